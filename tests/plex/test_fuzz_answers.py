"""Answers that no Plex server should give: whatever comes, it is understood or an EngineError."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
import json
from typing import Any

from aiohttp import ClientSession
from hypothesis import given, settings, strategies as st
import pytest

from custom_components.plex_smart_refresher.engine.errors import EngineError, RequestError
from custom_components.plex_smart_refresher.engine.media import (
    Library,
    LibraryType,
    MediaItem,
    MediaType,
)
from custom_components.plex_smart_refresher.plex import PlexClient
from custom_components.plex_smart_refresher.plex.parsing import (
    Container,
    has_library_scan,
    has_matches,
    has_playing_session,
    machine_identifier,
    name_and_version,
    parse_candidates,
    parse_container,
    parse_details,
    parse_dossier,
    parse_libraries,
    parse_page,
    parse_posters,
    pending_updates,
)
from custom_components.plex_smart_refresher.plex.timeline import TimelineReader

from ..hostile import NESTED, TEXTS, modest
from .conftest import address_at
from .servers import varying

LIBRARY = Library(
    library_id="1", title="Movies", type=LibraryType.MOVIE, agent="tv.plex.agents.movie"
)
SHOW = MediaItem("1", "1", MediaType.SHOW, "A show")
NAMES = (
    *("ratingKey", "key", "type", "title", "guid", "summary", "thumb", "parentRatingKey"),
    *("grandparentRatingKey", "parentTitle", "grandparentTitle", "parentIndex", "index", "year"),
    *("addedAt", "updatedAt", "librarySectionID", "totalSize", "size", "offset", "agent", "locked"),
    *("name", "language", "machineIdentifier", "updateQueueSize", "refreshing", "selected"),
    *("state", "friendlyName", "version", "contentChangedAt", "id"),
    *("score", "editionTitle", "viewCount", "viewOffset", "userRating", "childCount", "tag"),
    *("file", "path"),
)
LISTS = (
    *("Directory", "Metadata", "Guid", "Field", "Photo", "Player", "Activity", "SearchResult"),
    *("Media", "Part", "Location", "Label", "Collection"),
)
WORDS = ("movie", "show", "season", "episode", "artist", "album", "photo", "1", "true", "name")
DIGITS = ("-1", "9" * 4_000, "9" * 9_000, "1e9", "1_0", "\N{ARABIC-INDIC DIGIT ONE}", " 1 ", "NaN")
NUMBERS = st.one_of(st.integers(-(2**63), 2**64 - 1), st.floats(allow_nan=False))
VALUES = st.one_of(
    st.sampled_from([*WORDS, *DIGITS, "x" * 10_000]), TEXTS, NUMBERS, st.booleans(), st.none()
)

#: What each kind of answer is read by; none of them may raise anything but a RequestError.
READERS: Sequence[Callable[[Container], Any]] = (
    lambda container: parse_page(container, "1"),
    parse_details,
    lambda container: list(parse_libraries(container)),
    lambda container: list(parse_posters(container)),
    has_library_scan,
    has_playing_session,
    has_matches,
    lambda container: list(parse_candidates(container, MediaType.MOVIE)),
    parse_dossier,
    machine_identifier,
    name_and_version,
    pending_updates,
)
#: What asks a server for something; all that it may raise is an EngineError.
QUESTIONS: Sequence[Callable[[PlexClient], Awaitable[Any]]] = (
    PlexClient.connect,
    PlexClient.identify,
    PlexClient.libraries,
    lambda client: client.read_page(LIBRARY, MediaType.MOVIE, 0, 50),
    lambda client: client.read_items(["1", "2"]),
    lambda client: client.read_below(SHOW),
    lambda client: client.read_picture("1"),
    lambda client: client.read_posters("1"),
    lambda client: client.has_matches("1"),
    lambda client: client.search_matches(SHOW),
    lambda client: client.with_guid("1", MediaType.MOVIE, "plex://movie/1"),
    lambda client: client.read_dossier("1"),
    lambda client: client.refresh("1"),
    lambda client: client.analyze("1"),
    PlexClient.played_keys,
    lambda client: client.pending_updates("1"),
    PlexClient.is_busy,
    PlexClient.is_playing,
)
SAMPLE = json.dumps(
    {
        "MediaContainer": {
            "size": 2,
            "totalSize": 2,
            "offset": 0,
            "librarySectionID": 1,
            "machineIdentifier": "abc",
            "updateQueueSize": 3,
            "Directory": [{"key": "1", "type": "movie", "title": "Movies", "refreshing": False}],
            "Metadata": [
                {
                    "ratingKey": "5",
                    "key": "/library/metadata/5",
                    "type": "movie",
                    "title": "A & B",
                    "guid": "plex://movie/5",
                    "summary": "One.",
                    "year": 1999,
                    "addedAt": 1700000000,
                    "thumb": "/library/metadata/5/thumb/1",
                    "Guid": [{"id": "imdb://tt5"}],
                    "Field": [{"locked": True, "name": "summary"}],
                }
            ],
        }
    }
).encode()
DEEP = 100_000
ODD_BODIES = (
    *(b"", b" ", b"\0", b"<", b"<MediaContainer/>", b"\xef\xbb\xbf", b"{}", b"[]", b"{"),
    *(b"<html><body>Welcome</body></html>", b"\xff\xfe{\0}\0", b"[" * DEEP, b'{"a":' * DEEP),
    b'{"MediaContainer": ' + b"[" * 1_000 + b"]" * 1_000 + b"}",
    b'{"MediaContainer": {"Metadata": [' + b"{}," * 20_000 + b"{}]}}",
    b'{"MediaContainer": {"Metadata": {"ratingKey": {"Metadata": [[[]]]}}}}',
    b'{"MediaContainer": {"machineIdentifier": "' + b"x" * 1_000_000 + b'"}}',
    b'{"MediaContainer": {"updateQueueSize": ' + b"9" * 5_000 + b"}}",
    b'{"MediaContainer": {"machineIdentifier": "\\ud800"}}',
    b'{"MediaContainer": {}} {"MediaContainer": {}}',
)

OBJECTS = st.recursive(
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8),
    lambda below: st.builds(
        lambda values, lists: values | lists,
        st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8),
        st.dictionaries(
            st.sampled_from([*LISTS, *NAMES]),
            st.one_of(below, st.lists(st.one_of(below, VALUES), max_size=3)),
            max_size=3,
        ),
    ),
    max_leaves=8,
)


def damaged(body: bytes, place: int, length: int, instead: bytes) -> bytes:
    """Return a body with a part of it replaced."""
    place %= len(body)
    return body[:place] + instead + body[place + length :]


DAMAGED = st.builds(
    damaged,
    st.just(SAMPLE),
    st.integers(0, len(SAMPLE)),
    st.integers(0, 60),
    st.one_of(
        st.binary(max_size=20), st.sampled_from([b"]", b"}", b'"', b"-1", b"null,", b"\\u0000"])
    ),
)
BODIES = st.one_of(
    DAMAGED,
    OBJECTS.map(lambda made: json.dumps({"MediaContainer": made}).encode()),
    NESTED.map(lambda made: json.dumps({"MediaContainer": made}).encode()),
    st.binary(max_size=200),
)


def read_all(container: Container) -> None:
    """Read a container as each kind of answer, and check what comes of it."""
    for read in READERS:
        with suppress(RequestError):
            read(container)
    for item in parse_page(container, "1").items:
        assert 1 <= len(item.rating_key) <= 20
        assert len(item.display_title) <= 301
        assert all(
            number is None or abs(number) < 2**63
            for number in (item.year, item.number, item.added_at, item.updated_at)
        )
        texts = (item.title, item.guid, item.thumb, item.parent_key, item.parent_title)
        assert {type(text) for text in texts} == {str}


@given(container=OBJECTS)
@settings(modest, max_examples=200)
def test_whatever_an_answer_holds_it_is_read(container: Container) -> None:
    read_all(container)


@given(body=BODIES)
@settings(modest, max_examples=200)
def test_an_answer_with_a_fault_in_it_is_read_or_refused(body: bytes) -> None:
    with suppress(RequestError):
        read_all(parse_container(body))


ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "identifier": st.one_of(st.just("com.plexapp.plugins.library"), NESTED),
        "state": st.one_of(st.just(5), st.just("5"), NESTED),
        "type": st.one_of(st.just(1), NESTED),
        "itemID": st.one_of(st.just("7"), NESTED),
        "metadataState": NESTED,
        "mediaState": NESTED,
        "sectionID": NESTED,
        "parentItemID": st.one_of(st.just(3), NESTED),
    },
)
FRAMES = st.one_of(
    st.text(max_size=200),
    NESTED.map(json.dumps),
    st.builds(
        lambda entries: json.dumps({"NotificationContainer": {"TimelineEntry": entries}}),
        st.one_of(st.lists(ENTRIES, max_size=3), ENTRIES, NESTED),
    ),
)


@given(frame=FRAMES)
@settings(modest, max_examples=200)
def test_whatever_a_frame_holds_it_is_read(frame: str) -> None:
    reader = TimelineReader()
    for entry in reader.entries(frame):
        assert entry.rating_key.isdigit()
        assert all(type(each) is str for each in (*entry[:2], *entry[3:5], *entry[6:8]))
        assert type(entry.state) is int
    assert all(len(value) <= 31 for _, value in reader.seen)


@pytest.mark.parametrize("depth", [900, 5_000, 100_000])
def test_a_frame_may_be_as_deep_as_it_likes(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    entry = f'{{"identifier": "com.plexapp.plugins.library", "state": {deep}, "itemID": {deep}}}'
    entries = TimelineReader().entries
    assert list(entries(f'{{"NotificationContainer": {{"TimelineEntry": {entry}}}}}')) == []
    assert list(entries(deep)) == []
    digits = entry.replace(deep, "9" * depth)
    assert list(entries(f'{{"NotificationContainer": {{"TimelineEntry": {digits}}}}}')) == []


# Over real HTTP


@pytest.fixture
async def answers() -> AsyncIterator[tuple[list[bytes], str]]:
    """Return what a server answers with next, and its address."""
    bodies = [b""]
    async with varying(bodies) as url:
        yield bodies, url


async def ask_everything(url: str, web_session: ClientSession) -> None:
    """Ask a server for all that we ask for; nothing but an EngineError may come of it."""
    client = PlexClient(address_at(url), web_session, timeout=5)
    refusals = []
    for question in QUESTIONS:
        try:
            await question(client)
        except EngineError as err:
            refusals.append(str(err))
    client.close()
    await asyncio.sleep(0)
    assert [text for text in refusals if len(text) > 200 or "a-token" in text] == []


@given(body=BODIES)
@modest
async def test_whatever_a_server_answers_is_understood_or_refused(
    answers: tuple[list[bytes], str], web_session: ClientSession, body: bytes
) -> None:
    answers[0][0] = body
    await ask_everything(answers[1], web_session)


@pytest.mark.parametrize("body", ODD_BODIES, ids=lambda body: repr(body[:30]))
async def test_an_odd_answer_is_understood_or_refused(
    answers: tuple[list[bytes], str], web_session: ClientSession, body: bytes
) -> None:
    answers[0][0] = body
    await ask_everything(answers[1], web_session)

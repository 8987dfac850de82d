"""Answers that no Plex server should give: whatever comes, it is understood or an EngineError."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
import json
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring, tostring

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
from custom_components.plex_smart_refresher.plex.notifications import processed_items
from custom_components.plex_smart_refresher.plex.parsing import (
    has_library_scan,
    has_playing_session,
    parse_details,
    parse_libraries,
    parse_page,
    parse_posters,
)

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
    *("state", "friendlyName", "version"),
)
TAGS = ("Directory", "Video", "Guid", "Field", "Photo", "Track", "Player", "Activity", "x:y", "é")
WORDS = ("movie", "show", "season", "episode", "artist", "album", "photo", "1", "true", "name")
NUMBERS = ("-1", "9" * 4_000, "9" * 9_000, "1e9", "1_0", "\N{ARABIC-INDIC DIGIT ONE}", " 1 ", "NaN")
VALUES = st.one_of(st.sampled_from([*WORDS, *NUMBERS, "x" * 10_000]), TEXTS)

#: What each kind of answer is read by; none of them may raise anything but a RequestError.
LIST_READERS: Sequence[Callable[[bytes], Any]] = (lambda body: parse_page(body, "1"), parse_details)
READERS: Sequence[Callable[[Element], Any]] = (
    lambda container: list(parse_libraries(container)),
    lambda container: list(parse_posters(container)),
    has_library_scan,
    has_playing_session,
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
    lambda client: client.refresh("1"),
    lambda client: client.pending_updates("1"),
    PlexClient.is_busy,
    PlexClient.is_playing,
)
SAMPLE = b"""<?xml version="1.0" encoding="UTF-8"?>
<MediaContainer size="2" totalSize="2" offset="0" librarySectionID="1" machineIdentifier="abc"
 updateQueueSize="3"><Directory key="1" type="movie" title="Movies" agent="tv.plex.agents.movie"
 language="en-US" refreshing="0"/><Video ratingKey="5" key="/library/metadata/5" type="movie"
 title="A &amp; B" guid="plex://movie/5" summary="One." thumb="/library/metadata/5/thumb/1"
 year="1999" addedAt="1700000000" updatedAt="1700000001"><Guid id="imdb://tt5"/>
 <Field locked="1" name="summary"/></Video></MediaContainer>"""
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "'
    + b"x" * 1_000
    + b'">'
    + b"".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">'.encode()
        for before, name in zip("acdefg", "cdefgh", strict=True)
    )
    + b"]><MediaContainer>&h;</MediaContainer>"
)
FILE = (
    b'<!DOCTYPE b [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    b'<MediaContainer machineIdentifier="a">&f;</MediaContainer>'
)
ODD_BODIES = (
    *(b"", b" ", b"\0", b"<", b"<MediaContainer", b"<MediaContainer/>", b"\xef\xbb\xbf", b"{}"),
    *(b"<html><body>Welcome</body></html>", b"\xff\xfe<\0M\0", b"<a>" * 50_000, BOMB, FILE),
    b"<MediaContainer>" + b"<Video>" * 20_000 + b"</Video>" * 20_000 + b"</MediaContainer>",
    b'<MediaContainer machineIdentifier="' + b"x" * 1_000_000 + b'"/>',
    b'<?xml version="1.0" encoding="utf-99"?><MediaContainer/>',
    b'<MediaContainer updateQueueSize="' + b"9" * 5_000 + b'"/>',
)


def element(tag: str, attributes: dict[str, str], below: list[Element]) -> Element:
    made = Element(tag, attributes)
    made.extend(below)
    return made


ATTRIBUTES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8)
ELEMENTS = st.recursive(
    st.builds(element, st.sampled_from(TAGS), ATTRIBUTES, st.just([])),
    lambda below: st.builds(
        element, st.sampled_from(TAGS), ATTRIBUTES, st.lists(below, max_size=3)
    ),
    max_leaves=8,
)
CONTAINERS = st.builds(
    element, st.just("MediaContainer"), ATTRIBUTES, st.lists(ELEMENTS, max_size=4)
)


def damaged(body: bytes, place: int, length: int, instead: bytes) -> bytes:
    place %= len(body)
    return body[:place] + instead + body[place + length :]


DAMAGED = st.builds(
    damaged,
    st.just(SAMPLE),
    st.integers(0, len(SAMPLE)),
    st.integers(0, 60),
    st.one_of(
        st.binary(max_size=20), st.sampled_from([b"</Video>", b"&#0;", b'"', b"-1", b"<!--"])
    ),
)
BODIES = st.one_of(
    DAMAGED,
    CONTAINERS.map(lambda made: tostring(made, encoding="utf-8").translate(None, bytes(range(9)))),
    st.binary(max_size=200),
)


def read_lists(body: bytes) -> None:
    for read in LIST_READERS:
        with suppress(RequestError):
            read(body)


def listed(body: bytes) -> Sequence[MediaItem]:
    with suppress(RequestError):
        return parse_page(body, "1").items
    return ()


@given(container=CONTAINERS)
@settings(modest, max_examples=150)
def test_whatever_an_answer_holds_it_is_read(container: Element) -> None:
    for read in READERS:
        read(container)
    body = tostring(container, encoding="utf-8")
    read_lists(body)
    for item in listed(body):
        assert len(item.rating_key) <= 20
        assert len(item.display_title) <= 301
        assert all(
            number is None or abs(number) < 2**63
            for number in (item.year, item.number, item.added_at, item.updated_at)
        )


@given(body=DAMAGED)
@settings(modest, max_examples=150)
def test_an_answer_with_a_fault_in_it_is_read_or_is_no_xml(body: bytes) -> None:
    read_lists(body)
    try:
        container = fromstring(body)  # noqa: S314 - it is what plexapi does
    except ParseError, ValueError, LookupError:
        return
    for read in READERS:
        read(container)


ENTRIES = st.fixed_dictionaries(
    {},
    optional={
        "identifier": st.one_of(st.just("com.plexapp.plugins.library"), NESTED),
        "state": st.one_of(st.just(5), st.just("5"), NESTED),
        "type": st.one_of(st.just(1), NESTED),
        "itemID": st.one_of(st.just("7"), NESTED),
        "metadataState": NESTED,
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
    assert all(isinstance(key, str) for key in processed_items(frame))


@pytest.mark.parametrize("depth", [900, 5_000, 100_000])
def test_a_frame_may_be_as_deep_as_it_likes(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    entry = f'{{"identifier": "com.plexapp.plugins.library", "state": {deep}, "itemID": {deep}}}'
    assert list(processed_items(f'{{"NotificationContainer": {{"TimelineEntry": {entry}}}}}')) == []
    assert list(processed_items(deep)) == []
    digits = entry.replace(deep, "9" * depth)
    assert (
        list(processed_items(f'{{"NotificationContainer": {{"TimelineEntry": {digits}}}}}')) == []
    )


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

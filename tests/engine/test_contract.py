"""The contract of the server port, held by the engine's fake and by the client of a real server.

Each test runs against both: what the engine's tests prove with the fake holds for Plex as well, as
far as the simulated server answers like Plex.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any, Protocol

from aiohttp import ClientSession
import pytest

from custom_components.plex_smart_refresher.engine.criteria import Criteria
from custom_components.plex_smart_refresher.engine.defects import (
    Defect,
    find_defects,
    is_unmatched,
)
from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    OverloadedError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.engine.ladder_terms import WantedMatch
from custom_components.plex_smart_refresher.engine.media import (
    FieldEdit,
    Library,
    LibraryType,
    MatchQuery,
    MediaItem,
    MediaType,
    Poster,
)
from custom_components.plex_smart_refresher.engine.pictures import PictureState
from custom_components.plex_smart_refresher.engine.ports import MediaServer
from custom_components.plex_smart_refresher.engine.timeline import TimelineEntry
from custom_components.plex_smart_refresher.plex import PlexClient
from plex_simulator import (
    Catalog,
    Entry,
    FaultKind,
    Latency,
    Outcome,
    PlexSimulator,
    SimItem,
    episode,
    movie,
    season,
    show,
)

from ..kit import until
from ..plex.conftest import address_of
from .fake_matches import candidate
from .fakes import FakeServer, World

POSTER, SUMMARY, MATCH = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_MATCH
KNOWN = "plex://movie/known"
#: The errors of the port, and the fault of a real server behind each.
FAULTS: dict[type[EngineError], tuple[FaultKind, dict[str, Any]]] = {
    ServerLostError: (FaultKind.RESET, {}),
    OverloadedError: (FaultKind.BUSY, {}),
    RequestError: (FaultKind.STATUS, {"status": 500}),
    InvalidTokenError: (FaultKind.STATUS, {"status": 401}),
    NotOwnerError: (FaultKind.STATUS, {"status": 403}),
}


class Subject(Protocol):
    """An implementation of the port, and the means to set its server up."""

    server: MediaServer

    def add_film(self, title: str, outcome: Outcome = Outcome.FIXED, *defects: Defect) -> str:
        """Add a film that is newer than those before it, and return its rating key."""
        ...

    def add_show(self) -> list[str]:
        """Add a show with one season of two episodes, and return their rating keys."""
        ...

    async def edit(self, key: str, title: str) -> None:
        """Edit a film, as a user does."""
        ...

    def remove(self, key: str) -> None:
        """Remove a film."""
        ...

    def fail(self, error: type[EngineError]) -> None:
        """Answer all requests with an error from now on."""
        ...

    def start_up(self) -> None:
        """Behave like a server that is starting up from now on."""
        ...

    def know(self, name: str, guid: str) -> None:
        """Let the sources know a film of 2001."""
        ...

    async def wait_idle(self) -> None:
        """Wait until the server has processed everything."""
        ...


class Fake:
    """The engine's fake."""

    def __init__(self, world: World) -> None:
        self.server: FakeServer = world.server
        self._clock = world.clock
        self._added = 0
        self.server.add_library("1", LibraryType.MOVIE, title="Movies")
        self.server.add_library("2", LibraryType.SHOW, title="Shows")

    def add_film(self, title: str, outcome: Outcome = Outcome.FIXED, *defects: Defect) -> str:
        self._added += 1
        date = int(self._clock.time()) - 9000 + self._added
        key = str(100 + self._added)
        fields = {"title": title, "added_at": date, "updated_at": date}
        self.server.add(key, MediaType.MOVIE, *defects, outcome=outcome, **fields)
        return key

    def add_show(self) -> list[str]:
        self.server.add("20", MediaType.SHOW, library_id="2")
        self.server.add("21", MediaType.SEASON, library_id="2", parent_key="20")
        for key in ("22", "23"):
            parents = {"parent_key": "21", "grandparent_key": "20"}
            self.server.add(key, MediaType.EPISODE, library_id="2", **parents)
        return ["20", "21", "22", "23"]

    async def edit(self, key: str, title: str) -> None:
        self.server.edit(key, title=title)

    def remove(self, key: str) -> None:
        self.server.remove(key)

    def fail(self, error: type[EngineError]) -> None:
        self.server.fail_all(error("as asked"))

    def start_up(self) -> None:
        for call in ("refresh", "select_poster", "edit_fields", "match", "unmatch"):
            self.server.fail(call, StartingUpError("as asked"))

    def know(self, name: str, guid: str) -> None:
        self.server.found.setdefault(name, []).append(candidate(name, guid))

    async def wait_idle(self) -> None:
        await self.server.settle()


class Real:
    """The client of a simulated server, over HTTP and WebSocket."""

    def __init__(self, plex: PlexSimulator, client: PlexClient) -> None:
        self.server = client
        self._plex = plex
        self._added = 0
        self._movies = plex.catalog.add_library("Movies")
        self._shows = plex.catalog.add_library("Shows", "show")

    def add_film(self, title: str, outcome: Outcome = Outcome.FIXED, *defects: Defect) -> str:
        self._added += 1
        date = 1_700_000_000 + self._added
        words = [defect.value for defect in defects]
        item = movie(self._movies, title, broken=words, outcome=outcome, added_at=date)
        item.updated_at = date
        return item.rating_key

    def add_show(self) -> list[str]:
        whole = show(self._shows)
        part = season(whole)
        items: list[SimItem] = [whole, part, episode(part, 1), episode(part, 2)]
        return [item.rating_key for item in items]

    async def edit(self, key: str, title: str) -> None:
        await self._plex.edit(key, title=title)

    def remove(self, key: str) -> None:
        self._plex.catalog.remove(self._plex.catalog.items[key])

    def fail(self, error: type[EngineError]) -> None:
        kind, how = FAULTS[error]
        self._plex.faults.switch_on(kind, **how)

    def start_up(self) -> None:
        self._plex.faults.switch_on(FaultKind.STARTING_UP)

    def know(self, name: str, guid: str) -> None:
        known = Entry(type="movie", name=name, guid=guid, year=2001, summary="What happens.")
        self._plex.catalog.entries.append(known)

    async def wait_idle(self) -> None:
        await self._plex.wait_idle()


@pytest.fixture(params=["fake", "real"])
async def subject(request: pytest.FixtureRequest, world: World) -> AsyncIterator[Subject]:
    if request.param == "fake":
        yield Fake(world)
        return
    request.getfixturevalue("socket_enabled")
    plex = PlexSimulator(Catalog(), latency=Latency(mean=0.01, spread=0.005, late_picture=0.04))
    async with plex, ClientSession() as session:
        client = PlexClient(address_of(plex), session, timeout=5)
        listening = asyncio.create_task(client.notifications.listen())
        await until(lambda: client.listening)
        yield Real(plex, client)
        listening.cancel()
        await asyncio.wait({listening})
        client.close()


def wanted(key: str) -> WantedMatch:
    """Return the match of an item with the film that the sources know."""
    return WantedMatch(rating_key=key, guid=KNOWN, name="Known", year=2001)


async def movies_of(subject: Subject) -> Library:
    libraries = await subject.server.libraries()
    return next(library for library in libraries if library.title == "Movies")


async def read(subject: Subject, key: str) -> MediaItem | None:
    return (await subject.server.read_items([key])).get(key)


async def test_libraries_have_titles_and_types(subject: Subject) -> None:
    libraries = await subject.server.libraries()
    assert {library.title: library.type for library in libraries} == {
        "Movies": LibraryType.MOVIE,
        "Shows": LibraryType.SHOW,
    }


async def test_pages_hold_each_item_once_newest_first(subject: Subject) -> None:
    keys = [subject.add_film(f"Film {number}") for number in range(5)]
    library = await movies_of(subject)
    pages = [
        await subject.server.read_page(library, MediaType.MOVIE, start, 2) for start in (0, 2, 4)
    ]
    assert [item.rating_key for page in pages for item in page.items] == keys[::-1]
    assert [(page.received, page.total) for page in pages] == [(2, 5), (2, 5), (1, 5)]
    beyond = await subject.server.read_page(library, MediaType.MOVIE, 5, 2)
    assert (beyond.items, beyond.received, beyond.total) == ((), 0, 5)


async def test_lists_hold_no_summaries_and_prove_nothing(subject: Subject) -> None:
    subject.add_film("Film")
    page = await subject.server.read_page(await movies_of(subject), MediaType.MOVIE, 0, 10)
    [item] = page.items
    assert (item.summary, item.has_summary, item.confirmed) == ("", True, False)


async def test_a_list_of_another_level_is_empty(subject: Subject) -> None:
    subject.add_show()
    shows = next(each for each in await subject.server.libraries() if each.title == "Shows")
    counts = [
        (await subject.server.read_page(shows, level, 0, 10)).received for level in shows.levels
    ]
    assert counts == [1, 1, 2]


async def test_changed_items_come_first_in_their_list(subject: Subject) -> None:
    first, second, third = (subject.add_film(f"Film {number}") for number in range(3))
    await subject.edit(second, "Edited")
    page = await subject.server.read_changed_page(await movies_of(subject), MediaType.MOVIE, 0, 10)
    assert [item.rating_key for item in page.items] == [second, third, first]


async def test_details_are_confirmed_and_leave_out_what_is_gone(subject: Subject) -> None:
    kept, gone = subject.add_film("Kept"), subject.add_film("Gone")
    subject.remove(gone)
    items = await subject.server.read_items([kept, gone])
    assert list(items) == [kept]
    assert items[kept].confirmed
    assert items[kept].summary
    assert await subject.server.read_items([gone]) == {}


async def test_what_is_below_a_show_comes_parents_first_with_summaries(subject: Subject) -> None:
    keys = subject.add_show()
    item = await read(subject, keys[0])
    assert item
    below = await subject.server.read_below(item)
    assert [each.rating_key for each in below] == keys[1:]
    assert [bool(each.summary) for each in below] == [each.has_summary for each in below]


async def test_requests_for_an_item_that_is_gone_say_so(subject: Subject) -> None:
    key = subject.add_film("Gone")
    item = await read(subject, key)
    assert item
    subject.remove(key)
    requests: list[Callable[[], Any]] = [
        lambda: subject.server.refresh(key),
        lambda: subject.server.read_posters(key),
        lambda: subject.server.check_picture(item),
        lambda: subject.server.select_poster(key, Poster("upload://posters/1")),
        lambda: subject.server.edit_fields(item, [FieldEdit("title", "Here", is_locked=False)]),
        lambda: subject.server.has_matches(key),
        lambda: subject.server.search_matches(item),
        lambda: subject.server.match(item, wanted(key)),
        lambda: subject.server.unmatch(item),
    ]
    for request in requests:
        with pytest.raises(ItemGoneError):
            await request()
    assert await subject.server.read_dossier(key) is None


async def test_a_selected_poster_is_selected_alone(subject: Subject) -> None:
    key = subject.add_film("Film")
    posters = await subject.server.read_posters(key)
    other = next(poster for poster in posters if not poster.is_selected)
    assert sum(poster.is_selected for poster in posters) == 1
    await subject.server.select_poster(key, other)
    posters = await subject.server.read_posters(key)
    assert [each.address for each in posters if each.is_selected] == [other.address]


@pytest.mark.parametrize(
    ("defects", "state"),
    [
        ([], PictureState.OK),
        ([Defect.BROKEN_POSTER], PictureState.BROKEN),
        ([Defect.FRAME_POSTER], PictureState.FRAME),
    ],
)
async def test_a_picture_is_whole_broken_or_a_frame(
    subject: Subject, defects: list[Defect], state: PictureState
) -> None:
    item = await read(subject, subject.add_film("Film", Outcome.NEVER, *defects))
    assert item
    assert await subject.server.check_picture(item) is state


async def test_a_picture_on_offer_can_be_loaded_unless_it_is_elsewhere(subject: Subject) -> None:
    item = await read(subject, subject.add_film("Film"))
    assert item
    [offer, *_] = await subject.server.read_posters(item.rating_key)
    assert await subject.server.check_picture(item, offer) is PictureState.OK
    elsewhere = Poster("https://image.example/1.jpg")
    assert await subject.server.check_picture(item, elsewhere) is PictureState.UNKNOWN


async def test_items_are_found_by_a_word_of_their_titles(subject: Subject) -> None:
    item = await read(subject, subject.add_film("The Amber Film"))
    assert item
    subject.add_film("Another")
    library = item.library_id or "1"
    found = await subject.server.with_title(library, MediaType.MOVIE, "amber")
    assert [each.title for each in found] == ["The Amber Film"]


async def test_edited_fields_have_their_values_and_locks(subject: Subject) -> None:
    key = subject.add_film("Film")
    item = await read(subject, key)
    assert item
    edits = [
        FieldEdit("title", "Edited", is_locked=True),
        FieldEdit("summary", "Short.", is_locked=False),
    ]
    await subject.server.edit_fields(item, edits)
    item = await read(subject, key)
    assert item
    assert (item.title, item.summary, item.locked_fields) == ("Edited", "Short.", {"title"})


async def test_a_match_is_found_made_and_removed(subject: Subject) -> None:
    subject.know("Known", KNOWN)
    key = subject.add_film("Film", Outcome.NEVER, MATCH, POSTER, SUMMARY)
    item = await read(subject, key)
    assert item
    library_id = (await movies_of(subject)).library_id
    query = MatchQuery(title="Known", year=2001, agent="tv.plex.agents.movie", language="en-US")
    [found] = await subject.server.search_matches(item, query)
    assert (found.guid, found.name, found.year) == (KNOWN, "Known", 2001)
    assert await subject.server.search_matches(item, replace(query, title="Unheard of")) == ()

    await subject.server.match(item, wanted(key))
    await subject.wait_idle()
    now = await read(subject, key)
    assert now
    assert (now.guid, now.title, now.has_summary) == (KNOWN, "Known", True)
    owners = await subject.server.with_guid(library_id, MediaType.MOVIE, KNOWN)
    assert [each.rating_key for each in owners] == [key]

    await subject.server.unmatch(now)
    now = await read(subject, key)
    assert now
    assert is_unmatched(now)
    assert await subject.server.with_guid(library_id, MediaType.MOVIE, KNOWN) == ()


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.SLOW])
async def test_a_refresh_is_notified_and_has_its_outcome(
    subject: Subject, outcome: Outcome
) -> None:
    key = subject.add_film("Film", outcome, POSTER, SUMMARY)
    woken: list[str | None] = []
    told: list[TimelineEntry | None] = []
    unsubscribe = subject.server.subscribe_processed(woken.append)
    unsubscribe_timeline = subject.server.subscribe_timeline(told.append)
    await subject.server.refresh(key)
    await subject.wait_idle()
    if outcome not in {Outcome.VANISHED, Outcome.REKEYED, Outcome.IGNORED}:
        await until(lambda: key in woken)
        final = [entry for entry in told if entry and entry.is_processed]
        assert {(each.rating_key, each.library_id, each.type) for each in final} == {
            (key, "1", MediaType.MOVIE)
        }
    unsubscribe()
    unsubscribe_timeline()
    item = await read(subject, key)
    left = None if item is None else {finding.defect for finding in find_defects(item, Criteria())}
    both = {POSTER, SUMMARY}
    expected = {
        Outcome.FIXED: [set()],
        Outcome.SECOND: [both],
        Outcome.PARTLY: [{POSTER}, {SUMMARY}],
        Outcome.LATE_PICTURE: [{POSTER}, set()],
        Outcome.NEVER: [both],
        Outcome.VANISHED: [None],
        Outcome.REKEYED: [None],
        Outcome.IGNORED: [both],
    }
    assert left in expected[outcome]
    assert await subject.server.pending_updates("1") == 0


async def test_an_analysis_is_accepted_and_ends_with_a_notification(subject: Subject) -> None:
    key = subject.add_film("Film")
    woken: list[str | None] = []
    subject.server.subscribe_processed(woken.append)
    await subject.server.analyze(key)
    await until(lambda: key in woken)
    with pytest.raises(ItemGoneError):
        await subject.server.analyze("999999")


async def test_an_idle_server_is_neither_busy_nor_playing(subject: Subject) -> None:
    assert subject.server.listening
    assert not await subject.server.is_busy()
    assert not await subject.server.is_playing()
    assert await subject.server.played_keys() == set()


@pytest.mark.parametrize("error", FAULTS)
async def test_each_fault_is_an_error_of_the_port(
    subject: Subject, error: type[EngineError]
) -> None:
    key = subject.add_film("Film")
    item = await read(subject, key)
    library = await movies_of(subject)
    assert item
    subject.fail(error)
    requests: list[Callable[[], Any]] = [
        subject.server.libraries,
        lambda: subject.server.read_page(library, MediaType.MOVIE, 0, 10),
        lambda: subject.server.read_changed_page(library, MediaType.MOVIE, 0, 10),
        lambda: subject.server.read_items([key]),
        lambda: subject.server.read_posters(key),
        lambda: subject.server.check_picture(item),
        lambda: subject.server.has_matches(key),
        lambda: subject.server.search_matches(item),
        lambda: subject.server.match(item, wanted(key)),
        lambda: subject.server.unmatch(item),
        lambda: subject.server.with_guid("1", MediaType.MOVIE, KNOWN),
        lambda: subject.server.read_dossier(key),
        lambda: subject.server.edit_fields(item, [FieldEdit("title", "A", is_locked=False)]),
        lambda: subject.server.refresh(key),
    ]
    for request in requests:
        with pytest.raises(error) as caught:
            await request()
        assert type(caught.value) is error


async def test_a_server_that_starts_up_is_read_and_refuses_each_write(subject: Subject) -> None:
    key = subject.add_film("Film")
    subject.start_up()
    item = await read(subject, key)
    assert item
    requests: list[Callable[[], Any]] = [
        lambda: subject.server.refresh(key),
        lambda: subject.server.select_poster(key, Poster("upload://posters/1")),
        lambda: subject.server.edit_fields(item, [FieldEdit("title", "A", is_locked=False)]),
        lambda: subject.server.match(item, wanted(key)),
        lambda: subject.server.unmatch(item),
    ]
    for request in requests:
        with pytest.raises(StartingUpError):
            await request()

"""How a check-up asks a server: what it leaves unknown, and how many requests it takes."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

import pytest

from custom_components.plex_smart_refresher.engine.checkup.collect import collect
from custom_components.plex_smart_refresher.engine.checkup.facts import (
    Activity,
    Control,
    Description,
    Facts,
    LibrarySetting,
    Setting,
    SettingValue,
    Task,
)
from custom_components.plex_smart_refresher.engine.checkup.server import Quota
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    BudgetSpentError,
    EngineError,
    InvalidTokenError,
    NotOwnerError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.ladder_terms import MatchCandidate
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.engine.media import (
    Library,
    LibraryType,
    MatchQuery,
    MediaItem,
    MediaType,
    Page,
)

MOVIES = Library(library_id="1", title="M", type=LibraryType.MOVIE, agent="tv.plex.agents.movie")
SHOWS = Library(library_id="2", title="S", type=LibraryType.SHOW, agent="tv.plex.agents.series")
HOME = Library(library_id="3", title="H", type=LibraryType.MOVIE, agent="com.plexapp.agents.none")
CUSTOM = "tv.plex.agents.custom.x"
OWN = Library(library_id="4", title="C", type=LibraryType.MOVIE, agent=CUSTOM)
NAMELESS = replace(MOVIES, library_id="5", language="xn")
FOUND = [MatchCandidate(guid="plex://movie/1", type=MediaType.MOVIE, name="Found")]


def item(key: str, guid: str = "plex://movie/1", thumb: str = "/t") -> MediaItem:
    return MediaItem(
        key, "1", MediaType.MOVIE, "T", guid=guid, thumb=thumb, has_summary=key != "bare"
    )


@dataclass
class Server:
    """A server and its preferences, with an error for whatever is named in `errors`."""

    shelves: tuple[Library, ...] = (MOVIES, HOME, SHOWS)
    items: tuple[MediaItem, ...] = tuple(item(str(number)) for number in range(5))
    candidates: Sequence[MatchCandidate] = ()
    errors: dict[str, EngineError] = field(default_factory=dict)
    unknown: frozenset[Setting] = frozenset()
    refused: Setting | None = None
    empty: frozenset[str] = frozenset()  #: the libraries without an item
    connected: bool = True
    frames: int = 1
    most: int = 60
    asked: list[str] = field(default_factory=list)

    @property
    def preferences(self) -> Server:
        return self

    @property
    def notifications(self) -> Server:
        return self

    async def version(self) -> str:
        self._ask("version")
        return "1.43"

    def limited(self, most: int) -> AbstractContextManager[Quota]:
        raise NotImplementedError

    def _ask(self, what: str, requests: int = 1) -> None:
        if len(self.asked) + requests > self.most:
            raise BudgetSpentError
        self.asked += requests * [what]
        if error := self.errors.get(what):
            raise error

    async def describe(self) -> Description:
        self._ask("describe", 2)
        return Description(version="1.43")

    async def libraries(self) -> tuple[Library, ...]:
        self._ask("libraries", 2)
        return self.shelves

    async def setting(self, name: Setting) -> SettingValue | None:
        self._ask("setting")
        if name is self.refused:
            raise NotOwnerError("no")
        return None if name in self.unknown else 2

    async def tasks(self) -> Mapping[Task, bool]:
        self._ask("tasks")
        return {Task.LOCAL_MEDIA: True}

    async def providers(self) -> Mapping[str, bool]:
        self._ask("providers")
        return {CUSTOM: True}

    async def of_library(self, library_id: str) -> Mapping[LibrarySetting, SettingValue]:
        self._ask(f"library {library_id}")
        return {LibrarySetting.ADULT: False}

    async def is_working(self) -> bool:
        self._ask("working")
        return True

    async def read_page(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        self._ask(f"page {level} {library.library_id}")
        items = () if library.library_id in self.empty else self.items
        return Page(items=items, received=len(items), total=None)

    async def search_matches(
        self, item: MediaItem, query: MatchQuery | None = None
    ) -> Sequence[MatchCandidate]:
        self._ask(f"match {item.rating_key}")
        return self.candidates


async def told(server: Server, most: int = 60) -> Facts:
    """Collect the facts with a number of requests at most."""
    server.most = most
    broken = {"2": OpenDefects(items=7, defects={Defect.NO_MATCH: 7})}
    return await collect(server, lambda: 1.0, activity=Activity(), broken=broken)


async def test_a_healthy_server_is_asked_for_each_thing_once() -> None:
    server = Server(candidates=FOUND)
    found = await told(server)
    assert found.is_owner is True
    assert found.settings.keys() == set(Setting)
    assert found.tasks == {Task.LOCAL_MEDIA: True}
    assert found.is_working is True
    assert found.providers is None  # no library needs one
    assert [each.is_found for each in found.controls] == [True, True]
    # The library with the most broken items comes first, and personal media has no settings.
    assert [each.library.library_id for each in found.libraries] == ["2", "1", "3"]
    assert [each.settings is None for each in found.libraries] == [False, False, True]
    assert (found.broken, found.libraries[0].defects) == (7, {Defect.NO_MATCH: 7})
    assert len(server.asked) == 4 + 10 + 1 + 2 * 2 + 1 + 2


async def test_three_matched_items_without_a_candidate_prove_that_a_source_is_out_of_reach() -> (
    None
):
    odd = (item("1", guid="local://1"), item("2", thumb=""), item("bare"))
    server = Server(shelves=(MOVIES,), items=(*odd, *(item(f"{key}") for key in range(10, 15))))
    server.errors = {"match 10": RequestError("408"), "match 11": ServerLostError("late")}
    found = await told(server)
    assert found.controls == (Control(type=LibraryType.MOVIE, asked=3, is_found=False),)
    assert [each for each in server.asked if "match" in each] == [
        "match 10",
        "match 11",
        "match 12",
    ]
    server = Server(shelves=(MOVIES,), errors={"match 0": NotOwnerError("no")})
    assert (await told(server)).controls == ()
    assert (await told(Server(shelves=(MOVIES,), items=()))).controls == ()
    server = Server(shelves=(MOVIES,), errors={"page movie 1": RequestError("500")})
    assert (await told(server)).controls == ()


async def test_one_late_answer_is_unknown_and_a_server_that_is_lost_ends_it() -> None:
    late = ServerLostError("late")
    names = ("setting", "tasks", "providers", "working", "library 4")
    found = await told(Server(shelves=(OWN,), errors=dict.fromkeys(names, late)))
    assert (found.is_owner, found.tasks, found.providers, found.is_working) == (
        None,
        {},
        None,
        None,
    )
    for name in names:
        with pytest.raises(ServerLostError):
            await told(Server(shelves=(OWN,), errors=dict.fromkeys((name, "version"), late)))


async def test_a_setting_that_is_refused_after_others_were_read_makes_nobody_else_the_owner() -> (
    None
):
    server = Server(refused=Setting.LOUDNESS)
    found = await told(server)
    assert (found.is_owner, Setting.EMPTY_TRASH in found.settings) == (True, True)


async def test_the_clocks_are_compared_when_the_server_tells_its_time() -> None:
    server = Server()
    found = await collect(server, lambda: float(len(server.asked)), activity=Activity(), broken={})
    assert found.now == 2  # after it has described itself, and before anything else


async def test_only_a_library_of_plexs_own_agents_is_a_control_of_the_sources() -> None:
    server = Server(shelves=(OWN, HOME, NAMELESS, MOVIES), candidates=FOUND)
    assert len((await told(server)).controls) == 1
    assert [each for each in server.asked if each.startswith("page")] == ["page movie 1"]


async def test_a_library_without_matched_items_leaves_it_to_another_one() -> None:
    others = [replace(MOVIES, library_id=key) for key in ("7", "8")]
    server = Server(shelves=(MOVIES, *others), candidates=FOUND, empty=frozenset({"1"}))
    assert len((await told(server)).controls) == 1
    pages = [each for each in server.asked if each.startswith("page")]
    assert pages == ["page movie 1", "page movie 7"]
    server = Server(shelves=(MOVIES, *others), empty=frozenset({"1", "7"}))
    assert (await told(server)).controls == ()


async def test_what_is_refused_stays_unknown() -> None:
    refused = RequestError("500")
    names = ("setting", "tasks", "providers", "working", "library 4")
    found = await told(Server(shelves=(OWN,), errors=dict.fromkeys(names, refused)))
    assert (found.is_owner, found.settings, found.tasks) == (None, {}, {})
    assert (found.providers, found.is_working, found.libraries[0].settings) == (None, None, None)
    found = await told(Server(shelves=(OWN,), unknown=frozenset({Setting.LOUDNESS})))
    assert found.settings.keys() == set(Setting) - {Setting.LOUDNESS}
    assert found.providers == {CUSTOM: True}
    for error in (NotOwnerError("no"), InvalidTokenError("no")):
        found = await told(Server(errors={"setting": error}))
        assert (found.is_owner, found.settings) == (False, {})


async def test_a_token_that_is_revoked_meanwhile_does_not_make_its_owner_somebody_else() -> None:
    refused = InvalidTokenError("401")
    server = Server()
    real = server.setting

    async def revoked(name: Setting) -> SettingValue | None:
        server.errors = dict.fromkeys(("setting", "libraries"), refused)
        return await real(name)

    server.setting = revoked  # type: ignore[method-assign] - the token is revoked just then
    with pytest.raises(InvalidTokenError):
        await told(server)


async def test_it_never_sends_more_requests_than_allowed() -> None:
    for most in range(4, 24):
        found = await told(Server(candidates=FOUND), most)
        assert not found.unreached, most  # what is not searched for is not missed
    shelves = tuple(
        Library(library_id=f"{key}", title="", type=LibraryType.SHOW, agent=SHOWS.agent)
        for key in range(40)
    )
    found = await told(Server(shelves=shelves, candidates=FOUND), 25)
    assert sum(1 for each in found.libraries if each.settings is None) == 29

"""What somebody does, or Plex does late, while a rung is applied: nothing of it is lost."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName, WantedMatch
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType, Poster
from custom_components.plex_smart_refresher.engine.results import RestoredField, Result
from plex_simulator import Outcome

from ..fake_matches import candidate
from ..fakes import AGENTS_POSTERS, DAY, FRAME, FakeServer, World

RIGHT = "plex://movie/alien"
FILE = "/m/Alien (1979) {tmdb-348}/Alien (1979).mkv"
UPLOAD = "upload://posters/mine"
WANTED = WantedMatch(rating_key="7", guid=RIGHT, name="Alien", year=1979)


@pytest.fixture(autouse=True)
def film(server: FakeServer) -> None:
    """Add an unmatched film that no refresh heals, with an ID for which there is one hit."""
    server.add_library("1")
    add_film(server, "7", FILE)


def add_film(server: FakeServer, key: str, file: str) -> None:
    server.found["tmdb-348"] = [candidate("Alien", RIGHT, year=1979)]
    fields: dict[str, Any] = {"title": "Alien", "year": 1979, "file": file}
    server.add(key, MediaType.MOVIE, Defect.NO_MATCH, outcome=Outcome.NEVER, **fields)


async def by_id(world: World, **options: Any) -> None:
    await world.scan(rungs=(RungName.MATCH_BY_ID,), window_days=0, **options)


def do_later(server: FakeServer, seconds: float, **fields: Any) -> None:
    """Edit the film some seconds after the search for other items with its match."""

    async def edit() -> None:
        await server.clock.sleep(seconds)
        server.edit("7", **fields)

    server.on_guid = lambda: server._start(edit())


@pytest.mark.parametrize("address", [UPLOAD, AGENTS_POSTERS[1]])
async def test_a_poster_that_somebody_selects_meanwhile_stays(
    world: World, server: FakeServer, address: str
) -> None:
    server.remove("7")
    server.add("1", MediaType.MOVIE, Defect.FRAME_POSTER, outcome=Outcome.NEVER)
    server.items["1"].posters = [FRAME, *AGENTS_POSTERS]
    server.on_dossier["1"] = lambda key: server.select(key, address)
    await world.scan(rungs=(RungName.CHOOSE_POSTER,))
    assert server.items["1"].selected == address
    assert server.calls["select_poster"] == 0


async def test_a_lock_of_a_selection_without_effect_is_opened_again(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.remove("7")
    server.add("1", MediaType.MOVIE, Defect.FRAME_POSTER, outcome=Outcome.NEVER)
    server.items["1"].posters = [FRAME, *AGENTS_POSTERS]

    async def only_lock(rating_key: str, _: Poster) -> None:
        server.change(rating_key, locked_fields=frozenset({"thumb"}))

    monkeypatch.setattr(server, "select_poster", only_lock)
    await world.scan(rungs=(RungName.CHOOSE_POSTER,))
    assert server.items["1"].item.locked_fields == frozenset()


async def test_a_title_typed_while_a_match_has_no_effect_stays(
    world: World, server: FakeServer
) -> None:
    server.takes_matches = False
    do_later(server, 20, title="Typed", locked_fields=frozenset({"title"}))
    await by_id(world)
    now = server.items["7"].item
    assert (now.title, now.locked_fields) == ("Typed", {"title"})


async def test_a_match_that_comes_after_the_deadline_can_be_taken_back(
    world: World, server: FakeServer
) -> None:
    locked = frozenset({"title", "summary"})
    server.change("7", title="Mine", summary="Typed.", has_summary=True, locked_fields=locked)
    server.match_latency = 4_000
    server.match_brings["7"] = {"locked_fields": frozenset()}
    await world.scan(rating_keys=("7",), matches=(WANTED,))
    assert world.results["7"] is not Result.FIXED
    await server.settle()
    assert server.items["7"].item.guid == RIGHT
    assert world.journal.changes["1"].is_open
    server.match_latency = 3
    await world.scan(rating_keys=("7",), undo=("1",))
    now = server.items["7"].item
    assert (server.unmatched, now.title, now.summary) == (["7"], "Mine", "Typed.")
    assert now.locked_fields == locked


@pytest.mark.parametrize(
    "file",
    [
        "/m/Alien (1979) {tmdb-348}/Making of.mkv",
        "/m/Alien (1979) {tmdb-348}/trailer-2.mkv",
        "/m/Alien (1979) {tmdb-348}/S01E01.mkv",
        "/m/Wrong Show S01E01 {tmdb-348}.mkv",
        "/m/Another Film {tmdb-348}.mkv",
        "/m/Another Film {tmdb-348}/Alien.mkv",
    ],
)
async def test_an_id_needs_the_title_in_each_name_that_identifies_the_film(
    world: World, server: FakeServer, file: str
) -> None:
    server.remove("7")
    add_film(server, "8", file)
    await by_id(world)
    assert server.matched == []
    add_film(server, "9", "/m/Alien (1979) {tmdb-348}/alien.mkv")
    await by_id(world)
    assert server.matched == [("9", RIGHT)]


async def test_a_match_that_was_taken_back_is_not_made_again_by_itself(
    world: World, server: FakeServer
) -> None:
    await by_id(world)
    assert server.matched == [("7", RIGHT)]
    await world.scan(rating_keys=("7",), undo=("1",))
    assert server.unmatched == ["7"]
    await world.scan(rating_keys=("7",), rungs=(RungName.REFRESH,))
    world.clock.now += 10 * DAY
    world.memory.remembered.clear()
    await by_id(world, forgetful=True)
    assert server.matched == [("7", RIGHT)]


async def test_taking_an_undo_back_never_merges(world: World, server: FakeServer) -> None:
    await by_id(world)
    await world.scan(rating_keys=("7",), undo=("1",))
    server.add("8", guid=RIGHT)
    await world.scan(rating_keys=("7",), undo=("2",))
    assert server.matched == [("7", RIGHT)], "only the first time"
    assert RestoredField.MATCH in world.observer.outcomes["7"].not_restored


async def test_a_show_that_somebody_begins_to_play_meanwhile_is_not_refreshed(
    world: World, server: FakeServer
) -> None:
    server.remove("7")
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SEASON, library_id="2")
    for key in ("21", "22"):
        fields = {"parent_key": "20", "library_id": "2", "outcome": Outcome.NEVER}
        server.add(key, MediaType.EPISODE, Defect.MISSING_SUMMARY, **fields)
    read_posters = server.read_posters

    async def read_and_play(rating_key: str) -> Any:
        server.played = frozenset({"22"})
        return await read_posters(rating_key)

    server.read_posters = read_and_play  # type: ignore[method-assign] - while snapshots are taken
    await world.scan(rungs=(RungName.REFRESH_PARENT,))
    assert server.refreshed == []


async def test_a_match_that_gave_the_item_another_key_can_be_taken_back(
    world: World, server: FakeServer
) -> None:
    def rekey(key: str) -> None:
        stored = server.items.pop(key)
        stored.item = stored.item._replace(rating_key="70", thumb="/library/metadata/70/thumb/1")
        server.items["70"] = stored

    server.on_match["7"] = rekey
    await by_id(world)
    await world.scan(rating_keys=("70",), undo=("1",))
    assert server.unmatched == ["70"]
    assert world.observer.outcomes["70"].result is not Result.GONE

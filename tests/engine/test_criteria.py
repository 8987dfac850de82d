"""What a scan judges the items of each library by."""

from typing import Any

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import IdSource, LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result

from .fakes import DAY, NOW, FakeMemory, FakeServer, World

TITLE = Defect.PLACEHOLDER_TITLE
MOVIE, POSTER = MediaType.MOVIE, Defect.MISSING_POSTER


async def test_libraries_of_legacy_and_custom_agents_are_repaired_without_external_ids(
    world: World, server: FakeServer
) -> None:
    for number, agent in enumerate(("com.plexapp.agents.imdb", "tv.plex.agents.custom.a"), 2):
        server.add_library(str(number), agent=agent)
        fields = {"library_id": str(number), "guid": f"{agent}://7", "has_external_ids": False}
        server.add(f"{number}0", MOVIE, POSTER, **fields)
        server.add(f"{number}1", MOVIE, **fields)
        server.add(f"{number}2", MOVIE, **fields | {"guid": "plex://movie/7"})
    tally = await world.scan()
    assert (tally.checked, tally.fixed) == (6, 2)
    assert server.refreshed == ["20", "30"]


async def test_the_version_of_the_server_reaches_the_judgement(
    world: World, server: FakeServer
) -> None:
    server.add_library("1")
    server.version = "1.24.2.4973"
    server.add("7", MOVIE, Defect.NO_EXTERNAL_IDS)
    assert (await world.scan(dry_run=True)).healthy == 1
    server.version = "1.24.3.5033"
    assert (await world.scan(dry_run=True)).would_refresh == 1


async def test_ids_that_the_user_requires_are_missed(world: World, server: FakeServer) -> None:
    server.add_library("1")
    server.add("7", MOVIE, id_sources=frozenset({IdSource.TVDB}))
    assert (await world.scan(dry_run=True)).healthy == 1
    await world.scan(dry_run=True, required_ids=(IdSource.TVDB,))
    assert not world.results
    await world.scan(dry_run=True, required_ids=(IdSource.TVDB, IdSource.TMDB))
    assert world.observer.outcomes["7"].before == {Defect.MISSING_REQUIRED_ID}


def add_episode(server: FakeServer, number: int, title: str = "", **fields: Any) -> None:
    """Add an episode of one season, by default titled as a source does without a title."""
    values = {"title": title or f"Pennod {number}", "number": number, "parent_key": "3"}
    values["aired"] = "2027-01-10"
    server.add(f"{number}", MediaType.EPISODE, library_id="2", **values | fields)


async def test_titles_that_differ_only_in_their_number_are_weak_findings_with_a_summary(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    add_episode(server, 7)
    add_episode(server, 8, "The Return")
    assert (await world.scan(dry_run=True)).healthy == 2
    add_episode(server, 9)
    assert (await world.scan(dry_run=True, page_size=1)).healthy == 1
    outcomes = world.observer.outcomes
    assert {key: out.before for key, out in outcomes.items()} == {"7": {TITLE}, "9": {TITLE}}
    assert all(outcome.is_weak for outcome in outcomes.values())


async def test_a_show_that_numbers_its_episodes_is_healthy(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    for number in (7, 8, 9):
        add_episode(server, number, f"Chapter {number}", aired="2026-11-10")
    assert (await world.scan(dry_run=True)).healthy == 3


async def test_siblings_without_a_summary_confirm_each_other(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    for number in (7, 8):
        add_episode(server, number, has_summary=False, summary="")
    await world.scan(dry_run=True)
    assert all(TITLE in outcome.before for outcome in world.observer.outcomes.values())
    assert not any(outcome.is_weak for outcome in world.observer.outcomes.values())


async def test_an_item_that_is_retried_alone_keeps_what_its_siblings_told(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add_library("2", LibraryType.SHOW)
    add_episode(server, 7, added_at=NOW - 90 * DAY)
    await world.scan(dry_run=True)
    assert world.results == {}
    memory.failed_before("7", TITLE, library_id="2")
    await world.scan(dry_run=True)
    assert world.results == {"7": Result.WOULD_REFRESH}


async def test_items_dated_ahead_hide_no_others_from_the_maximum(
    world: World, server: FakeServer
) -> None:
    server.add_library("1")
    for number in range(10, 40):
        server.add(f"{number}", added_at=NOW + 70 * 365 * DAY, updated_at=NOW + 70 * 365 * DAY)
    server.add("7", MOVIE, POSTER)
    for number in range(50, 70):
        server.add(f"{number}", added_at=NOW - 90 * DAY)
    for page_size in (4, 500):
        tally = await world.scan(dry_run=True, max_items=10, page_size=page_size)
        assert (tally.checked, tally.would_refresh) == (10, 1)


async def test_an_item_dated_ahead_is_refreshed_after_one_of_today(
    world: World, server: FakeServer
) -> None:
    server.add_library("1")
    server.add("6", MOVIE, POSTER, added_at=NOW + 400 * DAY, updated_at=NOW - 5 * DAY)
    server.add("7", MOVIE, POSTER)
    await world.scan(in_flight=1)
    assert server.refreshed == ["7", "6"]

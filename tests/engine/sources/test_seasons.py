"""Siblings that no list of a scan contains."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.engine.sources.seasons import MOST_SEASONS

from ..fakes import DAY, NOW, FakeServer, World

EPISODE, TITLE, SUMMARY = MediaType.EPISODE, Defect.PLACEHOLDER_TITLE, Defect.MISSING_SUMMARY


@pytest.fixture(autouse=True)
def shows(server: FakeServer) -> None:
    server.add_library("2", LibraryType.SHOW)


def add(server: FakeServer, number: int, title: str = "", *defects: Defect, **fields: Any) -> None:
    """Add an episode that is shown today, and is titled in a language of few words."""
    values = {"title": title or f"Pennod {number}", "number": number, "parent_key": "3"}
    values |= {"aired": "2027-01-12", "grandparent_key": "1", "library_id": "2"}
    server.add(f"{number}", EPISODE, *defects, **values | fields)


def add_old(server: FakeServer, number: int, title: str = "", **fields: Any) -> None:
    """Add an episode that is outside the window of a month."""
    add(server, number, title, added_at=NOW - 90 * DAY, **fields)


@pytest.mark.parametrize(
    "options", [{"window_days": 30}, {"max_items": 1}, {"rating_keys": ("9",)}]
)
@pytest.mark.parametrize("defects", [(), (SUMMARY,)])
async def test_an_episode_is_compared_with_siblings_that_are_not_scanned(
    world: World, server: FakeServer, options: dict[str, Any], defects: tuple[Defect, ...]
) -> None:
    add_old(server, 7)
    add(server, 9, "", *defects)
    await world.scan(dry_run=True, **options)
    assert world.results == {"9": Result.WOULD_REFRESH}
    assert world.observer.outcomes["9"].before == {TITLE, *defects}
    assert server.calls["read_below"] == 1


async def test_a_season_is_read_once(world: World, server: FakeServer) -> None:
    add_old(server, 7, "The Return")
    for number in (9, 10):
        add(server, number, ("Pennod", "Rhan")[number - 9] + f" {number}")
    assert (await world.scan(dry_run=True, window_days=30)).healthy == 2
    assert server.calls["read_below"] == 1


async def test_a_scan_reads_a_limited_number_of_seasons(world: World, server: FakeServer) -> None:
    server.add_library("4", LibraryType.SHOW)
    for season in range(MOST_SEASONS + 10):
        where = {"parent_key": f"season {season}", "library_id": "2" if season % 50 else "4"}
        add_old(server, season * 10 + 1, **where)
        add(server, season * 10 + 2, **where)
    await world.scan(dry_run=True, window_days=30)
    assert server.calls["read_below"] == MOST_SEASONS
    assert len(world.results) == MOST_SEASONS
    [told] = [line for line in world.observer.lines if "seasons are read" in line]
    assert told == "200 seasons are read; other titles are judged on their own"


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "The Return"},
        {"title": "Episode 9"},  # it needs no siblings
        {"aired": "2026-11-10"},  # with a summary it is the final title
        {"locked_fields": frozenset({"title"})},
        {"guid": "com.gracenote.onconnect://9"},
        {"parent_key": "", "grandparent_key": ""},
    ],
)
async def test_what_siblings_cannot_change_costs_no_read(
    world: World, server: FakeServer, fields: dict[str, Any]
) -> None:
    add_old(server, 7)
    add(server, 9, **fields)
    await world.scan(dry_run=True, window_days=30, rating_keys=("9",))
    assert server.calls["read_below"] == 0


async def test_siblings_that_are_listed_cost_no_read(world: World, server: FakeServer) -> None:
    add(server, 9)
    add(server, 7, "", SUMMARY)
    await world.scan(dry_run=True, window_days=30)
    assert server.calls["read_below"] == 0
    add(server, 5, "Rhan 5", SUMMARY)
    await world.scan(dry_run=True, window_days=0)
    assert server.calls["read_below"] == 0


async def test_an_episode_of_a_hidden_season_is_compared_with_those_of_its_show(
    world: World, server: FakeServer
) -> None:
    add_old(server, 7, parent_key="")
    add(server, 9, parent_key="")
    await world.scan(dry_run=True, window_days=30)
    assert world.results == {"9": Result.WOULD_REFRESH}


async def test_a_season_that_cannot_be_read_leaves_the_title_as_it_is(
    world: World, server: FakeServer
) -> None:
    server.fail("read_below", RequestError("status 500"))
    add_old(server, 7)
    add(server, 9)
    assert (await world.scan(dry_run=True, window_days=30)).healthy == 1
    assert any("cannot be compared" in line for line in world.observer.lines)


async def test_an_edited_episode_is_compared_with_those_that_have_not_changed(
    world: World, server: FakeServer
) -> None:
    server.content["2"], server.content_counts_edits = 1, False
    for number in range(31):
        dates = dict.fromkeys(("added_at", "updated_at"), NOW - number * DAY)
        add(server, number, "Pennod 30" if number == 30 else "The Return", **dates)
    await world.scan(window_days=0, levels=(EPISODE,))
    world.clock.now += 3600
    server.calls.clear()
    server.edit("5", title="Pennod 5")
    await world.scan(window_days=0, levels=(EPISODE,), dry_run=True)
    assert server.calls["read_page"] == 0
    assert world.observer.outcomes["5"].before == {TITLE}
    assert server.calls["read_below"] == 1

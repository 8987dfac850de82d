"""A scan checks the pictures of new and suspicious items, and never calls a bad one healed."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.pictures import PictureState
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import AGENTS_POSTERS, DAY, FRAME, NOW, FakeMemory, FakeServer, SimulatedClock, World

BROKEN, FRAMED, SUMMARY = Defect.BROKEN_POSTER, Defect.FRAME_POSTER, Defect.MISSING_SUMMARY
MOVIE = MediaType.MOVIE


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")
    server.content["1"] = 1


def add_films(server: FakeServer, number: int, **fields: Any) -> None:
    for each in range(number):
        server.add(f"{100 + each}", **fields)


async def test_new_items_with_bad_pictures_are_found_and_healed(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("1", MOVIE, BROKEN)
    server.add("2", MOVIE, FRAMED)
    server.add("3")
    tally = await world.scan()
    assert world.results == {"1": Result.FIXED, "2": Result.FIXED}
    assert tally.healthy == 1
    assert {key: check.state for key, check in memory.checks.items()} == dict.fromkeys(
        "123", PictureState.OK
    )


async def test_the_pictures_of_a_list_are_limited(world: World, server: FakeServer) -> None:
    add_films(server, 70)
    for library in range(2, 14):
        server.add_library(f"{library}")
        for number in range(60):
            server.add(f"{library}{number:02}", library_id=f"{library}")
    await world.scan()
    assert server.calls["check_picture"] == 500
    server.calls.clear()
    await world.scan(library_ids=("1",), full_scan_days=0)
    assert server.calls["check_picture"] == 0, "the same fifty are the newest"


async def test_what_was_there_at_the_last_scan_is_not_new(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add_films(server, 60)
    await world.scan()
    clock.now += 3 * DAY
    server.calls.clear()
    server.add("7", MOVIE, FRAMED, added_at=int(clock.time()) - 60)
    await world.scan()
    assert world.results == {"7": Result.FIXED}
    assert server.calls["check_picture"] == 2, "when it is found and when it is verified"


async def test_a_whole_picture_is_checked_again_after_a_month_or_once_it_changes(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("1")
    server.add("2")
    await world.scan(window_days=0)
    server.calls.clear()
    server.select("2", AGENTS_POSTERS[1])
    await world.scan(window_days=0, forgetful=True)
    assert server.calls["check_picture"] == 1
    clock.now += 31 * DAY
    await world.scan(window_days=0, forgetful=True)
    assert server.calls["check_picture"] == 3


@pytest.mark.parametrize("defect", [BROKEN, FRAMED])
async def test_a_bad_picture_stays_found_though_no_list_shows_it(
    world: World, server: FakeServer, clock: SimulatedClock, defect: Defect
) -> None:
    server.add("1", MOVIE, defect, outcome=Outcome.NEVER)
    await world.scan()
    assert world.observer.outcomes["1"].after == {defect}
    for options in ({}, {"forgetful": True}, {"full_scan_days": 0}):
        await world.scan(**options)
        assert world.observer.outcomes["1"].before == {defect}
        assert world.results["1"] is Result.SKIPPED
    clock.now += 2 * DAY  # the retry pool
    await world.scan(window_days=1)
    assert world.results["1"] is Result.UNRESOLVED
    assert world.observer.outcomes["1"].after == {defect}


async def test_a_bad_picture_that_somebody_replaced_is_healed(
    world: World, server: FakeServer
) -> None:
    server.add("1", MOVIE, FRAMED, outcome=Outcome.NEVER)
    await world.scan()
    server.select("1", "upload://posters/mine")
    await world.scan()
    assert world.results["1"] is Result.HEALTHY
    server.calls.clear()
    await world.scan()
    assert world.results == {}
    assert server.calls["check_picture"] == 0


async def test_a_picture_that_cannot_be_checked_is_what_it_was(
    world: World, server: FakeServer
) -> None:
    server.add("1", MOVIE, FRAMED, outcome=Outcome.NEVER)
    server.add("2")
    await world.scan()
    server.select("1", AGENTS_POSTERS[0])
    server.fail("check_picture", RequestError("no"))
    await world.scan()
    assert world.observer.outcomes["1"].before == {FRAMED}
    assert any("its picture could not be checked: no" in line for line in world.observer.lines)


async def test_a_picture_that_cannot_be_checked_after_its_refresh_is_not_called_healed(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    item = server.add("1", MOVIE, BROKEN)
    memory.bad("1", PictureState.BROKEN, item.thumb)
    server.fail("check_picture", RequestError("no"))
    await world.scan()
    assert server.refreshed == ["1"]
    assert world.results == {"1": Result.UNRESOLVED}
    assert world.observer.outcomes["1"].after == {BROKEN}


async def test_a_picture_that_nobody_can_judge_is_no_defect(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("1", MOVIE, BROKEN)
    server.items["1"].is_unclear = True
    await world.scan()
    assert world.results == {}
    assert memory.checks == {}


async def test_a_frame_after_a_refresh_is_not_called_fixed(
    world: World, server: FakeServer
) -> None:
    server.add("1", MOVIE, Defect.MISSING_POSTER)
    server.harms("1", replaced_by=FRAME)
    await world.scan(rungs=(RungName.REFRESH,))
    assert world.observer.outcomes["1"].after == {FRAMED}
    assert world.results["1"] is Result.PARTLY_FIXED


async def test_a_server_without_most_of_its_pictures_has_a_problem_of_its_own(
    world: World, server: FakeServer
) -> None:
    for number in range(6):
        server.add(f"{number}", MOVIE, BROKEN)
    server.add("8", MOVIE, FRAMED)
    await world.scan()
    assert set(world.results) == {"8"}
    doubts = [line for line in world.observer.lines if "pictures cannot be loaded" in line]
    assert len(doubts) == 1


async def test_pictures_found_between_scans_are_healed_by_the_next_one(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("1", MOVIE, BROKEN, added_at=NOW - 90 * DAY)
    server.add("2", MOVIE, BROKEN, added_at=NOW - 90 * DAY)
    await world.scan()
    assert world.results == {}, "outside the window"
    memory.found["1"] = "1"
    memory.bad("1", PictureState.BROKEN, server.items["1"].item.thumb)
    memory.bad("2", PictureState.BROKEN, server.items["2"].item.thumb)
    await world.scan()
    assert world.results == {"1": Result.FIXED}


async def test_a_named_item_is_checked(world: World, server: FakeServer) -> None:
    server.add("1", MOVIE, BROKEN, added_at=NOW - 90 * DAY)
    await world.scan(rating_keys=("1",))
    assert world.results == {"1": Result.FIXED}


async def test_a_picture_that_is_gone_by_now_is_missing(world: World, server: FakeServer) -> None:
    server.add("1", MOVIE, BROKEN, outcome=Outcome.NEVER)
    await world.scan()
    server.change("1", thumb="")
    await world.scan(forgetful=True)
    assert world.observer.outcomes["1"].before == {Defect.MISSING_POSTER}


async def test_a_picture_that_came_with_the_parent_is_not_refreshed_again(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SHOW, SUMMARY, library_id="2")
    below = {"library_id": "2", "grandparent_key": "20"}
    server.add("21", MediaType.EPISODE, FRAMED, **below)
    await world.scan(library_ids=("2",))
    assert server.refreshed == ["20"]
    assert world.results["21"] is Result.FIXED


async def test_pictures_of_personal_media_are_not_checked(world: World, server: FakeServer) -> None:
    server.add("1", MOVIE, guid="local://1", locked_fields=frozenset())
    server.add("2", MOVIE, FRAMED, guid="com.gracenote.onconnect://1")
    await world.scan(dry_run=True)
    assert FRAMED not in {each for out in world.observer.outcomes.values() for each in out.before}

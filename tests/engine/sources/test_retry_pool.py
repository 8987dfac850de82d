"""The retry pool as a source."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    RequestError,
)
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import DAY, NOW, FakeMemory, FakeServer, World

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


async def test_a_due_item_outside_the_window_is_taken_from_the_retry_pool(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, added_at=OLD)
    server.add("11", MOVIE, POSTER, added_at=OLD)
    server.add("12", MOVIE, POSTER, added_at=OLD)
    memory.failed_before("10", POSTER)
    memory.failed_before("11", POSTER, next_attempt=NOW + 3600.0)
    await world.scan()
    assert world.results == {"10": Result.FIXED}
    assert memory.remembered.keys() == {"11"}


async def test_an_item_of_the_pool_that_is_also_in_the_window_is_looked_at_once(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, outcome=Outcome.NEVER)
    memory.failed_before("10", POSTER)
    tally = await world.scan(retry_limit=1)
    assert tally.checked == 1
    assert memory.remembered["10"].attempts == 2
    assert "inspecting items of earlier scans again" not in world.observer.lines


@pytest.mark.parametrize(("limit", "expected"), [(0, set()), (2, {"4", "3"}), (50, set("01234"))])
async def test_the_longest_due_of_the_pool_come_first(
    world: World, server: FakeServer, memory: FakeMemory, limit: int, expected: set[str]
) -> None:
    for number in range(5):
        server.add(f"{number}", MOVIE, POSTER, added_at=OLD)
        memory.failed_before(f"{number}", POSTER, next_attempt=NOW - 100.0 * number)
    await world.scan(retry_limit=limit)
    assert world.results.keys() == expected
    assert bool(server.calls["read_items"]) is bool(limit)


async def test_what_healed_by_itself_leaves_the_pool(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("in the window")
    server.add("10", added_at=OLD)
    memory.failed_before("in the window", POSTER, next_attempt=NOW + 1.0)
    memory.failed_before("10", POSTER)
    tally = await world.scan()
    assert world.results == {"in the window": Result.HEALTHY, "10": Result.HEALTHY}
    assert (tally.checked, tally.healthy) == (2, 2)
    assert memory.remembered == {}
    outcome = world.observer.outcomes["10"]
    assert (outcome.before, outcome.fixed) == ({POSTER}, frozenset())  # not by a refresh


async def test_what_is_gone_leaves_the_pool(world: World, memory: FakeMemory) -> None:
    memory.failed_before("10", POSTER)
    await world.scan()
    assert world.results == {"10": Result.GONE}
    assert world.observer.outcomes["10"].item.library_id == "1"
    assert memory.remembered == {}


async def test_an_unreadable_item_of_the_pool_stays_in_it_with_its_defects(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, added_at=OLD)
    memory.failed_before("10", POSTER)
    server.fail("read_items", RequestError("status 500"))
    await world.scan()
    state = memory.remembered["10"]
    assert (state.library_id, state.attempts, state.defects) == ("1", 2, {POSTER})


async def test_what_this_scan_does_not_look_at_stays_in_the_pool_and_in_nobodys_way(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add_library("2", LibraryType.SHOW)
    for number in range(300):
        server.add(f"e{number}", EPISODE, POSTER, library_id="2", added_at=OLD)
        memory.failed_before(f"e{number}", POSTER, library_id="2", next_attempt=NOW - 9999.0)
    server.add("moved", MOVIE, POSTER, library_id="7", added_at=OLD)
    memory.failed_before("moved", POSTER)
    server.add("other library", MOVIE, POSTER, library_id="8", added_at=OLD)
    memory.failed_before("other library", POSTER, library_id="8")
    for number in range(4):
        server.add(f"m{number}", MOVIE, POSTER, added_at=OLD)
        memory.failed_before(f"m{number}", POSTER)
    before = memory.remembered.keys() - {"m0", "m1"}
    await world.scan(levels=(MOVIE,), retry_limit=2)
    assert world.results == {"m0": Result.FIXED, "m1": Result.FIXED}
    assert world.observer.lines.count("inspecting items of earlier scans again") == 1
    assert memory.remembered.keys() == before


async def test_a_pool_without_anything_due_is_not_read(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, added_at=OLD)
    memory.failed_before("10", POSTER, given_up=True, next_attempt=None)
    await world.scan()
    assert server.calls["read_items"] == 0

"""Collecting and inspecting."""

import asyncio

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import Phase, ProgressMade
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType

from ..fakes import DAY, NOW, FakeServer, SimulatedClock, World

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


async def test_what_was_checked_is_told_before_the_first_item_is_fixed(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("10", MOVIE, POSTER)
    server.add("11")
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(1)
    told = [event for event in world.observer.events if isinstance(event, ProgressMade)]
    assert (told[-1].tally.checked, told[-1].tally.defective) == (2, 1)
    await scan


@pytest.mark.parametrize("lie", [-20, 0, 50])
async def test_the_progress_of_the_inspection_never_runs_backwards(
    world: World, server: FakeServer, lie: int
) -> None:
    server.lie = lie
    server.add_library("2", LibraryType.SHOW)
    for number in range(60):
        server.add(f"{number}", added_at=NOW - number)
        server.add(f"e{number}", EPISODE, library_id="2", added_at=NOW - number)
    await world.scan(page_size=10)
    made = [e for e in world.observer.events if isinstance(e, ProgressMade)]
    done = [event.done for event in made if event.phase is Phase.INSPECT]
    assert done == sorted(done)
    assert len(set(done)) > 8
    assert all(event.done <= event.total for event in made)

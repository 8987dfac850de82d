"""What earlier scans found as a source."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result

from ..fakes import FakeMemory, FakeServer, World

POSTER, MOVIE = Defect.MISSING_POSTER, MediaType.MOVIE


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")
    server.add_library("2")


async def test_what_was_found_is_healed_without_a_list_being_read(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    for key in ("10", "11", "12"):
        server.add(key, MOVIE, POSTER)
    server.add("13")  # somebody else has fixed it
    memory.found = dict.fromkeys(("10", "11", "13", "99"), "1")
    tally = await world.scan(found_only=True)
    assert world.results == {"10": Result.FIXED, "11": Result.FIXED, "99": Result.GONE}
    assert (tally.checked, tally.healthy) == (4, 1)
    assert server.calls["read_page"] == server.calls["read_changed_page"] == 0
    assert "earlier scans found 4 items to refresh" in world.observer.lines


async def test_the_window_hides_nothing_of_it_and_only_chosen_libraries_are_healed(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, added_at=1)
    server.add("20", MOVIE, POSTER, library_id="2")
    memory.found = {"10": "1", "20": "2"}
    await world.scan(found_only=True, library_ids=("1",), window_days=1)
    assert world.results == {"10": Result.FIXED}


async def test_nothing_found_is_nothing_to_do(world: World, server: FakeServer) -> None:
    server.add("10", MOVIE, POSTER)
    tally = await world.scan(found_only=True)
    assert (tally.checked, server.refreshed) == (0, [])

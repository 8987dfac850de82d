"""Named items as a source."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    RequestError,
)
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result

from ..fakes import DAY, NOW, FakeMemory, FakeServer, World

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


async def test_named_items_of_no_interest_are_left_alone_with_a_word(
    world: World, server: FakeServer
) -> None:
    server.add("10", MOVIE, POSTER, library_id="7", title="Alien")
    server.add("11")
    server.add("12", MOVIE, POSTER)
    tally = await world.scan(rating_keys=("10", "11", "12", "12", "99"))
    assert world.results == {"12": Result.FIXED, "99": Result.GONE}
    assert (tally.checked, tally.healthy) == (3, 1)
    assert "Alien: not selected" in world.observer.lines
    assert server.calls["read_page"] == 0


async def test_a_named_item_that_cannot_be_read_is_not_remembered(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER)
    server.fail("read_items", RequestError("status 500"))
    await world.scan(rating_keys=("10",))
    assert world.results == {"10": Result.ERRORED}
    assert world.observer.outcomes["10"].before == set()
    assert memory.remembered == {}

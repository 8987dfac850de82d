"""Named items as a source."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    RequestError,
)
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import AGENTS_POSTERS, DAY, NOW, FakeMemory, FakeServer, World

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


@pytest.mark.parametrize("listening", [True, False])
async def test_a_healthy_item_is_refreshed_by_force(
    world: World, server: FakeServer, listening: bool
) -> None:
    server.listening = listening
    server.add("10")
    tally = await world.scan(rating_keys=("10",), force=True)
    assert server.refreshed == ["10"]
    assert world.results == {"10": Result.HEALTHY}
    assert (tally.checked, tally.healthy, tally.defective) == (1, 1, 0)
    assert any("refreshed, and healthy" in line for line in world.observer.lines)
    assert world.memory.remembered == {}


async def test_force_waits_for_plex_and_tells_if_it_does_nothing(
    world: World, server: FakeServer
) -> None:
    server.add("10", outcome=Outcome.IGNORED)
    assert (await world.scan(rating_keys=("10",), force=True)).timed_out == 1


async def test_force_respects_what_was_made_by_hand_and_restores_what_is_lost(
    world: World, server: FakeServer
) -> None:
    server.add("10", guid="local://10", locked_fields=frozenset({"title"}))
    server.add("11")
    server.select("11", "upload://posters/mine")
    server.harms("11", replaced_by=AGENTS_POSTERS[0])
    await world.scan(rating_keys=("10", "11"), force=True)
    assert server.refreshed == ["11"]
    assert world.results == {"10": Result.SKIPPED, "11": Result.HEALTHY}
    assert server.items["11"].selected == "upload://posters/mine"

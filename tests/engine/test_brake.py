"""What makes a scan wait."""

import asyncio

import pytest

from custom_components.plex_smart_refresher.engine.brake import Brake
from custom_components.plex_smart_refresher.engine.models import (
    Defect,
    MediaType,
    PauseReason,
    Result,
)

from .fakes import FakeServer, SimulatedClock, World

HOUR = 3600.0


@pytest.fixture
def brake(clock: SimulatedClock) -> Brake:
    return Brake(clock)


def test_the_first_of_several_reasons_is_told_and_each_change_once(brake: Brake) -> None:
    told: list[PauseReason | None] = []
    brake.on_change = told.append
    brake.apply(PauseReason.PLAYING)
    brake.apply(PauseReason.USER)
    brake.apply(PauseReason.USER)
    brake.release(PauseReason.PLAYING)
    brake.release(PauseReason.USER)
    assert told == [PauseReason.PLAYING, PauseReason.USER]
    brake.release(PauseReason.USER)
    assert told[2:] == [None]


def test_what_is_set_twice_is_released_once(brake: Brake) -> None:
    brake.set(PauseReason.ENTITY, is_applied=True)
    brake.set(PauseReason.ENTITY, is_applied=True)
    brake.set(PauseReason.ENTITY, is_applied=False)
    assert brake.reason is None


def test_what_is_ignored_holds_no_longer(brake: Brake) -> None:
    brake.apply(PauseReason.ENTITY)
    brake.ignore(PauseReason.ENTITY)
    brake.apply(PauseReason.ENTITY)
    assert brake.hold is None
    brake.apply(PauseReason.PLAYING)
    assert brake.hold is PauseReason.PLAYING


def test_only_requests_wait_for_a_server_that_is_away(brake: Brake) -> None:
    brake.apply(PauseReason.SERVER_UNAVAILABLE)
    assert (brake.reason, brake.hold) == (PauseReason.SERVER_UNAVAILABLE, None)


def test_going_on_ends_every_wait_that_was_asked_for(brake: Brake) -> None:
    for reason in (PauseReason.USER, PauseReason.USER, PauseReason.ENTITY, PauseReason.SERVER_BUSY):
        brake.apply(reason)
    brake.go_on()
    assert brake.reason is None
    brake.apply(PauseReason.USER)
    assert brake.reason is PauseReason.USER


@pytest.mark.parametrize("media_items", [1, 30])
async def test_a_scan_that_is_paused_by_hand_begins_nothing_new_and_waits_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock, media_items: int
) -> None:
    server.add_library()
    for number in range(10, 10 + media_items):
        server.add(str(number), MediaType.MOVIE, Defect.MISSING_POSTER)
    world.brake = Brake(clock)
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR, in_flight=1))
    while not server.refreshed:
        await clock.sleep(0.1)
    world.brake.apply(PauseReason.USER)
    await clock.sleep(100 * HOUR)
    assert len(server.refreshed) == 1
    assert world.results == {"10": Result.FIXED}, "what Plex works on is verified all the same"
    world.brake.go_on()
    await scan
    assert len(world.results) == media_items
    assert world.observer.pauses == [PauseReason.USER, None]


async def test_lists_wait_as_well(world: World, server: FakeServer, clock: SimulatedClock) -> None:
    server.add_library()
    world.brake = Brake(clock)
    world.brake.apply(PauseReason.USER)
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(HOUR)
    assert (server.calls["libraries"], server.pages) == (1, [])
    world.brake.release(PauseReason.USER)
    await scan
    assert server.pages


async def test_nothing_but_the_user_holds_a_scan_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add_library()
    server.add("10", MediaType.MOVIE, Defect.MISSING_POSTER)
    world.brake = Brake(clock)
    world.brake.apply(PauseReason.ENTITY)
    start = clock.now
    await world.scan(pause_limit=2 * HOUR)
    assert world.results == {"10": Result.FIXED}
    assert 2 * HOUR <= clock.now - start < 2.1 * HOUR
    assert world.observer.pauses == [PauseReason.ENTITY, None]

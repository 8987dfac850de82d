"""What makes a scan wait."""

import asyncio

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Result

from ..fakes import FakeServer, SimulatedClock, World

HOUR = 3600.0


@pytest.fixture
def pause_control(clock: SimulatedClock) -> PauseControl:
    return PauseControl(clock)


def test_the_first_of_several_reasons_is_told_and_each_change_once(
    pause_control: PauseControl,
) -> None:
    told: list[PauseReason | None] = []
    pause_control.on_change = told.append
    pause_control.pause(PauseReason.PLAYING)
    pause_control.pause(PauseReason.USER)
    pause_control.pause(PauseReason.USER)
    pause_control.resume(PauseReason.PLAYING)
    pause_control.resume(PauseReason.USER)
    assert told == [PauseReason.PLAYING, PauseReason.USER]
    pause_control.resume(PauseReason.USER)
    assert told[2:] == [None]


def test_what_is_set_twice_is_released_once(pause_control: PauseControl) -> None:
    pause_control.set(PauseReason.ENTITY, is_paused=True)
    pause_control.set(PauseReason.ENTITY, is_paused=True)
    pause_control.set(PauseReason.ENTITY, is_paused=False)
    assert pause_control.reason is None


def test_what_is_ignored_holds_no_longer(pause_control: PauseControl) -> None:
    pause_control.pause(PauseReason.ENTITY)
    pause_control.ignore(PauseReason.ENTITY)
    pause_control.pause(PauseReason.ENTITY)
    assert pause_control.blocking_reason is None
    pause_control.pause(PauseReason.PLAYING)
    assert pause_control.blocking_reason is PauseReason.PLAYING


def test_only_requests_wait_for_a_server_that_is_away(pause_control: PauseControl) -> None:
    pause_control.pause(PauseReason.SERVER_UNAVAILABLE)
    assert (pause_control.reason, pause_control.blocking_reason) == (
        PauseReason.SERVER_UNAVAILABLE,
        None,
    )


def test_going_on_ends_every_wait_that_was_asked_for(pause_control: PauseControl) -> None:
    for reason in (PauseReason.USER, PauseReason.USER, PauseReason.ENTITY, PauseReason.SERVER_BUSY):
        pause_control.pause(reason)
    pause_control.resume_now()
    assert pause_control.reason is None
    pause_control.pause(PauseReason.USER)
    assert pause_control.reason is PauseReason.USER


@pytest.mark.parametrize("media_items", [1, 30])
async def test_a_scan_that_is_paused_by_hand_begins_nothing_new_and_waits_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock, media_items: int
) -> None:
    server.add_library()
    for number in range(10, 10 + media_items):
        server.add(str(number), MediaType.MOVIE, Defect.MISSING_POSTER)
    world.pause_control = PauseControl(clock)
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR, in_flight=1))
    while not server.refreshed:
        await clock.sleep(0.1)
    world.pause_control.pause(PauseReason.USER)
    await clock.sleep(100 * HOUR)
    assert len(server.refreshed) == 1
    assert world.results == {"10": Result.FIXED}, "what Plex works on is verified all the same"
    world.pause_control.resume_now()
    await scan
    assert len(world.results) == media_items
    assert world.observer.pauses == [PauseReason.USER, None]


async def test_lists_wait_as_well(world: World, server: FakeServer, clock: SimulatedClock) -> None:
    server.add_library()
    world.pause_control = PauseControl(clock)
    world.pause_control.pause(PauseReason.USER)
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(HOUR)
    assert (server.calls["libraries"], server.pages) == (1, [])
    world.pause_control.resume(PauseReason.USER)
    await scan
    assert server.pages


async def test_nothing_but_the_user_holds_a_scan_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add_library()
    server.add("10", MediaType.MOVIE, Defect.MISSING_POSTER)
    world.pause_control = PauseControl(clock)
    world.pause_control.pause(PauseReason.ENTITY)
    start = clock.now
    await world.scan(pause_limit=2 * HOUR)
    assert world.results == {"10": Result.FIXED}
    assert 2 * HOUR <= clock.now - start < 2.1 * HOUR
    assert world.observer.pauses == [PauseReason.ENTITY, None]

"""A scan waits for a server that becomes unavailable, and blames no item."""

import asyncio
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    InvalidTokenError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import FakeServer, SimulatedClock, World

HOUR = 3600.0
POSTER = Defect.MISSING_POSTER


@pytest.fixture(autouse=True)
def movies(server: FakeServer) -> None:
    server.add_library()
    for number in range(10, 16):
        server.add(str(number), MediaType.MOVIE, POSTER)


async def begun(world: World, **options: Any) -> asyncio.Future[Any]:
    """Start a scan, and return when the first items are in flight."""
    world.pause_control = world.pause_control or PauseControl(world.clock)
    scan = asyncio.ensure_future(world.scan(pause_limit=2 * HOUR, **options))
    while not world.server.refreshed:
        await world.clock.sleep(0.1)
    return scan


@pytest.mark.parametrize("listening", [True, False])
async def test_a_scan_outlasts_a_restart_of_the_server_and_blames_no_item(
    world: World, server: FakeServer, clock: SimulatedClock, listening: bool
) -> None:
    server.listening = listening
    scan = await begun(world, item_deadline=60.0)
    server.go_away()
    await clock.sleep(HOUR)
    assert not scan.done()
    server.is_away = False
    await scan
    assert set(world.results.values()) == {Result.FIXED}
    assert len(world.results) == 6
    assert world.observer.pauses == [PauseReason.SERVER_UNAVAILABLE, None]


async def test_a_refused_token_is_the_reason_of_the_pause_and_not_the_server(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    scan = await begun(world, item_deadline=60.0)
    server.go_away(InvalidTokenError("401"))
    await clock.sleep(200)
    server.go_away()
    await clock.sleep(200)
    server.go_away(InvalidTokenError("401"))
    await clock.sleep(100)
    server.is_away = False
    await scan
    refused, away = PauseReason.TOKEN_REFUSED, PauseReason.SERVER_UNAVAILABLE
    assert world.observer.pauses == [refused, away, refused, None]
    assert set(world.results.values()) == {Result.FIXED}


async def test_what_was_in_flight_is_asked_for_again_but_what_was_done_is_not(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    scan = await begun(world)
    await clock.sleep(5)
    done = {"10", "11", "12"} & set(world.results)
    server.go_away()
    await clock.sleep(300)
    server.is_away = False
    await scan
    assert all(server.refreshed.count(key) == 1 for key in done)
    assert max(server.refreshed.count(key) for key in world.results) == 2


async def test_waiting_for_a_server_has_a_limit(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    scan = await begun(world)
    server.go_away()
    start = clock.now
    with pytest.raises(ServerLostError):
        await scan
    assert 2 * HOUR <= clock.now - start < 2.1 * HOUR
    assert Result.TIMED_OUT not in world.results.values()


async def test_the_log_tells_an_outage_in_a_few_lines(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    scan = await begun(world)
    server.go_away()
    await clock.sleep(1.5 * HOUR)
    lines = [line for line in world.observer.lines if "lost" in line or "waiting" in line]
    assert len(lines) <= 2
    server.is_away = False
    await scan
    assert world.observer.lines.count("resumed") == 1


async def test_whoever_wants_to_go_on_has_the_server_looked_for_at_once(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    scan = await begun(world)
    server.go_away()
    await clock.sleep(HOUR)
    server.is_away = False
    before = clock.now
    assert world.pause_control is not None
    world.pause_control.resume_now()
    while world.observer.pauses[-1] is not None:
        await clock.sleep(0.1)
    assert clock.now - before < 1
    await scan


async def test_a_server_that_refuses_one_thing_only_is_not_waited_for(
    world: World, server: FakeServer
) -> None:
    server.fail("refresh", ServerLostError("too slow"), key="11")
    await world.scan(pause_limit=2 * HOUR)
    assert world.results.pop("11") is Result.ERRORED
    assert set(world.results.values()) == {Result.FIXED, Result.ERRORED}
    assert list(world.results.values()).count(Result.ERRORED) == 1


async def test_a_server_that_starts_up_is_waited_for_although_it_can_be_read(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.fail("refresh", StartingUpError("starting up"))
    scan = asyncio.ensure_future(world.scan(pause_limit=2 * HOUR))
    await clock.sleep(HOUR)
    assert not scan.done()
    server.failures.clear()
    await scan
    assert set(world.results.values()) == {Result.FIXED}


@pytest.mark.parametrize(
    ("answer", "expected"), [(RequestError("status 500"), None), (InvalidTokenError("no"), "no")]
)
async def test_whatever_the_server_answers_it_is_back(
    world: World,
    server: FakeServer,
    clock: SimulatedClock,
    answer: RequestError | InvalidTokenError,
    expected: str | None,
) -> None:
    scan = await begun(world)
    server.go_away()
    await clock.sleep(60)
    server.is_away = False
    server.fail("libraries", answer)
    if expected is None:
        await scan
        assert set(world.results.values()) == {Result.FIXED}
    else:
        with pytest.raises(InvalidTokenError, match=expected):
            await scan


async def test_a_server_that_comes_and_goes_has_an_item_asked_for_so_often_and_not_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.items.clear()
    server.listening = False
    server.add("20", MediaType.MOVIE, POSTER, outcome=Outcome.IGNORED)
    scan = await begun(world, item_deadline=100.0)
    for _ in range(20):
        server.go_away()
        await clock.sleep(60)
        server.is_away = False
        await clock.sleep(60)
    await scan
    assert world.results == {"20": Result.TIMED_OUT}
    assert len(server.refreshed) <= 4


async def test_without_a_wait_a_lost_server_ends_the_scan(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.is_away = True
    start = clock.now
    with pytest.raises(ServerLostError):
        await world.scan(pause_limit=0)
    assert clock.now - start == 10

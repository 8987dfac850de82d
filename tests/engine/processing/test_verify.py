"""The phase verify."""

import asyncio
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    RequestError,
)
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import FakeServer, SimulatedClock, World

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


@pytest.mark.parametrize(
    "deaf",
    [{"listening": False}, {"is_silent": True}],
    ids=["without a socket", "with a silent socket"],
)
@pytest.mark.parametrize(
    ("outcome", "result", "longest"),
    [
        (Outcome.FIXED, Result.FIXED, 31),
        (Outcome.LATE_PICTURE, Result.FIXED, 42),
        (Outcome.NEVER, Result.UNRESOLVED, 42),
        (Outcome.VANISHED, Result.GONE, 31),
        (Outcome.IGNORED, Result.TIMED_OUT, 125),
    ],
)
async def test_reading_again_and_again_replaces_notifications(
    world: World,
    server: FakeServer,
    deaf: dict[str, bool],
    outcome: Outcome,
    result: Result,
    longest: float,
) -> None:
    for name, value in deaf.items():
        setattr(server, name, value)
    server.add("10", MediaType.MOVIE, POSTER, outcome=outcome)
    start = world.clock.now
    await world.scan()
    assert world.results == {"10": result}
    assert world.clock.now - start < longest


async def test_a_lost_notification_costs_time_and_no_result(
    world: World, server: FakeServer
) -> None:
    server.loses_notifications_of = {"3", "5"}
    for number in range(10):
        server.add(str(number), MediaType.MOVIE, POSTER)
    assert (await world.scan()).fixed == 10


async def test_a_notification_from_before_the_refresh_is_no_answer_to_it(
    world: World, server: FakeServer
) -> None:
    server.latency = 60
    server.add("10", MediaType.MOVIE, POSTER)
    read_items = server.read_items

    async def notify_and_read(keys: Any) -> Any:
        asyncio.get_running_loop().call_soon(server.notify, "10")
        return await read_items(keys)

    server.read_items = notify_and_read  # type: ignore[method-assign]
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    read_below = server.read_below

    async def notify_and_read_below(item: Any) -> Any:
        server.notify("20")
        return await read_below(item)

    server.read_below = notify_and_read_below  # type: ignore[method-assign]
    await world.scan(levels=(MediaType.SHOW,))
    assert world.results == {"20": Result.FIXED}


async def test_a_notification_during_the_last_read_is_heard(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.latency = 20.2
    server.add("10", MediaType.MOVIE, POSTER)
    await world.scan(item_deadline=20.0)
    assert world.results == {"10": Result.FIXED}


async def test_an_item_that_is_read_as_fixed_after_the_deadline_is_fixed(
    world: World, server: FakeServer
) -> None:
    server.latency = 20.2
    server.is_silent = True
    server.add("10", MediaType.MOVIE, POSTER)
    await world.scan(item_deadline=20.0)
    assert world.results == {"10": Result.FIXED}


async def test_a_processed_item_that_stays_defective_at_the_last_moment_gets_its_picture_wait(
    world: World, server: FakeServer
) -> None:
    server.latency = 20.2
    server.add("10", MediaType.MOVIE, POSTER, outcome=Outcome.LATE_PICTURE)
    await world.scan(item_deadline=20.0)
    assert world.results == {"10": Result.FIXED}


async def test_late_pictures_hold_no_place_in_flight(world: World, server: FakeServer) -> None:
    for number in range(60):
        server.add(str(number), MediaType.MOVIE, POSTER, outcome=Outcome.LATE_PICTURE)
    start = world.clock.now
    assert (await world.scan(picture_wait=60.0)).fixed == 60
    assert world.clock.now - start < 60 / 3 * 4 * 1.1 + 10


async def test_a_failed_read_is_tried_again_until_the_deadline(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(2)
    server.fail("read_items", RequestError("database is busy"), times=1)
    await scan
    assert world.results == {"10": Result.FIXED}


async def test_what_can_never_be_read_again_is_an_error(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    server.add("11", MediaType.MOVIE, POSTER)
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(2)
    server.fail("read_items", RequestError("database is busy"), key="10")
    await scan
    assert world.results == {"10": Result.ERRORED, "11": Result.FIXED}


async def test_a_queue_that_cannot_be_asked_for_does_no_harm(
    world: World, server: FakeServer
) -> None:
    server.listening = False
    server.add("10", MediaType.MOVIE, POSTER, outcome=Outcome.NEVER)
    server.fail("pending_updates", RequestError("status 404"))
    await world.scan()
    assert world.results == {"10": Result.TIMED_OUT}


async def test_a_full_queue_means_that_a_changed_item_may_not_be_done(
    world: World, server: FakeServer
) -> None:
    server.listening = False
    server.queued = 5
    server.add("10", MediaType.MOVIE, POSTER, outcome=Outcome.NEVER)
    await world.scan()
    assert world.results == {"10": Result.TIMED_OUT}


async def test_an_item_that_gets_well_late_is_read_with_backing_off(
    world: World, server: FakeServer
) -> None:
    server.listening = False
    server.add("10", MediaType.MOVIE, POSTER, outcome=Outcome.IGNORED)
    await world.scan(item_deadline=600.0)
    assert server.calls["read_items"] < 28


async def test_a_processed_item_is_not_refreshed_again_after_an_outage(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add_library()
    outcome = Outcome.LATE_PICTURE
    server.add("20", MediaType.MOVIE, Defect.MISSING_POSTER, outcome=outcome)
    server.picture_delay = 500
    scan = asyncio.ensure_future(world.scan(pause_limit=3600, picture_wait=100.0))
    await clock.sleep(20)
    server.go_away()
    await clock.sleep(60)
    server.is_away = False
    await scan
    assert world.results == {"20": Result.UNRESOLVED}
    assert server.refreshed == ["20"]

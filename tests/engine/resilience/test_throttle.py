"""The throttle of refreshes, and waiting for what else the server does."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    OverloadedError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.events import (
    PauseReason,
    ScanPaused,
    ScanResumed,
)
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import FakeServer, SimulatedClock, World

LIMIT = 7_200.0


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


def break_films(server: FakeServer, number: int, outcome: Outcome = Outcome.FIXED) -> None:
    for key in range(number):
        server.add(str(key), MediaType.MOVIE, Defect.MISSING_POSTER, outcome=outcome)


def add_show(server: FakeServer, episodes: int) -> None:
    """Add a show that is worse than any film, with healthy episodes."""
    server.add_library("2", LibraryType.SHOW)
    defects = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
    server.add("100", MediaType.SHOW, *defects, library_id="2")
    for key in range(101, 101 + episodes):
        server.add(str(key), MediaType.EPISODE, library_id="2", grandparent_key="100")


def changes(world: World) -> list[str]:
    """Return what the log says of the refreshes in flight."""
    return [line for line in world.observer.lines if line.startswith("refreshes in flight")]


def pauses(world: World) -> list[PauseReason | None]:
    """Return the reasons for which the scan paused; None is where it went on."""
    return [
        event.reason if isinstance(event, ScanPaused) else None
        for event in world.observer.events
        if isinstance(event, ScanPaused | ScanResumed)
    ]


def most_in_a_minute(times: Sequence[float]) -> int:
    return max(sum(start <= time < start + 60 for time in times) for start in times)


# Fewer in flight


async def test_a_server_that_answers_slowly_gets_one_refresh_at_a_time(
    world: World, server: FakeServer
) -> None:
    break_films(server, 30)
    server.accept_time = 5.0
    assert (await world.scan()).fixed == 30
    assert changes(world) == [
        "refreshes in flight: 2 from now on; the server took 5 s to accept a refresh",
        "refreshes in flight: 1 from now on; the server took 5 s to accept a refresh",
    ]
    steps = [after - before for before, after in pairwise(server.asked_at[5:])]
    assert min(steps) >= server.accept_time + server.latency


async def test_refreshes_in_flight_recover_one_by_one(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 60)
    server.accept_time = 5.0
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(20)
    server.accept_time = 0.0
    server.most_queued = 0
    assert (await scan).fixed == 60
    assert changes(world)[2:] == ["refreshes in flight: 2 again", "refreshes in flight: 3 again"]
    assert server.most_queued == 3


async def test_an_overloaded_server_gets_fewer_and_loses_no_item(
    world: World, server: FakeServer
) -> None:
    break_films(server, 12)
    server.fail("refresh", OverloadedError("503"), times=4)
    assert (await world.scan(pause_limit=LIMIT)).fixed == 12
    assert changes(world)[:2] == [
        "refreshes in flight: 2 from now on; 503",
        "refreshes in flight: 1 from now on; 503",
    ]
    assert pauses(world) == []


@pytest.mark.parametrize("error", [None, OverloadedError("503")], ids=["slow", "overloaded"])
async def test_one_hiccup_costs_one_place_however_many_requests_it_hits(
    world: World, server: FakeServer, clock: SimulatedClock, error: EngineError | None
) -> None:
    break_films(server, 60)
    server.accept_time = 0.0 if error else 5.0
    if error:
        server.fail("refresh", error, times=3)
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(1)
    server.accept_time = 0.0
    assert (await scan).fixed == 60
    assert [line[:22] for line in changes(world)] == [
        "refreshes in flight: 2",
        "refreshes in flight: 3",
    ]


async def test_too_many_reads_slow_a_scan_down_as_well(world: World, server: FakeServer) -> None:
    break_films(server, 3)
    server.fail("read_items", OverloadedError("503"), times=1)
    assert (await world.scan()).fixed == 3
    assert changes(world) == ["refreshes in flight: 2 from now on; 503"]


async def test_a_lost_connection_is_no_overload(world: World, server: FakeServer) -> None:
    break_films(server, 3)
    server.fail("refresh", ServerLostError("lost"), times=1)
    assert (await world.scan()).fixed == 3
    assert changes(world) == []


async def test_a_healthy_server_that_works_long_on_each_item_is_not_slowed_down(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 200)
    server.accept_time = 0.5
    server.latency = 30.0
    start = clock.now
    assert (await world.scan(pause_limit=LIMIT)).fixed == 200
    assert clock.now - start < 200 * (0.5 + 30) / 3 * 1.1
    assert changes(world) == []


# A limit a minute


@pytest.mark.parametrize("limit", [1, 7])
async def test_no_minute_has_more_refreshes_than_the_limit(
    world: World, server: FakeServer, clock: SimulatedClock, limit: int
) -> None:
    break_films(server, 30)
    server.read_time = 1.3
    start = clock.now
    assert (await world.scan(refreshes_per_minute=limit)).fixed == 30
    assert most_in_a_minute(server.asked_at) == limit
    assert clock.now - start < 60 * (30 / limit) * 1.1 + 10


async def test_what_is_asked_for_again_counts_for_the_minute(
    world: World, server: FakeServer
) -> None:
    break_films(server, 12)
    server.fail("refresh", ServerLostError("lost"), times=6)
    await world.scan(refreshes_per_minute=2, pause_limit=LIMIT)
    assert set(world.results.values()) == {Result.FIXED}
    assert most_in_a_minute(server.asked_at) == 2


async def test_a_show_counts_with_its_episodes_for_the_minute(
    world: World, server: FakeServer
) -> None:
    break_films(server, 1)
    add_show(server, 19)
    await world.scan(refreshes_per_minute=5, in_flight=1)
    show_at, film_at = server.asked_at
    assert server.refreshed == ["100", "0"]
    assert film_at - show_at >= 4 * 60


async def test_a_show_keeps_its_slot_until_its_episodes_are_processed(
    world: World, server: FakeServer
) -> None:
    break_films(server, 1)
    add_show(server, 19)
    await world.scan(in_flight=1)
    show_at, film_at = server.asked_at
    assert film_at - show_at >= 20 * server.latency


async def test_a_show_that_is_never_processed_gives_its_slot_back(
    world: World, server: FakeServer
) -> None:
    break_films(server, 1)
    add_show(server, 2)
    server.items["100"].outcome = Outcome.IGNORED
    server.cascades = False
    await world.scan(in_flight=1)
    assert world.results == {"100": Result.TIMED_OUT, "0": Result.FIXED}


async def test_only_refreshes_count_for_the_minute(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 30)
    start = clock.now
    assert (await world.scan(refreshes_per_minute=1, dry_run=True)).would_refresh == 30
    assert clock.now == start


async def test_an_item_is_read_after_it_waited_for_its_minute(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 4)
    scan = asyncio.ensure_future(world.scan(refreshes_per_minute=1))
    await clock.sleep(30)
    for key in server.items:
        server.change(key, thumb="/library/metadata/1/thumb/2")
    tally = await scan
    assert (tally.fixed, tally.healthy) == (1, 3)
    assert len(server.refreshed) == 1


# Waiting for what else the server does


@pytest.mark.parametrize(
    ("activity", "option", "reason"),
    [
        ("is_scanning", "wait_while_busy", PauseReason.SERVER_BUSY),
        ("is_watched", "wait_while_playing", PauseReason.PLAYING),
    ],
)
async def test_a_scan_waits_until_the_server_is_done(
    world: World,
    server: FakeServer,
    clock: SimulatedClock,
    activity: str,
    option: str,
    reason: PauseReason,
) -> None:
    break_films(server, 3)
    setattr(server, activity, True)
    start = clock.now
    scan = asyncio.ensure_future(world.scan(pause_limit=LIMIT, **{option: True}))
    await clock.sleep(1_000)
    assert server.calls["read_page"] == 0
    setattr(server, activity, False)
    assert (await scan).fixed == 3
    assert 1_000 <= server.asked_at[0] - start <= 1_030
    assert pauses(world) == [reason, None]


async def test_a_scan_begins_no_refresh_while_the_server_has_become_busy(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 60)
    start = clock.now
    scan = asyncio.ensure_future(world.scan(pause_limit=LIMIT))
    await clock.sleep(20)
    server.is_scanning = True
    await clock.sleep(600)
    assert max(server.asked_at) - start <= 30
    server.is_scanning = False
    assert (await scan).fixed == 60
    assert pauses(world) == [PauseReason.SERVER_BUSY, None]


async def test_no_server_is_waited_for_longer_than_the_limit(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 30)
    server.is_scanning = True
    start = clock.now
    assert (await world.scan(pause_limit=LIMIT)).fixed == 30
    assert LIMIT <= server.asked_at[0] - start <= LIMIT + 1
    assert clock.now - start < LIMIT + 30 / 3 * 4 * 1.1 + 10
    assert world.observer.lines.count("the pause limit is reached") == 1


async def test_whoever_wants_to_go_on_need_not_wait(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 60)
    server.is_scanning = server.is_watched = True
    world.pause_control = PauseControl(clock)
    start = clock.now
    scan = asyncio.ensure_future(world.scan(pause_limit=LIMIT, wait_while_playing=True))
    await clock.sleep(100)
    assert server.asked_at == []
    world.pause_control.resume_now()
    assert (await scan).fixed == 60
    assert clock.now - start < 100 + 60 / 3 * 4 * 1.1 + 10


@pytest.mark.parametrize(
    "options",
    [
        {"wait_while_busy": False, "pause_limit": LIMIT},
        {"wait_while_busy": True, "wait_while_playing": True, "pause_limit": 0},
    ],
    ids=["not wanted", "no waiting at all"],
)
async def test_nobody_is_asked_who_is_not_waited_for(
    world: World, server: FakeServer, clock: SimulatedClock, options: dict[str, float]
) -> None:
    break_films(server, 3)
    server.is_scanning = server.is_watched = True
    start = clock.now
    assert (await world.scan(**options)).fixed == 3
    assert server.calls["is_busy"] == server.calls["is_playing"] == 0
    assert clock.now - start < 10


async def test_the_server_is_asked_twice_a_minute_at_most(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 200)
    start = clock.now
    await world.scan(pause_limit=LIMIT)
    assert 2 <= server.calls["is_busy"] <= (clock.now - start) / 30 + 1


@pytest.mark.parametrize("error", [RequestError("500"), ServerLostError("lost")])
async def test_a_server_that_does_not_tell_is_not_waited_for(
    world: World, server: FakeServer, clock: SimulatedClock, error: EngineError
) -> None:
    break_films(server, 200)
    server.fail("is_busy", error)
    start = clock.now
    assert (await world.scan(pause_limit=LIMIT)).fixed == 200
    assert clock.now - start < 200 / 3 * 4 * 1.1
    assert server.calls["is_busy"] == 1
    assert pauses(world) == []


async def test_a_pause_by_hand_leaves_the_server_alone(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    break_films(server, 3)
    world.pause_control = PauseControl(clock)
    world.pause_control.pause(PauseReason.USER)
    scan = asyncio.ensure_future(world.scan(pause_limit=LIMIT))
    await clock.sleep(3_600)
    assert server.calls["is_busy"] <= 1
    world.pause_control.resume(PauseReason.USER)
    assert (await scan).fixed == 3

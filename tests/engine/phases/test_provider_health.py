"""Refresh after refresh without change: the provider's fault, or the items'?"""

import asyncio
from itertools import pairwise

import pytest

from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.defects import Defect, Finding
from custom_components.plex_smart_refresher.engine.errors import ProviderDownError, RequestError
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.phases.provider_health import ProviderHealth
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Candidate, Result
from plex_simulator import Outcome

from ..fakes import FakeMemory, FakeServer, SimulatedClock, World, healthy

HOUR = 3600.0
SUMMARY = Defect.MISSING_SUMMARY


@pytest.fixture(autouse=True)
def movies(server: FakeServer) -> None:
    server.add_library()


def add(server: FakeServer, *numbers: int, outcome: Outcome = Outcome.FIXED) -> None:
    for number in numbers:
        server.add(str(number), MediaType.MOVIE, SUMMARY, outcome=outcome)


async def test_a_provider_that_is_down_is_waited_for_and_no_item_blamed(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 40))
    server.provider_is_down = True
    scan = asyncio.ensure_future(world.scan(pause_limit=4 * HOUR))
    await clock.sleep(2 * HOUR)
    assert world.results == {}
    assert world.observer.pauses[0] is PauseReason.PROVIDER_DOWN
    server.provider_is_down = False
    tally = await scan
    assert set(world.results.values()) == {Result.FIXED}
    assert tally.fixed == 30
    assert not world.memory.remembered


async def test_while_it_is_down_only_a_few_items_are_tried_and_ever_more_seldom(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 60))
    server.provider_is_down = True
    scan = asyncio.ensure_future(world.scan(pause_limit=4 * HOUR))
    counts = []
    for _ in range(4):
        await clock.sleep(0.9 * HOUR)
        counts.append(len(server.refreshed))
    # Results come when pictures can no longer be late, with others in flight by then.
    assert len(set(server.refreshed)) <= 25
    steps = [after - before for before, after in pairwise(counts)]
    assert max(steps) <= 30
    scan.cancel()
    await asyncio.wait({scan})


async def test_waiting_for_the_provider_has_a_limit_and_says_what_was_tried(
    world: World, server: FakeServer, clock: SimulatedClock, memory: FakeMemory
) -> None:
    add(server, *range(10, 60))
    server.provider_is_down = True
    start = clock.now
    with pytest.raises(ProviderDownError):
        await world.scan(pause_limit=HOUR)
    assert HOUR <= clock.now - start < 1.2 * HOUR
    assert set(world.results.values()) == {Result.UNRESOLVED}
    assert len(world.results) < 20, "the other items are not touched"


async def test_items_for_which_there_is_nothing_do_not_stop_a_scan(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 50), outcome=Outcome.NEVER)
    start = clock.now
    await world.scan(pause_limit=HOUR)
    assert set(world.results.values()) == {Result.UNRESOLVED}
    assert len(world.results) == 40
    assert world.observer.pauses == []
    assert clock.now - start < HOUR
    assert server.calls["has_matches"] <= 4


async def test_what_is_known_to_fail_and_what_is_weak_proves_nothing(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.knows_matches = False
    for number in range(10, 30):
        server.add(str(number), MediaType.MOVIE, SUMMARY, outcome=Outcome.NEVER)
        memory.failed_before(str(number), SUMMARY)
    for number in range(30, 50):
        server.add(str(number), MediaType.MOVIE, Defect.NO_EXTERNAL_IDS, outcome=Outcome.NEVER)
    await world.scan(pause_limit=HOUR)
    assert len(world.results) == 40
    assert server.calls["has_matches"] == 0


async def test_one_that_is_fixed_clears_the_provider(world: World, server: FakeServer) -> None:
    server.knows_matches = False
    for block in range(4):
        add(server, *range(100 * block, 100 * block + 7), outcome=Outcome.NEVER)
        add(server, 100 * block + 50)
    await world.scan(pause_limit=HOUR, in_flight=1)
    assert world.observer.pauses == []
    assert len(world.results) == 32


async def test_the_last_items_are_waited_for_as_well(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 20))
    server.provider_is_down = True
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR))
    await clock.sleep(200)
    assert world.observer.pauses == [PauseReason.PROVIDER_DOWN]
    server.provider_is_down = False
    await scan
    assert set(world.results.values()) == {Result.FIXED}


async def test_a_search_that_fails_proves_nothing(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 30))
    server.provider_is_down = True
    server.fail("has_matches", RequestError("status 404"))
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR))
    await clock.sleep(600)
    assert PauseReason.PROVIDER_DOWN in world.observer.pauses
    server.provider_is_down = False
    await scan
    assert set(world.results.values()) == {Result.FIXED}


async def test_whoever_wants_to_go_on_has_the_items_tried_at_once(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 30))
    server.provider_is_down = True
    world.pause_control = PauseControl(clock)
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR))
    while not world.observer.pauses:
        await clock.sleep(1)
    server.provider_is_down = False
    world.pause_control.resume_now()
    before = clock.now
    await scan
    assert clock.now - before < 120
    assert set(world.results.values()) == {Result.FIXED}


async def test_without_a_wait_a_provider_that_is_down_ends_the_scan(
    world: World, server: FakeServer
) -> None:
    add(server, *range(10, 30))
    server.provider_is_down = True
    with pytest.raises(ProviderDownError):
        await world.scan(pause_limit=0)


async def test_what_was_told_by_then_is_kept_when_a_scan_is_cancelled(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, 10, 11, outcome=Outcome.NEVER)
    add(server, 12, outcome=Outcome.IGNORED)
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR))
    await clock.sleep(60)
    scan.cancel()
    await asyncio.wait({scan})
    assert world.results == {"10": Result.UNRESOLVED, "11": Result.UNRESOLVED}


async def test_items_in_doubt_are_not_blamed_when_a_scan_is_cancelled(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 30))
    server.provider_is_down = True
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR))
    await clock.sleep(200)
    scan.cancel()
    await asyncio.wait({scan})
    assert world.results == {}


async def test_an_item_that_is_fixed_during_an_outage_proves_nothing(world: World) -> None:
    scan = Scan(
        port=world.server,
        memory=world.memory,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(),
    )
    provider = ProviderHealth(scan)
    item = Candidate(healthy("7"), (Finding(SUMMARY, "because"),))
    unchanged = item.outcome(Result.UNRESOLVED, item.defects)
    for _ in range(10):
        assert provider.record(item, unchanged) == []
    assert provider.is_suspect
    assert provider.finish() == []
    await provider.wait()
    fixed = item.outcome(Result.FIXED)
    assert provider.record(item, fixed) == [fixed]
    assert provider.is_suspect

"""Refresh after refresh without change: the provider's fault, or the items'?"""

import asyncio
from copy import replace
from itertools import pairwise

import pytest

from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.defects import Defect, Finding
from custom_components.plex_smart_refresher.engine.errors import ProviderDownError, RequestError
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.phases.provider_health import ProviderHealth
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Candidate, Result
from plex_simulator import Outcome

from ..fakes import DAY, NOW, FakeMemory, FakeServer, SimulatedClock, World, healthy

HOUR = 3600.0
SUMMARY = Defect.MISSING_SUMMARY


@pytest.fixture(autouse=True)
def movies(server: FakeServer) -> None:
    """Add a library with one healthy film: its sources know it."""
    server.add_library()
    server.add("9999")


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


async def test_waiting_for_the_provider_has_a_limit_and_blames_no_item(
    world: World, server: FakeServer, clock: SimulatedClock, memory: FakeMemory
) -> None:
    add(server, *range(10, 60))
    server.provider_is_down = True
    start = clock.now
    with pytest.raises(ProviderDownError):
        await world.scan(pause_limit=HOUR)
    assert HOUR <= clock.now - start < 1.2 * HOUR
    assert world.results == {}
    assert len(set(server.refreshed)) < 25, "the other items are not touched"


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
    for number in range(10, 30):
        server.add(str(number), MediaType.MOVIE, SUMMARY, outcome=Outcome.NEVER)
        memory.failed_before(str(number), SUMMARY)
    for number in range(30, 50):
        server.add(str(number), MediaType.MOVIE, Defect.NO_EXTERNAL_IDS, outcome=Outcome.NEVER)
    await world.scan(pause_limit=HOUR)
    assert len(world.results) == 40
    assert server.calls["has_matches"] == 0


async def test_one_that_is_fixed_clears_the_provider(world: World, server: FakeServer) -> None:
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


async def test_in_doubt_there_is_no_outage(world: World, server: FakeServer) -> None:
    add(server, *range(10, 30), outcome=Outcome.NEVER)
    server.fail("has_matches", RequestError("status 404"))
    await world.scan(pause_limit=HOUR)
    assert world.observer.pauses == []
    assert list(world.results.values()) == [Result.UNRESOLVED] * 20
    assert any("cannot be found out: status 404" in line for line in world.observer.lines)


async def test_without_a_healthy_item_to_ask_for_there_is_no_outage(
    world: World, server: FakeServer
) -> None:
    server.remove("9999")
    server.unknown = {str(number) for number in range(10, 30)}
    add(server, *range(10, 30), outcome=Outcome.NEVER)
    await world.scan(pause_limit=HOUR)
    assert world.observer.pauses == []
    assert list(world.results.values()) == [Result.UNRESOLVED] * 20


async def test_a_healthy_item_that_its_source_has_dropped_is_no_outage(
    world: World, server: FakeServer
) -> None:
    server.add("9998", added_at=NOW - 2 * 3600)
    server.unknown = {"9999"}
    add(server, *range(10, 30), outcome=Outcome.NEVER)
    await world.scan(pause_limit=HOUR)
    assert world.observer.pauses == []
    assert len(world.results) == 20


def add_five_fixable(server: FakeServer) -> None:
    """Add five ordinary films that only lack a summary."""
    for number in range(900, 905):
        server.add(str(number), MediaType.MOVIE, SUMMARY, added_at=NOW - 20 * DAY)


async def test_a_season_without_data_at_its_source_stops_nobody(
    world: World, server: FakeServer
) -> None:
    add_five_fixable(server)
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SHOW, library_id="2")
    server.add("21", MediaType.SEASON, library_id="2", parent_key="20")
    for number in range(100, 124):
        server.add(
            str(number),
            MediaType.EPISODE,
            Defect.PLACEHOLDER_TITLE,
            SUMMARY,
            Defect.MISSING_POSTER,
            outcome=Outcome.NEVER,
            library_id="2",
            parent_key="21",
            grandparent_key="20",
        )
    tally = await world.scan(pause_limit=HOUR)
    assert (tally.fixed, tally.unresolved) == (5, 24)
    assert world.observer.pauses == []


async def test_sixty_camera_clips_stop_nobody(world: World, server: FakeServer) -> None:
    add_five_fixable(server)
    for number in range(100, 160):
        key = str(number)
        defects = Defect.NO_MATCH, Defect.MISSING_POSTER
        server.add(key, MediaType.MOVIE, *defects, outcome=Outcome.NEVER)
        server.unknown.add(key)
    scan = asyncio.ensure_future(world.scan(pause_limit=HOUR))
    while not scan.done() and world.observer.results.get("904") is None:
        await world.clock.sleep(1)
    assert len(world.results) <= 15, "the films have their turn between the clips"
    tally = await scan
    assert (tally.fixed, tally.unresolved) == (5, 60)
    assert world.observer.pauses == []


async def test_while_one_library_waits_for_its_source_the_others_go_on(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add(server, *range(10, 40))
    server.unreachable_for = {"1"}
    server.add_library("2", LibraryType.ARTIST, agent="tv.plex.agents.music")
    for number in range(500, 540):
        server.add(str(number), MediaType.ARTIST, SUMMARY, library_id="2")
    scan = asyncio.ensure_future(world.scan(pause_limit=4 * HOUR))
    await clock.sleep(HOUR)
    assert world.results == dict.fromkeys(map(str, range(500, 540)), Result.FIXED)
    server.unreachable_for = set()
    assert (await scan).fixed == 70
    assert world.observer.pauses == [PauseReason.PROVIDER_DOWN, None] * 4


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


async def test_an_item_that_is_fixed_during_an_outage_proves_nothing(
    world: World, server: FakeServer
) -> None:
    server.provider_is_down = True
    scan = Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(),
    )
    provider = ProviderHealth(scan)
    item = Candidate(healthy("7"), (Finding(SUMMARY, "because"),))
    unchanged = item.outcome(Result.UNRESOLVED, item.defects)
    for _ in range(10):
        assert provider.record(item, unchanged) == []
    assert await provider.check() == ([], [])
    assert provider.is_down("1")
    fixed = item.outcome(Result.FIXED)
    assert provider.record(item, fixed) == [fixed]
    assert provider.finish() == []
    server.provider_is_down = False
    await provider.wait()
    assert await provider.check() == ([], ["1"])
    # What was asked of the sources while they were down may still arrive.
    assert provider.record(item, unchanged) == []
    assert provider.release(["1"]) == [item] * 11
    assert not provider.is_down("1")


async def test_an_item_that_was_healed_without_the_sources_clears_nothing(world: World) -> None:
    scan = Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(),
    )
    provider = ProviderHealth(scan)
    item = Candidate(healthy("7"), (Finding(SUMMARY, "because"),))
    unchanged, fixed = item.outcome(Result.UNRESOLVED, item.defects), item.outcome(Result.FIXED)
    provider.record(item, unchanged)
    for rung in (RungName.CHOOSE_POSTER, RungName.ANALYZE):
        healed = replace(fixed, rung=rung)
        assert provider.record(item, healed) == [healed]
    assert provider.record(item, fixed) == [unchanged, fixed]


async def test_the_sources_are_asked_about_titles_once_in_ten_minutes_unless_they_are_down(
    world: World, server: FakeServer
) -> None:
    scan = Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(),
    )
    provider = ProviderHealth(scan)
    numbered = healthy("7", MediaType.EPISODE, title="Episode 7")
    doubtful = Candidate(numbered, (Finding(Defect.PLACEHOLDER_TITLE, "", is_weak=True),))
    title = doubtful.outcome(Result.UNRESOLVED, doubtful.defects)

    async def is_silent(*, asked: int) -> bool:
        before = server.calls["has_matches"]
        outcome = await provider.question(title)
        assert server.calls["has_matches"] == before + asked
        return outcome.are_sources_silent

    assert not await is_silent(asked=1)
    assert not await is_silent(asked=0)
    server.provider_is_down = True
    world.clock.now += HOUR
    assert await is_silent(asked=1)
    server.provider_is_down = False
    world.clock.now += HOUR
    assert not await is_silent(asked=1)
    server.provider_is_down = True
    item = Candidate(healthy("8"), (Finding(SUMMARY, "because"),))
    for _ in range(10):
        provider.record(item, item.outcome(Result.UNRESOLVED, item.defects))
    await provider.check()
    assert await is_silent(asked=0)

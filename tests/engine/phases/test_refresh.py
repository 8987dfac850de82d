"""Refreshing and verifying."""

import asyncio
from collections import Counter
import gc
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    InvalidTokenError,
    ItemGoneError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.engine.events import (
    ItemFound,
    Phase,
    PhaseStarted,
    ScanEvent,
)
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.phases.provider_health import ProviderHealth
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from custom_components.plex_smart_refresher.engine.scan import run_scan
from plex_simulator import Outcome

from ..fakes import (
    FakeMemory,
    FakeServer,
    SimulatedClock,
    World,
    assert_consistent,
    new_world,
)

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


@pytest.fixture
def shows(server: FakeServer) -> None:
    server.add_library("2", LibraryType.SHOW)


@pytest.mark.parametrize(
    ("outcome", "result", "after"),
    [
        (Outcome.FIXED, Result.FIXED, set()),
        (Outcome.LATE_PICTURE, Result.FIXED, set()),
        (Outcome.PARTLY, Result.PARTLY_FIXED, {POSTER}),
        (Outcome.NEVER, Result.UNRESOLVED, {POSTER, SUMMARY}),
        (Outcome.SECOND, Result.UNRESOLVED, {POSTER, SUMMARY}),
        (Outcome.IGNORED, Result.TIMED_OUT, {POSTER, SUMMARY}),
        (Outcome.VANISHED, Result.GONE, set()),
        (Outcome.REKEYED, Result.GONE, set()),
    ],
)
async def test_a_result_says_what_the_refresh_brought(
    world: World, server: FakeServer, outcome: Outcome, result: Result, after: set[Defect]
) -> None:
    server.add("10", MediaType.MOVIE, POSTER, SUMMARY, outcome=outcome)
    tally = await world.scan()
    assert world.results == {"10": result}
    assert world.observer.outcomes["10"].before == {POSTER, SUMMARY}
    assert world.observer.outcomes["10"].after == after
    assert getattr(tally, result) == 1
    assert server.refreshed == ["10"]


async def test_two_hundred_items_take_no_longer_than_the_workers_need(
    world: World, server: FakeServer
) -> None:
    for number in range(200):
        server.add(str(number), MediaType.MOVIE, POSTER)
    start = world.clock.now
    assert (await world.scan()).fixed == 200
    assert world.clock.now - start < 200 * 4 / 3 * 1.1
    assert server.calls["read_items"] < 3 * 200
    assert server.most_queued == 3


async def test_items_that_are_never_fixed_do_not_slow_down_the_others(
    world: World, server: FakeServer
) -> None:
    for number in range(100):
        outcome = Outcome.NEVER if number % 2 else Outcome.FIXED
        server.add(str(number), MediaType.MOVIE, POSTER, outcome=outcome)
    start = world.clock.now
    tally = await world.scan()
    assert (tally.fixed, tally.unresolved) == (50, 50)
    assert world.clock.now - start < 100 * 4 / 3 * 1.1 + 12


@pytest.mark.parametrize("in_flight", [1, 2, 5])
async def test_never_more_are_in_flight_than_the_setting_says(
    world: World, server: FakeServer, in_flight: int
) -> None:
    for number in range(20):
        server.add(str(number), MediaType.MOVIE, POSTER)
    await world.scan(in_flight=in_flight)
    assert server.most_queued == in_flight


async def test_a_wedged_item_gives_its_place_back(world: World, server: FakeServer) -> None:
    for number in range(4):
        server.add(str(number), MediaType.MOVIE, POSTER, outcome=Outcome.IGNORED)
    server.add("9", MediaType.MOVIE, POSTER)
    tally = await world.scan(in_flight=1)
    assert (tally.timed_out, tally.fixed) == (4, 1)


async def test_hand_made_data_is_protected(world: World, server: FakeServer) -> None:
    locked = frozenset({"title"})
    server.add("10", MediaType.MOVIE, POSTER, guid="local://10", locked_fields=locked)
    await world.scan()
    assert world.results == {"10": Result.SKIPPED}
    assert world.observer.outcomes["10"].skip_reason is SkipReason.PROTECTED
    assert server.refreshed == []


async def test_an_item_that_becomes_protected_while_it_waits_is_left_alone(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.latency = 70
    server.add("10", MediaType.MOVIE, POSTER, SUMMARY)
    server.add("11", MediaType.MOVIE, POSTER)
    scan = asyncio.ensure_future(world.scan(in_flight=1))
    await clock.sleep(5)
    server.change("11", guid="local://11", locked_fields=frozenset({"title"}))
    await scan
    assert world.results == {"10": Result.FIXED, "11": Result.SKIPPED}


@pytest.mark.usefixtures("shows")
@pytest.mark.parametrize("is_seen_in_lists", [True, False])
async def test_a_show_with_hand_made_episodes_is_not_refreshed(
    world: World, server: FakeServer, is_seen_in_lists: bool
) -> None:
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    hand_made = {"has_summary": is_seen_in_lists, "locked_fields": frozenset({"title"})}
    server.add(
        "21",
        MediaType.EPISODE,
        POSTER,
        library_id="2",
        grandparent_key="20",
        guid="local://21",
        **hand_made,
    )
    server.add("22", MediaType.EPISODE, library_id="2", grandparent_key="20")
    await world.scan()
    assert world.results == {"20": Result.SKIPPED, "21": Result.SKIPPED}
    assert server.refreshed == []


@pytest.mark.usefixtures("shows")
async def test_a_show_whose_episodes_cannot_be_examined_is_not_refreshed(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, Defect.NO_MATCH, library_id="2", grandparent_key="20")
    server.fail("read_items", RequestError("status 500"), key="21")
    await world.scan()
    assert world.results == {"20": Result.ERRORED, "21": Result.ERRORED}
    assert server.refreshed == []
    error = world.observer.outcomes["20"].error
    assert error == "an item below it cannot be examined: status 500"


@pytest.mark.usefixtures("shows")
async def test_a_show_with_unmatched_episodes_that_nobody_touched_is_refreshed(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, Defect.NO_MATCH, library_id="2", grandparent_key="20")
    await world.scan()
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}


async def test_what_healed_by_itself_while_it_waited_is_healthy(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.latency = 70
    server.add("10", MediaType.MOVIE, POSTER, SUMMARY)
    server.add("11", MediaType.MOVIE, POSTER)
    server.add("12", MediaType.MOVIE)
    scan = asyncio.ensure_future(world.scan(in_flight=1))
    await clock.sleep(5)
    server.change("11", thumb="/library/metadata/11/thumb/2")
    tally = await scan
    assert world.results == {"10": Result.FIXED, "11": Result.HEALTHY}
    assert (tally.checked, tally.healthy, tally.defective) == (3, 2, 1)
    assert server.refreshed == ["10"]


async def test_what_vanished_while_it_waited_is_gone(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.latency = 70
    server.add("10", MediaType.MOVIE, POSTER, SUMMARY)
    server.add("11", MediaType.MOVIE, POSTER)
    scan = asyncio.ensure_future(world.scan(in_flight=1))
    await clock.sleep(5)
    del server.items["11"]
    await scan
    assert world.results == {"10": Result.FIXED, "11": Result.GONE}


@pytest.mark.parametrize(
    ("error", "result"),
    [(RequestError("status 500"), Result.ERRORED), (ItemGoneError("404"), Result.GONE)],
)
async def test_a_refused_refresh_is_the_result_of_that_item_alone(
    world: World, server: FakeServer, error: RequestError, result: Result
) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    server.add("11", MediaType.MOVIE, POSTER)
    server.fail("refresh", error, key="10")
    await world.scan(in_flight=1)
    assert world.results == {"10": result, "11": Result.FIXED}


async def test_an_item_that_cannot_be_read_at_its_turn_has_an_error_as_its_result(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.latency = 70
    server.add("10", MediaType.MOVIE, POSTER, SUMMARY)
    server.add("11", MediaType.MOVIE, POSTER)
    scan = asyncio.ensure_future(world.scan(in_flight=1))
    await clock.sleep(5)
    server.fail("read_items", RequestError("status 500"), key="11")
    await scan
    assert world.results == {"10": Result.FIXED, "11": Result.ERRORED}
    assert world.observer.outcomes["11"].error == "status 500"


@pytest.mark.parametrize("call", ["refresh", "read_items", "read_below", "pending_updates"])
@pytest.mark.parametrize("error", [ServerLostError("lost"), InvalidTokenError("no")])
@pytest.mark.usefixtures("shows")
async def test_losing_the_server_or_the_token_ends_the_scan(
    world: World,
    server: FakeServer,
    clock: SimulatedClock,
    call: str,
    error: ServerLostError | InvalidTokenError,
) -> None:
    server.listening = False
    for number in range(20, 30):
        server.add(str(number), MediaType.SHOW, POSTER, library_id="2", outcome=Outcome.NEVER)
    scan = asyncio.ensure_future(world.scan())
    while not server.refreshed:
        await clock.sleep(0.01)
    server.fail(call, error)
    with pytest.raises(type(error), match=str(error)):
        await scan
    assert not server.is_listened_to
    assert Result.ERRORED not in world.results.values()


@pytest.mark.parametrize("error", [ServerLostError("lost"), StartingUpError("starting")])
async def test_a_short_absence_is_waited_out(
    world: World, server: FakeServer, error: ServerLostError
) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    for call in ("libraries", "read_page", "read_items", "refresh"):
        server.fail(call, error, times=2)
    await world.scan()
    assert world.results == {"10": Result.FIXED}
    assert f"{error}; trying again" in world.observer.lines


async def test_an_error_of_our_own_is_raised_as_it_is(world: World, server: FakeServer) -> None:
    server.add("10", MediaType.MOVIE, POSTER)

    async def stumble(rating_key: str) -> None:
        raise KeyError(rating_key)

    server.refresh = stumble  # type: ignore[method-assign]
    with pytest.raises(KeyError):
        await world.scan()


async def test_the_first_of_several_errors_is_raised(world: World, server: FakeServer) -> None:
    async def stumble(rating_key: str) -> None:
        raise ExceptionGroup("two", [ServerLostError("first"), KeyError("second")])

    server.add("10", MediaType.MOVIE, POSTER)
    server.refresh = stumble  # type: ignore[method-assign]
    with pytest.raises(ServerLostError, match="first"):
        await world.scan()


@pytest.mark.usefixtures("shows")
async def test_a_dry_run_says_what_it_would_do_and_does_nothing(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    server.add("11", MediaType.MOVIE, POSTER)
    server.add("12", MediaType.MOVIE)
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    locked = frozenset({"title"})
    mine = {"grandparent_key": "20", "guid": "local://21", "locked_fields": locked}
    server.add("21", MediaType.EPISODE, library_id="2", **mine)
    memory.failed_before("11", POSTER)
    memory.failed_before("12", POSTER)
    memory.failed_before("13", POSTER)
    before = dict(memory.remembered)
    tally = await world.scan(dry_run=True)
    assert world.results == {
        "10": Result.WOULD_REFRESH,
        "11": Result.WOULD_REFRESH,
        "12": Result.HEALTHY,
        "13": Result.GONE,
        "20": Result.SKIPPED,
        "21": Result.SKIPPED,
    }
    assert (tally.would_refresh, tally.skipped, tally.gone) == (2, 2, 1)
    assert server.refreshed == []
    assert memory.remembered == before
    assert world.observer.outcomes["10"].after == {POSTER}


async def test_phases_follow_each_other_and_progress_never_runs_backwards(
    world: World, server: FakeServer
) -> None:
    for number in range(7):
        server.add(str(number), MediaType.MOVIE, POSTER, outcome=list(Outcome)[number])
    await world.scan()
    assert world.observer.phases == list(Phase)
    done = [event.done for event in world.observer.progress if event.phase != Phase.INSPECT]
    assert done == sorted(done)
    assert done[-1] == world.observer.progress[-1].total == 7


@pytest.mark.parametrize("moment", [0.1, 0.3, 1, 3.9, 4.1, 4.3, 4.7, 6, 9, 15, 31, 60, 90], ids=str)
@pytest.mark.parametrize("is_silent", [True, False])
async def test_a_cancelled_scan_ends_at_once_and_leaves_no_trace_of_what_was_in_flight(
    world: World, server: FakeServer, clock: SimulatedClock, moment: float, is_silent: bool
) -> None:
    server.is_silent = is_silent
    for number in range(60):
        server.add(str(number), MediaType.MOVIE, POSTER, outcome=list(Outcome)[number % 5])
    scan = asyncio.ensure_future(world.scan(in_flight=2))
    await clock.sleep(moment)
    known = world.results
    scan.cancel()
    stopped_at = clock.now
    with pytest.raises(asyncio.CancelledError):
        await scan
    assert clock.now - stopped_at < 0.1
    assert known.items() <= world.results.items()
    kept = world.results.keys() - known.keys()  # what Plex had processed, and that is verified
    assert all(world.results[key] is Result.UNRESOLVED for key in kept)
    assert not server.is_listened_to
    await server.settle()
    assert len(asyncio.all_tasks()) == 1


@pytest.mark.parametrize("call", ["libraries", "read_page", "read_items", "refresh"])
async def test_a_scan_can_be_cancelled_in_every_call(
    world: World, server: FakeServer, clock: SimulatedClock, call: str
) -> None:
    async def hang(*_: Any) -> None:
        await clock.sleep(10_000)

    server.add("10", MediaType.MOVIE, POSTER)
    setattr(server, call, hang)
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(1)
    scan.cancel()
    with pytest.raises(asyncio.CancelledError):
        await scan
    assert world.results == {}


async def test_a_scan_can_be_cancelled_while_it_waits_for_a_lost_server(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.fail("libraries", ServerLostError("lost"))
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(1)
    scan.cancel()
    with pytest.raises(asyncio.CancelledError):
        await scan


async def test_the_second_scan_fixes_what_needs_two_refreshes(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("10", MediaType.MOVIE, POSTER, outcome=Outcome.SECOND)
    await world.scan()
    assert world.memory.remembered["10"].attempts == 1
    await world.scan()
    assert world.observer.outcomes["10"].skip_reason is SkipReason.BACKOFF
    await clock.sleep(25 * 3600)
    await world.scan()
    assert world.results == {"10": Result.FIXED}
    assert world.memory.remembered == {}


async def test_named_items_are_refreshed_whatever_their_past(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    for key in ("10", "11", "12"):
        server.add(key, MediaType.MOVIE, POSTER)
    memory.failed_before("10", POSTER, given_up=True, next_attempt=None)
    tally = await world.scan(rating_keys=("10", "11"))
    assert world.results == {"10": Result.FIXED, "11": Result.FIXED}
    assert_consistent(tally)
    assert memory.remembered == {}


async def added_by_a_scan(size: int) -> dict[str, Counter[str]]:
    """Return how many objects a scan adds to a garbage collection, and how many references."""
    world, found, total = new_world(), 0, dict[str, Counter[str]]()
    world.server.add_library("1", LibraryType.SHOW)
    for number in range(size):
        season = f"season {number // 20}"
        values = {"title": "Pilot", "parent_key": season}
        world.server.add(f"{number}", MediaType.EPISODE, POSTER, **values)
    gc.collect()
    kept = gc.get_objects()  # so that no other object gets the address of one of them
    before = {*map(id, kept), id(kept)}
    before.add(id(before))

    def count(moment: str) -> None:
        added = [each for each in gc.get_objects() if id(each) not in before]
        references = sum(found is not None for each in added for found in gc.get_referents(each))
        total[moment] = Counter(objects=len(added), references=references)

    def look(event: ScanEvent) -> None:
        nonlocal found
        found += isinstance(event, ItemFound)
        if isinstance(event, ItemFound) and found == size - 100:
            count("while the list is read")
        if isinstance(event, PhaseStarted) and event.phase is Phase.REFRESH:
            count("before the first refresh")

    tally = await run_scan(world.ports, ScanOptions(dry_run=True, page_size=100), look)
    await world.server.settle()
    assert tally.would_refresh == size
    return total


async def test_what_waits_for_its_refresh_is_no_burden_to_the_garbage_collector() -> None:
    """Per item, a collection finds no object, and few references: each takes nanoseconds."""
    await added_by_a_scan(200)  # what the first scan loads
    few, many = await added_by_a_scan(400), await added_by_a_scan(1_000)
    for moment, most in (("while the list is read", 1.2), ("before the first refresh", 3.2)):
        added = {what: (many[moment][what] - few[moment][what]) / 600 for what in few[moment]}
        assert added["objects"] < 0.01, moment
        assert added["references"] < most, moment


async def test_the_next_item_is_found_without_a_look_at_all_that_wait(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(300):
        server.add(f"{number}", MediaType.MOVIE, POSTER)
    looks = 0
    is_down = ProviderHealth.is_down

    def counted(self: ProviderHealth, library_id: str) -> bool:
        nonlocal looks
        looks += 1
        return is_down(self, library_id)

    monkeypatch.setattr(ProviderHealth, "is_down", counted)
    assert (await world.scan(dry_run=True)).would_refresh == 300
    assert looks <= 3 * 300

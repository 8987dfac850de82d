"""Refreshing and verifying."""

import asyncio
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
from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from plex_simulator import Outcome

from ..fakes import NOW, FakeMemory, FakeServer, SimulatedClock, World, assert_consistent

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


async def test_after_the_first_surprise_a_silent_socket_is_not_waited_for(
    world: World, server: FakeServer
) -> None:
    server.is_silent = True
    for number in range(30):
        server.add(str(number), MediaType.MOVIE, POSTER)
    start = world.clock.now
    tally = await world.scan()
    assert tally.fixed == 30
    assert world.clock.now - start < 31 + 27 / 3 * 12


async def test_a_socket_that_is_heard_again_is_trusted_again(
    world: World, server: FakeServer
) -> None:
    server.loses_notifications_of = {"0"}
    server.latency = 29
    for number in range(30):
        server.add(str(number), MediaType.MOVIE, POSTER, added_at=NOW - number)
    assert (await world.scan(in_flight=1)).fixed == 30
    assert server.calls["read_items"] < 30 * 2


async def test_a_lost_notification_costs_time_and_no_result(
    world: World, server: FakeServer
) -> None:
    server.loses_notifications_of = {"3", "5"}
    for number in range(10):
        server.add(str(number), MediaType.MOVIE, POSTER)
    assert (await world.scan()).fixed == 10


async def test_missed_events_are_made_up_for_by_a_look(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.loses_notifications_of = {"10"}
    server.add("10", MediaType.MOVIE, POSTER)
    start = clock.now
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(8)
    server.notify(None)
    server.notify("99")  # somebody else's item
    await scan
    assert world.results == {"10": Result.FIXED}
    assert clock.now - start < 10


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


@pytest.mark.parametrize("fields", [{"has_summary": True}, {"locked_fields": frozenset({"title"})}])
async def test_hand_made_data_is_protected(
    world: World, server: FakeServer, fields: dict[str, Any]
) -> None:
    server.add("10", MediaType.MOVIE, POSTER, guid="local://10", **fields)
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
    server.change("11", guid="local://11")
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
    assert world.results == {"20": Result.SKIPPED, "21": Result.ERRORED}
    skipped = world.observer.outcomes["20"]
    assert (skipped.skip_reason, skipped.protection) == (SkipReason.PROTECTED, None)
    assert skipped.error == "an item below it cannot be examined: status 500"


@pytest.mark.usefixtures("shows")
async def test_a_show_with_unmatched_episodes_that_nobody_touched_is_refreshed(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, Defect.NO_MATCH, library_id="2", grandparent_key="20")
    await world.scan()
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}


@pytest.mark.usefixtures("shows")
async def test_what_is_fixed_with_its_show_is_not_refreshed_again(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.SEASON, POSTER, library_id="2", parent_key="20")
    for key in ("22", "23"):
        server.add(
            key,
            MediaType.EPISODE,
            POSTER,
            library_id="2",
            parent_key="21",
            grandparent_key="20",
        )
    tally = await world.scan()
    assert tally.fixed == 4
    assert server.refreshed == ["20"]
    assert world.observer.order[0] == "20"


@pytest.mark.usefixtures("shows")
async def test_what_stays_defective_below_a_fixed_show_is_not_refreshed_once_more(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add(
        "21",
        MediaType.EPISODE,
        POSTER,
        library_id="2",
        grandparent_key="20",
        outcome=Outcome.NEVER,
    )
    await world.scan()
    assert server.refreshed == ["20"]
    assert world.results == {"20": Result.FIXED, "21": Result.UNRESOLVED}


@pytest.mark.usefixtures("shows")
async def test_a_long_show_is_waited_for_to_its_last_episode(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    keys = [str(key) for key in range(30, 90)]
    for key in keys:
        server.add(key, MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    tally = await world.scan()
    assert server.refreshed == ["20"]
    assert server.healthy_refreshed == 0
    assert tally.fixed == 61


@pytest.mark.usefixtures("shows")
async def test_an_episode_that_was_not_processed_with_its_show_has_its_own_turn(
    world: World, server: FakeServer
) -> None:
    server.cascades = False
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    server.add("10", MediaType.MOVIE, POSTER)
    await world.scan()
    assert sorted(server.refreshed[:2]) == ["10", "20"]
    assert server.refreshed[2:] == ["21"]
    assert set(world.results.values()) == {Result.FIXED}


@pytest.mark.usefixtures("shows")
async def test_a_show_goes_before_its_episodes_however_bad_they_are(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, SUMMARY, library_id="2", grandparent_key="20")
    await world.scan()
    assert server.refreshed == ["20"]
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}


@pytest.mark.usefixtures("shows")
async def test_an_episode_does_not_wait_for_a_show_that_could_not_be_refreshed(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    server.fail("refresh", RequestError("status 500"), key="20")
    before = clock.time()
    await world.scan()
    assert world.results == {"20": Result.ERRORED, "21": Result.FIXED}
    assert clock.time() - before < 20


@pytest.mark.usefixtures("shows")
async def test_the_late_picture_of_an_episode_is_waited_for_after_its_show(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add(
        "21",
        MediaType.EPISODE,
        POSTER,
        library_id="2",
        grandparent_key="20",
        outcome=Outcome.LATE_PICTURE,
    )
    await world.scan()
    assert server.refreshed == ["20"]
    assert world.results["21"] is Result.FIXED


@pytest.mark.usefixtures("shows")
async def test_others_overtake_what_waits_for_its_show(world: World, server: FakeServer) -> None:
    server.latency = 30
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    server.add("10", MediaType.MOVIE, Defect.NO_EXTERNAL_IDS)
    await world.scan()
    assert set(server.refreshed) == {"20", "10"}
    assert server.most_queued == 2
    assert world.results == dict.fromkeys(("20", "21", "10"), Result.FIXED)


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
    server.add("21", MediaType.EPISODE, library_id="2", grandparent_key="20", guid="local://21")
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


@pytest.mark.usefixtures("shows")
async def test_what_is_below_a_show_does_not_wait_for_its_share_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add(
        "21",
        MediaType.EPISODE,
        POSTER,
        library_id="2",
        grandparent_key="20",
        outcome=Outcome.IGNORED,
    )
    scan = asyncio.ensure_future(world.scan())
    start = clock.now
    while not scan.done() and clock.now < start + 2100:
        await clock.sleep(10)
        server.notify("777")  # a library scan keeps the server busy with other items
    assert scan.done()
    await scan
    assert world.results == {"20": Result.FIXED, "21": Result.TIMED_OUT}


@pytest.mark.usefixtures("shows")
@pytest.mark.parametrize("parents", [("20", "21"), ("21", "20")])
async def test_items_that_name_each_other_as_parents_do_not_wait_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock, parents: tuple[str, str]
) -> None:
    for key, parent in zip(("20", "21"), parents, strict=True):
        server.add(key, MediaType.SEASON, POSTER, library_id="2", parent_key=parent)
    scan = asyncio.ensure_future(world.scan())
    start = clock.now
    while not scan.done() and clock.now < start + 1000:
        await clock.sleep(10)
    assert scan.done()
    await scan
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}

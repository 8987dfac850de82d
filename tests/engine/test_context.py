"""What the phases of a scan share."""

import asyncio
from copy import replace

import pytest

from custom_components.plex_smart_refresher.engine.context import BATCH_SIZE, Scan
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError, ServerLostError
from custom_components.plex_smart_refresher.engine.events import (
    ItemFinished,
    LogLevel,
    LogLine,
    Phase,
)
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.ports import ignore_events
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    ItemState,
    Protection,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.engine.selection import after_attempt

from .fakes import NOW, FakeServer, World, healthy

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY


@pytest.fixture
def scan(world: World) -> Scan:
    return Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(pause_limit=0),
        observer=world.observer,
    )


async def test_items_are_read_in_batches_and_the_missing_are_left_out(
    scan: Scan, server: FakeServer
) -> None:
    for number in range(BATCH_SIZE + 1):
        server.add(str(number))
    items, errors = await scan.read_confirmed([*server.items, "gone"])
    assert items.keys() == server.items.keys()
    assert errors == {}
    assert server.calls["read_items"] == 2


async def test_one_bad_item_does_not_spoil_its_batch(scan: Scan, server: FakeServer) -> None:
    for number in range(100):
        server.add(str(number))
    server.fail("read_items", RequestError("status 500"), key="42")
    items, errors = await scan.read_confirmed(list(server.items))
    assert items.keys() == server.items.keys() - {"42"}
    assert str(errors["42"]) == "status 500"
    assert server.calls["read_items"] < 16


async def test_nothing_is_asked_when_nothing_is_wanted(scan: Scan, server: FakeServer) -> None:
    assert await scan.read_confirmed([]) == ({}, {})
    assert server.calls["read_items"] == 0


async def test_patience_has_an_end(world: World, scan: Scan, server: FakeServer) -> None:
    server.fail("libraries", ServerLostError("lost"))
    start = world.clock.now
    with pytest.raises(ServerLostError):
        await scan.server.libraries()
    assert world.clock.now - start == 10
    assert server.calls["libraries"] == 3


async def test_an_event_is_waited_for_but_not_for_ever(world: World, scan: Scan) -> None:
    event = asyncio.Event()
    start = world.clock.now
    await scan.wait_for(event, 5)
    assert world.clock.now - start == 5
    await scan.wait_for(event, 5)
    event.clear()
    waiting = asyncio.ensure_future(scan.wait_for(event, 5))
    await world.clock.sleep(1)
    event.set()
    await waiting
    assert world.clock.now - start == 6


SENTENCES = [
    (Result.HEALTHY, LogLevel.INFO, "healthy without a refresh"),
    (Result.FIXED, LogLevel.INFO, "fixed missing_poster, missing_summary"),
    (Result.PARTLY_FIXED, LogLevel.WARNING, "fixed missing_poster; still missing_summary"),
    (Result.UNRESOLVED, LogLevel.WARNING, "Plex processed it; still missing_summary"),
    (
        Result.TIMED_OUT,
        LogLevel.WARNING,
        "Plex did not process it in time; still missing_summary",
    ),
    (Result.GONE, LogLevel.INFO, "no longer on the server"),
    (Result.ERRORED, LogLevel.ERROR, "status {500}"),
    (
        Result.SKIPPED,
        LogLevel.INFO,
        "skipped (backoff) with missing_poster, missing_summary",
    ),
    (
        Result.WOULD_REFRESH,
        LogLevel.INFO,
        "would be refreshed for missing_poster, missing_summary",
    ),
]


@pytest.mark.parametrize(
    ("result", "level", "sentence"),
    SENTENCES,
)
async def test_each_result_is_a_sentence_in_the_log(
    world: World, scan: Scan, result: Result, level: LogLevel, sentence: str
) -> None:
    has_all = result in (Result.HEALTHY, Result.FIXED)
    outcome = ItemOutcome(
        item=healthy("7", title="{} %s", year=1999),
        result=result,
        before=frozenset({POSTER, SUMMARY}),
        after=frozenset() if has_all else frozenset({SUMMARY}),
        skip_reason=SkipReason.BACKOFF,
        error="status {500}",
    )
    scan.tally = scan.tally.with_checked(defective=1)
    scan.finish_item(outcome)
    finished, line = world.observer.events
    assert isinstance(finished, ItemFinished)
    assert finished.tally == scan.tally
    assert isinstance(line, LogLine)
    assert (line.level, line.message) == (level, f"{{}} %s (1999): {sentence}")
    assert line.rating_key == "7"


@pytest.mark.parametrize(
    ("protection", "sentence"),
    [
        (
            Protection(locked_fields=("art", "title")),
            "unmatched, with locked fields: art, title",
        ),
        (
            Protection(pictures_below=1_200),
            "1200 pictures below it are too many to protect",
        ),
        (
            Protection(locked_fields=("title",), below="Mine"),
            "an item below it, Mine, is unmatched, with locked fields: title",
        ),
    ],
)
async def test_the_log_says_what_a_refresh_would_destroy(
    world: World, scan: Scan, protection: Protection, sentence: str
) -> None:
    outcome = ItemOutcome(
        item=healthy("7", title="Film"),
        result=Result.SKIPPED,
        before=frozenset({POSTER}),
        skip_reason=SkipReason.PROTECTED,
        protection=protection,
    )
    scan.finish_item(outcome, counted=False)
    assert world.observer.lines == [f"Film: skipped (protected: {sentence}) with missing_poster"]


def past(attempts: int, *defects: Defect, given_up: bool = False) -> ItemState:
    return ItemState(
        rating_key="7",
        library_id="1",
        attempts=attempts,
        given_up=given_up,
        defects=frozenset(defects),
    )


def failed(
    result: Result, before: set[Defect], after: set[Defect], past: ItemState | None = None
) -> ItemOutcome:
    return ItemOutcome(
        item=healthy("7"),
        result=result,
        before=frozenset(before),
        after=frozenset(after),
        past=past,
    )


OUTCOMES = [
    pytest.param(failed(Result.UNRESOLVED, {POSTER}, {POSTER}), True, False, id="first time"),
    pytest.param(
        failed(Result.UNRESOLVED, {POSTER}, {POSTER}, past(1, POSTER)), False, False, id="again"
    ),
    pytest.param(
        failed(Result.TIMED_OUT, {POSTER, SUMMARY}, {POSTER, SUMMARY}, past(2, POSTER)),
        True,
        False,
        id="with a new defect",
    ),
    pytest.param(
        failed(Result.PARTLY_FIXED, {POSTER, SUMMARY}, {POSTER}), True, False, id="partly fixed"
    ),
    pytest.param(
        failed(Result.UNRESOLVED, {POSTER}, {POSTER}, past(4, POSTER)),
        False,
        True,
        id="given up now",
    ),
    pytest.param(
        failed(Result.UNRESOLVED, {POSTER}, {POSTER}, past(5, POSTER, given_up=True)),
        False,
        False,
        id="given up before",
    ),
    pytest.param(failed(Result.ERRORED, set(), set()), False, False, id="never read"),
    pytest.param(
        failed(Result.ERRORED, set(), set(), past(1)), False, False, id="unreadable again"
    ),
    pytest.param(failed(Result.FIXED, {POSTER}, set()), False, False, id="no failure"),
    pytest.param(failed(Result.SKIPPED, {POSTER}, {POSTER}), False, False, id="left alone"),
]


@pytest.mark.parametrize(
    ("outcome", "is_new_failure", "is_given_up_now"),
    OUTCOMES,
)
async def test_the_event_of_an_item_says_whether_its_failure_is_new(
    world: World, scan: Scan, outcome: ItemOutcome, *, is_new_failure: bool, is_given_up_now: bool
) -> None:
    scan.finish_item(outcome, counted=False)
    finished = world.observer.events[0]
    assert isinstance(finished, ItemFinished)
    assert (finished.is_new_failure, finished.is_given_up_now) == (is_new_failure, is_given_up_now)
    assert finished.next_state == after_attempt(outcome, outcome.past, scan.options, NOW)


async def test_an_item_may_fail_and_be_given_up_at_once(world: World, scan: Scan) -> None:
    scan.options = replace(scan.options, max_attempts=1)
    old = past(3, SUMMARY, given_up=True)
    scan.finish_item(failed(Result.UNRESOLVED, {POSTER}, {POSTER}, old), counted=False)
    finished = world.observer.events[0]
    assert isinstance(finished, ItemFinished)
    assert (finished.is_new_failure, finished.is_given_up_now) == (True, True)


async def test_nothing_is_a_new_failure_that_a_user_asked_for(world: World, scan: Scan) -> None:
    scan.options = replace(scan.options, rating_keys=("7",))
    old = past(5, POSTER, given_up=True)
    scan.finish_item(failed(Result.UNRESOLVED, {POSTER}, {POSTER}, old), counted=False)
    finished = world.observer.events[0]
    assert isinstance(finished, ItemFinished)
    assert finished.next_state is not None
    assert not finished.next_state.given_up
    assert (finished.is_new_failure, finished.is_given_up_now) == (False, False)


async def test_nothing_fails_in_a_dry_run(world: World, scan: Scan) -> None:
    scan.options = replace(scan.options, dry_run=True)
    scan.finish_item(failed(Result.ERRORED, {POSTER}, {POSTER}), counted=False)
    finished = world.observer.events[0]
    assert isinstance(finished, ItemFinished)
    assert (finished.next_state, finished.is_new_failure) == (None, False)


def test_nobody_has_to_watch() -> None:
    line = LogLine(time=0, level=LogLevel.INFO, phase=Phase.COLLECT, code=LineCode.RESUMED)
    ignore_events(line)

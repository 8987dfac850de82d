"""Which items a scan inspects and refreshes, and in which order."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect, Finding
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import (
    FAILURES,
    Candidate,
    ItemOutcome,
    ItemState,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.engine.selection import (
    after_attempt,
    backoff,
    believable,
    is_below,
    is_in_window,
    newest_first,
    refresh_order,
    window_start,
    with_skip_reason,
)

from .fakes import DAY, NOW, healthy

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
OPTIONS = ScanOptions()


def candidate(
    key: str, *defects: Defect, state: ItemState | None = None, **fields: Any
) -> Candidate:
    findings = tuple(Finding(defect, "because") for defect in defects or (POSTER,))
    return Candidate(healthy(key, **fields), findings, state)


def state(**fields: Any) -> ItemState:
    return ItemState(**({"rating_key": "7", "library_id": "1", "attempts": 1} | fields))


@pytest.mark.parametrize(("days", "expected"), [(0, None), (1, NOW - DAY), (30, NOW - 30 * DAY)])
def test_a_window_of_no_days_is_the_whole_library(days: int, expected: int | None) -> None:
    assert window_start(ScanOptions(window_days=days), NOW) == expected


@pytest.mark.parametrize(
    ("added_at", "updated_at", "expected"),
    [
        (NOW - 5, None, True),
        (NOW - 10, None, True),
        (NOW - 11, NOW, False),
        (None, NOW - 5, True),
        (None, NOW - 11, False),
        (None, None, True),
        (0, NOW - 5, True),
        (NOW + 5, None, True),
        (NOW + 400 * DAY, NOW - 5, True),
        (NOW + 400 * DAY, NOW - 11, False),
        (NOW + 400 * DAY, NOW + 400 * DAY, True),
        (NOW - 11, NOW + 400 * DAY, False),
    ],
)
def test_the_window_goes_by_an_items_own_date(
    added_at: int | None, updated_at: int | None, expected: bool
) -> None:
    item = healthy("7", added_at=added_at, updated_at=updated_at)
    assert is_in_window(item, NOW - 10, NOW) is expected
    assert is_in_window(item, None, NOW)


def test_the_newest_come_first_and_those_without_a_date_before_them() -> None:
    items = [
        healthy("old", added_at=1),
        healthy("new", added_at=9),
        healthy("undated", added_at=None, updated_at=None),
        healthy("ahead", added_at=NOW + 400 * DAY, updated_at=NOW + 400 * DAY),
        healthy("updated", added_at=None, updated_at=5),
        healthy("corrected", added_at=NOW + 400 * DAY, updated_at=7),
    ]
    assert [item.rating_key for item in newest_first(items, NOW)] == [
        "undated",
        "new",
        "corrected",
        "updated",
        "old",
        "ahead",
    ]


def test_a_date_a_little_ahead_is_believed_since_clocks_differ() -> None:
    item = healthy("7", added_at=NOW + 3600)
    assert believable(item, NOW) is item
    ahead = healthy("7", added_at=NOW + 2 * DAY)
    assert believable(ahead, NOW) == ahead._replace(added_at=None)
    ahead = healthy("7", updated_at=NOW + 2 * DAY)
    assert believable(ahead, NOW) == ahead._replace(updated_at=None)


@pytest.mark.parametrize(
    ("past", "options", "expected"),
    [
        (None, OPTIONS, None),
        (state(next_attempt=NOW + 1.0, defects={POSTER}), OPTIONS, SkipReason.BACKOFF),
        (state(next_attempt=NOW, defects={POSTER}), OPTIONS, None),
        (state(next_attempt=None, defects={POSTER}), OPTIONS, None),
        (state(next_attempt=NOW + 1.0, defects={SUMMARY}), OPTIONS, None),
        (state(given_up=True, defects={POSTER}), OPTIONS, SkipReason.GIVEN_UP),
        (state(given_up=True, defects={SUMMARY}), OPTIONS, None),
        (state(ignored=True), OPTIONS, SkipReason.IGNORED),
        (state(ignored=True), ScanOptions(rating_keys=("7",)), None),
        (state(given_up=True, defects={POSTER}), ScanOptions(rating_keys=("7",)), None),
        (state(ignored=True), OPTIONS.for_arrivals(["7"]), SkipReason.IGNORED),
        (state(next_attempt=NOW + 1.0, defects={POSTER}), OPTIONS.for_arrivals(["7"]), None),
    ],
)
def test_the_past_of_an_item_may_be_a_reason_to_leave_it_alone(
    past: ItemState | None, options: ScanOptions, expected: SkipReason | None
) -> None:
    assert with_skip_reason(candidate("7", state=past), options, NOW).skip_reason is expected


def test_protected_stays_protected_even_when_it_is_asked_for_by_name() -> None:
    locked = frozenset({"title"})
    hand_made = candidate("7", Defect.NO_MATCH, guid="local://7", locked_fields=locked)
    outcome_after_refresh = with_skip_reason(hand_made, ScanOptions(rating_keys=("7",)), NOW)
    assert outcome_after_refresh.skip_reason is SkipReason.PROTECTED


def test_new_items_come_first_then_the_worst_then_parents_then_the_newest() -> None:
    tried = state(attempts=1)
    expected = [
        candidate("worst", Defect.NO_MATCH),
        candidate("show", POSTER, media_type=MediaType.SHOW),
        candidate("young", POSTER, media_type=MediaType.EPISODE, added_at=9),
        candidate("old", POSTER, media_type=MediaType.EPISODE, added_at=3),
        candidate("undated", POSTER, media_type=MediaType.EPISODE, added_at=None, updated_at=None),
        candidate("mild", IDS, state=state(attempts=0)),
        candidate("tried", Defect.NO_MATCH, state=tried),
    ]
    shuffled = [*expected[3:], *expected[:3]]
    assert sorted(shuffled, key=refresh_order) == expected


def outcome(result: Result, after: set[Defect], before: set[Defect] | None = None) -> ItemOutcome:
    return ItemOutcome(
        item=healthy("7"),
        result=result,
        before=frozenset(before or after),
        after=frozenset(after),
    )


@pytest.mark.parametrize("result", sorted(FAILURES))
def test_a_failure_is_tried_again_after_a_day(result: Result) -> None:
    after = after_attempt(outcome(result, {POSTER}), None, OPTIONS, NOW)
    assert after == ItemState(
        rating_key="7",
        library_id="1",
        attempts=1,
        next_attempt=NOW + DAY,
        defects=frozenset({POSTER}),
    )


@pytest.mark.parametrize("result", [Result.FIXED, Result.GONE, Result.HEALTHY])
def test_what_is_fixed_healed_or_gone_leaves_the_retry_pool(result: Result) -> None:
    assert after_attempt(outcome(result, set()), state(), OPTIONS, NOW) is None


@pytest.mark.parametrize("result", [Result.SKIPPED, Result.WOULD_REFRESH])
def test_what_was_not_tried_keeps_its_past(result: Result) -> None:
    past = state()
    assert after_attempt(outcome(result, {POSTER}), past, OPTIONS, NOW) is past
    assert after_attempt(outcome(result, {POSTER}), None, OPTIONS, NOW) is None


@pytest.mark.parametrize("result", Result)
def test_a_dry_run_changes_no_memory(result: Result) -> None:
    past = state()
    options = ScanOptions(dry_run=True)
    assert after_attempt(outcome(result, {POSTER}), past, options, NOW) is past
    assert after_attempt(outcome(result, {POSTER}), None, options, NOW) is None


def test_an_item_that_could_never_be_read_is_not_put_into_the_pool() -> None:
    assert after_attempt(outcome(Result.ERRORED, set()), None, OPTIONS, NOW) is None


def test_it_is_given_up_after_the_last_attempt() -> None:
    past: ItemState | None = None
    waits = []
    for _ in range(4):
        past = after_attempt(outcome(Result.UNRESOLVED, {POSTER}), past, OPTIONS, NOW)
        assert past
        assert past.next_attempt
        assert not past.given_up
        waits.append((past.next_attempt - NOW) / DAY)
    assert waits == [1, 2, 4, 8]
    past = after_attempt(outcome(Result.UNRESOLVED, {POSTER}), past, OPTIONS, NOW)
    assert past
    assert (past.attempts, past.given_up, past.next_attempt) == (5, True, None)


BY_HAND = ScanOptions(rating_keys=("7",))


@pytest.mark.parametrize("result", sorted(FAILURES))
def test_what_a_user_asks_for_is_no_attempt(result: Result) -> None:
    failed = outcome(result, {POSTER, SUMMARY})
    assert after_attempt(failed, None, BY_HAND, NOW) is None
    past = replace(state(defects={POSTER}), attempts=4, next_attempt=NOW + DAY)
    expected = replace(past, defects=frozenset({POSTER, SUMMARY}))
    assert after_attempt(failed, past, BY_HAND, NOW) == expected


def test_what_was_given_up_starts_over_when_a_user_asks_for_it() -> None:
    past = replace(state(given_up=True, defects={POSTER}), attempts=5, ignored=True)
    after = after_attempt(outcome(Result.UNRESOLVED, {POSTER}), past, BY_HAND, NOW)
    expected = replace(past, attempts=1, given_up=False, next_attempt=NOW + DAY)
    assert after == expected
    assert after_attempt(outcome(Result.FIXED, set()), past, BY_HAND, NOW) is None


ARRIVED = OPTIONS.for_arrivals(["7"])


def test_all_tries_on_the_day_of_its_arrival_count_as_one_failure() -> None:
    past: ItemState | None = None
    for _ in range(4):
        past = after_attempt(outcome(Result.UNRESOLVED, {POSTER}), past, ARRIVED, NOW)
        assert past
        assert (past.attempts, past.given_up, past.next_attempt) == (1, False, NOW + DAY)
    waits = []
    while past and not past.given_up:  # what scans do after that
        past = after_attempt(outcome(Result.UNRESOLVED, {POSTER}), past, OPTIONS, NOW)
        waits.append(past and past.next_attempt and (past.next_attempt - NOW) / DAY)
    assert waits == [2, 4, 8, None]
    fixed = after_attempt(outcome(Result.FIXED, set()), past, ARRIVED, NOW)
    assert fixed is None
    again = after_attempt(outcome(Result.UNRESOLVED, {POSTER}), past, ARRIVED, NOW)
    assert again
    assert (again.attempts, again.given_up) == (1, False)  # its file was replaced


def test_a_weak_defect_is_given_up_sooner() -> None:
    weak = replace(outcome(Result.UNRESOLVED, {IDS}), is_weak=True)
    first = after_attempt(weak, None, OPTIONS, NOW)
    second = after_attempt(weak, first, OPTIONS, NOW)
    assert first
    assert second
    assert (first.given_up, second.given_up) == (False, True)
    options = ScanOptions(max_attempts=1)
    once = after_attempt(weak, None, options, NOW)
    assert once
    assert once.given_up


def test_weak_findings_are_refreshed_last() -> None:
    weak = Candidate(healthy("1"), (Finding(POSTER, "because", is_weak=True),))
    mixed = Candidate(healthy("2"), (*weak.findings, Finding(IDS, "because")))
    assert max([weak, candidate("3", SUMMARY), mixed], key=refresh_order) is weak


def test_a_new_defect_is_a_new_story() -> None:
    past = state(attempts=4, defects=frozenset({SUMMARY}), ignored=True)
    after = after_attempt(
        outcome(Result.UNRESOLVED, {POSTER}, {POSTER, SUMMARY}), past, OPTIONS, NOW
    )
    assert after
    assert after.attempts == 1
    assert after.ignored


def test_the_wait_doubles_and_has_a_limit() -> None:
    hours = [backoff(attempts, OPTIONS) / 3600 for attempts in (1, 2, 3, 20)]
    assert hours == [24, 48, 96, 720]
    assert backoff(3, ScanOptions(backoff_hours=0)) == 0


def test_an_item_is_below_its_parent_and_grandparent() -> None:
    item = healthy("7", MediaType.EPISODE, parent_key="6", grandparent_key="5")
    assert is_below(item, {"6"})
    assert is_below(item, {"5": 1.0})
    assert not is_below(item, {"7", "8"})
    assert not is_below(healthy("8"), {"7"})

"""Select the items to inspect and refresh, and their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from .air_dates import AirPlan, Wait, WaitReason, air_plan, late_by
from .defects import had_placeholder_title, is_protected, severity
from .final_titles import TITLE_TRIES, KeptTitle
from .learning import NOT_LATE, DurationKind, Lateness, Took
from .media import MediaItem, MediaType
from .options import ScanOptions
from .results import (
    FAILURES,
    WITH_MOMENT,
    WITHOUT_ATTEMPT,
    Candidate,
    ItemOutcome,
    ItemState,
    Result,
    SkipReason,
)

_DAY = 86_400
_HOUR = 3_600
#: The longest delay between two attempts, regardless of the number of failures.
LONGEST_BACKOFF = 30 * _DAY
#: The sources often have nothing for a weak finding: two attempts suffice.
_WEAK_ATTEMPTS = 2
#: Parents first: a refresh of a show also refreshes the items below it.
_LEVEL_ORDER = {level: order for order, level in enumerate(MediaType)}


class HasParents(Protocol):
    """An item, or where it belongs."""

    @property
    def parent_key(self) -> str:
        """Return the rating key of its parent."""
        ...

    @property
    def grandparent_key(self) -> str:
        """Return the rating key of the parent of its parent."""
        ...


def window_start(options: ScanOptions, now: float) -> int | None:
    """Return the start of the window in Unix time; None without a window."""
    return int(now - options.window_days * _DAY) if options.window_days else None


def believable(item: MediaItem, now: float) -> MediaItem:
    """Return an item without dates that lie ahead; a server's clock may be a little fast."""
    latest = now + _DAY
    is_early = (item.added_at or 0) <= latest
    if is_early and (item.updated_at or 0) <= latest:
        return item
    return item._replace(
        added_at=item.added_at if is_early else None,
        updated_at=item.updated_at if (item.updated_at or 0) <= latest else None,
    )


def is_only_ahead(item: MediaItem, now: float) -> bool:
    """Return whether all dates of an item lie ahead, which says nothing of its age."""
    return item.date is not None and believable(item, now).date is None


def is_in_window(item: MediaItem, start: int | None, now: float) -> bool:
    """Return whether an item is inside the window. Items without a date always are."""
    if start is None:
        return True
    date = believable(item, now).date
    return date is None or date >= start


def in_window(items: Sequence[MediaItem], start: int | None, now: float) -> Sequence[MediaItem]:
    """Return the items inside the window."""
    return items if start is None else [item for item in items if is_in_window(item, start, now)]


def newness(item: MediaItem, now: float) -> tuple[bool, bool, int]:
    """Return a sort key: the newest first, those without a date before so that no limit hides them.

    Those whose dates lie ahead come last, so that they hide no others.
    """
    date = believable(item, now).date
    return is_only_ahead(item, now), date is not None, -(date or 0)


def newest_first(items: Iterable[MediaItem], now: float) -> list[MediaItem]:
    """Return items in the order of their newness."""
    return sorted(items, key=partial(newness, now=now))


def with_skip_reason(
    candidate: Candidate, options: ScanOptions, now: float, later: Lateness = NOT_LATE
) -> Candidate:
    """Return the candidate, with a skip reason if it should be skipped.

    `later` is how much later than elsewhere the sources of its library have what it lacks.
    """
    return replace(candidate, skip_reason=_skip_reason(candidate, options, now, later))


def _skip_reason(
    candidate: Candidate, options: ScanOptions, now: float, later: Lateness
) -> SkipReason | None:
    """Return why a candidate is skipped, if so."""
    state = None if options.is_asked_for else candidate.state
    if state and state.ignored:
        return SkipReason.IGNORED
    if is_protected(candidate.item) and not _is_accepted(candidate.item, options):
        return SkipReason.PROTECTED
    item, is_weak = candidate.item, candidate.is_weak
    plan = air_plan(item, candidate.defects, now, is_weak=is_weak, later=later)
    if plan and plan.is_early(now) and not options.is_asked_for:
        return SkipReason.UNAIRED
    # Who names an item knows when to try it, and a new defect or doubt starts over.
    is_new = state is None or candidate.has_new_doubt or candidate.defects - state.defects
    if state is None or is_new or options.rating_keys:
        return None
    if state.given_up:
        return SkipReason.GIVEN_UP
    return None if _is_due(state, plan, now) else SkipReason.BACKOFF


def _is_due(state: ItemState, plan: AirPlan | None, now: float) -> bool:
    """Return whether an item is due; one that waits longer than its plan knows has a new date."""
    if not state.attempts or state.next_attempt is None:
        return True
    planned = plan and plan.next_wait(now)
    return is_moment_due(state.next_attempt, now, planned and planned.until)


def _is_accepted(item: MediaItem, options: ScanOptions) -> bool:
    """Return whether a person chose a match for an item, and so knows what it loses."""
    return any(each.rating_key == item.rating_key for each in options.matches)


def refresh_order(candidate: Candidate) -> tuple[bool, bool, int, int, int]:
    """Return a sort key: untried first, weak last, then worst, parents and newest first."""
    tried = candidate.state is not None and candidate.state.attempts > 0
    return (
        tried,
        candidate.is_weak,
        -severity(candidate.defects),
        _LEVEL_ORDER[candidate.item.type],
        -(candidate.item.date or 0),
    )


def after_attempt(
    outcome: ItemOutcome,
    state: ItemState | None,
    options: ScanOptions,
    now: float,
    later: Lateness = NOT_LATE,
    lasted: float = 0.0,
) -> ItemState | None:
    """Return the state of an item after its outcome; None if it leaves the retry pool.

    The delay counts from the beginning of the scan, which has lasted some seconds: another one at
    the same time of the day would come too early by that.
    """
    is_doubted = had_placeholder_title(outcome.before | outcome.after)
    if state and state.final_titles and is_doubted:
        state = replace(state, kept_title=None)  # it has another title, or a user doubts it
    if outcome.skip_reason in WITH_MOMENT:
        return _until_moment(outcome, state, now, later)
    if options.dry_run or outcome.result in WITHOUT_ATTEMPT:
        return state
    if outcome.result not in FAILURES:
        return _after_success(outcome, state)
    if not outcome.after:
        return state  # it was never readable, so nothing is known
    if options.rating_keys:
        after = _after_arrival if options.is_arrival else _after_request
        return after(outcome, state, options, now)
    return _after_failure(outcome, state, options, now, lasted)


def with_title_taken(outcome: ItemOutcome, options: ScanOptions, now: float) -> ItemOutcome:
    """Return the outcome of an item; one whose title is taken as it is has no defect left.

    Only scans take a title: neither a refresh that a user asks for nor the day of an arrival.
    """
    is_in_vain = outcome.result is Result.UNRESOLVED and outcome.has_doubtful_title
    if not is_in_vain or outcome.are_sources_silent or not options.is_scan:
        return outcome
    if _wait_after(outcome, now):
        return outcome
    if outcome.past is None or outcome.past.kept_title != KeptTitle(outcome.title, TITLE_TRIES - 1):
        return outcome
    return replace(outcome, result=Result.HEALTHY, after=frozenset(), takes_title=True)


def _kept_title(outcome: ItemOutcome, state: ItemState | None) -> KeptTitle | None:
    """Return what refreshes have shown of the title of an item that still has a defect."""
    known = state.kept_title if state else None
    if not had_placeholder_title(outcome.before | outcome.after):
        return known
    if not outcome.has_doubtful_title:
        # An item that could not be read says nothing of its title.
        return known if outcome.result is Result.ERRORED else None
    is_processed = outcome.result in (Result.UNRESOLVED, Result.PARTLY_FIXED)
    if is_processed and not outcome.are_sources_silent:
        return KeptTitle(outcome.title, TITLE_TRIES - 1)  # the last one takes it
    is_same = known is not None and known.title == outcome.title
    return known if is_same else KeptTitle(outcome.title)


def _after_success(outcome: ItemOutcome, state: ItemState | None) -> ItemState | None:
    """Return the state of an item without a defect: only a title that is taken is remembered."""
    kept = state.kept_title if state else None
    if outcome.takes_title:
        kept = KeptTitle(outcome.title, TITLE_TRIES)
    if kept is None or not kept.is_final or outcome.result is Result.GONE:
        return None
    return ItemState(
        rating_key=outcome.item.rating_key,
        library_id=outcome.item.library_id,
        ignored=state is not None and state.ignored,
        kept_title=kept,
    )


def _after_failure(
    outcome: ItemOutcome,
    state: ItemState | None,
    options: ScanOptions,
    now: float,
    lasted: float,
) -> ItemState:
    """Return the state of an item that still has a defect after a scan tried it."""
    attempts = 1 if state is None or _is_new_story(outcome, state) else state.attempts + 1
    wait = _wait_after(outcome, now)
    given_up = not wait and attempts >= _most_attempts(outcome, options)
    if wait:
        next_attempt: float | None = wait.until
    else:
        next_attempt = None if given_up else now - lasted + backoff(attempts, options)
    return ItemState(
        rating_key=outcome.item.rating_key,
        library_id=outcome.item.library_id,
        attempts=attempts,
        next_attempt=next_attempt,
        wait_reason=wait and wait.reason,
        given_up=given_up,
        ignored=state is not None and state.ignored,
        defects=outcome.after,
        kept_title=_kept_title(outcome, state),
    )


def _is_new_story(outcome: ItemOutcome, state: ItemState) -> bool:
    """Return whether the attempts on an item start over: it has a new defect, or a new doubt."""
    has_new_doubt = outcome.has_doubtful_title and state.kept_title is None
    return has_new_doubt or bool(outcome.before - state.defects)


def _most_attempts(outcome: ItemOutcome, options: ScanOptions) -> int:
    """Return after how many attempts an item is given up.

    A title that can be final is taken before, unless nothing comes of its refreshes.
    """
    if outcome.has_doubtful_title:
        return max(options.max_attempts, TITLE_TRIES)
    return min(options.max_attempts, _WEAK_ATTEMPTS) if outcome.is_weak else options.max_attempts


def _wait_after(outcome: ItemOutcome, now: float) -> Wait | None:
    """Return the wait of an episode whose sources have their time; None for all else."""
    plan = air_plan(outcome.item, outcome.after, now, is_weak=outcome.is_weak)
    return plan and plan.next_wait(now)


def _until_moment(
    outcome: ItemOutcome, state: ItemState | None, now: float, later: Lateness
) -> ItemState | None:
    """Return the state of an item that waits for a moment, also one that was given up."""
    if outcome.retry_at is not None:
        wait: Wait | None = Wait(outcome.retry_at, WaitReason.REFRESHED)
    else:
        plan = air_plan(outcome.item, outcome.after, now, is_weak=outcome.is_weak, later=later)
        wait = (plan and plan.next_wait(now)) or None
    if wait is None:
        return state  # the clock has jumped since it was skipped
    known = state or ItemState(
        rating_key=outcome.item.rating_key, library_id=outcome.item.library_id
    )
    return replace(
        known,
        next_attempt=wait.until,
        wait_reason=wait.reason,
        given_up=False,
        defects=outcome.after,
    )


def _after_request(
    outcome: ItemOutcome, state: ItemState | None, options: ScanOptions, now: float
) -> ItemState | None:
    """Return the state of an item that still has a defect after a user asked for its refresh.

    It counts as no failure, and an item that was given up starts over.
    """
    if state is None or not state.given_up:
        return state and replace(state, defects=outcome.after)
    wait = _wait_after(outcome, now)
    return replace(
        state,
        attempts=1,
        next_attempt=wait.until if wait else now + backoff(1, options),
        wait_reason=wait and wait.reason,
        given_up=False,
        defects=outcome.after,
    )


def _after_arrival(
    outcome: ItemOutcome, state: ItemState | None, options: ScanOptions, now: float
) -> ItemState:
    """Return the state of a new item that still has a defect.

    All its tries on the day of its arrival count as one failure: after that, scans try it as often
    as any other item.
    """
    wait = _wait_after(outcome, now)
    attempts = 1 if state is None or state.given_up else max(1, state.attempts)
    return ItemState(
        rating_key=outcome.item.rating_key,
        library_id=outcome.item.library_id,
        attempts=attempts,
        next_attempt=wait.until if wait else now + backoff(attempts, options),
        wait_reason=wait and wait.reason,
        ignored=state is not None and state.ignored,
        defects=outcome.after,
        kept_title=_kept_title(outcome, state),
    )


def with_lateness(outcome: ItemOutcome, now: float) -> ItemOutcome:
    """Return the outcome of a healed episode with how late its sources were, if that is known."""
    if outcome.result is not Result.FIXED:
        return outcome
    past = outcome.past
    has_failed = past is not None and past.attempts > 0 and past.wait_reason is WaitReason.AIRED
    failed = past.next_attempt if past and has_failed else None
    late = late_by(outcome.item, outcome.before, failed, now)
    if late is None:
        return outcome
    return replace(outcome, took=(*outcome.took, Took(DurationKind.LATE, late)))


def is_new_failure(outcome: ItemOutcome, state: ItemState | None) -> bool:
    """Return whether an item failed for the first time with its current defects.

    `state` is its state after the outcome.
    """
    return state is not None and state is not outcome.past and state.attempts == 1


def is_given_up_now(outcome: ItemOutcome, state: ItemState | None) -> bool:
    """Return whether an item is given up with this outcome and was not before."""
    if state is None or state is outcome.past or not state.given_up:
        return False
    return is_new_failure(outcome, state) or outcome.past is None or not outcome.past.given_up


def is_moment_due(moment: float, now: float, latest: float | None = None) -> bool:
    """Return whether an attempt is due; one that is later than any can be, by a wrong clock, is."""
    return not now < moment <= (latest or now + LONGEST_BACKOFF)


def backoff(attempts: int, options: ScanOptions) -> float:
    """Return the delay in seconds after a number of failures; it doubles each time."""
    return min(options.backoff_hours * _HOUR * 2.0 ** (attempts - 1), LONGEST_BACKOFF)


def is_below(item: HasParents, refreshed: Mapping[str, object] | set[str]) -> bool:
    """Return whether a parent of an item is among the refreshed ones."""
    return item.parent_key in refreshed or item.grandparent_key in refreshed

"""What follows from a look at an arrival, or from the job that refreshed it. Pure."""

from dataclasses import replace
from typing import Final, NamedTuple

from ..engine.arrivals.plan import is_prompt, last_try, next_refresh
from ..engine.arrivals.watch import ArrivalKind
from ..engine.job import JobStatus
from ..engine.learning import FIRST_REFRESH
from ..engine.results import RESOLVED, Result, SkipReason
from ..storage import ArrivalRow, Told
from .arrival_look import Look, Looks
from .arrival_refreshes import HEALED, EndedRefresh
from .events import MediaNews

#: Seconds by which a further refresh of an item may be early, to be one job with others.
TOGETHER: Final = 60.0
#: Seconds for which an item that the server does not have is looked for, and the first of them.
_MISSING_FOR: Final = 3_600.0
_FIRST_WAIT: Final = 30.0
#: Seconds until the next refresh after a job that failed, or while the sources are down.
_AFTER_FAILURE: Final = 300.0
#: Results that show that the sources did not have all of an item yet.
_IN_VAIN: Final = frozenset({Result.PARTLY_FIXED, Result.UNRESOLVED})


class Verdict(NamedTuple):
    """What follows from a look."""

    row: ArrivalRow | None  #: None forgets it
    news: MediaNews | None = None
    is_refresh_due: bool = False


def after_looks(row: ArrivalRow, looks: Looks, now: float, incomplete_after: float) -> Verdict:
    """Return what follows from looks for one of the arrivals; others' items are forgotten."""
    row = _in_time(row, now)
    if row.rating_key in looks.gone:
        return Verdict(when_missing(row, now))
    if row.rating_key in looks.unread:
        return Verdict(replace(row, next_at=_next_try(row, now)))
    look = looks.found.get(row.rating_key)
    return _after_look(row, look, now, incomplete_after) if look else Verdict(None)


def _after_look(row: ArrivalRow, look: Look, now: float, incomplete_after: float) -> Verdict:
    """Return what follows from a look.

    A replaced file is no news if its item lacks nothing else than before: it may merely have been
    analyzed.
    """
    row = replace(row, library_id=look.item.library_id, item=look.item, defects=look.missing)
    is_first = row.told is Told.NOTHING and not row.tries
    if row.kind == ArrivalKind.REPLACED and is_first and _is_old_news(row, look):
        return Verdict(None)
    if not look.missing:
        ready = replace(row, told=Told.READY, told_at=now, refresh_at=None, next_at=None)
        return Verdict(ready, _news(ready, look, now))
    row = _as_learned(row, look.first_refresh)
    news = None
    if row.told is Told.NOTHING and now >= row.arrived_at + incomplete_after:
        row = replace(row, told=Told.INCOMPLETE, told_at=now)
        news = _news(row, look, now)
    latest = now + TOGETHER if row.tries else now
    is_due = row.refresh_at is not None and row.refresh_at <= latest
    planned = _planned(replace(row, refresh_at=None) if is_due else row, incomplete_after)
    return Verdict(replace(planned, refresh_at=row.refresh_at), news, is_refresh_due=is_due)


def _as_learned(row: ArrivalRow, first_refresh: float) -> ArrivalRow:
    """Return an arrival whose next refresh is no sooner than its sources likely have it."""
    if row.refresh_at is None or first_refresh <= FIRST_REFRESH or not _is_timed(row):
        return row
    return replace(row, refresh_at=max(row.refresh_at, row.arrived_at + first_refresh))


def _is_timed(row: ArrivalRow) -> bool:
    """Return whether an item is new, and its arrival was seen."""
    return row.kind == ArrivalKind.NEW and not row.is_caught_up


def _in_time(row: ArrivalRow, now: float) -> ArrivalRow:
    """Return an arrival that is not of the future: the clock was set back."""
    ahead = max(0.0, row.arrived_at - now)
    refresh_at = None if row.refresh_at is None else row.refresh_at - ahead
    return replace(row, arrived_at=row.arrived_at - ahead, refresh_at=refresh_at)


def _is_old_news(row: ArrivalRow, look: Look) -> bool:
    """Return whether a look at a replaced file shows nothing that is worth telling."""
    return look.missing <= look.known if look.missing else not row.is_certain


def when_missing(row: ArrivalRow, now: float) -> ArrivalRow | None:
    """Return an arrival that the server does not have yet; None once it is gone for good."""
    is_gone = now - row.arrived_at > _MISSING_FOR
    return None if is_gone else replace(row, next_at=_next_try(row, now))


def _next_try(row: ArrivalRow, now: float) -> float:
    """Return when to look again for an arrival that cannot be read: the delays double."""
    return now + min(max(_FIRST_WAIT, now - row.arrived_at), _MISSING_FOR)


def when_begun(row: ArrivalRow, now: float, incomplete_after: float) -> ArrivalRow:
    """Return an arrival whose refresh is about to begin: no crash repeats it."""
    tries = row.tries + 1
    refresh_at = next_refresh(row.arrived_at, tries, now)
    return _planned(replace(row, tries=tries, refresh_at=refresh_at), incomplete_after)


def after_job(
    row: ArrivalRow,
    ended: EndedRefresh,
    now: float,
    incomplete_after: float,
    down: frozenset[str],
) -> ArrivalRow | None:
    """Return an arrival after the job that refreshed it; None if it is gone.

    A try without a server or without its sources (libraries that are `down`) does not count. What a
    user cancelled, or what made room for another job, waits for the next moment of the plan.
    """
    if ended.status is JobStatus.FAILED or row.library_id in down:
        again = replace(row, tries=max(0, row.tries - 1), refresh_at=now + _AFTER_FAILURE)
        return _planned(again, incomplete_after)
    outcome = ended.outcomes.get(row.rating_key)
    if outcome is not None and outcome.result is Result.GONE:
        return None
    if outcome is not None and outcome.result in _IN_VAIN and not outcome.is_weak:
        elapsed = ended.started_at - row.arrived_at + TOGETHER
        row = replace(row, lacked_for=last_try(elapsed))
    if outcome is None or outcome.result in RESOLVED or outcome.result in HEALED:
        is_healed = outcome is not None and outcome.result in HEALED
        return replace(row, healed=row.healed or is_healed, next_at=now)
    if outcome.skip_reason is SkipReason.POSTPONED:
        return row
    if ended.is_dry_run or outcome.result is Result.SKIPPED:
        return _planned(replace(row, refresh_at=None), incomplete_after)
    return row


def _planned(row: ArrivalRow, incomplete_after: float) -> ArrivalRow:
    """Return an arrival with its next look: for a refresh, or to tell that it is incomplete."""
    tell_at = row.arrived_at + incomplete_after if row.told is Told.NOTHING else None
    moments = [moment for moment in (row.refresh_at, tell_at) if moment is not None]
    return replace(row, next_at=min(moments, default=None))


def _news(row: ArrivalRow, look: Look, now: float) -> MediaNews:
    """Return what to tell of an arrival. When a caught-up one arrived, nobody knows."""
    is_ready = row.told is Told.READY
    is_timed = is_ready and not row.is_caught_up
    return MediaNews(
        is_ready=is_ready,
        item=look.item,
        library=look.library.name,
        arrived_at=row.arrived_at,
        ready_after=now - row.arrived_at if is_timed else None,
        healed=row.healed,
        defects=look.missing,
        is_replaced=row.kind == ArrivalKind.REPLACED,
        lacked_for=_lacked_for(row, look, now) if is_ready else None,
    )


def _lacked_for(row: ArrivalRow, look: Look, now: float) -> float | None:
    """Return for how long after its arrival an item lacked something for certain, if known.

    What is ready at once, or healed by its first try, says 0: nobody knows for how long its sources
    had all of it.
    """
    is_known = row.lacked_for or is_prompt(now - row.arrived_at, look.first_refresh)
    return row.lacked_for if is_known and _is_timed(row) else None

"""When to refresh what has arrived incomplete, before the plans of scans take over."""

from bisect import bisect_right

from ..learning import FIRST_REFRESH

#: The tries, in seconds after the arrival; in a library that is known to be late without the first.
REFRESHES = (FIRST_REFRESH, 600.0, 1800.0, 7200.0)
#: A first try that has healed an item any longer after its moment was held up by something else.
_FIRST_TRY_TAKES = 420.0


def next_refresh(arrived_at: float, tries: int, now: float) -> float | None:
    """Return when to refresh an item next, in Unix seconds; None if that is up to scans.

    Tries that were missed count as one, and an arrival in the future as one of now: the clock has
    jumped.
    """
    start = min(arrived_at, now)
    if tries == 0:
        return start + FIRST_REFRESH
    return next((start + each for each in REFRESHES[tries:] if start + each > now), None)


def last_try(elapsed: float) -> float:
    """Return the last moment of the plan, in seconds after the arrival; 0 before the first."""
    place = bisect_right(REFRESHES, elapsed)
    return REFRESHES[place - 1] if place else 0.0


def is_prompt(elapsed: float, first_refresh: float) -> bool:
    """Return whether an item was complete as soon as that could be found out.

    Later, nobody knows since when: a pause, an outage or a restart came between, or nothing was
    tried.
    """
    return elapsed <= first_refresh + _FIRST_TRY_TAKES

"""Choose what is refreshed, and in which order."""

from collections.abc import Iterable

from ..context import Scan
from ..edits.rules import protection
from ..results import FAILURES, Candidate, Result, SkipReason
from ..selection import refresh_order

_REFRESHED = frozenset({Result.FIXED, *FAILURES})


def build_queue(scan: Scan, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates to refresh in order; the others are recorded as skipped."""
    maximum, left = scan.options.max_refreshes, scan.options.max_refreshes - _count_refreshed(scan)
    queue: list[Candidate] = []
    for candidate in sorted(candidates, key=refresh_order):
        skip_reason = candidate.skip_reason
        if skip_reason is None and maximum and len(queue) >= left:
            skip_reason = SkipReason.REFRESH_CAP
        if skip_reason is None:
            queue.append(candidate)
        else:
            scan.finish_item(candidate.skipped(skip_reason, protection(candidate.item)))
    return queue


def _count_refreshed(scan: Scan) -> int:
    """Return the number of items that were refreshed before a restart."""
    return sum(result in _REFRESHED for result in scan.done.values())

"""Choose what is refreshed, and in which order.

What nothing can be done for must not starve the rest: neither in one night, nor night after night.
Therefore the kinds of items (the defects that a library's items share) take turns, each with its
worst item first, and so do items that were never tried and items that failed before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter

from ..context import Scan
from ..defects import Defect
from ..edits.rules import protection
from ..media import MediaType
from ..results import FAILURES, Candidate, Result, SkipReason
from ..selection import refresh_order

_REFRESHED = frozenset({Result.FIXED, *FAILURES})
#: Items that were never tried for each one that failed before.
_UNTRIED_PER_TRIED = 3


def build_queue(scan: Scan, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates to refresh in order; the others are recorded as skipped."""
    maximum, left = scan.options.max_refreshes, scan.options.max_refreshes - _count_refreshed(scan)
    queue: list[Candidate] = []
    for candidate in in_fair_order(candidates):
        skip_reason = candidate.skip_reason
        if skip_reason is None and maximum and len(queue) >= left:
            skip_reason = SkipReason.REFRESH_CAP
        if skip_reason is None:
            queue.append(candidate)
        else:
            scan.finish_item(candidate.skipped(skip_reason, protection(candidate.item)))
    return queue


def in_fair_order(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield candidates in the order of their refreshes."""
    untried: list[Candidate] = []
    tried: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda each: (_attempts(each), refresh_order(each))):
        (tried if _attempts(candidate) else untried).append(candidate)
    first, second = _by_turns(untried), _by_turns(tried)
    for candidate in first:
        yield candidate
        yield from islice(first, _UNTRIED_PER_TRIED - 1)
        yield from islice(second, 1)
    yield from second


def _attempts(candidate: Candidate) -> int:
    """Return how often a candidate was tried."""
    return candidate.state.attempts if candidate.state else 0


def _by_turns(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield sorted candidates so that each kind has its turn, the kind with the worst first."""
    taken: Counter[tuple[str, MediaType, frozenset[Defect]]] = Counter()
    turns = []
    for candidate in candidates:
        kind = candidate.item.library_id, candidate.item.type, candidate.defects
        turns.append((taken[kind], candidate))
        taken[kind] += 1
    return (candidate for _, candidate in sorted(turns, key=itemgetter(0)))


def _count_refreshed(scan: Scan) -> int:
    """Return the number of items that were refreshed before a restart."""
    return sum(result in _REFRESHED for result in scan.done.values())

"""Choose what is refreshed, and in which order.

What nothing can be done for must not starve the rest: neither in one night, nor night after night.
Therefore the kinds of items (the defects that a library's items share) take turns, each with its
worst item first, and so do items that were never tried and items that failed before.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from heapq import merge
from itertools import batched, cycle, islice

from ..context import Scan
from ..defects import Defect
from ..edits.rules import protection
from ..media import WITH_ITEMS_BELOW, MediaType
from ..options import ScanOptions
from ..results import FAILURES, Candidate, Result, SkipReason
from ..selection import refresh_order

_REFRESHED = frozenset({Result.FIXED, *FAILURES})
#: Items that were never tried for each one that failed before.
_UNTRIED_PER_TRIED = 3
#: Candidates that are sorted without a pause, in some milliseconds.
_SORTED_AT_ONCE = 500

type _Kind = tuple[str, MediaType, frozenset[Defect]]


async def build_queue(scan: Scan, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates to refresh in order; the others are recorded as skipped."""
    maximum, left = scan.options.max_refreshes, scan.options.max_refreshes - count_refreshed(scan)
    queue: list[Candidate] = []
    for candidate in await in_fair_order(candidates, scan.memory.keep_up):
        skip_reason = candidate.skip_reason
        if skip_reason is None and _is_too_costly(candidate, scan.options):
            skip_reason = SkipReason.TOO_COSTLY
        if skip_reason is None and maximum and len(queue) >= left:
            skip_reason = SkipReason.REFRESH_LIMIT
        if skip_reason is None:
            queue.append(candidate)
        else:
            scan.finish_item(candidate.skipped(skip_reason, protection(candidate.item)))
        await scan.give_way()
    return queue


def _is_too_costly(candidate: Candidate, options: ScanOptions) -> bool:
    """Return whether a defect does not justify a refresh of everything below the item.

    A user who names the item decides otherwise.
    """
    has_items_below = candidate.item.type in WITH_ITEMS_BELOW
    return has_items_below and candidate.is_weak and not options.rating_keys


async def in_fair_order(
    candidates: Iterable[Candidate], pause: Callable[[], Awaitable[None]]
) -> Iterator[Candidate]:
    """Return candidates in the order of their refreshes.

    They are sorted in parts with pauses: sorting all of a large library holds up everything else.
    """
    parts = []
    for part in batched(candidates, _SORTED_AT_ONCE, strict=False):
        parts.append(sorted(part, key=_order))
        await pause()
    untried: dict[_Kind, list[Candidate]] = defaultdict(list)
    tried: dict[_Kind, list[Candidate]] = defaultdict(list)
    for few in batched(merge(*parts, key=_order), _SORTED_AT_ONCE, strict=False):
        for each in few:
            kind = each.item.library_id, each.item.type, each.defects
            (tried if _attempts(each) else untried)[kind].append(each)
        await pause()
    return _mixed(_by_turns(untried.values()), _by_turns(tried.values()))


def _order(candidate: Candidate) -> tuple[object, ...]:
    """Return a sort key: less often tried first."""
    return _attempts(candidate), refresh_order(candidate)


def _attempts(candidate: Candidate) -> int:
    """Return how often a candidate was tried."""
    return candidate.state.attempts if candidate.state else 0


def _mixed(untried: Iterator[Candidate], tried: Iterator[Candidate]) -> Iterator[Candidate]:
    """Yield untried candidates, with one that failed before after some of them."""
    for candidate in untried:
        yield candidate
        yield from islice(untried, _UNTRIED_PER_TRIED - 1)
        yield from islice(tried, 1)
    yield from tried


def _by_turns(kinds: Collection[Iterable[Candidate]]) -> Iterator[Candidate]:
    """Yield candidates so that each kind has its turn, the kind with the worst first."""
    turns = cycle([iter(kind) for kind in kinds])
    for kinds_left in range(len(kinds), 0, -1):
        turns = cycle(islice(turns, kinds_left))
        yield from map(next, turns)  # until one of them is exhausted


def count_refreshed(scan: Scan) -> int:
    """Return the number of items that were refreshed before a restart."""
    return sum(result in _REFRESHED for result in scan.done.values())

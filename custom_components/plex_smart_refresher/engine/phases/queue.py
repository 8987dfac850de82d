"""Choose what is refreshed, and in which order.

What nothing can be done for must not starve the rest: neither in one night, nor night after night.
Therefore the kinds of items (the defects that a library's items share) take turns, each with its
worst item first, and so do items that were never tried and items that failed before. Within a kind,
the last have a share, too: the newest can be the hopeless ones, and more of them arrive every day.
"""

from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Collection, Iterator
from heapq import merge
from itertools import batched, cycle, islice

from ..candidates import Candidates, Kind, Packed, Waiting, attempts_and_kind, unpack
from ..context import Scan
from ..edits.rules import protection
from ..media import WITH_ITEMS_BELOW
from ..options import ScanOptions
from ..results import Candidate, SkipReason
from ..rungs.budget import count_refreshed

#: Items that were never tried for each one that failed before.
_UNTRIED_PER_TRIED = 3
#: Items from the front of their kind for each one from its end.
_FIRST_PER_LAST = 3
#: Candidates that are sorted without a pause, in a millisecond or two.
_SORTED_AT_ONCE = 500


async def build_queue(scan: Scan, candidates: Candidates) -> Waiting:
    """Return the candidates to refresh in order; the others are recorded as skipped."""
    maximum, left = scan.options.max_refreshes, scan.options.max_refreshes - count_refreshed(scan)
    queue = Waiting()
    for packed in await in_fair_order(candidates, scan.memory.keep_up):
        candidate = unpack(packed)
        skip_reason = candidate.skip_reason
        if skip_reason is None and is_too_costly(candidate, scan.options):
            skip_reason = SkipReason.TOO_COSTLY
        if skip_reason is None and maximum and len(queue) >= left:
            skip_reason = SkipReason.REFRESH_LIMIT
        if skip_reason is None:
            queue.append(packed)
        else:
            scan.finish_item(candidate.skipped(skip_reason, protection(candidate.item)))
        await scan.give_way()
    return queue


def is_too_costly(candidate: Candidate, options: ScanOptions) -> bool:
    """Return whether a defect does not justify a refresh of everything below the item.

    A user who names the item decides otherwise.
    """
    has_items_below = candidate.item.type in WITH_ITEMS_BELOW
    return has_items_below and candidate.is_weak and not options.is_asked_for


async def in_fair_order(
    candidates: Candidates, pause: Callable[[], Awaitable[None]]
) -> Iterator[Packed]:
    """Take the candidates, and return them in the order of their refreshes.

    They are sorted in parts with pauses, and each is gone after its turn: to sort all of a large
    library, or to free its memory, holds up everything else.
    """
    parts: list[Iterator[Packed]] = []
    for part in batched(candidates.take(), _SORTED_AT_ONCE, strict=False):
        parts.append(_drain(deque(sorted(part))))
        await pause()
    untried: dict[Kind, deque[Packed]] = defaultdict(deque)
    tried: dict[Kind, deque[Packed]] = defaultdict(deque)
    for few in batched(merge(*parts), _SORTED_AT_ONCE, strict=False):
        for each in few:
            attempts, kind = attempts_and_kind(each)
            (tried if attempts else untried)[kind].append(each)
        await pause()
    return _mixed(_by_turns(untried.values()), _by_turns(tried.values()))


def _drain(candidates: deque[Packed]) -> Iterator[Packed]:
    """Yield candidates and drop each."""
    while candidates:
        yield candidates.popleft()


def _from_both_ends(candidates: deque[Packed]) -> Iterator[Packed]:
    """Yield candidates, among them some from the end, the second already, and drop each."""
    turns = cycle(turn == 1 for turn in range(_FIRST_PER_LAST + 1))
    while candidates:
        yield candidates.pop() if next(turns) else candidates.popleft()


def _mixed(untried: Iterator[Packed], tried: Iterator[Packed]) -> Iterator[Packed]:
    """Yield untried candidates, with one that failed before after some of them."""
    for candidate in untried:
        yield candidate
        yield from islice(untried, _UNTRIED_PER_TRIED - 1)
        yield from islice(tried, 1)
    yield from tried


def _by_turns(kinds: Collection[deque[Packed]]) -> Iterator[Packed]:
    """Yield candidates so that each kind has its turn, the kind with the worst first."""
    turns = cycle([_from_both_ends(kind) for kind in kinds])
    for kinds_left in range(len(kinds), 0, -1):
        turns = cycle(islice(turns, kinds_left))
        yield from map(next, turns)  # until one of them is exhausted

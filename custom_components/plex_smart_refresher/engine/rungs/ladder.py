"""The ladder: the ways to repair an item, tried one after the other until one is enough."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from ..appearance import ItemChange, appearance_of
from ..context import Scan
from ..edits.restore import EditGuard
from ..edits.writer import Writer
from ..media import MediaItem
from ..processing.in_flight import InFlight
from ..processing.notices import Notices
from ..processing.verify import Verifier
from ..reading.batching import BatchReader
from ..results import Candidate, ItemOutcome, Result, SkipReason
from .budget import Budget
from .refresh import RefreshRung
from .rung import Rung, Tools

#: The rungs, the gentlest first.
RUNGS: tuple[type[Rung], ...] = (RefreshRung,)


class Ladder:
    """The rungs of one scan."""

    def __init__(
        self, scan: Scan, parents: Mapping[str, tuple[str, str]], tasks: asyncio.TaskGroup
    ) -> None:
        """Build the rungs and what they share; `parents` are those of the items to repair."""
        reader = BatchReader(scan, tasks)
        writer = Writer(scan, reader)
        self._scan = scan
        self._guard = EditGuard(scan, reader, writer)
        self.notices = Notices(scan, parents, self._guard.on_processed)
        self.budget = Budget(scan)
        tools = Tools(
            scan=scan,
            guard=self._guard,
            writer=writer,
            verifier=Verifier(scan, reader, self.notices),
            notices=self.notices,
        )
        self._rungs = [rung(tools) for rung in RUNGS]

    async def climb(
        self, candidate: Candidate, item: MediaItem, in_flight: InFlight
    ) -> ItemOutcome:
        """Try the rungs until the item has no defect, and return what came of the last one tried.

        A rung that is refused gives way to the next. Raises RequestError.
        """
        outcomes: list[ItemOutcome] = []
        before = appearance_of(item)
        try:
            for rung in self._rungs:
                outcome, item = await self._try(rung, candidate, item, in_flight)
                outcomes.append(outcome)
                if not outcome.after or outcome.result is Result.WOULD_REFRESH:
                    break
        finally:
            self._guard.discard(candidate.item)
        tried = [each for each in outcomes if each.result is not Result.SKIPPED] or outcomes[:1]
        restored = dict.fromkeys(field for each in tried for field in each.restored)
        change = ItemChange(before, appearance_of(item))
        return replace(tried[-1], restored=tuple(restored), change=change)

    async def _try(
        self, rung: Rung, candidate: Candidate, item: MediaItem, in_flight: InFlight
    ) -> tuple[ItemOutcome, MediaItem]:
        """Try a rung, and return its outcome and the item as it is then. Raises RequestError."""
        found = await rung.examine(item)
        if not found.is_allowed:
            return candidate.skipped(SkipReason.PROTECTED, found.protection), item
        if found.cost and not self.budget.take(found.cost):
            return candidate.skipped(SkipReason.REFRESH_LIMIT), item
        if self._scan.options.dry_run:
            return candidate.outcome(Result.WOULD_REFRESH, candidate.defects), item
        snapshot = await rung.apply(item, found, in_flight)
        current = await rung.verify(snapshot, in_flight)
        if current is None:
            return candidate.outcome(Result.GONE), item
        in_flight.free_slot()
        current, restored = await rung.undo(snapshot, current, in_flight)
        if current is None:
            return candidate.outcome(Result.GONE), item
        outcome = candidate.outcome_after_refresh(
            self._scan.find_defects(current), is_processed=in_flight.is_processed
        )
        # Details can omit the library.
        return replace(outcome, restored=restored), current._replace(library_id=item.library_id)

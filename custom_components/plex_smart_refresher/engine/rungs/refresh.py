"""The first rung: have Plex refresh the item."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from ..defects import Defect
from ..edits.changes import OpenChange
from ..edits.restore import Examination, RestoreResult
from ..edits.rules import Snapshot
from ..errors import JournalError, RequestError
from ..ladder_terms import RungName, WriteKind
from ..lines import LineCode
from ..media import MediaItem, MediaType
from ..results import ItemOutcome
from .daily import refresh_due_at
from .rung import Attempt, Rung, Tools

#: A refresh of one is a refresh of everything below it, which can be hundreds of items.
_ONCE_PER_DAY = frozenset({MediaType.SHOW, MediaType.ARTIST})


class RefreshRung(Rung):
    """Has Plex refresh an item, and with it what is below it."""

    name = RungName.REFRESH
    cures = frozenset(Defect)
    needs_sources = True

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""
        self._tools = tools

    async def examine(self, item: MediaItem, tried: Mapping[RungName, ItemOutcome]) -> Examination:
        """Return whether a refresh would destroy manual edits, and what it refreshes as well.

        It costs nothing if Plex has processed the item together with its parent.
        """
        if (due_at := await self._due_at(item)) is not None:
            return Examination(is_unfit=True, due_at=due_at)
        found = await self._tools.guard.examine(item)
        is_shared = item.rating_key in self._tools.notices.processed_with_parent
        return replace(found, is_shared=is_shared, cost=0 if is_shared else 1 + len(found.below))

    async def _due_at(self, item: MediaItem) -> float | None:
        """Return when a show or an artist may be refreshed again; None if that is now.

        Who names it decides otherwise.
        """
        scan = self._tools.scan
        if item.type not in _ONCE_PER_DAY or not scan.options.is_scan:
            return None
        try:
            return await refresh_due_at(scan, item.rating_key)
        except JournalError as err:
            scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))
            return None

    async def apply(self, attempt: Attempt) -> None:
        """Take a snapshot of an item, and request its refresh if needed."""
        item, found, in_flight = attempt.item, attempt.found, attempt.in_flight
        if found.is_shared:
            attempt.change = OpenChange(self._tools.scan, WriteKind.REFRESH, Snapshot(item))
            in_flight.mark_processed()
            return
        attempt.change = await self._tools.guard.prepare(WriteKind.REFRESH, item, found.below)
        self._tools.notices.expect(item, found.below)
        in_flight.slot.weight = found.cost
        in_flight.is_held_for_below = bool(found.below)
        await self._request(attempt.change, attempt)

    async def verify(self, attempt: Attempt) -> MediaItem | None:
        """Return the item once it is healthy or time is up; None if it is gone."""
        assert attempt.change is not None
        refresh_again = partial(self._request, attempt.change, attempt)
        try:
            return await self._tools.verifier.verify(
                attempt.item,
                attempt.in_flight,
                refresh_again,
                is_alone=not attempt.found.is_shared,
            )
        finally:
            self._note_refresh(attempt.item)

    async def undo(self, attempt: Attempt, current: MediaItem) -> RestoreResult:
        """Restore what the refresh has damaged. A fixed item was processed, even unnotified."""
        assert attempt.change is not None
        find_defects, in_flight = self._tools.scan.find_defects, attempt.in_flight
        is_fixed = bool(find_defects(attempt.item)) and not find_defects(current)
        if is_fixed and not in_flight.is_processed:
            self._tools.notices.distrust()
        return await self._tools.guard.restore(
            attempt.change, current, is_processed=is_fixed or in_flight.is_processed
        )

    async def _request(self, change: OpenChange, attempt: Attempt) -> None:
        """Request the refresh of an item, and note when that was."""
        attempt.in_flight.reset()
        self._note_refresh(attempt.item)
        try:
            await self._tools.writer.refresh(change, attempt.in_flight.slot)
        except RequestError:
            del self._tools.notices.refreshed_at[attempt.item.rating_key]
            raise
        self._tools.notices.note_change(attempt.item, self.name, change.change_id)

    def _note_refresh(self, item: MediaItem) -> None:
        """Note that Plex refreshes an item now, or has just done so."""
        self._tools.notices.refreshed_at[item.rating_key] = self._tools.scan.clock.monotonic()

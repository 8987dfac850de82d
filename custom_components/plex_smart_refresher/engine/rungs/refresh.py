"""The first rung: have Plex refresh the item."""

from dataclasses import replace
from functools import partial

from ..edits.restore import Examination, RestoreResult
from ..edits.rules import Snapshot
from ..errors import RequestError
from ..media import MediaItem
from ..processing.in_flight import InFlight
from .rung import Rung, Tools


class RefreshRung(Rung):
    """Has Plex refresh an item, and with it what is below it."""

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""
        self._tools = tools

    async def examine(self, item: MediaItem) -> Examination:
        """Return whether a refresh would destroy manual edits, and what it refreshes as well.

        It costs nothing if Plex has processed the item together with its parent.
        """
        found = await self._tools.guard.examine(item)
        is_shared = item.rating_key in self._tools.notices.processed_with_parent
        return replace(found, cost=0 if is_shared else 1 + len(found.below))

    async def apply(self, item: MediaItem, found: Examination, in_flight: InFlight) -> Snapshot:
        """Take a snapshot of an item, request its refresh if needed and return the snapshot."""
        if not found.cost:
            in_flight.mark_processed()
            return Snapshot(item)
        snapshot = await self._tools.guard.take_snapshot(item, found.below)
        self._tools.notices.expect(item, found.below)
        in_flight.slot.weight = found.cost
        in_flight.is_held_for_below = bool(found.below)
        await self._request(snapshot, in_flight)
        return snapshot

    async def verify(self, snapshot: Snapshot, in_flight: InFlight) -> MediaItem | None:
        """Return the item once it is healthy or time is up; None if it is gone."""
        refresh_again = partial(self._request, snapshot, in_flight)
        try:
            return await self._tools.verifier.verify(snapshot.item, in_flight, refresh_again)
        finally:
            self._note_refresh(snapshot.item)

    async def undo(
        self, snapshot: Snapshot, current: MediaItem, in_flight: InFlight
    ) -> RestoreResult:
        """Restore what the refresh has damaged. A fixed item was processed, even unnotified."""
        find_defects = self._tools.scan.find_defects
        is_fixed = bool(find_defects(snapshot.item)) and not find_defects(current)
        if is_fixed and not in_flight.is_processed:
            self._tools.notices.distrust()
        return await self._tools.guard.restore(
            snapshot, current, is_processed=is_fixed or in_flight.is_processed
        )

    async def _request(self, snapshot: Snapshot, in_flight: InFlight) -> None:
        """Request the refresh of an item, and note when that was."""
        in_flight.reset()
        self._note_refresh(snapshot.item)
        try:
            await self._tools.writer.refresh(snapshot, in_flight.slot)
        except RequestError:
            del self._tools.notices.refreshed_at[snapshot.item.rating_key]
            raise

    def _note_refresh(self, item: MediaItem) -> None:
        """Note that Plex refreshes an item now, or has just done so."""
        self._tools.notices.refreshed_at[item.rating_key] = self._tools.scan.clock.monotonic()

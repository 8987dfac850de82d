"""The first rung: have Plex refresh the item."""

from collections.abc import Sequence
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
        """Return whether a refresh would destroy manual edits, and what it refreshes as well."""
        return await self._tools.guard.examine(item)

    async def apply(
        self, item: MediaItem, below: Sequence[MediaItem], in_flight: InFlight
    ) -> Snapshot:
        """Take a snapshot of an item, request its refresh and return the snapshot."""
        snapshot = await self._tools.guard.take_snapshot(item, below)
        self._tools.notices.expect(item, below)
        in_flight.slot.weight = 1 + len(below)
        in_flight.is_held_for_below = bool(below)
        await self._request(snapshot, in_flight)
        return snapshot

    async def verify(self, snapshot: Snapshot, in_flight: InFlight) -> MediaItem | None:
        """Return the item once it is healthy or time is up; None if it is gone."""
        refresh_again = partial(self._request, snapshot, in_flight)
        return await self._tools.verifier.verify(snapshot.item, in_flight, refresh_again)

    async def undo(
        self, snapshot: Snapshot, current: MediaItem, *, is_processed: bool
    ) -> RestoreResult:
        """Restore what the refresh has damaged."""
        return await self._tools.guard.restore(snapshot, current, is_processed=is_processed)

    async def _request(self, snapshot: Snapshot, in_flight: InFlight) -> None:
        """Request the refresh of an item, and note when that was."""
        key, refreshed_at = snapshot.item.rating_key, self._tools.notices.refreshed_at
        in_flight.reset()
        refreshed_at[key] = self._tools.scan.clock.monotonic()
        try:
            await self._tools.writer.refresh(snapshot, in_flight.slot)
        except RequestError:
            del refreshed_at[key]
            raise

"""The only place that writes to the server.

Each write needs a snapshot of the item before it, is verified, and leaves a line in the job's log.
The verification of a refresh takes minutes: it is the task of the rung that requests it.
"""

from collections.abc import Iterable, Sequence

from ..context import Scan
from ..errors import RequestError
from ..events import LogLevel
from ..media import FieldEdit, Poster
from ..reading.batching import BatchReader
from ..resilience.throttle import Slot
from .rules import Snapshot, selected


class Writer:
    """Writes to the server for one scan. Each write raises RequestError if it has no effect."""

    def __init__(self, scan: Scan, reader: BatchReader) -> None:
        """Prepare; nothing is written yet."""
        self._scan = scan
        self._reader = reader

    async def refresh(self, snapshot: Snapshot, slot: Slot) -> None:
        """Request the refresh of an item that holds a slot."""
        await self._scan.server.refresh(snapshot.item.rating_key, slot)
        self._scan.log_item(LogLevel.DEBUG, snapshot.item, "refresh requested")

    async def select_poster(self, snapshot: Snapshot, poster: Poster) -> None:
        """Select the poster that an item had before."""
        key = snapshot.item.rating_key
        await self._scan.server.select_poster(key, poster)
        now = selected(await self._scan.server.read_posters(key))
        if now is None or now.address != poster.address:
            raise RequestError("Plex has selected another one")
        choice = " that a user had chosen" if snapshot.has_chosen_poster else ""
        self._scan.log_item(LogLevel.INFO, snapshot.item, f"restored the poster{choice}")

    async def edit_fields(self, snapshot: Snapshot, edits: Sequence[FieldEdit]) -> None:
        """Set the fields of an item to their values before."""
        item = snapshot.item
        await self._scan.server.edit_fields(item, edits)
        now = await self._reader.read(item.rating_key)
        if now is None or any(getattr(now, edit.name) != edit.value for edit in edits):
            raise RequestError("Plex keeps another value")
        self._scan.log_item(LogLevel.INFO, item, f"restored {names_of(edits)}")


def names_of(edits: Iterable[FieldEdit]) -> str:
    """Return the names of edited fields as they are written in a sentence."""
    return " and ".join(f"the {'locked ' * edit.is_locked}{edit.name}" for edit in edits)

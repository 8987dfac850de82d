"""The only place that writes to the server.

Each write needs a snapshot of the item before it, is verified, and leaves a line in the job's log.
The verification of a refresh takes minutes: it is the task of the rung that requests it.
"""

from collections.abc import Iterable, Sequence

from ..context import Scan
from ..errors import RequestError
from ..events import LogLevel
from ..ladder_terms import WantedMatch
from ..lines import LineCode
from ..media import FieldEdit, MediaItem, Poster
from ..reading.batching import BatchReader
from ..resilience.throttle import Slot
from .rules import THUMB, Snapshot, selected


class Writer:
    """Writes to the server for one scan. Each write raises RequestError if it has no effect."""

    def __init__(self, scan: Scan, reader: BatchReader) -> None:
        """Prepare; nothing is written yet."""
        self._scan = scan
        self._reader = reader

    async def refresh(self, snapshot: Snapshot, slot: Slot) -> None:
        """Request the refresh of an item that holds a slot."""
        await self._scan.server.refresh(snapshot.item.rating_key, slot)
        self._scan.log_item(LogLevel.DEBUG, snapshot.item, LineCode.REQUESTED)

    async def match(self, snapshot: Snapshot, wanted: WantedMatch) -> None:
        """Request the match of an item, which takes a while."""
        item = snapshot.item
        await self._scan.server.match(item, wanted)
        self._scan.log_item(LogLevel.INFO, item, LineCode.MATCH_REQUESTED, match=wanted.name)

    async def unmatch(self, snapshot: Snapshot) -> None:
        """Request the removal of the match of an item, which can take a while."""
        await self._scan.server.unmatch(snapshot.item)
        self._scan.log_item(LogLevel.INFO, snapshot.item, LineCode.UNMATCH_REQUESTED)

    async def select_poster(self, snapshot: Snapshot, poster: Poster) -> None:
        """Select the poster that an item had before."""
        key = snapshot.item.rating_key
        await self._scan.server.select_poster(key, poster)
        now = selected(await self._scan.server.read_posters(key))
        if now is None or now.address != poster.address:
            raise RequestError("Plex has selected another one")
        await self._restore_lock(snapshot)
        is_choice = snapshot.has_chosen_poster
        code = LineCode.CHOICE_RESTORED if is_choice else LineCode.POSTER_RESTORED
        self._scan.log_item(LogLevel.INFO, snapshot.item, code)

    async def _restore_lock(self, snapshot: Snapshot) -> None:
        """Lock or unlock the poster of an item as it was, because selecting one locks it."""
        now = await self._reader.read(snapshot.item.rating_key)
        was_locked = THUMB in snapshot.item.locked_fields
        if now is not None and (THUMB in now.locked_fields) is not was_locked:
            await self._edit(snapshot, [FieldEdit(THUMB, None, is_locked=was_locked)])

    async def edit_fields(self, snapshot: Snapshot, edits: Sequence[FieldEdit]) -> None:
        """Set the fields of an item to their values before."""
        await self._edit(snapshot, edits)
        code, fields = LineCode.FIELDS_RESTORED, names_of(edits)
        self._scan.log_item(LogLevel.INFO, snapshot.item, code, fields=fields)

    async def _edit(self, snapshot: Snapshot, edits: Sequence[FieldEdit]) -> None:
        """Set fields of an item, or only their locks."""
        item = snapshot.item
        await self._scan.server.edit_fields(item, edits)
        now = await self._reader.read(item.rating_key)
        if now is None or not all(_has(now, edit) for edit in edits):
            raise RequestError("Plex keeps another value or lock")


def _has(item: MediaItem, edit: FieldEdit) -> bool:
    """Return whether an item has the value of an edit, or its lock if there is no value."""
    if edit.value is None:
        return (edit.name in item.locked_fields) is edit.is_locked
    return bool(getattr(item, edit.name) == edit.value)


def names_of(edits: Iterable[FieldEdit]) -> list[str]:
    """Return the names of edited fields."""
    return [edit.name for edit in edits]

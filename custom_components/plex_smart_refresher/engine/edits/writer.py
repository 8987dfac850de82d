"""The only place that writes to the server.

Each write belongs to a change, which is in the journal before the request leaves. It is verified,
and leaves a line in the job's log. The verification of what Plex does afterwards, as of a refresh,
takes minutes: it is the task of the rung that requests it.
"""

from collections.abc import Iterable, Sequence

from ..context import Scan
from ..errors import RequestError
from ..events import LogLevel
from ..ladder_terms import WantedMatch
from ..lines import LineCode
from ..media import FieldEdit, MediaItem, Poster, selected
from ..reading.batching import BatchReader
from ..resilience.throttle import Slot
from .changes import OpenChange
from .rules import THUMB, Snapshot


class Writer:
    """Writes to the server for one scan. Each write raises RequestError if it has no effect."""

    def __init__(self, scan: Scan, reader: BatchReader) -> None:
        """Prepare; nothing is written yet."""
        self._scan = scan
        self._reader = reader

    async def refresh(self, change: OpenChange, slot: Slot) -> None:
        """Request the refresh of an item that holds a slot."""
        await change.begin()
        await self._scan.server.refresh(change.item.rating_key, slot)
        self._scan.log_item(LogLevel.DEBUG, change.item, LineCode.REQUESTED)

    async def match(self, change: OpenChange, wanted: WantedMatch) -> None:
        """Request the match of an item, which takes a while."""
        await change.begin()
        await self._scan.server.match(change.item, wanted)
        self._scan.log_item(LogLevel.INFO, change.item, LineCode.MATCH_REQUESTED, match=wanted.name)

    async def unmatch(self, change: OpenChange) -> None:
        """Request the removal of the match of an item, which can take a while."""
        await change.begin()
        await self._scan.server.unmatch(change.item)
        self._scan.log_item(LogLevel.INFO, change.item, LineCode.UNMATCH_REQUESTED)

    async def analyze(self, change: OpenChange, slot: Slot) -> None:
        """Request the analysis of an item that holds a slot."""
        await change.begin()
        await self._scan.server.analyze(change.item.rating_key, slot)
        self._scan.log_item(LogLevel.DEBUG, change.item, LineCode.ANALYSIS_REQUESTED)

    async def select_poster(self, change: OpenChange, snapshot: Snapshot, poster: Poster) -> None:
        """Select the poster that an item had before, the item of the change or one below it."""
        await self._select(change, snapshot, poster)
        is_choice = snapshot.has_chosen_poster
        code = LineCode.CHOICE_RESTORED if is_choice else LineCode.POSTER_RESTORED
        self._scan.log_item(LogLevel.INFO, snapshot.item, code)

    async def choose_poster(self, change: OpenChange, poster: Poster) -> None:
        """Select one of the pictures that are on offer for the item of a change."""
        change.poster = await self._select(change, change.snapshot, poster)
        provider = poster.provider
        self._scan.log_item(LogLevel.INFO, change.item, LineCode.POSTER_CHOSEN, provider=provider)

    async def _select(self, change: OpenChange, snapshot: Snapshot, poster: Poster) -> Poster:
        """Select a poster, and return it as the server has it then."""
        key = snapshot.item.rating_key
        await change.begin()
        await self._scan.server.select_poster(key, poster)
        now = selected(await self._scan.server.read_posters(key))
        await self._restore_lock(change, snapshot)  # even a selection without effect can lock it
        if now is None or not _is_same(now, poster):
            raise RequestError("Plex has selected another one")
        return now

    async def _restore_lock(self, change: OpenChange, snapshot: Snapshot) -> None:
        """Lock or unlock the poster of an item as it was, because selecting one locks it."""
        now = await self._reader.read(snapshot.item.rating_key)
        was_locked = THUMB in snapshot.item.locked_fields
        if now is not None and (THUMB in now.locked_fields) is not was_locked:
            await self._edit(change, snapshot, [FieldEdit(THUMB, None, is_locked=was_locked)])

    async def edit_fields(
        self, change: OpenChange, snapshot: Snapshot, edits: Sequence[FieldEdit]
    ) -> None:
        """Set the fields of the item of a change, or of one below it, to their values before."""
        await self._edit(change, snapshot, edits)
        code, fields = LineCode.FIELDS_RESTORED, names_of(edits)
        self._scan.log_item(LogLevel.INFO, snapshot.item, code, fields=fields)

    async def _edit(
        self, change: OpenChange, snapshot: Snapshot, edits: Sequence[FieldEdit]
    ) -> None:
        """Set fields of an item, or only their locks."""
        item = snapshot.item
        await change.begin()
        await self._scan.server.edit_fields(item, edits)
        now = await self._reader.read(item.rating_key)
        if now is None or not all(_has(now, edit) for edit in edits):
            raise RequestError("Plex keeps another value or lock")


def _is_same(now: Poster, wanted: Poster) -> bool:
    """Return whether a poster is the wanted one; fetching it gives it another address."""
    if now.address == wanted.address:
        return True
    is_fetched_now = now.is_fetched and not wanted.is_fetched
    return is_fetched_now and wanted.is_from_agent and now.provider == wanted.provider


def _has(item: MediaItem, edit: FieldEdit) -> bool:
    """Return whether an item has the lock of an edit, and its value if there is one."""
    has_lock = (edit.name in item.locked_fields) is edit.is_locked
    return has_lock and edit.value in (None, getattr(item, edit.name, None))


def names_of(edits: Iterable[FieldEdit]) -> list[str]:
    """Return the names of edited fields."""
    return [edit.name for edit in edits]

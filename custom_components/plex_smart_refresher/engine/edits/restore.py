"""Compare items with their snapshots after a refresh, and restore what it damaged.

This costs one read of the posters of each item that has a poster of its own, also below a refreshed
show, season or artist, and another one only if the poster changed and when it is restored. An item
with more pictures below than `_MOST_POSTERS_BELOW` is listed for a review instead. The texts of the
items below come with the lists that show whether something is protected there; after the refresh,
these lists are read a second time.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..context import Scan
from ..defects import has_own_poster, is_unmatched
from ..errors import RequestError
from ..events import LogLevel
from ..ladder_terms import WriteKind
from ..lines import LineCode
from ..media import WITH_ITEMS_BELOW, FieldEdit, MediaItem, selected
from ..reading.batching import BatchReader
from ..results import Protection, RestoredField
from .changes import OpenChange
from .rules import (
    Snapshot,
    fields_to_restore,
    has_lost_match,
    may_have_lost,
    poster_to_restore,
    protection,
    protection_below,
)
from .writer import Writer, names_of

#: Items below a refreshed one whose posters are read, one request each.
_MOST_POSTERS_BELOW = 1_000
#: Items below are processed one by one; after this many seconds without a processed one, or after
#: less if the server is known to be quick and has nothing in its queue, the rest is compared as it
#: is. They hold no slot.
_SILENCE_BELOW = 60.0
#: A long series is processed for many minutes. After this many seconds for each item, and at most
#: this many in all, it is compared as it is: a server can be busy with other items for ever.
_LONGEST_BELOW = 30.0
_LONGEST_FAMILY = 1800.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Examination:
    """What a rung would touch for an item, and whether it may."""

    below: Sequence[MediaItem] = ()  #: the items that are refreshed with it
    protection: Protection | None = None  #: what it would destroy
    target: MediaItem | None = None  #: what is changed in place of the item
    is_shared: bool = False  #: what was done for another item serves it too
    is_unfit: bool = False  #: it cannot help the item, or not now
    due_at: float | None = None  #: when it may be applied, if that was done too recently
    cost: int = 0  #: the number of items that Plex processes for it

    @property
    def is_allowed(self) -> bool:
        """Return whether the rung may be applied: it can help, and destroys no manual edits."""
        return self.protection is None and not self.is_unfit


#: What is found of an item that a rung cannot help.
UNFIT = Examination(is_unfit=True)


class RestoreResult(NamedTuple):
    """An item after its refresh and what was restored; None if it is gone by then."""

    item: MediaItem | None
    restored: tuple[RestoredField, ...]


@dataclass(slots=True)
class Descendants:
    """The snapshots of what is below a refreshed item, and the items still to be processed."""

    library_id: str
    snapshots: Sequence[Snapshot]
    awaited: set[str]
    last_notified_at: float
    processed_at: float | None = None  #: when the last of them was
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class EditGuard:
    """Protects manual edits from the refreshes of one scan."""

    def __init__(self, scan: Scan, reader: BatchReader, writer: Writer) -> None:
        """Start with nothing to protect."""
        self._scan = scan
        self._reader = reader
        self._writer = writer
        self._descendants: dict[str, Descendants] = {}

    def on_processed(self, rating_key: str) -> None:
        """Note that Plex has processed an item."""
        for descendants in self._descendants.values():
            if rating_key in descendants.awaited:
                descendants.awaited.discard(rating_key)
                descendants.last_notified_at = self._scan.clock.monotonic()
                self._learn_gap(descendants)
                descendants.woken.set()

    def _learn_gap(self, descendants: Descendants) -> None:
        """Learn how long after one item the server has processed the next one of a family."""
        before, now = descendants.processed_at, self._scan.clock.monotonic()
        descendants.processed_at = now
        if before is not None and self._scan.is_undisturbed_since(before):
            self._scan.patience.note_gap(descendants.library_id, now - before)

    # Before a refresh

    async def examine(self, item: MediaItem) -> Examination:
        """Return what a refresh would touch, and whether it may. Raises RequestError."""
        if found := protection(item):
            return Examination(protection=found)
        below = await self._read_below(item)
        unmatched = [each.rating_key for each in below if is_unmatched(each)]
        confirmed, errors = await self._scan.read_confirmed(unmatched)
        for error in errors.values():
            raise RequestError(f"an item below it cannot be examined: {error}")
        found = protection_below(confirmed.values()) or _too_many_pictures(below)
        return Examination(below=below, protection=found)

    async def _read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        """Return what is below an item, if anything can be."""
        return await self._scan.server.read_below(item) if item.type in WITH_ITEMS_BELOW else ()

    async def prepare(
        self, kind: WriteKind, item: MediaItem, below: Sequence[MediaItem] = ()
    ) -> OpenChange:
        """Return a change of an item as it is now, and keep snapshots of the items below it.

        Raises RequestError if anything of it cannot be read: nothing is written without a snapshot.
        """
        snapshots = [await self._snapshot(each) for each in below]
        if snapshots:
            keys = {snapshot.item.rating_key for snapshot in snapshots}
            self._descendants[item.rating_key] = Descendants(
                item.library_id, snapshots, keys, self._scan.clock.monotonic()
            )
        return OpenChange(self._scan, kind, await self._snapshot(item), snapshots)

    async def _snapshot(self, item: MediaItem) -> Snapshot:
        """Return an item as it is now, with its posters if it has one of its own."""
        if not has_own_poster(item):
            return Snapshot(item)
        try:
            return Snapshot(item, tuple(await self._scan.server.read_posters(item.rating_key)))
        except RequestError as err:
            # Not as a missing item: it was there a moment ago.
            message = f"the posters of {item.display_title} cannot be read, so none can be restored"
            raise RequestError(f"not changed: {message}: {err}") from err

    def discard(self, item: MediaItem) -> None:
        """Discard the snapshots of what is below an item."""
        self._descendants.pop(item.rating_key, None)

    # After it

    async def restore(
        self, change: OpenChange, current: MediaItem, *, is_processed: bool
    ) -> RestoreResult:
        """Restore what a change of an item damaged, there and below it.

        Raises RequestError if the item cannot be read.
        """
        snapshot, key = change.snapshot, change.item.rating_key
        if is_processed and snapshot.is_poster_at_risk and current.thumb == snapshot.item.thumb:
            # Pictures arrive late, including the one that replaces this poster
            # (docs/plex-server.md#notifications).
            await self._scan.clock.sleep(self._scan.patience.picture_wait(change.item))
            if (later := await self._reader.read(key)) is None:
                return RestoreResult(None, ())
            current = later
        restored = await self._restore_item(change, snapshot, current)
        descendants = self._descendants.get(key)
        if descendants and is_processed:
            restored += await self._restore_below(change, descendants)
        now = await self._reader.read(key) if restored else current
        change.see(now)
        return RestoreResult(now, restored)

    async def _restore_below(
        self, change: OpenChange, descendants: Descendants
    ) -> tuple[RestoredField, ...]:
        """Restore what the change of an item damaged below it."""
        item = change.item
        await self._wait_until_processed(item, descendants)
        at_risk = [
            each.item._replace(library_id=item.library_id)
            for each in descendants.snapshots
            if each.is_poster_at_risk
        ]
        if at_risk:  # as for the item itself
            await self._scan.clock.sleep(max(map(self._scan.patience.picture_wait, at_risk)))
        try:
            listed = {each.rating_key: each for each in await self._read_below(item)}
        except RequestError as err:
            code = LineCode.BELOW_UNREADABLE
            self._scan.log_item(LogLevel.WARNING, item, code, error=str(err))
            return ()
        suspects = {
            snapshot.item.rating_key: snapshot
            for snapshot in descendants.snapshots
            if (now := listed.get(snapshot.item.rating_key)) and may_have_lost(snapshot, now)
        }
        confirmed, errors = await self._scan.read_confirmed(list(suspects))
        for key, error in errors.items():
            code, lost = LineCode.UNCOMPARED, suspects[key].item
            self._scan.log_item(LogLevel.WARNING, lost, code, error=str(error))
        done = [
            await self._restore_item(change, suspects[key], now) for key, now in confirmed.items()
        ]
        return (RestoredField.BELOW,) if any(done) else ()

    async def _wait_until_processed(self, item: MediaItem, descendants: Descendants) -> None:
        """Wait until Plex has processed what is below an item, or seems to be done with it."""
        clock, count = self._scan.clock, len(descendants.awaited)
        started_at = descendants.last_notified_at = clock.monotonic()
        while descendants.awaited:
            descendants.woken.clear()
            learned = self._scan.patience.silence(item.library_id)
            silence = max(_SILENCE_BELOW, learned or 0.0)
            longest = min(silence + self._longest_each(learned) * count, _LONGEST_FAMILY)
            quiet = clock.monotonic() - descendants.last_notified_at
            if clock.monotonic() >= started_at + longest:
                return
            if quiet >= silence:
                if self._scan.server.listening or not await self._is_busy(item, if_unknown=False):
                    return
                descendants.last_notified_at = clock.monotonic()
            elif learned and quiet >= learned and not await self._is_busy(item, if_unknown=True):
                return
            else:
                soon = min(learned or silence, silence - quiet)
                await self._scan.wait_for(descendants.woken, soon)

    def _longest_each(self, learned: float | None) -> float:
        """Return the seconds per item after which what is below a refreshed one is compared.

        A server that is slow today shows it by its notifications; without any, it only looks busy.
        """
        if learned and not self._scan.server.listening:
            return learned
        return max(_LONGEST_BELOW, learned or 0.0)

    async def _is_busy(self, item: MediaItem, *, if_unknown: bool) -> bool:
        """Return whether the server has items of a library in its queue."""
        try:
            return await self._scan.server.pending_updates(item.library_id) > 0
        except RequestError:
            return if_unknown

    async def _restore_item(
        self, change: OpenChange, snapshot: Snapshot, current: MediaItem
    ) -> tuple[RestoredField, ...]:
        """Restore what an item lost, and return what that was."""
        item = snapshot.item
        if has_lost_match(item, current):
            self._scan.log_item(LogLevel.WARNING, item, LineCode.MATCH_LOST)
        done: list[RestoredField] = []
        if snapshot.posters and current.thumb != item.thumb:
            restored = self._restore_poster(change, snapshot, current)
            done += await self._try(item, ["poster"], restored)
        if edits := fields_to_restore(item, current):
            restored = self._restore_fields(change, snapshot, edits)
            done += await self._try(item, names_of(edits), restored)
        return tuple(done)

    async def _try(
        self, item: MediaItem, fields: Sequence[str], restored: Awaitable[Sequence[RestoredField]]
    ) -> Sequence[RestoredField]:
        """Return what was restored; a failure is only logged."""
        try:
            return await restored
        except RequestError as err:
            code = LineCode.NOT_RESTORED
            self._scan.log_item(LogLevel.ERROR, item, code, fields=fields, error=str(err))
            return ()

    async def _restore_poster(
        self, change: OpenChange, snapshot: Snapshot, current: MediaItem
    ) -> Sequence[RestoredField]:
        """Restore the poster of an item, if that is right."""
        posters = await self._scan.server.read_posters(snapshot.item.rating_key)
        if snapshot is change.snapshot:
            change.poster = selected(posters)
        poster = poster_to_restore(snapshot, current, posters)
        if poster is None:
            return ()
        await self._writer.select_poster(change, snapshot, poster)
        if snapshot is change.snapshot:
            change.poster = poster
        return (RestoredField.POSTER,)

    async def _restore_fields(
        self, change: OpenChange, snapshot: Snapshot, edits: Sequence[FieldEdit]
    ) -> Sequence[RestoredField]:
        """Restore fields of an item."""
        await self._writer.edit_fields(change, snapshot, edits)
        return tuple(RestoredField(edit.name) for edit in edits)


def _too_many_pictures(below: Sequence[MediaItem]) -> Protection | None:
    """Return the pictures below an item that could be chosen ones, if they cannot all be read."""
    pictures = sum(has_own_poster(item) for item in below)
    return Protection(pictures_below=pictures) if pictures > _MOST_POSTERS_BELOW else None

"""The edit guard at work: remember before a refresh, compare after it, put back.

What it costs the server: one read of the posters of each item that has a picture of its own; a
second one only where the picture changed, and where a poster is put back. Below a refreshed show,
season or artist the posters of `_MOST_POSTERS_BELOW` items are read, those of seasons and albums
first: people rarely choose pictures of episodes, and a request for each of hundreds would cost
the server more than the refresh. The texts of what is below come with the lists that tell
whether something is protected there; after the refresh these lists are read a second time.
"""

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple

from ..context import Scan
from ..defects import is_unmatched
from ..errors import RequestError, UnknownProtectionError
from ..events import LogLevel
from ..media import FieldEdit, MediaItem, MediaType, Poster
from ..reading.batching import BatchReader
from ..results import RestoredField
from .rules import (
    Protection,
    Snapshot,
    fields_to_restore,
    has_lost_match,
    has_own_poster,
    may_have_lost,
    poster_to_restore,
    protection,
    protection_below,
    selected,
)

_WITH_ITEMS_BELOW = frozenset({MediaType.SHOW, MediaType.SEASON, MediaType.ARTIST})

#: Items below a refreshed one whose posters are read, one request each.
_MOST_POSTERS_BELOW = 12
#: Items below a refreshed one whose texts are remembered: a megabyte at most.
_MOST_BELOW = 1_000
#: Items below are processed one by one; after so many seconds without one that is done, those
#: that are left are not waited for. They do not hold a place in flight.
_SILENCE_BELOW = 60.0
#: A long series is processed in many minutes; after so many seconds it is compared as it is.
_LONGEST_FAMILY = 1800.0


class RestoreResult(NamedTuple):
    """An item after its refresh and after what was put back, None if it is gone by then."""

    item: MediaItem | None
    restored: tuple[RestoredField, ...]


@dataclass(slots=True)
class _Descendants:
    """What is below an item that is refreshed: their stakes, and who is still to be processed."""

    snapshots: Sequence[Snapshot]
    awaited: set[str]
    heard_at: float
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class Guard:
    """Protects what people made, for the refreshes of one scan."""

    def __init__(self, scan: Scan, reader: BatchReader) -> None:
        """Begin with nothing to protect."""
        self._scan = scan
        self._reader = reader
        self._descendants: dict[str, _Descendants] = {}

    def hear(self, rating_key: str) -> None:
        """Take note that Plex has processed an item."""
        for descendants in self._descendants.values():
            if rating_key in descendants.awaited:
                descendants.awaited.discard(rating_key)
                descendants.heard_at = self._scan.clock.time()
                descendants.woken.set()

    # Before a refresh

    async def examine(self, item: MediaItem) -> tuple[Protection | None, Sequence[MediaItem]]:
        """Return what a refresh would destroy, and the items that it refreshes as well.

        Raises UnknownProtectionError if an item below it cannot be read, and RequestError.
        """
        if found := protection(item):
            return found, ()
        below = await self._read_below(item)
        unmatched = [each.rating_key for each in below if is_unmatched(each)]
        confirmed, errors = await self._scan.read_confirmed(unmatched)
        for error in errors.values():
            raise UnknownProtectionError(f"an item below it cannot be examined: {error}")
        return protection_below(confirmed.values()), below

    async def _read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        if item.type not in _WITH_ITEMS_BELOW:
            return ()
        return await self._scan.patiently(partial(self._scan.server.read_below, item))

    async def remember(self, item: MediaItem, below: Sequence[MediaItem]) -> Snapshot:
        """Return what is at stake with the refresh of an item."""
        snapshots = [
            await self._snapshot(each, with_posters=number < _MOST_POSTERS_BELOW)
            for number, each in enumerate(islice(sorted(below, key=_poster_order), _MOST_BELOW))
        ]
        if snapshots:
            keys = {snapshot.item.rating_key for snapshot in snapshots}
            self._descendants[item.rating_key] = _Descendants(
                snapshots, keys, self._scan.clock.time()
            )
        return await self._snapshot(item, with_posters=True)

    async def _snapshot(self, item: MediaItem, *, with_posters: bool) -> Snapshot:
        if not (with_posters and has_own_poster(item)):
            return Snapshot(item)
        try:
            return Snapshot(item, tuple(await self._read_posters(item)))
        except RequestError as err:
            message = f"its posters cannot be read, so that none would be put back: {err}"
            self._log(LogLevel.WARNING, item, message)
            return Snapshot(item)

    async def _read_posters(self, item: MediaItem) -> Sequence[Poster]:
        read_posters = partial(self._scan.server.read_posters, item.rating_key)
        return await self._scan.patiently(read_posters)

    def forget(self, item: MediaItem) -> None:
        """Wait no longer for what is below an item."""
        self._descendants.pop(item.rating_key, None)

    # After it

    async def restore(
        self, snapshot: Snapshot, current: MediaItem, *, is_processed: bool
    ) -> RestoreResult:
        """Put back what the refresh of an item made worse, there and below it.

        Raises RequestError if the item cannot be read then.
        """
        key = snapshot.item.rating_key
        if is_processed and snapshot.is_poster_at_risk and current.thumb == snapshot.item.thumb:
            # Pictures arrive late, including the one that replaces this poster
            # (docs/plex-server.md#notifications).
            await self._scan.clock.sleep(self._scan.options.picture_wait)
            if (later := await self._reader.read(key)) is None:
                return RestoreResult(None, ())
            current = later
        restored = await self._restore_item(snapshot, current)
        descendants = self._descendants.get(key)
        if descendants and is_processed:
            restored += await self._restore_below(snapshot.item, descendants)
        if not restored:
            return RestoreResult(current, ())
        return RestoreResult(await self._reader.read(key), restored)

    async def _restore_below(
        self, item: MediaItem, descendants: _Descendants
    ) -> tuple[RestoredField, ...]:
        await self._until_processed(item, descendants)
        try:
            listed = {each.rating_key: each for each in await self._read_below(item)}
        except RequestError as err:
            message = f"what is below it cannot be compared with what it was: {err}"
            self._log(LogLevel.WARNING, item, message)
            return ()
        suspects = {
            snapshot.item.rating_key: snapshot
            for snapshot in descendants.snapshots
            if (now := listed.get(snapshot.item.rating_key)) and may_have_lost(snapshot, now)
        }
        confirmed, _ = await self._scan.read_confirmed(list(suspects))
        done = [await self._restore_item(suspects[key], now) for key, now in confirmed.items()]
        return (RestoredField.BELOW,) if any(done) else ()

    async def _until_processed(self, item: MediaItem, descendants: _Descendants) -> None:
        clock = self._scan.clock
        descendants.heard_at = clock.time()
        latest = clock.time() + _LONGEST_FAMILY
        while descendants.awaited and clock.time() < latest:
            descendants.woken.clear()
            left = descendants.heard_at + _SILENCE_BELOW - clock.time()
            if left > 0:
                await self._scan.wait_for(descendants.woken, left)
            elif await self._is_busy(item):
                descendants.heard_at = clock.time()
            else:
                return

    async def _is_busy(self, item: MediaItem) -> bool:
        """Tell whether items may still be processed of which nothing would be heard."""
        if self._scan.server.listening:
            return False
        try:
            pending_updates = partial(self._scan.server.pending_updates, item.library_id)
            return await self._scan.patiently(pending_updates) > 0
        except RequestError:
            return False

    async def _restore_item(
        self, snapshot: Snapshot, current: MediaItem
    ) -> tuple[RestoredField, ...]:
        """Put back what an item lost, and return what that was."""
        item = snapshot.item
        if has_lost_match(item, current):
            self._log(LogLevel.WARNING, item, "the refresh took its match; see Fix match in Plex")
        done: list[RestoredField] = []
        if snapshot.posters and current.thumb != item.thumb:
            done += await self._try(item, "the poster", self._restore_poster(snapshot, current))
        if edits := fields_to_restore(item, current):
            done += await self._try(item, _names(edits), self._restore_fields(item, edits))
        return tuple(done)

    async def _try(
        self, item: MediaItem, what: str, restored: Awaitable[Sequence[RestoredField]]
    ) -> Sequence[RestoredField]:
        try:
            return await restored
        except RequestError as err:
            self._log(LogLevel.ERROR, item, f"{what} could not be put back: {err}")
            return ()

    async def _restore_poster(
        self, snapshot: Snapshot, current: MediaItem
    ) -> Sequence[RestoredField]:
        item = snapshot.item
        poster = poster_to_restore(snapshot, current, await self._read_posters(item))
        if poster is None:
            return ()
        select_poster = partial(self._scan.server.select_poster, item.rating_key, poster)
        await self._scan.patiently(select_poster)
        now = selected(await self._read_posters(item))
        if now is None or now.address != poster.address:
            raise RequestError("Plex has selected another one")
        choice = " that was chosen by hand" if snapshot.has_chosen_poster else ""
        self._log(LogLevel.INFO, item, f"put back the poster{choice}")
        return (RestoredField.POSTER,)

    async def _restore_fields(
        self, item: MediaItem, edits: Sequence[FieldEdit]
    ) -> Sequence[RestoredField]:
        await self._scan.patiently(partial(self._scan.server.edit_fields, item, edits))
        now = await self._reader.read(item.rating_key)
        if now is None or any(getattr(now, edit.name) != edit.value for edit in edits):
            raise RequestError("Plex keeps another value")
        self._log(LogLevel.INFO, item, f"put back {_names(edits)}")
        return tuple(RestoredField(edit.name) for edit in edits)

    def _log(self, level: LogLevel, item: MediaItem, message: str) -> None:
        self._scan.log(level, f"{item.display_title}: {message}", item.rating_key)


def _poster_order(item: MediaItem) -> tuple[bool, bool]:
    """Return a sort key: what has a picture of its own first, of that seasons and albums first."""
    return not has_own_poster(item), item.type is MediaType.EPISODE


def _names(edits: Iterable[FieldEdit]) -> str:
    return " and ".join(f"the {'locked ' * edit.is_locked}{edit.name}" for edit in edits)

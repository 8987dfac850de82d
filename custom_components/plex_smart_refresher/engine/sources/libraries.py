"""The source of most items: the lists of the libraries, or what has changed in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from itertools import batched, islice

from ..checkpoint import LibraryCheckpoint, ListCheckpoint
from ..context import BATCH_SIZE, Scan
from ..errors import RequestError, ServerLostError
from ..events import LibraryInspected, LogLevel
from ..incremental.changes import Changes, read_changes
from ..lines import LineCode
from ..media import Library, MediaType
from ..reading.paging import items_in_window
from ..results import LibraryHealth
from ..selection import in_window
from .confirm import Confirmer, Suspects, unread_item
from .newest import Newest
from .source import Source

#: The progress of the inspection is reported in thousandths of each list.
_PER_LIST = 1000
#: Seconds by which the date of an item can be earlier than when it was added.
_TOLERANCE = 86_400.0


class LibraryLists(Source):
    """The items in the lists of the selected libraries."""

    def __init__(self, scan: Scan, libraries: Sequence[Library], confirmer: Confirmer) -> None:
        """Start with no list read."""
        self._scan = scan
        self._libraries = libraries
        self._confirmer = confirmer
        self._lists = sum(len(self._levels(library)) for library in libraries)
        self._lists_read = 0
        self._lists_unreadable = 0

    async def inspect(self) -> None:
        """Inspect what the options select, library by library."""
        library_ids = [library.library_id for library in self._libraries]
        due = await self._scan.memory.due(library_ids, self._confirmer.now)
        self._confirmer.due = dict.fromkeys([*due, *await self._untried_pictures(library_ids)])
        for library in self._libraries:
            baseline = self._scan.baselines.get(library.library_id)
            self._confirmer.new_since = baseline.scanned_at - _TOLERANCE if baseline else None
            changes = await read_changes(self._scan, library, self._levels(library))
            if changes:
                health = await self._inspect_changes(library, changes)
            else:
                health = await self._inspect_library(library)
            if count := self._scan.unknown_guids[library.library_id]:
                code = LineCode.GUIDS_UNKNOWN
                self._scan.log(LogLevel.WARNING, code, library=library.name, count=count)
            self._scan.inspected[library.library_id] = health
            self._scan.publish(LibraryInspected(health=health))
        if self._lists and self._lists_unreadable == self._lists:
            raise ServerLostError("the server does not deliver any of its lists")

    async def _untried_pictures(self, library_ids: Sequence[str]) -> Sequence[str]:
        """Return the rating keys of items whose pictures were found to be bad between scans."""
        bad = frozenset(self._scan.pictures.bad_keys)
        to_heal = await self._scan.memory.to_heal(library_ids) if bad else ()
        return [key for key in to_heal if key in bad]

    def _levels(self, library: Library) -> list[MediaType]:
        """Return the selected levels of a library."""
        return [level for level in library.levels if level in self._scan.options.levels]

    async def _inspect_library(self, library: Library) -> LibraryHealth:
        """Inspect the lists of a library; with a maximum, the newest items of all its levels."""
        maximum, before = self._scan.options.max_items, self._seen()
        self._confirmer.are_lists_whole = self._confirmer.since is None and not maximum
        unreadable = self._lists_unreadable
        newest = Newest(maximum + 1, self._confirmer.now, self._scan.memory.keep_up)
        checkpoints = {
            level: await self._inspect_list(library, level, newest)
            for level in self._levels(library)
        }
        if len(newest) > maximum:
            code = LineCode.NEWEST_ONLY
            self._scan.log(LogLevel.INFO, code, library=library.name, count=maximum)
        for items in batched(islice(newest, maximum), BATCH_SIZE, strict=False):
            await self._confirmer.add_listed(items)
        await self._confirmer.confirm_listed()
        is_readable = self._lists_unreadable == unreadable
        lists = {level: checkpoint for level, checkpoint in checkpoints.items() if checkpoint}
        has_all = is_readable and not maximum and len(lists) == len(checkpoints)
        return replace(
            self._health(library, before),
            is_complete=self._is_complete(library) and is_readable,
            checkpoint=self._checkpoint(library, lists, self._confirmer.now) if has_all else None,
        )

    async def _inspect_changes(self, library: Library, changes: Changes) -> LibraryHealth:
        """Inspect what may have changed, and what was defective before."""
        before = self._seen()
        self._confirmer.are_lists_whole = False
        self._confirmer.note_siblings(changes.items, changes.baseline.defective)
        await self._confirmer.add_listed(
            in_window(changes.items, self._confirmer.since, self._confirmer.now)
        )
        await self._confirmer.confirm_listed()
        await self._confirm_defective(library, changes)
        self._lists_read += len(changes.lists)
        self._report_progress(self._lists_read, library)
        health = self._health(library, before)
        is_complete = self._is_complete(library)
        total = sum(checkpoint.total for checkpoint in changes.lists.values())
        full_scan_at = changes.baseline.checkpoint.full_scan_at
        return replace(
            health,
            is_complete=is_complete,
            checked=total if is_complete else max(health.checked, changes.baseline.checked),
            checkpoint=self._checkpoint(library, changes.lists, full_scan_at),
        )

    async def _confirm_defective(self, library: Library, changes: Changes) -> None:
        """Confirm what was defective before and is not among the changes."""
        read = {item.rating_key for item in changes.items}
        seen = changes.baseline.defective
        left = (key for key in seen if key not in read and key not in self._scan.done)
        for keys in batched(left, BATCH_SIZE, strict=False):
            items = {key: unread_item(key, library.library_id) for key in keys}
            suspects = Suspects(items=items, seen=seen, since=self._confirmer.since)
            for key in await self._confirmer.confirm(suspects):
                self._confirmer.due.pop(key, None)

    async def _inspect_list(
        self, library: Library, level: MediaType, newest: Newest
    ) -> ListCheckpoint | None:
        """Inspect a list; with a maximum, only note its newest items.

        Returns the checkpoint by which later changes can be found, if there is one.
        """
        maximum, checkpoint = self._scan.options.max_items, None
        parts = items_in_window(
            self._scan, library, level, self._confirmer.since, maximum and maximum + 1
        )
        try:
            async with aclosing(parts):
                async for part in parts:
                    checkpoint = part.checkpoint
                    if maximum:
                        await newest.add(part.items)
                    else:
                        await self._confirmer.add_listed(part.items)
                    self._report_progress(self._lists_read + part.reached, library)
        except RequestError as err:
            self._lists_unreadable += 1
            values = {"library": library.name, "media_type": level, "error": str(err)}
            self._scan.log(LogLevel.ERROR, LineCode.LIST_UNREADABLE, **values)
        self._lists_read += 1
        return checkpoint

    def _report_progress(self, lists: float, library: Library) -> None:
        """Report the number of lists that are inspected, the last one in part."""
        self._scan.progress(int(_PER_LIST * lists), _PER_LIST * self._lists, library.name)

    def _seen(self) -> LibraryHealth:
        """Return what was seen in all libraries so far, without what a user ignores."""
        return LibraryHealth(
            library_id="",
            title="",
            checked=self._scan.tally.checked,
            defective=self._scan.tally.defective - self._confirmer.ignored,
            defects=dict(self._confirmer.defects),
        )

    def _health(self, library: Library, before: LibraryHealth) -> LibraryHealth:
        """Return what was seen in a library since something before it was seen."""
        seen = self._seen()
        return LibraryHealth(
            library_id=library.library_id,
            title=library.name,
            checked=seen.checked - before.checked,
            defective=seen.defective - before.defective,
            defects=dict(Counter(seen.defects) - Counter(before.defects)),
        )

    def _is_complete(self, library: Library) -> bool:
        """Return whether the options select all items of a library."""
        options = self._scan.options
        has_all_levels = set(library.levels) <= set(options.levels)
        return self._confirmer.since is None and not options.max_items and has_all_levels

    def _checkpoint(
        self, library: Library, lists: Mapping[MediaType, ListCheckpoint], full_scan_at: float
    ) -> LibraryCheckpoint | None:
        """Return the checkpoint that a later scan can build on, if the library has a counter."""
        if library.content_changed_at is None:
            return None
        return LibraryCheckpoint(
            content_changed_at=library.content_changed_at,
            full_scan_at=full_scan_at,
            since=self._confirmer.since,
            lists=lists,
        )

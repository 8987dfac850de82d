"""Read lists to their end, whatever the server answers."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

from ..checkpoint import ListCheckpoint
from ..context import Scan
from ..errors import ItemGoneError, RequestError
from ..events import LogLevel
from ..lines import LineCode, LineValue
from ..media import Library, MediaItem, MediaType, Page
from ..selection import in_window, is_only_ahead
from .batching import Prefetcher, ReadPage

#: After this many failures in a row, whatever the page size, a list is unreadable.
_MOST_FAILURES_IN_A_ROW = 20
#: The factor by which the page shrinks after a failure, down to the one bad entry.
_SHRINK = 8
#: After this many pages in a row without a new item, a server repeats itself.
_MOST_REPEATS = 2
#: How far back a list that became shorter is read again, even if its total jumps.
_MOST_PAGES_BACK = 4
#: With more changed items than this, a full read is cheaper.
_MOST_CHANGED = 2_000
#: Seconds by which the server's clock may have been set back since the last scan.
_SAFETY_MARGIN = 300


@dataclass(frozen=True, slots=True)
class ListPart:
    """Some items of a list, and the share of the list that is read (0 to 1)."""

    items: Sequence[MediaItem]
    reached: float
    checkpoint: ListCheckpoint | None  #: None if it could not reveal later changes


async def items_in_window(
    scan: Scan, library: Library, level: MediaType, since: int | None, most: int = 0
) -> AsyncGenerator[ListPart]:
    """Yield the items added since a Unix time, newest first, and items without a date.

    The list is sorted newest first, so it is read only up to the window and the `most` items (0 is
    no limit). Items without a date are at its end and read from there. If the server does not
    sort, the entire list is read. Raises RequestError.
    """
    is_limited = since is not None or most > 0
    is_wanted_whole = not is_limited or not scan.server.traits.sorts_by_addition
    pages = Prefetcher(scan.server.read_page, is_ahead=is_wanted_whole)
    listing = _Listing(scan, library, level, pages.read)
    dates: list[int] = []
    position, reached, found, now = 0, 0.0, 0, scan.clock.time()
    is_sorted = True
    async with aclosing(pages), aclosing(listing.parts(0)) as parts:
        async for position, items in parts:
            wanted = in_window(items, since, now)
            if most:
                found += sum(not is_only_ahead(item, now) for item in wanted)
            reached = max(reached, position / max(listing.total or position, 1))
            yield ListPart(wanted, min(reached, 1.0), listing.checkpoint)
            dates = [*dates[-1:], *_dates(items)]
            is_sorted = is_sorted and _is_newest_first(dates)
            has_all = bool(most) and found >= most
            has_all = has_all or (since is not None and bool(dates) and dates[-1] < since)
            if has_all and is_sorted and position < (listing.total or 0):
                break
        else:
            listing.tell_left_out()
            return
    async with aclosing(listing.undated_tail(position, min(dates, default=0))) as tail:
        async for items in tail:
            yield ListPart(in_window(items, since, now), 1.0, listing.checkpoint)
    listing.tell_left_out()


async def changed_items(
    scan: Scan, library: Library, level: MediaType, checkpoint: ListCheckpoint
) -> tuple[list[MediaItem], ListCheckpoint] | None:
    """Return the items that changed since a checkpoint, and a new one; None if unknown.

    The list is sorted by latest change, so it is read only up to the checkpoint. Raises
    RequestError.
    """
    listing = _Listing(scan, library, level, scan.server.read_changed_page)
    since = checkpoint.changed_at - _SAFETY_MARGIN
    changed: list[MediaItem] = []
    dates: list[int] = []
    async with aclosing(listing.parts(0)) as parts:
        async for _, items in parts:
            dates = [*dates[-1:], *(item.updated_at or 0 for item in items)]
            changed += [item for item in items if (item.updated_at or 0) >= since]
            is_alike = listing.total == checkpoint.total and _is_newest_first(dates)
            if not is_alike or len(changed) > _MOST_CHANGED:
                return None
            if dates and dates[-1] < since:
                break
    return (changed, listing.checkpoint) if listing.checkpoint else None


@dataclass
class _Listing:
    """A list of a library and how far it was read."""

    scan: Scan
    library: Library
    level: MediaType
    read_page: ReadPage
    checkpoint: ListCheckpoint | None = None
    total: int | None = None
    #: the rating keys; the garbage collector would look at each text of a set
    seen: dict[str, None] = field(default_factory=dict)
    longest: int = 0  #: entries of the longest page: some servers have their own limit
    repeats: int = 0
    left_out: list[RequestError] = field(default_factory=list)  #: why, for each such entry

    async def parts(
        self, start: int, end: int | None = None
    ) -> AsyncGenerator[tuple[int, list[MediaItem]]]:
        """Yield the new items of each page and the next position, advancing by what arrives.

        Around an entry that the server cannot deliver, pages shrink until only that entry is left
        out. A total is trusted as the end only if it agrees with a page that is not full.
        """
        size, known = self.scan.options.page_size, 0
        doubtful_until = failures = 0
        while self.repeats < _MOST_REPEATS and (end is None or start < end):
            asked = size if end is None else min(size, end - start)
            try:
                page = await self._read(start, asked)
            except RequestError as err:
                failures += 1
                if failures >= _MOST_FAILURES_IN_A_ROW or isinstance(err, ItemGoneError):
                    raise
                size, doubtful_until = max(1, asked // _SHRINK), start + asked
                start += self._leave_out(start, asked, err)
                continue
            failures = 0
            if start == 0:
                self.checkpoint = self._checkpoint_of(page)
            async with aclosing(self._slipped(start, known, page.total or known)) as slipped:
                async for items in slipped:
                    yield start, items
            start += page.received
            self.total, known = page.total, page.total or known
            if start >= doubtful_until:
                size = self.scan.options.page_size
            items = self._new_items(page)
            if len(items) < len(page.items):
                self.checkpoint = None  # items moved, which can hide others
            self._count_repeats(page, items)
            yield start, items
            is_short = page.received < min(asked, self.longest or asked)
            if not page.received or (is_short and start == page.total):
                return
            self.longest = max(self.longest, page.received)

    async def undated_tail(self, position: int, oldest: int) -> AsyncGenerator[list[MediaItem]]:
        """Yield the items at the end of the list while there are items without a date.

        An item there that is newer than the oldest one read before proves that the server does not
        sort; then the rest is read.
        """
        # One less than a page: a shorter page must be the last.
        step = max(1, self.scan.options.page_size - 1)
        start, end = self.total or 0, None
        while self.repeats < _MOST_REPEATS and (end is None or end > position):
            start = max(position, start - step)
            tail: list[int] = []
            async with aclosing(self.parts(start, end)) as parts:
                async for _, items in parts:
                    tail += [item.added_at or 0 for item in items]
                    yield items
            if tail and tail[0] > 0 and max(tail) <= oldest:
                return
            end = start

    async def _slipped(
        self, position: int, known: int, total: int
    ) -> AsyncGenerator[list[MediaItem]]:
        """Yield items that moved before a position because the total fell from a known one."""
        count, size = min(known - total, position), self.scan.options.page_size
        if count > _MOST_PAGES_BACK * size:
            count, self.checkpoint = _MOST_PAGES_BACK * size, None
        start = position - count
        while start < position:
            try:
                page = await self._read(start, min(size, position - start))
            except RequestError as err:
                self.checkpoint = None
                self._log(LogLevel.ERROR, LineCode.REST_UNREADABLE, start=start, error=str(err))
                return
            if page.total not in (None, total):
                self.checkpoint = None  # items moved again, perhaps past this page
            if not page.received:
                return
            yield self._new_items(page)
            start += page.received

    def _checkpoint_of(self, page: Page) -> ListCheckpoint | None:
        """Return the checkpoint of the list from its first page, if possible.

        Later changes have dates not earlier than any on that page, except for dates in the future,
        which prove nothing.
        """
        now = self.scan.clock.time()
        dates = [item.updated_at for item in page.items if item.updated_at]
        dates = [date for date in dates if date <= now]
        if page.total is None or (page.total and not dates):
            return None
        return ListCheckpoint(page.total, max(dates, default=0))

    async def _read(self, start: int, size: int) -> Page:
        """Read a page as soon as nothing pauses the scan."""
        await self.scan.wait_until_allowed()
        return await self.read_page(self.library, self.level, start, size)

    def _leave_out(self, start: int, asked: int, error: RequestError) -> int:
        """Return the number of entries to leave out after a failure: the requested one."""
        if asked > 1:
            return 0
        self.left_out.append(error)
        self.checkpoint = None
        return 1

    def tell_left_out(self) -> None:
        """Log the number of entries that were left out."""
        if self.left_out:
            count, error = len(self.left_out), str(self.left_out[0])
            self._log(LogLevel.ERROR, LineCode.ENTRIES_UNREADABLE, count=count, error=error)

    def _new_items(self, page: Page) -> list[MediaItem]:
        """Return the items that no earlier page contained."""
        items = []
        for item in page.items:
            if item.rating_key not in self.seen:
                self.seen[item.rating_key] = None
                items.append(item)
                if item.updated_at is None:
                    self.checkpoint = None
        return items

    def _count_repeats(self, page: Page, new: Sequence[MediaItem]) -> None:
        """Count pages in a row without a new item; a server may repeat itself forever."""
        is_repeated = bool(page.items) and not new
        self.repeats = self.repeats + 1 if is_repeated else 0
        if self.repeats == _MOST_REPEATS:
            self.checkpoint = None
            self._log(LogLevel.WARNING, LineCode.LIST_REPEATS)

    def _log(self, level: LogLevel, code: LineCode, **values: LineValue) -> None:
        """Write a line on the list to the log of the job."""
        library, media_type = self.library.name, self.level
        self.scan.log(level, code, library=library, media_type=media_type, **values)


def _dates(items: Iterable[MediaItem]) -> list[int]:
    """Return the dates of those items that have one."""
    return [item.added_at for item in items if item.added_at]


def _is_newest_first(dates: list[int]) -> bool:
    """Return whether dates are in descending order."""
    return dates == sorted(dates, reverse=True)

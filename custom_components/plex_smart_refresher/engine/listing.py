"""Reading lists to their end, however the server answers."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .context import Scan
from .errors import RequestError, ServerLostError
from .events import LogLevel
from .models import Library, MediaItem, MediaType, Page
from .selection import is_in_window

#: After so many failures in a row, however little was asked for, a list cannot be read.
_MOST_FAILURES_IN_A_ROW = 20
#: By how much the part asked for shrinks after a failure, until it names the one bad entry.
_SHRINK = 8


@dataclass(frozen=True, slots=True)
class Portion:
    """Some items of a list, and how far into the list they reach (0 to 1)."""

    items: list[MediaItem]
    reached: float


async def items_in_window(
    scan: Scan, library: Library, level: MediaType, since: int | None
) -> AsyncIterator[Portion]:
    """Yield the items added since a Unix time, newest first, and those without a date.

    The list comes newest first, so that it need not be read beyond the window; items without
    a date stand at its end and are fetched from there. A server that does not sort is read whole.
    """
    seen: set[str] = set()
    is_sorted = True
    position = 0
    total: int | None = None
    async for start, page in _pages(scan, library, level):
        fresh = [item for item in page.items if item.rating_key not in seen]
        if page.items and not fresh:
            scan.log(LogLevel.WARNING, f"{library.title}: the server repeats its {level} list")
            return
        seen.update(item.rating_key for item in fresh)
        position, total = start + page.received, page.total
        yield Portion(_within(fresh, since), position / max(total or position, position, 1))
        is_sorted = is_sorted and _is_newest_first(fresh)
        if since is not None and is_sorted and total is not None and _reaches_past(fresh, since):
            break
    else:
        return
    async for page in _undated_tail(scan, library, level, position, total):
        fresh = [item for item in page.items if item.rating_key not in seen]
        seen.update(item.rating_key for item in fresh)
        yield Portion(_within(fresh, since), 1.0)


async def _pages(scan: Scan, library: Library, level: MediaType) -> AsyncIterator[tuple[int, Page]]:
    """Yield the pages of a list with their starts, advancing by what arrives.

    Around an entry that the server cannot deliver it asks for less and less, and leaves that
    one out. A total that lies is not trusted to be the end while full pages arrive.
    """
    start, size, failures = 0, scan.options.page_size, 0
    while True:
        try:
            page = await _read(scan, library, level, start, size)
        except RequestError as err:
            failures += 1
            if failures >= _MOST_FAILURES_IN_A_ROW:
                raise ServerLostError(f"the {level} list of {library.title} is unreadable") from err
            if size == 1:
                scan.log(LogLevel.ERROR, f"{library.title}: entry {start} is unreadable: {err}")
                start += 1
            size = max(1, size // _SHRINK)
            continue
        yield start, page
        start += page.received
        is_short = page.received < size
        if not page.received or (is_short and start >= (page.total or 0)):
            return
        size, failures = scan.options.page_size, 0


async def _undated_tail(
    scan: Scan, library: Library, level: MediaType, position: int, total: int | None
) -> AsyncIterator[Page]:
    """Yield the pages at the end of a list for as long as they begin with undated items."""
    size = scan.options.page_size
    end = total or 0
    while end > position:
        start = max(position, end - size)
        page = await _read(scan, library, level, start, end - start)
        yield page
        if not page.items or page.items[0].added_at:
            return
        end = start


async def _read(scan: Scan, library: Library, level: MediaType, start: int, size: int) -> Page:
    return await scan.patiently(lambda: scan.server.read_page(library, level, start, size))


def _within(items: list[MediaItem], since: int | None) -> list[MediaItem]:
    return [item for item in items if is_in_window(item, since)]


def _dates(items: list[MediaItem]) -> Iterator[int]:
    return (item.added_at for item in items if item.added_at)


def _is_newest_first(items: list[MediaItem]) -> bool:
    return all(newer >= older for newer, older in pairwise(_dates(items)))


def _reaches_past(items: list[MediaItem], since: int) -> bool:
    return any(date < since for date in _dates(items))

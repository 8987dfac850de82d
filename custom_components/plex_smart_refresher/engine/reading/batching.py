"""Faster reads: pages in advance, and many items per request."""

import asyncio
from collections.abc import Awaitable, Callable

from ..context import Scan
from ..media import Library, MediaItem, MediaType, Page

#: How long a read waits for others that share its request, in seconds.
_GATHER = 0.5


type ReadPage = Callable[[Library, MediaType, int, int], Awaitable[Page]]


class Prefetcher:
    """Request the next page of a list while the current one is processed.

    Once a list is no longer read page by page, each page is read on demand.
    """

    def __init__(self, read_page: ReadPage, *, is_ahead: bool) -> None:
        """Start without a request; `is_ahead` turns requests in advance on."""
        self._read_page = read_page
        self._is_ahead = is_ahead
        self._asked: tuple[int, int] | None = None
        self._page: asyncio.Task[Page] | None = None

    async def read(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        """Return a page of the list. Raises what reading it raises."""
        if self._page is None or self._asked != (start, size):
            page = await self._read_page(library, level, start, size)
            is_next = start == 0 and self._page is None
        else:
            ahead, self._page = self._page, None
            page = await ahead
            is_next = True
        after = start + page.received
        if self._is_ahead and is_next and page.received == size and after < (page.total or 0):
            self._asked = after, size
            self._page = asyncio.create_task(
                self._ask(library, level, after, size), eager_start=True
            )
            await asyncio.sleep(0)  # so the request is sent before anything else runs
        return page

    async def _ask(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        """Read a page; a task needs a coroutine."""
        return await self._read_page(library, level, start, size)

    async def aclose(self) -> None:
        """Discard the requested page."""
        ahead, self._page = self._page, None
        if ahead is not None:
            ahead.cancel()
            await asyncio.gather(ahead, return_exceptions=True)


class BatchReader:
    """Combine reads of single items into batches."""

    def __init__(self, scan: Scan, tasks: asyncio.TaskGroup) -> None:
        """Start without a request."""
        self._scan = scan
        self._tasks = tasks
        self._asked: dict[str, asyncio.Future[MediaItem | None]] = {}
        self._is_reading = False

    async def read(self, rating_key: str) -> MediaItem | None:
        """Return a confirmed snapshot, or None if the item is gone. Raises RequestError."""
        if rating_key not in self._asked:
            self._asked[rating_key] = asyncio.get_running_loop().create_future()
        answer = self._asked[rating_key]
        if not self._is_reading:
            self._is_reading = True
            self._tasks.create_task(self._read_all_asked())
        return await answer

    async def _read_all_asked(self) -> None:
        """Read the requested items in batches until none is left."""
        while self._asked:
            await self._scan.clock.sleep(_GATHER)
            asked, self._asked = self._asked, {}
            items, errors = await self._scan.read_confirmed(list(asked))
            for rating_key, answer in asked.items():
                if error := errors.get(rating_key):
                    answer.set_exception(error)
                else:
                    answer.set_result(items.get(rating_key))
        self._is_reading = False

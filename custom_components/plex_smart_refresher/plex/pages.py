"""Read a list to its end."""

from collections.abc import Awaitable, Callable

from ..engine.media import MediaItem, Page

#: Entries per page if an entire list is read.
PAGE_SIZE = 1_000


async def read_to_end(read: Callable[[int], Awaitable[Page]]) -> list[MediaItem]:
    """Return the items of all pages of a list; `read` returns the page that begins somewhere.

    Pages can be shorter than requested, and totals wrong, so it ends when nothing new comes.
    """
    items: dict[str, MediaItem] = {}
    start = 0
    while True:
        page = await read(start)
        known = len(items)
        items |= {found.rating_key: found for found in page.items}
        start += page.received
        is_last = page.received < PAGE_SIZE and start == page.total
        if is_last or len(items) == known:
            return list(items.values())

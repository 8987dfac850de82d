"""The newest items of lists, for a scan with a maximum."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from heapq import merge
from itertools import batched, islice

from ..media import MediaItem
from ..selection import newest_first, newness

#: Items that are sorted or merged without a pause, in a millisecond or two.
_AT_ONCE = 500


class Newest:
    """The newest items of some lists, and fewer than twice as many others.

    The items are sorted once, in parts: to sort all of them for each page of a list takes the
    longer the more there are.
    """

    def __init__(self, most: int, now: float, pause: Callable[[], Awaitable[None]]) -> None:
        """Start without an item; `pause` lets others run."""
        self._most = most
        self._now = now
        self._pause = pause
        self._parts: list[list[MediaItem]] = []  # each of them the newest first
        self._count = 0

    def __len__(self) -> int:
        """Return the number of items."""
        return self._count

    def __iter__(self) -> Iterator[MediaItem]:
        """Return the items, the newest first."""
        return merge(*self._parts, key=partial(newness, now=self._now))

    async def add(self, items: Sequence[MediaItem]) -> None:
        """Add items, and drop the oldest ones if there are far too many."""
        for some in batched(items, _AT_ONCE, strict=False):
            self._parts.append(newest_first(some, self._now))
        self._count += len(items)
        if self._count > 2 * self._most + _AT_ONCE:
            await self._drop_oldest()

    async def _drop_oldest(self) -> None:
        """Keep only as many of the newest items as are wanted."""
        kept: list[list[MediaItem]] = []
        for some in batched(islice(self, self._most), _AT_ONCE, strict=False):
            kept.append(list(some))
            await self._pause()
        self._parts, self._count = kept, self._most

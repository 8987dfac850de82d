"""Verification reads: many items share one request."""

import asyncio

from .context import Scan
from .models import MediaItem

#: How long a read waits for others to share its request with, in seconds.
_GATHER = 0.5


class Readings:
    """Reads items one by one for those who ask, and in batches from the server."""

    def __init__(self, scan: Scan, tasks: asyncio.TaskGroup) -> None:
        """Start with nothing asked for."""
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

"""The engine's memory of items, which a broken log index does not stop."""

from collections.abc import Awaitable, Callable, Mapping, Sequence, Set as AbstractSet

from ..engine.ports import ItemMemory
from ..engine.results import ItemRecord, ItemState
from ..storage import LogIndexError


class FallbackMemory:
    """What is remembered of items; nothing while it cannot be read, so that a scan goes on."""

    def __init__(self, memory: ItemMemory, on_loss: Callable[[LogIndexError], None]) -> None:
        """Read from a memory; report once when that fails."""
        self._memory = memory
        self._on_loss = on_loss
        self.is_lost = False

    async def rating_keys(self) -> AbstractSet[str]:
        """Return the rating keys of all remembered items."""
        return await self._read(self._memory.rating_keys(), frozenset())

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return what is remembered of these items."""
        return await self._read(self._memory.states(rating_keys), {})

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return the rating keys of the items whose next attempt is due, longest due first."""
        return await self._read(self._memory.due(library_ids, now), ())

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        """Return the results that a job recorded, by rating key."""
        return await self._read(self._memory.results(job_id), {})

    async def _read[T](self, reading: Awaitable[T], fallback: T) -> T:
        """Return what was read, or the fallback."""
        try:
            found = await reading
        except LogIndexError as err:
            if not self.is_lost:
                self.is_lost = True
                self._on_loss(err)
            return fallback
        self.is_lost = False
        return found

"""The engine's stored data about items, with a fallback for a broken log index."""

from collections.abc import Awaitable, Callable, Mapping, Sequence, Set as AbstractSet

from ..engine.final_titles import FinalTitle
from ..engine.identity import ItemIdentity
from ..engine.imports import KnownImport
from ..engine.job import Job
from ..engine.ladder_terms import ProposalMark
from ..engine.learning import Duration
from ..engine.media import MediaItem
from ..engine.pictures import PictureCheck
from ..engine.ports import ItemMemory
from ..engine.results import ItemRecord, ItemState, Result
from ..storage import LogIndexError


class FallbackMemory:
    """The stored data about items, empty while unreadable, so a scan can continue."""

    def __init__(self, memory: ItemMemory, on_loss: Callable[[LogIndexError], None]) -> None:
        """Set the memory; a failure is reported once.

        One read that works shows nothing about the others: a count of all items ends the loss.
        """
        self._memory = memory
        self._on_loss = on_loss
        self.is_lost = False

    async def rating_keys(self) -> AbstractSet[str]:
        """Return the rating keys of all items with a stored state."""
        return await self._read(self._memory.rating_keys(), frozenset())

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return the stored states of items."""
        return await self._read(self._memory.states(rating_keys), {})

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return the rating keys of due items, longest due first."""
        return await self._read(self._memory.due(library_ids, now), ())

    async def to_heal(self, library_ids: Sequence[str]) -> Sequence[str]:
        """Return the rating keys of items that were found defective and never refreshed."""
        return await self._read(self._memory.to_heal(library_ids), ())

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        """Return the results that a job recorded, by rating key."""
        return await self._read(self._memory.results(job_id), {})

    async def lookalikes(self, identities: Sequence[ItemIdentity]) -> Sequence[ItemState]:
        """Return the stored states of items with the guid, file or title of any of these."""
        return await self._read(self._memory.lookalikes(identities), ())

    async def proposed(self, rating_keys: Sequence[str]) -> Mapping[str, ProposalMark]:
        """Return when candidates were last searched for items, by rating key."""
        return await self._read(self._memory.proposed(rating_keys), {})

    async def imports(self, item: MediaItem) -> Sequence[KnownImport]:
        """Return the imports that an item may come from."""
        return await self._read(self._memory.imports(item), ())

    async def move(self, old_key: str, new_key: str) -> None:
        """Store what is known about an item under its new rating key."""
        await self._read(self._memory.move(old_key, new_key), None)

    async def forget(self, rating_keys: Sequence[str]) -> None:
        """Drop what is known about items."""
        await self._read(self._memory.forget(rating_keys), None)

    async def final_titles(self) -> Sequence[FinalTitle]:
        """Return the titles that are taken as they are."""
        return await self._read(self._memory.final_titles(), ())

    async def bad_pictures(self) -> Sequence[PictureCheck]:
        """Return the last checks of the known items whose pictures were bad."""
        return await self._read(self._memory.bad_pictures(), ())

    async def pictures(self, rating_keys: Sequence[str]) -> Mapping[str, PictureCheck]:
        """Return the last checks of the pictures of items, by rating key."""
        return await self._read(self._memory.pictures(rating_keys), {})

    async def keep_pictures(self, checks: Sequence[PictureCheck]) -> None:
        """Store checks of pictures."""
        await self._read(self._memory.keep_pictures(checks), None)

    async def durations(self, now: float) -> Sequence[Duration]:
        """Return what refreshes took lately, oldest first."""
        return await self._read(self._memory.durations(now), ())

    async def keep_up(self) -> None:
        """Give others a turn, and wait while too many results are not written yet."""
        await self._memory.keep_up()

    async def _read[T](self, reading: Awaitable[T], fallback: T) -> T:
        """Return the result of a read, or the fallback."""
        try:
            return await reading
        except LogIndexError as err:
            if not self.is_lost:
                self.is_lost = True
                self._on_loss(err)
            return fallback


async def async_results_before(job: Job, memory: ItemMemory) -> Mapping[str, Result]:
    """Return the results of a job from before a restart."""
    if not job.may_have_results:
        return {}
    return {key: record.result for key, record in (await memory.results(job.job_id)).items()}

"""The phases refresh and verify: ask for refreshes, and prove whether they helped."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .context import BATCH_SIZE, Scan
from .defects import find_defects, is_protected, is_unmatched
from .errors import EngineError, ItemGoneError, RequestError
from .events import LogLevel
from .models import (
    Candidate,
    ItemOutcome,
    MediaItem,
    MediaType,
    Phase,
    Result,
    SkipReason,
)
from .reading import Readings
from .selection import is_below

#: When to look without having been notified, in seconds after the look before; the last one
#: repeats. With a socket that is only a safety net: sockets die silently and lose events.
_LOOKS_LISTENING: tuple[float, ...] = (30.0, 60.0)
_LOOKS_UNHEARD: tuple[float, ...] = (4.0, 6.0, 10.0, 20.0, 30.0)
#: When to look for late pictures, in seconds after the look before; the last one repeats.
_LOOKS_SETTLING: tuple[float, ...] = (2.0, 4.0)
#: A snapshot older than this many seconds is read again before it justifies a refresh.
_STALE_AFTER = 60.0

_WITH_ITEMS_BELOW = frozenset({MediaType.SHOW, MediaType.SEASON, MediaType.ARTIST})


async def refresh_and_verify(scan: Scan, queue: Sequence[Candidate]) -> None:
    """Have every candidate refreshed, and record the result of each."""
    scan.start_phase(Phase.REFRESH)
    if scan.options.dry_run:
        for candidate in queue:
            scan.finish_item(candidate.outcome(Result.WOULD_REFRESH, candidate.defects))
        return
    try:
        async with asyncio.TaskGroup() as tasks:
            await _Mending(scan, queue, tasks).mend_all()
    except* EngineError as group:
        raise _first(group) from group


def _first(group: BaseExceptionGroup[EngineError]) -> EngineError:
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


@dataclass(slots=True)
class _Slot:
    """A place among the refreshes in flight; given back once, by whoever is first."""

    slots: asyncio.Semaphore
    is_held: bool = True

    def release(self) -> None:
        """Give the place to the next item."""
        if self.is_held:
            self.is_held = False
            self.slots.release()


@dataclass(slots=True)
class _UnderWay:
    """An item that was sent to Plex and has no result yet."""

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    is_processed: bool = False


class _Mending:
    """The refreshes of one scan."""

    def __init__(self, scan: Scan, queue: Sequence[Candidate], tasks: asyncio.TaskGroup) -> None:
        self.scan = scan
        self.tasks = tasks
        self.readings = Readings(scan, tasks)
        self.waiting = list(queue)
        self.total = len(queue)
        self.finished = 0
        self.slots = asyncio.Semaphore(scan.options.in_flight)
        self.under_way: dict[str, _UnderWay] = {}
        self.refreshed_at: dict[str, float] = {}
        self.snapshots: dict[str, tuple[float, MediaItem | RequestError | None]] = {}
        self.item_finished = asyncio.Event()
        self.is_deaf = False

    async def mend_all(self) -> None:
        """Refresh the waiting items, a few at a time, and verify them."""
        unsubscribe = self.scan.server.subscribe_processed(self._wake)
        try:
            await self._send_all()
            self.scan.start_phase(Phase.VERIFY)
            self.scan.progress(self.finished, self.total)
            while self.under_way:
                await self._next_finished()
        finally:
            unsubscribe()

    def _wake(self, rating_key: str | None) -> None:
        """Look at an item that Plex has processed; at all of them if events were missed."""
        if rating_key is None:
            for item in self.under_way.values():
                item.woken.set()
        elif under_way := self.under_way.get(rating_key):
            self.is_deaf = False
            under_way.is_processed = True
            under_way.woken.set()

    async def _send_all(self) -> None:
        """Send the waiting items, and return when Plex has processed the last of them."""
        while self.waiting:
            await self.slots.acquire()
            candidate = await self._take_next()
            await self._renew_snapshots(candidate)
            self.under_way[candidate.item.rating_key] = _UnderWay()
            self.tasks.create_task(self._mend(candidate, _Slot(self.slots)))
        for _ in range(self.scan.options.in_flight):
            await self.slots.acquire()

    async def _next_finished(self) -> None:
        self.item_finished.clear()
        await self.item_finished.wait()

    async def _take_next(self) -> Candidate:
        """Return the next item; one below an item under way waits, as Plex refreshes it too."""
        while True:
            for number, candidate in enumerate(self.waiting):
                if not is_below(candidate.item, self.under_way):
                    return self.waiting.pop(number)
            await self._next_finished()

    async def _renew_snapshots(self, candidate: Candidate) -> None:
        """Read an item again, and those that come next with it, unless it was read just now."""
        now = self.scan.clock.time()
        if not self._is_stale(candidate, now):
            return
        upcoming = [candidate, *self.waiting[: BATCH_SIZE - 1]]
        keys = [each.item.rating_key for each in upcoming]
        items, errors = await self.scan.read_confirmed(keys)
        for key in keys:
            self.snapshots[key] = (now, errors.get(key) or items.get(key))

    def _is_stale(self, candidate: Candidate, now: float) -> bool:
        item = candidate.item
        read_at = self.snapshots.get(item.rating_key, (0.0, None))[0]
        parents_at = (
            self.refreshed_at.get(k, 0.0) for k in (item.parent_key, item.grandparent_key)
        )
        return read_at < now - _STALE_AFTER or read_at <= max(parents_at)

    async def _mend(self, candidate: Candidate, slot: _Slot) -> None:
        """Refresh one item and record its result."""
        rating_key = candidate.item.rating_key
        try:
            outcome = await self._try_to_mend(candidate, slot)
        except ItemGoneError:
            outcome = candidate.outcome(Result.GONE)
        except RequestError as err:
            outcome = candidate.outcome(Result.ERRORED, candidate.defects, error=str(err))
        finally:
            slot.release()
            del self.under_way[rating_key]
            self.item_finished.set()
        self.finished += 1
        self.scan.finish_item(outcome)
        self.scan.progress(self.finished, self.total, candidate.item.display_title)

    async def _try_to_mend(self, candidate: Candidate, slot: _Slot) -> ItemOutcome:
        """Refresh one item, if it still needs it, and return its outcome. Raises RequestError."""
        item = self.snapshots[candidate.item.rating_key][1]
        if item is None:
            return candidate.outcome(Result.GONE)
        if isinstance(item, RequestError):
            raise item
        if not find_defects(item):
            mended_with_parent = is_below(item, self.refreshed_at)
            return candidate.outcome(Result.FIXED if mended_with_parent else Result.HEALTHY)
        candidate = replace(candidate, item=item, findings=find_defects(item))
        if await self._would_destroy(item):
            return candidate.skipped(SkipReason.PROTECTED)
        self.refreshed_at[item.rating_key] = self.scan.clock.time()
        await self.scan.patiently(lambda: self.scan.server.refresh(item.rating_key))
        title = item.display_title
        self.scan.log(LogLevel.DEBUG, f"{title}: refresh requested", item.rating_key)
        is_processed, current = await self._verify(item, slot)
        self.refreshed_at[item.rating_key] = self.scan.clock.time()
        if current is None:
            return candidate.outcome(Result.GONE)
        return candidate.judged(find_defects(current), is_processed=is_processed)

    async def _would_destroy(self, item: MediaItem) -> bool:
        """Tell whether a refresh would destroy hand-made data, of the item or of one below it."""
        if is_protected(item):
            return True
        if item.type not in _WITH_ITEMS_BELOW:
            return False
        below = await self.scan.patiently(lambda: self.scan.server.read_below(item))
        unmatched = [each for each in below if is_unmatched(each)]
        if any(is_protected(each) for each in unmatched):
            return True
        confirmed, errors = await self.scan.read_confirmed([each.rating_key for each in unmatched])
        return bool(errors) or any(is_protected(each) for each in confirmed.values())

    async def _verify(self, item: MediaItem, slot: _Slot) -> tuple[bool, MediaItem | None]:
        """Return whether Plex processed an item, and the item once it is healthy or time is up.

        Once it is processed its place goes to the next item, and what arrives late is waited
        for without one. None stands for an item that is gone.
        """
        clock, options = self.scan.clock, self.scan.options
        under_way = self.under_way[item.rating_key]
        end = clock.time() + options.item_deadline
        looks = 0
        while True:
            delay = min(self._next_look(looks, slot), max(0.0, end - clock.time()))
            await self.scan.wait_for(under_way.woken, delay)
            under_way.woken.clear()
            if under_way.is_processed and slot.is_held:
                slot.release()
                looks, end = 0, clock.time() + options.picture_wait
            current = await self.readings.read(item.rating_key)
            looks += 1
            if current is None or not find_defects(current):
                self.is_deaf = self.is_deaf or not under_way.is_processed
                return True, current
            if clock.time() >= end:
                return under_way.is_processed, current
            if not under_way.is_processed and await self._was_processed(item, current):
                self.is_deaf = under_way.is_processed = True
                under_way.woken.set()

    def _next_look(self, looks: int, slot: _Slot) -> float:
        """Return in how many seconds to look at an item if nothing is heard of it."""
        if not slot.is_held:
            waits = _LOOKS_SETTLING
        elif self.scan.server.listening and not self.is_deaf:
            waits = _LOOKS_LISTENING
        else:
            waits = _LOOKS_UNHEARD
        return waits[min(looks, len(waits) - 1)]

    async def _was_processed(self, before: MediaItem, now: MediaItem) -> bool:
        """Tell whether Plex is done with an item, although no notification said so.

        A changed updatedAt alone proves nothing, and an empty queue alone could be a refresh
        that was never taken up (PLEX.md sections 4 and 5); both together are taken as a yes.
        """
        if now.updated_at == before.updated_at:
            return False
        server = self.scan.server
        return await self.scan.patiently(lambda: server.pending_updates(before.library_id)) == 0

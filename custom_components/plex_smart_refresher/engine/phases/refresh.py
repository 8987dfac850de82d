"""The phases refresh and verify: ask for refreshes, and prove whether they helped."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from math import inf

from ..context import BATCH_SIZE, Scan
from ..defects import find_defects
from ..edits.restore import Guard
from ..edits.rules import Snapshot
from ..errors import ItemGoneError, ProviderDownError, RequestError, UnknownProtectionError
from ..events import LogLevel, Phase
from ..media import MediaItem
from ..reading.batching import BatchReader
from ..resilience.throttle import Slot
from ..results import Candidate, ItemOutcome, Result, SkipReason
from ..selection import is_below, is_higher
from .provider_health import ProviderHealth

#: When to look without having been notified, in seconds after the look before; the last one
#: repeats. With a socket that is only a safety net: sockets die silently and lose events.
_LOOKS_LISTENING: tuple[float, ...] = (30.0, 60.0)
_LOOKS_UNHEARD: tuple[float, ...] = (4.0, 6.0, 10.0, 20.0, 30.0)
#: When to look for late pictures, in seconds after the look before; the last one repeats.
_LOOKS_SETTLING: tuple[float, ...] = (2.0, 4.0)
#: Items below a refreshed one are processed after it, one by one. When nothing at all was heard
#: for so many seconds, none of them is expected any more.
_SILENCE = 30.0
#: A server that is busy with other things is never silent: after so many seconds an item below
#: a refreshed one is refreshed itself, which is less harm than to wait for ever.
_LONGEST_SHARE = 1800.0
#: A snapshot older than this many seconds is read again before it justifies a refresh.
_STALE_AFTER = 60.0
#: How often an item is asked for again because the server was away, which cannot go on for ever.
_MOST_OUTAGES = 3


async def refresh_and_verify(scan: Scan, queue: Sequence[Candidate]) -> None:
    """Have every candidate refreshed, and record the result of each."""
    try:
        async with asyncio.TaskGroup() as tasks:
            await _RefreshRun(scan, queue, tasks).mend_all()
    except ExceptionGroup as group:
        raise _first(group) from group


def _first(group: ExceptionGroup[Exception]) -> Exception:
    error = group.exceptions[0]
    return _first(error) if isinstance(error, ExceptionGroup) else error


@dataclass(slots=True)
class _InFlight:
    """An item whose turn has come and that has no result yet."""

    slot: Slot
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    is_processed: bool = False
    has_slot: bool = True  #: whether it holds one of the places in flight
    asked_at: float = 0.0  #: when Plex was last asked for it
    asked: int = 0  #: how often it was asked again because the server had been away
    ends_at: float = 0.0  #: when it is looked at for the last time
    looks: int = 0

    @property
    def is_news(self) -> bool:
        """Tell whether it was processed, and nothing has come of that yet."""
        return self.is_processed and self.has_slot

    def release(self) -> None:
        """Give the place to the next item, once."""
        if self.has_slot:
            self.has_slot = False
            self.slot.release()

    def forget_notifications(self) -> None:
        """Forget what Plex did to the item before it was asked."""
        self.is_processed = False
        self.woken.clear()

    def notice(self) -> None:
        """Take note that Plex has processed the item."""
        self.is_processed = True
        self.woken.set()


class _RefreshRun:
    """The refreshes of one scan."""

    def __init__(self, scan: Scan, queue: Sequence[Candidate], tasks: asyncio.TaskGroup) -> None:
        self.scan = scan
        self.tasks = tasks
        self.reader = BatchReader(scan, tasks)
        self.guard = Guard(scan, self.reader)
        self.waiting = {candidate.item.rating_key: candidate for candidate in queue}
        self.items = {candidate.item.rating_key: candidate.item for candidate in queue}
        self.total = len(queue)
        self.finished = 0
        self.under_way: dict[str, _InFlight] = {}
        self.refreshed_at: dict[str, float] = {}
        self.snapshots: dict[str, tuple[float, MediaItem | RequestError | None]] = {}
        self.processed_with_parent: set[str] = set()
        self.heard_at = -inf
        self.news = asyncio.Event()
        self.is_deaf = False
        self.provider = ProviderHealth(scan)

    async def mend_all(self) -> None:
        """Refresh the waiting items, a few at a time, and verify them."""
        unsubscribe = self.scan.server.subscribe_processed(self._wake)
        try:
            await self._mend_waiting()
            while self.provider.is_doubtful:
                await self._ask_provider()
                await self._mend_waiting()
        finally:
            unsubscribe()
            if not self.provider.is_doubtful:
                self._record(self.provider.trust())  # also of a scan that is cancelled

    async def _mend_waiting(self) -> None:
        """Refresh the waiting items, and wait until each has its result."""
        self.scan.start_phase(Phase.REFRESH)
        self.scan.progress(self.finished, self.total)
        await self._send_all()
        self.scan.start_phase(Phase.VERIFY)
        self.scan.progress(self.finished, self.total)
        await self._wait_for_results()

    async def _wait_for_results(self) -> None:
        while self.under_way:
            self.news.clear()
            await self.news.wait()

    async def _ask_provider(self) -> None:
        """Find out whose fault it is that nothing changes. Raises ProviderDownError."""
        if await self.provider.is_there():
            self._record(self.provider.trust())
            return
        try:
            await self.provider.wait()
        except ProviderDownError:
            self._record(self.provider.trust())
            raise
        await self._wait_for_results()  # of what was asked for while the provider was down
        again = {each.item.rating_key: each for each in self.provider.release()}
        self.waiting = again | self.waiting

    def _wake(self, rating_key: str | None) -> None:
        """Look at an item that Plex has processed; at all of them if events were missed."""
        if rating_key is None:
            for each in self.under_way.values():
                each.woken.set()
            return
        self.heard_at = self.scan.clock.time()
        self.guard.hear(rating_key)
        if under_way := self.under_way.get(rating_key):
            self.is_deaf = False
            under_way.notice()
        elif (item := self.items.get(rating_key)) and is_below(item, self.refreshed_at):
            self.processed_with_parent.add(rating_key)
            self.news.set()

    async def _send_all(self) -> None:
        """Send the waiting items, and return when Plex has processed the last of them."""
        while self.waiting:
            slot = await self.scan.throttle.take()
            await self.scan.go_on()
            if self.provider.is_doubtful:
                await self._ask_provider()
            candidate = await self._take_next()
            await self._renew_snapshots(candidate)
            under_way = self.under_way[candidate.item.rating_key] = _InFlight(slot)
            self.tasks.create_task(self._mend(candidate, under_way))
        await self.scan.throttle.wait_idle()

    async def _take_next(self) -> Candidate:
        """Return the next item; one whose parent was refreshed waits for its share of that."""
        while True:
            self.news.clear()
            for rating_key, candidate in self.waiting.items():
                if not self._is_expected(candidate.item):
                    return self.waiting.pop(rating_key)
            await self.scan.wait_for(self.news, _SILENCE)

    def _is_expected(self, item: MediaItem) -> bool:
        """Tell whether Plex is about to process an item anyway, together with its parent."""
        if is_below(item, self.under_way) or self._has_waiting_parent(item):
            return True
        if item.rating_key in self.processed_with_parent or not self._is_heard:
            return False
        parent_at = self._parent_refreshed_at(item)
        latest = parent_at + _LONGEST_SHARE
        return self.scan.clock.time() < min(max(parent_at, self.heard_at) + _SILENCE, latest)

    def _has_waiting_parent(self, item: MediaItem) -> bool:
        """Tell whether a parent waits; none that stands no higher, or two would wait for ever."""
        keys = {item.parent_key, item.grandparent_key} & self.waiting.keys()
        return any(is_higher(self.waiting[key].item, item) for key in keys)

    def _parent_refreshed_at(self, item: MediaItem) -> float:
        """Return when a parent of an item was last refreshed, or minus infinity."""
        parents = {item.parent_key, item.grandparent_key} & self.refreshed_at.keys()
        return max((self.refreshed_at[key] for key in parents), default=-inf)

    @property
    def _is_heard(self) -> bool:
        """Tell whether notifications can be counted on."""
        return self.scan.server.listening and not self.is_deaf

    async def _renew_snapshots(self, candidate: Candidate) -> None:
        """Read an item again, and those that come next with it, unless it was read just now."""
        now = self.scan.clock.time()
        if not self._is_stale(candidate, now):
            return
        keys = [candidate.item.rating_key, *islice(self.waiting, BATCH_SIZE - 1)]
        items, errors = await self.scan.read_confirmed(keys)
        for key in keys:
            self.snapshots[key] = (now, errors.get(key) or items.get(key))

    def _is_stale(self, candidate: Candidate, now: float) -> bool:
        """Tell whether an item was not read lately, or not since a parent was refreshed."""
        item = candidate.item
        if item.rating_key not in self.snapshots:
            return True
        if item.rating_key in self.processed_with_parent:
            return True
        read_at = self.snapshots[item.rating_key][0]
        return read_at <= max(now - _STALE_AFTER, self._parent_refreshed_at(item))

    async def _mend(self, candidate: Candidate, under_way: _InFlight) -> None:
        """Refresh one item and record its result."""
        try:
            outcome = await self._try_to_mend(candidate, under_way)
        except ItemGoneError:
            outcome = candidate.outcome(Result.GONE)
        except RequestError as err:
            outcome = candidate.outcome(Result.ERRORED, candidate.defects, error=str(err))
        finally:
            under_way.release()
            self.guard.forget(candidate.item)
            del self.under_way[candidate.item.rating_key]
            self.news.set()
        self._record(self.provider.take(candidate, outcome))

    def _record(self, outcomes: Iterable[ItemOutcome]) -> None:
        """Tell results."""
        for outcome in outcomes:
            self.finished += 1
            self.scan.finish_item(outcome)
            self.scan.progress(self.finished, self.total, outcome.item.display_title)

    async def _try_to_mend(self, candidate: Candidate, under_way: _InFlight) -> ItemOutcome:
        """Refresh one item, if it still needs it, and return its outcome. Raises RequestError."""
        item = self.snapshots.pop(candidate.item.rating_key)[1]
        if item is None:
            return candidate.outcome(Result.GONE)
        if isinstance(item, RequestError):
            raise item
        item = item._replace(library_id=item.library_id or candidate.item.library_id)
        findings = find_defects(item)
        if not findings:
            is_ours = item.rating_key in self.refreshed_at or is_below(item, self.refreshed_at)
            return candidate.outcome(Result.FIXED if is_ours else Result.HEALTHY)
        candidate = replace(candidate, item=item._replace(summary=""), findings=findings)
        skipped, below = await self._skip_if_protected(candidate, item)
        if skipped:
            return skipped
        if self.scan.options.dry_run:
            return candidate.outcome(Result.WOULD_REFRESH, candidate.defects)
        if item.rating_key in self.processed_with_parent:
            under_way.notice()
            return await self._verified(candidate, under_way, Snapshot(item))
        snapshot = await self.guard.remember(item, below)
        await self._refresh(item, under_way)
        return await self._verified(candidate, under_way, snapshot)

    async def _skip_if_protected(
        self, candidate: Candidate, item: MediaItem
    ) -> tuple[ItemOutcome | None, Sequence[MediaItem]]:
        """Return the outcome if a refresh could destroy something, and what it refreshes as well.

        Raises RequestError.
        """
        try:
            protection, below = await self.guard.examine(item)
        except UnknownProtectionError as err:
            return candidate.skipped(SkipReason.PROTECTED, error=str(err)), ()
        if protection:
            return candidate.skipped(SkipReason.PROTECTED, protection), below
        return None, below

    async def _refresh(self, item: MediaItem, under_way: _InFlight) -> None:
        """Ask for the refresh of one item. Raises RequestError."""
        under_way.forget_notifications()
        self.refreshed_at[item.rating_key] = self.scan.clock.time()
        try:
            refresh = partial(self.scan.server.refresh, item.rating_key)
            await self.scan.patiently(partial(under_way.slot.ask, refresh))
        except RequestError:
            del self.refreshed_at[item.rating_key]
            raise
        self.scan.log(LogLevel.DEBUG, f"{item.display_title}: refresh requested", item.rating_key)

    async def _verified(
        self, candidate: Candidate, under_way: _InFlight, snapshot: Snapshot
    ) -> ItemOutcome:
        """Return what the refresh of an item brought, once what it harmed is put back.

        Raises RequestError.
        """
        item = candidate.item
        try:
            current = await self._verify(item, under_way)
        finally:
            self.refreshed_at[item.rating_key] = self.scan.clock.time()
        if current is None:
            return candidate.outcome(Result.GONE)
        is_fixed = not find_defects(current)
        if is_fixed and not under_way.is_processed:
            self.is_deaf = True
        under_way.release()
        is_processed = is_fixed or under_way.is_processed
        current, restored = await self.guard.restore(snapshot, current, is_processed=is_processed)
        if current is None:
            return candidate.outcome(Result.GONE)
        outcome = candidate.outcome_after_refresh(
            find_defects(current), is_processed=under_way.is_processed
        )
        return replace(outcome, restored=restored)

    async def _verify(self, item: MediaItem, under_way: _InFlight) -> MediaItem | None:
        """Return an item once it is healthy or time is up; None if it is gone.

        Raises RequestError if it cannot be read even when time is up.
        """
        self._begin_wait(under_way)
        while True:
            await self._wait_to_look(under_way)
            is_last = self.scan.clock.time() >= under_way.ends_at
            try:
                current = await self.reader.read(item.rating_key)
            except RequestError:
                if is_last:
                    raise
                continue
            if current is None or not find_defects(current):
                return current
            if under_way.asked_at < self.scan.back_at and under_way.asked < _MOST_OUTAGES:
                await self._ask_again(current, under_way)
                continue
            if is_last and not under_way.is_news:
                return current
            if not under_way.is_processed and await self._was_processed(item, current):
                self.is_deaf = True
                under_way.notice()

    def _begin_wait(self, under_way: _InFlight) -> None:
        """Give Plex its time for an item, from now on."""
        under_way.asked_at = now = self.scan.clock.time()
        options = self.scan.options
        wait = options.item_deadline if under_way.has_slot else options.picture_wait
        under_way.ends_at = now + wait

    async def _ask_again(self, item: MediaItem, under_way: _InFlight) -> None:
        """Begin anew with an item: the server was away, and has forgotten what it was asked.

        Raises RequestError.
        """
        under_way.asked += 1
        if under_way.has_slot:
            await self._refresh(item, under_way)
        self._begin_wait(under_way)

    async def _wait_to_look(self, under_way: _InFlight) -> None:
        """Wait until it is time to look at an item.

        Once it is processed its place goes to the next item, and what arrives late is waited
        for without one.
        """
        clock = self.scan.clock
        left = max(0.0, under_way.ends_at - clock.time())
        await self.scan.wait_for(under_way.woken, min(self._next_look(under_way), left))
        under_way.woken.clear()
        under_way.looks += 1
        if under_way.is_news:
            under_way.release()
            under_way.looks = 0
            self._begin_wait(under_way)

    def _next_look(self, under_way: _InFlight) -> float:
        """Return in how many seconds to look at an item if nothing is heard of it."""
        if not under_way.has_slot:
            waits = _LOOKS_SETTLING
        elif self._is_heard:
            waits = _LOOKS_LISTENING
        else:
            waits = _LOOKS_UNHEARD
        return waits[min(under_way.looks, len(waits) - 1)]

    async def _was_processed(self, before: MediaItem, now: MediaItem) -> bool:
        """Tell whether Plex is done with an item, although no notification said so.

        A changed updatedAt alone proves nothing, and an empty queue can mean that the refresh was
        never started; both together count as proof (docs/plex-server.md#notifications).
        """
        if now.updated_at == before.updated_at:
            return False
        pending_updates = partial(self.scan.server.pending_updates, before.library_id)
        try:
            return await self.scan.patiently(pending_updates) == 0
        except RequestError:
            return False

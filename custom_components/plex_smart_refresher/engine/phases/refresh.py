"""The phase refresh: repair the queued items, a few at a time, each verified when it is done."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from ..appearance import ItemChange, appearance_before, appearance_of
from ..candidates import Place, Waiting
from ..context import BATCH_SIZE, Scan
from ..errors import ItemGoneError, RequestError
from ..events import Phase
from ..ladder_terms import RungName
from ..media import MediaItem
from ..processing.in_flight import InFlight
from ..reading.picture_checks import PictureChecker
from ..results import Candidate, ItemOutcome, Result, SkipReason
from ..rungs.ladder import Ladder
from .provider_health import ProviderHealth
from .queue import is_too_costly

#: An item that was read longer ago than this many seconds is read again before it is refreshed.
_STALE_AFTER = 60.0


async def refresh_and_verify(scan: Scan, queue: Waiting) -> None:
    """Repair every candidate, and record the result of each."""
    try:
        async with asyncio.TaskGroup() as tasks:
            await RefreshRun(scan, queue, tasks).run()
    except ExceptionGroup as group:
        raise first_error(group) from group


def first_error(group: ExceptionGroup[Exception]) -> Exception:
    """Return the first error of a group, however deep it is nested."""
    error = group.exceptions[0]
    return first_error(error) if isinstance(error, ExceptionGroup) else error


class RefreshRun:
    """The repairs of one scan."""

    def __init__(self, scan: Scan, queue: Waiting, tasks: asyncio.TaskGroup) -> None:
        """Prepare; nothing is sent yet."""
        self._scan = scan
        self._tasks = tasks
        self._provider = ProviderHealth(scan)
        self._ladder = Ladder(scan, queue.parents, tasks, self._provider.is_down)
        self._notices = self._ladder.notices
        self._waiting = queue
        self._pictures = PictureChecker(scan)
        self._read: dict[str, tuple[float, MediaItem | RequestError | None]] = {}
        self._total = len(queue)
        self._finished = 0

    async def run(self) -> None:
        """Repair the waiting items, a few at a time, and verify them."""
        unsubscribe = self._scan.server.subscribe_processed(self._notices.receive)
        try:
            await self._process_waiting()
            while await self._check_provider():
                await self._process_waiting()
            if self._is_draining:
                self._postpone()
        finally:
            unsubscribe()
            self._record(self._provider.finish())  # also if the scan is cancelled
            self._ladder.budget.report()

    async def _process_waiting(self) -> None:
        """Repair the waiting items, and wait until each has its result."""
        self._scan.start_phase(Phase.REFRESH)
        self._scan.progress(self._finished, self._total)
        await self._start_all()
        self._scan.start_phase(Phase.VERIFY)
        self._scan.progress(self._finished, self._total)
        await self._wait_for_results()

    async def _wait_for_results(self) -> None:
        """Wait until no item is in progress."""
        while self._notices.in_flight:
            self._notices.changed.clear()
            await self._notices.changed.wait()

    async def _check_provider(self) -> bool:
        """Settle what was held back, and return whether items wait. Raises ProviderDownError."""
        while True:
            final, back = await self._provider.check()
            self._record(final)
            if back:
                await self._wait_for_results()  # of requests that were sent during the outage
                self._waiting.put_first(self._provider.release(back))
            if self._is_draining:
                return False
            if self._waiting or not self._provider.is_waiting:
                return bool(self._waiting)
            await self._provider.wait()

    @property
    def _is_draining(self) -> bool:
        """Return whether no refresh may begin any more."""
        return self._scan.pause_control.is_draining

    def _postpone(self) -> None:
        """Leave what waits for a refresh or for its sources to a later job."""
        left = [self._waiting.take(key) for key in tuple(self._waiting)]
        left += self._provider.release_all()
        self._record(candidate.skipped(SkipReason.POSTPONED) for candidate in left)

    async def _start_all(self) -> None:
        """Start the waiting items, and return when Plex has processed the last of them.

        No slot is held while none of them can start: what they wait for may need it.
        """
        while self._waiting and not self._is_draining:
            await self._wait_for_next()
            slot = await self._scan.throttle.take()
            await self._scan.wait_until_allowed()
            candidate = await self._take_next()
            if candidate is None:
                slot.release()
                continue
            await self._read_again(candidate)
            in_flight = self._notices.in_flight[candidate.item.rating_key] = InFlight(slot)
            self._tasks.create_task(self._process(candidate, in_flight))
            await self._scan.give_way()
        await self._scan.throttle.wait_idle()

    async def _wait_for_next(self) -> None:
        """Wait until an item can start; one whose parent was refreshed waits until it is processed.

        Items whose sources are down wait as well. Raises ProviderDownError.
        """
        while True:
            await self._check_provider()
            self._notices.changed.clear()
            place, is_any_able = await self._find_next()
            if place is not None or self._is_draining:
                return
            if is_any_able:
                await self._scan.wait_for(self._notices.changed, self._notices.look_again_after)
            else:
                await self._provider.wait()

    async def _take_next(self) -> Candidate | None:
        """Return the next item, unless none can start any more. Raises ProviderDownError."""
        await self._check_provider()
        place, _ = await self._find_next()
        return None if place is None or self._is_draining else self._waiting.take(place.rating_key)

    async def _find_next(self) -> tuple[Place | None, bool]:
        """Return where the next item belongs, and whether the sources of any item are up."""
        is_any_able = False
        for place in self._waiting.places():
            if not self._provider.is_down(place.library_id):
                is_any_able = True
                if not self._notices.is_expected(place, self._waiting):
                    return place, True
            await self._scan.give_way()
        return None, is_any_able

    async def _read_again(self, candidate: Candidate) -> None:
        """Read an item and those that come next, unless it was read just now."""
        now = self._scan.clock.monotonic()
        if not self._is_stale(candidate, now):
            return
        keys = [candidate.item.rating_key, *islice(self._waiting, BATCH_SIZE - 1)]
        items, errors = await self._scan.read_confirmed(keys)
        for key in keys:
            self._read[key] = (now, errors.get(key) or items.get(key))

    def _is_stale(self, candidate: Candidate, now: float) -> bool:
        """Return whether an item was not read lately, or not since a parent was refreshed."""
        item = candidate.item
        if item.rating_key not in self._read:
            return True
        if item.rating_key in self._notices.processed_with_parent:
            return True
        read_at = self._read[item.rating_key][0]
        return read_at <= max(now - _STALE_AFTER, self._notices.parent_refreshed_at(item))

    async def _process(self, candidate: Candidate, in_flight: InFlight) -> None:
        """Repair one item and record its result."""
        try:
            outcome = await self._provider.question(await self._repair(candidate, in_flight))
        except ItemGoneError:
            outcome = candidate.outcome(Result.GONE)
        except RequestError as err:
            outcome = candidate.outcome(Result.ERRORED, candidate.defects, error=str(err))
        finally:
            in_flight.finish()
            del self._notices.in_flight[candidate.item.rating_key]
            self._notices.changed.set()
        self._record(self._provider.record(candidate, outcome))

    def _record(self, outcomes: Iterable[ItemOutcome]) -> None:
        """Record results."""
        for outcome in outcomes:
            self._finished += 1
            self._scan.finish_item(outcome)
            self._scan.progress(self._finished, self._total, outcome.item.display_title)

    async def _repair(self, candidate: Candidate, in_flight: InFlight) -> ItemOutcome:
        """Repair one item, if it still needs it, and return its outcome. Raises RequestError."""
        item = self._read.pop(candidate.item.rating_key)[1]
        if item is None:
            return candidate.outcome(Result.GONE)
        if isinstance(item, RequestError):
            raise item
        item = item._replace(library_id=item.library_id or candidate.item.library_id)
        await self._pictures.check_bad(item, is_refreshed=self._notices.was_refreshed(item))
        findings = self._scan.find_defects(item)
        before = appearance_before(candidate.item, item)
        if not findings and not self._scan.options.force:
            if not self._notices.was_refreshed(item):
                return candidate.outcome(Result.HEALTHY)
            change = ItemChange(before, appearance_of(item))
            return replace(self._shared(candidate.outcome(Result.FIXED)), change=change)
        candidate = replace(candidate, item=item._replace(summary=""), findings=findings)
        is_shared = item.rating_key in self._notices.processed_with_parent
        if not is_shared and is_too_costly(candidate, self._scan.options):
            return candidate.skipped(SkipReason.TOO_COSTLY)  # the strong defects are gone
        outcome = await self._ladder.climb(candidate, item, in_flight)
        if is_shared and outcome.change:  # by then, Plex had processed it
            change = replace(outcome.change, before=before)
            return replace(self._shared(outcome), change=change)
        return outcome

    def _shared(self, outcome: ItemOutcome) -> ItemOutcome:
        """Return the outcome of an item with the rung and the change of its parent's refresh."""
        rung, change_id = self._notices.change_of(outcome.item)
        if not outcome.fixed or outcome.rung not in (None, RungName.REFRESH):
            return outcome
        change_ids = (change_id, *outcome.change_ids) if change_id else outcome.change_ids
        return replace(outcome, rung=rung, change_ids=change_ids)

"""Process refreshes: a queue, a few workers, and an outcome for every item."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import random
import time
from typing import Any, NamedTuple

from .catalog import DEFECTS, Catalog, Defect, Outcome, SimItem, fix
from .counters import Counters
from .faults import Faults
from .matches import match_to
from .notifications import Notifications
from .posters import fetch_again
from .quirks import Quirks
from .regressions import replace_hand_picked, worsen
from .source import Entry

# The states of timeline entries.
CREATED, PROGRESS, MATCHING, DOWNLOADING, LOADING, PROCESSED, ANALYSING = range(7)
DELETED = 9
STEPS = (PROGRESS, MATCHING, DOWNLOADING, LOADING)
PICTURES = frozenset(defect for defect, row in DEFECTS.items() if row.field == "thumb")
SECOND_ROUND = 2


@dataclass(slots=True)
class Latency:
    """How long work takes, in seconds."""

    mean: float = 1.5
    spread: float = 0.5
    late_picture: float = 3.0
    slow: float = 120.0

    def sample(self, generator: random.Random) -> float:
        """Return a random time for one item, never negative."""
        return max(0.0, generator.gauss(self.mean, self.spread)) if self.mean else 0.0


class _Job(NamedTuple):
    """An item in the queue, and why it is there."""

    item: SimItem
    asked: bool = False
    from_parent: bool = False
    wish: Entry | None = None  #: the match that a client has chosen


class RefreshPipeline:
    """Refresh items first come, first served, a few at a time."""

    def __init__(
        self,
        catalog: Catalog,
        notifications: Notifications,
        counters: Counters,
        faults: Faults,
        quirks: Quirks,
        *,
        workers: int,
        latency: Latency,
        seed: int,
    ) -> None:
        """Create an idle pipeline."""
        self.latency = latency
        self.days_ahead = 0  # of the source's calendar, to let episodes air
        self._catalog = catalog
        self._notifications = notifications
        self._counters = counters
        self._faults = faults
        self._quirks = quirks
        self._workers = workers
        self._random = random.Random(seed)
        self._queue: asyncio.Queue[_Job] = asyncio.Queue()
        self._waiting: set[SimItem] = set()
        self._pending: Counter[str] = Counter()
        self._working = 0
        self.idle = asyncio.Event()
        self.idle.set()
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Start the workers."""
        for _ in range(self._workers):
            self.spawn(self._work_forever())

    async def stop(self) -> None:
        """Stop the workers and everything that would still arrive late."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._tasks.clear()

    def spawn(self, work: Coroutine[Any, Any, None]) -> None:
        """Start a task that is cancelled when the pipeline stops."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def pending(self, library_key: str) -> int:
        """Return how many items of a library are queued or worked on."""
        return self._pending[library_key]

    def ask(self, item: SimItem) -> None:
        """Accept a refresh request of a client."""
        self._counters.refreshes[item.rating_key] += 1
        if not item.truth:
            self._counters.healthy_refreshed += 1
        if item.outcome is Outcome.IGNORED:
            self._counters.ignored += 1
            return
        if item in self._waiting:
            self._counters.coalesced += 1
            return
        self._counters.refresh_begins()
        self._enqueue(_Job(item, asked=True))

    def match(self, item: SimItem, entry: Entry) -> None:
        """Process an item whose match a client has chosen."""
        if item.outcome is Outcome.IGNORED:
            self._counters.ignored += 1
            return
        self._enqueue(_Job(item, wish=entry))

    def local_refresh(self, item: SimItem) -> None:
        """Start the local refresh that a plain details read causes."""
        self.spawn(self._refresh_locally(item))

    async def _refresh_locally(self, item: SimItem) -> None:
        """Show the activity of a local refresh for a moment."""
        kind, title = "library.refresh.items", "Refreshing local metadata"
        activity = self._notifications.activity(kind, title, item)
        try:
            await asyncio.sleep(self.latency.mean / len(STEPS))
        finally:
            self._notifications.activity_ends(activity)

    def _enqueue(self, job: _Job) -> None:
        """Put a job into the queue."""
        self._waiting.add(job.item)
        self._pending[job.item.library.key] += 1
        self.idle.clear()
        self._queue.put_nowait(job)

    def _cascade(self, item: SimItem) -> None:
        """Queue everything below an item too."""
        for member in item.children:
            if member in self._waiting or member.outcome is Outcome.IGNORED:
                continue
            self._counters.cascaded += 1
            if not member.truth:
                self._counters.healthy_cascaded += 1
            self._enqueue(_Job(member, from_parent=True))

    async def _work_forever(self) -> None:
        """Work on jobs until cancelled."""
        while True:
            job = await self._queue.get()
            self._waiting.discard(job.item)
            self._working += 1
            self._counters.max_working = max(self._counters.max_working, self._working)
            try:
                await self._work(job)
            finally:
                self._working -= 1
                self._done(job)

    def _done(self, job: _Job) -> None:
        """Count a job as done."""
        self._pending[job.item.library.key] -= 1
        if not self._pending.total():
            self.idle.set()
        self._counters.worked += 1
        if job.asked:
            self._counters.refresh_ends()

    def _present(self, item: SimItem) -> bool:
        """Return whether the item still exists under its rating key."""
        return self._catalog.items.get(item.rating_key) is item

    async def _work(self, job: _Job) -> None:
        """Take an item through all states; without an agent there is only one."""
        item = job.item
        if not self._present(item):
            return
        if item.library.personal:
            self._notifications.timeline(item, PROGRESS)
            return
        activity = self._notifications.activity(
            "library.update.item.metadata",
            "Refreshing metadata",
        )
        try:
            await self._steps(item)
            if self._present(item):
                self._finish(job)
        finally:
            self._notifications.activity_ends(activity)

    async def _steps(self, item: SimItem) -> None:
        """Take an item through the states before the last one."""
        slow = item.outcome is Outcome.SLOW
        seconds = self.latency.slow if slow else self.latency.sample(self._random)
        for state in STEPS:
            self._notifications.timeline(item, state, metadataState="loading")
            if state is STEPS[-1]:
                self._look_final(item)
            await asyncio.sleep(seconds / len(STEPS))

    def _finish(self, job: _Job) -> None:
        """Apply the outcome, then notify clients."""
        item = job.item
        item.processed += 1
        self._cascade(item)
        old = item.rating_key
        change = self._change(job)
        if change is not Outcome.VANISHED:
            item.updated_at = int(time.time())
            self._catalog.touched(item)
            self._notifications.timeline(item, PROCESSED)
            self._notifications.timeline(item, ANALYSING, mediaState="analyzing")
        if change in {Outcome.VANISHED, Outcome.REKEYED}:
            self._notifications.timeline(item, DELETED, itemID=old)

    def _look_final(self, item: SimItem) -> None:
        """Send frames that look final before the work is done."""
        self._notifications.noise(item)
        self._notifications.timeline(item, PROCESSED, metadataState="created")
        self._notifications.timeline(item, PROCESSED, mediaState="analyzing")
        self._notifications.timeline(item, PROCESSED, queueSize=self._queue.qsize())

    def _change(self, job: _Job) -> Outcome:
        """Apply the item's outcome and return what really happened."""
        item = job.item
        if job.wish is None or self._quirks.match_destroys_edits:
            self._destroy_hand_made(item)
        if self._faults.provider_down or item.library.personal:
            return Outcome.NEVER
        if job.wish is not None:
            match_to(item, job.wish, keeps_views=not self._quirks.match_forgets_views)
            self._catalog.changed(item)
        if replace_hand_picked(item):
            self._counters.hand_picked_replaced += 1
            self._catalog.changed(item)
        match item.outcome:
            case _ if item.needs_parent and not (job.from_parent or job.wish):
                return Outcome.NEVER
            case Outcome.VANISHED:
                self._catalog.remove(item)
            case Outcome.REKEYED:
                self._fix(item, set(item.cure))
                self._catalog.rekey(item)
            case _:
                self._fix(item, self._curable(item) - self._withheld(job))
                self._worsen(item)
        return item.outcome

    def _worsen(self, item: SimItem) -> None:
        """Make an item worse if it is meant to become worse."""
        if worsen(item):
            self._counters.worsened += 1
            self._catalog.changed(item)

    def _withheld(self, job: _Job) -> frozenset[Defect]:
        """Return what this server leaves to a later refresh after a match."""
        fetches = job.wish is None or self._quirks.match_fetches_pictures
        return frozenset() if fetches else PICTURES

    def _curable(self, item: SimItem) -> set[str]:
        """Return the defects that this work fixes; the source has nothing before the air date."""
        if is_unaired(item, self.days_ahead):
            return set()
        match item.outcome:
            case Outcome.FIXED | Outcome.SLOW:
                return set(item.cure)
            case Outcome.SECOND if item.processed >= SECOND_ROUND:
                return set(item.cure)
            case Outcome.PARTLY:
                return set(item.cure) - {stubborn_defect(item)}
            case Outcome.LATE_PICTURE:
                self.spawn(self._picture_arrives(item))
                return set(item.cure) - PICTURES
            case _:
                return set()

    async def _picture_arrives(self, item: SimItem) -> None:
        """Deliver a late picture."""
        await asyncio.sleep(self.latency.late_picture)
        if self._present(item):
            self._fix(item, set(item.cure))

    def _fix(self, item: SimItem, defects: set[str]) -> None:
        """Fix defects of an item with what its source has."""
        cured = [defect for defect in sorted(defects) if fix(item, Defect(defect))]
        is_whole = item.outcome in {Outcome.FIXED, Outcome.SLOW}
        if (is_whole and fetch_again(item)) or cured:
            self._catalog.changed(item)

    def _destroy_hand_made(self, item: SimItem) -> None:
        """Destroy all edits of an unmatched item, as Plex does on a new match."""
        if not item.unmatched or not (item.hand_made or item.locked):
            return
        item.summary = ""
        item.hand_made = False
        item.locked = frozenset()
        self._counters.hand_made_destroyed += 1
        self._catalog.changed(item)


def is_unaired(item: SimItem, days_ahead: int) -> bool:
    """Return whether the air date of an item lies ahead of a calendar that may be ahead itself."""
    today = datetime.now(UTC).date() + timedelta(days=days_ahead)
    return (item.originally_available_at or "") > today.isoformat()


def stubborn_defect(item: SimItem) -> str:
    """Return the defect that stays when an item is fixed only partly."""
    order = [defect.value for defect in Defect]
    return max(item.truth & set(item.cure), key=order.index, default="")

"""What arrives: look at it once Plex has processed it, heal it, and tell when it is ready."""

from collections.abc import Awaitable, Callable
import logging
from math import inf
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import callback

from ..engine.arrivals.frames import News, news_of
from ..engine.events import ItemFinished
from ..engine.job import Job
from ..engine.media import MediaItem
from ..engine.ports import Clock, MediaServer
from ..engine.results import Result
from ..engine.timeline import CREATED, DELETED, TimelineEntry
from ..options import read, value
from ..storage import LogIndex
from .alarm import Alarm
from .arrival_book import ArrivalBook, PendingArrivals
from .arrival_catch_up import LOOK_INTERVAL, ArrivalMarks, CatchUp
from .arrival_intake import ArrivalIntake
from .arrival_look import ArrivalInspector
from .arrival_refreshes import HEALED, ArrivalRefreshes
from .arrival_verdicts import after_job, after_looks, when_begun
from .events import JobsEvent, Publisher, ServerChanged
from .failures import Failures
from .libraries import ServerLibraries
from .running import RunningJob

_LOGGER = logging.getLogger(__name__)

#: Seconds after a server or a database that did not answer, and until a job may be able to start.
_WAIT: Final = 60.0
#: Items of one look, and deleted items that are remembered until the next step.
_MOST_AT_ONCE: Final = 200
_MOST_DELETED: Final = 1_000


class Arrivals:
    """The background task of a server for all that arrives in its monitored libraries."""

    def __init__(
        self,
        entry: ConfigEntry,
        server: MediaServer,
        clock: Clock,
        log_index: LogIndex,
        libraries: ServerLibraries,
        publisher: Publisher,
        refreshes: ArrivalRefreshes,
        check_server: Callable[[], Awaitable[bool]],
    ) -> None:
        """Start without arrivals; `run` reads what was stored."""
        self.on_seen: Callable[[MediaItem], None] = _ignore  #: gets each item of a look
        self._entry = entry
        self._server = server
        self._clock = clock
        self._store = store = log_index.arrivals
        self._libraries = libraries
        self._publisher = publisher
        self._refreshes = refreshes
        self._book = ArrivalBook(store)
        self._marks = ArrivalMarks(server, clock, store)
        self.inspector = ArrivalInspector(
            server,
            log_index.memory,
            clock,
            lambda: libraries.selected or (),
            lambda: read(entry.options),
        )
        self._intake = ArrivalIntake(clock, store, self._book, self._marks)
        self._is_loaded = self._is_on = False
        self._monitored: frozenset[str] = frozenset()
        self._failures = Failures(_LOGGER, "Arrivals")
        self._deleted: set[str] = set()
        self._catch_up = CatchUp(server, clock, libraries, check_server, self._marks, self._book)
        self._told_pending = PendingArrivals()
        self._alarm = Alarm(clock)

    @property
    def pending(self) -> PendingArrivals:
        """Return the items that are on their way to be ready."""
        return self._book.pending

    @callback
    def note_import(self, rating_key: str, *, is_upgrade: bool) -> None:
        """Note that an item was imported, which proves that its file is another one."""
        self._intake.note_import(rating_key, is_upgrade=is_upgrade)
        self.wake()

    @callback
    def wake(self) -> None:
        """Look soon what is due: an option may have changed."""
        self._alarm.call()

    @callback
    def follow(self, running: RunningJob, ended: Job) -> None:
        """Go on after the end of a job."""
        self._refreshes.follow(ended, running.outcomes)
        self.wake()

    # The task

    async def run(self) -> None:
        """Look at what arrives until the task is cancelled."""
        self._catch_up.begin()
        removers = (
            self._server.subscribe_timeline(self._receive),
            self._publisher.subscribe(self._on_event),
        )
        try:
            while True:
                self._alarm.stay_awake()
                try:
                    await self._alarm.sleep(await self.step())
                except Exception as err:  # noqa: BLE001 - nothing may end the task
                    self._failures.log(err)
                    await self._alarm.sleep(_WAIT, is_deep=True)
        finally:
            for remove in removers:
                remove()

    async def step(self) -> float:
        """Do what is due, and return the seconds until something else is. Raises an EngineError."""
        options = self._entry.options
        if not value(options, "arrivals"):
            await self._rest()
            return inf
        self._monitored = self._libraries.selected_ids or frozenset()
        self._intake.watch.delay = float(value(options, "arrival_delay"))
        await self._load()
        if not self._libraries.is_reachable and not self._server.listening:
            return _WAIT
        self._marks.begin(self._libraries.selected or ())
        await self._intake.step()
        await self._catch_up.step(self._intake.watch, read(options).levels)
        if not self._monitored:  # a server that starts lists no library for a moment
            return _WAIT
        await self._settle()
        await self._look()
        await self._refresh()
        await self._scan()
        await self._marks.save()
        self._tell_pending()
        return self._seconds_left()

    async def _load(self) -> None:
        """Read what was stored, once; forget what was deleted."""
        if not self._is_loaded:
            await self._marks.load()
            await self._book.load(self._clock.time())
            self._is_loaded = True
        self._is_on = True
        deleted, self._deleted = self._deleted, set()
        await self._book.drop(deleted)
        await self._book.writer.write({})
        self._book.forget_old(self._clock.time())

    async def _rest(self) -> None:
        """Forget all that waits, and begin anew when arrivals are switched on again."""
        self._intake.clear()
        if self._is_on or not self._is_loaded:
            await self._store.clear()
            for waiting in (self._book, self._marks, self._refreshes.wanted):
                waiting.clear()
            self._is_on, self._is_loaded = False, True
            self._catch_up.times.begin_anew()
            self._tell_pending()

    # What happens elsewhere

    @callback
    def _receive(self, entry: TimelineEntry | None) -> None:
        """Take in an entry of the timeline, which mostly is about an old item."""
        if entry is None:
            self._catch_up.times.note_gap(self._clock.monotonic())
            self.wake()
            return
        if not self._is_on or entry.library_id not in self._monitored:
            if self._is_on and self._catch_up.meets_stranger(entry):
                self.wake()
            return
        is_single = True
        if entry.state == DELETED and len(self._deleted) < _MOST_DELETED:
            self._deleted.add(entry.rating_key)
        elif entry.state == CREATED and entry.type and news_of(entry) is News.CREATED:
            is_single = not self._marks.note(entry.library_id, entry.rating_key)
        elif entry.is_processed and entry.rating_key in self._book:
            delay = self._intake.watch.delay
            wait = self._book.hasten(entry.rating_key, self._clock.time(), delay)
            self._alarm.call_by(None if wait is None else self._clock.monotonic() + wait)
        if is_single:  # only what is due earlier than anything else wakes the task
            self._alarm.call_by(self._intake.note(entry))

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Look again at what a scan or a user has healed; begin with a library that is new."""
        if isinstance(event, ServerChanged):
            if self._is_on and (self._libraries.selected_ids or frozenset()) != self._monitored:
                self.wake()
            return
        if not isinstance(event, ItemFinished) or event.outcome.item.rating_key not in self._book:
            return
        outcome = event.outcome
        if outcome.result in HEALED or outcome.result is Result.HEALTHY:
            key = outcome.item.rating_key
            self._book.note_result(key, self._clock.time(), is_healed=outcome.result in HEALED)
            self.wake()

    # The steps

    async def _settle(self) -> None:
        """Learn what came of the jobs that have ended."""
        ended = self._refreshes.ended
        while ended:
            down = await self._refreshes.libraries_down(ended[0])
            now, after = self._clock.time(), self._incomplete_after
            rows = {key: self._book.get(key) for key in ended[0].rating_keys}
            settled = {
                key: after_job(row, ended[0], now, after, down) for key, row in rows.items() if row
            }
            await self._book.keep(settled)
            ended.popleft()

    async def _look(self) -> None:
        """Look at what is due, and tell what is ready or incomplete for too long."""
        now = self._clock.time()
        due = self._book.due(now, self._refreshes.busy)[:_MOST_AT_ONCE]
        if not due:
            return
        self._book.begin_look(row.rating_key for row in due)
        looks = await self.inspector.look({row.rating_key: row.library_id for row in due})
        for look in looks.found.values():
            self.on_seen(look.item)  # which may tell that its file was imported
        waiting = [self._book.get(row.rating_key) for row in due]  # which a job may have healed
        after, rows = self._incomplete_after, map(self._intake.with_import, filter(None, waiting))
        verdicts = {row.rating_key: after_looks(row, looks, now, after) for row in rows}
        for key, look in looks.found.items():
            self._book.note_look(key, now)
            if verdicts[key].is_refresh_due:
                self._refreshes.wanted[key] = look.item
            self._marks.note_date(look.item)
        await self._book.keep(
            {key: self._book.with_news(each.row) for key, each in verdicts.items()}
        )
        for verdict in verdicts.values():  # stored before, so that nothing is told twice
            if verdict.news:
                self._publisher.publish(verdict.news)

    async def _refresh(self) -> None:
        """Start a job for what is due to be refreshed, unless another one runs."""
        wanted = self._refreshes.wanted
        for key, item in tuple(wanted.items()):
            if key not in self._book or item.library_id not in self._monitored:
                del wanted[key]
        keys = await self._refreshes.ready()
        before = [row for key in keys if (row := self._book.get(key))]
        if not before:
            return
        now, after = self._clock.time(), self._incomplete_after
        await self._book.put(when_begun(row, now, after) for row in before)
        if await self._refreshes.begin(keys):
            for key in keys:
                wanted.pop(key, None)
        else:
            await self._book.put(before)

    async def _scan(self) -> None:
        """Start a scan of a library in which very much has arrived."""
        for library_id in filter(self._marks.is_flooded, self._monitored):
            rows = [row for row in self._book if row.library_id == library_id]
            await self._book.drop(row.rating_key for row in rows if not (row.told or row.tries))
        for library_id in await self._marks.scans_due(self._monitored):
            if await self._refreshes.scan(library_id):
                self._marks.note_scan(library_id)

    @property
    def _incomplete_after(self) -> float:
        """Return after how many seconds an arrival is incomplete."""
        return 60.0 * int(value(self._entry.options, "incomplete_after"))

    def _tell_pending(self) -> None:
        """Tell whoever shows them that the pending arrivals have changed."""
        if (pending := self._book.pending) != self._told_pending:
            self._told_pending = pending
            self._publisher.publish(ServerChanged())

    def _seconds_left(self) -> float:
        """Return the seconds until something is due."""
        now, monotonic = self._clock.time(), self._clock.monotonic()
        seconds = [LOOK_INTERVAL, self._catch_up.times.at - monotonic]
        if (watch_at := self._intake.watch.next_at()) is not None:
            seconds.append(watch_at - monotonic)
        if (look_at := self._book.next_at(self._refreshes.busy)) is not None:
            seconds.append(look_at - now)
        if (scan_at := self._marks.next_scan_at(self._monitored)) is not None:
            seconds.append(scan_at - now if scan_at > now else _WAIT)
        if self._refreshes.wanted or self._book.writer.left:
            seconds.append(_WAIT)
        return max(0.0, min(seconds))


def _ignore(item: MediaItem, /) -> None:
    """Tell nobody."""

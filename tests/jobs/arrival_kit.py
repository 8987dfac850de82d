"""A server at which things arrive, with the engine and the arrivals, in simulated time."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from math import inf
from types import SimpleNamespace
from typing import Any

from homeassistant.exceptions import HomeAssistantError

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import ItemFinished
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.engine.timeline import TimelineEntry
from custom_components.plex_smart_refresher.jobs.arrival_refreshes import ArrivalRefreshes
from custom_components.plex_smart_refresher.jobs.arrivals import Arrivals
from custom_components.plex_smart_refresher.jobs.events import (
    JobChanged,
    JobsEvent,
    MediaNews,
    Publisher,
)
from custom_components.plex_smart_refresher.jobs.learned import LearnedWaits
from custom_components.plex_smart_refresher.jobs.libraries import ServerLibraries
from custom_components.plex_smart_refresher.options import read
from custom_components.plex_smart_refresher.storage import ArrivalMark, ArrivalRow, Told

from ..engine.fakes import NOW, FakeServer, SimulatedClock, new_world


class Store:
    """The stored arrivals, in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, ArrivalRow] = {}
        self.marked: dict[str, ArrivalMark] = {}
        self.error: Exception | None = None  #: what each call answers with
        self.failures = inf  #: how often
        self.writes = 0

    async def _answer(self, *, is_write: bool = False) -> None:
        await asyncio.sleep(0)
        if self.error and self.failures > 0:
            self.failures -= 1
            raise self.error
        self.writes += is_write

    async def waiting(self) -> Sequence[ArrivalRow]:
        await self._answer()
        return [row for row in self.rows.values() if row.told is not Told.READY]

    async def put(self, rows: Iterable[ArrivalRow]) -> None:
        await self._answer(is_write=True)
        self.rows |= {row.rating_key: row for row in rows}

    async def delete(self, rating_keys: Iterable[str]) -> None:
        await self._answer(is_write=True)
        for key in rating_keys:
            self.rows.pop(key, None)

    async def known(self, rating_keys: Iterable[str]) -> frozenset[str]:
        await self._answer()
        return frozenset(rating_keys) & self.rows.keys()

    async def marks(self) -> Mapping[str, ArrivalMark]:
        await self._answer()
        return dict(self.marked)

    async def put_marks(self, marks: Iterable[ArrivalMark]) -> None:
        await self._answer(is_write=True)
        self.marked |= {mark.library_id: mark for mark in marks}

    async def clear(self) -> None:
        await self._answer(is_write=True)
        self.rows = {key: row for key, row in self.rows.items() if row.told is Told.READY}
        self.marked = {}


class Home:
    """What runs the jobs, and what it is told."""

    def __init__(self, **options: Any) -> None:
        self.world = new_world()
        self.server: FakeServer = self.world.server
        self.clock: SimulatedClock = self.world.clock
        self.server.add_library()
        self.server.add_library("2", kind=LibraryType.SHOW)
        self.server.content.update({"1": 1, "2": 1})
        self.store = Store()
        self.entry: Any = SimpleNamespace(options={"pause_limit": 0, **options})
        self.pause_entity: Any = SimpleNamespace(is_on=False)
        self.publisher = Publisher(None)
        self.publisher.subscribe(self._on_event)
        self.libraries = ServerLibraries(
            self.server,
            self.publisher,
            name="Plex",
            default_options=self.default_options,
            start_reauth=lambda: None,
            clock=self.clock,
        )
        self.running: Any = None
        self.jobs: list[Job] = []  #: those that have ended
        self.news: list[tuple[float, MediaNews]] = []
        memory = self.world.memory
        self._log_index: Any = SimpleNamespace(
            arrivals=self.store, memory=memory, add_duration=memory.took.append
        )
        parts = self._log_index, self.clock, self.default_options, self.publisher
        self.learned = LearnedWaits(*parts, self._start)
        self.arrivals = self.restart()
        self._tasks: set[asyncio.Task[None]] = set()

    def _start(self, update: Coroutine[Any, Any, None]) -> None:
        """Run an update at once, as Home Assistant does."""
        self._tasks.add(asyncio.Task(update, eager_start=True))

    def restart(self) -> Arrivals:
        """Return arrivals that know what is stored."""
        libraries, jobs, index = self.libraries, self, self._log_index
        pieces: Any = (self.entry, self.server, self.clock, index, libraries, self.publisher)
        refreshes = ArrivalRefreshes(self.server, self.clock, jobs, self.pause_entity)
        self.arrivals = Arrivals(*pieces, refreshes, self.libraries.async_check)
        self.arrivals.inspector.first_refresh = self.learned.first_refresh
        return self.arrivals

    @property
    def elapsed(self) -> float:
        """Return the seconds since the beginning."""
        return self.clock.now - NOW

    def _on_event(self, event: JobsEvent) -> None:
        if isinstance(event, MediaNews):
            self.news.append((self.elapsed, event))

    # The jobs

    def default_options(self) -> ScanOptions:
        return read(self.entry.options)

    async def async_start(self, options: ScanOptions, trigger: JobTrigger, /) -> Any:
        if self.running is not None:
            raise HomeAssistantError("busy")
        job = Job(
            job_id=f"{len(self.jobs)}",
            trigger=trigger,
            options=options,
            started_at=self.clock.time(),
        )
        control = PauseControl(self.clock)
        self.running = SimpleNamespace(
            job=job, outcomes={}, task=None, pause_control=control, before=None
        )
        self.running.task = asyncio.create_task(self._run(self.running))
        self._tasks.add(self.running.task)
        self.publisher.publish(JobChanged(job))
        return self.running

    async def _run(self, running: Any) -> None:
        status, error = JobStatus.SUCCESS, None

        def observe(event: Any) -> None:
            if isinstance(event, ItemFinished):
                running.outcomes[event.outcome.item.rating_key] = event.outcome
                self.world.memory.keep(event)
                self.publisher.publish(event)

        try:
            await run_scan(self.world.ports, running.job.options, observe, running.pause_control)
        except asyncio.CancelledError:
            status = JobStatus.CANCELLED
        except Exception as err:  # noqa: BLE001 - a job records whatever ends it
            status, error = JobStatus.FAILED, str(err)
        ended = running.job.finish(status, self.clock.time(), error)
        self.jobs.append(ended)
        self.running = None
        self.arrivals.follow(running, ended)
        self.publisher.publish(JobChanged(ended))

    def cancel(self) -> None:
        self.running.task.cancel()

    # What arrives

    def create(self, key: str, media_type: MediaType = MediaType.MOVIE, **fields: Any) -> None:
        """Send the first entry about a new item."""
        self.server.tell(entry(key, media_type, state=0, metadata_state="created", **fields))

    def process(self, key: str) -> None:
        """Send the last entry about an item."""
        self.server.notify(key)

    async def arrive(self, key: str, *defects: Defect, **fields: Any) -> None:
        """Let a film arrive, which Plex processes within seconds."""
        self.server.add(key, MediaType.MOVIE, *defects, **fields)
        self.create(key)
        await self.clock.sleep(5)
        self.process(key)

    async def until(self, moment: float) -> None:
        """Let time pass until a moment of the clock that begins with zero."""
        await self.clock.sleep(max(0.0, moment - self.elapsed))
        await asyncio.sleep(0)

    @property
    def told(self) -> list[tuple[int, str, str]]:
        """Return the time, the item and the kind of each event."""
        return [
            (round(at), each.item.rating_key, "ready" if each.is_ready else "incomplete")
            for at, each in self.news
        ]

    @property
    def refreshed_at(self) -> list[int]:
        """Return when refreshes were asked for."""
        return [round(at - NOW) for at in self.server.asked_at]


def entry(key: str, media_type: MediaType | None = MediaType.MOVIE, **fields: Any) -> TimelineEntry:
    """Return an entry of the timeline."""
    is_film = media_type is MediaType.MOVIE
    values: dict[str, Any] = {
        "library_id": "1" if is_film else "2",
        "parent_key": "",
        "grandparent_key": "",
        "state": 5,
        "metadata_state": "",
        "media_state": "",
        "is_queued": False,
    }
    return TimelineEntry(rating_key=key, type=media_type, **(values | fields))


@asynccontextmanager
async def at_home(**options: Any) -> AsyncIterator[Home]:
    """Run arrivals over a server with a film library and a show library."""
    home = Home(**options)
    await home.libraries.async_check()
    async with running(home):
        yield home


@asynccontextmanager
async def running(home: Home) -> AsyncIterator[None]:
    """Run the arrivals of a home; its socket connects at once."""
    end_learning = home.learned.start()
    task = asyncio.create_task(home.arrivals.run())
    await asyncio.sleep(0)
    home.server.tell(None)
    await home.clock.sleep(1)
    try:
        yield
    finally:
        end_learning()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

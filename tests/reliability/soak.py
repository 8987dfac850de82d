"""Let Home Assistant live for years in simulated time, and look whether anything grows.

First come thousands of jobs on a server in memory, ten a day, then a year of schedules; both in a
time that skips what nobody waits for. Then come jobs on a simulated server over real HTTP.
"""

# Before Home Assistant keeps the real clock.
from . import warp  # isort: skip

import argparse
import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime, time as day_time, timedelta
import gc
import logging
import os
from pathlib import Path
from statistics import median
import sys
import tempfile
import threading
import time
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, issue_registry as ir, restore_state
from homeassistant.util import dt as dt_util
from zeroconf import _engine

import custom_components.plex_smart_refresher as integration
from custom_components.plex_smart_refresher import server_checks
from custom_components.plex_smart_refresher.const import DOMAIN, SUBENTRY_SCHEDULE
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.jobs.clock import SystemClock
from custom_components.plex_smart_refresher.jobs.events import JobChanged
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.plex import ServerInfo
from plex_simulator import Outcome
from script.instance import free_port

from ..engine.fakes import FakeServer
from ..kit import ScaledClock
from .home import add_server, home
from .kill import plex
from .lives import our_folder

_DAY = 86_400
_MACHINE = "5151515151515151515151515151515151515151"
_ZONE = "Europe/Berlin"
#: Items on the server; with each job the oldest go and new ones come.
_ITEMS = 40
_NEW_ITEMS = (Outcome.FIXED, Outcome.FIXED, Outcome.PARTLY, Outcome.NEVER)
#: What a short soak keeps, so that it comes to rest as well.
_SHORT_RETENTION = {"job_days": 3, "jobs_kept": 20, "log_days": 2, "item_days": 4}
#: The share of the samples before which nothing is expected to be level: retention has to begin.
_WARM_UP = 1 / 3
#: How much faster the waits of scans over HTTP pass.
_HASTE = 50
#: Where syncs cost nothing.
_MEMORY = Path("/dev/shm")  # noqa: S108 - in a folder of its own there
#: Samples that are taken in each part.
_SAMPLES = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """What Home Assistant takes at a quiet moment."""

    day: float
    jobs: int
    resident_mb: float
    blocks: int  #: of Python's memory
    objects: int
    open_files: int
    threads: int
    tasks: int
    timers: int
    listeners: int
    states: int
    entities: int
    issues: int
    subscribers: int
    kept_jobs: int
    history_kb: float
    index_kb: float
    written_ahead_kb: float  #: beside the index, until SQLite puts it there
    lines: int
    items: int
    files: int


#: By how much the later half of the samples may exceed the earlier one: a share and an amount.
_ALLOWED: dict[str, tuple[float, float]] = {
    "resident_mb": (0.01, 2),
    "blocks": (0.002, 3_000),
    "objects": (0.05, 600),
    "tasks": (0, 1),
    "timers": (0, 1),
    "kept_jobs": (0.02, 2),
    "history_kb": (0.02, 4),
    "index_kb": (0.05, 400),
    "lines": (0.05, 50),
    "items": (0.05, 20),
}
_FREE = frozenset({"day", "jobs", "written_ahead_kb"})
#: SQLite cuts it back to this size.
_MOST_WRITTEN_AHEAD_KB = 16_000


class SoakServer(FakeServer):
    """A server in memory, with what the integration asks of its client besides."""

    def __init__(self) -> None:
        super().__init__(SystemClock())  # type: ignore[arg-type]  # time is skipped by the loop
        self.notifications = self
        self._last_key = 0
        self.add_library()
        for _ in range(_ITEMS):
            self._add_next(Outcome.FIXED)

    def _add_next(self, outcome: Outcome, *defects: Defect) -> None:
        self._last_key += 1
        self.add(str(self._last_key), MediaType.MOVIE, *defects, outcome=outcome)

    def renew(self) -> None:
        """Let new items come, and the oldest go."""
        for outcome in _NEW_ITEMS:
            self._add_next(outcome, Defect.MISSING_POSTER, Defect.MISSING_SUMMARY)
            del self.items[next(iter(self.items))]
        for name, noted in vars(self).items():
            if isinstance(noted, list) and not name.startswith("_"):
                noted.clear()  # what other tests ask for would grow for ever

    async def connect(self) -> ServerInfo:
        """Return who the server is."""
        return ServerInfo(machine_identifier=_MACHINE, name="Plex", version="1.43")

    def subscribe_loss(self, _tell: Callable[[], None]) -> Callable[[], None]:
        """Lose no connection."""
        return lambda: None

    async def listen(self) -> None:
        """Listen for ever; it notifies by itself."""
        await asyncio.Event().wait()

    async def read_picture(self, _rating_key: str, *, is_large: bool = False) -> None:
        """Return no picture."""

    def close(self) -> None:
        """Close nothing."""


class Soak:
    """An installation, the jobs that ran there, and its figures at quiet moments."""

    def __init__(self, hass: HomeAssistant) -> None:
        (entry,) = hass.config_entries.async_entries(DOMAIN)
        self.hass, self.entry = hass, entry
        self.manager: JobManager = entry.runtime_data.manager
        self.ended: Counter[tuple[JobTrigger, JobStatus]] = Counter()
        self.samples: list[Figures] = []
        self._began = time.time()
        self._folder = our_folder(Path(hass.config.config_dir))
        self._end = asyncio.Event()
        self.manager.publisher.subscribe(self._on_event)

    def _on_event(self, event: object) -> None:
        if isinstance(event, JobChanged) and event.job.finished_at is not None:
            self._count(event.job)

    def _count(self, job: Job) -> None:
        self.ended[job.trigger, job.status] += 1
        self._end.set()

    @property
    def days(self) -> float:
        """Return how many days have passed."""
        return (time.time() - self._began) / _DAY

    async def scan(self) -> None:
        """Run a job to its end."""
        self._end.clear()
        await self.hass.services.async_call(
            DOMAIN, "start_scan", {}, blocking=True, return_response=True
        )
        await self._end.wait()

    async def sample(self) -> None:
        """Note the figures of this moment."""
        await self.hass.async_block_till_done()
        gc.collect()
        sizes = await self.manager.records.sizes()
        self.samples.append(self._figures(sizes))

    def _figures(self, sizes: Mapping[str, int]) -> Figures:
        hass = self.hass
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        timers: list[asyncio.TimerHandle] = getattr(hass.loop, "_scheduled", [])
        paths = list(self._folder.iterdir())
        return Figures(
            day=round(self.days, 1),
            jobs=self.ended.total(),
            resident_mb=round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1),
            blocks=sys.getallocatedblocks(),
            objects=len(gc.get_objects()),
            open_files=len(list(Path("/proc/self/fd").iterdir())),
            threads=threading.active_count(),
            tasks=len(asyncio.all_tasks()),
            timers=sum(not timer.cancelled() for timer in timers),
            listeners=sum(hass.bus.async_listeners().values()),
            states=len(hass.states.async_all()),
            entities=len(er.async_get(hass).entities),
            issues=len(ir.async_get(hass).issues),
            subscribers=self.manager.publisher.subscribers,
            kept_jobs=len(self.manager.jobs),
            history_kb=_kilobytes(paths, ".jobs"),
            index_kb=_kilobytes(paths, ".db"),
            written_ahead_kb=_kilobytes(paths, ".db-wal"),
            lines=sizes["lines"],
            items=sizes["items"],
            files=len(paths),
        )

    def growth(self, warm_up: float) -> Iterator[str]:
        """Yield what has grown from the earlier to the later half of the samples after a share."""
        samples = self.samples[int(len(self.samples) * warm_up) :]
        half = len(samples) // 2
        if not half:
            return
        for name in (each.name for each in fields(Figures) if each.name not in _FREE):
            values = [getattr(each, name) for each in samples]
            before, after = median(values[:half]), median(values[half:])
            share, amount = _ALLOWED.get(name, (0, 0))
            if after > before * (1 + share) + amount:
                yield f"{name} has grown from {before} to {after}"
        most = max((each.written_ahead_kb for each in self.samples), default=0)
        if most > _MOST_WRITTEN_AHEAD_KB:
            yield f"{most} kB were written ahead"


def _kilobytes(paths: Iterable[Path], suffix: str) -> float:
    return round(sum(path.stat().st_size for path in paths if path.suffix == suffix) / 1e3, 1)


@asynccontextmanager
async def installation(folder: Path, url: str, **options: Any) -> AsyncIterator[Soak]:
    """Set a server up in a new Home Assistant."""
    async with home(folder) as hass:
        await hass.config.async_set_time_zone(_ZONE)
        await add_server(hass, url, _MACHINE, {"window_days": 0, **options})
        yield Soak(hass)


async def soak_jobs(soak: Soak, server: SoakServer, count: int, a_day: int) -> None:
    """Run a number of jobs per day."""
    for number in range(1, count + 1):
        await asyncio.sleep(_DAY / a_day)
        server.renew()
        await soak.scan()
        if number % max(1, count // _SAMPLES) == 0:
            await soak.sample()


_NIGHTLY = {"time": "03:30:00", "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}
_TWICE_A_WEEK = {"time": "14:00:00", "weekdays": ["mon", "thu"], "dry_run": True}


async def soak_schedules(soak: Soak, server: SoakServer, days: int) -> list[str]:
    """Let schedules run for days, and return what was wrong with their number."""
    for title, data in (("Nightly", _NIGHTLY), ("Twice a week", _TWICE_A_WEEK)):
        schedule = ConfigSubentry(
            data=data,  # type: ignore[arg-type]
            subentry_type=SUBENTRY_SCHEDULE,
            title=title,
            unique_id=None,
        )
        soak.hass.config_entries.async_add_subentry(soak.entry, schedule)
    await soak.hass.async_block_till_done()
    first = dt_util.now()
    for day in range(1, days + 1):
        await asyncio.sleep(_DAY)
        server.renew()
        if day % max(1, days // _SAMPLES) == 0:
            await soak.sample()
    return list(_wrong_number(soak, first, dt_util.now()))


def _wrong_number(soak: Soak, first: datetime, last: datetime) -> Iterator[str]:
    """Yield what is wrong if other schedules ran than were due between two local times."""
    due = 0
    for number in range((last.date() - first.date()).days + 1):
        day = first.date() + timedelta(days=number)
        for schedule in (_NIGHTLY, _TWICE_A_WEEK):
            due += _is_due(schedule, day, first, last)
    ran = soak.ended[JobTrigger.SCHEDULE, JobStatus.SUCCESS]
    if ran != due:
        yield f"{ran} scheduled jobs ran, and {due} were due"


def _is_due(schedule: dict[str, Any], day: date, first: datetime, last: datetime) -> bool:
    at = datetime.combine(day, day_time.fromisoformat(schedule["time"]), first.tzinfo)
    return f"{day:%a}".lower() in schedule["weekdays"] and first < at <= last


async def soak_http(soak: Soak, count: int) -> None:
    """Run jobs over real HTTP."""
    for number in range(1, count + 1):
        await soak.scan()
        if number % max(1, count // _SAMPLES) == 0:
            await soak.manager.upkeep.async_retain()  # as each day does
            await soak.sample()


def table(samples: Sequence[Figures]) -> str:
    """Return about ten of the samples as text."""
    chosen = [*samples[:: max(1, len(samples) // 9)], *samples[-1:]]
    return "\n".join(
        f"  {each.name:16}" + "".join(f"{getattr(sample, each.name):>9}" for sample in chosen)
        for each in fields(Figures)
    )


def report(title: str, soak: Soak, complaints: Iterable[str]) -> int:
    """Print what a part has shown, and return how much is wrong."""
    ends = ", ".join(f"{count} {trigger} {end}" for (trigger, end), count in soak.ended.items())
    print(f"{title}: {soak.days:.0f} days, {ends}")
    print(table(soak.samples))
    wrong = list(complaints)
    if set(soak.ended) - {(trigger, JobStatus.SUCCESS) for trigger in JobTrigger}:
        wrong.append("not all jobs have succeeded")
    for sentence in wrong:
        print(f"  wrong: {sentence}")
    return len(wrong)


async def soak_in_memory(folder: Path, options: argparse.Namespace) -> int:
    """Soak jobs, and then schedules, in simulated time."""
    server = SoakServer()
    retention = {} if options.full_retention else _SHORT_RETENTION
    with patch.object(integration, "PlexClient", lambda *_, **__: server):
        async with installation(folder, "http://localhost", **retention) as soak:
            await soak_jobs(soak, server, options.jobs, options.a_day)
            wrong = report("Jobs in memory", soak, soak.growth(_WARM_UP))
        async with home(folder) as hass:
            soak = Soak(hass)
            numbers = await soak_schedules(soak, server, options.days)
            return wrong + report("Schedules", soak, [*soak.growth(_WARM_UP), *numbers])


async def soak_over_http(folder: Path, url: str, count: int) -> int:
    """Soak jobs over real HTTP."""
    again = {"backoff_hours": 0, "max_attempts": 1_000_000, "job_days": 0, "jobs_kept": 5}
    with patch.object(integration, "SystemClock", lambda: ScaledClock(_HASTE)):
        async with installation(folder, url, **again) as soak:
            await soak_http(soak, count)
            return report("Jobs over HTTP", soak, soak.growth(_WARM_UP))


def take_it_easy() -> None:
    """Let what happens all the time happen more seldom, where years pass at once."""
    server_checks._CHECK_INTERVAL = server_checks._QUICK_INTERVAL = timedelta(hours=1)
    restore_state.STATE_DUMP_INTERVAL = timedelta(days=1)
    # Of zeroconf, which our server does not need.
    setattr(_engine, "_CACHE_CLEANUP_INTERVAL", _DAY)  # noqa: B010 - it says that it is private


def run(options: argparse.Namespace) -> int:
    """Soak, print the figures, and return how much is wrong."""
    logging.getLogger().setLevel(logging.ERROR)
    take_it_easy()
    gc.collect()
    gc.freeze()  # what is there before the first start is not counted
    port, wrong = free_port(), 0
    with (
        plex(port) as server,
        tempfile.TemporaryDirectory(
            prefix="soak-", dir=_MEMORY if _MEMORY.is_dir() else None
        ) as folder,
    ):
        if options.http_jobs:
            over_http = soak_over_http(Path(folder) / "http", server["url"], options.http_jobs)
            wrong += asyncio.run(over_http)
        with asyncio.Runner(loop_factory=warp.WarpLoop) as runner:
            wrong += runner.run(soak_in_memory(Path(folder) / "memory", options))
    print(f"{wrong} complaints" if wrong else "All is level")
    return wrong


def main() -> None:
    """Read the command line and soak."""
    parser = argparse.ArgumentParser(prog="script/soak", description=__doc__)
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--a-day", type=int, default=8)
    parser.add_argument("--days", type=int, default=365, help="of schedules")
    parser.add_argument("--http-jobs", type=int, default=300)
    parser.add_argument(
        "--short-retention", dest="full_retention", action="store_false", help="keep days only"
    )
    sys.exit(1 if run(parser.parse_args()) else 0)


if __name__ == "__main__":
    main()

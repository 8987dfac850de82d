"""A life of Home Assistant: it starts, scans, tells outside what happens, and may be killed."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
import json
import logging
import os
from pathlib import Path
import signal
import sys
import time
from typing import Any

from aiohttp import ClientSession
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.events import ItemFinished
from custom_components.plex_smart_refresher.jobs.events import JobChanged, JobsEvent
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog, Latency, Outcome, PlexSimulator, episode, movie, season, show

from .home import add_server, home
from .power import Disk, Moments, watch_writes

#: What has become of the items is asked for this often while a job runs, in seconds.
_QUESTION_INTERVAL = 0.3
_REST_INTERVAL = 0.02

type Tell = Callable[..., None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Orders:
    """What is to happen in a life."""

    folder: Path
    url: str
    fatal: tuple[str, int] | None = None  #: the moment of writing that is the last one
    asks: bool = False  #: somebody asks all the time for results
    libraries: tuple[str, ...] = ()  #: what is scanned; none means all
    ends_well: bool = False  #: it is stopped after the scan


def our_folder(folder: Path) -> Path:
    """Return where the integration keeps its files."""
    return folder / ".storage" / DOMAIN


def disk_of(folder: Path) -> Disk:
    """Return the disk that the files of the integration are on."""
    return Disk(our_folder(folder), folder / "disk")


# Processes


@contextmanager
def process(work: Callable[[Tell], None]) -> Iterator[tuple[int, int]]:
    """Run work in a forked process; yield its id, and from where to read what it tells.

    Whoever forks has neither threads nor an event loop.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _run_and_exit(work, partial(_tell, writing))
    os.close(writing)
    try:
        yield pid, reading
    finally:
        os.close(reading)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _run_and_exit(work: Callable[[Tell], None], tell: Tell) -> None:
    code = 1
    try:
        work(tell)
        code = 0
    except BaseException as err:  # noqa: BLE001 - it must not go on in the code of its parent
        tell("died", error=repr(err))
    finally:
        sys.stdout.flush()
        os._exit(code)


def _tell(fd: int, what: str, **details: Any) -> None:
    """Tell outside; when it returns it is told."""
    os.write(fd, json.dumps({"what": what, "at": time.monotonic(), **details}).encode() + b"\n")


# The Plex server


def catalog() -> Catalog:
    """Return libraries that are scanned in a second or two, with items of every outcome."""
    catalog = Catalog()
    movies = catalog.add_library("Movies")
    outcomes = {
        Outcome.FIXED: 15,
        Outcome.LATE_PICTURE: 2,
        Outcome.NEVER: 2,
        Outcome.PARTLY: 2,
    }
    for outcome, count in outcomes.items():
        for number in range(count):
            broken = ("missing_poster", "missing_summary")
            movie(movies, f"{outcome} {number}", broken=broken, outcome=outcome)
    for number in range(60):
        movie(movies, f"Healthy {number}")
    part = season(show(catalog.add_library("TV Shows", "show")))
    for number in range(1, 13):
        episode(part, number, broken=("missing_summary",) if number % 2 else ())
    return catalog


def serve_plex(port: int, tell: Tell) -> None:
    """Be a Plex server until the end of the process."""

    async def serve() -> None:
        latency = Latency(mean=0.06, spread=0.03, late_picture=0.5)
        async with PlexSimulator(catalog(), port=port, latency=latency, control=True) as server:
            tell("serving", url=server.url, machine_identifier=server.context.machine_identifier)
            await asyncio.Event().wait()

    asyncio.run(serve())


# Home Assistant


class _Complaints(logging.Handler):
    """Tells of what the log complains of."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        is_ours = record.name.startswith(f"custom_components.{DOMAIN}")
        if is_ours or record.levelno >= logging.ERROR:
            self._tell("complaint", text=f"{record.name}: {self.format(record)}")


def set_up(folder: Path, url: str, machine_identifier: str, tell: Tell) -> None:
    """Set a server up, and say which modules that took."""

    async def live() -> None:
        async with home(folder) as hass:
            options = {"window_days": 0, "item_deadline": 5, "picture_wait": 4}
            await add_server(hass, url, machine_identifier, options)

    asyncio.run(live())
    for name in sorted(sys.modules):
        tell("module", name=name)


def live(orders: Orders, tell: Tell) -> None:
    """Live as ordered."""
    moments = Moments(orders.fatal)
    watch_writes(disk_of(orders.folder), moments)
    logging.getLogger().handlers = [_Complaints(tell)]
    asyncio.run(_live(orders, tell))
    tell("over", moments=moments.counts)


async def _live(orders: Orders, tell: Tell) -> None:
    async with home(orders.folder) as hass:
        (entry,) = hass.config_entries.async_entries(DOMAIN)
        assert entry.state is ConfigEntryState.LOADED, entry.state
        manager: JobManager = entry.runtime_data.manager
        manager.publisher.subscribe(partial(_on_event, manager, tell))
        tell("ready")
        await _until_rest(manager, tell, asks=orders.asks)
        tell("rested", refreshes=await _refreshes(orders.url))
        data = {"libraries": list(orders.libraries)} if orders.libraries else {}
        answer = await hass.services.async_call(
            DOMAIN, "start_scan", data, blocking=True, return_response=True
        )
        assert answer
        tell("started", job_id=answer["job_id"])
        await _until_rest(manager, tell, asks=orders.asks)
        tell("problems", names=[*manager.files.problems, *_issues(hass)])
        if not orders.ends_well:
            await asyncio.Event().wait()


def _on_event(manager: JobManager, tell: Tell, event: JobsEvent) -> None:
    """Pass on what a websocket subscriber receives."""
    match event:
        case JobChanged(job=job) if job.finished_at is None:
            tell("running", job_id=job.job_id, phase=job.phase)
        case JobChanged(job=job):
            tell("ended", job_id=job.job_id, status=job.status, checked=job.tally.checked)
        case ItemFinished(outcome=outcome):
            assert manager.job
            key, result = outcome.item.rating_key, outcome.result
            tell("result", job_id=manager.job.job_id, key=key, result=result)


async def _until_rest(manager: JobManager, tell: Tell, *, asks: bool) -> None:
    """Wait until no job runs, and ask meanwhile what has become of its items."""
    while job := manager.job:
        if not asks:
            await asyncio.sleep(_REST_INTERVAL)
            continue
        page = await manager.records.job_items.get(job.job_id, limit=1000)
        tell("answered", job_id=job.job_id, keys=[row.rating_key for row in page.items])
        await asyncio.sleep(_QUESTION_INTERVAL)


async def _refreshes(url: str) -> dict[str, int]:
    """Return how often the server was asked to refresh each item."""
    async with ClientSession() as session, session.get(f"{url}/simulator/counters") as answer:
        refreshes: dict[str, int] = (await answer.json())["refreshes"]
        return refreshes


def _issues(hass: HomeAssistant) -> list[str]:
    return [issue_id for domain, issue_id in ir.async_get(hass).issues if domain == DOMAIN]

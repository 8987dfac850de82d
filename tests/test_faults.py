"""Every fault of Plex in every phase of a scan, over real HTTP and WebSocket.

A fault begins with a phase and lasts for a while. Times are those of the scan, which pass a
hundred times as fast as real ones. What each case led to is printed at the end of the test run.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
import logging
from typing import Any, override

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.events import (
    ItemFinished,
    LogLevel,
    LogLine,
    Phase,
)
from custom_components.plex_smart_refresher.engine.job import Job
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.jobs.events import JobChanged, JobsEvent
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.plex import PlexClient, ServerInfo
from plex_simulator import Defect, Latency, Outcome, PlexSimulator
from plex_simulator.catalog import fix

from .kit import ScaledClock, broken, call, entry_for, scan, small_catalog, until

#: For how long a fault lasts, in seconds of the scan.
LASTING = 90.0
#: How long a request may take, in real seconds: it has to outlast a busy machine.
TIMEOUT = 0.4
ITEMS = 9
#: How long after the refreshes late pictures arrive, in real seconds.
LATE = 0.15

type Switch = Callable[[PlexSimulator], Awaitable[None]]


@dataclass(frozen=True)
class Fault:
    """A fault, and what it may lead to in each phase: the job's status and reason, and results."""

    name: str
    begin: Switch
    expected: dict[Phase, tuple[str, set[Result]]]
    lasts: bool = False  #: until the job ends, and not only for a while


def switched(kind: str, **how: Any) -> Switch:
    """Return what switches a fault on."""

    async def begin(plex: PlexSimulator) -> None:
        plex.faults.switch_on(kind, **how)

    return begin


async def refuse(plex: PlexSimulator) -> None:
    """Refuse connections, as a server does that is being restarted."""
    await plex.refuse_connections()


ALL_FIXED = ("success", {Result.FIXED})
#: The server is unavailable or cannot work: the scan waits, and no item fails.
AWAY = dict.fromkeys(Phase, ALL_FIXED)


def denied(reason: str) -> dict[Phase, tuple[str, set[Result]]]:
    """Return what follows when the token stays refused: the job ends, no item is blamed."""
    return dict.fromkeys(Phase, (f"failed ({reason})", {Result.FIXED}))


#: The answers make no sense: the job ends where everything depends on them, and else the items
#: have errors, and are tried again later.
SPOILED = {
    Phase.COLLECT: ("failed (request_failed)", set[Result]()),
    Phase.INSPECT: ("failed (server_unavailable)", set[Result]()),
    Phase.REFRESH: ("success", {Result.FIXED, Result.ERRORED}),
    Phase.VERIFY: ("success", {Result.FIXED, Result.ERRORED}),
}
#: Some answers are not needed by a phase at all, or are healed by another look.
UNTOUCHED = dict.fromkeys(Phase, ALL_FIXED)
LISTS_ONLY = {Phase.INSPECT: ALL_FIXED}
VANISHING = {Phase.INSPECT: ("success", {Result.FIXED, Result.GONE})}
NOT_FOUND = {
    Phase.COLLECT: ("failed (request_failed)", set[Result]()),
    Phase.INSPECT: ("failed (server_unavailable)", set[Result]()),
    Phase.REFRESH: ("success", {Result.FIXED, Result.GONE}),
    Phase.VERIFY: ("success", {Result.FIXED, Result.GONE}),
}

FAULTS = (
    Fault("refused", refuse, AWAY),
    Fault("reset", switched("reset"), AWAY),
    Fault("hanging", switched("hang"), AWAY),
    Fault("crawling", switched("crawl", seconds=60), AWAY),
    Fault("503 busy", switched("busy"), AWAY),
    Fault("503 maintenance", switched("maintenance"), AWAY),
    Fault("400 starting up", switched("starting_up"), AWAY),
    Fault("401 for a while", switched("status", status=401), AWAY),
    Fault("498 for a while", switched("status", status=498), AWAY),
    Fault("403 for a while", switched("status", status=403), AWAY),
    Fault("401", switched("status", status=401), denied("invalid_auth"), lasts=True),
    Fault("498", switched("status", status=498), denied("invalid_auth"), lasts=True),
    Fault("403", switched("status", status=403), denied("not_owner"), lasts=True),
    Fault("404", switched("status", status=404), NOT_FOUND, lasts=True),
    Fault("500", switched("status", status=500), SPOILED, lasts=True),
    Fault("truncated", switched("truncated"), SPOILED, lasts=True),
    Fault("cut off", switched("cut_off"), AWAY),
    Fault("wrong type", switched("wrong_content_type"), UNTOUCHED),
    Fault("HTML with 200", switched("html"), SPOILED, lasts=True),
    Fault("not JSON", switched("garbage"), SPOILED, lasts=True),
    Fault("endless page", switched("endless"), LISTS_ONLY),
    Fault("total too big", switched("total_too_big"), LISTS_ONLY),
    Fault("total too small", switched("total_too_small"), LISTS_ONLY),
    Fault("ids change type", switched("changing_ids"), LISTS_ONLY),
    Fault("duplicates", switched("duplicates"), LISTS_ONLY),
    Fault("vanishing", switched("vanishing"), VANISHING),
    Fault("socket drops", switched("socket_lossy"), UNTOUCHED),
    Fault("socket stalls", switched("socket_silent"), UNTOUCHED),
    Fault("socket floods", switched("socket_flood"), UNTOUCHED),
    Fault("socket garbage", switched("socket_garbage"), UNTOUCHED),
    Fault("socket refused", switched("socket_refused"), UNTOUCHED),
)
CASES = [
    pytest.param(fault, phase, id=f"{fault.name}-{phase}")
    for fault in FAULTS
    for phase in fault.expected
]


@pytest.fixture
async def plex(socket_enabled: None) -> AsyncIterator[PlexSimulator]:
    """Run a server with broken films, some of whose pictures come late: once they are verified."""
    latency = Latency(mean=0.02, spread=0, late_picture=60)
    async with PlexSimulator(small_catalog(), latency=latency) as simulator:
        for number in range(ITEMS):
            broken(simulator, Outcome.LATE_PICTURE if number % 3 == 2 else Outcome.FIXED)
        yield simulator


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> ScaledClock:
    """Let the waits of scans pass a hundred times as fast, and requests time out early."""
    clock = ScaledClock(factor=100)
    package = "custom_components.plex_smart_refresher"

    class QuickClient(PlexClient):
        @override
        async def connect(self) -> ServerInfo:
            info = await super().connect()
            self._api._timeout = TIMEOUT  # a busy machine may need longer to set up
            return info

    monkeypatch.setattr(f"{package}.SystemClock", lambda: clock)
    monkeypatch.setattr(f"{package}.PlexClient", QuickClient)
    return clock


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    entry = entry_for(plex, item_deadline=600, picture_wait=600, pause_limit=120)
    entry.add_to_hass(hass)
    return entry


@pytest.fixture(autouse=True)
def quiet_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Check that the log of Home Assistant has a line for what happened, and not a thousand."""
    yield
    records = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert not [record.getMessage() for record in caplog.records if record.exc_info]
    ours = [each for each in records if each.name.startswith("custom_components.plex")]
    assert len(ours) <= 4, [record.getMessage() for record in ours]


@dataclass
class Course:
    """What happened in a scan."""

    results: Counter[Result]
    warnings: int = 0
    began: float | None = None  #: when the fault began, ...
    ended: float | None = None  #: ... and when it was over, in the time of the scan
    went_on: float | None = None  #: when a paused scan went on after that


@pytest.mark.parametrize(("fault", "phase"), CASES)
async def test_a_fault_does_no_harm_and_is_over_when_it_is_over(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    record_property: Callable[[str, object], None],
    fault: Fault,
    phase: Phase,
) -> None:
    course = Course(results=Counter())
    job = await _scan_with(hass, loaded, plex, clock, fault, phase, course)
    assert course.began is not None, "the fault never began"
    status = f"{job.status} ({job.error})" if job.error else str(job.status)
    expected, allowed = fault.expected[phase]
    row = (fault.name, phase.value, _counts(course.results), status, _recovery(course))
    record_property("fault", row)
    assert status == expected
    assert set(course.results) <= allowed, course.results
    assert course.warnings <= 2 * ITEMS
    if status == "success" and allowed == {Result.FIXED}:
        assert course.results[Result.FIXED] == ITEMS
    # Nothing needs a restart: the next scan fixes the remaining items.
    assert loaded.state is ConfigEntryState.LOADED
    clock.skip(days=2)
    plex.pipeline.latency.late_picture = LATE
    assert (await scan(hass, loaded)).status == "success"
    assert not [item.title for item in plex.catalog.items.values() if item.truth]


async def _strike(
    plex: PlexSimulator,
    clock: ScaledClock,
    fault: Fault,
    manager: JobManager,
    course: Course,
    over: asyncio.Event,
) -> None:
    """Begin a fault, and end it when it has lasted long enough."""
    await fault.begin(plex)
    if fault.lasts:
        await until(lambda: manager.job is None, 50)
    else:
        await clock.sleep(LASTING)
    plex.faults.clear()
    await plex.accept_connections()
    course.ended = clock.time()
    over.set()


async def _scan_with(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    fault: Fault,
    phase: Phase,
    course: Course,
) -> Job:
    """Run a scan in which a fault begins with a phase, and return it when the fault is over."""
    over = asyncio.Event()
    arriving: list[asyncio.Task[None]] = []
    manager = entry.runtime_data.manager

    def follow(event: JobsEvent) -> None:
        match event:
            case ItemFinished(outcome=outcome):
                course.results[outcome.result] += 1
            case LogLine(level=LogLevel.WARNING | LogLevel.ERROR):
                course.warnings += 1
            case JobChanged(job=job) if job.is_active:
                if job.phase is Phase.VERIFY and not arriving:
                    arrival = _pictures_arrive(plex)
                    arriving.append(hass.async_create_background_task(arrival, "late pictures"))
                if course.began is None and job.phase is phase:
                    course.began = clock.time()
                    strike = _strike(plex, clock, fault, manager, course, over)
                    hass.async_create_background_task(strike, "a fault")
                if course.ended and course.went_on is None and job.status == "running":
                    course.went_on = clock.time()

    unsubscribe = manager.publisher.subscribe(follow)
    await call(hass, "start_scan")
    await until(lambda: manager.job is None, 50)
    await asyncio.wait_for(over.wait(), 10)
    await asyncio.gather(*arriving)
    unsubscribe()
    job: Job = manager.jobs[0]
    return job


async def _pictures_arrive(plex: PlexSimulator) -> None:
    """Deliver the late pictures, so that they never come before the scan verifies them."""
    await asyncio.sleep(LATE)
    for item in plex.catalog.items.values():
        if item.outcome is Outcome.LATE_PICTURE and item.processed:
            fix(item, Defect.MISSING_POSTER)
            plex.catalog.changed(item)


def _counts(results: Counter[Result]) -> str:
    return ", ".join(f"{count} {result}" for result, count in sorted(results.items())) or "none"


def _recovery(course: Course) -> str:
    if course.ended is None or course.went_on is None:
        return "with the next scan" if course.results[Result.FIXED] < ITEMS else "not affected"
    return f"{course.went_on - course.ended:.0f} s"

"""A Raspberry Pi's worth: Home Assistant on one core at a quarter of this machine's speed.

The process is bound to one processor, and another process stops it (SIGSTOP) three quarters of
the time, in turns of some milliseconds: it needs no rights over control groups. So whatever takes
a moment may also be stopped for that long; nothing is subtracted for it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
import os
from pathlib import Path
import signal
import sys
import time

from .instance import Answer, Observations, RunningHomeAssistant, percentile, running_home_assistant
from .living import cancel_all_over
from .plex import MEAN_LATENCY, running_plex
from .process import ROOT
from .report import Figure
from .setting import Setting

_RUN, _STOP = 0.005, 0.015
#: The server works as many times faster, so that fixing does not take the whole benchmark.
_PACE = 8.0
_TICKS = os.sysconf("SC_CLK_TCK")


async def slow(setting: Setting) -> list[Figure]:
    """Measure a scan, searches and cancels at a quarter of the speed."""
    size = 5_000 if setting.is_quick else 100_000
    async with (
        running_plex("movies", size, mean=MEAN_LATENCY / _PACE) as plex,
        running_home_assistant(plex) as running,
        slowed(running.home.pid),
    ):
        share = _Share(running.home.pid)
        async with running.observations() as observed:
            job = await running.scan()
        used = share.used()
        searches = [await _search(running, job["job_id"]) for _ in range(10)]
        late = await running.command("log", job_id=job["job_id"], search="in time")
    async with (
        running_plex("stages", 20_000, mean=0.4) as plex,
        running_home_assistant(plex) as running,
        slowed(running.home.pid),
    ):
        cancels = await cancel_all_over(plex, running, 1 if setting.is_quick else 4)
    return [
        Figure(
            name="share of one processor",
            value=used,
            at_most=0.3,
            note="what Home Assistant really had while the scan ran",
        ),
        *_job_figures(job),
        Figure(name="requests that were not answered in time", value=late["total"], at_most=0),
        _ping_figure(observed),
        Figure(name="search in the log, median", value=percentile(searches, 0.5), unit="ms"),
        *(_without_aim(each) for each in cancels),
    ]


def _ping_figure(observed: Observations) -> Figure:
    """Return the figure of the longest ping."""
    return Figure(
        name="websocket ping, longest",
        value=observed.ping(1),
        unit="ms",
        at_most=1000,
        note=f"median {observed.ping(0.5):.0f}, 99th percentile {observed.ping(0.99):.0f} ms "
        f"of {len(observed.pings)}",
    )


def _job_figures(job: Answer) -> list[Figure]:
    """Return the figures of a job."""
    tally = job["tally"]
    return [
        Figure(
            name="items",
            value=tally["checked"],
            note=f"{tally['defective']} defective, {tally['fixed']} fixed: {job['status']}, "
            f"{job['finished_at'] - job['started_at']:.0f} s",
        ),
        Figure(
            name="items neither healthy nor fixed",
            value=tally["defective"] - tally["fixed"],
            at_most=0,
        ),
    ]


def _without_aim(figure: Figure) -> Figure:
    """Return a figure without its aim."""
    return Figure(name=figure.name, value=figure.value, unit=figure.unit, note=figure.note)


async def _search(running: RunningHomeAssistant, job_id: str) -> float:
    """Return the time of a search, in milliseconds."""
    start = time.perf_counter()
    await running.command("log", job_id=job_id, search="movie")
    return (time.perf_counter() - start) * 1000


@asynccontextmanager
async def slowed(pid: int) -> AsyncIterator[None]:
    """Give a process a quarter of one processor."""
    _bind(pid)
    throttle = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.slow", str(pid)), cwd=ROOT
    )
    try:
        yield
    finally:
        throttle.terminate()
        await throttle.wait()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


def _bind(pid: int) -> None:
    """Bind all threads of a process to one processor; threads to come are bound as well."""
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(ProcessLookupError):
            os.sched_setaffinity(int(task.name), {0})


class _Share:
    """How much of a processor a process gets."""

    def __init__(self, pid: int) -> None:
        """Start to measure."""
        self._path = Path(f"/proc/{pid}/stat")
        self._time, self._used = time.perf_counter(), self._processor_seconds()

    def _processor_seconds(self) -> float:
        """Return the processor time that the process has used."""
        fields = self._path.read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def used(self) -> float:
        """Return its share since the beginning."""
        return (self._processor_seconds() - self._used) / (time.perf_counter() - self._time)


def _throttle(pid: int) -> None:
    """Stop and continue a process in turns, for ever."""
    while True:
        os.kill(pid, signal.SIGSTOP)
        time.sleep(_STOP)
        os.kill(pid, signal.SIGCONT)
        time.sleep(_RUN)


if __name__ == "__main__":
    with suppress(ProcessLookupError, KeyboardInterrupt):
        _throttle(int(sys.argv[1]))

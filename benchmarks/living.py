"""What Home Assistant notices of a scan: the event loop, pings, states, and the time to cancel."""

import asyncio
from collections import Counter
import random
import time
from typing import Any

from .instance import Answer, Observations, RunningHomeAssistant, percentile, running_home_assistant
from .plex import MEAN_LATENCY, Plex, running_plex
from .report import Figure
from .setting import Setting

#: The server works as many times faster, so that fixing does not take the whole benchmark.
_PACE = 8.0
#: How long nothing is done to see whether states are written all the same: the server is
#: polled once per minute.
_IDLE, _QUICK_IDLE = 65.0, 4.0
_CANCELS, _QUICK_CANCELS = 12, 3


async def impact(setting: Setting) -> list[Figure]:
    """Measure a whole scan of a large library."""
    size = 10_000 if setting.is_quick else 100_000
    async with (
        running_plex("movies", size, mean=MEAN_LATENCY / _PACE) as plex,
        running_home_assistant(plex) as running,
    ):
        return await observe(running, _QUICK_IDLE if setting.is_quick else _IDLE)


async def observe(running: RunningHomeAssistant, idle: float) -> list[Figure]:
    """Run a scan, look at what it costs Home Assistant, and then at the silence after it."""
    await asyncio.sleep(2)  # Home Assistant is still busy with its own start
    await running.seen()
    async with running.observations() as observed:
        job = await running.scan()
    seen = await running.seen()
    await asyncio.sleep(2)
    async with running.observations() as silence:
        await asyncio.sleep(idle)
    return [
        *_job_figures(job),
        *loop_figures(seen),
        ping_figure(observed),
        _write_figure(observed, job["finished_at"] - job["started_at"]),
        Figure(
            name="writes of states when idle",
            value=len(silence.writes),
            at_most=0,
            note=f"in {idle:.0f} s",
        ),
    ]


def _job_figures(job: Answer) -> list[Figure]:
    """Return the figures of a job."""
    tally = job["tally"]
    return [
        Figure(
            name="items",
            value=tally["checked"],
            note=f"{tally['defective']} defective, {tally['fixed']} fixed",
        ),
        Figure(
            name="job that did not succeed",
            value=int(job["status"] != "success"),
            at_most=0,
            note=job["status"],
        ),
        Figure(name="the whole job", value=job["finished_at"] - job["started_at"], unit="s"),
    ]


def loop_figures(seen: Answer) -> list[Figure]:
    """Return the longest callbacks of the event loop, and the longest garbage collection."""
    wall, _, slowest = max(seen["slowest"])
    processor, collecting, busiest = max(seen["busiest"])
    own, _, without = max(seen["own"])
    collections = [
        (max(each) * 1000, f"generation {name}, {len(each)} times")
        for name, each in seen["collections"].items()
    ]
    longest, generation = max(collections, default=(0.0, "none"))
    return [
        Figure(
            name="longest callback of the event loop",
            value=wall * 1000,
            unit="ms",
            at_most=20,
            note=f"{slowest}, of {seen['callbacks']} callbacks",
        ),
        Figure(
            name="longest on the processor",
            value=processor * 1000,
            unit="ms",
            note=f"{busiest}; {collecting * 1000:.1f} ms of it garbage collection",
        ),
        Figure(
            name="longest on the processor without collections",
            value=own * 1000,
            unit="ms",
            at_most=20,
            note=without,
        ),
        Figure(name="longest garbage collection", value=longest, unit="ms", note=generation),
    ]


def ping_figure(observed: Observations) -> Figure:
    """Return how soon nearly all pings were answered."""
    return Figure(
        name="websocket ping, 99th percentile",
        value=observed.ping(0.99),
        unit="ms",
        at_most=50,
        note=f"median {observed.ping(0.5):.1f}, longest {observed.ping(1):.0f} ms "
        f"of {len(observed.pings)}",
    )


def _write_figure(observed: Observations, seconds: float) -> Figure:
    """Return how often the state that changes most often was written."""
    writes = Counter(entity_id for _, entity_id in observed.writes)
    (entity_id, most), *_ = writes.most_common(1)
    return Figure(
        name="writes per second of the busiest state",
        value=most / seconds,
        at_most=1,
        note=f"{entity_id}: {most} times; {len(writes)} states changed, {writes.total()} times "
        f"in all; {observed.most_writes_a_second} within one second, since an end is shown at once",
    )


async def cancels(setting: Setting) -> list[Figure]:
    """Measure how soon a job has its final status, in every phase and while the server hangs."""
    times = _QUICK_CANCELS if setting.is_quick else _CANCELS
    async with (
        running_plex("stages", 60_000, mean=0.4) as plex,
        running_home_assistant(plex) as running,
    ):
        return await cancel_all_over(plex, running, times)


async def cancel_all_over(plex: Plex, running: RunningHomeAssistant, times: int) -> list[Figure]:
    """Cancel a number of scans in each phase."""
    taken: dict[str, list[float]] = {}
    for _ in range(times):
        for name, libraries, least, most in _STAGES:
            if name == "hanging":
                await plex.order("faults", kind="hang", on="list_page")
            await running.command("start", libraries=[libraries])
            if name == "verify":
                await _until_phase(running, "verify")
            await asyncio.sleep(random.uniform(least, most))  # noqa: S311 - any moment will do
            phase, seconds = await _cancel(running)
            taken.setdefault("inspect, server hangs" if name == "hanging" else phase, []).append(
                seconds
            )
            if name == "hanging":
                await plex.calm()
    every = [seconds for each in taken.values() for seconds in each]
    return [
        Figure(
            name="cancel, 99th percentile",
            value=percentile(every, 0.99) * 1000,
            unit="ms",
            at_most=250,
            note=f"median {percentile(every, 0.5) * 1000:.0f} ms of {len(every)}",
        ),
        *(
            Figure(
                name=f"longest in {phase}",
                value=max(each) * 1000,
                unit="ms",
                note=f"{len(each)} times",
            )
            for phase, each in taken.items()
        ),
    ]


#: What is begun, in which library, and between how many seconds later it is cancelled.
_STAGES = (
    ("collect", "Movies", 0.0, 0.01),
    ("inspect", "Movies", 0.05, 0.5),
    ("hanging", "Movies", 0.05, 0.5),
    ("refresh", "Stubborn", 0.3, 1.0),
    ("verify", "Stubborn", 0.0, 1.0),
)


async def _until_phase(running: RunningHomeAssistant, phase: str) -> None:
    """Wait until the running job is in a phase."""
    async with asyncio.timeout(60):
        while (await _running_job(running))["phase"] != phase:  # noqa: ASYNC110 - looks from outside
            await asyncio.sleep(0.1)


async def _running_job(running: RunningHomeAssistant) -> Answer:
    """Return the newest job."""
    job: Answer = (await running.command("jobs", limit=1))["jobs"][0]
    return job


async def _cancel(running: RunningHomeAssistant) -> tuple[str, float]:
    """Cancel, and return in which phase that was and how many seconds it took."""
    start = time.perf_counter()
    answer: dict[str, Any] = await running.command("cancel")
    seconds = time.perf_counter() - start
    job = await running.job(answer["job_id"])
    if job["status"] != "cancelled":
        raise RuntimeError(f"the job is {job['status']}")
    return job["phase"] or "collect", seconds

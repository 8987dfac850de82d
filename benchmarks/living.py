"""What the house notices of a scan: the event loop, pings, states, and how soon it can be ended."""

import asyncio
from collections import Counter
import random
import time
from typing import Any

from .house import Answer, Heard, House, percentile, running_house
from .plex import MEAN_LATENCY, Plex, running_plex
from .report import Figure
from .setting import Setting

#: The server works as many times faster, so that mending does not take the whole benchmark.
_PACE = 8.0
#: How long nothing is done to see whether states are written all the same: the server is
#: looked after once a minute.
_IDLE, _QUICK_IDLE = 65.0, 4.0
_CANCELS, _QUICK_CANCELS = 12, 3


async def house(setting: Setting) -> list[Figure]:
    """Measure a whole scan of a large library."""
    size = 10_000 if setting.is_quick else 100_000
    async with (
        running_plex("movies", size, mean=MEAN_LATENCY / _PACE) as plex,
        running_house(plex) as house,
    ):
        return await observe(house, _QUICK_IDLE if setting.is_quick else _IDLE)


async def observe(house: House, idle: float) -> list[Figure]:
    """Run a scan, look at what it costs the house, and then at the silence after it."""
    await asyncio.sleep(2)  # Home Assistant is still busy with its own start
    await house.seen()
    async with house.heard() as heard:
        job = await house.scan()
    seen = await house.seen()
    await asyncio.sleep(2)
    async with house.heard() as silence:
        await asyncio.sleep(idle)
    return [
        *_job_figures(job),
        *loop_figures(seen),
        ping_figure(heard),
        _write_figure(heard, job["finished_at"] - job["started_at"]),
        Figure(
            name="writes of states when idle",
            value=len(silence.writes),
            at_most=0,
            note=f"in {idle:.0f} s",
        ),
    ]


def _job_figures(job: Answer) -> list[Figure]:
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
    """Return the longest callbacks of the event loop."""
    wall, processor, name = max(seen["slowest"])
    busiest, what = max((each[1], each[2]) for each in seen["slowest"])
    return [
        Figure(
            name="longest callback of the event loop",
            value=wall * 1000,
            unit="ms",
            at_most=20,
            note=f"{name}, of {seen['callbacks']} callbacks; {processor * 1000:.1f} ms of it "
            "on the processor",
        ),
        Figure(
            name="longest on the processor",
            value=busiest * 1000,
            unit="ms",
            note=what,
        ),
    ]


def ping_figure(heard: Heard) -> Figure:
    """Return how soon nearly all pings were answered."""
    return Figure(
        name="websocket ping, 99th percentile",
        value=heard.ping(0.99),
        unit="ms",
        at_most=50,
        note=f"median {heard.ping(0.5):.1f}, longest {heard.ping(1):.0f} ms of {len(heard.pings)}",
    )


def _write_figure(heard: Heard, seconds: float) -> Figure:
    """Return how often the state that changes most often was written."""
    writes = Counter(entity_id for _, entity_id in heard.writes)
    (entity_id, most), *_ = writes.most_common(1)
    return Figure(
        name="writes a second, of the busiest state",
        value=most / seconds,
        at_most=1,
        note=f"{entity_id}: {most} times; {len(writes)} states changed, {writes.total()} times "
        f"in all; {heard.most_writes_a_second} within one second, since an end is shown at once",
    )


async def cancels(setting: Setting) -> list[Figure]:
    """Measure how soon a job has its final status, in every phase and while the server hangs."""
    times = _QUICK_CANCELS if setting.is_quick else _CANCELS
    async with (
        running_plex("stages", 60_000, mean=0.4) as plex,
        running_house(plex) as house,
    ):
        return await cancel_all_over(plex, house, times)


async def cancel_all_over(plex: Plex, house: House, times: int) -> list[Figure]:
    """Cancel so many times in each phase."""
    taken: dict[str, list[float]] = {}
    for _ in range(times):
        for name, libraries, least, most in _STAGES:
            if name == "hanging":
                await plex.order("faults", kind="hang", on="list_page")
            await house.command("start", libraries=[libraries])
            if name == "verify":
                await _until_phase(house, "verify")
            await asyncio.sleep(random.uniform(least, most))  # noqa: S311 - any moment will do
            phase, seconds = await _cancel(house)
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


async def _until_phase(house: House, phase: str) -> None:
    async with asyncio.timeout(60):
        while (await _running_job(house))["phase"] != phase:  # noqa: ASYNC110 - looks from outside
            await asyncio.sleep(0.1)


async def _running_job(house: House) -> Answer:
    job: Answer = (await house.command("jobs", limit=1))["jobs"][0]
    return job


async def _cancel(house: House) -> tuple[str, float]:
    """Cancel, and return in which phase that was and how many seconds it took."""
    start = time.perf_counter()
    answer: dict[str, Any] = await house.command("cancel")
    seconds = time.perf_counter() - start
    job = await house.job(answer["job_id"])
    if job["status"] != "cancelled":
        raise RuntimeError(f"the job is {job['status']}")
    return job["phase"] or "collect", seconds

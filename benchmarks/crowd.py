"""Nearly all items of a large library are skipped at once: is each stored, and who has to wait."""

import asyncio

from .instance import Answer, RunningHomeAssistant, running_home_assistant
from .living import loop_figures, ping_figure
from .plex import running_plex
from .report import Figure
from .setting import Setting

_FIXED = 3
_SIZE, _QUICK_SIZE = 200_000, 5_000
_LONGEST = 3_600.0  #: seconds, on a busy machine
_INTERVAL = 2.0  #: seconds between two full collections
_MOST_SHARE = 20.0  #: milliseconds


async def crowd(setting: Setting) -> list[Figure]:
    """Scan, scan again what is still defective, and collect garbage while all of it waits."""
    size = _QUICK_SIZE if setting.is_quick else _SIZE
    async with (
        running_plex("crowd", size, mean=0.05) as plex,
        running_home_assistant(plex, max_refreshes=_FIXED) as running,
    ):
        return [
            *await _scan(running, "first scan"),
            *await _scan(running, "second scan"),
            *await _shares(running),
        ]


async def _scan(running: RunningHomeAssistant, name: str) -> list[Figure]:
    """Scan, and return what is stored and what Home Assistant notices."""
    await running.seen()
    async with running.observations() as observed:
        job = await running.scan(_LONGEST)
    seen = await running.seen()
    return [
        Figure(
            name=f"{name}: results that are missing",
            value=await _missing(running, job),
            at_most=0,
            note=f"of {job['tally']['defective']}: {job['status']} after "
            f"{job['finished_at'] - job['started_at']:.0f} s",
        ),
        *loop_figures(seen),
        ping_figure(observed),
    ]


async def _shares(running: RunningHomeAssistant) -> list[Figure]:
    """Scan without a maximum, so that all items wait, and return what that adds to a collection.

    A collection of an idle Home Assistant is the measure. The collections are our own, so nobody
    has to wait longer because of the benchmark than in the scans before.
    """
    idle = await running.collected()
    await running.home.set_options(running.entry_id, window_days=0, max_refreshes=0)
    job_id = (await running.command("start", dry_run=True))["job_id"]
    longest = idle
    async with asyncio.timeout(_LONGEST):
        while (await running.job(job_id))["phase"] not in {"refresh", "verify"}:
            await asyncio.sleep(_INTERVAL)
            longest = max(longest, await running.collected(), key=_seconds)
    waiting = await running.collected()
    await running.command("cancel")
    return [
        Figure(
            name="full collection of an idle Home Assistant",
            value=_seconds(idle) * 1000,
            unit="ms",
            note=f"{idle['objects']} objects",
        ),
        _share("inspected", longest, idle),
        _share("waiting for their refresh", waiting, idle),
    ]


def _share(name: str, found: Answer, idle: Answer) -> Figure:
    """Return what a scan adds to a full collection."""
    return Figure(
        name=f"added to it by items that are {name}",
        value=(_seconds(found) - _seconds(idle)) * 1000,
        unit="ms",
        at_most=_MOST_SHARE,
        note=f"{found['objects'] - idle['objects']} objects more",
    )


def _seconds(collection: Answer) -> float:
    """Return the processor time of a collection."""
    seconds: float = collection["seconds"]
    return seconds


async def _missing(running: RunningHomeAssistant, job: Answer) -> int:
    """Return how many results of a job are not in the log index."""
    stored = await running.command("job_items", job_id=job["job_id"], limit=1)
    missing: int = job["tally"]["defective"] - stored["total"]
    return missing

"""Nearly all items of a large library are skipped at once: is each stored, and who has to wait."""

from .instance import Answer, RunningHomeAssistant, running_home_assistant
from .living import loop_figures, ping_figure
from .plex import running_plex
from .report import Figure
from .setting import Setting

_FIXED = 3
_SIZE, _QUICK_SIZE = 200_000, 5_000
_LONGEST = 3_600.0  #: seconds, on a busy machine


async def crowd(setting: Setting) -> list[Figure]:
    """Scan, and scan again what is still defective."""
    size = _QUICK_SIZE if setting.is_quick else _SIZE
    async with (
        running_plex("crowd", size, mean=0.05) as plex,
        running_home_assistant(plex, max_refreshes=_FIXED) as running,
    ):
        return [*await _scan(running, "first scan"), *await _scan(running, "second scan")]


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


async def _missing(running: RunningHomeAssistant, job: Answer) -> int:
    """Return how many results of a job are not in the log index."""
    stored = await running.command("job_items", job_id=job["job_id"], limit=1)
    missing: int = job["tally"]["defective"] - stored["total"]
    return missing

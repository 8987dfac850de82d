"""What a second scan costs where nothing has changed, and whether it sees what has."""

from .instance import RunningHomeAssistant, running_home_assistant
from .plex import Plex, running_plex
from .report import Figure
from .setting import Setting

_READS = ("list_page", "total_only", "details", "details_batch", "children")


async def again(setting: Setting) -> list[Figure]:
    """Scan, scan again, break something, and scan once more."""
    size = 5_000 if setting.is_quick else 30_000
    async with (
        running_plex("movies", size, mean=0.05) as plex,
        running_home_assistant(plex) as running,
    ):
        first, _ = await _scan(plex, running)
        second, _ = await _scan(plex, running)
        third, _ = await _scan(plex, running)
        key, *others = sorted(await plex.truth())
        await plex.order("edit", rating_key=key, summary="")
        fourth, found = await _scan(plex, running)
    return [
        Figure(name="reads of the first scan", value=first, note=f"{1 + len(others):,} items"),
        Figure(name="reads of the second", value=second),
        Figure(name="the first against the second", value=first / max(second, 1), at_least=10),
        Figure(name="reads of the third", value=third, note="the first one had changed items"),
        Figure(name="reads after an item has lost its summary", value=fourth),
        Figure(name="defects that were found then", value=found, at_least=1),
    ]


async def _scan(plex: Plex, running: RunningHomeAssistant) -> tuple[int, int]:
    """Scan, and return how many reads that took and how many defective items it found."""
    await plex.order("reset")
    job = await running.scan()
    if job["status"] != "success":
        raise RuntimeError(f"the scan ended as {job['status']}")
    return await plex.requests(*_READS), job["tally"]["defective"]

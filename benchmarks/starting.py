"""What a large log index and a long history add to the start of Home Assistant."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
import shutil
from statistics import median

from script.instance import DOMAIN

from .instance import RunningHomeAssistant, running_home_assistant
from .log_index import ENTRY, JOBS, large_index, sizes
from .plex import running_plex
from .report import Figure
from .setting import Setting

_STARTS, _QUICK_STARTS = 5, 1
_RELOADS = 5


async def start(setting: Setting) -> list[Figure]:
    """Start Home Assistant without and with the files, and compare the setup of the entry."""
    folder, _ = await large_index(setting)
    starts = _QUICK_STARTS if setting.is_quick else _STARTS
    lines, items = sizes(setting)
    async with running_plex("movies", 100) as plex, running_home_assistant(plex) as running:
        empty = [await restart(running, None) for _ in range(starts)]
        calm_empty = await _reload(running)
        full = [await restart(running, folder) for _ in range(starts)]
        calm_full = await _reload(running)
    return [
        # What else starts at the same time scatters a start much more than the files do.
        _added(f"added to a start, median of {starts}", empty, full, at_most=None),
        _added(f"added to a reload, median of {_RELOADS}", calm_empty, calm_full, at_most=150),
        Figure(name="lines", value=lines, note=f"{items:,} items, {JOBS} jobs"),
    ]


def _added(
    name: str, empty: Sequence[float], full: Sequence[float], *, at_most: float | None
) -> Figure:
    """Return what the stored files add to a setup."""
    before, after = median(empty) * 1000, median(full) * 1000
    return Figure(
        name=name,
        value=after - before,
        unit="ms",
        at_most=at_most,
        note=f"setup of the entry: {_all(empty)} ms without the files, {_all(full)} ms with them",
    )


def _all(taken: Sequence[float]) -> str:
    """Return times as text, in milliseconds."""
    return ", ".join(f"{seconds * 1000:.0f}" for seconds in sorted(taken))


async def restart(running: RunningHomeAssistant, folder: Path | None) -> float:
    """Restart Home Assistant, with files in place of its own, and return the time of the setup."""
    await running.home.stop()
    if folder is not None:
        await asyncio.to_thread(put_files, running, folder)
    await running.home.start()
    await running.home.started()
    return await _next_setup(running)


async def _reload(running: RunningHomeAssistant) -> list[float]:
    """Load the entry anew some times, when all else is calm."""
    await asyncio.sleep(5)
    path = f"/api/config/config_entries/entry/{running.entry_id}/reload"
    taken = []
    for _ in range(_RELOADS):
        await running.home.post(path)
        taken.append(await _next_setup(running))
    return taken


async def _next_setup(running: RunningHomeAssistant) -> float:
    """Return how many seconds the next setup of the entry takes."""
    async with asyncio.timeout(60):
        while True:
            setups = (await running.seen())["setups"]
            if ours := [seconds for domain, seconds in setups if domain == DOMAIN]:
                return float(ours[0])
            await asyncio.sleep(0.5)


def put_files(running: RunningHomeAssistant, folder: Path) -> None:
    """Put the files of a large index in the place of those of the entry."""
    own = running.home.folder / ".storage" / DOMAIN
    for path in own.glob(f"{running.entry_id}.*"):
        path.unlink()
    for path in folder.rglob(f"{ENTRY}.*"):
        shutil.copy(path, own / path.name.replace(ENTRY, running.entry_id))

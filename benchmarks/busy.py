"""All at once: shows are scanned and scanned again while somebody searches a large log index."""

import asyncio
from contextlib import suppress

from .instance import RunningHomeAssistant, open_websocket, running_home_assistant
from .living import loop_figures, ping_figure
from .log_index import LAST_JOB, large_index, sizes
from .plex import running_plex
from .report import Figure
from .setting import Setting
from .starting import restart

_BETWEEN_SEARCHES = 0.1


async def busy(setting: Setting) -> list[Figure]:
    """Measure what Home Assistant notices of it."""
    folder, _ = await large_index(setting)
    lines, items = sizes(setting)
    size = 3_000 if setting.is_quick else 30_000
    async with (
        running_plex("shows", size, mean=0.05) as plex,
        running_home_assistant(plex) as started,
    ):
        await restart(started, folder)
        async with open_websocket(started.home) as websocket:
            running = RunningHomeAssistant(started.home, started.entry_id, websocket)
            await asyncio.sleep(2)
            await running.seen()
            async with running.observations() as observed, asyncio.TaskGroup() as tasks:
                searching = tasks.create_task(_search_for_ever(running))
                jobs = [await running.scan() for _ in range(2)]
                searching.cancel()
            seen = await running.seen()
    first, second = (job["tally"] for job in jobs)
    return [
        Figure(
            name="items",
            value=first["checked"],
            note=f"{first['defective']} defective, {first['fixed']} fixed; the second scan looked "
            f"at {second['checked']}; {lines:,} lines and {items:,} items in the log index",
        ),
        Figure(
            name="jobs that did not succeed",
            value=sum(job["status"] != "success" for job in jobs),
            at_most=0,
        ),
        *loop_figures(seen),
        ping_figure(observed),
    ]


async def _search_for_ever(running: RunningHomeAssistant) -> None:
    """Search log and items until cancelled."""
    with suppress(asyncio.CancelledError):
        while True:
            await running.command("log", job_id=LAST_JOB, search="movie plex")
            await running.command("items", search="movie")
            await asyncio.sleep(_BETWEEN_SEARCHES)

"""How quickly the work list opens when there are very many items."""

import asyncio
from collections.abc import Sequence
from functools import partial
import time
from typing import Any

from homeassistant.core import HomeAssistant

from custom_components.plex_smart_refresher.engine.marks import ALL_MARKED
from custom_components.plex_smart_refresher.engine.results import ATTENTION
from custom_components.plex_smart_refresher.storage import ItemGroup, LogIndex

from . import log_index
from .instance import percentile
from .log_index import ENTRY, Read
from .process import in_process
from .report import Figure
from .setting import Setting

_ITEMS, _QUICK_ITEMS = 100_000, 20_000
#: What a question may take in milliseconds: a page of the list, and what it opens.
_PAGE, _OPENED = 300, 200
_REPEATS = 20


def _group(entries: Sequence[object]) -> ItemGroup:
    """Return the first show or season."""
    return next(each for each in entries if isinstance(each, ItemGroup))


async def _repeat(question: Read) -> list[tuple[float, float]]:
    """Return the times and the processor times of repeated reads, in milliseconds."""
    taken = []
    for _ in range(_REPEATS):
        start, processor = time.perf_counter(), time.process_time()
        await question()
        seconds = time.perf_counter() - start
        taken.append((seconds * 1000, (time.process_time() - processor) * 1000))
    return taken


async def read(folder: str) -> dict[str, list[tuple[float, float]]]:
    """Return how many milliseconds each question takes, asked some times."""
    index = LogIndex(HomeAssistant(folder), ENTRY)
    await index.async_open()
    since = {str(library): time.time() - 15 * 86_400 for library in range(1, 7)}
    needed: dict[str, Any] = {"segments": ATTENTION, "since": since}
    page = partial(index.item_groups.get, group_by="show", limit=50, **needed)
    first = await page(sort="worst")
    show = _group(first.entries)
    below = {"limit": 50, "show": show.key, **needed}
    opened = partial(index.item_groups.get, group_by="season", sort="position", **below)
    seasons = await opened()
    season = _group(seasons.entries)
    questions: dict[str, Read] = {
        "page: worst": partial(page, sort="worst"),
        "page: worst, the second one": partial(page, sort="worst", after=first.next),
        "page: next attempt": partial(page, sort="next_attempt"),
        "page: title": partial(page, sort="title"),
        "page: a library": partial(page, sort="worst", library_ids=["2"]),
        "page: a defect": partial(page, sort="worst", defect="missing_poster"),
        "page: a word": partial(page, sort="worst", search="nebula"),
        "page: a word of every title": partial(page, sort="worst", search="movie"),
        "page: counts of the segments": partial(index.item_groups.count, since=since),
        "opened: a show": opened,
        "opened: a season": partial(index.items.get, sort="position", season=season.key, **below),
    }
    taken = {name: await _repeat(question) for name, question in questions.items()}
    await index.async_close()
    return taken


async def ignore(folder: str) -> dict[str, float]:
    """Ignore everything that needs attention, undo it, and return what others notice."""
    index = LogIndex(HomeAssistant(folder), ENTRY)
    await index.async_open()
    start = time.perf_counter()
    changing = asyncio.ensure_future(
        index.item_changes.set_ignored(ALL_MARKED, ignored=True, change="x", segments=ATTENTION)
    )
    waits = []
    while not changing.done():
        asked = time.perf_counter()
        await index.items.get(limit=1, rating_keys=["2"])
        waits.append((time.perf_counter() - asked) * 1000)
    seconds = time.perf_counter() - start
    undone = await index.item_changes.set_ignored(
        ALL_MARKED, ignored=False, change="y", changed_by="x"
    )
    await index.async_close()
    return {
        "seconds": seconds,
        "changed": await changing,
        "undone": undone,
        "longest": max(waits),
    }


def _figure(name: str, taken: Sequence[tuple[float, float]]) -> Figure:
    """Return the figure of a question."""
    whole = [each[0] for each in taken]
    processor = percentile([each[1] for each in taken], 0.5)
    return Figure(
        name=name,
        value=percentile(whole, 0.5),
        unit="ms",
        at_most=_PAGE if name.startswith("page") else _OPENED,
        note=f"{processor:.1f} ms of processor time; from {min(whole):.1f} to {max(whole):.1f} ms",
    )


async def work_list(setting: Setting) -> list[Figure]:
    """Measure its pages, what it opens, and a change to all of it."""
    items = _QUICK_ITEMS if setting.is_quick else _ITEMS
    folder = str(setting.folder / "work_list")
    await in_process(log_index.build, folder=folder, lines=0, items=items)
    taken = await in_process(read, folder=folder)
    ignored = await in_process(ignore, folder=folder)
    return [
        *(_figure(name, each) for name, each in taken.items()),
        Figure(
            name="others wait while all are ignored",
            value=ignored["longest"],
            unit="ms",
            at_most=_OPENED,
            note=f"{ignored['changed']:,} items in {ignored['seconds']:.1f} s; "
            f"{ignored['undone']:,} undone",
        ),
    ]

"""How quick the log index is when it is large, and whether it stays small."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
import time
from typing import Any

from homeassistant.core import HomeAssistant

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLevel, LogLine, Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    ItemState,
    LibraryHealth,
    Result,
    Tally,
)
from custom_components.plex_smart_refresher.storage import JobHistory, LogIndex

from .instance import percentile
from .process import in_process
from .report import Figure
from .setting import Setting

#: The name of the files, as that of a config entry is.
ENTRY = "benchmark"
JOBS = 500
_DAYS = 20
_DAY = 86_400
#: Lines that are handed over before they are written: a busy job waits for its states as often.
_PORTION = 10_000
_REPEATS = 20
#: Lines of the index that is purged: large enough to tell, and done soon.
_PURGED, _QUICK_PURGED = 100_000, 20_000
_LIBRARIES = 5

type Answer = dict[str, Any]
type Read = Callable[[], Awaitable[object]]


def sizes(setting: Setting) -> tuple[int, int]:
    """Return how many lines and items there are."""
    return (100_000, 10_000) if setting.is_quick else (1_000_000, 100_000)


async def large_index(setting: Setting) -> tuple[Path, Answer]:
    """Return the folder of a large index, built by whoever comes first, and what that took."""
    folder = setting.folder / "index"
    lines, items = sizes(setting)
    if not folder.exists():
        setting.built["index"] = await in_process(
            build, folder=str(folder), lines=lines, items=items
        )
    return folder, setting.built["index"]


def _job_id(number: int) -> str:
    """Return the id of a job: half of all lines are those of the last one."""
    return f"01K{number:023d}"


LAST_JOB = _job_id(JOBS - 1)


async def build(folder: str, lines: int, items: int) -> Answer:
    """Write an index and a history through the integration's own storage."""
    hass = HomeAssistant(folder)
    now = time.time()
    index = LogIndex(hass, ENTRY)
    await index.async_open()
    start, processor = time.perf_counter(), time.process_time()
    for first in range(0, lines, _PORTION):
        for number in range(first, min(first + _PORTION, lines)):
            index.add_line(*_line(number, lines, now))
        await index.async_flush()
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    for first in range(0, items, _PORTION):
        for number in range(first, min(first + _PORTION, items)):
            _add_item(index, number, now)
        await index.async_flush()
    await index.async_close()
    history = JobHistory(hass, ENTRY)
    for number in range(JOBS):
        history.save_job_later(_job(number, now))
    await history.async_flush()
    return {
        "seconds": seconds,
        "processor": processor,
        "bytes": await asyncio.to_thread(_file_bytes, folder),
    }


def _time(job: int, now: float) -> float:
    """Return when a job began: they are spread over some weeks."""
    return now - _DAYS * _DAY * (1 - job / JOBS)


def _line(number: int, lines: int, now: float) -> tuple[str, LogLine]:
    """Return a line as scans write them: all have the words "Movie" and "Plex"."""
    job = min(JOBS - 1, number * 2 * JOBS // lines)
    level = (LogLevel.DEBUG, LogLevel.INFO, LogLevel.INFO, LogLevel.WARNING)[number % 4]
    sentence = ("Plex is asked for a refresh", "Plex fixed missing_poster", "Plex fixed no_match")
    rest = "Plex processed it; still missing_summary" if number % 1000 else "Plex lost a nebula"
    said = rest if level is LogLevel.WARNING else sentence[number % 3]
    return _job_id(job), LogLine(
        time=_time(job, now),
        level=level,
        phase=Phase.REFRESH,
        code=LineCode.ERROR,
        values={"title": f"Movie {number % 100_000:06d} ({1950 + number % 75})", "error": said},
        rating_key=str(number % 100_000),
    )


def _add_item(index: LogIndex, number: int, now: float) -> None:
    """Add an item and its outcome."""
    defects = frozenset(list(Defect)[number % 4 : number % 4 + 2])
    result = (Result.UNRESOLVED, Result.PARTLY_FIXED, Result.TIMED_OUT, Result.FIXED)[number % 4]
    left = frozenset() if result is Result.FIXED else defects
    item = _episode(number) if number % 2 else _movie(number)
    key, library = item.rating_key, item.library_id
    state = ItemState(
        rating_key=key,
        library_id=library,
        attempts=1 + number % 5,
        next_attempt=now + _DAY,
        defects=left,
    )
    index.add_outcome(
        _job_id(number % JOBS),
        ItemOutcome(item=item, result=result, before=defects, after=left),
        _time(number % JOBS, now),
        state=state if left else None,
        dry_run=False,
    )


def _movie(number: int) -> MediaItem:
    """Return a movie."""
    library = str(1 + number % _LIBRARIES)
    title = f"Movie {number:06d} {_WORDS[number % 7]}"
    return MediaItem(str(number), library, MediaType.MOVIE, title)


def _episode(number: int) -> MediaItem:
    """Return an episode; a show has five seasons of twenty."""
    show, season = number // 200, number // 40
    return MediaItem(
        str(number),
        str(1 + _LIBRARIES),
        MediaType.EPISODE,
        f"Movie {number:06d} {_WORDS[number % 7]}",
        parent_key=f"1{season:07d}",
        grandparent_key=f"2{show:07d}",
        parent_title=f"Season {season % 5 + 1}",
        grandparent_title=f"Show {show}",
        parent_number=season % 5 + 1,
        number=number // 2 % 20 + 1,
    )


_WORDS = ("Harbour", "Nebula", "Orchard", "Lantern", "Glacier", "Compass", "Meadow")


def _job(number: int, now: float) -> Job:
    """Return a finished job."""
    healths = tuple(
        LibraryHealth(
            library_id=str(1 + library),
            title=f"Movies {library}",
            checked=20_000,
            defective=200,
            is_complete=True,
            defects=dict.fromkeys(Defect, 50),
        )
        for library in range(_LIBRARIES)
    )
    return Job(
        job_id=_job_id(number),
        trigger=JobTrigger.SCHEDULE,
        options=ScanOptions(),
        started_at=_time(number, now),
        status=JobStatus.SUCCESS,
        finished_at=_time(number, now) + 600,
        phase=Phase.VERIFY,
        phase_times={phase: _time(number, now) for phase in Phase},
        progress=100.0,
        tally=Tally(checked=100_000, healthy=99_000, defective=1_000, fixed=900, unresolved=100),
        libraries=healths,
    )


async def read(folder: str) -> dict[str, list[float]]:
    """Return how many milliseconds each kind of question takes, asked some times."""
    index = LogIndex(HomeAssistant(folder), ENTRY)
    await index.async_open()
    log = partial(index.lines.get, LAST_JOB, limit=200)
    items = partial(index.items.get, limit=50)
    questions: dict[str, Read] = {
        "tail of 200": log,
        "tail of 200, warnings": partial(log, level=LogLevel.WARNING),
        "text: a rare word": partial(log, search="nebula"),
        "text: a word of every line": partial(log, search="plex"),
        "text: two words of every line": partial(log, search="movie plex"),
        "text: the beginning of a word": partial(log, search="miss"),
        "text: one item": partial(log, search="movie 012345"),
        "text: a word and a sign": partial(log, search="nebula %"),
        "text: nothing found": partial(log, search="zebra"),
        "text: two words in warnings": partial(log, search="movie plex", level=LogLevel.WARNING),
        "text: deep in the past": partial(log, search="plex", offset=1_000),
        "items: first page": items,
        "items: page in the middle": partial(items, offset=5_000),
        "items: a word": partial(items, search="nebula"),
        "items: a word of every title": partial(items, search="movie"),
        "items: a word, a result, a page": partial(
            items, search="nebula", result="unresolved", offset=500
        ),
        "items: a defect": partial(items, defect="missing_poster"),
        "items: a library, still open": partial(items, library_ids=["2"], only_open=True),
        "items: by title": partial(items, sort="title", descending=False),
    }
    taken = {name: await _repeat(question) for name, question in questions.items()}
    await index.async_close()
    return taken


async def _repeat(question: Read) -> list[float]:
    """Return the times of repeated reads, in milliseconds."""
    taken = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        await question()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


async def purge(folder: str) -> Answer:
    """Keep the lines of the later half of the jobs only, and return what became of the file."""
    before_size = await asyncio.to_thread(_file_bytes, folder)
    index = LogIndex(HomeAssistant(folder), ENTRY)
    await index.async_open()
    before = await index.sizes()
    kept = [_job(number, time.time()) for number in range(JOBS // 2, JOBS - 1)]
    start = time.perf_counter()
    purging = asyncio.ensure_future(
        index.async_purge(
            time.time(), log_days=_DAYS, item_days=_DAYS // 2, change_days=_DAYS, jobs=lambda: kept
        )
    )
    waits = []
    while not purging.done():
        asked = time.perf_counter()
        await index.lines.get(LAST_JOB, limit=200)
        waits.append((time.perf_counter() - asked) * 1000)
        await asyncio.sleep(0.05)
    seconds = time.perf_counter() - start
    after = await index.sizes()
    await index.async_close()
    size = await asyncio.to_thread(_file_bytes, folder)
    return {
        "seconds": seconds,
        "before": before_size,
        "after": size,
        "lines": after["lines"] / before["lines"],
        "longest": max(waits),
    }


def _file_bytes(folder: str) -> int:
    """Return the size of the file while nobody has it open."""
    (path,) = Path(folder).rglob(f"{ENTRY}.db")
    return path.stat().st_size


async def index(setting: Setting) -> list[Figure]:
    """Measure writing, reading and tidying up."""
    lines, items = sizes(setting)
    folder, built = await large_index(setting)
    taken = await in_process(read, folder=str(folder))
    size = _QUICK_PURGED if setting.is_quick else _PURGED
    spoilt = str(setting.folder / "purged")
    await in_process(build, folder=spoilt, lines=size, items=size // 10)
    purged = await in_process(purge, folder=spoilt)
    return [
        Figure(
            name="lines a second, in batches",
            value=lines / built["seconds"],
            at_least=50_000,
            note=f"{lines:,} lines; {lines / built['processor']:,.0f} a second of processor time",
        ),
        Figure(
            name="size of the file",
            value=built["bytes"] / 1e6,
            unit="MB",
            note=f"{built['bytes'] / lines:.0f} bytes a line, with {items:,} items",
        ),
        *(_reading(name, each) for name, each in taken.items()),
        Figure(
            name="file after retention",
            value=purged["after"] / purged["before"],
            unit="times",
            at_most=0.5,
            note=f"{purged['lines']:.0%} of {size:,} lines were kept, and half of the items; "
            f"in {purged['seconds']:.0f} s, while a tail took {purged['longest']:.0f} ms at most",
        ),
    ]


#: How many milliseconds a question may take, by how its name begins.
_AIMS = {"tail": 5.0, "text": 50.0, "items": 20.0}


def _reading(name: str, taken: Sequence[float]) -> Figure:
    """Return the figure of a read."""
    return Figure(
        name=name,
        value=percentile(taken, 0.5),
        unit="ms",
        at_most=next(aim for start, aim in _AIMS.items() if name.startswith(start)),
        note=f"the first {taken[0]:.1f}, from {min(taken):.1f} to {max(taken):.1f} ms",
    )

"""What a new scan may build on."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.checkpoint import (
    LibraryCheckpoint,
    ListCheckpoint,
)
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.incremental.baseline import (
    find_baselines,
    last_buildable_jobs,
)
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import (
    ItemRecord,
    LibraryHealth,
    Result,
    Tally,
)

from ..fakes import FakeMemory

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
WHOLE = LibraryHealth(library_id="1", title="Films", checked=200, is_complete=True)
PART = LibraryHealth(library_id="1", title="Films", checked=3)


def job(started_at: float, health: LibraryHealth, status: JobStatus = JobStatus.SUCCESS) -> Job:
    return Job(
        job_id=str(started_at),
        trigger=JobTrigger.MANUAL,
        options=ScanOptions(),
        started_at=started_at,
        libraries=(health,),
        status=status,
    )


DAY = 86_400.0
NOW = 1000 * DAY
CHECKPOINT = LibraryCheckpoint(
    content_changed_at=5,
    full_scan_at=NOW - DAY,
    since=None,
    lists={MediaType.MOVIE: ListCheckpoint(total=200, changed_at=7)},
)
SEEN = replace(WHOLE, checkpoint=CHECKPOINT)
ALL = ScanOptions(window_days=0)


def looked(started_at: float = NOW - DAY, **fields: Any) -> Job:
    """Return a job that looked at a library, with some of its values or those of its checkpoint."""
    values = {name: fields.pop(name) for name in ("full_scan_at", "since") if name in fields}
    health = replace(SEEN, checkpoint=replace(CHECKPOINT, **values))
    return replace(job(started_at, health), **fields)


def test_a_scan_builds_on_the_last_look_at_each_library() -> None:
    other = job(NOW - 3 * DAY, replace(SEEN, library_id="2"))
    jobs = [job(NOW, PART), looked(), looked(NOW - 2 * DAY), other]
    assert last_buildable_jobs(jobs, ALL, NOW) == {"1": jobs[1], "2": other}


@pytest.mark.parametrize(
    ("fields", "options", "builds"),
    [
        ({"status": JobStatus.CANCELLED}, {}, False),
        ({"status": JobStatus.FAILED}, {}, False),
        ({"status": JobStatus.INTERRUPTED}, {}, False),
        ({"status": JobStatus.RUNNING}, {}, False),
        ({}, {"rating_keys": ("7",)}, False),
        ({}, {"max_items": 5}, False),
        ({}, {"dry_run": True}, True),
        ({"options": ScanOptions(dry_run=True)}, {}, True),
        ({"options": ScanOptions(levels=(MediaType.MOVIE,))}, {}, False),
        ({"options": ScanOptions(levels=(MediaType.MOVIE,))}, {"levels": ("movie",)}, True),
        ({}, {"levels": ("movie",)}, True),
        ({}, {"window_days": 30}, True),
        ({"since": int(NOW - 31 * DAY)}, {"window_days": 30}, True),
        ({"since": int(NOW - 29 * DAY)}, {"window_days": 30}, False),
        ({"since": int(NOW - 31 * DAY)}, {}, False),
        ({"full_scan_at": NOW - 6.9 * DAY}, {}, True),
        ({"full_scan_at": NOW - 7 * DAY}, {}, False),
        ({"full_scan_at": NOW - 7 * DAY}, {"full_scan_days": 8}, True),
        ({"full_scan_at": NOW - 10}, {"full_scan_days": 0}, False),
        ({"full_scan_at": NOW + 10}, {}, False),
    ],
)
def test_a_scan_builds_on_nothing_that_left_out_what_it_asks_for(
    fields: dict[str, Any], options: dict[str, Any], builds: bool
) -> None:
    assert bool(last_buildable_jobs([looked(**fields)], replace(ALL, **options), NOW)) is builds


async def test_a_baseline_has_what_a_job_left_defective(memory: FakeMemory) -> None:
    last = looked(tally=Tally(defective=3))
    memory.recorded[last.job_id] = {
        "7": ItemRecord(
            library_id="1",
            result=Result.PARTLY_FIXED,
            before=frozenset({POSTER, SUMMARY}),
            after=frozenset({POSTER}),
        ),
        "8": ItemRecord(library_id="1", result=Result.ERRORED, before=frozenset({SUMMARY})),
        "9": ItemRecord(library_id="1", result=Result.FIXED, before=frozenset({SUMMARY})),
        "10": ItemRecord(library_id="1", result=Result.HEALTHY, before=frozenset({SUMMARY})),
        "11": ItemRecord(library_id="2", result=Result.TIMED_OUT, after=frozenset({SUMMARY})),
    }
    [baseline] = (await find_baselines([last], memory, ALL, NOW)).values()
    assert baseline.defective == {"7": {POSTER}, "8": {SUMMARY}}
    assert (baseline.checkpoint, baseline.checked) == (CHECKPOINT, 200)
    assert baseline.scanned_at == last.started_at


async def test_nothing_is_built_on_a_job_whose_results_are_incomplete(memory: FakeMemory) -> None:
    last = looked(tally=Tally(defective=2))
    memory.recorded[last.job_id] = {
        "7": ItemRecord(library_id="1", result=Result.UNRESOLVED, after=frozenset({POSTER})),
        "8": ItemRecord(library_id="1", result=Result.HEALTHY, before=frozenset({POSTER})),
    }
    assert await find_baselines([last], memory, ALL, NOW) == {}


async def test_each_library_has_the_baseline_of_its_own_last_job(memory: FakeMemory) -> None:
    other = replace(SEEN, library_id="2", checked=30)
    last, before = looked(), looked(NOW - 2 * DAY, libraries=(replace(SEEN, checked=190), other))
    memory.recorded = {last.job_id: {}, before.job_id: {}}
    baselines = await find_baselines([last, before], memory, ALL, NOW)
    assert {key: baseline.checked for key, baseline in baselines.items()} == {"1": 200, "2": 30}

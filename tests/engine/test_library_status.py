"""How it stands with a library."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.incremental.baseline import last_buildable_jobs
from custom_components.plex_smart_refresher.engine.incremental.checkpoint import (
    LibraryCheckpoint,
    ListCheckpoint,
)
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.library_status import (
    LibraryStatus,
    OpenDefects,
    completely_inspected,
    inspected_ids,
    known_since,
    needed_jobs,
)
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import LibraryHealth

LIBRARY = Library(library_id="1", title="Films", type=LibraryType.MOVIE)
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


@pytest.mark.parametrize(
    ("checked", "items", "health"),
    [(200, 50, 75.0), (200, 0, 100.0), (200, 300, 0.0), (None, 0, None), (0, 0, None)],
)
def test_health_is_the_share_of_items_without_a_defect(
    checked: int | None, items: int, health: float | None
) -> None:
    status = LibraryStatus(library=LIBRARY, checked=checked, open=OpenDefects(items=items))
    assert status.health == health


def test_health_is_unknown_before_anything_was_looked_at() -> None:
    assert LibraryStatus(library=LIBRARY, checked=200).health is None


def test_the_last_look_at_the_whole_counts_even_if_its_job_was_cancelled() -> None:
    newest = replace(WHOLE, checked=210)
    jobs = [job(3, PART), job(2, newest, JobStatus.CANCELLED), job(1, WHOLE)]
    assert completely_inspected(jobs) == {"1": newest}
    assert inspected_ids(jobs) == {"1"}
    assert completely_inspected([job(3, PART)]) == {}


def test_only_a_whole_scan_that_came_to_its_end_tells_what_is_no_longer_defective() -> None:
    dry_run = replace(job(4, WHOLE), options=ScanOptions(dry_run=True))
    failed, cancelled = job(3, WHOLE, JobStatus.FAILED), job(2, WHOLE, JobStatus.CANCELLED)
    jobs = [job(5, PART), dry_run, failed, cancelled, job(1, WHOLE), job(0, WHOLE)]
    assert known_since(jobs) == {"1": 1}


def test_each_library_needs_its_last_counting_and_its_last_results() -> None:
    other = replace(WHOLE, library_id="2")
    jobs = [
        job(6, PART),
        job(5, WHOLE, JobStatus.CANCELLED),
        job(4, WHOLE),
        job(3, other),
        job(2, WHOLE),
        job(1, other, JobStatus.CANCELLED),
    ]
    assert needed_jobs(jobs) == {"5", "4", "3"}


DAY = 86_400.0
NOW = 1000 * DAY
LOOK = LibraryCheckpoint(
    content_changed_at=5,
    full_scan_at=NOW - DAY,
    since=None,
    lists={MediaType.MOVIE: ListCheckpoint(total=200, changed_at=7)},
)
SEEN = replace(WHOLE, checkpoint=LOOK)
ALL = ScanOptions(window_days=0)


def looked(started_at: float = NOW - DAY, **fields: Any) -> Job:
    """Return a job that looked at a library, with some of its values or those of its look."""
    values = {name: fields.pop(name) for name in ("full_scan_at", "since") if name in fields}
    health = replace(SEEN, checkpoint=replace(LOOK, **values))
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

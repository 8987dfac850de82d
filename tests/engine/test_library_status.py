"""The status of a library."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.library_status import (
    LibraryStatus,
    OpenDefects,
    completely_inspected,
    inspected_ids,
    known_since,
    needed_jobs,
)
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType
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

"""The status of a library."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.library_status import (
    LibraryStatus,
    OpenDefects,
    add_up,
    completely_inspected,
    inspected_ids,
    known_since,
    needed_jobs,
    with_left,
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
    [
        *((200, 50, 75.0), (200, 0, 100.0), (200, 300, 0.0), (20, 1, 95.0), (9_000, 1, 99.9)),
        *((None, 0, None), (0, 0, None), (19, 1, None)),
    ],
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


def test_only_a_whole_scan_that_stored_what_it_found_tells_what_is_no_longer_defective() -> None:
    crashed = replace(job(4, WHOLE, JobStatus.INTERRUPTED), crashes=1)
    cancelled = job(2, WHOLE, JobStatus.CANCELLED)
    jobs = [job(5, PART), crashed, cancelled, job(1, WHOLE), job(0, WHOLE)]
    assert known_since(jobs) == {"1": 2}


def test_a_dry_run_and_a_running_scan_tell_what_they_have_found() -> None:
    dry_run = replace(job(4, WHOLE), options=ScanOptions(dry_run=True))
    assert known_since([job(5, WHOLE, JobStatus.RUNNING), dry_run]) == {"1": 5}
    assert known_since([dry_run, job(1, WHOLE)]) == {"1": 4}


def test_each_library_needs_its_last_counting_and_its_last_stored_findings() -> None:
    other = replace(WHOLE, library_id="2")
    jobs = [
        job(6, PART),
        replace(job(5, WHOLE, JobStatus.INTERRUPTED), crashes=1),
        job(4, WHOLE),
        job(3, other),
        job(2, WHOLE),
        job(1, other, JobStatus.CANCELLED),
    ]
    assert needed_jobs(jobs) == {"5", "4", "3"}


def test_an_ended_job_knows_what_is_left_of_what_it_inspected_completely() -> None:
    other = replace(WHOLE, library_id="2")
    ended = replace(job(1, WHOLE), libraries=(WHOLE, replace(PART, library_id="3"), other))
    left = with_left(ended, {"1": OpenDefects(items=4), "3": OpenDefects(items=5)})
    assert [health.left for health in left.libraries] == [4, None, None]


def test_open_defects_add_up() -> None:
    first = OpenDefects(
        items=8,
        defects={Defect.MISSING_SUMMARY: 4, Defect.NO_MATCH: 3},
        waiting=2,
        given_up=1,
        to_review=1,
        to_heal=3,
        to_heal_defects={Defect.NO_MATCH: 3},
        left_alone=1,
        next_attempt=50,
    )
    second = OpenDefects(items=1, defects={Defect.NO_MATCH: 1}, waiting=1, next_attempt=40)
    total = add_up([first, second, OpenDefects()])
    assert total == OpenDefects(
        items=9,
        defects={Defect.NO_MATCH: 4, Defect.MISSING_SUMMARY: 4},
        waiting=3,
        given_up=1,
        to_review=1,
        to_heal=3,
        to_heal_defects={Defect.NO_MATCH: 3},
        left_alone=1,
        next_attempt=40,
    )
    assert sum(total.next_steps.values()) == total.items
    assert list(total.defects) == [Defect.NO_MATCH, Defect.MISSING_SUMMARY]
    assert add_up([]) == OpenDefects()

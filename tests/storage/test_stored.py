"""Tests of the stored form of jobs."""

from dataclasses import replace
import json
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.checkpoint import (
    LibraryCheckpoint,
    ListCheckpoint,
)
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import LibraryHealth, Tally
from custom_components.plex_smart_refresher.storage.stored import (
    Totals,
    job_from_stored,
    to_stored,
    totals_from_stored,
)

FULL_JOB = Job(
    job_id="full",
    trigger=JobTrigger.SCHEDULE,
    options=ScanOptions(
        library_ids=("1", "2"),
        rating_keys=("7",),
        dry_run=True,
        levels=(MediaType.SHOW, MediaType.EPISODE),
        window_days=0,
        item_deadline=60.5,
    ),
    started_at=1000.5,
    status=JobStatus.FAILED,
    finished_at=2000.5,
    phase=Phase.REFRESH,
    phase_times={Phase.COLLECT: 1000.5, Phase.REFRESH: 1500.0},
    done=3,
    total=7,
    progress=55.5,
    tally=Tally(checked=10, healthy=6, defective=4, fixed=1, unresolved=3),
    libraries=(
        LibraryHealth(
            library_id="1",
            title="Films",
            checked=10,
            defective=4,
            is_complete=True,
            defects={Defect.NO_MATCH: 4},
            checkpoint=LibraryCheckpoint(
                content_changed_at=5,
                full_scan_at=900.5,
                since=1000,
                lists={MediaType.MOVIE: ListCheckpoint(total=10, changed_at=800)},
            ),
        ),
    ),
    current="The Film",
    error="server_unavailable",
)


def through_json(job: Job) -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(json.dumps(to_stored(job)))
    return stored


def test_a_job_is_the_same_after_it_was_stored() -> None:
    assert job_from_stored(through_json(FULL_JOB)) == FULL_JOB


def test_a_job_that_just_started_is_the_same_after_it_was_stored() -> None:
    job = Job(job_id="a", trigger=JobTrigger.ACTION, options=ScanOptions(), started_at=1.0)
    assert job_from_stored(through_json(job)) == job


def test_what_an_older_version_did_not_write_gets_its_default() -> None:
    stored = {"job_id": "a", "trigger": "manual", "status": "success", "started_at": 5}
    assert job_from_stored(stored) == Job(
        job_id="a",
        trigger=JobTrigger.MANUAL,
        options=ScanOptions(),
        started_at=5.0,
        status=JobStatus.SUCCESS,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"status": "dreaming"},
        {"trigger": "telepathy"},
        {"job_id": 5},
        {"started_at": None},
        {"started_at": "soon"},
    ],
)
def test_a_job_without_a_meaning_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        job_from_stored(through_json(FULL_JOB) | change)


def test_a_job_without_an_id_is_refused() -> None:
    stored = through_json(FULL_JOB)
    del stored["job_id"]
    with pytest.raises(KeyError):
        job_from_stored(stored)


def test_words_of_a_newer_version_are_left_out() -> None:
    stored = through_json(FULL_JOB)
    stored["phase"] = "celebrate"
    stored["phase_times"]["celebrate"] = 9.0
    stored["options"]["levels"].append("track")
    stored["options"]["mood"] = "good"
    stored["libraries"][0]["defects"]["missing_smell"] = 2
    stored["tally"]["loved"] = 5
    job = job_from_stored(stored)
    assert job.phase is None
    assert (job.phase_times, job.options) == (FULL_JOB.phase_times, FULL_JOB.options)
    assert (job.libraries, job.tally) == (FULL_JOB.libraries, FULL_JOB.tally)


def test_values_of_a_wrong_type_get_their_default() -> None:
    stored = through_json(FULL_JOB) | {
        "options": {"window_days": "many", "dry_run": 1, "max_items": True, "item_deadline": 60},
        "tally": ["five"],
        "libraries": "all",
        "done": "half",
        "current": 3,
    }
    job = job_from_stored(stored)
    assert job.options == ScanOptions(item_deadline=60)
    assert (job.tally, job.libraries, job.done, job.current) == (Tally(), (), 0, "")


def test_a_library_without_an_id_is_left_out() -> None:
    stored = through_json(FULL_JOB)
    stored["libraries"] += [{"title": "Nameless"}, "what"]
    assert job_from_stored(stored).libraries == FULL_JOB.libraries


@pytest.mark.parametrize(
    "checkpoint",
    [
        None,
        [],
        {},
        {"content_changed_at": 5, "full_scan_at": 1.0, "since": None},
        {"content_changed_at": 5, "full_scan_at": 1.0, "since": None, "lists": {"movie": {}}},
        {"content_changed_at": 5, "full_scan_at": 1.0, "since": None, "lists": {"smell": {}}},
        {"content_changed_at": 5, "full_scan_at": 1.0, "since": None, "lists": ["movie"]},
        {"content_changed_at": None, "full_scan_at": 1.0, "since": None, "lists": {}},
    ],
)
def test_a_checkpoint_that_is_not_all_there_is_none(checkpoint: object) -> None:
    stored = through_json(FULL_JOB)
    stored["libraries"][0]["checkpoint"] = checkpoint
    [library] = job_from_stored(stored).libraries
    assert library == replace(FULL_JOB.libraries[0], checkpoint=None)


def test_totals_add_up_and_are_the_same_after_they_were_stored() -> None:
    by_hand = FULL_JOB
    job = replace(FULL_JOB, options=replace(FULL_JOB.options, rating_keys=()))
    arrivals = replace(by_hand, options=replace(by_hand.options, is_arrival=True))
    totals = Totals().with_job(job).with_job(by_hand).with_job(job)
    totals = totals.with_job(arrivals).with_job(arrivals).without_job(arrivals)
    assert (totals.jobs, totals.by_hand, totals.fixed_arrivals) == (2, 10, 1)
    assert (totals.tally.checked, totals.tally.fixed, totals.tally.failed) == (20, 2, 6)
    assert totals_from_stored(json.loads(json.dumps(to_stored(totals)))) == totals


def test_totals_of_a_wrong_shape_begin_anew() -> None:
    assert totals_from_stored([1]) == Totals()

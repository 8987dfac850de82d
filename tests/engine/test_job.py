"""The record of a scan and its states."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.events import PauseReason, Phase
from custom_components.plex_smart_refresher.engine.job import (
    Job,
    JobStatus,
    JobTrigger,
    can_start_after,
    progress_percent,
)
from custom_components.plex_smart_refresher.engine.options import ScanOptions

ACTIVE = (JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.PAUSED)
ENDS = [status for status in JobStatus if status not in ACTIVE]


@pytest.fixture
def job() -> Job:
    return Job(job_id="1", trigger=JobTrigger.ACTION, options=ScanOptions(), started_at=100.0)


def test_a_job_runs_from_its_start(job: Job) -> None:
    assert job.is_active
    assert job.duration is None
    assert job.evolve(done=3).done == 3


@pytest.mark.parametrize("status", ENDS)
def test_an_ended_job_stays_ended(job: Job, status: JobStatus) -> None:
    ended = job.evolve(progress=40.0, current="Alien").finish(status, 160.0, "starting_up")
    assert not ended.is_active
    assert (ended.duration, ended.error, ended.current) == (60, "starting_up", "")
    assert ended.progress == (100 if status is JobStatus.SUCCESS else 40)
    assert ended.evolve(error=None).status is status
    for other in JobStatus:
        if other is not status:
            with pytest.raises(ValueError, match="cannot become"):
                ended.evolve(status=other)


def test_a_job_that_waited_starts_when_it_begins_unless_it_is_resumed(job: Job) -> None:
    queued = job.evolve(status=JobStatus.QUEUED)
    assert (queued.is_active, queued.is_queued) == (True, True)
    assert queued.begin(130.0) == replace(job, started_at=130.0)
    resumed = queued.evolve(phase=Phase.INSPECT)
    assert resumed.begin(130.0) == job.evolve(phase=Phase.INSPECT)
    assert queued.finish(JobStatus.CANCELLED, 130.0).duration == 30


def test_a_job_of_new_items_alone_keeps_no_other_from_starting(job: Job) -> None:
    options = ScanOptions()
    assert can_start_after(None)
    assert not can_start_after(job)
    assert not can_start_after(job.evolve(options=options.for_items(["7"])))
    assert not can_start_after(job.evolve(options=options.for_library("1")))
    assert can_start_after(job.evolve(options=options.for_arrivals(["7"])))


def test_progress_grows_from_phase_to_phase() -> None:
    steps = [progress_percent(phase, done, 4) for phase in Phase for done in range(5)]
    assert steps == sorted(steps)
    assert (steps[0], steps[-1]) == (0, 100)


@pytest.mark.parametrize(("done", "total", "expected"), [(0, 0, 2), (9, 4, 30), (1, 2, 16)])
def test_progress_survives_odd_numbers(done: int, total: int, expected: float) -> None:
    assert progress_percent(Phase.INSPECT, done, total) == expected


def test_a_job_pauses_and_goes_on(job: Job) -> None:
    paused = job.pause(PauseReason.SERVER_BUSY, 130.0)
    assert paused.is_active
    assert (paused.status, paused.pause_reason, paused.paused_at) == ("paused", "server_busy", 130)
    longer = paused.pause(PauseReason.USER, 150.0)
    assert (longer.pause_reason, longer.paused_at) == (PauseReason.USER, 130)
    assert longer.resume() == job
    assert longer.finish(JobStatus.CANCELLED, 160.0).pause_reason is None


def test_only_an_interrupted_job_goes_on_after_its_end(job: Job) -> None:
    paused = job.pause(PauseReason.USER, 130.0)
    interrupted = paused.finish(JobStatus.INTERRUPTED, 160.0)
    assert interrupted.pause_reason is PauseReason.USER
    assert interrupted.reopen() == job
    with pytest.raises(ValueError, match="cannot be resumed"):
        job.finish(JobStatus.CANCELLED, 160.0).reopen()


def test_an_interrupted_job_can_resume_for_a_day(job: Job) -> None:
    ended = job.finish(JobStatus.INTERRUPTED, 160.0)
    assert ended.can_resume(160.0 + 86_399)
    assert not ended.can_resume(160.0 + 86_400)


def test_a_job_during_which_home_assistant_crashed_twice_cannot_resume(job: Job) -> None:
    assert job.evolve(crashes=1).finish(JobStatus.INTERRUPTED, 160.0).can_resume(160.0)
    assert not job.evolve(crashes=2).finish(JobStatus.INTERRUPTED, 160.0).can_resume(160.0)


def test_neither_a_job_that_ended_otherwise_nor_one_for_named_items_can_resume(job: Job) -> None:
    named = job.evolve(options=ScanOptions().for_items(["7"]))
    assert not named.finish(JobStatus.INTERRUPTED, 160.0).can_resume(160.0)
    for status in set(ENDS) - {JobStatus.INTERRUPTED}:
        assert not job.finish(status, 160.0).can_resume(160.0)


def test_only_a_job_that_began_or_crashed_may_have_results(job: Job) -> None:
    assert not job.may_have_results
    assert job.evolve(phase=Phase.COLLECT).may_have_results
    assert job.evolve(crashes=1).may_have_results

# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Tests of the history of jobs."""

from dataclasses import replace
from datetime import timedelta
import json
from pathlib import Path
import stat
from typing import Any
from unittest.mock import patch

from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import LibraryHealth, Tally
from custom_components.plex_smart_refresher.storage import JobHistory, Totals, migration

from .conftest import ENTRY_ID

DAY = 86_400.0


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / f"{ENTRY_ID}.jobs"


@pytest.fixture
async def history(hass: HomeAssistant, file: Path) -> JobHistory:
    history = JobHistory(hass, ENTRY_ID)
    await history.async_load()
    return history


def job(job_id: str = "a", started_at: float = 1000.0, **changes: Any) -> Job:
    return Job(
        job_id=job_id,
        trigger=JobTrigger.MANUAL,
        options=ScanOptions(),
        started_at=started_at,
        **changes,
    )


def ended(job_id: str = "a", started_at: float = 1000.0, **tally: int) -> Job:
    return job(job_id, started_at, tally=Tally(**tally)).finish(JobStatus.SUCCESS, started_at + 60)


def content(file: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(file.read_text())["data"]
    return data


def write(file: Path, data: Any, *, version: int = 1, minor_version: int = 1) -> None:
    document = {"version": version, "minor_version": minor_version, "key": "k", "data": data}
    file.write_text(json.dumps(document))


async def reload(hass: HomeAssistant) -> JobHistory:
    history = JobHistory(hass, ENTRY_ID)
    await history.async_load()
    return history


async def test_a_new_history_is_empty(history: JobHistory) -> None:
    assert (list(history.jobs), history.totals, history.problem) == ([], Totals(), None)
    assert history.get("a") is None


async def test_jobs_are_there_after_a_restart_newest_first(
    hass: HomeAssistant, history: JobHistory
) -> None:
    for saved in (ended("a", 1000.0), job("b", 2000.0), job("c", 3000.0)):
        await history.async_save_job(saved)
    again = await reload(hass)
    assert [each.job_id for each in again.jobs] == ["c", "b", "a"]
    assert again.jobs == history.jobs
    assert again.get("a") == ended("a", 1000.0)
    assert again.problem is None


async def test_the_file_is_for_its_owner_only(history: JobHistory, file: Path) -> None:
    await history.async_save_job(job())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_an_update_replaces_the_job(hass: HomeAssistant, history: JobHistory) -> None:
    await history.async_save_job(job())
    await history.async_save_job(ended())
    assert list((await reload(hass)).jobs) == [ended()]


async def test_progress_is_written_later_and_not_put_off_for_ever(
    hass: HomeAssistant, history: JobHistory, file: Path
) -> None:
    await history.async_save_job(job())
    history.save_job_later(job(done=1))
    assert history.get("a") == job(done=1)
    for done in (2, 3):
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=299))
        await hass.async_block_till_done()
        history.save_job_later(job(done=done))
    assert content(file)["jobs"][0]["done"] == 0
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=301))
    await hass.async_block_till_done()
    assert content(file)["jobs"][0]["done"] == 3


async def test_progress_is_written_again_after_it_was_written(
    hass: HomeAssistant, history: JobHistory, file: Path
) -> None:
    for done in (1, 2):
        history.save_job_later(job(done=done))
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=301))
        await hass.async_block_till_done()
        assert content(file)["jobs"][0]["done"] == done


@pytest.mark.parametrize("turn", [{"phase": Phase.REFRESH}, {"status": JobStatus.PAUSED}])
async def test_what_a_crash_must_not_cost_is_written_soon_whatever_progress_there_is(
    hass: HomeAssistant, history: JobHistory, file: Path, turn: dict[str, Any]
) -> None:
    await history.async_save_job(job())
    history.save_job_later(job(done=1))
    history.save_job_later(job(done=1, **turn))
    history.save_job_later(job(done=2, **turn))
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=11))
    await hass.async_block_till_done()
    assert list((await reload(hass)).jobs) == [job(done=2, **turn)]


async def test_progress_is_written_when_the_entry_is_unloaded(
    history: JobHistory, file: Path
) -> None:
    history.save_job_later(job())
    await history.async_close()
    assert content(file)["jobs"][0]["job_id"] == "a"


async def test_unloading_without_progress_writes_nothing(history: JobHistory, file: Path) -> None:
    await history.async_close()
    assert not file.exists()


async def test_a_job_saved_while_home_assistant_stops_is_written_in_the_end(
    hass: HomeAssistant, history: JobHistory, file: Path
) -> None:
    hass.set_state(CoreState.stopping)
    await history.async_save_job(ended())
    assert not file.exists()
    hass.bus.async_fire_internal("homeassistant_final_write")
    await hass.async_block_till_done()
    assert content(file)["jobs"][0]["status"] == "success"


async def test_a_job_counts_once_in_the_totals_when_it_ends(
    hass: HomeAssistant, history: JobHistory
) -> None:
    running = job(tally=Tally(checked=2))
    await history.async_save_job(running)
    assert history.totals.jobs == 0
    for _ in range(2):
        await history.async_save_job(ended(checked=5, healthy=3, defective=2, fixed=1, errored=1))
    await history.async_save_job(ended("b", 2000.0, checked=1, healthy=1))
    expected = Tally(checked=6, healthy=4, defective=2, fixed=1, errored=1)
    assert history.totals == Totals(jobs=2, tally=expected)
    assert (await reload(hass)).totals == history.totals


async def test_running_jobs_become_interrupted_however_old_they_are(
    hass: HomeAssistant, history: JobHistory
) -> None:
    waiting = replace(job("new", 5000.0), status=JobStatus.QUEUED)
    for saved in (job("old", 1.0), ended("done", 2.0), waiting):
        await history.async_save_job(saved)
    interrupted = history.interrupt_active(9000.0)
    assert [(each.job_id, each.crashes) for each in interrupted] == [("new", 0), ("old", 1)]
    crashed = replace(job("old", 1.0), crashes=1)
    assert history.get("old") == crashed.finish(JobStatus.INTERRUPTED, 9000.0)
    assert history.totals.jobs == 3
    await history.async_close()
    assert {each.status for each in (await reload(hass)).jobs} == {
        JobStatus.INTERRUPTED,
        JobStatus.SUCCESS,
    }


async def test_old_jobs_go_but_not_the_newest_and_not_a_running_one(
    hass: HomeAssistant, history: JobHistory
) -> None:
    now = 100 * DAY
    for saved in (
        job("running", 1 * DAY),
        ended("oldest", 2 * DAY, checked=1),
        ended("old", 3 * DAY, checked=1),
        ended("young", 95 * DAY),
        ended("youngest", 99 * DAY),
    ):
        await history.async_save_job(saved)
    assert await history.async_prune(now, keep_days=30, keep_at_least=3) == ["oldest"]
    assert await history.async_prune(now, keep_days=30, keep_at_least=1) == ["old"]
    assert [each.job_id for each in history.jobs] == ["youngest", "young", "running"]
    again = await reload(hass)
    assert (again.jobs, again.totals.tally.checked) == (history.jobs, 2)


async def test_the_last_look_at_a_whole_library_stays_however_old_it_is(
    hass: HomeAssistant, history: JobHistory
) -> None:
    whole = (LibraryHealth(library_id="1", title="Films", checked=5, is_complete=True),)
    part = (LibraryHealth(library_id="1", title="Films", checked=1),)
    for saved in (
        replace(ended("first", 1 * DAY), libraries=whole),
        replace(ended("last", 2 * DAY), libraries=whole),
        replace(job("crashed", 3 * DAY), libraries=whole, crashes=1).finish(
            JobStatus.INTERRUPTED, 3 * DAY
        ),
        replace(ended("part", 4 * DAY), libraries=part),
        ended("young", 99 * DAY),
    ):
        await history.async_save_job(saved)
    removed = await history.async_prune(100 * DAY, keep_days=30, keep_at_least=1)
    # The crashed one counted all items, and the last one has stored which of them are broken.
    assert set(removed) == {"first", "part"}


async def test_a_job_of_a_clock_that_was_ahead_is_neither_the_newest_nor_kept_for_ever(
    hass: HomeAssistant, history: JobHistory
) -> None:
    for saved in (ended("old", 1 * DAY), ended("ahead", 500 * DAY), ended("new", 2 * DAY)):
        await history.async_save_job(saved)
    again = await reload(hass)
    assert [each.job_id for each in again.jobs] == ["new", "ahead", "old"]
    await history.async_save_job(ended("newest", 50 * DAY))
    removed = await history.async_prune(60 * DAY, keep_days=30, keep_at_least=1)
    assert removed == ["new", "ahead", "old"]


async def test_what_is_believed_of_the_date_outlasts_a_restart(
    hass: HomeAssistant, history: JobHistory
) -> None:
    assert history.believes(100 * DAY)
    assert not history.believes(500 * DAY)
    await history.async_close()
    again = await reload(hass)
    assert not again.believes(500 * DAY)
    assert again.believes(501 * DAY)


async def test_pruning_nothing_writes_nothing(history: JobHistory, file: Path) -> None:
    assert await history.async_prune(5.0, keep_days=1, keep_at_least=0) == []
    assert not file.exists()


@pytest.mark.parametrize(("keep_at_least", "removed"), [(2, ["b", "a"]), (4, ["a"]), (9, [])])
async def test_there_are_never_too_many_jobs_however_young_they_are(
    history: JobHistory, monkeypatch: pytest.MonkeyPatch, keep_at_least: int, removed: list[str]
) -> None:
    monkeypatch.setattr("custom_components.plex_smart_refresher.storage.history._MOST_JOBS", 3)
    for number, name in enumerate("abcde"):
        await history.async_save_job(ended(name, 1000.0 + number))
    assert await history.async_prune(2000.0, keep_days=1, keep_at_least=keep_at_least) == removed


async def test_home_assistant_quarantines_broken_json_and_creates_the_issue(
    hass: HomeAssistant, file: Path
) -> None:
    file.write_text('{"version": 1, "data"')
    history = await reload(hass)
    assert (history.problem, list(history.jobs)) == (None, [])
    [issue] = ir.async_get(hass).issues.values()
    assert (issue.domain, issue.translation_key) == ("homeassistant", "storage_corruption")
    assert len(list(file.parent.glob(f"{file.name}.corrupt*"))) == 1
    await history.async_save_job(job())
    assert (await reload(hass)).problem is None


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "5",
        '{"data": {}}',
        '{"version": "one", "data": {}}',
        '{"version": 1, "data": []}',
        '{"version": 1, "data": {"jobs": {"a": 1}}}',
    ],
)
async def test_json_of_a_wrong_shape_is_quarantined(
    hass: HomeAssistant, file: Path, text: str
) -> None:
    file.write_text(text)
    history = await reload(hass)
    assert (history.problem, list(history.jobs)) == ("history_corrupt", [])
    (kept,) = file.parent.glob(f"{file.name}.corrupt*")
    assert kept.read_text() == text
    await history.async_save_job(job())
    assert len((await reload(hass)).jobs) == 1


async def test_a_file_that_cannot_be_quarantined_is_left_alone(
    hass: HomeAssistant, file: Path
) -> None:
    file.write_text("{ no JSON")
    with patch("os.rename", side_effect=PermissionError("no")):
        history = await reload(hass)
    assert history.problem == "history_unavailable"
    await history.async_save_job(job())
    assert file.read_text() == "{ no JSON"


async def test_a_history_that_is_closed_tries_no_more_to_write(
    hass: HomeAssistant, history: JobHistory, file: Path
) -> None:
    problem = patch.object(history._store, "_write_prepared_data", side_effect=OSError("full"))
    with problem:
        await history.async_save_job(job())
        assert history.is_failing
        await history.async_close()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=1))
    await hass.async_block_till_done()
    assert not file.exists()


async def test_a_history_of_a_newer_version_is_quarantined(hass: HomeAssistant, file: Path) -> None:
    write(file, {"everything": "new"}, version=2)
    history = await reload(hass)
    assert (history.problem, list(history.jobs)) == ("history_newer", [])
    (kept,) = file.parent.glob(f"{file.name}.newer*")
    assert "everything" in kept.read_text()
    await history.async_save_job(job())
    assert (await reload(hass)).problem is None


async def test_a_history_of_a_newer_minor_version_is_read(
    hass: HomeAssistant, history: JobHistory, file: Path
) -> None:
    await history.async_save_job(ended())
    write(file, content(file) | {"mood": "good"}, minor_version=9)
    again = await reload(hass)
    assert (list(again.jobs), again.problem) == ([ended()], None)


async def test_an_older_history_is_migrated(
    hass: HomeAssistant,
    history: JobHistory,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await history.async_save_job(ended())
    write(file, {"records": content(file)["jobs"]}, version=0)
    step = ((1, 1), lambda old: {"jobs": old["records"]})
    monkeypatch.setattr(migration, "STEPS", {(0, 1): step})
    assert list((await reload(hass)).jobs) == [ended()]


async def test_a_file_that_cannot_be_read_is_left_alone(
    hass: HomeAssistant, history: JobHistory, file: Path
) -> None:
    await history.async_save_job(ended())
    before = file.read_text()
    error = HomeAssistantError("Input/output error")
    with patch("homeassistant.util.json.load_json", side_effect=error):
        again = await reload(hass)
    assert again.problem == "history_unavailable"
    await again.async_save_job(job("b"))
    assert again.get("b") == job("b")
    assert file.read_text() == before


async def test_jobs_of_a_newer_version_are_skipped_once_and_stay_in_the_file(
    hass: HomeAssistant, history: JobHistory, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await history.async_save_job(ended())
    data = content(file)
    strange = data["jobs"][0] | {"job_id": "b", "status": "dreaming", "started_at": 5 * DAY}
    write(file, data | {"jobs": [*data["jobs"], strange, "nonsense"]})
    again = await reload(hass)
    assert list(again.jobs) == [ended()]
    assert caplog.text.count("2 jobs of the history cannot be read") == 1
    await again.async_save_job(ended("c"))
    assert {"b", "a", "c"} == {
        each["job_id"] for each in content(file)["jobs"] if isinstance(each, dict)
    }
    await again.async_prune(6 * DAY, keep_days=3, keep_at_least=0)
    assert content(file)["jobs"] == [strange]
    await again.async_prune(99 * DAY, keep_days=3, keep_at_least=0)
    assert content(file)["jobs"] == []

# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Tests of the purge."""

from pathlib import Path
import sqlite3
from unittest.mock import patch

import pytest

from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.pictures import PictureCheck, PictureState
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex
from custom_components.plex_smart_refresher.storage.log_index import (
    purge as purge_module,
    writing,
)
from custom_components.plex_smart_refresher.storage.log_index.records import Batch
from custom_components.plex_smart_refresher.storage.log_index.rows import line_row

from ..conftest import AddOutcome, line, outcome, rows, state
from .conftest import count

DAY = 86_400.0


def job(job_id: str, status: JobStatus = JobStatus.SUCCESS) -> Job:
    return Job(
        job_id=job_id,
        trigger=JobTrigger.MANUAL,
        options=ScanOptions(),
        started_at=0.0,
        status=status,
    )


async def purge(index: LogIndex, now: float, keep: list[str], **days: int) -> dict[str, int]:
    limits = {"log_days": 0, "item_days": 0, "change_days": 0, **days}
    return await index.async_purge(now, jobs=lambda: map(job, keep), **limits)


async def test_old_lines_go(index: LogIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge_module, "_PURGE_ROWS", 10)
    monkeypatch.setattr(purge_module, "_MERGE_STEPS", 0)
    for number in range(25):
        index.add_line("job", line(f"old {number}", time=1 * DAY))
    for number in range(5):
        index.add_line("job", line(f"new {number}", time=9 * DAY))
    assert await purge(index, 10 * DAY, ["job"], log_days=3) == {
        "lines": 25,
        "items": 0,
        "job_items": 0,
        "changes": 0,
    }
    assert await count(index) == 5
    assert (await index.lines.get("job", limit=9, search="old")).total == 0
    assert (await index.lines.get("job", limit=9, search="new")).total == 5


@pytest.mark.parametrize("status", [JobStatus.RUNNING, JobStatus.PAUSED])
async def test_a_job_that_is_active_keeps_its_old_lines(
    index: LogIndex, add: AddOutcome, status: JobStatus
) -> None:
    for job_id in ("ended", "active"):
        index.add_line(job_id, line(time=1 * DAY))
        add(outcome(Result.FIXED), time=1 * DAY, job_id=job_id)
    jobs = [job("ended"), job("active", status)]
    await index.async_purge(99 * DAY, log_days=3, item_days=0, change_days=0, jobs=lambda: jobs)
    totals = [(await index.lines.get(each.job_id, limit=1)).total for each in jobs]
    assert totals == [0, 1]
    assert (await index.memory.results("active"))["1"].result is Result.FIXED


async def test_a_job_that_begins_during_a_purge_keeps_what_it_writes(index: LogIndex) -> None:
    known = [job("first")]
    index.add_line("first", line())
    stored_jobs = purge_module.stored_jobs

    def begin(connection: sqlite3.Connection) -> set[str]:
        known.append(job("second", JobStatus.RUNNING))
        writing.write_batch(connection, Batch([line_row("second", line())]), has_text_search=True)
        return stored_jobs(connection)

    with patch.object(purge_module, "stored_jobs", begin):
        await index.async_purge(
            5.0, log_days=0, item_days=0, change_days=0, jobs=lambda: list(known)
        )
    assert (await index.lines.get("second", limit=1)).total == 1


async def test_zero_days_keep_everything(index: LogIndex, add: AddOutcome) -> None:
    index.add_line("job", line(time=1.0))
    add(outcome(Result.UNRESOLVED), time=1.0, remembered=state())
    assert set((await purge(index, 999 * DAY, ["job"])).values()) == {0}


async def test_items_not_seen_for_long_go_but_an_ignored_one_stays(
    index: LogIndex, add: AddOutcome
) -> None:
    for key, time in (("1", 1 * DAY), ("2", 1 * DAY), ("3", 9 * DAY)):
        add(outcome(Result.UNRESOLVED, rating_key=key), time=time, remembered=state(key))
    await index.item_changes.set_ignored(Marks.of(["2"]), ignored=True)
    assert (await purge(index, 10 * DAY, ["job"], item_days=3))["items"] == 1
    page = await index.items.get(limit=9, sort="title", descending=False)
    assert sorted(each.rating_key for each in page.items) == ["2", "3"]
    assert (await index.items.get(limit=9, search="film")).total == 2


async def test_what_was_known_of_an_item_that_is_gone_goes_as_late_as_an_item(
    index: LogIndex, add: AddOutcome
) -> None:
    for key, time in (("1", 1 * DAY), ("2", 1 * DAY), ("3", 9 * DAY)):
        add(outcome(Result.UNRESOLVED, rating_key=key), time=0.0, remembered=state(key))
        await index.item_changes.set_ignored(Marks.of([key]), ignored=key == "2")
        add(outcome(Result.GONE, rating_key=key), time=time)
    assert (await purge(index, 10 * DAY, ["job"], item_days=9))["items"] == 0
    assert (await purge(index, 10 * DAY, ["job"], item_days=3))["items"] == 2
    assert await index.memory.rating_keys() == {"3"}


async def test_a_check_of_a_picture_goes_as_late_as_an_item(index: LogIndex) -> None:
    checks = [PictureCheck(key, "", PictureState.OK, int(key) * DAY) for key in ("1", "9")]
    await index.memory.keep_pictures(checks)
    await purge(index, 10 * DAY, [], item_days=3)
    assert list(await index.memory.pictures(["1", "9"])) == ["9"]


async def test_what_belongs_to_a_job_no_longer_in_the_history_goes(
    index: LogIndex, add: AddOutcome
) -> None:
    for job_id in ("kept", "gone"):
        index.add_line(job_id, line())
        add(outcome(Result.FIXED), job_id=job_id)
    add(outcome(Result.FIXED), job_id="silent")
    assert await purge(index, 5.0, ["kept"]) == {
        "lines": 1,
        "items": 0,
        "job_items": 2,
        "changes": 0,
    }
    assert (await index.lines.get("kept", limit=1)).total == 1
    assert (await index.job_items.get("kept", limit=1)).total == 1
    assert (await index.lines.get("gone", limit=1)).total == 0


async def test_a_purge_leaves_nothing_of_deleted_lines_in_the_text_index(
    index: LogIndex, database: Path
) -> None:
    for day in range(12):
        for number in range(200):
            index.add_line("job", line(f"{number} on day{day}", time=day * DAY))
        await index.async_flush()
        await purge(index, day * DAY, ["job"], log_days=3)
    parts = "SELECT COUNT(DISTINCT segid) FROM log_text_idx"
    assert rows(database, parts) == [(1,)]


async def test_the_file_shrinks(
    index: LogIndex, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(purge_module, "_PURGE_PAGES", 20)
    for number in range(3000):
        index.add_line("job", line(f"{number} {'x' * 300}"))
    await index.async_backup_prepare()
    await index.async_backup_done()
    before = database.stat().st_size
    await purge(index, 5.0, [])
    await index.async_close()
    assert database.stat().st_size < before / 3

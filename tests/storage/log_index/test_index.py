# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Tests of the log index: opening, writing, keeping it small, backup."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
import os
from pathlib import Path
import sqlite3
import stat
import threading
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.ports import ItemMemory
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex, LogIndexError, files
from custom_components.plex_smart_refresher.storage.log_index import (
    buffer,
    lines,
    purge as purge_module,
    writing,
)
from custom_components.plex_smart_refresher.storage.log_index.database import DatabaseFile
from custom_components.plex_smart_refresher.storage.log_index.records import Batch, PendingLine

from ..conftest import ENTRY_ID, AddOutcome, line, outcome, rows, state

DAY = 86_400.0


async def open_again(hass: HomeAssistant) -> LogIndex:
    index = LogIndex(hass, ENTRY_ID)
    await index.async_open()
    return index


async def tick(hass: HomeAssistant, seconds: float) -> None:
    """Let some seconds pass."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done()


def connection_of(index: LogIndex) -> sqlite3.Connection:
    return index.database.run(lambda connection: connection)


async def count(index: LogIndex) -> int:
    return (await index.lines.get("job", limit=0)).total


# Opening and closing


def test_it_is_the_memory_of_the_engine(hass: HomeAssistant) -> None:
    memory: ItemMemory = LogIndex(hass, ENTRY_ID).memory
    assert memory is not None


async def test_a_new_file_is_for_its_owner_only(index: LogIndex, database: Path) -> None:
    assert index.problem is None
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert stat.S_IMODE(database.with_name(f"{database.name}-wal").stat().st_mode) == 0o600
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700


async def test_opening_and_closing_twice_does_no_harm(index: LogIndex) -> None:
    before = connection_of(index)
    await index.async_open()
    assert connection_of(index) is before
    await index.async_close()
    await index.async_close()


async def test_what_was_written_is_there_after_a_restart(
    hass: HomeAssistant, index: LogIndex
) -> None:
    index.add_line("job", line("hello"))
    await index.async_close()
    again = await open_again(hass)
    assert [each.message for each in (await again.lines.get("job", limit=5)).lines] == ["hello"]
    await again.async_close()


async def test_closing_leaves_one_file_with_everything(index: LogIndex, database: Path) -> None:
    index.add_line("job", line("hello"))
    await index.async_close()
    assert list(database.parent.iterdir()) == [database]
    assert rows(database, "SELECT message FROM log_lines") == [("hello",)]


async def test_after_closing_it_takes_nothing_and_says_so_when_asked(index: LogIndex) -> None:
    await index.async_close()
    index.add_line("job", line())
    await index.async_flush()
    assert index.database.file_bytes() == 0
    with pytest.raises(LogIndexError, match="closed"):
        await index.memory.states(["1"])


async def test_a_corrupt_file_is_moved_aside(
    hass: HomeAssistant, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database.write_bytes(b"this is no database at all" * 500)
    index = await open_again(hass)
    assert index.problem == "log_index_corrupt"
    index.add_line("job", line())
    assert await count(index) == 1
    await index.async_close()
    (kept,) = database.parent.glob("*.corrupt-*")
    assert kept.read_bytes().startswith(b"this is no database")
    assert caplog.text.count("A new log index is begun") == 1


async def test_a_file_of_a_newer_version_is_moved_aside(
    hass: HomeAssistant, database: Path
) -> None:
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    index = await open_again(hass)
    assert index.problem == "log_index_newer"
    await index.async_close()
    (kept,) = database.parent.glob("*.newer-*")
    assert rows(kept, "PRAGMA user_version") == [(99,)]


@pytest.mark.parametrize(
    "script", ["PRAGMA user_version = 1", "CREATE TABLE items (mood); PRAGMA user_version = 0"]
)
async def test_a_database_of_somebody_else_is_moved_aside(
    hass: HomeAssistant, database: Path, script: str
) -> None:
    connection = sqlite3.connect(database)
    connection.executescript(script)
    connection.close()
    index = await open_again(hass)
    assert index.problem == "log_index_corrupt"
    await index.async_close()


async def test_a_folder_in_its_place_is_moved_aside(hass: HomeAssistant, database: Path) -> None:
    database.mkdir()
    index = await open_again(hass)
    assert index.problem == "log_index_corrupt"
    assert database.is_file()
    await index.async_close()


async def test_a_file_that_cannot_be_moved_aside_is_left_and_memory_used(
    hass: HomeAssistant, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.write_bytes(b"this is no database at all" * 500)
    monkeypatch.setattr(files.Path, "rename", fail_with(PermissionError("no")))
    index = await open_again(hass)
    assert index.problem == "log_index_unavailable"
    index.add_line("job", line())
    assert await count(index) == 1
    await index.async_close()
    assert database.read_bytes().startswith(b"this is no database")


async def test_without_a_writable_folder_it_works_in_memory(
    hass: HomeAssistant, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files.Path, "touch", fail_with(OSError(30, "Read-only file system")))
    index = await open_again(hass)
    assert index.problem == "log_index_unavailable"
    index.add_outcome("job", outcome(Result.UNRESOLVED), 5.0, state=state(), dry_run=False)
    assert list(await index.memory.states(["1"])) == ["1"]
    await index.async_backup_prepare()
    await index.async_backup_done()
    await index.async_close()
    assert not database.exists()


async def test_a_locked_file_is_left_alone_and_memory_used(
    hass: HomeAssistant, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "custom_components.plex_smart_refresher.storage.log_index.database._BUSY_SECONDS", 0
    )
    visitor = sqlite3.connect(database, isolation_level=None)
    visitor.execute("BEGIN EXCLUSIVE")
    index = await open_again(hass)
    assert index.problem == "log_index_unavailable"
    await index.async_close()
    visitor.close()
    assert list(database.parent.glob("*.corrupt-*")) == []


def fail_with(error: Exception) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


async def test_closing_says_when_it_was_not_clean(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(
        DatabaseFile, "close", fail_with(sqlite3.OperationalError("disk I/O error"))
    )
    connection = connection_of(index)
    await index.async_close()
    assert "not closed cleanly: disk I/O error" in caplog.text
    connection.close()


# Writing


async def test_few_records_are_written_half_a_second_after_the_first(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    index.add_line("job", line())
    index.add_line("job", line())
    await hass.async_block_till_done()
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(0,)]
    await tick(hass, 0.6)
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(2,)]


async def test_what_is_to_outlast_a_loss_of_power_is_written_and_synced(
    index: LogIndex, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []

    def fsync(file: int) -> None:
        path = Path(f"/proc/self/fd/{file}").readlink()
        synced.append((path.name, rows(database, "SELECT COUNT(*) FROM log_lines")))

    monkeypatch.setattr(os, "fsync", fsync)
    index.add_line("job", line())
    await index.async_sync()
    assert synced == [(f"{database.name}-wal", [(1,)])]


async def test_a_disk_that_cannot_sync_is_said(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(os, "fsync", fail_with(OSError("disk I/O error")))
    index.add_line("job", line())
    await index.async_sync()
    assert "would not outlast a loss of power: disk I/O error" in caplog.text
    assert await count(index) == 1


async def test_what_is_in_memory_or_closed_needs_no_sync(
    index: LogIndex, database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database.with_name(f"{database.name}-wal").unlink()
    await index.async_sync()
    await index.async_close()
    await index.async_sync()
    assert not caplog.records


async def test_many_records_are_written_at_once(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    for number in range(499):
        index.add_line("job", line(str(number)))
    index.add_outcome("job", outcome(Result.FIXED), 1.0, state=None, dry_run=False)
    await hass.async_block_till_done()
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(499,)]
    assert rows(database, "SELECT COUNT(*) FROM job_items") == [(1,)]


async def test_what_comes_while_a_batch_is_written_follows_it(
    hass: HomeAssistant, index: LogIndex, monkeypatch: pytest.MonkeyPatch, database: Path
) -> None:
    started, go_on, running = threading.Event(), threading.Event(), 0
    write_batch = writing.write_batch

    def slow(*args: Any, **kwargs: Any) -> None:
        nonlocal running
        running += 1
        assert running == 1
        started.set()
        go_on.wait(5)
        write_batch(*args, **kwargs)
        running -= 1

    monkeypatch.setattr(writing, "write_batch", slow)
    for number in range(500):
        index.add_line("job", line(str(number)))
    await hass.async_add_executor_job(started.wait, 5)
    for number in range(700):
        index.add_line("job", line(str(number)))
    go_on.set()
    await hass.async_block_till_done()
    await tick(hass, 1)
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(1200,)]


async def test_reading_and_writing_at_the_same_time_loses_nothing(index: LogIndex) -> None:
    async def write(job_id: str) -> None:
        for number in range(2000):
            index.add_line(job_id, line(f"line {number}"))
            if number % 100 == 0:
                await asyncio.sleep(0)

    async def read(job_id: str) -> None:
        last = 0
        for _ in range(30):
            page = await index.lines.get(job_id, limit=10, search="line")
            assert page.total >= last
            last = page.total

    await asyncio.gather(*(write(each) for each in "ab"), *(read(each) for each in "abab"))
    assert [(await index.lines.get(each, limit=1)).total for each in "ab"] == [2000, 2000]


async def test_a_full_disk_is_said_once_and_nothing_is_lost_when_there_is_room_again(
    hass: HomeAssistant, index: LogIndex, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_of(index)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(600):
        index.add_line("job", line(f"{number} {'x' * 500}"))
    await hass.async_block_till_done()
    index.add_outcome("job", outcome(Result.UNRESOLVED), 5.0, state=state(), dry_run=False)
    assert await index.memory.states(["1"]) == {}
    assert caplog.text.count("The log index cannot be written") == 1
    assert index.is_failing
    await tick(hass, 5)
    connection.execute("PRAGMA max_page_count = 1000000")
    await tick(hass, 31)
    assert list(await index.memory.states(["1"])) == ["1"]
    assert await count(index) == 600
    assert caplog.text.count("The log index can be written again") == 1
    assert not index.is_failing


async def test_a_visitor_who_locks_the_file_is_waited_for(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    connection_of(index).execute("PRAGMA busy_timeout = 0")
    visitor = sqlite3.connect(database, isolation_level=None)
    visitor.execute("BEGIN IMMEDIATE")
    index.add_line("job", line())
    await tick(hass, 1)
    visitor.execute("ROLLBACK")
    visitor.close()
    await tick(hass, 31)
    assert await count(index) == 1


async def test_what_cannot_be_written_is_bounded_and_the_newest_stay(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.writer, "_buffer", small_buffer(monkeypatch))
    connection = connection_of(index)
    connection.execute("PRAGMA query_only = 1")
    for number in range(5):
        index.add_line("job", line(str(number)))
    await index.async_flush()
    index.add_line("job", line("5"))
    connection.execute("PRAGMA query_only = 0")
    page = await index.lines.get("job", limit=9)
    assert [each.message for each in page.lines] == ["3", "4", "5"]


def small_buffer(monkeypatch: pytest.MonkeyPatch) -> buffer.Buffer:
    monkeypatch.setattr(buffer, "_MAX_LINES", 3)
    return buffer.Buffer()


async def test_a_record_that_can_never_be_written_does_not_stop_the_others(
    index: LogIndex, caplog: pytest.LogCaptureFixture
) -> None:
    index.add_line("job", line(time=None))  # type: ignore[arg-type]
    await index.async_flush()
    assert "1 records cannot be written" in caplog.text
    index.add_line("job", line())
    assert await count(index) == 1


async def test_damage_met_while_writing_begins_a_new_file_with_the_records(
    index: LogIndex, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "write_batch", damage_once(writing.write_batch))
    index.add_line("job", line("hello"))
    await index.async_flush()
    assert index.problem == "log_index_corrupt"
    assert await count(index) == 1
    assert len(list(database.parent.glob("*.corrupt-*"))) >= 1


async def test_damage_met_while_reading_begins_a_new_file(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_log = lines.read_log
    monkeypatch.setattr(lines, "read_log", damage_once(read_log))
    with pytest.raises(LogIndexError, match="malformed"):
        await count(index)
    assert index.problem == "log_index_corrupt"
    assert await count(index) == 0


async def test_it_knows_since_when_it_is_kept(
    hass: HomeAssistant, index: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = index.begun
    assert first > 0
    await index.async_close()
    assert index.begun == 0
    again = await open_again(hass)
    assert again.begun == first
    read_log = lines.read_log
    monkeypatch.setattr(lines, "read_log", damage_once(read_log))
    with pytest.raises(LogIndexError):
        await count(again)
    assert again.begun > first
    await again.async_close()


async def test_another_error_while_reading_is_told(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "read_log", fail_with(sqlite3.OperationalError("disk I/O error")))
    with pytest.raises(LogIndexError, match="disk I/O error"):
        await count(index)
    assert index.problem is None


def damage_once(function: Callable[..., Any]) -> Callable[..., Any]:
    is_damaged = True

    def damaged(*args: Any, **kwargs: Any) -> Any:
        nonlocal is_damaged
        if is_damaged:
            is_damaged = False
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error
        return function(*args, **kwargs)

    return damaged


# Keeping it small


def job(job_id: str, status: JobStatus = JobStatus.SUCCESS) -> Job:
    return Job(
        job_id=job_id,
        trigger=JobTrigger.MANUAL,
        options=ScanOptions(),
        started_at=0.0,
        status=status,
    )


async def purge(index: LogIndex, now: float, keep: list[str], **days: int) -> dict[str, int]:
    limits = {"log_days": 0, "item_days": 0, **days}
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
    await index.async_purge(99 * DAY, log_days=3, item_days=0, jobs=lambda: jobs)
    totals = [(await index.lines.get(each.job_id, limit=1)).total for each in jobs]
    assert totals == [0, 1]
    assert (await index.memory.results("active"))["1"].result is Result.FIXED


async def test_a_job_that_begins_during_a_purge_keeps_what_it_writes(index: LogIndex) -> None:
    known = [job("first")]
    index.add_line("first", line())
    stored_jobs = purge_module.stored_jobs

    def begin(connection: sqlite3.Connection) -> set[str]:
        known.append(job("second", JobStatus.RUNNING))
        writing.write_batch(
            connection, Batch([PendingLine("second", line())]), has_text_search=True
        )
        return stored_jobs(connection)

    with patch.object(purge_module, "stored_jobs", begin):
        await index.async_purge(5.0, log_days=0, item_days=0, jobs=lambda: list(known))
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
    await index.items.set_ignored(["2"], ignored=True)
    assert (await purge(index, 10 * DAY, ["job"], item_days=3))["items"] == 1
    page = await index.items.get(limit=9, sort="title", descending=False)
    assert sorted(each.rating_key for each in page.items) == ["2", "3"]
    assert (await index.items.get(limit=9, search="film")).total == 2


async def test_what_belongs_to_a_job_no_longer_in_the_history_goes(
    index: LogIndex, add: AddOutcome
) -> None:
    for job_id in ("kept", "gone"):
        index.add_line(job_id, line())
        add(outcome(Result.FIXED), job_id=job_id)
    add(outcome(Result.FIXED), job_id="silent")
    assert await purge(index, 5.0, ["kept"]) == {"lines": 1, "items": 0, "job_items": 2}
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


async def test_sizes_are_told(index: LogIndex, add: AddOutcome) -> None:
    index.add_line("job", line())
    add(outcome(Result.UNRESOLVED), remembered=state())
    await index.async_flush()
    sizes = await index.sizes()
    assert (sizes["lines"], sizes["items"]) == (1, 1)
    assert sizes["file_bytes"] > 4096


# Backup


async def test_while_home_assistant_copies_the_file_changes_go_to_its_companion(
    hass: HomeAssistant, index: LogIndex, database: Path, tmp_path: Path
) -> None:
    index.add_line("job", line("before"))
    await index.async_backup_prepare()
    first = database.read_bytes()
    for number in range(3000):
        index.add_line("job", line(f"{number} {'x' * 300}"))
    await index.async_flush()
    assert database.read_bytes() == first
    copy = tmp_path / "copy.db"
    copy.write_bytes(first)
    assert rows(copy, "SELECT message FROM log_lines") == [("before",)]
    wal = database.with_name(f"{database.name}-wal").read_bytes()
    copy.with_name("copy.db-wal").write_bytes(wal)
    assert rows(copy, "SELECT COUNT(*) FROM log_lines") == [(3001,)]
    await index.async_backup_done()
    assert database.read_bytes() != first
    assert await count(index) == 3001

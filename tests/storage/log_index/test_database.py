# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Tests of the database: opening, closing, damage."""

import os
from pathlib import Path
import sqlite3
import stat

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex, LogIndexError, files
from custom_components.plex_smart_refresher.storage.log_index import (
    lines,
)
from custom_components.plex_smart_refresher.storage.log_index.database import DatabaseFile

from ..conftest import line, outcome, rows, state
from .conftest import connection_of, count, damage_once, fail_with, open_again


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


async def test_a_corrupt_file_is_quarantined(
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


async def test_a_file_of_a_newer_version_is_quarantined(
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
async def test_a_database_of_somebody_else_is_quarantined(
    hass: HomeAssistant, database: Path, script: str
) -> None:
    connection = sqlite3.connect(database)
    connection.executescript(script)
    connection.close()
    index = await open_again(hass)
    assert index.problem == "log_index_corrupt"
    await index.async_close()


async def test_a_folder_in_its_place_is_quarantined(hass: HomeAssistant, database: Path) -> None:
    database.mkdir()
    index = await open_again(hass)
    assert index.problem == "log_index_corrupt"
    assert database.is_file()
    await index.async_close()


async def test_a_file_that_cannot_be_quarantined_is_left_and_memory_used(
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


async def test_closing_leaves_one_file_with_everything(index: LogIndex, database: Path) -> None:
    index.add_line("job", line("hello"))
    await index.async_close()
    assert list(database.parent.iterdir()) == [database]
    assert rows(database, "SELECT message FROM log_lines") == [("hello",)]


async def test_a_log_index_that_began_by_a_clock_that_was_ahead_begins_now(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    right = index.begun
    connection_of(index).execute("UPDATE beginning SET time = time + 1000000")
    await index.async_close()
    again = await open_again(hass)
    begun = again.begun
    assert right <= begun < right + 1_000
    await again.async_close()
    assert rows(database, "SELECT time FROM beginning") == [(begun,)]


@pytest.mark.parametrize("pattern", ["*.db", "*.db*"])
async def test_a_file_that_is_deleted_while_it_is_open_is_written_again(
    index: LogIndex, database: Path, pattern: str, caplog: pytest.LogCaptureFixture
) -> None:
    index.add_line("job", line("before"))
    await index.async_sync()
    for path in database.parent.glob(pattern):
        path.unlink()
    index.add_line("job", line("after"))
    index.add_outcome("job", outcome(Result.UNRESOLVED), 1.0, state=state(), dry_run=False)
    await index.async_sync()
    assert index.problem == "log_index_lost"
    assert "was deleted or replaced" in caplog.text
    index.add_line("job", line("later"))
    assert await count(index) == 3
    assert list(await index.memory.states(["1"])) == ["1"]
    await index.async_close()
    messages = rows(database, "SELECT message FROM log_lines ORDER BY id")
    assert messages == [("before",), ("after",), ("later",)]
    assert stat.S_IMODE(database.stat().st_mode) == 0o600
    assert [path.name for path in database.parent.iterdir()] == [database.name]


async def test_a_file_that_replaces_the_open_one_is_used(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    index.add_line("job", line("kept"))
    await index.async_close()
    copy = database.read_bytes()
    await index.async_open()
    index.add_line("job", line("lost"))
    await index.async_sync()
    other = database.with_name("other")
    other.write_bytes(copy)
    other.rename(database)
    await index.async_sync()
    assert index.problem == "log_index_lost"
    assert [each.message for each in (await index.lines.get("job", limit=9)).lines] == ["kept"]


async def test_a_file_that_stays_is_no_problem(index: LogIndex) -> None:
    index.add_line("job", line())
    await index.async_sync()
    assert index.problem is None

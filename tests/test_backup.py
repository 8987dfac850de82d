# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Backups of Home Assistant: the log index in them is sound, also while a scan writes."""

from contextlib import closing
from pathlib import Path
import shutil
import sqlite3
import tarfile
from unittest.mock import patch

from homeassistant.components.backup import BackupManager
from homeassistant.components.backup.const import DATA_MANAGER
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.storage import JobHistory, LogIndex, LogIndexError
from plex_simulator import PlexSimulator

from .kit import call, scan, until


@pytest.fixture
async def backups(hass: HomeAssistant, loaded: MockConfigEntry) -> BackupManager:
    """Return Home Assistant's own backup integration, which finds ours."""
    assert await async_setup_component(hass, "backup", {})
    await hass.async_block_till_done()
    manager: BackupManager = hass.data[DATA_MANAGER]
    assert "plex_smart_refresher" in manager.platforms
    return manager


@pytest.fixture
def database(hass_config_dir: str, entry: MockConfigEntry) -> Path:
    """Return the file of the log index."""
    return Path(hass_config_dir, ".storage", "plex_smart_refresher", f"{entry.entry_id}.db")


def messages(file: Path) -> list[str]:
    """Return the lines in a copy, which must be sound."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [row[0] for row in connection.execute("SELECT message FROM log_lines ORDER BY id")]


def companion(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


def is_refreshing(manager: JobManager) -> bool:
    """Return whether a scan has begun to write much."""
    job = manager.job
    return job is not None and job.phase is Phase.REFRESH and job.done > 5


@pytest.mark.parametrize("with_companion", [False, True])
async def test_a_copy_that_is_taken_while_a_scan_writes_is_sound(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    backups: BackupManager,
    database: Path,
    tmp_path: Path,
    with_companion: bool,
) -> None:
    manager = loaded.runtime_data.manager
    job_id = (await call(hass, "start_scan"))["job_id"]
    await until(lambda: is_refreshing(manager))
    await backups.async_pre_backup_actions()
    known = [line.message for line in (await manager.records.lines.get(job_id, limit=9999)).lines]
    copy = tmp_path / "copy.db"
    shutil.copy(database, copy)
    await until(lambda: len(messages(database)) > len(known))
    assert copy.read_bytes() == database.read_bytes()
    if with_companion:
        shutil.copy(companion(database), companion(copy))
    assert manager.job is not None
    await backups.async_post_backup_actions()
    assert len(known) > 20
    copied = messages(copy)
    assert copied[:20] == known[:20]
    assert (len(copied) > len(known)) is with_companion
    await call(hass, "cancel_scan")


async def test_after_a_backup_the_file_grows_again(
    hass: HomeAssistant, loaded: MockConfigEntry, backups: BackupManager, database: Path
) -> None:
    await backups.async_pre_backup_actions()
    before = database.read_bytes()
    await scan(hass, loaded)
    assert database.read_bytes() == before
    await backups.async_post_backup_actions()
    assert database.read_bytes() != before
    assert len(messages(database)) > 100


async def test_home_assistants_own_backup_has_a_sound_log_index(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    backups: BackupManager,
    hass_config_dir: str,
    tmp_path: Path,
) -> None:
    manager = loaded.runtime_data.manager
    await call(hass, "start_scan")
    await until(lambda: is_refreshing(manager))
    await backups.async_create_backup(
        agent_ids=["backup.local"],
        include_addons=None,
        include_all_addons=False,
        include_database=True,
        include_folders=None,
        include_homeassistant=True,
        name="test",
        password=None,
    )
    assert manager.job is not None
    await call(hass, "cancel_scan")
    names = await hass.async_add_executor_job(unpack, Path(hass_config_dir), tmp_path / "restored")
    [file] = [name for name in names if name.suffix == ".db"]
    assert len(messages(file)) > 20


def unpack(config: Path, target: Path) -> list[Path]:
    """Unpack the newest backup and return the files in it."""
    [backup] = (config / "backups").glob("*.tar")
    with tarfile.open(backup) as outer:
        outer.extractall(target, filter="data")
    with tarfile.open(target / "homeassistant.tar.gz") as inner:
        inner.extractall(target, filter="data")
    return list((target / "data" / ".storage" / "plex_smart_refresher").iterdir())


async def test_the_job_that_runs_is_written_before_the_copy(
    hass: HomeAssistant, loaded: MockConfigEntry, backups: BackupManager
) -> None:
    manager = loaded.runtime_data.manager
    await call(hass, "start_scan")
    await until(lambda: manager.job is not None and manager.job.done > 0)
    with patch.object(JobHistory, "_async_write") as write:
        manager.files.history.save_job_later(manager.job)
        await backups.async_pre_backup_actions()
        assert write.call_count == 1
    await backups.async_post_backup_actions()
    await call(hass, "cancel_scan")


async def test_a_log_index_that_cannot_be_held_does_not_spoil_the_backup(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    backups: BackupManager,
    caplog: pytest.LogCaptureFixture,
) -> None:
    problem = LogIndexError("disk I/O error")
    with (
        patch.object(LogIndex, "async_backup_prepare", side_effect=problem),
        patch.object(LogIndex, "async_backup_done", side_effect=problem),
    ):
        await backups.async_pre_backup_actions()
        await backups.async_post_backup_actions()
    assert "may not be sound in the backup: disk I/O error" in caplog.text
    assert "was not released after the backup: disk I/O error" in caplog.text


async def test_a_server_that_is_not_loaded_does_not_spoil_the_backup(
    hass: HomeAssistant, loaded: MockConfigEntry, backups: BackupManager
) -> None:
    assert await hass.config_entries.async_unload(loaded.entry_id)
    await backups.async_pre_backup_actions()
    await backups.async_post_backup_actions()

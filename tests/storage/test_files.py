# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Tests of where the files are and how they go."""

from pathlib import Path

from homeassistant.core import HomeAssistant

from custom_components.plex_smart_refresher.storage import (
    async_remove_files,
    async_remove_leftovers,
)
from custom_components.plex_smart_refresher.storage.files import database_path, quarantine

from .conftest import ENTRY_ID


async def test_removing_an_entry_removes_all_its_files_and_the_folder(
    hass: HomeAssistant, folder: Path
) -> None:
    for ending in ("jobs", "db", "db-wal", "db-shm", "db.corrupt-1", "db.corrupt-1-wal", "jobs.x"):
        (folder / f"{ENTRY_ID}.{ending}").touch()
    (folder / f"{ENTRY_ID}.db.corrupt-2").mkdir()
    await async_remove_files(hass, ENTRY_ID)
    assert not folder.exists()


async def test_files_of_another_entry_stay(hass: HomeAssistant, folder: Path) -> None:
    other = folder / f"{ENTRY_ID}2.db"
    for path in (other, folder / f"{ENTRY_ID}.db"):
        path.touch()
    await async_remove_files(hass, ENTRY_ID)
    assert list(folder.iterdir()) == [other]


async def test_removing_where_nothing_is_does_no_harm(
    hass: HomeAssistant, config_dir: Path
) -> None:
    await async_remove_files(hass, ENTRY_ID)
    assert not database_path(hass, ENTRY_ID).parent.exists()


def test_a_database_is_moved_aside_with_what_belongs_to_it(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.write_text("database")
    path.with_name("x.db-wal").write_text("wal")
    kept = quarantine(path, "corrupt")
    assert kept.name.startswith("x.db.corrupt-")
    assert kept.read_text() == "database"
    assert kept.with_name(f"{kept.name}-wal").read_text() == "wal"
    assert len(list(tmp_path.iterdir())) == 2


async def test_what_a_cut_off_write_has_left_goes_and_all_else_stays(
    hass: HomeAssistant, folder: Path
) -> None:
    kept = [folder / f"{ENTRY_ID}.{ending}" for ending in ("db", "jobs", "jobs.corrupt-1")]
    for path in (*kept, folder / "tmpa1b2c3d4"):
        path.touch()
    await async_remove_leftovers(hass)
    assert sorted(folder.iterdir()) == sorted(kept)


async def test_nothing_is_left_over_before_the_first_start(
    hass: HomeAssistant, config_dir: Path
) -> None:
    await async_remove_leftovers(hass)
    assert not database_path(hass, ENTRY_ID).parent.exists()


async def test_a_leftover_that_cannot_be_removed_stops_nobody(
    hass: HomeAssistant, folder: Path
) -> None:
    (folder / "tmpfolder").mkdir()
    await async_remove_leftovers(hass)
    assert (folder / "tmpfolder").exists()

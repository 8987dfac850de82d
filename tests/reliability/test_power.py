"""Tests that the disk that forgets keeps what was synced, and may lose all the rest."""

import os
from pathlib import Path
from random import Random

import pytest

from .power import Disk

OLD, NEW = b"old" * 5_000, b"new" * 6_000


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "kept").write_bytes(OLD)
    disk = Disk(folder, tmp_path / "disk")
    disk.begin()
    return disk


def after_losses(disk: Disk, name: str, times: int = 40) -> list[bytes | None]:
    """Return what a file may be after the loss of power, out of many possibilities."""
    path = disk.folder / name
    contents, inode = {each: each.read_bytes() for each in disk.folder.iterdir()}, path.stat()
    found: list[bytes | None] = []
    for seed in range(times):
        disk.lose_power(Random(seed))
        found.append(path.read_bytes() if path.exists() else None)
        for each, content in contents.items():
            each.write_bytes(content)
        assert path.stat().st_ino == inode.st_ino
    return found


def test_what_was_synced_stays(disk: Disk) -> None:
    path = disk.folder / "kept"
    path.write_bytes(NEW)
    disk.note(path)
    assert set(after_losses(disk, "kept")) == {NEW}


def test_of_what_was_not_synced_pieces_may_be_lost(disk: Disk) -> None:
    (disk.folder / "kept").write_bytes(NEW)
    found = after_losses(disk, "kept")
    assert OLD in found
    assert any(content not in {OLD, NEW} for content in found)


def test_a_renamed_file_is_the_old_or_the_new_one(disk: Disk) -> None:
    written = disk.folder / "tmp1"
    written.write_bytes(NEW)
    disk.note(written)
    written.rename(disk.folder / "kept")
    assert set(after_losses(disk, "kept")) == {OLD, NEW}


def test_a_renamed_file_is_the_new_one_once_its_folder_was_synced(disk: Disk) -> None:
    written = disk.folder / "tmp1"
    written.write_bytes(NEW)
    disk.note(written)
    written.rename(disk.folder / "kept")
    disk.note(disk.folder)
    assert set(after_losses(disk, "kept")) == {NEW}


def test_a_file_that_was_renamed_without_a_sync_may_be_torn(disk: Disk) -> None:
    written = disk.folder / "tmp1"
    written.write_bytes(NEW)
    written.rename(disk.folder / "kept")
    assert any(content not in {OLD, NEW} for content in after_losses(disk, "kept"))


def test_a_file_that_was_removed_may_be_back(disk: Disk) -> None:
    path = disk.folder / "kept"
    path.unlink()
    disk.lose_power(Random(1))
    assert not path.exists() or path.read_bytes() == OLD


def test_an_inode_that_is_used_again_does_not_change_what_lasts(disk: Disk) -> None:
    path = disk.folder / "kept"
    os.link(path, disk.folder / "other")
    (disk.folder / "other").write_bytes(NEW)
    path.unlink()
    disk.note(disk.folder / "other")
    assert not path.exists()
    disk.lose_power(Random(2))
    assert not path.exists() or path.read_bytes() == OLD

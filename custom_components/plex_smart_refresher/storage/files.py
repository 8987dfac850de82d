"""The files of a config entry. All functions block: call them in the executor."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
import shutil
import tempfile

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import STORAGE_DIR

#: The folder of the integration in Home Assistant's storage.
FOLDER = "plex_smart_refresher"
#: The companions of a SQLite database.
COMPANIONS = ("-wal", "-shm", "-journal")


def folder_path(hass: HomeAssistant) -> Path:
    """Return the folder of the integration's files."""
    return Path(hass.config.path(STORAGE_DIR, FOLDER))


def database_path(hass: HomeAssistant, entry_id: str) -> Path:
    """Return the file of a config entry's log index."""
    return folder_path(hass) / f"{entry_id}.db"


def quarantine(path: Path, reason: str) -> Path:
    """Rename a file and its companions so a new one can be created; return its name."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    kept = path.with_name(f"{path.name}.{reason}-{stamp}")
    path.rename(kept)
    kept.chmod(0o700 if kept.is_dir() else 0o600)
    for ending in COMPANIONS:
        # A leftover WAL would be applied to the new file.
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(kept.with_name(kept.name + ending))
    return kept


def make_private(path: Path) -> None:
    """Allow only the owner to read a file, even after a careless copy."""
    with suppress(OSError):  # none, or a folder that is read-only, which is reported elsewhere
        path.chmod(0o700 if path.is_dir() else 0o600)


def _remove_files(folder: Path, entry_id: str) -> None:
    """Remove every file of a config entry, and the folder after the last one."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name.startswith(f"{entry_id}."):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    with suppress(OSError):  # not empty: another entry has files there
        folder.rmdir()


async def async_remove_files(hass: HomeAssistant, entry_id: str) -> None:
    """Remove every file of a config entry, including quarantined ones."""
    await hass.async_add_executor_job(_remove_files, folder_path(hass), entry_id)


def _remove_leftovers(folder: Path) -> None:
    """Remove temporary files of writes that were cut off."""
    for path in folder.glob(f"{tempfile.gettempprefix()}*"):
        with suppress(OSError):  # a read-only folder is reported elsewhere
            path.unlink()


async def async_remove_leftovers(hass: HomeAssistant) -> None:
    """Remove the remains of interrupted writes; only while no entry is set up."""
    await hass.async_add_executor_job(_remove_leftovers, folder_path(hass))

"""The database of the log index: its file and its lock."""

from collections.abc import Callable
from contextlib import closing, suppress
import logging
import os
from pathlib import Path
import sqlite3
import threading
import time

from homeassistant.core import HomeAssistant

from ..files import COMPANIONS, quarantine
from .records import LogIndexError
from .schema import NewerSchemaError, WrongSchemaError, migrate_schema, prepare_text_search

_LOGGER = logging.getLogger(__name__)

#: Nothing else writes to the file. The wait for a database browser is short because blocking calls
#: delay the shutdown.
_BUSY_SECONDS = 2.0
_PRAGMAS = (
    "PRAGMA auto_vacuum = INCREMENTAL",  # takes effect before the first table only
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -16000",  # 16 MB, to search 100,000 items without reading twice
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 16000000",
)
_DAMAGES = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
#: When opening, an SQL error means foreign tables, and a file that cannot be opened is no use.
_DAMAGES_WHEN_OPENING = _DAMAGES | {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CANTOPEN}


def is_damage(err: Exception, codes: frozenset[int] = _DAMAGES) -> bool:
    """Return whether an error means that the file is damaged."""
    return getattr(err, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in codes


def _read_beginning(connection: sqlite3.Connection) -> float:
    """Return when the database was created; by a clock that was ahead, it begins now."""
    now = time.time()
    connection.execute("UPDATE beginning SET time = :now WHERE time > :now", {"now": now})
    return connection.execute("SELECT MIN(time) FROM beginning").fetchone()[0] or 0.0


def _file_id(path: Path) -> tuple[int, int] | None:
    """Return what distinguishes a file from others with its name; None if it does not exist."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino


class DatabaseFile:
    """An open file: its connection and its state."""

    def __init__(self, path: Path) -> None:
        """Open the file, a new one in its place or, otherwise, one in memory."""
        self.path = path
        self.problem: str | None = None
        self.connection: sqlite3.Connection
        self.begun = 0.0  #: when it was created, in Unix seconds
        self.has_text_search = False
        self._file_id: tuple[int, int] | None = None
        self._start()

    def _start(self) -> None:
        """Open the file, a new one in its place or, otherwise, one in memory."""
        try:
            self._connect()
        except NewerSchemaError as err:
            self._replace("newer", err)
        except WrongSchemaError as err:
            self._replace("corrupt", err)
        except (OSError, sqlite3.Error) as err:
            if is_damage(err, _DAMAGES_WHEN_OPENING):
                self._replace("corrupt", err)
            else:
                self._use_memory(err)

    def _connect(self) -> None:
        """Open the file; create it readable only by the owner."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.parent.chmod(0o700)
        if not self.path.exists():
            self.path.touch(mode=0o600)
        self.path.chmod(0o600)
        self._open(str(self.path))
        self._file_id = _file_id(self.path)

    def _open(self, name: str) -> None:
        """Open a connection and migrate its schema."""
        connection = sqlite3.connect(
            name, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
            migrate_schema(connection)
            self.has_text_search = prepare_text_search(connection)
            self.begun = _read_beginning(connection)
        except BaseException:
            connection.close()
            raise
        self.connection = connection

    def _replace(self, reason: str, err: Exception) -> None:
        """Quarantine the file and create a new one."""
        try:
            kept = quarantine(self.path, reason)
            self._connect()
        except (OSError, sqlite3.Error) as second:
            self._use_memory(second)
        else:
            self.problem = f"log_index_{reason}"
            _LOGGER.error(
                "A new log index is begun; the old one is quarantined as %s: %s", kept, err
            )

    def _use_memory(self, err: Exception) -> None:
        """Work in memory, so scans still run."""
        self.problem = "log_index_unavailable"
        _LOGGER.error("The log index %s cannot be used, and is not kept: %s", self.path, err)
        self._file_id = None
        self._open(":memory:")

    def replace_damaged(self, err: Exception) -> None:
        """Create a new file after damage was found."""
        self.connection.close()
        self._replace("corrupt", err)

    @property
    def is_kept(self) -> bool:
        """Return whether it is a file, and not in memory."""
        return self._file_id is not None

    def is_lost(self) -> bool:
        """Return whether the open file was deleted or replaced."""
        return self._file_id is not None and _file_id(self.path) != self._file_id

    def replace_lost(self) -> None:
        """Write a deleted file anew, or open the one in its place."""
        if _file_id(self.path) is None:
            self._rescue()
        with suppress(sqlite3.Error):  # its file is gone
            self.connection.close()
        for ending in COMPANIONS:  # a leftover WAL would be applied to another file
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        if _file_id(self.path) is None:
            with suppress(FileNotFoundError):
                self._rescued.rename(self.path)
        self._start()
        self.problem = self.problem or "log_index_lost"
        _LOGGER.error("The log index %s was deleted or replaced while it was open", self.path)

    @property
    def _rescued(self) -> Path:
        """Return the file that takes the content of a deleted one."""
        return self.path.with_name(f"{self.path.name}.rescued")

    def _rescue(self) -> None:
        """Copy the content, which can be read as long as it is open."""
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._rescued.touch(mode=0o600)
            with closing(sqlite3.connect(self._rescued)) as rescued:
                self.connection.backup(rescued)
        except (OSError, sqlite3.Error) as err:
            _LOGGER.warning("The content of the deleted log index is lost: %s", err)
            self._rescued.unlink(missing_ok=True)

    def sync(self) -> None:
        """Sync the file to survive a power failure, which SQLite only does at a checkpoint."""
        with suppress(FileNotFoundError):  # in memory, or nothing is written yet
            log = os.open(self.path.with_name(f"{self.path.name}-wal"), os.O_RDONLY)
            try:
                os.fsync(log)
            finally:
                os.close(log)

    def file_bytes(self) -> int:
        """Return the size of the files."""
        names = [self.path.name, *(self.path.name + ending for ending in COMPANIONS)]
        paths = [self.path.with_name(name) for name in names]
        return sum(path.stat().st_size for path in paths if path.exists())

    def close(self) -> None:
        """Close it, with all data in the main file."""
        try:
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self.connection.close()


class Database:
    """One connection behind a lock, only ever used in the executor."""

    def __init__(self, hass: HomeAssistant, path: Path) -> None:
        """Prepare the database; it is opened later."""
        self.problem: str | None = None  #: the problem with the file
        self._hass = hass
        self._path = path
        self._lock = threading.Lock()
        self._file: DatabaseFile | None = None

    @property
    def is_open(self) -> bool:
        """Return whether it is open."""
        return self._file is not None

    @property
    def is_kept(self) -> bool:
        """Return whether it is open, and in a file that outlasts a restart."""
        return self._file is not None and self._file.is_kept

    @property
    def begun(self) -> float:
        """Return when it was created, in Unix seconds: a rebuilt one has no earlier data."""
        return 0.0 if self._file is None else self._file.begun

    @property
    def has_text_search(self) -> bool:
        """Return whether there is a full-text index."""
        return self._file is not None and self._file.has_text_search

    def open(self) -> None:
        """Open the file; an unusable one is quarantined or, otherwise, replaced by memory."""
        with self._lock:
            if self._file is None:
                self._file = DatabaseFile(self._path)
                self.problem = self._file.problem

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            file, self._file = self._file, None
            if file is not None:
                try:
                    file.close()
                except sqlite3.Error as err:
                    _LOGGER.warning("The log index was not closed cleanly: %s", err)

    async def async_run[T](self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function with the connection in the executor. Raises LogIndexError."""
        return await self._hass.async_add_executor_job(self.run, work)

    def run[T](self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function with the connection; replace a damaged file. Raises LogIndexError."""
        with self._lock:
            if self._file is None:
                raise LogIndexError("the log index is closed")
            try:
                return work(self._file.connection)
            except sqlite3.Error as err:
                if is_damage(err):
                    self._file.replace_damaged(err)
                    self.problem = self._file.problem
                raise LogIndexError(str(err)) from err

    def sync(self) -> bool:
        """Sync the file, and return whether it outlasts a power failure."""
        with self._lock:
            if self._file is None:
                return False
            try:
                if self._file.is_lost():
                    self._file.replace_lost()
                    self.problem = self._file.problem
                self._file.sync()
            except OSError as err:
                _LOGGER.warning("The log index would not outlast a loss of power: %s", err)
                return False
            return True

    def file_bytes(self) -> int:
        """Return the size of the files."""
        file = self._file
        return 0 if file is None else file.file_bytes()

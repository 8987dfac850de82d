# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Whatever is wrong with a file: the start goes on, nothing is lost, it is told once, scans work.

Root ignores the modes of files, so that what cannot be written is injected: SQLite opens the
file read-only, is allowed no further page, and the store meets the error of a full disk.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
import errno
import json
import logging
from pathlib import Path
import sqlite3
import subprocess
import sys
import time
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir, storage
from homeassistant.util import dt as dt_util
from homeassistant.util.file import WriteError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.events import LogLevel, LogLine, Phase
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.storage import files
from custom_components.plex_smart_refresher.storage.log_index import database
from plex_simulator import Catalog, PlexSimulator

from .kit import ScaledClock, broken, call, scan, small_catalog

type Spoil = Callable[[Path], None]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is done to a file while the server is not loaded, and what must come of it."""

    name: str
    ending: str
    spoil: Spoil
    issue: str | None = None
    kept: str | None = None  #: the word in the name of the quarantined file
    jobs: int = field(default=1)  #: how many of the jobs before it are still known


def write(content: bytes) -> Spoil:
    return lambda path: path.write_bytes(content) and None


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scratch(path: Path) -> None:
    """Overwrite all pages but the first, as a dying card does."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))


def sql(statement: str) -> Spoil:
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(statement)

    return spoil


def stored(**changes: Any) -> Spoil:
    """Return what changes the envelope of a store's file."""

    def spoil(path: Path) -> None:
        path.write_text(json.dumps(json.loads(path.read_text()) | changes))

    return spoil


def aged(path: Path) -> None:
    """Leave out what an older version did not write."""
    document = json.loads(path.read_text())
    document["minor_version"] = 0
    for job in document["data"]["jobs"]:
        for name in ("libraries", "phase_times", "current", "pause_reason", "crashes"):
            job.pop(name, None)
    path.write_text(json.dumps(document))


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


#: What Home Assistant's own issue is called; the user dismisses it, a reload does not.
BY_HOME_ASSISTANT = "storage_corruption"

FAULTS = (
    Fault(name="log index missing", ending="db", spoil=Path.unlink),
    Fault(name="log index empty", ending="db", spoil=write(b"")),
    Fault(
        name="log index corrupt",
        ending="db",
        spoil=write(b"this is no database" * 500),
        issue="log_index_corrupt",
        kept="corrupt",
    ),
    Fault(
        name="log index truncated",
        ending="db",
        spoil=cut,
        issue="log_index_corrupt",
        kept="corrupt",
    ),
    Fault(
        name="log index scratched",
        ending="db",
        spoil=scratch,
        issue="log_index_corrupt",
        kept="corrupt",
    ),
    Fault(
        name="log index of foreign tables",
        ending="db",
        spoil=sql("DROP TABLE job_items"),
        issue="log_index_corrupt",
        kept="corrupt",
    ),
    Fault(
        name="log index of a newer schema",
        ending="db",
        spoil=sql("PRAGMA user_version = 99"),
        issue="log_index_newer",
        kept="newer",
    ),
    Fault(
        name="log index is a folder",
        ending="db",
        spoil=become_folder,
        issue="log_index_corrupt",
        kept="corrupt",
    ),
    Fault(name="history missing", ending="jobs", spoil=Path.unlink, jobs=0),
    *(
        Fault(
            name=f"history {name}", ending="jobs", spoil=spoil, issue=issue, kept="corrupt", jobs=0
        )
        for name, spoil, issue in (
            ("corrupt", write(b"\xffthis is no JSON"), BY_HOME_ASSISTANT),
            ("truncated", cut, BY_HOME_ASSISTANT),
            ("empty", write(b""), BY_HOME_ASSISTANT),
            ("of zeros after a loss of power", write(b"\0" * 4096), BY_HOME_ASSISTANT),
            ("of a wrong shape", write(b"[1, 2, 3]"), "history_corrupt"),
            ("of jobs that are no list", stored(data={"jobs": {}}), "history_corrupt"),
        )
    ),
    Fault(name="history without content", ending="jobs", spoil=write(b"{}"), jobs=0),
    Fault(name="history of an older minor version", ending="jobs", spoil=aged),
    Fault(name="history of a newer minor version", ending="jobs", spoil=stored(minor_version=99)),
    Fault(
        name="history of a newer major version",
        ending="jobs",
        spoil=stored(version=99),
        issue="history_newer",
        kept="newer",
        jobs=0,
    ),
    Fault(
        name="schedule memory corrupt",
        ending="schedules",
        spoil=write(b'{"version": 1, "data"'),
        issue=BY_HOME_ASSISTANT,
        kept="corrupt",
    ),
    Fault(
        name="schedule memory of a wrong shape",
        ending="schedules",
        spoil=write(b"[]"),
        kept="corrupt",
    ),
    Fault(
        name="schedule memory of a newer major version",
        ending="schedules",
        spoil=write(b'{"version": 99, "minor_version": 1, "key": "k", "data": {}}'),
        kept="newer",
    ),
)


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture(autouse=True)
def _stores(real_stores: None) -> None:
    """Let stores write their files."""


@pytest.fixture
def folder(hass_config_dir: str) -> Path:
    return Path(hass_config_dir, ".storage", DOMAIN)


@pytest.fixture
async def past(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> str:
    """Return the id of a job that ran before the fault; the server is not loaded now."""
    broken(plex)
    await start(hass, entry)
    job = await scan(hass, entry)
    assert await hass.config_entries.async_unload(entry.entry_id)
    return job.job_id


async def start(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set the server up, which must work."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED


async def look(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Poll the server, as it is done each minute."""
    await entry.runtime_data.manager.upkeep.async_check_server()
    await hass.async_block_till_done()


def issues(hass: HomeAssistant) -> list[str | None]:
    """Return all issues that are shown, Home Assistant's own about its storage included."""
    return [each.translation_key for each in ir.async_get(hass).issues.values() if each.active]


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the errors in the log, which must come without a traceback.

    Home Assistant's JSON loader logs one of its own before the store says what became of the file.
    """
    errors = (record for record in caplog.records if record.levelno >= logging.ERROR)
    found = [record for record in errors if record.name != "homeassistant.util.json"]
    assert [record.getMessage() for record in found if record.exc_info] == []
    return [record.getMessage() for record in found]


async def scan_works(hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator) -> str:
    """Run a scan that must fix an item and write a log, and return its ID."""
    broken(plex)
    job = await scan(hass, entry)
    assert job.status is JobStatus.SUCCESS
    assert job.tally.fixed == 1
    assert (await call(hass, "get_log", job_id=job.job_id))["total"] > 0
    return job.job_id


def known_jobs(entry: MockConfigEntry) -> list[str]:
    return [job.job_id for job in entry.runtime_data.manager.jobs]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
async def test_a_file_that_is_no_use(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    past: str,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
) -> None:
    file = folder / f"{entry.entry_id}.{fault.ending}"
    fault.spoil(file)
    if file.is_file():
        file.chmod(0o600)  # as the stores write it
    size = file.stat().st_size if file.exists() else 0
    caplog.clear()
    await start(hass, entry)
    assert issues(hass) == ([fault.issue] if fault.issue else [])
    assert len(complaints(caplog)) == (1 if fault.kept else 0)
    kept = [path for path in folder.iterdir() if path.name.startswith(f"{file.name}.")]
    assert [fault.kept] * len(kept) == [fault.kept] if fault.kept else kept == []
    if kept and kept[0].is_file():
        assert kept[0].name.startswith(f"{file.name}.{fault.kept}")
        assert kept[0].stat().st_size == size
        assert kept[0].stat().st_mode & 0o777 == 0o600
    assert known_jobs(entry) == [past][: fault.jobs]
    job_id = await scan_works(hass, entry, plex)
    assert len(complaints(caplog)) == (1 if fault.kept else 0)
    assert issues(hass) == ([fault.issue] if fault.issue else [])
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert issues(hass) == ([fault.issue] if fault.issue == BY_HOME_ASSISTANT else [])
    assert known_jobs(entry) == [job_id, past][: 1 + fault.jobs]
    assert (await call(hass, "get_log", job_id=job_id))["total"] > 0
    assert await hass.config_entries.async_unload(entry.entry_id)


# What passes


LINE = LogLine(
    time=time.time(),
    level=LogLevel.INFO,
    phase=Phase.VERIFY,
    code=LineCode.ERROR,
    values={"error": "a line " * 100},
)


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Let another process hold the log index for itself."""
    script = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('PRAGMA locking_mode = EXCLUSIVE')\n"
        "connection.execute('BEGIN EXCLUSIVE')\n"
        "connection.execute('CREATE TABLE visitor (a)')\n"
        "print('locked', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-c", script, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        yield
        process.kill()


def refuse(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Let no store of ours be written."""
    write = storage.write_utf8_file_atomic

    def fail(path: str, *args: Any, **options: Any) -> None:
        if DOMAIN in path:
            raise WriteError(str(OSError(code, "no")))
        write(path, *args, **options)

    monkeypatch.setattr(storage, "write_utf8_file_atomic", fail)


def open_read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let SQLite open files for reading only."""
    connect = sqlite3.connect

    def connect_read_only(name: str, **options: Any) -> sqlite3.Connection:
        address = name if name == ":memory:" else f"file:{name}?mode=ro"
        return connect(address, uri=True, **options)

    monkeypatch.setattr(database.sqlite3, "connect", connect_read_only)


async def test_a_log_index_locked_by_another_process(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    past: str,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.1)
    caplog.clear()
    with locked(folder / f"{entry.entry_id}.db"):
        await start(hass, entry)
        assert issues(hass) == ["log_index_unavailable"]
        job_id = await scan_works(hass, entry, plex)
        assert len(complaints(caplog)) == 1
    assert not list(folder.glob("*.corrupt-*"))
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert issues(hass) == []
    assert known_jobs(entry) == [job_id, past]
    assert (await call(hass, "get_log", job_id=past))["total"] > 0
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_log_index_in_a_read_only_file(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    past: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.clear()
    with monkeypatch.context() as patched:
        open_read_only(patched)
        await start(hass, entry)
        job_id = await scan_works_without_log(hass, entry, plex)
        assert issues(hass) == ["log_index_unavailable"]
        assert len(complaints(caplog)) == 1
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert issues(hass) == []
    assert known_jobs(entry) == [job_id, past]
    await scan_works(hass, entry, plex)
    assert await hass.config_entries.async_unload(entry.entry_id)


async def scan_works_without_log(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> str:
    """Run a scan that must fix an item, and return its ID."""
    broken(plex)
    job = await scan(hass, entry)
    assert (job.status, job.tally.fixed) == (JobStatus.SUCCESS, 1)
    return job.job_id


async def written_again(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Wait until what could not be written was tried again, and nothing is wrong any more."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=301))
    await hass.async_block_till_done()
    await look(hass, entry)
    assert issues(hass) == []


async def test_a_read_only_folder(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    past: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.clear()

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patched:
        open_read_only(patched)
        refuse(patched, errno.EROFS)
        for name in ("chmod", "touch", "mkdir", "rename", "unlink"):
            patched.setattr(files.Path, name, fail)
        await start(hass, entry)
        job_id = await scan_works(hass, entry, plex)
        await look(hass, entry)
        assert issues(hass) == ["history_unavailable"]
        assert len(complaints(caplog)) == 2  # a line for each of the two files
        async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=301))
        await hass.async_block_till_done()
        assert len(complaints(caplog)) == 2  # and not one for each attempt
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=301))
    await hass.async_block_till_done()
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert issues(hass) == []
    assert known_jobs(entry) == [job_id, past]
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_full_disk(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    past: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.clear()
    with monkeypatch.context() as patched:
        patched.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "PRAGMA max_page_count = 1"))
        refuse(patched, errno.ENOSPC)
        await start(hass, entry)
        job_id = await scan_works_without_log(hass, entry, plex)
        for _ in range(400):  # more than fits into the pages that are free
            entry.runtime_data.manager.files.log_index.add_line(job_id, LINE)
        await entry.runtime_data.manager.files.log_index.async_flush()
        await look(hass, entry)
        assert issues(hass) == ["history_unavailable"]
        assert len(complaints(caplog)) == 2
    connection = entry.runtime_data.manager.files.log_index.database._file.connection
    connection.execute("PRAGMA max_page_count = 1000000")
    await written_again(hass, entry)
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert known_jobs(entry) == [job_id, past]
    assert (await call(hass, "get_log", job_id=job_id))["total"] > 400
    assert await hass.config_entries.async_unload(entry.entry_id)

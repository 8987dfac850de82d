"""The log index: every line, every defective item, and what became of them, in SQLite."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set as AbstractSet
from datetime import timedelta
from functools import partial
import logging
import sqlite3
import threading

from homeassistant.core import HomeAssistant, callback

from ...engine.events import LogLevel, LogLine
from ...engine.job import Job
from ...engine.library_status import OpenDefects
from ...engine.results import ItemOutcome, ItemState, Result
from ..files import database_path
from . import reading, writing
from .buffer import Buffer
from .database import Database, is_damage
from .reading import ItemQuery, ItemSort, LogQuery, Search
from .records import (
    Batch,
    ItemPage,
    JobItemPage,
    LogIndexError,
    LogPage,
    LogRow,
    PendingLine,
    PendingOutcome,
)

_LOGGER = logging.getLogger(__name__)

#: Records are written when this many wait, or this many seconds after the first of them.
_FLUSH_SIZE = 500
_FLUSH_DELAY = 0.5
#: After a failed write, the next attempt waits this many seconds.
_RETRY_DELAY = 30.0
#: Records of each kind in one transaction: large enough to be quick, about 50 ms.
_BATCH_SIZE = 2_500
#: Rows and pages in one step of the purge, which others wait for: about 20 ms.
_PURGE_ROWS = 1_000
_PURGE_PAGES = 500
#: Pages in one step of merging the text index after a purge, and steps at most: a million lines
#: take about 80. What is left is merged by later writes.
_MERGE_PAGES = 200
_MERGE_STEPS = 500


class LogIndex:
    """The log index of a config entry; it implements the engine's ItemMemory.

    One connection behind a lock, only ever used in the executor.
    """

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Prepare the log index of a config entry."""
        self._hass = hass
        self._path = database_path(hass, entry_id)
        self._lock = threading.Lock()
        self._database: Database | None = None
        self._buffer = Buffer()
        self._timer_cancel: Callable[[], None] | None = None
        self._is_flushing = False
        self._has_failed = False
        self.problem: str | None = None

    @property
    def begun(self) -> float:
        """Return since when it is kept, in Unix seconds: a rebuilt one knows nothing before."""
        return 0.0 if self._database is None else self._database.begun

    @property
    def is_failing(self) -> bool:
        """Return whether the last attempt to write failed."""
        return self._has_failed

    # Opening and closing

    async def async_open(self) -> None:
        """Open the file; one that cannot be used is moved aside, or else memory is used."""
        await self._hass.async_add_executor_job(self._open)

    def _open(self) -> None:
        with self._lock:
            if self._database is None:
                self._database = Database(self._path)
                self.problem = self._database.problem

    async def async_close(self) -> None:
        """Write what waits, and close. Also call it when Home Assistant stops."""
        self._cancel_timer()
        await self._hass.async_add_executor_job(self.close)

    def close(self) -> None:
        """Write what waits, and close; in the executor."""
        self._write_waiting()
        with self._lock:
            database, self._database = self._database, None
            if database is not None:
                try:
                    database.close()
                except sqlite3.Error as err:
                    _LOGGER.warning("The log index was not closed cleanly: %s", err)

    async def _run[T](self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Work with the connection in the executor. Raises LogIndexError."""
        return await self._hass.async_add_executor_job(self._work, work)

    def _work[T](self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            if self._database is None:
                raise LogIndexError("the log index is closed")
            try:
                return work(self._database.connection)
            except sqlite3.Error as err:
                if is_damage(err):
                    self._replace_damaged(self._database, err)
                raise LogIndexError(str(err)) from err

    def _replace_damaged(self, database: Database, err: sqlite3.Error) -> None:
        database.replace_damaged(err)
        self.problem = database.problem

    # Writing

    @callback
    def add_line(self, job_id: str, line: LogLine) -> None:
        """Take note of a line of a job's log."""
        self._buffer.add_line(PendingLine(job_id, line))
        self._flush_soon()

    @callback
    def add_outcome(
        self,
        job_id: str,
        outcome: ItemOutcome,
        time: float,
        *,
        state: ItemState | None,
        dry_run: bool,
    ) -> None:
        """Take note of what became of an item, with what to remember of it."""
        self._buffer.add_outcome(PendingOutcome(job_id, outcome, time, state, dry_run))
        self._flush_soon()

    def _flush_soon(self) -> None:
        if self._is_flushing or self._database is None:
            return
        if len(self._buffer) >= _FLUSH_SIZE and not self._has_failed:
            self._start_flush()
        elif self._timer_cancel is None:
            delay = _RETRY_DELAY if self._has_failed else _FLUSH_DELAY
            self._timer_cancel = self._hass.loop.call_later(delay, self._start_flush).cancel

    def _cancel_timer(self) -> None:
        if self._timer_cancel is not None:
            self._timer_cancel()
            self._timer_cancel = None

    def _start_flush(self) -> None:
        self._cancel_timer()
        self._is_flushing = True
        self._hass.async_create_task(self._async_flush_all(), "write the log index")

    async def _async_flush_all(self) -> None:
        try:
            await self.async_flush()
        finally:
            self._is_flushing = False
        if len(self._buffer):
            self._flush_soon()

    async def async_flush(self) -> None:
        """Write what waits, and return when it is written, also by another flush."""
        if len(self._buffer) or self._is_flushing:
            await self._hass.async_add_executor_job(self._write_waiting)

    def _write_waiting(self) -> None:
        """Write batch by batch, and leave what cannot be written in the buffer."""
        is_written = True
        while is_written:
            with self._lock:  # behind whoever is writing now
                if self._database is None or not len(self._buffer):
                    return
                is_written = self._write_next(self._database)

    def _write_next(self, database: Database) -> bool:
        """Write the next batch, and tell whether to go on."""
        batch = self._buffer.take(_BATCH_SIZE)
        try:
            self._write(database, batch)
        except sqlite3.OperationalError as err:  # disk full, locked, ...: it may pass
            self._buffer.restored(batch)
            self._note_failure(err)
            return False
        except sqlite3.Error as err:
            if not is_damage(err):
                _LOGGER.exception("%s records cannot be written to the log index", len(batch))
                return True
            self._replace_damaged(database, err)
            self._buffer.restored(batch)
            return True
        self._note_success()
        return True

    def _write(self, database: Database, batch: Batch) -> None:
        writing.write_batch(database.connection, batch, has_text_search=database.has_text_search)

    def _note_failure(self, err: Exception) -> None:
        if not self._has_failed:
            self._has_failed = True
            _LOGGER.error("The log index cannot be written; trying again: %s", err)

    def _note_success(self) -> None:
        if self._has_failed:
            self._has_failed = False
            _LOGGER.info("The log index can be written again")

    async def async_sync(self) -> None:
        """Write what waits, and make it outlast a loss of power."""
        await self.async_flush()
        await self._hass.async_add_executor_job(self._sync)

    def _sync(self) -> None:
        with self._lock:
            if self._database is None:
                return
            try:
                self._database.sync()
            except OSError as err:
                _LOGGER.warning("The log index would not outlast a loss of power: %s", err)

    # The engine's memory

    async def rating_keys(self) -> AbstractSet[str]:
        """Return the rating keys of all items of which something is remembered."""
        await self.async_flush()
        return await self._run(reading.read_remembered)

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return what is remembered of items that failed, or are left alone for good reason."""
        await self.async_flush()
        return await self._run(partial(reading.read_states, rating_keys=rating_keys))

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return the rating keys of the items whose next attempt is due, the longest due first."""
        await self.async_flush()
        return await self._run(partial(reading.read_due, library_ids=library_ids, now=now))

    async def count_waiting(self) -> int:
        """Return how many items wait for a further attempt."""
        await self.async_flush()
        return await self._run(reading.count_waiting)

    async def count_open(self, since: Mapping[str, float]) -> Mapping[str, OpenDefects]:
        """Return by library what is wrong with the items that were seen since a time."""
        await self.async_flush()
        return await self._run(partial(reading.count_open, since=since))

    async def set_ignored(self, rating_keys: Iterable[str], *, ignored: bool) -> int:
        """Mark items to be left alone, or no longer; return how many changed."""
        await self.async_flush()
        return await self._run(
            partial(writing.set_ignored, rating_keys=rating_keys, ignored=ignored)
        )

    async def forget(self, rating_keys: Iterable[str]) -> int:
        """Forget items; return how many there were."""
        await self.async_flush()
        return await self._run(partial(writing.forget, rating_keys=rating_keys))

    # Reading

    def _search(self, text: str | None) -> Search:
        database = self._database
        return Search.parse(text, has_text_search=database is not None and database.has_text_search)

    async def get_log(
        self,
        job_id: str,
        *,
        limit: int,
        offset: int = 0,
        search: str | None = None,
        level: LogLevel | None = None,
        rating_key: str | None = None,
        before_id: int | None = None,
    ) -> LogPage:
        """Return a part of a job's log: the newest lines, or as many further back."""
        await self.async_flush()
        query = LogQuery(
            job_id=job_id,
            limit=limit,
            offset=offset,
            search=self._search(search),
            level=level,
            rating_key=rating_key,
            before_id=before_id,
        )
        return await self._run(partial(reading.read_log, query=query))

    async def get_lines_after(
        self, job_id: str, after_id: int, *, limit: int
    ) -> tuple[LogRow, ...]:
        """Return a job's lines that follow a line, oldest first: a whole log, part by part."""
        await self.async_flush()
        return await self._run(
            partial(reading.read_lines_after, job_id=job_id, after_id=after_id, limit=limit)
        )

    async def get_items(  # noqa: PLR0913 - the filters of the view
        self,
        *,
        limit: int,
        offset: int = 0,
        search: str | None = None,
        rating_key: str | None = None,
        result: str | None = None,
        skip_reason: str | None = None,
        defect: str | None = None,
        library_ids: Sequence[str] | None = None,
        only_open: bool = False,
        sort: ItemSort = "last_seen",
        descending: bool = True,
    ) -> ItemPage:
        """Return a part of the items that were found defective once."""
        await self.async_flush()
        query = ItemQuery(
            limit=limit,
            offset=offset,
            search=self._search(search),
            rating_key=rating_key,
            result=result,
            skip_reason=skip_reason,
            defect=defect,
            library_ids=library_ids,
            only_open=only_open,
            sort=sort,
            descending=descending,
        )
        return await self._run(partial(reading.read_items, query=query))

    async def get_job_items(
        self, job_id: str, *, limit: int, offset: int = 0, result: str | None = None
    ) -> JobItemPage:
        """Return a part of the items of a job, the latest first."""
        await self.async_flush()
        return await self._run(
            partial(
                reading.read_job_items, job_id=job_id, result=result, limit=limit, offset=offset
            )
        )

    async def results(self, job_id: str) -> Mapping[str, Result]:
        """Return what became of each item of a job, by its rating key."""
        await self.async_flush()
        return await self._run(partial(reading.read_results, job_id=job_id))

    async def sizes(self) -> dict[str, int]:
        """Return how many lines and items there are, and how many bytes they take."""
        lines, items = await self._run(reading.count_rows)
        file_bytes = await self._hass.async_add_executor_job(self._file_bytes)
        return {"lines": lines, "items": items, "file_bytes": file_bytes}

    def _file_bytes(self) -> int:
        database = self._database
        return 0 if database is None else database.file_bytes()

    # Keeping it small

    async def async_purge(
        self,
        now: float,
        *,
        log_days: int,
        item_days: int,
        jobs: Callable[[], Iterable[Job]],
    ) -> dict[str, int]:
        """Delete what is old, or belongs to no job any more, and return how much that was.

        Zero days keep everything, and an active job keeps its lines. The work goes in small steps,
        so that nobody waits for long; jobs that begin meanwhile are asked for.
        """
        await self.async_flush()
        lines, items, job_items = 0, 0, 0
        if log_days:
            before = now - timedelta(days=log_days).total_seconds()
            active = [job.job_id for job in jobs() if job.is_active]
            lines += await self._repeat(
                partial(writing.delete_old_lines, before=before, job_ids_to_keep=active)
            )
        if item_days:
            before = now - timedelta(days=item_days).total_seconds()
            items += await self._repeat(partial(writing.delete_old_items, before=before))
        stored = await self._run(writing.stored_jobs)
        kept = {
            writing.clean(job.job_id) for job in jobs()
        }  # after the look: who has lines by then is known
        for job_id in stored - kept:
            lines += await self._repeat(partial(writing.delete_lines_of_job, job_id=job_id))
            job_items += await self._repeat(partial(writing.delete_job_items, job_id=job_id))
        if lines or items or job_items:
            await self._shrink()
        return {"lines": lines, "items": items, "job_items": job_items}

    async def _repeat(self, step: Callable[..., int]) -> int:
        """Repeat a step until there is nothing left to do, and return how much it did."""
        total = 0
        while done := await self._run(partial(step, limit=_PURGE_ROWS)):
            total += done
        return total

    async def _shrink(self) -> None:
        """Give room back to the file system."""
        # Below zero begins with all of it: what was deleted takes room until it is merged away.
        pages = -_MERGE_PAGES
        for _ in range(_MERGE_STEPS):
            if not await self._run(partial(self._merge_text_index, pages=pages)):
                break
            pages = _MERGE_PAGES
        while await self._run(_vacuum):
            pass

    def _merge_text_index(self, connection: sqlite3.Connection, pages: int) -> bool:
        if self._database is None or not self._database.has_text_search:
            return False
        before = connection.total_changes
        connection.execute("INSERT INTO log_text (log_text, rank) VALUES ('merge', ?)", (pages,))
        return connection.total_changes - before >= 2  # noqa: PLR2004 - as SQLite documents it

    # Backup

    async def async_backup_prepare(self) -> None:
        """Bring the file up to date and leave it so; what comes goes to its companion only."""
        await self.async_flush()
        await self._run(_hold_file)

    async def async_backup_done(self) -> None:
        """Let changes into the file again."""
        await self._run(_release_file)


def _vacuum(connection: sqlite3.Connection) -> bool:
    """Free some pages at the end of the file, and tell whether there are more."""
    free = "PRAGMA freelist_count"
    before: int = connection.execute(free).fetchone()[0]
    connection.execute(f"PRAGMA incremental_vacuum({_PURGE_PAGES:d})").fetchall()
    after: int = connection.execute(free).fetchone()[0]
    return 0 < after < before


def _hold_file(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _release_file(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_autocheckpoint = 1000").fetchall()
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

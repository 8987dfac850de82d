"""Buffer pending records: the event loop adds them, the executor writes them."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
import logging
import sqlite3
import threading

from homeassistant.core import HomeAssistant, callback

from ...engine.events import LogLevel
from ...engine.lines import LineCode, plain_text
from . import writing
from .database import Database, is_damage
from .encoding import LEVEL_RANKS, dump_values
from .records import Batch, LogIndexError, Pending
from .rows import LineRow

_LOGGER = logging.getLogger(__name__)

#: The maximum number of lines while writes fail, about 10 MB; then the oldest ones are dropped.
#: Outcomes are never dropped: an ended job has all its results.
_MAX_LINES = 20_000
#: A scan that has this many records pending waits until they are written.
_MAX_AHEAD = 1_000
#: Records are written when this many wait, or this many seconds after the first of them.
_FLUSH_SIZE = 500
_FLUSH_DELAY = 0.5
#: After a failed write, the next attempt waits this many seconds.
_RETRY_DELAY = 30.0
#: Records of each type per transaction: large enough to be fast, about 50 ms.
_BATCH_SIZE = 2_500


class Buffer:
    """The records of the next batches. Its lock is never held during a write."""

    def __init__(self) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._lines: deque[LineRow] = deque()
        self._outcomes: deque[Pending] = deque()
        self._dropped = 0

    def __len__(self) -> int:
        """Return the number of pending records."""
        return len(self._lines) + len(self._outcomes)

    def add_line(self, line: LineRow) -> None:
        """Add a line."""
        with self._lock:
            self._lines.append(line)

    def add_outcome(self, outcome: Pending) -> None:
        """Add an outcome, or what follows from it."""
        with self._lock:
            self._outcomes.append(outcome)

    def take(self, size: int) -> Batch:
        """Remove and return the oldest records, up to a number of each type."""
        with self._lock:
            return Batch(_take(self._lines, size), _take(self._outcomes, size))

    def requeue(self, batch: Batch) -> None:
        """Requeue a batch that could not be written, as the next one."""
        with self._lock:
            self._lines.extendleft(reversed(batch.lines))
            self._outcomes.extendleft(reversed(batch.outcomes))

    def drop_excess(self) -> None:
        """Drop the oldest lines above the maximum, because they cannot be written."""
        with self._lock:
            excess = max(0, len(self._lines) - _MAX_LINES)
            _take(self._lines, excess)
            self._dropped += excess

    def take_dropped(self) -> int:
        """Return the number of dropped lines since the last call."""
        with self._lock:
            dropped, self._dropped = self._dropped, 0
            return dropped


def _take[T](records: deque[T], size: int) -> list[T]:
    """Remove and return the oldest records."""
    return [records.popleft() for _ in range(min(size, len(records)))]


def _lost_lines(first: LineRow, dropped: int) -> LineRow:
    """Return a line that reports dropped lines, before the first one that was kept."""
    job_id, time, _, phase, *_ = first
    code, values = LineCode.LINES_LOST, {"count": dropped}
    rank, text = LEVEL_RANKS[LogLevel.WARNING], plain_text(code, values)
    return job_id, time, rank, phase, "", code.value, dump_values(values), text


class Writer:
    """Write the buffer when enough records are pending, or some time after the first one.

    Home Assistant's Debouncer has no size limit, and no longer delay after a failure.
    """

    def __init__(self, hass: HomeAssistant, database: Database) -> None:
        """Start with an empty buffer."""
        self._hass = hass
        self._database = database
        self._buffer = Buffer()
        self._timer_cancel: Callable[[], None] | None = None
        self._is_flushing = False
        self._in_writing = 0  # records that are taken from the buffer, but not yet written
        self.has_failed = False  #: whether the last attempt to write failed

    @callback
    def add_line(self, line: LineRow) -> None:
        """Add a line of a job's log."""
        self._buffer.add_line(line)
        if self.has_failed or not self._database.is_open:
            self._buffer.drop_excess()
        self._flush_soon()

    @callback
    def add_outcome(self, outcome: Pending) -> None:
        """Add the outcome of an item, or what follows from it."""
        self._buffer.add_outcome(outcome)
        self._flush_soon()

    async def async_run[T](self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Write pending records, then run a function with the connection. Raises LogIndexError."""
        await self.async_flush()
        return await self._database.async_run(work)

    @callback
    def _flush_soon(self) -> None:
        """Start a flush if enough records are pending; otherwise start the timer."""
        if self._is_flushing or not self._database.is_open:
            return
        if len(self._buffer) >= _FLUSH_SIZE and not self.has_failed:
            self._start_flush()
        elif self._timer_cancel is None:
            delay = _RETRY_DELAY if self.has_failed else _FLUSH_DELAY
            self._timer_cancel = self._hass.loop.call_later(delay, self._start_flush).cancel

    @callback
    def stop_timer(self) -> None:
        """Stop the timer."""
        if self._timer_cancel is not None:
            self._timer_cancel()
            self._timer_cancel = None

    @callback
    def _start_flush(self) -> None:
        """Start a task that writes pending records."""
        self.stop_timer()
        self._is_flushing = True
        self._hass.async_create_task(self._async_flush_all(), "write the log index")

    async def _async_flush_all(self) -> None:
        """Write pending records, including those added meanwhile."""
        try:
            await self.async_flush()
        finally:
            self._is_flushing = False
        if len(self._buffer):
            self._flush_soon()

    async def async_keep_up(self) -> None:
        """Give others a turn, and wait for the writer if too many records are pending.

        A scan does not wait for writes that fail.
        """
        await asyncio.sleep(0)
        if len(self._buffer) + self._in_writing >= _MAX_AHEAD and not self.has_failed:
            await self.async_flush()

    async def async_flush(self) -> None:
        """Write pending records, and wait until they are written."""
        if len(self._buffer) or self._is_flushing or self._in_writing:
            await self._hass.async_add_executor_job(self.flush)

    def flush(self) -> None:
        """Write in batches; records that cannot be written stay in the buffer."""
        is_written = True
        while is_written and self._database.is_open:
            with suppress(LogIndexError):  # closed meanwhile, or damaged: then a new file follows
                is_written = self._database.run(self._write_next)

    def _write_next(self, connection: sqlite3.Connection) -> bool:
        """Write the next batch and return whether to continue."""
        batch = self._buffer.take(_BATCH_SIZE)
        if not batch:
            return False
        self._in_writing = len(batch)
        try:
            self._write(connection, batch)
        except sqlite3.OperationalError as err:  # disk full, locked, ...: can be temporary
            self._buffer.requeue(batch)
            self._note_failure(err)
            return False
        except sqlite3.Error:  # damage
            self._buffer.requeue(batch)
            raise
        finally:
            self._in_writing = 0
        self._note_success(batch)
        return True

    def _write(self, connection: sqlite3.Connection, batch: Batch) -> None:
        """Write a batch; a record that can never be written is dropped alone."""
        try:
            has_text_search = self._database.has_text_search
            writing.write_batch(connection, batch, has_text_search=has_text_search)
        except sqlite3.OperationalError:
            raise
        except sqlite3.Error as err:
            if is_damage(err):
                raise
            if len(batch) > 1:
                for half in batch.halves():
                    self._write(connection, half)
            else:
                _LOGGER.exception("A record cannot be written to the log index")

    def _note_failure(self, err: Exception) -> None:
        """Log the first of several failures."""
        if not self.has_failed:
            self.has_failed = True
            _LOGGER.error("The log index cannot be written; trying again: %s", err)

    def _note_success(self, batch: Batch) -> None:
        """Log the end of failures and the number of dropped records."""
        if self.has_failed:
            self.has_failed = False
            _LOGGER.info("The log index can be written again")
        if dropped := self._buffer.take_dropped():
            _LOGGER.warning("%s log lines were dropped: they could not be written", dropped)
            self._buffer.add_line(_lost_lines(batch.lines[0], dropped))

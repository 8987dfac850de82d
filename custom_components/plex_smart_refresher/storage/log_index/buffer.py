"""Buffer pending records: the event loop adds them, the executor writes them."""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
import logging
import sqlite3
import threading

from homeassistant.core import HomeAssistant, callback

from . import writing
from .database import Database, is_damage
from .records import Batch, LogIndexError, PendingLine, PendingOutcome

_LOGGER = logging.getLogger(__name__)

#: The maximum number of records while writes fail, about 20 MB; the oldest lines are dropped first.
_MAX_LINES = 20_000
_MAX_OUTCOMES = 20_000
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
        self._lines: deque[PendingLine] = deque(maxlen=_MAX_LINES)
        self._outcomes: deque[PendingOutcome] = deque(maxlen=_MAX_OUTCOMES)

    def __len__(self) -> int:
        """Return the number of pending records."""
        return len(self._lines) + len(self._outcomes)

    def add_line(self, line: PendingLine) -> None:
        """Add a line; without room, the oldest one is dropped."""
        with self._lock:
            self._lines.append(line)

    def add_outcome(self, outcome: PendingOutcome) -> None:
        """Add an outcome; without room, the oldest one is dropped."""
        with self._lock:
            self._outcomes.append(outcome)

    def take(self, size: int) -> Batch:
        """Remove and return the oldest records, up to a number of each type."""
        with self._lock:
            return Batch(_take(self._lines, size), _take(self._outcomes, size))

    def put_back(self, batch: Batch) -> None:
        """Return a batch to the front, as far as there is room."""
        with self._lock:
            _put_back(self._lines, batch.lines)
            _put_back(self._outcomes, batch.outcomes)


def _take[T](records: deque[T], size: int) -> list[T]:
    """Remove and return the oldest records."""
    return [records.popleft() for _ in range(min(size, len(records)))]


def _put_back[T](records: deque[T], taken: Iterable[T]) -> None:
    """Return records to the front."""
    # A deque extended at its left end would drop the newest records at its right end.
    newer = list(records)
    records.clear()
    records.extend(taken)
    records.extend(newer)


class Writer:
    """Write the buffer when enough records are pending, or some time after the first one.

    Home Assistant's Debouncer has no limit by size, and no longer delay after a failure.
    """

    def __init__(self, hass: HomeAssistant, database: Database) -> None:
        """Start with an empty buffer."""
        self._hass = hass
        self._database = database
        self._buffer = Buffer()
        self._timer_cancel: Callable[[], None] | None = None
        self._is_flushing = False
        self.has_failed = False  #: whether the last attempt to write failed

    @callback
    def add_line(self, line: PendingLine) -> None:
        """Add a line of a job's log."""
        self._buffer.add_line(line)
        self._flush_soon()

    @callback
    def add_outcome(self, outcome: PendingOutcome) -> None:
        """Add the outcome of an item."""
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

    async def async_flush(self) -> None:
        """Write pending records, and wait until they are written."""
        if len(self._buffer) or self._is_flushing:
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
        try:
            has_text_search = self._database.has_text_search
            writing.write_batch(connection, batch, has_text_search=has_text_search)
        except sqlite3.OperationalError as err:  # disk full, locked, ...: can be temporary
            self._buffer.put_back(batch)
            self._note_failure(err)
            return False
        except sqlite3.Error as err:
            if is_damage(err):
                self._buffer.put_back(batch)
                raise
            _LOGGER.exception("%s records cannot be written to the log index", len(batch))
            return True
        self._note_success()
        return True

    def _note_failure(self, err: Exception) -> None:
        """Log the first of several failures."""
        if not self.has_failed:
            self.has_failed = True
            _LOGGER.error("The log index cannot be written; trying again: %s", err)

    def _note_success(self) -> None:
        """Log the end of failures."""
        if self.has_failed:
            self.has_failed = False
            _LOGGER.info("The log index can be written again")

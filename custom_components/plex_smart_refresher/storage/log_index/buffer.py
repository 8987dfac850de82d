"""What is still to be written: filled by the event loop, emptied by the executor."""

from collections import deque
from collections.abc import Iterable
import threading

from .records import Batch, PendingLine, PendingOutcome

#: What is kept while nothing can be written; the oldest lines go first, about 20 MB of them.
_MAX_LINES = 20_000
_MAX_OUTCOMES = 20_000


class Buffer:
    """Records that wait for the next batch. Its lock is never held while something is written."""

    def __init__(self) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._lines: deque[PendingLine] = deque(maxlen=_MAX_LINES)
        self._outcomes: deque[PendingOutcome] = deque(maxlen=_MAX_OUTCOMES)

    def __len__(self) -> int:
        """Return how many records wait."""
        return len(self._lines) + len(self._outcomes)

    def add_line(self, line: PendingLine) -> None:
        """Add a line; without room, the oldest one goes."""
        with self._lock:
            self._lines.append(line)

    def add_outcome(self, outcome: PendingOutcome) -> None:
        """Add an outcome; without room, the oldest one goes."""
        with self._lock:
            self._outcomes.append(outcome)

    def take(self, size: int) -> Batch:
        """Take out the oldest records, at most so many of each kind."""
        with self._lock:
            return Batch(_take(self._lines, size), _take(self._outcomes, size))

    def restored(self, batch: Batch) -> None:
        """Put a batch back in front, as far as there is room for it."""
        with self._lock:
            _restore_item(self._lines, batch.lines)
            _restore_item(self._outcomes, batch.outcomes)


def _take[T](records: deque[T], size: int) -> list[T]:
    return [records.popleft() for _ in range(min(size, len(records)))]


def _restore_item[T](records: deque[T], taken: Iterable[T]) -> None:
    # A deque extended at its left end would drop the newest records at its right end.
    newer = list(records)
    records.clear()
    records.extend(taken)
    records.extend(newer)

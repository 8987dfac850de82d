"""The values that the log index takes and gives.

Words are given as they are stored: a newer version may have written some that are unknown here.
"""

from dataclasses import dataclass, field

from ...engine.edits.rules import Protection
from ...engine.errors import EngineError
from ...engine.events import LogLevel, LogLine
from ...engine.results import ItemOutcome, ItemState


class LogIndexError(EngineError):
    """The log index cannot be read or written."""

    error_code = "log_index_failed"


@dataclass(frozen=True, slots=True)
class PendingLine:
    """A line of a job's log that is still to be written."""

    job_id: str
    line: LogLine


@dataclass(frozen=True, slots=True)
class PendingOutcome:
    """What became of an item, still to be written."""

    job_id: str
    outcome: ItemOutcome
    time: float
    state: ItemState | None
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """What is written in one transaction."""

    lines: list[PendingLine] = field(default_factory=list)
    outcomes: list[PendingOutcome] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many records it has."""
        return len(self.lines) + len(self.outcomes)


@dataclass(frozen=True, kw_only=True, slots=True)
class LogRow:
    """A line of a job's log."""

    id: int
    time: float
    level: LogLevel
    phase: str
    rating_key: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LogPage:
    """A part of a job's log in the order of time; of a long search, `total` is a lower bound."""

    lines: tuple[LogRow, ...]
    total: int
    is_total_exact: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """The last state of an item that was found defective once."""

    rating_key: str
    library_id: str
    type: str
    title: str
    defects: tuple[str, ...]
    result: str
    skip_reason: str | None
    protection: Protection | None
    attempts: int
    first_seen: float
    last_seen: float
    last_attempt: float | None
    next_attempt: float | None
    given_up: bool
    ignored: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemPage:
    """A part of the items."""

    items: tuple[ItemRow, ...]
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class JobItemRow:
    """What became of an item in one job."""

    rating_key: str
    title: str
    type: str
    library_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    result: str
    skip_reason: str | None
    error: str | None
    restored: tuple[str, ...]  #: what its refresh made worse and was put back
    time: float


@dataclass(frozen=True, kw_only=True, slots=True)
class JobItemPage:
    """A part of the items of a job."""

    items: tuple[JobItemRow, ...]
    total: int

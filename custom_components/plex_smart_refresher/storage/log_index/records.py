"""The values of the log index.

Codes are returned as stored: a newer version may have written unknown ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ...engine.errors import EngineError
from ...engine.events import LogLevel
from ...engine.ladder_terms import Change, Proposal
from ...engine.learning import Duration
from ...engine.lines import LineValues, plain_text
from ...engine.results import Protection
from .rows import LineRow, OutcomeRow


class LogIndexError(EngineError):
    """The log index cannot be read or written."""

    error_code = "log_index_failed"


@dataclass(frozen=True, slots=True)
class PendingProposal:
    """A pending proposal."""

    proposal: Proposal
    time: float


#: What is written in the order in which it was added.
type Pending = OutcomeRow | PendingProposal | Duration


@dataclass(frozen=True, slots=True)
class Batch:
    """The records of one transaction."""

    lines: list[LineRow] = field(default_factory=list)
    outcomes: list[Pending] = field(default_factory=list)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self.lines) + len(self.outcomes)

    def halves(self) -> tuple[Batch, Batch]:
        """Return two smaller batches with its records."""
        if self.lines and self.outcomes:
            return Batch(lines=self.lines), Batch(outcomes=self.outcomes)
        line, outcome = len(self.lines) // 2, len(self.outcomes) // 2
        return (
            Batch(self.lines[:line], self.outcomes[:outcome]),
            Batch(self.lines[line:], self.outcomes[outcome:]),
        )


@dataclass(frozen=True, slots=True)
class RoundPosition:
    """How far the round over all pictures has come: a place in a list."""

    library_id: str
    level: str
    start: int
    not_before: float = 0.0  #: when to go on there, in Unix seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class LogRow:
    """A line of a job's log."""

    id: int
    time: float
    level: LogLevel
    phase: str
    rating_key: str
    code: str
    values: LineValues

    @property
    def message(self) -> str:
        """Return how it reads where nobody words it."""
        return plain_text(self.code, self.values)


@dataclass(frozen=True, kw_only=True, slots=True)
class LogPage:
    """A page of a job's log in chronological order; in a long search, `total` is a lower bound."""

    lines: tuple[LogRow, ...]
    total: int
    is_total_exact: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRow:
    """The last state of an item that has been defective."""

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
    wait_reason: str | None  #: why then; None for the number of its failures
    given_up: bool
    ignored: bool
    show_key: str  #: of the show or artist that it belongs to, or its own
    season_key: str
    segment: str
    rung: str | None  #: the last that fixed something; of a dry run the first to try
    final_title: bool  #: Its title is taken as it is.


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemGroup:
    """A show, an artist or a season with items that have been defective."""

    key: str
    level: str  #: the type of what they have in common
    title: str
    library_id: str
    items: int
    segments: Mapping[str, int]  #: the number of items per segment
    next_attempt: float | None  #: the earliest one


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupPage:
    """A page of groups; one that has a single item is that item."""

    entries: tuple[ItemGroup | ItemRow, ...]
    next: tuple[str | float, str] | None  #: after which value and key the next page begins


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemPage:
    """A page of items."""

    items: tuple[ItemRow, ...]
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class JobItemRow:
    """The result of an item in a job."""

    job_id: str
    rating_key: str
    title: str
    type: str
    library_id: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    result: str
    skip_reason: str | None
    error: str | None
    restored: tuple[str, ...]  #: the fields restored after its refresh
    not_restored: tuple[str, ...]  #: the fields that could not be taken back
    changes: Mapping[str, tuple[str, str]]  #: what a user sees changed, before and after
    rung: str | None  #: the last that fixed something; of a dry run the first to try
    change_ids: tuple[str, ...]  #: the entries of the journal on its repair
    time: float


@dataclass(frozen=True, kw_only=True, slots=True)
class JobItemPage:
    """A page of a job's items."""

    items: tuple[JobItemRow, ...]
    total: int


class ProposalStatus(StrEnum):
    """What a person made of a proposal."""

    OPEN = "open"
    DECLINED = "declined"  #: It comes back with other candidates.
    NEVER = "never"


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalRow:
    """A proposal, and what became of it. Times are in Unix seconds."""

    proposal_id: str
    proposal: Proposal
    status: str
    created_at: float
    later_until: float | None  #: hidden until then
    notified_at: float | None  #: when a notification named it


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalPage:
    """A page of proposals."""

    items: tuple[ProposalRow, ...]
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePage:
    """A page of changes."""

    changes: tuple[Change, ...]
    total: int


@dataclass(frozen=True, slots=True)
class HealthPoint:
    """How many items a library had at a time, and how many of them were broken."""

    library_id: str
    time: float
    items: int
    broken: int

"""Events of a scan as frozen values. Times are in Unix seconds."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from .ladder_terms import Proposal
from .lines import LineCode, LineValue, LineValues, plain_text
from .results import ItemOutcome, ItemState, LibraryHealth, Tally


class Phase(StrEnum):
    """The phases of a scan, in order."""

    COLLECT = "collect"
    INSPECT = "inspect"
    REFRESH = "refresh"
    VERIFY = "verify"


class PauseReason(StrEnum):
    """Why a scan is paused; the first of several reasons applies."""

    USER = "user"  #: A user paused it and must resume it.
    #: The server refuses the token, which can pass.
    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a code, no password
    SERVER_UNAVAILABLE = "server_unavailable"  #: It does not respond or cannot work.
    PROVIDER_DOWN = "provider_down"  #: Plex cannot reach its metadata sources.
    ENTITY = "entity"  #: The selected entity is on.
    SERVER_BUSY = "server_busy"  #: The server scans a library or is in maintenance.
    PLAYING = "playing"  #: Plex plays media.


class LogLevel(StrEnum):
    """The importance of a log line."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseStarted:
    """A phase started."""

    phase: Phase


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressMade:
    """A phase made progress."""

    phase: Phase
    done: int
    total: int
    tally: Tally
    current: str = ""  #: the item in progress


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryInspected:
    """The inspection of a library ended."""

    health: LibraryHealth


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemFound:
    """An item is defective; its result follows, unless the scan ends before its turn."""

    time: float
    outcome: ItemOutcome


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemFinished:
    """The result of an item is known."""

    time: float
    outcome: ItemOutcome
    tally: Tally
    next_state: ItemState | None = None  #: the state to store; None if there is none
    is_new_failure: bool = False  #: It failed for the first time, or with a new defect.
    is_given_up_now: bool = False  #: It is given up with this result.


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalFound:
    """A person is asked to decide on an item without a match, for the first time or again."""

    time: float
    proposal: Proposal


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanPaused:
    """The scan pauses, or the reason for the pause changes."""

    reason: PauseReason


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanResumed:
    """The scan resumes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LogLine:
    """A line for the log of the job: what it says as a code, and what fills it in."""

    time: float
    level: LogLevel
    phase: Phase
    code: LineCode
    values: LineValues = field(default_factory=dict)
    rating_key: str = ""

    @property
    def message(self) -> str:
        """Return how it reads where nobody words it."""
        return plain_text(self.code, self.values)


class Log(Protocol):
    """What writes a line to the log of a job."""

    def __call__(self, level: LogLevel, code: LineCode, /, **values: LineValue) -> None:
        """Write a line."""
        ...


type ScanEvent = (
    PhaseStarted
    | ProgressMade
    | LibraryInspected
    | ItemFound
    | ItemFinished
    | ProposalFound
    | ScanPaused
    | ScanResumed
    | LogLine
)

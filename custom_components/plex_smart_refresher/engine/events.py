"""What happens in a scan, as frozen values. Times are in Unix seconds."""

from dataclasses import dataclass
from enum import StrEnum

from .results import ItemOutcome, ItemState, LibraryHealth, Tally


class Phase(StrEnum):
    """The parts of a scan, in their order."""

    COLLECT = "collect"
    INSPECT = "inspect"
    REFRESH = "refresh"
    VERIFY = "verify"


class PauseReason(StrEnum):
    """Why a scan waits; of several reasons the first one is told."""

    USER = "user"  #: Somebody asked it to, and ends it.
    SERVER_UNAVAILABLE = "server_unavailable"  #: The server does not answer, or cannot work now.
    PROVIDER_DOWN = "provider_down"  #: Refresh after refresh ends without change.
    ENTITY = "entity"  #: The entity that the user chose for it says so.
    SERVER_BUSY = "server_busy"  #: The server scans a library, or maintains itself.
    PLAYING = "playing"  #: Somebody watches.


class LogLevel(StrEnum):
    """How much a log line matters."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseStarted:
    """A phase began."""

    phase: Phase


@dataclass(frozen=True, kw_only=True, slots=True)
class ProgressMade:
    """A phase has come this far."""

    phase: Phase
    done: int
    total: int
    tally: Tally
    current: str = ""  #: what it works on now


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryInspected:
    """A library was inspected to its end."""

    health: LibraryHealth


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemFinished:
    """The result of an item is known."""

    time: float
    outcome: ItemOutcome
    tally: Tally
    next_state: ItemState | None = None  #: what to remember of it; None if nothing
    is_new_failure: bool = False  #: It failed for the first time, or for the first with a defect.
    is_given_up_now: bool = False  #: It was not given up before, and is from now on.


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanPaused:
    """The scan begins nothing new, or waits for another reason than before."""

    reason: PauseReason


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanResumed:
    """The scan goes on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LogLine:
    """A sentence for the log of the job."""

    time: float
    level: LogLevel
    phase: Phase
    message: str
    rating_key: str = ""


type ScanEvent = (
    PhaseStarted
    | ProgressMade
    | LibraryInspected
    | ItemFinished
    | ScanPaused
    | ScanResumed
    | LogLine
)

"""Events about jobs and servers, and their publisher."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
import logging

from homeassistant.core import callback

from ..engine.defects import Defect
from ..engine.events import ItemFinished, LogLine, ProposalFound
from ..engine.imports import ImportedFile
from ..engine.job import Job
from ..engine.media import MediaItem

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class JobChanged:
    """A job started, progressed or ended."""

    job: Job


@dataclass(frozen=True, slots=True)
class ServerChanged:
    """The server's reachability, libraries or item counts changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaNews:
    """A new item is ready to watch, or lacks something for too long; once per item and kind."""

    is_ready: bool  #: or else incomplete
    item: MediaItem  #: from a details read, with its summary
    library: str  #: the library's title
    arrived_at: float  #: in Unix seconds
    ready_after: float | None  #: seconds from arrival to ready; None if incomplete
    healed: bool  #: It needed one of our writes.
    defects: frozenset[Defect]  #: what it lacks; empty if ready
    is_replaced: bool = False  #: Its file was replaced.
    #: seconds from arrival to its last refresh in vain; None if nobody can learn from it
    lacked_for: float | None = None


@dataclass(frozen=True, slots=True)
class ImportsMissing:
    """Plex does not show imported files after an hour."""

    files: Sequence[ImportedFile]


type JobsEvent = (
    JobChanged | ServerChanged | ItemFinished | ProposalFound | LogLine | MediaNews | ImportsMissing
)
type Subscriber = Callable[[JobsEvent], None]


class Publisher:
    """Passes events on to subscribers."""

    def __init__(self, last_job: Job | None) -> None:
        """Start with the last job of an earlier run."""
        self.last_job = last_job  #: as published
        self._subscribers: list[Subscriber] = []

    @property
    def subscribers(self) -> int:
        """Return the number of subscribers."""
        return len(self._subscribers)

    @callback
    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Replay the last job to a subscriber, then send it all events; return its remover.

        A subscriber is called in the event loop and must return at once.
        """
        if self.last_job is not None:
            subscriber(JobChanged(self.last_job))
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    @callback
    def publish(self, event: JobsEvent) -> None:
        """Send an event; a subscriber that fails harms neither the job nor the others."""
        if isinstance(event, JobChanged):
            self.last_job = event.job
        for subscriber in tuple(self._subscribers):
            try:
                subscriber(event)
            except Exception:
                _LOGGER.exception("A subscriber failed at %s", type(event).__name__)

"""Refresh what has arrived incomplete: one job for all that is due, while no other job runs."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
import logging
from typing import Final, NamedTuple, Protocol

from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError

from ..engine.errors import RequestError
from ..engine.job import Job, JobStatus, JobTrigger
from ..engine.media import MediaItem
from ..engine.options import ScanOptions
from ..engine.ports import Clock, MediaServer
from ..engine.resilience.controls import Controls
from ..engine.results import ItemOutcome, Result
from .pause_entity import PauseEntity
from .running import RunningJob

_LOGGER = logging.getLogger(__name__)

HEALED: Final = frozenset({Result.FIXED, Result.PARTLY_FIXED})
#: Seconds before the sources are asked again during an outage; the last value repeats.
_OUTAGE_DELAYS: Final = (300.0, 600.0, 1200.0, 1800.0)


class Jobs(Protocol):
    """What starts jobs."""

    running: RunningJob | None

    def default_options(self) -> ScanOptions:
        """Return the user's options."""
        ...

    async def async_start(self, options: ScanOptions, trigger: JobTrigger, /) -> RunningJob:
        """Start a job. Raises HomeAssistantError."""
        ...


class _Outage(NamedTuple):
    """An outage of the sources of a library."""

    ask_at: float  #: in seconds of the monotonic clock
    searches: int


class EndedRefresh(NamedTuple):
    """A job of arrivals that has ended."""

    rating_keys: Sequence[str]
    status: JobStatus
    is_dry_run: bool
    outcomes: Mapping[str, ItemOutcome]  #: by rating key; a healthy item has none
    started_at: float  #: in Unix seconds


class ArrivalRefreshes:
    """The items to refresh, and the jobs that do it."""

    def __init__(
        self, server: MediaServer, clock: Clock, jobs: Jobs, pause_entity: PauseEntity
    ) -> None:
        """Start without a job."""
        self.wanted: dict[str, MediaItem] = {}  #: what waits for a job, by rating key
        self.ended: deque[EndedRefresh] = deque()  #: the jobs that nobody has looked into yet
        self._server = server
        self._clock = clock
        self._jobs = jobs
        self._pause_entity = pause_entity
        self._outages: dict[str, _Outage] = {}  # by library

    @property
    def busy(self) -> Mapping[str, object]:
        """Return the rating keys of what is in a job, or was in one that nobody looked into.

        What the running job has healed is ready before its end.
        """
        keys = {key for each in self.ended for key in each.rating_keys}
        running = self._jobs.running
        while running is not None:
            healed = (key for key, each in running.outcomes.items() if each.result in HEALED)
            keys.update({*running.job.options.rating_keys}.difference(healed))
            running = running.before
        return dict.fromkeys(keys)

    @property
    def can_start(self) -> bool:
        """Return whether a job can start now."""
        may_wait = self._jobs.default_options().may_wait
        return self._jobs.running is None and not (may_wait and self._pause_entity.is_on)

    async def ready(self) -> Sequence[str]:
        """Return the items whose refresh can begin now. Raises an EngineError.

        During an outage of its sources, a library has to wait.
        """
        if not self.wanted or not self.can_start:
            return ()
        concerned = {item.library_id for item in self.wanted.values()} & self._outages.keys()
        down = {each for each in concerned if await self._is_still_down(each)}
        return [key for key, item in self.wanted.items() if item.library_id not in down]

    async def begin(self, rating_keys: Sequence[str]) -> bool:
        """Start a job for items; return whether it started."""
        return await self._begin(self._jobs.default_options().for_arrivals(rating_keys))

    async def scan(self, library_id: str) -> bool:
        """Start a scan of a library in which very much has arrived; return whether it started."""
        return self.can_start and await self._begin(
            self._jobs.default_options().for_library(library_id)
        )

    async def _begin(self, options: ScanOptions) -> bool:
        """Start a job; return whether it started."""
        try:
            await self._jobs.async_start(options, JobTrigger.ARRIVAL)
        except HomeAssistantError:
            return False  # another job was quicker, or the server is being unloaded
        return True

    @callback
    def follow(self, ended: Job, outcomes: Mapping[str, ItemOutcome]) -> None:
        """Note the end of a job."""
        options = ended.options
        if options.is_arrival:
            named, is_dry_run, begun = options.rating_keys, options.dry_run, ended.started_at
            self.ended.append(EndedRefresh(named, ended.status, is_dry_run, dict(outcomes), begun))

    async def libraries_down(self, ended: EndedRefresh) -> frozenset[str]:
        """Return the libraries whose sources are down, if nothing came of a job for their items.

        Few items prove nothing by themselves. Raises an EngineError.
        """
        unchanged: defaultdict[str, list[MediaItem]] = defaultdict(list)
        helped: set[str] = set()
        for outcome in ended.outcomes.values():
            if outcome.result in HEALED:
                helped.add(outcome.item.library_id)
            elif outcome.result is Result.UNRESOLVED and not outcome.is_weak:
                unchanged[outcome.item.library_id].append(outcome.item)
        down = set()
        for library_id, items in unchanged.items():
            if library_id not in helped and await self._are_silent(library_id, items):
                self._note_outage(library_id, 0)
                down.add(library_id)
        return frozenset(down)

    async def _is_still_down(self, library_id: str) -> bool:
        """Return whether an outage goes on, which is asked once per delay."""
        outage = self._outages[library_id]
        if self._clock.monotonic() < outage.ask_at:
            return True
        if await self._are_silent(library_id):
            self._note_outage(library_id, outage.searches + 1)
            return True
        del self._outages[library_id]
        return False

    async def _are_silent(self, library_id: str, items: Sequence[MediaItem] = ()) -> bool:
        """Return whether the sources of a library find nothing that they must know."""
        controls = Controls(self._server, self._jobs.default_options().page_size)
        try:
            return await controls.are_silent(library_id, items)
        except RequestError as err:  # whoever cannot be asked proves nothing
            _LOGGER.debug("The sources of library %s are not asked: %s", library_id, err)
            return False

    def _note_outage(self, library_id: str, searches: int) -> None:
        """Note when to ask the sources of a library again."""
        delay = _OUTAGE_DELAYS[min(searches, len(_OUTAGE_DELAYS) - 1)]
        self._outages[library_id] = _Outage(self._clock.monotonic() + delay, searches)

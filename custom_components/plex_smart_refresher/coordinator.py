"""Convert events of jobs to data of entities, at most once per second."""

from dataclasses import dataclass
from datetime import datetime
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import DOMAIN
from .engine.job import Job
from .engine.library_status import LibraryStatus
from .engine.results import Tally
from .jobs.events import JobChanged, JobsEvent, ServerChanged
from .jobs.manager import JobManager
from .jobs.statistics import Statistics
from .schedule import Scheduler

_LOGGER = logging.getLogger(__name__)

#: The interval of state writes in seconds; a running job changes many times per second.
_INTERVAL = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerState:
    """The data of a server for entities and the panel."""

    job: Job | None  #: the running job or, without one, the last job
    is_active: bool
    last_finished: Job | None  #: the last job that ended
    total_jobs: int  #: all jobs since the installation
    total_tally: Tally  #: their totals
    statistics: Statistics
    reachable: bool
    next_scan: datetime | None  #: when the next schedule is due
    libraries: tuple[LibraryStatus, ...] | None  #: None until the server has listed them


class RefresherCoordinator(DataUpdateCoordinator[ServerState]):
    """Push the state of a server to its entities."""

    config_entry: ConfigEntry

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        manager: JobManager,
        scheduler: Scheduler,
    ) -> None:
        """Subscribe to jobs and schedules."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=f"{DOMAIN} {entry.title}")
        self._manager = manager
        self._scheduler = scheduler
        self._progress = Debouncer(
            hass, _LOGGER, cooldown=_INTERVAL, immediate=False, function=self._show
        )
        self.data = self.state()
        entry.async_on_unload(manager.publisher.subscribe(self._on_event))
        entry.async_on_unload(scheduler.subscribe(self._show))
        entry.async_on_unload(self._progress.async_shutdown)

    def state(self) -> ServerState:
        """Return the current state of the server."""
        records, running = self._manager.records, self._manager.job
        jobs, totals = records.jobs, records.totals
        statistics, selected = self._manager.upkeep.statistics, self._manager.libraries.selected
        return ServerState(
            job=running or (jobs[0] if jobs else None),
            is_active=running is not None,
            last_finished=next((job for job in jobs if not job.is_active), None),
            total_jobs=totals.jobs,
            total_tally=totals.tally,
            statistics=statistics,
            reachable=self._manager.libraries.is_reachable,
            next_scan=self._scheduler.next_scan,
            libraries=None if selected is None else tuple(map(statistics.status_of, selected)),
        )

    @callback
    def show_options(self) -> None:
        """Update entities after changed options, which are not part of the state."""
        self._progress.async_cancel()
        self.async_set_updated_data(self.state())

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Update entities at once after a start, pause, end or server change."""
        match event:
            case JobChanged(job=job) if self.data.job and job.status is self.data.job.status:
                self._progress.async_schedule_call()
            case JobChanged() | ServerChanged():
                self._show()

    @callback
    def _show(self) -> None:
        """Update entities if the state has changed."""
        self._progress.async_cancel()
        state = self.state()
        if state != self.data:
            self.async_set_updated_data(state)

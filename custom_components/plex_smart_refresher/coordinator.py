"""From the manager's events to the data of the entities, at most once a second."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
import logging
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import DOMAIN
from .engine.job import Job
from .engine.library_status import LibraryStatus
from .engine.media import Picture
from .engine.results import Tally
from .jobs.manager import JobChanged, JobManager, ManagerEvent, ServerChanged
from .schedule import Scheduler

_LOGGER = logging.getLogger(__name__)

#: A running job changes many times a second; states are written at this interval, in seconds.
_INTERVAL = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerState:
    """What the entities of a server show."""

    job: Job | None  #: the running job, or else the last one
    is_active: bool
    last_finished: Job | None  #: the last job that ended
    total_jobs: int  #: all jobs ever
    total_tally: Tally  #: what they did together
    waiting: int | None  #: None before it is counted
    to_review: int | None
    reachable: bool
    next_scan: datetime | None  #: when the next schedule is due
    libraries: tuple[LibraryStatus, ...] | None  #: None before the server has named them


@dataclass(frozen=True, kw_only=True, slots=True)
class RuntimeData:
    """What a config entry holds while it is loaded."""

    manager: JobManager
    scheduler: Scheduler
    coordinator: RefresherCoordinator
    machine_identifier: str
    version: str
    read_picture: Callable[[str], Awaitable[Picture | None]]  #: the poster of an item


type PlexSmartRefresherConfigEntry = ConfigEntry[RuntimeData]


class RefresherCoordinator(DataUpdateCoordinator[ServerState]):
    """Hands the manager's state to the entities; nothing is polled."""

    config_entry: ConfigEntry[Any]

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        manager: JobManager,
        scheduler: Scheduler,
    ) -> None:
        """Begin to listen to the manager and to the clock."""
        super().__init__(hass, _LOGGER, config_entry=entry, name=f"{DOMAIN} {entry.title}")
        self._manager = manager
        self._scheduler = scheduler
        self._timer: CALLBACK_TYPE | None = None
        self.data = self._state()
        entry.async_on_unload(manager.subscribe(self._on_event))
        entry.async_on_unload(scheduler.subscribe(self._show))
        entry.async_on_unload(self._stop_timer)

    def _state(self) -> ServerState:
        jobs = self._manager.jobs
        running = self._manager.job
        return ServerState(
            job=running or (jobs[0] if jobs else None),
            is_active=running is not None,
            last_finished=next((job for job in jobs if not job.is_active), None),
            total_jobs=self._manager.history.totals.jobs,
            total_tally=self._manager.history.totals.tally,
            waiting=self._manager.waiting,
            to_review=self._manager.to_review,
            reachable=self._manager.reachable,
            next_scan=self._scheduler.next_scan,
            libraries=self._manager.library_statuses,
        )

    @callback
    def show_options(self) -> None:
        """Show changed options, which are no part of the state, and what follows from them."""
        self._stop_timer()
        self.async_set_updated_data(self._state())

    @callback
    def _on_event(self, event: ManagerEvent) -> None:
        """Show a start, a pause, an end and a change of the server at once, and progress soon."""
        match event:
            case JobChanged(job=job) if self.data.job and job.status is self.data.job.status:
                if self._timer is None:
                    job_to_run = HassJob(self._on_timer, cancel_on_shutdown=True)
                    self._timer = async_call_later(self.hass, _INTERVAL, job_to_run)
            case JobChanged() | ServerChanged():
                self._show()

    @callback
    def _on_timer(self, _now: datetime) -> None:
        self._timer = None
        self._show()

    @callback
    def _show(self) -> None:
        self._stop_timer()
        state = self._state()
        if state != self.data:
            self.async_set_updated_data(state)

    @callback
    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer()
            self._timer = None

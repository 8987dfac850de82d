"""Convert events of jobs to data of entities, at most once per second."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator

from .const import DOMAIN
from .engine.checkup.finding import CheckUp
from .engine.headline import Facts, Headline, headline_of
from .engine.job import Job, can_start_after
from .engine.ladder_terms import RungName
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

    active: Job | None  #: the job that runs or waits to, also one that refreshes named items
    last_ended: Job | None  #: the last job that ended, also one that refreshed named items
    last_scan: Job | None  #: the last scan that ended
    total_jobs: int  #: all scans since the installation
    total_tally: Tally  #: their totals
    fixed_arrivals: int  #: the items that jobs of new items fixed
    healed_by: Mapping[RungName, int]  #: the items that each rung has healed, in all jobs
    statistics: Statistics
    reachable: bool
    is_resumable: bool  #: the last job was interrupted, and no other one was started since
    next_scan: datetime | None  #: when the next schedule is due
    check_up: CheckUp | None  #: the last one
    libraries: tuple[LibraryStatus, ...] | None  #: None until the server has listed them
    headline: Headline | None  #: None until the items are counted
    settled: Headline | None  #: the same without what a running job changes

    @property
    def is_active(self) -> bool:
        """Return whether a job is running, or waits to."""
        return self.active is not None

    @property
    def can_start(self) -> bool:
        """Return whether a job can start now, or follow one of new items."""
        return can_start_after(self.active)

    @property
    def scan(self) -> Job | None:
        """Return the running scan or, without one, the last scan."""
        is_scanning = self.active is not None and self.active.options.is_scan
        return self.active if is_scanning else self.last_scan


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
        self._settled: Headline | None = None
        self._progress = Debouncer(
            hass, _LOGGER, cooldown=_INTERVAL, immediate=False, function=self._show
        )
        self.data = self.state()
        entry.async_on_unload(manager.publisher.subscribe(self._on_event))
        entry.async_on_unload(scheduler.subscribe(self._show))
        entry.async_on_unload(self._progress.async_shutdown)

    def state(self) -> ServerState:
        """Return the current state of the server."""
        records, statistics = self._manager.records, self._manager.upkeep.statistics
        ended = [job for job in records.jobs if not job.is_active]
        scans = [job for job in ended if job.options.is_scan]
        selected = self._manager.libraries.selected
        headline = self._headline(scans, statistics)
        if self._manager.job is None or self._settled is None:
            self._settled = headline
        return ServerState(
            active=self._manager.job,
            last_ended=next(iter(ended), None),
            last_scan=next(iter(scans), None),
            total_jobs=records.totals.jobs,
            total_tally=records.totals.tally,
            fixed_arrivals=records.totals.fixed_arrivals,
            healed_by=records.totals.healed_by,
            statistics=statistics,
            reachable=self._manager.libraries.is_reachable,
            is_resumable=self._manager.resumable is not None,
            next_scan=self._scheduler.next_scan,
            check_up=self._manager.check_ups.last,
            libraries=None if selected is None else tuple(map(statistics.status_of, selected)),
            headline=headline,
            settled=self._settled,
        )

    def _headline(self, scans: Sequence[Job], statistics: Statistics) -> Headline | None:
        """Return the state of the server in one sentence; None until the items are counted."""
        if statistics.total is None:
            return None
        libraries, next_scan = self._manager.libraries, self._scheduler.next_scan
        return headline_of(
            Facts(
                scans=scans,
                refused_since=libraries.refused_since,
                unreachable_since=libraries.unreachable_since,
                problem=libraries.problem,
                items=statistics.items,
                health=statistics.health,
                open=statistics.total,
                healed=self._manager.records.totals.tally.fixed,
                proposals=statistics.proposals or 0,
                next_scan=None if next_scan is None else next_scan.timestamp(),
            )
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
            case JobChanged(job=job) if self.data.active and job.status is self.data.active.status:
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

"""The engine's observer, which records and publishes the events of a job."""

import logging

from homeassistant.core import callback

from ..engine.events import (
    ItemFinished,
    ItemFound,
    LibraryInspected,
    LogLevel,
    LogLine,
    PauseReason,
    Phase,
    PhaseStarted,
    ProgressMade,
    ProposalFound,
    ScanEvent,
    ScanPaused,
    ScanResumed,
)
from ..engine.job import Job, progress_percent
from ..engine.lines import LineCode, LineValue
from ..engine.ports import Clock
from ..engine.results import ItemOutcome
from ..storage import JobHistory, LogIndex, LogIndexError
from .events import JobChanged, Publisher
from .journal import async_tell_open
from .libraries import ServerLibraries
from .upkeep import Upkeep

_LOGGER = logging.getLogger(__name__)


class Recorder:
    """Record a job in the history and the log index, and publish it."""

    def __init__(
        self,
        job: Job,
        clock: Clock,
        history: JobHistory,
        log_index: LogIndex,
        publisher: Publisher,
        libraries: ServerLibraries,
        upkeep: Upkeep,
    ) -> None:
        """Start without records."""
        self.job = job
        self.outcomes: dict[str, ItemOutcome] = {}  #: outcomes of named items
        self._clock = clock
        self._history = history
        self._log_index = log_index
        self._publisher = publisher
        self._libraries = libraries
        self._upkeep = upkeep

    @callback
    def log(self, level: LogLevel, code: LineCode, **values: LineValue) -> None:
        """Add a line to the job's log."""
        phase = self.job.phase or Phase.COLLECT
        now = self._clock.time()
        self.on_event(LogLine(time=now, level=level, phase=phase, code=code, values=values))

    @callback
    def on_event(self, event: ScanEvent) -> None:
        """Record an event of the engine."""
        if isinstance(event, LogLine):
            self._log_index.add_line(self.job.job_id, event)
            self._publisher.publish(event)
            return
        if isinstance(event, ItemFound):
            self._log_index.add_found(self.job.job_id, event.outcome, event.time)
            return
        if isinstance(event, ProposalFound):
            self._log_index.add_proposal(event.proposal, event.time)
            self._upkeep.count_soon()
            self._publisher.publish(event)
            return
        self._note_reachability(event)
        if isinstance(event, ItemFinished | LibraryInspected):
            self._upkeep.count_soon()
        self.job = _after(self.job, event, self._clock.time())
        if isinstance(event, ItemFinished):
            self._record_outcome(event)
            self._publisher.publish(event)
        self._history.save_job_later(self.job)
        self.tell(self.job)

    def _note_reachability(self, event: ScanEvent) -> None:
        """Update the reachability after an event."""
        reason = event.reason if isinstance(event, ScanPaused) else None
        if reason is PauseReason.SERVER_UNAVAILABLE:
            self._libraries.set_reachable(is_reachable=False)
        elif self.job.pause_reason is PauseReason.SERVER_UNAVAILABLE and (
            isinstance(event, ScanResumed) or reason is PauseReason.TOKEN_REFUSED
        ):
            self._libraries.set_reachable(is_reachable=True)

    def _record_outcome(self, event: ItemFinished) -> None:
        """Record the result of an item."""
        outcome, options = event.outcome, self.job.options
        if not options.is_scan:
            self.outcomes[outcome.item.rating_key] = outcome
        self._log_index.add_outcome(
            self.job.job_id,
            outcome,
            event.time,
            state=event.next_state,
            dry_run=options.dry_run,
        )

    @callback
    def begin(self) -> None:
        """Record that a job begins that has waited for another one."""
        job = self.job.begin(self._clock.time())
        self._history.save_job_later(job)
        self.tell(job)

    async def async_save(self, job: Job) -> None:
        """Save a job now; after a failure it is kept and written later."""
        self._history.save_job_later(job)
        try:
            await self._history.async_save_job(job)
        except Exception:
            _LOGGER.exception("The job %s could not be saved; trying again later", job.job_id)

    async def async_finish(self, ended: Job) -> Job:
        """Save the ended job with all its results, without publishing it, and return it."""
        await async_tell_open(self._log_index, ended, self._clock.time())
        duration = ended.duration or 0
        if ended.error:
            failure = ended.error
            self.log(LogLevel.ERROR, LineCode.FAILED, failure=failure, duration=duration)
        else:
            status = ended.status
            self.log(LogLevel.INFO, LineCode.ENDED, status=status, duration=duration)
        await self._log_index.async_sync()  # an ended job has all its results
        ended = await self._async_with_healed(ended)
        await self.async_save(ended)
        return ended

    async def _async_with_healed(self, ended: Job) -> Job:
        """Return the ended job with the number of items that each rung healed, if it can be read.

        The results are counted, not the events: those of before a restart are among them.
        """
        try:
            healed_by = await self._log_index.job_items.healed_by(ended.job_id)
        except LogIndexError as err:
            _LOGGER.warning("What healed the items of a scan cannot be counted: %s", err)
            return ended
        return ended.evolve(healed_by=healed_by)

    @callback
    def tell(self, job: Job) -> None:
        """Publish the current job."""
        self.job = job
        self._publisher.publish(JobChanged(job))


def _after(job: Job, event: ScanEvent, now: float) -> Job:
    """Return a job after an event."""
    match event:
        case ItemFinished():
            job = job.evolve(tally=event.tally)
        case PhaseStarted():
            times = {**job.phase_times, event.phase: now}
            job = job.evolve(phase=event.phase, phase_times=times, done=0, total=0)
        case ProgressMade():
            percent = progress_percent(event.phase, event.done, event.total)
            job = job.evolve(
                done=event.done,
                total=event.total,
                tally=event.tally,
                current=event.current,
                progress=max(job.progress, percent),
            )
        case ScanPaused(reason=reason):
            job = job.pause(reason, now)
        case ScanResumed():
            job = job.resume()
        case LibraryInspected():
            libraries = {health.library_id: health for health in job.libraries}
            libraries[event.health.library_id] = event.health
            job = job.evolve(libraries=tuple(libraries.values()))
    return job

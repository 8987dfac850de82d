"""The job manager, which starts, cancels and recovers jobs."""

import asyncio
from collections.abc import Mapping, Sequence
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util.async_ import create_eager_task
from homeassistant.util.ulid import ulid_now

from ..const import DOMAIN
from ..engine.checkpoint import Baseline
from ..engine.errors import EngineError
from ..engine.events import LogLevel, PauseReason
from ..engine.incremental.baseline import find_baselines
from ..engine.job import MOST_CRASHES, Job, JobStatus, JobTrigger, can_start_after
from ..engine.library_status import with_left
from ..engine.lines import LineCode, Said
from ..engine.options import ScanOptions
from ..engine.ports import Clock, MediaServer, Ports
from ..engine.resilience.pause import PauseControl
from ..engine.scan import run_scan
from ..options import AfterRestart, read, value
from ..storage import JobHistory, LogIndex, LogIndexError
from .arrival_refreshes import ArrivalRefreshes
from .arrivals import Arrivals
from .checkup import CheckUps
from .events import JobChanged, Publisher, ServerChanged
from .files import StorageFiles
from .imports import ImportWatch
from .inbox import Inbox
from .journal import JobJournal, async_tell_open
from .libraries import ServerLibraries
from .memory import FallbackMemory, async_results_before
from .pause_entity import PauseEntity
from .recorder import Recorder
from .records import Records
from .refresh_queue import RefreshQueue
from .running import RunningJob
from .undo import Undo
from .upkeep import Upkeep
from .wishes import NextScan, Wishes

#: The first line of a job's log, if there is something to say.
type Note = Said | None

_LOGGER = logging.getLogger(__name__)

#: The error of a job that failed because of an internal error.
_INTERNAL_ERROR = "internal_error"
_RESUMED: Said = (LineCode.RESUMED, {})


class JobManager:
    """The jobs of one server. One runs at a time; one can follow a job of new items."""

    check_ups: CheckUps  #: set once the server is connected
    running: RunningJob | None = None  #: the one that waits, if one does

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        server: MediaServer,
        history: JobHistory,
        log_index: LogIndex,
        clock: Clock,
    ) -> None:
        """Set the parts of a server, with its storage open."""
        self.publisher = Publisher(next(iter(history.jobs), None))
        self.libraries = ServerLibraries(
            server,
            self.publisher,
            name=entry.title,
            default_options=self.default_options,
            start_reauth=lambda: entry.async_start_reauth(hass),
            clock=clock,
        )
        self.records = Records(history, log_index, self.publisher)
        self._hass, self._entry, self._server, self._clock = hass, entry, server, clock
        self._history, self._log_index = history, log_index
        self._memory = FallbackMemory(log_index.memory, self._on_lost_memory)
        self.files = StorageFiles(history, log_index, lambda: self._memory.is_lost)
        self.upkeep = Upkeep(
            hass, entry, clock, self.files, self.libraries, self._memory, self.publisher
        )
        self._pause_entity = PauseEntity(hass, entry, self._on_entity)
        options, start = self.default_options, self.async_start
        count = self.upkeep.async_count_items
        self.inbox = Inbox(entry, server, clock, log_index.proposals, start, count)
        self.imports = ImportWatch(server, log_index, clock, self.libraries, self.publisher)
        self.undo = Undo(log_index.changes, options, start)
        self.next_scan = NextScan(lambda: self.running, options, start)
        self.refresh_queue = RefreshQueue(lambda: self.running, options, start)
        self._wishes = Wishes(hass, entry, self.refresh_queue, self.next_scan, self.inbox)
        parts = entry, server, clock, log_index, self.libraries, self.publisher
        refreshes = ArrivalRefreshes(server, clock, self, self._pause_entity)
        self.arrivals = Arrivals(*parts, refreshes, self.upkeep.async_check_server)

    @property
    def job(self) -> Job | None:
        """Return the job that runs, or that waits for one of new items to end."""
        return None if self.running is None else self.running.job

    @property
    def can_start(self) -> bool:
        """Return whether a job can start now, or follow one of new items."""
        return can_start_after(self.job)

    @property
    def jobs(self) -> Sequence[Job]:
        """Return all jobs, newest first, including the running one."""
        return self.records.jobs

    def default_options(self) -> ScanOptions:
        """Return the user's options."""
        return read(self._entry.options)

    # Start and control of jobs

    async def async_start(
        self, options: ScanOptions, trigger: JobTrigger, note: Note = None, schedule_id: str = ""
    ) -> RunningJob:
        """Start a job; a note becomes the first line of its log.

        While a job of new items runs, it is queued, and that one ends early. Raises
        ServiceValidationError if another one runs or waits, HomeAssistantError after the stop.
        """
        job = Job(
            job_id=ulid_now(),
            trigger=trigger,
            options=options,
            started_at=self._clock.time(),
            schedule_id=schedule_id,
        )
        return await self._async_begin(job, note)

    def _check_start(self, options: ScanOptions) -> None:
        """Raise an error if a job with these options cannot start."""
        if self.upkeep.is_stopped:
            raise HomeAssistantError(translation_domain=DOMAIN, translation_key="stopped")
        if self.running is not None and (options.is_arrival or not self.can_start):
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="job_running",
                translation_placeholders={"job_id": self.running.job_id},
            )

    async def _async_begin(self, job: Job, note: Note, *, is_paused: bool = False) -> RunningJob:
        """Run a job in the background, and return when its start is saved.

        Raises as `async_start` does.
        """
        self._check_start(job.options)
        if (before := self.running) is not None:
            job = job.evolve(status=JobStatus.QUEUED)
            before.pause_control.drain()
        stores = self._history, self._log_index
        recorder = Recorder(job, self._clock, *stores, self.publisher, self.libraries, self.upkeep)
        self.running = running = RunningJob(recorder, PauseControl(self._clock), before)
        running.pause_control.set(PauseReason.USER, is_paused=is_paused)
        self.follow_entity()
        saving = create_eager_task(recorder.async_save(job))
        recorder.tell(job)
        if note:
            recorder.log(LogLevel.INFO, note[0], **note[1])
        # Without an await in between, so the next caller finds a job that can be cancelled.
        running.task = self._entry.async_create_background_task(
            self._hass, self._async_run(running, saving), f"{DOMAIN} scan {job.job_id}"
        )
        await asyncio.shield(saving)  # a job with a published ID must not get lost
        return running

    def _require_running(self) -> RunningJob:
        """Return the running job. Raises ServiceValidationError if there is none."""
        if self.running is None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_job")
        return self.running

    async def async_cancel(self) -> Job:
        """Cancel the job that waits or else the running one, and return the ended job.

        The job of new items that was to be followed still ends early, by itself. Raises
        ServiceValidationError if there is none.
        """
        return await self._require_running().cancel()

    async def async_pause(self) -> Job:
        """Pause the running job until it is resumed, and return it.

        Refreshes in progress are still verified. Raises ServiceValidationError if no job is
        running.
        """
        running = self._require_running()
        running.pause_control.set(PauseReason.USER, is_paused=True)
        return running.job

    async def async_resume(self) -> Job:
        """Resume the paused job, or the last one if it was interrupted, and return it.

        Raises ServiceValidationError if there is nothing to resume.
        """
        if self.running is not None and self.running.pause_control.reason is not None:
            self.running.pause_control.resume_now()
            return self.running.job
        if (job := self.resumable) is None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_pause")
        return (await self._async_begin(job.reopen(), _RESUMED)).job

    @callback
    def follow_entity(self) -> None:
        """Pause the running scan while the selected entity is on."""
        if self.running is not None:
            self._pause_entity.follow(may_wait=self.running.job.options.may_wait)

    @callback
    def _on_entity(self, is_on: bool) -> None:  # noqa: FBT001 - the state of the entity
        """Pause or resume according to the selected entity."""
        if self.running is not None:
            self.running.pause_control.set(PauseReason.ENTITY, is_paused=is_on)

    # Stop and recovery

    async def async_stop(self) -> None:
        """Interrupt the running job because Home Assistant stops or the entry is unloaded."""
        self.upkeep.stop()
        while self.running is not None:  # after one that waits, the one that it has followed
            await self.running.interrupt()
        await self.files.async_close()

    async def async_recover(self) -> None:
        """Mark jobs that were active during a crash as interrupted, and tell what is unknown."""
        for job in reversed(self._history.interrupt_active(self._clock.time())):
            _LOGGER.info("The scan %s was interrupted because Home Assistant stopped", job.job_id)
            if job.crashes >= MOST_CRASHES:
                _LOGGER.warning("The scan %s is not resumed: it was interrupted twice", job.job_id)
            await async_tell_open(self._log_index, job, self._clock.time())
            self.publisher.publish(JobChanged(job))

    @property
    def after_restart(self) -> AfterRestart:
        """Return the option for interrupted jobs."""
        after_restart: AfterRestart = value(self._entry.options, "after_restart")
        return after_restart

    @property
    def resumable(self) -> Job | None:
        """Return the last job that was started if it was interrupted and can be resumed."""
        job = next((each for each in self.jobs if not each.options.is_arrival), None)
        return job if job is not None and job.can_resume(self._clock.time()) else None

    async def async_resume_after_restart(self) -> None:
        """Resume an interrupted job if the option says so; a paused one stays paused."""
        if self.after_restart is AfterRestart.RESUME and (job := self.resumable):
            was_paused = job.pause_reason is PauseReason.USER
            await self._async_begin(job.reopen(), _RESUMED, is_paused=was_paused)

    # Execution

    async def _async_run(self, running: RunningJob, saving: asyncio.Task[None]) -> None:
        """Run the scan after its start is saved, and always record its end."""
        status, error = JobStatus.INTERRUPTED, None
        try:
            await asyncio.shield(saving)
            await running.take_turn()
            await run_scan(
                Ports(
                    server=self._server,
                    memory=self._memory,
                    journal=JobJournal(self._log_index.changes, running.job_id, self._clock),
                    clock=self._clock,
                ),
                running.job.options,
                running.recorder.on_event,
                running.pause_control,
                await async_results_before(running.job, self._memory),
                await self._async_baselines(running.job.options),
            )
            status = JobStatus.SUCCESS
        except asyncio.CancelledError:
            if not running.is_cancelled:
                raise
            status = JobStatus.CANCELLED
        except EngineError as err:
            status, error = JobStatus.FAILED, err.error_code
            running.recorder.log(LogLevel.ERROR, LineCode.ERROR, error=str(err))
            self.libraries.on_error(err)
        except Exception:
            status, error = JobStatus.FAILED, _INTERNAL_ERROR
            _LOGGER.exception("A scan ended with an unexpected error")
        finally:
            running.finishing = asyncio.create_task(self._async_finish(running, status, error))
            await asyncio.shield(running.finishing)

    async def _async_baselines(self, options: ScanOptions) -> Mapping[str, Baseline]:
        """Return what a scan can build on, by library; a rebuilt log index knows no older jobs."""
        jobs = self._log_index.known(self._history.jobs)
        return await find_baselines(jobs, self._memory, options, self._clock.time())

    async def _async_finish(
        self, running: RunningJob, status: JobStatus, error: str | None
    ) -> None:
        """Save the ended job before its end is published.

        Its end is published when the next job can start, so a start after it is never refused.
        """
        if running is self.running:
            self._pause_entity.stop()
        ended = running.job.finish(status, self._clock.time(), error)
        try:
            if await self.upkeep.async_count_silently():
                ended = with_left(ended, self.upkeep.statistics.open)
            ended = await running.recorder.async_finish(ended)
        finally:
            if is_last := running is self.running:
                self.running = running.before
            running.recorder.tell(ended)
            if is_last:
                self._wishes.follow(ended)
            self.arrivals.follow(running, ended)

    def _on_lost_memory(self, error: LogIndexError) -> None:
        """Log that the scan continues without stored data about items."""
        _LOGGER.warning("The log index cannot be read; the scan continues without it: %s", error)
        if self.running is not None:
            code = LineCode.MEMORY_UNREADABLE
            self.running.recorder.log(LogLevel.WARNING, code, error=str(error))
        self.publisher.publish(ServerChanged())

"""The job manager, which starts, cancels and recovers jobs."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
import logging

from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util.async_ import create_eager_task
from homeassistant.util.ulid import ulid_now

from ..const import DOMAIN
from ..engine.errors import EngineError
from ..engine.events import LogLevel, PauseReason
from ..engine.incremental.baseline import find_baselines
from ..engine.job import Job, JobStatus, JobTrigger
from ..engine.media import MediaType
from ..engine.options import ScanOptions
from ..engine.ports import Clock, MediaServer
from ..engine.resilience.pause import PauseControl
from ..engine.results import ItemOutcome, Result
from ..engine.scan import run_scan
from ..entry import PlexSmartRefresherConfigEntry
from ..options import AfterRestart, read, value
from ..storage import JobHistory, LogIndex, LogIndexError
from .events import JobChanged, Publisher, ServerChanged
from .files import StorageFiles
from .libraries import ServerLibraries
from .memory import FallbackMemory
from .pause_entity import PauseEntity
from .recorder import Recorder
from .records import Records
from .running import RunningJob
from .statistics import Statistics, async_count

_LOGGER = logging.getLogger(__name__)

#: The error of a job that failed because of an internal error.
_INTERNAL_ERROR = "internal_error"
#: A job during which Home Assistant crashed this often is not resumed: it may be the cause.
_MOST_CRASHES = 2
#: A job is not resumed after this many seconds, because too much can have changed.
_RESUMABLE_FOR = 86_400.0


class JobManager:
    """The jobs of one server. One runs at a time."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: PlexSmartRefresherConfigEntry,
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
        )
        self.records = Records(history, log_index, self.publisher)
        self.statistics = Statistics()
        self.running: RunningJob | None = None
        self._hass = hass
        self._entry = entry
        self._server = server
        self._clock = clock
        self._history = history
        self._log_index = log_index
        self._memory = FallbackMemory(log_index.memory, self._on_lost_memory)
        self.files = StorageFiles(history, log_index, lambda: self._memory.is_lost)
        self._pause_entity = PauseEntity(hass, self._on_entity)
        self._is_stopped = False

    @property
    def job(self) -> Job | None:
        """Return the running job."""
        return None if self.running is None else self.running.job

    @property
    def jobs(self) -> Sequence[Job]:
        """Return all jobs, newest first, including the running one."""
        return self.records.jobs

    def default_options(self) -> ScanOptions:
        """Return the user's options."""
        return read(self._entry.options)

    def item_options(self, rating_keys: Sequence[str]) -> ScanOptions:
        """Return the options of a job that refreshes items of any library."""
        return replace(
            self.default_options(),
            library_ids=(),
            rating_keys=tuple(rating_keys),
            levels=tuple(MediaType),
            dry_run=False,
        )

    # Start and control of jobs

    async def async_start(
        self, options: ScanOptions, trigger: JobTrigger, note: str = ""
    ) -> RunningJob:
        """Start a job; a note becomes the first line of its log.

        Raises ServiceValidationError if one is running, HomeAssistantError after the stop.
        """
        self._check_idle()
        job = Job(
            job_id=ulid_now(), trigger=trigger, options=options, started_at=self._clock.time()
        )
        return await self._async_begin(job, note)

    def _check_idle(self) -> None:
        """Raise an error if no job can start."""
        if self._is_stopped:
            raise HomeAssistantError(translation_domain=DOMAIN, translation_key="stopped")
        if self.running is not None:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="job_running",
                translation_placeholders={"job_id": self.running.job_id},
            )

    async def _async_begin(self, job: Job, note: str, *, is_paused: bool = False) -> RunningJob:
        """Run a job in the background, and return when its start is saved."""
        recorder = Recorder(
            job, self._clock, self._history, self._log_index, self.publisher, self.libraries
        )
        self.running = running = RunningJob(recorder, PauseControl(self._clock))
        running.pause_control.set(PauseReason.USER, is_paused=is_paused)
        self.follow_entity()
        saving = create_eager_task(recorder.async_save(job))
        recorder.tell(job)
        if note:
            recorder.log(LogLevel.INFO, note)
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
        """Cancel the running job and return the ended job.

        Raises ServiceValidationError if none is running.
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
        if self.running is not None:
            if self.running.job.status is not JobStatus.PAUSED:
                raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_pause")
            self.running.pause_control.resume_now()
            return self.running.job
        self._check_idle()
        if (job := self.resumable) is None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_pause")
        return (await self._async_begin(job.reopen(), "resumed")).job

    @callback
    def follow_entity(self) -> None:
        """Pause the running scan while the selected entity is on."""
        if self.running is None:
            return
        options = self.running.job.options
        waits = options.pause_limit > 0 and not options.rating_keys
        chosen = value(self._entry.options, "wait_for_entity")
        self._pause_entity.follow(chosen if waits else None)

    @callback
    def _on_entity(self, is_on: bool) -> None:  # noqa: FBT001 - the state of the entity
        """Pause or resume according to the selected entity."""
        if self.running is not None:
            self.running.pause_control.set(PauseReason.ENTITY, is_paused=is_on)

    # Items

    async def async_refresh_item(self, rating_key: str) -> ItemOutcome | None:
        """Refresh one item and return the verified outcome; None if it has no defect.

        Raises ServiceValidationError if its library is not supported, and HomeAssistantError if
        the job did not succeed.
        """
        # The caller waits for the answer.
        options = replace(
            self.item_options([rating_key]), wait_while_busy=False, wait_while_playing=False
        )
        running = await self.async_start(options, JobTrigger.ACTION)
        ended = await running.wait()
        if ended.status is not JobStatus.SUCCESS:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="job_did_not_succeed",
                translation_placeholders={
                    "job_id": ended.job_id,
                    "reason": ended.error or ended.status,
                },
            )
        if not ended.tally.checked:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="item_not_inspected",
                translation_placeholders={"field": "rating_key", "value": rating_key},
            )
        return running.outcomes.get(rating_key)

    async def async_ignore(self, rating_keys: Sequence[str], *, ignored: bool) -> None:
        """Ignore items, or stop ignoring them."""
        await self._log_index.items.set_ignored(rating_keys, ignored=ignored)
        await self.async_count_items()

    async def async_count_items(self) -> None:
        """Count the items, and publish the counts."""
        await self._async_count_items()
        self.publisher.publish(ServerChanged())

    async def _async_count_items(self) -> None:
        """Count the items; unreadable counts stay unchanged."""
        try:
            self.statistics = await async_count(self._log_index, self._history.jobs)
        except LogIndexError as err:
            self._warn("The items of the log index could not be counted", err)
        else:
            self._memory.is_lost = False

    # Regular checks of the server and the files

    async def async_check_server(self) -> None:
        """List the server's libraries, which also shows whether it responds."""
        await self.libraries.async_check()
        if self._memory.is_lost and self.running is None:  # it can be readable again
            await self.async_count_items()

    async def async_retain(self) -> None:
        """Remove records past their retention, and count the rest."""
        try:
            await self.files.async_retain(self._entry.options, self._clock.time())
        except LogIndexError as err:
            self._warn("What is old was not removed from the log index", err)
        await self.async_count_items()

    def _warn(self, sentence: str, err: LogIndexError) -> None:
        """Log a failure, except after the stop."""
        if not self._is_stopped:
            _LOGGER.warning("%s: %s", sentence, err)

    # Stop and recovery

    async def async_stop(self) -> None:
        """Interrupt the running job because Home Assistant stops or the entry is unloaded."""
        self._is_stopped = True
        if self.running is not None:
            await self.running.interrupt()
        await self.files.async_close()

    @callback
    def recover(self) -> None:
        """Mark jobs that were active during a crash as interrupted."""
        for job in reversed(self._history.interrupt_active(self._clock.time())):
            _LOGGER.info("The scan %s was interrupted because Home Assistant stopped", job.job_id)
            if job.crashes >= _MOST_CRASHES:
                _LOGGER.warning("The scan %s is not resumed: it was interrupted twice", job.job_id)
            self.publisher.publish(JobChanged(job))

    @property
    def after_restart(self) -> AfterRestart:
        """Return the option for interrupted jobs."""
        after_restart: AfterRestart = value(self._entry.options, "after_restart")
        return after_restart

    @property
    def resumable(self) -> Job | None:
        """Return the last job if it was interrupted and can be resumed."""
        job = self.jobs[0] if self.jobs else None
        if job is None or job.status is not JobStatus.INTERRUPTED or job.options.rating_keys:
            return None
        is_recent = self._clock.time() - (job.finished_at or 0) < _RESUMABLE_FOR
        return job if is_recent and job.crashes < _MOST_CRASHES else None

    async def async_resume_after_restart(self) -> None:
        """Resume an interrupted job if the option says so; a paused one stays paused."""
        is_wanted = self.after_restart is AfterRestart.RESUME and self.running is None
        if is_wanted and (job := self.resumable):
            was_paused = job.pause_reason is PauseReason.USER
            await self._async_begin(job.reopen(), "resumed", is_paused=was_paused)

    # Execution

    async def _async_run(self, running: RunningJob, saving: asyncio.Task[None]) -> None:
        """Run the scan after its start is saved, and always record its end."""
        status, error = JobStatus.INTERRUPTED, None
        try:
            await asyncio.shield(saving)
            await self._async_scan(running)
            status = JobStatus.SUCCESS
        except asyncio.CancelledError:
            if not running.is_cancelled:
                raise
            status = JobStatus.CANCELLED
        except EngineError as err:
            status, error = JobStatus.FAILED, err.error_code
            running.recorder.log(LogLevel.ERROR, str(err))
            self.libraries.on_error(err)
        except Exception:
            status, error = JobStatus.FAILED, _INTERNAL_ERROR
            _LOGGER.exception("A scan ended with an unexpected error")
        finally:
            running.finishing = asyncio.create_task(self._async_finish(running, status, error))
            await asyncio.shield(running.finishing)

    async def _async_scan(self, running: RunningJob) -> None:
        """Run the engine's scan. Raises EngineError."""
        job = running.job
        buildable = [
            each for each in self._history.jobs if each.started_at >= self._log_index.begun
        ]
        await run_scan(
            self._server,
            self._memory,
            self._clock,
            job.options,
            running.recorder.on_event,
            running.pause_control,
            await self._async_done(job),
            await find_baselines(buildable, self._memory, job.options, self._clock.time()),
        )

    async def _async_done(self, job: Job) -> Mapping[str, Result]:
        """Return the results of a job from before a restart."""
        if job.phase is None and not job.crashes:  # its progress is unknown after a crash
            return {}
        records = await self._memory.results(job.job_id)
        return {key: record.result for key, record in records.items()}

    async def _async_finish(
        self, running: RunningJob, status: JobStatus, error: str | None
    ) -> None:
        """Save the ended job before its end is published.

        Its end is published when the next job can start, so a start after it is never refused.
        """
        self._pause_entity.stop()
        ended = running.job.finish(status, self._clock.time(), error)
        try:
            await running.recorder.async_finish(ended)
            await self._async_count_items()
        finally:
            self.running = None
            running.recorder.tell(ended)

    def _on_lost_memory(self, error: LogIndexError) -> None:
        """Log that the scan continues without stored data about items."""
        _LOGGER.warning("The log index cannot be read; the scan goes on without it: %s", error)
        if self.running is not None:
            message = f"what is known of items cannot be read: {error}"
            self.running.recorder.log(LogLevel.WARNING, message)
        self.publisher.publish(ServerChanged())

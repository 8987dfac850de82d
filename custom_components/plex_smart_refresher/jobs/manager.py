"""The job manager: the only one who starts, cancels, records and recovers jobs."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, replace
import logging
import time
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util.async_ import create_eager_task
from homeassistant.util.ulid import ulid_now

from ..const import CONF_LIBRARIES, DOMAIN
from ..engine.defects import is_inspectable
from ..engine.errors import EngineError, InvalidTokenError, NotOwnerError, ServerLostError
from ..engine.events import (
    ItemFinished,
    LibraryInspected,
    LogLevel,
    LogLine,
    PauseReason,
    Phase,
    PhaseStarted,
    ProgressMade,
    ScanEvent,
    ScanPaused,
    ScanResumed,
)
from ..engine.incremental.baseline import find_baselines
from ..engine.job import Job, JobStatus, JobTrigger, progress_percent
from ..engine.library_status import (
    LibraryStatus,
    OpenDefects,
    completely_inspected,
    inspected_ids,
    known_since,
)
from ..engine.media import Library, MediaType
from ..engine.options import ScanOptions
from ..engine.ports import Clock, ItemMemory, MediaServer
from ..engine.resilience.pause import PauseControl
from ..engine.results import ItemOutcome, ItemRecord, ItemState, Result, SkipReason
from ..engine.scan import run_scan
from ..options import AfterRestart, read, value
from ..storage import JobHistory, LogIndex, LogIndexError
from .pause_entity import PauseEntity

_LOGGER = logging.getLogger(__name__)

#: The error of a job that failed because of an error of our own.
_INTERNAL_ERROR = "internal_error"
#: What is wrong while a file can be neither read nor written.
_LOG_INDEX_UNAVAILABLE = "log_index_unavailable"
_HISTORY_UNAVAILABLE = "history_unavailable"
#: A job that took Home Assistant down so often is not resumed: it may be why.
_MOST_CRASHES = 2
#: A job that was interrupted longer ago, in seconds, is not resumed: too much has changed since.
_RESUMABLE_FOR = 86_400.0


class SystemClock:
    """The real time."""

    def time(self) -> float:
        """Return the Unix time in seconds."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True)
class JobChanged:
    """A job started, came further or ended."""

    job: Job


@dataclass(frozen=True, slots=True)
class ServerChanged:
    """Whether the server answers, or what its libraries are, has changed."""


class _Memory:
    """What is remembered of items. If that cannot be read a scan goes on as if it were nothing."""

    def __init__(self, memory: ItemMemory, on_loss: Callable[[LogIndexError], None]) -> None:
        """Read from the log index, and tell once when that cannot be read."""
        self._memory = memory
        self._on_loss = on_loss
        self.is_lost = False

    async def rating_keys(self) -> AbstractSet[str]:
        """Return the rating keys of all items of which something is remembered."""
        return await self._read(self._memory.rating_keys(), frozenset())

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return what is remembered of these items."""
        return await self._read(self._memory.states(rating_keys), {})

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return the rating keys of the items whose next attempt is due, the longest due first."""
        return await self._read(self._memory.due(library_ids, now), ())

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        """Return the results that a job recorded, by rating key."""
        return await self._read(self._memory.results(job_id), {})

    async def _read[T](self, reading: Awaitable[T], nothing: T) -> T:
        try:
            found = await reading
        except LogIndexError as err:
            if not self.is_lost:
                self.is_lost = True
                self._on_loss(err)
            return nothing
        self.is_lost = False
        return found


type ManagerEvent = JobChanged | ServerChanged | ItemFinished | LogLine
type Subscriber = Callable[[ManagerEvent], None]


class JobManager:
    """The jobs of one server. One runs at a time."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry[Any],
        server: MediaServer,
        history: JobHistory,
        log_index: LogIndex,
        clock: Clock,
    ) -> None:
        """Bring the parts together; nothing runs yet."""
        self.history = history
        self.log_index = log_index
        self.libraries: tuple[Library, ...] = ()
        self.reachable = True
        # Counts of items; None before they are counted, which is after the start.
        self.waiting: int | None = None  #: that wait for another attempt
        self.to_review: int | None = None  #: that wait for their owner: a refresh would harm them
        self.defective: int | None = None  #: that had a defect when they were last seen
        self._hass = hass
        self._entry = entry
        self._server = server
        self._clock = clock
        self._memory = _Memory(log_index.memory, self._on_lost_memory)
        self._has_libraries = False
        self._checked: Mapping[str, int] = {}  # how many items a library has, by its id
        self._open_defects: Mapping[str, OpenDefects] = {}
        self._job: Job | None = None
        self._pause_control = PauseControl(clock)
        self._pause_entity = PauseEntity(hass, self._on_entity)
        self._task: asyncio.Task[None] | None = None
        self._finishing: asyncio.Task[None] | None = None
        self._is_cancelled = False
        self._is_stopped = False
        self._outcomes: dict[str, ItemOutcome] = {}  # of a job for named items
        self._subscribers: list[Subscriber] = []

    @property
    def job(self) -> Job | None:
        """Return the running job."""
        return self._job

    @property
    def jobs(self) -> Sequence[Job]:
        """Return all jobs, the newest first, the running one among them."""
        return self.history.jobs

    @property
    def chosen_libraries(self) -> tuple[Library, ...] | None:
        """Return the libraries to look after; None before the server has named its libraries."""
        if not self._has_libraries:
            return None
        chosen = self.default_options().library_ids
        return tuple(each for each in self.libraries if not chosen or each.library_id in chosen)

    @property
    def library_statuses(self) -> tuple[LibraryStatus, ...] | None:
        """Return how it stands with each of the libraries to look after."""
        libraries = self.chosen_libraries
        if libraries is None:
            return None
        return tuple(
            LibraryStatus(
                library=library,
                checked=self._checked.get(library.library_id),
                open=self._open_defects.get(library.library_id),
            )
            for library in libraries
        )

    @property
    def problems(self) -> frozenset[str]:
        """Return what is wrong with the files, in the words of the storage."""
        found = {self.history.problem, self.log_index.problem}
        if self._memory.is_lost or self.log_index.is_failing:
            found.add(_LOG_INDEX_UNAVAILABLE)
        if self.history.is_failing:
            found.add(_HISTORY_UNAVAILABLE)
        if _HISTORY_UNAVAILABLE in found:  # a full disk is one cause, and is told once
            found.discard(_LOG_INDEX_UNAVAILABLE)
        return frozenset(problem for problem in found if problem)

    @callback
    def dismiss(self, problem: str) -> None:
        """Let a trouble be over that the user has taken note of."""
        if self.history.problem == problem:
            self.history.problem = None
        if self.log_index.problem == problem:
            self.log_index.problem = None

    async def async_prepare_backup(self) -> None:
        """Bring all files up to date, and keep them so while they are copied."""
        await self.history.async_flush()
        try:
            await self.log_index.async_backup_prepare()
        except LogIndexError as err:
            _LOGGER.warning("The log index may not be sound in the backup: %s", err)

    async def async_finish_backup(self) -> None:
        """Let changes into the files again."""
        try:
            await self.log_index.async_backup_done()
        except LogIndexError as err:
            _LOGGER.warning("The log index was not released after the backup: %s", err)

    def default_options(self) -> ScanOptions:
        """Return what the user has set."""
        return read(self._entry.options)

    @property
    def after_restart(self) -> AfterRestart:
        """Return what the user wants to become of an interrupted job."""
        after_restart: AfterRestart = value(self._entry.options, "after_restart")
        return after_restart

    @property
    def resumable(self) -> Job | None:
        """Return the last job if it was interrupted and can go on."""
        job = self.jobs[0] if self.jobs else None
        if job is None or job.status is not JobStatus.INTERRUPTED or job.options.rating_keys:
            return None
        is_recent = self._clock.time() - (job.finished_at or 0) < _RESUMABLE_FOR
        return job if is_recent and job.crashes < _MOST_CRASHES else None

    @callback
    def recover(self) -> None:
        """Call what was active when Home Assistant crashed interrupted."""
        for job in self.history.interrupt_active(self._clock.time()):
            _LOGGER.info("The scan %s was interrupted by the end of Home Assistant", job.job_id)
            if job.crashes >= _MOST_CRASHES:
                _LOGGER.warning("The scan %s is not resumed: it was interrupted twice", job.job_id)
            self._publish(JobChanged(job))

    async def async_retain(self) -> None:
        """Remove what is older than the user wants to keep, and count what is left."""
        now = self._clock.time()
        await self.history.async_prune(
            now,
            keep_days=value(self._entry.options, "job_days"),
            keep_at_least=value(self._entry.options, "jobs_kept"),
        )
        try:
            await self.log_index.async_purge(
                now,
                log_days=value(self._entry.options, "log_days"),
                item_days=value(self._entry.options, "item_days"),
                jobs=lambda: self.jobs,
            )
        except LogIndexError as err:
            self._warn("What is old was not removed from the log index", err)
        await self.async_count_items()

    async def async_check_server(self) -> None:
        """Ask the server for its libraries, and so whether it is there."""
        try:
            libraries = await self._server.libraries()
        except InvalidTokenError, NotOwnerError:
            self._entry.async_start_reauth(self._hass)
        except EngineError as err:
            self._set_reachable(reachable=not isinstance(err, ServerLostError))
        else:
            self.libraries = tuple(filter(is_inspectable, libraries))
            self._has_libraries = True
            self._set_reachable(reachable=True)
        if self._memory.is_lost and self._job is None:
            await self._async_count_items()  # it may be readable again
        self._publish(ServerChanged())

    async def async_library_ids(
        self, names: Sequence[str], field: str = CONF_LIBRARIES
    ) -> tuple[str, ...]:
        """Return the ids of libraries that are named by id or title in a field.

        A title that several libraries share stands for all of them. Raises
        ServiceValidationError for a name that no library has.
        """
        if not all(map(self._library_ids, names)):
            await self.async_check_server()  # it may be new
        ids: dict[str, None] = {}
        for name in names:
            found = self._library_ids(name)
            if not found:
                raise self._unknown_library(name, field)
            ids |= dict.fromkeys(found)
        return tuple(ids)

    def _library_ids(self, name: str) -> list[str]:
        return [
            library.library_id
            for library in self.libraries
            if name == library.library_id or name.casefold() == library.title.casefold()
        ]

    def _unknown_library(self, name: str, field: str) -> HomeAssistantError:
        if not self.libraries and not self.reachable:
            return HomeAssistantError(
                translation_domain=DOMAIN, translation_key=ServerLostError.error_code
            )
        return ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="unknown_library",
            translation_placeholders={
                "field": field,
                "value": name,
                "allowed": ", ".join(library.title for library in self.libraries),
            },
        )

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Tell a subscriber the state of the last job, and then all that happens.

        It is called in the event loop and must return at once. Returns what ends it.
        """
        if self.jobs:
            subscriber(JobChanged(self._job or self.jobs[0]))
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    async def async_start(self, options: ScanOptions, trigger: JobTrigger, note: str = "") -> Job:
        """Start a job; a note becomes the first line of its log.

        Raises ServiceValidationError if one is running already, HomeAssistantError after the stop.
        """
        self._check_idle()
        job = Job(
            job_id=ulid_now(), trigger=trigger, options=options, started_at=self._clock.time()
        )
        return await self._async_begin(job, note)

    def _check_idle(self) -> None:
        if self._is_stopped:
            raise HomeAssistantError(translation_domain=DOMAIN, translation_key="stopped")
        if self._job is not None:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="job_running",
                translation_placeholders={"job_id": self._job.job_id},
            )

    async def _async_begin(self, job: Job, note: str, *, is_paused: bool = False) -> Job:
        """Run a job in the background, and return when its start is saved."""
        self._job, self._is_cancelled, self._outcomes = job, False, {}
        self._pause_control = PauseControl(self._clock)
        self._pause_control.set(PauseReason.USER, is_paused=is_paused)
        self.follow_entity()
        saving = create_eager_task(self._async_save(job))
        self._publish(JobChanged(job))
        if note:
            self._log(LogLevel.INFO, note)
        # Without a pause in between: whoever comes next finds a job that can be cancelled.
        self._task = self._entry.async_create_background_task(
            self._hass, self._async_run(job, saving), f"{DOMAIN} scan {job.job_id}"
        )
        await asyncio.shield(saving)  # a job whose id is told is not lost, whatever happens next
        return job

    async def async_cancel(self) -> Job:
        """Cancel the running job and return it as it ended.

        Raises ServiceValidationError if none is running.
        """
        if self._job is None or self._task is None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_job")
        job_id = self._job.job_id
        self._is_cancelled = True
        await self._async_end_task()
        job = self.history.get(job_id)
        assert job is not None
        return job

    async def async_pause(self) -> Job:
        """Let the active job begin nothing new, until it is resumed; return it.

        What Plex is working on is verified all the same. Raises ServiceValidationError if no job
        is active.
        """
        if self._job is None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_job")
        self._pause_control.set(PauseReason.USER, is_paused=True)
        return self._job

    async def async_resume(self) -> Job:
        """Let the paused job go on at once, or else the last one if it was interrupted; return it.

        Raises ServiceValidationError if there is none to go on.
        """
        if self._job is not None:
            if self._job.status is not JobStatus.PAUSED:
                raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_pause")
            self._pause_control.go_on()
            return self._job
        self._check_idle()
        if (job := self.resumable) is None:
            raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_pause")
        return await self._async_begin(job.reopen(), "resumed")

    async def async_resume_after_restart(self) -> None:
        """Let an interrupted job go on if that is what the user wants, or wait as it did before."""
        is_wanted = self.after_restart is AfterRestart.RESUME and self._job is None
        if is_wanted and (job := self.resumable):
            was_paused = job.pause_reason is PauseReason.USER
            await self._async_begin(job.reopen(), "resumed", is_paused=was_paused)

    @callback
    def follow_entity(self) -> None:
        """Let the active scan wait while the entity that the user has chosen is on."""
        if self._job is None:
            return
        options = self._job.options
        waits = options.pause_limit > 0 and not options.rating_keys
        chosen = value(self._entry.options, "wait_for_entity")
        self._pause_entity.follow(chosen if waits else None)

    @callback
    def _on_entity(self, is_on: bool) -> None:  # noqa: FBT001 - what the entity says
        self._pause_control.set(PauseReason.ENTITY, is_paused=is_on)

    async def async_refresh_item(self, rating_key: str) -> ItemOutcome | None:
        """Refresh one item and return the verified outcome; None if it has no defect.

        Raises ServiceValidationError if it is of a library that is not looked after, and
        HomeAssistantError when the job could not be brought to its end.
        """
        options = replace(
            self.default_options(),
            library_ids=(),
            rating_keys=(rating_key,),
            levels=tuple(MediaType),
            dry_run=False,
            wait_while_busy=False,  # somebody waits for the answer
            wait_while_playing=False,
        )
        job = await self.async_start(options, JobTrigger.ACTION)
        outcomes = self._outcomes  # the next job begins with others
        await self._async_wait_for_end()
        ended = self.history.get(job.job_id)
        if ended is None or ended.status is not JobStatus.SUCCESS:
            reason = (ended and (ended.error or ended.status)) or _INTERNAL_ERROR
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="job_did_not_succeed",
                translation_placeholders={"job_id": job.job_id, "reason": reason},
            )
        if not ended.tally.checked:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="item_not_inspected",
                translation_placeholders={"field": "rating_key", "value": rating_key},
            )
        return outcomes.get(rating_key)

    async def async_ignore(self, rating_keys: Sequence[str], *, ignored: bool) -> None:
        """Leave items alone from now on, or no longer."""
        await self.log_index.items.set_ignored(rating_keys, ignored=ignored)
        await self.async_count_items()

    async def async_count_items(self) -> None:
        """Count the items that wait for something, and tell."""
        await self._async_count_items()
        self._publish(ServerChanged())

    async def async_stop(self) -> None:
        """End what is under way, because Home Assistant stops or the entry is unloaded."""
        self._is_stopped = True
        await self._async_end_task()
        await self.log_index.async_close()
        await self.history.async_close()

    async def _async_end_task(self) -> None:
        if self._task is not None and not self._task.done():
            self._task.cancel()
        await self._async_wait_for_end()

    async def _async_wait_for_end(self) -> None:
        if self._task is not None:
            await asyncio.wait({self._task})
        if self._finishing is not None:
            await asyncio.wait({self._finishing})

    async def _async_run(self, job: Job, saving: asyncio.Task[None]) -> None:
        """Run the scan once its start is saved, and record how it ended, whatever happens."""
        status, error = JobStatus.INTERRUPTED, None
        try:
            await asyncio.shield(saving)
            await run_scan(
                self._server,
                self._memory,
                self._clock,
                job.options,
                self._on_scan_event,
                self._pause_control,
                await self._async_done(job),
                await find_baselines(
                    self._remembered_jobs, self._memory, job.options, self._clock.time()
                ),
            )
            status = JobStatus.SUCCESS
        except asyncio.CancelledError:
            if not self._is_cancelled:
                raise
            status = JobStatus.CANCELLED
        except EngineError as err:
            status, error = JobStatus.FAILED, err.error_code
            self._on_lost_server(err)
        except Exception:
            status, error = JobStatus.FAILED, _INTERNAL_ERROR
            _LOGGER.exception("A scan ended with an unexpected error")
        finally:
            self._finishing = asyncio.create_task(self._async_finish(status, error))
            await asyncio.shield(self._finishing)

    async def _async_done(self, job: Job) -> Mapping[str, Result]:
        """Return the results that a job has from before a restart."""
        if job.phase is None and not job.crashes:  # how far it was is not known after a crash
            return {}
        records = await self._memory.results(job.job_id)
        return {key: record.result for key, record in records.items()}

    async def _async_finish(self, status: JobStatus, error: str | None) -> None:
        """Save the ended job, so that nothing can undo what is then told."""
        assert self._job is not None
        self._pause_entity.stop()
        job = self._job.finish(status, self._clock.time(), error)
        try:
            self._log_end(job)
            await self.log_index.async_sync()  # a job that has ended has all its results
            await self._async_save(job)
            await self._async_count_items()
        finally:
            self._job = None
            self._publish(JobChanged(job))

    async def _async_save(self, job: Job) -> None:
        """Write a job now; if that fails it is known all the same, and written later."""
        self.history.save_job_later(job)
        try:
            await self.history.async_save_job(job)
        except Exception:
            _LOGGER.exception("The job %s could not be saved; trying again later", job.job_id)

    @property
    def _remembered_jobs(self) -> Sequence[Job]:
        """Return the jobs whose items are known: of those before a rebuilt log index none is."""
        return [job for job in self.jobs if job.started_at >= self.log_index.begun]

    async def _async_count_items(self) -> None:
        """Count the items that wait for a retry, and those with defects in each library."""
        jobs = self._remembered_jobs
        self._checked = {key: seen.checked for key, seen in completely_inspected(jobs).items()}
        since = dict.fromkeys(inspected_ids(jobs), 0.0) | known_since(jobs)
        try:
            self.waiting = await self.log_index.items.count_waiting()
            self.to_review = (
                await self.log_index.items.get(
                    limit=1, only_open=True, skip_reason=SkipReason.PROTECTED
                )
            ).total
            self.defective = (await self.log_index.items.get(limit=1, only_open=True)).total
            self._open_defects = await self.log_index.items.count_open(since)
        except LogIndexError as err:
            self._warn("The items of the log index could not be counted", err)
        else:
            self._memory.is_lost = False

    def _warn(self, sentence: str, err: LogIndexError) -> None:
        """Say what does not work; after the stop nothing has to."""
        if not self._is_stopped:
            _LOGGER.warning("%s: %s", sentence, err)

    def _log_end(self, job: Job) -> None:
        level = LogLevel.ERROR if job.status is JobStatus.FAILED else LogLevel.INFO
        reason = f" ({job.error})" if job.error else ""
        self._log(level, f"{job.status}{reason} after {job.duration:.0f} s")

    def _log(self, level: LogLevel, message: str) -> None:
        """Write a line of our own into the log of the running job."""
        assert self._job is not None
        phase = self._job.phase or Phase.COLLECT
        self._on_scan_event(
            LogLine(time=self._clock.time(), level=level, phase=phase, message=message)
        )

    def _on_lost_memory(self, error: LogIndexError) -> None:
        _LOGGER.warning("The log index cannot be read; the scan goes on without it: %s", error)
        self._log(LogLevel.WARNING, f"what is known of items cannot be read: {error}")
        self._publish(ServerChanged())

    def _on_lost_server(self, error: EngineError) -> None:
        self._log(LogLevel.ERROR, str(error))
        if isinstance(error, InvalidTokenError | NotOwnerError):
            self._entry.async_start_reauth(self._hass)
        elif isinstance(error, ServerLostError):
            self._set_reachable(reachable=False)

    @callback
    def _on_scan_event(self, event: ScanEvent) -> None:
        """Take over what the engine reports into the job, the log index and to subscribers."""
        assert self._job is not None
        job_id, options = self._job.job_id, self._job.options
        match event:
            case LogLine():
                self.log_index.add_line(job_id, event)
                self._publish(event)
                return
            case ItemFinished():
                self._record_outcome(event, job_id, options)
                self._job = self._job.evolve(tally=event.tally)
                self._publish(event)
            case PhaseStarted():
                times = {**self._job.phase_times, event.phase: self._clock.time()}
                self._job = self._job.evolve(phase=event.phase, phase_times=times, done=0, total=0)
            case ProgressMade():
                percent = progress_percent(event.phase, event.done, event.total)
                self._job = self._job.evolve(
                    done=event.done,
                    total=event.total,
                    tally=event.tally,
                    current=event.current,
                    progress=max(self._job.progress, percent),
                )
            case ScanPaused(reason=reason):
                self._job = self._job.pause(reason, self._clock.time())
                if reason is PauseReason.SERVER_UNAVAILABLE:
                    self._set_reachable(reachable=False)
            case ScanResumed():
                if self._job.pause_reason is PauseReason.SERVER_UNAVAILABLE:
                    self._set_reachable(reachable=True)
                self._job = self._job.go_on()
            case LibraryInspected():
                libraries = {health.library_id: health for health in self._job.libraries}
                libraries[event.health.library_id] = event.health
                self._job = self._job.evolve(libraries=tuple(libraries.values()))
        self.history.save_job_later(self._job)
        self._publish(JobChanged(self._job))

    def _record_outcome(self, event: ItemFinished, job_id: str, options: ScanOptions) -> None:
        outcome = event.outcome
        if options.rating_keys:
            self._outcomes[outcome.item.rating_key] = outcome
        self.log_index.add_outcome(
            job_id,
            outcome,
            event.time,
            state=event.next_state,
            dry_run=options.dry_run,
        )

    @callback
    def _set_reachable(self, *, reachable: bool) -> None:
        if reachable is self.reachable:
            return
        self.reachable = reachable
        if reachable:
            _LOGGER.info("%s answers again", self._entry.title)
        else:
            _LOGGER.warning("%s does not answer", self._entry.title)
        self._publish(ServerChanged())

    @callback
    def _publish(self, event: ManagerEvent) -> None:
        """Tell all subscribers; one that fails harms neither the job nor the others."""
        for subscriber in tuple(self._subscribers):
            try:
                subscriber(event)
            except Exception:
                _LOGGER.exception("A subscriber failed at %s", type(event).__name__)

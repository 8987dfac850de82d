"""The history of jobs, in Home Assistant's store."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
import logging
from typing import Any, override

from homeassistant.core import HomeAssistant, callback

from ..engine.job import Job, JobStatus
from ..engine.library_status import needed_jobs
from .files import FOLDER
from .migration import MAX_READABLE_VERSION, STORAGE_VERSION, STORAGE_VERSION_MINOR, migrate_history
from .store import QuarantineStore
from .stored import Totals, job_from_stored, to_stored, totals_from_stored

_LOGGER = logging.getLogger(__name__)

#: Within so many seconds it is written that a job has another status or phase.
_SOON = 10.0
#: Progress comes several times a second, and the whole file is written, of nearly 2 MB with 500
#: jobs. A crash may cost this many seconds of what is shown of a job; results are not kept here.
_PROGRESS_DELAY = 300.0
#: What could not be written is tried again after so many seconds: Home Assistant logs a traceback
#: each time.
_RETRY_DELAY = 300.0
#: However young they are, more jobs are not kept than the user wants at least, or this many: each
#: write is of all of them, 2 KB a job.
_MOST_JOBS = 2_000


class _HistoryStore(QuarantineStore[dict[str, Any]]):
    """The store with the migrations of its content."""

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the content of another version in today's form."""
        return migrate_history((old_major_version, old_minor_version), old_data)


class JobHistory:
    """The jobs of a config entry and what they did together."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Prepare the history of a config entry."""
        self._hass = hass
        self._store = _HistoryStore(
            hass,
            STORAGE_VERSION,
            f"{FOLDER}/{entry_id}.jobs",
            private=True,
            atomic_writes=True,
            max_readable_version=MAX_READABLE_VERSION,
            minor_version=STORAGE_VERSION_MINOR,
            serialize_in_event_loop=False,
        )
        self._store.on_failure = self._write_again
        self._jobs: dict[str, Job] = {}
        #: A job is converted once, when it changes, and not with each write of all the others.
        self._stored: dict[str, dict[str, Any]] = {}
        #: Jobs of a newer version stay in the file, so that an update brings them back.
        self._unreadable: list[dict[str, Any]] = []
        self._totals = Totals()
        self._due: float | None = None  #: when the next write is, in the time of the event loop
        self._is_closed = False
        self.problem: str | None = None

    @property
    def jobs(self) -> Sequence[Job]:
        """Return the jobs, newest first."""
        return sorted(self._jobs.values(), key=lambda job: job.started_at, reverse=True)

    @property
    def totals(self) -> Totals:
        """Return what all jobs did together, those removed since included."""
        return self._totals

    def get(self, job_id: str) -> Job | None:
        """Return a job."""
        return self._jobs.get(job_id)

    @property
    def is_failing(self) -> bool:
        """Return whether the last attempt to write failed."""
        return self._store.is_failing

    async def async_load(self) -> None:
        """Read the history. One that cannot be read is kept aside, and a new one begun."""
        content = await self._store.async_read(_check_shape)
        if self._store.problem is not None:
            self.problem = f"history_{self._store.problem}"
        if content is not None:
            await self._hass.async_add_executor_job(self._take, content)

    def _take(self, content: Mapping[str, Any]) -> None:
        """Take over what was read, job by job."""
        self._totals = totals_from_stored(content.get("totals"))
        for stored in content.get("jobs", []):
            try:
                job = job_from_stored(stored)
            except AttributeError, KeyError, TypeError, ValueError:
                self._unreadable.append(stored)
            else:
                self._jobs[job.job_id], self._stored[job.job_id] = job, stored
        if self._unreadable:
            _LOGGER.warning(
                "%s jobs of the history cannot be read; a newer version may have written them",
                len(self._unreadable),
            )

    def _put(self, job: Job) -> None:
        self._jobs[job.job_id] = job
        self._stored[job.job_id] = to_stored(job)

    def _update(self, job: Job) -> None:
        """Take over a job, and count it while it is ended: it may go on one day."""
        before = self._jobs.get(job.job_id)
        self._put(job)
        if before is not None and not before.is_active:
            self._totals = self._totals.without_job(before)
        if not job.is_active:
            self._totals = self._totals.with_job(job)

    async def async_save_job(self, job: Job) -> None:
        """Insert or update a job and write it now."""
        self._update(job)
        await self._async_write()

    @callback
    def save_job_later(self, job: Job) -> None:
        """Insert or update a job and write it: soon if it took a turn, progress with time."""
        before = self._jobs.get(job.job_id)
        self._update(job)
        is_progress = before is not None and _turn(before) == _turn(job)
        self._write_within(_PROGRESS_DELAY if is_progress else _SOON)

    def _write_within(self, seconds: float) -> None:
        # The store would put a write off with each further call, and steady progress for ever.
        when = self._hass.loop.time() + seconds
        if self._due is None or when < self._due:
            self._due = when
            self._store.async_delay_save(self._content, seconds)

    def _write_again(self) -> None:
        """Try again what could not be written, but not over what another history writes."""
        if not self._is_closed:
            self._write_within(_RETRY_DELAY)

    async def _async_write(self) -> None:
        await self._store.async_save(self._content())

    def _content(self) -> dict[str, Any]:
        """Return what to write. It is called from the store's thread, too."""
        self._due = None
        return {
            "jobs": [*self._unreadable, *list(self._stored.values())],
            "totals": to_stored(self._totals),
        }

    @callback
    def interrupt_active(self, now: float) -> list[Job]:
        """End the jobs that a crash interrupted, however old they are, and return them."""
        active = [job.evolve(crashes=job.crashes + 1) for job in self.jobs if job.is_active]
        interrupted = [job.finish(JobStatus.INTERRUPTED, now) for job in active]
        for job in interrupted:
            self.save_job_later(job)
        return interrupted

    async def async_prune(self, now: float, keep_days: int, keep_at_least: int) -> list[str]:
        """Remove old jobs, but none that is among the newest, running or needed; return their ids.

        Needed is the last look at the whole of a library, or its health would be lost.
        """
        oldest = now - timedelta(days=keep_days).total_seconds()
        jobs = self.jobs
        needed = needed_jobs(jobs)
        removed = [
            job.job_id
            for place, job in enumerate(jobs)
            if place >= keep_at_least
            and (job.started_at < oldest or place >= _MOST_JOBS)
            and not job.is_active
            and job.job_id not in needed
        ]
        for job_id in removed:
            del self._jobs[job_id], self._stored[job_id]
        readable = [stored for stored in self._unreadable if _is_younger(stored, oldest)]
        if removed or len(readable) < len(self._unreadable):
            self._unreadable = readable
            await self._async_write()
        return removed

    async def async_flush(self) -> None:
        """Write what is still to be written."""
        if self._due is not None:
            await self._async_write()

    async def async_close(self) -> None:
        """Write what is still to be written, so that nothing is written after a reload."""
        self._is_closed = True
        await self.async_flush()


def _turn(job: Job) -> tuple[object, ...]:
    """Return what of a job a crash must not cost."""
    return job.status, job.pause_reason, job.phase


def _check_shape(content: object) -> None:
    if not isinstance(content, dict) or not isinstance(content.get("jobs", []), list):
        raise TypeError("it is no list of jobs")


def _is_younger(stored: object, oldest: float) -> bool:
    started_at = stored.get("started_at") if isinstance(stored, dict) else None
    return isinstance(started_at, int | float) and started_at >= oldest

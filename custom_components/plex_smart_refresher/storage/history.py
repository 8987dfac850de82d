"""The job history in Home Assistant's store."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import accumulate
import logging
from typing import Any, override

from homeassistant.core import HomeAssistant, callback

from ..engine.job import Job, JobStatus
from ..engine.library_status import needed_jobs
from .date_trust import DateTrust
from .files import FOLDER
from .migration import MAX_READABLE_VERSION, STORAGE_VERSION, STORAGE_VERSION_MINOR, migrate_history
from .store import QuarantineStore
from .stored import (
    Totals,
    date_trust_from_stored,
    job_from_stored,
    to_stored,
    totals_from_stored,
)

_LOGGER = logging.getLogger(__name__)

#: The delay in seconds until a new status or phase is written.
_SOON = 10.0
#: The delay in seconds until progress is written. Progress comes several times per second, and each
#: write is of the entire file, nearly 2 MB with 500 jobs. A crash loses progress, but no results.
_PROGRESS_DELAY = 300.0
#: The delay in seconds until a failed write is retried: Home Assistant logs a traceback each time.
_RETRY_DELAY = 300.0
#: The maximum number of jobs, unless the user's minimum is higher: each write is of all jobs, with
#: 2 KB per job.
_MOST_JOBS = 2_000


class _HistoryStore(QuarantineStore[dict[str, Any]]):
    """The store and its migrations."""

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the content of another version in the current form."""
        return migrate_history((old_major_version, old_minor_version), old_data)


class JobHistory:
    """The jobs of a config entry and their totals."""

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
        #: A job is converted when it changes, not with each write.
        self._stored: dict[str, dict[str, Any]] = {}
        #: Jobs of a newer version stay in the file, so an update brings them back.
        self._unreadable: list[dict[str, Any]] = []
        self._totals = Totals()
        self._date_trust = DateTrust()
        self._due: float | None = None  #: the time of the next write on the event loop's clock
        self._is_closed = False
        self.problem: str | None = None

    @property
    def jobs(self) -> Sequence[Job]:
        """Return the jobs, newest first."""
        return list(
            reversed(self._jobs.values())
        )  # by start, a wrong clock would be right for ever

    @property
    def totals(self) -> Totals:
        """Return the totals of all jobs, including removed ones."""
        return self._totals

    def get(self, job_id: str) -> Job | None:
        """Return a job."""
        return self._jobs.get(job_id)

    @property
    def is_failing(self) -> bool:
        """Return whether the last attempt to write failed."""
        return self._store.is_failing

    async def async_load(self) -> None:
        """Read the history. An unreadable one is quarantined and replaced by a new one."""
        content = await self._store.async_read(_check_shape)
        if self._store.problem is not None:
            self.problem = f"history_{self._store.problem}"
        if content is not None:
            await self._hass.async_add_executor_job(self._take, content)

    def _take(self, content: Mapping[str, Any]) -> None:
        """Set the content, job by job."""
        self._totals = totals_from_stored(content.get("totals"))
        self._date_trust = date_trust_from_stored(content.get("date_trust"))
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
        """Insert or replace a job and its stored form."""
        self._jobs[job.job_id] = job
        self._stored[job.job_id] = to_stored(job)

    def _update(self, job: Job) -> None:
        """Set a job, and count it in the totals only while it is ended: it can be resumed."""
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
        """Insert or update a job and write it: a new status soon, progress later."""
        before = self._jobs.get(job.job_id)
        self._update(job)
        is_progress = before is not None and _turn(before) == _turn(job)
        self._write_within(_PROGRESS_DELAY if is_progress else _SOON)

    def _write_within(self, seconds: float) -> None:
        """Schedule a write; an earlier one stays."""
        # The store would delay a write with each further call, and steady progress for ever.
        when = self._hass.loop.time() + seconds
        if self._due is None or when < self._due:
            self._due = when
            self._store.async_delay_save(self._content, seconds)

    def _write_again(self) -> None:
        """Retry a failed write, but do not overwrite another history."""
        if not self._is_closed:
            self._write_within(_RETRY_DELAY)

    async def _async_write(self) -> None:
        """Write the history now."""
        await self._store.async_save(self._content())

    def _content(self) -> dict[str, Any]:
        """Return the content to write. The store's thread also calls it."""
        self._due = None
        return {
            "jobs": [*self._unreadable, *list(self._stored.values())],
            "totals": to_stored(self._totals),
            "date_trust": to_stored(self._date_trust),
        }

    @callback
    def interrupt_active(self, now: float) -> list[Job]:
        """End the jobs that a crash interrupted, regardless of their age, and return them."""
        interrupted = [
            job.evolve(crashes=job.crashes + (not job.is_queued)).finish(JobStatus.INTERRUPTED, now)
            for job in self.jobs
            if job.is_active
        ]
        for job in interrupted:
            self.save_job_later(job)
        return interrupted

    @callback
    def believes(self, now: float) -> bool:
        """Return whether to trust a date; a surprising one is trusted on the second day."""
        self._date_trust = self._date_trust.after(now)
        self._write_within(_PROGRESS_DELAY)
        return self._date_trust.believed == now

    async def async_prune(self, now: float, keep_days: int, keep_at_least: int) -> list[str]:
        """Remove old jobs except the newest, active and needed ones; return their IDs.

        A job is needed if it has the last full scan of a library, on which the health depends.
        """
        oldest = now - timedelta(days=keep_days).total_seconds()
        jobs = self.jobs
        # No job started later than those after it, whatever its clock said.
        started = list(accumulate((job.started_at for job in jobs), min))
        needed = needed_jobs(jobs)
        removed = [
            job.job_id
            for place, job in enumerate(jobs)
            if place >= keep_at_least
            and (started[place] < oldest or place >= _MOST_JOBS)
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
        """Write pending changes."""
        if self._due is not None:
            await self._async_write()

    async def async_close(self) -> None:
        """Write pending changes, so nothing is written after a reload."""
        self._is_closed = True
        await self.async_flush()


def _turn(job: Job) -> tuple[object, ...]:
    """Return the parts of a job that a crash must not lose."""
    return job.status, job.pause_reason, job.phase


def _check_shape(content: object) -> None:
    """Raise TypeError if the content is not a history."""
    if not isinstance(content, dict) or not isinstance(content.get("jobs", []), list):
        raise TypeError("it is no list of jobs")


def _is_younger(stored: object, oldest: float) -> bool:
    """Return whether a stored job started at a time or later."""
    started_at = stored.get("started_at") if isinstance(stored, dict) else None
    return isinstance(started_at, int | float) and started_at >= oldest

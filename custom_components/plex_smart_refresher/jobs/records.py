"""Read access to recorded jobs and items."""

from collections.abc import Mapping, Sequence

from ..engine.job import Job, JobStatus
from ..storage import JobHistory, LogIndex, Totals
from .events import Publisher


class Records:
    """The jobs of a server, their logs and the results of items."""

    def __init__(self, history: JobHistory, log_index: LogIndex, publisher: Publisher) -> None:
        """Set the queries of the storage."""
        self._history = history
        self._log_index = log_index
        self._publisher = publisher
        self.lines = log_index.lines
        self.items = log_index.items
        self.item_groups = log_index.item_groups
        self.item_changes = log_index.item_changes
        self.job_items = log_index.job_items
        self.proposals = log_index.proposals
        self.changes = log_index.changes
        self.arrivals = log_index.arrivals

    @property
    def jobs(self) -> Sequence[Job]:
        """Return all jobs, newest first, including the running one."""
        return list(map(self._as_told, self._history.jobs))

    @property
    def totals(self) -> Totals:
        """Return the totals of all jobs, including removed ones."""
        return self._history.totals

    @property
    def has_scanned(self) -> bool:
        """Return whether a scan has ended well."""
        scans = (job for job in self._history.jobs if job.options.is_scan)
        return any(job.status is JobStatus.SUCCESS for job in scans)

    def job(self, job_id: str) -> Job | None:
        """Return a job."""
        job = self._history.get(job_id)
        return None if job is None else self._as_told(job)

    async def sizes(self) -> Mapping[str, int]:
        """Return the number of lines and items, and the size in bytes."""
        return await self._log_index.sizes()

    def _as_told(self, job: Job) -> Job:
        """Return a job as published.

        The history is ahead at the end of a job, which is saved before another can start.
        """
        told = self._publisher.last_job
        return told if told is not None and told.job_id == job.job_id else job

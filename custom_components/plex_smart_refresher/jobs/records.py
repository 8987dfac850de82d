"""What has been recorded of jobs and items, for reading only."""

from collections.abc import Mapping, Sequence

from ..engine.job import Job
from ..storage import JobHistory, LogIndex, Totals
from .events import Publisher


class Records:
    """The jobs of a server, their logs, and what became of items."""

    def __init__(self, history: JobHistory, log_index: LogIndex, publisher: Publisher) -> None:
        """Offer the queries of the storage."""
        self._history = history
        self._log_index = log_index
        self._publisher = publisher
        self.lines = log_index.lines
        self.items = log_index.items
        self.job_items = log_index.job_items

    @property
    def jobs(self) -> Sequence[Job]:
        """Return all jobs, newest first, the running one among them."""
        return list(map(self._as_told, self._history.jobs))

    @property
    def totals(self) -> Totals:
        """Return what all jobs did together, removed ones included."""
        return self._history.totals

    def job(self, job_id: str) -> Job | None:
        """Return a job."""
        job = self._history.get(job_id)
        return None if job is None else self._as_told(job)

    async def sizes(self) -> Mapping[str, int]:
        """Return the number of lines and items, and the bytes that they take."""
        return await self._log_index.sizes()

    def _as_told(self, job: Job) -> Job:
        """Return a job as subscribers know it.

        The history is ahead at the end of a job: it is saved as ended before another can start.
        """
        told = self._publisher.last_job
        return told if told is not None and told.job_id == job.job_id else job

"""The status of each library, from its jobs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .defects import Defect
from .job import Job, JobStatus
from .media import Library
from .results import LibraryHealth


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenDefects:
    """The open defects of a library: the number of items, in total and per defect."""

    items: int = 0
    defects: Mapping[Defect, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryStatus:
    """The status of a library."""

    library: Library
    checked: int | None = None  #: all of its items; None before the first full scan
    open: OpenDefects | None = None  #: None before the first scan

    @property
    def health(self) -> float | None:
        """Return the share of items without a defect in percent; None if unknown."""
        if not self.checked or self.open is None:
            return None
        # Items added since the last full scan can exceed its count.
        return 100 * (1 - min(self.open.items / self.checked, 1))


def completely_inspected(jobs: Iterable[Job]) -> dict[str, LibraryHealth]:
    """Return, by library, its last complete inspection."""
    found: dict[str, LibraryHealth] = {}
    for job in jobs:
        for health in job.libraries:
            if health.is_complete:
                found.setdefault(health.library_id, health)
    return found


def inspected_ids(jobs: Iterable[Job]) -> set[str]:
    """Return the IDs of the libraries that any job inspected."""
    return {health.library_id for job in jobs for health in job.libraries}


def known_since(jobs: Iterable[Job]) -> dict[str, float]:
    """Return, by library, when the last job started that has a result for each defective item.

    An item that was defective before and not seen since is gone, or somebody else fixed it.
    """
    found: dict[str, float] = {}
    for job in jobs:
        for health in job.libraries if _tells_all_results(job) else ():
            if health.is_complete:
                # What it saw is dated later, unless the clock was set back meanwhile.
                began = min(job.started_at, job.finished_at or job.started_at)
                found.setdefault(health.library_id, began)
    return found


def needed_jobs(jobs: Iterable[Job]) -> set[str]:
    """Return the IDs of the jobs that the status of a library depends on."""
    needed: set[str] = set()
    seen: set[tuple[str, bool]] = set()
    for job in jobs:
        tells_all = _tells_all_results(job)
        complete = {health.library_id for health in job.libraries if health.is_complete}
        news = {(key, kind) for key in complete for kind in {False, tells_all}} - seen
        if news:
            seen |= news
            needed.add(job.job_id)
    return needed


def _tells_all_results(job: Job) -> bool:
    """Return whether a job has the result of each defective item."""
    return job.status is JobStatus.SUCCESS and not job.options.dry_run

"""How it stands with each library, from what the jobs saw of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .defects import Defect
from .job import Job, JobStatus
from .media import Library
from .results import LibraryHealth

_DAY = 86_400


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenDefects:
    """What is still wrong in a library: how many items, and how many of them with each defect."""

    items: int = 0
    defects: Mapping[Defect, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryStatus:
    """How it stands with a library."""

    library: Library
    checked: int | None = None  #: all of its items; None before the first look at the whole of it
    open: OpenDefects | None = None  #: None before the first look at any of it

    @property
    def health(self) -> float | None:
        """Return the share of items without a defect, in percent; None while it is not known."""
        if not self.checked or self.open is None:
            return None
        # Items that came since the last look at the whole can be more than it counted.
        return 100 * (1 - min(self.open.items / self.checked, 1))


def completely_inspected(jobs: Iterable[Job]) -> dict[str, LibraryHealth]:
    """Return by library what its last inspection saw that left nothing out."""
    found: dict[str, LibraryHealth] = {}
    for job in jobs:
        for health in job.libraries:
            if health.is_complete:
                found.setdefault(health.library_id, health)
    return found


def inspected_ids(jobs: Iterable[Job]) -> set[str]:
    """Return the ids of the libraries that any of the jobs looked at."""
    return {health.library_id for job in jobs for health in job.libraries}


def known_since(jobs: Iterable[Job]) -> dict[str, float]:
    """Return by library when the last job began that told the result of each defective item.

    What was defective before and was not seen since is gone, or was mended by somebody else.
    """
    found: dict[str, float] = {}
    for job in jobs:
        for health in job.libraries if _tells_all_results(job) else ():
            if health.is_complete:
                found.setdefault(health.library_id, job.started_at)
    return found


def needed_jobs(jobs: Iterable[Job]) -> set[str]:
    """Return the ids of the jobs without which the standing of a library would be lost."""
    needed: set[str] = set()
    seen: set[tuple[str, bool]] = set()
    for job in jobs:
        tells_all = _tells_all_results(job)
        whole = {health.library_id for health in job.libraries if health.is_complete}
        news = {(key, kind) for key in whole for kind in {False, tells_all}} - seen
        if news:
            seen |= news
            needed.add(job.job_id)
    return needed


def _tells_all_results(job: Job) -> bool:
    return job.status is JobStatus.SUCCESS and not job.options.dry_run

"""How it stands with each library, from what the jobs saw of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .job import Job, JobStatus
from .models import Defect, Library, LibraryHealth, Look, ScanOptions
from .selection import window_start

_DAY = 86_400


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenDefects:
    """What is still wrong in a library: how many items, and how many of them with each defect."""

    items: int = 0
    defects: Mapping[Defect, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryStanding:
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


def inspected_wholly(jobs: Iterable[Job]) -> dict[str, LibraryHealth]:
    """Return by library what its last inspection saw that left nothing out."""
    found: dict[str, LibraryHealth] = {}
    for job in jobs:
        for health in job.libraries:
            if health.whole:
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
            if health.whole:
                found.setdefault(health.library_id, job.started_at)
    return found


def last_looks(jobs: Iterable[Job], options: ScanOptions, now: float) -> dict[str, Job]:
    """Return by library the last job whose look at it a new scan with these options can build on.

    Only a job that came to its end has told the result of each item. It must have looked at no
    less than what is asked for now, and all of it must have been read not too long ago: a server
    may be wrong about what has changed.
    """
    found: dict[str, Job] = {}
    if options.rating_keys or options.max_items:
        return found
    for job in jobs:
        has_levels = set(options.levels) <= set(job.options.levels)
        for health in job.libraries if has_levels and job.status is JobStatus.SUCCESS else ():
            if health.look and _can_build_on(health.look, options, now):
                found.setdefault(health.library_id, job)
    return found


def _can_build_on(look: Look, options: ScanOptions, now: float) -> bool:
    since = window_start(options, now)
    has_window = look.since is None or (since is not None and since >= look.since)
    return has_window and 0 <= now - look.full_at < options.full_look_days * _DAY


def needed_jobs(jobs: Iterable[Job]) -> set[str]:
    """Return the ids of the jobs without which the standing of a library would be lost."""
    needed: set[str] = set()
    seen: set[tuple[str, bool]] = set()
    for job in jobs:
        tells_all = _tells_all_results(job)
        whole = {health.library_id for health in job.libraries if health.whole}
        news = {(key, kind) for key in whole for kind in {False, tells_all}} - seen
        if news:
            seen |= news
            needed.add(job.job_id)
    return needed


def _tells_all_results(job: Job) -> bool:
    return job.status is JobStatus.SUCCESS and not job.options.dry_run

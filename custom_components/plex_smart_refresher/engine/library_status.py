"""The status of each library and of the server, from jobs and from the open items."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from .defects import Defect
from .job import Job, JobStatus
from .media import Library
from .results import LibraryHealth

#: A percentage of fewer items says less than their number.
FEWEST_FOR_HEALTH = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenDefects:
    """The broken items: in total, per defect, and by what happens next. Ignored ones are none."""

    items: int = 0
    defects: Mapping[Defect, int] = field(default_factory=dict)
    waiting: int = 0  #: failed items that await a retry
    given_up: int = 0
    to_review: int = 0  #: protected items
    to_heal: int = 0  #: items that the next scan would refresh; none of the above
    to_heal_defects: Mapping[Defect, int] = field(default_factory=dict)  #: of these
    left_alone: int = 0  #: items with weak defects that are not worth their refresh
    next_attempt: float | None = None  #: when the first of the waiting ones is due

    @property
    def next_steps(self) -> Mapping[str, int]:
        """Return the number of items by what happens next, without zeros."""
        steps = {
            "refresh": self.to_heal,
            "retry": self.waiting,
            "review": self.to_review,
            "none": self.given_up,
            "leave": self.left_alone,
        }
        return {step: count for step, count in steps.items() if count}


def add_up(parts: Iterable[OpenDefects]) -> OpenDefects:
    """Return the sum of several libraries, the worst defect first."""
    parts = (OpenDefects(), *parts)
    sums: dict[str, Any] = {
        each.name: _add([getattr(part, each.name) for part in parts])
        for each in fields(OpenDefects)
        if each.name != "next_attempt"
    }
    due = (part.next_attempt for part in parts if part.next_attempt is not None)
    return OpenDefects(**sums, next_attempt=min(due, default=None))


def _add(values: Sequence[Any]) -> Any:
    """Return the sum of numbers, or of numbers per defect."""
    if not any(isinstance(value, Mapping) for value in values):
        return sum(values)
    found = Counter[Defect]()
    for each in values:
        found.update(each)
    return {defect: found[defect] for defect in Defect if found[defect]}


def health_of(checked: int | None, broken: int | None) -> float | None:
    """Return the share of items that are not broken in percent; None if unknown or of too few.

    It has one digit, and is 100 only if nothing is broken.
    """
    if checked is None or broken is None or checked < FEWEST_FOR_HEALTH:
        return None
    # Items added since the last full scan can exceed its count.
    share = round(100 * (1 - min(broken / checked, 1)), 1)
    return min(share, 99.9) if broken else share


@dataclass(frozen=True, kw_only=True, slots=True)
class HealthChange:
    """The health that a job found, and the one that it left, in percent; None if unknown."""

    before: float | None
    after: float | None


def change_of(libraries: Iterable[LibraryHealth]) -> HealthChange:
    """Return how a job changed the health of the libraries that it completely inspected."""
    whole = [health for health in libraries if health.is_complete]
    left = [health.left for health in whole if health.left is not None]
    checked = sum(health.checked for health in whole)
    return HealthChange(
        before=health_of(checked, sum(health.defective for health in whole)),
        after=health_of(checked, sum(left) if len(left) == len(whole) else None),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryStatus:
    """The status of a library."""

    library: Library
    checked: int | None = None  #: all of its items; None before the first full scan
    open: OpenDefects | None = None  #: None before the first scan

    @property
    def health(self) -> float | None:
        """Return the share of items that are not broken in percent; None if unknown."""
        return health_of(self.checked, None if self.open is None else self.open.items)


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
    """Return, by library, when the last job started that found all of its defective items.

    An item that was defective before and not seen since is gone, or somebody else fixed it.
    """
    found: dict[str, float] = {}
    for job in jobs:
        for health in job.libraries if _has_stored_findings(job) else ():
            if health.is_complete:
                # What it saw is dated later, unless the clock was set back meanwhile.
                began = min(job.started_at, job.finished_at or job.started_at)
                found.setdefault(health.library_id, began)
    return found


def with_left(job: Job, found: Mapping[str, OpenDefects]) -> Job:
    """Return an ended job with what is left in the libraries that it completely inspected."""
    libraries = tuple(
        replace(health, left=found[health.library_id].items)
        if health.is_complete and health.library_id in found
        else health
        for health in job.libraries
    )
    return replace(job, libraries=libraries)


def needed_jobs(jobs: Iterable[Job]) -> set[str]:
    """Return the IDs of the jobs that the status of a library depends on."""
    needed: set[str] = set()
    seen: set[tuple[str, bool]] = set()
    for job in jobs:
        tells_all = _has_stored_findings(job)
        complete = {health.library_id for health in job.libraries if health.is_complete}
        news = {(key, kind) for key in complete for kind in {False, tells_all}} - seen
        if news:
            seen |= news
            needed.add(job.job_id)
    return needed


def _has_stored_findings(job: Job) -> bool:
    """Return whether all that a job found is stored; a crash can have lost some of it."""
    return job.status is not JobStatus.INTERRUPTED or not job.crashes

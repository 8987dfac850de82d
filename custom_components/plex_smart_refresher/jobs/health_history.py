"""How the health of the libraries changed over time, and the scans that changed it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from ..engine.job import Job
from ..engine.library_status import health_of
from ..storage import HealthPoint, LogIndex

#: The maximum number of scans in a history; the newest ones are kept.
MOST_SCANS = 500


class Period(StrEnum):
    """How far a history goes back."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class _Span(NamedTuple):
    """The days of a period, and the hours that each of its points stands for."""

    days: int
    hours: int


_SPANS: Mapping[Period, _Span] = {
    Period.WEEK: _Span(7, 1),
    Period.MONTH: _Span(30, 24),
    Period.YEAR: _Span(365, 24),
}


@dataclass(frozen=True, slots=True)
class HealthAt:
    """The numbers of all and of broken items at a time."""

    time: float
    items: int
    broken: int

    @property
    def health(self) -> float | None:
        """Return the share of items that were not broken, in percent; None for too few items."""
        return health_of(self.items, self.broken)


@dataclass(frozen=True, kw_only=True, slots=True)
class HealthHistory:
    """The health over a period, oldest first, and the scans that ended in it, newest first."""

    since: float
    until: float
    server: Sequence[HealthAt]
    libraries: Mapping[str, Sequence[HealthAt]]  #: by library ID
    scans: Sequence[Job]


async def async_read(
    log_index: LogIndex, jobs: Iterable[Job], now: float, period: Period
) -> HealthHistory:
    """Return the history of a period. Raises LogIndexError."""
    span = _SPANS[period]
    since = now - timedelta(days=span.days).total_seconds()
    points = await log_index.health_points.get(since, now, hours=span.hours)
    libraries = defaultdict[str, list[HealthAt]](list)
    for point in points:
        libraries[point.library_id].append(HealthAt(point.time, point.items, point.broken))
    scans = [job for job in jobs if _is_ended_scan(job) and since <= (job.finished_at or 0) <= now]
    return HealthHistory(
        since=since,
        until=now,
        server=_add_up(points, timedelta(hours=span.hours).total_seconds()),
        libraries=libraries,
        scans=scans[:MOST_SCANS],
    )


def last_healing(jobs: Iterable[Job]) -> Job | None:
    """Return the last ended scan that fixed items, from jobs with the newest first."""
    return next((job for job in jobs if _is_ended_scan(job) and job.tally.fixed), None)


def _is_ended_scan(job: Job) -> bool:
    """Return whether a job is a scan that ended."""
    return job.options.is_scan and not job.is_active


def _add_up(points: Iterable[HealthPoint], seconds: float) -> list[HealthAt]:
    """Return the sums over the libraries of the points in the same span."""
    spans = defaultdict[int, list[HealthPoint]](list)
    for point in points:
        spans[int(point.time // seconds)].append(point)
    return [
        HealthAt(
            max(point.time for point in same),
            sum(point.items for point in same),
            sum(point.broken for point in same),
        )
        for same in spans.values()
    ]

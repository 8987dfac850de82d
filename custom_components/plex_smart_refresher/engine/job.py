"""The record of a scan and its states."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from .events import PauseReason, Phase
from .ladder_terms import RungName
from .options import ScanOptions
from .results import LibraryHealth, Tally


class JobStatus(StrEnum):
    """The status of a job."""

    QUEUED = "queued"  #: It follows the job of new items that is running.
    RUNNING = "running"
    PAUSED = "paused"  #: It is paused until the reason is gone or it is resumed.
    SUCCESS = "success"  #: It finished.
    FAILED = "failed"  #: It lost the server or the token, or met an internal error.
    CANCELLED = "cancelled"  #: A user or an automation cancelled it.
    INTERRUPTED = "interrupted"  #: Home Assistant stopped, or the entry was unloaded.


#: A job during which Home Assistant crashed this often is not resumed: it may be the cause.
MOST_CRASHES = 2
#: A job is not resumed after this many seconds, because too much can have changed.
_RESUMABLE_FOR = 86_400.0
_ACTIVE = frozenset({JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.PAUSED})


class JobTrigger(StrEnum):
    """What started a job."""

    MANUAL = "manual"
    ACTION = "action"
    SCHEDULE = "schedule"
    ARRIVAL = "arrival"  #: A new item, or very many of them in one library.


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A scan: its options, progress and end. Times are in Unix seconds."""

    job_id: str
    trigger: JobTrigger
    options: ScanOptions
    started_at: float
    status: JobStatus = JobStatus.RUNNING
    finished_at: float | None = None
    phase: Phase | None = None
    phase_times: Mapping[Phase, float] = field(default_factory=dict)  #: when each phase began
    done: int = 0  #: the progress of the phase, out of `total`
    total: int = 0
    progress: float = 0.0  #: the progress of the job, in percent
    tally: Tally = field(default_factory=Tally)
    libraries: tuple[LibraryHealth, ...] = ()
    current: str = ""  #: the item in progress
    error: str | None = None  #: the error's code
    pause_reason: PauseReason | None = None  #: why it is paused, or was when it was interrupted
    paused_at: float | None = None  #: since when it is paused
    crashes: int = 0  #: how often Home Assistant crashed during the job
    schedule_id: str = ""  #: the schedule whose scan it is
    healed_by: Mapping[RungName, int] = field(default_factory=dict)  #: items, once it has ended

    @property
    def is_active(self) -> bool:
        """Return whether it waits to begin, is running or is paused."""
        return self.status in _ACTIVE

    @property
    def is_queued(self) -> bool:
        """Return whether it waits for the end of another job."""
        return self.status is JobStatus.QUEUED

    @property
    def may_have_results(self) -> bool:
        """Return whether it can have recorded results; its progress is unknown after a crash."""
        return self.phase is not None or self.crashes > 0

    @property
    def duration(self) -> float | None:
        """Return the duration in seconds; None while it is active."""
        if self.finished_at is None:
            return None
        return max(0.0, self.finished_at - self.started_at)  # the clock can have been set back

    def can_resume(self, now: float) -> bool:
        """Return whether it was interrupted and can be resumed; a refresh of named items cannot."""
        if self.status is not JobStatus.INTERRUPTED or not self.options.is_scan:
            return False
        return now - (self.finished_at or 0) < _RESUMABLE_FOR and self.crashes < MOST_CRASHES

    def begin(self, now: float) -> Self:
        """Return the job that has waited and begins now; a resumed one has begun before."""
        started_at = self.started_at if self.may_have_results else now
        return self.evolve(status=JobStatus.RUNNING, started_at=started_at)

    def evolve(self, **changes: Any) -> Self:
        """Return the job with changes; an ended job stays ended."""
        status = changes.get("status", self.status)
        if not self.is_active and status is not self.status:
            raise ValueError(f"a job that is {self.status} cannot become {status}")
        return replace(self, **changes)

    def pause(self, reason: PauseReason, now: float) -> Self:
        """Return the paused job; the time of the first reason is kept."""
        paused_at = self.paused_at if self.status is JobStatus.PAUSED else now
        return self.evolve(status=JobStatus.PAUSED, pause_reason=reason, paused_at=paused_at)

    def resume(self) -> Self:
        """Return the resumed job."""
        return self.evolve(status=JobStatus.RUNNING, pause_reason=None, paused_at=None)

    def reopen(self) -> Self:
        """Return the resumed interrupted job. Raises ValueError if it ended otherwise."""
        if self.status is not JobStatus.INTERRUPTED:
            raise ValueError(f"a job that is {self.status} cannot be resumed")
        return replace(
            self,
            status=JobStatus.RUNNING,
            finished_at=None,
            libraries=(),
            pause_reason=None,
            paused_at=None,
        )

    def finish(self, status: JobStatus, now: float, error: str | None = None) -> Self:
        """Return the ended job; the pause reason is kept only if it can be resumed."""
        progress = 100.0 if status is JobStatus.SUCCESS else self.progress
        return self.evolve(
            status=status,
            finished_at=now,
            error=error,
            progress=progress,
            current="",
            pause_reason=self.pause_reason if status is JobStatus.INTERRUPTED else None,
            paused_at=None,
        )


def can_start_after(job: Job | None) -> bool:
    """Return whether another job can start: none is active, or one of new items, which it follows.

    Nobody started that one, so it stands in nobody's way.
    """
    return job is None or job.options.is_arrival


#: The share of a job, in percent, at which each phase begins and ends. Inspecting is quick;
#: what takes time is waiting for Plex.
_PHASE_SHARE: Mapping[Phase, tuple[float, float]] = {
    Phase.COLLECT: (0, 2),
    Phase.INSPECT: (2, 30),
    Phase.REFRESH: (30, 95),
    Phase.VERIFY: (95, 100),
}


def progress_percent(phase: Phase, done: int, total: int) -> float:
    """Return the progress of a job in percent from the progress of its phase."""
    start, end = _PHASE_SHARE[phase]
    share = min(done / total, 1.0) if total > 0 else 0.0
    return start + (end - start) * share

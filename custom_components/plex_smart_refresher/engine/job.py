"""The record of a scan and the states that it goes through."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from .events import PauseReason, Phase
from .options import ScanOptions
from .results import LibraryHealth, Tally


class JobStatus(StrEnum):
    """Where a job stands."""

    RUNNING = "running"
    PAUSED = "paused"  #: It waits, and goes on by itself or when it is told to.
    SUCCESS = "success"  #: It did all that it was asked to.
    FAILED = "failed"  #: It lost the server or the token, or met an error of our own.
    CANCELLED = "cancelled"  #: Somebody stopped it.
    INTERRUPTED = "interrupted"  #: Home Assistant went down, or the entry was unloaded.


_ACTIVE = frozenset({JobStatus.RUNNING, JobStatus.PAUSED})


class JobTrigger(StrEnum):
    """What started a job."""

    MANUAL = "manual"
    ACTION = "action"
    SCHEDULE = "schedule"


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A scan: what it was asked to do, how far it is, and how it ended. Times are Unix seconds."""

    job_id: str
    trigger: JobTrigger
    options: ScanOptions
    started_at: float
    status: JobStatus = JobStatus.RUNNING
    finished_at: float | None = None
    phase: Phase | None = None
    phase_times: Mapping[Phase, float] = field(default_factory=dict)  #: when each phase began
    done: int = 0  #: how far the phase is, out of `total`
    total: int = 0
    progress: float = 0.0  #: how far the job is, in percent
    tally: Tally = field(default_factory=Tally)
    libraries: tuple[LibraryHealth, ...] = ()
    current: str = ""  #: what it works on now
    error: str | None = None  #: the error's code
    pause_reason: PauseReason | None = None  #: why it waits, or waited when it was interrupted
    paused_at: float | None = None  #: since when it waits
    crashes: int = 0  #: how often Home Assistant went down in its course without being stopped

    @property
    def is_active(self) -> bool:
        """Return whether it has not ended: it runs, or waits to go on."""
        return self.status in _ACTIVE

    @property
    def duration(self) -> float | None:
        """Return how many seconds it took; None while it is active."""
        return None if self.finished_at is None else self.finished_at - self.started_at

    def evolve(self, **changes: Any) -> Self:
        """Return the job with changes; a job that has ended stays ended."""
        status = changes.get("status", self.status)
        if not self.is_active and status is not self.status:
            raise ValueError(f"a job that is {self.status} cannot become {status}")
        return replace(self, **changes)

    def pause(self, reason: PauseReason, now: float) -> Self:
        """Return the job as it waits; the time of the first reason stays."""
        paused_at = self.paused_at if self.status is JobStatus.PAUSED else now
        return self.evolve(status=JobStatus.PAUSED, pause_reason=reason, paused_at=paused_at)

    def go_on(self) -> Self:
        """Return the job as it goes on after a wait."""
        return self.evolve(status=JobStatus.RUNNING, pause_reason=None, paused_at=None)

    def reopen(self) -> Self:
        """Return an interrupted job as it goes on. Raises ValueError if it ended otherwise."""
        if self.status is not JobStatus.INTERRUPTED:
            raise ValueError(f"a job that is {self.status} cannot go on")
        return replace(
            self,
            status=JobStatus.RUNNING,
            finished_at=None,
            libraries=(),
            pause_reason=None,
            paused_at=None,
        )

    def finish(self, status: JobStatus, now: float, error: str | None = None) -> Self:
        """Return the job as it ended; why it waited stays only if it can go on one day."""
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


#: The share of a job, in percent, at which each phase begins and ends. Inspecting is quick;
#: what takes time is waiting for Plex.
_PHASE_SHARE: Mapping[Phase, tuple[float, float]] = {
    Phase.COLLECT: (0, 2),
    Phase.INSPECT: (2, 30),
    Phase.REFRESH: (30, 95),
    Phase.VERIFY: (95, 100),
}


def progress_percent(phase: Phase, done: int, total: int) -> float:
    """Return how far a job is that has done so much of a phase, in percent."""
    start, end = _PHASE_SHARE[phase]
    share = min(done / total, 1.0) if total > 0 else 0.0
    return start + (end - start) * share

"""The form in which jobs are stored, apart from the live values, so that both can change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, TypedDict, cast

from ..engine.defects import Defect
from ..engine.events import PauseReason, Phase
from ..engine.incremental.checkpoint import LibraryCheckpoint, ListCheckpoint
from ..engine.job import Job, JobStatus, JobTrigger
from ..engine.media import MediaType
from ..engine.options import ScanOptions
from ..engine.results import LibraryHealth, Tally


class StoredOptions(TypedDict):
    """What a scan was asked to do."""

    library_ids: list[str]
    rating_keys: list[str]
    dry_run: bool
    levels: list[str]
    window_days: int
    max_items: int
    max_refreshes: int
    retry_limit: int
    backoff_hours: int
    max_attempts: int
    in_flight: int
    refreshes_per_minute: int
    item_deadline: float
    picture_wait: float
    page_size: int
    pause_limit: float
    wait_while_busy: bool
    wait_while_playing: bool
    full_scan_days: int


class StoredTally(TypedDict):
    """Counts of results."""

    checked: int
    healthy: int
    defective: int
    fixed: int
    partly_fixed: int
    unresolved: int
    timed_out: int
    gone: int
    errored: int
    skipped: int
    would_refresh: int


class StoredListMark(TypedDict):
    """How a list stood when its reading began."""

    total: int
    changed_at: int


class StoredLook(TypedDict):
    """A checkpoint at a library that left nothing out."""

    content_changed_at: int
    full_scan_at: float
    since: int | None
    lists: dict[str, StoredListMark]


class StoredLibrary(TypedDict):
    """What an inspection saw in one library."""

    library_id: str
    title: str
    checked: int
    defective: int
    is_complete: bool
    defects: dict[str, int]
    checkpoint: StoredLook | None


class StoredJob(TypedDict):
    """A job."""

    job_id: str
    trigger: str
    options: StoredOptions
    started_at: float
    status: str
    finished_at: float | None
    phase: str | None
    phase_times: dict[str, float]
    done: int
    total: int
    progress: float
    tally: StoredTally
    libraries: list[StoredLibrary]
    current: str
    error: str | None
    pause_reason: str | None
    paused_at: float | None
    crashes: int


class StoredTotals(TypedDict):
    """What all jobs together did."""

    jobs: int
    tally: StoredTally


class StoredHistory(TypedDict):
    """The content of the store."""

    jobs: list[StoredJob]
    totals: StoredTotals


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """What all jobs since the installation did together, those removed since included."""

    jobs: int = 0
    tally: Tally = field(default_factory=Tally)

    @property
    def refreshed(self) -> int:
        """Return how many refreshes Plex was asked for."""
        return self.tally.fixed + self.tally.failed

    def with_job(self, job: Job) -> Totals:
        """Return the totals with one more job."""
        return self._plus(job, 1)

    def without_job(self, job: Job) -> Totals:
        """Return the totals without a job that was counted."""
        return self._plus(job, -1)

    def _plus(self, job: Job, times: int) -> Totals:
        sums = {
            each.name: getattr(self.tally, each.name) + times * getattr(job.tally, each.name)
            for each in fields(Tally)
        }
        return replace(self, jobs=self.jobs + times, tally=Tally(**sums))


def job_to_stored(job: Job) -> StoredJob:
    """Return the stored form of a job."""
    return {
        "job_id": job.job_id,
        "trigger": job.trigger.value,
        "options": _options_to_stored(job.options),
        "started_at": job.started_at,
        "status": job.status.value,
        "finished_at": job.finished_at,
        "phase": job.phase.value if job.phase else None,
        "phase_times": {phase.value: time for phase, time in job.phase_times.items()},
        "done": job.done,
        "total": job.total,
        "progress": job.progress,
        "tally": tally_to_stored(job.tally),
        "libraries": [_library_to_stored(library) for library in job.libraries],
        "current": job.current,
        "error": job.error,
        "pause_reason": job.pause_reason.value if job.pause_reason else None,
        "paused_at": job.paused_at,
        "crashes": job.crashes,
    }


def _options_to_stored(options: ScanOptions) -> StoredOptions:
    values: dict[str, Any] = asdict(options)
    values["library_ids"] = list(options.library_ids)
    values["rating_keys"] = list(options.rating_keys)
    values["levels"] = [level.value for level in options.levels]
    return cast("StoredOptions", values)


def tally_to_stored(tally: Tally) -> StoredTally:
    """Return the stored form of a tally."""
    return cast("StoredTally", asdict(tally))


def _library_to_stored(library: LibraryHealth) -> StoredLibrary:
    return {
        "library_id": library.library_id,
        "title": library.title,
        "checked": library.checked,
        "defective": library.defective,
        "is_complete": library.is_complete,
        "defects": {defect.value: count for defect, count in library.defects.items()},
        "checkpoint": _look_to_stored(library.checkpoint) if library.checkpoint else None,
    }


def _look_to_stored(checkpoint: LibraryCheckpoint) -> StoredLook:
    return {
        "content_changed_at": checkpoint.content_changed_at,
        "full_scan_at": checkpoint.full_scan_at,
        "since": checkpoint.since,
        "lists": {
            level.value: {"total": mark.total, "changed_at": mark.changed_at}
            for level, mark in checkpoint.lists.items()
        },
    }


def totals_to_stored(totals: Totals) -> StoredTotals:
    """Return the stored form of the totals."""
    return {"jobs": totals.jobs, "tally": tally_to_stored(totals.tally)}


def job_from_stored(stored: Mapping[str, Any]) -> Job:
    """Return a job from its stored form. Raises KeyError, TypeError or ValueError if it is none.

    What an older version did not write gets its default. Of what a newer version wrote, a status
    or a trigger that is unknown here makes the job unreadable; everything else is left out.
    """
    job_id, started_at = stored["job_id"], stored["started_at"]
    if not isinstance(job_id, str):
        raise TypeError("a job id is no text")
    finished_at, error = stored.get("finished_at"), stored.get("error")
    paused_at = stored.get("paused_at")
    return Job(
        job_id=job_id,
        trigger=JobTrigger(stored["trigger"]),
        options=_options_from_stored(_mapping(stored.get("options"))),
        started_at=float(started_at),
        status=JobStatus(stored["status"]),
        finished_at=None if finished_at is None else float(finished_at),
        phase=_known(Phase, stored.get("phase")),
        phase_times=_known_keys(Phase, stored.get("phase_times"), float),
        tally=tally_from_stored(stored.get("tally")),
        libraries=_libraries_from_stored(stored.get("libraries")),
        error=None if error is None else str(error),
        pause_reason=_known(PauseReason, stored.get("pause_reason")),
        paused_at=None if paused_at is None else float(paused_at),
        **_plain_values(Job, stored, ("done", "total", "progress", "current", "crashes")),
    )


def _options_from_stored(stored: Mapping[str, Any]) -> ScanOptions:
    lists = {"library_ids", "rating_keys", "levels"}
    plain = [each.name for each in fields(ScanOptions) if each.name not in lists]
    options = ScanOptions(**_plain_values(ScanOptions, stored, plain))
    if "levels" in stored:
        levels = (_known(MediaType, level) for level in _texts(stored["levels"]))
        options = replace(options, levels=tuple(level for level in levels if level))
    return replace(
        options,
        library_ids=_texts(stored.get("library_ids")),
        rating_keys=_texts(stored.get("rating_keys")),
    )


def tally_from_stored(stored: object) -> Tally:
    """Return a tally from its stored form."""
    return Tally(**_plain_values(Tally, _mapping(stored), [each.name for each in fields(Tally)]))


def totals_from_stored(stored: object) -> Totals:
    """Return the totals from their stored form."""
    values = _mapping(stored)
    return Totals(
        tally=tally_from_stored(values.get("tally")), **_plain_values(Totals, values, ("jobs",))
    )


def _libraries_from_stored(stored: object) -> tuple[LibraryHealth, ...]:
    if not isinstance(stored, list):
        return ()
    return tuple(
        LibraryHealth(
            library_id=str(library["library_id"]),
            title=str(library.get("title", "")),
            defects=_known_keys(Defect, library.get("defects"), int),
            checkpoint=_look_from_stored(library.get("checkpoint")),
            **_plain_values(LibraryHealth, library, ("checked", "defective", "is_complete")),
        )
        for library in map(_mapping, stored)
        if "library_id" in library
    )


def _look_from_stored(stored: object) -> LibraryCheckpoint | None:
    """Return a checkpoint; None if there is none, or not all of it: then all is looked at again."""
    try:
        values: dict[str, Any] = {**_mapping(stored)}
        lists = {
            MediaType(level): ListCheckpoint(int(mark["total"]), int(mark["changed_at"]))
            for level, mark in values["lists"].items()
        }
        since = values["since"]
        return LibraryCheckpoint(
            content_changed_at=int(values["content_changed_at"]),
            full_scan_at=float(values["full_scan_at"]),
            since=None if since is None else int(since),
            lists=lists,
        )
    except AttributeError, KeyError, TypeError, ValueError:
        return None


_DEFAULTS: Mapping[type[Any], Mapping[str, object]] = {
    cls: {each.name: each.default for each in fields(cls)}
    for cls in (Job, LibraryHealth, ScanOptions, Tally, Totals)
}


def _plain_values(
    cls: type[Any], stored: Mapping[str, Any], names: Sequence[str]
) -> dict[str, Any]:
    """Return those of the named values that are there and of their default's type."""
    defaults = _DEFAULTS[cls]
    return {
        name: stored[name]
        for name in names
        if name in stored and _is_alike(stored[name], defaults[name])
    }


def _is_alike(value: object, default: object) -> bool:
    # By their very types: a bool is an int, too, but stands for nothing that is counted.
    return type(value) is type(default) or (type(default) is float and type(value) is int)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _known[EnumT: StrEnum](enum: type[EnumT], value: object) -> EnumT | None:
    return enum(value) if isinstance(value, str) and value in enum else None


def _known_keys[EnumT: StrEnum, ValueT](
    enum: type[EnumT], stored: object, convert: Callable[[Any], ValueT]
) -> dict[EnumT, ValueT]:
    """Return the entries whose keys this version knows."""
    known = ((_known(enum, key), value) for key, value in _mapping(stored).items())
    return {member: convert(value) for member, value in known if member}

"""Jobs, items, log lines and times as plain data.

The stored form of a job is separate, because it has its own version and migrations.
"""

from collections.abc import Callable
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import Any

from ..engine.job import Job
from ..storage import ItemRow, LogRow
from .statistics import Statistics

#: Fields of statistics that are shown per library.
_BY_LIBRARY = frozenset({"checked", "open", "since"})

type TimeForm = Callable[[float | None], str | float | None]


def iso_time(timestamp: float | None) -> str | None:
    """Return a time in ISO 8601."""
    return None if timestamp is None else datetime.fromtimestamp(timestamp, UTC).isoformat()


def unix_time(timestamp: float | None) -> float | None:
    """Return a time in Unix seconds."""
    return timestamp


def job_summary(job: Job, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a job's options, progress and end."""
    return {
        "job_id": job.job_id,
        "status": job.status.value,
        "trigger": job.trigger.value,
        "dry_run": job.options.dry_run,
        "started_at": time_form(job.started_at),
        "finished_at": time_form(job.finished_at),
        "phase": job.phase and job.phase.value,
        "progress": round(job.progress, 1),
        "tally": asdict(job.tally),
        "error": job.error,
        "pause_reason": job.pause_reason and job.pause_reason.value,
    }


def job_details(job: Job, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a job without its current item, which is a title."""
    options = asdict(job.options)
    options["item_count"] = len(options.pop("rating_keys"))
    return job_summary(job, time_form) | {
        "paused_at": time_form(job.paused_at),
        "phase_times": {phase.value: time_form(time) for phase, time in job.phase_times.items()},
        "done": job.done,
        "total": job.total,
        "libraries": [
            {
                "library_id": health.library_id,
                "title": health.title,
                "checked": health.checked,
                "defective": health.defective,
                "is_complete": health.is_complete,
                "defects": {defect.value: count for defect, count in health.defects.items()},
            }
            for health in job.libraries
        ],
        "options": options,
    }


def statistics_details(statistics: Statistics) -> dict[str, int | None]:
    """Return the counts of items over all libraries."""
    names = (field.name for field in fields(statistics))
    return {name: getattr(statistics, name) for name in names if name not in _BY_LIBRARY}


def item_details(item: ItemRow, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return an item with its state."""
    times = ("first_seen", "last_seen", "last_attempt", "next_attempt")
    shown = {name: time_form(getattr(item, name)) for name in times}
    return asdict(item) | shown | {"defects": [*item.defects]}


def line_details(line: LogRow, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return a line of a log."""
    return asdict(line) | {"time": time_form(line.time)}

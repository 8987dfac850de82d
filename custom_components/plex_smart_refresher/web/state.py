"""What panel and card show of a server: the coordinator's state as plain data."""

from collections.abc import Mapping
from typing import Any

from ..engine.errors import ServerLostError
from ..engine.job import Job
from ..jobs.serialize import job_details, library_details, statistics_details, unix_time
from ..options import NUMBER_OPTION, OPTIONS
from .command import Request


def server_state(request: Request) -> Mapping[str, Any]:
    """Return the state of a server."""
    entry, manager, runtime = request.entry, request.manager, request.entry.runtime_data
    state = runtime.coordinator.state()
    server = {"title": entry.title, "reachable": state.reachable, "problem": None}
    if not state.reachable:
        server["problem"] = manager.libraries.problem or ServerLostError.error_code
    if request.is_admin:
        server["version"] = runtime.version
        server["machine_id"] = runtime.machine_identifier
    running = state.job if state.is_active else None
    return {
        "server": server,
        "job": running and job_for_panel(running, is_admin=request.is_admin),
        "last_job": state.last_finished
        and job_for_panel(state.last_finished, is_admin=request.is_admin),
        "totals": {
            "jobs": state.total_jobs,
            "checked": state.total_tally.checked,
            "fixed": state.total_tally.fixed,
            "failed": state.total_tally.failed,
            "success_rate": state.total_tally.success_rate,
        },
        "resumable": running is None and manager.resumable is not None,
        **statistics_details(state.statistics),
        "libraries": [
            {name: shown[name] for name in ("library_id", "title", "type")}
            for shown in map(library_details, manager.libraries.all)
        ],
        "next_run": state.next_scan and state.next_scan.timestamp(),
        "options": {
            option.key: option.value(entry.options) for option in OPTIONS if option.is_exposed
        },
        "limits": {
            option.key: {"minimum": option.minimum, "maximum": option.maximum}
            for option in NUMBER_OPTION.values()
            if option.is_exposed
        },
    }


def job_for_panel(job: Job, *, is_admin: bool) -> dict[str, Any]:
    """Return a job; only administrators get the title of its current item."""
    shown = job_details(job, unix_time)
    return shown | {"current": job.current} if is_admin else shown

"""What panel and card show of a server: the coordinator's state as plain data."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from homeassistant.const import CONF_URL
from yarl import URL

from ..engine.errors import ServerLostError
from ..engine.job import Job
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.checkup import CheckUps
from ..jobs.health_history import last_healing
from ..jobs.learned import learned_details
from ..jobs.manager import JobManager
from ..jobs.serialize import (
    headline_details,
    job_details,
    scan_mark,
    statistics_details,
    status_details,
    totals_details,
    unix_time,
)
from ..jobs.statistics import Statistics
from ..options import NUMBER_OPTION, OPTIONS
from .command import Request
from .schedules import schedules_for_panel

#: What is shown of the status of a library.
_STATUS = ("items", "health", "open")


def server_state(request: Request) -> Mapping[str, Any]:
    """Return the state of a server."""
    entry, manager, runtime = request.entry, request.manager, request.entry.runtime_data
    state = runtime.coordinator.state()
    healing = last_healing(manager.records.jobs)
    jobs = {"job": state.active, "ended_job": state.last_ended, "last_job": state.last_scan}
    pending = manager.arrivals.pending
    return {
        "server": _server(request, is_reachable=state.reachable),
        **{
            name: job and job_for_panel(job, is_admin=request.is_admin)
            for name, job in jobs.items()
        },
        "headline": state.headline and headline_details(state.headline),
        "last_healing": healing and scan_mark(healing, unix_time),
        "totals": totals_details(manager.records.totals),
        "resumable": state.is_resumable,
        **statistics_details(state.statistics),
        "libraries": _libraries(manager, state.statistics),
        "learned": [learned_details(learned) for learned in runtime.learned.waits],
        "arrivals": {"pending": pending.count, "next_at": pending.next_at},
        "check_up": _check_up(manager.check_ups),
        "schedules": schedules_for_panel(request),
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


def _libraries(manager: JobManager, statistics: Statistics) -> list[dict[str, Any]]:
    """Return what is shown of each library."""
    monitored = {library.library_id for library in manager.libraries.selected or ()}
    return [
        {name: shown[name] for name in ("library_id", "title", "type", *_STATUS)}
        | {"is_monitored": shown["library_id"] in monitored}
        for shown in map(status_details, map(statistics.status_of, manager.libraries.all))
    ]


def _check_up(check_ups: CheckUps) -> dict[str, Any]:
    """Return how many findings the last check-up has, by how bad they are."""
    last = check_ups.last
    return {
        "checked_at": last and unix_time(last.checked_at),
        "is_running": check_ups.is_running,
        "troubles": Counter(each.status for each in last.troubles) if last else {},
    }


def server_summary(entry: PlexSmartRefresherConfigEntry) -> Mapping[str, Any]:
    """Return what the list of all servers shows of a loaded one."""
    state = entry.runtime_data.coordinator.state()
    active, last = state.active, state.last_scan
    return {
        "headline": state.headline and headline_details(state.headline),
        **statistics_details(state.statistics),
        "job": active and {"status": active.status, "progress": active.progress},
        "last_job": last and {"dry_run": last.options.dry_run},
        "next_run": state.next_scan and state.next_scan.timestamp(),
    }


def _server(request: Request, *, is_reachable: bool) -> dict[str, Any]:
    """Return what is shown of the server itself."""
    entry, runtime = request.entry, request.entry.runtime_data
    server = {"title": entry.title, "reachable": is_reachable, "problem": None}
    if not is_reachable:
        server["problem"] = request.manager.libraries.problem or ServerLostError.error_code
    if request.is_admin:
        server["version"] = runtime.version
        server["machine_id"] = runtime.machine_identifier
        server["address"] = str(URL(entry.data[CONF_URL]).with_user(None))
    return server


def job_for_panel(job: Job, *, is_admin: bool) -> dict[str, Any]:
    """Return a job; only administrators get the title of its current item."""
    shown = job_details(job, unix_time)
    return shown | {"current": job.current} if is_admin else shown

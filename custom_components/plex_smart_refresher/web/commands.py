"""Commands for panel and card: one handler each."""

from collections.abc import Mapping
from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
import voluptuous as vol

from .. import fields
from ..const import CONF_LIBRARIES, DOMAIN
from ..engine.headline import HeadlineAction
from ..engine.job import JobTrigger
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.serialize import (
    history_details,
    job_item_details,
    log_details,
    started_details,
    unix_time,
)
from . import (  # noqa: F401 - their commands register themselves
    arrivals,
    changes,
    check_up,
    inbox,
    item_page,
    schedules,
    settings,
    work_list,
)
from .command import Request, async_register_commands, command
from .state import job_for_panel, server_summary
from .subscriptions import LogSubscription, StateSubscription

_LOG_FILTERS: fields.Schema = {
    vol.Optional("search"): fields.TEXT,
    vol.Optional("level"): fields.LEVEL,
    vol.Optional("rating_key"): fields.KEY,
}


@callback
def async_setup_websocket(hass: HomeAssistant) -> None:
    """Register the commands."""
    websocket_api.async_register_command(hass, _entries)
    async_register_commands(hass)


@websocket_command({vol.Required("type"): f"{DOMAIN}/entries"})
@callback
def _entries(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """List the servers."""
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    rows = [
        {
            "entry_id": entry.entry_id,
            "title": entry.title,
            "state": entry.state.value,
            "has_trouble": _has_trouble(entry),
            "summary": server_summary(entry) if entry.state is ConfigEntryState.LOADED else None,
            "cure": _cure(hass, entry),
        }
        for entry in entries
    ]
    connection.send_result(msg["id"], {"entries": rows})


def _has_trouble(entry: PlexSmartRefresherConfigEntry) -> bool:
    """Return whether a server does not answer or refuses its token; disabled ones do not count."""
    if entry.state is not ConfigEntryState.LOADED:
        return entry.disabled_by is None
    libraries = entry.runtime_data.manager.libraries
    return not libraries.is_reachable or libraries.refused_since is not None


def _cure(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> HeadlineAction | None:
    """Return what helps a server that cannot be loaded; a loaded one says so in its headline."""
    if entry.state not in (ConfigEntryState.SETUP_ERROR, ConfigEntryState.SETUP_RETRY):
        return None
    is_refused = any(entry.async_get_active_flows(hass, {SOURCE_REAUTH}))
    return HeadlineAction.SIGN_IN if is_refused else HeadlineAction.CHANGE_ADDRESS


@command("subscribe", {}, admin=False)
async def _subscribe(request: Request) -> None:
    """Send the state, and then its changes."""
    StateSubscription(request).start()


@command(
    "jobs",
    {
        **fields.page(50),
        vol.Optional("status"): fields.STATUS,
        vol.Optional("trigger"): fields.TRIGGER,
    },
    admin=False,
)
async def _jobs(request: Request) -> Mapping[str, Any]:
    """Return the jobs, newest first."""
    wanted = request.given("status", "trigger")
    jobs = [
        job
        for job in request.manager.jobs
        if all(getattr(job, name) == value for name, value in wanted.items())
    ]
    start = request.fields["offset"]
    page = jobs[start : start + request.fields["limit"]]
    return {
        "jobs": [job_for_panel(job, is_admin=request.is_admin) for job in page],
        "total": len(jobs),
    }


@command("job", {vol.Required("job_id"): fields.TEXT}, admin=False)
async def _one_job(request: Request) -> Mapping[str, Any]:
    """Return a job."""
    return {"job": job_for_panel(request.job(), is_admin=request.is_admin)}


@command(
    "job_items",
    {vol.Required("job_id"): fields.TEXT, vol.Optional("result"): fields.RESULT, **fields.page(50)},
    admin=True,
)
async def _job_items(request: Request) -> Mapping[str, Any]:
    """Return the items of a job."""
    page = await request.manager.records.job_items.get(
        request.job().job_id, **request.given("limit", "offset", "result")
    )
    items = [job_item_details(item, unix_time) for item in page.items]
    return {"items": items, "total": page.total}


@command("health_history", {vol.Required("period"): fields.PERIOD}, admin=False)
async def _health_history(request: Request) -> Mapping[str, Any]:
    """Return how the health of the libraries changed over a period."""
    history = await request.manager.upkeep.async_health_history(request.fields["period"])
    return history_details(history, unix_time)


@command(
    "log",
    {
        vol.Required("job_id"): fields.TEXT,
        **fields.page(50),
        **_LOG_FILTERS,
        vol.Optional("before_id"): fields.LINE_ID,
    },
    admin=True,
)
async def _log(request: Request) -> Mapping[str, Any]:
    """Return log lines of a job, oldest first."""
    page = await request.manager.records.lines.get(
        request.job().job_id,
        **request.given("limit", "offset", "search", "level", "rating_key", "before_id"),
    )
    return log_details(page, unix_time)


@command(
    "subscribe_log",
    {
        vol.Required("job_id"): fields.TEXT,
        **fields.rows(200),
        **_LOG_FILTERS,
    },
    admin=True,
)
async def _subscribe_log(request: Request) -> None:
    """Send the newest log lines, and then new ones."""
    await LogSubscription(request, request.job().job_id).async_start()


@command("start", fields.START, admin=True)
async def _start(request: Request) -> Mapping[str, Any]:
    """Start a scan."""
    options = await fields.async_start_options(request.manager, request.fields)
    running = await request.manager.async_start(options, JobTrigger.MANUAL)
    return started_details(running.job)


@command("count_items", {vol.Optional(CONF_LIBRARIES): fields.NAMES}, admin=True)
async def _count_items(request: Request) -> Mapping[str, Any]:
    """Return the number of items that a scan of entire libraries inspects."""
    libraries = request.manager.libraries
    ids = await libraries.async_ids_of(request.fields.get(CONF_LIBRARIES, ()))
    return {"items": await libraries.async_count_items(ids)}


@command("check_server", {}, admin=True)
async def _check_server(request: Request) -> Mapping[str, Any]:
    """Ask the server at once whether it responds, and return the answer."""
    await request.manager.upkeep.async_check_server()
    return {"reachable": request.manager.libraries.is_reachable}


@command("cancel", {}, admin=True)
async def _cancel(request: Request) -> Mapping[str, Any]:
    """Cancel the running scan."""
    job = await request.manager.async_cancel()
    return {"job_id": job.job_id}


@command("pause", {}, admin=True)
async def _pause(request: Request) -> Mapping[str, Any]:
    """Pause the running scan."""
    job = await request.manager.async_pause()
    return {"job_id": job.job_id}


@command("resume", {}, admin=True)
async def _resume(request: Request) -> Mapping[str, Any]:
    """Resume the paused or interrupted scan."""
    return started_details(await request.manager.async_resume())

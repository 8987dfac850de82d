"""Actions: each is one handler, with its fields, who may use it, and whether it answers."""

from typing import Any

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    async_get_hass,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import service
from homeassistant.util import dt as dt_util
import voluptuous as vol

from . import (
    check_up_actions,  # noqa: F401 - its action registers itself
    compatibility,  # noqa: F401 - as above
    fields,
    import_actions,  # noqa: F401 - as above
    ladder_actions,  # noqa: F401 - as above
)
from .action import ACTIONS, action
from .const import DOMAIN
from .engine.errors import EngineError
from .engine.job import JobTrigger
from .entry import PlexSmartRefresherConfigEntry
from .fields import FieldError, async_start_options, checked, named_job
from .jobs.manager import JobManager
from .jobs.serialize import (
    arrival_data,
    item_details,
    job_summary,
    log_details,
    outcome_details,
    started_details,
)
from .permission import (
    administrators,
    async_may_read_titles,
    async_require,
    everybody,
    who_may_press,
)
from .poster import item_poster


@action("start_scan", right=who_may_press("start_scan"), fields=fields.START)
async def _start_scan(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Start a scan."""
    options = await async_start_options(manager, data)
    running = await manager.async_start(options, JobTrigger.ACTION)
    return started_details(running.job)


@action("cancel_scan", right=who_may_press("cancel_scan"))
async def _cancel_scan(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    """Cancel the running scan."""
    job = await manager.async_cancel()
    return {"job_id": job.job_id, "status": job.status}


@action("pause_scan", right=who_may_press("pause_scan"))
async def _pause_scan(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    """Pause the running scan."""
    job = await manager.async_pause()
    return {"job_id": job.job_id}


@action("resume_scan", right=who_may_press("resume_scan"))
async def _resume_scan(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    """Resume the paused or interrupted scan."""
    return started_details(await manager.async_resume())


@action(
    "get_jobs",
    right=everybody,
    fields={**fields.rows(50), vol.Optional("status"): fields.STATUS},
    response=SupportsResponse.ONLY,
)
async def _get_jobs(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Return the jobs, newest first."""
    status = data.get("status")
    jobs = [job for job in manager.jobs if status is None or job.status is status]
    return {"jobs": [job_summary(job) for job in jobs[: data["limit"]]]}


@action(
    "get_log",
    right=administrators,  # as on the websocket: there are titles in it
    fields={
        vol.Required("job_id"): fields.TEXT,
        vol.Optional("search"): fields.TEXT,
        vol.Optional("level"): fields.LEVEL,
        **fields.page(200),
    },
    response=SupportsResponse.ONLY,
)
async def _get_log(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Return the newest log lines of a job, oldest first."""
    page = await manager.records.lines.get(
        named_job(manager, data).job_id,
        limit=data["limit"],
        offset=data["offset"],
        search=data.get("search"),
        level=data.get("level"),
    )
    shown = log_details(page)
    return {name: shown[name] for name in ("total", "lines")}


@action(
    "get_arrivals",
    right=administrators,
    fields={**fields.HOURS, vol.Optional("library"): fields.TEXT, **fields.page(50)},
    response=SupportsResponse.ONLY,
)
async def _get_arrivals(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Return the new items, each with its latest event."""
    library = data.get("library")
    rows, total = await manager.records.arrivals.told(
        dt_util.utcnow().timestamp() - data["hours"] * 3_600,
        library_ids=await manager.libraries.async_ids_of([library], "library") if library else None,
        limit=data["limit"],
        offset=data["offset"],
    )
    titles = {library.library_id: library.name for library in manager.libraries.all}
    entry_id = data[ATTR_CONFIG_ENTRY_ID]
    return {
        "total": total,
        "arrivals": [
            {
                ATTR_CONFIG_ENTRY_ID: entry_id,
                **arrival_data(row, item, titles.get(row.library_id, row.library_id)),
                "poster": item_poster(async_get_hass(), entry_id, item),
            }
            for row in rows
            if (item := row.item)
        ],
    }


@action(
    "get_items",
    right=administrators,
    fields={
        vol.Optional("search"): fields.TEXT,
        vol.Optional("result"): fields.RESULT,
        vol.Optional("skip_reason"): fields.SKIP_REASON,
        vol.Optional("defect"): fields.DEFECT,
        vol.Optional("library"): fields.TEXT,
        **fields.page(50),
    },
    response=SupportsResponse.ONLY,
)
async def _get_items(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Return the items that were ever found defective."""
    library = data.get("library")
    page = await manager.records.items.get(
        search=data.get("search"),
        result=data.get("result"),
        skip_reason=data.get("skip_reason"),
        defect=data.get("defect"),
        library_ids=await manager.libraries.async_ids_of([library], "library") if library else None,
        limit=data["limit"],
        offset=data["offset"],
    )
    titles = {library.library_id: library.name for library in manager.libraries.all}
    return {
        "total": page.total,
        "items": [
            item_details(item) | {"library": titles.get(item.library_id, item.library_id)}
            for item in page.items
        ],
    }


def _without_titles(answer: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a refresh without the titles of the item and of what is below it."""
    protection = answer.get("protection")
    shown = {"protection": protection | {"below": ""}} if protection else {}
    return {key: value for key, value in answer.items() if key != "title"} | shown


@action(
    "refresh_item",
    right=who_may_press("start_scan"),
    fields={
        vol.Required("rating_key"): fields.KEY,
        vol.Optional("force", default=False): fields.FLAG,
    },
    without_titles=_without_titles,
)
async def _refresh_item(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    """Refresh one item and return the verified result."""
    key = data["rating_key"]
    outcome = await manager.refresh_queue.async_refresh_item(key, force=data["force"])
    return outcome_details(key, outcome)


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""

    async def handle(call: ServiceCall) -> ServiceResponse:
        """Check the call and answer it."""
        row = ACTIONS[call.service]
        data = checked(row.schema, call.data)
        entry = _async_entry(hass, data.get(ATTR_CONFIG_ENTRY_ID))
        data[ATTR_CONFIG_ENTRY_ID] = entry.entry_id
        await async_require(hass, call.context, entry, row.right)
        try:
            response = await row.handle(entry.runtime_data.manager, data)
        except EngineError as err:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="log_index_failed"
            ) from err
        if not call.return_response or response is None:
            return None
        if row.without_titles and not await async_may_read_titles(hass, call.context, entry):
            return row.without_titles(response)
        return response

    for name, row in ACTIONS.items():
        # No schema here: its errors would be in English, and would not name what is accepted.
        hass.services.async_register(DOMAIN, name, handle, supports_response=row.response)


@callback
def _async_entry(hass: HomeAssistant, entry_id: str | None) -> PlexSmartRefresherConfigEntry:
    """Return the loaded server that is meant. Raises ServiceValidationError."""
    try:
        entry: PlexSmartRefresherConfigEntry = service.async_get_config_entry(
            hass, DOMAIN, entry_id
        )
    except ServiceValidationError as err:
        entries = hass.config_entries.async_entries(
            DOMAIN, include_ignore=False, include_disabled=False
        )
        if entry_id is None and len(entries) > 1:
            raise FieldError("missing_field", field=ATTR_CONFIG_ENTRY_ID) from err
        if entry_id is not None and entry_id not in {entry.entry_id for entry in entries}:
            allowed = ", ".join(f"{entry.entry_id} ({entry.title})" for entry in entries)
            raise FieldError(
                "invalid_choice", field=ATTR_CONFIG_ENTRY_ID, value=entry_id, allowed=allowed
            ) from err
        raise  # it is not loaded, which is no mistake in the field
    return entry

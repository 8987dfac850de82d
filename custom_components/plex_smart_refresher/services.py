"""Actions: one handler each, and a check for each field that names what was wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from enum import StrEnum
from typing import Any

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import service
import voluptuous as vol

from .const import (
    CONF_DRY_RUN,
    CONF_LIBRARIES,
    CONF_MAX_ITEMS,
    CONF_WINDOW_DAYS,
    DOMAIN,
)
from .engine.defects import Defect
from .engine.errors import EngineError
from .engine.events import LogLevel
from .engine.job import JobStatus, JobTrigger
from .engine.options import ScanOptions
from .engine.results import Result, SkipReason
from .entry import PlexSmartRefresherConfigEntry
from .jobs.manager import JobManager
from .jobs.serialize import item_details, job_summary, line_details
from .options import NUMBER_OPTION
from .permission import Right, administrators, async_require, everybody, who_may_press

ATTR_CONFIG_ENTRY_ID = "config_entry_id"
ATTR_DAYS = "days"
ATTR_DEFECT = "defect"
ATTR_JOB_ID = "job_id"
ATTR_LEVEL = "level"
ATTR_LIBRARY = "library"
ATTR_LIMIT = "limit"
ATTR_OFFSET = "offset"
ATTR_RATING_KEY = "rating_key"
ATTR_RESULT = "result"
ATTR_SEARCH = "search"
ATTR_SKIP_REASON = "skip_reason"
ATTR_STATUS = "status"

#: The most rows that one answer holds, and how far paging reaches.
_MOST_ROWS = 1_000
_FARTHEST = 10_000_000
_DEFAULT_LINES = 200
_DEFAULT_ROWS = 50
_LONGEST_TEXT = 255
#: No id of Plex comes near it, and no server has as many libraries.
_LONGEST_KEY = 20
_MOST_TEXTS = 1_000

type Check = Callable[[str, Any], Any]


class Action(StrEnum):
    """The actions of the integration."""

    START_SCAN = "start_scan"
    CANCEL_SCAN = "cancel_scan"
    PAUSE_SCAN = "pause_scan"
    RESUME_SCAN = "resume_scan"
    GET_JOBS = "get_jobs"
    GET_LOG = "get_log"
    GET_ITEMS = "get_items"
    REFRESH_ITEM = "refresh_item"


def invalid(key: str, **placeholders: object) -> ServiceValidationError:
    """Return an error about bad input in the user's language."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key=key,
        translation_placeholders={name: _shown(value) for name, value in placeholders.items()},
    )


def _shown(value: object) -> str:
    """Return a value as an error shows it, however long it is and whatever it holds."""
    try:
        shown = str(value).encode(errors="replace").decode()
    except ValueError:  # Python writes no number with thousands of digits
        return "…"
    return shown if len(shown) <= _LONGEST_TEXT else f"{shown[:_LONGEST_TEXT]}…"


def whole_number(minimum: int, maximum: int) -> Check:
    """Return a check for whole numbers within limits."""

    def check(field: str, value: Any) -> int:
        number = _number(value)
        if number is None or not minimum <= number <= maximum:
            raise invalid(
                "invalid_number", field=field, value=value, minimum=minimum, maximum=maximum
            )
        return number

    return check


def _number(value: Any) -> int | None:
    """Return a whole number, which a template may have written as a text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int):
        return value
    try:
        number = float(value)
    except ValueError:
        return None
    return int(number) if number.is_integer() else None


def one_of(allowed: Iterable[str]) -> Check:
    """Return a check for one of several words."""
    words = [str(word) for word in allowed]

    def check(field: str, value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise invalid("invalid_choice", field=field, value=value, allowed=", ".join(words))
        return value

    return check


def flag(field: str, value: Any) -> bool:
    """Check for a yes or no."""
    if not isinstance(value, bool):
        raise invalid("invalid_boolean", field=field, value=value)
    return value


def text(field: str, value: Any) -> str:
    """Check for a text that is not too long, and that can be stored and sent."""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or _shown(value) != value:
        raise invalid("invalid_text", field=field, maximum=_LONGEST_TEXT)
    return value


def texts(field: str, value: Any) -> list[str]:
    """Check for a list of texts; a single one stands for a list of one.

    An id in YAML is a number, unless it stands in quotes.
    """
    values = value if isinstance(value, list) else [value]
    if len(values) > _MOST_TEXTS:
        raise invalid("too_many", field=field, maximum=_MOST_TEXTS)
    return [text(field, _shown(each) if type(each) is int else each) for each in values]


def rating_key(field: str, value: Any) -> str:
    """Check for the id of an item, which is a number in Plex."""
    key = _shown(value).strip()
    is_key = key.isascii() and key.isdigit() and len(key) <= _LONGEST_KEY
    if isinstance(value, bool) or not is_key:
        raise invalid("invalid_rating_key", field=field, value=value)
    return key


_PAGING: Mapping[str, Check] = {
    ATTR_LIMIT: whole_number(1, _MOST_ROWS),
    ATTR_OFFSET: whole_number(0, _FARTHEST),
}
_FIELDS: Mapping[Action, Mapping[str, Check]] = {
    Action.START_SCAN: {
        CONF_LIBRARIES: texts,
        ATTR_DAYS: whole_number(0, NUMBER_OPTION[CONF_WINDOW_DAYS].maximum),
        CONF_MAX_ITEMS: whole_number(0, NUMBER_OPTION[CONF_MAX_ITEMS].maximum),
        CONF_DRY_RUN: flag,
    },
    Action.CANCEL_SCAN: {},
    Action.PAUSE_SCAN: {},
    Action.RESUME_SCAN: {},
    Action.GET_JOBS: {ATTR_LIMIT: whole_number(1, _MOST_ROWS), ATTR_STATUS: one_of(JobStatus)},
    Action.GET_LOG: {
        ATTR_JOB_ID: text,
        ATTR_SEARCH: text,
        ATTR_LEVEL: one_of(LogLevel),
        **_PAGING,
    },
    Action.GET_ITEMS: {
        ATTR_SEARCH: text,
        ATTR_RESULT: one_of(Result),
        ATTR_SKIP_REASON: one_of(SkipReason),
        ATTR_DEFECT: one_of(Defect),
        ATTR_LIBRARY: text,
        **_PAGING,
    },
    Action.REFRESH_ITEM: {ATTR_RATING_KEY: rating_key},
}
_REQUIRED: Mapping[Action, tuple[str, ...]] = {
    Action.GET_LOG: (ATTR_JOB_ID,),
    Action.REFRESH_ITEM: (ATTR_RATING_KEY,),
}


def _checked(action: Action, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a call in their proper types. Raises ServiceValidationError."""
    checks = {ATTR_CONFIG_ENTRY_ID: text, **_FIELDS[action]}
    for field in data:
        if field not in checks:
            raise invalid("unknown_field", field=field, allowed=", ".join(checks))
    for field in _REQUIRED.get(action, ()):
        if data.get(field) is None:
            raise invalid("missing_field", field=field)
    return {
        field: checks[field](field, value) for field, value in data.items() if value is not None
    }


async def _start_scan(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    changes = {
        option: data[field]
        for field, option in (
            (ATTR_DAYS, "window_days"),
            (CONF_MAX_ITEMS, "max_items"),
            (CONF_DRY_RUN, "dry_run"),
        )
        if field in data
    }
    options: ScanOptions = replace(manager.default_options(), **changes)
    if names := data.get(CONF_LIBRARIES):
        options = replace(options, library_ids=await manager.libraries.async_ids_of(names))
    job = await manager.async_start(options, JobTrigger.ACTION)
    return {"job_id": job.job_id}


async def _cancel_scan(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    job = await manager.async_cancel()
    return {"job_id": job.job_id, "status": job.status}


async def _pause_scan(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    job = await manager.async_pause()
    return {"job_id": job.job_id}


async def _resume_scan(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    job = await manager.async_resume()
    return {"job_id": job.job_id}


async def _get_jobs(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    status = data.get(ATTR_STATUS)
    jobs = [job for job in manager.jobs if status is None or job.status == status]
    return {"jobs": [job_summary(job) for job in jobs[: data.get(ATTR_LIMIT, _DEFAULT_ROWS)]]}


async def _get_log(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    job_id = data[ATTR_JOB_ID]
    if manager.records.job(job_id) is None:
        raise invalid("unknown_job", field=ATTR_JOB_ID, value=job_id)
    page = await manager.records.lines.get(
        job_id,
        limit=data.get(ATTR_LIMIT, _DEFAULT_LINES),
        offset=data.get(ATTR_OFFSET, 0),
        search=data.get(ATTR_SEARCH),
        level=LogLevel(data[ATTR_LEVEL]) if ATTR_LEVEL in data else None,
    )
    return {
        "total": page.total,
        "lines": [line_details(line) for line in page.lines],
    }


async def _get_items(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    library = data.get(ATTR_LIBRARY)
    page = await manager.records.items.get(
        search=data.get(ATTR_SEARCH),
        result=Result(data[ATTR_RESULT]) if ATTR_RESULT in data else None,
        skip_reason=data.get(ATTR_SKIP_REASON),
        defect=Defect(data[ATTR_DEFECT]) if ATTR_DEFECT in data else None,
        library_ids=await manager.libraries.async_ids_of([library], ATTR_LIBRARY)
        if library
        else None,
        limit=data.get(ATTR_LIMIT, _DEFAULT_ROWS),
        offset=data.get(ATTR_OFFSET, 0),
    )
    titles = {library.library_id: library.title for library in manager.libraries.all}
    return {
        "total": page.total,
        "items": [
            item_details(item) | {"library": titles.get(item.library_id, item.library_id)}
            for item in page.items
        ],
    }


async def _refresh_item(manager: JobManager, data: dict[str, Any]) -> ServiceResponse:
    key = data[ATTR_RATING_KEY]
    outcome = await manager.async_refresh_item(key)
    if outcome is None:
        return {"rating_key": key, "result": Result.HEALTHY, "fixed": [], "defects": []}
    fixed = outcome.fixed if outcome.result in (Result.FIXED, Result.PARTLY_FIXED) else ()
    return {
        "rating_key": key,
        "title": outcome.item.display_title,
        "result": outcome.result,
        "skip_reason": outcome.skip_reason,
        "protection": asdict(outcome.protection) if outcome.protection else None,
        "fixed": [*sorted(fixed)],
        "defects": [*sorted(outcome.after)],
        "restored": [*outcome.restored],
        "error": outcome.error,
    }


_HANDLERS = {
    Action.START_SCAN: (_start_scan, SupportsResponse.OPTIONAL),
    Action.CANCEL_SCAN: (_cancel_scan, SupportsResponse.OPTIONAL),
    Action.PAUSE_SCAN: (_pause_scan, SupportsResponse.OPTIONAL),
    Action.RESUME_SCAN: (_resume_scan, SupportsResponse.OPTIONAL),
    Action.GET_JOBS: (_get_jobs, SupportsResponse.ONLY),
    Action.GET_LOG: (_get_log, SupportsResponse.ONLY),
    Action.GET_ITEMS: (_get_items, SupportsResponse.ONLY),
    Action.REFRESH_ITEM: (_refresh_item, SupportsResponse.OPTIONAL),
}
#: Titles and log lines are for administrators, as they are on the websocket.
_RIGHTS: Mapping[Action, Right] = {
    Action.START_SCAN: who_may_press("start_scan"),
    Action.CANCEL_SCAN: who_may_press("cancel_scan"),
    Action.PAUSE_SCAN: who_may_press("pause_scan"),
    Action.RESUME_SCAN: who_may_press("resume_scan"),
    Action.GET_JOBS: everybody,
    Action.GET_LOG: administrators,
    Action.GET_ITEMS: administrators,
    Action.REFRESH_ITEM: who_may_press("start_scan"),
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""

    async def handle(call: ServiceCall) -> ServiceResponse:
        action = Action(call.service)
        data = _checked(action, call.data)
        entry = _async_entry(hass, data.get(ATTR_CONFIG_ENTRY_ID))
        await async_require(hass, call.context, entry, _RIGHTS[action])
        try:
            response = await _HANDLERS[action][0](entry.runtime_data.manager, data)
        except EngineError as err:
            raise HomeAssistantError(
                translation_domain=DOMAIN, translation_key="log_index_failed"
            ) from err
        return response if call.return_response else None

    for action, (_, supports_response) in _HANDLERS.items():
        hass.services.async_register(
            DOMAIN,
            action,
            handle,
            # Each field is checked by us, so that errors are translated and name the field.
            schema=vol.Schema({}, extra=vol.ALLOW_EXTRA),
            supports_response=supports_response,
        )


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
            raise invalid("missing_field", field=ATTR_CONFIG_ENTRY_ID) from err
        if entry_id is not None and entry_id not in {entry.entry_id for entry in entries}:
            allowed = ", ".join(f"{entry.entry_id} ({entry.title})" for entry in entries)
            raise invalid(
                "invalid_choice", field=ATTR_CONFIG_ENTRY_ID, value=entry_id, allowed=allowed
            ) from err
        raise  # it is not loaded, which is no mistake in the field
    return entry

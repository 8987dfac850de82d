"""Commands for the panel and the card: thin, paged, and for administrators where it matters."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, fields, replace
from functools import wraps
import re
from typing import Any

from homeassistant.components import websocket_api
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND, WebSocketCommandHandler
from homeassistant.components.websocket_api.decorators import (
    async_response,
    require_admin,
    websocket_command,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
import voluptuous as vol

from ..const import (
    CONF_DRY_RUN,
    CONF_LIBRARIES,
    CONF_MAX_ITEMS,
    CONF_WINDOW_DAYS,
    DOMAIN,
)
from ..engine.errors import EngineError
from ..engine.events import LogLevel, LogLine
from ..engine.job import Job, JobStatus, JobTrigger
from ..engine.media import MediaType
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.events import JobChanged, JobsEvent, ServerChanged
from ..jobs.manager import JobManager
from ..jobs.serialize import item_details, job_details, unix_time
from ..options import NUMBER_OPTION

#: Subscribers are told of changes at most once in so many seconds, however quick a scan is.
_STATE_INTERVAL = 0.35
_LOG_INTERVAL = 0.4
#: The most lines in one message of a followed log; who misses some gets the newest ones anew.
_MOST_LINES = 500
#: The most rows in one answer, and the most items in one order.
_MOST_ROWS = 500
_MOST_KEYS = 1_000
_MOST_LIBRARIES = 1_000
_LONGEST_TEXT = 255
#: The largest number that the log index takes.
_HIGHEST_ID = 2**63 - 1

_ERR_NOT_LOADED = "not_loaded"

type _Fields = dict[str, Any]
type _Handler = Callable[[Request], Awaitable[Mapping[str, Any] | None]]


class _NotFoundError(EngineError):
    """What was asked for is not there."""

    error_code = ERR_NOT_FOUND


class Request:
    """A command that arrived for a server that is loaded."""

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        entry: PlexSmartRefresherConfigEntry,
        fields: _Fields,
    ) -> None:
        """Take note of who asks for what."""
        self.hass = hass
        self.connection = connection
        self.entry = entry
        self.fields = fields
        self.message_id: int = fields["id"]
        self.manager: JobManager = entry.runtime_data.manager

    @property
    def is_admin(self) -> bool:
        """Return whether titles may be shown."""
        return self.connection.user.is_admin

    def given(self, *names: str) -> _Fields:
        """Return those of some fields that were given."""
        return {name: self.fields[name] for name in names if name in self.fields}

    def job(self) -> Job:
        """Return the job that is named. Raises _NotFoundError."""
        job = self.manager.records.job(self.fields["job_id"])
        if job is None:
            raise _NotFoundError("there is no such job")
        return self.newest(job)

    def newest(self, job: Job) -> Job:
        """Return a job of the history as it is now; the history lags behind the running one."""
        running = self.manager.job
        return running if running and running.job_id == job.job_id else job


_COMMANDS: list[WebSocketCommandHandler] = []

_TEXT = vol.All(str, vol.Length(max=_LONGEST_TEXT))
_KEY = re.compile(r"[0-9]{1,20}")


def _is_key(value: Any) -> bool:
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST_TEXT


def _list_of(is_right: Callable[[Any], bool], least: int, most: int) -> Callable[[Any], list[Any]]:
    """Return the check of a list, which ends at the first fault.

    A plain schema names every one of them, in the log and in the answer, and takes seconds for it.
    """

    def check(values: Any) -> list[Any]:
        if not isinstance(values, list) or not least <= len(values) <= most:
            raise vol.Invalid(f"expected a list of {least} to {most}")
        if not all(map(is_right, values)):
            raise vol.Invalid("expected a list of ids")
        return values

    return check


_KEYS = _list_of(_is_key, 1, _MOST_KEYS)
_PAGE = {
    vol.Optional("limit", default=50): vol.All(int, vol.Range(min=1, max=_MOST_ROWS)),
    vol.Optional("offset", default=0): vol.All(int, vol.Range(min=0, max=10_000_000)),
}
_LOG_FILTERS = {
    vol.Optional("search"): _TEXT,
    vol.Optional("level"): vol.All(vol.In([*LogLevel]), vol.Coerce(LogLevel)),
    vol.Optional("rating_key"): _TEXT,
}


def _number(key: str) -> vol.All:
    """Return the check of an option that is a number."""
    option = NUMBER_OPTION[key]
    return vol.All(int, vol.Range(min=option.minimum, max=option.maximum))


def _command(
    name: str, fields: Mapping[Any, Any], *, admin: bool
) -> Callable[[_Handler], _Handler]:
    """Make a command of a handler, which is called only for a server that is loaded."""

    def decorate(handler: _Handler) -> _Handler:
        @wraps(handler)
        async def handle(
            hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
        ) -> None:
            entry = hass.config_entries.async_get_entry(msg["entry_id"])
            if entry is None or entry.domain != DOMAIN:
                connection.send_error(msg["id"], ERR_NOT_FOUND, "no such server")
                return
            if entry.state is not ConfigEntryState.LOADED:
                connection.send_error(msg["id"], _ERR_NOT_LOADED, "the server is not loaded")
                return
            try:
                answer = await handler(Request(hass, connection, entry, msg))
            except EngineError as err:
                connection.send_error(msg["id"], err.error_code, str(err))
            else:
                if answer is not None:
                    connection.send_result(msg["id"], answer)

        command = async_response(handle)
        if admin:
            command = require_admin(command)
        schema = {
            vol.Required("type"): f"{DOMAIN}/{name}",
            vol.Required("entry_id"): _TEXT,
            **fields,
        }
        _COMMANDS.append(websocket_command(schema)(command))
        return handler

    return decorate


@callback
def async_setup_websocket(hass: HomeAssistant) -> None:
    """Register the commands."""
    websocket_api.async_register_command(hass, _entries)
    for command in _COMMANDS:
        websocket_api.async_register_command(hass, command)


@websocket_command({vol.Required("type"): f"{DOMAIN}/entries"})
@callback
def _entries(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """List the servers."""
    entries = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
    rows = [
        {"entry_id": entry.entry_id, "title": entry.title, "state": entry.state.value}
        for entry in entries
    ]
    connection.send_result(msg["id"], {"entries": rows})


@_command("subscribe", {}, admin=False)
async def _subscribe(call: Request) -> None:
    _StateSubscription(call).start()


@_command(
    "jobs",
    {
        **_PAGE,
        vol.Optional("status"): vol.In([*JobStatus]),
        vol.Optional("trigger"): vol.In([*JobTrigger]),
    },
    admin=False,
)
async def _jobs(call: Request) -> Mapping[str, Any]:
    wanted = call.given("status", "trigger")
    jobs = [
        job
        for job in map(call.newest, call.manager.jobs)
        if all(getattr(job, name) == value for name, value in wanted.items())
    ]
    start = call.fields["offset"]
    page = jobs[start : start + call.fields["limit"]]
    return {"jobs": [_job(job, is_admin=call.is_admin) for job in page], "total": len(jobs)}


@_command("job", {vol.Required("job_id"): _TEXT}, admin=False)
async def _one_job(call: Request) -> Mapping[str, Any]:
    return {"job": _job(call.job(), is_admin=call.is_admin)}


@_command(
    "job_items",
    {vol.Required("job_id"): _TEXT, vol.Optional("result"): _TEXT, **_PAGE},
    admin=True,
)
async def _job_items(call: Request) -> Mapping[str, Any]:
    page = await call.manager.records.job_items.get(
        call.job().job_id, **call.given("limit", "offset", "result")
    )
    return {"items": [asdict(item) for item in page.items], "total": page.total}


@_command(
    "items",
    {
        **_PAGE,
        vol.Optional("search"): _TEXT,
        vol.Optional("result"): _TEXT,
        vol.Optional("skip_reason"): _TEXT,
        vol.Optional("defect"): _TEXT,
        vol.Optional("library"): _TEXT,
        vol.Optional("rating_key"): _TEXT,
        vol.Optional("sort"): vol.In(["last_seen", "title", "attempts", "next_attempt"]),
        vol.Optional("descending"): bool,
        vol.Optional("only_open"): bool,
    },
    admin=True,
)
async def _items(call: Request) -> Mapping[str, Any]:
    library = call.fields.get("library")
    page = await call.manager.records.items.get(
        **call.given(
            *("limit", "offset", "search", "result", "skip_reason", "defect", "rating_key"),
            *("sort", "descending", "only_open"),
        ),
        library_ids=[library] if library else None,
    )
    return {"items": [item_details(item, unix_time) for item in page.items], "total": page.total}


@_command(
    "log",
    {
        vol.Required("job_id"): _TEXT,
        **_PAGE,
        **_LOG_FILTERS,
        vol.Optional("before_id"): vol.All(int, vol.Range(min=0, max=_HIGHEST_ID)),
    },
    admin=True,
)
async def _log(call: Request) -> Mapping[str, Any]:
    page = await call.manager.records.lines.get(
        call.job().job_id,
        **call.given("limit", "offset", "search", "level", "rating_key", "before_id"),
    )
    return asdict(page)


@_command(
    "subscribe_log",
    {
        vol.Required("job_id"): _TEXT,
        vol.Optional("limit", default=200): vol.All(int, vol.Range(min=1, max=_MOST_LINES)),
        **_LOG_FILTERS,
    },
    admin=True,
)
async def _subscribe_log(call: Request) -> None:
    await _LogSubscription(call, call.job().job_id).async_start()


@_command(
    "start",
    {
        vol.Optional(CONF_LIBRARIES): _list_of(_is_text, 0, _MOST_LIBRARIES),
        vol.Optional("days"): _number(CONF_WINDOW_DAYS),
        vol.Optional(CONF_MAX_ITEMS): _number(CONF_MAX_ITEMS),
        vol.Optional(CONF_DRY_RUN): bool,
    },
    admin=True,
)
async def _start(call: Request) -> Mapping[str, Any]:
    options = replace(call.manager.default_options(), **call.given(CONF_MAX_ITEMS, CONF_DRY_RUN))
    if "days" in call.fields:
        options = replace(options, window_days=call.fields["days"])
    if names := call.fields.get(CONF_LIBRARIES):
        options = replace(options, library_ids=await call.manager.libraries.async_ids_of(names))
    job = await call.manager.async_start(options, JobTrigger.MANUAL)
    return {"job_id": job.job_id}


@_command("cancel", {}, admin=True)
async def _cancel(call: Request) -> Mapping[str, Any]:
    job = await call.manager.async_cancel()
    return {"job_id": job.job_id}


@_command("pause", {}, admin=True)
async def _pause(call: Request) -> Mapping[str, Any]:
    job = await call.manager.async_pause()
    return {"job_id": job.job_id}


@_command("resume", {}, admin=True)
async def _resume(call: Request) -> Mapping[str, Any]:
    job = await call.manager.async_resume()
    return {"job_id": job.job_id}


@_command("refresh_items", {vol.Required("rating_keys"): _KEYS}, admin=True)
async def _refresh_items(call: Request) -> Mapping[str, Any]:
    options = replace(
        call.manager.default_options(),
        library_ids=(),
        rating_keys=tuple(call.fields["rating_keys"]),
        levels=tuple(MediaType),
        dry_run=False,
    )
    job = await call.manager.async_start(options, JobTrigger.MANUAL)
    return {"job_id": job.job_id}


@_command(
    "ignore",
    {vol.Required("rating_keys"): _KEYS, vol.Required("ignored"): bool},
    admin=True,
)
async def _ignore(call: Request) -> Mapping[str, Any]:
    await call.manager.async_ignore(call.fields["rating_keys"], ignored=call.fields["ignored"])
    return {}


@_command(
    "set_options",
    {
        vol.Optional(CONF_WINDOW_DAYS): _number(CONF_WINDOW_DAYS),
        vol.Optional(CONF_MAX_ITEMS): _number(CONF_MAX_ITEMS),
        vol.Optional(CONF_DRY_RUN): bool,
    },
    admin=True,
)
async def _set_options(call: Request) -> Mapping[str, Any]:
    changes = call.given(CONF_WINDOW_DAYS, CONF_MAX_ITEMS, CONF_DRY_RUN)
    options = {**call.entry.options, **changes}
    call.hass.config_entries.async_update_entry(call.entry, options=options)
    return {}


class _Subscription:
    """A subscription that ends with its connection, or when the server is unloaded."""

    def __init__(self, call: Request) -> None:
        """Prepare; nothing is sent yet."""
        self._call = call
        self._removers: list[CALLBACK_TYPE] = []
        self._timer: CALLBACK_TYPE | None = None
        self._ended = False

    def _begin(self, *removers: CALLBACK_TYPE) -> None:
        """Listen, and stop with the connection."""
        on_entry_state = self._call.entry.async_on_state_change(self._on_entry_state)
        self._removers = [*removers, on_entry_state]
        self._call.connection.subscriptions[self._call.message_id] = self._end

    def _accept(self) -> None:
        self._call.connection.send_result(self._call.message_id)

    def _send(self, event: Mapping[str, Any]) -> None:
        self._call.connection.send_event(self._call.message_id, event)

    @callback
    def _on_entry_state(self) -> None:
        if self._call.entry.state is not ConfigEntryState.LOADED and not self._ended:
            self._send({"type": "unloaded"})
            # Not at once: the entry is going through its list of listeners now.
            self._call.hass.loop.call_soon(self._end)

    @callback
    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        for remove in self._removers:
            remove()
        if self._timer is not None:
            self._timer()

    @callback
    def _throttled(self, interval: float, action: Callable[[], None]) -> None:
        """Do something once when the interval is over, however often it is asked for."""
        if self._timer is not None or self._ended:
            return

        @callback
        def act(_now: object) -> None:
            self._timer = None
            action()

        self._timer = async_call_later(self._call.hass, interval, act)


class _StateSubscription(_Subscription):
    """The whole state of a server first, and then what changes of it."""

    def __init__(self, call: Request) -> None:
        """Prepare; nothing is sent yet."""
        super().__init__(call)
        self._sent: Mapping[str, Any] = {}

    def start(self) -> None:
        """Send the state and follow it."""
        runtime = self._call.entry.runtime_data
        self._begin(
            self._call.manager.publisher.subscribe(self._on_event),
            runtime.coordinator.async_add_listener(self._on_change),
        )
        self._sent = _state(self._call)
        self._accept()
        self._send({"type": "state", "state": self._sent})

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        if isinstance(event, JobChanged | ServerChanged):
            self._on_change()

    @callback
    def _on_change(self) -> None:
        self._throttled(_STATE_INTERVAL, self._send_changes)

    @callback
    def _send_changes(self) -> None:
        state = _state(self._call)
        changes = {key: value for key, value in state.items() if self._sent.get(key) != value}
        if changes:
            self._sent = state
            self._send({"type": "change", "state": changes})


class _LogSubscription(_Subscription):
    """The newest lines of a log first, and then those that are written."""

    def __init__(self, call: Request, job_id: str) -> None:
        """Prepare; nothing is sent yet."""
        super().__init__(call)
        self._job_id = job_id
        self._filters = call.given("search", "level", "rating_key")
        self._newest_id = 0
        self._is_reading = False

    async def async_start(self) -> None:
        """Send the newest lines and follow the log. Raises LogIndexError."""
        self._is_reading = True
        self._begin(self._call.manager.publisher.subscribe(self._on_event))
        try:
            page = await self._async_page(self._call.fields["limit"])
        except BaseException:
            self._end()
            raise
        self._accept()
        self._take(page, is_initial=True)

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Look for new lines: what is written to the log of the running job, or its end."""
        job = self._call.manager.job
        match event:
            case LogLine():
                is_ours = job is not None and job.job_id == self._job_id
            case JobChanged(job=changed):
                is_ours = changed.job_id == self._job_id and not changed.is_active
            case _:
                is_ours = False
        if is_ours:
            self._throttled(_LOG_INTERVAL, self._read)

    @callback
    def _read(self) -> None:
        if self._is_reading:  # a slow disk: what came meanwhile is read when it is done
            self._throttled(_LOG_INTERVAL, self._read)
            return
        self._is_reading = True
        self._call.hass.async_create_background_task(self._async_send_new(), f"{DOMAIN} log")

    async def _async_send_new(self) -> None:
        with suppress(EngineError):  # the next line is another chance
            self._take(await self._async_page(_MOST_LINES), is_initial=False)

    async def _async_page(self, limit: int) -> Mapping[str, Any]:
        records = self._call.manager.records
        try:
            page = await records.lines.get(self._job_id, limit=limit, **self._filters)
        finally:
            self._is_reading = False
        return {field.name: getattr(page, field.name) for field in fields(page)}

    @callback
    def _take(self, page: Mapping[str, Any], *, is_initial: bool) -> None:
        """Send what is new on the newest page."""
        lines = [asdict(line) for line in page["lines"] if line.id > self._newest_id]
        if self._ended or not (lines or is_initial):
            return
        # More lines than fit were written since: the newest ones stand for all.
        is_initial = is_initial or len(lines) == _MOST_LINES
        self._newest_id = lines[-1]["id"] if lines else self._newest_id
        self._send({**page, "lines": lines, "initial": is_initial})


def _state(call: Request) -> Mapping[str, Any]:
    """Return what the panel shows of a server."""
    entry, manager = call.entry, call.manager
    options = manager.default_options()
    totals = manager.records.totals
    next_scan = entry.runtime_data.coordinator.data.next_scan
    last_job = next((job for job in map(call.newest, manager.jobs) if not job.is_active), None)
    server = {"title": entry.title, "reachable": manager.libraries.is_reachable}
    if call.is_admin:
        server["version"] = entry.runtime_data.version
        server["machine_id"] = entry.runtime_data.machine_identifier
    return {
        "server": server,
        "job": manager.job and _job(manager.job, is_admin=call.is_admin),
        "last_job": last_job and _job(last_job, is_admin=call.is_admin),
        "totals": {
            "jobs": totals.jobs,
            "checked": totals.tally.checked,
            "fixed": totals.tally.fixed,
            "failed": totals.tally.failed,
            "success_rate": totals.tally.success_rate,
        },
        "resumable": manager.job is None and manager.resumable is not None,
        "waiting": manager.statistics.waiting,
        "to_review": manager.statistics.to_review,
        "libraries": [
            {"library_id": each.library_id, "title": each.title, "type": each.type.value}
            for each in manager.libraries.all
        ],
        "next_run": next_scan and next_scan.timestamp(),
        "options": {
            CONF_WINDOW_DAYS: options.window_days,
            CONF_MAX_ITEMS: options.max_items,
            CONF_DRY_RUN: options.dry_run,
        },
    }


def _job(job: Job, *, is_admin: bool) -> dict[str, Any]:
    """Return what is shown of a job; what it works on is a title."""
    shown = job_details(job, unix_time)
    return shown | {"current": job.current} if is_admin else shown

"""Repairs: one issue per cause, which exists as long as the cause.

An invalid token is left to Home Assistant, whose reauthentication has its own issue.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import override

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .channels import description
from .check_up_repairs import CHECK_UP_PROBLEMS, async_show_check_up, check_up_issue
from .const import DOMAIN, ISSUE_NOTIFY_FAILED
from .engine.errors import (
    CertificateError,
    CertificateNameError,
    CertificateTimeError,
    WrongServerError,
)
from .engine.job import Job
from .entry import PlexSmartRefresherConfigEntry
from .flows.adopted_libraries import LIBRARIES_DROPPED
from .flows.repairs import MOVED_SERVER, CertificateFlow, MovedServerFlow, WrongServerFlow
from .flows.resume import RESUME_SCAN, ResumeFlow
from .jobs.events import JobChanged, JobsEvent, ServerChanged
from .library_repairs import (
    NEW_LIBRARY,
    async_offer_new_libraries,
    async_withdraw_offers,
    drop_gone_libraries,
    gone_libraries,
    monitor_library,
    name_of,
    remade_libraries,
    replace_remade_libraries,
)
from .options import AfterRestart

#: The problems of a server that keep it from being used until somebody changes something.
_CERTIFICATE = tuple(
    error.error_code for error in (CertificateError, CertificateNameError, CertificateTimeError)
)
_SERVER_PROBLEMS = (WrongServerError.error_code, *_CERTIFICATE)
_LIBRARY_GONE = "library_gone"
_LIBRARY_REMADE = "library_remade"
_PROVIDER_DOWN = "provider_down"
#: Files that were replaced, which the user dismisses.
_REPLACED = (
    "history_corrupt",
    "history_newer",
    "log_index_corrupt",
    "log_index_lost",
    "log_index_newer",
)
#: Files that cannot be used, which another attempt may fix.
_UNUSABLE = ("history_unavailable", "log_index_unavailable")
_SEVERE = (*_SERVER_PROBLEMS, *_UNUSABLE)


@callback
def async_track_issues(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Create and delete the issues of a server from now on."""
    tracker = _IssueTracker(hass, entry)
    tracker.update()
    entry.async_on_unload(entry.runtime_data.manager.publisher.subscribe(tracker.on_event))
    entry.async_on_unload(entry.runtime_data.coordinator.async_add_listener(tracker.update))
    entry.async_on_unload(tracker.leave)


@callback
def async_delete_issues(hass: HomeAssistant, entry_id: str) -> None:
    """Delete all issues of a server."""
    async_withdraw_offers(hass, entry_id)
    issues = (
        *_SERVER_PROBLEMS,
        MOVED_SERVER,
        LIBRARIES_DROPPED,
        _LIBRARY_GONE,
        _LIBRARY_REMADE,
        _PROVIDER_DOWN,
        *map(check_up_issue, CHECK_UP_PROBLEMS),
    )
    for issue in (*issues, RESUME_SCAN, ISSUE_NOTIFY_FAILED, *_REPLACED, *_UNUSABLE):
        ir.async_delete_issue(hass, DOMAIN, f"{issue}_{entry_id}")


class _IssueTracker:
    """Keep the issues of one server up to date."""

    def __init__(self, hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
        """Set the server."""
        self._hass = hass
        self._entry = entry
        self._manager = entry.runtime_data.manager
        self._is_active = False

    @callback
    def update(self) -> None:
        """Update all issues."""
        show_server_problem(self._hass, self._entry, self._manager.libraries.problem)
        async_show_check_up(self._hass, self._entry)
        if self._manager.libraries.is_reachable:
            self._set(MOVED_SERVER, is_there=False)
        problems = self._manager.files.problems
        for problem in (*_REPLACED, *_UNUSABLE):
            self._set(problem, is_there=problem in problems)
        if self._manager.libraries.selected is not None:
            self._update_library_issues()
        asks = self._manager.after_restart is AfterRestart.ASK
        self._set(RESUME_SCAN, is_there=asks and self._manager.resumable is not None)

    def _update_library_issues(self) -> None:
        """Update the issues about libraries that are gone, created again or new."""
        gone = sorted(gone_libraries(self._entry))
        names = ", ".join(name_of(self._entry, library_id) for library_id in gone)
        self._set(_LIBRARY_GONE, is_there=bool(gone), libraries=names)
        remade = remade_libraries(self._entry)
        names = ", ".join(each.name for each in remade.values())
        self._set(_LIBRARY_REMADE, is_there=bool(remade), libraries=names)
        async_offer_new_libraries(self._hass, self._entry)

    @callback
    def on_event(self, event: JobsEvent) -> None:
        """Update issues after an event."""
        match event:
            case JobChanged(job=job):
                self._update_provider_issue(job)
                if job.is_active is not self._is_active:
                    self._is_active = job.is_active
                    self.update()
            case ServerChanged():
                self.update()

    def _update_provider_issue(self, job: Job) -> None:
        """Update the issue about Plex's metadata sources from a job."""
        if _PROVIDER_DOWN in (job.pause_reason, job.error):
            self._set(_PROVIDER_DOWN, is_there=True)
        elif job.tally.fixed or job.tally.partly_fixed:
            self._set(_PROVIDER_DOWN, is_there=False)

    @callback
    def leave(self) -> None:
        """Delete all issues if the entry was disabled, but not on a reload."""
        if self._entry.disabled_by is not None:
            async_delete_issues(self._hass, self._entry.entry_id)

    def _set(self, cause: str, *, is_there: bool, **placeholders: str) -> None:
        """Create or delete an issue."""
        set_issue(self._hass, self._entry, cause, is_there=is_there, **placeholders)


@callback
def show_server_problem(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, problem: str | None
) -> None:
    """Show the issue about a problem of the server, if there is one, and no other."""
    for cause in _SERVER_PROBLEMS:
        set_issue(hass, entry, cause, is_there=cause == problem)


@callback
def set_issue(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    cause: str,
    *,
    is_there: bool,
    **placeholders: str,
) -> None:
    """Create or delete an issue of a server."""
    issue_id = f"{cause}_{entry.entry_id}"
    if not is_there:
        ir.async_delete_issue(hass, DOMAIN, issue_id)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        data={"cause": cause, "entry_id": entry.entry_id},
        is_fixable=cause != _PROVIDER_DOWN,
        is_persistent=cause == _PROVIDER_DOWN,  # only a later scan can end it
        severity=ir.IssueSeverity.ERROR if cause in _SEVERE else ir.IssueSeverity.WARNING,
        translation_key=cause,
        translation_placeholders={"name": entry.title, **placeholders},
    )


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow that fixes an issue."""
    assert data is not None
    entry = hass.config_entries.async_get_entry(str(data["entry_id"]))
    cause = str(data["cause"])
    if cause == WrongServerError.error_code and entry is not None:
        return WrongServerFlow(entry)
    if cause in _CERTIFICATE and entry is not None:
        return CertificateFlow(entry)
    if cause == MOVED_SERVER and entry is not None:
        return MovedServerFlow(entry, str(data["url"]))
    if cause == RESUME_SCAN and entry is not None:
        return ResumeFlow(entry)
    return _FixFlow(entry, cause, str(data.get("library_id", cause)))


type Fix = Callable[[HomeAssistant, PlexSmartRefresherConfigEntry, str], Awaitable[str | None]]


class _FixFlow(ConfirmRepairFlow):
    """Ask for confirmation, then fix the issue."""

    def __init__(
        self, entry: PlexSmartRefresherConfigEntry | None, cause: str, subject: str
    ) -> None:
        """Set the entry, the cause and what it is about."""
        self._entry = entry
        self._cause = cause
        self._subject = subject

    @override
    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Fix the issue after confirmation."""
        if user_input is not None:
            entry = self._entry
            if entry is None or entry.state is not ConfigEntryState.LOADED:
                return self.async_abort(reason="not_loaded")
            if reason := await _FIXES[self._cause](self.hass, entry, self._subject):
                return self.async_abort(reason=reason)
        step = await super().async_step_confirm(user_input)
        step["description_placeholders"] = description(step.get("description_placeholders"))
        return step


async def _drop_libraries(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, subject: str
) -> str | None:
    """Remove unavailable libraries from options and schedules; return an abort reason."""
    return None if drop_gone_libraries(hass, entry) else "no_library_left"


async def _replace_libraries(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, subject: str
) -> str | None:
    """Replace libraries in options and schedules with those that were created again."""
    replace_remade_libraries(hass, entry)
    return None


async def _monitor_library(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, subject: str
) -> str | None:
    """Monitor a new library."""
    monitor_library(hass, entry, subject)
    return None


async def _dismiss(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, subject: str
) -> str | None:
    """Dismiss the problem."""
    entry.runtime_data.manager.files.dismiss(subject)
    return None


async def _accept(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, subject: str
) -> str | None:
    """Let the issue end."""
    return None


async def _try_again(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, subject: str
) -> str | None:
    """Reload the entry."""
    hass.config_entries.async_schedule_reload(entry.entry_id)
    return None


_FIXES: Mapping[str, Fix] = {
    _LIBRARY_GONE: _drop_libraries,
    _LIBRARY_REMADE: _replace_libraries,
    NEW_LIBRARY: _monitor_library,
    LIBRARIES_DROPPED: _accept,
    **dict.fromkeys(_REPLACED, _dismiss),
    **dict.fromkeys(_UNUSABLE, _try_again),
}

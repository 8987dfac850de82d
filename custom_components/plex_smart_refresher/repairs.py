"""Repairs: one issue per cause, which exists as long as the cause.

An invalid token is left to Home Assistant, whose reauthentication has its own issue.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, override

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

from .channels import markdown
from .const import CONF_LIBRARIES, DOMAIN, ISSUE_NOTIFY_FAILED
from .engine.job import Job
from .entry import PlexSmartRefresherConfigEntry
from .jobs.events import JobChanged, JobsEvent, ServerChanged
from .jobs.manager import JobManager
from .options import AfterRestart
from .repair_flows import MOVED_SERVER, MovedServerFlow, WrongServerFlow

WRONG_SERVER = "wrong_server"
_LIBRARY_GONE = "library_gone"
_PROVIDER_DOWN = "provider_down"
_RESUME_SCAN = "resume_scan"
#: Files that were replaced, which the user acknowledges.
_REPLACED = ("history_corrupt", "history_newer", "log_index_corrupt", "log_index_newer")
#: Files that cannot be used, which another attempt may fix.
_UNUSABLE = ("history_unavailable", "log_index_unavailable")
_SEVERE = (WRONG_SERVER, *_UNUSABLE)


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
    causes = (WRONG_SERVER, MOVED_SERVER, _LIBRARY_GONE, _PROVIDER_DOWN, _RESUME_SCAN)
    for cause in (*causes, ISSUE_NOTIFY_FAILED, *_REPLACED, *_UNUSABLE):
        ir.async_delete_issue(hass, DOMAIN, f"{cause}_{entry_id}")


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
        self._set(WRONG_SERVER, is_there=self._manager.libraries.is_wrong_server)
        if self._manager.libraries.is_reachable:
            self._set(MOVED_SERVER, is_there=False)
        problems = self._manager.files.problems
        for problem in (*_REPLACED, *_UNUSABLE):
            self._set(problem, is_there=problem in problems)
        if self._manager.libraries.selected is not None:
            gone = sorted(_gone_libraries(self._entry, self._manager))
            names = ", ".join(_name_of(library_id, self._manager.jobs) for library_id in gone)
            self._set(_LIBRARY_GONE, is_there=bool(gone), libraries=names)
        asks = self._manager.after_restart is AfterRestart.ASK and self._manager.job is None
        self._set(_RESUME_SCAN, is_there=asks and self._manager.resumable is not None)

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


def _named_libraries(
    entry: PlexSmartRefresherConfigEntry,
) -> Iterable[tuple[Mapping[str, Any], set[str]]]:
    """Yield the options and the schedules with their selected libraries."""
    for settings in (entry.options, *(each.data for each in entry.subentries.values())):
        yield settings, set(settings.get(CONF_LIBRARIES, ()))


def _gone_libraries(entry: PlexSmartRefresherConfigEntry, manager: JobManager) -> set[str]:
    """Return the selected libraries that are gone or no longer supported."""
    there = {library.library_id for library in manager.libraries.all}
    return {key for _, chosen in _named_libraries(entry) for key in chosen - there}


def _name_of(library_id: str, jobs: Iterable[Job]) -> str:
    """Return the last known title and the ID of a library."""
    titles = (
        health.title for job in jobs for health in job.libraries if health.library_id == library_id
    )
    title = next(titles, "")
    return f"{title} ({library_id})" if title else library_id


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow that fixes an issue."""
    assert data is not None
    entry = hass.config_entries.async_get_entry(str(data["entry_id"]))
    if data["cause"] == WRONG_SERVER and entry is not None:
        return WrongServerFlow(entry)
    if data["cause"] == MOVED_SERVER and entry is not None:
        return MovedServerFlow(entry, str(data["url"]))
    return _FixFlow(entry, str(data["cause"]))


type Fix = Callable[[HomeAssistant, PlexSmartRefresherConfigEntry, str], Awaitable[str | None]]


class _FixFlow(ConfirmRepairFlow):
    """Ask for confirmation, then fix the issue."""

    def __init__(self, entry: PlexSmartRefresherConfigEntry | None, cause: str) -> None:
        """Set the entry and the cause."""
        self._entry = entry
        self._cause = cause

    @override
    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Fix the issue after confirmation."""
        if user_input is not None:
            entry = self._entry
            if entry is None or entry.state is not ConfigEntryState.LOADED:
                return self.async_abort(reason="not_loaded")
            if reason := await _FIXES[self._cause](self.hass, entry, self._cause):
                return self.async_abort(reason=reason)
        step = await super().async_step_confirm(user_input)
        placeholders = step.get("description_placeholders") or {}
        # The description is Markdown, and the title of the issue is not.
        step["description_placeholders"] = {
            key: markdown(text) for key, text in placeholders.items()
        }
        return step


async def _drop_libraries(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, cause: str
) -> str | None:
    """Remove unavailable libraries from options and schedules; return an abort reason."""
    gone = _gone_libraries(entry, entry.runtime_data.manager)
    if any(chosen and chosen <= gone for _, chosen in _named_libraries(entry)):
        return "no_library_left"  # an empty selection means all libraries
    for subentry in entry.subentries.values():
        if data := _without(subentry.data, gone):
            hass.config_entries.async_update_subentry(entry, subentry, data=data)
    if options := _without(entry.options, gone):
        hass.config_entries.async_update_entry(entry, options=options)
    return None


def _without(settings: Mapping[str, Any], gone: set[str]) -> dict[str, Any] | None:
    """Return settings without some libraries; None if nothing changes."""
    chosen = settings.get(CONF_LIBRARIES, ())
    left = [library_id for library_id in chosen if library_id not in gone]
    return None if len(left) == len(chosen) else {**settings, CONF_LIBRARIES: left}


async def _dismiss(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, cause: str
) -> str | None:
    """Dismiss the problem."""
    entry.runtime_data.manager.files.dismiss(cause)
    return None


async def _try_again(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, cause: str
) -> str | None:
    """Reload the entry."""
    hass.config_entries.async_schedule_reload(entry.entry_id)
    return None


async def _resume_scan(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, cause: str
) -> str | None:
    """Resume the interrupted scan; return an abort reason."""
    try:
        await entry.runtime_data.manager.async_resume()
    except HomeAssistantError:
        return "cannot_resume"  # a scan was started, or too much time has passed
    return None


_FIXES: Mapping[str, Fix] = {
    _RESUME_SCAN: _resume_scan,
    _LIBRARY_GONE: _drop_libraries,
    **dict.fromkeys(_REPLACED, _dismiss),
    **dict.fromkeys(_UNUSABLE, _try_again),
}

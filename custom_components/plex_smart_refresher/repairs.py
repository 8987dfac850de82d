"""Repairs: one issue a cause, raised while the cause lasts and withdrawn when it is gone.

A token that Plex no longer takes is left to Home Assistant, whose reauthentication has an issue
of its own.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, override

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

from .const import CONF_LIBRARIES, DOMAIN, AfterRestart
from .coordinator import PlexSmartRefresherConfigEntry
from .engine.job import Job
from .jobs.manager import JobChanged, JobManager, ManagerEvent, ServerChanged

_LIBRARY_GONE = "library_gone"
_PROVIDER_DOWN = "provider_down"
_RESUME_SCAN = "resume_scan"
#: What can be wrong with the files: they were replaced, which the user takes note of, ...
_REPLACED = ("history_corrupt", "history_newer", "log_index_corrupt", "log_index_newer")
#: ... or they cannot be used, which another try may mend.
_UNUSABLE = ("history_unavailable", "log_index_unavailable")


@callback
def async_watch_causes(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Raise and withdraw the issues of a server from now on."""
    watch = _Watch(hass, entry)
    watch.update()
    entry.async_on_unload(entry.runtime_data.manager.subscribe(watch.on_event))
    entry.async_on_unload(entry.runtime_data.coordinator.async_add_listener(watch.update))
    entry.async_on_unload(watch.leave)


@callback
def async_forget_causes(hass: HomeAssistant, entry_id: str) -> None:
    """Withdraw all issues of a server."""
    for cause in (_LIBRARY_GONE, _PROVIDER_DOWN, _RESUME_SCAN, *_REPLACED, *_UNUSABLE):
        ir.async_delete_issue(hass, DOMAIN, f"{cause}_{entry_id}")


class _Watch:
    """Knows the causes of one server."""

    def __init__(self, hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
        self._hass = hass
        self._entry = entry
        self._manager = entry.runtime_data.manager
        self._is_active = False

    @callback
    def update(self) -> None:
        """Look at all that can be looked at."""
        problems = self._manager.problems
        for problem in (*_REPLACED, *_UNUSABLE):
            self._set(problem, is_there=problem in problems)
        if self._manager.chosen_libraries is not None:
            gone = sorted(_gone_libraries(self._entry, self._manager))
            names = ", ".join(_name_of(library_id, self._manager.jobs) for library_id in gone)
            self._set(_LIBRARY_GONE, is_there=bool(gone), libraries=names)
        asks = self._manager.after_restart is AfterRestart.ASK and self._manager.job is None
        self._set(_RESUME_SCAN, is_there=asks and self._manager.resumable is not None)

    @callback
    def on_event(self, event: ManagerEvent) -> None:
        """Follow a job, and look again at its start, its end, or when told to."""
        match event:
            case JobChanged(job=job):
                self._judge_provider(job)
                if job.is_active is not self._is_active:
                    self._is_active = job.is_active
                    self.update()
            case ServerChanged():
                self.update()

    def _judge_provider(self, job: Job) -> None:
        """Tell from a job whether Plex gets anything from its sources."""
        if _PROVIDER_DOWN in (job.pause_reason, job.error):
            self._set(_PROVIDER_DOWN, is_there=True)
        elif job.tally.fixed or job.tally.partly_fixed:
            self._set(_PROVIDER_DOWN, is_there=False)

    @callback
    def leave(self) -> None:
        """Withdraw everything if the server was switched off, but not for a reload."""
        if self._entry.disabled_by is not None:
            async_forget_causes(self._hass, self._entry.entry_id)

    def _set(self, cause: str, *, is_there: bool, **placeholders: str) -> None:
        issue_id = f"{cause}_{self._entry.entry_id}"
        if not is_there:
            ir.async_delete_issue(self._hass, DOMAIN, issue_id)
            return
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            issue_id,
            data={"cause": cause, "entry_id": self._entry.entry_id},
            is_fixable=cause != _PROVIDER_DOWN,
            is_persistent=cause == _PROVIDER_DOWN,  # only the next scan can tell that it is over
            severity=ir.IssueSeverity.ERROR if cause in _UNUSABLE else ir.IssueSeverity.WARNING,
            translation_key=cause,
            translation_placeholders={"name": self._entry.title, **placeholders},
        )


def _named_libraries(entry: ConfigEntry[Any]) -> Iterable[tuple[Mapping[str, Any], set[str]]]:
    """Yield the settings in which the user has chosen libraries: the options, the schedules."""
    for settings in (entry.options, *(each.data for each in entry.subentries.values())):
        yield settings, set(settings.get(CONF_LIBRARIES, ()))


def _gone_libraries(entry: ConfigEntry[Any], manager: JobManager) -> set[str]:
    """Return the chosen libraries that are not on the server, or can no longer be looked after."""
    there = {library.library_id for library in manager.libraries}
    return {key for _, chosen in _named_libraries(entry) for key in chosen - there}


def _name_of(library_id: str, jobs: Iterable[Job]) -> str:
    """Return the id of a library, with the title that it had when it was last seen."""
    titles = (
        health.title for job in jobs for health in job.libraries if health.library_id == library_id
    )
    title = next(titles, "")
    return f"{title} ({library_id})" if title else library_id


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the flow that ends a cause."""
    assert data is not None
    entry = hass.config_entries.async_get_entry(str(data["entry_id"]))
    return _FixFlow(entry, str(data["cause"]))


type Fix = Callable[[HomeAssistant, ConfigEntry[Any], str], Awaitable[str | None]]


class _FixFlow(ConfirmRepairFlow):
    """Ask, and then do what ends the cause."""

    def __init__(self, entry: ConfigEntry[Any] | None, cause: str) -> None:
        """Prepare; nothing is done yet."""
        self._entry = entry
        self._cause = cause

    @override
    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """End the cause once the user agrees."""
        if user_input is not None:
            entry = self._entry
            if entry is None or entry.state is not ConfigEntryState.LOADED:
                return self.async_abort(reason="not_loaded")
            if reason := await _FIXES[self._cause](self.hass, entry, self._cause):
                return self.async_abort(reason=reason)
        return await super().async_step_confirm(user_input)


async def _drop_libraries(hass: HomeAssistant, entry: ConfigEntry[Any], cause: str) -> str | None:
    """Take what is gone out of the options and the schedules; return why that cannot be."""
    gone = _gone_libraries(entry, entry.runtime_data.manager)
    if any(chosen and chosen <= gone for _, chosen in _named_libraries(entry)):
        return "no_library_left"  # and none would mean all of them
    for subentry in entry.subentries.values():
        if data := _without(subentry.data, gone):
            hass.config_entries.async_update_subentry(entry, subentry, data=data)
    if options := _without(entry.options, gone):
        hass.config_entries.async_update_entry(entry, options=options)
    return None


def _without(settings: Mapping[str, Any], gone: set[str]) -> dict[str, Any] | None:
    """Return settings without some libraries; None if they name none of these."""
    chosen = settings.get(CONF_LIBRARIES, ())
    left = [library_id for library_id in chosen if library_id not in gone]
    return None if len(left) == len(chosen) else {**settings, CONF_LIBRARIES: left}


async def _take_note(hass: HomeAssistant, entry: ConfigEntry[Any], cause: str) -> str | None:
    entry.runtime_data.manager.dismiss(cause)
    return None


async def _try_again(hass: HomeAssistant, entry: ConfigEntry[Any], cause: str) -> str | None:
    hass.config_entries.async_schedule_reload(entry.entry_id)
    return None


async def _resume_scan(hass: HomeAssistant, entry: ConfigEntry[Any], cause: str) -> str | None:
    try:
        await entry.runtime_data.manager.async_resume()
    except HomeAssistantError:
        return "cannot_resume"  # a scan was started, or too much time has passed
    return None


_FIXES: Mapping[str, Fix] = {
    _RESUME_SCAN: _resume_scan,
    _LIBRARY_GONE: _drop_libraries,
    **dict.fromkeys(_REPLACED, _take_note),
    **dict.fromkeys(_UNUSABLE, _try_again),
}

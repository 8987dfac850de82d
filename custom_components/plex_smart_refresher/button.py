"""Buttons: start a scan, start a dry run, cancel, pause, resume; unavailable if they cannot act."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import ServerState
from .engine.job import JobStatus, JobTrigger
from .engine.options import ScanOptions
from .entity import RefresherEntity
from .entry import PlexSmartRefresherConfigEntry
from .jobs.manager import JobManager

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RefresherButtonDescription(ButtonEntityDescription):
    """A button, its effect, and when it has one."""

    press_fn: Callable[[JobManager], Awaitable[Any]]
    can_press_fn: Callable[[ServerState], bool]
    #: Each change of their availability is a line in the activity list.
    entity_registry_enabled_default: bool = False


def _is_running(state: ServerState) -> bool:
    """Return whether a job runs that can be paused."""
    return state.active is not None and state.active.status is JobStatus.RUNNING


def _can_resume(state: ServerState) -> bool:
    """Return whether there is a paused or an interrupted job to resume."""
    is_paused = state.active is not None and state.active.status is JobStatus.PAUSED
    return is_paused or state.is_resumable


def _dry_run(manager: JobManager) -> ScanOptions:
    """Return the options of a dry run; the first look is at entire libraries."""
    options = manager.default_options()
    return replace(options, dry_run=True) if manager.records.has_scanned else options.for_check()


BUTTONS: tuple[RefresherButtonDescription, ...] = (
    RefresherButtonDescription(
        key="start_scan",
        translation_key="start_scan",
        press_fn=lambda manager: manager.next_scan.async_start(),
        # After another job, too: it never changes its state because of a scan.
        can_press_fn=lambda _state: True,
        entity_registry_enabled_default=True,
    ),
    RefresherButtonDescription(
        key="start_dry_run",
        translation_key="start_dry_run",
        press_fn=lambda manager: manager.async_start(_dry_run(manager), JobTrigger.MANUAL),
        can_press_fn=lambda state: state.can_start,
    ),
    RefresherButtonDescription(
        key="cancel_scan",
        translation_key="cancel_scan",
        press_fn=lambda manager: manager.async_cancel(),
        can_press_fn=lambda state: state.is_active,
    ),
    RefresherButtonDescription(
        key="pause_scan",
        translation_key="pause_scan",
        press_fn=lambda manager: manager.async_pause(),
        can_press_fn=_is_running,
    ),
    RefresherButtonDescription(
        key="resume_scan",
        translation_key="resume_scan",
        press_fn=lambda manager: manager.async_resume(),
        can_press_fn=_can_resume,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the buttons of a server."""
    async_add_entities(RefresherButton(entry, description) for description in BUTTONS)


class RefresherButton(RefresherEntity, ButtonEntity):
    """A button of a server."""

    entity_description: RefresherButtonDescription

    @property
    @override
    def available(self) -> bool:
        """Return whether the button has an effect now."""
        can_press = self.entity_description.can_press_fn(self.coordinator.data)
        return super().available and can_press

    @override
    async def async_press(self) -> None:
        """Press the button."""
        await self.entity_description.press_fn(self.manager)

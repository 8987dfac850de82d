"""Buttons: start a scan, start a dry run, cancel, pause, resume."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.job import JobTrigger
from .entity import RefresherEntity
from .entry import PlexSmartRefresherConfigEntry
from .jobs.manager import JobManager

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RefresherButtonDescription(ButtonEntityDescription):
    """A button and its effect."""

    press_fn: Callable[[JobManager], Awaitable[Any]]


BUTTONS: tuple[RefresherButtonDescription, ...] = (
    RefresherButtonDescription(
        key="start_scan",
        translation_key="start_scan",
        press_fn=lambda manager: manager.async_start(manager.default_options(), JobTrigger.MANUAL),
    ),
    RefresherButtonDescription(
        key="start_dry_run",
        translation_key="start_dry_run",
        press_fn=lambda manager: manager.async_start(
            replace(manager.default_options(), dry_run=True), JobTrigger.MANUAL
        ),
    ),
    RefresherButtonDescription(
        key="cancel_scan",
        translation_key="cancel_scan",
        press_fn=lambda manager: manager.async_cancel(),
    ),
    RefresherButtonDescription(
        key="pause_scan",
        translation_key="pause_scan",
        press_fn=lambda manager: manager.async_pause(),
    ),
    RefresherButtonDescription(
        key="resume_scan",
        translation_key="resume_scan",
        press_fn=lambda manager: manager.async_resume(),
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

    @override
    async def async_press(self) -> None:
        """Press the button."""
        await self.entity_description.press_fn(self.manager)

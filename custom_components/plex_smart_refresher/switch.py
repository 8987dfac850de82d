"""Switches: whether scans are dry runs, and whether a schedule is on."""

from typing import Any, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import CONF_ENABLED, EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import OptionEntity, ScheduleEntity, follow_schedules
from .entry import PlexSmartRefresherConfigEntry
from .option_kinds import FlagOption
from .options import OPTIONS, value

PARALLEL_UPDATES = 0

SWITCHES: tuple[SwitchEntityDescription, ...] = tuple(
    SwitchEntityDescription(
        key=option.key, translation_key=option.key, entity_category=EntityCategory.CONFIG
    )
    for option in OPTIONS
    if isinstance(option, FlagOption) and option.is_exposed
)
SCHEDULE_SWITCH = SwitchEntityDescription(
    key=CONF_ENABLED, translation_key="schedule_enabled", entity_category=EntityCategory.CONFIG
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the switches of a server."""
    async_add_entities(OptionSwitch(entry, description) for description in SWITCHES)
    follow_schedules(
        hass,
        entry,
        async_add_entities,
        lambda schedule_id, device: ScheduleSwitch(entry, schedule_id, SCHEDULE_SWITCH, device),
    )


class OptionSwitch(OptionEntity, SwitchEntity):
    """An option that is on or off."""

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the option is on."""
        options = self.coordinator.config_entry.options
        return bool(value(options, self.entity_description.key))

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn the option on."""
        self.set_option(value=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the option off."""
        self.set_option(value=False)


class ScheduleSwitch(ScheduleEntity, SwitchEntity):
    """Whether a schedule is on."""

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the schedule is on."""
        schedule = self.schedule
        return schedule.is_enabled if schedule else None

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Turn the schedule on without catching up missed scans."""
        self.change(**{CONF_ENABLED: True})

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Turn the schedule off."""
        self.change(**{CONF_ENABLED: False})

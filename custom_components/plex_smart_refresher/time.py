"""Times: when a schedule is due."""

from datetime import time
from typing import override

from homeassistant.components.time import TimeEntity, TimeEntityDescription
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import CONF_TIME
from .entity import ScheduleEntity, follow_schedules
from .entry import PlexSmartRefresherConfigEntry

PARALLEL_UPDATES = 0

SCHEDULE_TIME = TimeEntityDescription(
    key=CONF_TIME, translation_key="schedule_time", entity_category=EntityCategory.CONFIG
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the times of the schedules."""
    follow_schedules(
        hass,
        entry,
        async_add_entities,
        lambda schedule_id, device: ScheduleTime(entry, schedule_id, SCHEDULE_TIME, device),
    )


class ScheduleTime(ScheduleEntity, TimeEntity):
    """When a schedule is due."""

    @property
    @override
    def native_value(self) -> time | None:
        """Return the time of day."""
        schedule = self.schedule
        return schedule.time if schedule else None

    @override
    async def async_set_value(self, value: time) -> None:
        """Change the time without catching up one that has passed today."""
        self.change(**{CONF_TIME: value.isoformat()})

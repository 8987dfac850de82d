"""An event entity per server for the start and end of scans."""

from typing import Any, override

from homeassistant.components.event import (
    EventEntity,
    EventEntityDescription,
)
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .engine.job import JobStatus
from .entity import RefresherEntity
from .entry import PlexSmartRefresherConfigEntry
from .scan_events import ENDS, EVENT_SCAN, News, ScanEventType, describe, is_public

PARALLEL_UPDATES = 0

SCAN = EventEntityDescription(
    key="scan",
    translation_key="scan",
    entity_registry_enabled_default=False,
    event_types=[*ScanEventType],
)

#: Event data that the entity itself already shows.
_NOT_SHOWN = frozenset({"type", ATTR_CONFIG_ENTRY_ID, "device_id"})


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event entity of a server."""
    async_add_entities([ScanEvent(entry, SCAN)])


class ScanEvent(RefresherEntity, EventEntity):
    """The last start or end of a scan, with its counts."""

    @override
    async def async_added_to_hass(self) -> None:
        """Subscribe to scan events, and catch up on a missed one."""
        await super().async_added_to_hass()
        self.async_on_remove(self.hass.bus.async_listen(EVENT_SCAN, self._on_scan_event))
        await self._async_catch_up()

    @callback
    def _on_scan_event(self, event: Event[dict[str, Any]]) -> None:
        """Show an event of this server."""
        if event.data[ATTR_CONFIG_ENTRY_ID] != self.coordinator.config_entry.entry_id:
            return
        details = {key: value for key, value in event.data.items() if key not in _NOT_SHOWN}
        self._trigger_event(event.data["type"], details)
        self.async_write_ha_state()

    async def _async_catch_up(self) -> None:
        """Show that a scan was interrupted while the entity did not exist."""
        job = next(filter(is_public, self.manager.jobs), None)
        if job is None or job.status is not JobStatus.INTERRUPTED:
            return
        last = await self.async_get_last_event_data()
        told = (last and last.last_event_attributes) or {}
        has_ended = last is not None and last.last_event_type in ENDS
        if told.get("job_id") == job.job_id and has_ended:
            return
        self._trigger_event(ScanEventType.INTERRUPTED, describe(job, News()))
        self.async_write_ha_state()

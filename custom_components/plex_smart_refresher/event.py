"""Event entities per server: the start and end of scans, and new items."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, override

from homeassistant.components.event import (
    EventEntity,
    EventEntityDescription,
)
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.event import async_track_time_interval

from .engine.defects import Defect
from .engine.job import JobStatus
from .entity import RefresherEntity
from .entry import PlexSmartRefresherConfigEntry
from .media_events import EVENTS, INCOMPLETE, READY
from .poster import poster_address
from .scan_events import ENDS, EVENT_SCAN, News, ScanEventType, describe, is_public

PARALLEL_UPDATES = 0

SCAN = EventEntityDescription(
    key="scan",
    translation_key="scan",
    entity_registry_enabled_default=False,
    event_types=[*ScanEventType],
)

#: Off at first: every user of Home Assistant can read the titles in its attributes.
MEDIA = EventEntityDescription(
    key="media",
    translation_key="media",
    entity_registry_enabled_default=False,
    event_types=[READY, INCOMPLETE],
)

#: Event data that the entities themselves already show.
_NOT_SHOWN = frozenset({"type", ATTR_CONFIG_ENTRY_ID, "device_id"})
_NOT_SHOWN_OF_MEDIA = frozenset({ATTR_CONFIG_ENTRY_ID, "poster"})
#: How often the address of the poster is made anew, which is valid for longer.
_POSTER_INTERVAL = timedelta(days=1)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the event entities of a server."""
    async_add_entities([ScanEvent(entry, SCAN), MediaEvent(entry, MEDIA)])


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


class MediaEvent(RefresherEntity, EventEntity):
    """The last new item that is ready or incomplete, with its poster as the entity's picture."""

    @override
    async def async_added_to_hass(self) -> None:
        """Subscribe to new items, and show the poster of the last one again."""
        await super().async_added_to_hass()
        for kind, event in EVENTS.items():
            self.async_on_remove(self.hass.bus.async_listen(event, self._listener(kind)))
        self.async_on_remove(
            async_track_time_interval(self.hass, self._renew_poster, _POSTER_INTERVAL)
        )
        self._show_poster()

    def _listener(self, kind: str) -> Callable[[Event[dict[str, Any]]], None]:
        """Return what shows events of a kind."""

        @callback
        def show(event: Event[dict[str, Any]]) -> None:
            """Show an event of this server."""
            if event.data[ATTR_CONFIG_ENTRY_ID] != self.coordinator.config_entry.entry_id:
                return
            hidden = _NOT_SHOWN_OF_MEDIA
            self._trigger_event(
                kind, {key: value for key, value in event.data.items() if key not in hidden}
            )
            self._renew_poster()

        return show

    @callback
    def _renew_poster(self, _now: datetime | None = None) -> None:
        """Show the poster at a new address."""
        self._show_poster()
        self.async_write_ha_state()

    def _show_poster(self) -> None:
        """Make the address of the poster, which no restart of Home Assistant outlives."""
        item = self.state_attributes
        key, missing = item.get("rating_key"), item.get("defects", ())
        entry_id = self.coordinator.config_entry.entry_id
        self._attr_entity_picture = (
            poster_address(self.hass, entry_id, key)
            if key and Defect.MISSING_POSTER not in missing
            else None
        )

"""Automation triggers for scans and their results."""

from typing import Any, ClassVar, override

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
import voluptuous as vol

from .scan_events import ENDS, EVENT_MATCH, EVENT_SCAN, MATCHES, ScanEventType
from .server_choice import ServerChoice, options_schema

CONF_AT_LEAST = "at_least"


class ScanTrigger(ServerChoice, Trigger):
    """Fire on some types of an event, for one server or all."""

    event: ClassVar[str] = EVENT_SCAN
    types: ClassVar[frozenset[str]]
    description: ClassVar[str]

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Set the options."""
        super().__init__(hass, config)
        options = config.options or {}
        self._entry_id: str | None = options.get(ATTR_CONFIG_ENTRY_ID)
        self._at_least: int = options.get(CONF_AT_LEAST, 1)

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Run the action whenever the trigger fires."""

        @callback
        def on_event(event: Event[dict[str, Any]]) -> None:
            """Run the action if the event matches."""
            if self._matches(event.data):
                run_action(dict(event.data), self.description, event.context)

        return self._hass.bus.async_listen(self.event, on_event)

    def _matches(self, data: dict[str, Any]) -> bool:
        """Return whether the trigger fires on an event."""
        is_ours = self._entry_id in (None, data[ATTR_CONFIG_ENTRY_ID])
        return is_ours and data["type"] in self.types


class CountTrigger(ScanTrigger):
    """Fire at the end of a scan with a minimum count."""

    schema = options_schema({vol.Optional(CONF_AT_LEAST, default=1): cv.positive_int})
    types = ENDS
    count: ClassVar[str]

    @override
    def _matches(self, data: dict[str, Any]) -> bool:
        """Return whether the trigger fires on an event."""
        return super()._matches(data) and data[self.count] >= max(self._at_least, 1)


class ScanStarted(ScanTrigger):
    """Fire when a scan starts."""

    types = frozenset({ScanEventType.STARTED})
    description = "Plex scan started"


class ScanFinished(ScanTrigger):
    """Fire when a scan finishes."""

    types = frozenset({ScanEventType.FINISHED})
    description = "Plex scan finished"


class ScanFailed(ScanTrigger):
    """Fire when a scan fails."""

    types = frozenset({ScanEventType.FAILED})
    description = "Plex scan failed"


class ItemsFixed(CountTrigger):
    """Fire when a scan fixed items."""

    count = "fixed"
    description = "Plex items fixed"


class ItemsGivenUp(CountTrigger):
    """Fire when a scan gave up items."""

    count = "given_up"
    description = "Plex items given up"


class ProposalsWaiting(CountTrigger):
    """Fire when a scan found matches to decide."""

    count = "proposals"
    description = "Plex matches to decide"


class ItemMatched(ScanTrigger):
    """Fire when a match healed an item."""

    event = EVENT_MATCH
    types = MATCHES
    description = "Plex item healed by a match"


TRIGGERS: dict[str, type[Trigger]] = {
    "scan_started": ScanStarted,
    "scan_finished": ScanFinished,
    "scan_failed": ScanFailed,
    "items_fixed": ItemsFixed,
    "items_given_up": ItemsGivenUp,
    "proposals_waiting": ProposalsWaiting,
    "item_matched": ItemMatched,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers."""
    return TRIGGERS

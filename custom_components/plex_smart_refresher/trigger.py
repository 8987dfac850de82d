"""Automation triggers for scans and their results, and for new items."""

from typing import Any, ClassVar, override

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
import voluptuous as vol

from .engine.media import MediaType
from .import_events import EVENT_IMPORT_MISSING
from .media_events import EVENTS, INCOMPLETE, READY, SIGNAL_MEDIA, MediaData
from .scan_events import ENDS, EVENT_MATCH, EVENT_SCAN, MATCHES, ScanEventType
from .server_choice import ServerChoice, options_schema

CONF_AT_LEAST = "at_least"
CONF_LIBRARY = "library"
CONF_MEDIA_TYPE = "media_type"
CONF_GROUP_SEASON = "group_season"
CONF_REPLACED = "replaced"


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


class MediaTrigger(ServerChoice, Trigger):
    """Fire for new items, and once for the episodes of a season that come together."""

    schema = options_schema(
        {
            vol.Optional(CONF_LIBRARY, default=list): vol.All(cv.ensure_list, [cv.string]),
            vol.Optional(CONF_MEDIA_TYPE, default=list): vol.All(
                cv.ensure_list, [vol.All(str, vol.In([*map(str, MediaType)]))]
            ),
            vol.Optional(CONF_GROUP_SEASON, default=True): cv.boolean,
            vol.Optional(CONF_REPLACED, default=False): cv.boolean,
        }
    )
    kind: ClassVar[str]
    description: ClassVar[str]

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Set the options."""
        super().__init__(hass, config)
        options = config.options or {}
        self._entry_id: str | None = options.get(ATTR_CONFIG_ENTRY_ID)
        self._libraries = {title.casefold() for title in options.get(CONF_LIBRARY, ())}
        self._types = frozenset(options.get(CONF_MEDIA_TYPE, ()))
        self._is_grouped: bool = options.get(CONF_GROUP_SEASON, True)
        self._with_replaced: bool = options.get(CONF_REPLACED, False)

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        """Run the action whenever the trigger fires."""

        @callback
        def on_media(kind: str, data: MediaData) -> None:
            """Run the action if an item or a group of episodes matches."""
            if kind == self.kind and self._matches(data):
                run_action(dict(data), self.description)

        @callback
        def on_event(event: Event[MediaData]) -> None:
            """Run the action if an item matches."""
            data = event.data
            episodes = [data] if data["type"] == MediaType.EPISODE else []
            on_media(self.kind, {**data, "episodes": episodes})

        if self._is_grouped:
            return async_dispatcher_connect(self._hass, SIGNAL_MEDIA, on_media)
        return self._hass.bus.async_listen(EVENTS[self.kind], on_event)

    def _matches(self, data: MediaData) -> bool:
        """Return whether the trigger fires on an item."""
        return (
            self._entry_id in (None, data[ATTR_CONFIG_ENTRY_ID])
            and (not self._libraries or data["library"].casefold() in self._libraries)
            and (not self._types or data["type"] in self._types)
            and (self._with_replaced or not data["replaced"])
        )


class MediaReady(MediaTrigger):
    """Fire when a new item is ready."""

    kind = READY
    description = "Plex item ready"


class MediaIncomplete(MediaTrigger):
    """Fire when a new item lacks something for too long."""

    kind = INCOMPLETE
    description = "Plex item incomplete"


class ImportMissing(ScanTrigger):
    """Fire when Plex does not show an imported file."""

    event = EVENT_IMPORT_MISSING
    types = frozenset()
    description = "Plex lacks an import"

    @override
    def _matches(self, data: dict[str, Any]) -> bool:
        """Return whether the trigger fires on an event."""
        return self._entry_id in (None, data[ATTR_CONFIG_ENTRY_ID])


TRIGGERS: dict[str, type[Trigger]] = {
    "scan_started": ScanStarted,
    "scan_finished": ScanFinished,
    "scan_failed": ScanFailed,
    "items_fixed": ItemsFixed,
    "items_given_up": ItemsGivenUp,
    "proposals_waiting": ProposalsWaiting,
    "item_matched": ItemMatched,
    "media_ready": MediaReady,
    "media_incomplete": MediaIncomplete,
    "import_missing": ImportMissing,
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    """Return the triggers."""
    return TRIGGERS

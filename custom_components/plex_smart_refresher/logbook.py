"""The logbook entry of a scan: one sentence at its end."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.components.logbook.models import LazyEventPartialState
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_cached_translations

from .const import DOMAIN
from .scan_events import EVENT_SCAN_END, ScanEventType

_ICONS = {
    ScanEventType.FINISHED: "mdi:check-circle-outline",
    ScanEventType.FAILED: "mdi:alert-circle-outline",
    ScanEventType.CANCELLED: "mdi:cancel",
    ScanEventType.INTERRUPTED: "mdi:power-plug-off-outline",
}
_NO_NAME = "Plex"


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[LazyEventPartialState], dict[str, Any]]], None
    ],
) -> None:
    """Describe the ends of scans."""

    @callback
    def describe(event: LazyEventPartialState) -> dict[str, Any]:
        """Return a logbook entry."""
        entry = hass.config_entries.async_get_entry(event.data[ATTR_CONFIG_ENTRY_ID])
        return {
            LOGBOOK_ENTRY_NAME: entry.title if entry else _NO_NAME,
            LOGBOOK_ENTRY_MESSAGE: _message(hass, event.data),
            LOGBOOK_ENTRY_ICON: _ICONS[event.data["type"]],
        }

    async_describe_event(DOMAIN, EVENT_SCAN_END, describe)


def _message(hass: HomeAssistant, data: Mapping[str, Any]) -> str:
    """Return a sentence without its subject, which is the name of the server."""
    texts = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)

    def text(key: str) -> str:
        """Return a translated text."""
        return texts[f"component.{DOMAIN}.common.logbook_{key}"].format(**data)

    parts = [text(f"dry_run_{data['type']}" if data["dry_run"] else data["type"])]
    if data["checked"]:
        parts.append(text(_outcome(data)))
    parts += [text(key) for key in ("given_up", "proposals") if data[key]]
    return ", ".join(parts)


def _outcome(data: Mapping[str, Any]) -> str:
    """Return the key of the text about the result."""
    if not data["defective"]:
        return "nothing_defective"
    return "would_refresh" if data["dry_run"] else "counts"

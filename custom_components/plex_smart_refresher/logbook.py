"""The logbook entries: a sentence per scan, per group of new items and of missing imports."""

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
from .import_events import EVENT_IMPORTS_MISSING
from .media_events import EVENT_GROUP, INCOMPLETE, READY
from .scan_events import EVENT_SCAN_END, ScanEventType

_ICONS: Mapping[str, str] = {
    ScanEventType.FINISHED: "mdi:check-circle-outline",
    ScanEventType.FAILED: "mdi:alert-circle-outline",
    ScanEventType.CANCELLED: "mdi:cancel",
    ScanEventType.INTERRUPTED: "mdi:power-plug-off-outline",
    READY: "mdi:movie-check-outline",
    INCOMPLETE: "mdi:movie-remove-outline",
}
_MISSING_ICON = "mdi:file-question-outline"
_NO_NAME = "Plex"

type _Text = Callable[[str], str]
type _Word = Callable[[_Text, Mapping[str, Any]], list[str]]


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[
        [str, str, Callable[[LazyEventPartialState], dict[str, Any]]], None
    ],
) -> None:
    """Describe the ends of scans, groups of new items, and missing imports."""

    def describe_by(word: _Word) -> Callable[[LazyEventPartialState], dict[str, Any]]:
        """Return what describes the events of a type."""

        @callback
        def describe(event: LazyEventPartialState) -> dict[str, Any]:
            """Return a logbook entry."""
            data = event.data
            entry = hass.config_entries.async_get_entry(data[ATTR_CONFIG_ENTRY_ID])
            return {
                LOGBOOK_ENTRY_NAME: entry.title if entry else _NO_NAME,
                LOGBOOK_ENTRY_MESSAGE: ", ".join(word(_texts(hass, data), data)),
                LOGBOOK_ENTRY_ICON: _ICONS.get(data.get("type", ""), _MISSING_ICON),
            }

        return describe

    async_describe_event(DOMAIN, EVENT_SCAN_END, describe_by(_scan))
    async_describe_event(DOMAIN, EVENT_GROUP, describe_by(_media))
    async_describe_event(DOMAIN, EVENT_IMPORTS_MISSING, describe_by(_missing))


def _texts(hass: HomeAssistant, data: Mapping[str, Any]) -> _Text:
    """Return what words the data of an event in the language of Home Assistant."""
    texts = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)

    def text(key: str) -> str:
        """Return a translated text."""
        return texts[f"component.{DOMAIN}.common.logbook_{key}"].format(**data)

    return text


def _media(text: _Text, data: Mapping[str, Any]) -> list[str]:
    """Return how many new items are ready or incomplete; titles are for administrators."""
    form = "one" if data["count"] == 1 else "other"
    healed = [text(f"media_healed_{form}")] if data["healed"] else []
    return [text(f"media_{data['type']}_{form}"), *healed]


def _missing(text: _Text, data: Mapping[str, Any]) -> list[str]:
    """Return how many imported files Plex does not show."""
    return [text(f"imports_{'one' if data['count'] == 1 else 'other'}")]


def _scan(text: _Text, data: Mapping[str, Any]) -> list[str]:
    """Return the parts of a sentence without its subject, which is the name of the server."""
    parts = [text(f"dry_run_{data['type']}" if data["dry_run"] else data["type"])]
    if data["checked"]:
        parts.append(text(_outcome(data)))
    parts += [text(key) for key in ("given_up", "proposals") if data[key]]
    return parts


def _outcome(data: Mapping[str, Any]) -> str:
    """Return the key of the text about the result."""
    if not data["defective"]:
        return "nothing_defective"
    return "would_refresh" if data["dry_run"] else "counts"

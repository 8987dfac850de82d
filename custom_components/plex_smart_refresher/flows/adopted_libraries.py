"""The selected libraries of an entry that belongs to another server now."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import CONF_KNOWN_LIBRARIES, CONF_LIBRARIES, CONF_LISTED_LIBRARIES, DOMAIN
from ..engine.media import Library
from ..entry import PlexSmartRefresherConfigEntry

LIBRARIES_DROPPED: Final = "libraries_dropped"


@callback
def store_libraries(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, libraries: Sequence[Library]
) -> None:
    """Store the names and types of libraries: an adoption needs them when the server is gone."""
    listed = {each.library_id: [each.name, each.type.value] for each in libraries}
    if listed and listed != entry.data.get(CONF_LISTED_LIBRARIES):
        data = {**entry.data, CONF_LISTED_LIBRARIES: listed}
        hass.config_entries.async_update_entry(entry, data=data)


def match_libraries(
    entry: PlexSmartRefresherConfigEntry, libraries: Sequence[Library]
) -> dict[str, str]:
    """Return the IDs of libraries with the names and types of the former ones, by former ID."""
    new = {(each.name.casefold(), each.type.value): each.library_id for each in libraries}
    listed = entry.data.get(CONF_LISTED_LIBRARIES, {})
    found = {key: new.pop((name.casefold(), kind), "") for key, (name, kind) in listed.items()}
    return {former: library_id for former, library_id in found.items() if library_id}


@callback
def select_adopted(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    ids: Mapping[str, str],
    libraries: Sequence[Library],
) -> None:
    """Select libraries of the new server by the matching IDs.

    IDs mean other libraries on the new server. Where none matches, all libraries are selected; an
    issue names what was dropped.
    """
    names = {key: name for key, (name, _) in entry.data.get(CONF_LISTED_LIBRARIES, {}).items()}
    dropped: dict[str, None] = {}

    def selected(former: Collection[str]) -> list[str]:
        """Return the new IDs of libraries, and note those without one."""
        dropped.update(dict.fromkeys(names.get(key, key) for key in former if key not in ids))
        return [ids[key] for key in former if key in ids]

    for subentry in entry.subentries.values():
        if former := subentry.data.get(CONF_LIBRARIES):
            data = {**subentry.data, CONF_LIBRARIES: selected(former)}
            hass.config_entries.async_update_subentry(entry, subentry, data=data)
    options = dict(entry.options)
    if former := options.get(CONF_LIBRARIES):
        options[CONF_LIBRARIES] = selected(former)
    if CONF_KNOWN_LIBRARIES in options:
        options[CONF_KNOWN_LIBRARIES] = [library.library_id for library in libraries]
    hass.config_entries.async_update_entry(entry, options=options)
    if dropped:
        _tell(hass, entry, dropped)


def _tell(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, dropped: Collection[str]
) -> None:
    """Show an issue that names libraries, until the user dismisses it."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{LIBRARIES_DROPPED}_{entry.entry_id}",
        data={"cause": LIBRARIES_DROPPED, "entry_id": entry.entry_id},
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=LIBRARIES_DROPPED,
        translation_placeholders={"name": entry.title, "libraries": ", ".join(dropped)},
    )

"""The selected libraries of an entry that belongs to another server now."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, issue_registry as ir

from ..const import CONF_KNOWN_LIBRARIES, CONF_LIBRARIES, DOMAIN
from ..engine.media import Library
from ..entry import PlexSmartRefresherConfigEntry

LIBRARIES_DROPPED: Final = "libraries_dropped"


@callback
def library_names(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> dict[str, str]:
    """Return the names of the libraries by their IDs, as their devices have them."""
    registry = dr.async_get(hass)
    prefix = f"{entry.unique_id}_library_"
    return {
        key.removeprefix(prefix): child.name or ""
        for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
        for child in dr.async_entries_for_parent_device(registry, device.id)
        for domain, key in child.identifiers
        if domain == DOMAIN and key.startswith(prefix)
    }


@callback
def select_adopted(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    names: Mapping[str, str],
    libraries: Sequence[Library],
) -> None:
    """Select the libraries of the new server that have the names of the selected ones.

    IDs mean other libraries on the new server. Where no name is left, all libraries are selected;
    an issue names what was dropped.
    """
    new = {library.name.casefold(): library.library_id for library in libraries}
    ids = {key: new[name.casefold()] for key, name in names.items() if name.casefold() in new}
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

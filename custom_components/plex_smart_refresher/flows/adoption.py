"""Let another server take the place of a known one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..const import DOMAIN
from ..engine.media import Library
from ..entry import PlexSmartRefresherConfigEntry
from ..storage import async_remove_files
from .adopted_libraries import match_libraries, select_adopted, store_libraries

#: What a key of a library has between the machine identifier and the ID of the library.
_LIBRARY: Final = "library_"


async def async_adopt(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    machine_identifier: str,
    data: Mapping[str, Any],
    libraries: Sequence[Library],
) -> None:
    """Let an entry belong to another server with these libraries, and set it up.

    Options, schedules, entities and devices stay; selected libraries and their devices become
    those with the same name and type, or go. All that is stored about the jobs and items of the
    former server is removed: its rating keys mean other items now.
    """
    await hass.config_entries.async_unload(entry.entry_id)
    await async_remove_files(hass, entry.entry_id)
    ids = match_libraries(entry, libraries)
    select_adopted(hass, entry, ids, libraries)
    if (former := entry.unique_id) is not None:
        move = _Move(former, machine_identifier, ids)
        _move_entities(hass, entry, move)
        _move_devices(hass, entry, move)
    hass.config_entries.async_update_entry(
        entry, unique_id=machine_identifier, data={**entry.data, **data}
    )
    store_libraries(hass, entry, libraries)
    hass.config_entries.async_schedule_reload(entry.entry_id)


@dataclass(frozen=True, slots=True)
class _Move:
    """The move of registered keys from one server to another."""

    former: str
    new: str
    libraries: Mapping[str, str]  #: the new IDs of libraries by the former ones

    def of(self, key: str) -> str | None:
        """Return the new key; None if it belongs to a library that the new server lacks."""
        if key == self.former:
            return self.new
        if not key.startswith(f"{self.former}_"):
            return key
        rest = key.removeprefix(f"{self.former}_")
        if rest.startswith(_LIBRARY):
            former_id, separator, end = rest.removeprefix(_LIBRARY).partition("_")
            if (library_id := self.libraries.get(former_id)) is None:
                return None
            rest = f"{_LIBRARY}{library_id}{separator}{end}"
        return f"{self.new}_{rest}"


@callback
def _move_entities(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, move: _Move) -> None:
    """Give the entities the unique IDs that they will have, so that they stay."""
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(registry, entry.entry_id):
        unique_id = move.of(entity.unique_id)
        if unique_id is None:
            registry.async_remove(entity.entity_id)
        elif unique_id != entity.unique_id:
            registry.async_update_entity(entity.entity_id, new_unique_id=unique_id)


@callback
def _move_devices(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, move: _Move) -> None:
    """Give the devices of the server and its libraries the identifiers that they will have."""
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        for child in dr.async_entries_for_parent_device(registry, device.id):
            if identifiers := _moved(child.identifiers, move):
                registry.async_update_child_device(child.id, new_identifiers=identifiers)
            else:
                registry.async_remove_device(child.id)
        registry.async_update_device(device.id, new_identifiers=_moved(device.identifiers, move))


def _moved(identifiers: set[tuple[str, str]], move: _Move) -> set[tuple[str, str]]:
    """Return the identifiers of a device after the move; none if it has to go."""
    keys = ((domain, move.of(key) if domain == DOMAIN else key) for domain, key in identifiers)
    return {(domain, key) for domain, key in keys if key is not None}

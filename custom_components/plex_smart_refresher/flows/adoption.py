"""Let another server take the place of a known one."""

from collections.abc import Mapping, Sequence
from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..const import DOMAIN
from ..engine.media import Library
from ..entry import PlexSmartRefresherConfigEntry
from ..storage import async_remove_files
from .adopted_libraries import library_names, select_adopted


async def async_adopt(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    machine_identifier: str,
    data: Mapping[str, Any],
    libraries: Sequence[Library],
) -> None:
    """Let an entry belong to another server with these libraries, and set it up.

    Options, schedules, entities and devices stay; the selected libraries are those of the same
    names. All that is stored about the jobs and items of
    the former server is removed: its rating keys mean other items now.
    """
    await hass.config_entries.async_unload(entry.entry_id)
    await async_remove_files(hass, entry.entry_id)
    select_adopted(hass, entry, library_names(hass, entry), libraries)
    if (former := entry.unique_id) is not None:
        await _async_move_entities(hass, entry, former, machine_identifier)
        _move_devices(hass, entry, former, machine_identifier)
    hass.config_entries.async_update_entry(
        entry, unique_id=machine_identifier, data={**entry.data, **data}
    )
    hass.config_entries.async_schedule_reload(entry.entry_id)


async def _async_move_entities(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, former: str, new: str
) -> None:
    """Give the entities the unique IDs that they will have, so that they stay."""

    @callback
    def moved(entity: er.RegistryEntry) -> dict[str, Any] | None:
        """Return the change of an entity."""
        unique_id = _moved(entity.unique_id, former, new)
        return None if unique_id == entity.unique_id else {"new_unique_id": unique_id}

    await er.async_migrate_entries(hass, entry.entry_id, moved)


@callback
def _move_devices(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, former: str, new: str
) -> None:
    """Give the devices of the server and its libraries the identifiers that they will have."""
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        for child in dr.async_entries_for_parent_device(registry, device.id):
            registry.async_update_child_device(
                child.id, new_identifiers=_moved_identifiers(child.identifiers, former, new)
            )
        registry.async_update_device(
            device.id, new_identifiers=_moved_identifiers(device.identifiers, former, new)
        )


def _moved_identifiers(
    identifiers: set[tuple[str, str]], former: str, new: str
) -> set[tuple[str, str]]:
    """Return the identifiers of a device after the move."""
    return {
        (domain, _moved(key, former, new) if domain == DOMAIN else key)
        for domain, key in identifiers
    }


def _moved(key: str, former: str, new: str) -> str:
    """Return a key with the new machine identifier instead of the former one."""
    is_of_server = key == former or key.startswith(f"{former}_")
    return f"{new}{key.removeprefix(former)}" if is_of_server else key

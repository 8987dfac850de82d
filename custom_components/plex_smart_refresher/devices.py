"""The device registry: the server, its libraries and its schedules."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceEntryType, DeviceInfo
from homeassistant.helpers.translation import async_get_cached_translations

from .const import DOMAIN, INTEGRATION_NAME, PANEL_PATH
from .engine.media import Library
from .entry import PlexSmartRefresherConfigEntry
from .schedule import Schedule


@callback
def async_add_server_device(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Register the device of a server before other devices refer to it."""
    dr.async_get(hass).async_get_or_create(config_entry_id=entry.entry_id, **server_device(entry))


@callback
def rename_schedules(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Rename the devices of renamed schedules."""
    registry = dr.async_get(hass)
    for schedule in entry.runtime_data.scheduler.schedules.values():
        device = registry.async_get_device_by_identifier(
            (DOMAIN, schedule.schedule_id), entry.entry_id
        )
        if device is not None:
            registry.async_update_device(device.id, name=_schedule_name(entry, schedule))


def server_device(entry: PlexSmartRefresherConfigEntry) -> DeviceInfo:
    """Return the device of a server."""
    runtime = entry.runtime_data
    return DeviceInfo(
        configuration_url=_panel_url(entry),
        identifiers={(DOMAIN, runtime.machine_identifier)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer="Plex",
        model="Plex Media Server",
        name=entry.title,
        sw_version=runtime.version,
    )


def _server_device_id(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> str:
    """Return the id of the device of a server."""
    server = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, entry.runtime_data.machine_identifier), entry.entry_id
    )
    assert server is not None
    return server.id


def schedule_device(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, schedule: Schedule
) -> DeviceInfo:
    """Return the device of a schedule: a device belongs to one subentry."""
    texts = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
    return DeviceInfo(
        configuration_url=_panel_url(entry),
        identifiers={(DOMAIN, schedule.schedule_id)},
        entry_type=DeviceEntryType.SERVICE,
        manufacturer=INTEGRATION_NAME,
        model=texts[f"component.{DOMAIN}.common.device_schedule"],
        name=_schedule_name(entry, schedule),
        via_device_id=_server_device_id(hass, entry),
    )


@callback
def tidy_library_devices(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, names: Mapping[str, str]
) -> None:
    """Rename the devices of renamed libraries, and remove those of removed ones."""
    registry = dr.async_get(hass)
    identifiers = {library_identifier(entry, key): name for key, name in names.items()}
    server_id = _server_device_id(hass, entry)
    for device in dr.async_entries_for_parent_device(registry, server_id):
        name = next((identifiers.get(key) for _, key in device.identifiers), None)
        if name is None:
            registry.async_remove_device(device.id)
        elif name != device.name:
            registry.async_update_child_device(device.id, name=name)


def library_device(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, library: Library, name: str
) -> ChildDeviceInfo:
    """Return the device of a library, a part of its server.

    Home Assistant's registry has no model or address for such a part, and shows the server's.
    """
    return ChildDeviceInfo(
        identifiers={(DOMAIN, library_identifier(entry, library.library_id))},
        name=name,
        parent_device_id=_server_device_id(hass, entry),
    )


def library_identifier(entry: PlexSmartRefresherConfigEntry, library_id: str) -> str:
    """Return the identifier of the device of a library."""
    return f"{entry.runtime_data.machine_identifier}_library_{library_id}"


def _panel_url(entry: PlexSmartRefresherConfigEntry) -> str:
    """Return the address of the panel of a server."""
    return f"homeassistant://{PANEL_PATH}/{entry.entry_id}"


def _schedule_name(entry: PlexSmartRefresherConfigEntry, schedule: Schedule) -> str:
    """Return the name of the device of a schedule."""
    return f"{entry.title} {schedule.name}"

"""What all entities have in common."""

from homeassistant.helpers.device_registry import DeviceEntryType, DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .const import DOMAIN
from .coordinator import PlexSmartRefresherConfigEntry, RefresherCoordinator
from .manager import JobManager


class RefresherEntity(CoordinatorEntity[RefresherCoordinator]):
    """An entity of a server."""

    _attr_has_entity_name = True

    def __init__(
        self, entry: PlexSmartRefresherConfigEntry, description: EntityDescription
    ) -> None:
        """Attach the entity to the device of its server."""
        runtime = entry.runtime_data
        super().__init__(runtime.coordinator)
        self.entity_description = description
        self._attr_unique_id = f"{runtime.machine_identifier}_{description.key}"
        self._attr_device_info = DeviceInfo(
            identifiers={(DOMAIN, runtime.machine_identifier)},
            entry_type=DeviceEntryType.SERVICE,
            manufacturer="Plex",
            model="Plex Media Server",
            name=entry.title,
            sw_version=runtime.version,
        )

    @property
    def manager(self) -> JobManager:
        """Return the job manager of the server."""
        runtime = self.coordinator.config_entry.runtime_data
        manager: JobManager = runtime.manager
        return manager


class OptionEntity(RefresherEntity):
    """An entity that shows and changes an option of the config entry."""

    def set_option(self, *, value: bool | int) -> None:
        """Change the option; the next scan follows it, a running one does not."""
        entry = self.coordinator.config_entry
        options = {**entry.options, self.entity_description.key: value}
        self.hass.config_entries.async_update_entry(entry, options=options)
        self.async_write_ha_state()

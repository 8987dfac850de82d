"""The base classes of entities of servers, schedules and libraries."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import ChildDeviceInfo, DeviceInfo
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.update_coordinator import CoordinatorEntity

from .coordinator import RefresherCoordinator
from .devices import (
    library_device,
    library_identifier,
    schedule_device,
    server_device,
    tidy_library_devices,
)
from .engine.library_status import LibraryStatus
from .engine.media import Library
from .entry import PlexSmartRefresherConfigEntry
from .schedule import Schedule


class RefresherEntity(CoordinatorEntity[RefresherCoordinator]):
    """An entity of a server."""

    _attr_has_entity_name = True

    def __init__(
        self, entry: PlexSmartRefresherConfigEntry, description: EntityDescription
    ) -> None:
        """Attach the entity to the device of its server."""
        runtime = entry.runtime_data
        super().__init__(runtime.coordinator)
        self.manager = runtime.manager
        self.entity_description = description
        self._attr_unique_id = f"{runtime.machine_identifier}_{description.key}"
        self._attr_device_info = server_device(entry)


class OptionEntity(RefresherEntity):
    """An entity that shows and changes an option of the config entry."""

    def set_option(self, *, value: bool | int) -> None:
        """Change the option for the next scan."""
        entry = self.coordinator.config_entry
        options = {**entry.options, self.entity_description.key: value}
        self.hass.config_entries.async_update_entry(entry, options=options)
        self.async_write_ha_state()


class ScheduleEntity(CoordinatorEntity[RefresherCoordinator]):
    """An entity of a schedule."""

    _attr_has_entity_name = True

    def __init__(
        self,
        entry: PlexSmartRefresherConfigEntry,
        schedule_id: str,
        description: EntityDescription,
        device_info: DeviceInfo,
    ) -> None:
        """Attach the entity to the device of its schedule."""
        runtime = entry.runtime_data
        super().__init__(runtime.coordinator)
        self.entity_description = description
        self._scheduler = runtime.scheduler
        self._schedule_id = schedule_id
        self._attr_unique_id = f"{runtime.machine_identifier}_{schedule_id}_{description.key}"
        self._attr_device_info = device_info

    @property
    def schedule(self) -> Schedule | None:
        """Return the schedule; None if it was just removed."""
        return self._scheduler.schedules.get(self._schedule_id)

    @property
    @override
    def available(self) -> bool:
        """Return whether the schedule exists."""
        return super().available and self.schedule is not None

    def change(self, **changes: Any) -> None:
        """Change settings of the schedule."""
        self._scheduler.change(self._schedule_id, **changes)
        self.async_write_ha_state()


class LibraryEntity(CoordinatorEntity[RefresherCoordinator]):
    """An entity of a library."""

    _attr_has_entity_name = True

    def __init__(
        self,
        entry: PlexSmartRefresherConfigEntry,
        library: Library,
        description: EntityDescription,
        device_info: ChildDeviceInfo,
    ) -> None:
        """Attach the entity to the device of its library."""
        super().__init__(entry.runtime_data.coordinator)
        self.entity_description = description
        self._library_id = library.library_id
        self._attr_unique_id = f"{library_identifier(entry, library.library_id)}_{description.key}"
        self._attr_device_info = device_info

    @property
    def status(self) -> LibraryStatus | None:
        """Return the status of the library; None until the server has listed it."""
        library_statuses = self.coordinator.data.libraries or ()
        found = (each for each in library_statuses if each.library.library_id == self._library_id)
        return next(found, None)

    @property
    @override
    def available(self) -> bool:
        """Return whether the library exists."""
        return super().available and self.status is not None


type MakeLibraryEntities = Callable[[Library, ChildDeviceInfo], Iterable[LibraryEntity]]


@callback
def follow_libraries(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    make: MakeLibraryEntities,
) -> None:
    """Add, rename and remove entities and devices when libraries change."""
    known: Mapping[str, str] = {}
    is_tidy = False

    @callback
    def follow() -> None:
        """Bring entities and devices up to date with the libraries."""
        nonlocal known, is_tidy
        library_statuses = entry.runtime_data.coordinator.data.libraries
        names = {each.library.library_id: each.library.name for each in library_statuses or ()}
        if library_statuses is None or (is_tidy and names == known):
            return
        tidy_library_devices(hass, entry, names)
        for library in (status.library for status in library_statuses):
            if library.library_id not in known:
                name = names[library.library_id]
                async_add_entities(make(library, library_device(hass, entry, library, name)))
        known, is_tidy = names, True

    follow()
    entry.async_on_unload(entry.runtime_data.coordinator.async_add_listener(follow))


type MakeScheduleEntity = Callable[[str, DeviceInfo], ScheduleEntity]


@callback
def follow_schedules(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
    make: MakeScheduleEntity,
) -> None:
    """Add an entity per schedule, now and for each new schedule.

    Home Assistant removes the entities of a removed schedule.
    """
    known: set[str] = set()

    @callback
    def follow() -> None:
        """Add what is missing."""
        schedules = entry.runtime_data.scheduler.schedules
        for schedule_id in schedules.keys() - known:
            device_info = schedule_device(hass, entry, schedules[schedule_id])
            entity = make(schedule_id, device_info)
            async_add_entities([entity], config_subentry_id=schedule_id)
        known.update(schedules)

    follow()
    entry.async_on_unload(entry.runtime_data.coordinator.async_add_listener(follow))

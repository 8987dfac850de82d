"""Binary sensors: whether a scan is running and the server is reachable."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import override

from homeassistant.components.binary_sensor import (
    BinarySensorEntity,
    BinarySensorEntityDescription,
)
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import ServerState
from .entity import RefresherEntity
from .entry import PlexSmartRefresherConfigEntry

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class RefresherBinarySensorDescription(BinarySensorEntityDescription):
    """A binary sensor and how to read its value."""

    value_fn: Callable[[ServerState], bool]


BINARY_SENSORS: tuple[RefresherBinarySensorDescription, ...] = (
    RefresherBinarySensorDescription(
        key="scanning",
        translation_key="scanning",
        entity_registry_enabled_default=False,
        device_class=BinarySensorDeviceClass.RUNNING,
        value_fn=lambda state: state.is_active,
    ),
    RefresherBinarySensorDescription(
        key="reachable",
        translation_key="reachable",
        device_class=BinarySensorDeviceClass.CONNECTIVITY,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda state: state.reachable,
    ),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the binary sensors of a server."""
    async_add_entities(RefresherBinarySensor(entry, description) for description in BINARY_SENSORS)


class RefresherBinarySensor(RefresherEntity, BinarySensorEntity):
    """A binary sensor of a server."""

    entity_description: RefresherBinarySensorDescription

    @property
    @override
    def is_on(self) -> bool:
        """Return the value."""
        return self.entity_description.value_fn(self.coordinator.data)

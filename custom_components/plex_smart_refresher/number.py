"""Numbers: the window and the maximum items per library."""

from typing import override

from homeassistant.components.number import NumberEntity, NumberEntityDescription, NumberMode
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .entity import OptionEntity
from .entry import PlexSmartRefresherConfigEntry
from .options import NUMBER_OPTION

PARALLEL_UPDATES = 0

NUMBERS: tuple[NumberEntityDescription, ...] = tuple(
    NumberEntityDescription(
        key=option.key,
        translation_key=option.key,
        entity_category=EntityCategory.CONFIG,
        mode=NumberMode.BOX,
        native_step=1,
        native_min_value=option.minimum,
        native_max_value=option.maximum,
        native_unit_of_measurement=option.unit,
    )
    for option in NUMBER_OPTION.values()
    if option.is_exposed
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the numbers of a server."""
    async_add_entities(OptionNumber(entry, description) for description in NUMBERS)


class OptionNumber(OptionEntity, NumberEntity):
    """An option that is a whole number."""

    @property
    @override
    def native_value(self) -> int:
        """Return the value of the option."""
        options = self.coordinator.config_entry.options
        return NUMBER_OPTION[self.entity_description.key].value(options)

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Change the option for the next scan."""
        self.set_option(value=int(value))

"""Numbers: the window and the maximum items per library."""

from typing import override

from homeassistant.components.number import NumberEntity, NumberEntityDescription, NumberMode
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import CONF_MAX_ITEMS, CONF_WINDOW_DAYS, NUMBER_OPTION
from .coordinator import PlexSmartRefresherConfigEntry
from .entity import OptionEntity
from .jobs.manager import number_option

PARALLEL_UPDATES = 0

NUMBERS: tuple[NumberEntityDescription, ...] = tuple(
    NumberEntityDescription(
        key=key,
        translation_key=key,
        entity_category=EntityCategory.CONFIG,
        mode=NumberMode.BOX,
        native_step=1,
        native_min_value=NUMBER_OPTION[key].minimum,
        native_max_value=NUMBER_OPTION[key].maximum,
        native_unit_of_measurement=NUMBER_OPTION[key].unit,
    )
    for key in (CONF_WINDOW_DAYS, CONF_MAX_ITEMS)
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
        return number_option(options, self.entity_description.key)

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Change the option for the next scan."""
        self.set_option(value=int(value))

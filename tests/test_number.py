"""Numbers: the window and the maximum number of items."""

from homeassistant.components.number import DOMAIN as NUMBER
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Catalog, PlexSimulator

from .kit import broken, entity_id, scan, small_catalog, state


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def set_number(hass: HomeAssistant, entry: MockConfigEntry, key: str, value: float) -> None:
    """Set a number as a user does."""
    data = {"entity_id": entity_id(hass, NUMBER, key, entry), "value": value}
    await hass.services.async_call(NUMBER, "set_value", data, blocking=True)


async def test_the_next_scan_follows_the_numbers_without_a_reload(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, added_at=plex.catalog.now - 86_400)
    broken(plex)
    runtime = loaded.runtime_data
    await set_number(hass, loaded, "window_days", 30)
    await set_number(hass, loaded, "max_items", 7)
    assert state(hass, NUMBER, "window_days", loaded).state == "30"
    assert state(hass, NUMBER, "max_items", loaded).state == "7"
    assert type(loaded.options["window_days"]) is int
    job = await scan(hass, loaded)
    assert (job.options.window_days, job.options.max_items) == (30, 7)
    assert (job.tally.checked, job.tally.fixed) == (1, 1)
    await set_number(hass, loaded, "window_days", 0)
    assert (await scan(hass, loaded)).tally.fixed == 1
    await hass.async_block_till_done()
    assert loaded.runtime_data is runtime


async def test_what_was_never_set_is_shown_with_its_default(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert state(hass, NUMBER, "max_items", loaded).state == "0"
    hass.config_entries.async_update_entry(loaded, options={})
    await hass.async_block_till_done()
    assert state(hass, NUMBER, "window_days", loaded).state == "30"


@pytest.mark.parametrize(
    ("key", "value"), [("window_days", -1), ("window_days", 36_501), ("max_items", 1_000_001)]
)
async def test_a_number_outside_the_limits_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, key: str, value: float
) -> None:
    before = dict(loaded.options)
    with pytest.raises(ServiceValidationError):
        await set_number(hass, loaded, key, value)
    assert loaded.options == before


async def test_the_numbers_are_configuration_entities(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for key, unit in (("window_days", "d"), ("max_items", None)):
        each = er.async_get(hass).async_get(entity_id(hass, NUMBER, key, loaded))
        assert each is not None
        assert (each.entity_category, each.disabled_by) == (EntityCategory.CONFIG, None)
        attributes = state(hass, NUMBER, key, loaded).attributes
        assert (attributes["min"], attributes["step"], attributes["mode"]) == (0, 1, "box")
        assert attributes.get("unit_of_measurement") == unit

"""Switch: whether scans are dry runs."""

from homeassistant.components.switch import DOMAIN as SWITCH
from homeassistant.const import EntityCategory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Catalog, PlexSimulator

from .kit import broken, call, entity_id, scan, small_catalog, state


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def turn(hass: HomeAssistant, entry: MockConfigEntry, way: str) -> str:
    """Turn the switch and return what it shows then."""
    data = {"entity_id": entity_id(hass, SWITCH, "dry_run", entry)}
    await hass.services.async_call(SWITCH, f"turn_{way}", data, blocking=True)
    return state(hass, SWITCH, "dry_run", entry).state


async def test_the_next_scan_follows_the_switch_without_a_reload(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    runtime = loaded.runtime_data
    assert state(hass, SWITCH, "dry_run", loaded).state == "off"
    assert await turn(hass, loaded, "on") == "on"
    assert loaded.options["dry_run"] is True
    assert (await scan(hass, loaded)).tally.would_refresh == 1
    assert await turn(hass, loaded, "off") == "off"
    assert (await scan(hass, loaded)).tally.fixed == 1
    await hass.async_block_till_done()
    assert loaded.runtime_data is runtime


async def test_a_running_scan_does_not_follow_the_switch(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager = loaded.runtime_data.manager
    plex.faults.switch_on("hang", on="sections")
    await call(hass, "start_scan")
    await turn(hass, loaded, "on")
    assert manager.job is not None
    assert not manager.job.options.dry_run
    await call(hass, "cancel_scan")


async def test_the_switch_keeps_its_position_and_the_other_options(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    before = dict(loaded.options)
    await turn(hass, loaded, "on")
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert state(hass, SWITCH, "dry_run", loaded).state == "on"
    assert loaded.options == before | {"dry_run": True}


async def test_the_switch_shows_what_is_changed_elsewhere(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    options = {**loaded.options, "dry_run": True}
    hass.config_entries.async_update_entry(loaded, options=options)
    await hass.async_block_till_done()
    assert state(hass, SWITCH, "dry_run", loaded).state == "on"


async def test_the_switch_is_a_setting(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    each = er.async_get(hass).async_get(entity_id(hass, SWITCH, "dry_run", loaded))
    assert each is not None
    assert (each.entity_category, each.disabled_by) == (EntityCategory.CONFIG, None)

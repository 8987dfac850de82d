"""The time of a schedule."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Catalog

from .kit import entity_id, small_catalog, state
from .test_schedule import add

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def test_a_time_shows_and_changes_when_a_schedule_is_due(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    schedule_id = await add(hass, loaded)
    assert state(hass, "time", f"{schedule_id}_time", loaded).state == "03:30:00"
    data = {
        "entity_id": entity_id(hass, "time", f"{schedule_id}_time", loaded),
        "time": time(23, 15),
    }
    await hass.services.async_call("time", "set_value", data, blocking=True)
    await hass.async_block_till_done()
    assert state(hass, "time", f"{schedule_id}_time", loaded).state == "23:15:00"
    assert loaded.subentries[schedule_id].data["time"] == "23:15:00"
    due = state(hass, "sensor", "next_scan", loaded).state
    zone = await hass.async_add_executor_job(ZoneInfo, hass.config.time_zone)
    assert datetime.fromisoformat(due).astimezone(zone).time() == time(23, 15)


async def test_a_switch_turns_a_schedule_off_and_on(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    schedule_id = await add(hass, loaded, enabled=False)
    switch = entity_id(hass, "switch", f"{schedule_id}_enabled", loaded)
    for verb, shown in (("turn_on", "on"), ("turn_off", "off")):
        await hass.services.async_call("switch", verb, {"entity_id": switch}, blocking=True)
        await hass.async_block_till_done()
        assert state(hass, "switch", f"{schedule_id}_enabled", loaded).state == shown
        is_due = state(hass, "sensor", "next_scan", loaded).state != "unknown"
        assert is_due == (shown == "on")


async def test_each_schedule_has_entities_of_its_own(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    first = await add(hass, loaded, "First", time="01:00:00")
    second = await add(hass, loaded, "Second", time="02:00:00")
    assert state(hass, "time", f"{first}_time", loaded).state == "01:00:00"
    assert state(hass, "time", f"{second}_time", loaded).state == "02:00:00"
    assert entity_id(hass, "time", f"{second}_time", loaded) == "time.simulated_plex_second_time"
    removed = entity_id(hass, "time", f"{first}_time", loaded)
    hass.config_entries.async_remove_subentry(loaded, first)
    await hass.async_block_till_done()
    assert hass.states.get(removed) is None
    assert state(hass, "time", f"{second}_time", loaded).state == "02:00:00"

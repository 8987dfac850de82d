"""Automation conditions: whether a scan runs, and whether there are defects."""

from typing import Any

from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.core import HomeAssistant
from homeassistant.helpers.condition import async_get_all_descriptions
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.plex_smart_refresher.const import DOMAIN
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import broken, call, scan, small_catalog, until


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def is_true(hass: HomeAssistant, key: str, **options: Any) -> bool:
    """Ask an automation whether its condition is true."""
    calls = async_mock_service(hass, "test", "note")
    config = {
        "alias": "Ask",
        "triggers": {"trigger": "event", "event_type": "ask"},
        "conditions": {"condition": f"{DOMAIN}.{key}", "options": options},
        "actions": {"action": "test.note"},
    }
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: config})
    assert hass.states.get("automation.ask").state == "on"
    hass.bus.async_fire("ask")
    await hass.async_block_till_done()
    return bool(calls)


async def test_no_scan_is_running_before_one_was_started(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert not await is_true(hass, "is_scanning")


async def test_a_started_scan_is_running(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    assert await is_true(hass, "is_scanning", config_entry_id=loaded.entry_id)


async def test_a_scan_that_ended_is_not_running(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded)
    assert not await is_true(hass, "is_scanning")


async def test_the_scan_of_another_server_does_not_count(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    other = MockConfigEntry(domain=DOMAIN, title="Another")
    other.add_to_hass(hass)
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan", config_entry_id=loaded.entry_id)
    assert not await is_true(hass, "is_scanning", config_entry_id=other.entry_id)


async def test_a_library_without_defects_has_none(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded)
    assert not await is_true(hass, "has_defects")


async def test_what_could_not_be_fixed_is_a_defect(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    assert await is_true(hass, "has_defects", config_entry_id=loaded.entry_id)


async def test_what_was_fixed_is_none(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.FIXED)
    await scan(hass, loaded)
    assert not await is_true(hass, "has_defects")


async def test_what_a_dry_run_found_is_a_defect(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.FIXED)
    await scan(hass, loaded, dry_run=True)
    assert await is_true(hass, "has_defects")


async def test_defects_are_known_again_after_a_reload(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    await hass.config_entries.async_reload(loaded.entry_id)
    await until(lambda: loaded.runtime_data.manager.upkeep.statistics.total is not None)
    assert await is_true(hass, "has_defects")


async def test_a_server_that_is_not_loaded_has_neither(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    await hass.config_entries.async_unload(loaded.entry_id)
    assert not await is_true(hass, "has_defects")


async def test_an_unknown_server_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    condition = {"condition": f"{DOMAIN}.has_defects", "options": {"config_entry_id": "nothing"}}
    config = {"alias": "Ask", "triggers": [], "conditions": condition, "actions": []}
    await async_setup_component(hass, AUTOMATION, {AUTOMATION: config})
    assert hass.states.get("automation.ask").state == "unavailable"
    assert "there is no Plex server with the ID nothing" in caplog.text


async def test_the_automation_editor_is_offered_each_condition(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await async_setup_component(hass, AUTOMATION, {})
    descriptions = await async_get_all_descriptions(hass)
    ours = {key: value for key, value in descriptions.items() if key.startswith(DOMAIN)}
    assert sorted(ours) == [f"{DOMAIN}.has_defects", f"{DOMAIN}.is_scanning"]
    assert all(value and "config_entry_id" in value["fields"] for value in ours.values())

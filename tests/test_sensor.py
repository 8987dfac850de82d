"""Sensors: what they show before the first job, while one runs, and after it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from homeassistant.components.sensor import DOMAIN as SENSOR, SensorStateClass
from homeassistant.const import EntityCategory
from homeassistant.core import Event, EventStateChangedData, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.sensor import SENSORS
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import ScaledClock, broken, call, entity_id, scan, small_catalog, state, until

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")

BEFORE = {
    "status": "never_checked",
    "scan_status": "idle",
    "progress": "unknown",
    "phase": "idle",
    "checked": "unknown",
    "defective": "unknown",
    "fixed": "unknown",
    "would_refresh": "unknown",
    "failed": "unknown",
    "success_rate": "unknown",
    "last_scan": "unknown",
    "next_scan": "unknown",
    "last_duration": "unknown",
    "health": "unknown",
    "broken": "unknown",
    "waiting": "unknown",
    "items_to_review": "unknown",
    "proposals": "unknown",
    "check_up": "unknown",
    "total_jobs": "0",
    "total_checked": "0",
    "total_fixed": "0",
    "total_failed": "0",
    "total_fixed_arrivals": "0",
    **{f"total_fixed_{rung}": "0" for rung in RungName},
}


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


def states(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Return what the sensors show, by their keys."""
    return {key: state(hass, SENSOR, key, entry).state for key in BEFORE}


def differences(shown: Mapping[str, str], expected: Mapping[str, str]) -> dict[str, str]:
    """Return what is shown in another way than expected."""
    return {key: shown[key] for key in expected if shown[key] != expected[key]}


async def test_before_the_first_job_the_sensors_know_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert states(hass, loaded) == BEFORE


async def test_while_a_job_runs_the_sensors_follow_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    for _ in range(3):
        broken(plex, Outcome.IGNORED)
    options = {**loaded.options, "item_deadline": 3_600, "in_flight": 4}
    hass.config_entries.async_update_entry(loaded, options=options)
    manager = loaded.runtime_data.manager
    await call(hass, "start_scan")
    shown = states(hass, loaded)
    assert (shown["scan_status"], shown["fixed"], shown["last_scan"]) == ("running", "0", "unknown")
    await until(lambda: manager.job.tally.fixed == 1)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=1))
    expected = BEFORE | {
        "scan_status": "running",
        "phase": "refresh",
        "progress": "46.2",
        "checked": "15",
        "defective": "4",
        "fixed": "1",
        "would_refresh": "0",
        "failed": "0",
        "success_rate": "100.0",
    }
    assert differences(states(hass, loaded), expected) == {}
    await call(hass, "cancel_scan")
    expected |= {"scan_status": "cancelled", "phase": "idle", "total_jobs": "1"}
    expected |= {"total_checked": "15", "total_fixed": "1", "total_fixed_refresh": "1"}
    expected |= {"broken": "3", "waiting": "0", "items_to_review": "0", "proposals": "0"}
    shown = states(hass, loaded)
    assert differences(shown, expected).keys() == {"last_scan", "last_duration"}


async def test_after_a_job_the_sensors_tell_how_it_ended(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for outcome in (Outcome.FIXED, Outcome.FIXED, Outcome.FIXED, Outcome.NEVER):
        broken(plex, outcome)
    job = await scan(hass, loaded)
    shown = states(hass, loaded)
    expected = {
        "status": "no_schedule",
        "scan_status": "success",
        "progress": "100.0",
        "phase": "idle",
        "checked": "15",
        "defective": "4",
        "fixed": "3",
        "would_refresh": "0",
        "failed": "1",
        "success_rate": "75.0",
        "waiting": "1",
        "total_jobs": "1",
        "total_checked": "15",
        "total_fixed": "3",
        "total_fixed_refresh": "3",
        "total_failed": "1",
    }
    assert differences(shown, expected) == {}
    assert job.finished_at is not None
    assert datetime.fromisoformat(shown["last_scan"]).timestamp() == int(job.finished_at)
    assert float(shown["last_duration"]) * 60 == pytest.approx(job.duration, rel=0.01)


async def test_a_dry_run_shows_what_it_would_do_and_the_totals_go_on(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    broken(plex)
    await scan(hass, loaded, dry_run=True)
    expected = {"would_refresh": "1", "fixed": "0", "success_rate": "unknown", "total_jobs": "2"}
    assert differences(states(hass, loaded), expected) == {}


async def test_a_failure_is_shown_and_the_next_success_too(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("busy", on="list_page")
    await scan(hass, loaded)
    assert state(hass, SENSOR, "scan_status", loaded).state == "failed"
    assert state(hass, SENSOR, "phase", loaded).state == "idle"
    plex.faults.clear()
    await scan(hass, loaded)
    assert state(hass, SENSOR, "scan_status", loaded).state == "success"


async def test_the_sensors_show_the_same_after_a_restart(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    ids = {key: entity_id(hass, SENSOR, key, loaded) for key in BEFORE}
    before = states(hass, loaded)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert states(hass, loaded) == before
    assert {key: entity_id(hass, SENSOR, key, loaded) for key in BEFORE} == ids


async def test_the_recorder_is_spared_while_a_job_runs(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for _ in range(40):
        broken(plex, title="One of many")
    options = {**loaded.options, "item_deadline": 3_600}
    hass.config_entries.async_update_entry(loaded, options=options)
    await hass.async_block_till_done()
    plex.pipeline.latency.mean, plex.pipeline.latency.spread = 0.1, 0
    changes: list[Event[EventStateChangedData]] = async_capture_events(hass, "state_changed")
    job = await scan(hass, loaded)
    assert job.tally.fixed == 40
    took = changes[-1].time_fired_timestamp - changes[0].time_fired_timestamp
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.data["entity_id"]] = counts.get(change.data["entity_id"], 0) + 1
    assert max(counts.values()) <= took + 3
    assert counts[entity_id(hass, SENSOR, "fixed", loaded)] >= 2


async def test_no_entity_has_a_list_or_much_else_in_its_attributes(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    registry = er.async_get(hass)
    for each in er.async_entries_for_config_entry(registry, loaded.entry_id):
        found = hass.states.get(each.entity_id)
        assert found is not None
        # Lists of words that the entity's own translations need are capabilities.
        own = found.attributes.keys() - (each.capabilities or {}).keys()
        lists = [key for key in own if isinstance(found.attributes[key], list | dict | tuple)]
        assert lists == [], each.entity_id


async def test_all_entities_belong_to_the_device_of_the_server(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    device = dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, loaded.unique_id or ""), loaded.entry_id
    )
    assert device is not None
    assert (device.name, device.manufacturer) == ("Simulated Plex", "Plex")
    assert (device.model, device.sw_version) == ("Plex Media Server", "1.43.0.10162-simulated")
    assert device.entry_type is dr.DeviceEntryType.SERVICE
    registry = er.async_get(hass)
    sensors = {
        each.unique_id: each
        for each in er.async_entries_for_device(registry, device.id)
        if each.domain == SENSOR
    }
    for key in BEFORE:
        each = sensors[f"{loaded.unique_id}_{key}"]
        is_diagnostic = key.startswith("total_") or key in {"last_duration", "check_up"}
        assert each.entity_category == (EntityCategory.DIAGNOSTIC if is_diagnostic else None), key
        assert each.has_entity_name


async def test_counts_have_statistics(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    by_class = {
        SensorStateClass.TOTAL_INCREASING: {"total_jobs", "total_checked", "total_fixed"}
        | {"total_failed", "total_fixed_arrivals"},
        SensorStateClass.MEASUREMENT: {"checked", "defective", "fixed", "would_refresh"}
        | {"failed", "success_rate", "waiting", "items_to_review", "broken", "health"},
    }
    for state_class, keys in by_class.items():
        for key in keys:
            attributes = state(hass, SENSOR, key, loaded).attributes
            assert attributes["state_class"] == state_class, key
            assert attributes["unit_of_measurement"] in {"items", "scans", "%"}, key


def test_every_sensor_is_tested_here() -> None:
    assert {description.key for description in SENSORS} == BEFORE.keys()


async def test_the_last_scan_is_the_last_that_ended(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    await scan(hass, loaded)
    ended = state(hass, SENSOR, "last_scan", loaded).state
    clock.skip(days=1)
    plex.faults.switch_on("hang", on="sections")
    await call(hass, "start_scan")
    assert state(hass, SENSOR, "last_scan", loaded).state == ended
    await call(hass, "cancel_scan")
    assert state(hass, SENSOR, "last_scan", loaded).state > ended

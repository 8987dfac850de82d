"""A device for each library, with its health and its defects."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import Event, EventStateChangedData, HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)

from custom_components.plex_smart_refresher.engine import library_status
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.jobs.upkeep import Upkeep
from custom_components.plex_smart_refresher.storage.log_index import database, schema
from plex_simulator import Catalog, FaultKind, Outcome, PlexSimulator, episode, season, show

from .kit import ScaledClock, broken, call, entity_id, scan, small_catalog, state, until

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default", "_small_libraries")

DEVICES = ["Movies (1)", "Movies (2)", "TV Shows"]


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def _small_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let libraries of a few items have a health, as those of this catalog are."""
    monkeypatch.setattr(f"{library_status.__name__}.FEWEST_FOR_HEALTH", 1)


def devices(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, dr.ChildDeviceEntry]:
    """Return the devices of the libraries by their names."""
    registry = dr.async_get(hass)
    assert entry.unique_id
    server = registry.async_get_device_by_identifier(
        (entry.domain, entry.unique_id), entry.entry_id
    )
    assert server is not None
    found = dr.async_entries_for_parent_device(registry, server.id)
    return {device.name or "": device for device in found}


def value(hass: HomeAssistant, entry: MockConfigEntry, library_id: str, key: str) -> str:
    """Return what a sensor of a library shows."""
    return state(hass, "sensor", f"library_{library_id}_{key}", entry).state


async def look(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Ask the server for its libraries, as it is asked every minute."""
    await entry.runtime_data.manager.upkeep.async_check_server()
    await hass.async_block_till_done()


async def test_each_library_is_a_part_of_its_server(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert sorted(devices(hass, loaded)) == DEVICES
    health = state(hass, "sensor", "library_3_health", loaded)
    assert health.name == "TV Shows Health"
    assert health.attributes["unit_of_measurement"] == "%"


async def test_every_number_is_kept_for_statistics(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for key in ("health", "defective", *Defect):
        shown = state(hass, "sensor", f"library_3_{key}", loaded)
        assert shown.attributes["state_class"] == "measurement"


async def test_films_have_no_poster_to_inherit(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    entities = er.async_get(hass).entities
    [device] = [each for name, each in devices(hass, loaded).items() if name == "Movies (1)"]
    keys = {each.translation_key for each in entities.get_entries_for_device_id(device.id)}
    assert keys == {
        "library_health",
        "library_defective",
        *(f"library_{defect}" for defect in Defect if defect is not Defect.INHERITED_POSTER),
    }


async def test_nothing_is_known_before_the_first_scan(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for key in ("health", "defective", Defect.MISSING_POSTER):
        assert value(hass, loaded, "1", key) == "unknown"


async def test_a_whole_scan_tells_the_health_and_the_defects_by_kind(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER, "missing_poster", "missing_summary")
    broken(plex, Outcome.NEVER)
    broken(plex, Outcome.FIXED)
    assert (await scan(hass, loaded)).tally.fixed == 1
    assert float(value(hass, loaded, "1", "health")) == 66.7
    assert value(hass, loaded, "1", "defective") == "2"
    assert value(hass, loaded, "1", Defect.MISSING_POSTER) == "2"
    assert value(hass, loaded, "1", Defect.MISSING_SUMMARY) == "1"
    assert value(hass, loaded, "1", Defect.NO_MATCH) == "0"
    assert float(value(hass, loaded, "2", "health")) == 100
    assert value(hass, loaded, "3", "defective") == "0"


async def test_shows_seasons_and_episodes_count_together(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    part = season(show(plex.catalog.libraries["3"], "Broken Show"))
    episode(part, 1, broken=["inherited_poster"], outcome=Outcome.NEVER)
    await scan(hass, loaded)
    assert value(hass, loaded, "3", Defect.INHERITED_POSTER) == "1"
    assert float(value(hass, loaded, "3", "health")) == 87.5


async def test_a_scan_of_a_window_counts_defects_but_does_not_know_the_health(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER, added_at=plex.catalog.now)
    await scan(hass, loaded, days=30)
    assert value(hass, loaded, "1", "defective") == "1"
    assert value(hass, loaded, "1", "health") == "unknown"
    await scan(hass, loaded, days=0)
    assert float(value(hass, loaded, "1", "health")) == 75
    await scan(hass, loaded, days=30)
    assert float(value(hass, loaded, "1", "health")) == 75


async def test_a_dry_run_tells_the_health_as_well(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    await scan(hass, loaded, dry_run=True)
    assert float(value(hass, loaded, "1", "health")) == 75
    assert value(hass, loaded, "1", Defect.MISSING_POSTER) == "1"


async def test_what_was_fixed_or_removed_in_plex_counts_no_longer_after_a_whole_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    """Nothing was ever tried with either of them, so that no retry finds out."""
    fixed_in_plex, removed = broken(plex), broken(plex)
    await scan(hass, loaded, dry_run=True)
    assert value(hass, loaded, "1", "defective") == "2"
    await plex.edit(fixed_in_plex, thumb="/library/metadata/1/thumb/5", locked=frozenset({"thumb"}))
    await plex.remove_item(removed)
    await scan(hass, loaded)
    assert value(hass, loaded, "1", "defective") == "0"
    assert float(value(hass, loaded, "1", "health")) == 100


async def test_the_health_survives_a_reload(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await until(lambda: value(hass, loaded, "1", "health") != STATE_UNKNOWN)
    assert float(value(hass, loaded, "1", "health")) == 75


async def test_after_the_loss_of_the_log_index_the_health_is_unknown_until_the_next_whole_scan(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    hass_config_dir: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (schema, database):  # both tell when a log index began
        monkeypatch.setattr(module, "time", SimpleNamespace(time=clock.time))
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    await hass.config_entries.async_unload(loaded.entry_id)
    file = Path(hass_config_dir, ".storage", "plex_smart_refresher", f"{loaded.entry_id}.db")
    await hass.async_add_executor_job(file.write_bytes, b"no database" * 500)
    assert await hass.config_entries.async_setup(loaded.entry_id)
    assert value(hass, loaded, "1", "health") == "unknown"
    await scan(hass, loaded)
    assert float(value(hass, loaded, "1", "health")) == 75


async def test_the_recorder_hears_of_a_library_once_per_interval_and_at_the_end_of_a_scan(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(f"{Upkeep.__module__}._COUNT_INTERVAL", 3_600.0)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    for _ in range(20):
        broken(plex)
    events: list[Event[EventStateChangedData]] = async_capture_events(hass, "state_changed")
    await scan(hass, entry)
    heard = [event.data["entity_id"] for event in events]
    assert heard.count(entity_id(hass, "sensor", "library_1_defective", entry)) == 1
    await scan(hass, entry)
    heard = [event.data["entity_id"] for event in events]
    assert heard.count(entity_id(hass, "sensor", "library_1_defective", entry)) == 1
    await hass.config_entries.async_unload(entry.entry_id)


async def test_libraries_are_followed_as_they_come_are_renamed_and_go(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.catalog.add_library("Concerts")
    await look(hass, loaded)
    assert sorted(devices(hass, loaded)) == ["Concerts", *DEVICES]
    concerts = devices(hass, loaded)["Concerts"]
    plex.catalog.libraries["5"].title = "Live"
    await look(hass, loaded)
    assert devices(hass, loaded)["Live"].id == concerts.id
    assert state(hass, "sensor", "library_5_health", loaded).name == "Live Health"
    plex.catalog.remove_library("5")
    await look(hass, loaded)
    assert sorted(devices(hass, loaded)) == DEVICES
    assert hass.states.get("sensor.simulated_plex_concerts_health") is None


async def test_the_server_is_asked_every_five_minutes(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.catalog.remove_library("3")
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=5, seconds=1))
    await until(lambda: "TV Shows" not in devices(hass, loaded))


async def test_a_title_that_is_no_longer_shared_stands_alone(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.catalog.remove_library("2")
    await look(hass, loaded)
    assert sorted(devices(hass, loaded)) == ["Movies", "TV Shows"]


async def test_a_library_that_comes_back_has_its_entities_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    health = entity_id(hass, "sensor", "library_3_health", loaded)
    library = plex.catalog.libraries.pop("3")
    await look(hass, loaded)
    assert hass.states.get(health) is None
    plex.catalog.libraries["3"] = library
    await look(hass, loaded)
    assert entity_id(hass, "sensor", "library_3_health", loaded) == health
    assert hass.states.get(health) is not None


async def test_a_server_that_is_away_keeps_its_libraries(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    await plex.refuse_connections()
    await look(hass, loaded)
    assert sorted(devices(hass, loaded)) == DEVICES
    assert float(value(hass, loaded, "1", "health")) == 100
    await plex.accept_connections()


async def test_libraries_that_cannot_be_listed_at_start_keep_their_devices(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.STATUS, on="sections")
    assert await hass.config_entries.async_reload(loaded.entry_id)
    assert sorted(devices(hass, loaded)) == DEVICES
    assert value(hass, loaded, "1", "health") == "unavailable"
    plex.faults.clear()
    await look(hass, loaded)
    assert value(hass, loaded, "1", "health") == "unknown"


async def test_only_chosen_libraries_have_a_device_and_a_change_needs_no_reload(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    manager = loaded.runtime_data.manager
    for chosen, names in ((["3"], ["TV Shows"]), (["2"], ["Movies (2)"]), ([], DEVICES)):
        hass.config_entries.async_update_entry(
            loaded, options={**loaded.options, "libraries": chosen}
        )
        await hass.async_block_till_done()
        assert sorted(devices(hass, loaded)) == names
    assert loaded.runtime_data.manager is manager


async def test_a_library_that_was_removed_while_home_assistant_was_down_loses_its_device(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    assert await hass.config_entries.async_unload(loaded.entry_id)
    plex.catalog.remove_library("3")
    assert await hass.config_entries.async_setup(loaded.entry_id)
    assert loaded.state is ConfigEntryState.LOADED
    assert sorted(devices(hass, loaded)) == ["Movies (1)", "Movies (2)"]


async def test_a_cancelled_scan_counts_what_it_found(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    options = {**loaded.options, "item_deadline": 3_600, "picture_wait": 0}
    hass.config_entries.async_update_entry(loaded, options=options)
    broken(plex, Outcome.NEVER)
    slow = broken(plex, Outcome.SLOW)
    for _ in range(9):
        broken(plex, added_at=1_500_000_000)
    await call(hass, "start_scan")
    manager = loaded.runtime_data.manager
    await until(lambda: manager.job is not None and manager.job.tally.unresolved == 1)
    await call(hass, "cancel_scan")
    await hass.async_block_till_done()
    assert manager.jobs[0].status is JobStatus.CANCELLED
    # Also what it did not come to.
    left = 11 - manager.jobs[0].tally.fixed
    assert value(hass, loaded, "1", "defective") == str(left)
    assert float(value(hass, loaded, "1", "health")) == round(100 * (14 - left) / 14, 1)
    assert plex.item(slow).thumb is None

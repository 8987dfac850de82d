"""Setting up, unloading and removing a server."""

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.job import JobStatus
from plex_simulator import PlexSimulator, truths

from .kit import call, scan


async def test_a_scan_finds_what_is_defective_and_tells_what_became_of_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    before = truths(plex.catalog)
    job = await scan(hass, loaded)
    assert job.status is JobStatus.SUCCESS
    assert job.tally.defective == sum(bool(item["truth"]) for item in before.values())
    items = (await call(hass, "get_items", limit=1000))["items"]
    assert {item["rating_key"] for item in items} <= {k for k, i in before.items() if i["truth"]}
    counters = plex.counters
    assert counters.local_refreshes == counters.hand_made_destroyed == 0


async def test_a_server_can_be_unloaded_and_removed(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_unload(loaded.entry_id)
    assert loaded.state is ConfigEntryState.NOT_LOADED
    await hass.config_entries.async_remove(loaded.entry_id)

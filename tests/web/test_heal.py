"""Tests of healing what a dry run found, through the real websocket."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Catalog, PlexSimulator, RequestKind

from ..kit import broken, scan, small_catalog, until
from .client import Client


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def test_what_a_dry_run_found_is_healed_without_reading_the_libraries_again(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    keys = {broken(plex), broken(plex, title="Another"), broken(plex, library="2")}
    found = await scan(hass, loaded, dry_run=True)
    await client.send("subscribe")
    headline = (await client.event())["state"]["headline"]
    assert (headline["code"], headline["values"]["count"]) == ("items_to_heal", 3)
    assert (headline["action"], found.tally.would_refresh) == ("heal", 3)
    plex.reset_counters()
    job_id = (await client.ask("start", found_only=True, dry_run=False))["job_id"]
    manager = loaded.runtime_data.manager
    await until(lambda: manager.job is None)
    job = manager.records.job(job_id)
    assert (job.tally.fixed, job.tally.checked) == (3, 3)
    assert plex.counters.requests[RequestKind.LIST_PAGE] == 0
    assert {key for key in keys if plex.catalog.items[key].thumb} == keys
    # Nothing is left to heal, and the health is still that of the whole libraries.
    await client.send("subscribe")
    state = (await client.event())["state"]
    while state.get("headline", {}).get("code") == "items_to_heal":
        state = (await client.event())["state"]
    assert {each["items"] for each in state["libraries"]} == {4, 5}


async def test_the_size_of_a_scan_is_known_before_the_first_one(
    client: Client, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.reset_counters()
    assert await client.ask("count_items") == {"items": 11}
    assert plex.counters.requests[RequestKind.LIST_PAGE] == 5  # one per list
    assert await client.ask("count_items", libraries=["TV Shows"]) == {"items": 5}
    assert await client.error("count_items", libraries=["nonsense"]) == "unknown_library"


async def test_libraries_that_are_not_monitored_are_told_as_such(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, "libraries": ["3"]})
    await client.send("subscribe")
    libraries = (await client.event())["state"]["libraries"]
    assert [each["library_id"] for each in libraries if each["is_monitored"]] == ["3"]
    assert await client.ask("count_items") == {"items": 5}

"""Episodes that have no other titles than their numbers, over real HTTP."""

import asyncio

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.jobs.picture_round import PictureRound
from plex_simulator import Catalog, PlexSimulator, episode, movie, season, show

from .kit import ScaledClock, call, scan

EPISODES = 3


@pytest.fixture
def catalog() -> Catalog:
    """Return an old show that numbers its episodes, and enough films to be worth a percentage."""
    catalog = Catalog()
    films = catalog.add_library("Movies")
    for number in range(30):
        movie(films, f"Film {number}")
    part = season(show(catalog.add_library("TV Shows", "show")))
    for number in range(1, EPISODES + 1):
        aired = f"2019-03-{number:02}"
        episode(part, number, f"Episode {number}", originally_available_at=aired)
    return catalog


async def test_an_old_numbered_show_is_healthy_after_two_nights_and_over_restarts(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    async def refreshed(**data: object) -> tuple[int, int, float | None]:
        """Scan in another night; return refreshed episodes, broken items and the health."""
        clock.skip(days=1)
        plex.reset_counters()
        await scan(hass, loaded, **data)
        upkeep = loaded.runtime_data.manager.upkeep
        await upkeep.async_count_items()
        keys = [key for key in plex.counters.refreshes if plex.catalog.items[key].type == "episode"]
        return len(keys), upkeep.statistics.total.items, upkeep.statistics.health

    assert (await refreshed())[:2] == (EPISODES, EPISODES)
    assert await refreshed() == (EPISODES, 0, 100.0)
    job_id = loaded.runtime_data.manager.jobs[0].job_id
    log = await call(hass, "get_log", job_id=job_id, search="taken as it is")
    assert log["total"] == EPISODES
    items = (await call(hass, "get_items"))["items"]
    told = [(each["segment"], each["defects"], each["final_title"]) for each in items]
    assert told == [("healed", [], True)] * EPISODES

    assert await hass.config_entries.async_reload(loaded.entry_id)
    assert await refreshed() == (0, 0, 100.0)
    clock.skip(days=8)  # a full scan is due
    assert await refreshed() == (0, 0, 100.0)
    key = items[0]["rating_key"]
    assert (await call(hass, "refresh_item", rating_key=key))["result"] == "healthy"
    answer = await call(hass, "refresh_item", rating_key=key, force=True)
    assert (answer["result"], answer["defects"]) == ("unresolved", ["placeholder_title"])
    assert (await refreshed())[:2] == (1, 1)

    lost = items[1]["rating_key"]
    plex.catalog.items[lost].picture_fault = "missing"
    await check_pictures(loaded, clock)
    [item] = (await call(hass, "get_items", defect="broken_poster"))["items"]
    told = (item["rating_key"], item["defects"], item["final_title"])
    assert told == (lost, ["broken_poster"], True)


async def check_pictures(entry: MockConfigEntry, clock: ScaledClock) -> None:
    """Check all pictures, as it happens between scans."""
    manager, found = entry.runtime_data.manager, asyncio.Event()
    clock.skip(days=31)  # none of them was checked lately
    server, log_index, libraries = manager._server, manager._log_index, manager.libraries
    pictures = PictureRound(entry, server, log_index, clock, libraries, lambda: False, found.set)
    async with asyncio.timeout(20):
        while not found.is_set():
            await pictures.step()

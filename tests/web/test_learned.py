"""What scans of a real server take is stored, shown, and followed by the next scan."""

from dataclasses import replace
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.diagnostics import async_get_config_entry_diagnostics
from custom_components.plex_smart_refresher.engine.learning import ENOUGH, DurationKind
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.jobs.events import MediaNews
from custom_components.plex_smart_refresher.storage import LogIndexError, Memory
from plex_simulator import Catalog, Outcome, PlexSimulator

from ..kit import broken, scan, small_catalog, until
from .client import Client


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def test_the_next_scan_follows_what_the_last_one_took(
    hass: HomeAssistant,
    client: Client,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
) -> None:
    hass.config_entries.async_update_entry(
        loaded, options={**loaded.options, "item_deadline": 1_800}
    )
    for number in range(ENOUGH):
        broken(plex, title=f"Broken {number}")
    manager, learned = loaded.runtime_data.manager, loaded.runtime_data.learned
    assert learned.waits == ()
    assert (await scan(hass, loaded)).tally.fixed == ENOUGH
    await until(lambda: bool(learned.waits))
    await client.send("subscribe")
    [shown] = (await client.event())["state"]["learned"]
    assert (shown["library_id"], shown["level"]) == ("1", "movie")
    assert shown["deadline"]["basis"] in ("learned", "shortest"), "no longer the option"
    assert (shown["deadline"]["known"], shown["deadline"]["recent"]) == (ENOUGH, ENOUGH)
    assert 30 <= shown["deadline"]["seconds"] <= 900
    assert (shown["picture_wait"]["basis"], shown["picture_wait"]["seconds"]) == ("option", 10)
    assert (await async_get_config_entry_diagnostics(hass, loaded))["learned"] == [shown]
    broken(plex, Outcome.IGNORED)
    assert (await scan(hass, loaded)).tally.timed_out == 1
    with patch.object(Memory, "durations", side_effect=LogIndexError("disk I/O error")):
        await learned.async_update()
    await until(lambda: learned.waits[0].deadline.timed_out == 1)
    took = await manager._log_index.memory.durations(manager._clock.time())
    [timeout] = [each.seconds for each in took if each.kind is DurationKind.TIMED_OUT]
    assert shown["deadline"]["seconds"] <= timeout < 1_800


async def test_what_arrivals_tell_is_stored_shown_and_followed_by_the_next_one(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    runtime = loaded.runtime_data
    item = MediaItem("7", "1", MediaType.EPISODE, "Pilot")
    first_refresh = runtime.manager.arrivals.inspector.first_refresh
    assert first_refresh(item) == 180
    facts = {"item": item, "library": "Shows", "arrived_at": 0.0, "ready_after": 9.0}
    news = MediaNews(**facts, is_ready=True, healed=True, defects=frozenset(), lacked_for=600.0)
    for each in (*[news] * ENOUGH, replace(news, lacked_for=None)):
        runtime.manager.publisher.publish(each)
    await until(lambda: bool(runtime.learned.waits))
    assert first_refresh(item) == 1_800
    await client.send("subscribe")
    [shown] = (await client.event())["state"]["learned"]
    known = {"known": ENOUGH, "enough": ENOUGH}
    assert shown["arrived"] == {"seconds": 600, "first_refresh": 1_800, **known}
    assert shown["late"] == {"seconds": 0, "known": 0, "enough": ENOUGH}
    assert (shown["deadline"]["known"], shown["typical"]) == (0, None)
    assert (await async_get_config_entry_diagnostics(hass, loaded))["learned"] == [shown]

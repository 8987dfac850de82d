"""An imported file that Plex does not show: the event, the trigger and the message."""

from collections.abc import Sequence

from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_mock_service,
)

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.import_payloads import parse_payload
from custom_components.plex_smart_refresher.engine.imports import ImportedFile
from custom_components.plex_smart_refresher.jobs.events import ImportsMissing
from plex_simulator import Catalog, PlexSimulator

from .import_payloads import payload
from .kit import call, small_catalog, until

FILM = {
    "source": "radarr",
    "title": "Amber Rain",
    "year": 1999,
    "season": None,
    "episodes": [],
    "file": "Amber Rain (1999) Bluray-1080p.mkv",
    "ids": {"tmdb": "603", "imdb": "tt0133093"},
}


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def miss(hass: HomeAssistant, entry: MockConfigEntry, files: Sequence[ImportedFile]) -> None:
    """Let files be missing, and wait for what follows."""
    entry.runtime_data.manager.publisher.publish(ImportsMissing(files))
    for task in tuple(entry._background_tasks):
        if task.get_name() == f"{DOMAIN} notification":
            await task
    await hass.async_block_till_done()


def imported(name: str) -> Sequence[ImportedFile]:
    return parse_payload(payload(name)).files


async def test_what_is_missing_fires_once_per_file(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    fired = async_capture_events(hass, f"{DOMAIN}_import_missing")
    runs = async_mock_service(hass, "test", "note")
    ours = {"config_entry_id": loaded.entry_id}
    config = {
        "alias": "Note",
        "mode": "queued",
        "triggers": {"trigger": f"{DOMAIN}.import_missing", "options": ours},
        "actions": {"action": "test.note", "data": {"name": "{{ trigger.file }}"}},
    }
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: config})
    episodes = imported("sonarr 4 complete")
    await miss(hass, loaded, [*imported("radarr 5"), *episodes])
    hass.bus.async_fire(f"{DOMAIN}_import_missing", {"config_entry_id": "another"})
    await hass.async_block_till_done()
    assert fired[0].data == {**ours, **FILM}
    assert [each.data.get("source") for each in fired] == ["radarr", "sonarr", "sonarr", None]
    assert [each.data["name"] for each in runs] == [FILM["file"], *(each.name for each in episodes)]


async def test_what_is_missing_is_one_message_with_titles_if_they_are_wanted(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    names = "mobile_app_phone", "persistent_notification"
    phone, shown = (async_mock_service(hass, "notify", name) for name in names)
    for titles, when in ((1, "news"), (0, "news"), (1, "never")):
        options = {"notify_actions": names, "notify_titles": titles, "notify_when": when}
        hass.config_entries.async_update_entry(loaded, options={**loaded.options, **options})
        files = [*imported("radarr 5"), *imported("sonarr 4 complete")]
        await miss(hass, loaded, files if titles else files[:1])
    assert [each.data["title"] for each in phone] == ["Simulated Plex: import not in Plex"] * 2
    assert [each.data["message"] for each in phone] == [
        "Plex does not show 3 imported files after an hour: Amber Rain and 1 more",
        "Plex does not show an imported file after an hour.",
    ]
    tag = f"{DOMAIN}_{loaded.entry_id}_imports"
    assert {each.data["data"]["tag"] for each in phone} == {tag}
    assert {each.data["data"]["notification_id"] for each in shown} == {tag}


async def test_an_import_finds_its_item_when_it_arrives_and_again_when_it_is_replaced(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager = loaded.runtime_data.manager
    ready = async_capture_events(hass, f"{DOMAIN}_media_ready")
    await until(lambda: manager._server.listening)
    times = manager.arrivals._catch_up.times
    await until(lambda: times._last > 0 and not times._is_gap)
    file = "/data/films/Amber Rain (1999)/Amber Rain (1999) Bluray-1080p.mkv"
    await call(hass, "report_import", payload=payload("radarr 5"))
    [film] = plex.arrive("movie", library="1", title="Amber Rain", files=(file,), seconds=0.02)
    await until(lambda: bool(ready))
    assert not manager.imports._waiting, "found by the look at the arrival"
    plex.arrive("upgrade", rating_key=film.rating_key)
    upgrade = payload("radarr 5 upgrade", movieFile={"path": film.paths[0]})
    await call(hass, "report_import", payload=upgrade)
    await until(lambda: len(ready) > 1)
    assert [each.data["replaced"] for each in ready] == [False, True]
    await until(lambda: not manager.imports._found)
    assert await manager._log_index.imports.awaited(manager._clock.time()) == []
    assert not plex.counters.refreshes

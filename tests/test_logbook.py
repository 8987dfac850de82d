"""The logbook: what it says of scans, as it reads them from the recorder."""

from datetime import timedelta
from typing import Any

from homeassistant.components.recorder import get_instance
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.import_payloads import parse_payload
from custom_components.plex_smart_refresher.engine.job import JobTrigger
from custom_components.plex_smart_refresher.jobs.events import ImportsMissing
from custom_components.plex_smart_refresher.media_events import QUIET_FOR
from plex_simulator import Catalog, Outcome, PlexSimulator

from .import_payloads import payload
from .kit import (
    broken,
    call,
    new_episode,
    new_film,
    proposal,
    scan,
    small_catalog,
    tell_news,
    until,
)


@pytest.fixture(autouse=True)
def _custom_integrations(recorder_mock: None, enable_custom_integrations: None) -> None:
    """Let Home Assistant find the integration; the recorder must be the first of all."""


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def lines(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, **filters: Any
) -> list[dict[str, Any]]:
    """Return what the logbook says of us."""
    return [
        line
        for line in await all_lines(hass, hass_ws_client, **filters)
        if line.get("domain") == DOMAIN
    ]


async def all_lines(
    hass: HomeAssistant, hass_ws_client: WebSocketGenerator, **filters: Any
) -> list[dict[str, Any]]:
    """Return the whole logbook of the last hour, or since a time."""
    hass.config.components.add("frontend")
    assert await async_setup_component(hass, "logbook", {})
    await hass.async_block_till_done()
    await get_instance(hass).async_block_till_done()
    client = await hass_ws_client(hass)
    start = (dt_util.utcnow() - timedelta(hours=1)).isoformat()
    message = {"type": "logbook/get_events", "start_time": start, **filters}
    await client.send_json_auto_id(message)
    answer = await client.receive_json()
    return list(answer["result"])


async def sentences(hass: HomeAssistant, hass_ws_client: WebSocketGenerator) -> list[str]:
    """Return what the logbook says of us as sentences."""
    return [f"{line['name']} {line['message']}." for line in await lines(hass, hass_ws_client)]


async def test_a_scan_is_told_in_one_sentence(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    broken(plex, Outcome.FIXED)
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    assert await sentences(hass, hass_ws_client) == [
        "Simulated Plex finished a scan, 1 of 2 defective items fixed, 13 checked.",
    ]


async def test_missing_imports_are_told_without_titles(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    files = parse_payload(payload("sonarr 4 complete")).files
    for missing in (files, files[:1]):
        loaded.runtime_data.manager.publisher.publish(ImportsMissing(missing))
    await hass.async_block_till_done()
    assert await sentences(hass, hass_ws_client) == [
        "Simulated Plex does not show 2 imported files after an hour.",
        "Simulated Plex does not show an imported file after an hour.",
    ]


async def test_a_scan_is_told_in_the_language_of_home_assistant(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
    clock: Any,
) -> None:
    hass.config.language = "de"
    assert await hass.config_entries.async_setup(entry.entry_id)
    broken(plex, Outcome.FIXED)
    await scan(hass, entry)
    assert await sentences(hass, hass_ws_client) == [
        (
            "Simulated Plex hat einen Scan beendet, 1 von 1 mangelhaften Einträgen behoben,"
            " 12 geprüft."
        ),
    ]
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.usefixtures("no_search")
async def test_what_was_given_up_is_told(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, "max_attempts": 1})
    key = broken(plex, Outcome.NEVER, "no_match")
    await call(hass, "start_scan")
    manager = loaded.runtime_data.manager
    manager.files.log_index.add_proposal(proposal(key), manager.jobs[0].started_at)
    await until(lambda: manager.job is None)
    await hass.async_block_till_done()
    assert (await sentences(hass, hass_ws_client))[0] == (
        "Simulated Plex finished a scan, 0 of 1 defective items fixed, 12 checked, 1 given up,"
        " 1 new to decide."
    )


async def test_a_dry_run_is_not_called_a_scan(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    broken(plex, Outcome.FIXED)
    await scan(hass, loaded, dry_run=True)
    assert await sentences(hass, hass_ws_client) == [
        "Simulated Plex finished a dry run, 1 of 1 defective items to refresh, 12 checked.",
    ]


async def test_a_healthy_library_is_told_as_such(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    await scan(hass, loaded)
    assert (await sentences(hass, hass_ws_client))[0] == (
        "Simulated Plex finished a scan, no defective items, 11 checked."
    )


async def test_a_scan_that_ended_before_it_saw_anything_is_told_without_counts(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await call(hass, "cancel_scan")
    plex.faults.clear()
    plex.faults.switch_on("status", status=401)
    await scan(hass, loaded)
    assert await sentences(hass, hass_ws_client) == [
        "Simulated Plex cancelled a scan.",
        "Simulated Plex failed to finish a scan.",
    ]


async def test_the_page_of_the_device_shows_the_same(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    await scan(hass, loaded)
    devices = dr.async_get(hass).async_get_devices(config_entry_id=loaded.entry_id)
    device_ids = [device.id for device in devices]
    assert len(await lines(hass, hass_ws_client, device_ids=device_ids)) == 1
    assert await lines(hass, hass_ws_client, device_ids=["another"]) == []


async def test_the_past_of_a_removed_server_can_still_be_read(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    await scan(hass, loaded)
    await hass.config_entries.async_remove(loaded.entry_id)
    assert (await sentences(hass, hass_ws_client)) == [
        "Plex finished a scan, no defective items, 11 checked."
    ]


async def test_a_scan_is_one_line_in_the_activity_list(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
    clock: Any,
) -> None:
    hass.config.components.add("frontend")
    assert await async_setup_component(hass, "logbook", {})
    manager = loaded.runtime_data.manager
    options = manager.default_options()
    for outcome in (Outcome.FIXED, Outcome.NEVER):
        broken(plex, outcome)
    await scan(hass, loaded)
    clock.skip(days=30)
    since = dt_util.utcnow()
    broken(plex, Outcome.FIXED)
    # As a schedule does: what is heard of it is what it says at its end.
    job = await manager.async_start(options, JobTrigger.SCHEDULE)
    await job.wait()
    await hass.async_block_till_done()
    told = await all_lines(hass, hass_ws_client, start_time=since.isoformat())
    assert [line.get("entity_id") or line["message"] for line in told] == [
        "finished a scan, 1 of 2 defective items fixed, 14 checked",
    ]


NEWS = {
    "en": [
        "Simulated Plex has 1 new item in Movies that lacks something.",
        "Simulated Plex has 1 new item ready in Movies, healed.",
        "Simulated Plex has 10 new items ready in TV Shows, 2 of them healed.",
    ],
    "de": [
        "Simulated Plex hat 1 neuen Eintrag in Movies vollständig, geheilt.",
        "Simulated Plex hat 1 neuen Eintrag in Movies, dem noch etwas fehlt.",
        "Simulated Plex hat 10 neue Einträge in TV Shows vollständig, 2 davon geheilt.",
    ],
}


@pytest.mark.parametrize("language", NEWS)
async def test_new_items_are_one_line_per_library_without_titles(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    clock: Any,
    language: str,
) -> None:
    hass.config.language = language
    assert await hass.config_entries.async_setup(entry.entry_id)
    for number in range(10):
        tell_news(entry, new_episode(number), healed=number < 2)
    tell_news(entry, new_film(), healed=True)
    tell_news(entry, new_film("8"), is_replaced=True)
    tell_news(entry, new_film("9"), Defect.NO_MATCH, is_replaced=True)
    await hass.async_block_till_done()
    assert await sentences(hass, hass_ws_client) == []
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=QUIET_FOR + 1))
    assert sorted(await sentences(hass, hass_ws_client)) == NEWS[language]
    await hass.config_entries.async_unload(entry.entry_id)

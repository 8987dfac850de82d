"""Automation triggers: which scans they hear, and what they hand over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers.trigger import async_get_all_descriptions
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    async_mock_service,
)

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import ItemFinished
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Change,
    ItemForm,
    RungName,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import ItemOutcome, Result, Tally
from custom_components.plex_smart_refresher.media_events import QUIET_FOR
from plex_simulator import Catalog, Outcome, PlexSimulator

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

KEYS = [
    *("scan_started", "scan_finished", "scan_failed", "items_fixed", "items_given_up"),
    *("proposals_waiting", "item_matched", "media_ready", "media_incomplete", "import_missing"),
]


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def automate(hass: HomeAssistant, **options: dict[str, Any]) -> list[ServiceCall]:
    """Set up an automation with these triggers and their options, and return what it calls."""
    calls = async_mock_service(hass, "test", "note")
    triggers = [
        {"trigger": f"{DOMAIN}.{key}", "id": key, "options": values}
        for key, values in options.items()
    ]
    action = {
        "action": "test.note",
        "data": {"key": "{{ trigger.id }}", "data": "{{ trigger }}"},
    }
    config = {
        AUTOMATION: {"alias": "Note", "mode": "queued", "triggers": triggers, "actions": action}
    }
    assert await async_setup_component(hass, AUTOMATION, config)
    await hass.async_block_till_done()
    return calls


def keys(calls: Sequence[ServiceCall]) -> list[str]:
    """Return which triggers fired."""
    return [each.data["key"] for each in calls]


async def all_triggers(hass: HomeAssistant) -> list[ServiceCall]:
    """Set up an automation with all triggers."""
    return await automate(hass, **{key: {} for key in KEYS})


async def test_a_scan_that_fixes_items_fires_when_it_starts_ends_and_has_fixed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    calls = await all_triggers(hass)
    broken(plex, Outcome.FIXED)
    job = await scan(hass, loaded)
    assert keys(calls) == ["scan_started", "scan_finished", "items_fixed"]
    data = calls[1].data["data"]
    assert data["platform"] == f"{DOMAIN}.scan_finished"
    assert data["description"] == "Plex scan finished"
    assert data["job_id"] == job.job_id
    assert data["config_entry_id"] == loaded.entry_id
    assert (data["checked"], data["defective"], data["fixed"], data["failed"]) == (12, 1, 1, 0)


async def test_a_scan_that_finds_nothing_only_starts_and_finishes(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    calls = await all_triggers(hass)
    await scan(hass, loaded)
    assert keys(calls) == ["scan_started", "scan_finished"]


async def test_a_scan_that_loses_the_server_fails_and_does_not_finish(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    calls = await all_triggers(hass)
    plex.faults.switch_on("status", status=401)
    await scan(hass, loaded)
    assert keys(calls) == ["scan_started", "scan_failed"]
    assert calls[1].data["data"]["error"] == "invalid_auth"


async def test_a_cancelled_scan_neither_finishes_nor_fails(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    calls = await all_triggers(hass)
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await call(hass, "cancel_scan")
    await hass.async_block_till_done()
    assert keys(calls) == ["scan_started"]


async def test_who_reacts_to_the_start_at_once_can_cancel_the_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    config = {
        "alias": "Cancel",
        "mode": "queued",
        "triggers": {"trigger": f"{DOMAIN}.scan_started"},
        "actions": {"action": f"{DOMAIN}.cancel_scan"},
    }
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: config})
    manager = loaded.runtime_data.manager
    for _ in range(2):  # the second one has a predecessor
        await call(hass, "start_scan")
        await until(lambda: manager.job is None)
        assert manager.jobs[0].status == "cancelled"


async def test_giving_items_up_fires_with_their_number(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    calls = await all_triggers(hass)
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, "max_attempts": 1})
    broken(plex, Outcome.NEVER)
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    assert keys(calls) == ["scan_started", "scan_finished", "items_given_up"]
    assert calls[2].data["data"]["given_up"] == 2


@pytest.mark.parametrize(("at_least", "fires"), [(1, True), (2, True), (3, False)])
async def test_fewer_items_than_asked_for_fire_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, at_least: int, fires: bool
) -> None:
    calls = await automate(hass, items_fixed={"at_least": at_least})
    broken(plex, Outcome.FIXED)
    broken(plex, Outcome.FIXED)
    await scan(hass, loaded)
    assert bool(calls) is fires


async def test_the_scans_of_another_server_fire_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    other = MockConfigEntry(domain=DOMAIN, title="Another")
    other.add_to_hass(hass)
    ours, theirs = {"config_entry_id": loaded.entry_id}, {"config_entry_id": other.entry_id}
    calls = await automate(hass, scan_started=theirs, scan_finished=ours)
    await scan(hass, loaded, config_entry_id=loaded.entry_id)
    assert keys(calls) == ["scan_finished"]


async def test_an_automation_outlives_a_reload_of_the_server(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    calls = await automate(hass, scan_finished={})
    await hass.config_entries.async_reload(loaded.entry_id)
    await scan(hass, loaded)
    assert keys(calls) == ["scan_finished"]


async def test_an_automation_that_is_turned_off_hears_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    calls = await automate(hass, scan_finished={})
    await hass.services.async_call(
        AUTOMATION, "turn_off", {"entity_id": "automation.note"}, blocking=True
    )
    await scan(hass, loaded)
    assert calls == []


@pytest.mark.parametrize(
    "options", [{"config_entry_id": "nothing"}, {"at_least": -1}, {"unknown": 1}]
)
async def test_an_option_that_makes_no_sense_is_refused(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
    options: dict[str, Any],
) -> None:
    calls = await automate(hass, items_fixed=options)
    assert "failed to setup triggers" in caplog.text or "could not be validated" in caplog.text
    await scan(hass, loaded)
    assert calls == []


@pytest.mark.usefixtures("no_search")
async def test_matches_to_decide_fire_once_at_the_end_of_the_scan_that_found_them(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    keys_of_films = [broken(plex, Outcome.NEVER, "no_match") for _ in range(2)]
    await scan(hass, loaded)
    calls = await automate(hass, proposals_waiting={"at_least": 2})
    await call(hass, "start_scan")
    manager = loaded.runtime_data.manager
    for key in keys_of_films:
        manager.files.log_index.add_proposal(proposal(key), manager.jobs[0].started_at)
    await until(lambda: manager.job is None)
    await hass.async_block_till_done()
    assert keys(calls) == ["proposals_waiting"]
    assert calls[0].data["data"]["proposals"] == 2
    await scan(hass, loaded)
    assert len(calls) == 1


@pytest.mark.parametrize("kind", [WriteKind.MATCH_BY_ID, WriteKind.MATCH, WriteKind.CHOOSE_POSTER])
async def test_an_item_that_a_match_healed_fires_without_its_title(
    hass: HomeAssistant, loaded: MockConfigEntry, kind: WriteKind
) -> None:
    calls = await automate(hass, item_matched={"config_entry_id": loaded.entry_id})
    manager = loaded.runtime_data.manager
    change = Change(
        change_id="C",
        job_id="J",
        kind=kind,
        time=1.0,
        rating_key="7",
        library_id="1",
        type=MediaType.MOVIE,
        title="Secret",
        before=ItemForm(rating_key="7"),
    )
    await manager.records.changes.begin(change)
    outcome = ItemOutcome(
        item=MediaItem("8", "1", MediaType.MOVIE, "Secret"),
        result=Result.FIXED,
        before=frozenset({Defect.NO_MATCH}),
        rung=RungName.CHOOSE_POSTER,  # after the match
        change_ids=("C",),
    )
    for rung in (outcome.rung, RungName.REFRESH):
        done = replace(outcome, rung=rung)
        manager.publisher.publish(ItemFinished(time=1.0, outcome=done, tally=Tally()))
    for task in tuple(loaded._background_tasks):
        if task.get_name() == f"{DOMAIN} match":
            await task
    await hass.async_block_till_done()
    if kind is WriteKind.CHOOSE_POSTER:
        assert calls == []
        return
    [fired] = calls
    data = fired.data["data"]
    assert (data["type"], data["rating_key"], data["media_type"]) == (kind, "8", "movie")
    assert (data["job_id"], data["change_id"], data["fixed"]) == ("J", "C", ["no_match"])
    assert "Secret" not in str(data)


# New items


async def wait_for_quiet(hass: HomeAssistant) -> None:
    """Let the time pass after which no further episode belongs to a group."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=QUIET_FOR + 1))
    await hass.async_block_till_done()


async def test_the_episodes_of_a_season_fire_once_and_a_film_at_once(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    calls = await automate(hass, media_ready={}, media_incomplete={})
    tell_news(loaded, new_episode(1), healed=True, ready_after=300)
    tell_news(loaded, new_film())
    tell_news(loaded, new_episode(2), arrived_at=1_600_000_000.0)
    tell_news(loaded, new_episode(3), is_replaced=True)
    tell_news(loaded, new_episode(1, parent_key="81", parent_title="Season 3", parent_number=3))
    tell_news(loaded, new_episode(4), Defect.MISSING_POSTER)
    await hass.async_block_till_done()
    assert keys(calls) == ["media_ready"]
    film = calls[0].data["data"]
    assert (film["title"], film["episodes"]) == ("Amber Rain", [])
    assert (film["platform"], film["description"]) == (f"{DOMAIN}.media_ready", "Plex item ready")
    await wait_for_quiet(hass)
    # Timers of the same moment are in no order here.
    later = sorted(calls[1:], key=lambda call: (call.data["key"], call.data["data"]["season"]))
    assert keys(later) == ["media_incomplete", "media_ready", "media_ready"]
    incomplete, season, single = (each.data["data"] for each in later)
    assert [each["title"] for each in season["episodes"]] == ["Part 1", "Part 2"]
    assert (season["rating_key"], season["title"], season["show"]) == (
        *("80", "Season 2", "Harbour Lights"),
    )
    assert (season["type"], season["season"], season["episode"]) == ("episode", 2, None)
    assert (season["healed"], season["ready_after"], season["summary"]) == (True, 300, "")
    assert season["added_at"].startswith("2020-09-13")
    assert f"/{loaded.entry_id}/thumb/8?authSig=" in season["poster"]
    assert (single["title"], single["season"], len(single["episodes"])) == ("Part 1", 3, 1)
    assert (incomplete["title"], incomplete["defects"]) == ("Part 4", ["missing_poster"])


async def test_new_items_fire_as_the_options_say(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    other = MockConfigEntry(domain=DOMAIN)
    other.add_to_hass(hass)
    options = [
        {"library": ["movies"]},
        {"media_type": "episode", "group_season": False},
        {"replaced": True, "media_type": ["movie", "episode"], "group_season": False},
        {"config_entry_id": other.entry_id},
    ]
    calls = async_mock_service(hass, "test", "note")
    triggers = [
        {"trigger": f"{DOMAIN}.media_ready", "id": str(number), "options": values}
        for number, values in enumerate(options)
    ]
    data = {"key": "{{ trigger.id }}", "data": "{{ trigger }}"}
    action = {"action": "test.note", "data": data}
    config = {"alias": "Note", "mode": "queued", "triggers": triggers, "actions": action}
    assert await async_setup_component(hass, AUTOMATION, {AUTOMATION: config})
    for item, fields in (
        (new_film("1", "Film"), {}),
        (new_film("2", "Better"), {"is_replaced": True}),
        (new_episode(1), {}),
        (MediaItem("8", "3", MediaType.SHOW, "Show"), {}),
    ):
        tell_news(loaded, item, **fields)
    await hass.async_block_till_done()
    fired = [(call.data["key"], call.data["data"]["title"]) for call in calls]
    assert sorted(fired) == [
        *((0, "Film"), (1, "Part 1")),
        *((2, "Better"), (2, "Film"), (2, "Part 1")),
    ]
    [episode] = [call.data["data"] for call in calls if call.data["key"] == 1]
    assert [each["title"] for each in episode["episodes"]] == ["Part 1"]


async def test_what_waits_for_its_season_fires_when_the_server_is_unloaded(
    hass: HomeAssistant, loaded: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = await automate(hass, media_ready={})
    manager = loaded.runtime_data.manager
    stop = manager.async_stop

    async def stop_with_news() -> None:
        """Stop, while one more item turns out to be ready."""
        tell_news(loaded, new_episode(2))
        await stop()

    monkeypatch.setattr(manager, "async_stop", stop_with_news)
    tell_news(loaded, new_episode(1))
    await hass.config_entries.async_unload(loaded.entry_id)
    await hass.async_block_till_done()
    assert [len(call.data["data"]["episodes"]) for call in calls] == [2]
    await wait_for_quiet(hass)
    assert keys(calls) == ["media_ready"]


async def test_the_automation_editor_is_offered_each_trigger(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await async_setup_component(hass, AUTOMATION, {})
    descriptions = await async_get_all_descriptions(hass)
    ours = {key: value for key, value in descriptions.items() if key.startswith(DOMAIN)}
    assert sorted(ours) == sorted(f"{DOMAIN}.{key}" for key in KEYS)
    assert all(value and "config_entry_id" in value["fields"] for value in ours.values())

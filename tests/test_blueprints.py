"""The blueprints: imported by their address, and at work in real automations."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
import shutil
from typing import Any
from unittest.mock import patch

from homeassistant.components.automation import DOMAIN as AUTOMATION
from homeassistant.components.blueprint.importer import fetch_blueprint_from_url
from homeassistant.core import HomeAssistant
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.selector import validate_selector
from homeassistant.helpers.template import render_complex
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    async_fire_time_changed,
    async_mock_service,
    mock_integration,
    mock_platform,
)
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
import voluptuous as vol

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.jobs.arrival_catch_up import MOST_SINGLE
from custom_components.plex_smart_refresher.media_events import QUIET_FOR
from custom_components.plex_smart_refresher.services import ACTIONS
from custom_components.plex_smart_refresher.storage import ArrivalRow, Told
from plex_simulator import Catalog, Outcome, PlexSimulator

from .import_payloads import OTHERS, PAYLOADS
from .kit import (
    broken,
    call,
    new_episode,
    new_film,
    scan,
    small_catalog,
    tell_news,
    until,
)

FOLDER = Path(__file__).parent.parent / "blueprints/automation/plex_smart_refresher"
FILES = sorted(FOLDER.glob("*.yaml"))
TEXTS = {file.name: file.read_text("utf-8") for file in FILES}
ADDRESS = (
    "https://github.com/plex-smart-refresher/plex-smart-refresher/blob/main/"
    "blueprints/automation/plex_smart_refresher/"
)
RAW_ADDRESS = ADDRESS.replace("github.com", "raw.githubusercontent.com").replace("blob/", "")
TV, TABLET = "media_player.tv", "media_player.tablet"


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


class App:
    """Stands in for the app's device action: the real one needs packages for cameras and voices."""

    ACTION_SCHEMA = cv.DEVICE_ACTION_BASE_SCHEMA.extend(
        {
            vol.Required("type"): "notify",
            vol.Required("message"): cv.template,
            vol.Optional("title"): cv.template,
            vol.Optional("data"): cv.template_complex,
        }
    )

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []

    async def async_call_action_from_config(
        self, hass: HomeAssistant, config: dict[str, Any], variables: Any, context: Any
    ) -> None:
        self.messages.append(
            {
                key: render_complex(config[key], variables)
                for key in ("title", "message", "data")
                if key in config
            }
        )


@pytest.fixture
def app(hass: HomeAssistant) -> App:
    """Return the app on the phone."""
    app = App()
    mock_integration(hass, MockModule("mobile_app"))
    mock_platform(hass, "mobile_app.device_action", app)
    return app


@pytest.fixture
def messages(app: App) -> list[dict[str, Any]]:
    """Return what the phone is sent."""
    return app.messages


@pytest.fixture
def phone(hass: HomeAssistant, app: App) -> str:
    """Return the device id of a phone."""
    entry = MockConfigEntry(domain="mobile_app")
    entry.add_to_hass(hass)
    device = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={("mobile_app", "abc")}, name="My Phone"
    )
    return device.id


async def automate(hass: HomeAssistant, name: str, entry: MockConfigEntry, **inputs: Any) -> None:
    """Make an automation of a blueprint."""
    folder = Path(hass.config.path("blueprints", "automation", "plex_smart_refresher"))
    await hass.async_add_executor_job(shutil.copytree, FOLDER, folder)
    assert await async_setup_component(hass, "webhook", {})
    blueprint = {
        "path": f"plex_smart_refresher/{name}.yaml",
        "input": {"server": entry.entry_id, **inputs},
    }
    config = {AUTOMATION: {"alias": "Test", "use_blueprint": blueprint}}
    assert await async_setup_component(hass, AUTOMATION, config)
    await hass.async_block_till_done()
    state = hass.states.get("automation.test")
    assert state is not None
    assert state.state == "on"


async def settled(condition: Callable[[], Any]) -> None:
    """Wait for what an automation does."""
    await until(lambda: bool(condition()))


async def nothing_more(hass: HomeAssistant) -> None:
    """Give an automation the time to do what it must not do; it may be waiting for something."""
    await asyncio.sleep(0.2)


# Importing


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_a_blueprint_can_be_imported_by_its_address(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, file: Path
) -> None:
    aioclient_mock.get(RAW_ADDRESS + file.name, text=TEXTS[file.name])
    imported = await fetch_blueprint_from_url(hass, ADDRESS + file.name)
    assert imported.blueprint.domain == AUTOMATION
    assert imported.blueprint.metadata["source_url"] == ADDRESS + file.name
    assert imported.blueprint.validate() is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
async def test_every_input_has_a_name_and_a_selector_and_what_is_not_obvious_a_default(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, file: Path
) -> None:
    aioclient_mock.get(RAW_ADDRESS + file.name, text=TEXTS[file.name])
    inputs = (await fetch_blueprint_from_url(hass, ADDRESS + file.name)).blueprint.inputs
    for key, details in inputs.items():
        assert details["name"]
        validate_selector(details["selector"])
        assert ("default" in details) is (key not in {"server", "phone", "webhook_id", "players"})


def test_no_new_item_is_one_too_many_for_the_phone() -> None:
    """Home Assistant drops the runs beyond the maximum, and a look can show very many items."""
    ready = parse_yaml(TEXTS["media_ready.yaml"])
    assert (ready["mode"], ready["max"]) == ("parallel", MOST_SINGLE)


# A finished scan, to the phone


async def test_the_phone_is_told_what_was_fixed_with_titles_and_buttons(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone)
    broken(plex, Outcome.FIXED, title="Silent River", year=None)
    broken(plex, Outcome.NEVER, title="Lost Letter", year=None)
    await scan(hass, loaded)
    await settled(lambda: messages)
    (message,) = messages
    assert message["title"] == "Plex scan finished"
    assert message["message"].split("\n") == [
        "1 of 2 defective items fixed, 1 failed (50 %).",
        "Fixed: Silent River",
        "Failed: Lost Letter",
    ]
    data = message["data"]
    assert [button["title"] for button in data["actions"]] == ["Open", "Try again", "Dry run"]
    job = loaded.runtime_data.manager.jobs[0]
    job_page = f"/plex-smart-refresher/{loaded.entry_id}/jobs/{job.job_id}"
    assert data["actions"][0]["uri"] == data["url"] == data["clickAction"] == job_page


async def test_the_phone_is_not_disturbed_without_news(
    hass: HomeAssistant, loaded: MockConfigEntry, phone: str, messages: list[dict[str, Any]]
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone)
    await scan(hass, loaded)
    await nothing_more(hass)
    assert messages == []


async def test_by_choice_the_phone_is_told_without_news_too(
    hass: HomeAssistant, loaded: MockConfigEntry, phone: str, messages: list[dict[str, Any]]
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone, only_news=False)
    await scan(hass, loaded)
    await settled(lambda: messages)
    assert messages[0]["message"] == "No defective items, 11 checked."


async def test_titles_can_be_left_out(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone, titles=0)
    broken(plex, Outcome.FIXED)
    await scan(hass, loaded)
    await settled(lambda: messages)
    assert messages[0]["message"] == "1 of 1 defective items fixed (100 %)."


async def test_a_failed_scan_says_why(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone)
    plex.faults.switch_on("status", status=401)
    await scan(hass, loaded)
    await settled(lambda: messages)
    assert messages[0]["title"] == "Plex scan failed"
    assert messages[0]["message"] == "The Plex server does not accept the token."


def press(hass: HomeAssistant, message: dict[str, Any], title: str) -> None:
    """Press a button below a message on the phone."""
    buttons = {button["title"]: button for button in message["data"]["actions"]}
    hass.bus.async_fire("mobile_app_notification_action", {"action": buttons[title]["action"]})


async def test_try_again_refreshes_what_failed_and_tells_the_outcome(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone)
    broken(plex, Outcome.SECOND)
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    await settled(lambda: messages)
    press(hass, messages[0], "Try again")
    await settled(lambda: len(messages) == 2)
    assert messages[1]["title"] == "Plex items retried"
    assert messages[1]["message"] == "1 of 2 items fixed."


async def test_try_again_goes_on_when_an_item_cannot_be_refreshed(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone)
    broken(plex, Outcome.NEVER)
    gone = broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    await settled(lambda: messages)
    plex.faults.switch_on("status", on=f"/library/metadata/{gone}", status=404)
    press(hass, messages[0], "Try again")
    await settled(lambda: len(messages) == 2)
    assert messages[1]["message"] == "0 of 2 items fixed."


async def test_the_button_for_a_dry_run_starts_one_and_its_end_is_told(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone)
    broken(plex, Outcome.FIXED)
    await scan(hass, loaded)
    await settled(lambda: messages)
    broken(plex, Outcome.FIXED)
    press(hass, messages[0], "Dry run")
    await settled(lambda: len(messages) == 2)
    assert messages[1]["title"] == "Plex dry run finished"
    assert messages[1]["message"] == "1 of 13 items to refresh."


async def test_a_button_of_another_server_does_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, phone: str, messages: list[dict[str, Any]]
) -> None:
    await automate(hass, "finished_scan", loaded, phone=phone)
    for action in ("PLEX_REFRESHER_DRY_RUN_other", "PLEX_REFRESHER_RETRY_other", "ELSE"):
        hass.bus.async_fire("mobile_app_notification_action", {"action": action})
    await nothing_more(hass)
    assert not loaded.runtime_data.manager.jobs
    assert messages == []


# Live progress


async def test_the_phone_follows_a_scan_and_the_message_goes_away(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "live_progress", loaded, phone=phone, interval=0.02)
    for _ in range(5):
        broken(plex, Outcome.FIXED)
    await scan(hass, loaded)
    await settled(lambda: messages and messages[-1]["message"] == "clear_notification")
    shown = messages[:-1]
    percents = [message["data"]["progress"] for message in shown]
    assert percents == sorted(percents)
    assert percents[-1] > percents[0]
    assert len({message["data"]["tag"] for message in messages}) == 1
    assert shown[-1]["message"].startswith(("Refreshing: ", "Verifying: "))
    assert shown[-1]["title"] == "Plex scan"
    assert shown[-1]["data"]["progress_max"] == 100


async def test_the_cancel_button_cancels_the_scan(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "live_progress", loaded, phone=phone, interval=0.02)
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await settled(lambda: messages)
    assert messages[0]["message"].endswith("0 %, 0 checked, 0 fixed")
    press(hass, messages[0], "Cancel")
    await settled(lambda: messages[-1]["message"] == "clear_notification")
    assert loaded.runtime_data.manager.jobs[0].status == "cancelled"


async def test_the_message_goes_away_when_the_server_is_unloaded(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    phone: str,
    messages: list[dict[str, Any]],
) -> None:
    await automate(hass, "live_progress", loaded, phone=phone, interval=0.02)
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await settled(lambda: messages)
    await hass.config_entries.async_unload(loaded.entry_id)
    await settled(lambda: messages[-1]["message"] == "clear_notification")


async def test_a_cancel_button_that_is_late_does_no_harm(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    phone: str,
    messages: list[dict[str, Any]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    await automate(hass, "live_progress", loaded, phone=phone)
    action = f"PLEX_REFRESHER_CANCEL_{loaded.entry_id}"
    hass.bus.async_fire("mobile_app_notification_action", {"action": action})
    await nothing_more(hass)
    assert "Error while executing automation" not in caplog.text


# After an import


async def post(client: Any, event: Any) -> None:
    """Report something as Sonarr and Radarr do."""
    assert (await client.post("/api/webhook/secret-word", json=event)).status == 200


async def test_an_import_starts_a_scan_of_what_is_new(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await automate(
        hass,
        "scan_after_import",
        loaded,
        webhook_id="secret-word",
        wait=0,
        days=3,
        libraries=["TV Shows"],
    )
    event = {"eventType": "Download", "series": {"title": "A Show"}}
    await post(await hass_client_no_auth(), event)
    await settled(lambda: loaded.runtime_data.manager.jobs)
    (job,) = loaded.runtime_data.manager.jobs
    assert (job.options.window_days, job.options.library_ids) == (3, ("3",))


@pytest.mark.parametrize(
    "event", [{"eventType": "Test"}, {"eventType": "Grab"}, {}, [], "Download"]
)
async def test_what_is_no_import_starts_nothing(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    event: Any,
) -> None:
    await automate(hass, "scan_after_import", loaded, webhook_id="secret-word", wait=0)
    await post(await hass_client_no_auth(), event)
    await nothing_more(hass)
    assert not loaded.runtime_data.manager.jobs


async def test_several_imports_make_one_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_client_no_auth: ClientSessionGenerator
) -> None:
    await automate(hass, "scan_after_import", loaded, webhook_id="secret-word", wait=0.003)
    client = await hass_client_no_auth()
    for _ in range(5):
        await post(client, {"eventType": "Download"})
    await settled(lambda: loaded.runtime_data.manager.jobs)
    await until(lambda: loaded.runtime_data.manager.job is None)
    await nothing_more(hass)
    (job,) = loaded.runtime_data.manager.jobs
    assert (job.options.window_days, job.options.library_ids) == (2, ())


# What Sonarr and Radarr import


@pytest.fixture
def answers() -> Iterator[list[Any]]:
    """Return what the reports of imports are answered with."""
    given: list[Any] = []
    row = ACTIONS["report_import"]

    async def note(*arguments: Any) -> Any:
        given.append(await row.handle(*arguments))
        return given[-1]

    with patch.dict(ACTIONS, report_import=replace(row, handle=note)):
        yield given


async def test_each_report_is_understood_as_it_comes(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    hass_client_no_auth: ClientSessionGenerator,
    answers: list[Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    await automate(hass, "sonarr_radarr", loaded, webhook_id="secret-word")
    client = await hass_client_no_auth()
    for sent in (*PAYLOADS.values(), *OTHERS.values(), [], "Download"):
        assert (await client.put("/api/webhook/secret-word", json=sent)).status == 200
    await settled(lambda: len(answers) == len(PAYLOADS) + len(OTHERS))
    imports = dict(zip(PAYLOADS, answers, strict=False))
    assert {name for name, each in imports.items() if each["event"] == "upgrade"} == {
        *("sonarr 4 upgrade", "radarr 5 upgrade"),
    }
    season = "/tv/Harbour Lights/Season 01/Harbour Lights"
    assert imports["sonarr 4 complete"] == {
        "event": "import",
        "files": [f"{season} - S01E03 - The Lamp.mkv", f"{season} - S01E04 - Fog.mkv"],
        "ids": {"tmdb": "94605", "tvdb": "371028", "imdb": "tt7654321"},
    }
    assert all(not each["files"] for each in answers[len(PAYLOADS) :])
    manager = loaded.runtime_data.manager
    known = await manager._log_index.imports.awaited(manager._clock.time())
    assert len(known) == 3, "each file once"
    assert not manager.jobs
    await post(client, {"eventType": "Party"})
    await settled(lambda: "payload.eventType" in caplog.text)


# Not while somebody watches


async def test_who_starts_to_watch_ends_the_scan_and_it_starts_again_afterwards(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    hass.states.async_set(TV, "idle")
    hass.states.async_set(TABLET, "off")
    await automate(hass, "not_while_watching", loaded, players=[TV, TABLET], idle=0.001)
    manager = loaded.runtime_data.manager
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await nothing_more(hass)
    assert manager.job is not None
    hass.states.async_set(TV, "playing")
    await settled(lambda: manager.job is None)
    assert manager.jobs[0].status == "cancelled"
    plex.faults.clear()
    hass.states.async_set(TABLET, "playing")
    hass.states.async_set(TV, "idle")
    await nothing_more(hass)
    assert len(manager.jobs) == 1
    hass.states.async_set(TABLET, "off")
    await settled(lambda: len(manager.jobs) == 2)
    await settled(lambda: manager.job is None)
    assert manager.jobs[0].status == "success"


async def test_a_short_break_is_not_the_end_of_watching(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    hass.states.async_set(TV, "playing")
    await automate(hass, "not_while_watching", loaded, players=[TV], idle=0.01)
    manager = loaded.runtime_data.manager
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await settled(lambda: manager.job is None)
    assert manager.jobs[0].status == "cancelled"
    plex.faults.clear()
    hass.states.async_set(TV, "paused")
    await asyncio.sleep(0.2)
    hass.states.async_set(TV, "playing")
    await asyncio.sleep(0.6)
    assert len(manager.jobs) == 1
    hass.states.async_set(TV, "idle")
    await settled(lambda: len(manager.jobs) == 2)


async def test_while_nobody_watches_scans_are_left_alone(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    hass.states.async_set(TV, "paused")
    await automate(hass, "not_while_watching", loaded, players=[TV])
    job = await scan(hass, loaded)
    assert job.status == "success"


async def test_by_choice_a_cancelled_scan_does_not_start_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    hass.states.async_set(TV, "playing")
    await automate(hass, "not_while_watching", loaded, players=[TV], idle=0, resume=False)
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await settled(lambda: loaded.runtime_data.manager.job is None)
    hass.states.async_set(TV, "idle")
    await nothing_more(hass)
    assert len(loaded.runtime_data.manager.jobs) == 1


# Something new


async def wait_for_quiet(hass: HomeAssistant) -> None:
    """Let the time pass after which no further episode belongs to a message."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=QUIET_FOR + 1))
    await hass.async_block_till_done()


async def test_the_phone_is_told_of_what_is_ready_with_its_poster(
    hass: HomeAssistant, loaded: MockConfigEntry, phone: str, messages: list[dict[str, Any]]
) -> None:
    calls = async_mock_service(hass, "test", "note")
    note = {"action": "test.note", "data": {"text": "{{ title }}"}}
    options: dict[str, Any] = {"libraries": ["Movies", "TV Shows"], "length": 11}
    await automate(hass, "media_ready", loaded, phone=phone, more_actions=[note], **options)
    summary = "<b>It rains</b> and rains."
    tell_news(loaded, new_film("7", "1917", year=None, summary=summary, thumb=""))
    tell_news(loaded, new_film("8", "Better"), is_replaced=True)
    tell_news(loaded, new_film("9", "Elsewhere"), library="Children")
    tell_news(loaded, new_film("6", "Poor"), Defect.MISSING_POSTER)
    for number in range(1, 13):
        tell_news(loaded, new_episode(number))
    await settled(lambda: messages)
    await wait_for_quiet(hass)
    film, season = messages
    assert film["title"] == calls[0].data["text"] == "New: 1917"
    assert film["message"] == "Movies\n\u2039b>It rain…"
    page = f"/plex-smart-refresher/{loaded.entry_id}"
    tag = f"plex_ready_{loaded.entry_id}_7"
    assert film["data"] == {"tag": tag, "group": "plex_ready", "url": page, "clickAction": page}
    assert season["title"] == "New: Harbour Lights · 12 episodes"
    lines = season["message"].split("\n")
    assert (lines[:2], lines[-2:]) == (
        ["TV Shows", "S02E01 Part 1"],
        ["S02E10 Part 10", "and 2 more"],
    )
    assert season["data"]["image"].startswith(f"/api/{DOMAIN}/{loaded.entry_id}/thumb/8?authSig=")


async def test_a_single_episode_is_named_and_a_tap_opens_what_was_chosen(
    hass: HomeAssistant, loaded: MockConfigEntry, phone: str, messages: list[dict[str, Any]]
) -> None:
    await automate(hass, "media_ready", loaded, phone=phone, address="plex://")
    tell_news(loaded, new_episode(3))
    await wait_for_quiet(hass)
    [message] = messages
    assert message["title"] == "New: Harbour Lights · S02E03 Part 3"
    assert message["message"] == "TV Shows\nSomebody meets number 3."
    assert (message["data"]["url"], message["data"]["clickAction"]) == ("plex://", "plex://")
    assert "/thumb/803?authSig=" in message["data"]["image"]


async def test_once_a_day_the_phone_is_told_what_is_new(
    hass: HomeAssistant, loaded: MockConfigEntry, phone: str, messages: list[dict[str, Any]]
) -> None:
    now = dt_util.utcnow()
    at = dt_util.as_local(now + timedelta(hours=1)).strftime("%H:%M:00")
    # There are two libraries called Movies.
    inputs: dict[str, Any] = {"time": at, "libraries": ["movies (1)", "TV Shows"], "titles": 2}
    await automate(hass, "new_today", loaded, phone=phone, **inputs)
    async_fire_time_changed(hass, now + timedelta(hours=1))
    await nothing_more(hass)
    assert messages == []
    arrivals = [
        *((new_episode(1), "new"), (new_episode(2), "new"), (new_film("6", "Better"), "replaced")),
        *((new_film("7", "<1917>", thumb=""), "new"), (new_film("9", "More"), "new")),
    ]
    rows = [
        ArrivalRow(
            rating_key=item.rating_key,
            library_id=item.library_id,
            kind=kind,
            arrived_at=now.timestamp() - 99,
            told=Told.READY,
            told_at=now.timestamp() - number,
            item=item,
        )
        for number, (item, kind) in enumerate(reversed(arrivals))
    ]
    await loaded.runtime_data.manager.records.arrivals.put(rows)
    async_fire_time_changed(hass, now + timedelta(days=1, hours=1))
    await settled(lambda: messages)
    [message] = messages
    assert message["title"] == "New on Plex today: 4"
    assert message["message"].split("\n") == ["• More (2024)", "• \u20391917> (2024)", "and 1 more"]
    assert f"/{loaded.entry_id}/thumb/9?authSig=" in message["data"]["image"]
    target = {"entity_id": "automation.test"}
    await hass.services.async_call(AUTOMATION, "turn_off", target, blocking=True)

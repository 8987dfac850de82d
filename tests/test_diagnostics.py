"""Diagnostics: what helps to find a fault, and no secrets, titles, addresses or paths."""

from collections.abc import Mapping
import json
import re
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from homeassistant.components.diagnostics import REDACTED
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.plex_smart_refresher.engine.events import LogLevel, LogLine, Phase
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import ItemOutcome, Result
from custom_components.plex_smart_refresher.storage import Lines, LogIndex, LogIndexError
from plex_simulator import FaultKind, PlexSimulator

from .kit import scan


async def diagnose(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, entry: MockConfigEntry
) -> dict[str, Any]:
    """Download the diagnostics, as a user does."""
    found = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert isinstance(found, dict)
    return found


def leaks(found: Mapping[str, Any], secrets: set[str]) -> set[str]:
    """Return which secrets stand somewhere in the diagnostics, as words of their own."""
    text = json.dumps(found, ensure_ascii=False)
    return {
        secret
        for secret in secrets
        if re.search(
            rf"(?<!\w){re.escape(json.dumps(secret, ensure_ascii=False)[1:-1])}(?!\w)", text
        )
    }


def titles(plex: PlexSimulator) -> set[str]:
    """Return all titles on the server; a single figure or letter would be found anywhere."""
    items = {item.title.strip() for item in plex.catalog.items.values()}
    libraries = {library.title for library in plex.catalog.libraries.values()}
    return {title for title in items | libraries if len(title) > 1 and title != "null"}


def secrets(hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator) -> set[str]:
    """Return what must not stand in the diagnostics."""
    return {
        plex.token,
        plex.url,
        plex.url.rpartition(":")[2],
        "127.0.0.1",
        plex.context.machine_identifier,
        entry.entry_id,
        entry.title,
        "test-client",
        hass.config.config_dir,
        *titles(plex),
    }


async def test_no_secret_is_in_the_diagnostics_after_scans_of_all_kinds(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
) -> None:
    known = secrets(hass, loaded, plex)
    await scan(hass, loaded, dry_run=True)
    await scan(hass, loaded)
    found = await diagnose(hass, hass_client, loaded)
    assert leaks(found, known | titles(plex)) == set()
    plex.faults.switch_on(FaultKind.STATUS, on="list_page")
    await scan(hass, loaded)
    found = await diagnose(hass, hass_client, loaded)
    assert leaks(found, known) == set()
    assert any("unreadable" in line for line in found["last_job"]["log"])


async def test_they_tell_what_helps(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
) -> None:
    job = await scan(hass, loaded)
    found = await diagnose(hass, hass_client, loaded)
    assert found["server"] == {"version": plex.context.version, "reachable": True}
    assert found["entry"]["options"]["window_days"] == 0
    assert [each["library_id"] for each in found["libraries"]] == [*"123456"]
    assert found["libraries"][0]["open"]["items"] > 0
    assert found["libraries"][0]["agent"] == "tv.plex.agents.movie"
    assert [(each["trigger"], each["options"]) for each in found["jobs"][1:]] == []
    told = found["jobs"][0]
    assert (told["status"], told["tally"]["fixed"]) == ("success", job.tally.fixed)
    assert told["libraries"][0]["is_complete"] is True
    assert sum(found["last_job"]["results"].values()) >= job.tally.defective
    assert found["last_job"]["lines"]["refresh info"] > 10
    assert found["last_job"]["log"][-1].endswith(f"success after {job.duration:.0f} s")
    assert found["sizes"]["lines"] > 100
    assert (found["problems"], found["totals"]["jobs"]) == ([], 1)


async def test_token_address_and_whom_to_notify_are_redacted(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, loaded: MockConfigEntry
) -> None:
    options = {**loaded.options, "notify_entities": ["notify.phone_of_jane"]}
    hass.config_entries.async_update_entry(loaded, options=options)
    entry = (await diagnose(hass, hass_client, loaded))["entry"]
    secrets = ("token", "url", "client_identifier", "listed_libraries")
    assert entry["data"] == {**dict.fromkeys(secrets, REDACTED), "verify_ssl": True}
    assert entry["options"]["notify_entities"] == REDACTED


SENTENCES = [
    ("cannot reach http://10.0.0.7:32400/library?X-Plex-Token=abc now", "cannot reach {} now"),
    ("10.0.0.7 refused", "{} refused"),
    ("10.0.0.7:32400 refused", "{} refused"),
    ("lost [fe80::1:2] and 2001:db8::7, twice", "lost [{}] and {}, twice"),
    ("cannot open /config/my films/A Title (2020).mkv", "cannot open {}"),
    ("cannot open '/media/x'", "cannot open '{}"),
    (r"cannot open C:\Films\A Title.mkv", "cannot open {}"),
    (r"cannot open \\nas\Films\A Title.mkv", "cannot open {}"),
    ("~/films is empty", "{}"),
    ("started by the schedule “Nightly for Jane”", "started by the schedule {}"),
    ("Movies: entry 5 is unreadable", "{}: entry 5 is unreadable"),
    ("the token simulator-token is wrong", "the token {} is wrong"),
    ("answered with 500 at 12:30:45, version 1.43.0.10162", None),
    ("90 of 412 items are defective; 3/4 done", None),
]


async def test_texts_are_scrubbed_of_what_they_name_and_of_nothing_else(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, loaded: MockConfigEntry
) -> None:
    job = await scan(hass, loaded, libraries=["4"])
    index = loaded.runtime_data.manager.files.log_index
    for number, (message, _) in enumerate(SENTENCES):
        line = LogLine(
            time=1.0,
            level=LogLevel.ERROR,
            phase=Phase.VERIFY,
            code=LineCode.ERROR,
            values={"error": message},
        )
        index.add_line(job.job_id, line)
        item = MediaItem(f"{number}00000", "1", MediaType.MOVIE, "A Title")
        outcome = ItemOutcome(item=item, result=Result.ERRORED, error=message)
        index.add_outcome(job.job_id, outcome, 1.0, state=None, dry_run=False)
    found = (await diagnose(hass, hass_client, loaded))["last_job"]
    scrubbed = [
        expected.replace("{}", REDACTED) if expected else text for text, expected in SENTENCES
    ]
    told = [line.partition(" verify error: ")[2] for line in found["log"][-len(SENTENCES) :]]
    assert told == scrubbed
    assert set(found["errors"]) == set(scrubbed)


async def test_a_message_about_an_item_is_counted_only(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, loaded: MockConfigEntry
) -> None:
    job = await scan(hass, loaded, libraries=["4"])
    index = loaded.runtime_data.manager.files.log_index
    line = LogLine(
        time=1.0,
        level=LogLevel.ERROR,
        phase=Phase.VERIFY,
        code=LineCode.ERROR,
        values={"title": "A Title of Nobody", "error": "it went wrong"},
        rating_key="9",
    )
    index.add_line(job.job_id, line)
    found = (await diagnose(hass, hass_client, loaded))["last_job"]
    assert found["lines"]["verify error"] == 1
    assert "Nobody" not in json.dumps(found)


async def test_names_of_libraries_and_schedules_that_are_no_longer_there_do_not_leak(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
) -> None:
    await scan(hass, loaded)
    plex.catalog.libraries["4"].title = "Tunes"
    plex.catalog.remove_library("3")
    subentry = ConfigSubentry(
        data=MappingProxyType({"time": "03:30:00", "weekdays": ["mon"]}),
        subentry_type="schedule",
        title="When Jane sleeps",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(loaded, subentry)
    await loaded.runtime_data.manager.upkeep.async_check_server()
    found = await diagnose(hass, hass_client, loaded)
    assert leaks(found, {"Music", "TV Shows", "Tunes", "When Jane sleeps"}) == set()
    assert found["entry"]["schedules"] == [{"time": "03:30:00", "weekdays": ["mon"]}]


async def test_a_log_index_that_cannot_be_read_is_told(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded)
    problem = LogIndexError("unable to open /config/.storage/x.db")
    with (
        patch.object(Lines, "get", side_effect=problem),
        patch.object(LogIndex, "sizes", side_effect=problem),
    ):
        found = await diagnose(hass, hass_client, loaded)
    expected = {"error": f"unable to open {REDACTED}"}
    assert (found["last_job"], found["sizes"]) == (expected, expected)


async def test_before_the_first_scan_there_is_no_job_to_tell_of(
    hass: HomeAssistant, hass_client: ClientSessionGenerator, loaded: MockConfigEntry
) -> None:
    found = await diagnose(hass, hass_client, loaded)
    assert (found["jobs"], found["last_job"]) == ([], None)
    assert found["arrivals"] == {"pending": 0, "next_at": None}
    assert found["libraries"][0]["open"] is None

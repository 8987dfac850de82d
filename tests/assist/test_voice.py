"""Voice: what is said to Home Assistant's own assistant, and what it answers."""

from collections.abc import Iterator, Mapping
import json
from pathlib import Path
import re
from typing import Any
from unittest.mock import patch

from hassil.intents import Intents, TextSlotList, WildcardSlotList
from hassil.recognize import recognize_all
from hassil.sample import sample_intents
from homeassistant.auth.models import User
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

import custom_components.plex_smart_refresher as integration
from custom_components.plex_smart_refresher.engine.job import JobTrigger
from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.storage import LogIndexError
from plex_simulator import Catalog, Outcome, PlexSimulator

from ..kit import (
    ScaledClock,
    broken,
    call,
    candidate,
    entry_for,
    propose,
    scan,
    small_catalog,
    state,
    until,
)

FOLDER = Path(integration.__file__).parent / "assist" / "sentences"
TEXTS = {path.stem: json.loads(path.read_text("utf-8")) for path in FOLDER.glob("*.json")}
COMMANDS = [*TEXTS["en"]["commands"]]


@pytest.fixture
def catalog() -> Catalog:
    catalog = small_catalog()
    catalog.add_library("Konzerte & Co.", "artist")
    return catalog


@pytest.fixture(autouse=True)
async def _assistant(request: pytest.FixtureRequest) -> None:
    """Set Home Assistant's own assistant up."""
    if "hass" in request.fixturenames:
        hass = request.getfixturevalue("hass")
        assert await async_setup_component(hass, "homeassistant", {})
        assert await async_setup_component(hass, "conversation", {})


async def say(
    hass: HomeAssistant, sentence: str, *, language: str = "en", user: User | None = None
) -> str:
    """Say something and return the spoken answer."""
    context = Context(user_id=user.id if user else None)
    result = await async_converse(hass, sentence, None, context, language=language)
    answer: str = result.response.speech["plain"]["speech"]
    return answer


def sag(hass: HomeAssistant, sentence: str) -> Any:
    """Say something in German."""
    return say(hass, sentence, language="de")


# Starting


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "Start a Plex scan", "I have started a Plex scan."),
        ("en", "Please scan Plex.", "I have started a Plex scan."),
        ("en", "check my plex libraries", "I have started a Plex scan."),
        ("en", "Run a new scan of Plex, please", "I have started a Plex scan."),
        ("de", "Prüfe Plex", "Ich habe einen Plex-Scan gestartet."),
        ("de", "Starte bitte einen Plex-Scan!", "Ich habe einen Plex-Scan gestartet."),
        ("de", "starte einen plex scan", "Ich habe einen Plex-Scan gestartet."),
        ("en", "check my plex library please", "I have started a Plex scan."),
        ("de", "Plexscan starten", "Ich habe einen Plex-Scan gestartet."),
        ("de", "Überprüfe meinen Plex-Server", "Ich habe einen Plex-Scan gestartet."),
    ],
)
async def test_a_scan_starts_when_asked_for(
    hass: HomeAssistant, loaded: MockConfigEntry, language: str, sentence: str, answer: str
) -> None:
    assert await say(hass, sentence, language=language) == answer
    (job,) = loaded.runtime_data.manager.jobs
    assert job.trigger is JobTrigger.MANUAL
    assert job.options.library_ids == ()


@pytest.mark.parametrize(
    ("language", "sentence", "titles", "library_ids"),
    [
        ("en", "Start a Plex scan of the movies", "Movies", ("1", "2")),
        ("en", "Scan Movies 2 in Plex", "Movies (2)", ("2",)),
        ("en", "Scan TV Shows in Plex", "TV Shows", ("3",)),
        ("en", "check the shows library on Plex please", "TV Shows", ("3",)),
        ("en", "scan the Plex library konzerte & co", "Konzerte & Co.", ("5",)),
        ("en", "scan the music in plex", "Konzerte & Co.", ("5",)),
        ("de", "Starte einen Plex-Scan der Filme", "Movies", ("1", "2")),
        ("de", "Prüfe bitte meine Serien in Plex", "TV Shows", ("3",)),
        ("de", "Prüfe die Plex-Mediathek Konzerte & Co.", "Konzerte & Co.", ("5",)),
        ("de", "Starte einen Plex-Scan für TV Shows", "TV Shows", ("3",)),
    ],
)
async def test_a_library_can_be_named_by_its_title_a_part_of_it_or_its_kind(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    language: str,
    sentence: str,
    titles: str,
    library_ids: tuple[str, ...],
) -> None:
    expected = {
        "en": f"I have started a Plex scan of {titles}".removesuffix(".") + ".",
        "de": f"Ich habe einen Plex-Scan von {titles} gestartet.",
    }
    assert await say(hass, sentence, language=language) == expected[language]
    (job,) = loaded.runtime_data.manager.jobs
    assert job.options.library_ids == library_ids


async def test_an_unknown_library_is_answered_with_the_known_ones(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await say(hass, "Scan the cooking videos in Plex") == (
        "I cannot find a library called cooking videos in Plex."
        " The libraries are Movies (1), Movies (2), TV Shows and Konzerte & Co."
    )
    assert await sag(hass, "Starte einen Plex-Scan der Kochvideos") == (
        "In Plex kenne ich keine Mediathek namens Kochvideos."
        " Es gibt Movies (1), Movies (2), TV Shows und Konzerte & Co."
    )
    assert not loaded.runtime_data.manager.jobs


async def test_a_dry_run_is_called_one(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, "dry_run": True})
    assert await say(hass, "scan plex") == (
        "I have started a dry run in Plex. It does not change anything."
    )
    await until(lambda: loaded.runtime_data.manager.job is None)
    assert await sag(hass, "Prüfe die Filme in Plex") == (
        "Ich habe in Plex einen Probelauf von Movies gestartet. Er verändert nichts."
    )


async def test_while_a_scan_runs_no_second_one_starts(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    assert await say(hass, "scan plex") == "A Plex scan is already running. It is 0 percent done."
    assert await sag(hass, "Prüfe Plex") == "Es läuft schon ein Plex-Scan. Er ist bei 0 Prozent."
    assert len(loaded.runtime_data.manager.jobs) == 1


async def test_a_scan_follows_a_job_of_new_items(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    manager = loaded.runtime_data.manager
    options = manager.default_options().for_arrivals(["1"])
    await manager.async_start(options, JobTrigger.ARRIVAL)
    assert await sag(hass, "Prüfe Plex") == (
        "Ich habe einen Plex-Scan gestartet. Er beginnt, sobald die Neuzugänge fertig sind."
    )
    assert await say(hass, "how far is the plex scan") == (
        "A Plex scan follows as soon as the new items are done."
    )
    assert await say(hass, "scan plex") == (
        "A Plex scan is already waiting. It begins as soon as the new items are done."
    )
    assert len(manager.jobs) == 2


async def test_a_server_that_does_not_answer_is_told(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("reset")
    await loaded.runtime_data.manager.upkeep.async_check_server()
    assert await say(hass, "scan plex") == "The Plex server does not respond."
    assert await sag(hass, "Prüfe Plex") == "Der Plex-Server antwortet nicht."
    plex.faults.clear()
    assert await say(hass, "scan plex") == "I have started a Plex scan."


async def test_a_server_that_is_not_loaded_does_not_answer(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(loaded.entry_id)
    assert await say(hass, "what is broken in plex") == "The Plex server does not respond."


async def test_without_a_server_that_is_what_is_said(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, integration.DOMAIN, {})
    await hass.async_block_till_done()
    assert await say(hass, "scan plex") == "No Plex server is set up in Plex Smart Refresher."
    assert await sag(hass, "Was ist in Plex kaputt?") == (
        "In Plex Smart Refresher ist kein Plex-Server eingerichtet."
    )


@pytest.mark.parametrize(
    ("method", "error", "sentence", "answer"),
    [
        (
            "async_start",
            HomeAssistantError("It broke."),
            "scan plex",
            "That did not work. It broke.",
        ),
        (
            "async_cancel",
            HomeAssistantError("Es ist kaputt."),
            "Brich den Plex-Scan ab",
            "Das hat nicht geklappt. Es ist kaputt.",
        ),
        (
            "log_index",
            LogIndexError("No disk."),
            "what is broken in plex",
            "That did not work. No disk.",
        ),
    ],
)
async def test_what_goes_wrong_is_said(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    method: str,
    error: Exception,
    sentence: str,
    answer: str,
) -> None:
    manager = loaded.runtime_data.manager
    if method == "async_cancel":
        plex.faults.switch_on("hang", seconds=60)
        await call(hass, "start_scan")
    is_index = method == "log_index"
    target, name = (manager.records.items, "get") if is_index else (manager, method)
    with patch.object(target, name, side_effect=error):
        assert await say(hass, sentence) == answer


# Cancelling


async def test_cancelling_tells_how_far_the_scan_was(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    assert await say(hass, "Cancel the Plex scan") == (
        "I have cancelled the Plex scan at 0 percent."
    )
    await call(hass, "start_scan")
    assert await sag(hass, "Brich den Plex-Scan ab") == (
        "Ich habe den Plex-Scan bei 0 Prozent abgebrochen."
    )
    assert {job.status for job in loaded.runtime_data.manager.jobs} == {"cancelled"}


async def test_cancelling_tells_what_was_fixed_until_then(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await half_way(hass, loaded, plex)
    answer = await say(hass, "stop the plex scan")
    assert re.fullmatch(
        r"I have cancelled the Plex scan at [3-9]\d percent\. It had fixed 1 item\.", answer
    )


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [
        ("en", "stop the plex scan", "No Plex scan is running."),
        ("de", "Stoppe den Plex-Scan", "Es läuft gerade kein Plex-Scan, den ich abbrechen könnte."),
    ],
)
async def test_there_may_be_nothing_to_cancel(
    hass: HomeAssistant, loaded: MockConfigEntry, language: str, sentence: str, answer: str
) -> None:
    assert await say(hass, sentence, language=language) == answer


# How far it is


async def half_way(hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator) -> None:
    """Start a scan that has fixed one item and waits for another one."""
    broken(plex, Outcome.FIXED)
    broken(plex, Outcome.IGNORED)
    options = {**entry.options, "item_deadline": 3600}
    hass.config_entries.async_update_entry(entry, options=options)
    await call(hass, "start_scan")
    manager = entry.runtime_data.manager
    await until(lambda: manager.job is not None and manager.job.tally.fixed == 1)


async def test_a_running_scan_is_told_with_its_phase_and_counts(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await half_way(hass, loaded, plex)
    assert re.fullmatch(
        r"The Plex scan is [3-9]\d percent done\. It is (refreshing|verifying) [a-z ]+\."
        r" So far it has checked 13 items and fixed 1 item\.",
        await say(hass, "How far is the Plex scan?"),
    )
    assert re.fullmatch(
        r"Der Plex-Scan ist bei [3-9]\d Prozent\. Gerade (aktualisiert|kontrolliert) er, was .*\."
        r" Bisher hat er 13 Titel geprüft und einen Titel repariert\.",
        await sag(hass, "Wie weit ist der Plex-Scan?"),
    )
    await call(hass, "cancel_scan")


async def test_a_running_dry_run_fixes_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan", dry_run=True)
    await until(lambda: loaded.runtime_data.manager.job.phase is not None)
    assert await say(hass, "is a plex scan running") == (
        "The dry run in Plex is 0 percent done. It is collecting the items."
        " So far it has checked no items."
    )


async def test_before_the_first_scan_there_is_none(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await say(hass, "how far is the plex scan") == (
        "No Plex scan is running, and none has run yet."
    )


async def test_between_scans_the_last_one_is_told(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.FIXED)
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    assert re.fullmatch(
        r"No Plex scan is running\. The last one finished today at \d{1,2}:\d\d [AP]M\."
        r" It checked 13 items and fixed 1 item\. 1 item is still broken\.",
        await say(hass, "how is the plex scan doing"),
    )
    assert re.fullmatch(
        r"Es läuft kein Plex-Scan\. Der letzte ist heute um \d{1,2}:\d\d Uhr fertig geworden\."
        r" Er hat 13 Titel geprüft und einen Titel repariert\. Ein Titel ist noch kaputt\.",
        await sag(hass, "Ist der Plex-Scan schon fertig?"),
    )


async def test_a_refreshed_item_is_not_taken_for_the_last_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await call(hass, "refresh_item", rating_key=broken(plex))
    assert "none has run yet" in await say(hass, "how far is the plex scan")


async def test_a_scan_that_failed_says_why(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("status", status=401)
    await scan(hass, loaded)
    assert "failed today at" in await say(hass, "how far is the plex scan")
    assert (await say(hass, "how far is the plex scan")).endswith(
        "because the Plex server did not accept the token."
    )
    assert (await sag(hass, "wie läuft der plex scan")).endswith(
        "fehlgeschlagen, weil der Plex-Server das Token nicht angenommen hat."
    )


async def test_a_cancelled_a_healthy_and_a_dry_scan_are_told_as_such(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    assert (await say(hass, "how far is the plex scan")).endswith(
        "It checked 11 items, and nothing was broken."
    )
    broken(plex)
    await scan(hass, loaded, dry_run=True)
    assert (await say(hass, "how far is the plex scan")).endswith(
        "It checked 12 items and would refresh 1 item."
    )
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    await call(hass, "cancel_scan")
    assert "The last one was cancelled today at" in await say(hass, "how far is the plex scan")


@pytest.mark.parametrize(
    ("days", "when"),
    [
        (-1, "today at"),
        (0, "today at"),
        (1, "yesterday at"),
        (2, "2 days ago."),
        (40, "40 days ago."),
    ],
)
async def test_the_time_of_the_last_scan_is_told_as_people_do(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    clock: ScaledClock,
    days: int,
    when: str,
) -> None:
    clock.skip(days=-days)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await scan(hass, entry)
    assert when in await say(hass, "how far is the plex scan")
    await hass.config_entries.async_unload(entry.entry_id)


# What is broken


async def test_what_is_broken_is_told_by_kind_with_some_titles(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for title in ("One", "Two", "Three", "Four"):
        broken(plex, Outcome.NEVER, title=title, year=None)
    broken(plex, Outcome.NEVER, "missing_poster", "missing_summary", title="Five", year=None)
    await scan(hass, loaded)
    answer = await say(hass, "What's broken in Plex?")
    assert re.fullmatch(
        r"5 items are broken in Plex: 5 with a missing poster and 1 with a missing summary\."
        r" Among them are (One|Two|Three|Four|Five), (\w+) and (\w+)\.",
        answer,
    )
    antwort = await sag(hass, "Was ist in Plex kaputt?")
    assert re.fullmatch(
        r"In Plex sind 5 Titel kaputt: 5 ohne Poster und 1 ohne Beschreibung\."
        r" Dazu gehören \w+, \w+ und \w+\.",
        antwort,
    )


async def test_a_single_broken_item_is_told_by_its_title(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER, title="The Last River", year=1999)
    await scan(hass, loaded)
    assert await say(hass, "what is broken with plex") == (
        "1 item is broken in Plex: The Last River from 1999, with a missing poster."
    )
    assert await sag(hass, "Was stimmt in Plex nicht?") == (
        "In Plex ist ein Titel kaputt: The Last River von 1999, ohne Poster."
    )


async def test_before_the_first_scan_nobody_knows_what_is_broken(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await say(hass, "what is broken in plex") == (
        "I do not know yet. No scan has checked Plex so far."
    )
    await scan(hass, loaded)
    assert await say(hass, "what is broken in plex") == (
        "As far as I know, nothing is broken in Plex."
    )
    assert await sag(hass, "Was fehlt in Plex?") == "Soweit ich weiß, ist in Plex nichts kaputt."


async def test_an_item_that_has_vanished_is_neither_counted_nor_named(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    gone = broken(plex, Outcome.NEVER, "missing_poster", "missing_summary", title="Vanished")
    broken(plex, Outcome.NEVER, title="The Last River", year=1999)
    await scan(hass, loaded)
    plex.catalog.remove(plex.catalog.items[gone])
    await scan(hass, loaded)
    assert state(hass, "sensor", "defective", loaded).state == "1"
    assert await say(hass, "what is broken in plex") == (
        "1 item is broken in Plex: The Last River from 1999, with a missing poster."
    )


async def test_an_ignored_item_is_not_named(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex, Outcome.NEVER, title="Left Alone")
    await scan(hass, loaded)
    await loaded.runtime_data.manager.upkeep.async_ignore(Marks.of([key]), ignored=True)
    assert "Left Alone" not in await say(hass, "what is broken in plex")


async def test_an_odd_title_is_said_without_what_cannot_be_said(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER, title="{0} Bell\x07 and\nbreak " + "on and on " * 30, year=None)
    await scan(hass, loaded)
    answer = await say(hass, "what is broken in plex")
    assert answer.startswith("1 item is broken in Plex: {0} Bell and break on and on")
    assert len(answer) < 130


# Who may


@pytest.mark.parametrize("sentence", ["scan plex", "cancel the plex scan", "prüfe plex"])
async def test_a_user_who_may_not_press_the_button_may_not_act(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_read_only_user: User, sentence: str
) -> None:
    answer = await say(hass, sentence, user=hass_read_only_user)
    assert answer in (
        "You are not allowed to start or cancel Plex scans.",
        "Du darfst Plex-Scans weder starten noch abbrechen.",
    )
    assert not loaded.runtime_data.manager.jobs


async def test_a_user_who_may_not_act_may_read(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_read_only_user: User
) -> None:
    user = hass_read_only_user
    assert "none has run yet" in await say(hass, "how far is the plex scan", user=user)
    assert "not know yet" in await say(hass, "what is broken in plex", user=user)


async def test_a_user_without_admin_rights_who_may_press_the_button_may_act(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_read_only_user: User
) -> None:
    button = "button.simulated_plex_start_scan"
    hass_read_only_user.mock_policy({"entities": {"entity_ids": {button: {"control": True}}}})
    assert await say(hass, "scan plex", user=hass_read_only_user) == "I have started a Plex scan."


async def test_an_administrator_may_act(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_admin_user: User
) -> None:
    assert await say(hass, "scan plex", user=hass_admin_user) == "I have started a Plex scan."


async def test_a_user_who_is_gone_may_not_act(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_admin_user: User
) -> None:
    await hass.auth.async_remove_user(hass_admin_user)
    assert "not allowed" in await say(hass, "scan plex", user=hass_admin_user)


# Several servers


async def test_with_several_servers_each_one_answers_by_its_name(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    async with PlexSimulator(small_catalog(), machine_identifier="another") as second_plex:
        second = entry_for(second_plex)
        hass.config_entries.async_update_entry(loaded, title="Upstairs")
        second.add_to_hass(hass)
        hass.config_entries.async_update_entry(second, title="Downstairs")
        assert await hass.config_entries.async_setup(second.entry_id)
        assert await say(hass, "scan plex") == (
            "Upstairs: I have started a Plex scan. Downstairs: I have started a Plex scan."
        )
        await until(lambda: not any(e.runtime_data.manager.job for e in (loaded, second)))
        assert await say(hass, "scan the music in plex") == (
            "I have started a Plex scan of Konzerte & Co."
        )
        assert second.runtime_data.manager.job is None
        await hass.config_entries.async_unload(second.entry_id)


# The sentences


def templates(texts: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Return the sentences of each command."""
    yield from texts["commands"].items()


# What waits for a person


@pytest.mark.usefixtures("no_search")
async def test_what_needs_a_person_is_counted_and_named(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, hass_read_only_user: User
) -> None:
    assert await say(hass, "What needs me in Plex") == "Nothing in Plex needs you."
    assert await sag(hass, "Was braucht mich bei Plex?") == "In Plex braucht dich gerade nichts."
    made = {"summary": "By hand.", "hand_made": True}
    lost = broken(plex, Outcome.NEVER, "no_match", title="Lost")
    await scan(hass, loaded)
    await propose(loaded, lost, candidate())
    assert await say(hass, "what is waiting for me in plex") == (
        "1 item in Plex needs you: Lost from 1999."
    )
    broken(plex, Outcome.FIXED, "no_match", title="Wedding", year=2005, **made)
    broken(plex, Outcome.FIXED, "no_match", title="Holiday", year=2006, **made)
    await scan(hass, loaded)
    answer = await say(hass, "What needs me in Plex")
    assert answer.startswith(
        "3 items in Plex need you: 1 match to decide and 2 with manual edits. Among them are Lost"
    )
    assert await say(hass, "What needs me in Plex", user=hass_read_only_user) == (
        "3 items in Plex need you: 1 match to decide and 2 with manual edits."
    )
    answer = await sag(hass, "Wartet in Plex etwas auf mich?")
    assert answer.startswith(
        "In Plex brauchen dich 3 Titel: eine offene Zuordnung und 2 mit Änderungen von Hand."
    )


def all_intents() -> Intents:
    """Return all commands of all languages, as the assistant knows them."""
    intents = Intents.from_dict(
        {
            "language": "en",
            "intents": {
                f"{language} {command}": {"data": [{"sentences": sentences}]}
                for language, texts in TEXTS.items()
                for command, sentences in templates(texts)
            },
        }
    )
    for name in ("library", "title"):
        intents.slot_lists[name] = WildcardSlotList(name)
    return intents


@pytest.mark.parametrize("language", sorted(TEXTS))
@pytest.mark.parametrize("command", COMMANDS)
def test_no_sentence_means_two_commands_or_belongs_to_two_languages(
    language: str, command: str
) -> None:
    intents = all_intents()
    spoken = Intents.from_dict(
        {
            "language": "en",
            "intents": {"this": {"data": [{"sentences": TEXTS[language]["commands"][command]}]}},
        }
    )
    names = TextSlotList.from_strings(["Science Fiction"])
    libraries = {"library": names, "title": names}
    samples = {sentence for _, sentence in sample_intents(spoken, slot_lists=libraries)}
    assert samples
    for sentence in samples:
        understood = {result.intent.name for result in recognize_all(sentence, intents)}
        assert understood == {f"{language} {command}"}, sentence


def test_both_languages_have_the_same_texts() -> None:
    def keys(texts: Any, path: str = "") -> set[str]:
        if not isinstance(texts, dict):
            return {path}
        return {key for name, value in texts.items() for key in keys(value, f"{path}/{name}")}

    assert keys(TEXTS["en"]) == keys(TEXTS["de"])


def test_both_languages_fill_in_the_same_values() -> None:
    def values(texts: Any) -> Any:
        if isinstance(texts, dict):
            return {key: values(value) for key, value in texts.items()}
        return set(re.findall(r"{(\w+)}", texts)) - {"count"}

    for part in (
        "answers",
        "refusals",
        "errors",
        "when",
        "phases",
        "left",
        "wrong",
        "next",
        "defects",
    ):
        assert values(TEXTS["en"][part]) == values(TEXTS["de"][part])

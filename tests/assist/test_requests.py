"""Voice: how healthy Plex is, whether it is scanned, and what was fixed, as people ask for it."""

import re
from unittest.mock import patch

from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.jobs.statistics import Statistics
from plex_simulator import Catalog, Outcome, PlexSimulator

from ..kit import ScaledClock, broken, scan, small_catalog
from .test_voice import sag, say


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture(autouse=True)
async def _assistant(hass: HomeAssistant) -> None:
    """Set Home Assistant's own assistant up."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})


ASKED = {
    "health": {
        "en": (
            "How healthy is my Plex library?",
            "is my plex ok",
            "How's Plex doing?",
            "How are my Plex libraries?",
            "what's the health of the plex server",
            "Is everything all right with Plex?",
            "are my plex libraries in good shape",
            "is my Plex library fine?",
        ),
        "de": (
            "Wie gesund ist meine Plex-Mediathek?",
            "wie gesund ist plex",
            "Ist mein Plex-Server in Ordnung?",
            "Sind meine Plex-Mediatheken gesund?",
            "Wie geht es meinem Plex?",
            "ist in plex alles okay",
            "Ist alles in Ordnung mit meinem Plex?",
        ),
    },
    "broken": {
        "en": ("How many items are broken in Plex?", "Is anything wrong with my Plex?"),
        "de": ("Wie viele Titel sind in Plex kaputt?", "Ist in meinem Plex noch etwas kaputt?"),
    },
    "fixed": {
        "en": (
            "What did Plex fix?",
            "what has the plex refresher fixed last night",
            "Which items did Plex heal today?",
            "what was repaired in my plex",
            "Did Plex fix anything last night?",
            "What did Plex repair overnight?",
        ),
        "de": (
            "Was hat Plex repariert?",
            "Was wurde letzte Nacht in Plex geheilt?",
            "Welche Titel hat der Plex-Scan heute repariert?",
            "was ist in meinem plex zuletzt behoben worden",
            "Hat Plex gestern etwas repariert?",
            "Was hat Plex heute Nacht repariert?",
        ),
    },
    "progress": {
        "en": (
            "Is Plex being scanned?",
            "is my plex library currently being checked",
            "When was Plex last scanned?",
            "when was the last plex scan",
            "Is Plex scanning right now?",
            "Is a Plex scan still running?",
        ),
        "de": (
            "Wird Plex gerade gescannt?",
            "Wird meine Plex-Mediathek gerade überprüft?",
            "wann wurde plex zuletzt geprüft",
            "Wann war der letzte Plex-Scan?",
            "Scannt Plex gerade?",
            "Läuft gerade ein Plex-Scan?",
        ),
    },
}
FIRST = {
    "health": {"en": "I do not know yet.", "de": "Das weiß ich noch nicht."},
    "broken": {"en": "I do not know yet.", "de": "Das weiß ich noch nicht."},
    "fixed": {
        "en": "No Plex scan has fixed anything so far.",
        "de": "Bisher hat noch kein Plex-Scan etwas repariert.",
    },
    "progress": {"en": "No Plex scan is running", "de": "Es läuft kein Plex-Scan"},
}


async def test_questions_are_understood_however_people_ask(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for command, languages in ASKED.items():
        for language, sentences in languages.items():
            for sentence in sentences:
                answer = await say(hass, sentence, language=language)
                assert answer.startswith(FIRST[command][language]), sentence


async def test_the_health_is_told_in_percent_with_what_happens_to_what_is_broken(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    upkeep = loaded.runtime_data.manager.upkeep
    found = OpenDefects(items=7, waiting=1, to_review=2, given_up=1, to_heal=2, left_alone=1)
    with patch.object(upkeep, "statistics", Statistics(total=found, health=94.5)):
        assert await say(hass, "how healthy is plex") == (
            "Your Plex library is 94.5 percent healthy. 7 items are still broken: the next scan"
            " will refresh 2, 1 will be tried again later, 2 need you, 1 was given up and 1 is"
            " left alone."
        )
        assert await sag(hass, "wie gesund ist Plex") == (
            "Deine Plex-Mediathek ist zu 94,5 Prozent gesund. 7 Titel sind noch kaputt: 2 nimmt"
            " sich der nächste Scan vor, einer wird später noch einmal versucht, 2 brauchen dich,"
            " einer ist aufgegeben und einer bleibt, wie er ist."
        )
    one = OpenDefects(items=1, waiting=1, defects={Defect.MISSING_POSTER: 1})
    with patch.object(upkeep, "statistics", Statistics(total=one)):
        assert await say(hass, "how healthy is plex") == (
            "1 item is still broken: 1 will be tried again later."
        )


async def test_a_healthy_library_has_nothing_broken(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded)
    assert await say(hass, "is my plex library healthy") == (
        "As far as I know, nothing is broken in Plex."
    )


async def test_what_was_fixed_is_told_with_time_count_and_titles(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    hass_read_only_user: User,
) -> None:
    broken(plex, title="Amber Rain", year=1999)
    await scan(hass, loaded)
    await scan(hass, loaded)  # it fixes nothing, so the one before is told
    question, frage = "what did plex fix", "Was hat Plex repariert?"
    assert re.fullmatch(
        r"Today at \d{1,2}:\d\d [AP]M, a Plex scan fixed 1 item: Amber Rain from 1999\.",
        await say(hass, question),
    )
    assert re.fullmatch(
        r"Heute um \d{1,2}:\d\d Uhr hat ein Plex-Scan einen Titel repariert:"
        r" Amber Rain von 1999\.",
        await sag(hass, frage),
    )
    untitled = await say(hass, question, user=hass_read_only_user)
    assert untitled.endswith("a Plex scan fixed 1 item.")
    for title in ("One", "Two", "Three", "Four"):
        broken(plex, title=title, year=None)
    broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    assert re.search(
        r", a Plex scan fixed 4 items\. Among them are \w+, \w+ and \w+\.$",
        await say(hass, question),
    )
    options = {**loaded.options, "speak_titles": False}
    hass.config_entries.async_update_entry(loaded, options=options)
    assert (await say(hass, question)).endswith("a Plex scan fixed 4 items.")

"""Voice: what is refreshed by its title, and which one if several fit."""

from datetime import timedelta
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.intent import IntentResponseType
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from plex_simulator import (
    Catalog,
    Outcome,
    PlexSimulator,
    RequestKind,
    episode,
    movie,
    season,
    show,
)

from ..kit import broken, call, scan, small_catalog, until
from .test_voice import sag, say

START = "button.simulated_plex_start_scan"


@pytest.fixture
def catalog() -> Catalog:
    """Return a show with broken episodes beside healthy libraries."""
    catalog = small_catalog()
    series = show(catalog.libraries["3"], "The Distant Island")
    for number in (1, 2):
        part = season(series, number)
        for place in (1, 2):
            episode(
                part,
                place,
                f"Chapter {number}{place}",
                broken=("missing_summary",),
                outcome=Outcome.NEVER,
            )
    return catalog


@pytest.fixture(autouse=True)
async def _assistant(hass: HomeAssistant) -> None:
    """Set Home Assistant's own assistant up."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})


def refreshed(entry: MockConfigEntry, plex: PlexSimulator) -> list[str]:
    """Return the titles of the items that the last job was to refresh."""
    job = entry.runtime_data.manager.jobs[0]
    return [plex.item(key).title for key in job.options.rating_keys]


async def idle(entry: MockConfigEntry) -> None:
    """Wait for the end of the running job."""
    await until(lambda: entry.runtime_data.manager.job is None)


async def test_a_title_is_understood_however_people_say_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER, title="Spider-Man: Home", year=2017)
    broken(plex, Outcome.NEVER, title="Home", year=2009)
    await scan(hass, loaded)
    for language, sentence, title in (
        ("en", "Refresh The Distant Island season 1 episode 2 in Plex", "Chapter 12"),
        ("en", "please fix the distant island, season two, episode one on plex", "Chapter 21"),
        ("en", "heal the show the distant island season 1 episode 1 in my Plex", "Chapter 11"),
        ("en", "refresh the episode chapter 22 in plex please", "Chapter 22"),
        ("en", "Refresh the movie spider man home in Plex", "Spider-Man: Home"),
        ("en", "refresh home in plex", "Home"),
        ("de", "Aktualisiere The Distant Island Staffel 1 Folge 2 in Plex", "Chapter 12"),
        ("de", "repariere bitte The Distant Island Staffel zwei, Folge eins in Plex", "Chapter 21"),
        ("de", "Lade den Film Spider Man Home in Plex neu", "Spider-Man: Home"),
        ("de", "heile die Folge Chapter 22 bei Plex", "Chapter 22"),
    ):
        answer = await say(hass, sentence, language=language)
        assert answer.startswith(("I am refreshing", "Ich aktualisiere")), (sentence, answer)
        await idle(loaded)
        assert refreshed(loaded, plex) == [title], sentence


async def test_if_several_items_fit_they_are_named_and_none_is_refreshed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, hass_read_only_user: User
) -> None:
    for year in (1999, 2001):
        broken(plex, Outcome.NEVER, title="Amber Rain", year=year)
    await scan(hass, loaded)
    jobs = len(loaded.runtime_data.manager.jobs)
    assert await say(hass, "Refresh Amber Rain in Plex") in {
        f"2 items fit: Amber Rain from {first} and Amber Rain from {last}. Which one?"
        for first, last in ((1999, 2001), (2001, 1999))
    }
    answer = await say(hass, "refresh the distant island in plex")
    assert answer.startswith("4 items fit, among them The Distant Island, season ")
    antwort = await sag(hass, "Aktualisiere The Distant Island in Plex")
    assert antwort.startswith("4 Titel passen, darunter The Distant Island, Staffel ")
    user = hass_read_only_user
    user.mock_policy({"entities": {"entity_ids": {START: {"control": True}}}})
    assert await say(hass, "refresh amber rain in plex", user=user) == (
        "2 items fit. Which season and episode, or which year?"
    )
    assert len(loaded.runtime_data.manager.jobs) == jobs
    assert "I am refreshing" in await say(hass, "refresh amber rain 1999 in plex", user=user)


async def talk(
    hass: HomeAssistant, *sentences: str, language: str = "en", user: User | None = None
) -> list[Any]:
    """Say sentences in one conversation, and return what is answered."""
    context, conversation_id, results = Context(user_id=user.id if user else None), None, []
    for sentence in sentences:
        results.append(
            await async_converse(hass, sentence, conversation_id, context, language=language)
        )
        conversation_id = results[-1].conversation_id
    return results


async def test_which_one_is_answered_in_the_same_conversation(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for year in (1999, 2001):
        broken(plex, Outcome.NEVER, title="Spider-Man: Home", year=year)
    await scan(hass, loaded)
    many, island = "refresh spider man home in plex", "refresh the distant island in plex"
    viele, insel = "aktualisiere Spider Man Home in Plex", "aktualisiere The Distant Island in Plex"
    for language, sentence, answer, key in (
        ("en", many, "the one from 1999", "1999"),
        ("en", many, "2001", "2001"),
        ("en", many, "Spider-Man Home from 1999", "1999"),
        ("de", viele, "der von 2001", "2001"),
        ("de", viele, "den aus dem Jahr 1999 bitte", "1999"),
        ("en", island, "season one episode 2", "Chapter 12"),
        ("de", insel, "Staffel zwei Folge eins", "Chapter 21"),
    ):
        question, done = await talk(hass, sentence, answer, language=language)
        assert question.response.speech["plain"]["speech"].endswith("?"), sentence
        said = done.response.speech["plain"]["speech"]
        assert said.startswith(("I am refreshing", "Ich aktualisiere")), (answer, said)
        await idle(loaded)
        (found,) = loaded.runtime_data.manager.jobs[0].options.rating_keys
        item = plex.item(found)
        assert key in (item.title, str(item.year)), answer


async def test_by_its_position_an_item_is_chosen_once_and_elsewhere_not_at_all(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for year in (1999, 2001):
        broken(plex, Outcome.NEVER, title="Amber Rain", year=year)
    await scan(hass, loaded)
    jobs = len(loaded.runtime_data.manager.jobs)
    question, done, again = await talk(
        hass, "refresh amber rain in plex", "the second one", "the second one"
    )
    named = question.response.speech["plain"]["speech"].partition(" and ")[2]
    title = named.removesuffix(". Which one?")
    assert done.response.speech["plain"]["speech"] == f"I am refreshing {title} in Plex."
    assert again.response.response_type is IntentResponseType.ERROR
    await idle(loaded)
    assert len(loaded.runtime_data.manager.jobs) == jobs + 1
    await say(hass, "refresh amber rain in plex")
    answer = await say(hass, "the second one")  # in another conversation
    assert answer == "I do not know which title you mean."
    assert len(loaded.runtime_data.manager.jobs) == jobs + 1
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=61))
    (late,) = await talk(hass, "the second one")
    assert late.response.response_type is IntentResponseType.ERROR


async def test_the_name_of_a_library_starts_a_scan_of_it(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await say(hass, "refresh the shows in plex") == (
        "I have started a Plex scan of TV Shows."
    )
    assert await sag(hass, "aktualisiere die Serien in Plex") == (
        "Es läuft schon ein Plex-Scan. Er ist bei 0 Prozent."
    )


async def test_what_cannot_be_refreshed_is_said(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, hass_read_only_user: User
) -> None:
    broken(plex, Outcome.FIXED, "no_match", title="My Holiday", year=None, locked=["summary"])
    await scan(hass, loaded)
    jobs = len(loaded.runtime_data.manager.jobs)
    assert "cannot find a library or an item" in await say(hass, "refresh nobody in plex")
    assert "manual edits" in await say(hass, "refresh my holiday in plex")
    assert "von Hand geändert" in await sag(hass, "aktualisiere My Holiday in Plex")
    sentence = "refresh chapter 11 in plex"
    assert "not allowed" in await say(hass, sentence, user=hass_read_only_user)
    assert len(loaded.runtime_data.manager.jobs) == jobs


async def test_a_title_that_was_never_broken_is_searched_in_plex(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, hass_read_only_user: User
) -> None:
    for year in (1999, 2001):
        movie(plex.catalog.libraries["1"], "Spider-Man: Home", year=year)
    plex.reset_counters()
    assert "Which one?" in await say(hass, "refresh the movie spider man home in plex")
    assert await say(hass, "refresh nobody in plex") == (
        "I cannot find a library or an item to refresh called nobody in Plex. Of episodes and "
        "albums, I only know those that a scan has found broken."
    )
    asked = plex.counters.requests[RequestKind.LIST_PAGE]
    libraries = loaded.runtime_data.manager.libraries.selected
    assert asked == 2 * len(libraries), "one request per library"
    sentence = "aktualisiere Spider Man Home von 2001 in Plex"
    user = hass_read_only_user
    assert "darfst" in await say(hass, sentence, language="de", user=user)
    assert plex.counters.requests[RequestKind.LIST_PAGE] == asked
    assert (await sag(hass, "aktualisiere Spider Man Home 2001 in Plex")).startswith("Ich akt")
    await idle(loaded)
    [key] = loaded.runtime_data.manager.jobs[0].options.rating_keys
    assert (plex.item(key).year, plex.counters.refreshes[key]) == (2001, 1)


async def test_during_a_scan_the_item_is_refreshed_afterwards(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    plex.faults.switch_on("delay", on="sections", seconds=2)
    await call(hass, "start_scan")
    assert await say(hass, "refresh chapter 11 in plex") == (
        "I will refresh chapter 11 when the running Plex scan has ended."
    )
    assert await sag(hass, "aktualisiere chapter 12 in plex") == (
        "Ich aktualisiere chapter 12, sobald der laufende Plex-Scan fertig ist."
    )
    plex.faults.clear()
    await until(lambda: {*refreshed(loaded, plex)} == {"Chapter 11", "Chapter 12"}, 20)
    await idle(loaded)

"""The compatibility report of a server on which everything is a secret."""

from collections.abc import Iterable, Mapping
import json
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.assumptions.result import (
    Assumption,
    ProbeResult,
)
from custom_components.plex_smart_refresher.engine.lines import PLAIN, LineCode
from plex_simulator import Catalog, PlexSimulator, episode, movie, season, show

from .kit import call, scan, until

ACTION = "get_compatibility_report"
SECRET = "Geheimrat"
#: What must not be in a report, in any case of letters.
SECRETS = (SECRET, "geheim", "media/", "home/", "simulator-token", "51515151", "127.0.0.1", "4711")


@pytest.fixture
def catalog() -> Catalog:
    """Return libraries whose names, agents, guids, posters, labels and files all hold a secret."""
    made = Catalog()
    films = made.add_library(f"Filme von {SECRET}", agent="tv.plex.agents.movie")
    own = made.add_library(SECRET, agent=f"tv.plex.agents.custom.{SECRET.lower()}", language=SECRET)
    shows = made.add_library(f"Serien {SECRET}", "show")
    for number in range(9):
        fields: dict[str, Any] = {
            "files": (f"/home/{SECRET}/{number}.mkv",),
            "labels": (SECRET,),
            "agent_pictures": (SECRET,),
            "guids": (f"{SECRET}://4711{number}", f"tmdb://4711{number}"),
            "added_at": made.now - number * 86_400,
        }
        movie(films, f"{SECRET} {number}", **fields)
        movie(films, f"{SECRET} b{number}", **fields, guid=f"{SECRET.lower()}.org://4711{number}")
        movie(own, f"{SECRET} c{number}", broken=["missing_poster"], **fields)
    part = season(show(shows, SECRET, labels=(SECRET,)), title=SECRET)
    for number in range(3):
        episode(part, number, SECRET, files=(f"/home/{SECRET}/x{number}.mkv",))
    return made


def frames_of(results: Iterable[ProbeResult]) -> Mapping[str, int | str]:
    """Return what results say of notifications."""
    return next(each.values for each in results if each.assumption is Assumption.FRAMES)


async def test_a_report_of_a_server_full_of_secrets_holds_none(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.context.friendly_name = SECRET
    manager = loaded.runtime_data.manager
    await until(lambda: bool(plex.counters.sockets_open))
    item = next(iter(plex.catalog.items.values()))
    plex.notifications.timeline(item, 77, metadataState=SECRET, mediaState=SECRET.lower())
    plex.notifications.timeline(item, 5, type=47_110)
    plex.faults.switch_on("status", on="match", status=404)
    await scan(hass, loaded)
    found = await call(hass, ACTION)
    text = json.dumps(found, ensure_ascii=False).lower()
    assert [secret for secret in SECRETS if secret.lower() in text] == []
    report = found["report"]
    assert {each["agent"] for each in report["libraries"]} == {
        *("tv.plex.agents.movie", "tv.plex.agents.custom", "tv.plex.agents.series")
    }
    assert [each["language"] for each in report["libraries"]] == ["en-US", "other", "en-US"]
    facts = {each["assumption"]: each for each in report["assumptions"]}
    assert facts["guid_schemes"]["verdict"] == "differs"
    assert facts["guid_schemes"]["values"]["movie other"] == 9
    assert facts["frames"]["values"] == {
        "state 77": 1,
        "type other": 1,
        "metadata_state other": 1,
        "media_state other": 1,
    }
    assert report["versions"]["plex_media_server"] == "1.43.0.10162"
    assert report["counts"]["jobs"] == 1
    assert found["markdown"].startswith("# Compatibility report\n")
    requests = plex.counters.total_requests
    assert await call(hass, ACTION) == found
    plex.notifications.timeline(item, 78)
    await until(lambda: len(frames_of(manager.check_ups.compared)) > len(facts["frames"]["values"]))
    assert plex.counters.total_requests == requests  # it tells what the check-up found
    assert manager.check_ups.probed


async def test_a_scan_adapts_to_what_the_last_check_up_found_also_after_a_restart(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.quirks.honours_orders = False
    await call(hass, ACTION)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    job = await scan(hass, loaded)
    log = await call(hass, "get_log", job_id=job.job_id, search="newest")
    assert [line["message"] for line in log["lines"]] == [PLAIN[LineCode.ADDITIONS_UNSORTED]]


async def test_a_report_is_for_administrators_and_says_when_the_server_is_away(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_read_only_user: User,
) -> None:
    asked: Mapping[str, Any] = {"blocking": True, "return_response": True}
    context = Context(user_id=hass_read_only_user.id)
    with pytest.raises(Unauthorized):
        await hass.services.async_call(DOMAIN, ACTION, {}, context=context, **asked)
    await plex.refuse_connections()
    with pytest.raises(HomeAssistantError) as refusal:
        await hass.services.async_call(DOMAIN, ACTION, {}, **asked)
    assert refusal.value.translation_key == "server_unavailable"
    await plex.accept_connections()

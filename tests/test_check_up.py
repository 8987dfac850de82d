"""What a check-up leads to: an action, an issue, a sensor, diagnostics, spoken words."""

from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.diagnostics import async_get_config_entry_diagnostics
from custom_components.plex_smart_refresher.engine.checkup.finding import Check
from custom_components.plex_smart_refresher.repairs import set_issue
from plex_simulator import Catalog, PlexSimulator, RequestKind

from .kit import call, small_catalog, state

CUSTOM = "tv.plex.agents.custom.org.example"


@pytest.fixture
def catalog() -> Catalog:
    catalog = small_catalog()
    catalog.libraries["1"].agent = CUSTOM
    catalog.libraries["4"].scanner = "Plex Video Files Scanner"
    return catalog


def issues(hass: HomeAssistant) -> list[str]:
    """Return the issues about check-ups."""
    found = (key for domain, key in ir.async_get(hass).issues if domain == DOMAIN)
    return [key.rpartition("_")[0] for key in found]


async def ask(hass: HomeAssistant, sentence: str, language: str) -> str:
    """Say something and return the spoken answer."""
    result = await async_converse(hass, sentence, None, Context(), language=language)
    return str(result.response.speech["plain"]["speech"])


def assert_worded(found: dict[str, Any]) -> None:
    """Assert that the answer of the action begins with the problem, in words."""
    first = found["checks"][0]
    assert first == {
        "check": "custom_provider",
        "status": "problem",
        "library": "Movies (1)",
        "affected": 0,
        "is_silenced": False,
        "title": "Custom metadata provider",
        "detail": "The server does not know the metadata provider org.example that the library "
        "uses.",
        "why": "All metadata of this library comes from this provider.",
        "remedy": first["remedy"],
    }
    assert "Settings → Metadata Agents" in first["remedy"]
    assert (found["problems"], found["warnings"]) == (1, 0)
    assert found["summary"].startswith("Problems: 1, warnings: 0, hints: ")


async def assert_spoken(hass: HomeAssistant) -> None:
    """Assert that the problem is spoken in both languages."""
    said = await ask(hass, "What is wrong with Plex?", "en")
    assert "Custom metadata provider, Movies (1): The server does not know" in said
    assert "choose another agent in the library: menu, Manage Library, Edit" in said
    assert "broken" not in said, "no scan has looked"
    said = await ask(hass, "Was stimmt mit Plex nicht?", "de")
    assert "Eigener Metadatenanbieter, Movies (1): Der Server kennt den" in said


@pytest.mark.usefixtures("entity_registry_enabled_by_default")
async def test_a_problem_is_told_everywhere_until_it_is_cured_or_on_purpose(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    assert state(hass, "sensor", "check_up", loaded).state == "unknown"
    plex.settings.providers = {CUSTOM: None}
    found = await call(hass, "check_server")
    assert_worded(found)
    await hass.async_block_till_done()
    assert issues(hass) == ["check_up_custom_provider"]
    assert state(hass, "sensor", "check_up", loaded).state == str(1 + found["hints"])
    shown = (await async_get_config_entry_diagnostics(hass, loaded))["check_up"]
    assert [each["values"] for each in shown["checks"] if each["status"] == "problem"] == [{}]
    await assert_spoken(hass)
    check_ups = loaded.runtime_data.manager.check_ups
    await check_ups.async_silence(Check.CUSTOM_PROVIDER, "1", is_silenced=True)
    assert issues(hass) == []
    await check_ups.async_silence(Check.CUSTOM_PROVIDER, "1", is_silenced=False)
    assert issues(hass) == ["check_up_custom_provider"]
    plex.settings.providers = {CUSTOM: True}
    assert (await call(hass, "check_server"))["problems"] == 0
    assert issues(hass) == []


async def test_a_check_up_takes_few_reads_and_no_write_and_is_not_for_everybody(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, hass_read_only_user: User
) -> None:
    plex.counters.reset()
    plex.faults.provider_down = True  # which takes the most requests
    found = await call(hass, "check_server")
    assert [each["check"] for each in found["checks"][: found["problems"]]] == ["sources"]
    assert plex.counters.total_requests <= 60
    writes = (RequestKind.REFRESH, RequestKind.EDIT, RequestKind.ANALYZE)
    assert not any(plex.counters.requests[kind] for kind in writes)
    assert plex.counters.local_refreshes == plex.counters.requests[RequestKind.ALL_PREFERENCES] == 0
    await hass.async_block_till_done()
    assert issues(hass) == ["check_up_sources"]
    set_issue(hass, loaded, "provider_down", is_there=True)  # as a scan does for the same cause
    await loaded.runtime_data.manager.upkeep.async_check_server()
    assert issues(hass) == ["provider_down"]
    context = Context(user_id=hass_read_only_user.id)
    with pytest.raises(Unauthorized):
        await hass.services.async_call(
            DOMAIN, "check_server", blocking=True, return_response=True, context=context
        )
    plex.faults.switch_on("busy", on="sections")
    with pytest.raises(HomeAssistantError, match="does not respond"):
        await call(hass, "check_server")

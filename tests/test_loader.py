"""Home Assistant's own loaders as the judge of what it reads from files."""

import json
from pathlib import Path
from typing import Any
from unittest.mock import AsyncMock

from awesomeversion import AwesomeVersion
from homeassistant import loader
from homeassistant.const import __version__
from homeassistant.core import HomeAssistant
from homeassistant.helpers.icon import async_get_icons
from homeassistant.helpers.service import async_get_all_descriptions
from homeassistant.helpers.translation import async_get_translations
from homeassistant.setup import async_set_domains_to_be_loaded, async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    mock_integration,
)

from custom_components.plex_smart_refresher import PLATFORMS
from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.services import ACTIONS

TOP = Path(__file__).parent.parent
FOLDER = TOP / "custom_components" / DOMAIN


def read(path: Path) -> dict[str, Any]:
    """Return the content of a JSON file."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


async def test_the_manifest_is_complete(hass: HomeAssistant) -> None:
    integration = await loader.async_get_integration(hass, DOMAIN)
    assert not integration.is_built_in
    assert not integration.disabled
    assert integration.name == "Plex Smart Refresher"
    assert integration.config_flow
    assert integration.integration_type == "service"
    assert integration.iot_class == "local_push"
    assert integration.version
    for key in ("codeowners", "documentation", "issue_tracker", "requirements", "zeroconf"):
        assert integration.manifest[key]  # type: ignore[literal-required]
    await integration.async_get_component()
    await integration.async_get_platforms([*PLATFORMS, "config_flow"])


async def test_the_manifest_keeps_the_order_that_hassfest_wants() -> None:
    keys = list(read(FOLDER / "manifest.json"))
    assert keys == ["domain", "name", *sorted(keys[2:])]


async def test_all_dependencies_can_be_loaded(hass: HomeAssistant) -> None:
    integration = await loader.async_get_integration(hass, DOMAIN)
    assert await integration.resolve_dependencies() is not None
    for domain in (*integration.dependencies, *integration.after_dependencies):
        assert (await loader.async_get_integration(hass, domain)).is_built_in


async def test_a_plex_integration_that_cannot_be_set_up_holds_nothing_up(
    hass: HomeAssistant,
) -> None:
    """Home Assistant sets nothing up whose dependency failed, not even one to follow after."""
    mock_integration(hass, MockModule("plex", async_setup=AsyncMock(return_value=False)))
    async_set_domains_to_be_loaded(hass, {"plex", DOMAIN})
    assert await async_setup_component(hass, DOMAIN, {})


async def test_zeroconf_finds_plex(hass: HomeAssistant) -> None:
    matchers = await loader.async_get_zeroconf(hass)
    found = [each["domain"] for each in matchers["_plexmediasvr._tcp.local."]]
    assert DOMAIN in found


async def test_every_action_is_described(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    # To read what Home Assistant says of to-do actions, it loads components such as cameras, whose
    # packages are not here.
    for name in hass.services.async_services_for_domain("todo"):
        hass.services.async_remove("todo", name)
    descriptions = (await async_get_all_descriptions(hass))[DOMAIN]
    assert descriptions.keys() == ACTIONS.keys()
    for action, description in descriptions.items():
        assert "config_entry_id" in description["fields"], action
        for field, details in description["fields"].items():
            assert details["selector"], f"{action} {field}"
        is_optional = not action.startswith(("get_", "search_", "check_"))
        assert description["response"] == {"optional": is_optional}


async def test_every_action_has_an_icon(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    icons = (await async_get_icons(hass, "services"))[DOMAIN]
    assert icons.keys() == ACTIONS.keys()
    assert all(icon["service"].startswith("mdi:") for icon in icons.values())


async def test_entities_have_icons(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    icons = (await async_get_icons(hass, "entity"))[DOMAIN]
    assert icons == read(FOLDER / "icons.json")["entity"]


@pytest.mark.parametrize("language", ["en", "de"])
async def test_texts_are_found_in_each_language(
    hass: HomeAssistant, loaded: MockConfigEntry, language: str
) -> None:
    texts = read(FOLDER / "translations" / f"{language}.json")
    for category, content in texts.items():
        found = await async_get_translations(hass, language, category, [DOMAIN])
        assert {
            key.removeprefix(f"component.{DOMAIN}.{category}."): text
            for key, text in found.items()
            if category != "title"
        } == (flatten(content) if isinstance(content, dict) else {}), category


def flatten(content: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Return nested texts by their dotted keys."""
    flat: dict[str, str] = {}
    for key, value in content.items():
        if isinstance(value, dict):
            flat |= flatten(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat


async def test_errors_are_told_in_the_language_of_the_user(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    texts = await async_get_translations(hass, "de", "exceptions", [DOMAIN])
    message = texts[f"component.{DOMAIN}.exceptions.job_running.message"]
    assert message.format(job_id="X").startswith("Der Auftrag X ist noch nicht beendet.")


def test_hacs_finds_what_it_needs() -> None:
    content = read(TOP / "hacs.json")
    assert content["name"] == "Plex Smart Refresher"
    assert AwesomeVersion(content["homeassistant"]).valid
    assert AwesomeVersion(content["homeassistant"]) <= AwesomeVersion(__version__)


def test_the_marketplace_reads_every_value_of_hacs_json() -> None:
    """A value that it does not know, or of another type, is left out in silence."""
    validate = pytest.importorskip(
        "homeassistant.components.marketplace.utils.validate",
        reason="Home Assistant has it from 2026.11 on",
    )
    for key, value in read(TOP / "hacs.json").items():
        validate.REPOSITORY_MANIFEST_VALUES[key](value)
    manifest = read(FOLDER / "manifest.json")
    for key, schema in validate.INTEGRATION_MANIFEST_VALUES.items():
        schema(manifest[key])

"""Tests of the commands for the options of a server, through the real websocket."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.option_kinds import Section
from custom_components.plex_smart_refresher.options import OPTIONS
from plex_simulator import Catalog

from ..kit import small_catalog
from .client import Client


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def shown(client: Client) -> dict[str, dict[str, Any]]:
    """Return the options as the panel gets them, by key."""
    return {each["key"]: each for each in (await client.ask("options"))["options"]}


async def test_the_panel_gets_the_whole_table(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    hass.services.async_register("notify", "phone", lambda _call: None)
    hass.config_entries.async_update_entry(loaded, options={"max_items": 5})
    answer = await client.ask("options")
    options = {each["key"]: each for each in answer["options"]}
    assert options.keys() == {option.key for option in OPTIONS}
    sections = [each["section"] for each in answer["options"]]
    assert sections == sorted(sections, key=list(Section).index)
    assert (options["max_items"]["value"], options["max_items"]["default"]) == (5, 0)
    assert options["max_items"]["selector"]["number"]["max"] == 1_000_000
    assert options["libraries"]["value"] == options["libraries"]["default"]
    assert options["libraries"]["value"] == ["1", "2", "3", "new"]
    labels = [each["label"] for each in options["libraries"]["selector"]["select"]["options"]]
    assert labels == [*(each.name for each in loaded.runtime_data.manager.libraries.all), "new"]
    assert len(labels) == 4
    actions = options["notify_actions"]["selector"]["select"]["options"]
    assert {"value": "phone", "label": "notify.phone"} in actions
    assert answer["paces"]["gentle"] == {"in_flight": 1, "refreshes_per_minute": 10}
    defaults = {key: options[key]["default"] for key in answer["paces"]["normal"]}
    assert answer["paces"]["normal"] == defaults


async def test_each_kind_of_option_is_changed_and_reset(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    hass.services.async_register("notify", "phone", lambda _call: None)
    wanted = {
        "libraries": ["1", "3"],
        "levels": ["movie"],
        "required_ids": ["tmdb"],
        "max_items": 7,
        "wait_while_playing": True,
        "wait_for_entity": "schedule.film_night",
        "after_restart": "ask",
        "notify_entities": ["notify.tv"],
        "notify_actions": ["phone"],
    }
    assert await client.ask("set_options", **wanted) == {}
    assert wanted.items() <= loaded.options.items()
    assert loaded.options["known_libraries"] == ["1", "2", "3"]
    options = await shown(client)
    assert {key: options[key]["value"] for key in wanted} == wanted
    emptied = {"required_ids": [], "notify_entities": [], "notify_actions": []}
    await client.ask(
        "set_options", libraries=["new", "3", "2", "1"], **emptied, reset=["wait_for_entity"]
    )
    options = await shown(client)
    changed = {key for key, each in options.items() if each["value"] != each["default"]}
    assert {*wanted} & changed == {"levels", "max_items", "wait_while_playing", "after_restart"}
    assert loaded.options["libraries"] == []


async def test_nothing_is_saved_of_what_has_a_fault(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    before = dict(loaded.options)
    for wrong, error in (
        ({"libraries": ["99"]}, "unknown_library"),
        ({"libraries": []}, "empty_list"),
        ({"libraries": ["new"]}, "empty_list"),
        ({"in_flight": 11}, "invalid_number"),
    ):
        answer = await client.send("set_options", max_refreshes=3, **wrong)
        assert answer["error"]["translation_key"] == error
        assert answer["error"]["translation_placeholders"]["field"] in wrong
        assert dict(loaded.options) == before
    # What is stored can be gone from the server; the rest of the choice changes all the same.
    hass.config_entries.async_update_entry(loaded, options={**before, "libraries": ["1", "99"]})
    await client.ask("set_options", libraries=["2", "99"])
    assert loaded.options["libraries"] == ["99", "2"]

"""Tests of the list of all servers: how each one is, and what helps one that is not loaded."""

from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.plex_smart_refresher.const import DOMAIN
from plex_simulator import PlexSimulator

from ..kit import call, scan, until
from .client import Client

SHOWN = ("headline", "items", "health", "open", "proposals", "next_run")


async def only_server(socket: Any) -> dict[str, Any]:
    """Return the row of the only server."""
    await socket.send_json_auto_id({"type": f"{DOMAIN}/entries"})
    answer = await socket.receive_json()
    while answer["type"] != "result":  # a change that a subscription tells
        answer = await socket.receive_json()
    (row,) = answer["result"]["entries"]
    return dict(row)


async def test_the_list_shows_of_each_server_what_its_overview_shows(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    summary = (await only_server(client.socket))["summary"]
    assert (summary["job"], summary["last_job"]) == (None, None)
    assert summary["headline"]["code"] == "never_checked"
    await scan(hass, loaded, dry_run=True)
    row = await only_server(client.socket)
    await client.ask("subscribe")
    state = (await client.event())["state"]
    assert row["summary"] == {
        **{key: state[key] for key in SHOWN},
        "job": None,
        "last_job": {"dry_run": True},
    }
    assert (row["state"], row["cure"], row["has_trouble"]) == ("loaded", None, False)
    plex.faults.switch_on("hang", on="sections")
    await call(hass, "start_scan")
    manager = loaded.runtime_data.manager
    await until(lambda: manager.job is not None)
    job = (await only_server(client.socket))["summary"]["job"]
    assert job == {"status": "running", "progress": 0}
    await call(hass, "cancel_scan")


async def test_a_server_that_cannot_be_loaded_has_what_helps_it(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
    clock: Any,
) -> None:
    await plex.refuse_connections()
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    socket = await hass_ws_client(hass)
    row = await only_server(socket)
    assert (row["summary"], row["cure"], row["has_trouble"]) == (None, "change_address", True)
    entry.async_start_reauth(hass)
    await hass.async_block_till_done()
    assert (await only_server(socket))["cure"] == "sign_in"
    await plex.accept_connections()

"""System health: reachability, versions, sizes."""

from typing import Any
from unittest.mock import AsyncMock, patch

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.storage import LogIndex, LogIndexError
from plex_simulator import PlexSimulator, demo_catalog

from .kit import ScaledClock, entry_for, scan


@pytest.fixture(autouse=True)
async def _system_health(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "system_health", {})


async def info(hass: HomeAssistant) -> dict[str, Any]:
    """Return what the page shows when all has arrived; plex.tv is not asked."""
    check = AsyncMock(return_value="ok")
    with patch("homeassistant.components.system_health.async_check_can_reach_url", check):
        found = await get_system_health_info(hass, DOMAIN)
        for key in ("can_reach_plex_tv", "can_reach_servers"):
            if key in found:
                found[key] = await found[key]
    assert [call.args[1] for call in check.await_args_list] == ["https://plex.tv"]
    return found


async def test_it_tells_reachability_versions_and_sizes(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await scan(hass, loaded)
    found = await info(hass)
    assert (found["can_reach_plex_tv"], found["can_reach_servers"]) == ("ok", "ok")
    assert (found["version"], found["server_versions"]) == ("0.0.0", plex.context.version)
    assert (found["servers"], found["running_scans"], found["jobs"]) == ("1/1", 0, 1)
    sizes = await loaded.runtime_data.manager.records.sizes()
    assert (found["log_lines"], found["items"]) == (sizes["lines"], sizes["items"])
    assert found["log_index_size"] == f"{sizes['file_bytes'] / 1e6:.1f} MB"


async def test_nothing_in_it_tells_who_the_server_is(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    shown = str(await info(hass))
    for secret in (
        plex.token,
        plex.url,
        "127.0.0.1",
        loaded.title,
        plex.context.machine_identifier,
    ):
        assert secret not in shown


async def test_a_server_that_is_away_is_asked_anew(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await plex.refuse_connections()
    failed = {"type": "failed", "error": "unreachable"}
    assert (await info(hass))["can_reach_servers"] == failed
    await plex.accept_connections()
    assert (await info(hass))["can_reach_servers"] == "ok"


async def test_of_several_servers_it_tells_how_many_answer(
    hass: HomeAssistant, loaded: MockConfigEntry, clock: ScaledClock
) -> None:
    async with PlexSimulator(demo_catalog(), machine_identifier="b", version="1.2.3") as other:
        second = entry_for(other)
        second.add_to_hass(hass)
        assert await hass.config_entries.async_setup(second.entry_id)
        await other.refuse_connections()
        found = await info(hass)
        assert found["can_reach_servers"] == {"type": "failed", "error": "1/2"}
        assert (found["servers"], found["server_versions"][:7]) == ("2/2", "1.2.3, ")
        await hass.config_entries.async_unload(second.entry_id)


async def test_a_log_index_that_cannot_be_read_is_told(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    with patch.object(LogIndex, "sizes", side_effect=LogIndexError("locked")):
        found = await info(hass)
    assert found["log_index_size"] == {"type": "failed", "error": "log_index_failed"}
    assert "items" not in found


async def test_without_a_loaded_server_it_tells_just_that(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    assert await hass.config_entries.async_unload(loaded.entry_id)
    found = await info(hass)
    assert (found["servers"], "can_reach_servers" in found) == ("0/1", False)

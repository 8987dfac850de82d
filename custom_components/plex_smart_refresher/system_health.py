"""System health: reachability, versions and sizes."""

import asyncio
from collections.abc import Sequence
from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback
from homeassistant.loader import async_get_integration

from .const import DOMAIN
from .engine.errors import EngineError
from .entry import PlexSmartRefresherConfigEntry, RuntimeData

_PLEX_TV = "https://plex.tv"
_MEGABYTE = 1_000_000


@callback
def async_register(hass: HomeAssistant, register: system_health.SystemHealthRegistration) -> None:
    """Register the information."""
    register.async_register_info(_async_info)


async def _async_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return the information, with awaitables for slow checks."""
    entries: Sequence[PlexSmartRefresherConfigEntry] = hass.config_entries.async_loaded_entries(
        DOMAIN
    )
    servers = [entry.runtime_data for entry in entries]
    integration = await async_get_integration(hass, DOMAIN)
    info: dict[str, Any] = {
        "version": str(integration.version),
        "servers": f"{len(servers)}/{len(hass.config_entries.async_entries(DOMAIN))}",
        "can_reach_plex_tv": system_health.async_check_can_reach_url(hass, _PLEX_TV),
    }
    if servers:
        info["server_versions"] = ", ".join(sorted({server.version for server in servers}))
        info["can_reach_servers"] = _async_reach(servers)
        info["running_scans"] = sum(server.manager.job is not None for server in servers)
        info["jobs"] = sum(len(server.manager.jobs) for server in servers)
        info |= await _async_sizes(servers)
    return info


async def _async_reach(servers: Sequence[RuntimeData]) -> str | dict[str, str]:
    """Return whether the servers are reachable."""
    await asyncio.gather(*(server.manager.upkeep.async_check_server() for server in servers))
    reachable = sum(server.manager.libraries.is_reachable for server in servers)
    if reachable == len(servers):
        return "ok"
    error = f"{reachable}/{len(servers)}" if reachable else "unreachable"
    return {"type": "failed", "error": error}


async def _async_sizes(servers: Sequence[RuntimeData]) -> dict[str, Any]:
    """Return the total sizes of the log indexes."""
    try:
        sizes = [await server.manager.records.sizes() for server in servers]
    except EngineError as err:
        return {"log_index_size": {"type": "failed", "error": err.error_code}}
    return {
        "log_index_size": f"{sum(each['file_bytes'] for each in sizes) / _MEGABYTE:.1f} MB",
        "log_lines": sum(each["lines"] for each in sizes),
        "items": sum(each["items"] for each in sizes),
    }

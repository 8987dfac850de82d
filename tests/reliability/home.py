"""A real Home Assistant core in a folder: its own storage, its own bootstrap, our integration."""

# Before Home Assistant's loader looks for a package of that name in its own folder.
import custom_components.plex_smart_refresher  # noqa: F401  # isort: skip

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from homeassistant import auth, bootstrap, loader
from homeassistant.components.http import HomeAssistantHTTP  # type: ignore[attr-defined]
from homeassistant.config_entries import ConfigEntries, ConfigEntry
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component

from custom_components.plex_smart_refresher.const import DOMAIN


async def _bind_nothing(_server: HomeAssistantHTTP) -> None:
    """Leave the port alone: nobody speaks to these instances over HTTP."""


@asynccontextmanager
async def home(folder: Path) -> AsyncIterator[HomeAssistant]:
    """Start Home Assistant with what is stored in the folder, and stop it at the end."""
    HomeAssistantHTTP.async_bind = _bind_nothing  # type: ignore[method-assign, assignment]
    hass = HomeAssistant(str(folder))
    hass.config.skip_pip = True
    loader.async_setup(hass)
    hass.config_entries = ConfigEntries(hass, {})
    await loader.async_get_custom_components(hass)
    assert await bootstrap.async_load_base_functionality(hass)
    hass.auth = await auth.auth_manager_from_config(hass, [], [])
    assert await async_setup_component(hass, "homeassistant", {})
    hass.set_state(CoreState.running)
    if hass.config_entries.async_entries(DOMAIN):
        assert await async_setup_component(hass, DOMAIN, {})
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    yield hass
    await hass.async_stop()


async def add_server(
    hass: HomeAssistant, url: str, machine_identifier: str, options: Mapping[str, Any]
) -> None:
    """Set a simulated server up."""
    entry = ConfigEntry(
        version=1,
        minor_version=1,
        domain=DOMAIN,
        title="Simulated Plex",
        source="user",
        unique_id=machine_identifier,
        data={
            "url": url,
            "token": "simulator-token",
            "verify_ssl": True,
            "client_identifier": "kill-test",
        },
        options=dict(options),
        discovery_keys={},  # type: ignore[arg-type]
        subentries_data=(),
    )
    await hass.config_entries.async_add(entry)

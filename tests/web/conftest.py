"""Clients of an administrator and of a guest."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .client import Client


@pytest.fixture
async def client(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Client:
    """Return a client of an administrator."""
    return Client(await hass_ws_client(hass), loaded.entry_id)


@pytest.fixture
async def guest(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> Client:
    """Return a client of a user who is no administrator."""
    return Client(await hass_ws_client(hass, hass_read_only_access_token), loaded.entry_id)

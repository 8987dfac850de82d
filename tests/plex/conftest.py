"""Clients of the simulated server, and servers that are worse than it can be."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.plex_smart_refresher.plex import PlexClient, ServerAddress
from custom_components.plex_smart_refresher.plex.json_api import JsonApi
from custom_components.plex_smart_refresher.plex.server_session import ServerSession
from plex_simulator import PlexSimulator

from .servers import tls_before

type MakeClient = Callable[..., PlexClient]
type MakeSession = Callable[[ServerAddress], ServerSession]
type MakeApi = Callable[..., JsonApi]


@pytest.fixture(autouse=True)
def _allow_sockets(socket_enabled: None) -> None:
    """Let the tests talk to 127.0.0.1."""


def address_of(plex: PlexSimulator, **changes: Any) -> ServerAddress:
    """Return how to reach a simulated server as its owner."""
    return ServerAddress(
        **{"url": plex.url, "token": plex.token, "client_identifier": "test-client"} | changes
    )


def address_at(url: str) -> ServerAddress:
    """Return how to reach a server of which only the address matters."""
    return ServerAddress(url=url, token="a-token", client_identifier="test-client")


@pytest.fixture
async def web_session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
async def make_session(web_session: ClientSession) -> AsyncIterator[MakeSession]:
    """Return what narrows a session to one server; all are closed in the end."""
    sessions: list[ServerSession] = []

    def make(address: ServerAddress) -> ServerSession:
        sessions.append(ServerSession(address, web_session))
        return sessions[-1]

    yield make
    for session in sessions:
        session.close()
    await asyncio.sleep(0)  # which lets go of the connections


@pytest.fixture
def make_api(make_session: MakeSession) -> MakeApi:
    """Return what makes the JSON API of a server at an address, reached with a token."""

    def make(address: ServerAddress, timeout: float = 5) -> JsonApi:
        return JsonApi(make_session(address), timeout)

    return make


@pytest.fixture
async def make_client(plex: PlexSimulator, web_session: ClientSession) -> AsyncIterator[MakeClient]:
    """Return what makes a client of the simulated server; all are closed in the end."""
    clients: list[PlexClient] = []

    def make(timeout: float = 5, **changes: Any) -> PlexClient:
        client = PlexClient(address_of(plex, **changes), web_session, timeout=timeout)
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()
    await asyncio.sleep(0)  # which lets go of the connections


@pytest.fixture
async def client(make_client: MakeClient) -> PlexClient:
    return make_client()


@pytest.fixture
async def tls_url(plex: PlexSimulator) -> AsyncIterator[str]:
    """Return the address of the simulated server behind a certificate that nobody trusts."""
    async with tls_before(plex.url) as url:
        yield url

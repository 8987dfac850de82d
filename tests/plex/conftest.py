"""Clients of the simulated server, and servers that are worse than it can be."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
import time
from typing import Any

from aiohttp import ClientSession
import pytest

from custom_components.plex_smart_refresher.plex import PlexClient
from custom_components.plex_smart_refresher.plex.transport import ServerAddress
from plex_simulator import PlexSimulator

from .servers import tls_before

type MakeClient = Callable[..., PlexClient]


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
def make_client(plex: PlexSimulator, web_session: ClientSession) -> Iterator[MakeClient]:
    """Return what makes a client of the simulated server; all are closed in the end."""
    clients: list[PlexClient] = []

    def make(timeout: float = 5, **changes: Any) -> PlexClient:
        client = PlexClient(address_of(plex, **changes), web_session, timeout=timeout)
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(make_client: MakeClient) -> PlexClient:
    return make_client()


@pytest.fixture
async def tls_url(plex: PlexSimulator) -> AsyncIterator[str]:
    """Return the address of the simulated server behind a certificate that nobody trusts."""
    async with tls_before(plex.url) as url:
        yield url


class Threads(ThreadPoolExecutor):
    """The threads of a test."""

    def seconds_to_end(self) -> float:
        """Return how long it takes until none is busy any more."""
        start = time.monotonic()
        self.shutdown(wait=True)
        return time.monotonic() - start


@pytest.fixture
async def threads() -> Threads:
    """Let the requests of a test run in threads of its own."""
    threads = Threads()
    # The harness guards the loop's own method.
    asyncio.BaseEventLoop.set_default_executor(asyncio.get_running_loop(), threads)  # type: ignore[arg-type]
    return threads

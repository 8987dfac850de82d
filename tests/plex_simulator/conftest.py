"""Start simulators and stop them again."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest

from plex_simulator import Catalog, PlexSimulator, movie

from .client import Client, quick

type Run = Callable[..., Awaitable[Client]]


@pytest.fixture(autouse=True)
def _allow_sockets(socket_enabled: None) -> None:
    """Let the tests talk to 127.0.0.1."""


@pytest.fixture
async def run() -> AsyncIterator[Run]:
    """Return what starts a simulator with a catalog and hands out a client for it."""
    async with AsyncExitStack() as stack:

        async def start(catalog: Catalog, **options: Any) -> Client:
            options.setdefault("latency", quick())
            simulator = await stack.enter_async_context(PlexSimulator(catalog, **options))
            session = await stack.enter_async_context(aiohttp.ClientSession())
            return Client(simulator, session)

        yield start


@pytest.fixture
def catalog() -> Catalog:
    """Return a catalog with one library of seven healthy movies."""
    made = Catalog()
    library = made.add_library("Movies")
    for number in range(1, 8):
        movie(library, f"Movie {number}")
    return made


@pytest.fixture
async def client(run: Run, catalog: Catalog) -> Client:
    """Return a client of a running server with seven healthy movies."""
    return await run(catalog)

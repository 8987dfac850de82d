"""The parts of a scan outside Home Assistant: its clock, and the client of the server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import time

from aiohttp import ClientSession

from custom_components.plex_smart_refresher.plex import PlexClient, ServerAddress

from .plex import TOKEN


class ScaledClock:
    """A clock that runs faster than real time by a factor."""

    def __init__(self, factor: float = 1.0) -> None:
        """Begin now."""
        self._factor = factor
        self._start = time.time()

    def time(self) -> float:
        """Return the Unix time in seconds."""
        return self._start + (time.time() - self._start) * self._factor

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        return time.monotonic() * self._factor

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds / self._factor)


@asynccontextmanager
async def plex_client(url: str, *, is_listening: bool = False) -> AsyncIterator[PlexClient]:
    """Yield a client that has connected, and listens to notifications if asked to."""
    address = ServerAddress(url=url, token=TOKEN, client_identifier="benchmark")
    async with ClientSession() as session:
        client = PlexClient(address, session)
        await client.connect()
        listening = asyncio.create_task(client.notifications.listen()) if is_listening else None
        while is_listening and not client.listening:  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.01)
        try:
            yield client
        finally:
            if listening is not None:
                listening.cancel()
                await asyncio.wait({listening})
            client.close()

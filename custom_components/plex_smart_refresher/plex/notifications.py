"""Plex's notifications over a websocket: they tell at once that an item was processed."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
import json
from typing import Any

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, WSMsgType

from .session import identity
from .transport import ServerAddress

_LIBRARY_PLUGIN = "com.plexapp.plugins.library"
#: The state of a timeline entry once the item is processed (docs/plex-server.md#notifications).
_PROCESSED = "5"
#: What only entries about work still going on carry.
_UNFINISHED = ("metadataState", "mediaState", "queueSize")
_NO_TYPE = "-1"
#: A socket is asked for a sign of life this often, in seconds.
_HEARTBEAT = 30.0
#: Waits before connecting again, in seconds; the last one repeats.
_RECONNECT_DELAYS = (1.0, 5.0, 15.0, 60.0)
#: Connecting takes at most as long, in seconds.
_CONNECT_TIMEOUT = 10.0

type Wake = Callable[[str | None], None]


class Notifications:
    """Listens for processed items, for as long as `listen` runs, and connects again by itself."""

    def __init__(self, address: ServerAddress, session: ClientSession) -> None:
        """Prepare; nothing is sent yet."""
        self._address = address
        self._session = session
        self._subscribers: list[Wake] = []
        self.connected = False

    def subscribe(self, wake: Wake) -> Callable[[], None]:
        """Call `wake` with each processed item, or None after a gap; returns what ends it."""
        self._subscribers.append(wake)
        return lambda: self._subscribers.remove(wake)

    async def listen(self) -> None:
        """Listen until cancelled."""
        failures = 0
        while True:
            with suppress(ClientError, TimeoutError, OSError):
                async with asyncio.timeout(_CONNECT_TIMEOUT):
                    socket = await self._connect()
                failures = 0
                await self._receive(socket)
            delay = _RECONNECT_DELAYS[min(failures, len(_RECONNECT_DELAYS) - 1)]
            failures += 1
            await asyncio.sleep(delay)

    async def _connect(self) -> ClientWebSocketResponse:
        url = self._address.url.rstrip("/").replace("http", "ws", 1)
        return await self._session.ws_connect(
            f"{url}/:/websockets/notifications",
            headers=identity(self._address.client_identifier)
            | {"X-Plex-Token": self._address.token},
            heartbeat=_HEARTBEAT,
            ssl=self._address.verify_ssl,
        )

    async def _receive(self, socket: ClientWebSocketResponse) -> None:
        """Pass on what arrives until the socket closes."""
        try:
            self.connected = True
            self._wake(None)
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    for rating_key in processed_items(message.data):
                        self._wake(rating_key)
        finally:
            self.connected = False
            await socket.close()

    def _wake(self, rating_key: str | None) -> None:
        for wake in tuple(self._subscribers):
            wake(rating_key)


def processed_items(frame: str) -> Iterator[str]:
    """Yield the rating keys of the items that a frame reports as processed.

    Ids are strings or integers, and a single entry can replace a list
    (docs/plex-server.md#notifications). An invalid frame yields nothing.
    """
    try:
        container = json.loads(frame)["NotificationContainer"]
        entries = container.get("TimelineEntry", [])
    except ValueError, KeyError, TypeError, AttributeError, RecursionError:
        return
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, dict) and _is_processed(entry):
            yield str(entry["itemID"])


def _is_processed(entry: dict[str, Any]) -> bool:
    return (
        entry.get("identifier") == _LIBRARY_PLUGIN
        and str(entry.get("state")) == _PROCESSED
        and str(entry.get("type")) != _NO_TYPE
        and entry.get("itemID") is not None
        and not any(key in entry for key in _UNFINISHED)
    )

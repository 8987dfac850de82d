"""Plex's notifications over a websocket about processed items."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
import logging
from typing import Any

from aiohttp import ClientError, ClientWebSocketResponse, WSMsgType
import orjson

from ..engine.errors import EngineError, ServerLostError
from .server_session import CONNECT_TIMEOUT, ServerSession

_LOGGER = logging.getLogger(__name__)
_PATH = "/:/websockets/notifications"
_LIBRARY_PLUGIN = "com.plexapp.plugins.library"
#: The state of a timeline entry once the item is processed (docs/plex-server.md#notifications).
_PROCESSED = "5"
#: The keys of entries about work in progress.
_UNFINISHED = ("metadataState", "mediaState", "queueSize")
_NO_TYPE = "-1"
#: Delays in seconds before connecting again; the last one repeats.
_RECONNECT_DELAYS = (1.0, 5.0, 15.0, 60.0)

type Wake = Callable[[str | None], None]


class Notifications:
    """Receive notifications while `listen` runs, and reconnect automatically."""

    def __init__(
        self, session: ServerSession, check_identity: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Start without a request. A server that fails the check gets no token."""
        self._session = session
        self._check_identity = check_identity
        self._subscribers: list[Wake] = []
        self._has_warned = False
        self.connected = False

    def subscribe(self, wake: Wake) -> Callable[[], None]:
        """Call `wake` with each processed item, or None after a gap; return a remover."""
        self._subscribers.append(wake)
        return lambda: self._subscribers.remove(wake)

    async def listen(self) -> None:
        """Listen until cancelled."""
        failures = 0
        while True:
            if await self._is_expected():
                try:
                    async with asyncio.timeout(CONNECT_TIMEOUT):
                        socket = await self._session.connect_websocket(_PATH)
                    failures = 0
                    await self._receive(socket)
                except ServerLostError as err:  # a redirect to another host
                    self._warn_once(err)
                except ClientError, OSError, ValueError:
                    pass  # tried again below
            delay = _RECONNECT_DELAYS[min(failures, len(_RECONNECT_DELAYS) - 1)]
            failures += 1
            await asyncio.sleep(delay)

    async def _is_expected(self) -> bool:
        """Return whether the expected server answers; requests report what is wrong."""
        if self._check_identity is None:
            return True
        try:
            await self._check_identity()
        except EngineError:
            return False
        return True

    def _warn_once(self, error: ServerLostError) -> None:
        """Log a persistent problem once, not with each attempt."""
        if not self._has_warned:
            _LOGGER.warning("No notifications: %s", error)
        self._has_warned = True

    async def _receive(self, socket: ClientWebSocketResponse) -> None:
        """Pass on notifications until the socket closes."""
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
        """Call all subscribers."""
        for wake in tuple(self._subscribers):
            wake(rating_key)


def processed_items(frame: str) -> Iterator[str]:
    """Yield the rating keys of the items that a frame reports as processed.

    Ids are strings or integers, and a single entry can replace a list
    (docs/plex-server.md#notifications). An invalid frame yields nothing.
    """
    try:
        container = orjson.loads(frame)["NotificationContainer"]
        entries = container.get("TimelineEntry", [])
    except ValueError, KeyError, TypeError, AttributeError:
        return
    for entry in entries if isinstance(entries, list) else [entries]:
        if isinstance(entry, dict) and _is_processed(entry):
            yield str(entry["itemID"])


def _is_processed(entry: dict[str, Any]) -> bool:
    """Return whether an entry reports an item as processed."""
    return (
        entry.get("identifier") == _LIBRARY_PLUGIN
        and str(entry.get("state")) == _PROCESSED
        and str(entry.get("type")) != _NO_TYPE
        and entry.get("itemID") is not None
        and not any(key in entry for key in _UNFINISHED)
    )

"""Plex's notifications over a websocket about its items."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
import logging
import time

from aiohttp import ClientError, ClientWebSocketResponse, WSMsgType

from ..engine.errors import EngineError, ServerLostError
from ..engine.timeline import TimelineEntry
from .server_session import CONNECT_TIMEOUT, ServerSession
from .timeline import TimelineReader

_LOGGER = logging.getLogger(__name__)
_PATH = "/:/websockets/notifications"
#: Delays in seconds before connecting again; the last one repeats.
_RECONNECT_DELAYS = (1.0, 5.0, 15.0, 60.0)
#: Seconds after which a connection counts as one that works.
_LASTING = 10.0

type Wake = Callable[[str | None], None]
type Receive = Callable[[TimelineEntry | None], None]


class Notifications:
    """Receive notifications while `listen` runs, and reconnect automatically."""

    def __init__(
        self, session: ServerSession, check_identity: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Start without a request. A server that fails the check gets no token."""
        self._session = session
        self._check_identity = check_identity
        self._reader = TimelineReader()
        self._subscribers: list[Wake] = []
        self._receivers: list[Receive] = []
        self._loss_subscribers: list[Callable[[], None]] = []
        self._has_warned = False
        self._failures = 0  # in a row
        self.connected = False
        self.frames = 0  #: of any kind, since the connection was made
        self._connected_at = 0.0

    def subscribe(self, wake: Wake) -> Callable[[], None]:
        """Call `wake` with each processed item, or None after a gap; return a remover."""
        self._subscribers.append(wake)
        return lambda: self._subscribers.remove(wake)

    def subscribe_timeline(self, receive: Receive) -> Callable[[], None]:
        """Call `receive` with each entry, or None after a gap; return a remover."""
        self._receivers.append(receive)
        return lambda: self._receivers.remove(receive)

    def subscribe_loss(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call `tell` whenever the socket closes; return a remover."""
        self._loss_subscribers.append(tell)
        return lambda: self._loss_subscribers.remove(tell)

    @property
    def listening_for(self) -> float:
        """Return the number of seconds since the connection was made; 0 without one."""
        return time.monotonic() - self._connected_at if self.connected else 0.0

    @property
    def seen(self) -> Counter[tuple[str, str]]:
        """Return how often unknown values arrived: by field (`type`, `state`, …) and value."""
        return self._reader.seen

    async def listen(self) -> None:
        """Listen until cancelled."""
        while True:
            if await self._is_expected():
                try:
                    async with asyncio.timeout(CONNECT_TIMEOUT):
                        socket = await self._session.connect_websocket(_PATH)
                    await self._receive(socket)
                except ServerLostError as err:  # a redirect to another host
                    self._warn_once(err)
                except ClientError, OSError, ValueError:
                    pass  # tried again below
            delay = _RECONNECT_DELAYS[min(self._failures, len(_RECONNECT_DELAYS) - 1)]
            self._failures += 1
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
            self.connected, self._connected_at, self.frames = True, time.monotonic(), 0
            self._pass_on(None)
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self.frames += 1
                    for entry in self._reader.entries(message.data):
                        self._pass_on(entry)
        finally:
            self.connected = False
            if time.monotonic() - self._connected_at >= _LASTING:
                self._failures = 0
            _call(self._loss_subscribers)
            await socket.close()

    def _pass_on(self, entry: TimelineEntry | None) -> None:
        """Call all subscribers whom an entry or a gap concerns."""
        _call(self._receivers, entry)
        if entry is None or entry.is_processed:
            _call(self._subscribers, entry and entry.rating_key)


def _call[**P](subscribers: Iterable[Callable[P, None]], *args: P.args, **kwargs: P.kwargs) -> None:
    """Call subscribers; one that fails harms neither the others nor the connection."""
    for subscriber in tuple(subscribers):
        try:
            subscriber(*args, **kwargs)
        except Exception:
            _LOGGER.exception("A subscriber failed at a notification")

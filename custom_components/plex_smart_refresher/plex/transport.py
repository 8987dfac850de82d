"""Requests to one Plex server, through plexapi, from the event loop."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element, ParseError

from plexapi.exceptions import PlexApiException
from plexapi.server import PlexServer

from ..engine.errors import RequestError, ServerLostError
from .session import PlexSession

#: Requests under way at a time: refreshes and a read, and few enough for any server.
_CONNECTIONS = 4
#: How long to wait for a connection, in seconds; a server in the house answers at once.
_CONNECT_TIMEOUT = 10.0


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerAddress:
    """Where a server is and how to be let in."""

    url: str
    token: str
    verify_ssl: bool = True
    client_identifier: str


class Transport:
    """Sends requests in threads; each thread has a session of its own, which is kept for reuse.

    A requests.Session is not promised to be safe among threads, hence one for each request
    under way. One that met an error is thrown away, which is how the connection heals.
    """

    def __init__(self, address: ServerAddress, timeout: float) -> None:
        """Prepare; nothing is sent yet. `timeout` is for a whole request, in seconds."""
        self._address = address
        self._timeout = timeout
        self._places = asyncio.Semaphore(_CONNECTIONS)
        self._idle: list[_Connection] = []
        self._busy: set[_Connection] = set()
        self._is_closed = False

    async def get(self, path: str, params: Mapping[str, str | int] | None = None) -> Element:
        """Return the container that a path answers with. Raises an EngineError."""
        answer = await self._send("get", path, params)
        if answer is None or answer.tag != "MediaContainer":
            raise RequestError("the answer is not one of a Plex server")
        return answer

    async def put(self, path: str) -> None:
        """Send a command. Raises an EngineError."""
        await self._send("put", path, None)

    def close(self) -> None:
        """End all requests, those under way at once."""
        self._is_closed = True
        for connection in (*self._busy, *self._idle):
            connection.session.abort()
        self._idle.clear()

    async def _send(
        self, method: str, path: str, params: Mapping[str, str | int] | None
    ) -> Element | None:
        async with self._places:
            if self._is_closed:
                raise ServerLostError("the connection was closed")
            connection = self._idle.pop() if self._idle else _Connection(self._address)
            self._busy.add(connection)
            is_reusable = False
            try:
                request = partial(connection.query, method, path, params, self._timeout)
                answer = await self._in_thread(request)
                is_reusable = True
            except RequestError:
                is_reusable = True
                raise
            finally:
                self._busy.discard(connection)
                if is_reusable and not self._is_closed:
                    self._idle.append(connection)
                else:
                    connection.session.abort()
        return answer

    async def _in_thread[T](self, request: Callable[[], T]) -> T:
        """Run a request in a thread, for as long as it may take in all.

        The timeout of requests only bounds the gaps between bytes; a server that crawls
        would hold the thread for ever. The caller aborts the connection, which ends the thread.
        """
        try:
            async with asyncio.timeout(self._timeout):
                return await asyncio.get_running_loop().run_in_executor(None, request)
        except TimeoutError as err:
            raise ServerLostError("the server did not answer in time") from err


class _Connection:
    """A session and plexapi's server object on it, which is made with the first request."""

    def __init__(self, address: ServerAddress) -> None:
        self._address = address
        self._server: PlexServer | None = None
        self.session = PlexSession(address.client_identifier, verify_ssl=address.verify_ssl)

    def query(
        self, method: str, path: str, params: Mapping[str, str | int] | None, timeout: float
    ) -> Element | None:
        """Send a request and parse the answer; blocks. Raises an EngineError."""
        timeouts = (min(_CONNECT_TIMEOUT, timeout), timeout)
        try:
            if self._server is None:
                self._server = PlexServer(
                    self._address.url, self._address.token, self.session, timeouts
                )
            send = getattr(self.session, method)
            answer: Element | None = self._server.query(
                path, method=send, params=params, timeout=timeouts
            )
        except (PlexApiException, ParseError, AttributeError, TypeError, ValueError) as err:
            raise RequestError("the answer of the server cannot be read") from err
        return answer

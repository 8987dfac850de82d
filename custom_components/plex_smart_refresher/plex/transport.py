"""Requests to one Plex server, through plexapi, from the event loop."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element, ParseError

from plexapi import logfilter
from plexapi.exceptions import PlexApiException
from plexapi.server import PlexServer
from requests import Response

from ..engine.errors import RequestError, ServerLostError
from .parsing import CONTAINER, NOT_PLEX, UNREADABLE
from .session import PlexSession, run_in_thread

#: Requests under way at a time: refreshes and a read, and few enough for any server.
_CONNECTIONS = 4
#: How long to wait for a connection, in seconds; a server in the house answers at once.
_CONNECT_TIMEOUT = 10.0

type _Timeouts = tuple[float, float]  # to connect, and between two bytes
type _Params = Mapping[str, str | int]


class _UnreadableError(RequestError):
    """The server answered, but not in XML."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerAddress:
    """Where a server is and how to be let in."""

    url: str
    token: str = field(repr=False)
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

    async def get(self, path: str, params: _Params | None = None) -> Element:
        """Return the container that a path answers with. Raises an EngineError."""
        answer = await self._send(lambda connection: connection.query("get", path, params))
        if answer is None or answer.tag != CONTAINER:
            raise RequestError(NOT_PLEX)
        return answer

    async def read[T](self, path: str, params: _Params, make: Callable[[bytes], T]) -> T:
        """Return what is made of that which a path answers with. Raises an EngineError.

        It is made in the thread: a long list would hold up the event loop.
        """
        return await self._send(lambda connection: make(connection.fetch(path, params)))

    async def put(self, path: str, params: _Params | None = None) -> None:
        """Send a command. Raises an EngineError."""
        answer = await self._send(lambda connection: connection.query("put", path, params))
        if answer is not None and answer.tag != CONTAINER:  # old servers answer with an empty one
            raise RequestError(NOT_PLEX)

    async def put_unheard(self, path: str, params: _Params) -> None:
        """Send a command that is answered with anything but a container. Raises an EngineError."""
        with suppress(_UnreadableError):
            await self._send(lambda connection: connection.query("put", path, params))

    def close(self) -> None:
        """End all requests, those under way at once."""
        self._is_closed = True
        for connection in (*self._busy, *self._idle):
            connection.session.abort()
        self._idle.clear()

    async def _send[T](self, ask: Callable[[_Connection], T]) -> T:
        async with self._places:
            if self._is_closed:
                raise ServerLostError("the connection was closed")
            connection = self._idle.pop() if self._idle else self._connection()
            self._busy.add(connection)
            is_reusable = False
            try:
                answer = await run_in_thread(
                    connection.session, partial(ask, connection), self._timeout
                )
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

    def _connection(self) -> _Connection:
        return _Connection(self._address, self._timeout)


class _Server(PlexServer):
    """plexapi's server, made with the one question that needs no work and no token."""

    key = "/identity"

    def __init__(self, address: ServerAddress, session: PlexSession, timeouts: _Timeouts) -> None:
        """Ask the server who it is; blocks."""
        super().__init__(  # type: ignore[no-untyped-call]  # plexapi has no annotations
            address.url, address.token, session, timeouts
        )

    def fetch(self, path: str, params: _Params) -> bytes:
        """Return what a path answers with, of which `query` would make a tree; blocks."""
        # plexapi has no annotations.
        url = self.url(path)  # type: ignore[no-untyped-call]
        headers = self._headers()  # type: ignore[no-untyped-call]
        answer: Response = self._session.get(
            url, headers=headers, params=params, timeout=self._timeout
        )
        return answer.content


class _Connection:
    """A session and plexapi's server object on it, which is made with the first request."""

    def __init__(self, address: ServerAddress, timeout: float) -> None:
        logfilter.add_secret(address.url)  # as plexapi itself does with the token
        self._address = address
        self._timeouts = (min(_CONNECT_TIMEOUT, timeout), timeout)
        self._server: _Server | None = None
        self.session = PlexSession(address.client_identifier, verify_ssl=address.verify_ssl)

    def query(self, method: str, path: str, params: _Params | None) -> Element | None:
        """Send a request and return its answer as a tree; blocks. Raises an EngineError."""
        with _clear_errors():
            send = getattr(self.session, method)
            query = self._connected().query  # plexapi's, without annotations
            answer: Element | None = query(path, method=send, params=params)  # type: ignore[no-untyped-call]
            return answer

    def fetch(self, path: str, params: _Params) -> bytes:
        """Send a request and return its answer as it came; blocks. Raises an EngineError."""
        with _clear_errors():
            return self._connected().fetch(path, params)

    def _connected(self) -> _Server:
        if self._server is None:
            self._server = _Server(self._address, self.session, self._timeouts)
        return self._server


@contextmanager
def _clear_errors() -> Iterator[None]:
    """Say in our own words what plexapi stumbles over."""
    try:
        yield
    except ParseError, LookupError:  # the latter for an encoding that nobody knows
        raise _UnreadableError(UNREADABLE) from None
    except PlexApiException, AttributeError, TypeError, ValueError:
        # Without its cause, which names the address.
        raise RequestError(UNREADABLE) from None

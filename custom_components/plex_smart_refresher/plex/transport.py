"""Requests to one Plex server, through plexapi, from the event loop."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element, ParseError

from plexapi import logfilter
from plexapi.exceptions import PlexApiException
from plexapi.server import PlexServer

from ..engine.errors import RequestError, ServerLostError
from .session import PlexSession, run_in_thread

#: Requests under way at a time: refreshes and a read, and few enough for any server.
_CONNECTIONS = 4
#: How long to wait for a connection, in seconds; a server in the house answers at once.
_CONNECT_TIMEOUT = 10.0

type Timeouts = tuple[float, float]  # to connect, and between two bytes

_CONTAINER = "MediaContainer"
_NOT_PLEX = "the answer is not one of a Plex server"
_UNREADABLE = "the answer of the server cannot be read"


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

    async def get(self, path: str, params: Mapping[str, str | int] | None = None) -> Element:
        """Return the container that a path answers with. Raises an EngineError."""
        return await self.read(path, params, _as_it_is)

    async def read[T](
        self,
        path: str,
        params: Mapping[str, str | int] | None,
        make: Callable[[Element], T],
    ) -> T:
        """Return what is made of the container that a path answers with. Raises an EngineError.

        It is made in the thread: a long list would hold up the event loop.
        """

        def finish(answer: Element | None) -> T:
            if answer is None or answer.tag != _CONTAINER:
                raise RequestError(_NOT_PLEX)
            return make(answer)

        return await self._send("get", path, params, finish)

    async def put(self, path: str, params: Mapping[str, str | int] | None = None) -> None:
        """Send a command. Raises an EngineError."""
        answer = await self._send("put", path, params, _as_it_is)
        if answer is not None and answer.tag != _CONTAINER:  # old servers answer with an empty one
            raise RequestError(_NOT_PLEX)

    async def put_unheard(self, path: str, params: Mapping[str, str | int]) -> None:
        """Send a command that is answered with anything but a container. Raises an EngineError."""
        with suppress(_UnreadableError):
            await self._send("put", path, params, _as_it_is)

    def close(self) -> None:
        """End all requests, those under way at once."""
        self._is_closed = True
        for connection in (*self._busy, *self._idle):
            connection.session.abort()
        self._idle.clear()

    async def _send[T](
        self,
        method: str,
        path: str,
        params: Mapping[str, str | int] | None,
        finish: Callable[[Element | None], T],
    ) -> T:
        async with self._places:
            if self._is_closed:
                raise ServerLostError("the connection was closed")
            connection = self._idle.pop() if self._idle else _Connection(self._address)
            self._busy.add(connection)
            is_reusable = False
            try:
                query = partial(connection.query, method, path, params, self._timeout)
                answer = await run_in_thread(
                    connection.session, lambda: finish(query()), self._timeout
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


def _as_it_is[T](answer: T) -> T:
    return answer


class _Server(PlexServer):
    """plexapi's server, made with the one question that needs no work and no token."""

    key = "/identity"

    def __init__(self, address: ServerAddress, session: PlexSession, timeouts: Timeouts) -> None:
        """Ask the server who it is; blocks."""
        super().__init__(  # type: ignore[no-untyped-call]  # plexapi has no annotations
            address.url, address.token, session, timeouts
        )


class _Connection:
    """A session and plexapi's server object on it, which is made with the first request."""

    def __init__(self, address: ServerAddress) -> None:
        logfilter.add_secret(address.url)  # as plexapi itself does with the token
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
                self._server = _Server(self._address, self.session, timeouts)
            send = getattr(self.session, method)
            answer: Element | None = self._server.query(
                path, method=send, params=params, timeout=timeouts
            )
        except ParseError, LookupError:  # the latter for an encoding that nobody knows
            raise _UnreadableError(_UNREADABLE) from None
        except PlexApiException, AttributeError, TypeError, ValueError:
            # Without its cause, which names the address.
            raise RequestError(_UNREADABLE) from None
        return answer

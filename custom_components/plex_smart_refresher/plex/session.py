"""HTTP sessions for plexapi: our own headers, one meaning a status, and an end at any time."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from http import HTTPStatus
import re
import socket
from threading import Lock
from typing import Any, override
from weakref import WeakSet

from plexapi import VERSION
from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import (
    ConnectTimeout,
    ContentDecodingError,
    RequestException,
    SSLError,
    Timeout,
)
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
)

from ..engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    OverloadedError,
    RequestError,
    ServerLostError,
    StartingUpError,
)

_PRODUCT = "Plex Smart Refresher"
_PLATFORM = "Home Assistant"
_TOKEN = "X-Plex-Token"  # noqa: S105 - the name of a header

#: Plex answers 498 to a token that has expired.
_TOKEN_EXPIRED = 498
_INVALID_TOKEN = frozenset({HTTPStatus.UNAUTHORIZED, _TOKEN_EXPIRED})
#: The server has too much to do, or maintains itself.
_OVERLOADED = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
#: The server, or a proxy before it, says that it cannot work now.
_UNAVAILABLE = frozenset(
    {
        *_OVERLOADED,
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.GATEWAY_TIMEOUT,
        *range(520, 530),  # what tunnels and proxies answer for a server that they cannot reach
    }
)
_STARTING_UP = re.compile(r"still starting up", re.IGNORECASE)


def identity(client_identifier: str) -> dict[str, str]:
    """Return the headers that say who we are, to servers and to plex.tv."""
    return {
        "X-Plex-Client-Identifier": client_identifier,
        "X-Plex-Product": _PRODUCT,
        "X-Plex-Version": VERSION,
        "X-Plex-Platform": _PLATFORM,
        "X-Plex-Platform-Version": "",
        "X-Plex-Device": _PLATFORM,
        "X-Plex-Device-Name": _PRODUCT,
    }


class PlexSession(Session):
    """A session that identifies us, maps refusals to the engine's errors, and can be aborted."""

    def __init__(self, client_identifier: str, *, verify_ssl: bool = True) -> None:
        """Prepare a session; nothing is sent yet."""
        super().__init__()
        self.verify = verify_ssl
        self.trust_env = False  # reads files, and a media server in the house needs no proxy
        self._identity = identity(client_identifier)
        self._lines = _Lines()
        for prefix in ("http://", "https://"):
            self.mount(prefix, _Adapter(self._lines))

    @override
    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> Response:
        """Send a request. Raises an EngineError for every failure.

        plexapi's default headers belong to every user of it in the process: of what it sends,
        only the token is ours.
        """
        given = kwargs.get("headers") or {}
        token = {_TOKEN: given[_TOKEN]} if _TOKEN in given else {}
        kwargs["headers"] = token | self._identity
        try:
            response = super().request(method, url, *args, **kwargs)
        except ContentDecodingError:
            raise RequestError("the answer of the server cannot be read") from None
        except (RequestException, HTTPError, UnicodeError) as err:
            raise ServerLostError(_network_trouble(err)) from None  # it names the address
        response.encoding = "utf-8"
        if not response.ok:
            raise _refusal(response)
        return response

    @override
    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        """Keep the token from the server that a redirect leads to, if it is another one."""
        # The annotations of requests leave both methods out.
        super().rebuild_auth(prepared_request, response)  # type: ignore[no-untyped-call]
        from_url, to_url = response.request.url, prepared_request.url
        if self.should_strip_auth(from_url, to_url):  # type: ignore[no-untyped-call]
            prepared_request.headers.pop(_TOKEN, None)

    def abort(self) -> None:
        """End whatever is under way; a thread that waits for an answer gets an error at once."""
        self._lines.cut()
        self.close()


async def run_in_thread[T](
    session: PlexSession, request: Callable[[], T], seconds: float | None
) -> T:
    """Run a blocking request, which may take so many seconds in all. Raises an EngineError.

    The timeout of requests only bounds the gaps between bytes; a server that crawls would hold
    the thread for ever. Whatever ends the wait aborts the session, and so ends the thread.
    """
    try:
        async with asyncio.timeout(seconds):
            return await asyncio.get_running_loop().run_in_executor(None, request)
    except TimeoutError:
        session.abort()
        raise ServerLostError("the server did not answer in time") from None
    except asyncio.CancelledError:
        session.abort()
        raise


def _refusal(response: Response) -> EngineError:
    """Return what a status means (docs/plex-server.md#transport)."""
    status = response.status_code
    if status in _INVALID_TOKEN:
        return InvalidTokenError(f"Plex does not accept the token ({status})")
    if status == HTTPStatus.FORBIDDEN:
        return NotOwnerError("the token does not belong to the owner of the server (403)")
    if status == HTTPStatus.NOT_FOUND:
        return ItemGoneError("it is not on the server (404)")
    if status == HTTPStatus.BAD_REQUEST and _STARTING_UP.search(response.text):
        return StartingUpError("the server is still starting up")
    if status in _UNAVAILABLE:
        error = OverloadedError if status in _OVERLOADED else ServerLostError
        return error(f"the server says that it is not available now ({status})")
    return RequestError(f"the server answered with status {status}")


def _network_trouble(error: Exception) -> str:
    """Say what is wrong without naming addresses, which would end up in logs."""
    if isinstance(error, ConnectTimeout):
        return "the server cannot be reached in time"
    if isinstance(error, Timeout):
        return "the server did not answer in time"
    if isinstance(error, SSLError):
        return "the server's certificate cannot be verified"
    return "the connection to the server failed"


class _Lines:
    """The connections of one session, which another thread can cut."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._is_cut = False

    def keep(self, line: socket.socket) -> None:
        """Keep a connection at hand. Raises OSError when all have been cut."""
        with self._lock:
            if self._is_cut:
                raise ConnectionAbortedError("the session was aborted")
            self._sockets.add(line)

    def cut(self) -> None:
        """Cut all connections, those that are just being made, too."""
        with self._lock:
            self._is_cut = True
            sockets = list(self._sockets)
        for line in sockets:
            try:
                # Not SSLSocket's own method, which would pull its state from under the reader.
                socket.socket.shutdown(line, socket.SHUT_RDWR)
            except OSError:
                continue  # it was closed already


class _Adapter(HTTPAdapter):
    """Makes connections that can be cut."""

    def __init__(self, lines: _Lines) -> None:
        self._lines = lines
        super().__init__(pool_connections=1, pool_maxsize=1)

    @override
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._lines)


class _Cuttable(HTTPConnection):
    """A connection that can be cut in each of its stages.

    While it is being made a second handle of the socket is kept at hand, since the encryption
    takes the first one over before it shakes hands.
    """

    lines: _Lines

    @override
    def connect(self) -> None:
        with ExitStack() as self._handles:
            super().connect()
            self.lines.keep(self.sock)

    @override
    def _new_conn(self) -> socket.socket:
        try:
            return self._open()
        except socket.gaierror as err:
            raise NameResolutionError(self.host, self, err) from err
        except TimeoutError as err:
            raise ConnectTimeoutError(self, "the connection took too long") from err
        except OSError as err:
            raise NewConnectionError(self, "the connection failed") from err

    def _open(self) -> socket.socket:
        """Return a connection to the first address of the host that answers. Raises OSError."""
        problem = OSError("the host has no address")
        for family, kind, protocol, _, address in socket.getaddrinfo(
            self._dns_host, self.port, type=socket.SOCK_STREAM
        ):
            line = socket.socket(family, kind, protocol)
            try:
                self.lines.keep(self._handles.enter_context(line.dup()))
                line.settimeout(self.timeout)
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                line.connect(address)
            except OSError as err:
                line.close()
                problem = err
            else:
                return line
        raise problem


def _pools(lines: _Lines) -> dict[str, type[HTTPConnectionPool]]:
    """Return pools of connections that can be cut, by scheme."""

    class Connection(_Cuttable):
        pass

    class SecureConnection(_Cuttable, HTTPSConnection):
        pass

    class Pool(HTTPConnectionPool):
        ConnectionCls = Connection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

        @override
        def _validate_conn(self, conn: Any) -> None:
            """Connect, without a warning each time that the user chose not to verify."""
            if conn.is_closed:
                conn.connect()

    Connection.lines = SecureConnection.lines = lines
    return {"http": Pool, "https": SecurePool}

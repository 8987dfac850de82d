"""HTTP sessions for plexapi: our own headers, one meaning a status, and an end at any time."""

from http import HTTPStatus
import re
import socket
from typing import Any, override
from weakref import WeakSet

from requests import PreparedRequest, Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import ConnectTimeout, RequestException, SSLError, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from ..engine.errors import (
    EngineError,
    InvalidTokenError,
    ItemGoneError,
    NotOwnerError,
    RequestError,
    ServerLostError,
    StartingUpError,
)

PRODUCT = "Plex Smart Refresher"

#: Plex answers 498 to a token that has expired.
_TOKEN_EXPIRED = 498
_INVALID_TOKEN = frozenset({HTTPStatus.UNAUTHORIZED, _TOKEN_EXPIRED})
#: The server, or a proxy before it, says that it cannot work now.
_UNAVAILABLE = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
        *range(520, 530),  # what tunnels and proxies answer for a server that they cannot reach
    }
)
_STARTING_UP = re.compile(r"still starting up", re.IGNORECASE)


class PlexSession(Session):
    """A session that identifies us, maps refusals to the engine's errors, and can be aborted."""

    def __init__(self, client_identifier: str, *, verify_ssl: bool = True) -> None:
        """Prepare a session; nothing is sent yet."""
        super().__init__()
        self.verify = verify_ssl
        self.trust_env = False  # reads files, and a media server in the house needs no proxy
        self._identity = {
            "X-Plex-Client-Identifier": client_identifier,
            "X-Plex-Product": PRODUCT,
            "X-Plex-Device-Name": PRODUCT,
        }
        self._sockets: WeakSet[socket.socket] = WeakSet()
        for prefix in ("http://", "https://"):
            self.mount(prefix, _TrackingAdapter(self._sockets))

    @override
    def request(self, method: str | bytes, url: str | bytes, *args: Any, **kwargs: Any) -> Response:
        """Send a request. Raises an EngineError for every failure.

        plexapi's own default headers are shared with every other user of it in the process,
        so ours go over them.
        """
        kwargs["headers"] = {**(kwargs.get("headers") or {}), **self._identity}
        try:
            response = super().request(method, url, *args, **kwargs)
        except RequestException as err:
            raise ServerLostError(_network_trouble(err)) from err
        response.encoding = "utf-8"
        if not response.ok:
            raise _refusal(response)
        return response

    def abort(self) -> None:
        """End whatever is under way; a thread that waits for an answer gets an error at once."""
        for connection in list(self._sockets):
            try:
                # Not SSLSocket's own method, which would pull its state from under the reader.
                socket.socket.shutdown(connection, socket.SHUT_RDWR)
            except OSError:
                continue  # it was closed already
        self.close()


def _refusal(response: Response) -> EngineError:
    """Return what a status means (PLEX.md section 1)."""
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
        return ServerLostError(f"the server says that it is not available now ({status})")
    return RequestError(f"the server answered with status {status}")


def _network_trouble(error: RequestException) -> str:
    """Say what is wrong without naming addresses, which would end up in logs."""
    if isinstance(error, ConnectTimeout):
        return "the server cannot be reached in time"
    if isinstance(error, Timeout):
        return "the server did not answer in time"
    if isinstance(error, SSLError):
        return "the server's certificate cannot be verified"
    return "the connection to the server failed"


class _TrackingAdapter(HTTPAdapter):
    """Keeps the sockets of its connections at hand."""

    def __init__(self, sockets: WeakSet[socket.socket]) -> None:
        self._tracked = sockets
        super().__init__(pool_connections=1, pool_maxsize=1)

    @override
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _tracking_pools(self._tracked)

    @override
    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        return super().send(request, *args, **kwargs)


def _tracking_pools(
    sockets: WeakSet[socket.socket],
) -> dict[str, type[HTTPConnectionPool]]:
    class TrackedHTTPConnection(HTTPConnection):
        @override
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    class TrackedHTTPSConnection(HTTPSConnection):
        @override
        def connect(self) -> None:
            super().connect()
            sockets.add(self.sock)

    class TrackedHTTPPool(HTTPConnectionPool):
        ConnectionCls = TrackedHTTPConnection

    class TrackedHTTPSPool(HTTPSConnectionPool):
        ConnectionCls = TrackedHTTPSConnection

    return {"http": TrackedHTTPPool, "https": TrackedHTTPSPool}

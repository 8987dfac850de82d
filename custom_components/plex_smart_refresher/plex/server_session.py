"""Home Assistant's aiohttp session, restricted to one Plex server."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from aiohttp import (
    ClientConnectorError,
    ClientHandlerType,
    ClientOSError,
    ClientRequest,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ClientWebSocketResponse,
    DummyCookieJar,
    ServerDisconnectedError,
    TraceConfig,
    TraceConnectionCreateStartParams,
)
from yarl import URL

from ..engine.errors import BudgetSpentError, ServerLostError
from .identity import TOKEN_HEADER, identity

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

#: The timeout for a connection, in seconds; a server in the same network answers at once.
CONNECT_TIMEOUT = 10.0
#: The interval of pings on a socket, in seconds.
_HEARTBEAT = 30.0
#: The maximum length of a frame, in bytes; real ones have some hundreds.
_LONGEST_FRAME = 1024 * 1024
#: Compressions that aiohttp unpacks in limited parts, so a small answer stays small until it is
#: read.
_ENCODINGS = "gzip, deflate"
#: The maximum length of a host in an error.
_LONGEST_HOST = 100
#: The schemes of a websocket, and those of the same connection in HTTP.
_HTTP_SCHEMES = {"ws": "http", "wss": "https"}

type Params = Mapping[str, str | int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerAddress:
    """The address and the token of a server."""

    url: str
    token: str = field(repr=False)
    verify_ssl: bool = True
    client_identifier: str


class NotConnectedError(Exception):
    """There is no open connection, so another server may answer at the address now."""


class Quota:
    """The requests that may be sent."""

    def __init__(self, most: int) -> None:
        """Start without a request."""
        self._most = most
        self.used = 0

    def take(self) -> None:
        """Count a request. Raises BudgetSpentError if it is one too many."""
        if self.used >= self._most:
            raise BudgetSpentError("no more requests are allowed")
        self.used += 1

    def give_back(self) -> None:
        """Forget a request that was not sent."""
        self.used -= 1


_quota: ContextVar[Quota | None] = ContextVar("quota", default=None)


@contextmanager
def limited(most: int) -> Iterator[Quota]:
    """Limit the requests of the current task, including those that only ask who the server is."""
    quota = Quota(most)
    token = _quota.set(quota)
    try:
        yield quota
    finally:
        _quota.reset(token)


class ServerSession:
    """Send requests to one server over Home Assistant's connections.

    aiohttp follows redirects with `X-Plex-Token` in the headers, which cannot be turned off for
    `ws_connect`. A middleware sees each request before it is sent, including redirected ones, and
    refuses other origins. It also prevents aiohttp from repeating a command after the connection
    broke, because the server may have received it.
    """

    def __init__(self, address: ServerAddress, session: ClientSession) -> None:
        """Start without a request. The connector belongs to Home Assistant."""
        self._address = address
        self._session = ClientSession(
            connector=session.connector,
            connector_owner=False,
            cookie_jar=DummyCookieJar(),
            headers=session.headers,
            middlewares=(self._send,),
            trace_configs=[_connections()],
            timeout=ClientTimeout(total=None, sock_connect=CONNECT_TIMEOUT),
        )

    def request(
        self,
        method: str,
        path: str,
        params: Params | None = None,
        *,
        with_token: bool = True,
        may_connect: bool = True,
    ) -> AbstractAsyncContextManager[ClientResponse]:
        """Return a context that sends the request and yields the answer with its body unread.

        Raises ServerLostError for a redirect to another origin, NotConnectedError if there is no
        open connection and it may not connect, and aiohttp's errors.
        """
        return self._session.request(
            method,
            self._url(path, params),
            headers=self._headers(with_token=with_token),
            ssl=self._address.verify_ssl,
            trace_request_ctx=may_connect,
        )

    async def connect_websocket(self, path: str) -> ClientWebSocketResponse:
        """Return a connected websocket. Raises what `request` raises."""
        url = self._url(path)
        return await self._session.ws_connect(
            url.with_scheme("wss" if url.scheme == "https" else "ws"),
            headers=self._headers(),
            heartbeat=_HEARTBEAT,
            max_msg_size=_LONGEST_FRAME,
            ssl=self._address.verify_ssl,
        )

    def close(self) -> None:
        """Detach from Home Assistant's connections."""
        # Requests that are woken by closing still use the connector before they end.
        asyncio.get_running_loop().call_soon(self._session.detach)

    def _url(self, path: str, params: Params | None = None) -> URL:
        """Return the URL of a path with its query encoded like a form, including `>` and `:`."""
        url = str(URL(self._address.url)).rstrip("/") + path
        return URL(f"{url}?{urlencode(params)}" if params else url, encoded=True)

    def _headers(self, *, with_token: bool = True) -> dict[str, str]:
        """Return the headers of a request."""
        headers = identity(self._address.client_identifier)
        if self._address.token and with_token:
            headers[TOKEN_HEADER] = self._address.token
        return headers | {"Accept": "application/json", "Accept-Encoding": _ENCODINGS}

    async def _send(self, request: ClientRequest, send: ClientHandlerType) -> ClientResponse:
        """Send a request to this server, a command only once. Raises ServerLostError."""
        if _origin(request.url) != _origin(URL(self._address.url)):
            host = (request.url.host or "")[:_LONGEST_HOST]
            # In quotation marks, so that diagnostics leave it out.
            raise ServerLostError(f"refused: the server redirects to another one, “{host}”")
        quota = _quota.get()
        if quota:
            quota.take()
        try:
            return await send(request)
        except NotConnectedError:
            if quota:
                quota.give_back()
            raise
        except (ClientOSError, ServerDisconnectedError) as err:
            if request.method == "GET" or isinstance(err, ClientConnectorError):
                raise
            raise ServerLostError("the connection to the server failed") from None


def _connections() -> TraceConfig:
    """Return what is called before a new connection."""
    trace = TraceConfig()
    trace.on_connection_create_start.append(_before_connection)
    return trace


async def _before_connection(
    _session: ClientSession, context: SimpleNamespace, _params: TraceConnectionCreateStartParams
) -> None:
    """Raise NotConnectedError for a request that may only use an open connection."""
    if context.trace_request_ctx is False:
        raise NotConnectedError


def _origin(url: URL) -> tuple[Any, ...]:
    """Return the origin of a URL."""
    return _HTTP_SCHEMES.get(url.scheme, url.scheme), url.host, url.port


async def read_at_most(answer: ClientResponse, most: int) -> bytearray | None:
    """Return the unpacked body of an answer; None if it is too long."""
    body = bytearray()
    async for piece in answer.content.iter_any():
        body += piece
        if len(body) > most:
            return None
    return body

"""Requests to a Plex server, with their errors."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
import gc
from http import HTTPStatus
from typing import NamedTuple

from aiohttp import (
    ClientConnectorCertificateError,
    ClientError,
    ClientPayloadError,
    ClientResponse,
    ConnectionTimeoutError,
)
from aiohttp.http_exceptions import ContentEncodingError

from ..engine.errors import (
    ItemGoneError,
    RequestError,
    ServerLostError,
    WrongServerError,
)
from .certificates import certificate_error
from .json_values import Container
from .parsing import (
    CONTAINER,
    NOT_PLEX,
    UNREADABLE,
    machine_identifier,
    parse_container,
)
from .server_session import NotConnectedError, Params, ServerSession, read_at_most
from .status import error_of

#: Concurrent requests: refreshes and a read, few enough for any server.
_CONNECTIONS = 4
#: The number of checked connections to wait for; a server that keeps none open gets a new one.
_MOST_CHECKS = 3
_OK = frozenset({HTTPStatus.OK, HTTPStatus.CREATED, HTTPStatus.NO_CONTENT})
_MEGABYTE = 1024 * 1024
#: The maximum unpacked length of an answer, in bytes.
LONGEST_ANSWER = 8 * _MEGABYTE
LONGEST_LIST = 64 * _MEGABYTE
_LONGEST_REFUSAL = 8 * 1024
#: The maximum length of a path in an error.
_LONGEST_PATH = 80


type Receive[T] = Callable[[ClientResponse], Awaitable[T]]


class Seen(NamedTuple):
    """An answer with any status."""

    status: int
    content_type: str
    body: bytearray


class JsonApi:
    """Send requests to one server, over a few connections at a time.

    With an expected machine identifier, no other server at the address receives the token or a
    command: the identity is checked first, before each new connection and each command, and after
    each failure.
    """

    def __init__(self, session: ServerSession, timeout: float, expected: str | None = None) -> None:
        """Start without a request. `timeout` is for an entire request, in seconds."""
        self._session = session
        self._timeout = timeout
        self._expected = expected
        self._is_known = False  # whether the expected server answered the last request
        self._slots = asyncio.Semaphore(_CONNECTIONS)
        self._deadlines: set[asyncio.Timeout] = set()
        self._is_closed = False
        self.date = ""  #: of the last answer, as the server writes it

    async def get(
        self, path: str, params: Params | None = None, *, key: str = CONTAINER
    ) -> Container:
        """Return the container of an answer. Raises an EngineError."""
        receive = partial(_good_body, path, LONGEST_ANSWER)
        return parse_container(await self._send("GET", path, params, receive), key)

    async def look(
        self, path: str, params: Params | None = None, *, with_token: bool = True
    ) -> Seen:
        """Return an answer whatever its status, for a probe. Raises an EngineError."""
        receive = partial(_seen, path)
        return await self._send("GET", path, params, receive, with_token=with_token)

    async def read[T](self, path: str, params: Params, build: Callable[[Container], T]) -> T:
        """Return what is built from the container of a list or of details. Raises an EngineError.

        The thousands of objects of a list are gone as soon as that is built. A garbage collection
        in between would visit all of them in vain, which takes as long as parsing.
        """
        body = await self._send("GET", path, params, partial(_good_body, path, LONGEST_LIST))
        with _collector_paused():
            return build(parse_container(body))

    async def put(self, path: str, params: Params | None = None) -> None:
        """Send a command. Raises an EngineError.

        Plex answers with nothing or, on old servers, with an empty container.
        """
        receive = partial(_good_body, path, LONGEST_ANSWER)
        body = await self._send("PUT", path, params, receive)
        if body.strip() and CONTAINER.encode() not in body:
            raise RequestError(NOT_PLEX)

    async def put_any_answer(self, path: str, params: Params) -> None:
        """Send a command and ignore the answer. Raises an EngineError."""
        await self._send("PUT", path, params, partial(_good_body, path, LONGEST_ANSWER))

    async def identify(self) -> str:
        """Return the machine identifier of the server, which gets no token. Raises EngineError."""
        receive = partial(_good_body, "/identity", LONGEST_ANSWER)
        body = await self._exchange("GET", "/identity", None, receive, with_token=False)
        return machine_identifier(parse_container(body))

    async def check_identity(self) -> None:
        """Raise WrongServerError if another server answers than the expected one."""
        if not self._expected:
            return
        self._is_known = False
        try:
            found = await self.identify()
        except ItemGoneError as err:
            raise RequestError("the server does not say which one it is") from err
        if found != self._expected:
            raise WrongServerError("another Plex server answers at this address")
        self._is_known = True

    def close(self) -> None:
        """End all requests at once."""
        self._is_closed = True
        for deadline in self._deadlines:
            deadline.reschedule(asyncio.get_running_loop().time())

    async def _send[T](
        self,
        method: str,
        path: str,
        params: Params | None,
        receive: Receive[T],
        *,
        with_token: bool = True,
    ) -> T:
        """Send a request to the expected server. Raises an EngineError."""
        if method != "GET" or not self._is_known:
            await self.check_identity()
        exchange = partial(self._exchange, method, path, params, receive, with_token=with_token)
        try:
            for _ in range(_MOST_CHECKS):
                try:
                    return await exchange(may_connect=False)
                except NotConnectedError:  # another request has taken the checked connection
                    await self.check_identity()
            return await exchange()
        except ServerLostError:
            self._is_known = False  # it may have been replaced when it is back
            raise

    async def _exchange[T](
        self,
        method: str,
        path: str,
        params: Params | None,
        receive: Receive[T],
        *,
        with_token: bool = True,
        may_connect: bool = True,
    ) -> T:
        """Send a request and return what is received of the answer. Raises an EngineError."""
        async with self._slots:
            if self._is_closed:
                raise ServerLostError("the connection was closed")
            deadline = asyncio.timeout(self._timeout)
            self._deadlines.add(deadline)
            try:
                request = self._session.request(
                    method, path, params, with_token=with_token, may_connect=may_connect
                )
                async with deadline, request as answer:
                    self.date = answer.headers.get("Date", "")
                    return await receive(answer)
            except (ClientError, OSError, ValueError) as err:
                # Without its cause, which contains the address.
                raise self._network_error(err) from None
            finally:
                self._deadlines.discard(deadline)

    def _network_error(self, error: Exception) -> RequestError | ServerLostError:
        """Return the problem without addresses, which would end up in logs."""
        if isinstance(error, ConnectionTimeoutError):
            return ServerLostError("the server cannot be reached in time")
        if isinstance(error, TimeoutError) and self._is_closed:
            return ServerLostError("the connection was closed")
        if isinstance(error, TimeoutError):
            return ServerLostError("the server did not answer in time")
        if isinstance(error, ClientConnectorCertificateError):
            return certificate_error(error)
        if isinstance(error, ClientPayloadError) and isinstance(
            error.__cause__, ContentEncodingError
        ):
            return RequestError(UNREADABLE)
        return ServerLostError("the connection to the server failed")


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the garbage collector for a moment in which nothing is awaited."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


async def _raise_for_status(answer: ClientResponse) -> None:
    """Raise the EngineError for a status other than success."""
    if answer.status in _OK:
        return
    text = ""
    if answer.status == HTTPStatus.BAD_REQUEST:  # the only body to read
        text = (await read_at_most(answer, _LONGEST_REFUSAL) or b"").decode(errors="replace")
    raise error_of(answer.status, text)


async def _good_body(path: str, most: int, answer: ClientResponse) -> bytearray:
    """Return the body of an answer with a status of success. Raises an EngineError."""
    await _raise_for_status(answer)
    return await _body(answer, path, most)


async def _seen(path: str, answer: ClientResponse) -> Seen:
    """Return an answer with any status. Raises RequestError if it is too long."""
    body = await _body(answer, path, LONGEST_ANSWER)
    return Seen(answer.status, answer.content_type, body)


async def _body(answer: ClientResponse, path: str, most: int) -> bytearray:
    """Return the body of an answer. Raises RequestError if it is too long."""
    body = await read_at_most(answer, most)
    if body is None:
        size = f"{most // _MEGABYTE} MiB"
        raise RequestError(f"the answer to {path[:_LONGEST_PATH]} is longer than {size}")
    return body

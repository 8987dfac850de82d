"""Handle every request first: count it, apply faults, check the token."""

import asyncio
from email.utils import formatdate
from http import HTTPStatus
import re
import socket
import struct
import time

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from .context import ServerContext, flag, paging, plex_value
from .counters import RequestKind
from .errors import MAINTENANCE_BODY, STARTING_UP_BODY, PlexError, error_response
from .faults import AFTER, BEFORE, Fault, FaultKind
from .tokens import Access

CRAWL_CHUNKS = 20
WRITES = frozenset({"PUT", "POST", "DELETE"})
FOREIGN = ("/plex.tv/", "/simulator/")
OWNERS_ONLY = frozenset(
    {
        RequestKind.PREFERENCES,
        RequestKind.ALL_PREFERENCES,
        RequestKind.PROVIDERS,
        RequestKind.ACCOUNTS,
        RequestKind.BUTLER,
        RequestKind.ACTIVITIES,
        RequestKind.SESSIONS,
    },
)
_KINDS: tuple[tuple[re.Pattern[str], RequestKind], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"/identity$", RequestKind.IDENTITY),
        (r"/$", RequestKind.ROOT),
        (r"/library/sections/?$", RequestKind.SECTIONS),
        (r"/library/sections/\d+/timeline$", RequestKind.TIMELINE),
        (r"/library/metadata/\d+/(children|allLeaves)$", RequestKind.CHILDREN),
        (r"/library/metadata/\d+/refresh$", RequestKind.REFRESH),
        (r"/library/metadata/\d+/(thumb|art)/", RequestKind.PICTURE),
        (r"/photo/:/transcode$", RequestKind.PICTURE),
        (r"/library/metadata/\d+/posters?$", RequestKind.POSTERS),
        (r"/library/metadata/\d+/(match|matches|unmatch)$", RequestKind.MATCH),
        (r"/library/metadata/\d+/analyze$", RequestKind.ANALYZE),
        (r"/:/websockets/notifications$", RequestKind.WEBSOCKET),
        (r"/activities$", RequestKind.ACTIVITIES),
        (r"/status/sessions", RequestKind.SESSIONS),
        (r"/butler", RequestKind.BUTLER),
        (r"/:/prefs$", RequestKind.ALL_PREFERENCES),
        (r"/:/prefs/get$", RequestKind.PREFERENCES),
        (r"/library/sections/\d+/prefs$", RequestKind.PREFERENCES),
        (r"/media/providers/metadata$", RequestKind.PROVIDERS),
        (r"/accounts", RequestKind.ACCOUNTS),
        (r"/plex\.tv/", RequestKind.PLEX_TV),
    )
)
_LIST = re.compile(r"/library/sections/\d+/all$")
_DETAILS = re.compile(r"/library/metadata/([\d,]+)$")


def classify(request: web.Request) -> RequestKind:
    """Return the kind of a request."""
    if _LIST.match(request.path):
        return _list_kind(request)
    details = _DETAILS.match(request.path)
    if details:
        return _details_kind(request, details[1])
    for pattern, kind in _KINDS:
        if pattern.match(request.path):
            return kind
    return RequestKind.OTHER


def _list_kind(request: web.Request) -> RequestKind:
    """Return the kind of a request to a library's list."""
    if request.method in WRITES:
        return RequestKind.EDIT
    size = paging(request)[1]
    if size is None:
        return RequestKind.LIST_UNPAGED
    return RequestKind.LIST_PAGE if size else RequestKind.TOTAL_ONLY


def _details_kind(request: web.Request, keys: str) -> RequestKind:
    """Return the kind of a request for details."""
    if not flag(request, "skipRefresh"):
        return RequestKind.DETAILS_PLAIN
    return RequestKind.DETAILS_BATCH if "," in keys else RequestKind.DETAILS


class Gate:
    """The middleware of the server."""

    def __init__(self, context: ServerContext) -> None:
        """Guard one server."""
        self._context = context

    def middleware(self) -> Middleware:
        """Return the gate as aiohttp's middleware."""

        @web.middleware
        async def gate(request: web.Request, handler: Handler) -> web.StreamResponse:
            """Pass a request through the gate."""
            return await self._pass(request, handler)

        return gate

    async def _pass(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Count a request, answer it, and log its status."""
        if request.path.startswith("/simulator/"):
            return await handler(request)
        kind = request["kind"] = classify(request)
        self._context.counters.enter(kind)
        self._context.counters.writes += request.method in WRITES
        status = 0
        try:
            response = await self._answer(request, handler, kind)
            status = response.status
            return response
        finally:
            self._context.counters.leave(kind, status)

    async def _answer(
        self,
        request: web.Request,
        handler: Handler,
        kind: RequestKind,
    ) -> web.StreamResponse:
        """Answer a request, or let a fault answer in its place."""
        faults = self._context.faults
        fault = faults.take(_before(request), kind, request.path)
        spoiled = await self._strike(fault, request) if fault else None
        if spoiled is not None:
            return spoiled
        response = await self._respond(request, handler, kind)
        fault = faults.take(AFTER, kind, request.path)
        if fault is not None and isinstance(response, web.Response):
            return await self._spoil(fault, request, response)
        return response

    async def _respond(
        self,
        request: web.Request,
        handler: Handler,
        kind: RequestKind,
    ) -> web.StreamResponse:
        """Call the handler, and answer errors with Plex's own pages."""
        try:
            self._admit(request, kind)
            return self._dated(await handler(request))
        except PlexError as error:
            return error_response(error.status, request.path, error.body)
        except web.HTTPException as error:
            return error_response(error.status, request.path)

    def _dated(self, response: web.StreamResponse) -> web.StreamResponse:
        """Date an answer by a clock that is wrong; aiohttp dates the others."""
        if (skew := self._context.settings.clock_skew) and not response.prepared:
            response.headers["Date"] = formatdate(time.time() + skew, usegmt=True)
        return response

    def _admit(self, request: web.Request, kind: RequestKind) -> None:
        """Refuse a missing token, a user who is not the owner, and too many parallel reads."""
        if kind in {RequestKind.IDENTITY, RequestKind.PLEX_TV}:
            return
        access = self._context.tokens.check(plex_value(request, "X-Plex-Token") or "")
        owners = request.method in WRITES or kind in OWNERS_ONLY or request.path == "/library"
        if owners and access is not Access.OWNER:
            raise PlexError(HTTPStatus.FORBIDDEN)
        limit = self._context.quirks.max_parallel_reads
        if limit is not None and self._context.counters.parallel_requests > limit:
            raise PlexError(HTTPStatus.SERVICE_UNAVAILABLE)

    async def _strike(self, fault: Fault, request: web.Request) -> web.StreamResponse | None:
        """Answer in place of the server, or only delay the answer."""
        match fault.kind:
            case FaultKind.RESET:
                return reset(request)
            case FaultKind.HANG:
                return await self._hang(request)
            case FaultKind.DELAY:
                await asyncio.sleep(fault.seconds)
                return None
            case _:
                return _fixed(fault, request.path)

    async def _hang(self, request: web.Request) -> web.StreamResponse:
        """Stay silent until the client gives up or the server stops."""
        await self._context.stopping.wait()
        return reset(request)

    async def _spoil(
        self,
        fault: Fault,
        request: web.Request,
        response: web.Response,
    ) -> web.StreamResponse:
        """Damage an answer before it is sent."""
        body = response.body if isinstance(response.body, bytes) else b""
        half = body[: len(body) // 2]
        match fault.kind:
            case FaultKind.TRUNCATED:
                return web.Response(status=response.status, body=half, headers=_typed(response))
            case FaultKind.WRONG_CONTENT_TYPE:
                return web.Response(body=body, content_type="application/octet-stream")
            case FaultKind.CUT_OFF:
                await _send(request, response, [half], len(body))
                return reset(request)
            case _:
                size = max(1, -(-len(body) // CRAWL_CHUNKS))
                chunks = [body[at : at + size] for at in range(0, len(body), size)]
                pause = fault.seconds / max(1, len(chunks))
                return await _send(request, response, chunks, len(body), pause)


def _before(request: web.Request) -> frozenset[FaultKind]:
    """Return the faults that strike before a request is handled."""
    if request.method in WRITES:
        return BEFORE
    return BEFORE - {FaultKind.STARTING_UP}


def _fixed(fault: Fault, path: str) -> web.Response:
    """Return the fixed answer of a fault."""
    match fault.kind:
        case FaultKind.MAINTENANCE:
            return error_response(HTTPStatus.SERVICE_UNAVAILABLE, path, MAINTENANCE_BODY)
        case FaultKind.BUSY:
            return error_response(HTTPStatus.SERVICE_UNAVAILABLE, path)
        case FaultKind.STARTING_UP:
            return error_response(HTTPStatus.BAD_REQUEST, path, STARTING_UP_BODY)
        case FaultKind.HTML:
            page = "<!DOCTYPE html><html><body><p>Welcome to nginx!</p></body></html>"
            return web.Response(text=page, content_type="text/html")
        case FaultKind.GARBAGE:
            return web.Response(body=b"\x00\xffnot <xml", content_type="application/xml")
        case _:
            return error_response(fault.status, path)


def _typed(response: web.Response) -> dict[str, str]:
    """Return the content type of an answer as headers."""
    return {"Content-Type": response.headers.get("Content-Type", "application/xml")}


async def _send(
    request: web.Request,
    response: web.Response,
    chunks: list[bytes],
    length: int,
    pause: float = 0.0,
) -> web.StreamResponse:
    """Send an answer slowly, or less of it than announced."""
    stream = web.StreamResponse(status=response.status, headers=_typed(response))
    stream.content_length = length
    await stream.prepare(request)
    for chunk in chunks:
        await asyncio.sleep(pause)
        await stream.write(chunk)
    return stream


def reset(request: web.Request) -> web.Response:
    """Reset the connection."""
    if request.transport is not None:
        connection = request.transport.get_extra_info("socket")
        if connection is not None:
            at_once = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
        request.transport.abort()
    return web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)

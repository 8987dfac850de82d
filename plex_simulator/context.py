"""The parts of one simulated server, for request handlers."""

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web

from .activity import Activity
from .catalog import Catalog, SimItem, SimLibrary
from .counters import Counters
from .errors import PlexError
from .faults import Faults
from .notifications import Notifications
from .quirks import Quirks
from .refresh import RefreshPipeline
from .render import Attributes, Page, Renderer
from .settings import Settings
from .tokens import Tokens


@dataclass(slots=True, kw_only=True)
class ServerContext:
    """Every part of the server."""

    machine_identifier: str
    version: str
    friendly_name: str
    catalog: Catalog
    counters: Counters
    faults: Faults
    quirks: Quirks
    settings: Settings
    tokens: Tokens
    renderer: Renderer
    notifications: Notifications
    activity: Activity
    pipeline: RefreshPipeline
    # New items whose details answer 404.
    unborn: set[str] = field(default_factory=set)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)

    def library(self, request: web.Request) -> SimLibrary:
        """Return the library in a request's path."""
        library = self.catalog.libraries.get(request.match_info["library"])
        if library is None:
            raise PlexError(HTTPStatus.NOT_FOUND)
        return library

    def item(self, request: web.Request) -> SimItem:
        """Return the item in a request's path."""
        item = self.catalog.items.get(request.match_info["item"])
        if item is None or item.rating_key in self.unborn:
            raise PlexError(HTTPStatus.NOT_FOUND)
        return item

    def answer(
        self,
        request: web.Request,
        attributes: Attributes,
        page: Page | None = None,
    ) -> web.Response:
        """Answer with a MediaContainer in the format that the client accepts."""
        page = page or Page("Metadata", [])
        size: Attributes = {"size": len(page.texts)}
        as_json = wants_json(request)
        body = self.renderer.container(size | attributes, page, as_json=as_json)
        return raw_answer(request, body)


def raw_answer(request: web.Request, body: bytes) -> web.Response:
    """Answer with a finished body."""
    kind = "application/json" if wants_json(request) else "application/xml"
    headers = {"X-Plex-Protocol": "1.0", "Content-Type": kind}
    if kind.endswith("xml"):
        headers["Content-Type"] = "text/xml;charset=utf-8"
    return web.Response(body=body, headers=headers)


def wants_json(request: web.Request) -> bool:
    """Return whether a client accepts JSON; the default is XML."""
    return "application/json" in request.headers.get("Accept", "")


def plex_value(request: web.Request, name: str) -> str | None:
    """Return an X-Plex value, which may be a header or a query argument."""
    return request.headers.get(name) or request.query.get(name)


def flag(request: web.Request, name: str) -> bool | None:
    """Return a 0/1 argument, or None where it is not given."""
    value = request.query.get(name)
    return None if value is None else value not in {"0", "false", ""}


def number(request: web.Request, name: str) -> int | None:
    """Return an X-Plex number; None if it is missing or not a number."""
    value = plex_value(request, name)
    return int(value) if value is not None and value.isdecimal() else None


def paging(request: web.Request) -> tuple[int, int | None]:
    """Return the start and the maximum size of the requested page."""
    start = number(request, "X-Plex-Container-Start") or 0
    return start, number(request, "X-Plex-Container-Size")

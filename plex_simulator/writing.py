"""Answer writes."""

from http import HTTPStatus

from aiohttp import web

from .analysis import analyse
from .catalog import SimItem
from .context import ServerContext
from .errors import PlexError

# Which of an item's attributes an edit of a Plex field sets, and how it is read.
EDITABLE = {
    "title": ("title", str),
    "summary": ("summary", str),
    "year": ("year", int),
    "addedAt": ("added_at", int),
    "originallyAvailableAt": ("originally_available_at", str),
}


class Writing:
    """Answer refreshes, analyses and edits."""

    def __init__(self, context: ServerContext) -> None:
        """Write to one server."""
        self._context = context

    def routes(self) -> list[web.RouteDef]:
        """Return every path that can be written to."""
        item = r"/library/metadata/{item:\d+}"
        return [
            web.put(f"{item}/refresh", self.refresh),
            web.put(f"{item}/analyze", self.analyze),
            web.put(r"/library/sections/{library:\d+}/all", self.edit),
            web.get(r"/library/sections/{library:\d+}/refresh", self.refresh_library),
            web.put(r"/library/sections/{library:\d+}/refresh", self.refresh_library),
            web.post(r"/library/sections/{library:\d+}/refresh", self.refresh_library),
        ]

    async def refresh(self, request: web.Request) -> web.Response:
        """Accept a refresh; the work happens later."""
        self._context.pipeline.ask(self._context.item(request))
        return self._done(request)

    def _done(self, request: web.Request) -> web.Response:
        """Answer a refresh request as this version of Plex does."""
        if self._context.quirks.refresh_answers_container:
            return self._context.answer(request, {})
        return web.Response(status=HTTPStatus.OK)

    async def refresh_library(self, request: web.Request) -> web.Response:
        """Accept a scan or refresh of a whole library, which no client should request."""
        self._context.library(request)
        self._context.counters.library_refreshes += 1
        return web.Response(status=HTTPStatus.OK)

    async def analyze(self, request: web.Request) -> web.Response:
        """Accept an analysis; the work happens later."""
        context = self._context
        item = context.item(request)
        seconds = context.pipeline.latency.mean
        context.pipeline.spawn(analyse(item, context.catalog, context.notifications, seconds))
        return web.Response(status=HTTPStatus.OK)

    async def edit(self, request: web.Request) -> web.Response:
        """Set and lock fields of items, as plexapi sends them."""
        self._context.library(request)
        keys = request.query.get("id", "").split(",")
        items = [
            self._context.catalog.items[key] for key in keys if key in self._context.catalog.items
        ]
        if not items:
            raise PlexError(HTTPStatus.NOT_FOUND)
        for item in items:
            self._edit(item, dict(request.query))
        return web.Response(status=HTTPStatus.OK)

    def _edit(self, item: SimItem, arguments: dict[str, str]) -> None:
        """Set and lock the fields that the arguments name."""
        for argument, value in arguments.items():
            name, _, what = argument.rpartition(".")
            if what == "value" and name in EDITABLE:
                attribute, read = EDITABLE[name]
                setattr(item, attribute, read(value))
                item.placeholder = item.placeholder and name != "title"
            elif what == "locked":
                item.locked = item.locked | {name} if value == "1" else item.locked - {name}
                item.hand_made = item.hand_made or (item.unmatched and value == "1")
        self._context.catalog.changed(item)

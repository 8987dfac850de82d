"""Answer writes."""

from http import HTTPStatus

from aiohttp import web

from .catalog import Defect, SimItem, spoil
from .context import ServerContext, wants_json
from .errors import PlexError
from .posters import choose
from .render import Element

SURE_MATCH = 100
MATCHABLE = frozenset({"movie", "show", "artist", "album"})
# Which of an item's attributes an edit of a Plex field sets, and how it is read.
EDITABLE = {
    "title": ("title", str),
    "summary": ("summary", str),
    "year": ("year", int),
    "addedAt": ("added_at", int),
    "originallyAvailableAt": ("originally_available_at", str),
}


class Writing:
    """Answer PUT and POST requests, and the search for a match."""

    def __init__(self, context: ServerContext) -> None:
        """Write to one server."""
        self._context = context

    def routes(self) -> list[web.RouteDef]:
        """Return every path that can be written to."""
        item = r"/library/metadata/{item:\d+}"
        return [
            web.put(f"{item}/refresh", self.refresh),
            web.put(f"{item}/analyze", self.analyze),
            web.get(f"{item}/matches", self.matches),
            web.put(f"{item}/matches", self.matches),
            web.put(f"{item}/match", self.match),
            web.put(f"{item}/unmatch", self.unmatch),
            web.put(f"{item}/poster", self.choose_poster),
            web.post(f"{item}/posters", self.choose_poster),
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
        """Accept an analysis; it changes nothing here."""
        self._context.item(request)
        return web.Response(status=HTTPStatus.OK)

    async def matches(self, request: web.Request) -> web.Response:
        """List the one candidate of the source, if it is up and has one."""
        item = self._context.item(request)
        as_json = wants_json(request)
        page = self._context.renderer.plain_page(
            [_candidate(item)] if self._is_found(item) else [],
            name="SearchResult",
            as_json=as_json,
        )
        return self._context.answer(request, {}, page)

    def _is_found(self, item: SimItem) -> bool:
        """Return whether the source finds an item; it is not asked for parts of a show."""
        is_known = item.type in MATCHABLE and not item.unknown_to_source
        return is_known and not self._context.faults.provider_down

    async def match(self, request: web.Request) -> web.Response:
        """Match an item as the client has chosen, then refresh it."""
        item = self._context.item(request)
        guid = request.query.get("guid", "")
        if not guid:
            raise PlexError(HTTPStatus.BAD_REQUEST)
        item.guids = item.cure.pop(Defect.NO_MATCH, {}).get("guids", item.guids)
        item.guid = guid
        item.title = request.query.get("name") or item.title
        self._context.catalog.changed(item)
        self._context.pipeline.match(item)
        return web.Response(status=HTTPStatus.OK)

    async def unmatch(self, request: web.Request) -> web.Response:
        """Remove the match of an item."""
        item = self._context.item(request)
        if not item.unmatched:
            spoil(item, Defect.NO_MATCH)
            self._context.catalog.changed(item)
        return web.Response(status=HTTPStatus.OK)

    async def choose_poster(self, request: web.Request) -> web.Response:
        """Select a picture, which locks it; an address from elsewhere becomes an upload."""
        item = self._context.item(request)
        choose(item, request.query.get("url", ""))
        item.locked |= {"thumb"}
        self._context.catalog.changed(item)
        return web.Response(text=f"{item.key}/file?url={item.poster}")  # no XML, unlike all else

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


def _candidate(item: SimItem) -> Element:
    """Describe what the source suggests as the match of an item."""
    guid = item.cure.get(Defect.NO_MATCH, {}).get("guid", item.guid)
    return Element(
        "SearchResult",
        {
            "thumb": "",
            "type": item.type,
            "guid": guid,
            "name": item.title.strip() or item.rating_key,
            "year": item.year,
            "summary": "",
            "score": SURE_MATCH,
            "lifespanEnded": False,
        },
    )

"""Answer what is about matches."""

from http import HTTPStatus

from aiohttp import web

from .catalog import SimItem
from .context import ServerContext, flag, wants_json
from .errors import PlexError
from .matches import unmatch
from .search import MATCHABLE, candidate, entry_of, search
from .source import Entry


class Matching:
    """Answer searches for a match, and match and unmatch."""

    def __init__(self, context: ServerContext) -> None:
        """Match the items of one server."""
        self._context = context

    def routes(self) -> list[web.RouteDef]:
        """Return every path about matches."""
        item = r"/library/metadata/{item:\d+}"
        return [
            web.get(f"{item}/matches", self.matches),
            web.put(f"{item}/matches", self.matches),
            web.put(f"{item}/match", self.match),
            web.put(f"{item}/unmatch", self.unmatch),
        ]

    async def matches(self, request: web.Request) -> web.Response:
        """List the candidates of the source, if it is up; with manual=0 only the first."""
        item = self._context.item(request)
        found = self._found(request, item) if item.type in MATCHABLE else []
        agent, scored = item.library.agent, self._context.quirks.scores_all_candidates
        elements = [candidate(entry, agent, is_always_scored=scored) for entry in found]
        renderer = self._context.renderer
        page = renderer.plain_page(elements, name="SearchResult", as_json=wants_json(request))
        return self._context.answer(request, {}, page)

    def _found(self, request: web.Request, item: SimItem) -> list[Entry]:
        """Return what the source finds; parts of a show are never searched for."""
        if self._context.faults.provider_down:
            return []
        query = request.query
        year = query.get("year", "") if "title" in query or "year" in query else str(item.year)
        found = search(
            item,
            query.get("title") or item.title,
            int(year) if year.isdecimal() else None,
            takes_ids=self._context.quirks.takes_external_guids,
        )
        return found[:1] if flag(request, "manual") is False else found

    async def match(self, request: web.Request) -> web.Response:
        """Accept a match; the work happens later, and what the source does not know has none."""
        item = self._context.item(request)
        guid = request.query.get("guid", "")
        if not guid:
            raise PlexError(HTTPStatus.BAD_REQUEST)
        takes_ids = self._context.quirks.takes_external_guids
        entry = entry_of(item, guid, takes_ids=takes_ids) if item.type in MATCHABLE else None
        if entry is not None:
            self._context.pipeline.match(item, entry)
        return web.Response(status=HTTPStatus.OK)

    async def unmatch(self, request: web.Request) -> web.Response:
        """Remove the match of an item and of all below it."""
        item = self._context.item(request)
        if item.type in MATCHABLE:
            for member in (item, *item.descendants()):
                unmatch(member)
                self._context.catalog.changed(member)
        return web.Response(status=HTTPStatus.OK)

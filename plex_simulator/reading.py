"""Answer reads."""

from http import HTTPStatus
import re
import time
from typing import Any

from aiohttp import web
from multidict import MultiDict, MultiMapping

from .catalog import SimItem, SimLibrary
from .context import ServerContext, flag, paging, raw_answer, wants_json
from .counters import RequestKind
from .errors import PlexError
from .faults import PAGES, FaultKind
from .listing import Listings
from .render import (
    LIBRARY_PLUGIN,
    MEDIA_TAGS,
    Attributes,
    Element,
    Page,
    Variant,
    library_element,
)

# How much a server that lies about its total adds or an endless list pretends.
LIE = 1000
# The arguments of a list that select nothing.
_NO_FILTERS = frozenset({"type", "includeGuids", "excludeElements", "excludeFields", "limit"})
_RATING_KEY = re.compile(rb'"ratingKey":"(\d+)"')


def _names(request: web.Request, argument: str) -> frozenset[str]:
    """Return the names that an argument lists."""
    return frozenset(filter(None, request.query.get(argument, "").split(",")))


def variant(request: web.Request, *, details: bool) -> Variant:
    """Return the form of items that a request asks for."""
    guids = flag(request, "includeGuids")
    return Variant(
        json=wants_json(request),
        guids=details if guids is None else guids,
        details=details,
        without_elements=_names(request, "excludeElements"),
        without_fields=_names(request, "excludeFields") - {"ratingKey", "key", "type"},
    )


class Reading:
    """Answer GET requests."""

    def __init__(self, context: ServerContext) -> None:
        """Read from one server."""
        self._context = context
        self._listings = Listings()

    def routes(self) -> list[web.RouteDef]:
        """Return every path that can be read."""
        item = r"/library/metadata/{item:\d+}"
        return [
            web.get("/", self.root),
            web.get("/identity", self.identity),
            web.get("/library", self.library_root),
            web.get("/library/sections", self.libraries),
            web.get("/library/sections/", self.libraries),
            web.get(r"/library/sections/{library:\d+}/all", self.listed),
            web.get(r"/library/sections/{library:\d+}/timeline", self.timeline),
            web.get(r"/library/metadata/{items:[\d,]+}", self.details),
            web.get(f"{item}/children", self.children),
            web.get(f"{item}/allLeaves", self.leaves),
            web.get("/activities", self.activities),
            web.get("/status/sessions", self.sessions),
            web.get("/accounts", self.accounts),
            web.get("/:/websockets/notifications", self._context.notifications.handle),
        ]

    async def identity(self, request: web.Request) -> web.Response:
        """Return the server's identity."""
        context = self._context
        return context.answer(
            request,
            {
                "size": 0,
                "claimed": context.settings.is_claimed,
                "machineIdentifier": context.machine_identifier,
                "version": context.version,
            },
        )

    async def root(self, request: web.Request) -> web.Response:
        """Describe the server."""
        context = self._context
        attributes: Attributes = {
            "allowMediaDeletion": True,
            "allowSync": True,
            "friendlyName": context.friendly_name,
            "machineIdentifier": context.machine_identifier,
            "multiuser": True,
            "myPlex": True,
            "myPlexMappingState": "mapped",
            "myPlexSigninState": "ok" if context.settings.is_signed_in else "invalid",
            "myPlexSubscription": True,
            "myPlexUsername": "owner@example.com",
            "platform": "Linux",
            "platformVersion": "6.8.0",
            "pluginHost": False,
            "readOnlyLibraries": context.settings.is_read_only,
            "transcoderActiveVideoSessions": 0,
            "updatedAt": context.catalog.now,
            "version": context.version,
        }
        return context.answer(request, attributes)

    async def library_root(self, request: web.Request) -> web.Response:
        """Describe the library as a whole."""
        attributes: Attributes = {"identifier": LIBRARY_PLUGIN, "title1": "Plex Library"}
        return self._context.answer(request, attributes | MEDIA_TAGS)

    async def libraries(self, request: web.Request) -> web.Response:
        """List the libraries."""
        counts_edits = self._context.quirks.content_counts_edits
        folders = self._context.settings.folders
        elements = [
            library_element(
                library,
                folders.get(library.key, f"/media/{library.key}"),
                counts_edits=counts_edits,
            )
            for library in self._context.catalog.libraries.values()
        ]
        page = self._page("Directory", elements, request)
        return self._context.answer(request, {"allowSync": False, "title1": "Plex Library"}, page)

    def _page(self, name: str, elements: list[Element], request: web.Request) -> Page:
        """Write elements as one page."""
        renderer = self._context.renderer
        return renderer.plain_page(elements, name=name, as_json=wants_json(request))

    async def listed(self, request: web.Request) -> web.Response:
        """Answer one page of a library."""
        library = self._context.library(request)
        items = self._listings.select(library, self._honoured(request.query))
        return self._cut(request, items, _about(library), details=False)

    def _honoured(self, query: MultiMapping[str]) -> MultiMapping[str]:
        """Return the arguments of a list that this server honours."""
        quirks, honoured = self._context.quirks, MultiDict(query)
        for name in query:
            is_order = name == "sort"
            is_other = name in _NO_FILTERS or name.startswith("X-Plex-")
            if not (is_order or is_other or quirks.honours_filters):
                honoured.popall(name, None)
            if is_order and not quirks.honours_orders:
                honoured.popall(name, None)
        return honoured

    async def children(self, request: web.Request) -> web.Response:
        """List the children of an item."""
        parent = self._context.item(request)
        children = sorted(parent.children, key=lambda item: item.index or 0)
        return self._cut(request, children, _below(parent), details=False)

    async def leaves(self, request: web.Request) -> web.Response:
        """List the leaves below an item."""
        parent = self._context.item(request)
        leaves = [item for item in parent.descendants() if item.type in {"episode", "track"}]
        return self._cut(request, leaves, _below(parent), details=False)

    def _cut(
        self,
        request: web.Request,
        items: list[SimItem],
        attributes: Attributes,
        *,
        details: bool,
    ) -> web.Response:
        """Answer one page of items."""
        start, size = paging(request)
        total = len(items)
        chosen = items if size is None else items[start : start + self._page_size(size)]
        fault = self._context.faults.take(PAGES, _kind(request), request.path) if size else None
        if fault is not None and size is not None:
            chosen, total = self._spoil(fault.kind, items, start, size)
        self._context.counters.largest_page = max(self._context.counters.largest_page, len(chosen))
        if size is not None and self._context.quirks.states_totals:
            attributes = attributes | {"totalSize": total, "offset": start}
        wanted = variant(request, details=details)
        if not self._context.quirks.honours_exclusions:
            wanted = wanted._replace(without_elements=frozenset(), without_fields=frozenset())
        page = self._context.renderer.page(chosen, wanted)
        answer = self._context.answer(request, attributes, page)
        if fault is not None and fault.kind is FaultKind.CHANGING_IDS:
            return raw_answer(request, _RATING_KEY.sub(rb'"ratingKey":\1', bytes(_body(answer))))
        return answer

    def _page_size(self, size: int) -> int:
        """Return a page size within the server's limit."""
        limit = self._context.quirks.max_page_size
        return size if limit is None else min(size, limit)

    def _spoil(
        self,
        kind: FaultKind,
        items: list[SimItem],
        start: int,
        size: int,
    ) -> tuple[list[SimItem], int]:
        """Return a page and a total, as a faulty server would."""
        page, total = items[start : start + self._page_size(size)], len(items)
        match kind:
            case FaultKind.ENDLESS:
                return items[:size], start + size + LIE
            case FaultKind.TOTAL_TOO_BIG:
                return page, total + LIE
            case FaultKind.TOTAL_TOO_SMALL:
                return page, total // 2
            case FaultKind.DUPLICATES if start:
                # As if an item had been added in front since the first page was read.
                return [*items[:1], *items][start : start + size], total + 1
            case FaultKind.VANISHING if page:
                self._context.catalog.remove(page[0])
        return page, total

    async def details(self, request: web.Request) -> web.Response:
        """Answer with the details of one or more items."""
        text = request.match_info["items"]
        keys = [key for key in text.split(",") if key]
        self._note_batch(text, keys)
        if len(text) > self._context.quirks.max_id_list:
            raise PlexError(HTTPStatus.REQUEST_URI_TOO_LONG)
        known, unborn = self._context.catalog.items, self._context.unborn
        found = (known[key] for key in dict.fromkeys(keys) if key in known and key not in unborn)
        items = [item for item in found if item.deleted_at is None]
        is_whole = len(items) == len(set(keys)) or self._context.quirks.batches_leave_out_unknown
        if not items or not is_whole:
            raise PlexError(HTTPStatus.NOT_FOUND)
        if not (flag(request, "skipRefresh") and self._context.quirks.honours_skip_refresh):
            self._refresh_locally(items)
        if flag(request, "checkFiles"):
            self._context.counters.check_files += 1
        return self._cut(request, items, _about_details(items), details=True)

    def _note_batch(self, text: str, keys: list[str]) -> None:
        """Record the size of a request for many items."""
        counters = self._context.counters
        counters.longest_id_list = max(counters.longest_id_list, len(text))
        counters.largest_batch = max(counters.largest_batch, len(keys))

    def _refresh_locally(self, items: list[SimItem]) -> None:
        """Count the local refreshes that a plain details read starts, and start them."""
        self._context.counters.local_refreshes += len(items)
        for item in items:
            self._context.pipeline.local_refresh(item)

    async def timeline(self, request: web.Request) -> web.Response:
        """Return how many items of a library are still in the queue."""
        library = self._context.library(request)
        attributes = _about(library) | {
            "size": 0,
            "latestEntryTime": int(time.time()),
            "updateQueueSize": self._context.pipeline.pending(library.key),
        }
        return self._context.answer(request, attributes)

    async def activities(self, request: web.Request) -> web.Response:
        """List the server's activities."""
        running: list[dict[str, Any]] = list(self._context.notifications.activities.values())
        if self._context.quirks.permanent_butler:
            running.append(_BUTLER_ACTIVITY)
        page = self._page("Activity", [_activity(one) for one in running], request)
        return self._context.answer(request, {}, page)

    async def sessions(self, request: web.Request) -> web.Response:
        """List the playback sessions."""
        elements = [one.element() for one in self._context.activity.sessions.values()]
        return self._context.answer(request, {}, self._page("Metadata", elements, request))

    async def accounts(self, request: web.Request) -> web.Response:
        """List the accounts, to the owner."""
        accounts = [
            Element("Account", {"id": number, "key": f"/accounts/{number}", "name": name})
            for number, name in ((1, "owner"), (2, "friend"))
        ]
        return self._context.answer(request, {}, self._page("Account", accounts, request))


_BUTLER_ACTIVITY = {
    "uuid": "b1d0b1d0-0000-4000-8000-000000000001",
    "type": "butler",
    "cancellable": False,
    "userID": 1,
    "title": "Running butler tasks",
    "subtitle": "",
    "progress": -1,
}


def _kind(request: web.Request) -> str:
    """Return the kind that the gate gave a request."""
    kind: RequestKind = request["kind"]
    return kind


def _body(answer: web.Response) -> bytes:
    """Return the bytes of an answer."""
    return answer.body if isinstance(answer.body, bytes) else b""


def _about(library: SimLibrary) -> Attributes:
    """Describe the library at the top of a list."""
    shape: Attributes = {"content": "secondary", "title1": library.title, "viewGroup": library.type}
    return _belongs_to(library) | shape


def _belongs_to(library: SimLibrary) -> Attributes:
    """Return the attributes that name a library."""
    attributes: Attributes = {
        "librarySectionID": int(library.key),
        "librarySectionTitle": library.title,
        "librarySectionUUID": library.uuid,
    }
    return _plugin() | attributes


def _plugin() -> Attributes:
    """Return the attributes that every list carries."""
    attributes: Attributes = {"allowSync": True, "identifier": LIBRARY_PLUGIN}
    return attributes | MEDIA_TAGS


def _below(parent: SimItem) -> Attributes:
    """Describe the parent at the top of a list of its children."""
    return _about(parent.library) | {"key": parent.rating_key, "parentTitle": parent.title}


def _about_details(items: list[SimItem]) -> Attributes:
    """Name the library in the container only if all items share it."""
    shared = len({item.library.key for item in items}) == 1
    return _belongs_to(items[0].library) if shared else _plugin()


def _activity(running: dict[str, Any]) -> Element:
    """Describe an activity."""
    context = running.get("Context")
    attributes = {name: value for name, value in running.items() if name != "Context"}
    return Element("Activity", attributes, [Element("Context", context)] if context else [])

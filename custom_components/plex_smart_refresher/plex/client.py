"""A Plex server as the engine sees it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import ClientSession

from ..engine.errors import InvalidTokenError, ItemGoneError, NotOwnerError, RequestError
from ..engine.media import FieldEdit, Library, MediaItem, MediaType, Page, Picture, Poster
from .json_api import LONGEST_LIST, JsonApi
from .notifications import Notifications
from .parsing import (
    TYPE_NUMBERS,
    has_library_scan,
    has_matches,
    has_playing_session,
    is_rating_key,
    machine_identifier,
    name_and_version,
    parse_details,
    parse_libraries,
    parse_page,
    parse_posters,
    pending_updates,
)
from .pictures import Pictures
from .server_session import ServerAddress, ServerSession

#: The longest list of ids in one request, in characters (docs/plex-server.md#details).
_LONGEST_ID_LIST = 3_500
#: Entries asked for at a time where a whole list is read at once.
_PAGE_SIZE = 1_000
#: What lists and details can do without. Never Guid, Field, summary or thumb.
_LEAN: Mapping[str, str | int] = {
    "includeGuids": 1,
    "excludeElements": (
        "Media,Genre,Country,Director,Writer,Producer,Role,Similar,Collection,Label,Mood,Style,"
        "Rating,Image,UltraBlurColors,Review,Extras,Chapter,Marker"
    ),
    "excludeFields": (
        "tagline,file,art,studio,duration,rating,ratingImage,audienceRating,audienceRatingImage,"
        "contentRating,originallyAvailableAt,viewCount,lastViewedAt,chapterSource,primaryExtraKey,"
        "theme,leafCount,viewedLeafCount,childCount,parentThumb,grandparentThumb,grandparentArt"
    ),
}
_LEVELS_BELOW: Mapping[MediaType, tuple[str, ...]] = {
    MediaType.SHOW: ("children", "allLeaves"),
    MediaType.SEASON: ("children",),
    MediaType.ARTIST: ("children",),
}


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """Who a server is."""

    machine_identifier: str
    name: str
    version: str


class PlexClient:
    """The engine's MediaServer over HTTP and WebSocket."""

    def __init__(
        self,
        address: ServerAddress,
        session: ClientSession,
        *,
        timeout: float = 30.0,
    ) -> None:
        """Prepare; nothing is sent yet. `timeout` is for a whole request, in seconds."""
        self._session = ServerSession(address, session)
        self._api = JsonApi(self._session, timeout)
        self._pictures = Pictures(self._session)
        self.notifications = Notifications(self._session)

    async def connect(self) -> ServerInfo:
        """Return who the server is.

        Raises InvalidTokenError, ServerLostError or RequestError; NotOwnerError for a token that
        may read but not change, which the owner-only preferences tell.
        """
        root = await self._api.get("/")
        identifier = machine_identifier(root)
        try:
            await self._api.get("/:/prefs")
        except (InvalidTokenError, NotOwnerError) as err:
            raise NotOwnerError("the token does not belong to the owner of the server") from err
        except RequestError:
            pass  # a server without them: whether we may refresh shows when we do
        name, version = name_and_version(root)
        return ServerInfo(machine_identifier=identifier, name=name, version=version)

    async def identify(self) -> str:
        """Return the machine identifier, for which no token is needed."""
        return machine_identifier(await self._api.get("/identity"))

    async def libraries(self) -> tuple[Library, ...]:
        """Return the libraries of films, shows and music."""
        return tuple(parse_libraries(await self._api.get("/library/sections")))

    async def read_page(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        """Return a part of a library's items, newest first."""
        return await self._read_page(library, level, start, size, "addedAt:desc")

    async def read_changed_page(
        self, library: Library, level: MediaType, start: int, size: int
    ) -> Page:
        """Return a part of a library's items, last changed first.

        Servers do not offer this order, but know it (plexapi adds it to what they offer).
        """
        return await self._read_page(library, level, start, size, "updatedAt:desc")

    async def _read_page(
        self, library: Library, level: MediaType, start: int, size: int, order: str
    ) -> Page:
        """Return a part of a library's items in an order."""
        container = await self._api.get(
            f"/library/sections/{quote(library.library_id, safe='')}/all",
            {
                "type": TYPE_NUMBERS[level],
                "sort": order,
                "X-Plex-Container-Start": start,
                "X-Plex-Container-Size": size,
                **_LEAN,
            },
            most=LONGEST_LIST,
        )
        return parse_page(container, library.library_id)

    async def read_items(self, rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        """Return confirmed snapshots with summary by rating key, without those that are gone.

        A plain details read makes the server refresh and analyse; skipRefresh forbids that.
        Raises RequestError if all that is there is of other kinds: tracks are not gone.
        """
        items: dict[str, MediaItem] = {}
        for ids in _id_lists(filter(is_rating_key, rating_keys)):
            try:
                container = await self._api.get(
                    f"/library/metadata/{ids}", {"skipRefresh": 1, **_LEAN}, most=LONGEST_LIST
                )
            except ItemGoneError:
                continue  # none of them exists
            items |= parse_details(container)
        return items

    async def read_picture(self, rating_key: str) -> Picture | None:
        """Return the poster of an item as a thumbnail; None if it has none."""
        item = (await self.read_items([rating_key])).get(rating_key)
        return await self._pictures.read(item.thumb) if item else None

    async def read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        """Return, with summaries, what a refresh of this item refreshes as well."""
        below: list[MediaItem] = []
        for branch in _LEVELS_BELOW.get(item.type, ()):
            below += await self._read_whole(f"{_item_path(item.rating_key)}/{branch}", item)
        return below

    async def read_posters(self, rating_key: str) -> Sequence[Poster]:
        """Return the pictures that can be selected for an item, as the server orders them."""
        container = await self._api.get(f"{_item_path(rating_key)}/posters")
        return tuple(parse_posters(container))

    async def select_poster(self, rating_key: str, poster: Poster) -> None:
        """Select a picture for an item. Raises ItemGoneError if it is gone."""
        path = f"{_item_path(rating_key)}/poster"
        await self._api.put_any_answer(path, {"url": poster.address})

    async def edit_fields(self, item: MediaItem, edits: Sequence[FieldEdit]) -> None:
        """Set fields of an item, and lock or unlock them, as Plex's own apps do it."""
        values: dict[str, str | int] = {"type": TYPE_NUMBERS[item.type], "id": item.rating_key}
        for edit in edits:
            values[f"{edit.name}.value"] = edit.value
            values[f"{edit.name}.locked"] = int(edit.is_locked)
        await self._api.put(f"/library/sections/{quote(item.library_id, safe='')}/all", values)

    async def refresh(self, rating_key: str) -> None:
        """Ask for a refresh of one item. Raises ItemGoneError if it is gone."""
        await self._api.put(f"{_item_path(rating_key)}/refresh")

    async def has_matches(self, rating_key: str) -> bool:
        """Return whether the server finds anything at its sources that an item could be.

        The search changes nothing; the server asks its agent (docs/plex-server.md#matches).
        """
        path = f"{_item_path(rating_key)}/matches"
        return has_matches(await self._api.get(path, {"manual": 1}))

    async def pending_updates(self, library_id: str) -> int:
        """Return how many items of a library the server is still processing."""
        path = f"/library/sections/{quote(library_id, safe='')}/timeline"
        return pending_updates(await self._api.get(path))

    async def is_busy(self) -> bool:
        """Return whether the server scans a library.

        Its libraries tell that as well where it has no list of activities.
        """
        if has_library_scan(await self._api.get("/library/sections")):
            return True
        try:
            return has_library_scan(await self._api.get("/activities"))
        except RequestError:
            return False

    async def is_playing(self) -> bool:
        """Return whether somebody watches or listens; a server that does not know plays nothing."""
        try:
            return has_playing_session(await self._api.get("/status/sessions"))
        except RequestError:
            return False

    @property
    def listening(self) -> bool:
        """Return whether notifications arrive."""
        return self.notifications.connected

    def subscribe_processed(self, wake: Callable[[str | None], None]) -> Callable[[], None]:
        """Call `wake` with each item that is processed; see the engine's MediaServer."""
        return self.notifications.subscribe(wake)

    def close(self) -> None:
        """End all requests, those under way at once."""
        self._api.close()
        self._session.close()

    async def _read_whole(self, path: str, item: MediaItem) -> list[MediaItem]:
        """Return what a list below an item holds, from all of its pages.

        Pages may be shorter than asked for, and totals may lie: it ends with nothing new.
        """
        items: dict[str, MediaItem] = {}
        start = 0
        while True:
            container = await self._api.get(
                path,
                {
                    "X-Plex-Container-Start": start,
                    "X-Plex-Container-Size": _PAGE_SIZE,
                    "skipRefresh": 1,
                    **_LEAN,
                },
                most=LONGEST_LIST,
            )
            page = parse_page(container, item.library_id, texts=True)
            known = len(items)
            items |= {found.rating_key: found for found in page.items}
            start += page.received
            is_last = page.received < _PAGE_SIZE and start == page.total
            if is_last or len(items) == known:
                return list(items.values())


def _item_path(rating_key: str) -> str:
    """Return the path of an item. Raises ItemGoneError for what cannot be one."""
    if not is_rating_key(rating_key):
        raise ItemGoneError("it is not on the server")
    return f"/library/metadata/{rating_key}"


def _id_lists(rating_keys: Iterable[str]) -> Iterator[str]:
    """Yield the ids, separated by commas, in lists that fit into a URL."""
    ids = ""
    for rating_key in rating_keys:
        if ids and len(ids) + 1 + len(rating_key) > _LONGEST_ID_LIST:
            yield ids
            ids = ""
        ids = f"{ids},{rating_key}" if ids else rating_key
    if ids:
        yield ids

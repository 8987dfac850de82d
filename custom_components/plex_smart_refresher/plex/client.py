"""The engine's view of a Plex server."""

from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from aiohttp import ClientSession

from ..engine.checkup.facts import Setting
from ..engine.errors import InvalidTokenError, ItemGoneError, NotOwnerError, RequestError
from ..engine.media import (
    FieldEdit,
    Library,
    MediaItem,
    MediaType,
    Page,
    Picture,
    Poster,
    name_libraries,
)
from ..engine.pictures import WITH_FRAMES, PictureState, shows_frame
from ..engine.timeline import TimelineEntry
from .json_api import JsonApi
from .matches import MatchClient
from .notifications import Notifications
from .pages import PAGE_SIZE, read_to_end
from .parsing import (
    TYPE_NUMBERS,
    has_library_scan,
    has_playing_session,
    is_rating_key,
    machine_identifier,
    name_and_version,
    parse_details,
    parse_libraries,
    parse_page,
    parse_posters,
    pending_updates,
    played_keys,
)
from .picture_probe import PictureProbe
from .pictures import Pictures
from .preferences import Preferences
from .probing import Prober
from .queries import LEAN_DETAILS, LEAN_LIST, id_lists, item_path
from .server_session import ServerAddress, ServerSession

_LEVELS_BELOW: Mapping[MediaType, tuple[str, ...]] = {
    MediaType.SHOW: ("children", "allLeaves"),
    MediaType.SEASON: ("children",),
    MediaType.ARTIST: ("children",),
}


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """The identity of a server."""

    machine_identifier: str
    name: str
    version: str


class PlexClient(MatchClient):
    """The engine's MediaServer over HTTP and WebSocket."""

    def __init__(
        self,
        address: ServerAddress,
        session: ClientSession,
        *,
        timeout: float = 30.0,
        expected: str | None = None,
    ) -> None:
        """Start without a request. `timeout` is for an entire request, in seconds.

        A server with another machine identifier than the `expected` one gets no token and no
        command.
        """
        self._session = ServerSession(address, session)
        super().__init__(JsonApi(self._session, timeout, expected))
        self._pictures = Pictures(self._session)
        self._picture_probe = PictureProbe(self._session)
        self.preferences = Preferences(self._api)
        self.notifications = Notifications(self._session, self._api.check_identity)
        self.prober = Prober(self._api, self.notifications)
        self.version = ""

    async def connect(self) -> ServerInfo:
        """Return the identity of the server.

        Raises InvalidTokenError, ServerLostError, RequestError or WrongServerError, and
        NotOwnerError for a token that can read but not change, which a setting reveals: only the
        owner may read one.
        """
        root = await self._api.get("/")
        identifier = machine_identifier(root)
        try:
            await self.preferences.setting(Setting.BUTLER_START)
        except (InvalidTokenError, NotOwnerError) as err:
            raise NotOwnerError("the token does not belong to the owner of the server") from err
        except RequestError:
            pass  # without them, a refresh shows whether it is allowed
        name, self.version = name_and_version(root)
        return ServerInfo(machine_identifier=identifier, name=name, version=self.version)

    async def identify(self) -> str:
        """Return the machine identifier, which needs no token."""
        return await self._api.identify()

    async def libraries(self) -> tuple[Library, ...]:
        """Return the libraries of movies, shows and music.

        Raises WrongServerError if they are those of another server.
        """
        await self._api.check_identity()
        return name_libraries(parse_libraries(await self._api.get("/library/sections")))

    async def read_page(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        """Return a page of a library's items, newest first."""
        return await self._read_page(library, level, start, size, "addedAt:desc")

    async def read_changed_page(
        self, library: Library, level: MediaType, start: int, size: int
    ) -> Page:
        """Return a page of a library's items, latest change first.

        Servers do not list this order but support it (plexapi adds it to the listed ones).
        """
        return await self._read_page(library, level, start, size, "updatedAt:desc")

    async def _read_page(
        self, library: Library, level: MediaType, start: int, size: int, order: str
    ) -> Page:
        """Return a page of a library's items in an order."""
        return await self._api.read(
            f"/library/sections/{quote(library.library_id, safe='')}/all",
            {
                "type": TYPE_NUMBERS[level],
                "sort": order,
                "X-Plex-Container-Start": start,
                "X-Plex-Container-Size": size,
                **LEAN_LIST,
            },
            partial(parse_page, library_id=library.library_id),
        )

    async def read_items(self, rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        """Return confirmed snapshots with summaries of the existing items, by rating key.

        A plain details read makes the server refresh and analyse; skipRefresh prevents that.
        Raises RequestError if all items have other types: tracks are not gone.
        """
        items: dict[str, MediaItem] = {}
        for ids in id_lists(filter(is_rating_key, rating_keys)):
            items |= await self._read_batch(ids.split(","))
        return items

    async def _read_batch(self, rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        """Return the existing items of one request. Raises RequestError.

        Usually, 404 means that none exists. A server that answers so if any is gone is asked for
        fewer.
        """
        path = f"/library/metadata/{','.join(rating_keys)}"
        try:
            return await self._api.read(path, {"skipRefresh": 1, **LEAN_DETAILS}, parse_details)
        except ItemGoneError:
            if self.traits.batches_leave_out_unknown or len(rating_keys) == 1:
                return {}
        middle = len(rating_keys) // 2
        first, second = rating_keys[:middle], rating_keys[middle:]
        return {**await self._read_batch(first), **await self._read_batch(second)}

    async def read_picture(self, rating_key: str, *, is_large: bool = False) -> Picture | None:
        """Return the poster of an item, by default as a thumbnail; None if it has none."""
        item = (await self.read_items([rating_key])).get(rating_key)
        return await self._pictures.read(item.thumb, is_large=is_large) if item else None

    async def read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        """Return, with summaries, the items that a refresh of this item also refreshes."""
        below: list[MediaItem] = []
        build = partial(parse_page, library_id=item.library_id, texts=True)

        async def read(path: str, start: int) -> Page:
            """Return one page of a list."""
            place = {"X-Plex-Container-Start": start, "X-Plex-Container-Size": PAGE_SIZE}
            return await self._api.read(path, {**place, "skipRefresh": 1, **LEAN_LIST}, build)

        for branch in _LEVELS_BELOW.get(item.type, ()):
            below += await read_to_end(partial(read, f"{item_path(item.rating_key)}/{branch}"))
        return below

    async def read_posters(self, rating_key: str) -> Sequence[Poster]:
        """Return the posters of an item in the server's order."""
        container = await self._api.get(f"{item_path(rating_key)}/posters")
        return tuple(parse_posters(container))

    async def check_picture(self, item: MediaItem, offer: Poster | None = None) -> PictureState:
        """Return whether a picture can be loaded: what an item shows, if no frame, or an offer."""
        if offer is not None:
            return await self._picture_probe.check(offer.path)
        if item.type in WITH_FRAMES and shows_frame(item, await self.read_posters(item.rating_key)):
            return PictureState.FRAME
        return await self._picture_probe.check(item.thumb)

    async def select_poster(self, rating_key: str, poster: Poster) -> None:
        """Select a picture for an item. Raises ItemGoneError if it is gone."""
        path = f"{item_path(rating_key)}/poster"
        await self._api.put_any_answer(path, {"url": poster.address})

    async def edit_fields(self, item: MediaItem, edits: Sequence[FieldEdit]) -> None:
        """Set fields of an item, and lock or unlock them, as Plex's apps do."""
        values: dict[str, str | int] = {"type": TYPE_NUMBERS[item.type], "id": item.rating_key}
        for edit in edits:
            if edit.value is not None:
                values[f"{edit.name}.value"] = edit.value
            values[f"{edit.name}.locked"] = int(edit.is_locked)
        await self._api.put(f"/library/sections/{quote(item.library_id, safe='')}/all", values)

    async def refresh(self, rating_key: str) -> None:
        """Request the refresh of an item. Raises ItemGoneError if it is gone."""
        await self._api.put(f"{item_path(rating_key)}/refresh")

    async def analyze(self, rating_key: str) -> None:
        """Request the analysis of an item's files. Raises ItemGoneError if it is gone."""
        await self._api.put(f"{item_path(rating_key)}/analyze")

    async def pending_updates(self, library_id: str) -> int:
        """Return the number of items of a library that the server is still processing."""
        path = f"/library/sections/{quote(library_id, safe='')}/timeline"
        return pending_updates(await self._api.get(path))

    async def is_busy(self) -> bool:
        """Return whether the server scans a library.

        Without a list of activities, the libraries also show this.
        """
        if has_library_scan(await self._api.get("/library/sections")):
            return True
        try:
            return has_library_scan(await self._api.get("/activities"))
        except RequestError:
            return False

    async def is_playing(self) -> bool:
        """Return whether the server plays media; without an answer, it does not."""
        try:
            return has_playing_session(await self._api.get("/status/sessions"))
        except RequestError:
            return False

    async def played_keys(self) -> AbstractSet[str]:
        """Return the rating keys of what is played or paused, and of its parents."""
        return played_keys(await self._api.get("/status/sessions"))

    @property
    def listening(self) -> bool:
        """Return whether notifications arrive."""
        return self.notifications.connected

    def subscribe_processed(self, wake: Callable[[str | None], None]) -> Callable[[], None]:
        """Call `wake` with each processed item; see the engine's MediaServer."""
        return self.notifications.subscribe(wake)

    def subscribe_timeline(
        self, receive: Callable[[TimelineEntry | None], None]
    ) -> Callable[[], None]:
        """Call `receive` with each timeline entry; see the engine's MediaServer."""
        return self.notifications.subscribe_timeline(receive)

    def close(self) -> None:
        """End all requests at once."""
        self._api.close()
        self._session.close()

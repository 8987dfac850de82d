"""The server as the phases of a scan see it: retry and throttle stand behind every call."""

from collections.abc import Awaitable, Callable, Mapping, Sequence, Set as AbstractSet
from functools import partial

from ..media import FieldEdit, Library, MediaItem, MediaType, Page, Poster
from ..pictures import PictureState
from ..ports import MediaServer
from ..timeline import TimelineEntry
from ..traits import ServerTraits
from .matches import ResilientMatches
from .retry import RetryPolicy
from .throttle import RefreshThrottle, Slot


class ResilientServer(ResilientMatches, MediaServer):
    """A server that survives outages and is never asked for more than it can handle.

    `impatient` is the server itself, for calls that must not wait until it is back.
    """

    def __init__(
        self, server: MediaServer, retry_policy: RetryPolicy, throttle: RefreshThrottle
    ) -> None:
        """Wrap a server."""
        super().__init__(server, retry_policy, throttle)
        self.impatient = server

    @property
    def back_at(self) -> float:
        """Return when the server was last found after an outage, or minus infinity."""
        return self._retry_policy.back_at

    @property
    def version(self) -> str:
        """Return the version of the server, or an empty text if it is unknown."""
        return self._server.version

    @property
    def traits(self) -> ServerTraits:
        """Return how the server differs from what is expected."""
        return self._server.traits

    async def libraries(self) -> tuple[Library, ...]:
        """Return the libraries whose items can have defects."""
        return await self._send(self._server.libraries)

    async def read_page(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        """Return a part of a library's items, newest first."""
        return await self._send(partial(self._server.read_page, library, level, start, size))

    async def read_changed_page(
        self, library: Library, level: MediaType, start: int, size: int
    ) -> Page:
        """Return a part of a library's items, last changed first."""
        return await self._send(
            partial(self._server.read_changed_page, library, level, start, size)
        )

    async def read_items(self, rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        """Return confirmed items with summary by rating key, without missing ones."""
        return await self._send(partial(self._server.read_items, rating_keys))

    async def read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        """Return, with summaries, the items that a refresh of this item refreshes as well."""
        return await self._send(partial(self._server.read_below, item))

    async def read_posters(self, rating_key: str) -> Sequence[Poster]:
        """Return the posters on offer for an item, in the server's order."""
        return await self._send(partial(self._server.read_posters, rating_key))

    async def check_picture(self, item: MediaItem, offer: Poster | None = None) -> PictureState:
        """Return whether a picture can be loaded: what an item shows, if no frame, or an offer."""
        return await self._send(partial(self._server.check_picture, item, offer))

    async def select_poster(self, rating_key: str, poster: Poster) -> None:
        """Select a poster for an item. Raises ItemGoneError if it is gone."""
        await self._send(partial(self._server.select_poster, rating_key, poster))

    async def edit_fields(self, item: MediaItem, edits: Sequence[FieldEdit]) -> None:
        """Set fields of an item, and lock or unlock them."""
        await self._send(partial(self._server.edit_fields, item, edits))

    async def refresh(self, rating_key: str, slot: Slot | None = None) -> None:
        """Request the refresh of one item, which may hold a slot, as soon as the limits allow it.

        Raises ItemGoneError if it is gone.
        """
        await self._ask(partial(self._server.refresh, rating_key), slot)

    async def analyze(self, rating_key: str, slot: Slot | None = None) -> None:
        """Request the analysis of one item, which may hold a slot, as a refresh is requested."""
        await self._ask(partial(self._server.analyze, rating_key), slot)

    async def pending_updates(self, library_id: str) -> int:
        """Return the number of items of a library that the server is still processing."""
        return await self._send(partial(self._server.pending_updates, library_id))

    async def is_busy(self) -> bool:
        """Return whether the server scans a library."""
        return await self._send(self._server.is_busy)

    async def is_playing(self) -> bool:
        """Return whether the server plays media."""
        return await self._send(self._server.is_playing)

    async def played_keys(self) -> AbstractSet[str]:
        """Return the rating keys of what is played or paused, and of its parents."""
        return await self._send(self._server.played_keys)

    @property
    def listening(self) -> bool:
        """Return whether notifications arrive."""
        return self._server.listening

    def subscribe_processed(self, wake: Callable[[str | None], None]) -> Callable[[], None]:
        """Call `wake` with the rating key of each processed item, or None if some were missed."""
        return self._server.subscribe_processed(wake)

    def subscribe_timeline(
        self, receive: Callable[[TimelineEntry | None], None]
    ) -> Callable[[], None]:
        """Call `receive` with each timeline entry, or None if some were missed."""
        return self._server.subscribe_timeline(receive)

    async def _ask(self, request: Callable[[], Awaitable[None]], slot: Slot | None) -> None:
        """Send a request that Plex processes for a while, as soon as the limits allow it."""
        ask = slot.ask if slot else partial(self._throttle.ask, is_first=False)
        await self._send(partial(ask, request))

"""What the engine needs from outside."""

from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from typing import Protocol

from .events import ScanEvent
from .media import FieldEdit, Library, MediaItem, MediaType, Page, Poster
from .results import ItemRecord, ItemState


class MediaServer(Protocol):
    """A Plex server.

    Each call raises InvalidTokenError or NotOwnerError when it is not allowed, ServerLostError
    when the server cannot answer, and RequestError when only this request failed.
    """

    async def libraries(self) -> tuple[Library, ...]:
        """Return the libraries whose items can have defects."""
        ...

    async def read_page(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        """Return a part of a library's items, newest first."""
        ...

    async def read_changed_page(
        self, library: Library, level: MediaType, start: int, size: int
    ) -> Page:
        """Return a part of a library's items, last changed first."""
        ...

    async def read_items(self, rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        """Return confirmed snapshots with summary by rating key, without those that are gone."""
        ...

    async def read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        """Return, with summaries, what a refresh of this item refreshes as well.

        These are seasons, episodes and albums.
        """
        ...

    async def read_posters(self, rating_key: str) -> Sequence[Poster]:
        """Return the pictures that can be selected for an item, as the server orders them."""
        ...

    async def select_poster(self, rating_key: str, poster: Poster) -> None:
        """Select a picture for an item. Raises ItemGoneError if it is gone."""
        ...

    async def edit_fields(self, item: MediaItem, edits: Sequence[FieldEdit]) -> None:
        """Set fields of an item, and lock or unlock them."""
        ...

    async def refresh(self, rating_key: str) -> None:
        """Ask for a refresh of one item. Raises ItemGoneError if it is gone."""
        ...

    async def has_matches(self, rating_key: str) -> bool:
        """Return whether the server finds anything at its sources that an item could be."""
        ...

    async def pending_updates(self, library_id: str) -> int:
        """Return how many items of a library the server is still processing."""
        ...

    async def is_busy(self) -> bool:
        """Return whether the server scans a library."""
        ...

    async def is_playing(self) -> bool:
        """Return whether somebody watches or listens."""
        ...

    @property
    def listening(self) -> bool:
        """Return whether notifications arrive."""
        ...

    def subscribe_processed(self, wake: Callable[[str | None], None]) -> Callable[[], None]:
        """Call `wake` with the rating key of each item that the server has processed.

        None stands for "some may have been missed". Returns what ends the subscription.
        """
        ...


class ItemMemory(Protocol):
    """What is remembered of items and of earlier jobs."""

    async def rating_keys(self) -> AbstractSet[str]:
        """Return the rating keys of all items of which something is remembered."""
        ...

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return what is remembered of these items."""
        ...

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return the rating keys of the items whose next attempt is due, the longest due first."""
        ...

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        """Return the results that a job recorded, by rating key."""
        ...


class Clock(Protocol):
    """The time, so that tests can simulate it."""

    def time(self) -> float:
        """Return the Unix time in seconds."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class ScanObserver(Protocol):
    """Who watches a scan. It is called from the scan's own task and must return at once."""

    def __call__(self, event: ScanEvent, /) -> None:
        """Take note of what happened."""
        ...


def ignore_events(event: ScanEvent, /) -> None:
    """Observe nothing."""

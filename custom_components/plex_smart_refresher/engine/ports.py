"""The ports of the engine."""

from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from .events import ScanEvent
from .final_titles import FinalTitle
from .identity import ItemIdentity
from .imports import KnownImport
from .ladder_terms import Change, ItemForm, MatchCandidate, ProposalMark, WantedMatch, WriteKind
from .learning import Duration
from .media import (
    Dossier,
    FieldEdit,
    Library,
    MatchQuery,
    MediaItem,
    MediaType,
    Page,
    Poster,
)
from .pictures import PictureCheck, PictureState
from .results import ItemRecord, ItemState
from .timeline import TimelineEntry
from .traits import ServerTraits


class MatchServer(Protocol):
    """What a Plex server knows of matches, and how it changes them; errors as of MediaServer."""

    async def has_matches(self, rating_key: str) -> bool:
        """Return whether the server finds candidates for an item at its sources."""
        ...

    async def search_matches(
        self, item: MediaItem, query: MatchQuery | None = None
    ) -> Sequence[MatchCandidate]:
        """Return the candidates of an item's type, the likeliest first.

        Without a query, the server searches for what it knows of the item.
        """
        ...

    async def match(self, item: MediaItem, wanted: WantedMatch) -> None:
        """Request the match of an item, which takes a while. Raises ItemGoneError if it is gone."""
        ...

    async def unmatch(self, item: MediaItem) -> None:
        """Remove the match of an item. Raises ItemGoneError if it is gone."""
        ...

    async def with_guid(
        self, library_id: str, media_type: MediaType, guid: str
    ) -> Sequence[MediaItem]:
        """Return the items of a library with a guid. Raises RequestError if it is unknown."""
        ...

    async def with_title(
        self, library_id: str, media_type: MediaType, word: str
    ) -> Sequence[MediaItem]:
        """Return items of a library with a word in their titles: some, and others if need be."""
        ...

    async def read_dossier(self, rating_key: str) -> Dossier | None:
        """Return what a match of an item could destroy; None if it is gone."""
        ...


class MediaServer(MatchServer, Protocol):
    """A Plex server.

    Each call raises InvalidTokenError or NotOwnerError if it is not allowed, ServerLostError if
    the server cannot answer, and RequestError if only this request failed.
    """

    @property
    def version(self) -> str:
        """Return the version of the server, or an empty text if it is unknown."""
        ...

    @property
    def traits(self) -> ServerTraits:
        """Return how the server differs from what is expected."""
        ...

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
        """Return confirmed snapshots with summaries of the existing items, by rating key."""
        ...

    async def read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        """Return, with summaries, the items that a refresh of this item also refreshes.

        These are seasons, episodes and albums.
        """
        ...

    async def read_posters(self, rating_key: str) -> Sequence[Poster]:
        """Return the posters of an item in the server's order."""
        ...

    async def check_picture(self, item: MediaItem, offer: Poster | None = None) -> PictureState:
        """Return whether the picture that an item shows can be loaded, or is a frame.

        With an offer, return whether that can be loaded. It changes nothing. A picture that could
        not be judged is unknown, and so is an offer that is elsewhere.
        """
        ...

    async def select_poster(self, rating_key: str, poster: Poster) -> None:
        """Select a picture for an item. Raises ItemGoneError if it is gone."""
        ...

    async def edit_fields(self, item: MediaItem, edits: Sequence[FieldEdit]) -> None:
        """Set fields of an item, and lock or unlock them."""
        ...

    async def refresh(self, rating_key: str) -> None:
        """Request the refresh of an item. Raises ItemGoneError if it is gone."""
        ...

    async def analyze(self, rating_key: str) -> None:
        """Request the analysis of an item's files. Raises ItemGoneError if it is gone."""
        ...

    async def pending_updates(self, library_id: str) -> int:
        """Return the number of items of a library that the server is still processing."""
        ...

    async def is_busy(self) -> bool:
        """Return whether the server scans a library."""
        ...

    async def is_playing(self) -> bool:
        """Return whether the server plays media."""
        ...

    async def played_keys(self) -> AbstractSet[str]:
        """Return the rating keys of what is played or paused, and of its parents."""
        ...

    @property
    def listening(self) -> bool:
        """Return whether notifications arrive."""
        ...

    def subscribe_processed(self, wake: Callable[[str | None], None]) -> Callable[[], None]:
        """Call `wake` with the rating key of each item that the server has processed.

        None means that some may have been missed. Returns a function that ends the subscription.
        """
        ...

    def subscribe_timeline(
        self, receive: Callable[[TimelineEntry | None], None]
    ) -> Callable[[], None]:
        """Call `receive` with each entry of the server's timeline.

        None means that some may have been missed. Returns a function that ends the subscription.
        """
        ...


class ItemMemory(Protocol):
    """The stored data about items and earlier jobs."""

    async def rating_keys(self) -> AbstractSet[str]:
        """Return the rating keys of all items with a stored state."""
        ...

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return the stored states of items."""
        ...

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return the rating keys of due items, longest due first."""
        ...

    async def to_heal(self, library_ids: Sequence[str]) -> Sequence[str]:
        """Return the rating keys of items that were found defective and never refreshed.

        Those that a scan would leave alone are no part of them.
        """
        ...

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        """Return the results that a job recorded, by rating key."""
        ...

    async def lookalikes(self, identities: Sequence[ItemIdentity]) -> Sequence[ItemState]:
        """Return the stored states of items with the guid, file or title of any of these."""
        ...

    async def proposed(self, rating_keys: Sequence[str]) -> Mapping[str, ProposalMark]:
        """Return when candidates were last searched for items, by rating key."""
        ...

    async def imports(self, item: MediaItem) -> Sequence[KnownImport]:
        """Return the imports whose file or folder has the name of an item's, or that are in it."""
        ...

    async def move(self, old_key: str, new_key: str) -> None:
        """Store what is known of an item under its new rating key."""
        ...

    async def forget(self, rating_keys: Sequence[str]) -> None:
        """Drop what is known of items."""
        ...

    async def final_titles(self) -> Sequence[FinalTitle]:
        """Return the titles that are taken as they are."""
        ...

    async def bad_pictures(self) -> Sequence[PictureCheck]:
        """Return the last checks of the known items whose pictures were bad."""
        ...

    async def pictures(self, rating_keys: Sequence[str]) -> Mapping[str, PictureCheck]:
        """Return the last checks of the pictures of items, by rating key."""
        ...

    async def keep_pictures(self, checks: Sequence[PictureCheck]) -> None:
        """Store checks of pictures."""
        ...

    async def durations(self, now: float) -> Sequence[Duration]:
        """Return what refreshes took lately, oldest first."""
        ...

    async def keep_up(self) -> None:
        """Give others a turn, and wait while too many results are not written yet."""
        ...


class Journal(Protocol):
    """The record of every write to an item. Each call raises JournalError if it fails."""

    async def begin(
        self, kind: WriteKind, item: MediaItem, before: ItemForm, below: Sequence[ItemForm] = ()
    ) -> str:
        """Record a write whose request has not left yet, and return the ID of the change.

        It outlasts a crash and a power failure before this returns.
        """
        ...

    async def finish(self, change_id: str, after: ItemForm) -> None:
        """Record the item after a write."""
        ...

    async def mark_undone(self, change_id: str, undone_by: str | None) -> None:
        """Record that a change was taken back, and by which other, if anything had to be written.

        What the change itself had taken back is in effect again.
        """
        ...

    async def change(self, change_id: str) -> Change | None:
        """Return a change."""
        ...

    async def last(self, kind: WriteKind, rating_key: str) -> float | None:
        """Return when the last write of a kind to an item began, in Unix seconds.

        Discounted ones are left out.
        """
        ...

    async def discount(self, change_ids: Sequence[str]) -> None:
        """Let changes not count as the last ones: nothing can have come of them."""
        ...

    async def is_undone(self, rating_key: str) -> bool:
        """Return whether the last change that affected an item was taken back."""
        ...

    async def is_match_undone(self, rating_key: str) -> bool:
        """Return whether the last match of an item was taken back, at any time."""
        ...

    async def count(self, kind: WriteKind, since: float) -> int:
        """Return the number of writes of a kind that began since a time in Unix seconds."""
        ...


class Clock(Protocol):
    """The clock, which tests can simulate."""

    def time(self) -> float:
        """Return the Unix time in seconds, for moments that are stored. It can jump."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never jump, for waits and limits."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Ports:
    """What a scan needs of the outside."""

    server: MediaServer
    memory: ItemMemory
    journal: Journal
    clock: Clock


class ScanObserver(Protocol):
    """The observer of a scan. It is called in the scan's task and must return at once."""

    def __call__(self, event: ScanEvent, /) -> None:
        """Handle an event."""
        ...


def ignore_events(event: ScanEvent, /) -> None:
    """Ignore all events."""

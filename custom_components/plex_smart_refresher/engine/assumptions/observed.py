"""What a server was seen to answer, without any text that a person wrote."""

from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from ..media import Library, MediaType

#: Entries per page of a probe.
PAGE_SIZE = 30


class Body(StrEnum):
    """What the body of an answer is."""

    CONTAINER = "container"
    HTML = "html"
    XML = "xml"
    TEXT = "text"
    NOTHING = "nothing"
    PICTURE = "picture"


class Entry(NamedTuple):
    """An item as a list or details show it. Its guid and IDs are only compared."""

    rating_key: str
    type: MediaType | None
    guid: str = ""
    external_ids: tuple[str, ...] = ()
    locked: frozenset[str] = frozenset()
    has_title: bool = False
    thumb_owner: str | None = None  #: None without a picture, empty if its path names no item
    added_at: int | None = None
    updated_at: int | None = None
    is_deleted: bool = False
    names: frozenset[str] = frozenset()  #: of its attributes and elements


class CandidateShape(NamedTuple):
    """A candidate for a match."""

    type: str
    guid: str
    has_score: bool
    has_name: bool


class PosterShape(NamedTuple):
    """A picture that can be selected."""

    origin: str  #: the start of its address, up to what differs per picture
    provider: str
    is_selected: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer of a server to a probe."""

    status: int
    body: Body = Body.CONTAINER
    entries: Sequence[Entry] = ()
    received: int = 0  #: entries of any kind
    total: int | None = None
    candidates: Sequence[CandidateShape] = ()
    posters: Sequence[PosterShape] = ()
    activities: Sequence[tuple[str, str]] = ()  #: type and rating key
    counters: Mapping[str, int | None] = field(default_factory=dict)  #: by library, or a queue
    settings: AbstractSet[str] = frozenset()  #: names in lower case

    @property
    def is_good(self) -> bool:
        """Return whether the server answered with what was asked for."""
        return self.status == _OK and self.body is Body.CONTAINER

    @property
    def says_nothing(self) -> bool:
        """Return whether it only tells that nobody could, or wanted to, answer just then."""
        if self.status == _OK:
            return self.body not in (Body.CONTAINER, Body.PICTURE)
        return self.status in _NOT_NOW or self.status >= _FAILED


#: In place of the status of an answer that cannot be read.
NO_STATUS = 0
_OK = 200
#: Answers to a token, or to too many requests.
_NOT_NOW = frozenset({NO_STATUS, 401, 403, 408, 429, 498})
_FAILED = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class ListQuery:
    """A page of a library's list."""

    library: Library
    level: MediaType
    start: int = 0
    size: int = PAGE_SIZE
    order: str = "addedAt:desc"
    since: int | None = None  #: only items that were added after this Unix time
    guid: str = ""


class ProbeServer(Protocol):
    """A server that answers probes.

    Each is one GET. It raises an EngineError if the server is lost, and BudgetSpentError if no more
    are allowed.
    """

    @property
    def unknown_frames(self) -> Mapping[tuple[str, str], int] | None:
        """Return how often unknown values arrived, by field and value; None without a socket."""
        ...

    async def probe_libraries(self) -> Answer:
        """Return the change counters of the libraries."""
        ...

    async def probe_list(self, query: ListQuery) -> Answer:
        """Return a page of a list."""
        ...

    async def probe_details(self, rating_keys: Sequence[str]) -> Answer:
        """Return the details of items, without a refresh."""
        ...

    async def probe_below(self, rating_key: str) -> Answer:
        """Return what is directly below an item."""
        ...

    async def probe_candidates(
        self, rating_key: str, title: str = "", library: Library | None = None
    ) -> Answer:
        """Return candidates for an item, or those that a title finds."""
        ...

    async def probe_posters(self, rating_key: str) -> Answer:
        """Return the posters of an item."""
        ...

    async def probe_picture(self, rating_key: str) -> Answer:
        """Return the status of the picture of an item that does not exist."""
        ...

    async def probe_without_token(self) -> Answer:
        """Return the status of a request without a token."""
        ...

    async def probe_activities(self) -> Answer:
        """Return what the server is doing."""
        ...

    async def probe_queue(self, library_id: str) -> Answer:
        """Return the number of items that a library still processes."""
        ...

    async def probe_settings(self, library_id: str) -> Answer:
        """Return the names of the settings of a library."""
        ...

    async def probe_setting(self, name: str) -> Answer:
        """Return whether the server knows a setting, by its name."""
        ...

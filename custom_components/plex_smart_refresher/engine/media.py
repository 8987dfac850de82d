"""The media of a server: libraries, items and pictures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
import re
from typing import NamedTuple

from .text import one_line


class LibraryType(StrEnum):
    """The type of a library."""

    MOVIE = "movie"
    SHOW = "show"
    ARTIST = "artist"


class MediaType(StrEnum):
    """The levels at which an item can lack metadata."""

    MOVIE = "movie"
    SHOW = "show"
    SEASON = "season"
    EPISODE = "episode"
    ARTIST = "artist"
    ALBUM = "album"


class IdSource(StrEnum):
    """The databases whose IDs a user can require."""

    TMDB = "tmdb"
    TVDB = "tvdb"
    IMDB = "imdb"


class Parentage(StrEnum):
    """Who is responsible for an item, according to its parents."""

    OWN = "own"  #: Plex's, or unknown
    FOREIGN = "foreign"  #: of a legacy or custom agent, or of the TV guide
    GUIDE = "guide"  #: Plex matched a recording from the TV guide, which has no external IDs


LEVELS: Mapping[LibraryType, tuple[MediaType, ...]] = {
    LibraryType.MOVIE: (MediaType.MOVIE,),
    LibraryType.SHOW: (MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE),
    LibraryType.ARTIST: (MediaType.ARTIST, MediaType.ALBUM),
}


#: A refresh of such an item also refreshes what is below it.
WITH_ITEMS_BELOW = frozenset({MediaType.SHOW, MediaType.SEASON, MediaType.ARTIST})


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """A library of the server; its ID survives a rename."""

    library_id: str
    title: str
    type: LibraryType
    agent: str = ""
    language: str = ""
    scanner: str = ""
    content_changed_at: int | None = None  #: a counter, not a time; None if the server has none
    folders: tuple[str, ...] = ()
    suffix: str = ""  #: what tells it from others with its title

    @property
    def name(self) -> str:
        """Return the title, with what tells it from others with the same title."""
        return f"{self.title} ({self.suffix})" if self.suffix else self.title

    @property
    def levels(self) -> tuple[MediaType, ...]:
        """Return the levels of its items, parents first."""
        return LEVELS[self.type]


def name_libraries(libraries: Iterable[Library]) -> tuple[Library, ...]:
    """Return the libraries with names that tell those with the same title apart."""
    listed = tuple(libraries)
    by_title: dict[str, list[Library]] = {}
    for library in listed:
        by_title.setdefault(library.title.casefold(), []).append(library)
    suffix_of = {title: _suffixes(namesakes) for title, namesakes in by_title.items()}
    return tuple(
        replace(library, suffix=suffix_of[library.title.casefold()](library)) for library in listed
    )


def _suffixes(namesakes: Sequence[Library]) -> Callable[[Library], str]:
    """Return what tells libraries with the same title apart: their folders if possible."""
    if len(namesakes) == 1:
        return lambda _: ""
    for tell in (_last_folder, _folder):
        if len({tell(each) for each in namesakes} - {""}) == len(namesakes):
            return tell
    return lambda library: library.library_id


def _last_folder(library: Library) -> str:
    """Return the last part of the path of a library's first folder."""
    return re.split(r"[/\\]", _folder(library))[-1]


def _folder(library: Library) -> str:
    """Return the path of a library's first folder."""
    return library.folders[0].rstrip("/\\") if library.folders else ""


#: A rating key is a number in Plex, and none has more digits.
LONGEST_RATING_KEY = 20
RATING_KEY = f"[0-9]{{1,{LONGEST_RATING_KEY}}}"
#: The largest number that can be stored; no count or date is larger.
HIGHEST_NUMBER = 2**63 - 1
#: The maximum length of the name of a server or library.
LONGEST_NAME = 255
#: The maximum length of a title that is shown and stored.
LONGEST_TITLE = 300


class MediaItem(NamedTuple):
    """An immutable snapshot of an item as the server reported it.

    `has_summary` is false for a summary that says nothing.
    `confirmed` is true for a snapshot from a details read: lists withhold locked fields and
    may withhold external IDs, so that only a confirmed snapshot proves a defect.
    `summary` is only read where it may have to be restored, to keep the items of a scan small, and
    its files only for a confirmed snapshot.
    A scan makes as many as the library holds, and named tuples take half the time of dataclasses.
    """

    rating_key: str
    library_id: str
    type: MediaType
    title: str
    guid: str = ""
    has_external_ids: bool = False
    id_sources: frozenset[IdSource] = frozenset()  #: those that a user can require
    has_summary: bool = False
    summary: str = ""
    thumb: str = ""
    parent_key: str = ""
    grandparent_key: str = ""
    parent_title: str = ""
    grandparent_title: str = ""
    parent_number: int | None = None  #: the season of an episode
    number: int | None = None
    year: int | None = None
    added_at: int | None = None
    updated_at: int | None = None
    aired: str = ""  #: the day on which an episode was first shown, as the server writes it
    parentage: Parentage = Parentage.OWN
    locked_fields: frozenset[str] = frozenset()
    confirmed: bool = False
    file: str = ""  #: the path of its first file or, of a show or artist, of its folder
    other_files: tuple[str, ...] = ()  #: the paths of its other versions and parts

    @property
    def date(self) -> int | None:
        """Return when it was added or, if unknown, updated, in Unix seconds."""
        return self.added_at or self.updated_at

    @property
    def display_title(self) -> str:
        """Return the title with those of its parents, on one line."""
        title = self._whole_title
        shown = one_line(title[:LONGEST_TITLE])
        return shown if len(title) <= LONGEST_TITLE else f"{shown}…"

    @property
    def _whole_title(self) -> str:
        """Return the title with those of its parents, however long it is."""
        if self.type is MediaType.EPISODE:
            number = f"S{_two_digits(self.parent_number)}E{_two_digits(self.number)}"
            return " · ".join(part for part in (self.grandparent_title, number, self.title) if part)
        if self.type in (MediaType.SEASON, MediaType.ALBUM) and self.parent_title:
            return f"{self.parent_title} · {self.title}"
        if self.type is MediaType.MOVIE and self.year:
            return f"{self.title} ({self.year})"
        return self.title


def _two_digits(number: int | None) -> str:
    """Return a number with two digits, or question marks."""
    return "??" if number is None else f"{number:02d}"


#: The providers of pictures that lie beside a video or in it; a legacy agent is in the address.
_FILES = frozenset({"local", "embedded"})
_LEGACY_FILES = "com.plexapp.agents.localmedia_"
#: A fetched picture of an agent has the agent in its address; others are still on the internet.
_AGENT = re.compile(r"https?://|metadata://posters/[a-z]\w*\.(?:\w+\.)*agents\.")


@dataclass(frozen=True, slots=True)
class Poster:
    """A picture that can be selected for an item; its address and its provider show its origin."""

    address: str
    is_selected: bool = False
    provider: str = ""
    path: str = field(default="", compare=False)  #: on the server; empty if it is elsewhere

    @property
    def is_upload(self) -> bool:
        """Return whether a user uploaded it."""
        return self.address.startswith("upload://")

    @property
    def is_from_file(self) -> bool:
        """Return whether it comes from a file of the owner, and not from an agent."""
        return self.provider in _FILES or _LEGACY_FILES in self.address

    @property
    def is_frame(self) -> bool:
        """Return whether it is a frame of the video."""
        return self.address.startswith("media://")

    @property
    def is_from_agent(self) -> bool:
        """Return whether an agent offers it."""
        return _AGENT.match(self.address) is not None and not self.is_from_file

    @property
    def is_fetched(self) -> bool:
        """Return whether it is on the server already."""
        return self.address.startswith("metadata://")


def selected(posters: Iterable[Poster]) -> Poster | None:
    """Return the selected poster."""
    return next((poster for poster in posters if poster.is_selected), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """What a match of an item could destroy beside its metadata."""

    files: tuple[str, ...] = ()  #: or, of a show or artist, its folders
    edition: str = ""
    view_count: int = 0  #: by the owner, with what is below it
    view_offset: int = 0  #: where the owner stopped
    last_viewed_at: int | None = None
    user_rating: str = ""
    children: int | None = None  #: the number of seasons or albums
    labels: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    @property
    def is_watched(self) -> bool:
        """Return whether the owner has watched any of it."""
        return bool(self.view_count or self.view_offset or self.last_viewed_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchQuery:
    """What to search matches for; agent and language are those of the item's library."""

    title: str  #: a name, or an ID such as tmdb-10283
    year: int | None = None
    agent: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A value for a field of an item, and whether to lock it; None leaves the value as it is."""

    name: str
    value: str | None
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for a browser."""

    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: its items, the number of received entries, and the claimed total."""

    items: tuple[MediaItem, ...]
    received: int
    total: int | None

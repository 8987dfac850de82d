"""Hold the libraries and items of the simulated server, with their true defects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
import time
from typing import Any, NamedTuple
import uuid

from .addresses import picture_path, poster_address, thumb_owner
from .source import Entry

NO_DEFECTS: frozenset[str] = frozenset()
PLEX_AGENTS = frozenset(
    {"tv.plex.agents.movie", "tv.plex.agents.series", "tv.plex.agents.music"},
)
SUMMARY_OPTIONAL = frozenset({"season", "album"})  # an empty one is normal
NEVER_REPORTED = frozenset({"track", "photo"})
NO_OFFER: dict[str, Any] = {"agent_pictures": ()}  # of what the agent has no picture for yet
NONE_GUIDS = ("tv.plex.agents.none://", "com.plexapp.agents.none://")


class Defect(StrEnum):
    """Name what a perfect detector reports."""

    NO_MATCH = "no_match"
    MISSING_POSTER = "missing_poster"
    BROKEN_POSTER = "broken_poster"
    MISSING_SUMMARY = "missing_summary"
    INHERITED_POSTER = "inherited_poster"
    PLACEHOLDER_TITLE = "placeholder_title"
    FRAME_POSTER = "frame_poster"
    NO_EXTERNAL_IDS = "no_external_ids"


class Outcome(StrEnum):
    """What a refresh does to an item."""

    FIXED = "fixed"
    SECOND = "second"
    PARTLY = "partly"
    LATE_PICTURE = "late_picture"
    NEVER = "never"
    VANISHED = "vanished"
    REKEYED = "rekeyed"
    IGNORED = "ignored"
    SLOW = "slow"


@dataclass(slots=True, kw_only=True, eq=False)
class SimLibrary:
    """One library, with its items indexed by type."""

    catalog: Catalog = field(repr=False)
    key: str
    uuid: str
    title: str
    type: str
    agent: str
    scanner: str
    language: str
    created_at: int
    updated_at: int
    scanned_at: int
    # Counters, not times (docs/plex-server.md#lists).
    content_changed_at: int
    members_changed_at: int
    refreshing: bool = False
    # How this server writes the guid of what has no match: NONE_GUIDS has other schemes.
    unmatched_scheme: str = "local"
    hidden: int = 0
    # Grows with every change, so that sorted lists know when they are stale.
    revision: int = 0
    by_type: dict[str, dict[str, SimItem]] = field(default_factory=dict, repr=False)

    @property
    def personal(self) -> bool:
        """Return whether this library never gets metadata."""
        return self.agent.endswith(".none") or self.language == "xn"

    @property
    def matches_at_plex(self) -> bool:
        """Return whether one of Plex's own agents fills this library."""
        return self.agent in PLEX_AGENTS and not self.personal

    def items(self, item_type: str | None = None) -> list[SimItem]:
        """Return the items of one type, by default of the library's own type."""
        return list(self.by_type.get(item_type or self.type, {}).values())


@dataclass(slots=True, kw_only=True, eq=False)
class SimItem:
    """One item as the server stores it, with what its source has for it."""

    type: str
    title: str
    library: SimLibrary = field(repr=False)
    rating_key: str = ""
    guid: str = ""
    guids: tuple[str, ...] = ()
    summary: str = ""
    thumb: str | None = None
    art: str | None = None
    index: int | None = None
    year: int | None = None
    added_at: int | None = None
    updated_at: int | None = None
    originally_available_at: str | None = None
    # Since when its files are away: it stays in lists until the trash is emptied.
    deleted_at: int | None = None
    parent: SimItem | None = field(default=None, repr=False)
    children: list[SimItem] = field(default_factory=list, repr=False)
    locked: frozenset[str] = frozenset()
    outcome: Outcome = Outcome.FIXED
    # The fields that the source would give for each defect; one without an entry has no cure.
    cure: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False)
    # Whether the source has never heard of it, like camera clips and the rarest films.
    unknown_to_source: bool = False
    hand_made: bool = False
    poster_origin: str = "metadata"
    poster_number: int = 1  # which of that origin is selected; the agent's first is its default
    labels: tuple[str, ...] = ()
    uploads: int = 0
    # The pictures of files: "local" beside the video, "embedded" in it.
    file_pictures: tuple[str, ...] = ()
    agent_pictures: tuple[str, ...] = ("tmdb", "tmdb")  # the providers of fetched ones
    web_pictures: tuple[str, ...] = ()  # and of those elsewhere ("" once fetched)
    frames: int | None = None  # how many are on offer; by default one of each video
    picture_fault: str | None = None  # of what is behind `thumb`: a key in pictures.py
    lost_pictures: frozenset[int] = frozenset()  # of the agent or uploaded, and lost
    files: tuple[str, ...] = ()  # the paths of its files, or of the folders of a show or artist
    media_number: int = 0  # of its files: another one once they are replaced
    edition: str | None = None
    view_count: int | None = None
    last_viewed_at: int | None = None
    # The guid of what its files really are, once it was matched or unmatched.
    right_guid: str | None = None
    # Whether its own refresh does nothing, and only that of its parent helps.
    needs_parent: bool = False
    # What each refresh makes worse: summary, title, thumb, match; with locks, locked fields too.
    worsens: frozenset[str] = frozenset()
    # What a refresh took, by field, as it was.
    taken: dict[str, str | None] = field(default_factory=dict, repr=False)
    placeholder: bool = False
    parent_hidden: bool = False
    processed: int = 0

    def __post_init__(self) -> None:
        """Lock the summary of what was made by hand, as Plex's apps do."""
        if self.hand_made:
            self.locked |= {"summary"}

    @property
    def key(self) -> str:
        """Return the path of the item's details."""
        return f"/library/metadata/{self.rating_key}"

    @property
    def parent_key(self) -> str | None:
        """Return the rating key of the parent."""
        return self.parent.rating_key if self.parent else None

    @property
    def grandparent_key(self) -> str | None:
        """Return the rating key of the parent's parent."""
        return self.parent.parent_key if self.parent else None

    @property
    def unmatched(self) -> bool:
        """Return whether the item has no match."""
        foreign = self.guid.startswith(NONE_GUIDS) and not self.library.personal
        return foreign or self.guid.startswith("local://")

    @property
    def wrongly_matched(self) -> bool:
        """Return whether the match is not what the files are."""
        return self.right_guid not in {None, self.guid} and not self.unmatched

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the paths of the item's files."""
        return self.files or (f"/media/{self.library.key}/{self.rating_key}.mkv",)

    @property
    def truth(self) -> frozenset[str]:
        """Return the defects that a perfect detector must report now."""
        if self._never_reported():
            return NO_DEFECTS
        found = [
            defect.value
            for defect, row in DEFECTS.items()
            if row.field not in self.locked and row.is_present(self)
        ]
        return frozenset(found) if found else NO_DEFECTS

    @property
    def poster(self) -> str | None:
        """Return the address of the selected picture."""
        if self.thumb is None or _inherits_poster(self):
            return None
        return poster_address(self, self.poster_origin, self.poster_number)

    @property
    def regressions(self) -> frozenset[str]:
        """Return the fields that a refresh made worse and nobody has restored."""
        return frozenset(name for name, good in self.taken.items() if getattr(self, name) != good)

    def _never_reported(self) -> bool:
        """Return whether defects of this item are never reported."""
        return self.type in NEVER_REPORTED or self.library.personal

    def descendants(self) -> Iterator[SimItem]:
        """Yield everything below the item, parents first."""
        for child in self.children:
            yield child
            yield from child.descendants()


def _inherits_poster(item: SimItem) -> bool:
    """Return whether the poster belongs to an ancestor."""
    if item.type not in {"season", "episode"} or item.thumb is None:
        return False
    return thumb_owner(item.thumb) != item.rating_key


def _has_own_poster(item: SimItem) -> bool:
    """Return whether the item has a picture that is not an ancestor's."""
    return item.thumb is not None and not _inherits_poster(item)


def _shows_frame(item: SimItem) -> bool:
    """Return whether a matched item shows a frame where a poster belongs."""
    if item.poster_origin != "media" or item.unmatched:
        return False
    return item.type != "episode" or bool(item.agent_pictures or any(item.web_pictures))


def _ancestors_thumb(item: SimItem) -> str | None:
    """Return the poster of the nearest ancestor that has one."""
    parent = item.parent
    while parent is not None and parent.thumb is None:
        parent = parent.parent
    return parent.thumb if parent else None


class DefectRow(NamedTuple):
    """How an item gets a defect, and how the defect is told."""

    field: str  #: the field whose lock excuses the defect
    is_present: Callable[[SimItem], bool]
    spoiled: Callable[[SimItem, str | None], dict[str, Any]]  #: the fields of an item with it


DEFECTS: dict[Defect, DefectRow] = {
    Defect.NO_MATCH: DefectRow(
        "guid",
        lambda item: item.unmatched,
        lambda item, _: {
            "guid": f"{item.library.unmatched_scheme}://{item.rating_key}",
            "guids": (),
        },
    ),
    Defect.MISSING_POSTER: DefectRow(
        "thumb", lambda item: item.thumb is None, lambda _item, _: {"thumb": None} | NO_OFFER
    ),
    Defect.BROKEN_POSTER: DefectRow(
        "thumb",
        lambda item: _has_own_poster(item) and item.picture_fault is not None,
        lambda _item, _: {"picture_fault": "missing", "agent_pictures": ("tmdb",)},
    ),
    Defect.MISSING_SUMMARY: DefectRow(
        "summary",
        lambda item: not item.summary and item.type not in SUMMARY_OPTIONAL,
        lambda _item, _: {"summary": ""},
    ),
    Defect.INHERITED_POSTER: DefectRow(
        "thumb", _inherits_poster, lambda item, _: {"thumb": _ancestors_thumb(item)} | NO_OFFER
    ),
    Defect.PLACEHOLDER_TITLE: DefectRow(
        "title",
        lambda item: item.placeholder,
        lambda item, text: {"title": text or f"Episode {item.index}", "placeholder": True},
    ),
    Defect.FRAME_POSTER: DefectRow(
        "thumb",
        lambda item: _has_own_poster(item) and _shows_frame(item),
        lambda _item, _: {"poster_origin": "media", "poster_number": 1},
    ),
    Defect.NO_EXTERNAL_IDS: DefectRow(
        "guids",
        lambda item: item.guid.startswith("plex://") and not item.guids,
        lambda _item, _: {"guids": ()},
    ),
}


def spoil(item: SimItem, defect: Defect, placeholder_text: str | None = None) -> None:
    """Give an item a defect and remember what its source would give instead."""
    spoiled = DEFECTS[defect].spoiled(item, placeholder_text)
    item.cure[defect] = {name: getattr(item, name) for name in spoiled}
    _set(item, spoiled)


def fix(item: SimItem, defect: Defect) -> bool:
    """Fix one defect unless its field is locked; return whether anything changed."""
    if defect not in item.cure or DEFECTS[defect].field in item.locked:
        return False
    is_picture = DEFECTS[defect].field == "thumb"
    if is_picture and _has_own_poster(item) and not DEFECTS[defect].is_present(item):
        return False
    cure = item.cure.pop(defect)
    _set(item, cure | {"thumb": picture_path(item)} if is_picture else cure)
    item.agent_pictures = item.agent_pictures or ("tmdb", "tmdb")
    return True


def _set(item: SimItem, values: dict[str, Any]) -> None:
    """Set fields of an item."""
    for name, value in values.items():
        setattr(item, name, value)


AGENTS = {
    "movie": ("tv.plex.agents.movie", "Plex Movie"),
    "show": ("tv.plex.agents.series", "Plex TV Series"),
    "artist": ("tv.plex.agents.music", "Plex Music"),
    "photo": ("com.plexapp.agents.none", "Plex Photo Scanner"),
}


class Catalog:
    """Keep libraries and items, and notify listeners of changes."""

    def __init__(self, now: int | None = None) -> None:
        """Start empty at the given time."""
        self.now = int(time.time()) if now is None else now
        self.libraries: dict[str, SimLibrary] = {}
        self.items: dict[str, SimItem] = {}
        # What the source knows besides the items themselves.
        self.entries: list[Entry] = []
        self.on_change: list[Callable[[SimItem], None]] = []
        self._next_library = 1
        self._next_item = 1000

    def __len__(self) -> int:
        """Count all items of all types."""
        return len(self.items)

    def add_library(
        self,
        title: str,
        library_type: str = "movie",
        *,
        agent: str | None = None,
        scanner: str | None = None,
        language: str = "en-US",
    ) -> SimLibrary:
        """Create an empty library with the agent that Plex uses by default."""
        default_agent, default_scanner = AGENTS[library_type]
        library = SimLibrary(
            catalog=self,
            key=str(self._next_library),
            uuid=str(uuid.uuid5(uuid.NAMESPACE_URL, f"library/{self._next_library}")),
            title=title,
            type=library_type,
            agent=agent or default_agent,
            scanner=scanner or default_scanner,
            language=language,
            created_at=self.now - 90_000_000,
            updated_at=self.now - 7_000_000,
            scanned_at=self.now - 3600,
            content_changed_at=1000,
            members_changed_at=1000,
        )
        self._next_library += 1
        self.libraries[library.key] = library
        return library

    def remove_library(self, key: str) -> None:
        """Remove a library and all its items."""
        library = self.libraries.pop(key)
        for items in library.by_type.values():
            for item in items.values():
                del self.items[item.rating_key]
                self._tell(item)

    def new_key(self) -> str:
        """Return a rating key that was never used."""
        self._next_item += 1
        return str(self._next_item)

    def add(self, item: SimItem) -> SimItem:
        """Put an item into its library and below its parent."""
        item.rating_key = item.rating_key or self.new_key()
        self.items[item.rating_key] = item
        item.library.by_type.setdefault(item.type, {})[item.rating_key] = item
        if item.parent is not None:
            item.parent.children.append(item)
        self._came_or_went(item)
        return item

    def remove(self, item: SimItem) -> None:
        """Remove an item and everything below it."""
        for child in list(item.children):
            self.remove(child)
        if item.parent is not None:
            item.parent.children.remove(item)
        del self.items[item.rating_key]
        del item.library.by_type[item.type][item.rating_key]
        self._came_or_went(item)

    def rekey(self, item: SimItem) -> str:
        """Give an item a new rating key, as a merge does, and return it."""
        old_key, new_key = item.rating_key, self.new_key()
        self._tell(item)
        del self.items[old_key]
        del item.library.by_type[item.type][old_key]
        for member in (item, *item.descendants()):
            if thumb_owner(member.thumb) == old_key and member.thumb is not None:
                member.thumb = member.thumb.replace(f"/{old_key}/", f"/{new_key}/", 1)
        item.rating_key = new_key
        self.items[new_key] = item
        item.library.by_type[item.type][new_key] = item
        item.updated_at = int(time.time())
        self._came_or_went(item)
        return new_key

    def _came_or_went(self, item: SimItem) -> None:
        """Count a change of the library's members."""
        item.library.members_changed_at += 1
        item.library.content_changed_at += 1
        self.touched(item)

    def changed(self, item: SimItem) -> None:
        """Record a change of an item's content."""
        item.updated_at = int(time.time())
        item.library.content_changed_at += 1
        self.touched(item)

    def touched(self, item: SimItem) -> None:
        """Have an item rendered again, without new content."""
        item.library.revision += 1
        self._tell(item)
        for member in item.descendants():
            self._tell(member)

    def _tell(self, item: SimItem) -> None:
        """Call every listener."""
        for listener in self.on_change:
            listener(item)

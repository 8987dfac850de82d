"""From Plex's XML to the engine's values. Attributes may be missing, empty or of an odd form."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
import re
from xml.etree.ElementTree import Element
from xml.parsers.expat import ExpatError, ParserCreate

from plexapi.utils import cleanXMLString

from ..engine.errors import RequestError
from ..engine.media import Library, LibraryType, MediaItem, MediaType, Page, Poster

type _Attributes = Mapping[str, str]
#: The container of an answer, what it lists in order (None for what is no item), and what the
#: last of that was.
type _Listed = tuple[_Attributes, list[MediaItem | None], _Attributes]

#: The element that every answer consists of.
CONTAINER = "MediaContainer"
NOT_PLEX = "the answer is not one of a Plex server"
UNREADABLE = "the answer of the server cannot be read"

#: Plex's numbers for the types of items (docs/plex-server.md#lists).
TYPE_NUMBERS = {
    MediaType.MOVIE: 1,
    MediaType.SHOW: 2,
    MediaType.SEASON: 3,
    MediaType.EPISODE: 4,
    MediaType.ARTIST: 8,
    MediaType.ALBUM: 9,
}

#: The activity of a file scan. Those of refreshes, ours among them, have other types, and one of
#: the type "butler" may never end (docs/plex-server.md#notifications).
_LIBRARY_SCAN = "library.update.section"
_YES = frozenset({"1", "true"})
#: How deep in an answer they stand.
_CONTAINER, _ENTRY, _PART_OF_ENTRY = 1, 2, 3
_KEY_IN_PATH = re.compile(r"/library/metadata/([0-9]+)")
_KEY = re.compile(r"[0-9]{1,20}")
#: Nothing that is counted or dated comes near it, and no database takes more.
_HIGHEST_NUMBER = 2**63 - 1
#: A title beyond it is no title.
_LONGEST_TITLE = 255


def parse_libraries(container: Element) -> Iterator[Library]:
    """Yield the libraries of films, shows and music."""
    for directory in container.iterfind("Directory[@key]"):
        with suppress(ValueError):  # photos and whatever else there may be
            yield Library(
                library_id=directory.attrib["key"],
                title=directory.get("title", "")[:_LONGEST_TITLE],
                type=LibraryType(directory.get("type", "")),
                agent=directory.get("agent", ""),
                language=directory.get("language", ""),
                # Some libraries of real servers say 0 for ever: that is no counter.
                content_changed_at=parse_number(directory.get("contentChangedAt")) or None,
            )


def has_library_scan(container: Element) -> bool:
    """Tell whether one of the listed libraries or activities is a file scan."""
    is_refreshing = any(each.get("refreshing") in _YES for each in container.iterfind("Directory"))
    return is_refreshing or any(
        each.get("type") == _LIBRARY_SCAN for each in container.iterfind("Activity")
    )


def has_playing_session(container: Element) -> bool:
    """Tell whether one of the sessions plays; one that is paused may stay so for days."""
    return any(player.get("state") != "paused" for player in container.iterfind("*/Player"))


def parse_page(answer: bytes, library_id: str, *, texts: bool = False) -> Page:
    """Return a part of a list; entries that make no sense count as received, but are no items.

    Summaries are only kept if `texts` says so: those of a whole library are megabytes. Raises
    RequestError.
    """
    container, entries, _ = _read(answer, library_id, confirmed=False, texts=texts)
    return Page(
        items=tuple(filter(None, entries)),
        received=len(entries),
        total=parse_number(container.get("totalSize")),
    )


def parse_details(answer: bytes) -> dict[str, MediaItem]:
    """Return confirmed items with their summaries by rating key. Raises RequestError.

    That is also raised if all that is there is of other kinds.
    """
    _, entries, last = _read(answer, "", confirmed=True, texts=True)
    items = {item.rating_key: item for item in entries if item}
    if entries and not items:
        raise RequestError(f"a {last.get('type', '')[:20]} is not looked after")
    return items


def parse_posters(container: Element) -> Iterator[Poster]:
    """Yield the pictures that can be selected for an item."""
    for element in container:
        if address := element.get("ratingKey") or element.get("key"):
            yield Poster(address, is_selected=element.get("selected") in _YES)


def _read(answer: bytes, library_id: str, *, confirmed: bool, texts: bool) -> _Listed:
    """Return the container of an answer and what it lists. Raises RequestError."""
    parse = partial(_parse, library_id=library_id, confirmed=confirmed, texts=texts)
    try:
        try:
            return parse(answer)
        except ExpatError:  # as plexapi does, only what needs it is cleaned
            return parse(cleanXMLString(answer.decode(errors="replace")).encode())
    except ExpatError:
        raise RequestError(UNREADABLE) from None


def _parse(answer: bytes, library_id: str, *, confirmed: bool, texts: bool) -> _Listed:
    """Make items while the answer is read: a tree of it would take as long again."""
    container: _Attributes = {}
    entries: list[MediaItem | None] = []
    attributes: _Attributes = {}
    locked_fields: tuple[str, ...] = ()
    has_external_ids = False
    depth = 0

    def start(tag: str, found: _Attributes) -> None:
        nonlocal depth, container, library_id, attributes, locked_fields, has_external_ids
        depth += 1
        if depth == _PART_OF_ENTRY:
            if tag == "Guid":
                has_external_ids = True
            elif tag == "Field" and found.get("locked") in _YES:
                locked_fields = (*locked_fields, found.get("name", ""))
        elif depth == _ENTRY:
            attributes, locked_fields, has_external_ids = found, (), False
        elif depth == _CONTAINER:
            if tag != CONTAINER:
                raise RequestError(NOT_PLEX)
            container = found
            library_id = library_id or container.get("librarySectionID", "")

    def end(tag: str) -> None:
        nonlocal depth
        if depth == _ENTRY:
            item = _item(
                attributes,
                library_id,
                locked_fields,
                has_external_ids=has_external_ids,
                confirmed=confirmed,
                texts=texts,
            )
            entries.append(item)
        depth -= 1

    parser = ParserCreate("utf-8")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(answer, True)  # noqa: FBT003 - it takes no names
    return container, entries, attributes


_MEDIA_TYPES = {str(media_type): media_type for media_type in MediaType}


def _item(
    attributes: _Attributes,
    library_id: str,
    locked_fields: tuple[str, ...],
    *,
    has_external_ids: bool,
    confirmed: bool,
    texts: bool,
) -> MediaItem | None:
    """Return an item; None for tracks, photos and the like."""
    get = attributes.get
    rating_key = get("ratingKey") or _key_in(get("key", ""))
    media_type = _MEDIA_TYPES.get(get("type", ""))
    if not is_rating_key(rating_key) or media_type is None:
        return None
    # By place, which saves a tenth of the time that a library takes to be read.
    return MediaItem(
        rating_key,
        get("librarySectionID") or library_id,
        media_type,
        get("title", ""),
        get("guid", ""),
        has_external_ids,
        bool(get("summary", "").strip()),  # has_summary
        get("summary", "") if texts else "",
        get("thumb", ""),
        get("parentRatingKey", ""),  # parent_key
        get("grandparentRatingKey", ""),  # grandparent_key
        get("parentTitle", ""),
        get("grandparentTitle", ""),
        parse_number(get("parentIndex")),  # parent_number
        parse_number(get("index")),
        parse_number(get("year")),
        parse_number(get("addedAt")),
        parse_number(get("updatedAt")),
        frozenset(locked_fields),
        confirmed,
    )


def _key_in(path: str) -> str:
    found = _KEY_IN_PATH.match(path)
    return found[1] if found else ""


def is_rating_key(text: str) -> bool:
    """Tell whether a text can be the id of an item."""
    return _KEY.fullmatch(text) is not None


def parse_number(text: str | None) -> int | None:
    """Return a number; None for what is none, or is beyond all measure."""
    if not text:
        return None
    try:
        number = int(text)
    except ValueError:
        return None
    return number if -_HIGHEST_NUMBER <= number <= _HIGHEST_NUMBER else None

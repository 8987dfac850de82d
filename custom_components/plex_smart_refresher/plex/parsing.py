"""From Plex's XML to the engine's values. Attributes may be missing, empty or of an odd form."""

from collections.abc import Iterator
from contextlib import suppress
import re
from xml.etree.ElementTree import Element

from ..engine.models import Library, LibraryType, MediaItem, MediaType, Page, Poster

#: Plex's numbers for the types of items (PLEX.md section 2).
TYPE_NUMBERS = {
    MediaType.MOVIE: 1,
    MediaType.SHOW: 2,
    MediaType.SEASON: 3,
    MediaType.EPISODE: 4,
    MediaType.ARTIST: 8,
    MediaType.ALBUM: 9,
}

#: The activity of a file scan. Those of refreshes, ours among them, have other types, and one of
#: the type "butler" may never end (PLEX.md section 5).
_LIBRARY_SCAN = "library.update.section"
_YES = frozenset({"1", "true"})
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


def parse_page(container: Element, library_id: str, *, texts: bool = False) -> Page:
    """Return a part of a list; entries that make no sense count as received, but are no items."""
    total = container.get("totalSize")
    return Page(
        items=tuple(parse_items(container, library_id, texts=texts)),
        received=len(container),
        total=parse_number(total),
    )


def parse_items(
    container: Element, library_id: str = "", *, confirmed: bool = False, texts: bool = False
) -> Iterator[MediaItem]:
    """Yield the items of a list or a details read, without tracks, photos and the like.

    Their summaries are only kept if `texts` says so: those of a whole library are megabytes.
    """
    library_id = library_id or container.get("librarySectionID", "")
    for element in container:
        item = _parse_item(element, library_id, confirmed=confirmed, texts=texts)
        if item is not None:
            yield item


def parse_posters(container: Element) -> Iterator[Poster]:
    """Yield the pictures that can be selected for an item."""
    for element in container:
        if address := element.get("ratingKey") or element.get("key"):
            yield Poster(address, is_selected=element.get("selected") in _YES)


_MEDIA_TYPES = {str(media_type): media_type for media_type in MediaType}


def _parse_item(
    element: Element, library_id: str, *, confirmed: bool, texts: bool
) -> MediaItem | None:
    get = element.get
    rating_key = get("ratingKey") or _key_in(get("key", ""))
    media_type = _MEDIA_TYPES.get(get("type", ""))
    if not is_rating_key(rating_key) or media_type is None:
        return None
    return MediaItem(
        rating_key=rating_key,
        library_id=get("librarySectionID") or library_id,
        type=media_type,
        title=get("title", ""),
        guid=get("guid", ""),
        has_external_ids=element.find("Guid") is not None,
        has_summary=bool(get("summary", "").strip()),
        summary=get("summary", "") if texts else "",
        thumb=get("thumb", ""),
        parent_key=get("parentRatingKey", ""),
        grandparent_key=get("grandparentRatingKey", ""),
        parent_title=get("parentTitle", ""),
        grandparent_title=get("grandparentTitle", ""),
        parent_index=parse_number(get("parentIndex")),
        index=parse_number(get("index")),
        year=parse_number(get("year")),
        added_at=parse_number(get("addedAt")),
        updated_at=parse_number(get("updatedAt")),
        locked_fields=_locked_fields(element),
        confirmed=confirmed,
    )


def _locked_fields(element: Element) -> frozenset[str]:
    fields = element.findall("Field")
    return frozenset(field.get("name", "") for field in fields if field.get("locked") in _YES)


def _key_in(path: str) -> str:
    found = _KEY_IN_PATH.match(path)
    return found[1] if found else ""


def is_rating_key(text: str) -> bool:
    """Tell whether a text can be the id of an item."""
    return _KEY.fullmatch(text) is not None


def parse_number(text: str | None) -> int | None:
    """Return a number; None for what is none, or is beyond all measure."""
    try:
        number = int(text) if text else None
    except ValueError:
        return None
    return number if number is None or abs(number) <= _HIGHEST_NUMBER else None

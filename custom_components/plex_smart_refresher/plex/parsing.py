"""Conversion of Plex's JSON to the engine's values, without trust in any of it.

Numbers can be strings, booleans `true`, 1 or "1", and a single object can replace a list.
Anything can be missing.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice, permutations
import re
from typing import Any

import orjson

from ..engine.errors import RequestError
from ..engine.guids import parentage_of
from ..engine.ladder_terms import MatchCandidate
from ..engine.media import (
    HIGHEST_NUMBER,
    LONGEST_NAME,
    LONGEST_RATING_KEY,
    LONGEST_TITLE,
    RATING_KEY,
    Dossier,
    IdSource,
    Library,
    LibraryType,
    MediaItem,
    MediaType,
    Page,
    Parentage,
    Poster,
)
from ..engine.summaries import LONGEST_EMPTY, says_something
from ..engine.text import one_line
from .json_values import Container, is_yes, objects_of, parse_number, text_of

#: A version of Plex, with what it was built from. No address of a home network looks like one.
_VERSION = re.compile(r"[0-9](?:\.[0-9]{1,6}){1,3}(?:-[0-9a-z]{1,20})?")
#: The only key of nearly all answers.
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

#: The keys of the lists of entries. The first one also holds "All episodes" among seasons.
_ENTRIES = ("Directory", "Metadata")
_POSTERS = ("Metadata", "Photo")
_MATCHES = ("SearchResult", "Metadata")
#: The activity of a file scan. Refreshes have other types, and an activity of the type "butler" may
#: never end (docs/plex-server.md#notifications).
_LIBRARY_SCAN = "library.update.section"
_KEY_IN_PATH = re.compile(rf"/library/metadata/({RATING_KEY})(?![0-9])")
#: The maximum length of a path.
_LONGEST_PATH = 4096
#: The most files of an item that are kept.
_MOST_FILES = 50
#: The maximum lengths of a guid or an address, and of the summary of a candidate.
_LONGEST_GUID = 1024
_LONGEST_SUMMARY = 2000
#: Candidates beyond these are never looked at; a server sends about 15.
_MOST_CANDIDATES = 100
#: Control characters, as bytes (invalid in JSON) and as escapes (valid but useless in a text).
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")
_BLANKS = bytes.maketrans(b"\t\n\r", b"   ")
_ESCAPE = b"\\u00"
_ESCAPED_CONTROL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u00(?:0[0-8bcef]|1[0-9a-f])", re.IGNORECASE)


def parse_container(body: bytes | bytearray, key: str = CONTAINER) -> Container:
    """Return the container of an answer, which has a key. Raises RequestError."""
    if _ESCAPE in body:
        body = _ESCAPED_CONTROL.sub(rb"\1", body)
    try:
        answer = orjson.loads(body)
    except orjson.JSONDecodeError:
        answer = _loads_cleaned(body)
    container = answer.get(key) if isinstance(answer, dict) else None
    if not isinstance(container, dict):
        raise RequestError(NOT_PLEX)
    return container


def _loads_cleaned(body: bytes | bytearray) -> object:
    """Return an answer with invalid bytes, parsed without them. Raises RequestError."""
    if body.lstrip().startswith(b"<"):  # a web page, or a server that only supports XML
        raise RequestError(NOT_PLEX) from None
    text = body.translate(_BLANKS, _CONTROLS).decode(errors="replace")
    try:
        return orjson.loads(text.removeprefix("\ufeff"))
    except orjson.JSONDecodeError:
        raise RequestError(UNREADABLE) from None


def parse_libraries(container: Container) -> Iterator[Library]:
    """Yield the libraries of movies, shows and music."""
    for directory in objects_of(container.get("Directory")):
        library_id = text_of(directory.get("key"))
        if not is_rating_key(library_id):  # a number, too
            continue
        with suppress(ValueError):  # photos and other types
            yield Library(
                library_id=library_id,
                title=one_line(text_of(directory.get("title"))[:LONGEST_NAME]),
                type=LibraryType(text_of(directory.get("type"))),
                agent=text_of(directory.get("agent")),
                language=text_of(directory.get("language")),
                scanner=text_of(directory.get("scanner")),
                # In some libraries of real servers, this stays 0: it is not a counter.
                content_changed_at=parse_number(directory.get("contentChangedAt")) or None,
                folders=tuple(
                    one_line(text_of(each.get("path"))[:LONGEST_NAME])
                    for each in objects_of(directory.get("Location"))
                ),
            )


def has_library_scan(container: Container) -> bool:
    """Return whether one of the listed libraries or activities is a file scan."""
    directories = objects_of(container.get("Directory"))
    return any(is_yes(each.get("refreshing")) for each in directories) or any(
        each.get("type") == _LIBRARY_SCAN for each in objects_of(container.get("Activity"))
    )


def has_playing_session(container: Container) -> bool:
    """Return whether a session plays; a paused one can last for days."""
    return any(
        player.get("state") != "paused"
        for session in objects_of(container.get("Metadata"))
        for player in objects_of(session.get("Player"))
    )


def played_keys(container: Container) -> frozenset[str]:
    """Return the rating keys of what sessions have open, and of its parents."""
    names = ("ratingKey", "parentRatingKey", "grandparentRatingKey")
    sessions = objects_of(container.get("Metadata"))
    return frozenset(text_of(each.get(name)) for each in sessions for name in names) - {""}


def has_matches(container: Container) -> bool:
    """Return whether an answer contains a candidate for a match."""
    return any(objects_of(container.get(name)) for name in _MATCHES)


def parse_candidates(container: Container, media_type: MediaType) -> Iterator[MatchCandidate]:
    """Yield the candidates of a type, each once. Some servers do not name the type."""
    seen: set[str] = set()
    found = [each for name in _MATCHES for each in objects_of(container.get(name))]
    for each in found[:_MOST_CANDIDATES]:
        guid = text_of(each.get("guid"))
        is_of_type = text_of(each.get("type")) in ("", media_type)
        if not guid or len(guid) > _LONGEST_GUID or guid in seen or not is_of_type:
            continue
        seen.add(guid)
        picture = text_of(each.get("thumb"))
        is_address = picture.startswith("https://") and len(picture) <= _LONGEST_GUID
        yield MatchCandidate(
            guid=guid,
            type=media_type,
            name=one_line(text_of(each.get("name"))[:LONGEST_TITLE]),
            year=parse_number(each.get("year")),
            summary=text_of(each.get("summary"))[:_LONGEST_SUMMARY],
            picture=picture if is_address else "",
            score=parse_number(each.get("score")),
        )


def parse_dossier(container: Container) -> Dossier | None:
    """Return what is known of an item beside its metadata; None without an item."""
    entry = next(iter(objects_of(container.get("Metadata"))), None)
    if entry is None:
        return None
    counts = (parse_number(entry.get(name)) for name in ("viewCount", "viewedLeafCount"))
    return Dossier(
        files=tuple(_files(entry)),
        edition=one_line(text_of(entry.get("editionTitle"))[:LONGEST_TITLE]),
        view_count=max(count or 0 for count in counts),
        view_offset=parse_number(entry.get("viewOffset")) or 0,
        last_viewed_at=parse_number(entry.get("lastViewedAt")),
        user_rating=text_of(entry.get("userRating")),
        children=parse_number(entry.get("childCount")),
        labels=_tags(entry.get("Label")),
        collections=_tags(entry.get("Collection")),
    )


def _tags(value: object) -> tuple[str, ...]:
    """Return the names of labels or collections."""
    return tuple(one_line(text_of(each.get("tag"))[:LONGEST_TITLE]) for each in objects_of(value))


def machine_identifier(container: Container) -> str:
    """Return the identifier of the server. Raises RequestError without one."""
    identifier = text_of(container.get("machineIdentifier"))
    if not identifier:
        raise RequestError(NOT_PLEX)
    return identifier


def name_and_version(container: Container) -> tuple[str, str]:
    """Return the name and the version of a server; no version if it is none of Plex's."""
    name = one_line(text_of(container.get("friendlyName"))[:LONGEST_NAME])
    version = _VERSION.fullmatch(text_of(container.get("version")))
    return name or "Plex", version[0] if version else ""


def pending_updates(container: Container) -> int:
    """Return the number of items that wait to be processed, or 0 if it is unknown."""
    return max(0, parse_number(container.get("updateQueueSize")) or 0)


def parse_page(container: Container, library_id: str, *, texts: bool = False) -> Page:
    """Return a part of a list. Invalid entries count as received but yield no items.

    Summaries are kept only with `texts`: those of a whole library take megabytes.
    """
    library_id = library_id or text_of(container.get("librarySectionID"))
    entries = _entries(container)
    items = [_item(entry, library_id, False, texts) for entry in entries]  # noqa: FBT003 - by place
    return Page(
        items=tuple(filter(None, items)),
        received=len(entries),
        total=parse_number(container.get("totalSize")),
    )


def parse_details(container: Container) -> dict[str, MediaItem]:
    """Return confirmed items with their summaries by rating key.

    Raises RequestError if all entries are of other types.
    """
    library_id = text_of(container.get("librarySectionID"))
    entries = _entries(container)
    items: dict[str, MediaItem] = {}
    for entry in entries:
        if item := _item(entry, library_id, True, True):  # noqa: FBT003 - by place
            file, *others = [*islice(_files(entry), _MOST_FILES)] or [""]
            items[item.rating_key] = item._replace(file=file, other_files=tuple(others))
    if entries and not items:
        last = entries[-1]
        kind = text_of(last.get("type")) if isinstance(last, dict) else ""
        if kind not in _MEDIA_TYPES:
            raise RequestError(f"a {kind[:20]} is not supported")
    return items


def parse_posters(container: Container) -> Iterator[Poster]:
    """Yield the posters of an item."""
    for name in _POSTERS:
        for each in objects_of(container.get(name)):
            key = text_of(each.get("key"))
            if address := text_of(each.get("ratingKey")) or key:
                provider, path = text_of(each.get("provider")), key if key.startswith("/") else ""
                yield Poster(address, is_yes(each.get("selected")), provider, path)


def _entries(container: Container) -> list[Any]:
    """Return all entries of an answer, of any type."""
    entries: list[Any] = []
    for name in _ENTRIES:
        value = container.get(name)
        if type(value) is list:
            entries += value
        elif value is not None:
            entries.append(value)
    return entries


_MEDIA_TYPES = {str(media_type): media_type for media_type in MediaType}


# By place, and without a call for what is as it should be: together that saves a third of the time
# that a library takes to be made.
def _item(entry: Any, library_id: str, confirmed: bool, texts: bool) -> MediaItem | None:  # noqa: FBT001 - by place, for speed
    """Return an item, or None for another type or an invalid entry."""
    if type(entry) is not dict:
        return None
    get = entry.get
    media_type = _MEDIA_TYPES.get(kind) if type(kind := get("type")) is str else None
    if media_type is None or get("deletedAt"):  # in the trash, where no refresh helps
        return None
    rating_key = x if type(x := get("ratingKey")) is str else text_of(x)
    if not is_rating_key(rating_key) and not (rating_key := _key_in(text_of(get("key")))):
        return None
    title = x if type(x := get("title", "")) is str else text_of(x)
    summary = x if type(x := get("summary", "")) is str else text_of(x)
    return MediaItem(
        rating_key,
        library_id if (x := get("librarySectionID")) is None else text_of(x) or library_id,
        media_type,
        title,
        x if type(x := get("guid", "")) is str else text_of(x),
        (guids := get("Guid")) is not None and objects_of(guids) != [],  # has_external_ids
        _NO_SOURCES if guids is None else _id_sources(guids),
        len(summary) > LONGEST_EMPTY or says_something(summary, title),  # has_summary
        summary if texts else "",
        x if type(x := get("thumb", "")) is str else text_of(x),
        _parent_key(x) if (x := get("parentRatingKey")) else "",
        _parent_key(x) if (x := get("grandparentRatingKey")) else "",  # grandparent_key
        x if type(x := get("parentTitle", "")) is str else text_of(x),
        x if type(x := get("grandparentTitle", "")) is str else text_of(x),
        None if (x := get("parentIndex")) is None else parse_number(x),  # parent_number
        None if (x := get("index")) is None else parse_number(x),
        x if type(x := get("year")) is int and x < HIGHEST_NUMBER else parse_number(x),
        x if type(x := get("addedAt")) is int and x < HIGHEST_NUMBER else parse_number(x),
        x if type(x := get("updatedAt")) is int and x < HIGHEST_NUMBER else parse_number(x),
        text_of(get("originallyAvailableAt")) if media_type is _EPISODE else "",  # aired
        _parentage(entry) if "parentGuid" in entry or "grandparentGuid" in entry else _OWN,
        _NO_FIELDS if (x := get("Field")) is None else _locked_fields(x),
        confirmed,
    )


def _parent_key(value: object) -> str:
    """Return the rating key of a parent; an empty text for anything else."""
    key = value if type(value) is str else text_of(value)
    return key if is_rating_key(key) else ""


def _parentage(entry: Container) -> Parentage:
    """Return who is responsible for an item that names the guid of a parent."""
    return parentage_of(text_of(entry.get("parentGuid")), text_of(entry.get("grandparentGuid")))


def _files(entry: Container) -> Iterator[str]:
    """Yield the paths of the files of an item, or of its folders if it has no file."""
    parts = [
        part for media in objects_of(entry.get("Media")) for part in objects_of(media.get("Part"))
    ]
    paths = [path for part in parts if (path := text_of(part.get("file")))]
    folders = [text_of(each.get("path")) for each in objects_of(entry.get("Location"))]
    for path in paths or filter(None, folders):
        yield path[:_LONGEST_PATH]


_NO_FIELDS: frozenset[str] = frozenset()
_OWN = Parentage.OWN
_EPISODE = MediaType.EPISODE
_NO_SOURCES: frozenset[IdSource] = frozenset()
_SOURCES = {str(source): source for source in IdSource}
#: The known databases by the beginnings of all IDs of an item, in any order.
_BY_SCHEMES = {
    "".join(f"{source}:" for source in some): frozenset(some)
    for count in range(1, len(IdSource) + 1)
    for some in permutations(IdSource, count)
}


def _id_sources(value: object) -> frozenset[IdSource]:
    """Return the known databases that an item has IDs of."""
    try:
        # By the shape of almost all answers, for speed; any other raises what is caught below.
        return _BY_SCHEMES["".join([each["id"][:5] for each in value])]  # type: ignore[attr-defined]
    except KeyError, TypeError:
        schemes = [text_of(each.get("id")).partition("://")[0] for each in objects_of(value)]
        return frozenset(_SOURCES[scheme] for scheme in schemes if scheme in _SOURCES)


def _locked_fields(value: object) -> frozenset[str]:
    """Return the names of the locked fields."""
    if value is None:
        return _NO_FIELDS
    fields = objects_of(value)
    return frozenset(text_of(each.get("name")) for each in fields if is_yes(each.get("locked")))


def _key_in(path: str) -> str:
    """Return the rating key in a path, or an empty text."""
    found = _KEY_IN_PATH.match(path)
    return found[1] if found else ""


def is_rating_key(text: str) -> bool:
    """Return whether a text can be a rating key."""
    return len(text) <= LONGEST_RATING_KEY and text.isascii() and text.isdigit()

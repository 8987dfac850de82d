"""Write items and containers as XML or JSON, the way Plex does."""

from collections.abc import Callable, Iterable, Sequence
import json
import re
from typing import Any, NamedTuple

from .catalog import Catalog, SimItem, SimLibrary
from .quirks import Quirks
from .uneven import uneven

type Scalar = str | int | bool | None
type Attributes = dict[str, Scalar]

LIBRARY_PLUGIN = "com.plexapp.plugins.library"
MEDIA_TAGS: Attributes = {
    "mediaTagPrefix": "/system/bundle/media/flags/",
    "mediaTagVersion": 1723000000,
}
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TAGS = {
    "movie": "Video",
    "episode": "Video",
    "track": "Track",
    "photo": "Photo",
}
# Children that JSON shows as one object, not as a list.
SINGLE = frozenset({"Context", "User", "Player", "Session"})
MAX_CACHED_VARIANTS = 6
# The ids of an item's files are this far apart.
FILE_IDS = 1_000_000
_UNSAFE = re.compile(r'[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_ESCAPED_CONTROL = re.compile(rb"\\u00([01][0-9a-f])")
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\n": "&#10;",
    "\r": "&#13;",
    "\t": "&#9;",
}


class Element(NamedTuple):
    """Describe one element in a form that both formats can carry."""

    tag: str
    attributes: Attributes
    children: Sequence[Element] = ()


class Variant(NamedTuple):
    """Tell which form of an item is wanted; equal variants share their cached text."""

    json: bool = False
    guids: bool = False
    details: bool = False
    without_elements: frozenset[str] = frozenset()
    without_fields: frozenset[str] = frozenset()


class Page(NamedTuple):
    """Hold the texts of a container's children, already written."""

    name: str
    texts: list[bytes]


def xml_text(value: Scalar, *, raw: bool = False) -> str:
    """Write one attribute value; XML 1.0 has no place for most control characters."""
    if isinstance(value, bool):
        return "1" if value else "0"
    text = str(value)
    if _UNSAFE.search(text) is None:
        return text
    return _UNSAFE.sub(lambda found: _escape(found[0], raw=raw), text)


def _escape(character: str, *, raw: bool) -> str:
    """Return what stands for a character that XML cannot hold as it is."""
    return _ESCAPES.get(character, character if raw and character < " " else "")


def xml_element(element: Element, *, raw: bool = False) -> str:
    """Write an element and all below it as XML."""
    attributes = "".join(
        f' {name}="{xml_text(value, raw=raw)}"'
        for name, value in element.attributes.items()
        if value is not None
    )
    if not element.children:
        return f"<{element.tag}{attributes} />"
    inner = "".join(xml_element(child, raw=raw) for child in element.children)
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"


def json_element(element: Element) -> dict[str, Any]:
    """Turn an element into what JSON carries: children become lists by their tag."""
    result: dict[str, Any] = {
        name: value for name, value in element.attributes.items() if value is not None
    }
    for child in element.children:
        if child.tag in SINGLE:
            result[child.tag] = json_element(child)
        else:
            result.setdefault(child.tag, []).append(json_element(child))
    return result


def json_bytes(value: object) -> bytes:
    """Write JSON in the compact form that Plex sends."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


class Renderer:
    """Write items and keep what was written until they change."""

    def __init__(self, catalog: Catalog, quirks: Quirks) -> None:
        """Listen to the catalog for items whose text is stale."""
        self._quirks = quirks
        self._cache: dict[Variant, dict[SimItem, bytes]] = {}
        self._habits: tuple[object, ...] = ()
        catalog.on_change.append(self._forget)

    def _forget(self, item: SimItem) -> None:
        """Drop the texts of an item that has changed."""
        for texts in self._cache.values():
            texts.pop(item, None)

    def _texts(self, variant: Variant) -> dict[SimItem, bytes]:
        """Return the cached texts of a variant; a new quirk empties the cache."""
        habits = (
            self._quirks.lists_carry_locks,
            self._quirks.withhold_list_guids,
            self._quirks.shows_guids,
            self._quirks.raw_control_characters,
            self._quirks.uneven_json,
        )
        if habits != self._habits or len(self._cache) > MAX_CACHED_VARIANTS:
            self._cache.clear()
            self._habits = habits
        return self._cache.setdefault(variant, {})

    def page(self, items: Iterable[SimItem], variant: Variant) -> Page:
        """Write items, taking from the cache what is still true."""
        cached = self._texts(variant)
        texts: list[bytes] = []
        for item in items:
            text = cached.get(item)
            if text is None:
                text = cached[item] = self._write(item, variant)
            texts.append(text)
        return Page("Metadata", texts)

    def _write(self, item: SimItem, variant: Variant) -> bytes:
        """Write an item."""
        element = item_element(item, variant, self._quirks)
        return self.write(element, as_json=variant.json)

    def write(self, element: Element, *, as_json: bool) -> bytes:
        """Write any element in one of the two formats."""
        if as_json:
            return self._json(json_element(element))
        text = xml_element(element, raw=self._quirks.raw_control_characters)
        return text.encode("utf-8", "replace")

    def _json(self, value: dict[str, Any]) -> bytes:
        """Write an object as JSON, as carefully or carelessly as the quirks say."""
        written = json_bytes(uneven(value) if self._quirks.uneven_json else value)
        if self._quirks.raw_control_characters:
            written = _ESCAPED_CONTROL.sub(lambda found: bytes([int(found[1], 16)]), written)
        return written

    def plain_page(self, elements: Sequence[Element], *, name: str, as_json: bool) -> Page:
        """Write elements that are not items of the catalog."""
        return Page(name, [self.write(element, as_json=as_json) for element in elements])

    def container(self, attributes: Attributes, page: Page, *, as_json: bool) -> bytes:
        """Wrap written children in a MediaContainer."""
        if as_json:
            return self._json_container(attributes, page)
        raw = self._quirks.raw_control_characters
        head = "".join(
            f' {name}="{xml_text(value, raw=raw)}"'
            for name, value in attributes.items()
            if value is not None
        )
        start = f"{XML_HEAD}<MediaContainer{head}>\n".encode()
        return start + b"\n".join(page.texts) + b"\n</MediaContainer>\n"

    def _json_container(self, attributes: Attributes, page: Page) -> bytes:
        """Build {"MediaContainer":{…,"Metadata":[…]}}; Plex leaves an empty list out."""
        present = {name: value for name, value in attributes.items() if value is not None}
        head = self._json(present)
        if not page.texts:
            return b'{"MediaContainer":' + head + b"}"
        comma = b"," if present else b""
        name = json_bytes(page.name)
        inner = b",".join(page.texts)
        if len(page.texts) > 1 or not self._quirks.uneven_json:
            inner = b"[" + inner + b"]"
        return b'{"MediaContainer":' + head[:-1] + comma + name + b":" + inner + b"}}"


def item_element(item: SimItem, variant: Variant, quirks: Quirks) -> Element:
    """Describe one item as a list or a details answer shows it."""
    attributes = _ATTRIBUTES[item.type](item)
    if variant.details:
        attributes |= _library_of(item.library)
    if variant.without_fields:
        attributes = {
            name: value for name, value in attributes.items() if name not in variant.without_fields
        }
    children = [
        child
        for child in _children(item, variant, quirks)
        if child.tag not in variant.without_elements
    ]
    return Element(TAGS.get(item.type, "Directory"), attributes, children)


def _library_of(library: SimLibrary) -> Attributes:
    """Return the attributes of an item's library."""
    return {
        "librarySectionTitle": library.title,
        "librarySectionID": int(library.key),
        "librarySectionKey": f"/library/sections/{library.key}",
    }


def _children(item: SimItem, variant: Variant, quirks: Quirks) -> list[Element]:
    """Return the elements below an item."""
    children = _media(item)
    if item.type in {"movie", "show", "artist", "album"}:
        children.append(Element("Genre", {"tag": "Drama"}))
    children += [Element("Label", {"tag": label}) for label in item.labels]
    withheld = not variant.details and item.type in quirks.withhold_list_guids
    if variant.guids and quirks.shows_guids and not withheld:
        children += [Element("Guid", {"id": guid}) for guid in item.guids]
    if variant.details and item.type in {"show", "artist"}:
        children += [Element("Location", {"path": path}) for path in item.files]
    if variant.details or quirks.lists_carry_locks:
        children += [
            Element("Field", {"locked": True, "name": name}) for name in sorted(item.locked)
        ]
    return children


def _media(item: SimItem) -> list[Element]:
    """Return the files of an item: each is a version of its own."""
    if item.type not in {"movie", "episode", "track"}:
        return []
    first = int(item.rating_key) + item.media_number * FILE_IDS // 2
    paths = enumerate(item.paths)
    return [_version(first + FILE_IDS * place, path) for place, path in paths]


def _version(number: int, path: str) -> Element:
    """Return one file of an item."""
    part = Element(
        "Part",
        {
            "id": number + 1,
            "key": f"/library/parts/{number + 1}/file.mkv",
            "duration": 5_400_000,
            "file": path,
            "size": 4_000_000_000,
            "container": "mkv",
        },
    )
    media: Attributes = {
        "id": number,
        "duration": 5_400_000,
        "bitrate": 6000,
        "width": 1920,
        "height": 1080,
        "audioCodec": "aac",
        "videoCodec": "h264",
        "videoResolution": "1080",
        "container": "mkv",
    }
    return Element("Media", media, [part])


def _head(item: SimItem) -> Attributes:
    """Return the keys of an item."""
    branch = item.type in {"show", "season", "artist", "album"}
    return {
        "ratingKey": item.rating_key,
        "key": f"{item.key}/children" if branch else item.key,
    }


def _own(item: SimItem) -> Attributes:
    """Return what an item says of itself."""
    return {
        "guid": item.guid,
        "type": item.type,
        "title": item.title,
        "summary": item.summary,
        "index": item.index,
        "year": item.year,
    }


def _tail(item: SimItem) -> Attributes:
    """Return the pictures and dates of an item."""
    return {
        "thumb": item.thumb,
        "art": item.art,
        "originallyAvailableAt": item.originally_available_at,
        "addedAt": item.added_at,
        "updatedAt": item.updated_at,
        "deletedAt": item.deleted_at,
        "viewCount": item.view_count,
        "lastViewedAt": item.last_viewed_at,
    }


def _parent(item: SimItem, prefix: str = "parent") -> Attributes:
    """Return the attributes of an item's parent."""
    parent = item.parent
    if parent is None:
        return {}
    return _relative(parent, prefix)


def _relative(relative: SimItem, prefix: str) -> Attributes:
    """Return the attributes of a parent or grandparent."""
    return {
        f"{prefix}RatingKey": relative.rating_key,
        f"{prefix}Guid": relative.guid,
        f"{prefix}Key": relative.key,
        f"{prefix}Title": relative.title,
        f"{prefix}Thumb": relative.thumb,
    }


def _movie(item: SimItem) -> Attributes:
    """Return the attributes of a film."""
    extra: Attributes = {"studio": "Simulated Pictures", "duration": 5_400_000, "rating": 7}
    extra["editionTitle"] = item.edition
    return _head(item) | _own(item) | extra | _tail(item)


def _viewed(item: SimItem) -> int:
    """Return how many episodes below an item somebody has watched."""
    return sum(
        member.type == "episode" and bool(member.view_count) for member in item.descendants()
    )


def _show(item: SimItem) -> Attributes:
    """Return the attributes of a show."""
    counts: Attributes = {
        "childCount": len(item.children),
        "leafCount": sum(len(child.children) for child in item.children),
        "viewedLeafCount": _viewed(item),
    }
    return _head(item) | _own(item) | counts | _tail(item)


def _season(item: SimItem) -> Attributes:
    """Return the attributes of a season."""
    counts: Attributes = {"leafCount": len(item.children), "viewedLeafCount": _viewed(item)}
    return _head(item) | _parent(item) | _own(item) | counts | _tail(item)


def _episode(item: SimItem) -> Attributes:
    """Return the attributes of an episode."""
    season = item.parent
    show = season.parent if season else None
    ancestors: Attributes = _relative(show, "grandparent") if show else {}
    if item.parent_hidden:
        ancestors["skipParent"] = True
    else:
        ancestors |= _parent(item)
    ancestors["parentIndex"] = season.index if season else None
    return _head(item) | ancestors | _own(item) | {"duration": 2_700_000} | _tail(item)


def _artist(item: SimItem) -> Attributes:
    """Return the attributes of an artist."""
    return _head(item) | _own(item) | {"childCount": len(item.children)} | _tail(item)


def _album(item: SimItem) -> Attributes:
    """Return the attributes of an album."""
    counts: Attributes = {"leafCount": len(item.children)}
    return _head(item) | _parent(item) | _own(item) | counts | _tail(item)


def _track(item: SimItem) -> Attributes:
    """Return the attributes of a track."""
    album = item.parent
    artist = album.parent if album else None
    ancestors: Attributes = _relative(artist, "grandparent") if artist else {}
    own = _own(item) | {"duration": 240_000}
    return _head(item) | ancestors | _parent(item) | own | _tail(item)


def _photo(item: SimItem) -> Attributes:
    """Return the attributes of a photo."""
    return _head(item) | _own(item) | _tail(item)


_ATTRIBUTES: dict[str, Callable[[SimItem], Attributes]] = {
    "movie": _movie,
    "show": _show,
    "season": _season,
    "episode": _episode,
    "artist": _artist,
    "album": _album,
    "track": _track,
    "photo": _photo,
}


def library_element(library: SimLibrary, folder: str, *, counts_edits: bool) -> Element:
    """Describe one library as /library/sections shows it."""
    counter = library.content_changed_at if counts_edits else library.members_changed_at
    attributes: Attributes = {
        "allowSync": True,
        "art": "/:/resources/movie-fanart.jpg",
        "composite": f"/library/sections/{library.key}/composite/{library.updated_at}",
        "filters": True,
        "refreshing": library.refreshing,
        "thumb": "/:/resources/movie.png",
        "key": library.key,
        "type": library.type,
        "title": library.title,
        "agent": library.agent,
        "scanner": library.scanner,
        "language": library.language,
        "uuid": library.uuid,
        "updatedAt": library.updated_at,
        "createdAt": library.created_at,
        "scannedAt": library.scanned_at,
        "content": True,
        "directory": True,
        "contentChangedAt": counter,
        "hidden": library.hidden,
    }
    location = Element("Location", {"id": int(library.key), "path": folder})
    return Element("Directory", attributes, [location])

"""Build single items: healthy by default, with defects on request."""

from collections.abc import Collection
from typing import Any

from .catalog import Defect, SimItem, SimLibrary, spoil

DAY = 86_400
# How long after an item is added Plex has its metadata, in seconds.
PROCESSING_SECONDS = 60
ID_SCHEMES = {
    "movie": ("imdb://tt{0:07d}", "tmdb://{0}", "tvdb://{0}"),
    "show": ("imdb://tt{0:07d}", "tmdb://{0}", "tvdb://{0}"),
    "season": ("tmdb://{0}", "tvdb://{0}"),
    "episode": ("imdb://tt{0:07d}", "tmdb://{0}", "tvdb://{0}"),
    "artist": ("mbid://00000000-0000-4000-8000-{0:012d}",),
    "album": ("mbid://00000000-0000-4000-8000-{0:012d}",),
    "track": ("mbid://00000000-0000-4000-8000-{0:012d}",),
    "photo": (),
}
WITHOUT_SUMMARY = frozenset({"season", "album", "track", "photo"})


def movie(
    library: SimLibrary,
    title: str = "A Movie",
    *,
    broken: Collection[str] = (),
    **fields: Any,
) -> SimItem:
    """Add a movie to a library."""
    return build(library, "movie", title, broken=broken, **fields)


def show(
    library: SimLibrary,
    title: str = "A Show",
    *,
    broken: Collection[str] = (),
    **fields: Any,
) -> SimItem:
    """Add a show without seasons to a library."""
    return build(library, "show", title, broken=broken, **fields)


def season(
    parent: SimItem,
    index: int = 1,
    *,
    broken: Collection[str] = (),
    **fields: Any,
) -> SimItem:
    """Add a season to a show."""
    title = fields.pop("title", f"Season {index}")
    return _below(parent, "season", title, index, broken, fields)


def episode(
    parent: SimItem,
    index: int = 1,
    title: str | None = None,
    *,
    broken: Collection[str] = (),
    **fields: Any,
) -> SimItem:
    """Add an episode to a season."""
    return _below(parent, "episode", title or f"The {index}. Tale", index, broken, fields)


def artist(
    library: SimLibrary,
    title: str = "An Artist",
    *,
    broken: Collection[str] = (),
    **fields: Any,
) -> SimItem:
    """Add an artist without albums to a library."""
    return build(library, "artist", title, broken=broken, **fields)


def album(
    parent: SimItem,
    title: str = "An Album",
    *,
    broken: Collection[str] = (),
    **fields: Any,
) -> SimItem:
    """Add an album to an artist."""
    return _below(parent, "album", title, len(parent.children) + 1, broken, fields)


def track(parent: SimItem, title: str = "A Track", **fields: Any) -> SimItem:
    """Add a track to an album; its picture is the album's."""
    fields.setdefault("thumb", parent.thumb)
    return _below(parent, "track", title, len(parent.children) + 1, (), fields)


def photo(library: SimLibrary, title: str = "IMG_0001", **fields: Any) -> SimItem:
    """Add a photo to a library."""
    return build(library, "photo", title, **fields)


def _below(
    parent: SimItem,
    item_type: str,
    title: str,
    index: int,
    broken: Collection[str],
    fields: dict[str, Any],
) -> SimItem:
    """Add an item below a parent; it was added when the parent was."""
    fields.setdefault("added_at", parent.added_at)
    return build(
        parent.library,
        item_type,
        title,
        broken=broken,
        parent=parent,
        index=index,
        **fields,
    )


def build(
    library: SimLibrary,
    item_type: str,
    title: str,
    *,
    broken: Collection[str] = (),
    placeholder_text: str | None = None,
    **fields: Any,
) -> SimItem:
    """Add an item of any type, healthy unless defects or fields are given."""
    key = fields.pop("rating_key", None) or library.catalog.new_key()
    values = _healthy(library, item_type, title, key) | fields
    values.setdefault("updated_at", _processed_at(library, values["added_at"]))
    item = SimItem(type=item_type, title=title, library=library, rating_key=key, **values)
    for defect in Defect:
        if defect in broken:
            spoil(item, defect, placeholder_text)
    return library.catalog.add(item)


def _healthy(library: SimLibrary, item_type: str, title: str, key: str) -> dict[str, Any]:
    """Return the fields of a healthy item."""
    added_at = library.catalog.now - 400 * DAY
    number = int(key)
    return {
        "guid": _guid(library, item_type, number),
        "guids": _guids(library, item_type, number),
        "summary": "" if item_type in WITHOUT_SUMMARY else f"What happens in {title}.",
        "thumb": f"/library/metadata/{key}/thumb/{added_at}",
        "art": f"/library/metadata/{key}/art/{added_at}",
        "year": 1950 + number % 75,
        "added_at": added_at,
    }


def _processed_at(library: SimLibrary, added_at: int | None) -> int:
    """Return the default date of an item's last change."""
    now = library.catalog.now
    return min((added_at or now - 400 * DAY) + PROCESSING_SECONDS, now)


def _guid(library: SimLibrary, item_type: str, number: int) -> str:
    """Return the guid that the library's agent gives an item."""
    if library.matches_at_plex:
        return f"plex://{item_type}/{number:024x}"
    return f"{library.agent}://tt{number:07d}?lang=en"


def _guids(library: SimLibrary, item_type: str, number: int) -> tuple[str, ...]:
    """Return the external ids of an item; legacy agents have none."""
    if not library.matches_at_plex:
        return ()
    return tuple(scheme.format(number) for scheme in ID_SCHEMES[item_type])

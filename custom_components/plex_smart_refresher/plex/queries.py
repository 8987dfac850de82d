"""The paths and arguments of requests to a Plex server."""

from collections.abc import Iterable, Iterator, Mapping

from ..engine.errors import ItemGoneError
from .parsing import is_rating_key

#: The maximum length of a list of IDs, in characters (docs/plex-server.md#details).
_LONGEST_ID_LIST = 3_500
#: What lists and details can omit. Never Guid, Field, summary or thumb.
_ELEMENTS = (
    "Genre,Country,Director,Writer,Producer,Role,Similar,Collection,Label,Mood,Style,"
    "Rating,Image,UltraBlurColors,Review,Extras,Chapter,Marker"
)
_FIELDS = (
    "tagline,art,studio,duration,rating,ratingImage,audienceRating,audienceRatingImage,"
    "contentRating,viewCount,lastViewedAt,chapterSource,primaryExtraKey,"
    "theme,leafCount,viewedLeafCount,childCount,parentThumb,grandparentThumb,grandparentArt"
)
LEAN_LIST: Mapping[str, str | int] = {
    "includeGuids": 1,
    "excludeElements": f"Media,{_ELEMENTS}",
    "excludeFields": f"file,{_FIELDS}",
}
#: Only details contain files: a list with them would be several times as long.
LEAN_DETAILS: Mapping[str, str | int] = {
    "includeGuids": 1,
    "excludeElements": f"Stream,{_ELEMENTS}",
    "excludeFields": _FIELDS,
}


def item_path(rating_key: str) -> str:
    """Return the path of an item. Raises ItemGoneError for an invalid rating key."""
    if not is_rating_key(rating_key):
        raise ItemGoneError("it is not on the server")
    return f"/library/metadata/{rating_key}"


def id_lists(rating_keys: Iterable[str]) -> Iterator[str]:
    """Yield comma-separated IDs in lists that fit into a URL."""
    ids = ""
    for rating_key in rating_keys:
        if ids and len(ids) + 1 + len(rating_key) > _LONGEST_ID_LIST:
            yield ids
            ids = ""
        ids = f"{ids},{rating_key}" if ids else rating_key
    if ids:
        yield ids

"""Offer pictures and select them."""

from urllib.parse import quote

from .catalog import FILE_PICTURES, SimItem, picture_path, poster_address
from .render import Element

DEFAULT = ("metadata", 1)
#: How many pictures the agent has for an item that it knows.
AGENTS_PICTURES = 2
_PROVIDERS = {"metadata": "tmdb", "local": "local", "embedded": "embedded"}
#: A picture that was uploaded stays when another one is selected.
_LASTING = "upload"


def offered(item: SimItem) -> list[Element]:
    """Return the pictures on offer for an item."""
    return [_element(item, address, origin) for address, (origin, _) in _offers(item).items()]


def _offers(item: SimItem) -> dict[str, tuple[str, int]]:
    """Return origins and numbers of all pictures on offer, by address: those of files first."""
    counts = {
        **{origin: 1 for origin in FILE_PICTURES if origin in item.file_pictures},
        "metadata": AGENTS_PICTURES if item.guid.startswith("plex://") else 0,
        _LASTING: _uploads(item),
        "media": 1 if item.type in {"movie", "episode"} else 0,
    }
    return {
        poster_address(item, origin, number): (origin, number)
        for origin, count in counts.items()
        for number in range(1, count + 1)
    }


def _uploads(item: SimItem) -> int:
    """Return the number of uploads on offer."""
    return max(item.uploads, item.poster_number if item.poster_origin == _LASTING else 0)


def choose(item: SimItem, address: str) -> None:
    """Select a picture; an address from elsewhere becomes an upload."""
    select(item, *_offers(item).get(address, (_LASTING, _uploads(item) + 1)))


def select(item: SimItem, origin: str, number: int) -> None:
    """Select a picture; uploads stay on offer."""
    item.uploads = _uploads(item)
    item.poster_origin, item.poster_number = origin, number
    item.thumb = picture_path(item)


def preferred(item: SimItem) -> tuple[str, int]:
    """Return origin and number of the picture that Plex selects by itself: a file's if any."""
    return next(iter(_offers(item).values())) if item.file_pictures else DEFAULT


def _element(item: SimItem, address: str, origin: str) -> Element:
    """Describe one picture on offer; uploads and frames have no provider."""
    path = f"{item.key}/file?url={quote(address, safe='')}"
    provider = _PROVIDERS.get(origin)
    return Element(
        "Photo",
        {
            "key": path,
            "ratingKey": address,
            "selected": address == item.poster,
            "thumb": path,
            **({"provider": provider} if provider else {}),
        },
    )

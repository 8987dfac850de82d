"""Offer pictures and select them."""

from urllib.parse import quote

from .catalog import SimItem, picture_path, poster_address
from .render import Element

DEFAULT = ("metadata", 1)
#: How many pictures the agent has for an item that it knows.
AGENTS_PICTURES = 2
#: A picture that was uploaded stays when another one is selected.
_LASTING = "upload"


def offered(item: SimItem) -> list[Element]:
    """Return the pictures on offer for an item."""
    return [_element(item, address) for address in _addresses(item)]


def _addresses(item: SimItem) -> list[str]:
    """Return the addresses of all pictures on offer."""
    counts = {
        "metadata": AGENTS_PICTURES if item.guid.startswith("plex://") else 0,
        _LASTING: _uploads(item),
        "media": 1 if item.type in {"movie", "episode"} else 0,
    }
    return [
        poster_address(item, origin, number)
        for origin, count in counts.items()
        for number in range(1, count + 1)
    ]


def _uploads(item: SimItem) -> int:
    """Return the number of uploads on offer."""
    return max(item.uploads, item.poster_number if item.poster_origin == _LASTING else 0)


def choose(item: SimItem, address: str) -> None:
    """Select a picture; an address from elsewhere becomes an upload."""
    select(item, *(_known(item, address) or (_LASTING, _uploads(item) + 1)))


def select(item: SimItem, origin: str, number: int) -> None:
    """Select a picture; uploads stay on offer."""
    item.uploads = _uploads(item)
    item.poster_origin, item.poster_number = origin, number
    item.thumb = picture_path(item)


def _known(item: SimItem, address: str) -> tuple[str, int] | None:
    """Return origin and number of a picture on offer; None for any other address."""
    if address not in _addresses(item):
        return None
    origin, _, rest = address.partition("://")
    _, _, number = rest.partition("-")
    return origin, int(number or 1)


def _element(item: SimItem, address: str) -> Element:
    """Describe one picture on offer."""
    path = f"{item.key}/file?url={quote(address, safe='')}"
    agents = {"provider": "tmdb"} if address.startswith("metadata://") else {}
    return Element(
        "Photo",
        {
            "key": path,
            "ratingKey": address,
            "selected": address == item.poster,
            "thumb": path,
            **agents,
        },
    )

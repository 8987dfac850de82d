"""Offer pictures and select them."""

from urllib.parse import quote

from .addresses import FILE_PICTURES, picture_path, poster_address
from .catalog import Defect, SimItem, spoil
from .render import Element

DEFAULT = ("metadata", 1)
#: A picture that was uploaded stays when another one is selected.
_LASTING = "upload"


def offered(item: SimItem) -> list[Element]:
    """Return the pictures on offer for an item."""
    return [_element(item, address, *offer) for address, offer in offers(item).items()]


def offers(item: SimItem) -> dict[str, tuple[str, int]]:
    """Return origins and numbers of all pictures on offer, by address: those of files first."""
    is_known = item.guid.startswith("plex://")
    counts = {
        **{origin: 1 for origin in FILE_PICTURES if origin in item.file_pictures},
        "metadata": len(item.agent_pictures) if is_known else 0,
        "https": len(item.web_pictures) if is_known else 0,
        _LASTING: _uploads(item),
        "media": _frames(item),
    }
    return {
        poster_address(item, origin, number): (origin, number)
        for origin, count in counts.items()
        for number in range(1, count + 1)
        if origin != "https" or item.web_pictures[number - 1]
    }


def _frames(item: SimItem) -> int:
    """Return the number of frames on offer."""
    return int(item.type in {"movie", "episode"}) if item.frames is None else item.frames


def _uploads(item: SimItem) -> int:
    """Return the number of uploads on offer."""
    return max(item.uploads, item.poster_number if item.poster_origin == _LASTING else 0)


def choose(item: SimItem, address: str) -> None:
    """Select a picture; an address from elsewhere becomes an upload."""
    known = offers(item).get(address)
    if known is None:
        upload(item)
    else:
        select(item, *known)


def upload(item: SimItem) -> None:
    """Add a picture of a person or an artwork tool, and select it."""
    select(item, _LASTING, _uploads(item) + 1)


def is_lost(item: SimItem, origin: str, number: int) -> bool:
    """Return whether the file of a picture is lost."""
    return origin in {"metadata", _LASTING} and number in item.lost_pictures


def select(item: SimItem, origin: str, number: int) -> None:
    """Select a picture; uploads stay on offer, and what the agent has elsewhere is fetched."""
    item.uploads = _uploads(item)
    if origin == "https":
        fetched = item.web_pictures[number - 1]
        item.web_pictures = tuple(
            "" if place == number else provider
            for place, provider in enumerate(item.web_pictures, 1)
        )
        item.agent_pictures = (*item.agent_pictures, fetched)
        origin, number = "metadata", len(item.agent_pictures)
    item.poster_origin, item.poster_number = origin, number
    item.picture_fault = "missing" if is_lost(item, origin, number) else None
    item.thumb = picture_path(item)


def fetch_again(item: SimItem) -> bool:
    """Fetch a broken picture again, unless it is locked; return whether it was broken."""
    if item.picture_fault is None or item.thumb is None or "thumb" in item.locked:
        return False
    item.picture_fault, item.thumb = None, picture_path(item)
    return True


def show_frame(item: SimItem) -> bool:
    """Make a frame of the video, as an analysis does; it is shown where there is no picture."""
    if item.type not in {"movie", "episode"}:
        return False
    item.frames = max(1, _frames(item))
    if item.thumb is not None or "thumb" in item.locked or offers(item).keys() - _frame(item):
        return False
    select(item, "media", 1)
    return True


def _frame(item: SimItem) -> set[str]:
    """Return the address of the first frame."""
    return {poster_address(item, "media", 1)}


def lose_agents_picture(item: SimItem) -> None:
    """Show a file's picture or a frame in place of the agent's, or nothing."""
    if item.thumb is None or item.poster_origin != "metadata":
        return
    if item.file_pictures:
        select(item, *preferred(item))
    elif _frames(item):
        select(item, "media", 1)
    else:
        spoil(item, Defect.MISSING_POSTER)


def preferred(item: SimItem) -> tuple[str, int]:
    """Return origin and number of the picture that Plex selects by itself: a file's if any."""
    return next(iter(offers(item).values())) if item.file_pictures else DEFAULT


def _provider(item: SimItem, origin: str, number: int) -> str | None:
    """Return who has a picture; uploads and frames have no provider."""
    if origin in FILE_PICTURES:
        return origin
    pictures = {"metadata": item.agent_pictures, "https": item.web_pictures}.get(origin)
    return pictures[number - 1] if pictures else None


def _element(item: SimItem, address: str, origin: str, number: int) -> Element:
    """Describe one picture on offer; those elsewhere have no path on the server."""
    quoted = quote(address, safe="")
    path = f"{item.key}/file?url={quoted}"
    is_elsewhere = origin == "https"
    provider = _provider(item, origin, number)
    return Element(
        "Photo",
        {
            "key": address if is_elsewhere else path,
            "ratingKey": address,
            "selected": address == item.poster,
            "thumb": f"https://images.plex.tv/photo?url={quoted}" if is_elsewhere else path,
            **({"provider": provider} if provider else {}),
        },
    )

"""Write and read the addresses of pictures."""

import re
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .catalog import SimItem

FILE_PICTURES = ("local", "embedded")
PICTURE_HOSTS = {
    "tmdb": "image.tmdb.org/t/p/original",
    "tvdb": "artworks.thetvdb.com/banners",
    "fanarttv": "assets.fanart.tv/fanart",
}
_THUMB_OWNER = re.compile(r"^/library/metadata/([^/]+)/")


def poster_address(item: SimItem, origin: str, number: int) -> str:
    """Return the address of a picture that can be selected; those of files name no agent."""
    name = f"{item.rating_key}{f'-{number}' if number > 1 else ''}"
    if origin in FILE_PICTURES:
        return f"metadata://posters/{origin[0]}{name}"
    if origin == "https":
        host = PICTURE_HOSTS.get(item.web_pictures[number - 1], "metadata-static.plex.tv")
        return f"https://{host}/{name}.jpg"
    if origin == "media":
        return f"media://{name[-1]}/{name}.bundle/Contents/Thumbnails/thumb{number}.jpg"
    agent = f"{item.library.agent}_" if origin == "metadata" else ""
    return f"{origin}://posters/{agent}{name}"


def thumb_owner(thumb: str | None) -> str | None:
    """Return the rating key inside a picture's path."""
    found = _THUMB_OWNER.match(thumb or "")
    return found[1] if found else None


def picture_path(item: SimItem) -> str:
    """Return the path of a new picture that belongs to an item; its number always grows."""
    last = (item.thumb or "").rpartition("/")[2]
    number = max(int(time.time()), int(last) + 1 if last.isdecimal() else 0)
    return f"{item.key}/thumb/{number}"

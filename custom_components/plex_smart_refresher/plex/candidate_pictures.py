"""Pictures of candidates, which lie on the internet and not on the server."""

import asyncio
from http import HTTPStatus

from aiohttp import ClientError, ClientSession
from yarl import URL

from ..engine.media import Picture
from .pictures import CONTENT_TYPES
from .server_session import read_at_most

#: The hosts of Plex's sources; no other one is asked, whatever a candidate says
#: (docs/plex-server.md#matches).
_HOSTS = frozenset(
    {
        *("images.plex.tv", "metadata-static.plex.tv", "image.tmdb.org", "artworks.thetvdb.com"),
        "assets.fanart.tv",
    }
)
#: The timeout for a picture, in seconds.
_TIMEOUT = 10.0
#: The maximum size of a picture, in bytes: these are posters in full size.
_MOST_BYTES = 5_000_000


async def read_candidate_picture(session: ClientSession, address: str) -> Picture | None:
    """Return the picture of a candidate, asked for without a token; None if there is none."""
    try:
        url = URL(address)
        if url.scheme != "https" or url.host not in _HOSTS or url.user:
            return None
        async with (
            asyncio.timeout(_TIMEOUT),
            session.get(url, allow_redirects=False) as answer,
        ):
            if answer.status != HTTPStatus.OK or answer.content_type not in CONTENT_TYPES:
                return None
            content = await read_at_most(answer, _MOST_BYTES)
    except ClientError, OSError, ValueError:
        return None
    return Picture(answer.content_type, bytes(content)) if content else None

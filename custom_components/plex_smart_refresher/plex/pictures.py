"""Thumbnails of posters from a Plex server."""

import asyncio
from http import HTTPStatus

from aiohttp import ClientError

from ..engine.media import Picture
from .server_session import Params, ServerSession, read_at_most

#: Width and height of a thumbnail in a list, and of a picture that fills the width of a phone.
_SMALL = 132, 198
_LARGE = 600, 900
#: Concurrent requests for pictures: Plex scales them on the processor that it needs for scans.
_AT_A_TIME = 4
#: The timeout for a picture, in seconds.
_TIMEOUT = 10.0
#: The maximum size of a picture, in bytes; a thumbnail has about 10,000.
_MOST_BYTES = 1_000_000
#: Types without scripts; SVG can contain one.
CONTENT_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


class Pictures:
    """Fetch pictures by their paths."""

    def __init__(self, session: ServerSession) -> None:
        """Start without a request."""
        self._session = session
        self._slots = asyncio.Semaphore(_AT_A_TIME)

    async def read(self, path: str, *, is_large: bool = False) -> Picture | None:
        """Return a picture, scaled down; None if there is no suitable one.

        Raises ServerLostError for a redirect to another host.
        """
        if not path.startswith("/library/"):
            return None  # another host is never asked
        width, height = _LARGE if is_large else _SMALL
        params: Params = {"url": path, "width": width, "height": height}
        try:
            async with self._slots, asyncio.timeout(_TIMEOUT):
                return await self._fetch("/photo/:/transcode", params) or await self._fetch(path)
        except ClientError, OSError, ValueError:
            return None

    async def _fetch(self, path: str, params: Params | None = None) -> Picture | None:
        """Return the picture at a path if it is safe for a browser."""
        async with self._session.request("GET", path, params) as answer:
            if answer.status != HTTPStatus.OK or answer.content_type not in CONTENT_TYPES:
                return None
            content = await read_at_most(answer, _MOST_BYTES)
            return Picture(answer.content_type, bytes(content)) if content else None

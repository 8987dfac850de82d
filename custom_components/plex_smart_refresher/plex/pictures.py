"""Posters from a Plex server, in the size of a thumbnail."""

import asyncio
from http import HTTPStatus

from aiohttp import ClientError

from ..engine.media import Picture
from .server_session import Params, ServerSession, read_at_most

_WIDTH = 132
_HEIGHT = 198
#: Pictures fetched at a time: Plex scales them on the processor that it scans with.
_AT_A_TIME = 4
#: How long a picture may take, in seconds.
_TIMEOUT = 10.0
#: The largest picture that is passed on, in bytes; a thumbnail has some 10,000.
_MOST_BYTES = 1_000_000
#: What a browser shows and cannot run; SVG could hold a script.
_CONTENT_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


class Pictures:
    """Fetches pictures by the path that an item names."""

    def __init__(self, session: ServerSession) -> None:
        """Prepare; nothing is sent yet."""
        self._session = session
        self._slots = asyncio.Semaphore(_AT_A_TIME)

    async def read(self, path: str) -> Picture | None:
        """Return a picture of the server, made small; None if there is none that can be shown.

        Raises ServerLostError for a redirect to another host.
        """
        if not path.startswith("/library/"):
            return None  # an address elsewhere is not asked for
        params: Params = {"url": path, "width": _WIDTH, "height": _HEIGHT}
        try:
            async with self._slots, asyncio.timeout(_TIMEOUT):
                return await self._fetch("/photo/:/transcode", params) or await self._fetch(path)
        except ClientError, OSError, ValueError:
            return None

    async def _fetch(self, path: str, params: Params | None = None) -> Picture | None:
        """Return what is at a path, if a browser may be given it."""
        async with self._session.request("GET", path, params) as answer:
            if answer.status != HTTPStatus.OK or answer.content_type not in _CONTENT_TYPES:
                return None
            content = await read_at_most(answer, _MOST_BYTES)
            return Picture(answer.content_type, bytes(content)) if content else None

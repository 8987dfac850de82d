"""Posters from a Plex server, in the size of a thumbnail."""

import asyncio
from http import HTTPStatus

from aiohttp import ClientError, ClientResponse, ClientSession

from ..engine.media import Picture
from .transport import ServerAddress

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

    def __init__(self, address: ServerAddress, session: ClientSession) -> None:
        """Prepare; nothing is sent yet."""
        self._address = address
        self._session = session
        self._places = asyncio.Semaphore(_AT_A_TIME)

    async def read(self, path: str) -> Picture | None:
        """Return a picture of the server, made small; None if there is none that can be shown."""
        if not path.startswith("/library/"):
            return None  # another server's address never gets our token
        params: dict[str, str | int] = {"url": path, "width": _WIDTH, "height": _HEIGHT}
        try:
            async with self._places, asyncio.timeout(_TIMEOUT):
                return await self._fetch("/photo/:/transcode", params) or await self._fetch(path)
        except ClientError, TimeoutError:
            return None

    async def _fetch(self, path: str, params: dict[str, str | int] | None = None) -> Picture | None:
        async with self._session.get(
            self._address.url.rstrip("/") + path,
            params=params,
            headers={
                "X-Plex-Token": self._address.token,
                "X-Plex-Client-Identifier": self._address.client_identifier,
            },
            allow_redirects=False,
        ) as answer:
            if answer.status != HTTPStatus.OK or answer.content_type not in _CONTENT_TYPES:
                return None
            content = await _read_at_most(answer, _MOST_BYTES)
            return Picture(answer.content_type, content) if content else None


async def _read_at_most(answer: ClientResponse, most: int) -> bytes | None:
    """Return what an answer holds; None if that is more than allowed, or nothing."""
    content = bytearray()
    async for part in answer.content.iter_any():
        content += part
        if len(content) > most:
            return None
    return bytes(content) or None

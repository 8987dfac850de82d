"""Look whether the picture of an item can be loaded and decoded."""

import asyncio
from http import HTTPStatus
from io import BytesIO

from aiohttp import ClientError, ClientResponse
from PIL import Image, UnidentifiedImageError

from ..engine.errors import ServerLostError
from ..engine.pictures import PictureState
from .server_session import Params, ServerSession, read_at_most
from .status import error_of

#: The size to ask for: large enough that a poster takes more than `_LEAST_BYTES`.
SIZE = {"width": 132, "height": 198}
#: Whatever is smaller is a blank that stands in for a picture, or no picture at all.
_LEAST_BYTES = 1_000
#: The maximum size of a picture, in bytes, and its maximum number of pixels once decoded.
_MOST_BYTES = 8_000_000
_MOST_PIXELS = 40_000_000
#: The timeout for a picture, in seconds.
_TIMEOUT = 20.0
#: The formats that Plex stores and sends.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
#: What a server may answer for a file that it lost (docs/plex-server.md#posters).
_MISSING = frozenset(
    {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
    | {HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.INTERNAL_SERVER_ERROR}
)


class PictureProbe:
    """Checks pictures by their paths."""

    def __init__(self, session: ServerSession) -> None:
        """Start without a request."""
        self._session = session

    async def check(self, path: str) -> PictureState:
        """Return whether a picture can be loaded: scaled or, if that fails, as it is stored.

        Raises an EngineError if the server does not answer.
        """
        if not path.startswith("/library/"):
            return PictureState.UNKNOWN  # another host is never asked
        scaled: Params = {"url": path, **SIZE}
        state = await self._load("/photo/:/transcode", scaled)
        if state is not PictureState.BROKEN:
            return state
        return await self._load(path)  # a server whose scaler fails still has its pictures

    async def _load(self, path: str, params: Params | None = None) -> PictureState:
        """Return what comes of loading a picture."""
        try:
            async with (
                asyncio.timeout(_TIMEOUT),
                self._session.request("GET", path, params) as answer,
            ):
                return await _judge(answer)
        except TimeoutError:
            return PictureState.UNKNOWN
        except ClientError, OSError, ValueError:
            # Without its cause, which contains the address.
            raise ServerLostError("the connection to the server failed") from None


async def _judge(answer: ClientResponse) -> PictureState:
    """Return whether an answer is a picture, whatever type it claims. Raises an EngineError."""
    if answer.status in _MISSING:
        return PictureState.BROKEN
    if answer.status != HTTPStatus.OK:
        raise error_of(answer.status, "")
    content = await read_at_most(answer, _MOST_BYTES)
    if content is None:
        return PictureState.UNKNOWN
    if len(content) < _LEAST_BYTES:
        return PictureState.BROKEN
    return await asyncio.get_running_loop().run_in_executor(None, decode, bytes(content))


def decode(content: bytes) -> PictureState:
    """Return whether a file is a whole picture; one that is too large to decode is unknown."""
    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return PictureState.UNKNOWN
            picture.load()
    except Image.DecompressionBombError:
        return PictureState.UNKNOWN
    except UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError:
        return PictureState.BROKEN
    return PictureState.OK

"""Answer what is about pictures."""

from http import HTTPStatus
import random
import re
import struct
from typing import NamedTuple
import zlib

from aiohttp import web
from yarl import URL

from .catalog import SimItem
from .context import ServerContext, number, wants_json
from .errors import PlexError
from .posters import choose, is_lost, offered, offers, upload


class PictureFault(NamedTuple):
    """How a server answers for a picture that is broken."""

    status: int
    content_type: str
    body: bytes


# Which of them a real server sends for a missing file is not known: clients must expect all.
PICTURE_FAULTS = {
    "missing": PictureFault(HTTPStatus.NOT_FOUND, "text/html", b""),
    "failing": PictureFault(HTTPStatus.INTERNAL_SERVER_ERROR, "text/html", b""),
    "page": PictureFault(HTTPStatus.OK, "text/html", b"<html><body>Not found</body></html>"),
    "empty": PictureFault(HTTPStatus.OK, "image/jpeg", b""),
    "garbled": PictureFault(HTTPStatus.OK, "image/jpeg", b"\xff\xd8 no picture at all" * 99),
}


class Pictures:
    """Answer requests for pictures and for their choice."""

    def __init__(self, context: ServerContext) -> None:
        """Show the pictures of one server."""
        self._context = context

    def routes(self) -> list[web.RouteDef]:
        """Return every path about pictures."""
        item = r"/library/metadata/{item:\d+}"
        return [
            web.get(f"{item}/posters", self.posters),
            web.get(f"{item}/file", self.offered),
            web.get(item + r"/{picture:thumb|art}/{moment:\d+}", self.picture),
            web.get("/photo/:/transcode", self.transcoded),
            web.put(f"{item}/poster", self.choose),
            web.post(f"{item}/posters", self.upload),
            web.delete(f"{item}/thumb", self.remove),
        ]

    async def posters(self, request: web.Request) -> web.Response:
        """List the pictures on offer for an item."""
        elements = offered(self._context.item(request))
        renderer = self._context.renderer
        page = renderer.plain_page(elements, name="Metadata", as_json=wants_json(request))
        return self._context.answer(request, {}, page)

    async def offered(self, request: web.Request) -> web.Response:
        """Send a picture that is on offer."""
        return _offered(self._context.item(request), request.query.get("url", ""))

    async def picture(self, request: web.Request) -> web.Response:
        """Send the picture of an item."""
        item = self._context.item(request)
        if request.match_info["picture"] == "thumb":
            return _thumb(item)
        if item.art is None:
            raise PlexError(HTTPStatus.NOT_FOUND)
        return web.Response(body=png(item.rating_key), content_type="image/png")

    async def transcoded(self, request: web.Request) -> web.Response:
        """Send a picture in another size, which must be told in full."""
        if number(request, "width") is None or number(request, "height") is None:
            raise PlexError(HTTPStatus.BAD_REQUEST)
        wanted = URL(request.query.get("url", ""))
        found = re.match(r"/library/metadata/(\d+)/(\w+)", wanted.path)
        item = self._context.catalog.items.get(found[1]) if found else None
        if found is None or item is None:
            raise PlexError(HTTPStatus.NOT_FOUND)
        is_offer = found[2] == "file"
        return _offered(item, wanted.query.get("url", "")) if is_offer else _thumb(item)

    async def choose(self, request: web.Request) -> web.Response:
        """Select a picture, which locks it; an address from elsewhere becomes an upload."""
        item = self._context.item(request)
        choose(item, request.query.get("url", ""))
        self._lock(item)
        return web.Response(text=f"{item.key}/file?url={item.poster}")  # no XML, unlike all else

    async def upload(self, request: web.Request) -> web.Response:
        """Upload a picture, which selects and locks it."""
        item = self._context.item(request)
        upload(item)
        self._lock(item)
        return web.Response(status=HTTPStatus.OK)

    def _lock(self, item: SimItem) -> None:
        """Lock the picture of an item that was changed."""
        item.locked |= {"thumb"}
        self._context.catalog.changed(item)

    async def remove(self, request: web.Request) -> web.Response:
        """Remove the picture of an item, which locks the field."""
        item = self._context.item(request)
        item.thumb = None
        self._lock(item)
        return web.Response(status=HTTPStatus.OK)


def _offered(item: SimItem, address: str) -> web.Response:
    """Send a picture that is on offer for an item and not lost."""
    offer = offers(item).get(address)
    if offer is None or is_lost(item, *offer):
        raise PlexError(HTTPStatus.NOT_FOUND)
    return web.Response(body=png(address), content_type="image/png")


def _thumb(item: SimItem) -> web.Response:
    """Send the poster of an item, whole or broken."""
    if item.thumb is None:
        raise PlexError(HTTPStatus.NOT_FOUND)
    if item.picture_fault is None:
        return web.Response(body=png(item.rating_key), content_type="image/png")
    fault = PICTURE_FAULTS[item.picture_fault]
    if fault.status != HTTPStatus.OK:
        raise PlexError(fault.status)
    return web.Response(body=fault.body, content_type=fault.content_type)


def _chunk(kind: bytes, data: bytes) -> bytes:
    """Return one chunk of a PNG file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(key: str, width: int = 20, height: int = 30) -> bytes:
    """Draw a small picture derived from the item; like a real one, it takes more than 1,000 bytes.

    Its colours differ from dot to dot, so that it cannot be compressed.
    """
    dots = random.Random(key)
    rows = b"".join(b"\x00" + dots.randbytes(3 * width) for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (("IHDR", header), ("IDAT", zlib.compress(rows)), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), data) for name, data in parts)

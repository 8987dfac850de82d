"""A server that answers as another one did when it was recorded."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
import json
from pathlib import Path
from typing import Any

from aiohttp import web

from plex_simulator.pictures import png

RECORDINGS = Path(__file__).with_name("recordings")

type Recording = list[dict[str, Any]]

_DETAILS = "/library/metadata/"
_PAGE = ("X-Plex-Container-Start", "X-Plex-Container-Size")
_ERROR = "<html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"


def recording(name: str) -> Recording:
    """Return a recording by its name."""
    found: Recording = json.loads((RECORDINGS / f"{name}.json").read_text(encoding="utf-8"))
    return found


@dataclass
class Replay:
    """A server with the answers of a recording; `missed` are the requests that it does not know."""

    answers: Recording
    missed: list[str] = field(default_factory=list)
    writes: int = 0

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve the recording and yield its address."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.handle)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()

    async def handle(self, request: web.Request) -> web.Response:
        """Answer as the recorded server did; what it was never asked for is not there."""
        if request.method != "GET":
            self.writes += 1
            return web.Response(status=405)
        if "X-Plex-Token" not in request.headers:
            return _answer({"status": 401, "type": "text/html", "body": None})
        exact = [
            each
            for each in self.answers
            if each["path"] == request.path and each["query"] == dict(request.query)
        ]
        found = exact[0] if exact else self._composed(request.path, request.query)
        if found is None:
            self.missed.append(f"{request.path}?{request.query_string}")
            found = {"status": 404, "type": "text/html", "body": None}
        return _answer(found)

    def _composed(self, path: str, query: Mapping[str, str]) -> dict[str, Any] | None:
        """Return details of items that were read in other batches, or another page of a list."""
        keys = path.removeprefix(_DETAILS).split(",")
        if path.startswith(_DETAILS) and all(key.isdecimal() for key in keys):
            items = [each for each in self._details() if str(each["ratingKey"]) in keys]
            container = {"size": len(items), "Metadata": items}
            return _good(container) if items else {"status": 404, "type": "text/html", "body": None}
        alike = (
            each["body"]["MediaContainer"]
            for each in self.answers
            if each["path"] == path and each["query"].get("type") in (None, query.get("type"))
        )
        longest = max(alike, key=lambda each: len(_listed(each)), default=None)
        return None if longest is None else _good(_page(longest, query))

    def _details(self) -> Iterable[dict[str, Any]]:
        """Return the details that were recorded, each item once."""
        found: dict[str, dict[str, Any]] = {}
        for each in self.answers:
            is_of_items = each["path"].startswith(_DETAILS) and each["query"].get("skipRefresh")
            if is_of_items and "/" not in each["path"].removeprefix(_DETAILS) and each["body"]:
                found |= {str(one["ratingKey"]): one for one in _items(each["body"])}
        return found.values()


def _items(body: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the items of an answer."""
    yield from _listed(body["MediaContainer"])


def _listed(container: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the entries of a container."""
    found: list[dict[str, Any]] = container.get("Metadata") or container.get("Directory") or []
    return found


def _page(container: Mapping[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
    """Return a page of a list that was recorded as a whole."""
    if _PAGE[0] not in query:
        return dict(container)
    start, size = (int(query[name]) for name in _PAGE)
    name = "Metadata" if "Metadata" in container else "Directory"
    entries = _listed(container)
    part = entries[start : start + size]
    return {**container, name: part, "size": len(part), "totalSize": len(entries), "offset": start}


def _good(container: Mapping[str, Any]) -> dict[str, Any]:
    """Return an answer with a container."""
    return {"status": 200, "type": "application/json", "body": {"MediaContainer": container}}


def _answer(found: Mapping[str, Any]) -> web.Response:
    """Return a recorded answer: a container, a picture, or an error."""
    if found["type"].startswith("image/"):
        body = png("a picture") if found["body"] else b"no picture"
        return web.Response(status=found["status"], body=body, content_type=found["type"])
    if found["body"] is None:
        text = _ERROR.format(found["status"])
        return web.Response(status=found["status"], text=text, content_type="text/html")
    return web.json_response(found["body"], status=found["status"])

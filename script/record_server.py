"""Record a server's answers to a self-check and a dry run, reduced to their shape."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
import json
import os
from pathlib import Path
import re
import sys
from typing import Any, NamedTuple

from aiohttp import ClientSession, web

from custom_components.plex_smart_refresher.engine.assumptions.probe import probe
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.pictures import PictureState
from custom_components.plex_smart_refresher.engine.ports import Clock, Ports
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.jobs.clock import SystemClock
from custom_components.plex_smart_refresher.plex import PlexClient, ServerAddress
from custom_components.plex_smart_refresher.plex.picture_probe import decode
from plex_simulator import PlexSimulator, ladder_catalog
from tests.engine.fakes import FakeJournal, FakeMemory, SimulatedClock

from .sanitize import Sanitizer, newest_date

FOLDER = Path(__file__).resolve().parent.parent / "tests/recordings"
#: Items per library that the dry run looks at.
_MOST_ITEMS = 8
_NAME = re.compile(r"[a-z0-9_]{1,40}")
#: Whatever is smaller is no picture.
_LEAST_BYTES = 1_000
#: The kinds of answers; a server can call its own whatever it likes.
_JSON, _OTHER_KIND = "application/json", "application/octet-stream"
_KINDS = frozenset(
    {_JSON, "text/html", "text/plain", "text/xml", "application/xml", "image/jpeg", "image/png"}
)
_LOCALHOST = "127.0.0.1"


class Raw(NamedTuple):
    """A request and its answer, as they were."""

    path: str
    query: Mapping[str, str]
    status: int
    content_type: str
    body: Any  #: the parsed answer, whether a picture is whole, or None


@dataclass
class Recorder:
    """A proxy in front of a server that passes GETs on and keeps the answers in memory."""

    url: str
    token: str
    session: ClientSession
    answers: list[Raw] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.Response:
        """Pass a request on, and keep what comes back."""
        if request.method != "GET":
            return web.Response(status=405)
        headers = {"Accept": "application/json"}
        if request.headers.get("X-Plex-Token"):
            headers["X-Plex-Token"] = self.token
        url = f"{self.url}{request.path}"
        async with self.session.get(
            url, params=request.query, headers=headers, allow_redirects=False
        ) as answer:  # a redirect would take the token along
            content, kind = await answer.read(), answer.content_type
        kind = kind if kind in _KINDS else _OTHER_KIND
        body = None
        if kind == _JSON:
            with suppress(ValueError):  # which the client finds out, too
                body = json.loads(content)
        if kind.startswith("image/"):
            body = len(content) >= _LEAST_BYTES and decode(content) is PictureState.OK
        self.answers.append(Raw(request.path, dict(request.query), answer.status, kind, body))
        return web.Response(status=answer.status, body=content, content_type=kind)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve the proxy and yield its address."""
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.handle)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, _LOCALHOST, 0)
        await site.start()
        try:
            yield f"http://{_LOCALHOST}:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()


async def drive(client: PlexClient, ports: Ports) -> None:
    """Ask a server all that a self-check and a dry run ask."""
    await probe(client.prober, await client.libraries())
    await run_scan(ports, dry_run_options())


def dry_run_options() -> ScanOptions:
    """Return the options of the dry run, the same for recording and replay."""
    return ScanOptions(dry_run=True, window_days=0, max_items=_MOST_ITEMS, pause_limit=0)


def sanitized(answers: list[Raw]) -> list[dict[str, Any]]:
    """Return recorded requests and answers without anything that tells whose they are."""
    sanitizer = Sanitizer(newest_date(each.body for each in answers))
    bodies = [_body(sanitizer, each) for each in answers]
    found = {}
    for each, body in zip(answers, bodies, strict=True):
        path = sanitizer.path(each.path)
        query = {name: sanitizer.argument(name, value) for name, value in each.query.items()}
        entry = {"path": path, "query": query, "status": each.status, "type": each.content_type}
        found[json.dumps([path, query], sort_keys=True)] = entry | {"body": body}
    return list(found.values())


def _body(sanitizer: Sanitizer, raw: Raw) -> dict[str, Any] | bool | None:
    """Return the harmless form of an answer, or whether it was a whole picture."""
    if isinstance(raw.body, dict):
        return sanitizer.container(raw.body)
    return raw.body if isinstance(raw.body, bool) else None


async def record(url: str, token: str, clock: Clock) -> list[dict[str, Any]]:
    """Record a server."""
    async with ClientSession() as session:
        recorder = Recorder(url.rstrip("/"), token, session)
        async with recorder.serving() as address:
            client = PlexClient(
                ServerAddress(url=address, token="recorded", client_identifier="recorder"),  # noqa: S106 - opens nothing
                session,
            )
            journal = FakeJournal(SimulatedClock())  # a dry run writes nothing
            ports = Ports(server=client, memory=FakeMemory(), journal=journal, clock=clock)
            try:
                await drive(client, ports)
            finally:
                client.close()
        return sanitized(recorder.answers)


async def record_simulator() -> list[dict[str, Any]]:
    """Record the simulated server."""
    async with PlexSimulator(ladder_catalog()) as simulator:
        return await record(simulator.url, simulator.token, SystemClock())


def main() -> None:
    """Record the server of the environment, or the simulated one."""
    parser = argparse.ArgumentParser(prog="script/record")
    parser.add_argument("name", help="the name of the recording: letters, digits and _")
    name = parser.parse_args().name
    url, token = os.environ.get("PLEX_URL", ""), os.environ.get("PLEX_TOKEN", "")
    if not _NAME.fullmatch(name) or bool(url) != bool(token):
        sys.exit("set both PLEX_URL and PLEX_TOKEN or none, and name the recording a_b_1")
    found = asyncio.run(record(url, token, SystemClock()) if url else record_simulator())
    path = FOLDER / f"{name}.json"
    lines = ",\n".join(json.dumps(each, sort_keys=True) for each in found)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"Read {path.relative_to(FOLDER.parent.parent)} before you share it.")


if __name__ == "__main__":
    main()

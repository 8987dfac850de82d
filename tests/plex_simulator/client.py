"""Ask the simulated server plain questions."""

import asyncio
from collections.abc import Callable
import json
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import aiohttp

from plex_simulator import Latency, PlexSimulator

JSON = "application/json"
QUICK = {"mean": 0.004, "spread": 0.0, "late_picture": 0.05, "slow": 30.0}


def quick() -> Latency:
    """Return latencies that no test has to wait for."""
    return Latency(**QUICK)


class Answer(NamedTuple):
    status: int
    text: str
    headers: dict[str, str]


class Client:
    """Talk to one simulator with the owner's token."""

    def __init__(self, simulator: PlexSimulator, session: aiohttp.ClientSession) -> None:
        self.simulator = simulator
        self.session = session

    async def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        token: str | None = "",
        accept: str = "application/xml",
        headers: dict[str, str] | None = None,
        data: Any = None,
    ) -> Answer:
        """Send a request; an empty token means the owner's, None means none."""
        sent = {"Accept": accept} | (headers or {})
        if token is not None:
            sent["X-Plex-Token"] = token or self.simulator.token
        url = self.simulator.url + path
        async with self.session.request(method, url, headers=sent, data=data) as response:
            text = await response.text(errors="replace")
            return Answer(response.status, text, dict(response.headers))

    async def json(self, path: str, **options: Any) -> Any:
        """Read a path as JSON and return what is in the container."""
        answer = await self.ask(path, accept=JSON, **options)
        assert answer.status == 200, answer
        return json.loads(answer.text)["MediaContainer"]

    async def xml(self, path: str, **options: Any) -> ET.Element:
        """Read a path as XML."""
        answer = await self.ask(path, **options)
        assert answer.status == 200, answer
        return ET.fromstring(answer.text)  # noqa: S314 - our own server wrote it

    async def page(self, library: str, start: int, size: int, extra: str = "") -> Any:
        """Read one page of a library."""
        window = f"X-Plex-Container-Start={start}&X-Plex-Container-Size={size}"
        return await self.json(f"/library/sections/{library}/all?{window}{extra}")

    async def refresh(self, rating_key: str) -> Answer:
        """Ask for a refresh."""
        return await self.ask(f"/library/metadata/{rating_key}/refresh", method="PUT")

    async def refreshed(self, rating_key: str) -> None:
        """Ask for a refresh and wait until it is done."""
        assert (await self.refresh(rating_key)).status == 200
        await self.simulator.wait_idle()

    async def details(self, rating_key: str) -> dict[str, Any]:
        """Read the details of one item, the careful way."""
        container = await self.json(f"/library/metadata/{rating_key}?skipRefresh=1")
        details: dict[str, Any] = container["Metadata"][0]
        return details

    async def is_refused(self) -> bool:
        """Return whether the server accepts no connection."""
        try:
            await self.ask("/identity")
        except aiohttp.ClientConnectorError:
            return True
        except aiohttp.ClientConnectionError:  # cut while it was open
            return False
        return False

    def socket(self, filters: str = "") -> Any:
        """Connect to the notifications."""
        address = f"{self.simulator.websocket_url}?X-Plex-Token={self.simulator.token}"
        return self.session.ws_connect(address + (f"&filters={filters}" if filters else ""))


async def frames(socket: aiohttp.ClientWebSocketResponse, seconds: float = 0.05) -> list[str]:
    """Return what a socket has sent by the time it falls silent."""
    received: list[str] = []
    try:
        while True:
            message = await asyncio.wait_for(socket.receive(), seconds)
            if message.type is not aiohttp.WSMsgType.TEXT:
                return received
            received.append(message.data)
    except TimeoutError:
        return received


def entries(received: list[str], kind: str = "timeline") -> list[dict[str, Any]]:
    """Return the entries of one kind among frames."""
    names = {"timeline": "TimelineEntry", "activity": "ActivityNotification"}
    containers = [json.loads(frame)["NotificationContainer"] for frame in received]
    return [
        entry
        for container in containers
        if container["type"] == kind
        for entry in container[names[kind]]
    ]


async def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is asked has no event
            await asyncio.sleep(0.002)

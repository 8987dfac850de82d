"""A real Home Assistant with the integration in it, as its users have it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
import json
import os
from pathlib import Path
import signal
import tempfile
import time
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from script.instance import DOMAIN, HomeAssistant

from .plex import TOKEN, Plex
from .watched import COLLECTED_FILE, SEEN_FILE

_PING_INTERVAL = 0.02
#: What Plex never answers is given up sooner, so that a job ends within the benchmark.
_OPTIONS = {"window_days": 0, "item_deadline": 30}

type Answer = dict[str, Any]
type OnEvent = Callable[[Answer], None]


class WebSocketClient:
    """A websocket to Home Assistant, on which many commands may be under way."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        """Speak over a socket that has been let in."""
        self._socket = socket
        self._ids = count(1)
        self._waiting: dict[int, asyncio.Future[Answer]] = {}
        self._on_event: dict[int, OnEvent] = {}
        self._closed: ConnectionError | None = None

    async def read(self) -> None:
        """Hand out what arrives until the socket closes."""
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                continue
            answer = message.json()
            if answer["type"] == "event":
                self._on_event[answer["id"]](answer["event"])
            elif waiting := self._waiting.pop(answer["id"], None):
                waiting.set_result(answer)
        self._closed = ConnectionError(f"the websocket closed: {self._socket.close_code}")
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(self._closed)

    async def send(self, command: str, on_event: OnEvent | None = None, **fields: Any) -> Any:
        """Send a command and return its result.

        Raises RuntimeError if it is refused, and ConnectionError if the websocket is closed.
        """
        if self._closed:
            raise self._closed
        number = next(self._ids)
        if on_event is not None:
            self._on_event[number] = on_event
        waiting = self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "type": command, **fields})
        answer = await waiting
        if answer.get("success") is False:
            raise RuntimeError(f"{command}: {answer['error']}")
        return answer.get("result")


@dataclass(slots=True)
class Observations:
    """What was noticed from outside while something ran. Times are in seconds."""

    pings: list[float] = field(default_factory=list)
    writes: list[tuple[float, str]] = field(default_factory=list)  #: of states, with the entity

    @property
    def most_writes_a_second(self) -> int:
        """Return how many times one entity was written within a second, at the most."""
        most = 0
        for entity_id in {each for _, each in self.writes}:
            times = [when for when, each in self.writes if each == entity_id]
            most = max([most, *(sum(0 <= later - when < 1 for later in times) for when in times)])
        return most

    def ping(self, share: float) -> float:
        """Return within how many milliseconds this share of the pings was answered."""
        return percentile(self.pings, share) * 1000


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class RunningHomeAssistant:
    """The running Home Assistant, its server set up."""

    def __init__(self, home: HomeAssistant, entry_id: str, websocket: WebSocketClient) -> None:
        """Take over what runs."""
        self.home = home
        self.entry_id = entry_id
        self.websocket = websocket

    async def command(self, name: str, on_event: OnEvent | None = None, **fields: Any) -> Any:
        """Send a command of the integration."""
        return await self.websocket.send(
            f"{DOMAIN}/{name}", on_event, entry_id=self.entry_id, **fields
        )

    async def job(self, job_id: str) -> Answer:
        """Return a job as it is now."""
        job: Answer = (await self.command("job", job_id=job_id))["job"]
        return job

    async def scan(self, seconds: float = 600.0) -> Answer:
        """Run a scan to its end and return the job, with an open panel that follows its log."""
        job_id: str = (await self.command("start"))["job_id"]
        await self.command("subscribe_log", lambda _: None, job_id=job_id)
        async with asyncio.timeout(seconds):
            job = await self.job(job_id)
            while job["status"] in {"running", "paused"}:
                await asyncio.sleep(0.5)
                job = await self.job(job_id)
        return job

    async def seen(self) -> Answer:
        """Return what Home Assistant saw of its event loop since it was asked before."""
        return await self._told(signal.SIGUSR1, SEEN_FILE)

    async def collected(self) -> Answer:
        """Let Home Assistant collect all garbage, and return how long that took."""
        return await self._told(signal.SIGUSR2, COLLECTED_FILE)

    async def _told(self, number: signal.Signals, name: str) -> Answer:
        """Send a signal, and return what Home Assistant writes to a file then."""
        path = self.home.folder / name
        await asyncio.to_thread(path.unlink, missing_ok=True)
        os.kill(self.home.pid, number)
        async with asyncio.timeout(30):
            while not await asyncio.to_thread(path.exists):  # noqa: ASYNC110 - another process
                await asyncio.sleep(0.02)
        told: Answer = json.loads(await asyncio.to_thread(path.read_text))
        return told

    @asynccontextmanager
    async def observations(self) -> AsyncIterator[Observations]:
        """Ping, and count the states that are written, while something runs."""
        entries = await self.websocket.send("config/entity_registry/list")
        ours = {each["entity_id"] for each in entries if each["platform"] == DOMAIN}
        observed = Observations()

        def on_state(event: Mapping[str, Any]) -> None:
            """Record the write of one of our states."""
            if event["data"]["entity_id"] in ours:
                observed.writes.append((time.perf_counter(), event["data"]["entity_id"]))

        await self.websocket.send("subscribe_events", on_state, event_type="state_changed")
        pinging = asyncio.create_task(self._ping(observed))
        try:
            yield observed
        finally:
            pinging.cancel()
            await asyncio.wait({pinging})

    async def _ping(self, observed: Observations) -> None:
        """Measure pings until cancelled."""
        while True:
            start = time.perf_counter()
            await self.websocket.send("ping")
            observed.pings.append(time.perf_counter() - start)
            await asyncio.sleep(_PING_INTERVAL)


@asynccontextmanager
async def running_home_assistant(plex: Plex, **options: Any) -> AsyncIterator[RunningHomeAssistant]:
    """Run Home Assistant with the server set up, and a panel that is open."""
    with tempfile.TemporaryDirectory(prefix="plex-smart-refresher-") as folder:
        async with HomeAssistant(Path(folder), module="benchmarks.watched") as home:
            entry_id = await home.add_server(plex.url, TOKEN)
            await home.set_options(entry_id, **_OPTIONS, **options)
            await home.started()
            async with open_websocket(home) as websocket:
                running = RunningHomeAssistant(home, entry_id, websocket)
                await running.command("subscribe", lambda _: None)
                yield running


@asynccontextmanager
async def open_websocket(home: HomeAssistant) -> AsyncIterator[WebSocketClient]:
    """Open a websocket to Home Assistant."""
    async with (
        ClientSession() as session,
        session.ws_connect(f"{home.url}/api/websocket", max_msg_size=0) as socket,
    ):
        await socket.receive_json()
        await socket.send_json({"type": "auth", "access_token": home.token})
        await socket.receive_json()
        websocket = WebSocketClient(socket)
        reading = asyncio.create_task(websocket.read())
        try:
            yield websocket
        finally:
            reading.cancel()
            await asyncio.wait({reading})

"""Send notifications to connected clients over WebSocket."""

import asyncio
from collections.abc import Iterator
import json
import logging
import time
from typing import Any
import uuid

from aiohttp import WSMsgType, web

from .catalog import SimItem, SimLibrary
from .counters import Counters
from .errors import PlexError
from .faults import FaultKind, Faults
from .quirks import Quirks
from .render import LIBRARY_PLUGIN
from .type_numbers import TYPE_NUMBERS

_LOGGER = logging.getLogger(__name__)
FLOOD_FRAMES = 200
# A client that does not read must not keep the server from stopping.
GOODBYE_SECONDS = 0.2
GARBAGE_FRAMES = (
    "not json at all {",
    "[]",
    "null",
    '{"NotificationContainer":null}',
    '{"NotificationContainer":{"type":"timeline","size":1}}',
    '{"NotificationContainer":{"type":"timeline","size":1,"TimelineEntry":[null,7,"x"]}}',
    '{"NotificationContainer":{"type":"timeline","TimelineEntry":[{"state":"five"}]}}',
)
_ENTRY_NAMES = {
    "timeline": "TimelineEntry",
    "activity": "ActivityNotification",
    "backgroundProcessingQueue": "BackgroundProcessingQueueEventNotification",
    "status": "StatusNotification",
    "playing": "PlaySessionStateNotification",
}


class _Client:
    """One connected socket and its queue of frames."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        """Hold an accepted socket; no frame waits."""
        self.socket = socket
        self.request = request
        self.filters = _wanted(request)
        self.frames: asyncio.Queue[str] = asyncio.Queue()

    async def pump(self) -> None:
        """Send queued frames."""
        while True:
            frame = await self.frames.get()
            await self.socket.send_str(frame)

    async def listen(self) -> None:
        """Read until the client disconnects; Plex ignores the content."""
        async for message in self.socket:
            if message.type is WSMsgType.ERROR:
                return


class Notifications:
    """Send timeline and activity frames to every connected client."""

    def __init__(self, faults: Faults, quirks: Quirks, counters: Counters) -> None:
        """Start without clients."""
        self._faults = faults
        self._quirks = quirks
        self._counters = counters
        self._clients: set[_Client] = set()
        self.activities: dict[str, dict[str, Any]] = {}

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one socket until either side closes it."""
        if self._faults.socket(FaultKind.SOCKET_REFUSED):
            raise PlexError(503)
        socket = web.WebSocketResponse(timeout=GOODBYE_SECONDS)
        await socket.prepare(request)
        client = _Client(socket, request)
        self._clients.add(client)
        self._counters.sockets_open += 1
        pump = asyncio.create_task(client.pump())
        try:
            await client.listen()
        finally:
            self._clients.discard(client)
            self._counters.sockets_open -= 1
            await _end(pump)
        return socket

    async def close(self) -> None:
        """Close every socket with a closing handshake."""
        await asyncio.gather(*(client.socket.close() for client in self._clients))

    def drop(self) -> None:
        """Cut every socket without a closing handshake."""
        for client in list(self._clients):
            if client.request.transport is not None:
                client.request.transport.abort()

    def timeline(self, item: SimItem, state: int, **extra: Any) -> None:
        """Send one timeline entry of an item."""
        entry = {
            "identifier": LIBRARY_PLUGIN,
            "sectionID": self._id(item.library.key),
            "itemID": self._id(item.rating_key),
            "type": TYPE_NUMBERS[item.type],
            "title": item.title,
            "state": state,
            "updatedAt": int(time.time()),
        }
        self.send("timeline", entry | self._ancestors(item) | extra)

    def _ancestors(self, item: SimItem) -> dict[str, Any]:
        """Return the ids of an item's ancestors, as timeline entries carry them."""
        ancestors: dict[str, Any] = {}
        if item.parent_key is not None:
            ancestors["parentItemID"] = self._id(item.parent_key)
        if item.grandparent_key is not None:
            ancestors["rootItemID"] = self._id(item.grandparent_key)
        return ancestors

    def _id(self, value: str) -> str | int:
        """Return an id as text or number, whichever this server sends."""
        return int(value) if self._quirks.socket_integer_ids else value

    def noise(self, item: SimItem) -> None:
        """Send frames that real servers send and clients must ignore."""
        if not self._quirks.socket_noise:
            return
        self.timeline(item, 5, type=-1, title="")
        self.timeline(item, 5, identifier="com.plexapp.system")
        self.send("backgroundProcessingQueue", {"queueID": 2, "event": "queueRegenerated"})

    def activity(
        self,
        kind: str,
        title: str,
        item: SimItem | None = None,
        library: SimLibrary | None = None,
    ) -> str:
        """Start an activity and notify clients."""
        activity: dict[str, Any] = {
            "uuid": str(uuid.uuid4()),
            "type": kind,
            "cancellable": False,
            "userID": 1,
            "title": title,
            "subtitle": item.title if item else "",
            "progress": 0,
        }
        if item is not None:
            activity["Context"] = {"key": item.key, "librarySectionID": item.library.key}
        elif library is not None:
            activity["Context"] = {"librarySectionID": library.key}
        self.activities[activity["uuid"]] = activity
        self._tell_activity("started", activity)
        return str(activity["uuid"])

    def activity_ends(self, identifier: str) -> None:
        """End an activity and notify clients."""
        activity = self.activities.pop(identifier, None)
        if activity is not None:
            self._tell_activity("ended", activity | {"progress": 100})

    def _tell_activity(self, event: str, activity: dict[str, Any]) -> None:
        """Send an event of an activity."""
        entry = {"event": event, "uuid": activity["uuid"], "Activity": activity}
        self.send("activity", entry)

    def send(self, kind: str, entry: dict[str, Any]) -> None:
        """Send one entry in the frame of its kind."""
        if not self._clients:
            return
        single = self._quirks.socket_single_objects
        entries = entry if single else [entry]
        container = {"type": kind, "size": 1, _ENTRY_NAMES[kind]: entries}
        frame = json.dumps({"NotificationContainer": container}, ensure_ascii=False)
        for each in self._frames(frame, kind, entry):
            self._give(kind, each)

    def _frames(self, frame: str, kind: str, entry: dict[str, Any]) -> Iterator[str]:
        """Return the frames that are really sent, after the faults."""
        if self._faults.socket(FaultKind.SOCKET_SILENT):
            return
        if self._faults.socket(FaultKind.SOCKET_GARBAGE):
            yield from GARBAGE_FRAMES
        if self._faults.socket(FaultKind.SOCKET_FLOOD):
            yield from [_flood_frame()] * FLOOD_FRAMES
        final = kind == "timeline" and entry.get("state") == 5  # noqa: PLR2004 - processed
        if final and self._faults.socket(FaultKind.SOCKET_LOSSY):
            return
        yield frame

    def _give(self, kind: str, frame: str) -> None:
        """Queue a frame for every client that wants its kind."""
        for client in self._clients:
            honoured = self._quirks.socket_honours_filters and client.filters
            if not honoured or kind in client.filters:
                client.frames.put_nowait(frame)


def _flood_frame() -> str:
    """Return one frame of a flood."""
    entry = {"sessionKey": "1", "ratingKey": "0", "viewOffset": 1, "state": "playing"}
    container = {"type": "playing", "size": 1, _ENTRY_NAMES["playing"]: [entry]}
    return json.dumps({"NotificationContainer": container})


def _wanted(request: web.Request) -> frozenset[str]:
    """Return the kinds of frame that a client filters for."""
    names = request.query.get("filters", "").split(",")
    return frozenset(name for name in names if name)


async def _end(task: asyncio.Task[None]) -> None:
    """Cancel a task and wait for its end."""
    task.cancel()
    try:
        await task
    except asyncio.CancelledError, ConnectionError:
        _LOGGER.debug("A notification socket was closed")

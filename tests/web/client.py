"""A client of the websocket commands."""

import asyncio
from typing import Any

from custom_components.plex_smart_refresher.const import DOMAIN


class Client:
    """A websocket client that speaks to one server and keeps its events apart."""

    def __init__(self, socket: Any, entry_id: str) -> None:
        self.socket = socket
        self.entry_id = entry_id
        self.events: list[dict[str, Any]] = []

    async def send(self, command: str, **fields: Any) -> dict[str, Any]:
        """Send a command and return the whole answer."""
        message = {"type": f"{DOMAIN}/{command}", "entry_id": self.entry_id, **fields}
        await self.socket.send_json_auto_id(message)
        while True:
            answer: dict[str, Any] = await self.socket.receive_json()
            if answer["type"] == "result":
                return answer
            self.events.append(answer["event"])

    async def ask(self, command: str, **fields: Any) -> dict[str, Any]:
        """Send a command that must succeed and return its result."""
        answer = await self.send(command, **fields)
        assert answer["success"], answer
        result: dict[str, Any] = answer["result"]
        return result

    async def error(self, command: str, **fields: Any) -> str:
        """Send a command that must fail and return the code of its error."""
        answer = await self.send(command, **fields)
        assert not answer["success"], answer
        return str(answer["error"].get("translation_key") or answer["error"]["code"])

    async def event(self) -> dict[str, Any]:
        """Return the next event."""
        if self.events:
            return self.events.pop(0)
        async with asyncio.timeout(5):
            event: dict[str, Any] = (await self.socket.receive_json())["event"]
        return event

    async def silence(self, seconds: float) -> bool:
        """Return whether nothing arrives for a while."""
        try:
            async with asyncio.timeout(seconds):
                self.events.append((await self.socket.receive_json())["event"])
        except TimeoutError:
            return not self.events
        return False

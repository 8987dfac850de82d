"""Home Assistant that watches its own event loop: `python -m benchmarks.watched -c FOLDER …`.

Whoever wants to know sends the signal USR1; then what was seen since the last time is written to
a file in its folder.
"""

import asyncio
from asyncio import Handle
from dataclasses import asdict, dataclass, field
import heapq
import json
from pathlib import Path
import signal
import sys
import time
from typing import Any

from homeassistant.__main__ import main
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.loader import Integration

SEEN_FILE = "seen.json"
_KEPT = 10


@dataclass(slots=True)
class Seen:
    """What was seen of the event loop: times are in seconds."""

    callbacks: int = 0
    slowest: list[tuple[float, float, str]] = field(default_factory=list)  #: wall, processor, name
    setups: list[tuple[str, float]] = field(default_factory=list)  #: of config entries, by domain

    def note(self, wall: float, processor: float, handle: Handle) -> None:
        """Take note of a callback, if it is among the slowest."""
        self.callbacks += 1
        if len(self.slowest) < _KEPT:
            heapq.heappush(self.slowest, (wall, processor, _name(handle)))
        elif wall > self.slowest[0][0]:
            heapq.heapreplace(self.slowest, (wall, processor, _name(handle)))


def _name(handle: Handle) -> str:
    """Say what a callback belongs to."""
    callback: Any = getattr(handle, "_callback", None)
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, asyncio.Task):
        coroutine = owner.get_coro()
        return str(getattr(coroutine, "__qualname__", coroutine))
    return str(getattr(callback, "__qualname__", callback))


def watch(folder: Path) -> None:
    """Watch from now on."""
    seen = Seen()
    run = Handle._run  # noqa: SLF001 - nothing public is called for each callback
    set_up = ConfigEntry.async_setup

    def timed_run(self: Handle) -> None:
        """Run a callback and record its time."""
        wall, processor = time.perf_counter(), time.thread_time()
        run(self)
        seen.note(time.perf_counter() - wall, time.thread_time() - processor, self)

    async def timed_setup(
        self: ConfigEntry[Any], hass: HomeAssistant, *, integration: Integration | None = None
    ) -> None:
        """Set up an entry and record the time."""
        wall = time.perf_counter()
        await set_up(self, hass, integration=integration)
        if integration is None or integration.domain == self.domain:  # not one of its platforms
            seen.setups.append((self.domain, time.perf_counter() - wall))

    def tell(*_: object) -> None:
        """Write what was seen to a file, then start again."""
        nonlocal seen
        told, seen = seen, Seen()
        part = folder / f"{SEEN_FILE}.part"
        part.write_text(json.dumps(asdict(told)))
        part.rename(folder / SEEN_FILE)

    Handle._run = timed_run  # type: ignore[method-assign]  # noqa: SLF001 - likewise
    ConfigEntry.async_setup = timed_setup  # type: ignore[method-assign] # to time it
    signal.signal(signal.SIGUSR1, tell)


if __name__ == "__main__":
    watch(Path(sys.argv[sys.argv.index("-c") + 1]))
    sys.exit(main())

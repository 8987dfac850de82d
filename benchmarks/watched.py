"""Home Assistant that watches its own event loop: `python -m benchmarks.watched -c FOLDER …`.

Whoever wants to know sends the signal USR1; then what was seen since the last time is written to
a file in its folder. With USR2, it collects all garbage at once, and writes how long that took.
"""

import asyncio
from asyncio import Handle
from dataclasses import asdict, dataclass, field
import gc
import heapq
import json
from pathlib import Path
import signal
import sys
import threading
import time
from typing import Any, NamedTuple

from homeassistant.__main__ import main
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.loader import Integration

SEEN_FILE = "seen.json"
COLLECTED_FILE = "collected.json"
#: Full collections of which the quickest counts: others depend on what else the machine does.
_COLLECTIONS = 3
_KEPT = 10


class Turn(NamedTuple):
    """A callback of the event loop; times are in seconds."""

    seconds: float  #: what it is compared by: wall time, or that of the processor
    collecting: float  #: processor time of garbage collections in it
    name: str


@dataclass(slots=True)
class Seen:
    """What was seen of the event loop and of garbage collections: times are in seconds."""

    callbacks: int = 0
    slowest: list[Turn] = field(default_factory=list)  #: by wall time
    busiest: list[Turn] = field(default_factory=list)  #: by processor time, collections included
    own: list[Turn] = field(default_factory=list)  #: by processor time without collections
    collections: dict[int, list[float]] = field(default_factory=dict)  #: by generation
    setups: list[tuple[str, float]] = field(default_factory=list)  #: of config entries, by domain

    def note(self, wall: float, processor: float, collecting: float, handle: Handle) -> None:
        """Take note of a callback, if it is among the slowest."""
        self.callbacks += 1
        _keep(self.slowest, wall, collecting, handle)
        _keep(self.busiest, processor, collecting, handle)
        _keep(self.own, processor - collecting, collecting, handle)


def _keep(slowest: list[Turn], seconds: float, collecting: float, handle: Handle) -> None:
    """Keep a callback if it is among the slowest."""
    if len(slowest) < _KEPT:
        heapq.heappush(slowest, Turn(seconds, collecting, _name(handle)))
    elif seconds > slowest[0].seconds:
        heapq.heapreplace(slowest, Turn(seconds, collecting, _name(handle)))


class Collector:
    """Times garbage collections, each in the thread that it interrupts."""

    def __init__(self) -> None:
        """Watch from now on."""
        self.in_loop = 0.0  #: seconds since the start of a callback
        self.seen: dict[int, list[float]] = {}
        self._began = 0.0
        self._loop_thread = threading.get_ident()
        gc.callbacks.append(self._on_collection)

    def _on_collection(self, phase: str, info: dict[str, int]) -> None:
        """Record the processor time of a collection. None begins before another one has ended."""
        if phase == "start":
            self._began = time.thread_time()
            return
        seconds = time.thread_time() - self._began
        self.seen.setdefault(info["generation"], []).append(seconds)
        if threading.get_ident() == self._loop_thread:
            self.in_loop += seconds


def _name(handle: Handle) -> str:
    """Say what a callback belongs to."""
    callback: Any = getattr(handle, "_callback", None)
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, asyncio.Task):
        coroutine = owner.get_coro()
        return str(getattr(coroutine, "__qualname__", coroutine))
    return str(getattr(callback, "__qualname__", callback))


def _write(path: Path, content: dict[str, Any]) -> None:
    """Write a file that is complete as soon as it is there."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(content))
    part.rename(path)


def collect(folder: Path) -> None:
    """Collect all garbage some times, and write the quickest time and the number of objects."""
    times: list[float] = []
    while len(times) < _COLLECTIONS:
        processor = time.thread_time()
        gc.collect()
        times.append(time.thread_time() - processor)
    _write(folder / COLLECTED_FILE, {"seconds": min(times), "objects": len(gc.get_objects())})


def watch(folder: Path) -> None:
    """Watch from now on."""
    seen, collector = Seen(), Collector()
    run = Handle._run  # noqa: SLF001 - nothing public is called for each callback
    set_up = ConfigEntry.async_setup

    def timed_run(self: Handle) -> None:
        """Run a callback and record its time."""
        collector.in_loop = 0.0
        wall, processor = time.perf_counter(), time.thread_time()
        run(self)
        wall, processor = time.perf_counter() - wall, time.thread_time() - processor
        seen.note(wall, processor, collector.in_loop, self)

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
        told.collections, collector.seen = collector.seen, {}
        _write(folder / SEEN_FILE, asdict(told))

    Handle._run = timed_run  # type: ignore[method-assign]  # noqa: SLF001 - to time it
    ConfigEntry.async_setup = timed_setup  # type: ignore[method-assign] # to time it
    signal.signal(signal.SIGUSR1, tell)
    signal.signal(signal.SIGUSR2, lambda *_: collect(folder))


if __name__ == "__main__":
    watch(Path(sys.argv[sys.argv.index("-c") + 1]))
    sys.exit(main())

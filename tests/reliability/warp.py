"""Time that passes at once when nobody works. Import it before Home Assistant, which keeps clocks.

The loop jumps to the next timer whenever nothing is left to do and no thread works; both clocks
go along. Whoever waits for the network needs real time instead.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import UTC, datetime, tzinfo
import selectors
import time
from typing import Any, override

from homeassistant.util import dt as dt_util

_real_time, _real_monotonic = time.time, time.monotonic
_skipped = 0.0


class _Selector(selectors.DefaultSelector):
    """Lets time pass instead of waiting, unless a thread works."""

    working = 0  #: threads that do

    @override
    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        global _skipped  # noqa: PLW0603 - there is one time
        if not timeout or self.working:
            return super().select(timeout)
        events = super().select(0)
        if not events:
            _skipped += timeout
        return events


class WarpLoop(asyncio.SelectorEventLoop):
    """A loop that skips the time in which nothing happens."""

    def __init__(self) -> None:
        self._waiting = _Selector()
        super().__init__(self._waiting)

    @override
    def run_in_executor[*Ts, T](
        self, executor: Executor | None, func: Callable[[*Ts], T], *args: *Ts
    ) -> asyncio.Future[T]:
        self._waiting.working += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._on_done)
        return future

    @override
    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        self._waiting.working += 1  # the threads end in real time
        await super().shutdown_default_executor(timeout)

    def _on_done(self, _future: asyncio.Future[Any]) -> None:
        self._waiting.working -= 1


def _time() -> float:
    return _real_time() + _skipped


def _monotonic() -> float:
    return _real_monotonic() + _skipped


def _utcnow() -> datetime:
    return datetime.fromtimestamp(_time(), UTC)


def _now(time_zone: tzinfo | None = None) -> datetime:
    return datetime.fromtimestamp(_time(), time_zone or dt_util.get_default_time_zone())


time.time = _time
time.monotonic = _monotonic  # the loop and the waits of scans
dt_util.utcnow = _utcnow  # type: ignore[assignment]
dt_util.now = _now

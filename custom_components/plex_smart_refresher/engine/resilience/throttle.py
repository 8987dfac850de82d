"""Limit the refreshes in flight, and those per minute."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from math import inf

from ..errors import OverloadedError
from ..events import Log, LogLevel
from ..lines import LineCode, LineValue
from ..options import ScanOptions
from ..ports import Clock
from .pause import wait_for

#: A server accepts a refresh before it works on it (docs/plex-server.md#refresh), within a fraction
#: of a second even over a new connection. A server that needs this many seconds is overloaded.
_SLOW = 2.0
#: This many quick answers in a row allow one more refresh in flight.
_MANY_QUICK = 10
_MINUTE = 60.0


class RefreshThrottle:
    """Gives out slots for refreshes: fewer when the server is overloaded."""

    def __init__(self, clock: Clock, options: ScanOptions, log: Log) -> None:
        """Start with as many slots as the options allow."""
        self.slots = options.in_flight
        self._most_slots = options.in_flight
        self._per_minute = options.refreshes_per_minute or inf
        self._clock = clock
        self._log = log
        self._taken = 0
        self._unsent = 0  # slots whose refresh was not requested yet
        self._sent: deque[float] = deque()  # of the last minute; a heavy one lasts for several
        self._quick = 0  # fast answers in a row
        self._slowed_at = -inf  # when a slot was last taken away
        self._changed = asyncio.Event()
        self._turn = asyncio.Lock()

    async def take(self) -> Slot:
        """Return a slot as soon as one is free; who asks first has it first."""
        async with self._turn:
            while wait := self._seconds_until_slot():
                self._changed.clear()
                await wait_for(self._clock, self._changed, wait)
            self._taken += 1
            self._unsent += 1
            return Slot(self)

    async def wait_idle(self) -> None:
        """Wait until all slots are free."""
        while self._taken:
            self._changed.clear()
            await self._changed.wait()

    async def observe[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and slow down if the server answers that it is overloaded."""
        asked_at = self._clock.monotonic()
        try:
            return await request()
        except OverloadedError as err:
            self._slow_down(asked_at, LineCode.OVERLOADED, error=str(err))
            raise

    async def ask(
        self, refresh: Callable[[], Awaitable[None]], *, is_first: bool, weight: int = 1
    ) -> None:
        """Request a refresh once the per-minute limit allows it, and time the answer.

        `weight` is the number of items that Plex processes for it.
        """
        while wait := self._seconds_until_turn(0):
            await self._clock.sleep(wait)
        self._unsent -= is_first
        asked_at = self._clock.monotonic()
        self._count(asked_at, weight)
        await refresh()
        seconds = self._clock.monotonic() - asked_at
        if seconds >= _SLOW:
            self._slow_down(asked_at, LineCode.SLOW, duration=seconds)
        else:
            self._speed_up()

    def release(self, *, is_unsent: bool) -> None:
        """Take a slot back."""
        self._taken -= 1
        self._unsent -= is_unsent
        self._changed.set()

    def _seconds_until_slot(self) -> float:
        """Return the seconds until a slot is free, unless something changes before."""
        return inf if self._taken >= self.slots else self._seconds_until_turn(self._unsent)

    def _seconds_until_turn(self, unsent: int) -> float:
        """Return the seconds until another refresh fits the limit, besides unsent ones."""
        now = self._clock.monotonic()
        while self._sent and self._sent[0] + _MINUTE <= now:
            self._sent.popleft()
        excess = len(self._sent) + unsent + 1 - self._per_minute
        if excess <= 0:
            return 0.0
        return self._sent[int(excess) - 1] + _MINUTE - now if excess <= len(self._sent) else inf

    def _count(self, asked_at: float, weight: int) -> None:
        """Count the items of a request, as many per minute as the limit allows."""
        if self._per_minute == inf:
            return
        first = max(asked_at, self._sent[-1] if self._sent else asked_at)
        self._sent += [first + _MINUTE * (each // self._per_minute) for each in range(weight)]

    def _slow_down(self, asked_at: float, code: LineCode, **why: LineValue) -> None:
        """Take a slot away, once for all requests that were sent together."""
        self._quick = 0
        if self.slots > 1 and asked_at > self._slowed_at:
            self.slots -= 1
            self._slowed_at = self._clock.monotonic()
            self._log(LogLevel.WARNING, code, slots=self.slots, **why)

    def _speed_up(self) -> None:
        """Count a quick answer; many of them give a slot back."""
        self._quick += 1
        if self._quick >= _MANY_QUICK and self.slots < self._most_slots:
            self._quick = 0
            self.slots += 1
            self._changed.set()
            self._log(LogLevel.INFO, LineCode.SPED_UP, slots=self.slots)


class Slot:
    """A slot for a refresh: an item holds it until Plex has processed it."""

    def __init__(self, throttle: RefreshThrottle) -> None:
        """Hold the slot."""
        self.weight = 1  #: items that Plex processes for the refresh
        self._throttle = throttle
        self._is_unsent = True

    async def ask(self, refresh: Callable[[], Awaitable[None]]) -> None:
        """Request the refresh of the item that holds the slot."""
        is_first, self._is_unsent = self._is_unsent, False
        await self._throttle.ask(refresh, is_first=is_first, weight=self.weight)

    def release(self) -> None:
        """Free the slot; it must not be used any more."""
        self._throttle.release(is_unsent=self._is_unsent)

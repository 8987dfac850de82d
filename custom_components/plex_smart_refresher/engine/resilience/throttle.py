"""The pace of a scan: how many refreshes are in flight at a time, and how many begin a minute."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from math import inf

from ..errors import OverloadedError
from ..events import LogLevel
from ..options import ScanOptions
from ..ports import Clock
from .pause import wait_for

#: A server accepts a refresh before it works on it (docs/plex-server.md#refresh), within a fraction
#: of a second even over a new connection. A server that needs this many seconds is overloaded.
_SLOW = 2.0
#: So many quick answers in a row allow one more refresh in flight.
_MANY_QUICK = 10
_MINUTE = 60.0


class RefreshThrottle:
    """Gives out the places in flight: fewer when the server has too much to do."""

    def __init__(
        self, clock: Clock, options: ScanOptions, log: Callable[[LogLevel, str], None]
    ) -> None:
        """Start with as many places as the options allow."""
        self.slots = options.in_flight
        self._most_slots = options.in_flight
        self._most_a_minute = options.refreshes_per_minute or inf
        self._clock = clock
        self._log = log
        self._taken = 0
        self._unsent = 0  # places whose refresh was not asked for yet
        self._sent: deque[float] = deque()  # when refreshes were asked for, in the last minute
        self._quick = 0  # quick answers in a row
        self._slowed_at = -inf  # when there became fewer places
        self._moved = asyncio.Event()

    async def take(self) -> Slot:
        """Return a place in flight as soon as there is one. Only one at a time may wait for it."""
        while wait := self._wait_for_place():
            self._moved.clear()
            await wait_for(self._clock, self._moved, wait)
        self._taken += 1
        self._unsent += 1
        return Slot(self)

    async def wait_idle(self) -> None:
        """Wait until all places are free."""
        while self._taken:
            self._moved.clear()
            await self._moved.wait()

    async def heed[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and slow down if the server says that it has too much to do."""
        asked_at = self._clock.time()
        try:
            return await request()
        except OverloadedError as err:
            self._slow_down(asked_at, str(err))
            raise

    async def ask(self, refresh: Callable[[], Awaitable[None]], *, is_first: bool) -> None:
        """Ask for a refresh as soon as the minute allows it, and judge how it is answered."""
        while wait := self._wait_for_turn(0):
            await self._clock.sleep(wait)
        self._unsent -= is_first
        asked_at = self._clock.time()
        self._sent.append(asked_at)
        await refresh()
        seconds = self._clock.time() - asked_at
        if seconds >= _SLOW:
            self._slow_down(asked_at, f"the server took {seconds:.0f} s to accept a refresh")
        else:
            self._speed_up()

    def give_back(self, *, is_unsent: bool) -> None:
        """Take a place back."""
        self._taken -= 1
        self._unsent -= is_unsent
        self._moved.set()

    def _wait_for_place(self) -> float:
        """Return in how many seconds a place can be taken, unless something moves before."""
        return inf if self._taken >= self.slots else self._wait_for_turn(self._unsent)

    def _wait_for_turn(self, unsent: int) -> float:
        """Return in how many seconds the minute has room for one more than so many refreshes."""
        now = self._clock.time()
        while self._sent and self._sent[0] + _MINUTE <= now:
            self._sent.popleft()
        excess = len(self._sent) + unsent + 1 - self._most_a_minute
        if excess <= 0:
            return 0.0
        return self._sent[int(excess) - 1] + _MINUTE - now if excess <= len(self._sent) else inf

    def _slow_down(self, asked_at: float, why: str) -> None:
        """Take a place away, once for all requests that were under way together."""
        self._quick = 0
        if self.slots > 1 and asked_at > self._slowed_at:
            self.slots -= 1
            self._slowed_at = self._clock.time()
            self._log(LogLevel.WARNING, f"refreshes in flight: {self.slots} from now on; {why}")

    def _speed_up(self) -> None:
        self._quick += 1
        if self._quick >= _MANY_QUICK and self.slots < self._most_slots:
            self._quick = 0
            self.slots += 1
            self._moved.set()
            self._log(LogLevel.INFO, f"refreshes in flight: {self.slots} again")


class Slot:
    """A place in flight: an item holds it until Plex has processed it."""

    def __init__(self, throttle: RefreshThrottle) -> None:
        """Hold the place."""
        self._throttle = throttle
        self._is_unsent = True

    async def ask(self, refresh: Callable[[], Awaitable[None]]) -> None:
        """Ask for the refresh of the item that holds the place."""
        is_first, self._is_unsent = self._is_unsent, False
        await self._throttle.ask(refresh, is_first=is_first)

    def release(self) -> None:
        """Give the place to the next item; it must not be used any more."""
        self._throttle.give_back(is_unsent=self._is_unsent)

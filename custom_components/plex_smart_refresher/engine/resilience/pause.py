"""The brake of a scan: why it has to wait."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf

from ..events import PauseReason
from ..ports import Clock

#: What a scan waits for before it begins something new; the others hold up single requests.
_HOLDS = (PauseReason.USER, PauseReason.ENTITY, PauseReason.SERVER_BUSY, PauseReason.PLAYING)


async def wait_for(clock: Clock, event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, which sets itself after so many seconds."""
    if seconds == inf:
        await event.wait()
        return
    alarm = asyncio.ensure_future(_set_after(clock, event, seconds))
    try:
        await event.wait()
    finally:
        alarm.cancel()


async def _set_after(clock: Clock, event: asyncio.Event, seconds: float) -> None:
    await clock.sleep(seconds)
    event.set()


class PauseControl:
    """Why a scan waits. Those outside and the scan itself apply it, each for its own reason."""

    def __init__(self, clock: Clock) -> None:
        """Start released."""
        self.on_change: Callable[[PauseReason | None], None] = _ignore
        self._clock = clock
        self._moved = asyncio.Event()
        self._paused: Counter[PauseReason] = Counter()
        self._ignored: set[PauseReason] = set()

    @property
    def reason(self) -> PauseReason | None:
        """Return why the scan waits: the first of the reasons, in their order."""
        return next((each for each in PauseReason if self._is_blocked_by(each)), None)

    @property
    def blocking_reason(self) -> PauseReason | None:
        """Return why nothing new may begin."""
        return next((each for each in _HOLDS if self._is_blocked_by(each)), None)

    def _is_blocked_by(self, reason: PauseReason) -> bool:
        return self._paused[reason] > 0 and reason not in self._ignored

    def pause(self, reason: PauseReason) -> None:
        """Let the scan wait; each call needs a release."""
        self._move(reason, 1)

    def release(self, reason: PauseReason) -> None:
        """Let the scan go on, as far as this reason is concerned."""
        self._move(reason, -1)

    def set(self, reason: PauseReason, *, is_paused: bool) -> None:
        """Apply or release it once, if it is not so already."""
        if is_paused is not (self._paused[reason] > 0):
            self._move(reason, 1 if is_paused else -1)

    @contextmanager
    def paused(self, reason: PauseReason) -> Iterator[None]:
        """Let the scan wait in the meantime."""
        self.pause(reason)
        try:
            yield
        finally:
            self.release(reason)

    def ignore(self, *reasons: PauseReason) -> None:
        """Wait for these no longer, for as long as the scan lasts."""
        before = self.reason
        self._ignored.update(reasons)
        self._tell(before)

    def go_on(self) -> None:
        """Go on at once: what the user or the server asked for is over, what failed is tried."""
        before = self.reason
        self._paused[PauseReason.USER] = 0
        self._ignored.update(_HOLDS[1:])
        self._tell(before)

    async def sleep(self, seconds: float) -> None:
        """Wait so long, or until it moves or somebody wants to go on."""
        self._moved.clear()
        await wait_for(self._clock, self._moved, seconds)

    def _move(self, reason: PauseReason, change: int) -> None:
        before = self.reason
        self._paused[reason] += change
        self._tell(before)

    def _tell(self, before: PauseReason | None) -> None:
        self._moved.set()
        if self.reason is not before:
            self.on_change(self.reason)


def _ignore(reason: PauseReason | None, /) -> None:
    """Tell nobody."""

"""Pause a scan, for one or more reasons at a time."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf

from ..events import PauseReason
from ..ports import Clock

#: Reasons that keep a scan from beginning something new; the others only delay single requests.
_BLOCKING = (PauseReason.USER, PauseReason.ENTITY, PauseReason.SERVER_BUSY, PauseReason.PLAYING)


async def wait_for(clock: Clock, event: asyncio.Event, seconds: float) -> None:
    """Wait for an event, which is set after this many seconds at the latest."""
    if seconds == inf:
        await event.wait()
        return
    alarm = asyncio.ensure_future(_set_after(clock, event, seconds))
    try:
        await event.wait()
    finally:
        alarm.cancel()


async def _set_after(clock: Clock, event: asyncio.Event, seconds: float) -> None:
    """Set an event after this many seconds."""
    await clock.sleep(seconds)
    event.set()


class PauseControl:
    """The reasons for which a scan is paused, by callers from outside and by the scan itself."""

    def __init__(self, clock: Clock) -> None:
        """Start without a reason."""
        self.on_change: Callable[[PauseReason | None], None] = _ignore
        self.is_draining = False  #: nothing new may begin: another job waits for the end
        self._clock = clock
        self._changed = asyncio.Event()
        self._paused: Counter[PauseReason] = Counter()
        self._ignored: set[PauseReason] = set()

    @property
    def reason(self) -> PauseReason | None:
        """Return why the scan is paused: the first of the reasons, in their order."""
        return next((each for each in PauseReason if self._is_paused_by(each)), None)

    @property
    def blocking_reason(self) -> PauseReason | None:
        """Return why nothing new can start yet; a scan that only has to end waits for nothing."""
        if self.is_draining:
            return None
        return next((each for each in _BLOCKING if self._is_paused_by(each)), None)

    def _is_paused_by(self, reason: PauseReason) -> bool:
        """Return whether a reason pauses the scan."""
        return self._paused[reason] > 0 and reason not in self._ignored

    def pause(self, reason: PauseReason) -> None:
        """Pause the scan; each call needs a call of `resume`."""
        self._change(reason, 1)

    def resume(self, reason: PauseReason) -> None:
        """Resume the scan, as far as this reason is concerned."""
        self._change(reason, -1)

    def set(self, reason: PauseReason, *, is_paused: bool) -> None:
        """Pause or resume once, if that is not the state already."""
        if is_paused is not (self._paused[reason] > 0):
            self._change(reason, 1 if is_paused else -1)

    def drain(self) -> None:
        """Let the scan end once what is in progress is done, for the rest of the scan."""
        self.is_draining = True
        self._changed.set()

    @contextmanager
    def paused(self, reason: PauseReason) -> Iterator[None]:
        """Pause the scan in the meantime."""
        self.pause(reason)
        try:
            yield
        finally:
            self.resume(reason)

    def ignore(self, *reasons: PauseReason) -> None:
        """Ignore reasons for the rest of the scan."""
        before = self.reason
        self._ignored.update(reasons)
        self._report(before)

    def resume_now(self) -> None:
        """End all pauses that a user or the server requested, and retry what failed."""
        before = self.reason
        self._paused[PauseReason.USER] = 0
        self._ignored.update(_BLOCKING[1:])
        self._report(before)

    async def sleep(self, seconds: float) -> None:
        """Wait this many seconds, or until a reason changes."""
        self._changed.clear()
        await wait_for(self._clock, self._changed, seconds)

    def _change(self, reason: PauseReason, change: int) -> None:
        """Count a reason up or down."""
        before = self.reason
        self._paused[reason] += change
        self._report(before)

    def _report(self, before: PauseReason | None) -> None:
        """Wake sleepers, and report the reason if it is another one than before."""
        self._changed.set()
        if self.reason is not before:
            self.on_change(self.reason)


def _ignore(reason: PauseReason | None, /) -> None:
    """Report to nobody."""

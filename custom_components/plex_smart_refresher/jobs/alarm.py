"""A sleep that ends early if something is due sooner."""

import asyncio
from math import inf

from ..engine.ports import Clock
from ..engine.resilience.pause import wait_for


class Alarm:
    """Wakes one task: after the seconds that it sleeps, or when it is called."""

    def __init__(self, clock: Clock) -> None:
        """Start awake."""
        self._clock = clock
        self._event = asyncio.Event()
        self._due_at = inf

    def call(self) -> None:
        """Wake the task now or, if it is awake, let it not fall asleep once."""
        self._event.set()

    def call_by(self, moment: float | None) -> None:
        """Wake the task if it would sleep beyond a moment of the monotonic clock."""
        if moment is not None and moment < self._due_at:
            self._due_at = moment
            self._event.set()

    def stay_awake(self) -> None:
        """Note that the task is about to find out what is due."""
        self._event.clear()
        self._due_at = inf

    async def sleep(self, seconds: float, *, is_deep: bool = False) -> None:
        """Sleep; from a deep sleep, only `call` wakes the task early."""
        self._due_at = -inf if is_deep else self._clock.monotonic() + seconds
        await wait_for(self._clock, self._event, seconds)

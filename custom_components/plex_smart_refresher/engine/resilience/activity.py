"""Detect other work of the server, so that a scan can wait for it."""

from collections.abc import Awaitable, Callable, Mapping
from math import inf

from ..errors import EngineError
from ..events import PauseReason
from ..options import ScanOptions
from ..ports import Clock, MediaServer
from .pause import PauseControl

#: Seconds between two checks, which cost the server next to nothing.
_INTERVAL = 30.0
#: Seconds until the next check of a server that could not answer: it may take long again.
_AFTER_FAILURE = 300.0


class ServerActivity:
    """Pauses a scan while the server is busy or somebody watches."""

    def __init__(
        self, server: MediaServer, clock: Clock, pause_control: PauseControl, options: ScanOptions
    ) -> None:
        """Watch for what the options select; for nothing if they forbid waiting."""
        self._clock = clock
        self._pause_control = pause_control
        self._questions: Mapping[PauseReason, Callable[[], Awaitable[bool]]] = {
            reason: question
            for reason, question, is_asked in (
                (PauseReason.SERVER_BUSY, server.is_busy, options.wait_while_busy),
                (PauseReason.PLAYING, server.is_playing, options.wait_while_playing),
            )
            if is_asked and options.pause_limit
        }
        self._next_at = -inf if self._questions else inf

    @property
    def seconds_until_check(self) -> float:
        """Return the seconds until the next check is due."""
        return max(0.0, self._next_at - self._clock.monotonic())

    async def check(self) -> None:
        """Ask the server, if a check is due."""
        if self.seconds_until_check:
            return
        self._next_at = self._clock.monotonic() + _INTERVAL
        for reason, question in self._questions.items():
            self._pause_control.set(reason, is_paused=await self._answer(question))

    async def _answer(self, question: Callable[[], Awaitable[bool]]) -> bool:
        """Return the server's answer; without one, the scan does not wait.

        The requests that matter show what is wrong with the server.
        """
        try:
            return await question()
        except EngineError:
            self._next_at = self._clock.monotonic() + _AFTER_FAILURE
            return False

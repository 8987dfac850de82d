"""The lookout of a scan: whether the server has work of its own, or somebody watches."""

from collections.abc import Awaitable, Callable, Mapping
from math import inf

from ..errors import EngineError
from ..events import PauseReason
from ..options import ScanOptions
from ..ports import Clock, MediaServer
from .pause import PauseControl

#: The server is asked at most so often, in seconds, which costs it nothing worth to mention.
_INTERVAL = 30.0
#: A server that cannot tell is left alone for so many seconds: it may take long not to.
_AFTER_FAILURE = 300.0


class ServerActivity:
    """Applies the brake while the server is busy, and releases it."""

    def __init__(
        self, server: MediaServer, clock: Clock, pause_control: PauseControl, options: ScanOptions
    ) -> None:
        """Look out for what the options say; for nothing if they forbid to wait."""
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
    def rest(self) -> float:
        """Return in how many seconds it is time to look."""
        return max(0.0, self._next_at - self._clock.time())

    async def look(self) -> None:
        """Look, if it is time."""
        if self.rest:
            return
        self._next_at = self._clock.time() + _INTERVAL
        for reason, question in self._questions.items():
            self._pause_control.set(reason, is_paused=await self._answer(question))

    async def _answer(self, question: Callable[[], Awaitable[bool]]) -> bool:
        """Return what the server says; one that does not tell is not waited for.

        What is wrong with it shows in the requests that matter.
        """
        try:
            return await question()
        except EngineError:
            self._next_at = self._clock.time() + _AFTER_FAILURE
            return False

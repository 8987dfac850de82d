"""Requests to a server that may be away: it is waited for, and nothing is lost."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from math import inf

from ..errors import RequestError, ServerLostError, StartingUpError
from ..events import PauseReason
from ..ports import Clock, MediaServer
from .pause import PauseControl

#: Waits in seconds before a request is sent again that met a server that did not answer.
RETRY_DELAYS = (2.0, 8.0)
#: Waits in seconds before a server that is away is looked for; the last one repeats.
_PROBE_DELAYS = (15.0, 30.0, 60.0)
#: A request that fails so often after the server answered another one is refused by it.
_MOST_REFUSALS = 3


class RetryPolicy:
    """How the requests of one scan outlast a server that is away."""

    def __init__(
        self,
        server: MediaServer,
        clock: Clock,
        pause_control: PauseControl,
        limit: float,
        warn: Callable[[str], None],
    ) -> None:
        """Trust that the server is there. It is waited for so many seconds; 0 is not at all."""
        self.back_at = -inf  #: when the server was last found to be back
        self._server = server
        self._clock = clock
        self._pause_control = pause_control
        self._limit = limit
        self._warn = warn
        self._troubled = 0  # requests that met a server that did not answer
        self._search: asyncio.Event | None = None  # set when the server is found

    async def send[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and again when the server does not answer, until it is back.

        Raises ServerLostError when it is away for too long, and RequestError when it answers
        others, but not this one.
        """
        if self._search is not None:
            await self._search.wait()
        try:
            return await request()
        except ServerLostError as err:
            error = err
        with self._in_trouble(error):
            for delay in RETRY_DELAYS:
                await self._clock.sleep(delay)
                try:
                    return await request()
                except ServerLostError as err:
                    error = err
            if not self._limit:
                raise error
            with self._pause_control.paused(PauseReason.SERVER_UNAVAILABLE):
                return await self._send_when_back(request, error)

    async def _send_when_back[T](
        self, request: Callable[[], Awaitable[T]], error: ServerLostError
    ) -> T:
        deadline = self._clock.time() + self._limit
        refusals = 0
        while refusals < _MOST_REFUSALS:
            await self._outlast(error, deadline)
            try:
                return await request()
            except StartingUpError as err:  # reads work meanwhile (docs/plex-server.md#transport)
                error = err
            except ServerLostError as err:
                error = err
                refusals += 1
        raise RequestError(f"{error}, although the server answers others")

    @contextmanager
    def _in_trouble(self, error: ServerLostError) -> Iterator[None]:
        """Tell once that the server does not answer, however many requests meet that."""
        if not self._troubled:
            self._warn(f"{error}; trying again")
        self._troubled += 1
        try:
            yield
        finally:
            self._troubled -= 1

    async def _outlast(self, error: ServerLostError, deadline: float) -> None:
        """Return when the server answers again. Raises the error when that takes too long."""
        if self._search is not None:
            await self._search.wait()
            return
        self._search = search = asyncio.Event()
        try:
            await self._look_for_server(error, deadline)
            self.back_at = self._clock.time()
        finally:
            self._search = None
            search.set()

    async def _look_for_server(self, error: ServerLostError, deadline: float) -> None:
        for delay in chain(_PROBE_DELAYS, repeat(_PROBE_DELAYS[-1])):
            left = deadline - self._clock.time()
            if left <= 0:
                raise error
            await self._pause_control.sleep(min(delay, left))
            try:
                await self._server.libraries()
            except ServerLostError as err:
                error = err
            except RequestError:
                return  # it answers
            else:
                return

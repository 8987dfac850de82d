"""Retry requests until a server that is away is back."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import chain, repeat
from math import inf

from ..errors import RefusedError, RequestError, ServerLostError, StartingUpError
from ..events import Log, LogLevel, PauseReason
from ..lines import LineCode
from ..ports import Clock, MediaServer
from .pause import PauseControl

#: Seconds before each retry of a request that the server did not answer.
RETRY_DELAYS = (2.0, 8.0)
#: Seconds before each probe of a server that is away; the last value repeats.
_PROBE_DELAYS = (15.0, 30.0, 60.0)
#: How long a token may be refused, in seconds: a server refuses any while it starts, or while it
#: cannot reach plex.tv.
_LONGEST_REFUSAL = 300.0
#: Failures of a request, each after the server answered another one, that count as a refusal.
_MOST_REFUSALS = 3


type _Problem = ServerLostError | RefusedError


class RetryPolicy:
    """Retries the requests of one scan, also over an outage of the server."""

    def __init__(
        self,
        server: MediaServer,
        clock: Clock,
        pause_control: PauseControl,
        limit: float,
        log: Log,
    ) -> None:
        """Start. `limit` is how long to wait for the server, in seconds; 0 disables waiting."""
        self.back_at = -inf  #: when an outage last ended
        self._server = server
        self._clock = clock
        self._pause_control = pause_control
        self._limit = limit
        self._log = log
        self._failing = 0  # requests that the server did not answer
        self._paused_requests = 0  # requests that wait until the server is back
        self._probing: asyncio.Event | None = None  # set when the server is back

    async def send[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and retry it until the server responds.

        Raises ServerLostError if the server is unavailable for too long, RefusedError if it
        refuses the token for some minutes, and RequestError if it answers other requests but not
        this one.
        """
        if self._probing is not None:
            await self._probing.wait()
        try:
            return await request()
        except (ServerLostError, RefusedError) as err:
            error: _Problem = err
        with self._warn_once(error):
            for delay in RETRY_DELAYS:
                await self._clock.sleep(delay)
                try:
                    return await request()
                except (ServerLostError, RefusedError) as err:
                    error = err
            if not self._limit:
                raise error
            with self._paused(error):
                return await self._send_when_back(request, error)

    async def _send_when_back[T](self, request: Callable[[], Awaitable[T]], error: _Problem) -> T:
        """Send a request whenever the server is back, until it succeeds or is refused."""
        deadline = self._clock.monotonic() + self._limit
        refusals = 0
        while refusals < _MOST_REFUSALS:
            await self._wait_until_back(error, deadline)
            try:
                return await request()
            except StartingUpError as err:  # reads work meanwhile (docs/plex-server.md#transport)
                error = err
            except (ServerLostError, RefusedError) as err:
                error = err
                refusals += 1
        is_final = isinstance(error, RefusedError)
        raise error if is_final else RequestError(f"{error}, although the server answers others")

    @contextmanager
    def _warn_once(self, error: _Problem) -> Iterator[None]:
        """Warn once that the server does not answer, however many requests fail."""
        if not self._failing:
            self._log(LogLevel.WARNING, LineCode.RETRYING, error=str(error))
        self._failing += 1
        try:
            yield
        finally:
            self._failing -= 1

    @contextmanager
    def _paused(self, error: _Problem) -> Iterator[None]:
        """Pause the scan while a request waits until the server is back."""
        self._paused_requests += 1
        self._show(error)
        try:
            yield
        finally:
            self._paused_requests -= 1
            if not self._paused_requests:
                for reason in (PauseReason.SERVER_UNAVAILABLE, PauseReason.TOKEN_REFUSED):
                    self._pause_control.set(reason, is_paused=False)

    def _show(self, error: _Problem) -> None:
        """Show why the scan is paused: the latest error."""
        is_refused = isinstance(error, RefusedError)
        unavailable = PauseReason.SERVER_UNAVAILABLE
        # In this order, the scan never looks resumed in between.
        for is_paused in (True, False):
            reason = PauseReason.TOKEN_REFUSED if is_paused is is_refused else unavailable
            self._pause_control.set(reason, is_paused=is_paused)

    async def _wait_until_back(self, error: _Problem, deadline: float) -> None:
        """Wait until the server answers again. Raises the error when that takes too long."""
        if self._probing is not None:
            await self._probing.wait()
            return
        self._probing = probing = asyncio.Event()
        try:
            await self._probe(error, deadline)
            self.back_at = self._clock.monotonic()
        finally:
            self._probing = None
            probing.set()

    async def _probe(self, error: _Problem, deadline: float) -> None:
        """Ask for something small again and again until the server answers."""
        delays = chain(_PROBE_DELAYS, repeat(_PROBE_DELAYS[-1]))
        refused_until = inf
        while True:
            now = self._clock.monotonic()
            is_refused = isinstance(error, RefusedError)
            refused_until = min(refused_until, now + _LONGEST_REFUSAL) if is_refused else inf
            left = min(deadline, refused_until) - now
            if left <= 0:
                raise error
            await self._pause_control.sleep(min(next(delays), left))
            try:
                await self._server.libraries()
            except (ServerLostError, RefusedError) as err:
                error = err
                self._show(error)
            except RequestError:
                return  # it answers
            else:
                return

"""One scan under way: what its phases share."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import batched

from .errors import RequestError, ServerLostError
from .events import ItemFinished, LogLevel, LogLine, PhaseStarted, ProgressMade, ScanEvent
from .interface import Clock, ItemMemory, MediaServer, ScanObserver, ignore_events
from .models import FAILURES, ItemOutcome, MediaItem, Phase, Result, ScanOptions, Tally

#: Ids in one details read; servers answer 240 in one reply (PLEX.md section 3).
BATCH_SIZE = 200
#: Waits in seconds before a request is sent again that met a server that did not answer.
RETRY_DELAYS = (2.0, 8.0)


@dataclass(kw_only=True)
class Scan:
    """One scan under way: what it was given, and its tally so far."""

    server: MediaServer
    memory: ItemMemory
    clock: Clock
    options: ScanOptions
    observer: ScanObserver = ignore_events
    phase: Phase = Phase.COLLECT
    tally: Tally = field(default_factory=Tally)

    def publish(self, event: ScanEvent) -> None:
        """Tell the observer what happened."""
        self.observer(event)

    def start_phase(self, phase: Phase) -> None:
        """Begin a phase."""
        self.phase = phase
        self.publish(PhaseStarted(phase=phase))

    def progress(self, done: int, total: int, current: str = "") -> None:
        """Tell how far the phase is."""
        self.publish(
            ProgressMade(
                phase=self.phase, done=done, total=total, tally=self.tally, current=current
            )
        )

    def log(self, level: LogLevel, message: str, rating_key: str = "") -> None:
        """Write a line into the log of the job."""
        self.publish(
            LogLine(
                time=self.clock.time(),
                level=level,
                phase=self.phase,
                message=message,
                rating_key=rating_key,
            )
        )

    def finish_item(self, outcome: ItemOutcome, *, counted: bool = True) -> None:
        """Record the result of an item; `counted` if the tally has it as defective."""
        if counted:
            self.tally = self.tally.with_result(outcome.result)
        self.publish(ItemFinished(time=self.clock.time(), outcome=outcome, tally=self.tally))
        self.log(_level_of(outcome), _sentence_of(outcome), outcome.item.rating_key)

    async def patiently[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and again when the server does not answer. Raises ServerLostError."""
        for delay in RETRY_DELAYS:
            try:
                return await request()
            except ServerLostError as err:
                self.log(LogLevel.WARNING, f"{err}; trying again in {delay:.0f} s")
                await self.clock.sleep(delay)
        return await request()

    async def wait_for(self, event: asyncio.Event, seconds: float) -> None:
        """Wait for an event, which sets itself after so many seconds."""
        alarm = asyncio.ensure_future(self._set_after(event, seconds))
        try:
            await event.wait()
        finally:
            alarm.cancel()

    async def _set_after(self, event: asyncio.Event, seconds: float) -> None:
        await self.clock.sleep(seconds)
        event.set()

    async def read_confirmed(
        self, rating_keys: Sequence[str]
    ) -> tuple[dict[str, MediaItem], dict[str, RequestError]]:
        """Read items in batches; one that cannot be read does not spoil the others.

        Returns the items by rating key, without those that are gone, and the errors by rating key.
        """
        items: dict[str, MediaItem] = {}
        errors: dict[str, RequestError] = {}
        batches = list(batched(rating_keys, BATCH_SIZE, strict=False))
        while batches:
            batch = batches.pop()
            try:
                items |= await self.patiently(partial(self.server.read_items, batch))
            except RequestError as err:
                if len(batch) == 1:
                    errors[batch[0]] = err
                else:
                    middle = len(batch) // 2
                    batches += [batch[:middle], batch[middle:]]
        return items, errors


def _level_of(outcome: ItemOutcome) -> LogLevel:
    if outcome.result is Result.ERRORED:
        return LogLevel.ERROR
    if outcome.result in FAILURES:
        return LogLevel.WARNING
    return LogLevel.INFO


_SENTENCES: Mapping[Result, str] = {
    Result.HEALTHY: "healthy by itself",
    Result.FIXED: "fixed {before}",
    Result.PARTLY_FIXED: "fixed {fixed}; still {after}",
    Result.UNRESOLVED: "Plex processed it; still {after}",
    Result.TIMED_OUT: "Plex did not process it in time; still {after}",
    Result.GONE: "no longer on the server",
    Result.ERRORED: "{error}",
    Result.SKIPPED: "skipped ({reason}) with {before}",
    Result.WOULD_REFRESH: "would be refreshed for {before}",
}


def _sentence_of(outcome: ItemOutcome) -> str:
    """Say what became of an item, its title first."""
    sentence = _SENTENCES[outcome.result].format(
        before=", ".join(sorted(outcome.before)),
        fixed=", ".join(sorted(outcome.fixed)),
        after=", ".join(sorted(outcome.after)),
        reason=outcome.skip_reason,
        error=outcome.error,
    )
    return f"{outcome.item.display_title}: {sentence}"

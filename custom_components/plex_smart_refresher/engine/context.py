"""One scan under way: what its phases share."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import batched
from math import inf

from .errors import RequestError
from .events import (
    ItemFinished,
    LogLevel,
    LogLine,
    PauseReason,
    Phase,
    PhaseStarted,
    ProgressMade,
    ScanEvent,
    ScanPaused,
    ScanResumed,
)
from .incremental.baseline import Baseline
from .media import MediaItem
from .options import ScanOptions
from .ports import Clock, ItemMemory, MediaServer, ScanObserver, ignore_events
from .resilience.activity import ServerActivity
from .resilience.pause import PauseControl, wait_for
from .resilience.retry import RetryPolicy
from .resilience.throttle import RefreshThrottle
from .results import FAILURES, ItemOutcome, LibraryHealth, Result, SkipReason, Tally
from .selection import after_attempt, is_given_up_now, is_new_failure

#: Ids per details read; a server has answered 240 at once (docs/plex-server.md#details).
BATCH_SIZE = 200


@dataclass(kw_only=True)
class Scan:
    """One scan under way: what it was given, and its tally so far."""

    server: MediaServer
    memory: ItemMemory
    clock: Clock
    options: ScanOptions
    observer: ScanObserver = ignore_events
    pause_control: PauseControl
    done: Mapping[str, Result] = field(default_factory=dict)  #: results from before a restart
    known: Mapping[str, Baseline] = field(default_factory=dict)  #: from earlier scans
    inspected: dict[str, LibraryHealth] = field(default_factory=dict)
    phase: Phase = Phase.COLLECT
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        """Tell when the brake is applied and released."""
        self.throttle = RefreshThrottle(self.clock, self.options, self.log)
        self._activity = ServerActivity(self.server, self.clock, self.pause_control, self.options)
        self._retry_policy = RetryPolicy(
            self.server,
            self.clock,
            self.pause_control,
            self.options.pause_limit,
            partial(self.log, LogLevel.WARNING),
        )
        self.pause_control.on_change = self._on_pause
        if self.pause_control.reason is not None:
            self._on_pause(self.pause_control.reason)

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
        now = self.clock.time()
        state = after_attempt(outcome, outcome.past, self.options, now)
        self.publish(
            ItemFinished(
                time=now,
                outcome=outcome,
                tally=self.tally,
                next_state=state,
                is_new_failure=is_new_failure(outcome, state),
                is_given_up_now=is_given_up_now(outcome, state),
            )
        )
        self.log(_level_of(outcome), _sentence_of(outcome), outcome.item.rating_key)

    def _on_pause(self, reason: PauseReason | None) -> None:
        if reason is None:
            self.log(LogLevel.INFO, "going on")
            self.publish(ScanResumed())
        else:
            self.log(LogLevel.WARNING, f"waiting: {_WAITING[reason]}")
            self.publish(ScanPaused(reason=reason))

    async def go_on(self) -> None:
        """Wait while somebody or something holds the scan; only the user holds it for ever."""
        since = self.clock.time()
        await self._activity.look()
        while blocking_reason := self.pause_control.blocking_reason:
            left = since + self.options.pause_limit - self.clock.time()
            if blocking_reason is PauseReason.USER:
                await self.pause_control.sleep(inf)
            elif left <= 0:
                self.log(LogLevel.WARNING, "has waited long enough")
                self.pause_control.ignore(blocking_reason)
            else:
                await self.pause_control.sleep(min(left, self._activity.rest))
                await self._activity.look()

    async def patiently[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and again when the server does not answer; see Patience."""
        return await self._retry_policy.send(partial(self.throttle.heed, request))

    @property
    def back_at(self) -> float:
        """Return when the server was last found to be back, or minus infinity."""
        return self._retry_policy.back_at

    async def wait_for(self, event: asyncio.Event, seconds: float) -> None:
        """Wait for an event, which sets itself after so many seconds."""
        await wait_for(self.clock, event, seconds)

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


_WAITING: Mapping[PauseReason, str] = {
    PauseReason.USER: "somebody asked for it",
    PauseReason.SERVER_UNAVAILABLE: "the server does not answer, or cannot work now",
    PauseReason.PROVIDER_DOWN: "refresh after refresh changes nothing; Plex's sources may be down",
    PauseReason.ENTITY: "the chosen entity asks for it",
    PauseReason.SERVER_BUSY: "the server scans a library, or maintains itself",
    PauseReason.PLAYING: "somebody watches",
}
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
        reason=": ".join(filter(None, (outcome.skip_reason, _protection_of(outcome)))),
        error=outcome.error,
    )
    return f"{outcome.item.display_title}: {sentence}"


def _protection_of(outcome: ItemOutcome) -> str:
    """Return what a refresh of an item would destroy, or why that is not known."""
    protection = outcome.protection
    if protection is None:
        return outcome.error or "" if outcome.skip_reason is SkipReason.PROTECTED else ""
    made = ["a summary written by hand"] if protection.has_summary else []
    if protection.locked_fields:
        made.append(f"locked fields: {', '.join(protection.locked_fields)}")
    below = f"an item below it, {protection.below}, is " if protection.below else ""
    return f"{below}unmatched, with {' and '.join(made)}"

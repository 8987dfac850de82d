"""What is learned of a server, for arrivals and for whoever shows it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from homeassistant.core import callback

from ..engine.learning import (
    ENOUGH,
    FIRST_REFRESH,
    Duration,
    DurationKind,
    Lag,
    Learned,
    Patience,
    Wait,
)
from ..engine.media import MediaItem
from ..engine.options import ScanOptions
from ..engine.ports import Clock
from ..storage import LogIndex, LogIndexError
from .events import JobChanged, JobsEvent, MediaNews, Publisher, ServerChanged


class LearnedWaits:
    """How long scans and arrivals wait, by library and level; up to date after each of them."""

    def __init__(
        self,
        log_index: LogIndex,
        clock: Clock,
        options: Callable[[], ScanOptions],
        publisher: Publisher,
        run: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        """Set what to read, and what runs a task; nothing is learned yet."""
        self.waits: tuple[Learned, ...] = ()
        self._is_behind = False
        self._log_index = log_index
        self._clock = clock
        self._options = options
        self._publisher = publisher
        self._run = run

    @callback
    def start(self) -> Callable[[], None]:
        """Learn now and after each job; return what ends that."""
        self._run(self.async_update())
        return self._publisher.subscribe(self._on_event)

    def first_refresh(self, item: MediaItem) -> float:
        """Return how many seconds after its arrival an incomplete item is refreshed first."""
        level = item.library_id, item.type
        learned = (each for each in self.waits if (each.library_id, each.level) == level)
        return next((each.first_refresh for each in learned), FIRST_REFRESH)

    async def async_update(self) -> None:
        """Learn from what is stored, and tell whoever shows it."""
        known = self.waits
        self._is_behind = False
        try:
            durations = await self._log_index.memory.durations(self._clock.time())
        except LogIndexError:  # the count of the items tells of it
            return
        self.waits = Patience(self._options(), durations).learned()
        if self.waits != known:
            self._publisher.publish(ServerChanged())

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Learn from a job that has ended, and from an item that is ready."""
        if isinstance(event, JobChanged) and not event.job.is_active:
            self._run(self.async_update())
        elif isinstance(event, MediaNews) and event.lacked_for is not None:
            self._note(event.item, event.lacked_for)

    @callback
    def _note(self, item: MediaItem, lacked_for: float) -> None:
        """Store for how long after its arrival an item lacked something, and learn from it."""
        took = DurationKind.ARRIVED, lacked_for, self._clock.time()
        self._log_index.add_duration(Duration(item.library_id, item.type, *took))
        if not self._is_behind:  # a burst is read once
            self._is_behind = True
            self._run(self._catch_up())

    async def _catch_up(self) -> None:
        """Learn once the event loop has had a turn."""
        await asyncio.sleep(0)
        await self.async_update()


def learned_details(learned: Learned) -> dict[str, Any]:
    """Return what is learned of a level of a library, with the reasons."""
    return {
        "library_id": learned.library_id,
        "level": learned.level.value,
        "deadline": _wait_details(learned.deadline),
        "picture_wait": _wait_details(learned.picture_wait),
        "typical": learned.typical,
        "late": _lag_details(learned.late),
        "arrived": _lag_details(learned.arrived) | {"first_refresh": learned.first_refresh},
    }


def _wait_details(wait: Wait) -> dict[str, Any]:
    """Return a wait, and why it is that long."""
    return wait._asdict() | {"basis": wait.basis.value, "enough": ENOUGH}


def _lag_details(lag: Lag) -> dict[str, Any]:
    """Return for how long items lacked something, and from how many that is known."""
    return lag._asdict() | {"enough": ENOUGH}

"""What is learned of a server, for whoever shows it."""

from collections.abc import Callable, Coroutine
from typing import Any

from homeassistant.core import callback

from ..engine.learning import ENOUGH, Learned, Patience, Wait
from ..engine.options import ScanOptions
from ..engine.ports import Clock
from ..storage import LogIndexError, Memory
from .events import JobChanged, JobsEvent, Publisher, ServerChanged


class LearnedWaits:
    """How long the next scan will wait, by library and level; up to date after each job."""

    def __init__(
        self,
        memory: Memory,
        clock: Clock,
        options: Callable[[], ScanOptions],
        publisher: Publisher,
        run: Callable[[Coroutine[Any, Any, None]], object],
    ) -> None:
        """Set what to read, and what runs a task; nothing is learned yet."""
        self.waits: tuple[Learned, ...] = ()
        self._memory = memory
        self._clock = clock
        self._options = options
        self._publisher = publisher
        self._run = run

    @callback
    def start(self) -> Callable[[], None]:
        """Learn now and after each job; return what ends that."""
        self._run(self.async_update())
        return self._publisher.subscribe(self._on_event)

    async def async_update(self) -> None:
        """Learn from what is stored, and tell whoever shows it."""
        known = self.waits
        try:
            durations = await self._memory.durations(self._clock.time())
        except LogIndexError:  # the count of the items tells of it
            return
        self.waits = Patience(self._options(), durations).learned()
        if self.waits != known:
            self._publisher.publish(ServerChanged())

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Learn from a job that has ended."""
        if isinstance(event, JobChanged) and not event.job.is_active:
            self._run(self.async_update())


def learned_details(learned: Learned) -> dict[str, Any]:
    """Return what is learned of a level of a library, with the reasons."""
    return {
        "library_id": learned.library_id,
        "level": learned.level.value,
        "deadline": _wait_details(learned.deadline),
        "picture_wait": _wait_details(learned.picture_wait),
        "typical": learned.typical,
        "late": learned.late,
    }


def _wait_details(wait: Wait) -> dict[str, Any]:
    """Return a wait, and why it is that long."""
    return wait._asdict() | {"basis": wait.basis.value, "enough": ENOUGH}

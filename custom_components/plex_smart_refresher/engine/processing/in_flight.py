"""An item in progress."""

import asyncio
from dataclasses import dataclass, field

from ..learning import Took
from ..resilience.throttle import Slot


@dataclass(slots=True)
class InFlight:
    """An item in progress."""

    slot: Slot
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    is_processed: bool = False
    has_slot: bool = True
    requested_at: float = 0.0  #: when its refresh was last requested
    repeats: int = 0  #: requests repeated after an outage of the server
    ends_at: float = 0.0  #: when it is read for the last time
    checks: int = 0
    is_alone: bool = False  #: refreshed by itself, so that how long it takes can be learned
    took: list[Took] = field(default_factory=list)  #: what was measured
    is_held_for_below: bool = False  #: Plex still processes what is below it

    @property
    def is_newly_processed(self) -> bool:
        """Return whether it was processed and still holds its slot."""
        return self.is_processed and self.has_slot

    def free_slot(self) -> None:
        """Give the slot to the next item once Plex has processed what is below this one too."""
        if self.has_slot:
            self.has_slot = False
            if not self.is_held_for_below:
                self.slot.release()

    def finish(self) -> None:
        """Give the slot to the next item in any case."""
        self.free_slot()
        if self.is_held_for_below:
            self.is_held_for_below = False
            self.slot.release()

    def take(self, slot: Slot) -> None:
        """Hold another slot, for another request."""
        self.slot = slot
        self.has_slot = True
        self.repeats = self.checks = 0
        self.reset()

    def reset(self) -> None:
        """Discard what was notified before the refresh is requested."""
        self.is_processed = False
        self.woken.clear()

    def mark_processed(self) -> None:
        """Note that Plex has processed the item."""
        self.is_processed = True
        self.woken.set()

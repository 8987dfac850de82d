"""The shape of a rung: one way to repair an item."""

from dataclasses import dataclass
from typing import Protocol

from ..context import Scan
from ..edits.restore import EditGuard, Examination, RestoreResult
from ..edits.rules import Snapshot
from ..edits.writer import Writer
from ..media import MediaItem
from ..processing.in_flight import InFlight
from ..processing.notices import Notices
from ..processing.verify import Verifier


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """What the rungs of one scan share."""

    scan: Scan
    guard: EditGuard
    writer: Writer
    verifier: Verifier
    notices: Notices


class Rung(Protocol):
    """One way to repair an item. Each method raises RequestError if the item cannot be handled."""

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""

    async def examine(self, item: MediaItem) -> Examination:
        """Return whether the rung is allowed for an item, and what it costs."""
        ...

    async def apply(self, item: MediaItem, found: Examination, in_flight: InFlight) -> Snapshot:
        """Change an item through the writer, and return what it was before."""
        ...

    async def verify(self, snapshot: Snapshot, in_flight: InFlight) -> MediaItem | None:
        """Return the item once the change is there or time is up; None if it is gone."""
        ...

    async def undo(
        self, snapshot: Snapshot, current: MediaItem, in_flight: InFlight
    ) -> RestoreResult:
        """Restore what the change has damaged."""
        ...

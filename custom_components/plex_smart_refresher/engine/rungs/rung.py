"""The shape of a rung: one way to repair an item."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from ..context import Scan
from ..defects import Defect
from ..edits.changes import OpenChange
from ..edits.restore import EditGuard, Examination, RestoreResult
from ..edits.writer import Writer
from ..ladder_terms import RungName
from ..media import MediaItem
from ..processing.in_flight import InFlight
from ..processing.notices import Notices
from ..processing.verify import Verifier
from ..reading.batching import BatchReader
from ..results import ItemOutcome


@dataclass(frozen=True, kw_only=True, slots=True)
class Tools:
    """What the rungs of one scan share."""

    scan: Scan
    reader: BatchReader
    guard: EditGuard
    writer: Writer
    verifier: Verifier
    notices: Notices
    defective_below: Counter[str]  #: the items to repair below each season, show and artist


@dataclass(kw_only=True, slots=True)
class Attempt:
    """One application of a rung to an item."""

    item: MediaItem
    found: Examination
    in_flight: InFlight
    change: OpenChange | None = None  #: what the rung writes; None if it writes nothing
    ended: asyncio.Event = field(default_factory=asyncio.Event)


class Rung(Protocol):
    """One way to repair an item. Each method raises RequestError if the item cannot be handled."""

    name: ClassVar[RungName]
    cures: ClassVar[frozenset[Defect]]  #: the defects that it can cure
    needs_sources: ClassVar[bool]  #: Plex asks its metadata sources for it
    is_asked_for: ClassVar[bool] = False  #: A person asked for it, so no option or limit stops it.

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""

    async def examine(self, item: MediaItem, tried: Mapping[RungName, ItemOutcome]) -> Examination:
        """Return whether the rung is allowed for an item, and what it costs.

        `tried` has what came of the rungs before it.
        """
        ...

    def reserve(self, attempt: Attempt) -> None:
        """Note that the rung is about to be applied; nothing else has run since it was examined."""

    async def apply(self, attempt: Attempt) -> None:
        """Change an item through the writer; the attempt has the change before its first write."""
        ...

    async def verify(self, attempt: Attempt) -> MediaItem | None:
        """Return the item once the change is there or time is up; None if it is gone."""
        ...

    async def undo(self, attempt: Attempt, current: MediaItem) -> RestoreResult:
        """Restore what the change has damaged."""
        ...

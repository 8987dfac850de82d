"""The last rung: have Plex analyse the file of an item, which makes a frame of it the picture."""

from collections.abc import Mapping
from functools import partial

from ..defects import Defect
from ..edits.restore import UNFIT, Examination, RestoreResult
from ..ladder_terms import RungName, WriteKind
from ..media import MediaItem, MediaType
from ..results import ItemOutcome
from .rung import Attempt, Rung, Tools

_WITH_FRAMES = frozenset({MediaType.MOVIE, MediaType.EPISODE})


class AnalyzeRung(Rung):
    """Has Plex analyse the file of an item that has no picture, and for which none is offered.

    Plex reads the entire file for it: never while anybody plays anything.
    """

    name = RungName.ANALYZE
    cures = frozenset({Defect.MISSING_POSTER})
    needs_sources = False

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""
        self._tools = tools

    async def examine(self, item: MediaItem, tried: Mapping[RungName, ItemOutcome]) -> Examination:
        """Return whether an item has a file, no picture on offer, and nobody plays anything."""
        server = self._tools.scan.server
        if item.type not in _WITH_FRAMES or not item.file:
            return UNFIT
        if await server.read_posters(item.rating_key) or await server.played_keys():
            return UNFIT
        return Examination(cost=1)

    async def apply(self, attempt: Attempt) -> None:
        """Request the analysis of an item."""
        attempt.change = await self._tools.guard.prepare(WriteKind.ANALYZE, attempt.item)
        await self._request(attempt)

    async def verify(self, attempt: Attempt) -> MediaItem | None:
        """Return the item once it has a picture or time is up; None if it is gone."""
        again = partial(self._request, attempt)
        return await self._tools.verifier.verify(attempt.item, attempt.in_flight, again)

    async def undo(self, attempt: Attempt, current: MediaItem) -> RestoreResult:
        """Restore what the analysis has damaged."""
        assert attempt.change is not None
        return await self._tools.guard.restore(attempt.change, current, is_processed=True)

    async def _request(self, attempt: Attempt) -> None:
        """Request the analysis of an item."""
        assert attempt.change is not None
        attempt.in_flight.reset()
        await self._tools.writer.analyze(attempt.change, attempt.in_flight.slot)

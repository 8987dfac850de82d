"""The source of a scan that heals what earlier scans found."""

from collections.abc import Sequence
from itertools import batched

from ..context import BATCH_SIZE, Scan
from ..events import LogLevel
from ..lines import LineCode
from ..media import Library
from .confirm import Confirmer
from .source import Source


class FoundItems(Source):
    """The items that are known to need a refresh. No list is read: details confirm each of them."""

    def __init__(self, scan: Scan, libraries: Sequence[Library], confirmer: Confirmer) -> None:
        """Take the scan; the items belong to its libraries."""
        self._scan = scan
        self._library_ids = [library.library_id for library in libraries]
        self._confirmer = confirmer

    async def inspect(self) -> None:
        """Hand the items to the confirmer."""
        keys = await self._scan.memory.to_heal(self._library_ids)
        self._scan.log(LogLevel.INFO, LineCode.FOUND_BEFORE, count=len(keys))
        done = 0
        for batch in batched(keys, BATCH_SIZE, strict=False):
            await self._confirmer.confirm_keys(batch)
            done += len(batch)
            self._scan.progress(done, len(keys))

"""The source of a scan of single items: their rating keys."""

from collections.abc import Sequence
from itertools import batched

from ..context import BATCH_SIZE, Scan
from ..media import Library
from .confirm import Confirmer
from .source import Source


class NamedItems(Source):
    """The items that a user names."""

    def __init__(self, scan: Scan, libraries: Sequence[Library], confirmer: Confirmer) -> None:
        """Take the scan; the confirmer knows its libraries."""
        self._scan = scan
        self._confirmer = confirmer

    async def inspect(self) -> None:
        """Hand the named items to the confirmer."""
        for keys in batched(self._scan.options.rating_keys, BATCH_SIZE, strict=False):
            await self._confirmer.confirm_keys(keys)

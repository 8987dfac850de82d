"""The source of items that failed before: the retry pool."""

from collections.abc import Sequence
from itertools import batched

from ..context import BATCH_SIZE, Scan
from ..events import LogLevel
from ..lines import LineCode
from ..media import Library
from .confirm import Confirmer
from .source import Source


class RetryPool(Source):
    """The items that failed before, are due and are in no list of this scan.

    Items of a library or level that this scan does not select stay in the pool.
    """

    def __init__(self, scan: Scan, libraries: Sequence[Library], confirmer: Confirmer) -> None:
        """Take the scan; the confirmer knows which due items were in a list."""
        self._scan = scan
        self._confirmer = confirmer

    async def inspect(self) -> None:
        """Hand due items to the confirmer, up to the limit of retries."""
        left = self._scan.options.retry_limit
        due = self._confirmer.due
        if due and left:
            self._scan.log(LogLevel.INFO, LineCode.RETRY_POOL)
        for keys in batched(due, BATCH_SIZE, strict=False):
            if left:
                left -= await self._confirmer.confirm_keys(keys, left)

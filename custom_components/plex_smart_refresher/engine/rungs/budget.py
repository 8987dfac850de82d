"""Count what Plex processes for the refreshes of a scan, and keep within the maximum."""

from math import inf

from ..context import Scan
from ..events import LogLevel
from ..lines import LineCode
from ..results import FAILURES, Result

_REFRESHED = frozenset({Result.FIXED, *FAILURES})


class Budget:
    """The items that Plex may process for one scan.

    A refresh of a show, season or artist is one request, but Plex processes everything below it.
    """

    def __init__(self, scan: Scan) -> None:
        """Start with what the options allow, minus what was refreshed before a restart."""
        self._scan = scan
        self._most = scan.options.max_refreshes or inf
        self._taken = count_refreshed(scan)
        self._refreshes = self._processed = 0

    def take(self, weight: int) -> bool:
        """Take an item and what is below it, and return whether that is allowed.

        What exceeds the maximum by itself is only allowed as the first.
        """
        if self._taken and self._taken + weight > self._most:
            return False
        self._taken += weight
        self._processed += weight
        self._refreshes += 1
        return True

    def report(self) -> None:
        """Report how many items Plex processes, if these are more than the refreshes."""
        if self._processed > self._refreshes:
            code = LineCode.COST_OF_DRY_RUN if self._scan.options.dry_run else LineCode.COST
            items, refreshes = self._processed, self._refreshes
            self._scan.log(LogLevel.INFO, code, items=items, refreshes=refreshes)


def count_refreshed(scan: Scan) -> int:
    """Return the number of items that were refreshed before a restart."""
    return sum(result in _REFRESHED for result in scan.done.values())

"""At most one refresh per day of what has other items below it."""

from math import inf

from ..context import Scan
from ..ladder_terms import WriteKind

#: A little less than a day: a nightly scan may come to an item earlier than the night before.
_DAY = 22 * 3_600.0
_KINDS = (WriteKind.REFRESH_PARENT, WriteKind.REFRESH)


async def refresh_due_at(scan: Scan, rating_key: str) -> float | None:
    """Return when an item may be refreshed again; None if that is now. Raises JournalError.

    A refresh that lies more than a day ahead is none: the clock was wrong.
    """
    times = [await scan.journal.last(kind, rating_key) for kind in _KINDS]
    last = max((each for each in times if each is not None), default=-inf)
    return last + _DAY if abs(scan.clock.time() - last) < _DAY else None

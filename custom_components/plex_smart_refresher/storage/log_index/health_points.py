"""The health of the libraries over time: a point per hour, and later one per day."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
import sqlite3
from typing import Final

from .database import Database
from .encoding import clean
from .records import HealthPoint
from .schema import transaction

_HOUR: Final = 3_600
_HOURS_PER_DAY: Final = 24
#: Beyond this age, only the last point of each day is kept; a week is shown in hours.
_HOURLY_FOR: Final = timedelta(days=8).total_seconds()
#: Beyond this age, no point is kept; a year is shown.
_KEPT_FOR: Final = timedelta(days=400).total_seconds()

_PUT = """
INSERT INTO health_points (library_id, hour, time, items, broken) VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET time = excluded.time, items = excluded.items, broken = excluded.broken
"""
#: With MAX(), SQLite takes the other columns from the same row.
_LATEST_PER_SLOT = """
SELECT library_id, MAX(time), items, broken FROM health_points
WHERE time BETWEEN :since AND :until
GROUP BY library_id, hour / :hours
ORDER BY hour
"""
_DELETE_OLD = """
DELETE FROM health_points WHERE time < :oldest OR time > :now OR time < :hourly AND EXISTS (
    SELECT 1 FROM health_points AS later
    WHERE later.library_id = health_points.library_id
    AND later.hour BETWEEN health_points.hour + 1 AND health_points.hour / :hours * :hours + 23
)
"""


class HealthPoints:
    """Record and query the numbers of all and of broken items in each library."""

    def __init__(self, database: Database) -> None:
        """Use the database."""
        self._database = database

    async def put(self, now: float, counts: Mapping[str, tuple[int, int]]) -> None:
        """Record the numbers of all and of broken items by library. Raises LogIndexError."""
        hour = int(now // _HOUR)
        rows = [(clean(key), hour, now, *numbers) for key, numbers in counts.items()]
        await self._database.async_run(partial(_put, rows=rows))

    async def get(self, since: float, until: float, *, hours: int) -> Sequence[HealthPoint]:
        """Return the last point of each library in each span of some hours, oldest first."""
        values = {"since": since, "until": until, "hours": hours}
        return await self._database.async_run(partial(_read, values=values))


def _put(connection: sqlite3.Connection, rows: Sequence[tuple[str, int, float, int, int]]) -> None:
    """Write points; they replace those of the same hour."""
    with transaction(connection):
        connection.executemany(_PUT, rows)


def _read(connection: sqlite3.Connection, values: Mapping[str, float]) -> list[HealthPoint]:
    """Return the last point of each library in each span."""
    return [HealthPoint(*row) for row in connection.execute(_LATEST_PER_SLOT, values)]


def delete_old_points(connection: sqlite3.Connection, now: float) -> int:
    """Delete points that are too old or of the future, and thin the others; return their number."""
    values = {
        "now": now,
        "oldest": now - _KEPT_FOR,
        "hourly": now - _HOURLY_FOR,
        "hours": _HOURS_PER_DAY,
    }
    return connection.execute(_DELETE_OLD, values).rowcount

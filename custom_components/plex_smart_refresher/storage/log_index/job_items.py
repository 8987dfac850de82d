"""The results of the items of each job."""

from collections.abc import Sequence
from functools import partial
import sqlite3
from typing import Any

from ...engine.ladder_terms import RungName
from ...engine.results import Result
from .buffer import Writer
from .encoding import clean, cleaned, load_changes
from .records import JobItemPage, JobItemRow

_JOB_ITEMS = (
    "SELECT rating_key, title, type, library_id, before, after, result, skip_reason, error, "
    "restored, time, job_id, changes, rung, change_ids, not_restored "
)
#: The index by result is sorted by ID only within one result.
_FROM_JOB_ITEMS = "FROM job_items INDEXED BY job_items_by_job WHERE job_id = :job_id "
_FROM_JOB_ITEMS_OF_RESULT = (
    "FROM job_items INDEXED BY job_items_by_result WHERE job_id = :job_id AND result = :result "
)
_OF_ITEM = (
    _JOB_ITEMS
    + """
FROM job_items INDEXED BY job_items_by_item WHERE rating_key = :rating_key
ORDER BY id DESC LIMIT :limit
"""
)
#: Items that were gone, and that a later scan has seen again.
_RETURNED = """
SELECT COUNT(DISTINCT gone.rating_key) FROM job_items AS gone
JOIN items ON items.rating_key = gone.rating_key
WHERE gone.result = :result AND gone.time >= :since AND items.last_seen > gone.time
"""


class JobItems:
    """Query the items of a job."""

    def __init__(self, writer: Writer) -> None:
        """Use the writer's database."""
        self._writer = writer

    async def get(
        self, job_id: str, *, limit: int, offset: int = 0, result: str | None = None
    ) -> JobItemPage:
        """Return a page of a job's items, latest first."""
        return await self._writer.async_run(
            partial(_read_items, job_id=job_id, result=result, limit=limit, offset=offset)
        )

    async def healed_by(self, job_id: str) -> dict[RungName, int]:
        """Return the number of the items of a job that each rung healed. Raises LogIndexError."""
        return await self._writer.async_run(partial(_count_healed, job_id=job_id))

    async def count_returned(self, since: float) -> int:
        """Return the number of items that were gone since a time and came back."""
        return await self._writer.async_run(partial(_count_returned, since=since))

    async def of_item(self, rating_key: str, *, limit: int) -> tuple[JobItemRow, ...]:
        """Return the results of an item in the latest jobs, latest first."""
        return await self._writer.async_run(
            partial(_read_of_item, rating_key=rating_key, limit=limit)
        )


def _count_healed(connection: sqlite3.Connection, job_id: str) -> dict[RungName, int]:
    """Return the number of the items of a job that each rung healed."""
    query = "SELECT rung, COUNT(*) " + _FROM_JOB_ITEMS_OF_RESULT + "GROUP BY rung"
    values = {"job_id": clean(job_id), "result": Result.FIXED.value}
    rows = connection.execute(query, values)
    return {RungName(rung): count for rung, count in rows if rung in RungName}


def _count_returned(connection: sqlite3.Connection, since: float) -> int:
    """Return the number of items that were gone since a time and came back."""
    values = {"result": Result.GONE.value, "since": since}
    count: int = connection.execute(_RETURNED, values).fetchone()[0]
    return count


def _read_of_item(
    connection: sqlite3.Connection, rating_key: str, limit: int
) -> tuple[JobItemRow, ...]:
    """Return the results of an item in the latest jobs, latest first."""
    values = {"rating_key": clean(rating_key), "limit": limit}
    return tuple(map(_job_item_row, connection.execute(_OF_ITEM, values)))


def _read_items(
    connection: sqlite3.Connection, job_id: str, result: str | None, limit: int, offset: int
) -> JobItemPage:
    """Return a page of a job's items, latest first."""
    values = {
        "job_id": clean(job_id),
        "result": cleaned(result),
        "limit": limit,
        "offset": offset,
    }
    source = _FROM_JOB_ITEMS if result is None else _FROM_JOB_ITEMS_OF_RESULT
    total = connection.execute("SELECT COUNT(*) " + source, values).fetchone()[0]
    page = source + "ORDER BY id DESC LIMIT :limit OFFSET :offset"
    items = tuple(map(_job_item_row, connection.execute(_JOB_ITEMS + page, values)))
    return JobItemPage(items=items, total=total)


def _job_item_row(row: Sequence[Any]) -> JobItemRow:
    """Return an item of a job from its row."""
    return JobItemRow(
        rating_key=row[0],
        title=row[1],
        type=row[2],
        library_id=row[3],
        before=tuple(row[4].split()),
        after=tuple(row[5].split()),
        result=row[6],
        skip_reason=row[7],
        error=row[8],
        restored=tuple(row[9].split()),
        time=row[10],
        job_id=row[11],
        changes=load_changes(row[12]),
        rung=row[13],
        change_ids=tuple(row[14].split()),
        not_restored=tuple(row[15].split()),
    )

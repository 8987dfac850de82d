"""Delete old records in small steps, so other queries wait only briefly."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from functools import partial
import sqlite3
from typing import Any

from ...engine.job import Job
from .arrivals import delete_old_arrivals
from .changes import delete_old_changes
from .database import Database
from .durations import delete_old_durations
from .encoding import clean
from .health_points import delete_old_points
from .imports import delete_old_imports
from .pictures import delete_old_checks
from .proposal_writing import delete_orphans
from .schema import transaction
from .vanished import delete_old_vanished

#: Rows and pages per step of the purge, which delays others by about 20 ms.
_PURGE_ROWS = 1_000
_PURGE_PAGES = 500
#: Pages per step of merging the text index after a purge, and the maximum number of steps: a
#: million lines take about 80. Later writes merge the rest.
_MERGE_PAGES = 200
_MERGE_STEPS = 500
#: What deletes records with a retention of their own.
_EXPIRING = (delete_old_points, delete_old_arrivals, delete_old_imports, delete_old_durations)


class Purge:
    """Delete old records and records without a job."""

    def __init__(self, database: Database) -> None:
        """Set the database."""
        self._database = database

    async def async_run(
        self,
        now: float,
        *,
        log_days: int,
        item_days: int,
        change_days: int,
        jobs: Callable[[], Iterable[Job]],
    ) -> dict[str, int]:
        """Delete old records and records without a job, and return their number.

        Zero days keep everything, and an active job keeps its lines. Jobs that start meanwhile are
        included.
        """
        lines, items, job_items, changes = 0, 0, 0, 0
        if log_days:
            before = now - timedelta(days=log_days).total_seconds()
            active = [job.job_id for job in jobs() if job.is_active]
            delete_lines = partial(delete_old_lines, before=before, job_ids_to_keep=active)
            lines += await self._repeat(delete_lines)
        if item_days:
            before = now - timedelta(days=item_days).total_seconds()
            for delete_old in (delete_old_items, delete_old_vanished):
                items += await self._repeat(partial(delete_old, before=before))
            for delete_also in (delete_orphans, delete_old_checks):
                await self._repeat(partial(delete_also, before=before))
        if change_days:
            before = now - timedelta(days=change_days).total_seconds()
            changes = await self._repeat(partial(delete_old_changes, before=before))
        for delete_expired in _EXPIRING:
            await self._database.async_run(partial(delete_expired, now=now))
        stored = await self._database.async_run(stored_jobs)
        # Read after the query, so all jobs with lines are known.
        kept = {clean(job.job_id) for job in jobs()}
        for job_id in stored - kept:
            lines += await self._repeat(partial(delete_lines_of_job, job_id=job_id))
            job_items += await self._repeat(partial(delete_job_items, job_id=job_id))
        if lines or items or job_items or changes:
            await self._shrink()
        return {"lines": lines, "items": items, "job_items": job_items, "changes": changes}

    async def _repeat(self, step: Callable[..., int]) -> int:
        """Repeat a step until nothing is left, and return the total."""
        total = 0
        while done := await self._database.async_run(partial(step, limit=_PURGE_ROWS)):
            total += done
        return total

    async def _shrink(self) -> None:
        """Return free space to the file system."""
        # A negative number starts a full merge: deleted entries use space until then.
        pages = -_MERGE_PAGES
        for _ in range(_MERGE_STEPS if self._database.has_text_search else 0):
            if not await self._database.async_run(partial(_merge_text_index, pages=pages)):
                break
            pages = _MERGE_PAGES
        while await self._database.async_run(_vacuum):
            pass


def _merge_text_index(connection: sqlite3.Connection, pages: int) -> bool:
    """Merge some pages of the text index and return whether there are more."""
    before = connection.total_changes
    connection.execute("INSERT INTO log_text (log_text, rank) VALUES ('merge', ?)", (pages,))
    return connection.total_changes - before >= 2  # noqa: PLR2004 - as SQLite documents it


def _vacuum(connection: sqlite3.Connection) -> bool:
    """Free some pages at the end of the file, and return whether there are more."""
    free = "PRAGMA freelist_count"
    before: int = connection.execute(free).fetchone()[0]
    connection.execute(f"PRAGMA incremental_vacuum({_PURGE_PAGES:d})").fetchall()
    after: int = connection.execute(free).fetchone()[0]
    return 0 < after < before


def delete_old_lines(
    connection: sqlite3.Connection, before: float, job_ids_to_keep: Collection[str], limit: int
) -> int:
    """Delete some lines older than a time; return their number.

    Only the first lines are read because lines are chronological, and a full search would
    delay other queries.
    """
    query = "SELECT id, job_id, level, time FROM log_lines ORDER BY id LIMIT ?"
    rows = connection.execute(query, (limit,)).fetchall()
    old = [row for row in rows if row[3] < before and row[1] not in job_ids_to_keep]
    return _delete_lines(connection, old)


def delete_lines_of_job(connection: sqlite3.Connection, job_id: str, limit: int) -> int:
    """Delete some lines of a job; return their number."""
    query = "SELECT id, job_id, level FROM log_lines WHERE job_id = ? LIMIT ?"
    return _delete_lines(connection, connection.execute(query, (job_id, limit)).fetchall())


def _delete_lines(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> int:
    """Delete lines and update the counts; return their number."""
    counts = Counter((job_id, level) for _, job_id, level, *_ in rows)
    with transaction(connection):
        connection.executemany("DELETE FROM log_lines WHERE id = ?", [row[:1] for row in rows])
        connection.executemany(
            "UPDATE log_counts SET lines = lines - ? WHERE job_id = ? AND level = ?",
            [(count, *key) for key, count in counts.items()],
        )
        connection.execute("DELETE FROM log_counts WHERE lines <= 0")
    return len(rows)


def delete_job_items(connection: sqlite3.Connection, job_id: str, limit: int) -> int:
    """Delete some items of a job; return their number."""
    query = """
    DELETE FROM job_items WHERE id IN (SELECT id FROM job_items WHERE job_id = ? LIMIT ?)
    """
    return connection.execute(query, (job_id, limit)).rowcount


def delete_old_items(connection: sqlite3.Connection, before: float, limit: int) -> int:
    """Delete some items not seen since a time; return their number.

    Ignored ones stay, and those whose title is taken as it is, which no scan sees any more.
    """
    query = """
    DELETE FROM items WHERE id IN (
        SELECT id FROM items WHERE last_seen < ? AND ignored = 0 AND kept_tries < 2 LIMIT ?
    )
    """
    return connection.execute(query, (before, limit)).rowcount


def stored_jobs(connection: sqlite3.Connection) -> set[str]:
    """Return the IDs of jobs with lines or items."""
    query = "SELECT job_id FROM log_counts UNION SELECT DISTINCT job_id FROM job_items"
    return {row[0] for row in connection.execute(query)}

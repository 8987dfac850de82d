"""Delete what is old, in small steps, so that nobody waits for long."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import timedelta
from functools import partial
import sqlite3
from typing import Any

from ...engine.job import Job
from .database import Database
from .encoding import clean
from .schema import transaction

#: Rows and pages in one step of the purge, which others wait for: about 20 ms.
_PURGE_ROWS = 1_000
_PURGE_PAGES = 500
#: Pages in one step of merging the text index after a purge, and steps at most: a million lines
#: take about 80. What is left is merged by later writes.
_MERGE_PAGES = 200
_MERGE_STEPS = 500


class Purge:
    """Deletes what is old or belongs to no job any more."""

    def __init__(self, database: Database) -> None:
        """Work in a database."""
        self._database = database

    async def async_run(
        self, now: float, *, log_days: int, item_days: int, jobs: Callable[[], Iterable[Job]]
    ) -> dict[str, int]:
        """Delete what is old, or belongs to no job any more, and return how much that was.

        Zero days keep everything, and an active job keeps its lines. Jobs that begin meanwhile
        are asked for.
        """
        lines, items, job_items = 0, 0, 0
        if log_days:
            before = now - timedelta(days=log_days).total_seconds()
            active = [job.job_id for job in jobs() if job.is_active]
            lines += await self._repeat(
                partial(delete_old_lines, before=before, job_ids_to_keep=active)
            )
        if item_days:
            before = now - timedelta(days=item_days).total_seconds()
            items += await self._repeat(partial(delete_old_items, before=before))
        stored = await self._database.async_run(stored_jobs)
        # After the look: who has lines by then is known.
        kept = {clean(job.job_id) for job in jobs()}
        for job_id in stored - kept:
            lines += await self._repeat(partial(delete_lines_of_job, job_id=job_id))
            job_items += await self._repeat(partial(delete_job_items, job_id=job_id))
        if lines or items or job_items:
            await self._shrink()
        return {"lines": lines, "items": items, "job_items": job_items}

    async def _repeat(self, step: Callable[..., int]) -> int:
        """Repeat a step until there is nothing left to do, and return how much it did."""
        total = 0
        while done := await self._database.async_run(partial(step, limit=_PURGE_ROWS)):
            total += done
        return total

    async def _shrink(self) -> None:
        """Give room back to the file system."""
        # Below zero begins with all of it: what was deleted takes room until it is merged away.
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
    """Delete some of the oldest lines if they are older than that; return how many.

    Only the first lines are looked at: their order is that of time, and a search through all
    the others for one out of order would hold everybody up.
    """
    query = "SELECT id, job_id, level, time FROM log_lines ORDER BY id LIMIT ?"
    rows = connection.execute(query, (limit,)).fetchall()
    old = [row for row in rows if row[3] < before and row[1] not in job_ids_to_keep]
    return _delete_lines(connection, old)


def delete_lines_of_job(connection: sqlite3.Connection, job_id: str, limit: int) -> int:
    """Delete some lines of a job; return how many."""
    query = "SELECT id, job_id, level FROM log_lines WHERE job_id = ? LIMIT ?"
    return _delete_lines(connection, connection.execute(query, (job_id, limit)).fetchall())


def _delete_lines(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> int:
    """Delete lines and take them off the counts; return their number."""
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
    """Delete some items of a job; return how many."""
    query = """
    DELETE FROM job_items WHERE id IN (SELECT id FROM job_items WHERE job_id = ? LIMIT ?)
    """
    return connection.execute(query, (job_id, limit)).rowcount


def delete_old_items(connection: sqlite3.Connection, before: float, limit: int) -> int:
    """Delete some items not seen since; return how many. One that is ignored stays so."""
    query = """
    DELETE FROM items WHERE id IN (
        SELECT id FROM items WHERE last_seen < ? AND ignored = 0 LIMIT ?
    )
    """
    return connection.execute(query, (before, limit)).rowcount


def stored_jobs(connection: sqlite3.Connection) -> set[str]:
    """Return the ids of the jobs that have lines or items here."""
    query = "SELECT job_id FROM log_counts UNION SELECT DISTINCT job_id FROM job_items"
    return {row[0] for row in connection.execute(query)}

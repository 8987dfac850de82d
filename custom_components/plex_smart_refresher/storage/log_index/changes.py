"""The journal of every write to an item."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import partial
import json
import sqlite3
from typing import Any
import zlib

from homeassistant.core import HomeAssistant

from ...engine.ladder_terms import Change, ItemForm, WriteKind
from ...engine.media import MediaType
from .database import Database
from .encoding import clean
from .records import ChangePage, LogIndexError
from .schema import transaction

_COLUMNS = (
    "change_id, job_id, kind, time, rating_key, library_id, type, title, before, below, after, "
    "undone_at"
)
_INSERT = """
INSERT INTO changes (
    change_id, job_id, kind, time, rating_key, library_id, type, title, before, below
) VALUES (
    :change_id, :job_id, :kind, :time, :rating_key, :library_id, :type, :title, :before, :below
)
"""
_INSERT_ITEM = "INSERT OR IGNORE INTO changed_items (rating_key, change_id) VALUES (?, ?)"
#: An item has the changes of itself and those of a parent that affected it.
_OF_ITEM = "change_id IN (SELECT change_id FROM changed_items WHERE rating_key = :rating_key)"
_OF_JOB = "job_id = :job_id"
_LAST = """
SELECT time FROM changes INDEXED BY changes_by_item
WHERE rating_key = :rating_key AND kind = :kind AND NOT is_discounted ORDER BY time DESC LIMIT 1
"""
#: To take a change back is no change of its own here. IDs are in the order of time.
_LAST_OF_ITEM = """
SELECT undone_at FROM changed_items JOIN changes USING (change_id)
WHERE changed_items.rating_key = ? AND kind <> 'undo' ORDER BY change_id DESC LIMIT 1
"""
_LAST_MATCH = """
SELECT undone_at FROM changes
WHERE rating_key = ? AND kind IN ('match', 'match_by_id') ORDER BY time DESC LIMIT 1
"""
_MARK_UNDONE = """
UPDATE changes SET undone_at = :time, undone_by = :undone_by WHERE change_id = :change_id
"""
_CLEAR_UNDONE = """
UPDATE changes SET undone_at = NULL, undone_by = NULL WHERE undone_by = :change_id
"""
#: A match that was taken back is remembered: without that, it would be made again by itself.
_OLD = """
SELECT change_id FROM changes
WHERE time < ? AND NOT (undone_at IS NOT NULL AND kind IN ('match', 'match_by_id')) LIMIT ?
"""


class Changes:
    """Write and query the journal of changes."""

    def __init__(self, hass: HomeAssistant, database: Database) -> None:
        """Set the database."""
        self._hass = hass
        self._database = database

    async def begin(self, change: Change) -> None:
        """Record a write whose request has not left yet, so that it outlasts a power failure.

        Raises LogIndexError, also if the file cannot be used: memory outlasts nothing.
        """
        await self._hass.async_add_executor_job(self._begin, change)

    def _begin(self, change: Change) -> None:
        """Record a write, and sync the file; in the executor."""
        if not self._database.is_kept:
            raise LogIndexError("the log index is not kept")
        self._database.run(partial(_insert, change=change))
        if not self._database.sync():
            raise LogIndexError("the log index could not be synced")

    async def finish(self, change_id: str, after: ItemForm) -> None:
        """Record the item after a write. Raises LogIndexError."""
        query = "UPDATE changes SET after = :value WHERE change_id = :change_id"
        values = {"value": _dump_form(after), "change_id": change_id}
        await self._database.async_run(partial(_execute, query=query, values=values))

    async def mark_undone(self, change_id: str, time: float, undone_by: str | None) -> None:
        """Record that a change was taken back, and by which other. Raises LogIndexError."""
        values = {"time": time, "undone_by": undone_by, "change_id": change_id}
        await self._database.async_run(partial(_mark_undone, values=values))

    async def discount(self, change_ids: Sequence[str]) -> None:
        """Let changes not count as the last ones of their items. Raises LogIndexError."""
        await self._database.async_run(partial(_discount, change_ids=change_ids))

    async def get(
        self,
        rating_key: str | None = None,
        job_id: str | None = None,
        *,
        limit: int,
        offset: int = 0,
    ) -> ChangePage:
        """Return a page of the changes of an item or a job, latest first. Raises LogIndexError."""
        return await self._database.async_run(
            partial(_read_page, rating_key=rating_key, job_id=job_id, limit=limit, offset=offset)
        )

    async def one(self, change_id: str) -> Change | None:
        """Return a change. Raises LogIndexError."""
        return await self._database.async_run(partial(_read_one, change_id=change_id))

    async def open_of(self, job_id: str) -> Sequence[Change]:
        """Return the changes of a job whose end is unknown, oldest first. Raises LogIndexError."""
        return await self._database.async_run(partial(_read_open, job_id=job_id))

    async def is_undone(self, rating_key: str) -> bool:
        """Return whether the last change that affected an item was taken back.

        Raises LogIndexError.
        """
        return await self._database.async_run(partial(_is_undone, rating_key=rating_key))

    async def is_match_undone(self, rating_key: str) -> bool:
        """Return whether the last match of an item was taken back. Raises LogIndexError."""
        return await self._database.async_run(
            partial(_is_undone, rating_key=rating_key, query=_LAST_MATCH)
        )

    async def last(self, kind: WriteKind, rating_key: str) -> float | None:
        """Return when the last write of a kind to an item began, if it counts.

        Raises LogIndexError.
        """
        return await self._database.async_run(
            partial(_read_last, kind=kind.value, rating_key=rating_key)
        )

    async def count(self, kind: WriteKind, since: float) -> int:
        """Return the number of writes of a kind since a time. Raises LogIndexError."""
        return await self._database.async_run(partial(_count, kind=kind.value, since=since))


def _insert(connection: sqlite3.Connection, change: Change) -> None:
    """Insert a change, and what finds it by the items that it affects."""
    keys = {clean(each.rating_key) for each in (change.before, *change.below)}
    values = {
        "change_id": change.change_id,
        "job_id": clean(change.job_id),
        "kind": change.kind.value,
        "time": change.time,
        "rating_key": clean(change.rating_key),
        "library_id": clean(change.library_id),
        "type": change.type.value,
        "title": clean(change.title),
        "before": _dump_form(change.before),
        "below": _dump_below(change.below),
    }
    with transaction(connection):
        connection.execute(_INSERT, values)
        rows = [(key, change.change_id) for key in (clean(change.rating_key), *keys)]
        connection.executemany(_INSERT_ITEM, rows)


def _execute(connection: sqlite3.Connection, query: str, values: dict[str, Any]) -> None:
    """Change one entry."""
    connection.execute(query, values)


def _mark_undone(connection: sqlite3.Connection, values: dict[str, Any]) -> None:
    """Mark a change as taken back; what it had taken back itself is in effect again."""
    with transaction(connection):
        connection.execute(_MARK_UNDONE, values)
        connection.execute(_CLEAR_UNDONE, values)


def _discount(connection: sqlite3.Connection, change_ids: Iterable[str]) -> None:
    """Let changes not count as the last ones of their items."""
    query = "UPDATE changes SET is_discounted = 1 WHERE change_id = ?"
    with transaction(connection):
        connection.executemany(query, [(clean(each),) for each in change_ids])


def _read_page(
    connection: sqlite3.Connection,
    rating_key: str | None,
    job_id: str | None,
    limit: int,
    offset: int,
) -> ChangePage:
    """Return a page of changes, latest first."""
    filters = [_OF_ITEM] * (rating_key is not None) + [_OF_JOB] * (job_id is not None)
    where = f"WHERE {' AND '.join(filters)} " if filters else ""
    values = {
        "rating_key": rating_key and clean(rating_key),
        "job_id": job_id and clean(job_id),
        "limit": limit,
        "offset": offset,
    }
    # Constants only: the values are parameters.
    total = connection.execute(f"SELECT COUNT(*) FROM changes {where}", values).fetchone()[0]  # noqa: S608
    query = f"SELECT {_COLUMNS} FROM changes {where}ORDER BY change_id DESC"  # noqa: S608 - likewise
    rows = connection.execute(f"{query} LIMIT :limit OFFSET :offset", values)
    return ChangePage(changes=tuple(map(_change, rows)), total=total)


def _read_one(connection: sqlite3.Connection, change_id: str) -> Change | None:
    """Return a change."""
    query = f"SELECT {_COLUMNS} FROM changes WHERE change_id = ?"  # noqa: S608 - a constant
    row = connection.execute(query, (clean(change_id),)).fetchone()
    return row and _change(row)


def _read_open(connection: sqlite3.Connection, job_id: str) -> list[Change]:
    """Return the changes of a job whose end is unknown."""
    query = f"SELECT {_COLUMNS} FROM changes WHERE job_id = ? AND after IS NULL ORDER BY change_id"  # noqa: S608 - a constant
    return list(map(_change, connection.execute(query, (clean(job_id),))))


def _is_undone(connection: sqlite3.Connection, rating_key: str, query: str = _LAST_OF_ITEM) -> bool:
    """Return whether the last change of an item that a query finds was taken back."""
    row = connection.execute(query, (clean(rating_key),)).fetchone()
    return row is not None and row[0] is not None


def _read_last(connection: sqlite3.Connection, kind: str, rating_key: str) -> float | None:
    """Return when the last write of a kind to an item began."""
    values = {"kind": kind, "rating_key": clean(rating_key)}
    row = connection.execute(_LAST, values).fetchone()
    return None if row is None else float(row[0])


def _count(connection: sqlite3.Connection, kind: str, since: float) -> int:
    """Return the number of writes of a kind since a time."""
    query = "SELECT COUNT(*) FROM changes WHERE time >= ? AND kind = ?"
    count: int = connection.execute(query, (since, kind)).fetchone()[0]
    return count


def delete_old_changes(connection: sqlite3.Connection, before: float, limit: int) -> int:
    """Delete some changes that began before a time, and return their number."""
    ids = connection.execute(_OLD, (before, limit)).fetchall()
    with transaction(connection):
        connection.executemany("DELETE FROM changed_items WHERE change_id = ?", ids)
        connection.executemany("DELETE FROM changes WHERE change_id = ?", ids)
    return len(ids)


def _change(row: Sequence[Any]) -> Change:
    """Return a change from its row."""
    return Change(
        change_id=row[0],
        job_id=row[1],
        kind=WriteKind(row[2]),
        time=row[3],
        rating_key=row[4],
        library_id=row[5],
        type=MediaType(row[6]),
        title=row[7],
        before=_form(json.loads(row[8])),
        below=_load_below(row[9]),
        after=None if row[10] is None else _form(json.loads(row[10])),
        undone_at=row[11],
    )


def _stored_form(form: ItemForm) -> dict[str, Any]:
    """Return a form as plain data."""
    return asdict(form) | {"locked_fields": sorted(form.locked_fields)}


def _dump_form(form: ItemForm) -> str:
    """Return the stored form of an item."""
    return clean(json.dumps(_stored_form(form), ensure_ascii=False))


def _dump_below(below: Iterable[ItemForm]) -> bytes | None:
    """Return the stored form of items, compressed: a show can have a hundred."""
    forms = list(map(_stored_form, below))
    text = clean(json.dumps(forms, ensure_ascii=False))
    return zlib.compress(text.encode()) if forms else None


def _load_below(stored: bytes | None) -> tuple[ItemForm, ...]:
    """Return items from their stored form."""
    return () if stored is None else tuple(map(_form, json.loads(zlib.decompress(stored))))


def _form(stored: dict[str, Any]) -> ItemForm:
    """Return an item from plain data; what is unknown here is left out."""
    names = {each.name for each in fields(ItemForm)}
    known = {name: value for name, value in stored.items() if name in names}
    return ItemForm(**known | {"locked_fields": frozenset(stored["locked_fields"])})

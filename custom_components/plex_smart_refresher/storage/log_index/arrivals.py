"""What has arrived: the items that are not ready yet, and what users know of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
import json
import sqlite3
from typing import Any, Final

from ...engine.defects import Defect
from ...engine.media import MediaItem, MediaType
from .database import Database
from .encoding import clean, join_words, key_list, known_defects
from .schema import transaction

_DAY: Final = 86_400.0
#: What arrived longer ago does not wait any more, and is forgotten.
KEPT_FOR: Final = 14 * _DAY

_COLUMNS = """
rating_key, library_id, kind, is_certain, is_caught_up, arrived_at, told, told_at, healed, tries,
refresh_at, next_at, item, defects, lacked_for
"""
_PUT = "INSERT OR REPLACE INTO arrivals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_WAITING = f"SELECT {_COLUMNS} FROM arrivals WHERE told <> 'ready'"  # noqa: S608 - constants
_ONE = f"SELECT {_COLUMNS} FROM arrivals WHERE rating_key = ?"  # noqa: S608 - constants
_TOLD = f"""
SELECT {_COLUMNS} FROM arrivals WHERE told_at >= :since
AND (:library_ids IS NULL OR library_id IN (SELECT value FROM json_each(:library_ids)))
ORDER BY told_at DESC, rating_key LIMIT :limit OFFSET :offset
"""  # noqa: S608 - constants
_COUNT_TOLD = """
SELECT COUNT(*) FROM arrivals WHERE told_at >= :since
AND (:library_ids IS NULL OR library_id IN (SELECT value FROM json_each(:library_ids)))
"""
#: What is stored of an item: enough to say what it is.
_TEXTS = ("title", "summary", "thumb", "parent_key", "grandparent_key", "parent_title")
_SHOWN = (*_TEXTS, "grandparent_title", "parent_number", "number", "year", "added_at", "aired")


class Told(StrEnum):
    """What users were last told about an arrival."""

    NOTHING = ""
    INCOMPLETE = "incomplete"
    READY = "ready"


@dataclass(frozen=True, kw_only=True, slots=True)
class ArrivalRow:
    """An item that has arrived. Times are in Unix seconds."""

    rating_key: str
    library_id: str
    kind: str  #: new or replaced
    arrived_at: float
    is_certain: bool = True  #: not a replaced file that may as well be a mere analysis
    is_caught_up: bool = False  #: Nobody saw it arrive: it was in a list later.
    told: Told = Told.NOTHING
    told_at: float | None = None
    healed: bool = False  #: It needed one of our writes.
    tries: int = 0  #: the refreshes of its plan that have begun
    refresh_at: float | None = None  #: the next of them; None leaves it to scans
    next_at: float | None = None  #: the next look; None waits for what others do to it
    item: MediaItem | None = None  #: as the last look found it; None before the first
    defects: frozenset[Defect] = field(default_factory=frozenset)  #: what it lacked then
    lacked_for: float = 0.0  #: seconds from its arrival to its last refresh in vain


@dataclass(frozen=True, kw_only=True, slots=True)
class ArrivalMark:
    """What was last seen of a library."""

    library_id: str
    counter: int | None  #: the library's own
    added_at: float  #: the newest date of an item, in Unix seconds
    scan_at: float | None = None  #: when to scan the library, in which very much has arrived


class Arrivals:
    """Stores and queries arrivals. Each call raises LogIndexError if it fails."""

    def __init__(self, database: Database) -> None:
        """Use the database."""
        self._database = database

    async def waiting(self) -> Sequence[ArrivalRow]:
        """Return the arrivals that are not ready."""
        return await self._database.async_run(_read_waiting)

    async def one(self, rating_key: str) -> ArrivalRow | None:
        """Return the arrival of an item, also of one that is ready."""
        return await self._database.async_run(partial(_read_one, key=clean(rating_key)))

    async def put(self, rows: Iterable[ArrivalRow]) -> None:
        """Store arrivals; each replaces what was stored of its item."""
        await self._database.async_run(partial(_put, rows=list(map(_values_of, rows))))

    async def delete(self, rating_keys: Iterable[str]) -> None:
        """Forget arrivals."""
        keys = key_list(rating_keys)
        await self._database.async_run(partial(_delete, keys=keys))

    async def known(self, rating_keys: Iterable[str]) -> frozenset[str]:
        """Return those of some rating keys that have arrived before."""
        keys = key_list(rating_keys)
        return await self._database.async_run(partial(_read_known, keys=keys))

    async def told(
        self,
        since: float,
        *,
        library_ids: Iterable[str] | None = None,
        limit: int,
        offset: int = 0,
    ) -> tuple[Sequence[ArrivalRow], int]:
        """Return what was told since a time, the latest first, and the total number."""
        values = {
            "since": since,
            "library_ids": None if library_ids is None else key_list(library_ids),
            "limit": limit,
            "offset": offset,
        }
        return await self._database.async_run(partial(_read_told, values=values))

    async def marks(self) -> Mapping[str, ArrivalMark]:
        """Return what was last seen of each library, by its ID."""
        return await self._database.async_run(_read_marks)

    async def put_marks(self, marks: Iterable[ArrivalMark]) -> None:
        """Store what was last seen of libraries."""
        rows = [
            (clean(each.library_id), each.counter, each.added_at, each.scan_at) for each in marks
        ]
        await self._database.async_run(partial(_put_marks, rows=rows))

    async def clear(self) -> None:
        """Forget what waits, and what was last seen: arrivals are switched off."""
        await self._database.async_run(_clear)


def _read_waiting(connection: sqlite3.Connection) -> list[ArrivalRow]:
    """Return the arrivals that are not ready."""
    return list(map(_row, connection.execute(_WAITING)))


def _read_one(connection: sqlite3.Connection, key: str) -> ArrivalRow | None:
    """Return the arrival of an item."""
    return next(map(_row, connection.execute(_ONE, (key,))), None)


def _put(connection: sqlite3.Connection, rows: Sequence[Sequence[Any]]) -> None:
    """Write arrivals."""
    with transaction(connection):
        connection.executemany(_PUT, rows)


def _delete(connection: sqlite3.Connection, keys: str) -> None:
    """Delete arrivals."""
    query = "DELETE FROM arrivals WHERE rating_key IN (SELECT value FROM json_each(?))"
    connection.execute(query, (keys,))


def _read_known(connection: sqlite3.Connection, keys: str) -> frozenset[str]:
    """Return those of some rating keys that have arrived before."""
    query = """
    SELECT rating_key FROM arrivals WHERE rating_key IN (SELECT value FROM json_each(?))
    """
    return frozenset(key for (key,) in connection.execute(query, (keys,)))


def _read_told(
    connection: sqlite3.Connection, values: Mapping[str, Any]
) -> tuple[list[ArrivalRow], int]:
    """Return a page of what was told, and the total number."""
    rows = list(map(_row, connection.execute(_TOLD, values)))
    counted = {name: values[name] for name in ("since", "library_ids")}
    return rows, int(connection.execute(_COUNT_TOLD, counted).fetchone()[0])


def _read_marks(connection: sqlite3.Connection) -> dict[str, ArrivalMark]:
    """Return what was last seen of each library."""
    query = "SELECT library_id, counter, added_at, scan_at FROM arrival_marks"
    return {
        row[0]: ArrivalMark(library_id=row[0], counter=row[1], added_at=row[2], scan_at=row[3])
        for row in connection.execute(query)
    }


def _put_marks(connection: sqlite3.Connection, rows: Sequence[Sequence[Any]]) -> None:
    """Write what was last seen of libraries."""
    query = "INSERT OR REPLACE INTO arrival_marks VALUES (?, ?, ?, ?)"
    with transaction(connection):
        connection.executemany(query, rows)


def _clear(connection: sqlite3.Connection) -> None:
    """Delete what waits, and what was last seen."""
    with transaction(connection):
        connection.execute("DELETE FROM arrivals WHERE told <> 'ready'")
        connection.execute("DELETE FROM arrival_marks")


def delete_old_arrivals(connection: sqlite3.Connection, now: float) -> int:
    """Delete arrivals that are too old, or of a clock that was ahead; return their number."""
    query = "DELETE FROM arrivals WHERE arrived_at NOT BETWEEN ? AND ?"
    return connection.execute(query, (now - KEPT_FOR, now + _DAY)).rowcount


def _values_of(row: ArrivalRow) -> tuple[Any, ...]:
    """Return the stored form of an arrival."""
    return (
        clean(row.rating_key),
        clean(row.library_id),
        row.kind,
        row.is_certain,
        row.is_caught_up,
        row.arrived_at,
        row.told.value,
        row.told_at,
        row.healed,
        row.tries,
        row.refresh_at,
        row.next_at,
        None if row.item is None else _dump_item(row.item),
        join_words(row.defects),
        row.lacked_for,
    )


def _row(values: Sequence[Any]) -> ArrivalRow:
    """Return an arrival from its stored form."""
    key, library_id, kind, certain, caught_up, arrived, told, told_at, healed, *rest = values
    tries, refresh_at, next_at, item, defects, lacked_for = rest
    return ArrivalRow(
        rating_key=key,
        library_id=library_id,
        kind=kind,
        arrived_at=arrived,
        is_certain=bool(certain),
        is_caught_up=bool(caught_up),
        told=Told(told),
        told_at=told_at,
        healed=bool(healed),
        tries=tries,
        refresh_at=refresh_at,
        next_at=next_at,
        item=None if item is None else _load_item(key, library_id, item),
        defects=known_defects(defects),
        lacked_for=lacked_for,
    )


def _dump_item(item: MediaItem) -> str:
    """Return what is stored of an item."""
    shown = {name: getattr(item, name) for name in _SHOWN}
    return clean(json.dumps({"type": item.type, **shown}, ensure_ascii=False))


def _load_item(rating_key: str, library_id: str, stored: str) -> MediaItem:
    """Return an item as it was stored."""
    values = json.loads(stored)
    media_type = MediaType(values.pop("type"))
    item = MediaItem(rating_key=rating_key, library_id=library_id, type=media_type, **values)
    return item._replace(has_summary=bool(item.summary))

"""Items that have been defective."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
import json
import sqlite3
from typing import Any, Literal, TypedDict

from ...engine.defects import Defect
from ...engine.library_status import OpenDefects
from .buffer import Writer
from .database import Database
from .encoding import clean, cleaned, key_list, known_defects, load_protection, times_by_id
from .records import ItemPage, ItemRow
from .search import ITEM_TERMS, Search, beginnings

#: Up to this many items are sorted for a page, about 10 ms; more are read in index order.
MAX_SORTED = 5_000
#: Checking whether one item matches takes as long as collecting this many matches.
LOOKUP_COST = 100

type ItemSort = Literal["title", "attempts", "last_seen", "next_attempt"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemQuery:
    """Which items to read."""

    limit: int
    offset: int = 0
    search: Search
    rating_key: str | None = None
    result: str | None = None
    skip_reason: str | None = None
    defect: str | None = None
    library_ids: Sequence[str] | None = None
    since: Mapping[str, float] | None = None  #: by library; items of other libraries are left out
    only_open: bool = False
    sort: ItemSort = "last_seen"
    descending: bool = True


#: A condition per filter; unused filters do not slow the search down.
_ITEM_CONDITIONS: Mapping[str, str] = {
    "rating_key": "rating_key = :rating_key",
    "result": "result = :result",
    # Newly ignored items are skipped as ignored, which is written with the next scan.
    "skip_reason": "skip_reason = :skip_reason AND (ignored = 0 OR skip_reason = 'ignored')",
    "defect": "instr(defects, :defect)",
    "library_ids": "library_id IN (SELECT value FROM json_each(:library_ids))",
    "since": "last_seen >= (SELECT value FROM json_each(:since) WHERE key = library_id)",
    "only_open": "defects <> '' AND ignored = 0",
    "patterns": """NOT EXISTS (
        SELECT 1 FROM json_each(:patterns) WHERE items.title NOT LIKE value ESCAPE '\\'
    )""",
}
_MATCHING = "items_text MATCH :match"
_IS_MATCH = "id IN (SELECT rowid FROM items_text WHERE items_text MATCH :match)"
_IS_MATCH_ALONE = (
    "EXISTS (SELECT 1 FROM items_text WHERE items_text MATCH :match AND rowid = items.id)"
)
_IS_FOUND = "id IN (SELECT value FROM json_each(:ids))"
#: Rows are found and sorted by ID, and only those of the page are read.
_ITEMS = """
SELECT rating_key, library_id, type, title, defects, result, skip_reason, protection, attempts,
    first_seen, last_seen, last_attempt, next_attempt, given_up, ignored
FROM items NOT INDEXED WHERE id IN (
    SELECT id FROM items {index} WHERE {condition} {order} LIMIT :limit OFFSET :offset
) {order}
"""
#: Sort orders and their indexes.
_ORDERS: Mapping[ItemSort, tuple[str, str]] = {
    "title": ("title COLLATE NOCASE", "INDEXED BY items_by_title"),
    "attempts": ("attempts", "INDEXED BY items_by_attempts"),
    "last_seen": ("last_seen", "INDEXED BY items_by_last_seen"),
    "next_attempt": ("next_attempt", "INDEXED BY items_by_next_attempt"),
}


class Items:
    """Query items, and mark items to ignore."""

    def __init__(self, writer: Writer, database: Database) -> None:
        """Use the writer's database."""
        self._writer = writer
        self._database = database

    async def get(  # noqa: PLR0913 - the filters of the view
        self,
        *,
        limit: int,
        offset: int = 0,
        search: str | None = None,
        rating_key: str | None = None,
        result: str | None = None,
        skip_reason: str | None = None,
        defect: str | None = None,
        library_ids: Sequence[str] | None = None,
        since: Mapping[str, float] | None = None,
        only_open: bool = False,
        sort: ItemSort = "last_seen",
        descending: bool = True,
    ) -> ItemPage:
        """Return a page of the items that have been defective."""
        query = ItemQuery(
            limit=limit,
            offset=offset,
            search=Search.parse(search, has_text_search=self._database.has_text_search),
            rating_key=rating_key,
            result=result,
            skip_reason=skip_reason,
            defect=defect,
            library_ids=library_ids,
            since=since,
            only_open=only_open,
            sort=sort,
            descending=descending,
        )
        return await self._writer.async_run(partial(read_items, query=query))

    async def count(self) -> ItemCounts:
        """Return the counts of items over all libraries."""
        return await self._writer.async_run(_count)

    async def count_open(self, since: Mapping[str, float]) -> Mapping[str, OpenDefects]:
        """Return the open defects of items seen since a time, by library."""
        return await self._writer.async_run(partial(_count_open, since=since))

    async def set_ignored(self, rating_keys: Iterable[str], *, ignored: bool) -> int:
        """Ignore items or stop ignoring them; return the number of changes."""
        return await self._writer.async_run(
            partial(_set_ignored, rating_keys=rating_keys, ignored=ignored)
        )


def read_items(connection: sqlite3.Connection, query: ItemQuery) -> ItemPage:
    """Return a page of the items."""
    values = {
        "rating_key": cleaned(query.rating_key),
        "result": cleaned(query.result),
        "skip_reason": cleaned(query.skip_reason),
        "defect": f" {clean(query.defect)} " if query.defect else None,
        "library_ids": None if query.library_ids is None else key_list(query.library_ids),
        "since": None if query.since is None else times_by_id(query.since),
        "only_open": query.only_open or None,
        "match": " AND ".join(beginnings(connection, query.search, ITEM_TERMS)) or None,
        "patterns": query.search.patterns,
        "limit": query.limit,
        "offset": query.offset,
    }
    conditions = [text for name, text in _ITEM_CONDITIONS.items() if values[name] is not None]
    column, index = _ORDERS[query.sort]
    direction = "DESC" if query.descending else "ASC"
    order = f"ORDER BY {column} {direction}, id {direction}"
    total, ids = _find_items(connection, conditions, values)
    if ids is not None:
        values["ids"], conditions, index = json.dumps(ids), [_IS_FOUND], "NOT INDEXED"
    elif values["match"]:
        passed = _rows_passed(connection, query, total)
        is_near = passed * LOOKUP_COST < total
        conditions.append(_IS_MATCH_ALONE if is_near else _IS_MATCH)
    condition = " AND ".join(conditions) or "TRUE"
    statement = _ITEMS.format(index=index, condition=condition, order=order)
    return ItemPage(items=tuple(map(_item_row, connection.execute(statement, values))), total=total)


def _rows_passed(connection: sqlite3.Connection, query: ItemQuery, total: int) -> int:
    """Return an estimate of the items to read for a page of matches."""
    (items,) = connection.execute("SELECT COUNT(*) FROM items").fetchone()
    return int((query.offset + query.limit) * items / max(total, 1))


def _find_items(
    connection: sqlite3.Connection, conditions: Sequence[str], values: Mapping[str, Any]
) -> tuple[int, list[int] | None]:
    """Return the number of matches, and the matches unless there are too many to sort."""
    if not values["match"]:
        column, tables = "id", "items"
    elif not conditions:
        column, tables = "rowid", "items_text"
    else:
        column, tables = "id", "items_text CROSS JOIN items ON items.id = items_text.rowid"
    conditions = [_MATCHING, *conditions] if values["match"] else conditions
    source = f"FROM {tables} WHERE {' AND '.join(conditions) or 'TRUE'} "
    first = connection.execute(f"SELECT {column} {source}LIMIT {MAX_SORTED + 1:d}", values)
    ids = [row[0] for row in first]
    if len(ids) <= MAX_SORTED:
        return len(ids), ids
    return connection.execute("SELECT COUNT(*) " + source, values).fetchone()[0], None


def _item_row(row: Sequence[Any]) -> ItemRow:
    """Return an item from its row."""
    return ItemRow(
        rating_key=row[0],
        library_id=row[1],
        type=row[2],
        title=row[3],
        defects=tuple(row[4].split()),
        result=row[5],
        skip_reason=row[6],
        protection=None if row[7] is None else load_protection(row[7]),
        attempts=row[8],
        first_seen=row[9],
        last_seen=row[10],
        last_attempt=row[11],
        next_attempt=row[12],
        given_up=bool(row[13]),
        ignored=bool(row[14]),
    )


class ItemCounts(TypedDict):
    """The counts of items over all libraries; a query for each has its name."""

    waiting: int
    to_review: int


_COUNTS: Mapping[str, str] = {
    "waiting": """
        SELECT COUNT(*) FROM items INDEXED BY items_due
        WHERE attempts > 0 AND given_up = 0 AND ignored = 0
    """,
    "to_review": """
        SELECT COUNT(*) FROM items INDEXED BY items_by_skip_reason
        WHERE skip_reason = 'protected' AND defects <> '' AND ignored = 0
    """,
}


def _count(connection: sqlite3.Connection) -> ItemCounts:
    """Return the counts of items over all libraries."""
    found: Any = {name: connection.execute(query).fetchone()[0] for name, query in _COUNTS.items()}
    counts: ItemCounts = found
    return counts


#: Grouped in index order, so nothing is sorted and no item is read.
_OPEN_DEFECTS = """
SELECT defects, COUNT(*) FROM items
WHERE library_id = :library_id AND defects <> '' AND last_seen >= :since GROUP BY result, defects
"""


def _count_open(
    connection: sqlite3.Connection, since: Mapping[str, float]
) -> dict[str, OpenDefects]:
    """Return the open defects of items seen since a time, by library."""
    return {key: _count_open_in(connection, key, time) for key, time in since.items()}


def _count_open_in(connection: sqlite3.Connection, library_id: str, since: float) -> OpenDefects:
    """Return the open defects of a library's items seen since a time."""
    items, defects = 0, Counter[Defect]()
    values = {"library_id": clean(library_id), "since": since}
    for stored, count in connection.execute(_OPEN_DEFECTS, values):
        items += count
        for defect in known_defects(stored):
            defects[defect] += count
    return OpenDefects(items=items, defects=dict(defects))


def _set_ignored(
    connection: sqlite3.Connection, rating_keys: Iterable[str], *, ignored: bool
) -> int:
    """Ignore items or stop ignoring them; return the number of changes."""
    query = """
    UPDATE items SET ignored = :ignored
    WHERE ignored <> :ignored AND rating_key IN (SELECT value FROM json_each(:keys))
    """
    values = {"ignored": ignored, "keys": key_list(rating_keys)}
    return connection.execute(query, values).rowcount

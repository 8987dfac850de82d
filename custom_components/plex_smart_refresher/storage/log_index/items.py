"""Items that have been defective."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
import json
import sqlite3
from typing import Any, Literal, Unpack

from ...engine.library_status import OpenDefects, add_up
from ...engine.results import Segment
from .buffer import Writer
from .database import Database
from .encoding import clean, known_defects, load_protection
from .item_filters import IS_MATCH, Conditions, ItemFilters, conditions_of
from .records import ItemPage, ItemRow

#: Up to this many items are sorted for a page, about 10 ms; more are read in index order.
MAX_SORTED = 5_000
#: Checking whether one item matches takes as long as collecting this many matches.
LOOKUP_COST = 100

type ItemSort = Literal["title", "last_seen", "position"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOfItems:
    """Which page of the items to read, and in which order."""

    limit: int
    offset: int = 0
    sort: ItemSort = "last_seen"
    descending: bool = True


_MATCHING = "items_text MATCH :match"
_IS_MATCH_ALONE = (
    "EXISTS (SELECT 1 FROM items_text WHERE items_text MATCH :match AND rowid = items.id)"
)
_IS_FOUND = "id IN (SELECT value FROM json_each(:ids))"
_COLUMNS = """
    rating_key, library_id, type, title, defects, result, skip_reason, protection, attempts,
    first_seen, last_seen, last_attempt, next_attempt, given_up, ignored, show_key, season_key,
    segment, rung, wait_reason, kept_tries >= 2, id
"""
_ROWS = f"SELECT {_COLUMNS} FROM items WHERE {_IS_FOUND}"  # noqa: S608 - constants
#: Rows are found and sorted by ID, and only those of the page are read.
_ITEMS = f"""
SELECT {_COLUMNS} FROM items NOT INDEXED WHERE id IN (
    SELECT id FROM items {{index}} WHERE {{condition}} {{order}} LIMIT :limit OFFSET :offset
) {{order}}
"""  # noqa: S608 - constants
#: Sort orders and their indexes. The items of one season are few enough to be sorted.
_ORDERS: Mapping[ItemSort, tuple[str, str]] = {
    "title": ("title COLLATE NOCASE", "INDEXED BY items_by_title"),
    "last_seen": ("last_seen", "INDEXED BY items_by_last_seen"),
    "position": ("position", ""),
}


class Items:
    """Query items."""

    def __init__(self, writer: Writer, database: Database) -> None:
        """Use the writer's database."""
        self._writer = writer
        self._database = database

    async def get(
        self,
        *,
        limit: int,
        offset: int = 0,
        sort: ItemSort = "last_seen",
        descending: bool = True,
        **filters: Unpack[ItemFilters],
    ) -> ItemPage:
        """Return a page of the items that have been defective."""
        page = PageOfItems(limit=limit, offset=offset, sort=sort, descending=descending)
        has_text_search = self._database.has_text_search

        def read(connection: sqlite3.Connection) -> ItemPage:
            """Read the page."""
            conditions = conditions_of(connection, filters, has_text_search=has_text_search)
            return read_items(connection, conditions, page)

        return await self._writer.async_run(read)

    async def count_open(self, since: Mapping[str, float]) -> Mapping[str, OpenDefects]:
        """Return the open defects of items seen since a time, by library."""
        return await self._writer.async_run(partial(_count_open, since=since))


def read_items(
    connection: sqlite3.Connection, conditions: Conditions, page: PageOfItems
) -> ItemPage:
    """Return a page of the items."""
    values = {**conditions.values, "limit": page.limit, "offset": page.offset}
    texts = conditions.texts
    column, index = _ORDERS[page.sort]
    direction = "DESC" if page.descending else "ASC"
    order = f"ORDER BY {column} {direction}, id {direction}"
    total, ids = _find_items(connection, conditions)
    if ids is not None:
        values["ids"], texts, index = json.dumps(ids), [_IS_FOUND], "NOT INDEXED"
    elif conditions.has_match:
        passed = _rows_passed(connection, page, total)
        is_near = passed * LOOKUP_COST < total
        texts = [*texts, _IS_MATCH_ALONE if is_near else IS_MATCH]
    condition = " AND ".join(texts) or "TRUE"
    statement = _ITEMS.format(index=index, condition=condition, order=order)
    return ItemPage(items=tuple(map(_item_row, connection.execute(statement, values))), total=total)


def _rows_passed(connection: sqlite3.Connection, page: PageOfItems, total: int) -> int:
    """Return an estimate of the items to read for a page of matches."""
    (items,) = connection.execute("SELECT COUNT(*) FROM items").fetchone()
    return int((page.offset + page.limit) * items / max(total, 1))


def _find_items(
    connection: sqlite3.Connection, conditions: Conditions
) -> tuple[int, list[int] | None]:
    """Return the number of matches, and the matches unless there are too many to sort."""
    texts, values = conditions.texts, conditions.values
    if not conditions.has_match:
        column, tables = "id", "items"
    elif not texts:
        column, tables = "rowid", "items_text"
    else:
        column, tables = "id", "items_text CROSS JOIN items ON items.id = items_text.rowid"
    texts = [_MATCHING, *texts] if conditions.has_match else texts
    source = f"FROM {tables} WHERE {' AND '.join(texts) or 'TRUE'} "
    first = connection.execute(f"SELECT {column} {source}LIMIT {MAX_SORTED + 1:d}", values)
    ids = [row[0] for row in first]
    if len(ids) <= MAX_SORTED:
        return len(ids), ids
    return connection.execute("SELECT COUNT(*) " + source, values).fetchone()[0], None


def read_rows(connection: sqlite3.Connection, item_ids: Sequence[int]) -> dict[int, ItemRow]:
    """Return items by their IDs in the database."""
    rows = connection.execute(_ROWS, {"ids": json.dumps(item_ids)})
    return {row[-1]: _item_row(row) for row in rows}


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
        show_key=row[15],
        season_key=row[16],
        segment=row[17],
        rung=row[18],
        wait_reason=row[19],
        final_title=bool(row[20]),
    )


#: All in the index, in its order, so nothing is sorted and no item is read.
_OPEN_DEFECTS = """
SELECT segment, defects, COUNT(*), MIN(next_attempt)
FROM items INDEXED BY items_open
WHERE library_id = :library_id AND defects <> '' AND ignored = 0 AND last_seen >= :since
GROUP BY segment, defects
"""


def _count_open(
    connection: sqlite3.Connection, since: Mapping[str, float]
) -> dict[str, OpenDefects]:
    """Return the open defects of items seen since a time, by library."""
    return {key: _count_open_in(connection, key, time) for key, time in since.items()}


def _count_open_in(connection: sqlite3.Connection, library_id: str, since: float) -> OpenDefects:
    """Return the open defects of a library's items seen since a time."""
    values = {"library_id": clean(library_id), "since": since}
    return add_up(_open_defects(*row) for row in connection.execute(_OPEN_DEFECTS, values))


def _open_defects(
    segment: str, defects: str, count: int, next_attempt: float | None
) -> OpenDefects:
    """Return a number of items with the same defects in the same segment."""
    by_defect = dict.fromkeys(known_defects(defects), count)
    same = OpenDefects(items=count, defects=by_defect)
    match segment:
        case Segment.NEEDS_YOU:
            return replace(same, to_review=count)
        case Segment.GIVEN_UP:
            return replace(same, given_up=count)
        case Segment.WAITING:
            return replace(same, waiting=count, next_attempt=next_attempt)
        case Segment.TO_HEAL:
            return replace(same, to_heal=count, to_heal_defects=by_defect)
        case Segment.LEFT_ALONE:
            return replace(same, left_alone=count)
    return same

"""Choose items by filters and marks, ignore them or stop ignoring them: in small steps."""

from collections.abc import AsyncIterator, Sequence
from functools import partial
import heapq
import json
import sqlite3
from typing import NamedTuple, Unpack

from ...engine.marks import Marks
from .buffer import Writer
from .database import Database
from .encoding import clean
from .item_filters import ItemFilters, conditions_of

#: Items per step, which delays others by about 10 ms.
_STEP = 500
_NEXT = """
SELECT id, show_key, season_key, rating_key, severity FROM items NOT INDEXED
WHERE id > :after AND {condition} ORDER BY id LIMIT :most
"""
_SET_IGNORED = """
UPDATE items SET ignored = :ignored, ignore_change = :change
WHERE ignored <> :ignored AND id IN (SELECT value FROM json_each(:ids))
"""


class _Item(NamedTuple):
    """The keys by which an item is marked, and its severity."""

    id: int
    show_key: str
    season_key: str
    rating_key: str
    severity: int


class ItemChanges:
    """Choose items, and mark them to ignore. Other queries get their turn between the steps."""

    def __init__(self, writer: Writer, database: Database) -> None:
        """Use the writer's database."""
        self._writer = writer
        self._database = database

    async def choose(
        self, marks: Marks, *, most: int, **filters: Unpack[ItemFilters]
    ) -> tuple[Sequence[str], int]:
        """Return the rating keys of marked items, the worst first, and the number of all."""
        worst: list[_Item] = []
        total = 0
        async for items in self._steps(marks, filters):
            total += len(items)
            worst = heapq.nlargest(most, [*worst, *items], key=lambda item: item.severity)
        return [item.rating_key for item in worst], total

    async def set_ignored(
        self, marks: Marks, *, ignored: bool, change: str = "", **filters: Unpack[ItemFilters]
    ) -> int:
        """Ignore marked items or stop ignoring them; return the number of changes.

        The items remember the change, by which it can be undone.
        """
        changed = 0
        async for items in self._steps(marks, filters):
            values = {
                "ignored": ignored,
                "change": clean(change),
                "ids": json.dumps([item.id for item in items]),
            }
            changed += await self._writer.async_run(partial(_set_ignored, values=values))
        return changed

    async def _steps(self, marks: Marks, filters: ItemFilters) -> AsyncIterator[list[_Item]]:
        """Yield the marked items, some at a time."""
        after = 0
        if (keys := marks.rating_keys) is not None:
            filters = ItemFilters(**filters, rating_keys=keys)
        has_text_search = self._database.has_text_search

        def read(connection: sqlite3.Connection) -> list[_Item]:
            """Read the items of the next step."""
            conditions = conditions_of(connection, filters, has_text_search=has_text_search)
            values = {**conditions.values, "after": after, "most": _STEP}
            statement = _NEXT.format(condition=conditions.where)
            return list(map(_Item._make, connection.execute(statement, values)))

        while items := await self._writer.async_run(read):
            after = items[-1].id
            yield [item for item in items if marks.have(*item[1:4])]


def _set_ignored(connection: sqlite3.Connection, values: dict[str, object]) -> int:
    """Ignore items or stop ignoring them; return the number of changes."""
    return connection.execute(_SET_IGNORED, values).rowcount

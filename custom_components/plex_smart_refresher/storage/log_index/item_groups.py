"""Items by show and season, as the work list shows them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
import json
import sqlite3
from typing import Literal, NamedTuple, Unpack

from ...engine.media import MediaType
from ...engine.results import Segment
from .buffer import Writer
from .database import Database
from .encoding import key_list
from .item_filters import Conditions, ItemFilters, conditions_of
from .items import read_rows
from .records import GroupPage, ItemGroup

type GroupSort = Literal["worst", "next_attempt", "title", "position"]
type GroupBy = Literal["show", "season"]
#: A place in a list: the value that it is sorted by, and the key of the group.
type Place = tuple[str | float, str]

#: What a group is sorted by, lowest first. Items without a time are due at once if a scan tries
#: them, and otherwise never.
_VALUES: Mapping[GroupSort, str] = {
    "worst": "-SUM(severity)",
    "next_attempt": """MIN(CASE
        WHEN segment IN ('to_heal', 'waiting') THEN COALESCE(next_attempt, 0) ELSE 9e12 END)""",
    "title": "MIN(show_title) COLLATE NOCASE",
    "position": "MIN(position)",
}
_KEYS: Mapping[GroupBy, str] = {"show": "show_key", "season": "season_key"}
#: One pass over the index by show, in its order, or the items that a search finds.
_GROUPS = """
SELECT {key}, {value}, COUNT(*), MAX(id)
FROM items {index} WHERE {condition} GROUP BY {key} {having} ORDER BY 2, 1 LIMIT :most
"""
_HAVING = "HAVING ({value}, {key}) > (:after_value, :after_key)"
#: What a page shows of its groups.
_SEGMENTS = """
SELECT {key}, segment, COUNT(*), MIN(next_attempt) FROM items
WHERE {key} IN (SELECT value FROM json_each(:keys)) AND {condition} GROUP BY {key}, segment
"""
_COUNTS = "SELECT segment, COUNT(*) FROM items {index} WHERE {condition} GROUP BY segment"
_SHARE = """
SELECT 1.0 * (SELECT COUNT(*) FROM items_text WHERE items_text MATCH :match) / COUNT(*) FROM items
"""
#: The share of the items up to which those that a search finds are read one by one.
_SMALL_SHARE = 0.4
_NAMES = """
SELECT id, type, library_id, show_title, season_title FROM items
WHERE id IN (SELECT value FROM json_each(?))
"""
#: The level at the top of what an item belongs to.
_SHOW_OF: Mapping[str, str] = {
    MediaType.EPISODE: MediaType.SHOW,
    MediaType.SEASON: MediaType.SHOW,
    MediaType.ALBUM: MediaType.ARTIST,
}


class _Page(NamedTuple):
    """Which page of the groups to read, and in which order."""

    group_by: GroupBy
    sort: GroupSort
    limit: int
    after: Place | None


class _Found(NamedTuple):
    """A group as the database counts it."""

    key: str
    value: str | float
    items: int
    item_id: int  #: of any of its items


class ItemGroups:
    """Query items by show and season."""

    def __init__(self, writer: Writer, database: Database) -> None:
        """Use the writer's database."""
        self._writer = writer
        self._database = database

    async def get(
        self,
        *,
        group_by: GroupBy,
        sort: GroupSort,
        limit: int,
        after: Place | None = None,
        **filters: Unpack[ItemFilters],
    ) -> GroupPage:
        """Return a page of groups: the first one, or the one after a place."""
        page = _Page(group_by, sort, limit, after)
        has_text_search = self._database.has_text_search

        def read(connection: sqlite3.Connection) -> GroupPage:
            """Read the page."""
            conditions = conditions_of(connection, filters, has_text_search=has_text_search)
            return _read_page(connection, _weigh(connection, conditions), page)

        return await self._writer.async_run(read)

    async def count(self, **filters: Unpack[ItemFilters]) -> Mapping[str, int]:
        """Return the number of items per segment."""
        has_text_search = self._database.has_text_search

        def read(connection: sqlite3.Connection) -> Mapping[str, int]:
            """Count the items."""
            conditions = conditions_of(connection, filters, has_text_search=has_text_search)
            return _count(connection, _weigh(connection, conditions))

        return await self._writer.async_run(read)


def _weigh(connection: sqlite3.Connection, conditions: Conditions) -> Conditions:
    """Return the conditions: without a search that finds all items, or with how much it finds."""
    if not conditions.has_match:
        return conditions
    (share,) = connection.execute(_SHARE, conditions.values).fetchone()
    if share == 1:
        values = {name: value for name, value in conditions.values.items() if name != "match"}
        return replace(conditions, values=values)
    return replace(conditions, finds_many=(share or 0) > _SMALL_SHARE)


def _index(conditions: Conditions, name: str) -> str:
    """Return the index to pass over, unless a search finds few items."""
    is_narrow = conditions.has_match and not conditions.finds_many
    return "" if is_narrow else f"INDEXED BY {name}"


def _read_page(connection: sqlite3.Connection, conditions: Conditions, page: _Page) -> GroupPage:
    """Return a page of groups."""
    found = _find_groups(connection, conditions, page)
    shown = found[: page.limit]
    items = read_rows(connection, [each.item_id for each in shown if each.items == 1])
    several = [each for each in shown if each.items > 1]
    groups = _read_groups(connection, conditions, page.group_by, several)
    return GroupPage(
        entries=tuple(items.get(each.item_id) or groups[each.key] for each in shown),
        next=(shown[-1].value, shown[-1].key) if len(found) > page.limit else None,
    )


def _find_groups(
    connection: sqlite3.Connection, conditions: Conditions, page: _Page
) -> list[_Found]:
    """Return the groups of a page, and the one after it if there is one."""
    names = {"key": _KEYS[page.group_by], "value": _VALUES[page.sort]}
    values = {**conditions.values, "most": page.limit + 1}
    having = ""
    if page.after is not None:
        values["after_value"], values["after_key"] = page.after
        having = _HAVING.format(**names)
    statement = _GROUPS.format(
        **names,
        index=_index(conditions, "items_by_show"),
        condition=conditions.where,
        having=having,
    )
    return list(map(_Found._make, connection.execute(statement, values)))


def _read_groups(
    connection: sqlite3.Connection,
    conditions: Conditions,
    group_by: GroupBy,
    found: Sequence[_Found],
) -> dict[str, ItemGroup]:
    """Return groups by their keys, with what is shown of them."""
    names = {
        item_id: rest
        for item_id, *rest in connection.execute(
            _NAMES, (json.dumps([each.item_id for each in found]),)
        )
    }
    segments: dict[str, dict[str, int]] = {each.key: {} for each in found}
    attempts: dict[str, float] = {}
    # The items of the groups are few, whatever a search finds.
    condition = replace(conditions, finds_many=True).where
    statement = _SEGMENTS.format(key=_KEYS[group_by], condition=condition)
    values = {**conditions.values, "keys": key_list(segments)}
    for key, segment, count, next_attempt in connection.execute(statement, values):
        segments[key][segment] = count
        if segment == Segment.WAITING and next_attempt is not None:
            attempts[key] = next_attempt
    return {
        each.key: _group(each, group_by, names[each.item_id], segments[each.key], attempts)
        for each in found
    }


def _group(
    found: _Found,
    group_by: GroupBy,
    names: Sequence[str],
    segments: Mapping[str, int],
    attempts: Mapping[str, float],
) -> ItemGroup:
    """Return a group that has several items."""
    media_type, library_id, show, season = names
    is_show = group_by == "show"
    return ItemGroup(
        key=found.key,
        level=_SHOW_OF.get(media_type, media_type) if is_show else MediaType.SEASON.value,
        title=show if is_show else season,
        library_id=library_id,
        items=found.items,
        segments={segment.value: segments.get(segment, 0) for segment in Segment},
        next_attempt=attempts.get(found.key),
    )


def _count(connection: sqlite3.Connection, conditions: Conditions) -> dict[str, int]:
    """Return the number of items per segment."""
    index = _index(conditions, "items_by_segment")
    statement = _COUNTS.format(index=index, condition=conditions.where)
    found = dict(connection.execute(statement, conditions.values).fetchall())
    return {segment.value: found.get(segment.value, 0) for segment in Segment}

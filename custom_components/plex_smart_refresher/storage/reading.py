"""What is read from the log index. Nothing that a user typed becomes part of a statement."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
import json
import sqlite3
from typing import Any, Literal

from ..engine.events import LogLevel
from ..engine.models import Defect, ItemState, Result
from ..engine.standing import OpenDefects
from .records import ItemPage, ItemRow, JobItemPage, JobItemRow, LogPage, LogRow
from .writing import LEVEL_RANKS, clean, key_list, known_defects

#: A search counts at most this many lines: beyond, a total only costs time.
MAX_COUNTED = 2_000

type ItemSort = Literal[
    "title",
    "type",
    "library_id",
    "result",
    "attempts",
    "first_seen",
    "last_seen",
    "last_attempt",
    "next_attempt",
]


@dataclass(frozen=True, slots=True)
class Search:
    """A search as parameters: words for the full-text index, and patterns for LIKE."""

    match: str | None
    patterns: str | None

    @classmethod
    def parse(cls, text: str | None, *, has_text_search: bool) -> Search:
        """Return a search for items that have all words of a text."""
        words = clean(text or "").split()
        # The full-text index holds letters and digits; it cannot look for "%" or an emoji.
        indexed = [word for word in words if has_text_search and any(map(str.isalnum, word))]
        others = [word for word in words if word not in indexed]
        return cls(
            match=" ".join(map(_quoted, indexed)) or None,
            patterns=json.dumps(list(map(_pattern, others))) if others else None,
        )

    @property
    def is_empty(self) -> bool:
        """Return whether it lets everything through."""
        return self.match is None and self.patterns is None


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"*'


def _pattern(word: str) -> str:
    for special in "\\%_":
        word = word.replace(special, f"\\{special}")
    return f"%{word}%"


_STATES = """
SELECT rating_key, library_id, attempts, next_attempt, given_up, ignored, defects FROM items
WHERE rating_key IN (SELECT value FROM json_each(?))
    AND (attempts > 0 OR given_up OR ignored OR skip_reason = 'protected')
"""
#: The sign keeps SQLite to the index of what is due.
_DUE = """
SELECT rating_key FROM items
WHERE attempts > 0 AND given_up = 0 AND ignored = 0 AND next_attempt <= :now
    AND +library_id IN (SELECT value FROM json_each(:library_ids))
ORDER BY next_attempt, id
"""
#: Items that wait for their owner, who may have seen to them since.
_TO_REVIEW = """
SELECT rating_key FROM items
WHERE skip_reason = 'protected' AND ignored = 0
    AND library_id IN (SELECT value FROM json_each(:library_ids))
ORDER BY last_seen, id
"""


def read_states(
    connection: sqlite3.Connection, rating_keys: Iterable[str]
) -> Mapping[str, ItemState]:
    """Return what is remembered of items that failed, or are left alone for good reason."""
    return {
        row[0]: ItemState(
            rating_key=row[0],
            library_id=row[1],
            attempts=row[2],
            next_attempt=row[3],
            given_up=bool(row[4]),
            ignored=bool(row[5]),
            defects=known_defects(row[6]),
        )
        for row in connection.execute(_STATES, (key_list(rating_keys),))
    }


def read_due(connection: sqlite3.Connection, library_ids: Iterable[str], now: float) -> list[str]:
    """Return the items whose next attempt is due, the longest due first.

    Those that wait for their owner come last, the longest not seen first.
    """
    values = {"now": now, "library_ids": key_list(library_ids)}
    found = (row[0] for query in (_DUE, _TO_REVIEW) for row in connection.execute(query, values))
    return list(dict.fromkeys(found))


def count_waiting(connection: sqlite3.Connection) -> int:
    """Return how many items wait for a further attempt."""
    query = "SELECT COUNT(*) FROM items WHERE attempts > 0 AND given_up = 0 AND ignored = 0"
    return int(connection.execute(query).fetchone()[0])


#: Grouped as the index is ordered, so that nothing is sorted and no item itself is read.
_OPEN_DEFECTS = """
SELECT defects, COUNT(*) FROM items
WHERE library_id = :library_id AND defects <> '' AND last_seen >= :since GROUP BY result, defects
"""


def count_open(
    connection: sqlite3.Connection, since: Mapping[str, float]
) -> dict[str, OpenDefects]:
    """Return by library what is wrong with the items that were seen since a time."""
    return {key: _count_open_in(connection, key, time) for key, time in since.items()}


def _count_open_in(connection: sqlite3.Connection, library_id: str, since: float) -> OpenDefects:
    items, defects = 0, Counter[Defect]()
    values = {"library_id": clean(library_id), "since": since}
    for stored, count in connection.execute(_OPEN_DEFECTS, values):
        items += count
        for defect in known_defects(stored):
            defects[defect] += count
    return OpenDefects(items=items, defects=dict(defects))


_LINES = """
SELECT id, time, level, phase, rating_key, message FROM log_lines
WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_COUNTS = """
SELECT SUM(lines), MIN(first_id), MAX(last_id) FROM log_counts
WHERE job_id = :job_id AND level >= :rank
"""
#: With the index by job and level this reads only the lines that it returns.
_NEWEST_OF_LEVEL = """
SELECT id FROM log_lines WHERE job_id = :job_id AND level = :rank AND id < :before_id
ORDER BY id DESC LIMIT :limit
"""
_FILTER_LINES = """
    AND level >= :rank AND (:rating_key IS NULL OR rating_key = :rating_key)
    AND (:patterns IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(:patterns) WHERE log_lines.message NOT LIKE value ESCAPE '\\'
    ))
"""
#: A job's lines lie together: the range spares looking at the matches of all the other jobs. The
#: cross join keeps SQLite from asking the text index anew for each line of the job.
_SEARCH_INDEX = (
    """
SELECT log_text.rowid FROM log_text CROSS JOIN log_lines ON log_lines.id = log_text.rowid
WHERE log_text MATCH :match AND log_text.rowid BETWEEN :first_id AND :last_id
    AND job_id = :job_id"""
    + _FILTER_LINES
    + "ORDER BY log_text.rowid DESC LIMIT :limit"
)
#: The sign keeps SQLite from the index by job, after which it would have to sort all lines.
_SEARCH_LINES = (
    """
SELECT id FROM log_lines WHERE id BETWEEN :first_id AND :last_id AND +job_id = :job_id"""
    + _FILTER_LINES
    + "ORDER BY id DESC LIMIT :limit"
)
_LINES_AFTER = """
SELECT id FROM log_lines WHERE id > :after_id AND id <= :last_id AND +job_id = :job_id
ORDER BY id LIMIT :limit
"""
_NO_LIMIT = 2**62


@dataclass(frozen=True, kw_only=True, slots=True)
class LogQuery:
    """Which lines of a job to read."""

    job_id: str
    limit: int
    offset: int = 0
    search: Search
    level: LogLevel | None = None
    rating_key: str | None = None
    before_id: int | None = None


def read_log(connection: sqlite3.Connection, query: LogQuery) -> LogPage:
    """Return a part of a job's log: the newest lines, or as many further back."""
    if query.search.is_empty and query.rating_key is None:
        total, ids = _newest_lines(connection, query)
        return LogPage(lines=_read_lines(connection, ids), total=total)
    most = query.offset + query.limit + MAX_COUNTED
    ids = _search_lines(connection, replace(query, before_id=None), most)
    total, is_exact = len(ids), len(ids) < most
    if query.before_id is not None:  # may lie further back than is counted
        ids = _search_lines(connection, query, query.offset + query.limit)
    page = ids[query.offset : query.offset + query.limit]
    return LogPage(lines=_read_lines(connection, page), total=total, is_total_exact=is_exact)


def read_lines_after(
    connection: sqlite3.Connection, job_id: str, after_id: int, limit: int
) -> tuple[LogRow, ...]:
    """Return a job's lines that follow a line, oldest first."""
    values = {"job_id": clean(job_id), "rank": 0, "after_id": after_id, "limit": limit}
    values["last_id"] = connection.execute(_COUNTS, values).fetchone()[2]
    ids = [row[0] for row in connection.execute(_LINES_AFTER, values)]
    return _read_lines(connection, ids)


def _values(query: LogQuery) -> dict[str, Any]:
    return {
        "job_id": clean(query.job_id),
        "rank": LEVEL_RANKS[query.level] if query.level else 0,
        "rating_key": None if query.rating_key is None else clean(query.rating_key),
        "before_id": _NO_LIMIT if query.before_id is None else query.before_id,
        "match": query.search.match,
        "patterns": query.search.patterns,
    }


def _newest_lines(connection: sqlite3.Connection, query: LogQuery) -> tuple[int, list[int]]:
    """Return how many lines there are, and which of them are on the page."""
    values = _values(query)
    values["limit"] = end = query.offset + query.limit
    ids: list[int] = []
    for rank in range(values["rank"], len(LEVEL_RANKS)):
        rows = connection.execute(_NEWEST_OF_LEVEL, values | {"rank": rank})
        ids.extend(row[0] for row in rows)
    total = connection.execute(_COUNTS, values).fetchone()[0] or 0
    return total, sorted(ids, reverse=True)[query.offset : end]


def _search_lines(connection: sqlite3.Connection, query: LogQuery, most: int) -> list[int]:
    """Return the newest lines that match, newest first, and not more than so many."""
    values = _values(query) | {"limit": most}
    _, values["first_id"], last_id = connection.execute(_COUNTS, values).fetchone()
    values["last_id"] = last_id and min(last_id, values["before_id"] - 1)
    statement = _SEARCH_INDEX if values["match"] else _SEARCH_LINES
    return [row[0] for row in connection.execute(statement, values)]


def _read_lines(connection: sqlite3.Connection, ids: Collection[int]) -> tuple[LogRow, ...]:
    levels = tuple(LEVEL_RANKS)
    return tuple(
        LogRow(
            id=row[0],
            time=row[1],
            level=levels[row[2]],
            phase=row[3],
            rating_key=row[4],
            message=row[5],
        )
        for row in connection.execute(_LINES, (json.dumps(list(ids)),))
    )


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
    only_open: bool = False
    sort: ItemSort = "last_seen"
    descending: bool = True


#: A condition for each filter; only those that are asked for slow the search down.
_ITEM_CONDITIONS: Mapping[str, str] = {
    "match": "items_text MATCH :match",
    "rating_key": "rating_key = :rating_key",
    "result": "result = :result",
    "skip_reason": "skip_reason = :skip_reason",
    "defect": "instr(defects, :defect)",
    "library_ids": "library_id IN (SELECT value FROM json_each(:library_ids))",
    "only_open": "defects <> '' AND ignored = 0",
    "patterns": """NOT EXISTS (
        SELECT 1 FROM json_each(:patterns) WHERE items.title NOT LIKE value ESCAPE '\\'
    )""",
}
#: Rows are found and sorted by their ids, and only those of the page are read whole.
_ITEMS = """
SELECT rating_key, library_id, type, title, defects, result, skip_reason, reason, attempts,
    first_seen, last_seen, last_attempt, next_attempt, given_up, ignored
FROM items WHERE id IN (SELECT items.id {source} {order} LIMIT :limit OFFSET :offset) {order}
"""
_ORDERS: Mapping[ItemSort, str] = {
    "title": "items.title COLLATE NOCASE",
    "type": "type",
    "library_id": "library_id",
    "result": "result",
    "attempts": "attempts",
    "first_seen": "first_seen",
    "last_seen": "last_seen",
    "last_attempt": "last_attempt",
    "next_attempt": "next_attempt",
}


def read_items(connection: sqlite3.Connection, query: ItemQuery) -> ItemPage:
    """Return a part of the items."""
    values = {
        "rating_key": None if query.rating_key is None else clean(query.rating_key),
        "result": query.result,
        "skip_reason": query.skip_reason,
        "defect": f" {query.defect} " if query.defect else None,
        "library_ids": None if query.library_ids is None else key_list(query.library_ids),
        "only_open": query.only_open or None,
        "match": query.search.match,
        "patterns": query.search.patterns,
        "limit": query.limit,
        "offset": query.offset,
    }
    source = _items_source(values)
    direction = "DESC" if query.descending else "ASC"
    order = f"ORDER BY {_ORDERS[query.sort]} {direction}, items.id {direction}"
    total = connection.execute("SELECT COUNT(*) " + source, values).fetchone()[0]
    rows = connection.execute(_ITEMS.format(source=source, order=order), values)
    return ItemPage(items=tuple(map(_item_row, rows)), total=total)


def _items_source(values: Mapping[str, object]) -> str:
    """Return from where to read the items that match."""
    tables = "items"
    if values["match"]:
        tables = "items_text CROSS JOIN items ON items.id = items_text.rowid"
    conditions = [text for name, text in _ITEM_CONDITIONS.items() if values[name] is not None]
    return f"FROM {tables} WHERE {' AND '.join(conditions) or 'TRUE'}"


def _item_row(row: Sequence[Any]) -> ItemRow:
    return ItemRow(
        rating_key=row[0],
        library_id=row[1],
        type=row[2],
        title=row[3],
        defects=tuple(row[4].split()),
        result=row[5],
        skip_reason=row[6],
        reason=row[7],
        attempts=row[8],
        first_seen=row[9],
        last_seen=row[10],
        last_attempt=row[11],
        next_attempt=row[12],
        given_up=bool(row[13]),
        ignored=bool(row[14]),
    )


_JOB_ITEMS_FILTER = (
    "FROM job_items WHERE job_id = :job_id AND (:result IS NULL OR result = :result) "
)
_JOB_ITEMS = (
    "SELECT rating_key, title, type, library_id, before, after, result, skip_reason, error, "
    "put_back, time " + _JOB_ITEMS_FILTER + "ORDER BY id DESC LIMIT :limit OFFSET :offset"
)


def read_job_items(
    connection: sqlite3.Connection, job_id: str, result: str | None, limit: int, offset: int
) -> JobItemPage:
    """Return a part of a job's items, the latest first."""
    values = {"job_id": clean(job_id), "result": result, "limit": limit, "offset": offset}
    total = connection.execute("SELECT COUNT(*) " + _JOB_ITEMS_FILTER, values).fetchone()[0]
    items = tuple(map(_job_item_row, connection.execute(_JOB_ITEMS, values)))
    return JobItemPage(items=items, total=total)


def _job_item_row(row: Sequence[Any]) -> JobItemRow:
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
        put_back=tuple(row[9].split()),
        time=row[10],
    )


def read_results(connection: sqlite3.Connection, job_id: str) -> dict[str, Result]:
    """Return what became of each item of a job, as far as this version has a word for it."""
    query = "SELECT rating_key, result FROM job_items WHERE job_id = ?"
    rows = connection.execute(query, (clean(job_id),))
    return {key: Result(word) for key, word in rows if word in Result}


def count_rows(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many log lines and how many items there are."""
    query = "SELECT (SELECT COALESCE(SUM(lines), 0) FROM log_counts), (SELECT COUNT(*) FROM items)"
    lines, items = connection.execute(query).fetchone()
    return lines, items

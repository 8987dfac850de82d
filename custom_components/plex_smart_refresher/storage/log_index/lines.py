"""The log lines of jobs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
import json
import sqlite3
from typing import Any

from ...engine.events import LogLevel
from .buffer import Writer
from .database import Database
from .encoding import LEVEL_RANKS, clean, cleaned, load_values
from .records import LogPage, LogRow
from .schema import KEY_SIGN, LEVEL_SIGN
from .search import LOG_TERMS, Search, any_of, beginnings, quoted

#: A search counts at most this many lines: beyond, a total only costs time.
MAX_COUNTED = 2_000
#: A search for symbols, which the text index does not contain, compares the newest other matches,
#: about 30 ms.
MAX_COMPARED = 50_000

_LINES = """
SELECT id, time, level, phase, rating_key, code, line_values FROM log_lines
WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_COUNTS = """
SELECT SUM(lines), MIN(first_id), MAX(last_id) FROM log_counts
WHERE job_id = :job_id AND level >= :rank
"""
#: With the index by job and level, this reads only lines that it returns or skips.
_NEWEST_OF_LEVEL = """
SELECT id FROM log_lines WHERE job_id = :job_id AND level = {rank} AND id < :before_id
"""
#: The statement per level: SQLite merges the lines of that level and those above.
_NEWEST: Sequence[str] = [
    " UNION ALL ".join(
        _NEWEST_OF_LEVEL.format(rank=rank) for rank in range(lowest, len(LEVEL_RANKS))
    )
    + "ORDER BY id DESC LIMIT :limit OFFSET :offset"
    for lowest in range(len(LEVEL_RANKS))
]
_FILTER_LINES = """
    AND level >= :rank AND (:rating_key IS NULL OR rating_key = :rating_key)
    AND (:patterns IS NULL OR NOT EXISTS (
        SELECT 1 FROM json_each(:patterns) WHERE log_lines.message NOT LIKE value ESCAPE '\\'
    ))
"""
#: A job's lines are adjacent: the range excludes matches of other jobs. The cross join keeps SQLite
#: from querying the text index again for each line.
_SEARCH_INDEX = (
    """
SELECT log_text.rowid FROM log_text CROSS JOIN log_lines ON log_lines.id = log_text.rowid
WHERE log_text MATCH :match AND log_text.rowid BETWEEN :first_id AND :last_id
    AND job_id = :job_id"""
    + _FILTER_LINES
    + "ORDER BY log_text.rowid DESC LIMIT :limit"
)
_OLDEST_COMPARED = """
SELECT rowid FROM log_text WHERE log_text MATCH :match AND rowid BETWEEN :first_id AND :last_id
ORDER BY rowid DESC LIMIT 1 OFFSET :compared
"""
#: The plus sign keeps SQLite from the index by job, which would require sorting all lines.
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
#: Of all jobs. Without the text index, only the newest lines are compared.
_OF_ITEM = """
SELECT rowid FROM log_text WHERE log_text MATCH :match ORDER BY rowid DESC LIMIT :limit
"""
_OF_ITEM_COMPARED = """
SELECT id FROM log_lines NOT INDEXED
WHERE id > (SELECT MAX(id) FROM log_lines) - :compared AND rating_key = :rating_key
ORDER BY id DESC LIMIT :limit
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


class Lines:
    """Query log lines."""

    def __init__(self, writer: Writer, database: Database) -> None:
        """Use the writer's database."""
        self._writer = writer
        self._database = database

    async def get(
        self,
        job_id: str,
        *,
        limit: int,
        offset: int = 0,
        search: str | None = None,
        level: LogLevel | None = None,
        rating_key: str | None = None,
        before_id: int | None = None,
    ) -> LogPage:
        """Return a page of a job's log: the newest lines, or lines before an offset."""
        query = LogQuery(
            job_id=job_id,
            limit=limit,
            offset=offset,
            search=Search.parse(search, has_text_search=self._database.has_text_search),
            level=level,
            rating_key=rating_key,
            before_id=before_id,
        )
        return await self._writer.async_run(partial(read_log, query=query))

    async def get_after(self, job_id: str, after_id: int, *, limit: int) -> tuple[LogRow, ...]:
        """Return a job's lines after a line, oldest first, to read a log in parts."""
        return await self._writer.async_run(
            partial(_read_lines_after, job_id=job_id, after_id=after_id, limit=limit)
        )

    async def of_item(self, rating_key: str, *, limit: int) -> tuple[LogRow, ...]:
        """Return the newest lines about an item in all jobs, in chronological order."""
        statement = _OF_ITEM if self._database.has_text_search else _OF_ITEM_COMPARED
        return await self._writer.async_run(
            partial(_read_of_item, rating_key=rating_key, limit=limit, statement=statement)
        )


def _read_of_item(
    connection: sqlite3.Connection, rating_key: str, limit: int, statement: str
) -> tuple[LogRow, ...]:
    """Return the newest lines about an item in all jobs, in chronological order."""
    key = clean(rating_key)
    values = {
        "match": quoted(chr(KEY_SIGN) + key),
        "rating_key": key,
        "compared": MAX_COMPARED,
        "limit": limit,
    }
    return _read_lines(connection, [row[0] for row in connection.execute(statement, values)])


def read_log(connection: sqlite3.Connection, query: LogQuery) -> LogPage:
    """Return a page of a job's log: the newest lines, or lines before an offset."""
    if query.search.is_empty and query.rating_key is None:
        total, ids = _newest_lines(connection, query)
        return LogPage(lines=_read_lines(connection, ids), total=total)
    most = query.offset + query.limit + MAX_COUNTED
    values = _values(query) | {"match": _match_lines(connection, query)}
    ids, is_cut = _search_lines(connection, values | {"before_id": _NO_LIMIT}, most)
    total, is_exact = len(ids), len(ids) < most and not is_cut
    if query.before_id is not None:  # can be further back than the count
        ids, _ = _search_lines(connection, values, query.offset + query.limit)
    page = ids[query.offset : query.offset + query.limit]
    return LogPage(lines=_read_lines(connection, page), total=total, is_total_exact=is_exact)


def _read_lines_after(
    connection: sqlite3.Connection, job_id: str, after_id: int, limit: int
) -> tuple[LogRow, ...]:
    """Return a job's lines after a line, oldest first."""
    values = {"job_id": clean(job_id), "rank": 0, "after_id": after_id, "limit": limit}
    values["last_id"] = connection.execute(_COUNTS, values).fetchone()[2]
    ids = [row[0] for row in connection.execute(_LINES_AFTER, values)]
    return _read_lines(connection, ids)


def _values(query: LogQuery) -> dict[str, Any]:
    """Return the parameters of a query."""
    return {
        "job_id": clean(query.job_id),
        "rank": LEVEL_RANKS[query.level] if query.level else 0,
        "rating_key": cleaned(query.rating_key),
        "before_id": _NO_LIMIT if query.before_id is None else query.before_id,
        "patterns": query.search.patterns,
    }


def _newest_lines(connection: sqlite3.Connection, query: LogQuery) -> tuple[int, list[int]]:
    """Return the number of lines, and the lines on the page."""
    values = _values(query) | {"limit": query.limit, "offset": query.offset}
    ids = [row[0] for row in connection.execute(_NEWEST[values["rank"]], values)]
    total = connection.execute(_COUNTS, values).fetchone()[0] or 0
    return total, ids


def _match_lines(connection: sqlite3.Connection, query: LogQuery) -> str | None:
    """Return the text index expression for a query, as far as possible."""
    if not query.search.has_text_search:
        return None
    expressions = beginnings(connection, query.search, LOG_TERMS)
    if query.rating_key is not None:
        expressions.append(quoted(chr(KEY_SIGN) + clean(query.rating_key)))
    if lowest := LEVEL_RANKS[query.level] if query.level else 0:
        ranks = range(lowest, len(LEVEL_RANKS))
        expressions.append(any_of(chr(LEVEL_SIGN + rank) for rank in ranks))
    return " AND ".join(expressions) or None


def _search_lines(
    connection: sqlite3.Connection, values: dict[str, Any], limit: int
) -> tuple[list[int], bool]:
    """Return the newest matches, newest first, and whether older ones were left out."""
    _, first_id, last_id = connection.execute(_COUNTS, values).fetchone()
    last_id = last_id and min(last_id, values["before_id"] - 1)
    values |= {"first_id": first_id, "last_id": last_id, "limit": limit}
    oldest = _oldest_compared(connection, values) if last_id and values["patterns"] else None
    if oldest is not None:
        values["first_id"] = max(first_id, oldest)
    statement = _SEARCH_INDEX if values["match"] else _SEARCH_LINES
    ids = [row[0] for row in connection.execute(statement, values)]
    return ids, values["first_id"] != first_id


def _oldest_compared(connection: sqlite3.Connection, values: Mapping[str, Any]) -> int | None:
    """Return the oldest line to compare with patterns without delaying others."""
    if not values["match"]:
        return int(values["last_id"]) - MAX_COMPARED
    row = connection.execute(_OLDEST_COMPARED, {**values, "compared": MAX_COMPARED}).fetchone()
    return row and int(row[0])


def _read_lines(connection: sqlite3.Connection, ids: Collection[int]) -> tuple[LogRow, ...]:
    """Return lines by ID in chronological order."""
    levels = tuple(LEVEL_RANKS)
    return tuple(
        LogRow(
            id=row[0],
            time=row[1],
            level=levels[row[2]],
            phase=row[3],
            rating_key=row[4],
            code=row[5],
            values=load_values(row[6]),
        )
        for row in connection.execute(_LINES, (json.dumps(list(ids)),))
    )

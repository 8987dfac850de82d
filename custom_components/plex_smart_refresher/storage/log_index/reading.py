"""What is read from the log index. Nothing that a user typed becomes part of a statement."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
import json
import sqlite3
from string import punctuation
import sys
from typing import Any, Literal

from ...engine.defects import Defect
from ...engine.events import LogLevel
from ...engine.library_status import OpenDefects
from ...engine.results import ItemState, Result
from .records import ItemPage, ItemRow, JobItemPage, JobItemRow, LogPage, LogRow
from .schema import KEY_SIGN, LEVEL_SIGN
from .writing import LEVEL_RANKS, clean, key_list, known_defects

#: A search counts at most this many lines: beyond, a total only costs time.
MAX_COUNTED = 2_000
#: A search for signs, which the text index does not hold, looks at the newest of what else is
#: searched for, about 30 ms.
MAX_COMPARED = 50_000
#: Up to this many items are sorted for a page, about 10 ms; more are gone through in their order.
MAX_SORTED = 5_000
#: Looking up whether one item matches takes as long as collecting so many that do.
LOOKUP_COST = 100
#: The beginning of a word is looked up as the words that begin like that, at most so many: the text
#: index reads a word no farther than is asked for, but a beginning to its end before it answers.
MAX_TERMS = 256
#: Beginnings of up to this many letters have an index of their own.
_INDEXED_LENGTH = 2

type ItemSort = Literal["title", "attempts", "last_seen", "next_attempt"]


@dataclass(frozen=True, slots=True)
class Search:
    """A search as parameters: words for the full-text index, and patterns for LIKE."""

    words: tuple[str, ...]
    patterns: str | None
    has_text_search: bool

    @classmethod
    def parse(cls, text: str | None, *, has_text_search: bool) -> Search:
        """Return a search for items that have all words of a text."""
        words = dict.fromkeys(clean(text or "").split())
        # The full-text index holds letters and digits; it cannot look for "%" or an emoji.
        indexed = [word for word in words if has_text_search and any(map(str.isalnum, word))]
        others = [word for word in words if word not in indexed]
        return cls(
            words=tuple(indexed),
            patterns=json.dumps(list(map(_pattern, others))) if others else None,
            has_text_search=has_text_search,
        )

    @property
    def is_empty(self) -> bool:
        """Return whether it lets everything through."""
        return not self.words and self.patterns is None


def _quoted(word: str) -> str:
    doubled = word.replace('"', '""')
    return f'"{doubled}"'


def _pattern(word: str) -> str:
    for special in "\\%_":
        word = word.replace(special, f"\\{special}")
    return f"%{word}%"


#: The words from one on, each found by asking for the next one after the last.
_TERMS = """
WITH RECURSIVE found (term) AS (
    SELECT (SELECT term FROM {terms} WHERE term >= :first ORDER BY term LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM {terms} WHERE term >= found.term || char(1) ORDER BY term LIMIT 1)
    FROM found WHERE found.term < :beyond
)
SELECT term FROM found WHERE term < :beyond LIMIT :limit
"""
_LOG_TERMS = _TERMS.format(terms="log_terms")
_ITEM_TERMS = _TERMS.format(terms="item_terms")


def _beginnings(connection: sqlite3.Connection, search: Search, statement: str) -> list[str]:
    """Return an expression of the text index for each word: that some word begins like it."""
    expressions = []
    left = MAX_TERMS
    for word in search.words:
        terms = _terms(connection, statement, word, left)
        left -= len(terms)
        expressions.append(_any_of(terms) if terms else _quoted(word) + "*")
    return expressions


def _terms(connection: sqlite3.Connection, statement: str, word: str, most: int) -> list[str]:
    """Return all words in the index that begin like this one; none if they are too many."""
    bare = word.strip(punctuation).lower()
    if len(bare) <= _INDEXED_LENGTH or not (bare.isascii() and bare.isalnum()):
        return []
    values = {"first": bare, "beyond": bare + chr(sys.maxunicode), "limit": most + 1}
    terms = [row[0] for row in connection.execute(statement, values)]
    return terms if len(terms) <= most else []


def _any_of(terms: Iterable[str]) -> str:
    return f"({' OR '.join(map(_quoted, terms))})"


#: Items that failed, or are left alone for good reason.
_REMEMBERED = """
SELECT rating_key FROM items
WHERE (attempts > 0 OR given_up OR ignored OR skip_reason = 'protected')
"""
_STATES = """
SELECT rating_key, library_id, attempts, next_attempt, given_up, ignored, defects FROM items
WHERE rating_key IN (SELECT value FROM json_each(?))
    AND (attempts > 0 OR given_up OR ignored OR skip_reason = 'protected')
"""
_DUE = """
SELECT rating_key FROM items INDEXED BY items_due
WHERE attempts > 0 AND given_up = 0 AND ignored = 0 AND next_attempt <= :now
    AND library_id IN (SELECT value FROM json_each(:library_ids))
ORDER BY next_attempt, id
"""
#: Items that wait for their owner, who may have seen to them since.
_TO_REVIEW = """
SELECT rating_key FROM items INDEXED BY items_by_skip_reason
WHERE skip_reason = 'protected' AND ignored = 0
    AND library_id IN (SELECT value FROM json_each(:library_ids))
ORDER BY last_seen, id
"""
_COUNT_WAITING = """
SELECT COUNT(*) FROM items INDEXED BY items_due
WHERE attempts > 0 AND given_up = 0 AND ignored = 0
"""


def read_remembered(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the rating keys of all items of which something is remembered."""
    return frozenset(row[0] for row in connection.execute(_REMEMBERED))


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
    return int(connection.execute(_COUNT_WAITING).fetchone()[0])


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
#: With the index by job and level this reads only the lines that it returns or passes over.
_NEWEST_OF_LEVEL = """
SELECT id FROM log_lines WHERE job_id = :job_id AND level = {rank} AND id < :before_id
"""
#: The statement for each level: SQLite merges what it reads of that level and those above.
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
_OLDEST_COMPARED = """
SELECT rowid FROM log_text WHERE log_text MATCH :match AND rowid BETWEEN :first_id AND :last_id
ORDER BY rowid DESC LIMIT 1 OFFSET :compared
"""
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
    values = _values(query) | {"match": _match_lines(connection, query)}
    ids, is_cut = _search_lines(connection, values | {"before_id": _NO_LIMIT}, most)
    total, is_exact = len(ids), len(ids) < most and not is_cut
    if query.before_id is not None:  # may lie further back than is counted
        ids, _ = _search_lines(connection, values, query.offset + query.limit)
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


def _cleaned(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _values(query: LogQuery) -> dict[str, Any]:
    return {
        "job_id": clean(query.job_id),
        "rank": LEVEL_RANKS[query.level] if query.level else 0,
        "rating_key": _cleaned(query.rating_key),
        "before_id": _NO_LIMIT if query.before_id is None else query.before_id,
        "patterns": query.search.patterns,
    }


def _newest_lines(connection: sqlite3.Connection, query: LogQuery) -> tuple[int, list[int]]:
    """Return how many lines there are, and which of them are on the page."""
    values = _values(query) | {"limit": query.limit, "offset": query.offset}
    ids = [row[0] for row in connection.execute(_NEWEST[values["rank"]], values)]
    total = connection.execute(_COUNTS, values).fetchone()[0] or 0
    return total, ids


def _match_lines(connection: sqlite3.Connection, query: LogQuery) -> str | None:
    """Return the expression that finds the lines in the text index, as far as it can."""
    if not query.search.has_text_search:
        return None
    expressions = _beginnings(connection, query.search, _LOG_TERMS)
    if query.rating_key is not None:
        expressions.append(_quoted(chr(KEY_SIGN) + clean(query.rating_key)))
    if lowest := LEVEL_RANKS[query.level] if query.level else 0:
        ranks = range(lowest, len(LEVEL_RANKS))
        expressions.append(_any_of(chr(LEVEL_SIGN + rank) for rank in ranks))
    return " AND ".join(expressions) or None


def _search_lines(
    connection: sqlite3.Connection, values: dict[str, Any], limit: int
) -> tuple[list[int], bool]:
    """Return the newest lines that match, newest first, and whether older ones were left out."""
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
    """Return the oldest line that can be compared with patterns without making others wait."""
    if not values["match"]:
        return int(values["last_id"]) - MAX_COMPARED
    row = connection.execute(_OLDEST_COMPARED, {**values, "compared": MAX_COMPARED}).fetchone()
    return row and int(row[0])


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
    "rating_key": "rating_key = :rating_key",
    "result": "result = :result",
    # What is ignored since is left alone for that reason, which is written with the next scan.
    "skip_reason": "skip_reason = :skip_reason AND (ignored = 0 OR skip_reason = 'ignored')",
    "defect": "instr(defects, :defect)",
    "library_ids": "library_id IN (SELECT value FROM json_each(:library_ids))",
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
#: Rows are found and sorted by their ids, and only those of the page are read whole.
_ITEMS = """
SELECT rating_key, library_id, type, title, defects, result, skip_reason, reason, attempts,
    first_seen, last_seen, last_attempt, next_attempt, given_up, ignored
FROM items NOT INDEXED WHERE id IN (
    SELECT id FROM items {index} WHERE {condition} {order} LIMIT :limit OFFSET :offset
) {order}
"""
#: How to sort, and the index that is in this order.
_ORDERS: Mapping[ItemSort, tuple[str, str]] = {
    "title": ("title COLLATE NOCASE", "INDEXED BY items_by_title"),
    "attempts": ("attempts", "INDEXED BY items_by_attempts"),
    "last_seen": ("last_seen", "INDEXED BY items_by_last_seen"),
    "next_attempt": ("next_attempt", "INDEXED BY items_by_next_attempt"),
}


def read_items(connection: sqlite3.Connection, query: ItemQuery) -> ItemPage:
    """Return a part of the items."""
    values = {
        "rating_key": _cleaned(query.rating_key),
        "result": _cleaned(query.result),
        "skip_reason": _cleaned(query.skip_reason),
        "defect": f" {clean(query.defect)} " if query.defect else None,
        "library_ids": None if query.library_ids is None else key_list(query.library_ids),
        "only_open": query.only_open or None,
        "match": " AND ".join(_beginnings(connection, query.search, _ITEM_TERMS)) or None,
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
    """Return about how many items are gone through up to a page of those that match."""
    (items,) = connection.execute("SELECT COUNT(*) FROM items").fetchone()
    return int((query.offset + query.limit) * items / max(total, 1))


def _find_items(
    connection: sqlite3.Connection, conditions: Sequence[str], values: Mapping[str, Any]
) -> tuple[int, list[int] | None]:
    """Return how many items match, and which ones, unless they are too many to be sorted."""
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


_JOB_ITEMS = (
    "SELECT rating_key, title, type, library_id, before, after, result, skip_reason, error, "
    "restored, time "
)
#: The index by result has the order of the ids only for one result.
_FROM_JOB_ITEMS = "FROM job_items INDEXED BY job_items_by_job WHERE job_id = :job_id "
_FROM_JOB_ITEMS_OF_RESULT = (
    "FROM job_items INDEXED BY job_items_by_result WHERE job_id = :job_id AND result = :result "
)


def read_job_items(
    connection: sqlite3.Connection, job_id: str, result: str | None, limit: int, offset: int
) -> JobItemPage:
    """Return a part of a job's items, the latest first."""
    values = {
        "job_id": clean(job_id),
        "result": _cleaned(result),
        "limit": limit,
        "offset": offset,
    }
    source = _FROM_JOB_ITEMS if result is None else _FROM_JOB_ITEMS_OF_RESULT
    total = connection.execute("SELECT COUNT(*) " + source, values).fetchone()[0]
    page = source + "ORDER BY id DESC LIMIT :limit OFFSET :offset"
    items = tuple(map(_job_item_row, connection.execute(_JOB_ITEMS + page, values)))
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
        restored=tuple(row[9].split()),
        time=row[10],
    )


def read_results(connection: sqlite3.Connection, job_id: str) -> dict[str, Result]:
    """Return what became of each item of a job, as far as this version has a word for it."""
    query = "SELECT rating_key, result FROM job_items WHERE job_id = ?"
    rows = connection.execute(query, (clean(job_id),))
    known = {each.value: each for each in Result}
    return {key: known[word] for key, word in rows if word in known}


def count_rows(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many log lines and how many items there are."""
    query = "SELECT (SELECT COALESCE(SUM(lines), 0) FROM log_counts), (SELECT COUNT(*) FROM items)"
    lines, items = connection.execute(query).fetchone()
    return lines, items

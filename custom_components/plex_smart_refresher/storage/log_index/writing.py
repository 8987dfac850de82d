"""What is written to the log index: batches of records, the user's marks, and the purge."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
import json
import sqlite3
from typing import Any

from ...engine.defects import Defect
from ...engine.events import LogLevel
from ...engine.results import FAILURES, ItemOutcome, ItemState, Result, SkipReason
from .records import Batch, PendingLine, PendingOutcome
from .schema import transaction

#: Levels are stored by their rank, so that "this level and above" is a comparison.
LEVEL_RANKS: Mapping[LogLevel, int] = {level: rank for rank, level in enumerate(LogLevel)}

_INSERT_LINE = """
INSERT INTO log_lines (job_id, time, level, phase, rating_key, message) VALUES (?, ?, ?, ?, ?, ?)
"""
_INDEX_LINES = (
    "INSERT INTO log_text (rowid, message) SELECT id, message FROM log_words WHERE id > ?"
)
#: Not by the index by job, in whose order SQLite would go through all lines to group these.
_COUNT_NEW_LINES = """
INSERT INTO log_counts (job_id, level, lines, first_id, last_id)
SELECT job_id, level, COUNT(*), MIN(id), MAX(id) FROM log_lines NOT INDEXED WHERE id > ?
GROUP BY job_id, level
ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, last_id = excluded.last_id
"""
_INSERT_JOB_ITEM = """
INSERT INTO job_items (
    job_id, rating_key, title, type, library_id, before, after, result, skip_reason, error,
    restored, time
) VALUES (
    :job_id, :rating_key, :title, :type, :library_id, :before, :after, :result, :skip_reason,
    :error, :restored, :time
)
ON CONFLICT (job_id, rating_key) DO UPDATE SET
    title = excluded.title, type = excluded.type, library_id = excluded.library_id,
    before = excluded.before, after = excluded.after, result = excluded.result,
    skip_reason = excluded.skip_reason, error = excluded.error, restored = excluded.restored,
    time = excluded.time
"""
_INSERT_ITEM = """
INSERT INTO items (
    rating_key, library_id, type, title, defects, result, skip_reason, reason, attempts,
    first_seen, last_seen, last_attempt, next_attempt, given_up
) VALUES (
    :rating_key, :library_id, :type, :title, :defects, :result, :skip_reason, :reason, :attempts,
    :time, :time, :last_attempt, :next_attempt, :given_up
)
ON CONFLICT (rating_key) DO
"""
_INSERT_UNKNOWN_ITEM = _INSERT_ITEM + "NOTHING"
_PUT_ITEM = (
    _INSERT_ITEM
    + """
UPDATE SET
    library_id = excluded.library_id, type = excluded.type, title = excluded.title,
    defects = excluded.defects, result = excluded.result, skip_reason = NULL, reason = NULL,
    attempts = excluded.attempts, last_seen = excluded.last_seen,
    last_attempt = COALESCE(excluded.last_attempt, last_attempt),
    next_attempt = excluded.next_attempt, given_up = excluded.given_up
"""
)
#: An item that waits for its next attempt keeps its result. It keeps its defects, too, if it was
#: left alone for another reason than that wait: a defect that came since is worth an attempt at
#: once, and would no longer be seen as new.
_PUT_SKIPPED_ITEM = (
    _INSERT_ITEM
    + """
UPDATE SET
    library_id = excluded.library_id, type = excluded.type, title = excluded.title,
    defects = CASE WHEN attempts = 0 OR :is_known THEN excluded.defects ELSE defects END,
    result = CASE WHEN attempts = 0 THEN excluded.result ELSE result END,
    skip_reason = excluded.skip_reason, reason = excluded.reason, last_seen = excluded.last_seen
"""
)

#: Reasons that say that nothing is new about an item.
_KNOWN_REASONS = frozenset({SkipReason.BACKOFF, SkipReason.GIVEN_UP})


def clean(text: str) -> str:
    """Return a text that SQLite can store and search: it cannot encode a lone surrogate."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def join_words(words: Iterable[str]) -> str:
    """Return words as they are stored: each with a space on both sides, to be found whole."""
    return "".join(f" {word}" for word in sorted(words)) + " " if words else ""


def key_list(rating_keys: Iterable[str]) -> str:
    """Return keys as one parameter, however many they are."""
    return json.dumps([clean(key) for key in rating_keys])


def write_batch(connection: sqlite3.Connection, batch: Batch, *, has_text_search: bool) -> None:
    """Write records in one transaction."""
    with transaction(connection):
        if batch.lines:
            _write_lines(connection, batch.lines, has_text_search=has_text_search)
        for outcome in batch.outcomes:
            _write_outcome(connection, outcome)


def _write_lines(
    connection: sqlite3.Connection, lines: Sequence[PendingLine], *, has_text_search: bool
) -> None:
    last_id = connection.execute("SELECT COALESCE(MAX(id), 0) FROM log_lines").fetchone()[0]
    connection.executemany(_INSERT_LINE, map(_line_values, lines))
    connection.execute(_COUNT_NEW_LINES, (last_id,))
    if has_text_search:
        connection.execute(_INDEX_LINES, (last_id,))


def _line_values(pending: PendingLine) -> tuple[object, ...]:
    line = pending.line
    rank = LEVEL_RANKS[line.level]
    texts = (line.phase.value, clean(line.rating_key), clean(line.message))
    return (clean(pending.job_id), line.time, rank, *texts)


def _write_outcome(connection: sqlite3.Connection, pending: PendingOutcome) -> None:
    outcome = pending.outcome
    values = _outcome_values(pending)
    connection.execute(_INSERT_JOB_ITEM, values)
    values["defects"] = values["after"]
    if pending.dry_run:
        if outcome.result is not Result.GONE:
            connection.execute(_INSERT_UNKNOWN_ITEM, values)
    elif outcome.result is Result.GONE:
        connection.execute("DELETE FROM items WHERE rating_key = :rating_key", values)
    elif outcome.result in FAILURES:
        connection.execute(_PUT_ITEM, values | _failure_values(pending))
    elif outcome.result is Result.SKIPPED:
        connection.execute(_PUT_SKIPPED_ITEM, values)
    else:
        connection.execute(_PUT_ITEM, values)


def _outcome_values(pending: PendingOutcome) -> dict[str, Any]:
    outcome, item = pending.outcome, pending.outcome.item
    return {
        "job_id": clean(pending.job_id),
        "rating_key": clean(item.rating_key),
        "library_id": clean(item.library_id),
        "type": item.type.value,
        "title": clean(item.display_title),
        "before": join_words(outcome.before),
        "after": join_words(outcome.after),
        "result": outcome.result.value,
        "skip_reason": outcome.skip_reason.value if outcome.skip_reason else None,
        "reason": None if outcome.reason is None else clean(outcome.reason),
        "error": None if outcome.error is None else clean(outcome.error),
        "restored": join_words(outcome.restored),
        "time": pending.time,
        "attempts": 0,
        "last_attempt": pending.time if outcome.result is Result.FIXED else None,
        "next_attempt": None,
        "given_up": False,
        "is_known": outcome.skip_reason in _KNOWN_REASONS,
    }


def _failure_values(pending: PendingOutcome) -> dict[str, Any]:
    state = pending.state or _first_failure(pending.outcome, pending.time)
    return {
        "attempts": state.attempts,
        "next_attempt": state.next_attempt,
        "given_up": state.given_up,
        "defects": join_words(state.defects),
        "last_attempt": pending.time,
    }


def _first_failure(outcome: ItemOutcome, time: float) -> ItemState:
    return ItemState(
        rating_key=outcome.item.rating_key,
        library_id=outcome.item.library_id,
        attempts=1,
        next_attempt=time,
        defects=outcome.after,
    )


def set_ignored(
    connection: sqlite3.Connection, rating_keys: Iterable[str], *, ignored: bool
) -> int:
    """Mark items to be left alone, or no longer; return how many changed."""
    query = """
    UPDATE items SET ignored = :ignored
    WHERE ignored <> :ignored AND rating_key IN (SELECT value FROM json_each(:keys))
    """
    values = {"ignored": ignored, "keys": key_list(rating_keys)}
    return connection.execute(query, values).rowcount


def forget(connection: sqlite3.Connection, rating_keys: Iterable[str]) -> int:
    """Remove items; return how many there were."""
    query = "DELETE FROM items WHERE rating_key IN (SELECT value FROM json_each(?))"
    return connection.execute(query, (key_list(rating_keys),)).rowcount


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


def known_defects(stored: str) -> frozenset[Defect]:
    """Return the defects that this version knows."""
    return frozenset(Defect(word) for word in stored.split() if word in Defect)

"""Write batches of records."""

from collections.abc import Mapping, Sequence
import sqlite3
from typing import Any

from ...engine.learning import Duration
from .durations import put_duration
from .proposal_writing import put_proposal
from .records import Batch, PendingProposal
from .rows import OUTCOME_NAMES, LineRow
from .schema import transaction
from .vanished import bring_back, keep_vanished

_INSERT_LINE = """
INSERT INTO log_lines (job_id, time, level, phase, rating_key, code, line_values, message)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
_INDEX_LINES = (
    "INSERT INTO log_text (rowid, message) SELECT id, message FROM log_words WHERE id > ?"
)
#: Without the index by job, in whose order SQLite would read all lines.
_COUNT_NEW_LINES = """
INSERT INTO log_counts (job_id, level, lines, first_id, last_id)
SELECT job_id, level, COUNT(*), MIN(id), MAX(id) FROM log_lines NOT INDEXED WHERE id > ?
GROUP BY job_id, level
ON CONFLICT DO UPDATE SET lines = lines + excluded.lines, last_id = excluded.last_id
"""
_INSERT_JOB_ITEM = """
INSERT INTO job_items (
    job_id, rating_key, title, type, library_id, before, after, result, skip_reason, error,
    restored, not_restored, changes, rung, change_ids, time
) VALUES (
    :job_id, :rating_key, :title, :type, :library_id, :before, :after, :result, :skip_reason,
    :error, :restored, :not_restored, :changes, :rung, :change_ids, :time
)
ON CONFLICT (job_id, rating_key) DO UPDATE SET
    title = excluded.title, type = excluded.type, library_id = excluded.library_id,
    before = excluded.before, after = excluded.after, result = excluded.result,
    skip_reason = excluded.skip_reason, error = excluded.error, restored = excluded.restored,
    not_restored = excluded.not_restored, changes = excluded.changes, rung = excluded.rung,
    change_ids = excluded.change_ids, time = excluded.time
"""
_INSERT_ITEM = """
INSERT INTO items (
    rating_key, library_id, type, title, defects, result, rung, skip_reason, protection, attempts,
    first_seen, last_seen, last_attempt, next_attempt, wait_reason, given_up, guid, added_at, file,
    show_key, show_title, season_key, season_title, position, severity, kept_title, kept_tries
) VALUES (
    :rating_key, :library_id, :type, :title, :defects, :result, :rung, :skip_reason, :protection,
    :attempts, :time, :time, :last_attempt, :next_attempt, :wait_reason, :given_up,
    :guid, :added_at, :file, :show_key, :show_title, :season_key, :season_title, :position,
    :severity, :kept_title, :kept_tries
)
ON CONFLICT (rating_key) DO
"""
#: What cannot be read or is not in lists stays as it was; an unread item has its key as its title.
_KEEP_IDENTITY = ", ".join(
    [
        "library_id = excluded.library_id",
        "guid = CASE WHEN excluded.guid = '' THEN guid ELSE excluded.guid END",
        "added_at = COALESCE(excluded.added_at, added_at)",
        "file = CASE WHEN excluded.file = '' THEN file ELSE excluded.file END",
        *(
            f"{name} = CASE WHEN excluded.title = excluded.rating_key THEN {name} "
            f"ELSE excluded.{name} END"
            for name in (
                *("type", "title", "show_key", "show_title", "season_key", "season_title"),
                "position",
            )
        ),
    ]
)
#: What an item is; the rest is what became of it.
_PUT_IDENTITY = (
    _INSERT_ITEM
    + f"""
UPDATE SET
    {_KEEP_IDENTITY},
"""
)
_PUT_ITEM = (
    _PUT_IDENTITY
    + """
    defects = excluded.defects, severity = excluded.severity,
    result = excluded.result, rung = excluded.rung, skip_reason = NULL,
    protection = NULL, attempts = excluded.attempts, last_seen = excluded.last_seen,
    last_attempt = COALESCE(excluded.last_attempt, last_attempt),
    next_attempt = excluded.next_attempt, wait_reason = excluded.wait_reason,
    given_up = excluded.given_up, kept_title = excluded.kept_title,
    kept_tries = excluded.kept_tries
"""
)
#: An item that awaits its retry keeps its result. It also keeps its defects if it was skipped for
#: another reason: a new defect is worth an attempt at once and must remain recognizable. Only an
#: item that waits for a moment of its own, such as an unaired episode, gets another next attempt.
_PUT_SKIPPED_ITEM = (
    _PUT_IDENTITY
    + """
    defects = CASE WHEN attempts = 0 OR :is_known THEN excluded.defects ELSE defects END,
    severity = CASE WHEN attempts = 0 OR :is_known THEN excluded.severity ELSE severity END,
    result = CASE WHEN attempts = 0 THEN excluded.result ELSE result END,
    rung = CASE WHEN attempts = 0 THEN excluded.rung ELSE rung END,
    skip_reason = excluded.skip_reason, protection = excluded.protection,
    next_attempt = COALESCE(excluded.next_attempt, next_attempt),
    wait_reason = COALESCE(excluded.wait_reason, wait_reason),
    given_up = given_up AND excluded.wait_reason IS NULL, last_seen = excluded.last_seen
"""
)

#: An item that is found keeps what an earlier scan stored, unless it was well since. Found items
#: are stored at once, so that they count even if the scan ends before their turn. If its title was
#: taken as it is and is found again, that starts over.
_PUT_FOUND_ITEM = (
    _PUT_IDENTITY
    + """
    defects = CASE WHEN attempts = 0 THEN excluded.defects ELSE defects END,
    severity = CASE WHEN attempts = 0 THEN excluded.severity ELSE severity END,
    result = CASE WHEN defects = '' THEN excluded.result ELSE result END,
    skip_reason = CASE WHEN defects = '' THEN NULL ELSE skip_reason END,
    kept_title = CASE WHEN kept_tries >= 2 AND :is_doubted THEN NULL ELSE kept_title END,
    kept_tries = CASE WHEN kept_tries >= 2 AND :is_doubted THEN 0 ELSE kept_tries END,
    last_seen = excluded.last_seen
"""
)


def write_batch(connection: sqlite3.Connection, batch: Batch, *, has_text_search: bool) -> None:
    """Write records in one transaction."""
    with transaction(connection):
        if batch.lines:
            _write_lines(connection, batch.lines, has_text_search=has_text_search)
        for each in batch.outcomes:
            if isinstance(each, PendingProposal):
                put_proposal(connection, each)
            elif isinstance(each, Duration):
                put_duration(connection, each)
            else:
                _write_outcome(connection, dict(zip(OUTCOME_NAMES, each, strict=True)))


def _write_lines(
    connection: sqlite3.Connection, lines: Sequence[LineRow], *, has_text_search: bool
) -> None:
    """Write lines, their counts, and their words to the text index."""
    last_id = connection.execute("SELECT COALESCE(MAX(id), 0) FROM log_lines").fetchone()[0]
    connection.executemany(_INSERT_LINE, lines)
    connection.execute(_COUNT_NEW_LINES, (last_id,))
    if has_text_search:
        connection.execute(_INDEX_LINES, (last_id,))


def _write_outcome(connection: sqlite3.Connection, values: Mapping[str, Any]) -> None:
    """Write an outcome and the item's new state."""
    key = values["rating_key"]
    if values["is_final"]:
        connection.execute(_INSERT_JOB_ITEM, values)
    if values["is_gone"]:
        if not values["dry_run"]:
            keep_vanished(connection, key, values["time"])
        return
    if values["has_past"]:
        bring_back(connection, key, key)
    if not values["is_final"]:
        connection.execute(_PUT_FOUND_ITEM, values)
    else:
        connection.execute(_PUT_SKIPPED_ITEM if values["is_skipped"] else _PUT_ITEM, values)

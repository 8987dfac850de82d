"""Write batches of records."""

from collections.abc import Sequence
import sqlite3
from typing import Any

from ...engine.defects import severity
from ...engine.identity import identity_of
from ...engine.media import LONGEST_TITLE, MediaItem, MediaType
from ...engine.results import FAILURES, ItemOutcome, ItemState, Result, SkipReason
from ...engine.text import one_line
from .encoding import LEVEL_RANKS, clean, dump_changes, dump_protection, dump_values, join_words
from .records import Batch, PendingLine, PendingOutcome
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
    restored, changes, time
) VALUES (
    :job_id, :rating_key, :title, :type, :library_id, :before, :after, :result, :skip_reason,
    :error, :restored, :changes, :time
)
ON CONFLICT (job_id, rating_key) DO UPDATE SET
    title = excluded.title, type = excluded.type, library_id = excluded.library_id,
    before = excluded.before, after = excluded.after, result = excluded.result,
    skip_reason = excluded.skip_reason, error = excluded.error, restored = excluded.restored,
    changes = excluded.changes, time = excluded.time
"""
_INSERT_ITEM = """
INSERT INTO items (
    rating_key, library_id, type, title, defects, result, skip_reason, protection, attempts,
    first_seen, last_seen, last_attempt, next_attempt, given_up, guid, added_at, file,
    show_key, show_title, season_key, season_title, position, severity
) VALUES (
    :rating_key, :library_id, :type, :title, :defects, :result, :skip_reason, :protection,
    :attempts, :time, :time, :last_attempt, :next_attempt, :given_up, :guid,
    :added_at, :file, :show_key, :show_title, :season_key, :season_title, :position, :severity
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
    result = excluded.result, skip_reason = NULL,
    protection = NULL, attempts = excluded.attempts, last_seen = excluded.last_seen,
    last_attempt = COALESCE(excluded.last_attempt, last_attempt),
    next_attempt = excluded.next_attempt, given_up = excluded.given_up
"""
)
#: An item that awaits its retry keeps its result. It also keeps its defects if it was skipped for
#: another reason: a new defect is worth an attempt at once and must remain recognizable.
_PUT_SKIPPED_ITEM = (
    _PUT_IDENTITY
    + """
    defects = CASE WHEN attempts = 0 OR :is_known THEN excluded.defects ELSE defects END,
    severity = CASE WHEN attempts = 0 OR :is_known THEN excluded.severity ELSE severity END,
    result = CASE WHEN attempts = 0 THEN excluded.result ELSE result END,
    skip_reason = excluded.skip_reason, protection = excluded.protection,
    last_seen = excluded.last_seen
"""
)

#: An item that is found keeps what an earlier scan stored, unless it was well since. Found items
#: are stored at once, so that they count even if the scan ends before their turn.
_PUT_FOUND_ITEM = (
    _PUT_IDENTITY
    + """
    defects = CASE WHEN attempts = 0 THEN excluded.defects ELSE defects END,
    severity = CASE WHEN attempts = 0 THEN excluded.severity ELSE severity END,
    result = CASE WHEN defects = '' THEN excluded.result ELSE result END,
    skip_reason = CASE WHEN defects = '' THEN NULL ELSE skip_reason END,
    last_seen = excluded.last_seen
"""
)

#: More than a season has episodes, and a show has seasons.
_MOST_IN_SEASON = 1_000_000
#: Skip reasons that mean that nothing is new about an item.
_KNOWN_REASONS = frozenset({SkipReason.BACKOFF, SkipReason.GIVEN_UP})


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
    """Write lines, their counts, and their words to the text index."""
    last_id = connection.execute("SELECT COALESCE(MAX(id), 0) FROM log_lines").fetchone()[0]
    connection.executemany(_INSERT_LINE, map(_line_values, lines))
    connection.execute(_COUNT_NEW_LINES, (last_id,))
    if has_text_search:
        connection.execute(_INDEX_LINES, (last_id,))


def _line_values(pending: PendingLine) -> tuple[object, ...]:
    """Return the row of a line."""
    line = pending.line
    rank = LEVEL_RANKS[line.level]
    said = (line.code.value, dump_values(line.values), clean(line.message))
    return (
        *(clean(pending.job_id), line.time, rank, line.phase.value, clean(line.rating_key)),
        *said,
    )


def _write_outcome(connection: sqlite3.Connection, pending: PendingOutcome) -> None:
    """Write an outcome and the item's new state."""
    outcome = pending.outcome
    values = _outcome_values(pending)
    values["defects"] = values["after"]
    if not pending.is_final:
        _return_to_items(connection, outcome)
        connection.execute(_PUT_FOUND_ITEM, values)
        return
    connection.execute(_INSERT_JOB_ITEM, values)
    if outcome.result is Result.GONE:
        if not pending.dry_run:
            keep_vanished(connection, outcome.item.rating_key, pending.time)
        return
    _return_to_items(connection, outcome)
    if outcome.result is not Result.HEALTHY and _has_no_attempt(pending):
        connection.execute(_PUT_SKIPPED_ITEM, values)
    elif outcome.result in FAILURES and pending.state:
        connection.execute(_PUT_ITEM, values | _failure_values(pending.state, pending.time))
    else:
        connection.execute(_PUT_ITEM, values)


def _return_to_items(connection: sqlite3.Connection, outcome: ItemOutcome) -> None:
    """Return an item with a past to the items, if it had vanished."""
    if outcome.past is not None:
        bring_back(connection, outcome.item.rating_key, outcome.item.rating_key)


def _has_no_attempt(pending: PendingOutcome) -> bool:
    """Return whether an outcome is one without a refresh."""
    return pending.dry_run or pending.outcome.result is Result.SKIPPED


def _outcome_values(pending: PendingOutcome) -> dict[str, Any]:
    """Return the parameters of an outcome."""
    outcome, item = pending.outcome, pending.outcome.item
    identity = identity_of(item)
    return {
        "job_id": clean(pending.job_id),
        "rating_key": clean(item.rating_key),
        "library_id": clean(item.library_id),
        "type": item.type.value,
        "title": clean(identity.title),
        "guid": clean(identity.guid),
        "added_at": identity.added_at,
        "file": clean(identity.file),
        "before": join_words(outcome.before),
        "after": join_words(outcome.after),
        "result": outcome.result.value,
        "skip_reason": outcome.skip_reason.value if outcome.skip_reason else None,
        "protection": outcome.protection and dump_protection(outcome.protection),
        "error": None if outcome.error is None else clean(outcome.error),
        "restored": join_words(outcome.restored),
        "changes": outcome.change and dump_changes(outcome.change),
        "time": pending.time,
        "attempts": 0,
        "last_attempt": pending.time if outcome.result is Result.FIXED else None,
        "next_attempt": None,
        "given_up": False,
        "is_known": outcome.skip_reason in _KNOWN_REASONS,
        "severity": severity(outcome.after),
        **_place(item),
    }


def _place(item: MediaItem) -> dict[str, Any]:
    """Return the show and the season that an item belongs to; a lone item is its own."""
    show, season, position = (item.rating_key, item.title), (item.rating_key, item.title), -2
    match item.type:
        case MediaType.EPISODE:
            show = item.grandparent_key or item.rating_key, item.grandparent_title or item.title
            season = item.parent_key or item.rating_key, item.parent_title
            position = _counted(item.parent_number) * _MOST_IN_SEASON + _counted(item.number)
        case MediaType.SEASON:
            show = item.parent_key or item.rating_key, item.parent_title or item.title
            position = _counted(item.number) * _MOST_IN_SEASON - 1  # ahead of its episodes
        case MediaType.ALBUM:
            show = item.parent_key or item.rating_key, item.parent_title or item.title
            position = _counted(item.year)
    return {
        "show_key": clean(show[0]),
        "show_title": clean(one_line(show[1][:LONGEST_TITLE])),
        "season_key": clean(season[0]),
        "season_title": clean(one_line(season[1][:LONGEST_TITLE])),
        "position": position,
    }


def _counted(number: int | None) -> int:
    """Return a number that is known and plausible; otherwise 0."""
    return number if number and 0 < number < _MOST_IN_SEASON else 0


def _failure_values(state: ItemState, time: float) -> dict[str, Any]:
    """Return the parameters of a failed item."""
    return {
        "attempts": state.attempts,
        "next_attempt": state.next_attempt,
        "given_up": state.given_up,
        "defects": join_words(state.defects),
        "severity": severity(state.defects),
        "last_attempt": time,
    }

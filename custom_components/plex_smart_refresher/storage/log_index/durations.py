"""How long refreshes took, for what is learned from it."""

import sqlite3

from ...engine.learning import FORGOTTEN_AFTER, MOST, Duration, DurationKind
from ...engine.media import MediaType
from .encoding import clean

_PUT = "INSERT INTO durations (library_id, level, kind, seconds, time) VALUES (?, ?, ?, ?, ?)"
#: Only the newest ones of their kind are read, so that a large scan leaves no more than these.
_DROP_EXCESS = """
DELETE FROM durations WHERE id IN (
    SELECT id FROM durations WHERE library_id = ? AND level = ? AND kind = ?
    ORDER BY id DESC LIMIT -1 OFFSET ?
)
"""
#: A time ahead, which a wrong clock left behind, counts for as long as one in the past.
_READ = """
SELECT library_id, level, kind, seconds, time FROM durations
WHERE time BETWEEN ? AND ? ORDER BY id
"""
_DELETE_OLD = "DELETE FROM durations WHERE time < ?"
_LEVELS, _KINDS = frozenset(MediaType), frozenset(DurationKind)


def put_duration(connection: sqlite3.Connection, duration: Duration) -> None:
    """Write a duration, and delete what is too old to count."""
    group = clean(duration.library_id), duration.level.value, duration.kind.value
    connection.execute(_PUT, (*group, duration.seconds, duration.time))
    connection.execute(_DROP_EXCESS, (*group, MOST))


def read_durations(connection: sqlite3.Connection, now: float) -> list[Duration]:
    """Return the durations that count, oldest first."""
    rows = connection.execute(_READ, (now - FORGOTTEN_AFTER, now + FORGOTTEN_AFTER))
    return [
        Duration(library_id, MediaType(level), DurationKind(kind), seconds, time)
        for library_id, level, kind, seconds, time in rows
        if level in _LEVELS and kind in _KINDS
    ]


def delete_old_durations(connection: sqlite3.Connection, now: float) -> None:
    """Delete what is forgotten: there are few durations of each kind."""
    connection.execute(_DELETE_OLD, (now - FORGOTTEN_AFTER,))

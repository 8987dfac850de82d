"""Items with a past that are gone: kept apart until they come back, or for as long as items are."""

import sqlite3

from .encoding import clean

#: Items that failed, wait or are skipped, and those whose title is taken as it is.
HAS_PAST = """(
    attempts > 0 OR next_attempt IS NOT NULL OR given_up OR ignored OR kept_tries >= 2
    OR skip_reason = 'protected'
)"""
_COLUMNS = """
library_id, type, title, defects, result, skip_reason, protection, attempts, first_seen, last_seen,
last_attempt, next_attempt, wait_reason, given_up, ignored, guid, added_at, file,
show_key, show_title, season_key, season_title, position, severity, ignore_change,
kept_title, kept_tries
"""
_KEEP = f"""
INSERT OR REPLACE INTO vanished_items (rating_key, vanished_at, {_COLUMNS})
SELECT rating_key, :time, {_COLUMNS} FROM items WHERE rating_key = :rating_key AND {HAS_PAST}
"""  # noqa: S608 - constants
_BRING_BACK = f"""
INSERT INTO items (rating_key, {_COLUMNS})
SELECT :new_key, {_COLUMNS} FROM vanished_items WHERE rating_key = :old_key
"""  # noqa: S608 - constants


def keep_vanished(connection: sqlite3.Connection, rating_key: str, time: float) -> None:
    """Remove an item that is gone from the items, but keep its past."""
    values = {"rating_key": clean(rating_key), "time": time}
    connection.execute(_KEEP, values)
    connection.execute("DELETE FROM items WHERE rating_key = :rating_key", values)


def bring_back(connection: sqlite3.Connection, old_key: str, new_key: str) -> None:
    """Return an item to the items, under another key if it has one, if it had vanished."""
    values = {"old_key": clean(old_key), "new_key": clean(new_key)}
    query = "SELECT 1 FROM vanished_items WHERE rating_key = :old_key"
    if connection.execute(query, values).fetchone() is None:
        return
    # OR REPLACE would delete the row without the trigger that updates the text index.
    connection.execute("DELETE FROM items WHERE rating_key = :new_key", values)
    connection.execute(_BRING_BACK, values)
    connection.execute("DELETE FROM vanished_items WHERE rating_key = :old_key", values)


def delete_old_vanished(connection: sqlite3.Connection, before: float, limit: int) -> int:
    """Delete some items that vanished before a time, also ignored ones; return their number."""
    query = """
    DELETE FROM vanished_items WHERE rating_key IN (
        SELECT rating_key FROM vanished_items WHERE vanished_at < ? LIMIT ?
    )
    """
    return connection.execute(query, (before, limit)).rowcount

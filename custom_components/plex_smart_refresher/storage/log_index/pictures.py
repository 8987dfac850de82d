"""The last check of each picture, and how far the slow round over all of them has come."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from functools import partial
import sqlite3
from typing import Any

from ...engine.pictures import BAD_PICTURES, PictureCheck, PictureState
from .buffer import Writer
from .encoding import clean, key_list
from .records import RoundPosition
from .schema import transaction

_PUT = """
INSERT OR REPLACE INTO pictures (rating_key, thumb, state, checked_at) VALUES (?, ?, ?, ?)
"""
#: Without those of items that are gone or were never defective.
_BAD = """
SELECT rating_key, thumb, state, checked_at FROM pictures JOIN items USING (rating_key)
WHERE state IN (SELECT value FROM json_each(?))
"""
_OF_KEYS = """
SELECT rating_key, thumb, state, checked_at FROM pictures
WHERE rating_key IN (SELECT value FROM json_each(?))
"""
_DELETE_OLD = """
DELETE FROM pictures WHERE rating_key IN (
    SELECT rating_key FROM pictures WHERE checked_at < ? LIMIT ?
)
"""


def read_bad(connection: sqlite3.Connection) -> list[PictureCheck]:
    """Return the last checks of known items whose pictures were bad."""
    return _checks(connection.execute(_BAD, (key_list(BAD_PICTURES),)))


def read_checks(
    connection: sqlite3.Connection, rating_keys: Iterable[str]
) -> dict[str, PictureCheck]:
    """Return the last checks of the pictures of items, by rating key."""
    found = _checks(connection.execute(_OF_KEYS, (key_list(rating_keys),)))
    return {check.rating_key: check for check in found}


def _checks(rows: Iterable[Sequence[Any]]) -> list[PictureCheck]:
    """Return checks from their rows."""
    return [
        PictureCheck(key, thumb, PictureState(state), time)
        for key, thumb, state, time in rows
        if state in PictureState
    ]


def write_checks(connection: sqlite3.Connection, checks: Iterable[PictureCheck]) -> None:
    """Write checks; each replaces the last one of its item."""
    rows = [
        (clean(check.rating_key), clean(check.thumb), check.state.value, check.checked_at)
        for check in checks
    ]
    with transaction(connection):
        connection.executemany(_PUT, rows)


def delete_old_checks(connection: sqlite3.Connection, before: float, limit: int) -> int:
    """Delete some checks from before a time; return their number."""
    return connection.execute(_DELETE_OLD, (before, limit)).rowcount


class PictureRounds:
    """The position of the round over all pictures."""

    def __init__(self, writer: Writer) -> None:
        """Use the writer's database."""
        self._writer = writer

    async def position(self) -> RoundPosition | None:
        """Return the last position; None before the first round."""
        return await self._writer.async_run(_read_position)

    async def keep_position(self, position: RoundPosition) -> None:
        """Store a position."""
        await self._writer.async_run(partial(_write_position, position=position))


def _read_position(connection: sqlite3.Connection) -> RoundPosition | None:
    """Return the last position."""
    query = "SELECT library_id, level, position, not_before FROM picture_round"
    row = connection.execute(query).fetchone()
    return RoundPosition(*row) if row else None


def _write_position(connection: sqlite3.Connection, position: RoundPosition) -> None:
    """Write a position."""
    query = "INSERT OR REPLACE INTO picture_round VALUES (1, ?, ?, ?, ?)"
    connection.execute(query, astuple(position))

"""The stored data about items and earlier jobs, for the engine."""

from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from functools import lru_cache, partial
import sqlite3
from typing import Any

from ...engine.final_titles import FinalTitle, KeptTitle
from ...engine.identity import ItemIdentity
from ...engine.imports import KnownImport
from ...engine.ladder_terms import ProposalMark
from ...engine.learning import Duration
from ...engine.media import MediaItem
from ...engine.pictures import PictureCheck
from ...engine.results import ItemRecord, ItemState, Result
from ...engine.selection import LONGEST_BACKOFF
from .buffer import Writer
from .durations import read_durations
from .encoding import clean, key_list, known_defects, known_wait
from .imports import read_imports
from .pictures import read_bad, read_checks, write_checks
from .proposals import Proposals
from .schema import transaction
from .vanished import HAS_PAST, bring_back

_RESULTS = frozenset(Result)
#: Vanished items first, so that what is known since replaces it.
_TABLES = ("vanished_items", "items")
_REMEMBERED = f"""
SELECT rating_key FROM items WHERE {HAS_PAST} UNION SELECT rating_key FROM vanished_items
"""  # noqa: S608 - constants
_COLUMNS = """
SELECT rating_key, library_id, attempts, next_attempt, given_up, ignored, defects, type, guid,
    title, added_at, file, wait_reason, kept_title, kept_tries
FROM {table}
"""
_STATES = f"""
{_COLUMNS} WHERE rating_key IN (SELECT value FROM json_each(?)) AND {HAS_PAST}
"""  # noqa: S608 - constants
_FINAL_TITLES = f"{_COLUMNS} WHERE kept_tries >= 2"
_LOOKALIKES = f"""
{_COLUMNS} WHERE {HAS_PAST} AND rating_key IN (
    SELECT rating_key FROM {{table}}
    WHERE guid <> '' AND guid IN (SELECT value FROM json_each(:guids))
    UNION
    SELECT rating_key FROM {{table}}
    WHERE file <> '' AND file IN (SELECT value FROM json_each(:files))
    UNION
    SELECT rating_key FROM {{table}}
    WHERE title COLLATE NOCASE IN (SELECT value FROM json_each(:titles))
)
"""  # noqa: S608 - constants
_DUE = """
SELECT rating_key FROM items INDEXED BY items_due
WHERE next_attempt IS NOT NULL AND given_up = 0 AND ignored = 0
    AND (next_attempt <= :now OR (next_attempt > :latest AND wait_reason IS NOT 'unaired'))
    AND library_id IN (SELECT value FROM json_each(:library_ids))
ORDER BY next_attempt, id
"""
_TO_HEAL = """
SELECT rating_key FROM items INDEXED BY items_open
WHERE library_id IN (SELECT value FROM json_each(:library_ids))
    AND defects <> '' AND ignored = 0 AND segment = 'to_heal'
ORDER BY last_seen DESC, id
"""
#: Seasons are found in their show, which has an index.
_MOVES = (
    """
UPDATE items SET season_key = :new WHERE season_key = :old
    AND show_key = (SELECT show_key FROM items WHERE rating_key IN (:old, :new))
""",
    "UPDATE items SET show_key = :new WHERE show_key = :old",
    "UPDATE items SET rating_key = :new WHERE rating_key = :old",
    "UPDATE OR REPLACE proposals SET rating_key = :new WHERE rating_key = :old",
    "UPDATE imports SET show_key = :new WHERE show_key = :old",
    "UPDATE OR IGNORE job_items SET rating_key = :new WHERE rating_key = :old",
)
#: Protected items, which their owner may have edited since.
_TO_REVIEW = """
SELECT rating_key FROM items INDEXED BY items_by_skip_reason
WHERE skip_reason = 'protected' AND ignored = 0
    AND library_id IN (SELECT value FROM json_each(:library_ids))
ORDER BY last_seen, id
"""


class Memory:
    """The engine's ItemMemory."""

    def __init__(self, writer: Writer, proposals: Proposals) -> None:
        """Use the writer's database."""
        self._writer = writer
        self._proposals = proposals

    async def rating_keys(self) -> AbstractSet[str]:
        """Return the rating keys of all remembered items."""
        return await self._writer.async_run(_read_remembered)

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return the stored states of items."""
        if not rating_keys:  # as in most batches of a healthy library
            return {}
        return await self._writer.async_run(partial(_read_states, rating_keys=rating_keys))

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return the rating keys of due items, longest due first."""
        return await self._writer.async_run(partial(_read_due, library_ids=library_ids, now=now))

    async def to_heal(self, library_ids: Sequence[str]) -> Sequence[str]:
        """Return the rating keys of items that were found defective and never refreshed."""
        return await self._writer.async_run(partial(_read_to_heal, library_ids=library_ids))

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        """Return the results that a job recorded, by rating key."""
        return await self._writer.async_run(partial(_read_results, job_id=job_id))

    async def lookalikes(self, identities: Sequence[ItemIdentity]) -> Sequence[ItemState]:
        """Return the stored states of items with the guid, file or title of any of these."""
        return await self._writer.async_run(partial(_read_lookalikes, identities=identities))

    async def proposed(self, rating_keys: Sequence[str]) -> Mapping[str, ProposalMark]:
        """Return when candidates were last searched for items, by rating key."""
        return await self._proposals.marks(rating_keys)

    async def imports(self, item: MediaItem) -> Sequence[KnownImport]:
        """Return the imports whose file or folder has the name of an item's, or that are in it."""
        return await self._writer.async_run(partial(read_imports, item=item))

    async def move(self, old_key: str, new_key: str) -> None:
        """Store what is known about an item under its new rating key."""
        await self._writer.async_run(partial(_move, old_key=old_key, new_key=new_key))

    async def forget(self, rating_keys: Sequence[str]) -> None:
        """Drop what is known about items."""
        await self._writer.async_run(partial(_forget, rating_keys=rating_keys))

    async def final_titles(self) -> Sequence[FinalTitle]:
        """Return the titles that are taken as they are."""
        return await self._writer.async_run(_read_final_titles)

    async def bad_pictures(self) -> Sequence[PictureCheck]:
        """Return the last checks of the known items whose pictures were bad."""
        return await self._writer.async_run(read_bad)

    async def pictures(self, rating_keys: Sequence[str]) -> Mapping[str, PictureCheck]:
        """Return the last checks of the pictures of items, by rating key."""
        return await self._writer.async_run(partial(read_checks, rating_keys=rating_keys))

    async def keep_pictures(self, checks: Sequence[PictureCheck]) -> None:
        """Store checks of pictures."""
        await self._writer.async_run(partial(write_checks, checks=checks))

    async def durations(self, now: float) -> Sequence[Duration]:
        """Return what refreshes took lately, oldest first."""
        return await self._writer.async_run(partial(read_durations, now=now))

    async def keep_up(self) -> None:
        """Give others a turn, and wait while too many results are not written yet."""
        await self._writer.async_keep_up()


def _read_remembered(connection: sqlite3.Connection) -> AbstractSet[str]:
    """Return the rating keys of all items with a stored state.

    The garbage collector looks at each text of a set, but not at the keys of a dictionary.
    """
    return dict.fromkeys(row[0] for row in connection.execute(_REMEMBERED)).keys()


def _read_states(
    connection: sqlite3.Connection, rating_keys: Iterable[str]
) -> Mapping[str, ItemState]:
    """Return the states of items that failed or are skipped."""
    keys = key_list(rating_keys)
    return {
        row[0]: _state_from_row(row)
        for table in _TABLES
        for row in connection.execute(_STATES.format(table=table), (keys,))
    }


def _state_from_row(row: Sequence[Any]) -> ItemState:
    """Return a state from its row."""
    return ItemState(
        rating_key=row[0],
        library_id=row[1],
        attempts=row[2],
        next_attempt=row[3],
        wait_reason=known_wait(row[12]),
        given_up=bool(row[4]),
        ignored=bool(row[5]),
        defects=known_defects(row[6]),
        kept_title=None if row[13] is None else KeptTitle(row[13], row[14]),
        identity=ItemIdentity(row[1], *row[7:12]),
    )


def _read_final_titles(connection: sqlite3.Connection) -> list[FinalTitle]:
    """Return the titles that are taken as they are."""
    return [
        FinalTitle(row[0], row[13], ItemIdentity(row[1], *row[7:12]))
        for table in _TABLES
        for row in connection.execute(_FINAL_TITLES.format(table=table))
    ]


def _read_lookalikes(
    connection: sqlite3.Connection, identities: Iterable[ItemIdentity]
) -> list[ItemState]:
    """Return the states of items with the guid, file or title of any of these."""
    values = {
        "guids": key_list(each.guid for each in identities),
        "files": key_list(each.file for each in identities),
        "titles": key_list(each.title for each in identities),
    }
    found = {
        row[0]: _state_from_row(row)
        for table in _TABLES
        for row in connection.execute(_LOOKALIKES.format(table=table), values)
    }
    return list(found.values())


def _move(connection: sqlite3.Connection, old_key: str, new_key: str) -> None:
    """Give an item another rating key, and move what is below it along."""
    with transaction(connection):
        connection.execute("DELETE FROM items WHERE rating_key = ?", (clean(new_key),))
        bring_back(connection, old_key, new_key)
        keys = {"new": clean(new_key), "old": clean(old_key)}
        for statement in _MOVES:
            connection.execute(statement, keys)


def _forget(connection: sqlite3.Connection, rating_keys: Iterable[str]) -> None:
    """Delete items."""
    keys = key_list(rating_keys)
    with transaction(connection):
        for table in _TABLES:
            query = f"DELETE FROM {table} WHERE rating_key IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants
            connection.execute(query, (keys,))


def _read_to_heal(connection: sqlite3.Connection, library_ids: Sequence[str]) -> list[str]:
    """Return the rating keys of items that were found defective and never refreshed."""
    values = {"library_ids": key_list(library_ids)}
    return [row[0] for row in connection.execute(_TO_HEAL, values)]


def _read_due(connection: sqlite3.Connection, library_ids: Iterable[str], now: float) -> list[str]:
    """Return the due items, longest due first.

    Protected items come last, longest unseen first.
    """
    # One that is due later comes from a wrong clock, unless it comes from an air date.
    latest = now + LONGEST_BACKOFF
    values = {"now": now, "latest": latest, "library_ids": key_list(library_ids)}
    found = (row[0] for query in (_DUE, _TO_REVIEW) for row in connection.execute(query, values))
    return list(dict.fromkeys(found))


def _read_results(connection: sqlite3.Connection, job_id: str) -> dict[str, ItemRecord]:
    """Return the known results of a job by rating key."""
    query = "SELECT rating_key, library_id, result, before, after FROM job_items WHERE job_id = ?"
    rows = connection.execute(query, (clean(job_id),))
    return {key: _record(*values) for key, *values in rows if values[1] in _RESULTS}


@lru_cache(maxsize=256)
def _record(library_id: str, result: str, before: str, after: str) -> ItemRecord:
    """Return a record. Items with equal ones share it, because a job can have very many."""
    return ItemRecord(
        library_id=library_id,
        result=Result(result),
        before=known_defects(before),
        after=known_defects(after),
    )

"""The proposals for items without a match: one per item, with what a person made of it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
import json
import sqlite3
import time
from typing import Any

from ...engine.ladder_terms import (
    Evidence,
    MatchCandidate,
    Proposal,
    ProposalMark,
    ProposalReason,
)
from ...engine.media import MediaType
from .buffer import Writer
from .encoding import clean, key_list
from .records import ProposalPage, ProposalRow, ProposalStatus

_COLUMNS = """
proposal_id, rating_key, library_id, type, title, year, file, reason, candidates, loses, status,
created_at, later_until, notified_at
"""
#: What an item became since counts at once: its proposal is open while it has no match, is on the
#: server, and nobody ignores it.
_FROM_OPEN = """
FROM proposals WHERE status = 'open' AND EXISTS (
    SELECT 1 FROM items WHERE items.rating_key = proposals.rating_key
        AND ignored = 0 AND instr(defects, ' no_match ')
)
"""
_FROM_DUE = f"{_FROM_OPEN} AND (later_until IS NULL OR later_until <= :now)"
_OF_LIBRARIES = """
 AND (:library_ids IS NULL OR library_id IN (SELECT value FROM json_each(:library_ids)))
"""
_ONE = f"SELECT {_COLUMNS} FROM proposals WHERE proposal_id = :proposal_id"  # noqa: S608 - constants
_OPEN = f"SELECT {_COLUMNS} {_FROM_OPEN} AND proposal_id = :proposal_id"
_FOR_ITEM = f"SELECT {_COLUMNS} {_FROM_OPEN} AND rating_key = :rating_key"
_PAGE = f"""
SELECT {_COLUMNS} {_FROM_DUE} {_OF_LIBRARIES}
ORDER BY rank, created_at DESC, rating_key LIMIT :limit OFFSET :offset
"""
_COUNT = f"SELECT COUNT(*) {_FROM_DUE} {_OF_LIBRARIES}"
_COUNT_NEW = f"SELECT COUNT(*) {_FROM_DUE} AND created_at >= :since"
_POSTPONED = f"SELECT rating_key {_FROM_OPEN} AND later_until > :now"
_MARKS = """
SELECT rating_key, checked_at, file, status = 'never' FROM proposals
WHERE rating_key IN (SELECT value FROM json_each(?))
"""


class Proposals:
    """Query the proposals, and note what a person made of them."""

    def __init__(self, writer: Writer) -> None:
        """Use the writer's database."""
        self._writer = writer

    async def get(
        self, *, limit: int, offset: int = 0, library_ids: Iterable[str] | None = None
    ) -> ProposalPage:
        """Return a page of open proposals, those with the best evidence first."""
        values = {
            "limit": limit,
            "offset": offset,
            "library_ids": None if library_ids is None else key_list(library_ids),
            "now": time.time(),
        }
        return await self._writer.async_run(partial(_read_page, values=values))

    async def count_open(self) -> int:
        """Return the number of open proposals."""
        return (await self.get(limit=0)).total

    async def count_new(self, since: float) -> int:
        """Return the number of open proposals that were found since a time."""
        values = {"since": since, "now": time.time()}
        rows = await self._writer.async_run(partial(_read_all, query=_COUNT_NEW, values=values))
        return int(rows[0][0])

    async def postponed_keys(self) -> frozenset[str]:
        """Return the rating keys of the items that a person wants to decide on later."""
        values = {"now": time.time()}
        rows = await self._writer.async_run(partial(_read_all, query=_POSTPONED, values=values))
        return frozenset(key for (key,) in rows)

    async def one(self, proposal_id: str) -> ProposalRow | None:
        """Return a proposal, whatever became of it."""
        values = {"proposal_id": clean(proposal_id)}
        return await self._writer.async_run(partial(_read_one, query=_ONE, values=values))

    async def for_item(self, rating_key: str) -> ProposalRow | None:
        """Return the open proposal for an item, also one for later."""
        values = {"rating_key": clean(rating_key)}
        return await self._writer.async_run(partial(_read_one, query=_FOR_ITEM, values=values))

    async def open(self, proposal_id: str) -> ProposalRow | None:
        """Return a proposal if it is open, also one for later."""
        values = {"proposal_id": clean(proposal_id)}
        return await self._writer.async_run(partial(_read_one, query=_OPEN, values=values))

    async def last_notified(self) -> float | None:
        """Return when a notification last named a proposal."""
        return await self._writer.async_run(_read_last_notified)

    async def set_status(self, proposal_id: str, status: ProposalStatus) -> bool:
        """Set what a person made of a proposal; return whether it exists."""
        query = "UPDATE proposals SET status = ?, later_until = NULL WHERE proposal_id = ?"
        return bool(await self._update(query, (status, clean(proposal_id))))

    async def set_later(self, proposal_id: str, until: float) -> bool:
        """Hide a proposal until a time; return whether it exists."""
        query = "UPDATE proposals SET later_until = ? WHERE proposal_id = ?"
        return bool(await self._update(query, (until, clean(proposal_id))))

    async def set_notified(self, proposal_ids: Iterable[str], at: float) -> None:
        """Note when a notification named proposals."""
        query = (
            "UPDATE proposals SET notified_at = ? "
            "WHERE proposal_id IN (SELECT value FROM json_each(?))"
        )
        await self._update(query, (at, key_list(proposal_ids)))

    async def marks(self, rating_keys: Sequence[str]) -> Mapping[str, ProposalMark]:
        """Return when candidates were last searched for items, by rating key."""
        return await self._writer.async_run(partial(_read_marks, rating_keys=rating_keys))

    async def _update(self, query: str, values: tuple[object, ...]) -> int:
        """Run an update, and return the number of changed rows."""

        def update(connection: sqlite3.Connection) -> int:
            """Run it."""
            return connection.execute(query, values).rowcount

        return await self._writer.async_run(update)


def _read_page(connection: sqlite3.Connection, values: dict[str, Any]) -> ProposalPage:
    """Return a page of open proposals."""
    total = connection.execute(_COUNT, values).fetchone()[0]
    rows = connection.execute(_PAGE, values) if values["limit"] else ()
    return ProposalPage(items=tuple(map(_row, rows)), total=total)


def _read_all(
    connection: sqlite3.Connection, query: str, values: dict[str, Any]
) -> list[tuple[Any, ...]]:
    """Return the rows that a query finds."""
    return connection.execute(query, values).fetchall()


def _read_one(
    connection: sqlite3.Connection, query: str, values: dict[str, Any]
) -> ProposalRow | None:
    """Return the proposal that a query finds."""
    row = connection.execute(query, values).fetchone()
    return None if row is None else _row(row)


def _read_last_notified(connection: sqlite3.Connection) -> float | None:
    """Return when a notification last named a proposal."""
    query = "SELECT MAX(notified_at) FROM proposals"
    last: float | None = connection.execute(query).fetchone()[0]
    return last


def _read_marks(
    connection: sqlite3.Connection, rating_keys: Sequence[str]
) -> dict[str, ProposalMark]:
    """Return when candidates were last searched for items."""
    rows = connection.execute(_MARKS, (key_list(rating_keys),))
    return {key: ProposalMark(at, file, bool(is_final)) for key, at, file, is_final in rows}


def _row(row: Sequence[Any]) -> ProposalRow:
    """Return a proposal from its row."""
    return ProposalRow(
        proposal_id=row[0],
        proposal=Proposal(
            rating_key=row[1],
            library_id=row[2],
            type=MediaType(row[3]),
            title=row[4],
            year=row[5],
            file=row[6],
            reason=ProposalReason(row[7]),
            candidates=tuple(map(_candidate, json.loads(row[8]))),
            loses=tuple(json.loads(row[9])),
        ),
        status=row[10],
        created_at=row[11],
        later_until=row[12],
        notified_at=row[13],
    )


def _candidate(stored: dict[str, Any]) -> MatchCandidate:
    """Return a candidate from its stored form."""
    words = {"type": MediaType(stored["type"]), "evidence": Evidence(stored["evidence"])}
    return MatchCandidate(**(stored | words))

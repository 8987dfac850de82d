"""Write proposals, and delete those whose items are gone."""

from dataclasses import asdict
import json
import sqlite3
from typing import Any

from homeassistant.util.ulid import ulid_now

from ...engine.ladder_terms import Evidence
from .encoding import clean
from .records import PendingProposal, ProposalStatus

_PUT = """
INSERT INTO proposals (
    rating_key, proposal_id, library_id, type, title, year, file, reason, candidates, loses, rank,
    status, created_at, checked_at
) VALUES (
    :rating_key, :proposal_id, :library_id, :type, :title, :year, :file, :reason, :candidates,
    :loses, :rank, 'open', :time, :time
)
ON CONFLICT (rating_key) DO UPDATE SET
    library_id = excluded.library_id, type = excluded.type, title = excluded.title,
    year = excluded.year, file = excluded.file, reason = excluded.reason,
    candidates = excluded.candidates, loses = excluded.loses, rank = excluded.rank,
    checked_at = excluded.checked_at
"""
#: One that was decided comes back as a new one. A notification of the last day still counts.
_REOPEN = """
UPDATE proposals SET
    proposal_id = :proposal_id, status = 'open', created_at = :time, later_until = NULL,
    notified_at = CASE WHEN notified_at > :time - 86400 THEN notified_at END
WHERE rating_key = :rating_key
"""
_SEE = "UPDATE proposals SET checked_at = :time, file = :file WHERE rating_key = :rating_key"
#: The order in which proposals are shown: by the evidence for the recommended candidate.
_RANKS = {evidence: rank for rank, evidence in enumerate(Evidence)}


def put_proposal(connection: sqlite3.Connection, pending: PendingProposal) -> None:
    """Write a proposal; one that a person declined comes back only with other candidates."""
    values = _values(pending)
    query = "SELECT status, candidates FROM proposals WHERE rating_key = :rating_key"
    status, candidates = connection.execute(query, values).fetchone() or (None, "[]")
    is_kept = status == ProposalStatus.NEVER or (
        status == ProposalStatus.DECLINED and _guids(values["candidates"]) <= _guids(candidates)
    )
    if is_kept:
        connection.execute(_SEE, values)
        return
    connection.execute(_PUT, values)
    if status not in (None, ProposalStatus.OPEN):
        connection.execute(_REOPEN, values)


def delete_orphans(connection: sqlite3.Connection, before: float, limit: int) -> int:
    """Delete some old proposals for items that are no longer stored; return their number."""
    query = """
    DELETE FROM proposals WHERE rating_key IN (
        SELECT rating_key FROM proposals WHERE checked_at < ? AND status <> 'never'
            AND rating_key NOT IN (SELECT rating_key FROM items)
            AND rating_key NOT IN (SELECT rating_key FROM vanished_items)
        LIMIT ?
    )
    """
    return connection.execute(query, (before, limit)).rowcount


def _values(pending: PendingProposal) -> dict[str, Any]:
    """Return the parameters of a proposal."""
    proposal = pending.proposal
    recommended = proposal.recommended
    return {
        "proposal_id": ulid_now(),
        "rating_key": clean(proposal.rating_key),
        "library_id": clean(proposal.library_id),
        "type": proposal.type.value,
        "title": clean(proposal.title),
        "year": proposal.year,
        "file": clean(proposal.file),
        "reason": proposal.reason.value,
        "candidates": _dump([asdict(each) for each in proposal.candidates]),
        "loses": _dump(list(proposal.loses)),
        "rank": _RANKS[recommended.evidence] if recommended else len(_RANKS),
        "time": pending.time,
    }


def _dump(value: object) -> str:
    """Return the stored form of a value."""
    return clean(json.dumps(value, ensure_ascii=False))


def _guids(stored: str) -> set[str]:
    """Return the guids of stored candidates."""
    return {each["guid"] for each in json.loads(stored)}

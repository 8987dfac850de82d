"""What waits for a person: proposals, and protected items without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..engine.ladder_terms import Proposal
from ..engine.results import Segment
from .records import Records
from .statistics import Statistics

#: The most proposals and the most protected items that are listed; the panel has pages for more.
MOST: Final = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """An item that waits for a person."""

    rating_key: str
    library_id: str
    type: str
    title: str
    proposal_id: str = ""
    proposal: Proposal | None = None  #: None of a protected item without one


@dataclass(frozen=True, kw_only=True, slots=True)
class Decisions:
    """What waits for a person: the first items, and the numbers of all."""

    items: Sequence[Decision] = ()  #: proposals first
    proposals: int = 0
    protected: int = 0  #: without a proposal

    @property
    def count(self) -> int:
        """Return the number of items that wait."""
        return self.proposals + self.protected


async def async_read_decisions(
    records: Records, statistics: Statistics, limit: int = MOST
) -> Decisions:
    """Return what waits for a person. Raises LogIndexError."""
    proposed = await records.proposals.get(limit=MOST)
    found = await records.items.get(
        limit=MOST, segments=[Segment.NEEDS_YOU], since=statistics.since, only_open=True
    )
    proposals = [
        Decision(
            rating_key=row.proposal.rating_key,
            library_id=row.proposal.library_id,
            type=row.proposal.type,
            title=row.proposal.title,
            proposal_id=row.proposal_id,
            proposal=row.proposal,
        )
        for row in proposed.items
    ]
    # What is to be decided later does not wait now.
    keys = {each.rating_key for each in proposals} | await records.proposals.postponed_keys()
    protected = [
        Decision(
            rating_key=row.rating_key, library_id=row.library_id, type=row.type, title=row.title
        )
        for row in found.items
        if row.rating_key not in keys
    ]
    return Decisions(
        items=(*proposals, *protected)[:limit],
        proposals=proposed.total,
        protected=found.total - len(found.items) + len(protected),
    )

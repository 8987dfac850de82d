"""The terms of the repair ladder: its rungs, what is written to the journal, and proposals."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .media import MediaType


class RungName(StrEnum):
    """The ways to repair an item, in the order in which they are tried."""

    REFRESH = "refresh"  #: Have Plex refresh the item.
    REFRESH_PARENT = "refresh_parent"  #: Have Plex refresh its season, then its show or artist.
    MATCH_BY_ID = (
        "match_by_id"  #: Match it by an external ID in the name of its file, or of its import.
    )
    CHOOSE_POSTER = "choose_poster"  #: Select one of the agent's pictures.
    ANALYZE = "analyze"  #: Have Plex analyse its file.


def rung_off(library_id: str, rung: RungName) -> str:
    """Return how the options say that a library leaves a rung out."""
    return f"{library_id}:{rung}"


class WriteKind(StrEnum):
    """What a change of an item was: that of a rung, or one that a person asked for."""

    REFRESH = "refresh"
    REFRESH_PARENT = "refresh_parent"
    MATCH_BY_ID = "match_by_id"
    CHOOSE_POSTER = "choose_poster"
    ANALYZE = "analyze"
    MATCH = "match"  #: A person accepted a candidate.
    UNDO = "undo"  #: A person took a change back.


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemForm:
    """What a write can change of an item: enough to restore it."""

    rating_key: str
    guid: str = ""
    title: str = ""
    summary: str = ""
    locked_fields: frozenset[str] = frozenset()
    poster: str = ""  #: the address of the selected one; empty without one of its own
    poster_provider: str = ""
    file: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A write to an item, with the item before and after it. Times are in Unix seconds."""

    change_id: str
    job_id: str
    kind: WriteKind
    time: float
    rating_key: str
    library_id: str
    type: MediaType
    title: str  #: as it is shown
    before: ItemForm
    below: Sequence[ItemForm] = ()  #: the items below it that the write affects too
    after: ItemForm | None = None  #: None if the write never ended, for example after a crash
    undone_at: float | None = None

    @property
    def is_open(self) -> bool:
        """Return whether the write was begun and its end is unknown."""
        return self.after is None


class Evidence(StrEnum):
    """Why a candidate is likely, the best first."""

    ID = "id"  #: The name of the file carries its ID, or it was imported with it.
    TITLE_AND_YEAR = "title_and_year"  #: Title and year are those of the item.
    TITLE = "title"  #: The title is that of the item.
    ORDER = "order"  #: Only the order of the search speaks for it.


#: What is enough to accept a candidate together with others.
_STRONG = (Evidence.ID, Evidence.TITLE_AND_YEAR)


class ProposalReason(StrEnum):
    """Why a match needs a person."""

    NO_ID = "no_id"  #: Nothing identifies it for certain.
    READY = "ready"  #: Its ID is certain; matching by ID is off or at its limit.
    TWINS = "twins"  #: Several candidates have its name and year.
    NO_CANDIDATES = "no_candidates"  #: The sources find nothing under its name.
    WOULD_MERGE = "would_merge"  #: Another item of the library has that match already.
    HAND_MADE = "hand_made"  #: A match would discard manual edits.
    WATCHED = "watched"  #: Somebody has watched it, and a match could lose that.
    SEVERAL_FILES = "several_files"  #: It has several files or is an edition.
    CONTRADICTION = "contradiction"  #: Its ID and its title and year disagree, or its IDs do.
    MATCH_FAILED = "match_failed"  #: A match was tried and taken back.


#: Reasons with which an acceptance loses nothing.
_PLAIN = (ProposalReason.NO_ID, ProposalReason.READY)


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchCandidate:
    """A match that the server's sources offer for an item."""

    guid: str
    type: MediaType
    name: str
    year: int | None = None
    summary: str = ""
    picture: str = ""  #: an address on the internet, which no browser may load directly
    score: int | None = None  #: only of artists, albums and legacy agents
    evidence: Evidence = Evidence.ORDER
    is_twin: bool = False  #: another candidate has the same name and year
    is_recommended: bool = False  #: at most one of a proposal is


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """What a person is asked to decide on an item without a match."""

    rating_key: str
    library_id: str
    type: MediaType
    title: str  #: as it is shown
    year: int | None
    file: str
    reason: ProposalReason
    candidates: Sequence[MatchCandidate] = ()
    loses: Sequence[str] = ()  #: the names of the fields with manual edits that a match discards

    @property
    def recommended(self) -> MatchCandidate | None:
        """Return the recommended candidate."""
        return next((each for each in self.candidates if each.is_recommended), None)

    @property
    def is_plain(self) -> bool:
        """Return whether it may be accepted together with others: strong evidence, no loss."""
        evidence = self.recommended.evidence if self.recommended else None
        return self.reason in _PLAIN and evidence in _STRONG


class ProposalMark(NamedTuple):
    """When candidates for an item were last searched, and whether that is needed again."""

    checked_at: float  #: in Unix seconds
    file: str
    is_final: bool  #: a person wants no further proposal


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedMatch:
    """A match that a person chose for an item."""

    rating_key: str
    guid: str
    name: str
    year: int | None = None

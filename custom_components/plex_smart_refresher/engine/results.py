"""The results of items and their stored states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from .air_dates import WaitReason
from .appearance import ItemChange
from .checkpoint import LibraryCheckpoint
from .defects import TITLE_ALONE, Defect, Finding, are_weak, defect_set
from .final_titles import FinalTitle, KeptTitle
from .identity import ItemIdentity
from .ladder_terms import RungName
from .learning import Took
from .media import MediaItem, MediaType
from .text import one_line


class Result(StrEnum):
    """The result of a defective item."""

    #: It no longer had a defect when its turn came, or its title is taken as it is.
    HEALTHY = "healthy"
    FIXED = "fixed"  #: Every defect is gone.
    PARTLY_FIXED = "partly_fixed"  #: Some defects are gone.
    UNRESOLVED = "unresolved"  #: Plex processed it, but its sources have nothing.
    TIMED_OUT = "timed_out"  #: Plex did not process it in time.
    GONE = "gone"  #: It is no longer on the server, which is not a failure.
    ERRORED = "errored"  #: Plex answered the request with an error.
    SKIPPED = "skipped"  #: It was left alone for a reason.
    WOULD_REFRESH = "would_refresh"  #: A dry run would have refreshed it.
    UNDONE = "undone"  #: A change of it was taken back.
    PARTLY_UNDONE = "partly_undone"  #: A change of it was taken back, except what is named.


#: Results after which an item is retried.
FAILURES = frozenset({Result.PARTLY_FIXED, Result.UNRESOLVED, Result.TIMED_OUT, Result.ERRORED})
#: Results that are no attempt to repair an item.
WITHOUT_ATTEMPT = frozenset(
    {Result.SKIPPED, Result.WOULD_REFRESH, Result.UNDONE, Result.PARTLY_UNDONE}
)
#: Results after which an item has no defect.
RESOLVED = frozenset({Result.HEALTHY, Result.FIXED, Result.GONE})


class SkipReason(StrEnum):
    """Why a defective item was left alone."""

    PROTECTED = "protected"  #: A refresh would destroy manual edits.
    BACKOFF = "backoff"  #: It failed before, and its next attempt is not due yet.
    UNAIRED = "unaired"  #: An episode that has not aired yet or only just: too early for sources.
    GIVEN_UP = "given_up"  #: It failed too often.
    REFRESHED_LATELY = "refreshed_lately"  #: A show or an artist is refreshed once per day.
    REFRESH_LIMIT = "refresh_limit"  #: The job reached its maximum number of refreshes.
    POSTPONED = "postponed"  #: The job of new items ended early, because another one waited.
    TOO_COSTLY = "too_costly"  #: A weak defect: a refresh would also process all items below it.
    IGNORED = "ignored"  #: A user chose to ignore it.
    NO_REPAIR = "no_repair"  #: No repair that is allowed can help it.
    CHANGED_SINCE = "changed_since"  #: Somebody has changed it since the change to take back.
    ALREADY_UNDONE = "already_undone"  #: The change was taken back before.


#: Why an item waits for a moment of its own, regardless of the number of its failures.
WITH_MOMENT = frozenset({SkipReason.UNAIRED, SkipReason.REFRESHED_LATELY})


class Segment(StrEnum):
    """The part of the work list that an item belongs to. Each item belongs to one."""

    NEEDS_YOU = "needs_you"  #: A refresh would destroy manual edits.
    TO_HEAL = "to_heal"  #: The next scan refreshes it for the first time.
    WAITING = "waiting"  #: It failed or has not aired yet, and a later scan tries it.
    GIVEN_UP = "given_up"  #: It failed too often.
    LEFT_ALONE = "left_alone"  #: A weak defect that is not worth its refresh.
    IGNORED = "ignored"  #: A user chose to ignore it.
    HEALED = "healed"  #: It has no defect any more.


#: The segments of items that still have defects and that nobody ignores.
ATTENTION = (
    Segment.NEEDS_YOU,
    Segment.TO_HEAL,
    Segment.WAITING,
    Segment.GIVEN_UP,
    Segment.LEFT_ALONE,
)


class RestoredField(StrEnum):
    """A field that a refresh damaged and that was restored."""

    POSTER = "poster"
    TITLE = "title"
    SUMMARY = "summary"
    BELOW = "below"  #: a field of an item below the refreshed one
    MATCH = "match"
    LOCKS = "locks"  #: the locks of other fields


@dataclass(frozen=True, kw_only=True, slots=True)
class Protection:
    """What a refresh could destroy: locked fields without a match, or too many pictures."""

    locked_fields: tuple[str, ...] = ()  #: of an unmatched item
    below: str = ""  #: the title of that item, if it is below the refreshed one
    pictures_below: int = 0  #: pictures below the refreshed item, if these are too many to read


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemState:
    """The stored state of an item that failed before or waits. Times are in Unix seconds."""

    rating_key: str
    library_id: str
    attempts: int = 0
    next_attempt: float | None = None
    wait_reason: WaitReason | None = None  #: why then; None for the number of its failures
    given_up: bool = False
    ignored: bool = False
    defects: frozenset[Defect] = frozenset()
    kept_title: KeptTitle | None = None  #: what refreshes have shown of a title that can be final
    #: of the item when it was last seen
    identity: ItemIdentity | None = field(default=None, compare=False)

    @property
    def final_titles(self) -> tuple[FinalTitle, ...]:
        """Return the title that is taken as it is, if it is."""
        if self.kept_title is None or not self.kept_title.is_final:
            return ()
        return (FinalTitle(self.rating_key, self.kept_title.title, self.identity),)


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemOutcome:
    """The outcome of an item in a scan: its defects before and after, and the result."""

    item: MediaItem
    result: Result
    before: frozenset[Defect] = frozenset()
    after: frozenset[Defect] = frozenset()
    skip_reason: SkipReason | None = None
    protection: Protection | None = None  #: what a refresh would have destroyed
    error: str | None = None  #: why it could not be handled
    retry_at: float | None = None  #: when it may be refreshed again, if that is why it was skipped
    restored: tuple[RestoredField, ...] = ()  #: the fields restored after its refresh
    not_restored: tuple[RestoredField, ...] = ()  #: what could not be taken back
    past: ItemState | None = None  #: its earlier state
    is_weak: bool = False  #: the sources often have nothing for what is left
    change: ItemChange | None = None  #: what a user sees of it before its refresh and after it
    rung: RungName | None = None  #: the last that fixed something; of a dry run the first to try
    change_ids: tuple[str, ...] = ()  #: the entries of the journal on its repair
    took: tuple[Took, ...] = ()  #: how long Plex took for it
    are_sources_silent: bool = False  #: they answered nothing, so that it shows nothing
    takes_title: bool = False  #: its title is taken as it is

    @property
    def title(self) -> str:
        """Return the title of the item after its refresh."""
        return self.change.after.title if self.change else one_line(self.item.title)

    @property
    def has_doubtful_title(self) -> bool:
        """Return whether nothing is left but a title that can be the final one."""
        return self.is_weak and is_doubtful_title(self.item, self.after)

    @property
    def fixed(self) -> frozenset[Defect]:
        """Return the defects that the refresh has fixed."""
        is_fixed = self.result in (Result.FIXED, Result.PARTLY_FIXED)
        return self.before - self.after if is_fixed else frozenset()


def is_doubtful_title(item: MediaItem, weak: frozenset[Defect]) -> bool:
    """Return whether the weak findings for an item are its title alone, which can be final."""
    return item.type is MediaType.EPISODE and weak == TITLE_ALONE


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemRecord:
    """The recorded result of an item in a job."""

    library_id: str
    result: Result
    before: frozenset[Defect] = frozenset()
    after: frozenset[Defect] = frozenset()

    @property
    def open_defects(self) -> frozenset[Defect]:
        """Return the defects that an unresolved item may still have."""
        return self.after or self.before


@dataclass(frozen=True, slots=True)
class Candidate:
    """A defective item with its findings and its state."""

    item: MediaItem
    findings: tuple[Finding, ...]
    state: ItemState | None = None
    skip_reason: SkipReason | None = None

    @property
    def defects(self) -> frozenset[Defect]:
        """Return its defects."""
        return defect_set(finding.defect for finding in self.findings)

    @property
    def is_weak(self) -> bool:
        """Return whether the sources often have nothing for what it lacks."""
        return are_weak(self.findings)

    @property
    def has_new_doubt(self) -> bool:
        """Return whether it lacks nothing but a title that can be final, and that is new."""
        is_known = self.state is not None and self.state.kept_title is not None
        return not is_known and self.is_weak and is_doubtful_title(self.item, self.defects)

    def outcome(
        self, result: Result, after: frozenset[Defect] = frozenset(), error: str | None = None
    ) -> ItemOutcome:
        """Return its outcome."""
        return ItemOutcome(
            item=self.item,
            result=result,
            before=self.defects,
            after=after,
            error=error,
            past=self.state,
            is_weak=self.is_weak,
        )

    def outcome_after_refresh(self, after: Sequence[Finding], *, is_processed: bool) -> ItemOutcome:
        """Return its outcome from its remaining defects."""
        left = frozenset(finding.defect for finding in after)
        if not left and (self.findings or is_processed):
            return self.outcome(Result.FIXED if self.findings else Result.HEALTHY)
        if self.defects - left:
            result = Result.PARTLY_FIXED
        else:
            result = Result.UNRESOLVED if is_processed else Result.TIMED_OUT
        return replace(self.outcome(result, left), is_weak=are_weak(after))

    def skipped(self, skip_reason: SkipReason, protection: Protection | None = None) -> ItemOutcome:
        """Return the outcome of skipping it."""
        outcome = self.outcome(Result.SKIPPED, self.defects)
        return replace(outcome, skip_reason=skip_reason, protection=protection)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """Counts of results. checked = healthy + defective; defective = the sum of its results."""

    checked: int = 0
    healthy: int = 0
    defective: int = 0
    fixed: int = 0
    partly_fixed: int = 0
    unresolved: int = 0
    timed_out: int = 0
    gone: int = 0
    errored: int = 0
    skipped: int = 0
    would_refresh: int = 0
    undone: int = 0
    partly_undone: int = 0

    def with_checked(self, *, healthy: int = 0, defective: int = 0) -> Self:
        """Return the tally with more items checked."""
        return replace(
            self,
            checked=self.checked + healthy + defective,
            healthy=self.healthy + healthy,
            defective=self.defective + defective,
        )

    def with_result(self, result: Result) -> Self:
        """Return the tally with one more result of a defective item.

        An item that is healthy when its turn comes moves from defective to healthy.
        """
        if result is Result.HEALTHY:
            return replace(self, healthy=self.healthy + 1, defective=self.defective - 1)
        return replace(self, **{result: getattr(self, result) + 1})

    def with_done(self, result: Result) -> Self:
        """Return the tally with one more checked item and its result."""
        if result is Result.HEALTHY:
            return self.with_checked(healthy=1)
        return self.with_checked(defective=1).with_result(result)

    @property
    def failed(self) -> int:
        """Return the number of items that need another attempt."""
        return sum(getattr(self, result) for result in FAILURES)

    @property
    def success_rate(self) -> float | None:
        """Return the share of fixed items among the refreshed ones in percent; None without any."""
        attempted = self.fixed + self.failed
        return 100 * self.fixed / attempted if attempted else None


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryHealth:
    """What an inspection found in a library, including earlier findings without a change."""

    library_id: str
    title: str
    checked: int = 0
    defective: int = 0
    is_complete: bool = False  #: every item was inspected: no window, limit or level was left out
    defects: Mapping[Defect, int] = field(default_factory=dict)
    checkpoint: LibraryCheckpoint | None = None  #: None if something was left out
    left: int | None = None  #: defective items at the end of the job, if every item was inspected

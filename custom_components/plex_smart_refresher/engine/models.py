"""The values that the engine works with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple, Self


class LibraryType(StrEnum):
    """What a library holds."""

    MOVIE = "movie"
    SHOW = "show"
    ARTIST = "artist"


class MediaType(StrEnum):
    """The levels at which an item can lack metadata."""

    MOVIE = "movie"
    SHOW = "show"
    SEASON = "season"
    EPISODE = "episode"
    ARTIST = "artist"
    ALBUM = "album"


LEVELS: Mapping[LibraryType, tuple[MediaType, ...]] = {
    LibraryType.MOVIE: (MediaType.MOVIE,),
    LibraryType.SHOW: (MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE),
    LibraryType.ARTIST: (MediaType.ARTIST, MediaType.ALBUM),
}


class Defect(StrEnum):
    """One kind of missing metadata."""

    NO_MATCH = "no_match"
    MISSING_POSTER = "missing_poster"
    MISSING_SUMMARY = "missing_summary"
    INHERITED_POSTER = "inherited_poster"
    PLACEHOLDER_TITLE = "placeholder_title"
    NO_EXTERNAL_IDS = "no_external_ids"


class Phase(StrEnum):
    """The parts of a scan, in their order."""

    COLLECT = "collect"
    INSPECT = "inspect"
    REFRESH = "refresh"
    VERIFY = "verify"


class Result(StrEnum):
    """What became of a defective item."""

    HEALTHY = "healthy"  #: It had no defect any more when its turn came.
    FIXED = "fixed"  #: Every defect is gone.
    PARTLY_FIXED = "partly_fixed"  #: Some defects are gone.
    UNRESOLVED = "unresolved"  #: Plex processed it, and its source has nothing.
    TIMED_OUT = "timed_out"  #: Plex did not process it in time.
    GONE = "gone"  #: It is no longer on the server, which is no failure.
    ERRORED = "errored"  #: Plex answered the request for it with an error.
    SKIPPED = "skipped"  #: It was left alone, for the reason given.
    WOULD_REFRESH = "would_refresh"  #: A dry run would have refreshed it.


#: Results after which an item is tried again later.
FAILURES = frozenset({Result.PARTLY_FIXED, Result.UNRESOLVED, Result.TIMED_OUT, Result.ERRORED})


class SkipReason(StrEnum):
    """Why a defective item was left alone."""

    PROTECTED = "protected"  #: A refresh would destroy hand-made data.
    BACKOFF = "backoff"  #: It failed before, and its next attempt is not due yet.
    GIVEN_UP = "given_up"  #: It failed too often.
    REFRESH_CAP = "refresh_cap"  #: The job's cap of refreshes was reached.
    IGNORED = "ignored"  #: The user asked to leave it alone.


class PauseReason(StrEnum):
    """Why a scan waits; of several reasons the first one is told."""

    USER = "user"  #: Somebody asked it to, and ends it.
    SERVER_UNAVAILABLE = "server_unavailable"  #: The server does not answer, or cannot work now.
    PROVIDER_DOWN = "provider_down"  #: Refresh after refresh ends without change.
    ENTITY = "entity"  #: The entity that the user chose for it says so.
    SERVER_BUSY = "server_busy"  #: The server scans a library, or maintains itself.
    PLAYING = "playing"  #: Somebody watches.


class PutBack(StrEnum):
    """Something good that a refresh made worse and that was put back."""

    POSTER = "poster"
    TITLE = "title"
    SUMMARY = "summary"
    BELOW = "below"  #: something of an item below the refreshed one


@dataclass(frozen=True, kw_only=True, slots=True)
class Library:
    """A library of the server; its id stays the same when it is renamed."""

    library_id: str
    title: str
    type: LibraryType
    agent: str = ""
    language: str = ""
    content_changed_at: int | None = None  #: a counter, no time; None where the server keeps none

    @property
    def levels(self) -> tuple[MediaType, ...]:
        """Return the levels of its items, parents first."""
        return LEVELS[self.type]


#: As much of a title as is shown and kept.
LONGEST_TITLE = 300


class MediaItem(NamedTuple):
    """An immutable snapshot of an item as the server reported it.

    `confirmed` is true for a snapshot from a details read: lists withhold locked fields and
    may withhold external ids, so that only a confirmed snapshot proves a defect.
    `summary` is only read where it may have to be put back, to keep what a scan holds small.
    A scan makes as many as the library holds, and named tuples take half the time of dataclasses.
    """

    rating_key: str
    library_id: str
    type: MediaType
    title: str
    guid: str = ""
    has_external_ids: bool = False
    has_summary: bool = False
    summary: str = ""
    thumb: str = ""
    parent_key: str = ""
    grandparent_key: str = ""
    parent_title: str = ""
    grandparent_title: str = ""
    parent_number: int | None = None  #: the season of an episode
    number: int | None = None
    year: int | None = None
    added_at: int | None = None
    updated_at: int | None = None
    locked_fields: frozenset[str] = frozenset()
    confirmed: bool = False

    @property
    def date(self) -> int | None:
        """Return when it was added, or else updated, in Unix seconds."""
        return self.added_at or self.updated_at

    @property
    def display_title(self) -> str:
        """Return the title with those of its parents, as people tell it from others."""
        title = self._whole_title
        return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"

    @property
    def _whole_title(self) -> str:
        if self.type is MediaType.EPISODE:
            number = f"S{_two_digits(self.parent_number)}E{_two_digits(self.number)}"
            return " · ".join(part for part in (self.grandparent_title, number, self.title) if part)
        if self.type in (MediaType.SEASON, MediaType.ALBUM) and self.parent_title:
            return f"{self.parent_title} · {self.title}"
        if self.type is MediaType.MOVIE and self.year:
            return f"{self.title} ({self.year})"
        return self.title


def _two_digits(number: int | None) -> str:
    return "??" if number is None else f"{number:02d}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect of an item and what was seen that proves it."""

    defect: Defect
    reason: str


@dataclass(frozen=True, slots=True)
class Poster:
    """A picture that can be selected for an item; the scheme of its address tells its origin."""

    address: str
    is_selected: bool = False

    @property
    def origin(self) -> str:
        """Return the scheme of its address."""
        return self.address.partition("://")[0]


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A value for a field of an item, and whether it is to be locked."""

    name: str
    value: str
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a browser is given it."""

    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list: its items, how many entries arrived, and how many the server claims."""

    items: tuple[MediaItem, ...]
    received: int
    total: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanOptions:
    """What one scan is asked to do. All times are in seconds, except where the name says other."""

    library_ids: tuple[str, ...] = ()  #: the libraries to scan; none means all
    rating_keys: tuple[str, ...] = ()  #: scan only these items, at once and whatever their past
    dry_run: bool = False
    levels: tuple[MediaType, ...] = tuple(MediaType)
    window_days: int = 30  #: inspect items added within; 0 is the whole library
    max_items: int = 0  #: inspect at most this many items a library; 0 is no cap
    max_refreshes: int = 0  #: refresh at most this many items a job; 0 is no cap
    retry_limit: int = 50  #: take at most this many items from the retry pool
    backoff_hours: int = 24  #: wait after the first failure; doubles with each further one
    max_attempts: int = 5  #: give an item up after as many failures
    in_flight: int = 3  #: refreshes that Plex works on at a time
    refreshes_per_minute: int = 0  #: ask for at most so many in any minute; 0 is no limit
    item_deadline: float = 120.0  #: how long Plex may take to process an item
    picture_wait: float = 10.0  #: how long a late picture is waited for after that
    page_size: int = 500  #: entries asked for in one list request
    pause_limit: float = 7200.0  #: how long it waits by itself before it gives up or goes on
    wait_while_busy: bool = True  #: wait while the server scans a library
    wait_while_playing: bool = False  #: wait while somebody watches
    full_look_days: int = 7  #: read an unchanged library in full after so long; 0 is always


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemState:
    """What is remembered of an item that failed before. Times are in Unix seconds."""

    rating_key: str
    library_id: str
    attempts: int = 0
    next_attempt: float | None = None
    given_up: bool = False
    ignored: bool = False
    defects: frozenset[Defect] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemOutcome:
    """What became of an item in a scan: its defects before and after, and the result."""

    item: MediaItem
    result: Result
    before: frozenset[Defect] = frozenset()
    after: frozenset[Defect] = frozenset()
    skip_reason: SkipReason | None = None
    reason: str | None = None  #: why it was left alone, in words, where the skip reason is not all
    error: str | None = None
    put_back: tuple[PutBack, ...] = ()  #: what its refresh made worse and was put back
    past: ItemState | None = None  #: what was remembered of it before

    @property
    def fixed(self) -> frozenset[Defect]:
        """Return the defects that went."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class Candidate:
    """A defective item with its findings and its past."""

    item: MediaItem
    findings: tuple[Finding, ...]
    state: ItemState | None = None
    skip_reason: SkipReason | None = None

    @property
    def defects(self) -> frozenset[Defect]:
        """Return the kinds of its defects."""
        return frozenset(finding.defect for finding in self.findings)

    def outcome(
        self, result: Result, after: frozenset[Defect] = frozenset(), error: str | None = None
    ) -> ItemOutcome:
        """Return what became of it."""
        return ItemOutcome(
            item=self.item,
            result=result,
            before=self.defects,
            after=after,
            error=error,
            past=self.state,
        )

    def judged(self, after: Sequence[Finding], *, is_processed: bool) -> ItemOutcome:
        """Return what its refresh brought, by the defects that it has now."""
        left = frozenset(finding.defect for finding in after)
        if not left:
            return self.outcome(Result.FIXED)
        if self.defects - left:
            return self.outcome(Result.PARTLY_FIXED, left)
        return self.outcome(Result.UNRESOLVED if is_processed else Result.TIMED_OUT, left)

    def skipped(self, skip_reason: SkipReason, reason: str | None = None) -> ItemOutcome:
        """Return the outcome of leaving it alone."""
        outcome = self.outcome(Result.SKIPPED, self.defects)
        return replace(outcome, skip_reason=skip_reason, reason=reason)


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

        An item that turns out to be healthy when its turn comes moves from one side to the other.
        """
        if result is Result.HEALTHY:
            return replace(self, healthy=self.healthy + 1, defective=self.defective - 1)
        return replace(self, **{result: getattr(self, result) + 1})

    def with_done(self, result: Result) -> Self:
        """Return the tally with one more item that was checked and has its result."""
        if result is Result.HEALTHY:
            return self.with_checked(healthy=1)
        return self.with_checked(defective=1).with_result(result)

    @property
    def failed(self) -> int:
        """Return how many items will need another attempt."""
        return sum(getattr(self, result) for result in FAILURES)

    @property
    def success_rate(self) -> float | None:
        """Return the share of refreshed items that were fixed, in percent; None without any."""
        attempted = self.fixed + self.failed
        return 100 * self.fixed / attempted if attempted else None


@dataclass(frozen=True, slots=True)
class ListMark:
    """How a list stood when its reading began.

    What is changed, added or removed later has a later date, or changes the length of the list.
    """

    total: int
    changed_at: int  #: no later than the last change before, by the server's own clock


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A look at a library that left nothing out of what it was asked for.

    As long as the library is unchanged, the next scan need not repeat it.
    """

    content_changed_at: int
    full_at: float  #: when all of its lists were last read in full, in Unix seconds
    since: int | None  #: where the window began; None without one
    lists: Mapping[MediaType, ListMark]


@dataclass(frozen=True, kw_only=True, slots=True)
class LibraryHealth:
    """What an inspection saw in one library, or saw before where nothing has changed since."""

    library_id: str
    title: str
    checked: int = 0
    defective: int = 0
    whole: bool = False  #: every item was inspected: no window, no cap, no level left out
    defects: Mapping[Defect, int] = field(default_factory=dict)
    look: Look | None = None  #: None if something was left out


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownLibrary:
    """What an earlier scan left to know of a library: its look, and what stayed defective."""

    look: Look
    checked: int
    scanned_at: float  #: when that scan began, in Unix seconds
    defective: Mapping[str, frozenset[Defect]]  #: what may still be wrong, by rating key

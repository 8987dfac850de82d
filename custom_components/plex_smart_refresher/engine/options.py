"""The options of a scan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from .ladder_terms import RungName, WantedMatch
from .media import IdSource, MediaType

#: The rungs that can do no harm that cannot be undone, and cost little.
_DEFAULT_RUNGS = (RungName.REFRESH, RungName.REFRESH_PARENT, RungName.CHOOSE_POSTER)


@dataclass(frozen=True, kw_only=True, slots=True)
class ScanOptions:
    """The options of a scan. Times are in seconds unless the name says otherwise."""

    library_ids: tuple[str, ...] = ()  #: the libraries to scan; none means all
    rating_keys: tuple[str, ...] = ()  #: scan only these items, regardless of history
    found_only: bool = False  #: refresh what earlier scans found, without reading lists again
    dry_run: bool = False
    levels: tuple[MediaType, ...] = tuple(MediaType)
    window_days: int = 30  #: inspect items added within it; 0 is the entire library
    required_ids: tuple[IdSource, ...] = ()  #: the sources whose IDs movies and shows must have
    max_items: int = 0  #: the maximum number of items per library; 0 is no limit
    max_refreshes: int = 0  #: the maximum number of refreshes per job; 0 is no limit
    retry_limit: int = 50  #: take at most this many items from the retry pool
    backoff_hours: int = 24  #: wait after the first failure; doubles with each further one
    max_attempts: int = 5  #: give up an item after this many failures
    in_flight: int = 3  #: refreshes that Plex works on at a time
    refreshes_per_minute: int = 0  #: the maximum number of requests per minute; 0 is no limit
    item_deadline: float = 120.0  #: how long Plex can take to process an item
    picture_wait: float = 10.0  #: how long to wait for late pictures after that
    page_size: int = 500  #: entries per list request
    pause_limit: float = 7200.0  #: the maximum pause without a user
    wait_while_busy: bool = True  #: pause while the server scans a library
    wait_while_playing: bool = False  #: pause while Plex plays media
    full_scan_days: int = 7  #: how long an unchanged library is not fully read; 0 always reads it
    force: bool = False  #: refresh the named items also if they are healthy
    rungs: tuple[RungName, ...] = _DEFAULT_RUNGS  #: the ways to repair an item
    rungs_off: tuple[str, ...] = ()  #: those that a library leaves out, as `library:rung`
    local_pictures: bool = False  #: a picture beside a file or inside it may become the poster
    matches: tuple[WantedMatch, ...] = ()  #: the matches that a person chose for the named items
    undo: tuple[str, ...] = ()  #: the changes to take back
    is_arrival: bool = False  #: the named items are new, and no user has named them

    @property
    def is_scan(self) -> bool:
        """Return whether it is a scan of libraries, not a refresh of named items."""
        return not self.rating_keys

    @property
    def may_wait(self) -> bool:
        """Return whether the selected entity may pause it; what a user asked for goes on."""
        return not self.is_asked_for and self.pause_limit > 0

    @property
    def is_asked_for(self) -> bool:
        """Return whether a user named the items, who knows better than any rule."""
        return bool(self.rating_keys) and not self.is_arrival

    def for_check(self) -> Self:
        """Return the options of a look at entire libraries that changes nothing."""
        return replace(self, dry_run=True, window_days=0, max_items=0)

    def for_items(self, rating_keys: Sequence[str], *, force: bool = False) -> Self:
        """Return the options of a refresh of these items, whatever their library."""
        return replace(
            self,
            library_ids=(),
            rating_keys=tuple(rating_keys),
            levels=tuple(MediaType),
            dry_run=False,
            force=force,
        )

    def for_arrivals(self, rating_keys: Sequence[str]) -> Self:
        """Return the options of a refresh of new items, which is as cautious as a scan."""
        return replace(self.for_items(rating_keys), dry_run=self.dry_run, is_arrival=True)

    def for_library(self, library_id: str) -> Self:
        """Return the options of a scan of one entire library."""
        return replace(self, library_ids=(library_id,), window_days=0, max_items=0)

"""What one scan is asked to do."""

from dataclasses import dataclass

from .media import MediaType


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
    full_scan_days: int = 7  #: read an unchanged library in full after so long; 0 is always

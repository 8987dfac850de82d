"""Count requests, so that tests can check that a client is considerate."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class RequestKind(StrEnum):
    """The kinds of request that are counted separately."""

    IDENTITY = "identity"
    ROOT = "root"
    SECTIONS = "sections"
    LIST_PAGE = "list_page"
    LIST_UNPAGED = "list_unpaged"
    TOTAL_ONLY = "total_only"
    DETAILS = "details"
    DETAILS_BATCH = "details_batch"
    DETAILS_PLAIN = "details_plain"
    CHILDREN = "children"
    REFRESH = "refresh"
    WEBSOCKET = "websocket"
    PICTURE = "picture"
    POSTERS = "posters"
    TIMELINE = "timeline"
    ACTIVITIES = "activities"
    EDIT = "edit"
    MATCH = "match"
    ANALYZE = "analyze"
    SESSIONS = "sessions"
    BUTLER = "butler"
    PREFERENCES = "preferences"
    ALL_PREFERENCES = "all_preferences"
    PROVIDERS = "providers"
    ACCOUNTS = "accounts"
    PLEX_TV = "plex_tv"
    OTHER = "other"


@dataclass(slots=True)
class Counters:
    """Every count since the last reset."""

    requests: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    refreshes: Counter[str] = field(default_factory=Counter)
    refreshes_in_flight: int = 0
    max_refreshes_in_flight: int = 0
    coalesced: int = 0
    cascaded: int = 0
    worked: int = 0
    max_working: int = 0
    ignored: int = 0
    healthy_refreshed: int = 0
    healthy_cascaded: int = 0
    hand_made_destroyed: int = 0
    hand_picked_replaced: int = 0
    worsened: int = 0
    local_refreshes: int = 0
    check_files: int = 0
    library_refreshes: int = 0
    writes: int = 0  # requests other than GET
    parallel_requests: int = 0
    max_parallel_requests: int = 0
    longest_id_list: int = 0
    largest_batch: int = 0
    largest_page: int = 0
    sockets_open: int = 0

    @property
    def total_requests(self) -> int:
        """Return the number of requests of all kinds."""
        return self.requests.total()

    @property
    def unpaged_lists(self) -> int:
        """Return how often a client listed a whole library at once."""
        return self.requests[RequestKind.LIST_UNPAGED]

    def enter(self, kind: RequestKind) -> None:
        """Count the start of a request."""
        self.requests[kind] += 1
        if kind is RequestKind.WEBSOCKET:
            return
        self.parallel_requests += 1
        self.max_parallel_requests = max(self.max_parallel_requests, self.parallel_requests)

    def leave(self, kind: RequestKind, status: int) -> None:
        """Count the end of a request."""
        self.statuses[status] += 1
        if kind is not RequestKind.WEBSOCKET:
            self.parallel_requests = max(0, self.parallel_requests - 1)

    def refresh_begins(self) -> None:
        """Count the start of an accepted refresh."""
        self.refreshes_in_flight += 1
        self.max_refreshes_in_flight = max(
            self.max_refreshes_in_flight,
            self.refreshes_in_flight,
        )

    def refresh_ends(self) -> None:
        """Count the end of an accepted refresh."""
        self.refreshes_in_flight = max(0, self.refreshes_in_flight - 1)

    def reset(self) -> None:
        """Reset all counts but those of what is in progress."""
        in_flight, parallel, sockets = (
            self.refreshes_in_flight,
            self.parallel_requests,
            self.sockets_open,
        )
        self.__init__()  # type: ignore[misc]  # every field back to its own default
        self.refreshes_in_flight = self.max_refreshes_in_flight = in_flight
        self.parallel_requests = self.max_parallel_requests = parallel
        self.sockets_open = sockets

    def as_dict(self) -> dict[str, Any]:
        """Return all counts as JSON can carry them."""
        counts: dict[str, Any] = {
            name: getattr(self, name)
            for name in self.__slots__  # the dataclass made one slot a field
        }
        for name in ("requests", "refreshes"):
            counts[name] = dict(counts[name])
        counts["statuses"] = {str(status): count for status, count in self.statuses.items()}
        return counts | {
            "total_requests": self.total_requests,
            "unpaged_lists": self.unpaged_lists,
        }

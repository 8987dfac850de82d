"""Track which items Plex has processed, and which it is about to."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from math import inf

from ..candidates import Place, Waiting
from ..context import Scan
from ..ladder_terms import RungName
from ..media import MediaItem
from ..selection import HasParents, is_below
from .in_flight import InFlight

#: Items below a refreshed one are processed after it, one by one. After this many seconds without
#: a notification on any of them, none is expected any more.
SILENCE = 30.0
#: After this many seconds, or less if the server is quick and few items are below the refreshed
#: one, an item below it is refreshed itself in any case.
_LONGEST_SHARE = 300.0
#: So often it is time to see whether any has been silent for long enough, once that is known.
_LOOK_AGAIN = 5.0


class Notices:
    """The items in progress, and the notifications on them."""

    def __init__(
        self,
        scan: Scan,
        parents: Mapping[str, tuple[str, str]],
        on_processed: Callable[[str], None],
    ) -> None:
        """Start without notifications; `parents` are those of the items to repair.

        `on_processed` is called with each rating key.
        """
        self.in_flight: dict[str, InFlight] = {}
        self.refreshed_at: dict[str, float] = {}
        self.processed_with_parent: set[str] = set()
        self.changed = asyncio.Event()
        self._changes: dict[str, tuple[RungName, str | None]] = {}  # of the refreshed ones
        self._scan = scan
        self._parents_of = parents
        self._on_processed = on_processed
        self._parents: dict[str, str] = {}  # the refreshed one, of each item below it
        self._sizes: dict[str, int] = {}  # how many items are below refreshed ones
        self._notified_at: dict[str, float] = {}  # of refreshed ones, or of any item below them
        self._are_missed = False

    @property
    def are_reliable(self) -> bool:
        """Return whether notifications can be counted on."""
        return self._scan.server.listening and not self._are_missed

    @property
    def look_again_after(self) -> float:
        """Return the seconds until items that are expected may not be any more."""
        return _LOOK_AGAIN if self._scan.patience.knows_silence else SILENCE

    def distrust(self) -> None:
        """Note that an item was processed without a notification."""
        self._are_missed = True

    def expect(self, parent: MediaItem, below: Iterable[MediaItem]) -> None:
        """Expect notifications on the items below one that is about to be refreshed."""
        keys = [each.rating_key for each in below]
        self._parents |= dict.fromkeys(keys, parent.rating_key)
        self._sizes[parent.rating_key] = len(keys)

    def receive(self, rating_key: str | None) -> None:
        """Check an item that Plex has processed; all of them if notifications were missed."""
        if rating_key is None:
            for each in self.in_flight.values():
                each.woken.set()
            return
        family = self._parents.get(rating_key, rating_key)
        if family in self.refreshed_at:
            self._notified_at[family] = self._scan.clock.monotonic()
        self._on_processed(rating_key)
        if in_flight := self.in_flight.get(rating_key):
            self._are_missed = False
            in_flight.mark_processed()
        elif not self.refreshed_at.keys().isdisjoint(self._parents_of.get(rating_key, ())):
            self.processed_with_parent.add(rating_key)
            self.changed.set()

    def note_change(self, item: MediaItem, rung: RungName, change_id: str | None) -> None:
        """Note by which rung and change an item is refreshed, and with it what is below it."""
        self._changes[item.rating_key] = rung, change_id

    def change_of(self, item: MediaItem) -> tuple[RungName, str | None]:
        """Return by which rung and change an item was refreshed, itself or with a parent."""
        keys = item.rating_key, item.parent_key, item.grandparent_key
        known = (self._changes[key] for key in keys if key in self._changes)
        return next(known, (RungName.REFRESH, None))

    def was_refreshed(self, item: MediaItem) -> bool:
        """Return whether this scan has refreshed an item or a parent of it."""
        return item.rating_key in self.refreshed_at or is_below(item, self.refreshed_at)

    def parent_refreshed_at(self, item: HasParents) -> float:
        """Return when a parent of an item was last refreshed, or minus infinity."""
        return _last_of_parents(self.refreshed_at, item)

    def is_expected(self, item: Place, waiting: Waiting) -> bool:
        """Return whether Plex is about to process an item together with its parent."""
        if is_below(item, self.in_flight) or waiting.has_parent_of(item):
            return True
        if item.rating_key in self.processed_with_parent or not self.are_reliable:
            return False
        parent_at = self.parent_refreshed_at(item)
        learned, longest = self._scan.patience.silence(item.library_id), _LONGEST_SHARE
        if learned:
            sizes = (self._sizes.get(key, 0) for key in (item.parent_key, item.grandparent_key))
            longest = min(longest, learned * (1 + max(sizes)))
        quiet_at = max(parent_at, _last_of_parents(self._notified_at, item)) + (learned or SILENCE)
        return self._scan.clock.monotonic() < min(quiet_at, parent_at + longest)


def _last_of_parents(times: Mapping[str, float], item: HasParents) -> float:
    """Return the last time of a parent of an item, or minus infinity."""
    return max(times.get(item.parent_key, -inf), times.get(item.grandparent_key, -inf))

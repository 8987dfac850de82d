"""Find in the lists what arrived while nobody listened, and when a library needs a scan.

The date of an item is a hint: it can be that of its file. What it hides is left to scans.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
import logging
from math import inf
from typing import Final

from ..engine.arrivals.watch import Arrival, ArrivalKind
from ..engine.errors import RequestError
from ..engine.media import Library, MediaItem, MediaType
from ..engine.ports import Clock, MediaServer
from ..engine.selection import is_moment_due
from ..storage import ArrivalMark, Arrivals as ArrivalStore, LogIndexError

_LOGGER = logging.getLogger(__name__)

_DAY: Final = 86_400.0
#: Arrivals of a library within the window that make a scan of them, and no single looks.
MOST_SINGLE: Final = 200
_FLOOD_WINDOW: Final = 600.0
#: Seconds without an arrival after which a library that very much arrived in is scanned.
_QUIET: Final = 120.0
#: Seconds for which a scan waits for the server to process what arrived.
_LONGEST_WAIT: Final = 7_200.0
#: Items that were in progress when the newest one was seen are no older than this.
_MARGIN: Final = 3_600.0
#: Entries of a list that are read at once, and the maximum number per library and level.
_PAGE_SIZE: Final = 100
_MOST_LISTED: Final = 500


#: Seconds until the first look at the lists if no notifications arrive, and until each further one.
_FIRST_LOOK: Final = 60.0
LOOK_INTERVAL: Final = 3_600.0
#: The shortest time between two looks, in seconds.
_SHORTEST: Final = 60.0


class CatchUpTimes:
    """When to look at the lists: after a gap, and from time to time while nobody listens.

    It knows no clock: each call gets the monotonic time in seconds.
    """

    def __init__(self) -> None:
        """Start without a moment."""
        self.at = inf
        self._last = self._gap_at = -inf
        self._is_gap = False

    def begin(self, now: float) -> None:
        """Plan the first look."""
        self.at = now + _FIRST_LOOK

    def note_gap(self, now: float) -> None:
        """Note that something may have been missed."""
        self._is_gap, self._gap_at = True, now
        self.at = max(now, self._last + _SHORTEST)

    def begin_anew(self) -> None:
        """Note that everything was missed."""
        self._is_gap, self.at = True, -inf

    def is_due(self, now: float, *, is_listening: bool) -> bool:
        """Return whether to look now; plan the next time if there is no reason to."""
        if now < self.at:
            return False
        if self._is_gap or not is_listening:
            return True
        self.at = now + LOOK_INTERVAL
        return False

    def note_look(self, begun_at: float) -> None:
        """Note a look that succeeded; what was missed while it went on needs another one."""
        self._last = begun_at
        self._is_gap = self._gap_at > begun_at
        self.at = begun_at + (_SHORTEST if self._is_gap else LOOK_INTERVAL)


class ArrivalMarks:
    """What was last seen of each library."""

    def __init__(self, server: MediaServer, clock: Clock, store: ArrivalStore) -> None:
        """Start without marks; `load` reads them."""
        self._server = server
        self._clock = clock
        self._store = store
        self._marks: dict[str, ArrivalMark] = {}
        self._stored: Mapping[str, ArrivalMark] = {}
        self._recent: dict[str, dict[str, float]] = {}  # arrivals by library and rating key
        self._flooded_since: dict[str, float] = {}  # since when a scan waits for the server

    async def load(self) -> None:
        """Read what was stored."""
        self._stored = await self._store.marks()
        self._marks = dict(self._stored)

    def clear(self) -> None:
        """Forget all: the next look begins with what arrives from then on."""
        self._marks, self._stored, self._recent = {}, {}, {}

    # What arrives

    def note(self, library_id: str, rating_key: str) -> bool:
        """Note an arrival; return whether there are too many in the library for single looks."""
        now = self._clock.monotonic()
        recent = self._recent.setdefault(library_id, {})
        recent.pop(rating_key, None)
        recent[rating_key] = now
        while now - recent[first := next(iter(recent))] > _FLOOD_WINDOW:
            del recent[first]
        if len(recent) > MOST_SINGLE:
            del recent[next(iter(recent))]
            self._postpone_scan(library_id)
        elif self.is_flooded(library_id):
            self._postpone_scan(library_id)
        return self.is_flooded(library_id)

    def note_date(self, item: MediaItem) -> None:
        """Note the date of an item, after which others are new."""
        mark, added_at = self._marks.get(item.library_id), item.added_at or 0
        if mark is not None and mark.added_at < added_at <= self._clock.time():
            self._marks[item.library_id] = replace(mark, added_at=float(added_at))

    @property
    def flooded(self) -> list[str]:
        """Return the IDs of the libraries in which so much arrives that a scan takes it up."""
        return [key for key in self._marks if self.is_flooded(key)]

    def is_flooded(self, library_id: str) -> bool:
        """Return whether so much arrives in a library that a scan takes it up."""
        mark = self._marks.get(library_id)
        return mark is not None and mark.scan_at is not None

    def _postpone_scan(self, library_id: str) -> None:
        """Scan a library once nothing new comes."""
        now = self._clock.time()
        mark = self._marks.get(library_id) or _begin(library_id, None, now)
        self._marks[library_id] = replace(mark, scan_at=now + _QUIET)

    async def scans_due(self) -> list[str]:
        """Return the IDs of the libraries to scan now. Raises an EngineError."""
        now, due = self._clock.time(), []
        for mark in tuple(self._marks.values()):
            if mark.scan_at is None or not is_moment_due(mark.scan_at, now, now + _DAY):
                continue
            if await self._is_in_progress(mark.library_id):
                self._postpone_scan(mark.library_id)
            else:
                due.append(mark.library_id)
        return due

    async def _is_in_progress(self, library_id: str) -> bool:
        """Return whether the server still processes what arrived, so that a scan is too early."""
        now = self._clock.monotonic()
        if now - self._flooded_since.setdefault(library_id, now) >= _LONGEST_WAIT:
            return False
        try:
            return await self._server.pending_updates(library_id) > 0
        except RequestError:
            return False

    @property
    def next_scan_at(self) -> float | None:
        """Return when the next library is to be scanned."""
        moments = (each.scan_at for each in self._marks.values() if each.scan_at is not None)
        return min(moments, default=None)

    def note_scan(self, library_id: str) -> None:
        """Note that the scan of a library has begun, which finds all that is there by now."""
        mark = self._marks[library_id]
        self._marks[library_id] = _begin(library_id, mark.counter, self._clock.time())
        self._recent.pop(library_id, None)
        self._flooded_since.pop(library_id, None)

    async def save(self) -> None:
        """Store the marks, if they have changed."""
        changed = [mark for key, mark in self._marks.items() if self._stored.get(key) != mark]
        if not changed:
            return
        try:
            await self._store.put_marks(changed)
        except LogIndexError as err:
            _LOGGER.debug("What was last seen is not stored: %s", err)
        else:
            self._stored = dict(self._marks)

    # What arrived while nobody listened

    async def catch_up(
        self, libraries: Sequence[Library], levels: Container[MediaType]
    ) -> list[Arrival]:
        """Return what is new in libraries since it was last seen. Raises an EngineError.

        A library without a mark begins with what arrives from now on.
        """
        found: list[Arrival] = []
        for library in libraries:
            key, counter = library.library_id, library.content_changed_at
            mark = self._marks.get(key)
            if mark is None:
                self._marks[key] = _begin(key, counter, self._clock.time())
            elif counter is None or counter != mark.counter:
                items = await self._new_items(library, levels, mark)
                if len(items) > MOST_SINGLE:
                    self._postpone_scan(key)
                else:
                    found += [self._arrival(item) for item in items.values()]
                for item in items.values():
                    self.note_date(item)
                self._marks[key] = replace(self._marks[key], counter=counter)
        return found

    async def _new_items(
        self, library: Library, levels: Container[MediaType], mark: ArrivalMark
    ) -> Mapping[str, MediaItem]:
        """Return the items of a library that were added since a mark, and are unknown."""
        new: dict[str, MediaItem] = {}
        for level in library.levels:
            start = 0
            while level in levels and start < _MOST_LISTED and len(new) <= MOST_SINGLE:
                page = await self._server.read_page(library, level, start, _PAGE_SIZE)
                recent = [item for item in page.items if self._is_since(item, mark)]
                known = await self._store.known([item.rating_key for item in recent])
                new |= {each.rating_key: each for each in recent if each.rating_key not in known}
                start += page.received
                is_older = self._server.traits.sorts_by_addition and any(
                    (each.added_at or 0) < mark.added_at - _MARGIN for each in page.items
                )
                if is_older or not page.received or start == page.total:
                    break
        return new

    def _is_since(self, item: MediaItem, mark: ArrivalMark) -> bool:
        """Return whether an item was added since a mark; a date that lies ahead says nothing."""
        since = mark.added_at - _MARGIN
        return item.added_at is not None and since < item.added_at <= self._clock.time() + _DAY

    def _arrival(self, item: MediaItem) -> Arrival:
        """Return the arrival of a listed item."""
        return Arrival(
            item.rating_key,
            item.library_id,
            item.type,
            item.parent_key,
            item.grandparent_key,
            ArrivalKind.NEW,
            self._clock.monotonic(),
        )


def _begin(library_id: str, counter: int | None, now: float) -> ArrivalMark:
    """Return the mark of a library of which nothing is new yet."""
    return ArrivalMark(library_id=library_id, counter=counter, added_at=now + _MARGIN)

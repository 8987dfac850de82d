"""Find in the lists what arrived while nobody listened, and when a library needs a scan.

The date of an item is a hint: it can be that of its file. What it hides is left to scans.
"""

from collections.abc import Awaitable, Callable, Container, Iterable, Mapping
from dataclasses import replace
import logging
from math import inf
from typing import Final

from ..engine.arrivals.frames import News, TimelineEntry, news_of
from ..engine.arrivals.watch import ArrivalWatch
from ..engine.errors import RequestError
from ..engine.media import Library, MediaItem, MediaType
from ..engine.ports import Clock, MediaServer
from ..engine.selection import is_moment_due
from ..storage import ArrivalMark, Arrivals as ArrivalStore, LogIndexError
from .arrival_book import ArrivalBook
from .libraries import ServerLibraries

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
#: New libraries to ask for at once.
_MOST_STRANGERS: Final = 20


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
        self._failures = 0

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
        self._last, self._failures = begun_at, 0
        self._is_gap = self._gap_at > begun_at
        self.at = begun_at + (_SHORTEST if self._is_gap else LOOK_INTERVAL)

    def note_failure(self, begun_at: float) -> None:
        """Note a look that failed, or that left a library out; the delays double."""
        self._last, self._is_gap = begun_at, True
        self.at = begun_at + min(_SHORTEST * 2.0**self._failures, LOOK_INTERVAL)
        self._failures += 1


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

    def begin(self, libraries: Iterable[Library]) -> None:
        """Begin with what arrives from now on in libraries of which nothing was seen yet.

        What was seen in the future was so by a clock that was set back since then.
        """
        now = self._clock.time()
        for each in libraries:
            mark = self._marks.get(each.library_id)
            if mark is None:
                mark = _begin(each.library_id, each.content_changed_at, now)
            self._marks[each.library_id] = replace(mark, added_at=min(mark.added_at, now + _MARGIN))

    def begin_new(self, library_ids: Iterable[str]) -> None:
        """Begin with all that is in libraries that were just created."""
        for key in library_ids:
            self._marks[key] = ArrivalMark(library_id=key, counter=None, added_at=0.0)

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

    def is_flooded(self, library_id: str) -> bool:
        """Return whether so much arrives in a library that a scan takes it up."""
        mark = self._marks.get(library_id)
        return mark is not None and mark.scan_at is not None

    def _postpone_scan(self, library_id: str) -> None:
        """Scan a library once nothing new comes."""
        now = self._clock.time()
        mark = self._marks.get(library_id) or _begin(library_id, None, now)
        self._marks[library_id] = replace(mark, scan_at=now + _QUIET)

    async def scans_due(self, library_ids: Iterable[str]) -> list[str]:
        """Return those of some libraries that are to be scanned now. Raises an EngineError."""
        now, due = self._clock.time(), []
        for library_id in library_ids:
            mark = self._marks.get(library_id)
            if mark is None or mark.scan_at is None:
                continue
            if not is_moment_due(mark.scan_at, now, now + _DAY):
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

    def next_scan_at(self, library_ids: Iterable[str]) -> float | None:
        """Return when the next of some libraries is to be scanned."""
        marks = filter(None, map(self._marks.get, library_ids))
        return min((each.scan_at for each in marks if each.scan_at is not None), default=None)

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

    async def missed(
        self, library: Library, levels: Container[MediaType]
    ) -> Mapping[str, MediaItem]:
        """Return what is new in a library since it was last seen. Raises an EngineError.

        If that is very much, it is left to a scan.
        """
        mark = self._marks[library.library_id]
        if library.content_changed_at is not None and library.content_changed_at == mark.counter:
            return {}
        items = await self._new_items(library, levels, mark)
        if len(items) <= MOST_SINGLE:
            return items
        self._postpone_scan(library.library_id)
        return {}

    def note_seen(self, library: Library, items: Iterable[MediaItem]) -> None:
        """Note that all that is new in a library was seen, and is stored."""
        for item in items:
            self.note_date(item)
        key = library.library_id
        self._marks[key] = replace(self._marks[key], counter=library.content_changed_at)

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


class CatchUp:
    """Enters what the lists show and nobody heard of."""

    def __init__(
        self,
        server: MediaServer,
        clock: Clock,
        libraries: ServerLibraries,
        check_server: Callable[[], Awaitable[bool]],
        marks: ArrivalMarks,
        book: ArrivalBook,
    ) -> None:
        """Start without a moment."""
        self.times = CatchUpTimes()
        self._server = server
        self._clock = clock
        self._libraries = libraries
        self._check_server = check_server
        self._marks = marks
        self._book = book
        self._strangers: set[str] = set()  # libraries of arrivals that no list has shown yet

    def meets_stranger(self, entry: TimelineEntry) -> bool:
        """Note the library of an arrival if no list has shown it yet; return whether that is news.

        Else, all that arrives until the next regular check of a new library would be missed.
        """
        key, is_full = entry.library_id, len(self._strangers) >= _MOST_STRANGERS
        if is_full or key in self._strangers or not (entry.type and news_of(entry) is News.CREATED):
            return False
        if any(library.library_id == key for library in self._libraries.listed):
            return False
        self._strangers.add(key)
        self.times.note_gap(self._clock.monotonic())
        return True

    def begin(self) -> None:
        """Plan the first search; notifications may have come before."""
        now = self._clock.monotonic()
        self.times.begin(now)
        if self._server.listening:
            self.times.note_gap(now)

    async def step(self, watch: ArrivalWatch, levels: Container[MediaType]) -> None:
        """Search the lists, if that can be due. Raises an EngineError."""
        now = self._clock.monotonic()
        if not self.times.is_due(now, is_listening=self._server.listening):
            return
        is_complete = await self._check_server()
        libraries = (self._libraries.selected or ()) if is_complete else ()
        if is_complete:
            strangers, self._strangers = self._strangers, set()
            self._marks.begin_new(strangers & {library.library_id for library in libraries})
        self._marks.begin(libraries)
        for library in libraries:
            try:
                await self._search(library, watch, levels)
            except RequestError as err:
                _LOGGER.debug("The library %s is not searched: %s", library.library_id, err)
                is_complete = False
        if is_complete:
            self._book.hasten_all(self._clock.time())
            self.times.note_look(now)
        else:
            self.times.note_failure(now)

    async def _search(
        self, library: Library, watch: ArrivalWatch, levels: Container[MediaType]
    ) -> None:
        """Enter what is new in a library and not watched already. Raises an EngineError."""
        found = await self._marks.missed(library, levels)
        for key, item in found.items():
            if not watch.is_new(key):  # or else its time is known
                await self._book.begin_caught_up(item, self._clock.time(), watch.delay)
        # What is watched is not stored: after a restart, the lists must show it again.
        if library.library_id not in watch.library_ids:
            self._marks.note_seen(library, found.values())


def _begin(library_id: str, counter: int | None, now: float) -> ArrivalMark:
    """Return the mark of a library of which nothing is new yet."""
    return ArrivalMark(library_id=library_id, counter=counter, added_at=now + _MARGIN)

"""When to check what arrives: films alone, shows and artists once nothing new comes.

It knows no clock: each call gets the monotonic time in seconds.
"""

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from ..media import MediaType
from ..timeline import TimelineEntry
from .frames import News, news_of

#: Without a final entry, an item is checked after this silence, in seconds.
SILENCE = 60.0
#: The longest wait for an item that the server is busy with, and for a show that never is quiet.
LONGEST_WAIT = 600.0
#: An analysis that ends this soon had nothing to do: the file is the same.
MERE_ANALYSIS = 2.0
_THUMBNAILING = "thumbnailing"
_HOUR = 3600.0
#: The maximum number of checks per hour of files that the timeline calls replaced, and of those
#: that may merely have been analyzed.
REPLACED_PER_HOUR = 60
ANALYZED_PER_HOUR = 20
#: What is watched at most, and from which number on no analyzed files are.
MOST_WATCHED = 10_000
_MOST_WITH_FILES = 1_000
_MOST_TAKEN = 10_000
#: The moments that may be outdated before they are sorted out.
_MOST_OUTDATED = 1_000


class ArrivalKind(StrEnum):
    """Why an item is checked."""

    NEW = "new"
    REPLACED = "replaced"


class Arrival(NamedTuple):
    """An item that has arrived, or has a new file."""

    rating_key: str
    library_id: str
    type: MediaType
    parent_key: str
    grandparent_key: str
    kind: ArrivalKind
    first_seen: float  #: seconds of the monotonic clock
    is_certain: bool = True  #: false if the same file may merely have been analyzed

    @property
    def group(self) -> str:
        """Return the rating key of its show or artist, or its own."""
        if self.type is MediaType.MOVIE:
            return self.rating_key
        return self.grandparent_key or self.parent_key or self.rating_key


@dataclass(slots=True)
class _Watched:
    """An arrival, and what the timeline says of it."""

    arrival: Arrival
    last: float  #: when its last entry came
    is_limited: bool  #: by a number per hour
    processed_at: float | None = None

    def due(self, delay: float) -> float:
        """Return when to check it, for all that is known now."""
        if self.processed_at is not None:
            return self.processed_at + delay
        return min(self.last + SILENCE, self.arrival.first_seen + LONGEST_WAIT)

    def is_mere_analysis(self, entry: TimelineEntry, news: News, now: float) -> bool:
        """Return whether an entry says that its file was analyzed and is the same."""
        has_ended = news is News.PROCESSED or entry.media_state == _THUMBNAILING
        is_open = not self.arrival.is_certain and self.processed_at is None
        return is_open and has_ended and now - self.arrival.first_seen < MERE_ANALYSIS


@dataclass(slots=True)
class _Group:
    """The watched items of a show or artist, or one film."""

    first: float
    last: float
    check_at: float
    is_film: bool
    items: dict[str, _Watched] = field(default_factory=dict)

    def due(self, delay: float) -> float:
        """Return when to check it, for all that is known now."""
        moments = [item.due(delay) for item in self.items.values()]
        if self.is_film:
            return moments[0]
        quiet = max(self.last + delay, *moments)
        return min(quiet, max(self.first + LONGEST_WAIT, min(moments)))


class _Taken(NamedTuple):
    """An arrival that was handed over."""

    arrival: Arrival
    at: float
    was_processed: bool


class _Budget:
    """A number of checks per hour."""

    def __init__(self, most: int) -> None:
        """Start with all of them left."""
        self._spent: deque[float] = deque(maxlen=most)

    def spend(self, now: float) -> bool:
        """Take one check; return false if none is left."""
        if len(self._spent) == self._spent.maxlen and now - self._spent[0] < _HOUR:
            return False
        self._spent.append(now)
        return True


class ArrivalWatch:
    """What has arrived and was not checked yet, as far as its limited memory reaches."""

    def __init__(self, *, delay: float) -> None:
        """Start without arrivals. `delay` counts from the first final entry of an item."""
        self.delay = delay
        self._watched: dict[str, _Watched] = {}
        self._groups: dict[str, _Group] = {}
        self._checks: list[tuple[float, str]] = []
        self._taken: dict[str, _Taken] = {}
        self._budgets = {True: _Budget(REPLACED_PER_HOUR), False: _Budget(ANALYZED_PER_HOUR)}

    @property
    def count(self) -> int:
        """Return the number of watched items."""
        return len(self._watched)

    def is_new(self, rating_key: str) -> bool:
        """Return whether an item is watched because it is new."""
        watched = self._watched.get(rating_key)
        return watched is not None and watched.arrival.kind is ArrivalKind.NEW

    @property
    def library_ids(self) -> frozenset[str]:
        """Return the libraries of what is watched."""
        return frozenset(watched.arrival.library_id for watched in self._watched.values())

    def note(self, entry: TimelineEntry, now: float) -> None:
        """Take in an entry of the timeline, which mostly is about an old item."""
        watched = self._watched.get(entry.rating_key)
        if watched is not None:
            self._note_watched(watched, entry, now)
            return
        group = self._groups.get(entry.rating_key)
        if group is not None:
            group.last = now
        self._note_other(entry, news_of(entry), now)

    def next_at(self) -> float | None:
        """Return when to ask next for what is due, which may be too early."""
        return self._checks[0][0] if self._checks else None

    def take_due(self, now: float) -> list[list[Arrival]]:
        """Remove and return what is due, by show or artist; films are alone."""
        due = []
        while self._checks and self._checks[0][0] <= now:
            moment, key = heappop(self._checks)
            group = self._groups.get(key)
            if group is None or group.check_at != moment:
                continue  # it was taken, or is checked at another time
            due_at = group.due(self.delay)
            if due_at > now:
                self._check(key, group, due_at)
            elif taken := self._take(key, group, now):
                due.append(taken)
        return due

    def _note_watched(self, watched: _Watched, entry: TimelineEntry, now: float) -> None:
        """Take in an entry about a watched item."""
        news = news_of(entry)
        if news is News.DELETED or watched.is_mere_analysis(entry, news, now):
            self._drop(watched.arrival)
            return
        key = watched.arrival.group
        group = self._groups[key]
        watched.last = group.last = now
        if news is News.FILE_TAKEN_IN:
            watched.arrival = watched.arrival._replace(is_certain=True)
        if news is News.CREATED:
            watched.arrival = watched.arrival._replace(kind=ArrivalKind.NEW, is_certain=True)
            watched.is_limited = False
        if news is News.PROCESSED and watched.processed_at is None:
            watched.processed_at = now
            self._check_by(key, group, now + self.delay)

    def _note_other(self, entry: TimelineEntry, news: News, now: float) -> None:
        """Take in an entry about an item that is not watched."""
        if news is News.OTHER:
            return
        taken = self._taken.get(entry.rating_key)
        if news is News.DELETED:
            self._taken.pop(entry.rating_key, None)
        elif news is News.PROCESSED:
            if taken and not taken.was_processed and now - taken.at < _HOUR:
                self._begin(taken.arrival, now, is_processed=True)
        elif news is News.FILE_ANALYZED and taken and now - taken.at < _HOUR:
            pass  # the analysis that follows an arrival
        else:
            self._announce(entry, news, now)

    def _announce(self, entry: TimelineEntry, news: News, now: float) -> None:
        """Watch an item that an entry announces."""
        is_new = news is News.CREATED
        if entry.type is None or (not is_new and self.count >= _MOST_WITH_FILES):
            return
        arrival = Arrival(
            entry.rating_key,
            entry.library_id,
            entry.type,
            entry.parent_key,
            entry.grandparent_key,
            ArrivalKind.NEW if is_new else ArrivalKind.REPLACED,
            now,
            news is not News.FILE_ANALYZED,
        )
        self._begin(arrival, now, is_limited=not is_new)

    def _begin(
        self,
        arrival: Arrival,
        now: float,
        *,
        is_processed: bool = False,
        is_limited: bool = False,
    ) -> None:
        """Watch an arrival, unless too many others are watched."""
        if self.count >= MOST_WATCHED:
            return
        watched = _Watched(arrival, now, is_limited, now if is_processed else None)
        key = arrival.group
        group = self._groups.get(key)
        if group is None:
            is_film = arrival.type is MediaType.MOVIE
            group = self._groups[key] = _Group(now, now, float("inf"), is_film)
        group.last = now
        self._watched[arrival.rating_key] = group.items[arrival.rating_key] = watched
        self._check_by(key, group, watched.due(self.delay))

    def _take(self, key: str, group: _Group, now: float) -> list[Arrival]:
        """Remove and return what is due of a group, as far as the checks per hour allow."""
        taken = []
        for watched in list(group.items.values()):
            if watched.due(self.delay) > now:
                continue
            arrival = watched.arrival
            self._drop(arrival)
            if not watched.is_limited or self._budgets[arrival.is_certain].spend(now):
                taken.append(arrival)
                self._remember(_Taken(arrival, now, watched.processed_at is not None))
        if group.items:
            group.first = now
            self._check(key, group, group.due(self.delay))
        return taken

    def _remember(self, taken: _Taken) -> None:
        """Remember what was taken for a while, to know its later entries."""
        if len(self._taken) >= _MOST_TAKEN:
            del self._taken[next(iter(self._taken))]
        self._taken[taken.arrival.rating_key] = taken

    def _drop(self, arrival: Arrival) -> None:
        """End the watch of an item."""
        del self._watched[arrival.rating_key]
        group = self._groups[arrival.group]
        del group.items[arrival.rating_key]
        if not group.items:
            del self._groups[arrival.group]

    def _check_by(self, key: str, group: _Group, moment: float) -> None:
        """Check a group at a moment, or before it."""
        if moment < group.check_at:
            self._check(key, group, moment)

    def _check(self, key: str, group: _Group, moment: float) -> None:
        """Check a group at a moment, and sort out outdated moments if there are too many."""
        group.check_at = moment
        heappush(self._checks, (moment, key))
        if len(self._checks) > len(self._groups) + _MOST_OUTDATED:
            self._checks = [(group.check_at, key) for key, group in self._groups.items()]
            heapify(self._checks)

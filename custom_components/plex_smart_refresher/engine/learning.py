"""Learn how long a server takes, from what earlier refreshes took.

A server with fast sources is not given two minutes for an item that it never finishes, and a slow
one is not given up too early. Everything is learned per library and level: they have different
sources. Only durations of the monotonic clock count, and none during which the job was paused or
the server was away.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import partial
from itertools import chain
from math import ceil
from typing import NamedTuple

from .media import MediaItem, MediaType
from .options import ScanOptions

#: From this many durations on, they count more than the options.
ENOUGH = 30
#: The newest durations of a kind that are kept per library and level.
MOST = 200
#: Durations older than this many seconds are forgotten.
FORGOTTEN_AFTER = 30 * 86_400.0
#: A wait is this many times what nearly all took.
_FACTOR = 3.0
_NEARLY_ALL = 0.95
#: The first try of an item comes when no more than this share of the others lacked something for
#: longer; after an air date, it is at most so late.
_FOUR_FIFTHS = 0.8
LONGEST_LATENESS = 3 * 86_400.0
#: When what has arrived incomplete is refreshed first, in seconds: sooner would get in Plex's way.
FIRST_REFRESH = 180.0
#: From this many gaps between notifications on a family on, a scan knows how long they are.
_ENOUGH_GAPS = 10
#: If this share of the last refreshes timed out, the next ones get twice the time.
_MANY_TIMEOUTS = 0.25
_DOUBLE = 2.0


class DurationKind(StrEnum):
    """What a duration is that of."""

    PROCESSED = "processed"  #: from the request of a refresh until Plex has processed the item
    TIMED_OUT = "timed_out"  #: how long nothing came of it
    PICTURE = "picture"  #: from there until what came late, such as a picture
    LATE = "late"  #: from the first try of an aired episode to its last one in vain
    ARRIVED = "arrived"  #: from the arrival of an item to its last refresh in vain


class Took(NamedTuple):
    """How long something took in seconds."""

    kind: DurationKind
    seconds: float


class Duration(NamedTuple):
    """How long something took for an item of a library, and when that was in Unix seconds."""

    library_id: str
    level: MediaType
    kind: DurationKind
    seconds: float
    time: float


class Basis(StrEnum):
    """Where a learned wait comes from."""

    OPTION = "option"  #: the option: too few durations are known
    LEARNED = "learned"  #: three times what nearly all took
    SHORTEST = "shortest"  #: the shortest wait that is learned: nearly all took less
    LONGEST = "longest"  #: the longest wait that is learned: some took more
    DOUBLED = "doubled"  #: twice as long as otherwise: too many refreshes timed out


class Limits(NamedTuple):
    """The shortest and the longest wait that is learned, in seconds."""

    shortest: float
    longest: float


#: The limits of the deadline of an item, and of the wait for late pictures.
DEADLINE_LIMITS = Limits(30.0, 900.0)
PICTURE_LIMITS = Limits(10.0, 120.0)
#: Of the silence after which no item below a refreshed one is expected any more.
SILENCE_LIMITS = Limits(5.0, 180.0)
#: Of the first refresh after an arrival, once a library is known to be late.
LATE_REFRESH_LIMITS = Limits(1_800.0, 7_200.0)


class Wait(NamedTuple):
    """A wait, and why it is that long."""

    seconds: float
    basis: Basis
    known: int  #: durations that it is learned from
    timed_out: int = 0  #: timeouts among the last refreshes
    recent: int = 0  #: the number of these last refreshes


class Lag(NamedTuple):
    """For how long at least one item in five lacked something, after its air date or arrival."""

    seconds: float  #: 0 while few items are known
    known: int  #: the items that it is learned from


class Lateness(NamedTuple):
    """How much later than elsewhere the sources of a library have all of an item, in seconds."""

    aired: float = 0.0  #: after its air date
    arrived: float = 0.0  #: after its arrival, if nobody knows its air date


NOT_LATE = Lateness()


class Learned(NamedTuple):
    """What is learned of a level of a library."""

    library_id: str
    level: MediaType
    deadline: Wait
    picture_wait: Wait
    typical: float | None  #: the seconds that half of the refreshes took; None if few are known
    late: Lag  #: after the first try of an aired episode
    arrived: Lag  #: after the arrival of an item

    @property
    def first_refresh(self) -> float:
        """Return how many seconds after its arrival an incomplete item is refreshed first."""
        return first_refresh(self.arrived)


class _Known:
    """The newest durations of a level of a library."""

    def __init__(self) -> None:
        """Start without any."""
        self.processed: deque[float] = deque(maxlen=MOST)
        self.late: deque[float] = deque(maxlen=MOST)
        self.arrived: deque[float] = deque(maxlen=MOST)
        self.pictures: deque[float] = deque(maxlen=MOST)
        self.timeouts: deque[bool] = deque(maxlen=ENOUGH)  # whether each of the last ones was one

    def add(self, took: Took) -> None:
        """Add a duration, which is newer than the others."""
        match took.kind:
            case DurationKind.PROCESSED:
                self.processed.append(took.seconds)
                self.timeouts.append(False)
            case DurationKind.TIMED_OUT:
                self.timeouts.append(True)
            case DurationKind.LATE:
                self.late.append(took.seconds)
            case DurationKind.ARRIVED:
                self.arrived.append(took.seconds)
            case _:
                self.pictures.append(took.seconds)

    @property
    def typical(self) -> float | None:
        """Return the seconds that half of the refreshes took; None if few are known."""
        return nearly_all(self.processed, 0.5) if len(self.processed) >= ENOUGH else None

    @property
    def late_lag(self) -> Lag:
        """Return for how long at least one episode in five lacked something when it had aired."""
        return _lag(self.late, LONGEST_LATENESS)

    @property
    def arrived_lag(self) -> Lag:
        """Return for how long at least one item in five lacked something after its arrival."""
        return _lag(self.arrived, LATE_REFRESH_LIMITS.longest)

    def deadline(self, option: float) -> Wait:
        """Return how long Plex may take for an item."""
        wait = _wait(self.processed, option, DEADLINE_LIMITS)
        timed_out, recent = sum(self.timeouts), len(self.timeouts)
        wait = wait._replace(timed_out=timed_out, recent=recent)
        if recent < ENOUGH or timed_out < _MANY_TIMEOUTS * recent:
            return wait
        longest = max(wait.seconds, DEADLINE_LIMITS.longest)
        return wait._replace(seconds=min(_DOUBLE * wait.seconds, longest), basis=Basis.DOUBLED)

    def picture_wait(self, option: float) -> Wait:
        """Return the wait for late pictures."""
        return _wait(self.pictures, option, PICTURE_LIMITS)


def nearly_all(seconds: Iterable[float], share: float = _NEARLY_ALL) -> float:
    """Return the duration that this share of durations did not exceed; 0 without any."""
    ordered = sorted(seconds)
    return ordered[ceil(share * len(ordered)) - 1] if ordered else 0.0


def patient(seconds: Iterable[float], limits: Limits) -> float:
    """Return a wait that is long enough for nearly all that took as long as these durations."""
    return min(max(_FACTOR * nearly_all(seconds), limits.shortest), limits.longest)


def first_refresh(arrived: Lag) -> float:
    """Return how many seconds after its arrival an incomplete item is refreshed first."""
    if arrived.seconds <= FIRST_REFRESH:
        return FIRST_REFRESH
    return max(arrived.seconds, LATE_REFRESH_LIMITS.shortest)


def _lag(seconds: Sequence[float], longest: float) -> Lag:
    """Return for how long at least one item in five lacked something; no longer than this."""
    known = len(seconds)
    learned = nearly_all(seconds, _FOUR_FIFTHS) if known >= ENOUGH else 0.0
    return Lag(min(learned, longest), known)


def _wait(seconds: Sequence[float], option: float, limits: Limits) -> Wait:
    """Return a wait: while few durations are known, the option or more."""
    known = len(seconds)
    shortest = limits.shortest if known >= ENOUGH else option
    learned = _FACTOR * nearly_all(seconds)
    if learned <= shortest or shortest >= limits.longest:
        return Wait(shortest, Basis.SHORTEST if known >= ENOUGH else Basis.OPTION, known)
    if learned > limits.longest:
        return Wait(limits.longest, Basis.LONGEST, known)
    return Wait(learned, Basis.LEARNED, known)


class Patience:
    """How long a scan waits: the one place that is asked for deadlines and waits of items."""

    def __init__(self, options: ScanOptions, durations: Iterable[Duration] = ()) -> None:
        """Learn from durations, oldest first."""
        self._options = options
        self._known: dict[tuple[str, MediaType], _Known] = defaultdict(_Known)
        for each in durations:
            self._known[each.library_id, each.level].add(Took(each.kind, each.seconds))
        self._gaps: dict[str, deque[float]] = defaultdict(partial(deque, maxlen=MOST))
        self._silences: dict[str, float | None] = {}

    def deadline(self, item: MediaItem, *, is_alone: bool) -> float:
        """Return how long Plex may take for an item.

        What is learned of items that are refreshed alone can be too short for what is processed
        with others, or matched: that gets the option at least.
        """
        learned = self._of(item).deadline(self._options.item_deadline).seconds
        return learned if is_alone else max(learned, self._options.item_deadline)

    def picture_wait(self, item: MediaItem) -> float:
        """Return the wait for late pictures of an item."""
        return self._of(item).picture_wait(self._options.picture_wait).seconds

    def lateness(self, item: MediaItem) -> Lateness:
        """Return how much later than elsewhere the sources of a library have all of an item.

        A job for arrivals comes when their own plan says so.
        """
        known = self._of(item)
        first = first_refresh(known.arrived_lag)
        is_late = first > FIRST_REFRESH and not self._options.is_arrival
        return Lateness(known.late_lag.seconds, first if is_late else 0.0)

    def note(self, item: MediaItem, took: Took) -> None:
        """Note a duration of this scan: a server that is slow today needs more time now."""
        self._known[item.library_id, item.type].add(took)
        self._silences.pop(item.library_id, None)

    def note_gap(self, library_id: str, seconds: float) -> None:
        """Note how long after one item another one of its family was processed."""
        self._gaps[library_id].append(seconds)
        self._silences.pop(library_id, None)

    def silence(self, library_id: str) -> float | None:
        """Return the silence after which a family is likely done; None if too little is known.

        This scan knows best. Otherwise, an item takes as long with its family as alone.
        """
        if library_id not in self._silences:
            self._silences[library_id] = self._learn_silence(library_id)
        return self._silences[library_id]

    @property
    def knows_silence(self) -> bool:
        """Return whether the silence after a family is known of any library asked about."""
        return any(self._silences.values())

    def _learn_silence(self, library_id: str) -> float | None:
        """Return the silence after which a family of a library is likely done, if that is known."""
        gaps = self._gaps.get(library_id, ())
        if len(gaps) >= _ENOUGH_GAPS:
            return patient(gaps, SILENCE_LIMITS)
        known = [each.processed for key, each in self._known.items() if key[0] == library_id]
        alone = [*chain.from_iterable(known)]
        return patient(alone, SILENCE_LIMITS) if len(alone) >= ENOUGH else None

    def _of(self, item: MediaItem) -> _Known:
        """Return what is known of the level of an item in its library."""
        return self._known.get((item.library_id, item.type)) or _Known()

    def learned(self) -> tuple[Learned, ...]:
        """Return what is learned of each level of each library, with its reason."""
        deadline, picture_wait = self._options.item_deadline, self._options.picture_wait
        return tuple(
            Learned(
                *key,
                known.deadline(deadline),
                known.picture_wait(picture_wait),
                known.typical,
                known.late_lag,
                known.arrived_lag,
            )
            for key, known in self._known.items()
        )

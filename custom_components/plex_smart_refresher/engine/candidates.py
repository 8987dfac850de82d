"""The candidates of a scan until their turn comes.

A library can have hundreds of thousands. As objects, they would make Python's garbage collector
search the whole process again and again, and hold up everything else each time. Packed into bytes
and plain values, they cost it nothing.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
import pickle
from typing import NamedTuple

from .results import Candidate
from .selection import refresh_order

#: The library, the severity and the level of candidates whose refreshes have the same prospects.
type Kind = tuple[str, int, int]
#: The attempts, the order among equal attempts and of arrival, the rating key, the library, the
#: parents and the candidate.
#: One exact tuple of plain values: the garbage collector does not ignore others.
type Packed = tuple[int, bool, bool, int, int, int, int, str, str, str, str, bytes]


class Place(NamedTuple):
    """Where a candidate belongs."""

    rating_key: str
    library_id: str
    level: int  #: a parent's is lower
    parent_key: str
    grandparent_key: str


def pack(candidate: Candidate, arrival: int = 0) -> Packed:
    """Return a candidate in its packed form."""
    item = candidate.item
    return (
        candidate.state.attempts if candidate.state else 0,
        *refresh_order(candidate),
        arrival,
        item.rating_key,
        item.library_id,
        item.parent_key,
        item.grandparent_key,
        pickle.dumps(candidate, pickle.HIGHEST_PROTOCOL),
    )


def unpack(packed: Packed) -> Candidate:
    """Return a packed candidate."""
    candidate: Candidate = pickle.loads(packed[-1])  # noqa: S301 - packed above
    return candidate


def attempts_and_kind(packed: Packed) -> tuple[int, Kind]:
    """Return the attempts and the kind of a packed candidate."""
    attempts, _, _, severity, level, _, _, _, library_id, *_ = packed
    return attempts, (library_id, severity, level)


def place_of(packed: Packed) -> Place:
    """Return where a packed candidate belongs."""
    _, _, _, _, level, _, _, rating_key, library_id, parent_key, grandparent_key, _ = packed
    return Place(rating_key, library_id, level, parent_key, grandparent_key)


class Candidates:
    """The candidates by rating key."""

    def __init__(self) -> None:
        """Start without candidates."""
        self._packed: dict[str, Packed] = {}

    def add(self, candidate: Candidate) -> None:
        """Add a candidate, or replace it."""
        self._packed[candidate.item.rating_key] = pack(candidate, len(self._packed))

    def take(self) -> Iterator[Packed]:
        """Remove and yield all candidates, in no particular order."""
        while self._packed:
            yield self._packed.popitem()[1]


class Waiting:
    """The candidates that wait for their refresh, in order."""

    def __init__(self) -> None:
        """Start without candidates."""
        # In a plain dict, each look for the first one would pass all that were taken before.
        self._packed: OrderedDict[str, Packed] = OrderedDict()
        #: the parents of all candidates that have any, also of those that were taken
        self.parents: dict[str, tuple[str, str]] = {}
        self._families: dict[tuple[str, str], tuple[str, str]] = {}  # one object per season

    def __len__(self) -> int:
        """Return the number of candidates."""
        return len(self._packed)

    def __iter__(self) -> Iterator[str]:
        """Return the rating keys in order."""
        return iter(self._packed)

    def places(self) -> Iterator[Place]:
        """Return where the candidates belong, in order."""
        return map(place_of, self._packed.values())

    def append(self, packed: Packed) -> None:
        """Add a candidate as the last one."""
        place = place_of(packed)
        self._packed[place.rating_key] = packed
        if place.parent_key or place.grandparent_key:
            family = (place.parent_key, place.grandparent_key)
            self.parents[place.rating_key] = self._families.setdefault(family, family)

    def put_first(self, candidates: Iterable[Candidate]) -> None:
        """Return candidates that were taken, ahead of the others."""
        for candidate in reversed(list(candidates)):
            key = candidate.item.rating_key
            self._packed[key] = pack(candidate)
            self._packed.move_to_end(key, last=False)

    def take(self, rating_key: str) -> Candidate:
        """Remove and return a candidate."""
        return unpack(self._packed.pop(rating_key))

    def has_parent_of(self, place: Place) -> bool:
        """Return whether a parent waits; if it is of no higher level, two could wait forever."""
        parents = filter(None, map(self._packed.get, (place.parent_key, place.grandparent_key)))
        return any(place_of(each).level < place.level for each in parents)

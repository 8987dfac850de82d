"""The candidates of a scan until their turn comes.

A library can have hundreds of thousands. As objects, they would make Python's garbage collector
search the whole process again and again, and hold up everything else each time. Packed into bytes
and plain values, they cost it nothing.
"""

from collections.abc import Iterator
import pickle

from .results import Candidate
from .selection import refresh_order

#: The library, the severity and the level of candidates whose refreshes have the same prospects.
type Kind = tuple[str, int, int]
#: The attempts, the order among equal attempts and of arrival, the library and the candidate.
#: One exact tuple of plain values: the garbage collector does not ignore others.
type Packed = tuple[int, bool, bool, int, int, int, int, str, bytes]


class Candidates:
    """The candidates by rating key."""

    def __init__(self) -> None:
        """Start without candidates."""
        self._packed: dict[str, Packed] = {}

    def add(self, candidate: Candidate) -> None:
        """Add a candidate, or replace it."""
        attempts = candidate.state.attempts if candidate.state else 0
        content = pickle.dumps(candidate, pickle.HIGHEST_PROTOCOL)
        order = (attempts, *refresh_order(candidate), len(self._packed))
        self._packed[candidate.item.rating_key] = (*order, candidate.item.library_id, content)

    def take(self) -> Iterator[Packed]:
        """Remove and yield all candidates, in no particular order."""
        while self._packed:
            yield self._packed.popitem()[1]


def attempts_and_kind(packed: Packed) -> tuple[int, Kind]:
    """Return the attempts and the kind of a packed candidate."""
    attempts, _, _, severity, level, _, _, library_id, _ = packed
    return attempts, (library_id, severity, level)


def unpack(packed: Packed) -> Candidate:
    """Return a packed candidate."""
    candidate: Candidate = pickle.loads(packed[-1])  # noqa: S301 - packed above
    return candidate

"""What was announced, on its way from the watch and from imports into the book."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from ..engine.arrivals.watch import Arrival, ArrivalKind, ArrivalWatch
from ..engine.learning import FIRST_REFRESH
from ..engine.ports import Clock
from ..engine.timeline import TimelineEntry
from ..storage import ArrivalRow, Arrivals as ArrivalStore
from .arrival_book import ArrivalBook
from .arrival_catch_up import ArrivalMarks


class ArrivalIntake:
    """Enters what is announced. What cannot be entered now is kept for the next step."""

    def __init__(
        self, clock: Clock, store: ArrivalStore, book: ArrivalBook, marks: ArrivalMarks
    ) -> None:
        """Start without arrivals."""
        self.watch = ArrivalWatch(delay=0.0)
        self._clock = clock
        self._store = store
        self._book = book
        self._marks = marks
        self._due: deque[Sequence[Arrival]] = deque()  # what is taken of the watch, by group
        self._imported: dict[str, ArrivalKind] = {}

    def note(self, entry: TimelineEntry) -> float | None:
        """Have an entry watched; return when to look, if that is another moment than before."""
        before = self.watch.next_at()
        self.watch.note(entry, self._clock.monotonic())
        moment = self.watch.next_at()
        return None if moment == before else moment

    def note_import(self, rating_key: str, *, is_upgrade: bool) -> None:
        """Note that an item was imported."""
        self._imported[rating_key] = ArrivalKind.REPLACED if is_upgrade else ArrivalKind.NEW

    def with_import(self, row: ArrivalRow) -> ArrivalRow:
        """Return an arrival with what its import tells of it."""
        kind = self._imported.pop(row.rating_key, None)
        return replace(row, kind=kind, is_certain=True) if kind else row

    async def step(self) -> None:
        """Enter what is due for its first look. Raises a LogIndexError."""
        self._due += self.watch.take_due(self._clock.monotonic())
        while self._due:
            if not self._marks.is_flooded(self._due[0][0].library_id):
                await self._take_in(self._due[0])
            self._due.popleft()
        while self._imported:
            key, kind = next(iter(self._imported.items()))
            await self._book.begin_imported(key, kind, self._clock.time(), self.watch.delay)
            if self._imported.get(key) is kind:
                del self._imported[key]

    async def _take_in(self, group: Sequence[Arrival]) -> None:
        """Enter the arrivals of a film, a show or an artist, which are refreshed together."""
        known = await self._store.known([arrival.rating_key for arrival in group])
        now, monotonic = self._clock.time(), self._clock.monotonic()
        last_seen = max(arrival.first_seen for arrival in group)
        refresh_at = now - (monotonic - last_seen) + FIRST_REFRESH
        for arrival in group:
            key, is_new = arrival.rating_key, arrival.kind is ArrivalKind.NEW
            if not is_new or key not in known or key in self._book:  # or else it is repeated
                arrived_at = now - (monotonic - arrival.first_seen)
                await self._book.begin(arrival, arrived_at, refresh_at)

    def clear(self) -> None:
        """Forget all that was announced."""
        self.watch = ArrivalWatch(delay=self.watch.delay)
        self._due.clear()
        self._imported.clear()

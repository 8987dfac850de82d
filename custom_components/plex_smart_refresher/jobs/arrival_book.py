"""The arrivals that are not ready yet: in memory, and stored so that a restart loses none."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
import logging
from typing import Final

from ..engine.arrivals.watch import Arrival, ArrivalKind
from ..engine.learning import FIRST_REFRESH
from ..engine.media import MediaItem
from ..engine.selection import is_moment_due
from ..storage import KEPT_FOR, ArrivalRow, Arrivals as ArrivalStore, LogIndexError, Told
from .arrival_verdicts import TOGETHER

_LOGGER = logging.getLogger(__name__)

_DAY: Final = 86_400.0
#: A moment of the plan is no later than this. One that is comes from a wrong clock.
_FARTHEST: Final = 2 * _DAY
#: Seconds between two looks at an item because of news about it.
_LOOK_INTERVAL: Final = 60.0
#: Seconds between two looks at an item because news about it may have been missed.
_MISSED_INTERVAL: Final = 3_600.0
#: The maximum number of arrivals that wait; beyond, the oldest are left to scans.
_MOST: Final = 5_000


@dataclass(frozen=True, slots=True)
class PendingArrivals:
    """What is still on its way to be ready, in the order of the next looks."""

    rows: tuple[ArrivalRow, ...] = ()

    @property
    def count(self) -> int:
        """Return their number."""
        return len(self.rows)

    @property
    def next_at(self) -> float | None:
        """Return when the next look is, in Unix seconds."""
        return self.rows[0].next_at if self.rows else None


class ArrivalWriter:
    """Stores arrivals. What cannot be stored is tried again with the next ones."""

    def __init__(self, store: ArrivalStore) -> None:
        """Start with nothing left."""
        self.left: dict[str, ArrivalRow | None] = {}  #: by rating key; None is to be forgotten
        self._store = store

    async def write(self, rows: Mapping[str, ArrivalRow | None]) -> None:
        """Store arrivals by rating key, forget those that are None, and all that is left."""
        self.left |= rows
        stored = [row for row in self.left.values() if row]
        forgotten = [key for key, row in self.left.items() if row is None]
        try:
            if stored:
                await self._store.put(stored)
            if forgotten:
                await self._store.delete(forgotten)
        except LogIndexError as err:
            _LOGGER.debug("Arrivals are not stored: %s", err)
            while len(self.left) > _MOST:
                del self.left[next(iter(self.left))]
        else:
            self.left.clear()


class ArrivalBook:
    """The arrivals that wait, by rating key. What cannot be stored is kept, and tried again."""

    def __init__(self, store: ArrivalStore) -> None:
        """Start empty; `load` reads what was stored."""
        self.writer = ArrivalWriter(store)
        self._store = store
        self._rows: dict[str, ArrivalRow] = {}
        self._looked_at: dict[str, float] = {}
        self._asked: dict[str, float] = {}  # when to look again because of news since the last look

    def __contains__(self, rating_key: object) -> bool:
        """Return whether an item waits."""
        return rating_key in self._rows

    def __iter__(self) -> Iterator[ArrivalRow]:
        """Return the arrivals that wait."""
        return iter(tuple(self._rows.values()))

    def get(self, rating_key: str) -> ArrivalRow | None:
        """Return the arrival of an item, if it waits."""
        return self._rows.get(rating_key)

    @property
    def pending(self) -> PendingArrivals:
        """Return those with another look ahead."""
        rows = (row for row in self._rows.values() if row.next_at is not None)
        return PendingArrivals(tuple(sorted(rows, key=lambda row: row.next_at or 0.0)))

    async def load(self, now: float) -> None:
        """Read what was stored; what needs a refresh by now gets a look first."""
        for row in await self._store.waiting():
            is_due = row.refresh_at is not None and row.refresh_at <= now
            self._rows[row.rating_key] = replace(row, next_at=now) if is_due else row

    async def begin(self, arrival: Arrival, arrived_at: float, refresh_at: float) -> None:
        """Enter an arrival for its first look, unless it waits already."""
        row = self._rows.get(arrival.rating_key)
        row = row or ArrivalRow(
            rating_key=arrival.rating_key,
            library_id=arrival.library_id,
            kind=arrival.kind,
            arrived_at=arrived_at,
            is_certain=arrival.is_certain,
            refresh_at=refresh_at,
        )
        await self._enter(replace(row, next_at=arrived_at))

    async def begin_caught_up(self, item: MediaItem, now: float, delay: float) -> None:
        """Enter an item that was found in a list: when it arrived, nobody knows."""
        if item.rating_key not in self._rows:
            row = ArrivalRow(
                rating_key=item.rating_key,
                library_id=item.library_id,
                kind=ArrivalKind.NEW,
                arrived_at=now,
                is_caught_up=True,
                refresh_at=now + FIRST_REFRESH,
                next_at=now + delay,
            )
            await self._enter(row)

    async def begin_imported(
        self, rating_key: str, kind: ArrivalKind, now: float, delay: float
    ) -> None:
        """Enter an item that was imported, unless it waits already or was announced as new."""
        is_new = kind is ArrivalKind.NEW and rating_key not in self._rows
        if is_new and await self._store.known([rating_key]):
            return
        row = self._rows.get(rating_key) or ArrivalRow(
            rating_key=rating_key,
            library_id="",
            kind=kind,
            arrived_at=now,
            refresh_at=now + FIRST_REFRESH,
            next_at=now + delay,
        )
        await self._enter(replace(row, is_certain=True))

    async def _enter(self, row: ArrivalRow) -> None:
        """Enter an arrival; if too many wait, the oldest is left to scans."""
        await self.put([row])
        if len(self._rows) > _MOST:
            await self.drop([next(iter(self._rows))])

    def forget_old(self, now: float) -> None:
        """Forget what arrived too long ago, as the storage does."""
        old = [row.rating_key for row in self._rows.values() if now - row.arrived_at > KEPT_FOR]
        for key in old:
            self._forget(key)

    def note_result(self, rating_key: str, now: float, *, is_healed: bool) -> None:
        """Note what a job made of an item that waits, and look at it now."""
        if row := self._rows.get(rating_key):
            healed = row.healed or is_healed
            self._rows[rating_key] = replace(row, healed=healed, next_at=now)
            self._asked[rating_key] = now

    async def keep(self, rows: Mapping[str, ArrivalRow | None]) -> None:
        """Replace arrivals by rating key, and forget those that are None.

        The first is done last: who tells of what is stored does so without another pause.
        """
        await self.drop(key for key, row in rows.items() if row is None)
        await self.put(row for row in rows.values() if row)

    async def put(self, rows: Iterable[ArrivalRow]) -> None:
        """Replace arrivals; those that are ready do not wait any more."""
        changed = [row for row in rows if self._rows.get(row.rating_key) != row]
        for row in changed:
            if row.told is Told.READY:
                self._forget(row.rating_key)
            else:
                self._rows[row.rating_key] = row
        await self.writer.write({row.rating_key: row for row in changed})

    async def drop(self, rating_keys: Iterable[str]) -> None:
        """Forget arrivals, also those that are ready."""
        keys = list(rating_keys)
        for key in keys:
            self._forget(key)
        await self.writer.write(dict.fromkeys(keys))

    def hasten(self, rating_key: str, now: float, delay: float) -> float | None:
        """Look soon at an item that waits; return the seconds until then if they are fewer now.

        The server can go on and on to send news about it.
        """
        moment = now + delay
        if (last := self._looked_at.get(rating_key)) is not None:
            moment = max(moment, min(last, now) + _LOOK_INTERVAL)
        self._asked[rating_key] = min(moment, self._asked.get(rating_key, moment))
        row = self._rows[rating_key]
        if row.next_at is not None and row.next_at <= moment:
            return None
        self._rows[rating_key] = replace(row, next_at=moment)
        return moment - now

    def hasten_all(self, now: float) -> None:
        """Look soon at all that waits without a moment, because news may have been missed."""
        for key, row in self._rows.items():
            if row.next_at is None:
                moment = max(now, self._looked_at.get(key, 0.0) + _MISSED_INTERVAL)
                self._rows[key] = replace(row, next_at=min(moment, now + _MISSED_INTERVAL))

    def due(self, now: float, busy: Mapping[str, object]) -> list[ArrivalRow]:
        """Return the arrivals to look at now and not busy, the longest due first.

        What was refreshed before and is due soon comes along, so that it shares its next job.
        """
        idle = [row for row in self._rows.values() if row.rating_key not in busy]
        due = [row for row in idle if self._is_due(row, now)]
        if due:
            soon = [row for row in idle if row.tries and self._is_due(row, now + TOGETHER)]
            due = list({row.rating_key: row for row in (*due, *soon)}.values())
        return sorted(due, key=lambda row: row.next_at or 0.0)

    def _is_due(self, row: ArrivalRow, now: float) -> bool:
        """Return whether an arrival is due; one of the future is, as the clock was set back."""
        if row.next_at is None:
            return False
        return row.arrived_at > now or is_moment_due(row.next_at, now, now + _FARTHEST)

    def next_at(self, busy: Mapping[str, object]) -> float | None:
        """Return when the next arrival is due, without those that are busy."""
        moments = (
            row.next_at
            for row in self._rows.values()
            if row.next_at is not None and row.rating_key not in busy
        )
        return min(moments, default=None)

    def begin_look(self, rating_keys: Iterable[str]) -> None:
        """Note that a look at items begins: what is heard from then on needs another one."""
        for key in rating_keys:
            self._asked.pop(key, None)

    def note_look(self, rating_key: str, now: float) -> None:
        """Note that an item was read."""
        self._looked_at[rating_key] = now

    def with_news(self, row: ArrivalRow | None) -> ArrivalRow | None:
        """Return an arrival with another look, if something was heard since the last one began."""
        if row is None or (asked := self._asked.get(row.rating_key)) is None:
            return row
        return replace(row, next_at=asked if row.next_at is None else min(row.next_at, asked))

    def clear(self) -> None:
        """Forget all that waits."""
        for known in (self._rows, self._looked_at, self._asked, self.writer.left):
            known.clear()

    def _forget(self, rating_key: str) -> None:
        """Forget an item in memory."""
        for known in (self._rows, self._looked_at, self._asked):
            known.pop(rating_key, None)

"""The edit guard at work: remember before a refresh, compare after it, put back.

What it costs the server: one read of the posters of each item that has a picture of its own; a
second one only where the picture changed, and where a poster is put back. Below a refreshed show,
season or artist the posters of `_MOST_POSTERS_BELOW` items are read, those of seasons and albums
first: people rarely choose pictures of episodes, and a request for each of hundreds would cost
the server more than the refresh. The texts of what is below come with the lists that tell
whether something is protected there; after the refresh these lists are read a second time.
"""

import asyncio
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import NamedTuple

from .context import Scan
from .defects import is_unmatched
from .errors import RequestError
from .events import LogLevel
from .guard import (
    Stake,
    fields_to_put_back,
    has_lost_match,
    has_own_poster,
    may_have_lost,
    poster_to_put_back,
    protection,
    protection_below,
    selected,
)
from .models import FieldEdit, MediaItem, MediaType, Poster, PutBack
from .reading import Readings

_WITH_ITEMS_BELOW = frozenset({MediaType.SHOW, MediaType.SEASON, MediaType.ARTIST})

#: Items below a refreshed one whose posters are read, one request each.
_MOST_POSTERS_BELOW = 12
#: Items below a refreshed one whose texts are remembered: a megabyte at most.
_MOST_BELOW = 1_000
#: Items below are processed one by one; after so many seconds without one that is done, those
#: that are left are not waited for. They do not hold a place in flight.
_SILENCE_BELOW = 60.0
#: A long series is processed in many minutes; after so many seconds it is compared as it is.
_LONGEST_FAMILY = 1800.0


class Remains(NamedTuple):
    """An item after its refresh and after what was put back, None if it is gone by then."""

    item: MediaItem | None
    put_back: tuple[PutBack, ...]


@dataclass(slots=True)
class _Family:
    """What is below an item that is refreshed: their stakes, and who is still to be processed."""

    stakes: Sequence[Stake]
    awaited: set[str]
    heard_at: float
    woken: asyncio.Event = field(default_factory=asyncio.Event)


class Guard:
    """Protects what people made, for the refreshes of one scan."""

    def __init__(self, scan: Scan, readings: Readings) -> None:
        """Begin with nothing to protect."""
        self._scan = scan
        self._readings = readings
        self._families: dict[str, _Family] = {}

    def hear(self, rating_key: str) -> None:
        """Take note that Plex has processed an item."""
        for family in self._families.values():
            if rating_key in family.awaited:
                family.awaited.discard(rating_key)
                family.heard_at = self._scan.clock.time()
                family.woken.set()

    # Before a refresh

    async def examine(self, item: MediaItem) -> tuple[str | None, Sequence[MediaItem]]:
        """Say why a refresh would destroy hand-made data, if so, and what it refreshes as well.

        Raises RequestError.
        """
        if reason := protection(item):
            return reason, ()
        below = await self._read_below(item)
        unmatched = [each.rating_key for each in below if is_unmatched(each)]
        confirmed, errors = await self._scan.read_confirmed(unmatched)
        for error in errors.values():
            return f"an item below it cannot be examined: {error}", below
        return protection_below(confirmed.values()), below

    async def _read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        if item.type not in _WITH_ITEMS_BELOW:
            return ()
        return await self._scan.patiently(partial(self._scan.server.read_below, item))

    async def remember(self, item: MediaItem, below: Sequence[MediaItem]) -> Stake:
        """Return what is at stake with the refresh of an item."""
        stakes = [
            await self._stake(each, with_posters=number < _MOST_POSTERS_BELOW)
            for number, each in enumerate(islice(sorted(below, key=_poster_order), _MOST_BELOW))
        ]
        if stakes:
            keys = {stake.item.rating_key for stake in stakes}
            self._families[item.rating_key] = _Family(stakes, keys, self._scan.clock.time())
        return await self._stake(item, with_posters=True)

    async def _stake(self, item: MediaItem, *, with_posters: bool) -> Stake:
        if not (with_posters and has_own_poster(item)):
            return Stake(item)
        try:
            return Stake(item, tuple(await self._read_posters(item)))
        except RequestError as err:
            message = f"its posters cannot be read, so that none would be put back: {err}"
            self._log(LogLevel.WARNING, item, message)
            return Stake(item)

    async def _read_posters(self, item: MediaItem) -> Sequence[Poster]:
        read_posters = partial(self._scan.server.read_posters, item.rating_key)
        return await self._scan.patiently(read_posters)

    def forget(self, item: MediaItem) -> None:
        """Wait no longer for what is below an item."""
        self._families.pop(item.rating_key, None)

    # After it

    async def put_right(self, stake: Stake, current: MediaItem, *, is_processed: bool) -> Remains:
        """Put back what the refresh of an item made worse, there and below it.

        Raises RequestError if the item cannot be read then.
        """
        key = stake.item.rating_key
        if is_processed and stake.is_poster_at_risk and current.thumb == stake.item.thumb:
            # Pictures arrive late (PLEX.md section 5), also the one that replaces this poster.
            await self._scan.clock.sleep(self._scan.options.picture_wait)
            if (later := await self._readings.read(key)) is None:
                return Remains(None, ())
            current = later
        put_back = await self._put_back(stake, current)
        family = self._families.get(key)
        if family and is_processed:
            put_back += await self._put_right_below(stake.item, family)
        if not put_back:
            return Remains(current, ())
        return Remains(await self._readings.read(key), put_back)

    async def _put_right_below(self, item: MediaItem, family: _Family) -> tuple[PutBack, ...]:
        await self._until_processed(item, family)
        try:
            listed = {each.rating_key: each for each in await self._read_below(item)}
        except RequestError as err:
            message = f"what is below it cannot be compared with what it was: {err}"
            self._log(LogLevel.WARNING, item, message)
            return ()
        suspects = {
            stake.item.rating_key: stake
            for stake in family.stakes
            if (now := listed.get(stake.item.rating_key)) and may_have_lost(stake, now)
        }
        confirmed, _ = await self._scan.read_confirmed(list(suspects))
        done = [await self._put_back(suspects[key], now) for key, now in confirmed.items()]
        return (PutBack.BELOW,) if any(done) else ()

    async def _until_processed(self, item: MediaItem, family: _Family) -> None:
        clock = self._scan.clock
        family.heard_at = clock.time()
        latest = clock.time() + _LONGEST_FAMILY
        while family.awaited and clock.time() < latest:
            family.woken.clear()
            left = family.heard_at + _SILENCE_BELOW - clock.time()
            if left > 0:
                await self._scan.wait_for(family.woken, left)
            elif await self._is_busy(item):
                family.heard_at = clock.time()
            else:
                return

    async def _is_busy(self, item: MediaItem) -> bool:
        """Tell whether items may still be processed of which nothing would be heard."""
        if self._scan.server.listening:
            return False
        try:
            pending_updates = partial(self._scan.server.pending_updates, item.library_id)
            return await self._scan.patiently(pending_updates) > 0
        except RequestError:
            return False

    async def _put_back(self, stake: Stake, current: MediaItem) -> tuple[PutBack, ...]:
        """Put back what an item lost, and return what that was."""
        item = stake.item
        if has_lost_match(item, current):
            self._log(LogLevel.WARNING, item, "the refresh took its match; see Fix match in Plex")
        done: list[PutBack] = []
        if stake.posters and current.thumb != item.thumb:
            done += await self._try(item, "the poster", self._put_back_poster(stake, current))
        if edits := fields_to_put_back(item, current):
            done += await self._try(item, _names(edits), self._put_back_fields(item, edits))
        return tuple(done)

    async def _try(
        self, item: MediaItem, what: str, put_back: Awaitable[Sequence[PutBack]]
    ) -> Sequence[PutBack]:
        try:
            return await put_back
        except RequestError as err:
            self._log(LogLevel.ERROR, item, f"{what} could not be put back: {err}")
            return ()

    async def _put_back_poster(self, stake: Stake, current: MediaItem) -> Sequence[PutBack]:
        item = stake.item
        poster = poster_to_put_back(stake, current, await self._read_posters(item))
        if poster is None:
            return ()
        select_poster = partial(self._scan.server.select_poster, item.rating_key, poster)
        await self._scan.patiently(select_poster)
        now = selected(await self._read_posters(item))
        if now is None or now.address != poster.address:
            raise RequestError("Plex has selected another one")
        choice = " that was chosen by hand" if stake.has_chosen_poster else ""
        self._log(LogLevel.INFO, item, f"put back the poster{choice}")
        return (PutBack.POSTER,)

    async def _put_back_fields(
        self, item: MediaItem, edits: Sequence[FieldEdit]
    ) -> Sequence[PutBack]:
        await self._scan.patiently(partial(self._scan.server.edit_fields, item, edits))
        now = await self._readings.read(item.rating_key)
        if now is None or any(getattr(now, edit.name) != edit.value for edit in edits):
            raise RequestError("Plex keeps another value")
        self._log(LogLevel.INFO, item, f"put back {_names(edits)}")
        return tuple(PutBack(edit.name) for edit in edits)

    def _log(self, level: LogLevel, item: MediaItem, message: str) -> None:
        self._scan.log(level, f"{item.display_title}: {message}", item.rating_key)


def _poster_order(item: MediaItem) -> tuple[bool, bool]:
    """Return a sort key: what has a picture of its own first, of that seasons and albums first."""
    return not has_own_poster(item), item.type is MediaType.EPISODE


def _names(edits: Iterable[FieldEdit]) -> str:
    return " and ".join(f"the {'locked ' * edit.is_locked}{edit.name}" for edit in edits)

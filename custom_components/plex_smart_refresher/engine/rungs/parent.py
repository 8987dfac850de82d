"""The second rung: have Plex refresh the season of an item, then its show or artist.

A refresh of a parent is worth its cost if Plex processed the item itself and nothing came of it, or
if several items below the parent are defective. All of them share one refresh per scan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import override

from ..defects import Defect
from ..edits.restore import UNFIT, Examination, RestoreResult
from ..errors import JournalError, RequestError
from ..ladder_terms import RungName, WriteKind
from ..lines import LineCode
from ..media import MediaItem, MediaType
from ..results import ItemOutcome, Result
from ..selection import is_below
from .daily import refresh_due_at
from .rung import Attempt, Rung, Tools

#: A parent with more episodes or albums is not refreshed for the sake of one of them.
_MOST_BELOW = 100
#: This many defective items below a parent are a reason to refresh it.
_SEVERAL = 2


class SeasonRung(Rung):
    """Has Plex refresh the next higher item: a season, a show of a season, an artist."""

    name = RungName.REFRESH_PARENT
    cures = frozenset(Defect)
    needs_sources = True

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""
        self._tools = tools
        self._scan = tools.scan
        self._attempts: dict[str, Attempt] = {}  # of this scan, by rating key of the parent

    def key_of(self, item: MediaItem) -> str:
        """Return the rating key of the parent; empty without one."""
        return item.parent_key

    async def examine(self, item: MediaItem, tried: Mapping[RungName, ItemOutcome]) -> Examination:
        """Return whether the parent may be refreshed, and what that costs.

        It costs nothing if another item has it refreshed in this scan.
        """
        key = self.key_of(item)
        if not key or not self._is_worth(key, tried):
            return UNFIT
        found = UNFIT if self._is_refreshed(item, key) else await self._examine_parent(item, key)
        # The look at the parent takes a while, in which another item can have it refreshed.
        return Examination(is_shared=True) if key in self._attempts else found

    def reserve(self, attempt: Attempt) -> None:
        """Note that this item has the parent refreshed for all."""
        if attempt.found.target:
            self._attempts[attempt.found.target.rating_key] = attempt

    async def apply(self, attempt: Attempt) -> None:
        """Request the refresh of the parent, or wait until that for another item has ended."""
        parent, below = attempt.found.target, attempt.found.below
        if parent is None:
            attempt.in_flight.finish()  # the other item can need the slot
            await self._attempts[self.key_of(attempt.item)].ended.wait()
            return
        in_flight, notices = attempt.in_flight, self._tools.notices
        attempt.change = await self._tools.guard.prepare(WriteKind.REFRESH_PARENT, parent, below)
        if await self._is_played(parent, below):  # the snapshots take a while
            raise RequestError("not refreshed: somebody plays it by now")
        await attempt.change.begin()
        notices.expect(parent, below)
        in_flight.slot.weight = attempt.found.cost
        in_flight.is_held_for_below = True
        await self._request(attempt, parent)
        notices.note_change(parent, self.name, attempt.change.change_id)

    async def verify(self, attempt: Attempt) -> MediaItem | None:
        """Return the item once it is healthy or time is up; None if it is gone."""
        if (parent := attempt.found.target) is None:
            return await self._tools.reader.read(attempt.item.rating_key)
        again = partial(self._request, attempt, parent)
        return await self._tools.verifier.verify(attempt.item, attempt.in_flight, again)

    async def undo(self, attempt: Attempt, current: MediaItem) -> RestoreResult:
        """Restore what the refresh has damaged, of the parent and of all below it."""
        if attempt.change is None:
            return RestoreResult(current, ())
        now = await self._tools.reader.read(attempt.change.item.rating_key)
        if now is None:
            attempt.change.see(None)
            return RestoreResult(current, ())
        done = await self._tools.guard.restore(attempt.change, now, is_processed=True)
        if not done.restored:
            return RestoreResult(current, ())
        return RestoreResult(await self._tools.reader.read(attempt.item.rating_key), done.restored)

    def _is_worth(self, key: str, tried: Mapping[RungName, ItemOutcome]) -> bool:
        """Return whether a refresh of a parent is likely to help where the item's own did not.

        A server that did not process the item in time has enough to do.
        """
        own = tried.get(RungName.REFRESH)
        if own is not None and own.result is Result.TIMED_OUT:
            return False
        is_in_vain = own is not None and own.result is Result.UNRESOLVED
        return is_in_vain or self._tools.defective_below[key] >= _SEVERAL

    def _is_refreshed(self, item: MediaItem, key: str) -> bool:
        """Return whether this scan has refreshed a parent, by itself or with its own parent."""
        refreshed = self._tools.notices.refreshed_at
        return key in refreshed or (key == item.parent_key and is_below(item, refreshed))

    async def _examine_parent(self, item: MediaItem, key: str) -> Examination:
        """Return whether a parent may be refreshed: not often, nor if it is large or played."""
        if not await self._is_due(key):
            return UNFIT
        parent = (await self._scan.server.read_items([key])).get(key)
        if parent is None:
            return UNFIT
        parent = parent._replace(library_id=item.library_id)
        found = await self._tools.guard.examine(parent)
        leaves = sum(each.type is not MediaType.SEASON for each in found.below)
        if leaves > _MOST_BELOW:
            return UNFIT
        if await self._is_played(parent, found.below):
            return UNFIT
        return replace(found, target=parent, cost=1 + len(found.below))

    async def _is_played(self, parent: MediaItem, below: Sequence[MediaItem]) -> bool:
        """Return whether somebody plays a parent or what is below it."""
        played = await self._scan.server.played_keys()
        return not played.isdisjoint(each.rating_key for each in (parent, *below))

    async def _is_due(self, key: str) -> bool:
        """Return whether a parent was not refreshed within a day, and no user took that back."""
        try:
            is_early = await refresh_due_at(self._scan, key) is not None
            is_undone = await self._scan.journal.is_undone(key)
        except JournalError as err:
            self._scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))
            return False
        return not (is_early or is_undone)

    async def _request(self, attempt: Attempt, parent: MediaItem) -> None:
        """Request the refresh of a parent, and note when that was."""
        assert attempt.change is not None
        attempt.in_flight.reset()
        self._tools.notices.refreshed_at[parent.rating_key] = self._scan.clock.monotonic()
        await self._tools.writer.refresh(attempt.change, attempt.in_flight.slot)


class ShowRung(SeasonRung):
    """Has Plex refresh the show of an episode."""

    @override
    def key_of(self, item: MediaItem) -> str:
        """Return the rating key of the show of an episode; empty for others."""
        return item.grandparent_key

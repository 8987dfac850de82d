"""The rungs that match an item: by an external ID, or as a person chose.

Both apply a match, verify it and take it back in the same way. A match that is not exactly the
wished one is taken back: a wrong match is far worse than none.
"""

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import chain

from ..defects import Defect, is_unmatched
from ..edits.changes import OpenChange
from ..edits.restore import UNFIT, Examination, RestoreResult
from ..edits.rules import THUMB
from ..edits.writer import names_of
from ..errors import ItemGoneError, JournalError, RequestError
from ..events import LogLevel
from ..evidence import MATCHABLE, WITH_IDS, contradicts, query_of
from ..imports import known_ids
from ..ladder_terms import MatchCandidate, RungName, WantedMatch, WriteKind
from ..lines import LineCode
from ..media import WITH_ITEMS_BELOW, Dossier, FieldEdit, MediaItem, MediaType
from ..results import ItemOutcome, RestoredField
from .limits import MOST_RESTORES
from .rung import Attempt, Rung, Tools

#: Matches by ID per server within `_DAY`.
MOST_PER_DAY = 10
_DAY = timedelta(days=1).total_seconds()
#: Seconds before each look whether a match is removed.
_UNMATCH_DELAYS = (1.0, 2.0, 4.0, 8.0, 15.0)
#: The fields that can be restored, because their values are known.
_TEXTS = ("title", "summary")


@dataclass(frozen=True, slots=True)
class Plan:
    """A match that is allowed, and what the item was before it."""

    wanted: WantedMatch
    dossier: Dossier


class MatchRung(Rung):
    """Matches an item, and takes back what did not become the wished match."""

    kind: WriteKind
    cures = frozenset({Defect.NO_MATCH})
    needs_sources = True

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""
        self._tools = tools
        self._scan = tools.scan
        self._plans: dict[str, Plan] = {}  # by rating key
        self._claimed: set[tuple[str, str]] = set()  # guids that a match of this scan gives away
        self._wrong = 0  # matches in a row that were taken back

    async def examine(self, item: MediaItem, tried: Mapping[RungName, ItemOutcome]) -> Examination:
        """Return whether a match is allowed for an item, and how many items Plex processes."""
        dossier = await self._scan.server.read_dossier(item.rating_key)
        wanted = await self._choose(item, dossier) if dossier else None
        if dossier is None or wanted is None:
            return UNFIT
        found = await self._examine_below(item)
        is_claimed = (item.library_id, wanted.guid) in self._claimed
        if not found.is_allowed or is_claimed or not self._has_left():
            return replace(found, is_unfit=True)
        self._plans[item.rating_key] = Plan(wanted, dossier)
        return replace(found, cost=1 + len(found.below))

    def reserve(self, attempt: Attempt) -> None:
        """Claim the match, so that no other item of the library gets it too."""
        self._claimed.add((attempt.item.library_id, self._plan_of(attempt).wanted.guid))

    @abstractmethod
    async def _choose(self, item: MediaItem, dossier: Dossier) -> WantedMatch | None:
        """Return the match that an item may have, if any."""

    @abstractmethod
    async def _examine_below(self, item: MediaItem) -> Examination:
        """Return what a match touches below an item, and whether it may."""

    def _has_left(self) -> bool:
        """Return whether one more match is within the limits."""
        return True

    async def _is_free(self, item: MediaItem, guid: str) -> bool:
        """Return whether no other item of the library has a guid: Plex would merge the two."""
        owners = await self._scan.server.with_guid(item.library_id, item.type, guid)
        return all(each.rating_key == item.rating_key for each in owners)

    async def apply(self, attempt: Attempt) -> None:
        """Take a snapshot of an item, and request its match if it still has none."""
        item, found, in_flight = attempt.item, attempt.found, attempt.in_flight
        attempt.change = await self._tools.guard.prepare(self.kind, item, found.below)
        await self._check_again(attempt)
        self._tools.notices.expect(item, found.below)
        in_flight.slot.weight = found.cost
        in_flight.is_held_for_below = bool(found.below)
        await self._request(attempt.change, attempt)

    async def _check_again(self, attempt: Attempt) -> None:
        """Raise RequestError if an item is not what it was: a slot can be long in coming."""
        if self._wrong >= MOST_RESTORES:
            raise RequestError("not matched: the last matches went wrong")
        before, guid = attempt.item, self._plan_of(attempt).wanted.guid
        now = await self._tools.reader.read(before.rating_key)
        if now is None:
            raise ItemGoneError("it is not on the server any more")
        is_same = now.guid == before.guid and now.summary == before.summary
        if not is_same or now.locked_fields != before.locked_fields:
            raise RequestError("not matched: somebody has changed it meanwhile")
        if not await self._is_free(before, guid):
            raise RequestError("not matched: another item has that match by now")

    async def _request(self, change: OpenChange, attempt: Attempt) -> None:
        """Request the match of an item."""
        attempt.in_flight.reset()
        self._note_refresh(attempt.item)
        await self._tools.writer.match(change, self._plan_of(attempt).wanted)
        self._tools.notices.note_change(attempt.item, self.name, change.change_id)

    async def verify(self, attempt: Attempt) -> MediaItem | None:
        """Return the item once it is healthy or time is up; None if it is gone.

        A match may bring no pictures: then a refresh follows.
        """
        change = _change_of(attempt)
        again = partial(self._request, change, attempt)
        try:
            now = await self._tools.verifier.verify(attempt.item, attempt.in_flight, again)
            if now is None:
                return await self._successor(attempt, change)
            if now.guid == self._plan_of(attempt).wanted.guid and self._scan.find_defects(now):
                return await self._refresh(attempt, change, now)
        finally:
            self._note_refresh(attempt.item)
        return now

    async def _refresh(
        self, attempt: Attempt, change: OpenChange, now: MediaItem
    ) -> MediaItem | None:
        """Refresh a matched item that still lacks something, and return what it is then."""
        in_flight = attempt.in_flight
        if not in_flight.has_slot:
            in_flight.finish()
            in_flight.take(await self._scan.throttle.take())
        in_flight.reset()
        again = partial(self._tools.writer.refresh, change, in_flight.slot)
        await again()
        return await self._tools.verifier.verify(now, in_flight, again)

    async def _successor(self, attempt: Attempt, change: OpenChange) -> MediaItem | None:
        """Return the item that has the match and the file of one whose rating key is gone."""
        item, guid = attempt.item, self._plan_of(attempt).wanted.guid
        owners = await self._scan.server.with_guid(item.library_id, item.type, guid)
        found, _ = await self._scan.read_confirmed([each.rating_key for each in owners])
        for each in found.values():
            if item.file and each.file == item.file:
                code = LineCode.KEY_CHANGED
                self._scan.log_item(LogLevel.INFO, each, code, old_key=item.rating_key)
                await self._scan.memory.move(item.rating_key, each.rating_key)
                before = item._replace(rating_key=each.rating_key)
                change.snapshot = replace(change.snapshot, item=before)
                return each._replace(library_id=item.library_id)
        return None

    async def undo(self, attempt: Attempt, current: MediaItem) -> RestoreResult:
        """Restore what a right match has damaged, or take a wrong one back."""
        change = _change_of(attempt)
        if await self._is_right(attempt, current):
            self._wrong = 0
            done = await self._restore(change, current, _locks_to_restore)
            self._log_lost(change.item, done.item or current)
            return done
        self._wrong += 1
        return await self._take_back(attempt, change, current)

    async def _restore(
        self,
        change: OpenChange,
        current: MediaItem,
        find_edits: Callable[[MediaItem, MediaItem], Sequence[FieldEdit]],
    ) -> RestoreResult:
        """Restore what an item lost: what a refresh could damage too, and then these edits."""
        done = await self._tools.guard.restore(change, current, is_processed=True)
        edits = find_edits(change.item, done.item) if done.item else ()
        if not edits:
            return done
        try:
            await self._tools.writer.edit_fields(change, change.snapshot, edits)
        except RequestError as err:
            code, fields = LineCode.NOT_RESTORED, names_of(edits)
            self._scan.log_item(LogLevel.ERROR, change.item, code, fields=fields, error=str(err))
            return done
        now = await self._tools.reader.read(change.item.rating_key)
        change.see(now)
        names = (RestoredField.POSTER if each.name == THUMB else each.name for each in edits)
        restored = dict.fromkeys((*done.restored, *map(RestoredField, names)))
        return RestoreResult(now, tuple(restored))

    def _log_lost(self, before: MediaItem, now: MediaItem) -> None:
        """Log the locked fields that a match has opened and whose values nobody remembers."""
        if lost := before.locked_fields - now.locked_fields - {*_TEXTS, THUMB}:
            code, error = LineCode.NOT_RESTORED, "their values before the match are unknown"
            self._scan.log_item(LogLevel.WARNING, now, code, fields=sorted(lost), error=error)

    async def _is_right(self, attempt: Attempt, current: MediaItem) -> bool:
        """Return whether an item has the wished match alone, and the files that it had."""
        plan = self._plan_of(attempt)
        dossier = await self._scan.server.read_dossier(current.rating_key)
        if current.guid != plan.wanted.guid or dossier is None:
            return False
        return dossier.files == plan.dossier.files and await self._is_free(current, current.guid)

    async def _take_back(
        self, attempt: Attempt, change: OpenChange, current: MediaItem
    ) -> RestoreResult:
        """Remove a match that is not the wished one, and restore what the item was."""
        self._scan.failed_matches.add(attempt.item.rating_key)
        wanted = self._plan_of(attempt).wanted.name
        code, item = LineCode.MATCH_TAKEN_BACK, change.item
        self._scan.log_item(LogLevel.WARNING, item, code, match=wanted)
        if is_unmatched(current):  # Plex has done nothing so far
            done = await self._restore(change, current, _texts_to_restore)
            change.after = None  # The match can still come; then it must not look like an edit.
            return done
        await self._tools.writer.unmatch(change)
        now = await self._wait_until_unmatched(change)
        if now is None:
            return RestoreResult(None, ())
        done = await self._restore(change, now, _texts_to_restore)
        return RestoreResult(done.item, (RestoredField.MATCH, *done.restored))

    async def _wait_until_unmatched(self, change: OpenChange) -> MediaItem | None:
        """Return an item once its match is removed. Raises RequestError if it is not."""
        for delay in _UNMATCH_DELAYS:
            now = await self._tools.reader.read(change.item.rating_key)
            if now is None or is_unmatched(now):
                return now
            await self._scan.clock.sleep(delay)
        raise RequestError("Plex keeps a match that is not the wished one")

    def _plan_of(self, attempt: Attempt) -> Plan:
        """Return the plan for an item."""
        return self._plans[attempt.item.rating_key]

    def _note_refresh(self, item: MediaItem) -> None:
        """Note that Plex processes an item and what is below it, or has just done so."""
        self._tools.notices.refreshed_at[item.rating_key] = self._scan.clock.monotonic()


class MatchByIdRung(MatchRung):
    """Matches a film or show by an external ID in the name of its file or folder, or its import's.

    Only where nothing can be lost, nothing contradicts, and the ID leads to one thing that the
    library does not have yet.
    """

    name = RungName.MATCH_BY_ID
    kind = WriteKind.MATCH_BY_ID

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""
        super().__init__(tools)
        self._left: int | None = None  # of the matches per day; None until they are counted

    async def _choose(self, item: MediaItem, dossier: Dossier) -> WantedMatch | None:
        """Return the match that the ID in the name of an item leads to, if it is certain."""
        if not _is_harmless(item, dossier):
            return None
        if self._left is None:
            self._left = MOST_PER_DAY - await self._count_today()
        if not self._has_left() or await self._was_undone(item):
            return None
        candidate = await self._find(item)
        if candidate is None or contradicts(item, candidate):
            return None
        if not await self._is_free(item, candidate.guid):
            return None
        return WantedMatch(
            rating_key=item.rating_key,
            guid=candidate.guid,
            name=candidate.name,
            year=candidate.year,
        )

    async def _count_today(self) -> int:
        """Return the number of matches within a day; without a journal, none is allowed."""
        try:
            since = self._scan.clock.time() - _DAY
            return await self._scan.journal.count(self.kind, since)
        except JournalError as err:
            self._scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))
            return MOST_PER_DAY

    async def _was_undone(self, item: MediaItem) -> bool:
        """Return whether a user took back the last match of an item, or that is unknown."""
        try:
            return await self._scan.journal.is_match_undone(item.rating_key)
        except JournalError as err:
            self._scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))
            return True

    async def _find(self, item: MediaItem) -> MatchCandidate | None:
        """Return the one candidate that each ID of an item and its imports leads to."""
        library = self._scan.library_of(item)
        ids = known_ids(item, await self._scan.memory.imports(item))
        if library is None or len({each.source for each in ids}) != len(ids):
            return None
        hits: list[Sequence[MatchCandidate]] = [
            await self._scan.server.search_matches(item, query_of(each.words, library))
            for each in ids
        ]
        found = {each.guid: each for each in chain.from_iterable(hits)}
        is_certain = len(found) == 1 and all(len(each) == 1 for each in hits)
        return next(iter(found.values())) if is_certain else None

    async def _examine_below(self, item: MediaItem) -> Examination:
        """Return what a match touches below an item, and whether that has manual edits."""
        return await self._tools.guard.examine(item)

    def _has_left(self) -> bool:
        """Return whether one more match is within the maximum per day."""
        return self._left is not None and self._left > 0

    def reserve(self, attempt: Attempt) -> None:
        """Claim the match, and count it."""
        super().reserve(attempt)
        self._left = (self._left or 0) - 1


class AcceptedMatchRung(MatchRung):
    """Matches an item as a person chose, who knows what it loses.

    What was typed, and its locks, are restored. A match that Plex would merge with another item is
    never made.
    """

    name = RungName.MATCH_BY_ID
    kind = WriteKind.MATCH
    is_asked_for = True

    async def _choose(self, item: MediaItem, dossier: Dossier) -> WantedMatch | None:
        """Return the match that a person chose for an item, unless it would be merged."""
        chosen = {each.rating_key: each for each in self._scan.options.matches}
        wanted = chosen.get(item.rating_key)
        if wanted is None or item.type not in MATCHABLE:
            return None
        if not await self._is_free(item, wanted.guid):
            self._scan.log_item(LogLevel.WARNING, item, LineCode.WOULD_MERGE, match=wanted.name)
            return None
        return wanted

    async def _examine_below(self, item: MediaItem) -> Examination:
        """Return what a match touches below an item."""
        has_below = item.type in WITH_ITEMS_BELOW
        return Examination(below=await self._scan.server.read_below(item) if has_below else ())


def _is_harmless(item: MediaItem, dossier: Dossier) -> bool:
    """Return whether a match can destroy nothing: no text, view, second file or edition.

    The guard refuses an item with locks.
    """
    if item.type not in WITH_IDS or item.summary or dossier.is_watched:
        return False
    if item.type is MediaType.SHOW:
        return (dossier.children or 0) <= 1 and not dossier.edition
    return len(dossier.files) == 1 and not dossier.edition


def _locks_to_restore(before: MediaItem, now: MediaItem) -> list[FieldEdit]:
    """Return the edits that lock again what a match has unlocked."""
    lost = before.locked_fields - now.locked_fields
    texts = [FieldEdit(each, getattr(before, each), is_locked=True) for each in _TEXTS]
    return [each for each in (*texts, FieldEdit(THUMB, None, is_locked=True)) if each.name in lost]


def _texts_to_restore(before: MediaItem, now: MediaItem) -> list[FieldEdit]:
    """Return the edits that give an item its texts and their locks again.

    What is locked only now was typed meanwhile, and stays.
    """
    typed = now.locked_fields - before.locked_fields
    return [
        FieldEdit(name, getattr(before, name), is_locked=name in before.locked_fields)
        for name in _TEXTS
        if name not in typed
        and (
            getattr(before, name) != getattr(now, name)
            or name in before.locked_fields - now.locked_fields
        )
    ]


def _change_of(attempt: Attempt) -> OpenChange:
    """Return the change of an attempt, which has begun."""
    assert attempt.change is not None
    return attempt.change

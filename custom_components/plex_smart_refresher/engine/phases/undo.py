"""Take changes back: restore an item, and what was below it, as the journal has it before a change.

A change is not taken back if somebody has changed the item since: if its match or a text is neither
that before the change nor that after it, or if a field is locked now that was locked neither before
nor after it. There is no way around that: what somebody typed is worth more than what is restored.
Of a change whose end is unknown, any unlocked value can be its effect. What was below the item is
only known from before the change: after a day, it is left as it is, because it can have got better.
"""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..context import Scan
from ..defects import has_own_poster, is_unmatched
from ..edits.changes import OpenChange
from ..edits.rules import THUMB, Snapshot
from ..edits.writer import Writer, names_of
from ..errors import ItemGoneError, JournalError, RequestError
from ..events import LogLevel, Phase
from ..evidence import MATCHABLE
from ..ladder_terms import Change, ItemForm, WantedMatch, WriteKind
from ..lines import LineCode
from ..media import FieldEdit, MediaItem, Poster, selected
from ..reading.batching import BatchReader
from ..results import Candidate, ItemOutcome, RestoredField, Result, SkipReason
from .refresh import first_error

_TEXTS = (RestoredField.TITLE, RestoredField.SUMMARY)
_HANDLED = frozenset({*_TEXTS, THUMB})
#: After this many seconds, what is below an item can differ from before for other reasons.
_BELOW_FOR = 86_400.0
#: Seconds before each read of an item whose match was requested.
_POLL_DELAY = 4.0

type Differences = frozenset[RestoredField]


async def undo_changes(scan: Scan) -> None:
    """Take the changes of the options back, one after the other."""
    scan.start_phase(Phase.REFRESH)
    try:
        async with asyncio.TaskGroup() as tasks:
            undoing = Undoing(scan, tasks)
            for number, change_id in enumerate(scan.options.undo):
                scan.progress(number, len(scan.options.undo))
                await undoing.undo(change_id)
    except ExceptionGroup as group:
        raise first_error(group) from group


class Undoing:
    """Takes changes back in one job."""

    def __init__(self, scan: Scan, tasks: asyncio.TaskGroup) -> None:
        """Prepare; nothing is written yet."""
        self._scan = scan
        self._reader = BatchReader(scan, tasks)
        self._writer = Writer(scan, self._reader)

    async def undo(self, change_id: str) -> None:
        """Take a change back, and record the outcome."""
        try:
            change = await self._scan.journal.change(change_id)
        except JournalError as err:
            self._scan.log(LogLevel.ERROR, LineCode.ERROR, error=str(err))
            return
        if change is None:
            self._scan.log(LogLevel.ERROR, LineCode.CHANGE_UNKNOWN, change_id=change_id)
            return
        title = change.before.title or change.title
        stub = MediaItem(change.rating_key, change.library_id, change.type, title)
        candidate = Candidate(stub, ())
        try:
            outcome = await self._undo(change)
        except ItemGoneError:
            outcome = candidate.outcome(Result.GONE)
        except (RequestError, JournalError) as err:
            outcome = candidate.outcome(Result.ERRORED, error=str(err))
        self._scan.tally = self._scan.tally.with_checked(defective=1)
        self._scan.finish_item(outcome)

    async def _undo(self, change: Change) -> ItemOutcome:
        """Take a change back unless that is refused, and return the outcome."""
        if change.after is not None:  # a match can have given the item another rating key
            before = replace(change.before, rating_key=change.after.rating_key)
            change = replace(change, before=before)
        item = await self._read(change.before, change.library_id)
        key = item.rating_key
        past = (await self._scan.memory.states([key])).get(key)
        candidate = Candidate(item, self._scan.find_defects(item), past)
        if change.undone_at is not None:
            return candidate.skipped(SkipReason.ALREADY_UNDONE)
        posters = await self._read_posters(item)
        if is_changed_since(change, item, selected(posters)):
            return candidate.skipped(SkipReason.CHANGED_SINCE)
        below = await self._snapshots_below(change)
        undo = OpenChange(self._scan, WriteKind.UNDO, Snapshot(item, posters), below)
        try:
            done = await self._restore_all(change, undo)
        finally:
            await undo.finish()
        found = self._scan.find_defects(done.item)
        outcome = candidate.outcome(done.result, frozenset(each.defect for each in found))
        if done.result is Result.UNDONE or done.restored:
            await self._scan.journal.mark_undone(change.change_id, undo.change_id)
        return replace(
            outcome,
            item=done.item,
            restored=done.restored,
            not_restored=done.not_restored,
            change_ids=(undo.change_id,) if undo.change_id else (),
        )

    async def _restore_all(self, change: Change, undo: OpenChange) -> _Done:
        """Restore an item and what is below it, and look what came of it."""
        wanted = {each.rating_key: each for each in change.below}
        is_recent = self._scan.clock.time() - change.time < _BELOW_FOR
        was_below = [
            each
            for each in undo.below
            if is_recent and _is_to_restore(wanted[each.item.rating_key], each)
        ]
        was = differences(change.before, undo.item, selected(undo.snapshot.posters))
        await self._restore(change.before, undo.snapshot, undo)
        for snapshot in was_below:
            await self._restore(wanted[snapshot.item.rating_key], snapshot, undo)
        item = await self._read(change.before, change.library_id)
        posters = await self._read_posters(item)
        undo.poster = selected(posters)
        undo.see(item)
        left = differences(change.before, item, selected(posters))
        now_below = await self._snapshots_below(change)
        is_below_left = len(now_below) < len(wanted) or any(
            _differs(wanted[each.item.rating_key], each) for each in now_below
        )
        was |= {RestoredField.BELOW} if was_below else set()
        left |= {RestoredField.BELOW} if is_below_left else set()
        return _Done(item, _in_order(was - left), _in_order(left))

    async def _restore(self, form: ItemForm, snapshot: Snapshot, undo: OpenChange) -> None:
        """Restore match, texts and poster of one item; a failure of one of them is only logged."""
        item = snapshot.item
        lacks = differences(form, item, selected(snapshot.posters))
        if RestoredField.MATCH in lacks and snapshot is undo.snapshot:
            await self._try(item, ["match"], self._restore_match(form, undo))
            item = await self._read(form, item.library_id)
        before = Snapshot(item._replace(locked_fields=form.locked_fields), snapshot.posters)
        if edits := _edits(form, item):
            edited = self._writer.edit_fields(undo, before, edits)
            await self._try(item, names_of(edits), edited)
        if RestoredField.POSTER in lacks:
            restored = self._restore_poster(form, before, undo)
            await self._try(item, ["poster"], restored)

    async def _restore_match(self, form: ItemForm, undo: OpenChange) -> None:
        """Match an item as before, or remove its match, and wait until that is done."""
        patience = self._scan.patience
        if undo.item.type not in MATCHABLE:
            raise RequestError(f"a {undo.item.type} has no match of its own")
        if _is_unmatched(form, undo.item):
            await self._writer.unmatch(undo)
        else:
            item = undo.item
            owners = await self._scan.server.with_guid(item.library_id, item.type, form.guid)
            if any(each.rating_key != item.rating_key for each in owners):
                raise RequestError("another item has that match, and Plex would merge the two")
            wanted = WantedMatch(rating_key=form.rating_key, guid=form.guid, name=form.title)
            await self._writer.match(undo, wanted)
        ends_at = self._scan.clock.monotonic() + patience.deadline(undo.item, is_alone=False)
        while not _has_match(form, await self._read(form, undo.item.library_id)):
            if self._scan.clock.monotonic() >= ends_at:
                raise RequestError("Plex keeps another match")
            await self._scan.clock.sleep(_POLL_DELAY)
        # The agent's texts and pictures follow, which would replace what is restored.
        await self._scan.clock.sleep(patience.picture_wait(undo.item))

    async def _restore_poster(self, form: ItemForm, before: Snapshot, undo: OpenChange) -> None:
        """Select the poster that an item had, if it is still on offer, and restore its lock."""
        posters = await self._scan.server.read_posters(form.rating_key)
        now, wanted = selected(posters), Poster(form.poster, provider=form.poster_provider)
        if now is not None and now.address == form.poster:
            is_locked = THUMB in form.locked_fields
            await self._writer.edit_fields(undo, before, [FieldEdit(THUMB, None, is_locked)])
        elif any(each.address == form.poster for each in posters):
            await self._writer.select_poster(undo, before, wanted)
        elif form.poster:
            raise RequestError("it is no longer on offer")
        else:
            raise RequestError("Plex cannot be told to show no poster")

    async def _try(self, item: MediaItem, fields: list[str], restored: Awaitable[None]) -> None:
        """Restore something; a failure is only logged."""
        try:
            await restored
        except RequestError as err:
            code = LineCode.NOT_RESTORED
            self._scan.log_item(LogLevel.ERROR, item, code, fields=fields, error=str(err))

    async def _read(self, form: ItemForm, library_id: str) -> MediaItem:
        """Return an item as it is now. Raises ItemGoneError if it is gone."""
        item = await self._reader.read(form.rating_key)
        if item is None:
            raise ItemGoneError("it is not on the server")
        return item._replace(library_id=library_id)

    async def _read_posters(self, item: MediaItem) -> tuple[Poster, ...]:
        """Return the posters of an item that has one of its own."""
        if not has_own_poster(item):
            return ()
        return tuple(await self._scan.server.read_posters(item.rating_key))

    async def _snapshots_below(self, change: Change) -> Sequence[Snapshot]:
        """Return the items that a change affected besides its own, as they are now."""
        keys = [each.rating_key for each in change.below]
        items, errors = await self._scan.read_confirmed(keys)
        for error in errors.values():
            raise error
        found = [each._replace(library_id=change.library_id) for each in items.values()]
        return [Snapshot(each, await self._read_posters(each)) for each in found]


class _Done(NamedTuple):
    """What came of taking a change back, and the item as it is now."""

    item: MediaItem
    restored: tuple[RestoredField, ...]
    not_restored: tuple[RestoredField, ...]

    @property
    def result(self) -> Result:
        """Return whether all was restored."""
        return Result.PARTLY_UNDONE if self.not_restored else Result.UNDONE


def is_changed_since(change: Change, now: MediaItem, poster: Poster | None) -> bool:
    """Return whether somebody has changed an item since a change."""
    known = [each for each in (change.before, change.after) if each is not None]
    locked = frozenset[str]().union(*(each.locked_fields for each in known))
    if now.locked_fields - locked:
        return True
    posters = {each.poster for each in known}
    if poster is not None and poster.is_upload and poster.address not in posters:
        return True
    if change.after is None:
        return False
    return not (
        any(_has_match(each, now) for each in known)
        and now.title in {each.title for each in known}
        and now.summary in {each.summary for each in known}
    )


def differences(form: ItemForm, now: MediaItem, poster: Poster | None) -> Differences:
    """Return in what an item differs from a form."""
    found = {
        field
        for field in _TEXTS
        if getattr(now, field) != getattr(form, field) or _lock_differs(form, now, field)
    }
    if not _has_match(form, now):
        found.add(RestoredField.MATCH)
    address = "" if poster is None else poster.address
    if address != form.poster or _lock_differs(form, now, THUMB):
        found.add(RestoredField.POSTER)
    if form.locked_fields - now.locked_fields - _HANDLED:
        found.add(RestoredField.LOCKS)
    return frozenset(found)


def _is_to_restore(form: ItemForm, snapshot: Snapshot) -> bool:
    """Return whether an item below differs from a form, and nobody has locked a field since."""
    return _differs(form, snapshot) and not snapshot.item.locked_fields - form.locked_fields


def _differs(form: ItemForm, snapshot: Snapshot) -> bool:
    """Return whether an item differs from a form in anything."""
    return bool(differences(form, snapshot.item, selected(snapshot.posters)))


def _lock_differs(form: ItemForm, now: MediaItem, field: str) -> bool:
    """Return whether a field is locked in one of a form and an item only."""
    return (field in form.locked_fields) is not (field in now.locked_fields)


def _has_match(form: ItemForm, now: MediaItem) -> bool:
    """Return whether an item has the match of a form; one without a match has any such guid."""
    return now.guid == form.guid or (is_unmatched(now) and _is_unmatched(form, now))


def _is_unmatched(form: ItemForm, item: MediaItem) -> bool:
    """Return whether a form of an item has no match."""
    return is_unmatched(item._replace(guid=form.guid))


def _edits(form: ItemForm, now: MediaItem) -> list[FieldEdit]:
    """Return what restores the texts of an item, and their locks."""
    return [
        FieldEdit(
            field,
            None if getattr(now, field) == getattr(form, field) else getattr(form, field),
            field in form.locked_fields,
        )
        for field in _TEXTS
        if getattr(now, field) != getattr(form, field) or _lock_differs(form, now, field)
    ]


def _in_order(found: Differences) -> tuple[RestoredField, ...]:
    """Return fields in the order of their definition."""
    return tuple(each for each in RestoredField if each in found)

"""Confirm suspects: only details prove a defect, because lists withhold fields."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import islice

from ..candidates import Candidates
from ..context import BATCH_SIZE, Scan
from ..defects import (
    TITLE_ALONE,
    Defect,
    had_placeholder_title,
    is_unmatched,
    looks_defective,
    seen_before,
)
from ..errors import RequestError
from ..events import ItemFound, LogLevel
from ..guids import is_known_guid
from ..lines import LineCode
from ..media import Library, MediaItem, MediaType
from ..reading.picture_checks import PictureChecker
from ..results import Candidate, ItemOutcome, ItemState, Result, SkipReason
from ..selection import believable, is_in_window, window_start, with_skip_reason
from .recall import recall
from .seasons import SeasonReader


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspects:
    """Items to confirm."""

    items: Mapping[str, MediaItem]  #: by rating key, as far as they are known
    seen: Mapping[str, Iterable[Defect]] | None = None  #: earlier defects of unread items
    most: int | None = None  #: the maximum number to take
    since: int | None = None  #: where the window begins


class Confirmer:
    """Sorts the items of a scan into healthy ones and candidates."""

    def __init__(
        self, scan: Scan, libraries: Sequence[Library], remembered: AbstractSet[str]
    ) -> None:
        """Start without candidates; `remembered` are the items with a past."""
        self.now = scan.clock.time()
        self.since = window_start(scan.options, self.now)
        self.candidates = Candidates()
        self.due: dict[str, None] = {}  # ordered: the longest due first
        self.defects: Counter[Defect] = Counter()  # of the candidates that nobody ignores
        self.ignored = 0  # candidates that a user chose to ignore
        self.are_lists_whole = False  #: all siblings are listed, sooner or later
        self.new_since: float | None = None  #: what was added earlier, a scan has seen before
        self.pictures = PictureChecker(scan)
        self._scan = scan
        self._seasons = SeasonReader(scan)
        self._library_ids = {library.library_id for library in libraries}
        self._remembered = remembered
        self._suspects: dict[str, MediaItem] = {}
        self._numbered: dict[str, MediaItem] = {}  #: those whose siblings may still come
        self._uncounted = dict(scan.done)

    async def count_all_done(self) -> None:
        """Count the items that got their result before a restart, and were not seen again."""
        for key in tuple(self._uncounted):
            self._count_done(key)
            await self._scan.give_way()

    def _count_done(self, rating_key: str) -> None:
        """Count an item that got its result before a restart, once."""
        if result := self._uncounted.pop(rating_key, None):
            self._scan.tally = self._scan.tally.with_done(result)

    async def add_listed(self, items: Sequence[MediaItem]) -> None:
        """Take items from a list: healthy ones are counted, suspects are confirmed in batches."""
        healthy = []
        await self.pictures.check_new(items, self.new_since)
        self._scan.unknown_guids.update(
            item.library_id for item in items if not is_known_guid(item.guid)
        )
        for item in items:
            self.due.pop(item.rating_key, None)
            is_numbered = self._scan.siblings.note(item)
            if item.rating_key in self._scan.done:
                self._count_done(item.rating_key)
            elif looks_defective(item, self._scan.criteria_of(item)):
                self._suspects[item.rating_key] = item
            elif is_numbered:
                self._numbered[item.rating_key] = item
            else:
                healthy.append(item)
        await self._record_healthy(healthy)
        await self._confirm_batches(at_least=BATCH_SIZE)

    async def confirm_listed(self) -> None:
        """Confirm the remaining suspects of a library whose lists are read."""
        await self._read_siblings(self._numbered.values())
        while self._numbered:
            healthy = []
            for _ in range(min(BATCH_SIZE, len(self._numbered))):
                key, item = self._numbered.popitem()
                if looks_defective(item, self._scan.criteria_of(item)):
                    self._suspects[key] = item
                else:
                    healthy.append(item)
                await self._scan.give_way()
            await self._record_healthy(healthy)
            await self._confirm_batches(at_least=BATCH_SIZE)
        await self._confirm_batches(at_least=1)

    async def _confirm_batches(self, at_least: int) -> None:
        """Confirm suspects batch by batch, as long as there are at least this many."""
        while len(self._suspects) >= at_least:
            batch = dict(islice(self._suspects.items(), BATCH_SIZE))
            self._suspects = {key: each for key, each in self._suspects.items() if key not in batch}
            await self.confirm(Suspects(items=batch))

    async def confirm_keys(self, rating_keys: Iterable[str], most: int | None = None) -> int:
        """Confirm items by their rating keys, and return the number of those taken."""
        left = [key for key in rating_keys if key not in self._scan.done]
        states = await self._scan.memory.states(left)
        items = {
            key: unread_item(key, state.library_id if (state := states.get(key)) else "")
            for key in left
        }
        seen = {key: state.defects for key, state in states.items()}
        return len(await self.confirm(Suspects(items=items, seen=seen, most=most)))

    async def confirm(self, suspects: Suspects) -> list[str]:
        """Read suspects in detail, record what they are and return those that were taken.

        Only what this scan selects is taken. An item that cannot be read has the defects that were
        seen before, or those of the suspect.
        """
        items, errors = await self._read(suspects)
        await self.pictures.check_again(items.values())
        if suspects.seen is not None:  # those of a list were noted there
            self.note_siblings(items.values(), suspects.seen)
        await self._read_siblings(items.values())
        taken = self._take(suspects, items)
        healthy: list[MediaItem] = []
        defective: dict[str, Candidate] = {}
        for key in taken:
            item = items.get(key)
            if item is None:
                defective[key] = self._unread_candidate(key, suspects)
            elif (findings := self._scan.find_defects(item)) or self._scan.options.force:
                defective[key] = Candidate(
                    believable(item._replace(summary=""), self.now), findings
                )
            else:
                healthy.append(item)
        unread = await self._scan.memory.states([key for key in defective if key not in items])
        known = [each.item for key, each in defective.items() if key in items]
        states = {**unread, **await recall(self._scan, known)}
        for key, candidate in defective.items():
            past = self._with_past(candidate, states.get(key), items.get(key))
            if key not in items:
                self._record_unread(past, errors.get(key))
            elif past.findings or self._scan.options.force:
                self._record_defective(past)
            else:
                healthy.append(items[key])
            await self._scan.give_way()
        await self._record_healthy(healthy)
        return taken

    def _with_past(
        self, candidate: Candidate, state: ItemState | None, item: MediaItem | None
    ) -> Candidate:
        """Return a candidate with its past; a title that was taken under another key stays so."""
        if state is None or item is None or not state.final_titles:
            return replace(candidate, state=state)
        self._scan.note_final_titles(state.final_titles)
        return Candidate(candidate.item, self._scan.find_defects(item), state)

    async def _read(
        self, suspects: Suspects
    ) -> tuple[dict[str, MediaItem], dict[str, RequestError]]:
        """Return confirmed snapshots of the existing suspects, and errors, by rating key."""
        proven = self._proven(suspects)
        unread = [key for key in suspects.items if key not in proven]
        read, errors = await self._scan.read_confirmed(unread)
        for key, item in read.items():
            proven[key] = _with_library(item, suspects.items[key])
        return proven, errors

    def _proven(self, suspects: Suspects) -> dict[str, MediaItem]:
        """Return the suspects whose lists show all that details do, except their files.

        Only for an unmatched item its file matters.
        """
        if suspects.seen is not None or not self._scan.server.traits.has_complete_lists:
            return {}
        matched = {key: item for key, item in suspects.items.items() if not is_unmatched(item)}
        return {key: item._replace(confirmed=True) for key, item in matched.items()}

    async def _read_siblings(self, items: Iterable[MediaItem]) -> None:
        """Read the siblings of unclear episodes that no list of this scan contains."""
        if not self.are_lists_whole:
            await self._seasons.read(items)

    def note_siblings(
        self, items: Iterable[MediaItem], seen: Mapping[str, Iterable[Defect]]
    ) -> None:
        """Note numbered titles, and which of them an earlier scan found to be placeholders."""
        for item in items:
            if had_placeholder_title(seen.get(item.rating_key, ())):
                self._scan.siblings.trust(item)
            else:
                self._scan.siblings.note(item)

    def _take(self, suspects: Suspects, items: Mapping[str, MediaItem]) -> list[str]:
        """Return the suspects that this scan selects, up to their maximum number."""
        taken: list[str] = []
        for key in suspects.items:
            item = items.get(key)
            if item and not self._is_selected(item, suspects.since):
                self._scan.log_item(LogLevel.DEBUG, item, LineCode.NOT_SELECTED)
                continue
            if len(taken) == suspects.most:
                break
            taken.append(key)
        return taken

    def _is_selected(self, item: MediaItem, since: int | None) -> bool:
        """Return whether an item is of a library, level and window that this scan selects."""
        has_level = item.type in self._scan.options.levels
        return (
            has_level
            and item.library_id in self._library_ids
            and is_in_window(item, since, self.now)
        )

    async def _record_healthy(self, items: Sequence[MediaItem]) -> None:
        """Count healthy items; those that failed before are healthy without a refresh."""
        self._scan.tally = self._scan.tally.with_checked(healthy=len(items))
        healed = {
            item.rating_key: item
            for item in items
            if item.rating_key in self._remembered and not self._scan.final_titles.has(item)
        }
        if not healed:
            return
        states = await recall(self._scan, list(healed.values()))
        for key, state in states.items():
            was = state.defects or TITLE_ALONE  # one that was taken
            outcome = ItemOutcome(item=healed[key], result=Result.HEALTHY, before=was, past=state)
            self._scan.finish_item(outcome, counted=False)
            await self._scan.give_way()

    def _record_defective(self, candidate: Candidate) -> None:
        """Record a defective item as a candidate."""
        self._scan.tally = self._scan.tally.with_checked(defective=1)
        later = self._scan.patience.lateness(candidate.item)
        judged = with_skip_reason(candidate, self._scan.options, self.now, later)
        self.candidates.add(judged)
        if judged.skip_reason is SkipReason.IGNORED:
            self.ignored += 1
        else:
            self.defects.update(candidate.defects)
        if candidate.defects:
            outcome = candidate.outcome(Result.WOULD_REFRESH, candidate.defects)
            self._scan.publish(ItemFound(time=self._scan.clock.time(), outcome=outcome))
        reasons = "; ".join(finding.reason for finding in candidate.findings)
        self._scan.log_item(
            LogLevel.DEBUG,
            candidate.item,
            LineCode.FOUND,
            defects=sorted(candidate.defects),
            reasons=reasons,
        )

    def _unread_candidate(self, rating_key: str, suspects: Suspects) -> Candidate:
        """Return a suspect that cannot be read, with its earlier defects."""
        item = suspects.items[rating_key]
        if suspects.seen is None:
            return Candidate(item, self._scan.find_defects(item))
        return Candidate(item, seen_before(suspects.seen.get(rating_key, ())))

    def _record_unread(self, suspect: Candidate, error: RequestError | None) -> None:
        """Record an unreadable suspect; without an error, it is gone."""
        self._scan.tally = self._scan.tally.with_checked(defective=1)
        if error is None:
            self._scan.finish_item(suspect.outcome(Result.GONE))
        else:
            outcome = suspect.outcome(Result.ERRORED, suspect.defects, error=str(error))
            self._scan.finish_item(outcome)


def unread_item(rating_key: str, library_id: str) -> MediaItem:
    """Return the known data of an item before it is read."""
    return MediaItem(rating_key, library_id, type=MediaType.MOVIE, title=rating_key)


def _with_library(item: MediaItem, suspect: MediaItem) -> MediaItem:
    """Return an item with its library, which details can omit."""
    return item if item.library_id else item._replace(library_id=suspect.library_id)

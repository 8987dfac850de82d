"""The ladder: the ways to repair an item, tried one after the other until one is enough.

A rung is tried if it is selected, its library does not leave it out, it can cure a defect that is
left, and it is within its limits. What an earlier rung did for an item stays its outcome if a later
one fails: the failure is a line in the log.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from ..appearance import ItemChange, appearance_of
from ..context import Scan
from ..defects import Finding, is_unmatched
from ..edits.restore import EditGuard, Examination, RestoreResult
from ..edits.writer import Writer
from ..errors import ItemGoneError, JournalError, RequestError
from ..events import LogLevel
from ..ladder_terms import RungName, WriteKind
from ..learning import Took
from ..lines import LineCode
from ..media import MediaItem
from ..processing.in_flight import InFlight
from ..processing.notices import Notices
from ..processing.verify import Verifier
from ..reading.batching import BatchReader
from ..results import Candidate, ItemOutcome, Result, SkipReason
from .analyze import AnalyzeRung
from .budget import Budget
from .limits import Limits
from .match import AcceptedMatchRung, MatchByIdRung
from .parent import SeasonRung, ShowRung
from .poster import PosterRung
from .refresh import RefreshRung
from .rung import Attempt, Rung, Tools

#: The rungs, the gentlest first.
RUNGS: tuple[type[Rung], ...] = (
    *(RefreshRung, SeasonRung, ShowRung, MatchByIdRung),
    *(PosterRung, AnalyzeRung),
)


@dataclass(kw_only=True, slots=True)
class Climb:
    """One item on the ladder: what it is by now, and what came of the rungs."""

    candidate: Candidate
    item: MediaItem
    in_flight: InFlight
    refused: list[ItemOutcome] = field(default_factory=list)
    tried: dict[RungName, ItemOutcome] = field(default_factory=dict)
    healer: RungName | None = None  #: the last one that removed a defect
    change_ids: list[str] = field(default_factory=list)
    is_processed: bool = False

    def refuse(self, found: Examination) -> None:
        """Note why a rung may not be applied, if it could help."""
        if found.protection:
            self.refused.append(self.candidate.skipped(SkipReason.PROTECTED, found.protection))
        elif found.due_at is not None:
            outcome = self.candidate.skipped(SkipReason.REFRESHED_LATELY)
            self.refused.append(replace(outcome, retry_at=found.due_at))

    @property
    def outcome(self) -> ItemOutcome:
        """Return what came of the last rung that was tried, or else of the first refusal."""
        if not self.tried:
            return next(iter(self.refused), self.candidate.skipped(SkipReason.NO_REPAIR))
        outcomes = list(self.tried.values())
        restored = dict.fromkeys(each for one in outcomes for each in one.restored)
        outcome = replace(outcomes[-1], restored=tuple(restored), change_ids=tuple(self.change_ids))
        return replace(outcome, rung=self.healer) if outcome.fixed else outcome


class Ladder:
    """The rungs of one scan."""

    def __init__(
        self,
        scan: Scan,
        parents: Mapping[str, tuple[str, str]],
        tasks: asyncio.TaskGroup,
        are_sources_down: Callable[[str], bool],
    ) -> None:
        """Build the rungs and what they share; `parents` are those of the items to repair."""
        self._scan = scan
        self._reader = reader = BatchReader(scan, tasks)
        writer = Writer(scan, reader)
        self._guard = EditGuard(scan, reader, writer)
        self._limits = Limits(scan)
        self._are_sources_down = are_sources_down
        self.notices = Notices(scan, parents, self._guard.on_processed)
        self.budget = Budget(scan)
        tools = Tools(
            scan=scan,
            reader=reader,
            guard=self._guard,
            writer=writer,
            verifier=Verifier(scan, reader, self.notices),
            notices=self.notices,
            defective_below=Counter(chain.from_iterable(parents.values())),
        )
        self._rungs = [rung(tools) for rung in RUNGS if rung.name in scan.options.rungs]
        if scan.options.matches:
            self._rungs.insert(0, AcceptedMatchRung(tools))

    async def climb(
        self, candidate: Candidate, item: MediaItem, in_flight: InFlight
    ) -> ItemOutcome:
        """Try the rungs until the item has no defect, and return what came of them.

        A rung that is refused gives way to the next. Raises RequestError if the first one fails.
        """
        if await self._was_undone(item):
            return candidate.skipped(SkipReason.NO_REPAIR)
        climb = Climb(candidate=candidate, item=item, in_flight=in_flight)
        before = appearance_of(item)
        for rung in self._rungs:
            if not self._may_try(rung, climb):
                continue
            try:
                is_over = await self._try(rung, climb)
            except ItemGoneError:
                raise
            except RequestError as err:
                if not climb.tried:
                    raise
                code, name = LineCode.RUNG_FAILED, rung.name
                self._scan.log_item(LogLevel.WARNING, item, code, rung=name, error=str(err))
                break
            if is_over:
                break
        change = ItemChange(before, appearance_of(climb.item))
        return replace(climb.outcome, change=change, took=self._measured(climb))

    def _measured(self, climb: Climb) -> tuple[Took, ...]:
        """Return what an item took; during an outage of the sources, that says nothing."""
        took = tuple(climb.in_flight.took)
        return () if took and self._are_sources_down(climb.item.library_id) else took

    def _may_try(self, rung: Rung, climb: Climb) -> bool:
        """Return whether a rung is selected for an item and can cure what is left of its defects.

        A healthy item that a user had refreshed is only refreshed.
        """
        library_id = climb.item.library_id
        left = {each.defect for each in self._scan.find_defects(climb.item)}
        can_help = bool(rung.cures & left) if left else rung.name is RungName.REFRESH
        if rung.is_asked_for or self._is_match_refused(climb):
            return can_help and rung.is_asked_for
        is_off = f"{library_id}:{rung.name}" in self._scan.options.rungs_off
        is_cut_off = rung.needs_sources and self._are_sources_down(library_id)
        is_excluded = is_off or is_cut_off or not self._limits.allow(rung.name)
        return can_help and not is_excluded

    def _is_match_refused(self, climb: Climb) -> bool:
        """Return whether an item lacks the match that a person chose: then nothing else helps."""
        return bool(self._scan.options.matches) and is_unmatched(climb.item)

    async def _was_undone(self, item: MediaItem) -> bool:
        """Return whether a user took back what was last done to an item.

        Who names the item decides otherwise.
        """
        if self._scan.options.is_asked_for:
            return False
        try:
            return await self._scan.journal.is_undone(item.rating_key)
        except JournalError as err:
            self._scan.warn_once(LineCode.JOURNAL_UNWRITABLE, error=str(err))
            return False

    async def _try(self, rung: Rung, climb: Climb) -> bool:
        """Try a rung, and return whether no other is needed. Raises RequestError."""
        candidate = climb.candidate
        found = await rung.examine(climb.item, climb.tried)
        if not found.is_allowed:
            climb.refuse(found)
            return False
        # Others can have been examined meanwhile.
        is_limited = not (found.is_shared or rung.is_asked_for)
        is_too_late = found.cost and climb.tried and self._scan.pause_control.is_draining
        if is_too_late or (is_limited and not self._limits.allow(rung.name)):
            return False
        if found.cost and not self.budget.take(found.cost):
            climb.refused.append(candidate.skipped(SkipReason.REFRESH_LIMIT))
            return False
        if self._scan.options.dry_run:
            outcome = candidate.outcome(Result.WOULD_REFRESH, candidate.defects)
            climb.tried[rung.name] = replace(outcome, rung=rung.name)
            return True
        before = self._scan.find_defects(climb.item)
        attempt = Attempt(item=climb.item, found=found, in_flight=climb.in_flight)
        if is_limited:
            self._limits.count(rung.name)
        rung.reserve(attempt)
        try:
            done = await self._apply(rung, attempt)
        except JournalError:
            self._limits.stop(rung.name)
            return False
        if attempt.change and attempt.change.change_id:
            climb.change_ids.append(attempt.change.change_id)
        is_over, has_helped = self._note(rung, climb, done, before)
        if is_limited:
            # What also heals is worth what has to be restored after it.
            is_harm = bool(done.restored) and not has_helped
            self._limits.note_result(rung.name, is_restored=is_harm)
        return is_over

    async def _apply(self, rung: Rung, attempt: Attempt) -> RestoreResult:
        """Apply a rung, verify it, and restore what it damaged."""
        try:
            await self._hold_slot(attempt)
            await rung.apply(attempt)
            current = await rung.verify(attempt)
            if current is None:
                return RestoreResult(None, ())
            attempt.in_flight.free_slot()
            return await rung.undo(attempt, current)
        except RequestError:
            await self._look(attempt)
            raise
        finally:
            await self._end(attempt)

    async def _hold_slot(self, attempt: Attempt) -> None:
        """Take another slot for what Plex processes, if the item has given its own away."""
        if attempt.found.cost and not attempt.in_flight.has_slot:
            attempt.in_flight.finish()
            attempt.in_flight.take(await self._scan.throttle.take())
            await self._scan.wait_until_allowed()

    async def _look(self, attempt: Attempt) -> None:
        """Look what came of a change that failed; if that cannot be read, it stays open."""
        if attempt.change is None or attempt.change.after:
            return
        try:
            now = await self._reader.read(attempt.change.item.rating_key)
        except RequestError:
            return
        is_match = attempt.change.kind in (WriteKind.MATCH, WriteKind.MATCH_BY_ID)
        if now is None or not (is_match and is_unmatched(now)):  # a match can still come
            attempt.change.see(now)

    async def _end(self, attempt: Attempt) -> None:
        """Record the end of a change, and forget what was kept for it."""
        if attempt.change is not None:
            self._guard.discard(attempt.change.item)
            await attempt.change.finish()
        attempt.ended.set()

    def _note(
        self, rung: Rung, climb: Climb, done: RestoreResult, before: Sequence[Finding]
    ) -> tuple[bool, bool]:
        """Note what came of a rung; return whether no other is needed, and whether it helped.

        `before` was found before it: a check of a picture changes what is known of it.
        """
        if done.item is None:
            climb.tried[rung.name] = climb.candidate.outcome(Result.GONE)
            return True, False
        # Details can omit the library.
        now = done.item._replace(library_id=climb.item.library_id)
        if now.rating_key != climb.item.rating_key:  # a match can give it another one
            climb.candidate = replace(climb.candidate, item=now._replace(summary=""))
        climb.item = now
        left = self._scan.find_defects(climb.item)
        climb.is_processed |= climb.in_flight.is_processed
        has_helped = bool({each.defect for each in before} - {each.defect for each in left})
        if has_helped:
            climb.healer = None if rung.is_asked_for else rung.name
        outcome = climb.candidate.outcome_after_refresh(left, is_processed=climb.is_processed)
        climb.tried[rung.name] = replace(outcome, restored=done.restored)
        return not left, has_helped

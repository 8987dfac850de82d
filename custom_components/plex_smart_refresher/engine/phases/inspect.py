"""The phases collect and inspect: which items there are, and which of them are defective."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from itertools import batched, islice

from ..context import BATCH_SIZE, Scan
from ..defects import Defect, Finding, find_defects, is_inspectable, looks_defective
from ..edits.rules import protection
from ..errors import ItemGoneError, LibraryGoneError, RequestError, ServerLostError
from ..events import LibraryInspected, LogLevel, Phase
from ..incremental.changes import Changes, read_changes
from ..incremental.checkpoint import LibraryCheckpoint, ListCheckpoint
from ..media import Library, MediaItem, MediaType
from ..reading.paging import items_in_window
from ..results import FAILURES, Candidate, ItemOutcome, LibraryHealth, Result, SkipReason, Tally
from ..selection import (
    in_window,
    is_in_window,
    newest_first,
    refresh_order,
    window_start,
    with_skip_reason,
)

_REFRESHED = frozenset({Result.FIXED, *FAILURES})
#: The progress of the inspection is told in thousandths of each list.
_PER_LIST = 1000


async def collect(scan: Scan) -> tuple[Library, ...]:
    """Return the libraries to scan. Raises LibraryGoneError if none of them is there."""
    scan.start_phase(Phase.COLLECT)
    wanted = set(scan.options.library_ids)
    try:
        libraries = await scan.patiently(scan.server.libraries)
    except ItemGoneError as err:
        raise RequestError(f"the list of libraries: {err}") from err
    chosen = tuple(
        library
        for library in libraries
        if is_inspectable(library) and (not wanted or library.library_id in wanted)
    )
    for missing in sorted(wanted - {library.library_id for library in chosen}):
        scan.log(LogLevel.WARNING, f"library {missing} is not there, or holds personal media")
    if not chosen:
        raise LibraryGoneError("none of the chosen libraries is on the server")
    scan.log(LogLevel.INFO, f"scanning {', '.join(library.title for library in chosen)}")
    return chosen


async def inspect(scan: Scan, libraries: Sequence[Library]) -> list[Candidate]:
    """Return the defective items, each with its findings and its past."""
    scan.start_phase(Phase.INSPECT)
    inspection = _Inspection(scan, libraries, await scan.memory.rating_keys())
    if scan.options.rating_keys:
        await inspection.inspect_named(scan.options.rating_keys)
    else:
        await inspection.inspect_libraries()
        await inspection.inspect_retry_pool()
    inspection.count_done(tuple(inspection.uncounted))
    scan.log(LogLevel.INFO, f"{scan.tally.defective} of {scan.tally.checked} items are defective")
    return list(inspection.candidates.values())


def choose(scan: Scan, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates to refresh, in their order; the others are recorded as skipped."""
    cap, left = scan.options.max_refreshes, scan.options.max_refreshes - _count_refreshed(scan)
    queue: list[Candidate] = []
    for candidate in sorted(candidates, key=refresh_order):
        skip_reason = candidate.skip_reason
        if skip_reason is None and cap and len(queue) >= left:
            skip_reason = SkipReason.REFRESH_CAP
        if skip_reason is None:
            queue.append(candidate)
        else:
            scan.finish_item(candidate.skipped(skip_reason, protection(candidate.item)))
    return queue


@dataclass
class _Inspection:
    """What the inspection has found so far."""

    scan: Scan
    libraries: Sequence[Library]
    remembered: AbstractSet[str]  # those of whose past something is known
    candidates: dict[str, Candidate] = field(default_factory=dict)
    suspects: dict[str, MediaItem] = field(default_factory=dict)
    pool: dict[str, None] = field(default_factory=dict)  # ordered: the longest due first
    lists: int = 0
    lists_read: int = 0
    lists_unreadable: int = 0

    def __post_init__(self) -> None:
        self.now = self.scan.clock.time()
        self.since = window_start(self.scan.options, self.now)
        self.library_ids = [library.library_id for library in self.libraries]
        self.uncounted = dict(self.scan.done)

    def count_done(self, rating_keys: Iterable[str]) -> None:
        """Count items that got their result before a restart."""
        for key in rating_keys:
            if result := self.uncounted.pop(key, None):
                self.scan.tally = self.scan.tally.with_done(result)

    async def inspect_libraries(self) -> None:
        """Inspect what the window and the cap let through, library by library."""
        self.pool = dict.fromkeys(await self.scan.memory.due(self.library_ids, self.now))
        self.lists = sum(len(self._levels(library)) for library in self.libraries)
        for library in self.libraries:
            changes = await read_changes(self.scan, library, self._levels(library))
            if changes:
                health = await self._inspect_changes(library, changes)
            else:
                health = await self._inspect_library(library)
            self.scan.inspected[library.library_id] = health
            self.scan.publish(LibraryInspected(health=health))
        if self.lists and self.lists_unreadable == self.lists:
            raise ServerLostError("the server does not deliver any of its lists")

    async def inspect_retry_pool(self) -> None:
        """Inspect the items outside the window that failed before and are due.

        Those of a library or level that this scan does not look at stay where they are.
        """
        left = self.scan.options.retry_limit
        if self.pool and left:
            self.scan.log(LogLevel.INFO, "looking again at items of earlier scans")
        for keys in batched(self.pool, BATCH_SIZE, strict=False):
            if left:
                left -= await self.inspect_named(keys, left)

    async def inspect_named(self, rating_keys: Sequence[str], most: int | None = None) -> int:
        """Inspect items by their rating keys, at most so many; return how many."""
        left = [key for key in rating_keys if key not in self.scan.done]
        states = await self.scan.memory.states(left)
        suspects = {
            key: _unread(key, state.library_id if (state := states.get(key)) else "")
            for key in left
        }
        seen = {key: state.defects for key, state in states.items()}
        return len(await self._confirm(suspects, seen, most=most))

    def _levels(self, library: Library) -> list[MediaType]:
        return [level for level in library.levels if level in self.scan.options.levels]

    async def _inspect_library(self, library: Library) -> LibraryHealth:
        """Inspect the lists of a library; with a cap, the newest items of all its levels."""
        options, before = self.scan.options, self.scan.tally
        unreadable = self.lists_unreadable
        known = len(self.candidates)
        newest: list[MediaItem] = []
        checkpoints = {
            level: await self._inspect_list(library, level, newest)
            for level in self._levels(library)
        }
        if len(newest) > options.max_items:
            message = f"{library.title}: only the newest {options.max_items} items, as the cap says"
            self.scan.log(LogLevel.INFO, message)
        await self._inspect_items(newest[: options.max_items])
        await self._confirm_suspects()
        is_readable = self.lists_unreadable == unreadable
        lists = {level: checkpoint for level, checkpoint in checkpoints.items() if checkpoint}
        has_all = is_readable and not options.max_items and len(lists) == len(checkpoints)
        return replace(
            self._health(library, before, known),
            is_complete=self._is_whole(library) and is_readable,
            checkpoint=self._look(library, lists, self.now) if has_all else None,
        )

    async def _inspect_changes(self, library: Library, changes: Changes) -> LibraryHealth:
        """Inspect what may have changed, and look again at what was defective."""
        before, known = self.scan.tally, len(self.candidates)
        await self._inspect_items(in_window(changes.items, self.since))
        await self._confirm_suspects()
        read = {item.rating_key for item in changes.items}
        seen = changes.known.defective
        left = {
            key: _unread(key, library.library_id)
            for key in seen
            if key not in read and key not in self.scan.done
        }
        for key in await self._confirm(left, seen, since=self.since):
            self.pool.pop(key, None)
        self.lists_read += len(changes.lists)
        self.scan.progress(_PER_LIST * self.lists_read, _PER_LIST * self.lists, library.title)
        health = self._health(library, before, known)
        is_whole = self._is_whole(library)
        total = sum(checkpoint.total for checkpoint in changes.lists.values())
        return replace(
            health,
            is_complete=is_whole,
            checked=total if is_whole else max(health.checked, changes.known.checked),
            checkpoint=self._look(library, changes.lists, changes.known.checkpoint.full_scan_at),
        )

    def _health(self, library: Library, before: Tally, known: int) -> LibraryHealth:
        """Return what was seen in a library since a tally and so many candidates."""
        return LibraryHealth(
            library_id=library.library_id,
            title=library.title,
            checked=self.scan.tally.checked - before.checked,
            defective=self.scan.tally.defective - before.defective,
            defects=_count_defects(islice(self.candidates.values(), known, None)),
        )

    def _is_whole(self, library: Library) -> bool:
        """Tell whether this scan is asked to look at all items of a library."""
        options = self.scan.options
        has_all_levels = set(library.levels) <= set(options.levels)
        return self.since is None and not options.max_items and has_all_levels

    def _look(
        self, library: Library, lists: Mapping[MediaType, ListCheckpoint], full_scan_at: float
    ) -> LibraryCheckpoint | None:
        if library.content_changed_at is None:
            return None
        return LibraryCheckpoint(
            content_changed_at=library.content_changed_at,
            full_scan_at=full_scan_at,
            since=self.since,
            lists=lists,
        )

    async def _inspect_list(
        self, library: Library, level: MediaType, newest: list[MediaItem]
    ) -> ListCheckpoint | None:
        """Inspect a list; with a cap, only note its newest items, and one more if there is one.

        Returns the mark by which later changes can be told, if there is one.
        """
        cap, checkpoint = self.scan.options.max_items, None
        portions = items_in_window(self.scan, library, level, self.since, cap and cap + 1)
        try:
            async with aclosing(portions):
                async for portion in portions:
                    checkpoint = portion.checkpoint
                    if cap:
                        newest[:] = newest_first([*newest, *portion.items])[: cap + 1]
                    else:
                        await self._inspect_items(portion.items)
                    done = int(_PER_LIST * (self.lists_read + portion.reached))
                    self.scan.progress(done, _PER_LIST * self.lists, library.title)
        except RequestError as err:
            self.lists_unreadable += 1
            message = f"{library.title}: its {level} list is unreadable: {err}"
            self.scan.log(LogLevel.ERROR, message)
        self.lists_read += 1
        return checkpoint

    async def _inspect_items(self, items: Sequence[MediaItem]) -> None:
        """Tell the healthy from the suspects, which are confirmed in batches."""
        healthy = []
        for item in items:
            self.pool.pop(item.rating_key, None)
            if item.rating_key in self.scan.done:
                self.count_done([item.rating_key])
            elif looks_defective(item):
                self.suspects[item.rating_key] = item
            else:
                healthy.append(item)
        await self._record_healthy(healthy)
        await self._confirm_suspects(least=BATCH_SIZE)

    async def _record_healthy(self, items: Sequence[MediaItem]) -> None:
        """Count healthy items; those that failed before have healed by themselves."""
        self.scan.tally = self.scan.tally.with_checked(healthy=len(items))
        healed = {item.rating_key: item for item in items if item.rating_key in self.remembered}
        if not healed:
            return
        states = await self.scan.memory.states(list(healed))
        for key, state in states.items():
            outcome = ItemOutcome(
                item=healed[key], result=Result.HEALTHY, before=state.defects, past=state
            )
            self.scan.finish_item(outcome, counted=False)

    async def _confirm_suspects(self, least: int = 1) -> None:
        """Confirm suspects batch by batch, as long as there are at least so many."""
        while len(self.suspects) >= least:
            batch = dict(islice(self.suspects.items(), BATCH_SIZE))
            self.suspects = {key: each for key, each in self.suspects.items() if key not in batch}
            await self._confirm(batch)

    async def _confirm(
        self,
        suspects: Mapping[str, MediaItem],
        seen: Mapping[str, Iterable[Defect]] | None = None,
        *,
        most: int | None = None,
        since: int | None = None,
    ) -> list[str]:
        """Read suspects in detail: only that proves a defect, since lists withhold fields.

        Takes at most so many that this scan looks at, within a window, and returns which it took.
        One that cannot be read has the defects that were seen before, if not those of the suspect.
        """
        read, errors = await self.scan.read_confirmed(list(suspects))
        items = {key: _with_library(item, suspects[key]) for key, item in read.items()}
        healthy: list[MediaItem] = []
        defective: dict[str, Candidate] = {}
        taken: list[str] = []
        for key, suspect in suspects.items():
            item = items.get(key)
            if item and not self._is_wanted(item, since):
                self.scan.log(LogLevel.DEBUG, f"{item.display_title}: not asked for", key)
                continue
            if len(taken) == most:
                break
            taken.append(key)
            if item is None:
                findings = find_defects(suspect) if seen is None else _as_before(seen.get(key, ()))
                defective[key] = Candidate(suspect, findings)
            elif findings := find_defects(item):
                defective[key] = Candidate(item._replace(summary=""), findings)
            else:
                healthy.append(item)
        states = await self.scan.memory.states(list(defective))
        for key, candidate in defective.items():
            past = replace(candidate, state=states.get(key))
            if key in items:
                self._record_defective(past)
            else:
                self._record_unread(past, errors.get(key))
        await self._record_healthy(healthy)
        return taken

    def _is_wanted(self, item: MediaItem, since: int | None) -> bool:
        """Tell whether an item is of a library, level and window that this scan looks at."""
        is_chosen = item.type in self.scan.options.levels and item.library_id in self.library_ids
        return is_chosen and is_in_window(item, since)

    def _record_defective(self, candidate: Candidate) -> None:
        self.scan.tally = self.scan.tally.with_checked(defective=1)
        item = candidate.item
        self.candidates[item.rating_key] = with_skip_reason(candidate, self.scan.options, self.now)
        reasons = "; ".join(finding.reason for finding in candidate.findings)
        self.scan.log(LogLevel.DEBUG, f"{item.display_title}: {reasons}", item.rating_key)

    def _record_unread(self, suspect: Candidate, error: RequestError | None) -> None:
        """Record a suspect that could not be read, or is gone if there was no error."""
        self.scan.tally = self.scan.tally.with_checked(defective=1)
        if error is None:
            self.scan.finish_item(suspect.outcome(Result.GONE))
        else:
            self.scan.finish_item(
                suspect.outcome(Result.ERRORED, suspect.defects, error=str(error))
            )


def _count_refreshed(scan: Scan) -> int:
    """Return how many items were refreshed before a restart."""
    return sum(result in _REFRESHED for result in scan.done.values())


def _unread(rating_key: str, library_id: str) -> MediaItem:
    """Return what is known of an item before it is read."""
    return MediaItem(rating_key, library_id, type=MediaType.MOVIE, title=rating_key)


def _as_before(defects: Iterable[Defect]) -> tuple[Finding, ...]:
    return tuple(Finding(defect, "it was seen before") for defect in defects)


def _with_library(item: MediaItem, suspect: MediaItem) -> MediaItem:
    """Return an item with its library, which details may leave out."""
    return item if item.library_id else item._replace(library_id=suspect.library_id)


def _count_defects(candidates: Iterable[Candidate]) -> dict[Defect, int]:
    return dict(Counter(defect for candidate in candidates for defect in candidate.defects))

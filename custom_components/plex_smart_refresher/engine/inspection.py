"""The phases collect and inspect: which items there are, and which of them are defective."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .context import BATCH_SIZE, Scan
from .defects import find_defects, is_inspectable
from .errors import LibraryGoneError, RequestError
from .events import LibraryInspected, LogLevel
from .listing import items_in_window
from .models import (
    Candidate,
    Defect,
    ItemOutcome,
    ItemState,
    Library,
    LibraryHealth,
    MediaItem,
    MediaType,
    Phase,
    Result,
    SkipReason,
)
from .selection import judge, newest_first, refresh_order, window_start

#: The progress of the inspection is told in thousandths of each list.
_PER_LIST = 1000


async def collect(scan: Scan) -> tuple[Library, ...]:
    """Return the libraries to scan. Raises LibraryGoneError if none of them is there."""
    scan.start_phase(Phase.COLLECT)
    wanted = set(scan.options.library_ids)
    libraries = await scan.patiently(scan.server.libraries)
    chosen = tuple(
        library
        for library in libraries
        if is_inspectable(library) and (not wanted or library.library_id in wanted)
    )
    for missing in sorted(wanted - {library.library_id for library in chosen}):
        scan.log(LogLevel.WARNING, f"library {missing} cannot be scanned: it is not there any more")
    if not chosen:
        raise LibraryGoneError("none of the chosen libraries is on the server")
    scan.log(LogLevel.INFO, f"scanning {', '.join(library.title for library in chosen)}")
    return chosen


async def inspect(scan: Scan, libraries: Sequence[Library]) -> list[Candidate]:
    """Return the defective items, each with its findings and its past."""
    scan.start_phase(Phase.INSPECT)
    inspection = _Inspection(scan, libraries)
    if scan.options.rating_keys:
        await inspection.inspect_named(scan.options.rating_keys)
    else:
        await inspection.inspect_libraries()
        await inspection.inspect_retry_pool()
    scan.log(LogLevel.INFO, f"{scan.tally.defective} of {scan.tally.checked} items are defective")
    return list(inspection.candidates.values())


def choose(scan: Scan, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates to refresh, in their order; the others are recorded as skipped."""
    cap = scan.options.max_refreshes
    queue: list[Candidate] = []
    for candidate in sorted(candidates, key=refresh_order):
        skip_reason = candidate.skip_reason
        if skip_reason is None and cap and len(queue) >= cap:
            skip_reason = SkipReason.REFRESH_CAP
        if skip_reason is None:
            queue.append(candidate)
        else:
            scan.finish_item(candidate.skipped(skip_reason))
    return queue


@dataclass
class _Inspection:
    """What the inspection has found so far."""

    scan: Scan
    libraries: Sequence[Library]
    candidates: dict[str, Candidate] = field(default_factory=dict)
    suspects: dict[str, MediaItem] = field(default_factory=dict)
    pool: dict[str, None] = field(default_factory=dict)  # ordered: the longest due first

    def __post_init__(self) -> None:
        self.now = self.scan.clock.time()
        self.since = window_start(self.scan.options, self.now)

    async def inspect_libraries(self) -> None:
        """Inspect what the window and the cap let through, library by library."""
        library_ids = [library.library_id for library in self.libraries]
        self.pool = dict.fromkeys(await self.scan.memory.due(library_ids, self.now))
        lists = [(library, self._levels(library)) for library in self.libraries]
        total = _PER_LIST * sum(len(levels) for _, levels in lists)
        done = 0
        for library, levels in lists:
            checked, defective = self.scan.tally.checked, self.scan.tally.defective
            known = set(self.candidates)
            await self._inspect_library(library, levels, done, total)
            await self._confirm_suspects()
            done += _PER_LIST * len(levels)
            health = LibraryHealth(
                library_id=library.library_id,
                title=library.title,
                checked=self.scan.tally.checked - checked,
                defective=self.scan.tally.defective - defective,
                whole=self.since is None and not self.scan.options.max_items,
                defects=_count_defects(c for k, c in self.candidates.items() if k not in known),
            )
            self.scan.publish(LibraryInspected(health=health))

    async def inspect_retry_pool(self) -> None:
        """Inspect the items outside the window that failed before and are due."""
        keys = list(self.pool)[: self.scan.options.retry_limit]
        if keys:
            self.scan.log(LogLevel.INFO, f"looking again at {len(keys)} items that failed before")
            await self.inspect_named(keys)

    async def inspect_named(self, rating_keys: Sequence[str]) -> None:
        """Inspect items by their rating keys."""
        placeholders = {
            key: MediaItem(rating_key=key, library_id="", type=MediaType.MOVIE, title=key)
            for key in rating_keys
        }
        await self._confirm(placeholders)

    def _levels(self, library: Library) -> list[MediaType]:
        return [level for level in library.levels if level in self.scan.options.levels]

    async def _inspect_library(
        self, library: Library, levels: Sequence[MediaType], done: int, total: int
    ) -> None:
        """Inspect the lists of a library; with a cap, the newest items of all its levels."""
        cap = self.scan.options.max_items
        newest: list[MediaItem] = []
        for number, level in enumerate(levels):
            count = 0
            async for portion in items_in_window(self.scan, library, level, self.since):
                if cap:
                    newest += portion.items
                else:
                    await self._inspect_items(portion.items)
                reached = done + int(_PER_LIST * (number + portion.reached))
                self.scan.progress(reached, total, library.title)
                count += len(portion.items)
                if cap and count >= cap:
                    break
        if cap and len(newest) > cap:
            self.scan.log(
                LogLevel.INFO, f"{library.title}: only the newest {cap} items, as the cap says"
            )
        if cap:
            await self._inspect_items(newest_first(newest)[:cap])

    async def _inspect_items(self, items: Sequence[MediaItem]) -> None:
        """Tell the healthy from the suspects, which are confirmed in batches."""
        healthy = []
        for item in items:
            self.pool.pop(item.rating_key, None)
            if find_defects(item):
                self.suspects[item.rating_key] = item
            else:
                healthy.append(item)
        await self._record_healthy(healthy)
        if len(self.suspects) >= BATCH_SIZE:
            await self._confirm_suspects()

    async def _record_healthy(self, items: Sequence[MediaItem]) -> None:
        """Count healthy items; those that failed before have healed by themselves."""
        self.scan.tally = self.scan.tally.with_checked(healthy=len(items))
        states = await self.scan.memory.states([item.rating_key for item in items])
        for item in items:
            if state := states.get(item.rating_key):
                healed = ItemOutcome(item=item, result=Result.HEALTHY, before=state.defects)
                self.scan.finish_item(healed, counted=False)

    async def _confirm_suspects(self) -> None:
        suspects, self.suspects = self.suspects, {}
        await self._confirm(suspects)

    async def _confirm(self, suspects: Mapping[str, MediaItem]) -> None:
        """Read suspects in detail: only that proves a defect, since lists withhold fields."""
        if not suspects:
            return
        keys = list(suspects)
        items, errors = await self.scan.read_confirmed(keys)
        states = await self.scan.memory.states(keys)
        wanted = {key: item for key, item in items.items() if self._is_wanted(item)}
        findings = {key: find_defects(item) for key, item in wanted.items()}
        await self._record_healthy([item for key, item in wanted.items() if not findings[key]])
        for key, suspect in suspects.items():
            if key in errors:
                self._record_unreadable(suspect, errors[key])
            elif key not in items:
                self._record_gone(suspect, states.get(key))
            elif findings.get(key):
                self._record_defective(Candidate(items[key], findings[key]), states.get(key))

    def _is_wanted(self, item: MediaItem) -> bool:
        """Tell whether an item is of a library and a level that this scan looks at."""
        library_ids = {library.library_id for library in self.libraries}
        return item.type in self.scan.options.levels and item.library_id in library_ids

    def _record_defective(self, candidate: Candidate, state: ItemState | None) -> None:
        self.scan.tally = self.scan.tally.with_checked(defective=1)
        self.candidates[candidate.item.rating_key] = judge(
            candidate, self.scan.options, state, self.now
        )
        reasons = "; ".join(finding.reason for finding in candidate.findings)
        self.scan.log(
            LogLevel.DEBUG, f"{candidate.item.display_title}: {reasons}", candidate.item.rating_key
        )

    def _record_gone(self, suspect: MediaItem, state: ItemState | None) -> None:
        self.scan.tally = self.scan.tally.with_checked(defective=1)
        before = state.defects if state else frozenset()
        self.scan.finish_item(ItemOutcome(item=suspect, result=Result.GONE, before=before))

    def _record_unreadable(self, suspect: MediaItem, error: RequestError) -> None:
        self.scan.tally = self.scan.tally.with_checked(defective=1)
        defects = frozenset(finding.defect for finding in find_defects(suspect))
        self.scan.finish_item(
            ItemOutcome(
                item=suspect, result=Result.ERRORED, before=defects, after=defects, error=str(error)
            )
        )


def _count_defects(candidates: Iterable[Candidate]) -> dict[Defect, int]:
    return dict(Counter(defect for candidate in candidates for defect in candidate.defects))

"""Find what can have changed in a library since its checkpoint.

`contentChangedAt` is a counter that misses changes (docs/plex-server.md#lists), so the lengths of
the lists must be unchanged, too, and items with a later `updatedAt` are inspected.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..checkpoint import Baseline, ListCheckpoint
from ..context import Scan
from ..errors import EngineError, RequestError
from ..events import LibraryInspected, LogLevel
from ..lines import LineCode
from ..media import Library, MediaItem, MediaType
from ..reading.paging import changed_items


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """The possible changes in a library that is not fully read."""

    baseline: Baseline
    items: Sequence[MediaItem]
    lists: dict[MediaType, ListCheckpoint]  #: the checkpoints for the next scan


async def read_changes(scan: Scan, library: Library, levels: Sequence[MediaType]) -> Changes | None:
    """Return the possible changes since the baseline; None if a full read is needed."""
    baseline = scan.baselines.get(library.library_id)
    if baseline is None or not scan.server.traits.sorts_by_change:
        return None
    if baseline.checkpoint.content_changed_at != library.content_changed_at:
        return None
    items: list[MediaItem] = []
    lists: dict[MediaType, ListCheckpoint] = {}
    for level in levels:
        try:
            found = await changed_items(scan, library, level, baseline.checkpoint.lists[level])
        except RequestError as err:
            code = LineCode.CHANGES_UNREADABLE
            scan.log(LogLevel.WARNING, code, library=library.name, error=str(err))
            return None
        if found is None:
            return None
        changed, lists[level] = found
        items += changed
    _log_changes(scan, library, baseline, items)
    return Changes(baseline=baseline, items=items, lists=lists)


def _log_changes(
    scan: Scan, library: Library, baseline: Baseline, items: Sequence[MediaItem]
) -> None:
    """Log what is inspected of an unchanged library."""
    changed = {item.rating_key for item in items}
    known = sum(key in baseline.defective for key in changed)
    scan.log(
        LogLevel.INFO,
        LineCode.UNCHANGED,
        library=library.name,
        since=baseline.scanned_at,
        defective=len(baseline.defective) - known,
        edited=len(items),
    )


async def read_change_counters(scan: Scan) -> Mapping[str, int]:
    """Return the change counters by library; empty if they cannot be read."""
    try:
        libraries = await scan.server.impatient.libraries()
    except EngineError as err:
        scan.log(LogLevel.INFO, LineCode.COUNTERS_UNREADABLE, error=str(err))
        return {}
    return {
        library.library_id: library.content_changed_at
        for library in libraries
        if library.content_changed_at
    }


def rebase_checkpoints(scan: Scan, before: Mapping[str, int], after: Mapping[str, int]) -> None:
    """Update the checkpoints with the change counters before and after the scan's refreshes.

    Otherwise, each scan that fixes an item would cause a full read in the next one. Other changes
    meanwhile still show in the lengths and dates of the lists, unless they occurred while the
    lists were read, which can hide items.
    """
    for library_id, health in scan.inspected.items():
        checkpoint, counter = health.checkpoint, after.get(library_id)
        if not checkpoint or not counter:
            continue
        if before.get(library_id) == checkpoint.content_changed_at != counter:
            checkpoint = replace(checkpoint, content_changed_at=counter)
            scan.publish(LibraryInspected(health=replace(health, checkpoint=checkpoint)))

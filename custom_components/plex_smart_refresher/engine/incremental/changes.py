"""Looking again at a library that was looked at before: only at what can have changed.

Plex counts with `contentChangedAt` how often a library's content changed: recordings of real
servers hold small numbers, not times (3155 and 5868 in JasonHHouse/gaps, libraries.xml), and
clients compare them for equality (tipii/amptui: "a monotonic content-version counter"). It is
no proof, though. It moves when items come and go, while an edit may move no more than the item's
own `updatedAt`; mmcdole/kino #28 found that not every kind of library scan moves it, and
compares the number of items as well; Healzangels/motif reads everything again after a day all
the same. Therefore a library only counts as unchanged if this counter and the length of each of
its lists are what they were, and what has a later `updatedAt` than the last look is looked at.
Clients that keep a copy of a library rely on that date (PlexKodiConnect, full_sync.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ..context import Scan
from ..errors import EngineError, RequestError
from ..events import LibraryInspected, LogLevel
from ..media import Library, MediaItem, MediaType
from ..reading.paging import changed_items
from .baseline import Baseline
from .checkpoint import ListCheckpoint


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What may be different in a library that is not read in full."""

    known: Baseline
    items: Sequence[MediaItem]
    lists: dict[MediaType, ListCheckpoint]  #: the marks for the next look


async def read_changes(scan: Scan, library: Library, levels: Sequence[MediaType]) -> Changes | None:
    """Return what may have changed since a library was looked at; None if it must be read."""
    known = scan.known.get(library.library_id)
    if known is None or known.checkpoint.content_changed_at != library.content_changed_at:
        return None
    items: list[MediaItem] = []
    lists: dict[MediaType, ListCheckpoint] = {}
    for level in levels:
        try:
            found = await changed_items(scan, library, level, known.checkpoint.lists[level])
        except RequestError as err:
            scan.log(LogLevel.WARNING, f"{library.title}: its latest changes are unreadable: {err}")
            return None
        if found is None:
            return None
        changed, lists[level] = found
        items += changed
    _log_changes(scan, library, known, items)
    return Changes(known=known, items=items, lists=lists)


def _log_changes(scan: Scan, library: Library, known: Baseline, items: Sequence[MediaItem]) -> None:
    left = known.defective.keys() - {item.rating_key for item in items}
    day = datetime.fromtimestamp(known.scanned_at, UTC).strftime("%Y-%m-%d %H:%M UTC")
    message = (
        f"{library.title}: unchanged since the scan of {day}; only its {len(left)} defective and "
        f"{len(items)} edited items are looked at"
    )
    scan.log(LogLevel.INFO, message)


async def read_change_counters(scan: Scan) -> Mapping[str, int]:
    """Return by library how often its content changed; nothing if that cannot be told."""
    try:
        libraries = await scan.server.libraries()
    except EngineError as err:
        scan.log(LogLevel.INFO, f"the next scan reads all libraries in full: {err}")
        return {}
    return {
        library.library_id: library.content_changed_at
        for library in libraries
        if library.content_changed_at
    }


def rebase_checkpoints(scan: Scan, before: Mapping[str, int], after: Mapping[str, int]) -> None:
    """Take note of how often the libraries had changed before and after the scan's refreshes.

    Otherwise each scan that mends something would make the next one read everything. What
    others changed meanwhile still shows in the lengths and dates of the lists; but not so if
    they did while the lists were read, which may have hidden something.
    """
    for library_id, health in scan.inspected.items():
        look, counter = health.checkpoint, after.get(library_id)
        if look and counter and before.get(library_id) == look.content_changed_at != counter:
            look = replace(look, content_changed_at=counter)
            scan.publish(LibraryInspected(health=replace(health, checkpoint=look)))

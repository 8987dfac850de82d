"""Imports by Sonarr and Radarr: which items of Plex they became, and what has not arrived.

Plex is never told to scan. The path finds an item that it shows: among the arrivals, or else in the
newest entries of the lists.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
import logging
from typing import Protocol

from homeassistant.core import callback

from ..engine.import_payloads import parse_payload
from ..engine.imports import ImportedFile, ImportReport, import_of, last_part
from ..engine.media import Library, MediaItem, MediaType, Page
from ..engine.ports import Clock, MediaServer
from ..storage import AwaitedImport, LogIndex
from .events import ImportsMissing, Publisher
from .failures import Failures
from .libraries import ServerLibraries

_LOGGER = logging.getLogger(__name__)

#: Seconds after a report when its files are looked for; after the last look they are missing.
_LOOKS = (300.0, 900.0, 3_600.0)
#: Seconds between two turns, and after a server or a database that did not answer.
_TURN = 30.0
_AFTER_FAILURE = 300.0
#: Entries that are read of a list, besides one per import.
_PAGE_SIZE = 200
_DAY = 86_400.0

type ReadPage = Callable[[Library, MediaType, int, int], Awaitable[Page]]


class NoteImport(Protocol):
    """What learns about an item that an import became."""

    def __call__(self, rating_key: str, *, is_upgrade: bool) -> None:
        """Note an import."""
        ...


@dataclass(slots=True)
class _Awaited:
    """An import whose item Plex does not show yet."""

    row: AwaitedImport
    reported_at: float  # by the monotonic clock
    looks: int = 0
    name: str = field(init=False)  # of the file

    def __post_init__(self) -> None:
        """Take the name of the file once."""
        self.name = self.file.name

    @property
    def file(self) -> ImportedFile:
        """Return the file."""
        return self.row.file


class ImportWatch:
    """Remembers imports, finds their items, and tells what is missing after an hour."""

    def __init__(
        self,
        server: MediaServer,
        log_index: LogIndex,
        clock: Clock,
        libraries: ServerLibraries,
        publisher: Publisher,
    ) -> None:
        """Start without imports; those of an earlier run are read with the first turn."""
        self.note_import: NoteImport | None = None  #: what looks at new items, if anything does
        self._server = server
        self._stored = log_index.imports
        self._clock = clock
        self._libraries = libraries
        self._publisher = publisher
        self._awaited: dict[int, _Awaited] | None = None  # by ID
        # Thousands can be awaited, and each item is compared with those of its name.
        self._by_name: defaultdict[str, list[_Awaited]] = defaultdict(list)
        self._found: dict[int, MediaItem] = {}  # not written yet
        self._failures = Failures(_LOGGER, "Imports")

    async def report(self, payload: object) -> ImportReport:
        """Remember the files of a report. Raises InvalidPayloadError or LogIndexError."""
        report = parse_payload(payload)
        if report.files:
            await self._write_found()
            await self._stored.add(report.files, self._clock.time())
            await self._read()
        return report

    @callback
    def seen(self, item: MediaItem) -> None:
        """Note an item with its file, which may be that of an import."""
        found = self._match(item)
        if found is not None and found.is_upgrade:
            self._note(item, found)

    async def run(self) -> None:
        """Look for imports until the task is cancelled."""
        while True:
            try:
                await self.step()
                seconds = _TURN
            except Exception as err:  # noqa: BLE001 - nothing may end the task
                self._failures.log(err)
                seconds = _AFTER_FAILURE
            await self._clock.sleep(seconds)

    async def step(self) -> None:
        """Write what was found, and look for what is due. Raises an EngineError if that fails."""
        if self._awaited is None:
            await self._read()
        await self._write_found()
        now = self._clock.monotonic()
        due = [each for each in self._waiting.values() if _is_due(each, now)]
        if not due or self._libraries.selected is None:
            return
        for kind in dict.fromkeys(each.file.type for each in due):
            await self._look([each for each in due if each.file.type is kind])
        await self._write_found()
        await self._tell([each for each in due if each.row.import_id in self._waiting], now)

    @property
    def _waiting(self) -> dict[int, _Awaited]:
        """Return the imports without an item, by ID."""
        return {} if self._awaited is None else self._awaited

    async def _read(self) -> None:
        """Read what is awaited; what was so before keeps its time and its looks."""
        now, monotonic = self._clock.time(), self._clock.monotonic()
        known: Mapping[int, _Awaited] = self._waiting
        rows = [row for row in await self._stored.awaited(now) if row.import_id not in self._found]
        self._awaited = {}
        for row in rows:
            before = known.get(row.import_id)
            if before is None or before.row.reported_at != row.reported_at:
                before = _Awaited(row, monotonic - (now - row.reported_at))
            self._awaited[row.import_id] = before
        self._by_name.clear()
        for each in self._awaited.values():
            self._by_name[each.name].append(each)

    async def _write_found(self) -> None:
        """Store the items that were found."""
        while self._found:
            import_id, item = next(iter(self._found.items()))
            await self._stored.set_found(import_id, item)
            self._found.pop(import_id, None)

    def _match(self, item: MediaItem) -> ImportedFile | None:
        """Return the awaited import that an item has become; it is not awaited any more."""
        names = {last_part(path) for path in (item.file, *item.other_files)}
        near = [each for name in names for each in self._by_name.get(name, ())]
        by_path = {each.file.path: each for each in near if each.row.import_id in self._waiting}
        file = import_of(item, [each.file for each in by_path.values()])
        if file is None:
            return None
        import_id = by_path[file.path].row.import_id
        self._found[import_id] = item
        del self._waiting[import_id]
        return file

    def _note(self, item: MediaItem, file: ImportedFile) -> None:
        """Have an item of a selected library looked at."""
        if self.note_import and item.library_id in (self._libraries.selected_ids or ()):
            self.note_import(item.rating_key, is_upgrade=bool(file.is_upgrade))

    async def _look(self, due: Sequence[_Awaited]) -> None:
        """Look for files of one type in the newest and then in the last changed entries.

        A file's own date can count as that of its addition, and a replaced file is no new entry.
        """
        kind = due[0].file.type
        since = min(each.row.reported_at for each in due) - _DAY
        reads: tuple[ReadPage, ...] = (self._server.read_page, self._server.read_changed_page)
        for library in self._libraries.all:
            known: set[str] = set()
            for read in reads if kind in library.levels else ():
                if all(each.row.import_id not in self._waiting for each in due):
                    return
                page = await read(library, kind, 0, _PAGE_SIZE + len(due))
                keys = {
                    each.rating_key
                    for each in page.items
                    if max(each.added_at or 0, each.updated_at or 0) >= since
                } - known
                known |= keys
                await self._see(sorted(keys), library)

    async def _see(self, rating_keys: Sequence[str], library: Library) -> None:
        """Read items with their files, and note those of imports."""
        found = await self._server.read_items(rating_keys) if rating_keys else {}
        for each in found.values():
            item = each._replace(library_id=library.library_id)
            if file := self._match(item):
                self._note(item, file)

    async def _tell(self, due: Sequence[_Awaited], now: float) -> None:
        """Count a look in vain, and tell what is missing; a replaced file has no date to go by."""
        looks = [bisect_right(_LOOKS, now - each.reported_at) for each in due]
        missing = [
            each
            for each, count in zip(due, looks, strict=True)
            if count >= len(_LOOKS) and not each.file.is_upgrade
        ]
        if missing:
            told = [each.row.import_id for each in missing]
            await self._stored.set_told(told, self._clock.time())
        for each, count in zip(due, looks, strict=True):
            each.looks = count
        if not missing:
            return
        _LOGGER.info("Plex does not show %s imported files after an hour", len(missing))
        self._publisher.publish(ImportsMissing(tuple(each.file for each in missing)))


def _is_due(awaited: _Awaited, now: float) -> bool:
    """Return whether it is time to look for an import."""
    if awaited.row.is_told or awaited.looks >= len(_LOOKS):
        return False
    return now - awaited.reported_at >= _LOOKS[awaited.looks]

"""What the engine needs from outside, in memory and in simulated time."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from copy import replace
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Any

from custom_components.plex_smart_refresher.engine.air_dates import WaitReason
from custom_components.plex_smart_refresher.engine.checkpoint import Baseline
from custom_components.plex_smart_refresher.engine.criteria import Criteria
from custom_components.plex_smart_refresher.engine.defects import Defect, find_defects, is_protected
from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    ItemGoneError,
    JournalError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.events import (
    ItemFinished,
    LibraryInspected,
    LogLine,
    PauseReason,
    PhaseStarted,
    ProgressMade,
    ScanEvent,
    ScanPaused,
    ScanResumed,
)
from custom_components.plex_smart_refresher.engine.final_titles import FinalTitle
from custom_components.plex_smart_refresher.engine.identity import ItemIdentity, identity_of
from custom_components.plex_smart_refresher.engine.imports import KnownImport
from custom_components.plex_smart_refresher.engine.incremental.baseline import find_baselines
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Change,
    ItemForm,
    ProposalMark,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.learning import Duration
from custom_components.plex_smart_refresher.engine.media import (
    FieldEdit,
    IdSource,
    Library,
    LibraryType,
    MediaItem,
    MediaType,
    Page,
    Poster,
)
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.pictures import (
    BAD_PICTURES,
    WITH_FRAMES,
    PictureCheck,
    Pictures,
    PictureState,
    shows_frame,
)
from custom_components.plex_smart_refresher.engine.ports import Ports
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    ItemRecord,
    ItemState,
    LibraryHealth,
    Result,
    Tally,
)
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.engine.selection import is_moment_due
from custom_components.plex_smart_refresher.engine.timeline import PROCESSED, TimelineEntry
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from plex_simulator import Outcome

from .fake_matches import FakeMatches

NOW = 1_800_000_000
DAY = 86_400


class SimulatedClock:
    """A clock that jumps to the next sleeper when nothing else can run."""

    def __init__(self) -> None:
        self.now = float(NOW)
        self._set_by = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._is_driving = False

    def time(self) -> float:
        return self.now + self._set_by

    def monotonic(self) -> float:
        return self.now - NOW

    def jump(self, seconds: float) -> None:
        """Set the clock ahead or back, as whoever corrects it does."""
        self._set_by += seconds

    async def sleep(self, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        sleeper = loop.create_future()
        heappush(self._sleepers, (self.now + seconds, next(self._numbers), sleeper))
        if not self._is_driving:
            self._is_driving = True
            loop.call_soon(self._drive)
        await sleeper

    def _drive(self) -> None:
        loop: Any = asyncio.get_running_loop()
        if loop._ready:
            loop.call_soon(self._drive)
            return
        while self._sleepers and self._sleepers[0][2].done():
            heappop(self._sleepers)
        self._is_driving = bool(self._sleepers)
        if self._sleepers:
            self.now, _, sleeper = heappop(self._sleepers)
            sleeper.set_result(None)
            loop.call_soon(self._drive)


PARENTS = {
    MediaType.SEASON: MediaType.SHOW,
    MediaType.EPISODE: MediaType.SEASON,
    MediaType.ALBUM: MediaType.ARTIST,
}


def healthy(key: str, media_type: MediaType = MediaType.MOVIE, **fields: Any) -> MediaItem:
    """Return an item that lacks nothing, added an hour ago."""
    values: dict[str, Any] = {
        "library_id": "1",
        "title": f"The {media_type} {key}",
        "guid": f"plex://{media_type}/{key}",
        "has_external_ids": True,
        "id_sources": frozenset(IdSource),
        "has_summary": True,
        "summary": f"What happens in {key}.",
        "thumb": f"/library/metadata/{key}/thumb/1",
        "added_at": NOW - 3600,
        "updated_at": NOW - 3600,
    }
    return MediaItem(rating_key=key, type=media_type, **(values | fields))


NO_SUMMARY = {"has_summary": False, "summary": ""}
FLAWS: Mapping[Defect, Callable[[MediaItem], dict[str, Any]]] = {
    Defect.NO_MATCH: lambda item: {"guid": f"local://{item.rating_key}", **NO_SUMMARY},
    Defect.MISSING_POSTER: lambda _: {"thumb": ""},
    Defect.MISSING_SUMMARY: lambda _: NO_SUMMARY,
    Defect.INHERITED_POSTER: lambda _: {"thumb": "/library/metadata/99999/thumb/1"},
    Defect.PLACEHOLDER_TITLE: lambda _: {"title": "TBA"},
    Defect.BROKEN_POSTER: lambda _: {},  # what it shows is in Stored
    Defect.FRAME_POSTER: lambda _: {},
    Defect.NO_EXTERNAL_IDS: lambda _: {"has_external_ids": False},
    Defect.MISSING_REQUIRED_ID: lambda _: {"id_sources": frozenset({IdSource.TVDB})},
}


_AGENTS = "metadata://posters/tv.plex.agents.movie"
AGENTS_POSTERS = (f"{_AGENTS}_first", f"{_AGENTS}_second")
PICTURE_DEFECTS = frozenset(
    {
        *(Defect.MISSING_POSTER, Defect.BROKEN_POSTER),
        *(Defect.FRAME_POSTER, Defect.INHERITED_POSTER),
    }
)
BAD = {
    Defect.BROKEN_POSTER: PictureState.BROKEN,
    Defect.FRAME_POSTER: PictureState.FRAME,
}
FRAME = "media://1/1.bundle/Contents/Thumbnails/thumb1.jpg"


@dataclass
class Stored:
    """An item on the server, and what a refresh does to it."""

    item: MediaItem
    cure: MediaItem
    outcome: Outcome
    processed: int = 0
    harm: dict[str, Any] = field(default_factory=dict)  #: what each refresh changes for the worse
    posters: list[str] = field(default_factory=lambda: list(AGENTS_POSTERS))
    selected: str = AGENTS_POSTERS[0]
    replaced_by: str = ""  #: the poster that each refresh selects
    broken: set[str] = field(default_factory=set)  #: the posters that cannot be loaded
    is_unclear: bool = False  #: nobody can tell whether its picture can be loaded
    needs_parent: bool = False  #: only a refresh of its parent helps
    providers: dict[str, str] = field(default_factory=dict)  #: of posters, by address

    def offers(self) -> list[Poster]:
        """Return the posters on offer, in the server's order."""
        return [
            Poster(
                address,
                address == self.selected,
                self.providers.get(address, ""),
                "" if "//image." in address else f"/library/metadata/{self.item.rating_key}/file",
            )
            for address in self.posters
        ]


@dataclass
class Failure:
    """An error that a call answers with."""

    error: EngineError
    times: float
    key: str | None


@dataclass
class FakeServer(FakeMatches):
    """A Plex server that keeps its items in memory and takes its time to refresh them."""

    clock: SimulatedClock
    version: str = "1.43.0.10162-b67a664ab"
    traits: ServerTraits = field(default_factory=ServerTraits)
    workers: int = 3
    latency: float = 4.0
    picture_delay: float = 5.0
    read_time: float = 0.0
    accept_time: float = 0.0  #: until it answers a refresh
    listening: bool = True
    is_away: bool = False  #: answers nothing but the error
    away_error: EngineError = field(default_factory=lambda: ServerLostError("lost"))
    provider_is_down: bool = False  #: gets nothing from its sources
    unreachable_for: set[str] = field(default_factory=set)  #: libraries whose sources are down
    unknown: set[str] = field(default_factory=set)  #: items that its sources do not know
    is_scanning: bool = False  #: a library
    is_watched: bool = False
    played: set[str] = field(default_factory=set)  #: the rating keys that sessions name
    frames: set[str] = field(default_factory=set)  #: items of which an analysis makes a picture
    cascades: bool = True  #: refreshes what is below a refreshed item as well
    is_silent: bool = False  #: claims to listen, and never notifies
    loses_notifications_of: set[str] = field(default_factory=set)
    longest_page: int = 10_000
    lie: int = 0  #: by how much the total of a list is wrong
    tells_total: bool = True
    sorts: bool = True
    sorts_changes: bool = True
    is_endless: bool = False  #: gives the first page again and again
    bad_entries: set[str] = field(default_factory=set)  #: no page with them can be read
    withholds_ids: bool = False
    takes_edits: bool = True
    takes_posters: bool = True
    harm_delay: float = 0.0  #: how long after its refresh an item gets worse
    before_page: Callable[[int], None] = field(default=lambda _: None)
    shelves: dict[str, Library] = field(default_factory=dict)
    content: Counter[str] = field(default_factory=Counter)  #: changes by library; none is untold
    content_counts_edits: bool = True
    items: dict[str, Stored] = field(default_factory=dict)
    failures: defaultdict[str, list[Failure]] = field(default_factory=lambda: defaultdict(list))
    calls: Counter[str] = field(default_factory=Counter)
    asked_at: list[float] = field(default_factory=list)  #: when for refreshes
    refreshed: list[str] = field(default_factory=list)
    destroyed: list[str] = field(default_factory=list)  #: manually edited items that a refresh hit
    healthy_refreshed: int = 0
    queued: int = 0
    queued_below: int = 0
    most_queued: int = 0
    pages: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._free = asyncio.Semaphore(self.workers)
        self._tasks: set[asyncio.Task[None]] = set()
        self._wakes: list[Callable[[str | None], None]] = []
        self._receivers: list[Callable[[TimelineEntry | None], None]] = []
        self._moments = count(2)

    # What a test says about the server.

    def add_library(
        self, library_id: str = "1", kind: LibraryType = LibraryType.MOVIE, **fields: Any
    ) -> Library:
        fields = {"title": f"Library {library_id}", "agent": "tv.plex.agents.movie"} | fields
        library = Library(library_id=library_id, type=kind, **fields)
        self.shelves[library_id] = library
        return library

    def add(
        self,
        key: str,
        media_type: MediaType = MediaType.MOVIE,
        *defects: Defect,
        outcome: Outcome = Outcome.FIXED,
        **fields: Any,
    ) -> MediaItem:
        """Put an item on the server that has exactly these defects."""
        cure = healthy(key, media_type, **fields)
        item = cure
        for defect in defects:
            item = replace(item, **FLAWS[defect](item))
        stored = self.items[key] = Stored(item, cure, outcome)
        if PICTURE_DEFECTS & {*defects}:  # nothing else is on offer
            stored.posters = [AGENTS_POSTERS[0]] if Defect.BROKEN_POSTER in defects else []
        if Defect.FRAME_POSTER in defects:
            # It is normal for an episode for which nothing else is on offer.
            is_episode = media_type is MediaType.EPISODE
            stored.posters = [AGENTS_POSTERS[0], FRAME] if is_episode else [FRAME]
            stored.selected = FRAME
        if Defect.BROKEN_POSTER in defects:
            stored.broken.add(stored.selected)
        self.count_change(item)
        return item

    def change(self, key: str, **fields: Any) -> None:
        stored = self.items[key]
        stored.item = replace(stored.item, **fields)

    def select(self, key: str, address: str) -> None:
        """Select a poster, as its owner does; one that is not on offer is uploaded."""
        stored = self.items[key]
        if address not in stored.posters:
            stored.posters.append(address)
        stored.selected = address
        thumb = f"/library/metadata/{key}/thumb/{next(self._moments)}"
        stored.cure = replace(stored.cure, thumb=thumb)
        self.change(key, thumb=thumb)

    def defects_of(self, key: str) -> set[Defect]:
        """Return the defects that an item really has."""
        item = self.items[key].item
        pictures = Pictures()
        pictures.note([PictureCheck(key, item.thumb, self._picture_of(item), self.clock.time())])
        return {each.defect for each in find_defects(item, Criteria(pictures=pictures))}

    def _picture_of(self, item: MediaItem) -> PictureState:
        stored = self.items[item.rating_key]
        posters = stored.offers()
        if item.type in WITH_FRAMES and shows_frame(item, posters):
            return PictureState.FRAME
        return PictureState.BROKEN if stored.selected in stored.broken else PictureState.OK

    def harms(self, key: str, *, replaced_by: str = "", **fields: Any) -> None:
        """Let each refresh of an item select another poster and change fields for the worse."""
        self.items[key].replaced_by, self.items[key].harm = replaced_by, fields

    def edit(self, key: str, **fields: Any) -> None:
        """Change an item as somebody does by hand, so that the server dates it."""
        self.change(key, **fields, updated_at=int(self.clock.time()))
        self.count_change(self.items[key].item, is_edit=True)

    def count_change(self, item: MediaItem, *, is_edit: bool = False) -> None:
        """Count that a library changed, if its changes are counted at all."""
        if item.library_id in self.content and (self.content_counts_edits or not is_edit):
            self.content[item.library_id] += 1

    def remove(self, key: str) -> None:
        self.count_change(self.items.pop(key).item)

    def fail(
        self, call: str, error: EngineError, times: float = float("inf"), key: str | None = None
    ) -> None:
        """Answer a call with an error a number of times, for one item or for all."""
        self.failures[call].append(Failure(error, times, key))

    def fail_all(self, error: EngineError) -> None:
        """Answer all calls with an error."""
        self.failures = defaultdict(lambda: [Failure(error, float("inf"), None)])

    def notify(self, key: str | None) -> None:
        """Send a notification to whoever listens."""
        for wake in list(self._wakes):
            wake(key)
        if key is None or key in self.items:
            self.tell(None if key is None else self._processed(key))

    def tell(self, entry: TimelineEntry | None) -> None:
        """Send an entry of the timeline to whoever listens."""
        for receive in list(self._receivers):
            receive(entry)

    def _processed(self, key: str) -> TimelineEntry:
        """Return the entry about a processed item."""
        item = self.items[key].item
        parents = item.parent_key, item.grandparent_key
        return TimelineEntry(key, item.library_id, item.type, *parents, PROCESSED, "", "", False)

    @property
    def is_listened_to(self) -> bool:
        return bool(self._wakes)

    def go_away(self, error: EngineError | None = None) -> None:
        """Restart: forget what was asked for, and answer nothing for the time being."""
        self.is_away = True
        self.away_error = error or ServerLostError("lost")
        self.queued = 0
        for task in self._tasks:
            task.cancel()

    async def settle(self) -> None:
        """Finish all that is queued."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await asyncio.sleep(0)  # gather does not pause for tasks that are done

    # What the engine asks of it.

    async def libraries(self) -> tuple[Library, ...]:
        await self._answer("libraries")
        return tuple(
            replace(library, content_changed_at=self.content.get(key))
            for key, library in self.shelves.items()
        )

    async def read_page(self, library: Library, level: MediaType, start: int, size: int) -> Page:
        await self._answer("read_page", library.library_id)
        return self._page(library, level, start, size, self.sorts, lambda item: item.added_at)

    async def read_changed_page(
        self, library: Library, level: MediaType, start: int, size: int
    ) -> Page:
        await self._answer("read_changed_page", library.library_id)
        sorts = self.sorts_changes
        return self._page(library, level, start, size, sorts, lambda item: item.updated_at)

    def _page(
        self,
        library: Library,
        level: MediaType,
        start: int,
        size: int,
        sorts: bool,
        date: Callable[[MediaItem], int | None],
    ) -> Page:
        self.pages.append((start, size))
        self.before_page(start)
        on_list = [
            stored.item
            for stored in self.items.values()
            if stored.item.library_id == library.library_id and stored.item.type is level
        ]
        if sorts:
            on_list.sort(key=lambda item: date(item) or 0, reverse=True)
        first = 0 if self.is_endless else start
        entries = on_list[first : first + min(size, self.longest_page)]
        if any(entry.rating_key in self.bad_entries for entry in entries):
            raise RequestError("status 500")
        total = start + size + 1000 if self.is_endless else max(0, len(on_list) + self.lie)
        return Page(
            items=tuple(replace(self._as_listed(entry), summary="") for entry in entries),
            received=len(entries),
            total=total if self.tells_total else None,
        )

    async def read_items(self, rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        await self._answer("read_items", *rating_keys)
        if self.read_time:
            await self.clock.sleep(self.read_time)
        return {
            key: replace(self.items[key].item, confirmed=True)
            for key in rating_keys
            if key in self.items
        }

    async def read_below(self, item: MediaItem) -> Sequence[MediaItem]:
        await self._answer("read_below", item.rating_key)
        return [self._as_listed(stored.item) for stored in self._below(item.rating_key)]

    async def read_posters(self, rating_key: str) -> Sequence[Poster]:
        await self._answer_for("read_posters", rating_key)
        stored = self.items[rating_key]
        return stored.offers()

    async def check_picture(self, item: MediaItem, offer: Poster | None = None) -> PictureState:
        await self._answer_for("check_offer" if offer else "check_picture", item.rating_key)
        if offer and not offer.path:
            return PictureState.UNKNOWN
        if offer:
            broken = offer.address in self.items[item.rating_key].broken
            return PictureState.BROKEN if broken else PictureState.OK
        is_unclear = self.items[item.rating_key].is_unclear
        return PictureState.UNKNOWN if is_unclear else self._picture_of(item)

    async def select_poster(self, rating_key: str, poster: Poster) -> None:
        await self._answer_for("select_poster", rating_key)
        if self.takes_posters:
            self.select(rating_key, poster.address)
            locked = self.items[rating_key].item.locked_fields | {"thumb"}
            self.change(rating_key, locked_fields=locked)

    async def edit_fields(self, item: MediaItem, edits: Sequence[FieldEdit]) -> None:
        await self._answer_for("edit_fields", item.rating_key)
        assert item.library_id
        for edit in edits if self.takes_edits else ():
            locks = self.items[item.rating_key].item.locked_fields - {edit.name}
            self.change(
                item.rating_key,
                locked_fields=locks | ({edit.name} if edit.is_locked else frozenset()),
                **({} if edit.value is None else {edit.name: edit.value}),
                **({"has_summary": bool(edit.value)} if edit.name == "summary" else {}),
            )

    async def refresh(self, rating_key: str) -> None:
        self.asked_at.append(self.clock.time())
        await self._answer("refresh", rating_key)
        if self.accept_time:
            await self.clock.sleep(self.accept_time)
        if rating_key not in self.items:
            raise ItemGoneError("status 404")
        self.refreshed.append(rating_key)
        self.healthy_refreshed += not self.defects_of(rating_key)
        self.queued += 1
        self.most_queued = max(self.most_queued, self.queued)
        self._start(self._process(rating_key))

    async def analyze(self, rating_key: str) -> None:
        await self._answer_for("analyze", rating_key)
        self._start(self._analyze(rating_key))

    async def _analyze(self, key: str) -> None:
        await self.clock.sleep(self.latency)
        if key in self.frames:
            self.select(key, "media://frame")
        self.notify(key)

    async def played_keys(self) -> AbstractSet[str]:
        await self._answer("played_keys")
        return self.played

    async def has_matches(self, rating_key: str) -> bool:
        await self._answer_for("has_matches", rating_key)
        item = self.items[rating_key].item
        if self._is_unreachable_for(item) or rating_key in self.unknown:
            return False
        return item.type not in (MediaType.SEASON, MediaType.EPISODE)

    async def pending_updates(self, library_id: str) -> int:
        await self._answer("pending_updates", library_id)
        return self.queued + self.queued_below

    async def is_busy(self) -> bool:
        await self._answer("is_busy")
        return self.is_scanning

    async def is_playing(self) -> bool:
        await self._answer("is_playing")
        return self.is_watched

    def subscribe_processed(self, wake: Callable[[str | None], None]) -> Callable[[], None]:
        self._wakes.append(wake)
        return lambda: self._wakes.remove(wake)

    def subscribe_timeline(
        self, receive: Callable[[TimelineEntry | None], None]
    ) -> Callable[[], None]:
        self._receivers.append(receive)
        return lambda: self._receivers.remove(receive)

    # How it works.

    async def _answer(self, call: str, *keys: str) -> None:
        self.calls[call] += 1
        await asyncio.sleep(0)
        if self.is_away:
            raise self.away_error
        for failure in self.failures[call]:
            if failure.times > 0 and (failure.key is None or failure.key in keys):
                failure.times -= 1
                raise failure.error

    async def _answer_for(self, call: str, key: str) -> None:
        await self._answer(call, key)
        if key not in self.items:
            raise ItemGoneError("status 404")

    def _is_unreachable_for(self, item: MediaItem) -> bool:
        return self.provider_is_down or item.library_id in self.unreachable_for

    def _as_listed(self, item: MediaItem) -> MediaItem:
        ids = item.has_external_ids and not self.withholds_ids
        locks = item.locked_fields if self.traits.lists_show_locks else frozenset[str]()
        return replace(item, locked_fields=locks, has_external_ids=ids)

    def _below(self, key: str) -> list[Stored]:
        return [
            stored
            for stored in self.items.values()
            if key in (stored.item.parent_key, stored.item.grandparent_key)
        ]

    def _start(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _process(self, key: str) -> None:
        """Work on an item, and then on what is below it, one after the other."""
        below = [stored.item.rating_key for stored in self._below(key)]
        below = below if self.cascades else []
        self.queued_below += len(below)
        for each in (key, *below):
            async with self._free:
                await self.clock.sleep(self.latency)
            if each == key:
                self.queued -= 1
            else:
                self.queued_below -= 1
            if each in self.items:
                self._finish(each, is_asked=each == key)

    def _finish(self, key: str, *, is_asked: bool) -> None:
        stored = self.items[key]
        if is_protected(stored.item):
            self.destroyed.append(key)
        if stored.outcome is Outcome.IGNORED:
            return
        stored.processed += 1
        if not (is_asked and stored.needs_parent):
            self._apply(stored)
        self._tell(key)

    def _tell(self, key: str) -> None:
        is_heard = self.listening and not self.is_silent
        if is_heard and key not in self.loses_notifications_of:
            self.notify(key)

    def _apply(self, stored: Stored) -> None:
        now = int(self.clock.time())
        key, cure = stored.item.rating_key, replace(stored.cure, updated_at=now)
        stored.item = replace(stored.item, updated_at=now)
        self.count_change(stored.item, is_edit=True)
        if self._is_unreachable_for(stored.item):
            return
        match stored.outcome:
            case Outcome.FIXED:
                self._cure(stored, cure)
            case Outcome.SECOND if stored.processed > 1:
                self._cure(stored, cure)
            case Outcome.PARTLY:
                stored.item = replace(cure, thumb=stored.item.thumb)
            case Outcome.LATE_PICTURE:
                stored.item = replace(cure, thumb=stored.item.thumb)
                self._start(self._deliver_picture(key))
            case Outcome.VANISHED:
                self.remove(key)
            case Outcome.REKEYED:
                self.remove(key)
                cure = replace(cure, rating_key=f"{key}0")
                self.items[cure.rating_key] = replace(stored, item=cure, cure=cure)
        self._start(self._harm(key, stored))

    def _cure(self, stored: Stored, cure: MediaItem) -> None:
        """Give an item all that it lacks; another picture has another address."""
        is_frame = stored.selected == FRAME
        stored.item = cure
        stored.broken.clear()
        stored.posters += [each for each in AGENTS_POSTERS if each not in stored.posters]
        if is_frame:
            self.select(cure.rating_key, AGENTS_POSTERS[0])

    async def _harm(self, key: str, stored: Stored) -> None:
        if self.harm_delay:
            await self.clock.sleep(self.harm_delay)
        if stored.replaced_by:
            self.select(key, stored.replaced_by)
        if stored.harm:
            self.change(key, **stored.harm)

    async def _deliver_picture(self, key: str) -> None:
        await self.clock.sleep(self.picture_delay)
        now = int(self.clock.time())
        self.items[key].item = replace(self.items[key].cure, updated_at=now)
        self.count_change(self.items[key].item, is_edit=True)


@dataclass
class FakeMemory:
    """What is remembered of items and of earlier jobs."""

    remembered: dict[str, ItemState] = field(default_factory=dict)
    vanished: dict[str, ItemState] = field(default_factory=dict)  #: of items that are gone
    recorded: dict[str, Mapping[str, ItemRecord]] = field(default_factory=dict)  #: by job
    found: dict[str, str] = field(default_factory=dict)  #: the library of each item to heal
    turns: int = 0  #: how often a scan gave way
    marks: dict[str, ProposalMark] = field(default_factory=dict)  #: of proposals
    checks: dict[str, PictureCheck] = field(default_factory=dict)  #: of pictures
    imported: list[KnownImport] = field(default_factory=list)
    took: list[Duration] = field(default_factory=list)  #: what refreshes took

    async def rating_keys(self) -> AbstractSet[str]:
        return frozenset(self._known)

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        return {key: self._known[key] for key in rating_keys if key in self._known}

    @property
    def _known(self) -> Mapping[str, ItemState]:
        return self.vanished | self.remembered

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        due = [
            (state.next_attempt, key)
            for key, state in self.remembered.items()
            if state.library_id in library_ids
            and not state.ignored
            and state.next_attempt is not None
            and (
                state.next_attempt <= now
                if state.wait_reason is WaitReason.UNAIRED
                else is_moment_due(state.next_attempt, now)
            )
        ]
        return [key for _, key in sorted(due)]

    async def to_heal(self, library_ids: Sequence[str]) -> Sequence[str]:
        return [key for key, library_id in self.found.items() if library_id in library_ids]

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        return self.recorded[job_id]

    async def lookalikes(self, identities: Sequence[ItemIdentity]) -> Sequence[ItemState]:
        guids, titles = {each.guid for each in identities}, {each.title for each in identities}
        files = {each.file for each in identities if each.file}
        return [
            state
            for state in self._known.values()
            if (known := state.identity)
            and (known.guid in guids or known.title in titles or known.file in files)
        ]

    async def proposed(self, rating_keys: Sequence[str]) -> Mapping[str, ProposalMark]:
        return {key: self.marks[key] for key in rating_keys if key in self.marks}

    async def imports(self, item: MediaItem) -> Sequence[KnownImport]:
        return self.imported

    async def move(self, old_key: str, new_key: str) -> None:
        state = self.vanished.pop(old_key, None) or self.remembered.pop(old_key, None)
        if state:
            self.remembered[new_key] = replace(state, rating_key=new_key)

    async def forget(self, rating_keys: Sequence[str]) -> None:
        for key in rating_keys:
            self.remembered.pop(key, None)
            self.vanished.pop(key, None)

    async def final_titles(self) -> Sequence[FinalTitle]:
        return [title for state in self._known.values() for title in state.final_titles]

    async def bad_pictures(self) -> Sequence[PictureCheck]:
        return [check for check in self.checks.values() if check.state in BAD_PICTURES]

    async def pictures(self, rating_keys: Sequence[str]) -> Mapping[str, PictureCheck]:
        return {key: self.checks[key] for key in rating_keys if key in self.checks}

    async def keep_pictures(self, checks: Sequence[PictureCheck]) -> None:
        self.checks |= {check.rating_key: check for check in checks}

    async def durations(self, now: float) -> Sequence[Duration]:
        return self.took

    async def keep_up(self) -> None:
        self.turns += 1
        await asyncio.sleep(0)

    def bad(self, key: str, state: PictureState, thumb: str) -> None:
        """Remember that a picture was bad."""
        self.checks[key] = PictureCheck(key, thumb, state, NOW - DAY)

    def failed_before(self, key: str, *defects: Defect, **fields: Any) -> ItemState:
        """Remember that an item failed, and that it is due since an hour."""
        values: dict[str, Any] = {
            "library_id": "1",
            "attempts": 1,
            "next_attempt": NOW - 3600.0,
            "defects": frozenset(defects),
        }
        state = self.remembered[key] = ItemState(rating_key=key, **(values | fields))
        for defect, found in BAD.items():
            if defect in defects:
                self.bad(key, found, f"/library/metadata/{key}/thumb/1")
        return state

    def keep(self, event: ItemFinished) -> None:
        """Remember an item as a job does."""
        key = event.outcome.item.rating_key
        known = self.remembered.pop(key, None) or self.vanished.pop(key, None)
        if event.next_state:
            identity = identity_of(event.outcome.item)
            self.remembered[key] = replace(event.next_state, identity=identity)
        elif known and event.outcome.result is Result.GONE:
            self.vanished[key] = known
        item = event.outcome.item
        for took in event.outcome.took:
            self.took.append(Duration(item.library_id, item.type, *took, event.time))


@dataclass
class FakeJournal:
    """The record of every write, in memory."""

    clock: SimulatedClock
    error: JournalError | None = None  #: what each call answers with
    changes: dict[str, Change] = field(default_factory=dict)
    discounted: set[str] = field(default_factory=set)
    undone_by: dict[str, str | None] = field(default_factory=dict)

    async def begin(
        self, kind: WriteKind, item: MediaItem, before: ItemForm, below: Sequence[ItemForm] = ()
    ) -> str:
        await self._answer()
        change_id = f"{len(self.changes) + 1}"
        self.changes[change_id] = Change(
            change_id=change_id,
            job_id="job",
            kind=kind,
            time=self.clock.time(),
            rating_key=item.rating_key,
            library_id=item.library_id,
            type=item.type,
            title=item.display_title,
            before=before,
            below=tuple(below),
        )
        return change_id

    async def finish(self, change_id: str, after: ItemForm) -> None:
        await self._answer()
        self.changes[change_id] = replace(self.changes[change_id], after=after)

    async def mark_undone(self, change_id: str, undone_by: str | None) -> None:
        await self._answer()
        for each in list(self.changes.values()):
            if self.undone_by.get(each.change_id) == change_id:
                self.changes[each.change_id] = replace(each, undone_at=None)
        self.undone_by[change_id] = undone_by
        self.changes[change_id] = replace(self.changes[change_id], undone_at=self.clock.time())

    async def change(self, change_id: str) -> Change | None:
        await self._answer()
        return self.changes.get(change_id)

    async def last(self, kind: WriteKind, rating_key: str) -> float | None:
        found = await self._last(kind, rating_key)
        return None if found is None else found.time

    async def discount(self, change_ids: Sequence[str]) -> None:
        await self._answer()
        self.discounted.update(change_ids)

    async def is_undone(self, rating_key: str) -> bool:
        await self._answer()
        found = [
            each
            for each in self.changes.values()
            if rating_key in (each.rating_key, *(form.rating_key for form in each.below))
            and each.kind is not WriteKind.UNDO
        ]
        return bool(found) and found[-1].undone_at is not None

    async def is_match_undone(self, rating_key: str) -> bool:
        await self._answer()
        kinds = (WriteKind.MATCH, WriteKind.MATCH_BY_ID)
        found = [
            each
            for each in self.changes.values()
            if each.rating_key == rating_key and each.kind in kinds
        ]
        return bool(found) and found[-1].undone_at is not None

    async def count(self, kind: WriteKind, since: float) -> int:
        await self._answer()
        return sum(each.kind is kind and each.time >= since for each in self.changes.values())

    async def _last(self, kind: WriteKind, rating_key: str) -> Change | None:
        await self._answer()
        found = [
            each
            for each in self.changes.values()
            if (each.kind, each.rating_key) == (kind, rating_key)
            and each.change_id not in self.discounted
        ]
        return found[-1] if found else None

    async def _answer(self) -> None:
        await asyncio.sleep(0)
        if self.error:
            raise self.error

    @property
    def kinds(self) -> list[tuple[WriteKind, str]]:
        """Return the kinds of all changes and their items, in order."""
        return [(each.kind, each.rating_key) for each in self.changes.values()]


class Observer:
    """Records what happens, and insists that progress never runs backwards."""

    def __init__(self) -> None:
        self.events: list[ScanEvent] = []

    def __call__(self, event: ScanEvent, /) -> None:
        self.events.append(event)

    @property
    def outcomes(self) -> dict[str, ItemOutcome]:
        finished = [event.outcome for event in self.events if isinstance(event, ItemFinished)]
        outcomes = {outcome.item.rating_key: outcome for outcome in finished}
        assert len(outcomes) == len(finished), "an item has two results"
        return outcomes

    @property
    def results(self) -> dict[str, Result]:
        return {key: outcome.result for key, outcome in self.outcomes.items()}

    @property
    def order(self) -> list[str]:
        return list(self.outcomes)

    @property
    def pauses(self) -> list[PauseReason | None]:
        """Return the reasons of the pauses in their order, with None where the scan went on."""
        return [
            event.reason if isinstance(event, ScanPaused) else None
            for event in self.events
            if isinstance(event, ScanPaused | ScanResumed)
        ]

    @property
    def health(self) -> dict[str, LibraryHealth]:
        return {
            event.health.library_id: event.health
            for event in self.events
            if isinstance(event, LibraryInspected)
        }

    @property
    def lines(self) -> list[str]:
        return [event.message for event in self.events if isinstance(event, LogLine)]

    @property
    def phases(self) -> list[str]:
        return [event.phase for event in self.events if isinstance(event, PhaseStarted)]

    @property
    def progress(self) -> list[ProgressMade]:
        return [event for event in self.events if isinstance(event, ProgressMade)]


@dataclass
class World:
    """A server, what is remembered of it, and the scans that are made of it."""

    clock: SimulatedClock
    server: FakeServer
    memory: FakeMemory
    journal: FakeJournal
    observer: Observer = field(default_factory=Observer)
    pause_control: PauseControl | None = None
    done: dict[str, Result] = field(default_factory=dict)  #: results from before a restart
    jobs: list[Job] = field(default_factory=list)  #: the newest first

    async def scan(self, *, forgetful: bool = False, **options: Any) -> Tally:
        """Scan the server, and remember what a job would; or as if there were no other job."""
        self.observer, started_at = Observer(), self.clock.time()
        chosen = ScanOptions(**{"pause_limit": 0, **options})
        known = {} if forgetful else await self.baselines(chosen)
        tally = await run_scan(
            self.ports,
            chosen,
            self.observer,
            self.pause_control,
            self.done,
            known,
        )
        for event in self.observer.events:
            if isinstance(event, ItemFinished):
                self.memory.keep(event)
        assert_consistent(tally)
        if not forgetful:
            self._keep_job(started_at, chosen, tally)
        return tally

    @property
    def ports(self) -> Ports:
        return Ports(server=self.server, memory=self.memory, journal=self.journal, clock=self.clock)

    async def baselines(self, options: ScanOptions) -> dict[str, Baseline]:
        """Return what a new scan may build on."""
        return await find_baselines(self.jobs, self.memory, options, self.clock.time())

    def _keep_job(self, started_at: float, options: ScanOptions, tally: Tally) -> None:
        job = Job(
            job_id=f"{len(self.jobs)}",
            trigger=JobTrigger.MANUAL,
            options=options,
            started_at=started_at,
            status=JobStatus.SUCCESS,
            libraries=tuple(self.observer.health.values()),
            tally=tally,
        )
        self.jobs.insert(0, job)
        self.memory.recorded[job.job_id] = {
            key: ItemRecord(
                library_id=outcome.item.library_id,
                result=outcome.result,
                before=outcome.before,
                after=outcome.after,
            )
            for key, outcome in self.observer.outcomes.items()
        }

    @property
    def results(self) -> dict[str, Result]:
        return self.observer.results


def new_world(**server: Any) -> World:
    clock = SimulatedClock()
    fake, journal = FakeServer(clock, **server), FakeJournal(clock)
    return World(clock, fake, FakeMemory(), journal)


def assert_consistent(tally: Tally) -> None:
    """Check what holds at the end of every scan that was not cancelled."""
    results = [result for result in Result if result is not Result.HEALTHY]
    assert tally.checked == tally.healthy + tally.defective
    assert tally.defective == sum(getattr(tally, result) for result in results)
    assert min(getattr(tally, name) for name in ("healthy", "defective", "checked")) >= 0

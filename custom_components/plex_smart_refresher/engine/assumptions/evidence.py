"""Gather what the assumptions are judged by, with few requests on few healthy items."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from ..criteria import is_inspectable, is_plexs_own
from ..errors import BudgetSpentError, ServerLostError
from ..guids import PLEX_GUID
from ..media import Library, LibraryType, MediaType
from .observed import Answer, Entry, ListQuery, ProbeServer

#: The first pages that are read: at least one per level.
_MOST_LISTS = 6
#: Items of each list whose details are read, all in one request.
_DETAILS_PER_LIST = 8
#: An item that no server has.
NO_ITEM = "999999999999999999"
#: A part of a page: the next one begins inside it.
PART = 5
_WITH_CANDIDATES = (MediaType.MOVIE, MediaType.SHOW, MediaType.ARTIST, MediaType.ALBUM)
_WITH_ID_SEARCH = (MediaType.MOVIE, MediaType.SHOW)
_WITH_POSTERS = (MediaType.MOVIE, MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE)
#: Settings that every server has (docs/plex-server.md#preferences).
SERVER_SETTINGS = ("ButlerTaskRefreshPeriodicMetadata", "autoEmptyTrash")

type ListKey = tuple[str, MediaType]  #: of a library and a level
type Asked = tuple[Entry, Answer]  #: an item and what was answered about it


@dataclass(kw_only=True)
class Evidence:
    """What a server answered; what is missing could not be asked."""

    libraries: Sequence[Library]
    counters: Answer | None = None
    lists: dict[ListKey, Answer] = field(default_factory=dict)
    part: Answer | None = None  #: a few entries from the middle of the first page of `paged`
    part_start: int = 0
    paged: ListKey | None = None
    by_change: Answer | None = None
    window: tuple[int, Answer] | None = None  #: its start in Unix seconds
    with_guid: Asked | None = None
    batch: tuple[Sequence[Entry], Answer] | None = None  #: asked with one unknown key more
    activities: tuple[Answer, Answer] | None = None  #: before and after the batch
    frames: Mapping[tuple[str, str], int] | None = None  #: unknown ones; None without a socket
    below: Asked | None = None
    candidates: dict[MediaType, Asked] = field(default_factory=dict)
    by_id: dict[MediaType, Asked] = field(default_factory=dict)
    posters: dict[MediaType, Asked] = field(default_factory=dict)
    inherited: Asked | None = None
    in_trash: Asked | None = None
    unknown_item: Answer | None = None
    missing_picture: Answer | None = None
    without_token: Answer | None = None
    queue: Answer | None = None
    settings: Sequence[Answer] = ()
    library_settings: Answer | None = None

    @property
    def entries(self) -> Iterator[Entry]:
        """Return the entries of all first pages."""
        return chain.from_iterable(answer.entries for answer in self.lists.values())

    @property
    def seen(self) -> Iterator[Entry]:
        """Return the entries of all lists."""
        others = (self.part, self.by_change, self.window and self.window[1])
        return chain(self.entries, *(answer.entries for answer in others if answer))


async def gather(server: ProbeServer, libraries: Sequence[Library]) -> Evidence:
    """Ask a server, with at most 34 GETs. Raises EngineError if it is lost.

    It can be late in one place, such as in searches while it does not reach its sources: that part
    is given up, and the next one shows whether it still answers.
    """
    evidence = Evidence(libraries=[each for each in libraries if is_inspectable(each)])
    evidence.frames = server.unknown_frames
    was_late = False
    for ask in (
        *(_read_lists, _read_lists_otherwise, _read_details, _search, _read_pictures),
        _read_the_rest,
    ):
        try:
            await ask(server, evidence)
        except BudgetSpentError:
            break
        except ServerLostError:
            if was_late:
                raise
            was_late = True
        else:
            was_late = False
    return evidence


async def _read_lists(server: ProbeServer, evidence: Evidence) -> None:
    """Read the list of libraries, and the first pages."""
    evidence.counters = await server.probe_libraries()
    for library, level in _lists_to_read(evidence.libraries):
        query = ListQuery(library=library, level=level)
        evidence.lists[library.library_id, level] = await server.probe_list(query)


def _lists_to_read(libraries: Sequence[Library]) -> list[tuple[Library, MediaType]]:
    """Return the lists to read: those of one library per type, then those of others."""
    by_type = {kind: [each for each in libraries if each.type is kind] for kind in LibraryType}
    in_turn = chain.from_iterable(zip_longest(*by_type.values()))
    lists = [(library, level) for library in in_turn if library for level in library.levels]
    return lists[:_MOST_LISTS]


async def _read_lists_otherwise(server: ProbeServer, evidence: Evidence) -> None:
    """Read the longest first page in part, in another order, and with filters."""
    if not any(evidence.entries):
        return
    key = max(evidence.lists, key=lambda each: evidence.lists[each].received)
    library = next(each for each in evidence.libraries if each.library_id == key[0])
    page, level = evidence.lists[key], key[1]
    evidence.paged, evidence.part_start = key, min(PART, page.received // 2)
    query = ListQuery(library=library, level=level, start=evidence.part_start, size=PART)
    evidence.part = await server.probe_list(query)
    query = ListQuery(library=library, level=level, order="updatedAt:desc")
    evidence.by_change = await server.probe_list(query)
    dates = sorted(each.added_at for each in page.entries if each.added_at)
    if dates and dates[0] < dates[-1]:
        since = dates[len(dates) // 2] if dates[len(dates) // 2] < dates[-1] else dates[0]
        query = ListQuery(library=library, level=level, since=since)
        evidence.window = since, await server.probe_list(query)
    with_guid = sorted(
        (each for each in page.entries if each.guid),
        key=lambda each: not each.guid.startswith(PLEX_GUID),
    )
    for entry in with_guid[:1]:
        query = ListQuery(library=library, level=level, guid=entry.guid)
        evidence.with_guid = entry, await server.probe_list(query)


async def _read_details(server: ProbeServer, evidence: Evidence) -> None:
    """Read the details of some items of each list, and see whether that makes the server work."""
    asked = [
        each
        for answer in evidence.lists.values()
        for each in answer.entries[-_DETAILS_PER_LIST:]
        if not each.is_deleted
    ]
    if asked:
        before = await server.probe_activities()
        keys = [each.rating_key for each in asked]
        evidence.batch = asked, await server.probe_details([*keys, NO_ITEM])
        evidence.activities = before, await server.probe_activities()
    parents = _of_type(evidence, MediaType.SHOW) or _of_type(evidence, MediaType.ARTIST)
    if parents:
        evidence.below = parents[-1], await server.probe_below(parents[-1].rating_key)
    trash = next((each for each in evidence.entries if each.is_deleted), None)
    if trash:
        evidence.in_trash = trash, await server.probe_details([trash.rating_key])


async def _search(server: ProbeServer, evidence: Evidence) -> None:
    """Search candidates for one healthy item per type, and one by an external ID."""
    for media_type in _WITH_CANDIDATES:
        entry = next(reversed(_healthy(evidence, media_type)), None)
        if entry:
            answer = await server.probe_candidates(entry.rating_key)
            evidence.candidates[media_type] = entry, answer
    for media_type in _WITH_ID_SEARCH:
        known = [each for each in _healthy(evidence, media_type) if each.external_ids]
        library = _library_of(evidence, media_type)
        if known and library:
            words = known[-1].external_ids[0].replace("://", "-")
            answer = await server.probe_candidates(known[-1].rating_key, words, library)
            evidence.by_id[media_type] = known[-1], answer


async def _read_pictures(server: ProbeServer, evidence: Evidence) -> None:
    """Read the posters of one healthy item per type, and of one with the picture of its parent."""
    for media_type in _WITH_POSTERS:
        entry = next(reversed(_healthy(evidence, media_type)), None)
        if entry:
            evidence.posters[media_type] = entry, await server.probe_posters(entry.rating_key)
    heir = next((each for each in evidence.entries if _shows_parent(each)), None)
    if heir:
        evidence.inherited = heir, await server.probe_posters(heir.rating_key)
    evidence.missing_picture = await server.probe_picture(NO_ITEM)


async def _read_the_rest(server: ProbeServer, evidence: Evidence) -> None:
    """Read what is not there, and settings."""
    evidence.unknown_item = await server.probe_details([NO_ITEM])
    evidence.without_token = await server.probe_without_token()
    for library in evidence.libraries[:1]:
        evidence.queue = await server.probe_queue(library.library_id)
    for library in list(filter(_has_plexs_settings, evidence.libraries))[:1]:
        evidence.library_settings = await server.probe_settings(library.library_id)
    evidence.settings = [await server.probe_setting(name) for name in SERVER_SETTINGS]


def _has_plexs_settings(library: Library) -> bool:
    """Return whether a library has the settings of Plex's own agents for videos."""
    return library.type is not LibraryType.ARTIST and is_plexs_own(library)


def _shows_parent(entry: Entry) -> bool:
    """Return whether an entry shows the picture of its parent."""
    is_below = entry.type in (MediaType.SEASON, MediaType.EPISODE)
    return is_below and bool(entry.thumb_owner) and entry.thumb_owner != entry.rating_key


def _of_type(evidence: Evidence, media_type: MediaType) -> list[Entry]:
    """Return the entries of a type that exist."""
    return [each for each in evidence.entries if each.type is media_type and not each.is_deleted]


def _healthy(evidence: Evidence, media_type: MediaType) -> list[Entry]:
    """Return the entries of a type that Plex has matched and that show a title and a picture."""
    return [
        each
        for each in _of_type(evidence, media_type)
        if each.guid.startswith(PLEX_GUID)
        and each.has_title
        and each.thumb_owner == each.rating_key
    ]


def _library_of(evidence: Evidence, media_type: MediaType) -> Library | None:
    """Return the library whose list of a type was read first."""
    keys = [library_id for library_id, level in evidence.lists if level is media_type]
    return next((each for each in evidence.libraries if each.library_id in keys[:1]), None)

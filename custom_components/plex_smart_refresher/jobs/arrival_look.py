"""Look at what has arrived, with at most two requests per item, and judge it as a scan does."""

from collections.abc import Callable, Mapping, Sequence
import logging
from typing import NamedTuple

from ..engine.arrivals.readiness import missing_for_ready
from ..engine.criteria import Criteria, criteria_for
from ..engine.defects import (
    Defect,
    depends_on_siblings,
    find_defects,
    has_own_poster,
)
from ..engine.errors import ItemGoneError, RequestError
from ..engine.final_titles import FinalTitles
from ..engine.learning import FIRST_REFRESH
from ..engine.media import Library, MediaItem
from ..engine.options import ScanOptions
from ..engine.pictures import (
    WITH_FRAMES,
    PictureCheck,
    Pictures,
    PictureState,
    is_fresh,
    shows_frame,
)
from ..engine.ports import Clock, ItemMemory, MediaServer
from ..engine.results import ItemState
from ..engine.siblings import Siblings, season_of

_LOGGER = logging.getLogger(__name__)

#: Requests per item, on average over those of one look.
_MOST_REQUESTS = 2
#: Items that one request for details can name.
_PER_REQUEST = 200


class Look(NamedTuple):
    """What a look at an item has shown."""

    item: MediaItem
    library: Library
    missing: frozenset[Defect]  #: what it lacks to be ready
    known: frozenset[Defect]  #: what scans knew it to lack
    first_refresh: float  #: when to refresh it first, in seconds after its arrival


class Looks(NamedTuple):
    """What a look at several items has shown."""

    found: Mapping[str, Look]  #: by rating key
    gone: frozenset[str]  #: those that the server does not have, or not yet
    unread: frozenset[str] = frozenset()  #: those that it cannot answer now


class ArrivalInspector:
    """Reads items and judges them by the criteria of their libraries."""

    def __init__(
        self,
        server: MediaServer,
        memory: ItemMemory,
        clock: Clock,
        libraries: Callable[[], Sequence[Library]],
        options: Callable[[], ScanOptions],
    ) -> None:
        """Set where items come from, and which libraries are monitored."""
        #: Tells when to refresh an item first, in seconds after its arrival.
        self.first_refresh: Callable[[MediaItem], float] = _as_always
        self._server = server
        self._memory = memory
        self._clock = clock
        self._libraries = libraries
        self._options = options

    async def look(self, library_ids: Mapping[str, str]) -> Looks:
        """Look at items, given with their libraries as far as these are known.

        Items of other libraries and levels are neither found nor gone. Raises an EngineError if
        the server or the log index does not answer; an item that cannot be read affects no other.
        """
        keys, unread = list(library_ids), set[str]()
        read = await self._read(keys, unread)
        left = _MOST_REQUESTS * len(keys) - -(-len(keys) // _PER_REQUEST)
        libraries = {library.library_id: library for library in self._libraries()}
        ours = [
            item
            for key, each in read.items()
            if (item := each._replace(library_id=each.library_id or library_ids[key])).library_id
            in libraries
            and item.type in self._options().levels
        ]
        states = await self._memory.states([item.rating_key for item in ours])
        siblings, pictures, titles = Siblings(), Pictures(), FinalTitles()
        criteria = {
            key: self._criteria(library, siblings, pictures, titles)
            for key, library in libraries.items()
        }
        for state in states.values():
            titles.note(state.final_titles)
        left -= await self._read_seasons(ours, criteria, siblings)
        await self._check_pictures(ours, pictures, left)
        found = {
            item.rating_key: self._judge(
                item, libraries[item.library_id], criteria, states.get(item.rating_key)
            )
            for item in ours
        }
        return Looks(found, frozenset(keys) - read.keys() - unread, frozenset(unread))

    async def _read(self, keys: Sequence[str], unread: set[str]) -> Mapping[str, MediaItem]:
        """Return the items that can be read, and note those that cannot."""
        try:
            return await self._server.read_items(keys)
        except ItemGoneError:
            if len(keys) == 1:
                return {}
        except RequestError:
            if len(keys) == 1:
                unread.update(keys)
                return {}
        middle = len(keys) // 2
        first, second = keys[:middle], keys[middle:]
        return {**await self._read(first, unread), **await self._read(second, unread)}

    def _judge(
        self,
        item: MediaItem,
        library: Library,
        criteria: Mapping[str, Criteria],
        state: ItemState | None,
    ) -> Look:
        """Return what an item lacks."""
        findings = find_defects(item, criteria[item.library_id])
        known = state.defects if state else frozenset()
        missing, first_refresh = missing_for_ready(item, findings), self.first_refresh(item)
        return Look(item, library, missing, known, first_refresh)

    def _criteria(
        self, library: Library, siblings: Siblings, pictures: Pictures, titles: FinalTitles
    ) -> Criteria:
        """Return what the items of a library are judged by."""
        return criteria_for(
            library,
            server_version=self._server.version,
            required_ids=self._options().required_ids,
            now=self._clock.time(),
            siblings=siblings,
            pictures=pictures,
            final_titles=titles,
            shows_ids=self._server.traits.shows_ids,
        )

    async def _read_seasons(
        self,
        items: Sequence[MediaItem],
        criteria: Mapping[str, Criteria],
        siblings: Siblings,
    ) -> int:
        """Read the seasons of episodes whose titles only their siblings explain; count these."""
        for item in items:
            siblings.note(item)
        seasons: set[str] = set()
        for item in items:
            season = season_of(item)
            is_unclear = depends_on_siblings(item, criteria[item.library_id])
            if season.rating_key in seasons or not is_unclear:
                continue
            seasons.add(season.rating_key)
            try:
                below = await self._server.read_below(season)
            except RequestError as err:
                _LOGGER.debug("The season %s is not read: %s", season.rating_key, err)
            else:
                for each in below:
                    siblings.note(each)
        return len(seasons)

    async def _check_pictures(
        self, items: Sequence[MediaItem], pictures: Pictures, most: int
    ) -> None:
        """Note which items show a frame of their video, as far as requests are left.

        Whether a picture can be loaded would take another request per item; scans find that out.
        """
        known = await self._memory.pictures([item.rating_key for item in items])
        now, asked = self._clock.time(), 0
        for item in items:
            check = known.get(item.rating_key)
            if is_fresh(item, check, now) or not (
                item.type in WITH_FRAMES and has_own_poster(item)
            ):
                pictures.note([check] if check else ())
            elif asked < most:
                asked += 1
                if await self._shows_frame(item):
                    frame = PictureCheck(item.rating_key, item.thumb, PictureState.FRAME, now)
                    pictures.note([frame])
                    await self._memory.keep_pictures([frame])

    async def _shows_frame(self, item: MediaItem) -> bool:
        """Return whether an item shows a frame of its video, for all that can be known."""
        try:
            return shows_frame(item, await self._server.read_posters(item.rating_key))
        except RequestError as err:
            _LOGGER.debug("The pictures of item %s are not read: %s", item.rating_key, err)
            return False


def _as_always(item: MediaItem, /) -> float:
    """Return when to refresh an item first while nothing is learned."""
    return FIRST_REFRESH

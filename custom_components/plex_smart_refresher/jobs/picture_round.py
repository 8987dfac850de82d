"""The slow round: check the pictures of all items between scans, a few per minute."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
import logging
from math import inf

from homeassistant.config_entries import ConfigEntry

from ..engine.criteria import criteria_for, is_inspectable
from ..engine.defects import Defect, find_defects, has_own_poster
from ..engine.errors import EngineError, RequestError
from ..engine.final_titles import FinalTitles
from ..engine.media import Library, MediaItem, MediaType, Page
from ..engine.pictures import BAD_PICTURES, PictureCheck, Pictures, PictureState, is_fresh
from ..engine.ports import Clock, MediaServer
from ..engine.results import Candidate, Result
from ..engine.siblings import Siblings
from ..options import value
from ..storage import LogIndex, RoundPosition
from .libraries import ServerLibraries

_LOGGER = logging.getLogger(__name__)

_DAY = 86_400.0
#: Seconds until the first check after a start, which has better things to do.
_FIRST = 300.0
#: Seconds until the next look whether pictures may be checked.
_IDLE = 60.0
#: Seconds after a server or a database that did not answer.
_AFTER_FAILURE = 300.0
#: Entries of a list that are read at once.
_PAGE_SIZE = 200
#: That many broken pictures in a row are a problem of the server.
_DOUBTFUL = 5
_OF_PICTURES = frozenset({Defect.BROKEN_POSTER, Defect.FRAME_POSTER})

type Place = tuple[Library, MediaType]


class PictureRound:
    """Goes through the lists of the selected libraries, and checks the pictures that nobody has.

    What it finds is stored as a scan stores it, so that the next scan heals it.
    """

    def __init__(
        self,
        entry: ConfigEntry,
        server: MediaServer,
        log_index: LogIndex,
        clock: Clock,
        libraries: ServerLibraries,
        is_scanning: Callable[[], bool],
        count_soon: Callable[[], None],
    ) -> None:
        """Start with no picture to check; the position is read with the first page."""
        self._entry = entry
        self._server = server
        self._log_index = log_index
        self._clock = clock
        self._libraries = libraries
        self._is_scanning = is_scanning
        self._count_soon = count_soon
        self._due: deque[MediaItem] = deque()
        self._next: RoundPosition | None = None  # the page after the one in progress
        self._kept: RoundPosition | None = None
        self._broken_in_row = 0
        self._quiet_until = -inf  # until then, nothing played a moment ago

    async def run(self) -> None:
        """Check pictures until the task is cancelled."""
        await self._clock.sleep(_FIRST)
        while True:
            try:
                seconds = await self.step()
            except EngineError as err:
                _LOGGER.debug("The check of pictures waits: %s", err)
                seconds = _AFTER_FAILURE
            await self._clock.sleep(seconds)

    async def step(self) -> float:
        """Check a picture or read a page, and return the seconds until the next step.

        Raises an EngineError if the server or the log index does not answer.
        """
        per_minute = value(self._entry.options, "picture_checks")
        places = self._places()
        if not per_minute or not places or self._is_scanning():
            return _IDLE
        if not self._due and await self._rests():
            return _IDLE  # without a question to the server
        if await self._is_playing():
            return _IDLE
        if self._due:
            await self._check(self._due.popleft())
        else:
            await self._turn_page(places)
        return 60.0 / float(per_minute)

    async def _is_playing(self) -> bool:
        """Return whether the server plays media, which is asked at most once per minute."""
        now = self._clock.monotonic()
        if now < self._quiet_until:
            return False
        if await self._server.is_playing():
            return True
        self._quiet_until = now + _IDLE
        return False

    def _places(self) -> Sequence[Place]:
        """Return the lists of the selected libraries."""
        return [
            (library, level)
            for library in self._libraries.selected or ()
            if is_inspectable(library)
            for level in library.levels
        ]

    async def _rests(self) -> bool:
        """Return whether the round rests, as it does for a day at its end."""
        now = self._clock.time()
        position = await self._position()
        # A time that is later than that comes from a wrong clock.
        is_early = now < position.not_before <= now + _DAY
        if is_early:
            await self._keep(position)
        return is_early

    async def _position(self) -> RoundPosition:
        """Return the place of the next page."""
        stored = self._log_index.picture_rounds
        return self._next or await stored.position() or RoundPosition("", "", 0)

    async def _turn_page(self, places: Sequence[Place]) -> None:
        """Read the next page."""
        now, position = self._clock.time(), await self._position()
        names = [(library.library_id, level.value) for library, level in places]
        place = (position.library_id, position.level)
        index, start = (names.index(place), position.start) if place in names else (0, 0)
        await self._keep(RoundPosition(*names[index], start))
        page = await self._read_page(*places[index], start)
        await self._queue(page)
        end = start + page.received
        if page.received and (page.total is None or end < page.total):
            self._next = RoundPosition(*names[index], end)
        elif index + 1 < len(names):
            self._next = RoundPosition(*names[index + 1], 0)
        else:
            self._next = RoundPosition(*names[0], 0, now + _DAY)

    async def _keep(self, position: RoundPosition) -> None:
        """Store where to go on after a restart: what is checked by then is not checked again."""
        if position != self._kept:
            await self._log_index.picture_rounds.keep_position(position)
            self._kept = position

    async def _read_page(self, library: Library, level: MediaType, start: int) -> Page:
        """Return a page; one that cannot be read ends its list."""
        try:
            return await self._server.read_page(library, level, start, _PAGE_SIZE)
        except RequestError as err:
            _LOGGER.debug("The pictures of a list cannot be checked: %s", err)
            return Page(items=(), received=0, total=None)

    async def _queue(self, page: Page) -> None:
        """Queue the items of a page whose pictures nobody has checked lately."""
        now, items = self._clock.time(), [item for item in page.items if has_own_poster(item)]
        known = await self._log_index.memory.pictures([item.rating_key for item in items])
        self._due.extend(
            item for item in items if not is_fresh(item, known.get(item.rating_key), now)
        )

    async def _check(self, item: MediaItem) -> None:
        """Check the picture of an item, and store what that shows."""
        try:
            state = await self._server.check_picture(item)
        except RequestError as err:
            _LOGGER.debug("A picture cannot be checked: %s", err)
            return
        is_broken = state is PictureState.BROKEN
        self._broken_in_row = self._broken_in_row + 1 if is_broken else 0
        if self._broken_in_row >= _DOUBTFUL:
            self._rest()
        elif state is not PictureState.UNKNOWN:
            check = PictureCheck(item.rating_key, item.thumb, state, self._clock.time())
            await self._log_index.memory.keep_pictures([check])
            if state in BAD_PICTURES:
                await self._record(item, check)

    def _rest(self) -> None:
        """Go on tomorrow: it is the server that cannot load its pictures."""
        _LOGGER.warning("Plex cannot load %s posters in a row; the check waits a day", _DOUBTFUL)
        self._broken_in_row = 0
        self._due.clear()
        if self._next:
            self._next = replace(self._next, not_before=self._clock.time() + _DAY)

    async def _record(self, item: MediaItem, check: PictureCheck) -> None:
        """Store an item with a bad picture as found, if its details prove a defect."""
        details = (await self._server.read_items([item.rating_key])).get(item.rating_key)
        library = next(
            (each for each in self._libraries.all if each.library_id == item.library_id), None
        )
        if details is None or library is None:
            return
        pictures, titles, now = Pictures(), FinalTitles(), self._clock.time()
        pictures.note([check])
        for state in (await self._log_index.memory.states([item.rating_key])).values():
            titles.note(state.final_titles)
        criteria = criteria_for(
            library,
            server_version=self._server.version,
            required_ids=(),
            now=now,
            siblings=Siblings(),
            pictures=pictures,
            final_titles=titles,
            shows_ids=self._server.traits.shows_ids,
        )
        found = details._replace(library_id=item.library_id, summary="")
        candidate = Candidate(found, find_defects(found, criteria))
        if candidate.defects & _OF_PICTURES:
            outcome = candidate.outcome(Result.WOULD_REFRESH, candidate.defects)
            self._log_index.add_found("", outcome, now)
            self._count_soon()

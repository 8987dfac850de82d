"""A rung: select one of the pictures that the agent offers.

It never replaces an upload, a locked picture, or one that an artwork tool manages. A picture that
cannot be loaded gives way to the next one on offer, without a write.
"""

from collections.abc import Mapping, Sequence

from ..defects import Defect, has_own_poster
from ..edits.changes import OpenChange
from ..edits.restore import UNFIT, Examination, RestoreResult
from ..errors import RequestError
from ..events import LogLevel
from ..ladder_terms import RungName, WriteKind
from ..lines import LineCode
from ..media import MediaItem, Poster, selected
from ..pictures import BAD_PICTURES, PictureState, shows_frame
from ..reading.picture_checks import PictureChecker
from ..results import ItemOutcome, RestoredField
from .providers import ProviderOrder
from .rung import Attempt, Rung, Tools

#: Pictures that are tried for an item.
_MOST_TRIED = 3
#: The labels with which artwork tools mark items whose pictures they manage
#: (docs/plex-server.md#posters), and the names of such tools.
TOOL_LABELS = frozenset(
    {"overlay", "tcm", "titlecardmaker", "kometa", "pmm", "plex meta manager", "posterizarr"}
)


class PosterRung(Rung):
    """Selects a picture of the agent for an item that shows none, a broken one or a frame."""

    name = RungName.CHOOSE_POSTER
    cures = frozenset(
        {
            *(Defect.MISSING_POSTER, Defect.BROKEN_POSTER),
            *(Defect.FRAME_POSTER, Defect.INHERITED_POSTER),
        }
    )
    needs_sources = False

    def __init__(self, tools: Tools) -> None:
        """Take the tools of a scan."""
        self._tools = tools
        self._scan = tools.scan
        self._order = ProviderOrder(tools.scan)
        self._pictures = PictureChecker(tools.scan)
        #: what is selected for items that were examined, and what is on offer
        self._offers: dict[str, tuple[Poster | None, Sequence[Poster]]] = {}

    async def examine(self, item: MediaItem, tried: Mapping[RungName, ItemOutcome]) -> Examination:
        """Return whether an item lacks a poster that is on offer, and nobody chose what it has.

        A lock excuses each of the defects, so that no locked picture comes here.
        """
        posters = await self._scan.server.read_posters(item.rating_key)
        poster = selected(posters)
        if poster is not None and (poster.is_upload or not self._is_bad(item, posters)):
            return UNFIT
        offers = await self._sorted_offers(item, posters)
        if not offers or await self._is_of_tool(item):
            return UNFIT
        self._offers[item.rating_key] = poster, offers
        return Examination()

    def _is_bad(self, item: MediaItem, posters: Sequence[Poster]) -> bool:
        """Return whether an item shows its parent's picture, none, a broken one or a frame."""
        is_broken = self._scan.pictures.state_of(item) is PictureState.BROKEN
        return not has_own_poster(item) or is_broken or shows_frame(item, posters)

    async def _sorted_offers(self, item: MediaItem, posters: Sequence[Poster]) -> list[Poster]:
        """Return the pictures that may be selected, the best first."""
        are_local_allowed = self._scan.options.local_pictures
        offers = [
            poster
            for poster in posters
            if not poster.is_selected
            and (poster.is_from_agent or (are_local_allowed and poster.is_from_file))
        ]
        if len(offers) < 2:  # noqa: PLR2004 - one has no order
            return offers
        rank = {provider: place for place, provider in enumerate(await self._order.of(item))}

        def key(poster: Poster) -> tuple[bool, bool, int]:
            """Return a sort key: the agent's first, then fetched ones, then by provider."""
            is_elsewhere = not poster.is_fetched
            return poster.is_from_file, is_elsewhere, rank.get(poster.provider, len(rank))

        return sorted(offers, key=key)

    async def _is_of_tool(self, item: MediaItem) -> bool:
        """Return whether an artwork tool manages the picture of an item."""
        dossier = await self._scan.server.read_dossier(item.rating_key)
        labels = dossier.labels if dossier else ()
        found = [label for label in labels if label.casefold() in TOOL_LABELS]
        if found:
            self._scan.log_item(LogLevel.INFO, item, LineCode.POSTER_OF_TOOL, label=found[0])
        return bool(found)

    async def apply(self, attempt: Attempt) -> None:
        """Select the first picture on offer that can be loaded.

        One that is elsewhere can only be checked once it is selected, because Plex fetches it then.
        """
        item = attempt.item
        before, offers = self._offers.pop(item.rating_key)
        attempt.change = change = await self._tools.guard.prepare(WriteKind.CHOOSE_POSTER, item)
        await self._check_again(change, before)
        for poster in offers[:_MOST_TRIED]:
            if not await self._is_broken(item, poster):
                await self._tools.writer.choose_poster(change, poster)
                if not await self._is_still_bad(item):
                    return
            code = LineCode.POSTER_UNUSABLE
            self._scan.log_item(LogLevel.INFO, item, code, provider=poster.provider)

    async def _check_again(self, change: OpenChange, before: Poster | None) -> None:
        """Raise RequestError if somebody has chosen a picture since the examination."""
        key = change.item.rating_key
        now = selected(change.snapshot.posters or await self._scan.server.read_posters(key))
        if (now and now.address) != (before and before.address):
            raise RequestError("not changed: another picture is selected by now")

    async def _is_broken(self, item: MediaItem, poster: Poster) -> bool:
        """Return whether a picture on offer cannot be loaded."""
        try:
            return await self._scan.server.check_picture(item, poster) is PictureState.BROKEN
        except RequestError as err:
            code = LineCode.PICTURE_UNCHECKED
            self._scan.log_item(LogLevel.DEBUG, item, code, error=str(err))
            return False

    async def _is_still_bad(self, item: MediaItem) -> bool:
        """Return whether the picture that was just selected cannot be loaded either."""
        current = await self._tools.reader.read(item.rating_key)
        if current is None or not has_own_poster(current):
            return False
        await self._pictures.check(current)
        pictures = self._scan.pictures
        return pictures.is_checked(current) and pictures.state_of(current) in BAD_PICTURES

    async def verify(self, attempt: Attempt) -> MediaItem | None:
        """Return the item with its picture; None if it is gone."""
        return await self._tools.reader.read(attempt.item.rating_key)

    async def undo(self, attempt: Attempt, current: MediaItem) -> RestoreResult:
        """Select what was selected before, if nothing on offer can be loaded."""
        change = attempt.change
        assert change is not None
        before = selected(change.snapshot.posters)
        restored: tuple[RestoredField, ...] = ()
        is_written = change.change_id is not None
        is_broken = self._scan.pictures.state_of(current) is PictureState.BROKEN
        if before and is_written and is_broken:
            await self._tools.writer.select_poster(change, change.snapshot, before)
            now = await self._tools.reader.read(current.rating_key)
            if now is None:
                return RestoreResult(None, ())
            await self._pictures.check(now)
            change.poster, current, restored = before, now, (RestoredField.POSTER,)
        change.see(current)
        return RestoreResult(current, restored)

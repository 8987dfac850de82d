"""Read the seasons of episodes whose titles only their siblings can explain."""

from collections.abc import Iterable

from ..context import Scan
from ..defects import depends_on_siblings
from ..errors import RequestError
from ..events import LogLevel
from ..lines import LineCode
from ..media import MediaItem
from ..siblings import season_of

#: Seasons that one scan reads, one request each: a scan of few items must stay a short one.
MOST_SEASONS = 200


class SeasonReader:
    """Notes the siblings of unclear episodes, with one read per season."""

    def __init__(self, scan: Scan) -> None:
        """Start with no season read."""
        self._scan = scan
        self._read: set[str] = set()
        self._is_exhausted = False  # as many are read as one scan may

    async def read(self, items: Iterable[MediaItem]) -> None:
        """Note the siblings of those items that are unclear, unless their season was read."""
        for item in items:
            parent = season_of(item)
            if parent.rating_key in self._read or not self._is_unclear(item):
                continue
            if self._is_exhausted:
                return
            if len(self._read) == MOST_SEASONS:
                self._is_exhausted = True
                self._scan.log(LogLevel.WARNING, LineCode.MANY_SEASONS, count=MOST_SEASONS)
                return
            self._read.add(parent.rating_key)
            await self._read_season(item, parent)

    async def _read_season(self, item: MediaItem, parent: MediaItem) -> None:
        """Note the siblings of an item."""
        try:
            for each in await self._scan.server.read_below(parent):
                self._scan.siblings.note(each)
        except RequestError as err:
            code = LineCode.SEASON_UNREADABLE
            self._scan.log_item(LogLevel.WARNING, item, code, error=str(err))

    def _is_unclear(self, item: MediaItem) -> bool:
        """Return whether siblings that were not read can make the title a placeholder."""
        return depends_on_siblings(item, self._scan.criteria_of(item))

"""The order in which a library's own pictures prefer their providers."""

import asyncio
from collections import Counter
from collections.abc import Sequence

from ..context import Scan
from ..defects import has_own_poster, looks_defective
from ..errors import RequestError
from ..events import LogLevel
from ..lines import LineCode
from ..media import MediaItem, MediaType, selected

#: What Plex selected most often in recorded libraries, best first.
DEFAULT_ORDER = ("gracenote", "plex", "tmdb", "tvdb", "fanarttv", "imdb")
#: Healthy items whose pictures a scan looks at, per library and level, one request each.
_SAMPLE = 8
#: Entries of the list in which they are looked for.
_LISTED = 60


class ProviderOrder:
    """What the selected pictures of healthy items say about their library."""

    def __init__(self, scan: Scan) -> None:
        """Start without a sample."""
        self._scan = scan
        self._orders: dict[tuple[str, MediaType], Sequence[str]] = {}
        self._sampling = asyncio.Lock()  # so that items in progress share a sample

    async def of(self, item: MediaItem) -> Sequence[str]:
        """Return the providers for an item, the best first."""
        place = item.library_id, item.type
        async with self._sampling:
            if place not in self._orders:
                chosen = await self._sample(item)
                counted = [provider for provider, _ in chosen.most_common()]
                self._orders[place] = tuple(dict.fromkeys([*counted, *DEFAULT_ORDER]))
            return self._orders[place]

    async def _sample(self, item: MediaItem) -> Counter[str]:
        """Count the providers of what is selected for healthy items like this one."""
        chosen: Counter[str] = Counter()
        library = self._scan.library_of(item)
        assert library is not None  # only items of scanned libraries are repaired
        try:
            page = await self._scan.server.read_page(library, item.type, 0, _LISTED)
            for each in [each for each in page.items if self._is_example(each)][:_SAMPLE]:
                poster = selected(await self._scan.server.read_posters(each.rating_key))
                if poster is not None and poster.is_from_agent and poster.provider:
                    chosen[poster.provider] += 1
        except RequestError as err:
            code = LineCode.PROVIDERS_UNKNOWN
            self._scan.log(LogLevel.INFO, code, library=library.name, error=str(err))
        return chosen

    def _is_example(self, item: MediaItem) -> bool:
        """Return whether an item has a picture of its own, and lacks nothing that a list shows."""
        return has_own_poster(item) and not looks_defective(item, self._scan.criteria_of(item))

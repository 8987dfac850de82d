"""Ask a server about items that its metadata sources must know: controls.

A control has its match, its poster and its summary, so the sources have delivered them. If nothing
is found for several controls, the sources are down.
"""

from collections.abc import AsyncIterator, Iterable

from ..defects import is_unmatched
from ..media import Library, MediaItem
from ..ports import MediaServer

#: Controls that find nothing, all of them, before an outage is believed.
_MOST_CONTROLS = 3
#: Pages of a list that are searched for controls.
_MOST_PAGES = 4


class Controls:
    """The controls of one server."""

    def __init__(self, server: MediaServer, page_size: int) -> None:
        """Set the server and the size of the pages of its lists."""
        self._server = server
        self._page_size = page_size

    async def are_silent(self, library_id: str, items: Iterable[MediaItem] = ()) -> bool:
        """Return whether nothing is found for any control; without controls, it is not so.

        The parents of `items` are asked about first. Raises RequestError.
        """
        silent = 0
        async for rating_key in self._keys(library_id, items):
            if await self._server.has_matches(rating_key):
                return False
            silent += 1
            if silent == _MOST_CONTROLS:
                break
        return silent > 0

    async def _keys(self, library_id: str, items: Iterable[MediaItem]) -> AsyncIterator[str]:
        """Yield the rating keys of controls: parents of the items in question first."""
        # Plex does not search for seasons and episodes, but for their show.
        parents = dict.fromkeys(item.grandparent_key or item.parent_key for item in items)
        found = await self._server.read_items(list(filter(None, parents)))
        for parent in filter(_is_control, found.values()):
            yield parent.rating_key
        for library in await self._libraries_like(library_id):
            async for item in self._listed(library):
                if item.rating_key not in parents and _is_control(item):
                    yield item.rating_key

    async def _libraries_like(self, library_id: str) -> list[Library]:
        """Return a library, and then the others with the same agent."""
        libraries = await self._server.libraries()
        agents = {each.agent for each in libraries if each.library_id == library_id}
        alike = [each for each in libraries if each.agent in agents]
        return sorted(alike, key=lambda each: each.library_id != library_id)

    async def _listed(self, library: Library) -> AsyncIterator[MediaItem]:
        """Yield items of a library that can be searched for, from the first pages of its list."""
        start, size = 0, self._page_size
        while True:
            page = await self._server.read_page(library, library.levels[0], start, size)
            for item in page.items:
                yield item
            start += page.received
            if not page.received or start >= _MOST_PAGES * size:
                return


def _is_control(item: MediaItem) -> bool:
    """Return whether the sources must know an item."""
    is_matched = bool(item.guid) and not is_unmatched(item)
    return is_matched and bool(item.thumb) and item.has_summary

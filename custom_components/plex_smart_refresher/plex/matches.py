"""Searches for matches, and what changes them."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import quote

from ..engine.errors import ItemGoneError
from ..engine.ladder_terms import MatchCandidate, WantedMatch
from ..engine.media import Dossier, MatchQuery, MediaItem, MediaType, Page
from ..engine.traits import ServerTraits
from .json_api import JsonApi
from .pages import PAGE_SIZE, read_to_end
from .parsing import TYPE_NUMBERS, has_matches, parse_candidates, parse_dossier, parse_page
from .queries import LEAN_LIST, item_path

#: The number of items with a guid that are listed: more than one is already too many.
_MOST_WITH_GUID = 50
#: The number of items with a word in their titles that are listed.
_MOST_WITH_TITLE = 200


class MatchClient:
    """Search for matches, match and unmatch, and read what a match could destroy."""

    def __init__(self, api: JsonApi) -> None:
        """Start without a request."""
        self._api = api
        self.traits = ServerTraits()

    async def has_matches(self, rating_key: str) -> bool:
        """Return whether the server finds candidates for an item at its sources.

        The search changes nothing; the server asks its agent (docs/plex-server.md#matches).
        """
        path = f"{item_path(rating_key)}/matches"
        return has_matches(await self._api.get(path, {"manual": 1}))

    async def search_matches(
        self, item: MediaItem, query: MatchQuery | None = None
    ) -> Sequence[MatchCandidate]:
        """Return the candidates of an item's type, the likeliest first.

        Without a query, the server searches for what it knows of the item.
        """
        params: dict[str, str | int] = {"manual": 1}
        if query is not None:  # the four together, or none of them (docs/plex-server.md#matches)
            params["title"], params["year"] = query.title, query.year or ""
            params["agent"], params["language"] = query.agent, query.language
        container = await self._api.get(f"{item_path(item.rating_key)}/matches", params)
        return tuple(parse_candidates(container, item.type))

    async def match(self, item: MediaItem, wanted: WantedMatch) -> None:
        """Request the match of an item. Raises ItemGoneError if it is gone."""
        params: dict[str, str | int] = {"guid": wanted.guid, "name": wanted.name}
        if wanted.year is not None:
            params["year"] = wanted.year
        await self._api.put_any_answer(f"{item_path(item.rating_key)}/match", params)

    async def unmatch(self, item: MediaItem) -> None:
        """Remove the match of an item. Raises ItemGoneError if it is gone."""
        await self._api.put_any_answer(f"{item_path(item.rating_key)}/unmatch", {})

    async def with_guid(
        self, library_id: str, media_type: MediaType, guid: str
    ) -> Sequence[MediaItem]:
        """Return the items of a library with a guid. Raises RequestError if it is unknown.

        A server that ignores the filter is asked for the whole list, which is filtered here.
        """
        path = f"/library/sections/{quote(library_id, safe='')}/all"
        params = {"type": TYPE_NUMBERS[media_type], **LEAN_LIST}
        build = partial(parse_page, library_id=library_id)

        async def read(start: int) -> Page:
            """Return one page of the whole list."""
            place = {"X-Plex-Container-Start": start, "X-Plex-Container-Size": PAGE_SIZE}
            return await self._api.read(path, {**params, **place}, build)

        if self.traits.filters_by_guid:
            place = {"X-Plex-Container-Start": 0, "X-Plex-Container-Size": _MOST_WITH_GUID}
            page = await self._api.read(path, {**params, **place, "guid": guid}, build)
            if all(item.guid == guid for item in page.items):
                return page.items
        return tuple(item for item in await read_to_end(read) if item.guid == guid)

    async def with_title(
        self, library_id: str, media_type: MediaType, word: str
    ) -> Sequence[MediaItem]:
        """Return items of a library with a word in their titles, as far as the server filters."""
        page = await self._api.read(
            f"/library/sections/{quote(library_id, safe='')}/all",
            {
                "type": TYPE_NUMBERS[media_type],
                "title": word,
                "X-Plex-Container-Start": 0,
                "X-Plex-Container-Size": _MOST_WITH_TITLE,
                **LEAN_LIST,
            },
            partial(parse_page, library_id=library_id),
        )
        return page.items

    async def read_dossier(self, rating_key: str) -> Dossier | None:
        """Return what a match of an item could destroy; None if it is gone."""
        try:
            return await self._api.read(item_path(rating_key), {"skipRefresh": 1}, parse_dossier)
        except ItemGoneError:
            return None

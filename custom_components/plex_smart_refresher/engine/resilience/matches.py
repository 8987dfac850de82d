"""Searches for matches and changes of them, with retry and throttle behind every call."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from ..ladder_terms import MatchCandidate, WantedMatch
from ..media import Dossier, MatchQuery, MediaItem, MediaType
from ..ports import MatchServer, MediaServer
from .retry import RetryPolicy
from .throttle import RefreshThrottle


class ResilientMatches(MatchServer):
    """The part of a resilient server that is about matches."""

    def __init__(
        self, server: MediaServer, retry_policy: RetryPolicy, throttle: RefreshThrottle
    ) -> None:
        """Wrap a server."""
        self._server = server
        self._retry_policy = retry_policy
        self._throttle = throttle

    async def has_matches(self, rating_key: str) -> bool:
        """Return whether the server finds candidates for an item at its sources."""
        return await self._send(partial(self._server.has_matches, rating_key))

    async def search_matches(
        self, item: MediaItem, query: MatchQuery | None = None
    ) -> Sequence[MatchCandidate]:
        """Return the candidates of an item's type, the likeliest first."""
        return await self._send(partial(self._server.search_matches, item, query))

    async def match(self, item: MediaItem, wanted: WantedMatch) -> None:
        """Request the match of an item. Raises ItemGoneError if it is gone."""
        await self._send(partial(self._server.match, item, wanted))

    async def unmatch(self, item: MediaItem) -> None:
        """Remove the match of an item. Raises ItemGoneError if it is gone."""
        await self._send(partial(self._server.unmatch, item))

    async def with_guid(
        self, library_id: str, media_type: MediaType, guid: str
    ) -> Sequence[MediaItem]:
        """Return the items of a library with a guid. Raises RequestError if it is unknown."""
        return await self._send(partial(self._server.with_guid, library_id, media_type, guid))

    async def with_title(
        self, library_id: str, media_type: MediaType, word: str
    ) -> Sequence[MediaItem]:
        """Return items of a library with a word in their titles."""
        return await self._send(partial(self._server.with_title, library_id, media_type, word))

    async def read_dossier(self, rating_key: str) -> Dossier | None:
        """Return what a match of an item could destroy; None if it is gone."""
        return await self._send(partial(self._server.read_dossier, rating_key))

    async def _send[T](self, request: Callable[[], Awaitable[T]]) -> T:
        """Send a request, and again when the server does not answer."""
        return await self._retry_policy.send(partial(self._throttle.observe, request))

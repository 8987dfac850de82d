"""The part of the fake server that is about matches."""

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Sequence
from copy import replace
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from custom_components.plex_smart_refresher.engine.ladder_terms import MatchCandidate, WantedMatch
from custom_components.plex_smart_refresher.engine.media import (
    Dossier,
    MatchQuery,
    MediaItem,
    MediaType,
)

if TYPE_CHECKING:
    from .fakes import SimulatedClock, Stored


def candidate(name: str, guid: str = "", **fields: Any) -> MatchCandidate:
    """Return a candidate for a film."""
    values: dict[str, Any] = {"type": MediaType.MOVIE, "year": 2001}
    return MatchCandidate(name=name, guid=guid or f"plex://movie/{name}", **(values | fields))


@dataclass
class FakeMatches:
    """Searches for matches, and changes them after a while."""

    clock: SimulatedClock
    items: dict[str, Stored]
    #: The candidates of a search by its words; without a query, by the rating key.
    found: dict[str, list[MatchCandidate]] = field(default_factory=dict, kw_only=True)
    dossiers: dict[str, Dossier] = field(default_factory=dict, kw_only=True)
    searches: list[MatchQuery | None] = field(default_factory=list, kw_only=True)
    matched: list[tuple[str, str]] = field(default_factory=list, kw_only=True)
    unmatched: list[str] = field(default_factory=list, kw_only=True)
    #: What a match does beside it, by rating key.
    on_match: dict[str, Callable[[str], None]] = field(default_factory=dict, kw_only=True)
    #: What a match changes in place of what it should, by rating key.
    match_brings: dict[str, dict[str, Any]] = field(default_factory=dict, kw_only=True)
    match_latency: float = field(default=3.0, kw_only=True)
    on_unmatch: dict[str, Callable[[str], None]] = field(default_factory=dict, kw_only=True)
    on_dossier: dict[str, Callable[[str], None]] = field(default_factory=dict, kw_only=True)
    on_guid: Callable[[], None] | None = field(default=None, kw_only=True)
    has_dossiers: bool = field(default=True, kw_only=True)
    takes_matches: bool = field(default=True, kw_only=True)
    takes_unmatches: bool = field(default=True, kw_only=True)

    @abstractmethod
    async def _answer(self, call: str, *keys: str) -> None: ...

    @abstractmethod
    async def _answer_for(self, call: str, key: str) -> None: ...

    @abstractmethod
    def _is_unreachable_for(self, item: MediaItem) -> bool: ...

    @abstractmethod
    def _as_listed(self, item: MediaItem) -> MediaItem: ...

    @abstractmethod
    def _start(self, work: Coroutine[Any, Any, None]) -> None: ...

    @abstractmethod
    def edit(self, key: str, **fields: Any) -> None: ...

    @abstractmethod
    def _tell(self, key: str) -> None: ...

    async def search_matches(
        self, item: MediaItem, query: MatchQuery | None = None
    ) -> Sequence[MatchCandidate]:
        await self._answer_for("search_matches", item.rating_key)
        self.searches.append(query)
        if self._is_unreachable_for(self.items[item.rating_key].item):
            return ()
        found = self.found.get(item.rating_key if query is None else query.title, [])
        return tuple(each for each in found if each.type is item.type)

    async def match(self, item: MediaItem, wanted: WantedMatch) -> None:
        await self._answer_for("match", item.rating_key)
        self.matched.append((item.rating_key, wanted.guid))
        if self.takes_matches:
            self._start(self._match(item.rating_key, wanted))

    async def _match(self, key: str, wanted: WantedMatch) -> None:
        """Give an item the texts of its match, and the picture of its cure."""
        await self.clock.sleep(self.match_latency)
        stored = self.items[key]
        fields: dict[str, Any] = {
            "guid": wanted.guid,
            "title": wanted.name,
            "year": wanted.year,
        }
        stored.cure = replace(stored.cure, **fields)
        changes = fields | {
            "summary": stored.cure.summary,
            "has_summary": stored.cure.has_summary,
            "thumb": stored.cure.thumb,
            "has_external_ids": stored.cure.has_external_ids,
            "id_sources": stored.cure.id_sources,
            **self.match_brings.get(key, {}),
        }
        self.edit(key, **changes)
        if act := self.on_match.get(key):
            act(key)
        self._tell(key)

    async def unmatch(self, item: MediaItem) -> None:
        await self._answer_for("unmatch", item.rating_key)
        self.unmatched.append(item.rating_key)
        if self.takes_unmatches:
            lost = {"summary": "", "has_summary": False, "thumb": "", "has_external_ids": False}
            self.edit(item.rating_key, guid=f"local://{item.rating_key}", **lost)
        if act := self.on_unmatch.get(item.rating_key):
            act(item.rating_key)

    async def with_guid(
        self, library_id: str, media_type: MediaType, guid: str
    ) -> Sequence[MediaItem]:
        await self._answer("with_guid")
        found = self._with_guid(library_id, media_type, guid)
        if self.on_guid:
            self.on_guid()
            self.on_guid = None
        return found

    def _with_guid(
        self, library_id: str, media_type: MediaType, guid: str
    ) -> tuple[MediaItem, ...]:
        return tuple(
            self._as_listed(stored.item)
            for stored in self.items.values()
            if (stored.item.library_id, stored.item.type) == (library_id, media_type)
            and stored.item.guid == guid
        )

    async def with_title(
        self, library_id: str, media_type: MediaType, word: str
    ) -> Sequence[MediaItem]:
        await self._answer("with_title")
        return [
            self._as_listed(stored.item)
            for stored in self.items.values()
            if (stored.item.library_id, stored.item.type) == (library_id, media_type)
            and word.casefold() in stored.item.title.casefold()
        ]

    async def read_dossier(self, rating_key: str) -> Dossier | None:
        await self._answer("read_dossier", rating_key)
        if rating_key not in self.items or not self.has_dossiers:
            return None
        file = self.items[rating_key].item.file
        dossier = self.dossiers.get(rating_key, Dossier(files=(file,) if file else ()))
        if act := self.on_dossier.pop(rating_key, None):
            act(rating_key)
        return dossier

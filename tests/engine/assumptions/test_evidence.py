"""What a server is asked, and that it is little."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from custom_components.plex_smart_refresher.engine.assumptions.evidence import gather
from custom_components.plex_smart_refresher.engine.assumptions.observed import (
    Answer,
    Entry,
    ListQuery,
    ProbeServer,
)
from custom_components.plex_smart_refresher.engine.assumptions.probe import MOST_REQUESTS, probe
from custom_components.plex_smart_refresher.engine.assumptions.result import Verdict
from custom_components.plex_smart_refresher.engine.assumptions.table import ROWS
from custom_components.plex_smart_refresher.engine.errors import BudgetSpentError, ServerLostError
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType, MediaType


@dataclass
class FakeProbe(ProbeServer):
    """A server that notes what it is asked; its lists have the same entries whatever is asked."""

    lists: Mapping[MediaType, Sequence[Entry]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    queries: list[ListQuery] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    @property
    def unknown_frames(self) -> Mapping[tuple[str, str], int]:
        return {}

    most: int = 99
    late: frozenset[str] = frozenset()  #: the beginnings of what is not answered

    async def probe_libraries(self) -> Answer:
        return self._note("libraries")

    async def probe_list(self, query: ListQuery) -> Answer:
        self.queries.append(query)
        entries = self.lists.get(query.level, ())
        return self._note("list", *entries)

    async def probe_details(self, rating_keys: Sequence[str]) -> Answer:
        self.keys += rating_keys
        return self._note("details")

    async def probe_below(self, rating_key: str) -> Answer:
        return self._note(f"below {rating_key}")

    async def probe_candidates(
        self, rating_key: str, title: str = "", library: Library | None = None
    ) -> Answer:
        return self._note(f"candidates {rating_key} {title}".strip())

    async def probe_posters(self, rating_key: str) -> Answer:
        return self._note(f"posters {rating_key}")

    async def probe_picture(self, rating_key: str) -> Answer:
        return self._note("picture")

    async def probe_without_token(self) -> Answer:
        return self._note("without token")

    async def probe_activities(self) -> Answer:
        return self._note("activities")

    async def probe_queue(self, library_id: str) -> Answer:
        return self._note("queue")

    async def probe_settings(self, library_id: str) -> Answer:
        return self._note("settings")

    async def probe_setting(self, name: str) -> Answer:
        return self._note("setting")

    def _note(self, name: str, *entries: Entry) -> Answer:
        if len(self.asked) >= self.most:
            raise BudgetSpentError
        self.asked.append(name)
        if name.split(maxsplit=1)[0] in self.late:
            raise ServerLostError
        return Answer(status=200, entries=entries, received=len(entries), total=len(entries))


def library(library_id: str, library_type: LibraryType, agent: str = "tv.plex.agents.x") -> Library:
    return Library(library_id=library_id, title="Private", type=library_type, agent=agent)


def entry(key: int, media_type: MediaType, **fields: object) -> Entry:
    """Return a healthy entry; the later its key, the later it was added."""
    known: dict[str, object] = {
        "guid": f"plex://x/{key}",
        "external_ids": (f"tmdb://{key}",),
        "has_title": True,
        "thumb_owner": f"{key}",
        "added_at": key,
    }
    return Entry(f"{key}", media_type, **known | fields)  # type: ignore[arg-type] - any field


#: A few entries of each level, the later levels with the higher keys.
FULL = {
    level: [entry(number * 10 + each, level) for each in (2, 1)]
    for number, level in enumerate(MediaType, 1)
}
LIBRARIES = [library(f"{kind}{each}", kind) for each in range(9) for kind in LibraryType]


async def test_a_server_with_everything_is_asked_little() -> None:
    heir = entry(39, MediaType.SEASON, thumb_owner="22")
    gone = entry(49, MediaType.EPISODE, is_deleted=True)
    server = FakeProbe(
        {**FULL, MediaType.SEASON: [heir], MediaType.EPISODE: [gone, *FULL[MediaType.EPISODE]]}
    )
    results = await probe(server, [*LIBRARIES, library("p", LibraryType.MOVIE, "x.none")])
    assert len(server.asked) < MOST_REQUESTS
    assert {each.level for each in server.queries} == set(MediaType)
    assert "49" not in server.keys[:-2]  # what is in the trash is read alone
    assert server.keys[-2:] == ["49", "999999999999999999"]
    assert "candidates 11 tmdb-11" in server.asked
    assert "candidates 31" not in server.asked  # seasons have none
    assert "below 21" in server.asked
    assert "posters 39" in server.asked
    assert Verdict.DIFFERS in {each.verdict for each in results}


async def test_the_most_that_a_server_is_ever_asked_is_within_the_limit() -> None:
    heir = entry(38, MediaType.SEASON, thumb_owner="22")
    gone = entry(49, MediaType.EPISODE, is_deleted=True)
    lists = {**FULL, MediaType.EPISODE: [gone, *FULL[MediaType.EPISODE]]}
    server = FakeProbe({**lists, MediaType.SEASON: [heir, *FULL[MediaType.SEASON]]})
    await gather(server, LIBRARIES)
    assert len(server.asked) == MOST_REQUESTS


async def test_it_goes_on_after_one_part_was_late_and_not_after_two() -> None:
    server = FakeProbe(FULL, late=frozenset({"candidates"}))
    evidence = await gather(server, LIBRARIES)
    assert (evidence.candidates, evidence.by_id) == ({}, {})
    assert evidence.posters.keys() >= {MediaType.MOVIE, MediaType.EPISODE}
    assert sum(each.startswith("candidates") for each in server.asked) == 1
    with pytest.raises(ServerLostError):
        await gather(FakeProbe(FULL, late=frozenset({"candidates", "posters"})), LIBRARIES)


async def test_it_ends_with_the_last_request_that_is_allowed() -> None:
    for most in range(MOST_REQUESTS):
        server = FakeProbe(FULL, most=most)
        assert len(await probe(server, LIBRARIES)) == len(ROWS)
        assert len(server.asked) == most or most > len(server.asked) > 25


async def test_an_empty_server_and_one_without_libraries_show_nothing() -> None:
    empty, bare = FakeProbe(), FakeProbe()
    assert not any((await gather(empty, LIBRARIES)).entries)
    results = await probe(bare, [])
    assert bare.asked == ["libraries", "picture", "details", "without token", *["setting"] * 2]
    assert sum(each.verdict is Verdict.UNKNOWN for each in results) > len(results) / 2


async def test_lists_without_dates_guids_or_other_items_are_not_filtered() -> None:
    plain = entry(71, MediaType.ARTIST, added_at=None, guid="")
    server = FakeProbe({MediaType.ARTIST: [plain]})
    evidence = await gather(server, [library("7", LibraryType.ARTIST)])
    assert evidence.window is evidence.with_guid is None
    assert evidence.below is not None
    assert not evidence.candidates
    assert not evidence.by_id
    assert evidence.inherited is None

"""The proposals of a scan: for which items, with which candidates, and why."""

from collections.abc import Callable
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.events import ProposalFound
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    Proposal,
    ProposalMark,
    ProposalReason,
    RungName,
    WantedMatch,
)
from custom_components.plex_smart_refresher.engine.media import (
    Dossier,
    LibraryType,
    MediaItem,
    MediaType,
)
from custom_components.plex_smart_refresher.engine.phases import propose as module
from plex_simulator import Outcome

from ..fake_matches import candidate
from ..fakes import DAY, NOW, FakeServer, World

MATCH, POSTER = Defect.NO_MATCH, Defect.MISSING_POSTER
FILE = "/m/Alien (1979)/Alien (1979).mkv"
ALIEN = candidate("Alien", "plex://movie/alien", year=1979)


def add_film(server: FakeServer, key: str = "7", **fields: Any) -> MediaItem:
    """Add an unmatched film that no refresh heals."""
    if "1" not in server.shelves:
        server.add_library("1")
    values: dict[str, Any] = {"title": "Alien", "year": 1979, "file": FILE}
    values |= {"outcome": Outcome.NEVER} | fields
    return server.add(key, MediaType.MOVIE, MATCH, POSTER, **values)


async def proposals(world: World, **options: Any) -> dict[str, Proposal]:
    """Scan, and return what is proposed, by rating key."""
    world.memory.remembered.clear()
    await world.scan(forgetful=True, **({"window_days": 0} | options))
    found = [each for each in world.observer.events if isinstance(each, ProposalFound)]
    assert all(each.time >= NOW for each in found)
    return {each.proposal.rating_key: each.proposal for each in found}


async def test_an_item_that_stays_unmatched_is_proposed_with_its_candidates(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.found["7"] = [candidate("Aliens", year=1986), ALIEN]
    [found] = (await proposals(world)).values()
    assert (found.rating_key, found.library_id, found.type) == ("7", "1", MediaType.MOVIE)
    assert (found.title, found.year, found.file) == ("Alien (1979)", 1979, FILE)
    assert (found.reason, found.loses) == (ProposalReason.NO_ID, ())
    assert [each.name for each in found.candidates] == ["Alien", "Aliens"]
    assert found.recommended is not None
    assert found.recommended.evidence is Evidence.TITLE_AND_YEAR


async def test_what_is_healed_ignored_or_no_level_of_its_own_is_not_proposed(
    world: World, server: FakeServer
) -> None:
    add_film(server, outcome=Outcome.FIXED)
    add_film(server, "8")
    server.add_library("2", LibraryType.SHOW)
    server.add("9", MediaType.EPISODE, MATCH, library_id="2", outcome=Outcome.NEVER)
    world.memory.failed_before("8", MATCH, ignored=True)
    await world.scan(forgetful=True, window_days=0)
    assert not [each for each in world.observer.events if isinstance(each, ProposalFound)]
    assert await proposals(world, dry_run=True) == {}


def _nothing(server: FakeServer) -> None:
    """Leave it as it is."""


def _twins(server: FakeServer) -> None:
    server.found["7"] = [ALIEN, candidate("Alien", "plex://movie/twin", year=1979)]


def _with_id(server: FakeServer) -> None:
    server.change("7", file="/m/Alien (1979) {tmdb-348}.mkv")
    server.found["tmdb-348"] = [ALIEN]


def _wrong_id(server: FakeServer) -> None:
    server.change("7", file="/m/Alien (1979) {tmdb-348}.mkv")
    server.found["tmdb-348"] = [candidate("Aliens", year=1986)]


def _merge(server: FakeServer) -> None:
    server.add("8", guid=ALIEN.guid)


def _typed(server: FakeServer) -> None:
    server.change("7", summary="Typed.", locked_fields=frozenset({"title"}))


def _watched(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier(files=(FILE,), view_count=1)


def _files(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier(files=(FILE, "/m/b.mkv"))


def _edition(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier(files=(FILE,), edition="Final Cut")


def _unknown(server: FakeServer) -> None:
    server.found["7"] = []


@pytest.mark.parametrize(
    ("spoil", "reason", "is_recommended"),
    [
        (_nothing, ProposalReason.NO_ID, True),
        (_twins, ProposalReason.TWINS, False),
        (_with_id, ProposalReason.READY, True),
        (_wrong_id, ProposalReason.CONTRADICTION, False),
        (_merge, ProposalReason.WOULD_MERGE, False),
        (_typed, ProposalReason.HAND_MADE, True),
        (_watched, ProposalReason.WATCHED, True),
        (_files, ProposalReason.SEVERAL_FILES, True),
        (_edition, ProposalReason.SEVERAL_FILES, True),
        (_unknown, ProposalReason.NO_CANDIDATES, False),
    ],
)
async def test_each_reason_is_told(
    world: World,
    server: FakeServer,
    spoil: Callable[[FakeServer], None],
    reason: ProposalReason,
    *,
    is_recommended: bool,
) -> None:
    add_film(server)
    server.found["7"] = [ALIEN]
    spoil(server)
    [found] = (await proposals(world)).values()
    assert found.reason is reason
    assert (found.recommended is not None) is is_recommended


async def test_a_protected_item_comes_with_what_a_match_discards(
    world: World, server: FakeServer
) -> None:
    add_film(server, summary="Typed.", locked_fields=frozenset({"title", "year"}))
    server.change("7", summary="Typed.", has_summary=True)
    server.found["7"] = [ALIEN]
    [found] = (await proposals(world)).values()
    assert (found.reason, found.loses) == (
        ProposalReason.HAND_MADE,
        ("summary", "title", "year"),
    )


async def test_a_failed_match_is_proposed_as_such(world: World, server: FakeServer) -> None:
    add_film(server, file="/m/Alien (1979) {tmdb-348}.mkv")
    server.found |= {"tmdb-348": [ALIEN], "7": [ALIEN]}
    server.match_brings["7"] = {"guid": "plex://movie/other"}
    world.memory.marks["7"] = ProposalMark(NOW - DAY, "", is_final=False)
    rungs = (RungName.REFRESH, RungName.MATCH_BY_ID)
    [found] = (await proposals(world, rungs=rungs)).values()
    assert found.reason is ProposalReason.MATCH_FAILED


async def test_an_accepted_match_that_is_refused_is_proposed_again(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.add("8", guid=ALIEN.guid)
    server.found["7"] = [ALIEN]
    world.memory.marks["7"] = ProposalMark(NOW - DAY, FILE, is_final=False)
    wanted = WantedMatch(rating_key="7", guid=ALIEN.guid, name="Alien", year=1979)
    [found] = (await proposals(world, rating_keys=("7",), matches=(wanted,))).values()
    assert found.reason is ProposalReason.WOULD_MERGE


@pytest.mark.parametrize(
    ("age", "file", "is_final", "is_searched"),
    [
        (DAY, FILE, False, False),
        (8 * DAY, FILE, False, True),
        (-DAY, FILE, False, True),
        (DAY, "/m/other.mkv", False, True),
        (8 * DAY, "/m/other.mkv", True, False),
    ],
)
async def test_an_item_is_searched_again_after_days_or_with_another_file(
    world: World,
    server: FakeServer,
    age: float,
    file: str,
    *,
    is_final: bool,
    is_searched: bool,
) -> None:
    add_film(server)
    server.found["7"] = [ALIEN]
    world.memory.marks["7"] = ProposalMark(NOW - age, file, is_final=is_final)
    assert bool(await proposals(world)) is is_searched
    assert bool(server.calls["search_matches"]) is is_searched


async def test_a_scan_searches_for_a_few_items_the_longest_unsearched_first(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ITEMS", 2)
    for key, days in (("7", 8), ("8", 20), ("9", 10)):
        add_film(server, key)
        server.found[key] = [ALIEN]
        world.memory.marks[key] = ProposalMark(NOW - days * DAY, FILE, is_final=False)
    assert list(await proposals(world)) == ["8", "9"]
    del world.memory.marks["7"]
    assert list(await proposals(world)) == ["7", "8"]


async def test_what_plex_knows_by_no_title_is_searched_by_the_name_of_its_file(
    world: World, server: FakeServer
) -> None:
    add_film(server, title="xyz-123", file="/m/Alien (1979)/xyz.mkv")
    server.found["Alien"] = [ALIEN]
    [found] = (await proposals(world)).values()
    assert found.recommended is not None
    queries = [(each.title, each.year) for each in server.searches if each]
    assert queries == [("xyz", None), ("Alien", 1979)]


async def test_nothing_is_believed_of_sources_that_find_nothing_at_all(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.add("8", year=1999)  # a control, which the sources must know
    server.unknown.add("8")
    assert await proposals(world) == {}
    server.unknown.clear()
    [found] = (await proposals(world)).values()
    assert found.reason is ProposalReason.NO_CANDIDATES


async def test_sources_that_find_one_item_are_believed_about_the_others(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    add_film(server, "8")
    server.found["8"] = [ALIEN]
    found = await proposals(world)
    assert found["7"].reason is ProposalReason.NO_CANDIDATES
    assert server.calls["has_matches"] == 0


async def test_an_item_that_cannot_be_searched_for_does_not_stop_the_others(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    add_film(server, "8")
    server.found |= {"7": [ALIEN], "8": [ALIEN]}
    server.fail("search_matches", RequestError("status 500"), key="7")
    assert list(await proposals(world)) == ["8"]
    assert any("could not be searched" in line for line in world.observer.lines)


async def test_an_item_that_is_matched_or_gone_by_then_is_not_proposed(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    add_film(server, "8")
    server.found |= {"7": [ALIEN], "8": [ALIEN]}
    proposed = world.memory.proposed

    async def change(keys: Any) -> Any:
        server.change("7", guid="plex://movie/by-hand")
        server.remove("8")
        return await proposed(keys)

    world.memory.proposed = change  # type: ignore[method-assign] - at the end of the scan
    assert await proposals(world) == {}


async def test_an_item_whose_dossier_is_gone_is_proposed_by_what_is_known(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.found["7"] = [ALIEN]
    server.has_dossiers = False
    [found] = (await proposals(world)).values()
    assert found.reason is ProposalReason.NO_ID

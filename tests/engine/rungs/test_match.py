"""Matching by an ID in the name and as a person chose: each condition, and what goes wrong."""

from collections.abc import Callable
from copy import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    JournalError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    ItemForm,
    RungName,
    WantedMatch,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.media import (
    Dossier,
    LibraryType,
    MediaItem,
    MediaType,
)
from custom_components.plex_smart_refresher.engine.results import (
    RestoredField,
    Result,
    SkipReason,
)
from plex_simulator import Outcome

from ..fake_matches import candidate
from ..fakes import DAY, FakeServer, World

MATCH, POSTER, SUMMARY = Defect.NO_MATCH, Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
FILE = "/m/Alien (1979) {tmdb-348}/Alien (1979).mkv"
RIGHT = "plex://movie/alien"
ALIEN = candidate("Alien", RIGHT, year=1979)


def add_film(server: FakeServer, key: str = "7", file: str = FILE, **fields: Any) -> MediaItem:
    """Add an unmatched film that no refresh heals, and an ID for which there is one hit."""
    if "1" not in server.shelves:
        server.add_library("1", language="en-US")
    server.found.setdefault("tmdb-348", [ALIEN])
    values: dict[str, Any] = {"title": "Alien", "year": 1979, "file": file}
    defects = MATCH, POSTER, SUMMARY
    return server.add(key, MediaType.MOVIE, *defects, outcome=Outcome.NEVER, **(values | fields))


async def by_id(world: World, **options: Any) -> None:
    """Scan with the rung that matches by ID."""
    rungs = (RungName.REFRESH, RungName.MATCH_BY_ID)
    await world.scan(**({"rungs": rungs, "window_days": 0} | options))


async def accept(world: World, *matches: WantedMatch, **options: Any) -> None:
    """Run a job with matches that a person chose."""
    keys = tuple(each.rating_key for each in matches)
    await world.scan(rating_keys=keys, matches=matches, **options)


def wanted(key: str = "7", guid: str = RIGHT) -> WantedMatch:
    return WantedMatch(rating_key=key, guid=guid, name="Alien", year=1979)


def kinds(world: World) -> list[WriteKind]:
    return [each.kind for each in world.journal.changes.values()]


async def test_an_id_in_the_name_with_one_hit_heals_a_film(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    await by_id(world)
    outcome = world.observer.outcomes["7"]
    assert server.matched == [("7", RIGHT)]
    assert (outcome.result, outcome.rung) == (Result.FIXED, RungName.MATCH_BY_ID)
    assert kinds(world) == [WriteKind.REFRESH, WriteKind.MATCH_BY_ID]
    change = world.journal.changes["2"]
    assert (change.before.guid, change.after and change.after.guid) == ("local://7", RIGHT)
    assert outcome.change_ids == ("1", "2")
    query = server.searches[0]
    assert query is not None
    assert (query.title, query.year, query.agent, query.language) == (
        *("tmdb-348", None),
        *("tv.plex.agents.movie", "en-US"),
    )


async def test_a_show_with_one_season_is_matched_with_its_episodes(
    world: World, server: FakeServer
) -> None:
    server.add_library("1", LibraryType.SHOW, agent="tv.plex.agents.series")
    arcane = candidate("Arcane", "plex://show/a", type=MediaType.SHOW, year=2021)
    server.found["tvdb-371028"] = [arcane]
    file = "/tv/Arcane (2021) {tvdb-371028}"
    fields = {"title": "Arcane", "file": file, "outcome": Outcome.NEVER}
    server.add("7", MediaType.SHOW, MATCH, **fields)
    server.add("8", MediaType.SEASON, parent_key="7")
    server.dossiers["7"] = Dossier(files=(file,), children=1)
    await by_id(world)
    assert server.matched == [("7", "plex://show/a")]
    assert world.results["7"] is Result.FIXED
    assert [each.rating_key for each in world.journal.changes["2"].below] == ["8"]


def _no_id(server: FakeServer) -> None:
    server.change("7", file="/m/Alien (1979)/Alien (1979).mkv")


def _two_ids_of_one_source(server: FakeServer) -> None:
    server.change("7", file="/m/Alien (1979) {tmdb-348}/Alien (1979) {tmdb-349}.mkv")
    server.found["tmdb-349"] = [ALIEN]


def _ids_disagree(server: FakeServer) -> None:
    server.change("7", file="/m/Alien {tmdb-348} {imdb-tt0078748}.mkv")
    server.found["imdb-tt0078748"] = [candidate("Aliens", "plex://movie/aliens")]


def _one_id_finds_nothing(server: FakeServer) -> None:
    server.change("7", file="/m/Alien {tmdb-348} {imdb-tt0078748}.mkv")


def _no_hit(server: FakeServer) -> None:
    server.found["tmdb-348"] = []


def _two_hits(server: FakeServer) -> None:
    server.found["tmdb-348"] = [ALIEN, candidate("Alien", "plex://movie/twin", year=1979)]


def _hit_of_another_type(server: FakeServer) -> None:
    server.found["tmdb-348"] = [candidate("Alien", "plex://show/a", type=MediaType.SHOW)]


def _another_has_the_guid(server: FakeServer) -> None:
    server.add("8", guid=RIGHT)


def _has_a_summary(server: FakeServer) -> None:
    server.change("7", summary="Typed by hand.", has_summary=True)


def _has_a_lock(server: FakeServer) -> None:
    server.change("7", locked_fields=frozenset({"year"}))


def _watched(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier(files=(FILE,), view_count=1)


def _begun(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier(files=(FILE,), view_offset=60_000)


def _two_files(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier(files=(FILE, "/m/b.mkv"))


def _edition(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier(files=(FILE,), edition="Final Cut")


def _no_file(server: FakeServer) -> None:
    server.dossiers["7"] = Dossier()


def _another_year(server: FakeServer) -> None:
    server.found["tmdb-348"] = [candidate("Alien", RIGHT, year=1980)]


def _another_title(server: FakeServer) -> None:
    server.found["tmdb-348"] = [candidate("Something Else", RIGHT, year=1979)]


@pytest.mark.parametrize(
    "spoil",
    [
        *(_no_id, _two_ids_of_one_source, _ids_disagree, _one_id_finds_nothing, _no_hit),
        *(_two_hits, _hit_of_another_type, _another_has_the_guid, _has_a_summary, _has_a_lock),
        *(_watched, _begun, _two_files, _edition, _no_file, _another_year, _another_title),
    ],
)
async def test_each_condition_alone_prevents_a_match_by_id(
    world: World, server: FakeServer, spoil: Callable[[FakeServer], None]
) -> None:
    add_film(server)
    spoil(server)
    await by_id(world)
    assert server.matched == []
    assert world.results["7"] in {Result.UNRESOLVED, Result.PARTLY_FIXED, Result.SKIPPED}


@pytest.mark.parametrize("dossier", [Dossier(children=2), Dossier(children=1, view_count=3)])
async def test_a_show_with_more_seasons_or_views_is_not_matched_by_id(
    world: World, server: FakeServer, dossier: Dossier
) -> None:
    server.add_library("1", LibraryType.SHOW)
    server.found["tvdb-1"] = [candidate("Arcane", "plex://show/a", type=MediaType.SHOW)]
    fields = {"title": "Arcane", "file": "/tv/Arcane {tvdb-1}", "outcome": Outcome.NEVER}
    server.add("7", MediaType.SHOW, MATCH, **fields)
    server.dossiers["7"] = replace(dossier, files=("/tv/Arcane {tvdb-1}",))
    await by_id(world)
    assert server.matched == []


async def test_a_show_with_manual_edits_below_is_not_matched_by_id(
    world: World, server: FakeServer
) -> None:
    server.add_library("1", LibraryType.SHOW)
    server.found["tvdb-1"] = [candidate("Arcane", "plex://show/a", type=MediaType.SHOW)]
    fields = {"title": "Arcane", "file": "/tv/Arcane {tvdb-1}", "outcome": Outcome.NEVER}
    server.add("7", MediaType.SHOW, MATCH, **fields)
    edited = {"locked_fields": frozenset({"title"})}
    server.add("8", MediaType.SEASON, MATCH, parent_key="7", **edited)
    server.dossiers["7"] = Dossier(files=("/tv/Arcane {tvdb-1}",), children=1)
    await by_id(world)
    assert server.matched == []
    assert world.results["7"] is Result.SKIPPED


async def test_an_artist_is_never_matched_by_id(world: World, server: FakeServer) -> None:
    server.add_library("1", LibraryType.ARTIST)
    server.found["tmdb-1"] = [candidate("Band", "plex://artist/b", type=MediaType.ARTIST)]
    fields = {"title": "Band", "file": "/music/Band {tmdb-1}", "outcome": Outcome.NEVER}
    server.add("7", MediaType.ARTIST, MATCH, **fields)
    await by_id(world)
    assert server.matched == []


async def test_without_the_rung_or_in_a_dry_run_nothing_is_matched(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    await world.scan(window_days=0)
    world.memory.remembered.clear()
    await by_id(world, rungs_off=("1:match_by_id",), forgetful=True)
    assert server.matched == []
    world.memory.remembered.clear()
    await by_id(world, rungs=(RungName.MATCH_BY_ID,), dry_run=True, forgetful=True)
    assert server.matched == []
    outcome = world.observer.outcomes["7"]
    assert (outcome.result, outcome.rung) == (Result.WOULD_REFRESH, RungName.MATCH_BY_ID)


async def test_ten_films_a_day_are_matched_by_id(world: World, server: FakeServer) -> None:
    for number in range(12):
        file = f"/m/Film {number} {{tmdb-{100 + number}}}.mkv"
        found = candidate(f"Film {number}", f"plex://movie/{number}")
        server.found[f"tmdb-{100 + number}"] = [found]
        add_film(server, str(10 + number), file)
    await by_id(world)
    assert len(server.matched) == 10
    world.clock.now += DAY / 2
    world.memory.remembered.clear()
    await by_id(world, forgetful=True)
    assert len(server.matched) == 10, "the journal counts those of an earlier job"
    world.clock.now += DAY
    world.memory.remembered.clear()
    await by_id(world, forgetful=True)
    assert len(server.matched) == 12


async def test_matches_of_earlier_jobs_count_for_the_day(world: World, server: FakeServer) -> None:
    earlier = server.add("5")
    for _ in range(8):
        await world.journal.begin(WriteKind.MATCH_BY_ID, earlier, ItemForm(rating_key="5"))
    for key in ("10", "11", "12"):
        server.found[f"tmdb-{key}"] = [candidate(f"Film {key}", f"plex://movie/{key}")]
        add_film(server, key, f"/m/Film {key} {{tmdb-{key}}}.mkv")
    await by_id(world)
    assert len(server.matched) == 2


async def test_two_items_with_one_id_never_get_the_same_match(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    add_film(server, "8", "/m/copy/Alien (1979) {tmdb-348}.mkv")
    await by_id(world)
    assert len(server.matched) == 1


async def test_without_a_journal_nothing_is_matched(world: World, server: FakeServer) -> None:
    add_film(server)
    world.journal.error = JournalError("disk full")
    await by_id(world, rating_keys=("7",), rungs=(RungName.MATCH_BY_ID,))
    assert server.matched == []
    assert sum("cannot be recorded" in line for line in world.observer.lines) == 1


async def test_an_item_whose_earlier_changes_are_unknown_is_not_matched(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_film(server)

    async def fail(_: str) -> bool:
        raise JournalError("disk I/O error")

    monkeypatch.setattr(world.journal, "is_match_undone", fail)
    await by_id(world)
    assert server.matched == []
    assert sum("cannot be recorded" in line for line in world.observer.lines) == 1


# Verification


async def test_a_match_that_brings_no_picture_is_followed_by_a_refresh(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.match_brings["7"] = {"thumb": ""}

    def heal(key: str) -> None:
        server.items[key].outcome = Outcome.FIXED

    server.on_match["7"] = heal
    await by_id(world)
    assert server.refreshed == ["7", "7"], "the first rung, and after the match"
    assert world.results["7"] is Result.FIXED
    assert kinds(world) == [WriteKind.REFRESH, WriteKind.MATCH_BY_ID]


@pytest.mark.parametrize("is_queue_known", [True, False])
async def test_a_match_without_a_notification_is_verified_and_refreshed(
    world: World, server: FakeServer, *, is_queue_known: bool
) -> None:
    add_film(server)
    server.is_silent = True
    if not is_queue_known:
        server.fail("pending_updates", RequestError("status 500"))
    server.match_brings["7"] = {"thumb": ""}
    await by_id(world, rungs=(RungName.MATCH_BY_ID,))
    assert server.items["7"].item.guid == RIGHT
    assert server.refreshed == ["7"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"guid": "plex://movie/other", "title": "Other"},
        {"guid": "plex://movie/other", "thumb": ""},
    ],
)
async def test_a_wrong_match_is_taken_back(
    world: World, server: FakeServer, wrong: dict[str, Any]
) -> None:
    before = add_film(server)
    server.match_brings["7"] = wrong
    await by_id(world)
    outcome = world.observer.outcomes["7"]
    assert server.unmatched == ["7"]
    now = server.items["7"].item
    assert (now.guid, now.title) == (before.guid, before.title)
    assert RestoredField.MATCH in outcome.restored
    assert outcome.result is Result.UNRESOLVED
    assert outcome.rung is None
    assert any("taken back" in line for line in world.observer.lines)


async def test_a_match_that_another_item_gets_meanwhile_is_taken_back(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.on_match["7"] = lambda _: server.add("8", guid=RIGHT) and None
    await by_id(world)
    assert server.unmatched == ["7"]


async def test_a_match_that_takes_over_files_is_taken_back(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    merged = Dossier(files=(FILE, "/m/other.mkv"))
    server.on_match["7"] = lambda key: server.dossiers.update({key: merged})
    await by_id(world)
    assert server.unmatched == ["7"]


async def test_a_match_without_effect_leaves_the_item_as_it_was(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.takes_matches = False
    await by_id(world)
    assert server.unmatched == []
    assert world.results["7"] is Result.UNRESOLVED
    assert world.observer.outcomes["7"].restored == ()


async def test_a_wrong_match_that_plex_keeps_is_told(world: World, server: FakeServer) -> None:
    add_film(server)
    server.match_brings["7"] = {"guid": "plex://movie/other"}
    server.takes_unmatches = False
    await by_id(world)
    assert any("keeps a match" in line for line in world.observer.lines)


async def test_an_item_that_vanishes_while_its_match_is_taken_back_is_gone(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.match_brings["7"] = {"guid": "plex://movie/other"}
    server.on_unmatch["7"] = server.remove
    await by_id(world)
    assert world.results["7"] is Result.GONE


async def test_three_wrong_matches_in_a_row_stop_the_rung(world: World, server: FakeServer) -> None:
    for number in range(5):
        key = str(10 + number)
        server.found[f"tmdb-{key}"] = [candidate(f"Film {key}", f"plex://movie/{key}")]
        add_film(server, key, f"/m/Film {key} {{tmdb-{key}}}.mkv")
        server.match_brings[key] = {"guid": f"plex://movie/wrong{key}"}
    await by_id(world)
    assert len(server.matched) == len(server.unmatched) == 3


async def test_an_item_with_another_key_after_its_match_is_found_by_its_file(
    world: World, server: FakeServer
) -> None:
    add_film(server)

    def rekey(key: str) -> None:
        stored = server.items.pop(key)
        stored.item = replace(stored.item, rating_key="70", thumb="/library/metadata/70/thumb/1")
        server.items["70"] = stored

    server.on_match["7"] = rekey
    await by_id(world)
    assert world.results == {"70": Result.FIXED}
    assert server.unmatched == []


async def test_an_item_that_a_match_makes_vanish_is_gone(world: World, server: FakeServer) -> None:
    add_film(server)

    def merge(key: str) -> None:
        server.remove(key)
        server.add("8", guid=RIGHT, file="/m/other.mkv")

    server.on_match["7"] = merge
    await by_id(world)
    assert world.results["7"] is Result.GONE


async def test_a_server_that_restarts_during_a_match_is_asked_again(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.fail("match", ServerLostError("lost"), times=1, key="7")
    await by_id(world, pause_limit=7200)
    assert world.results["7"] is Result.FIXED


# Between the examination and the match


@pytest.mark.parametrize(
    "fields",
    [
        {"guid": "plex://movie/by-hand"},
        {"summary": "Typed."},
        {"locked_fields": frozenset({"title"})},
    ],
)
async def test_an_item_that_somebody_changes_meanwhile_is_not_matched(
    world: World, server: FakeServer, fields: dict[str, Any]
) -> None:
    add_film(server)
    server.on_dossier["7"] = lambda key: server.change(key, **fields)
    await by_id(world, rungs=(RungName.MATCH_BY_ID,))
    assert server.matched == []
    assert world.results["7"] is Result.ERRORED


async def test_an_item_that_vanishes_meanwhile_is_gone(world: World, server: FakeServer) -> None:
    add_film(server)
    server.on_guid = lambda: server.remove("7")
    await by_id(world, rungs=(RungName.MATCH_BY_ID,))
    assert (server.matched, world.results["7"]) == ([], Result.GONE)


async def test_a_match_that_another_gets_before_it_is_requested_is_left_alone(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.on_guid = lambda: server.add("8", guid=RIGHT) and None
    await by_id(world, rungs=(RungName.MATCH_BY_ID,))
    assert server.matched == []


# As a person chose


async def test_a_person_may_match_what_no_rule_allows(world: World, server: FakeServer) -> None:
    add_film(server, file="/m/Something else (2010).mkv")
    server.dossiers["7"] = Dossier(files=("/m/a.mkv", "/m/b.mkv"), view_count=9, edition="X")
    await accept(world, wanted())
    outcome = world.observer.outcomes["7"]
    assert (outcome.result, outcome.rung) == (Result.FIXED, None)
    assert kinds(world) == [WriteKind.MATCH]
    assert server.refreshed == []


async def test_what_was_typed_and_its_locks_are_restored_after_a_match(
    world: World, server: FakeServer
) -> None:
    locked = frozenset({"title", "summary"})
    add_film(server)
    server.change("7", title="Mine", summary="Typed.", has_summary=True, locked_fields=locked)
    server.match_brings["7"] = {"locked_fields": frozenset()}
    await accept(world, wanted())
    now = server.items["7"].item
    assert (now.guid, now.title, now.summary) == (RIGHT, "Mine", "Typed.")
    assert now.locked_fields == locked
    outcome = world.observer.outcomes["7"]
    assert outcome.result is Result.FIXED
    assert set(outcome.restored) == {RestoredField.TITLE, RestoredField.SUMMARY}


async def test_a_lock_that_a_match_opens_is_closed_again(world: World, server: FakeServer) -> None:
    add_film(server)
    server.change("7", title="Alien", locked_fields=frozenset({"title"}))
    server.match_brings["7"] = {"locked_fields": frozenset()}
    await accept(world, wanted())
    assert server.items["7"].item.locked_fields == {"title"}


async def test_locks_that_cannot_be_restored_are_told(world: World, server: FakeServer) -> None:
    add_film(server)
    locked = frozenset({"year", "genre", "thumb"})
    server.change("7", locked_fields=locked)
    server.match_brings["7"] = {"locked_fields": frozenset()}
    await accept(world, wanted())
    assert server.items["7"].item.locked_fields == {"thumb"}
    assert RestoredField.POSTER in world.observer.outcomes["7"].restored
    [line] = [each for each in world.observer.lines if "could not be restored" in each]
    assert "genre, year" in line


async def test_a_lock_that_plex_refuses_leaves_the_match_and_is_told(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.change("7", locked_fields=frozenset({"title"}))
    server.match_brings["7"] = {"locked_fields": frozenset()}
    server.takes_edits = False
    await accept(world, wanted())
    assert world.results["7"] is Result.FIXED
    assert any("title could not be restored" in line for line in world.observer.lines)


async def test_a_match_that_plex_would_merge_is_refused_and_nothing_else_is_done(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.add("8", guid=RIGHT)
    await accept(world, wanted(), rungs=tuple(RungName))
    assert (server.matched, server.refreshed) == ([], [])
    outcome = world.observer.outcomes["7"]
    assert (outcome.result, outcome.skip_reason) == (Result.SKIPPED, SkipReason.NO_REPAIR)
    assert any("would merge" in line for line in world.observer.lines)


async def test_an_item_that_has_a_match_by_now_is_not_matched_again(
    world: World, server: FakeServer
) -> None:
    server.add_library("1")
    server.add("7", guid="plex://movie/by-hand")
    server.add("8", MediaType.MOVIE, POSTER)
    await accept(world, wanted(), wanted("8"))
    assert server.matched == []
    assert world.results["8"] is Result.FIXED, "what a matched item lacks is refreshed"


async def test_a_person_matches_a_show_with_all_that_is_below_it(
    world: World, server: FakeServer
) -> None:
    server.add_library("1", LibraryType.SHOW)
    server.add("7", MediaType.SHOW, MATCH, title="Arcane")
    server.add("8", MediaType.SEASON, parent_key="7")
    server.add("9", MediaType.EPISODE, MATCH, parent_key="8", grandparent_key="7")
    chosen = WantedMatch(rating_key="7", guid="plex://show/a", name="Arcane", year=2021)
    await accept(world, chosen)
    assert server.matched == [("7", "plex://show/a")]
    [change] = world.journal.changes.values()
    assert [each.rating_key for each in change.below] == ["8", "9"]


async def test_no_cap_stops_what_a_person_accepts(world: World, server: FakeServer) -> None:
    chosen = []
    for number in range(12):
        key = str(10 + number)
        add_film(server, key)
        chosen.append(WantedMatch(rating_key=key, guid=f"plex://movie/{key}", name=f"Film {key}"))
    await accept(world, *chosen, rungs=())
    assert len(server.matched) == 12


async def test_an_episode_is_never_matched(world: World, server: FakeServer) -> None:
    server.add_library("1", LibraryType.SHOW)
    server.add("7", MediaType.EPISODE, MATCH)
    await accept(world, wanted())
    assert server.matched == []


async def test_an_unreadable_dossier_is_an_error(world: World, server: FakeServer) -> None:
    add_film(server)
    server.fail("read_dossier", RequestError("status 500"))
    await accept(world, wanted())
    assert world.results["7"] is Result.ERRORED
    assert server.matched == []

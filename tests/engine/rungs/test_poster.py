"""A picture of the agent is selected where a poster is missing, broken or a frame: no other way."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName, WriteKind
from custom_components.plex_smart_refresher.engine.media import (
    Dossier,
    LibraryType,
    MediaItem,
    MediaType,
)
from custom_components.plex_smart_refresher.engine.results import RestoredField, Result
from plex_simulator import Outcome

from ..fakes import AGENTS_POSTERS, FRAME, FakeServer, Stored, World

MISSING, BROKEN = Defect.MISSING_POSTER, Defect.BROKEN_POSTER
FRAMED, INHERITED = Defect.FRAME_POSTER, Defect.INHERITED_POSTER
MOVIE, SEASON, EPISODE = MediaType.MOVIE, MediaType.SEASON, MediaType.EPISODE
AGENTS = "metadata://posters/tv.plex.agents.movie_"
LOCAL, UPLOAD = "metadata://posters/a", "upload://posters/mine"
WEB = "https://image.tmdb.org/t/p/original/1.jpg"


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


def add(server: FakeServer, key: str, *defects: Defect, **fields: Any) -> Stored:
    """Add a film that no refresh heals."""
    media_type = fields.pop("media_type", MOVIE)
    server.add(key, media_type, *defects, outcome=Outcome.NEVER, **fields)
    stored = server.items[key]
    stored.posters += [each for each in AGENTS_POSTERS if each not in stored.posters]
    if MISSING in defects or INHERITED in defects:
        stored.selected = ""
    return stored


def offer(stored: Stored, **providers: str) -> None:
    """Replace what the agent offers by pictures with a name and a provider each."""
    others = [each for each in stored.posters if not each.startswith(AGENTS)]
    named = {WEB if name == "web" else AGENTS + name: each for name, each in providers.items()}
    stored.posters = [*named, *others]
    stored.providers = named | {LOCAL: "local"}


@pytest.mark.parametrize("defect", [MISSING, BROKEN, FRAMED])
async def test_a_poster_on_offer_heals_a_missing_broken_or_frame_one(
    world: World, server: FakeServer, defect: Defect
) -> None:
    stored = add(server, "1", defect)
    await world.scan()
    outcome = world.observer.outcomes["1"]
    assert (outcome.result, outcome.rung) == (Result.FIXED, RungName.CHOOSE_POSTER)
    assert stored.selected.startswith(AGENTS)
    assert stored.item.locked_fields == frozenset(), "selecting locks, which is undone"
    assert server.defects_of("1") == set()
    changes = [each for each in world.journal.changes.values() if each.rating_key == "1"]
    assert [each.kind for each in changes] == [WriteKind.REFRESH, WriteKind.CHOOSE_POSTER]
    assert changes[1].after
    assert changes[1].after.poster == stored.selected
    assert outcome.change_ids == tuple(each.change_id for each in changes)


async def test_a_season_with_its_shows_poster_gets_its_own(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    stored = add(server, "20", INHERITED, media_type=SEASON, library_id="2")
    await world.scan()
    assert world.results["20"] is Result.FIXED
    assert stored.item.thumb.startswith("/library/metadata/20/")


@pytest.mark.parametrize(
    ("defect", "fields", "change"),
    [
        (FRAMED, {}, {"posters": [FRAME]}),
        (FRAMED, {}, {"posters": [FRAME, UPLOAD, LOCAL, "default://x"]}),
        (BROKEN, {}, {"posters": [UPLOAD, AGENTS + "a"], "selected": UPLOAD, "broken": {UPLOAD}}),
        (MISSING, {}, {"posters": []}),
    ],
)
async def test_what_somebody_chose_or_nobody_offers_is_left_alone(
    world: World, server: FakeServer, defect: Defect, fields: dict[str, Any], change: dict[str, Any]
) -> None:
    stored = add(server, "1", defect, **fields)
    stored.providers = {LOCAL: "local"}
    for name, value in change.items():
        setattr(stored, name, value)
    before = stored.selected
    await world.scan()
    assert stored.selected == before
    assert server.calls["select_poster"] == 0
    assert world.results == {"1": Result.UNRESOLVED}


async def test_a_lock_is_left_alone_even_if_it_came_during_the_scan(
    world: World, server: FakeServer
) -> None:
    add(server, "1", FRAMED)
    server.harms("1", locked_fields=frozenset({"thumb"}))
    await world.scan()
    assert server.calls["select_poster"] == 0


async def test_a_summary_is_no_reason_to_select_a_poster(world: World, server: FakeServer) -> None:
    stored = add(server, "1", Defect.MISSING_SUMMARY, MISSING)
    stored.selected = UPLOAD
    stored.posters.append(UPLOAD)
    await world.scan()
    assert server.calls["select_poster"] == 0


async def test_a_poster_that_is_whole_by_now_stays(world: World, server: FakeServer) -> None:
    stored = add(server, "1", FRAMED, Defect.MISSING_SUMMARY)
    server.harms("1", replaced_by=AGENTS + "first")
    await world.scan()
    assert stored.selected == AGENTS + "first"
    assert server.calls["select_poster"] == 0


@pytest.mark.parametrize("label", ["Overlay", "overlay", "TCM", "Kometa"])
async def test_an_item_of_an_artwork_tool_is_left_to_it(
    world: World, server: FakeServer, label: str
) -> None:
    add(server, "1", FRAMED)
    server.dossiers["1"] = Dossier(labels=("Family", label))
    await world.scan()
    assert server.calls["select_poster"] == 0
    assert any(f"labelled it {label}" in line for line in world.observer.lines)


async def test_other_labels_do_not_matter(world: World, server: FakeServer) -> None:
    add(server, "1", FRAMED)
    server.dossiers["1"] = Dossier(labels=("Family",))
    await world.scan()
    assert world.results == {"1": Result.FIXED}


async def test_a_fetched_picture_of_the_best_provider_comes_first(
    world: World, server: FakeServer
) -> None:
    offer(stored := add(server, "1", FRAMED), web="gracenote", a="imdb", b="tmdb", c="plex")
    await world.scan()
    assert stored.selected == AGENTS + "c", "the default order"


async def test_the_library_itself_says_which_provider_is_best(
    world: World, server: FakeServer
) -> None:
    for number in range(20):
        server.add(f"{100 + number}")
        offer(
            server.items[f"{100 + number}"], first="imdb" if number % 3 else "tvdb", second="plex"
        )
    server.select("100", UPLOAD)
    for key in ("1", "2"):
        offer(add(server, key, FRAMED), a="gracenote", b="imdb", c="tvdb")
    await world.scan()
    assert {server.items[key].selected for key in "12"} == {AGENTS + "b"}
    assert server.calls["read_posters"] == 8 + 2 * 4, "a few examples are read once"


async def test_without_a_sample_the_default_order_counts(world: World, server: FakeServer) -> None:
    offer(stored := add(server, "1", FRAMED), a="imdb", b="gracenote")
    server.add("2")
    server.fail("read_posters", RequestError("no"), key="2")
    await world.scan()
    assert stored.selected == AGENTS + "b"
    assert any("cannot be found out: no" in line for line in world.observer.lines)


async def test_a_file_of_the_owner_is_used_only_if_the_user_wants_it(
    world: World, server: FakeServer
) -> None:
    offer(stored := add(server, "1", FRAMED))
    stored.posters.append(LOCAL)
    await world.scan()
    assert stored.selected == FRAME
    await world.scan(local_pictures=True, rating_keys=("1",))
    assert stored.selected == LOCAL


async def test_a_picture_that_cannot_be_loaded_gives_way_to_the_next(
    world: World, server: FakeServer
) -> None:
    offer(stored := add(server, "1", FRAMED), a="plex", b="tmdb", c="tvdb", d="imdb")
    stored.broken = {AGENTS + "a", AGENTS + "b"}
    await world.scan()
    assert stored.selected == AGENTS + "c"
    assert world.results == {"1": Result.FIXED}
    assert server.calls["select_poster"] == 1, "broken ones are not even selected"


@pytest.mark.parametrize("defect", [FRAMED, BROKEN])
async def test_three_broken_ones_leave_an_item_as_it_was_without_a_write(
    world: World, server: FakeServer, defect: Defect
) -> None:
    offer(stored := add(server, "1", defect), a="plex", b="tmdb", c="tvdb", d="imdb")
    stored.broken |= {AGENTS + name for name in "abc"}
    before = stored.selected, stored.item.thumb
    await world.scan()
    assert (stored.selected, stored.item.thumb) == before
    assert server.calls["select_poster"] == 0
    assert world.observer.outcomes["1"].after == {defect}
    assert WriteKind.CHOOSE_POSTER not in {kind for kind, _ in world.journal.kinds}


async def test_what_is_elsewhere_and_broken_once_it_is_selected_is_taken_back(
    world: World, server: FakeServer
) -> None:
    offer(stored := add(server, "1", FRAMED), web="plex")
    stored.broken = {WEB}
    await world.scan()
    outcome = world.observer.outcomes["1"]
    assert stored.selected == FRAME
    assert stored.item.locked_fields == frozenset()
    assert (outcome.result, outcome.after) == (Result.UNRESOLVED, {FRAMED})
    assert outcome.restored == (RestoredField.POSTER,)


async def test_what_cannot_be_checked_stays_selected_but_is_not_called_healed(
    world: World, server: FakeServer
) -> None:
    offer(stored := add(server, "1", FRAMED), a="plex", b="tmdb")
    await world.scan(dry_run=True)
    server.fail("check_picture", RequestError("no"))
    server.fail("check_offer", RequestError("no"))
    await world.scan()
    assert stored.selected == AGENTS + "a"
    assert world.results == {"1": Result.UNRESOLVED}


async def test_a_server_that_selects_another_one_has_not_healed(
    world: World, server: FakeServer
) -> None:
    server.takes_posters = False
    add(server, "1", FRAMED)
    await world.scan()
    assert world.results == {"1": Result.UNRESOLVED}
    assert any("Plex has selected another one" in line for line in world.observer.lines)


@pytest.mark.parametrize("number", range(1, 14))
async def test_an_item_that_goes_meanwhile_is_not_called_healed(
    world: World, server: FakeServer, number: int
) -> None:
    """Remove the film before one of the reads that follow the first selection."""
    offer(stored := add(server, "1", FRAMED), a="plex", b="plex", c="plex")
    stored.broken = {AGENTS + name for name in "abc"}
    server.fail("check_offer", RequestError("no"))
    read, reads = server.read_items, count(1)

    async def reading(keys: Sequence[str]) -> Mapping[str, MediaItem]:
        if server.calls["select_poster"] and next(reads) == number:
            server.remove("1")
        return await read(keys)

    server.read_items = reading  # type: ignore[method-assign] - removes the film
    await world.scan()
    is_lock_read = number in {2, 5, 8, 12}  # the lock that came with the selection
    assert world.results == {"1": Result.UNRESOLVED if is_lock_read else Result.GONE}


async def test_a_dry_run_selects_nothing(world: World, server: FakeServer) -> None:
    add(server, "1", FRAMED)
    await world.scan(dry_run=True, rungs=(RungName.CHOOSE_POSTER,))
    outcome = world.observer.outcomes["1"]
    assert (outcome.result, outcome.rung) == (Result.WOULD_REFRESH, RungName.CHOOSE_POSTER)
    assert server.calls["select_poster"] == 0

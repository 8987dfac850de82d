"""Collecting and inspecting."""

import asyncio
from copy import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    ItemGoneError,
    LibraryGoneError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.events import Phase, ProgressMade
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from plex_simulator import Outcome

from ..fakes import DAY, NOW, FakeMemory, FakeServer, SimulatedClock, World

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


async def test_libraries_are_chosen_by_their_id(world: World, server: FakeServer) -> None:
    server.add_library("2", title="Library 1")
    server.add("10", MOVIE, POSTER)
    server.add("20", MOVIE, POSTER, library_id="2")
    await world.scan(library_ids=("2",))
    assert world.results == {"20": Result.FIXED}
    await world.scan()
    assert world.results == {"10": Result.FIXED}


async def test_a_library_that_went_is_told_and_the_others_are_scanned(
    world: World, server: FakeServer
) -> None:
    server.add_library("3", agent="tv.plex.agents.none")
    server.add("10", MOVIE, POSTER)
    await world.scan(library_ids=("1", "2", "3"))
    assert world.results == {"10": Result.FIXED}
    assert [line for line in world.observer.lines if "does not exist" in line] == [
        "library 2 does not exist or holds personal media",
        "library 3 does not exist or holds personal media",
    ]


async def test_a_scan_of_nothing_is_an_error(world: World, server: FakeServer) -> None:
    with pytest.raises(LibraryGoneError):
        await world.scan(library_ids=("9",))
    server.shelves.clear()
    with pytest.raises(LibraryGoneError):
        await world.scan()


async def test_personal_legacy_and_custom_libraries_are_not_even_read(
    world: World, server: FakeServer
) -> None:
    agents = ("tv.plex.agents.none", "com.plexapp.agents.imdb", "tv.plex.agents.custom.a")
    for number, agent in enumerate(agents, 2):
        server.add_library(str(number), agent=agent)
        server.add(f"{number}0", MOVIE, POSTER, library_id=str(number))
    assert (await world.scan()).checked == 0
    assert server.calls["read_page"] == 1


async def test_every_level_is_inspected_and_can_be_switched_off(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.add_library("3", LibraryType.ARTIST)
    libraries = {"movie": "1", "artist": "3", "album": "3"}
    for media_type in MediaType:
        library_id = libraries.get(media_type, "2")
        server.add(media_type, media_type, POSTER, library_id=library_id)
    for media_type in MediaType:
        await world.scan(levels=(media_type,), dry_run=True)
        assert world.results == {media_type: Result.WOULD_REFRESH}
    await world.scan(dry_run=True)
    assert world.results.keys() == set(MediaType)
    assert (await world.scan(levels=())).checked == 0


async def test_a_list_that_withholds_ids_and_locks_proves_no_defect(
    world: World, server: FakeServer
) -> None:
    server.withholds_ids = True
    server.add("10")
    server.add("11", MOVIE, POSTER, locked_fields=frozenset({"thumb"}))
    server.add("12", MOVIE, IDS)
    tally = await world.scan()
    assert world.results == {"12": Result.FIXED}
    assert (tally.checked, tally.healthy) == (3, 2)


async def test_suspects_are_confirmed_in_batches(world: World, server: FakeServer) -> None:
    server.withholds_ids = True
    for number in range(1000):
        server.add(str(number))
    assert (await world.scan(page_size=150)).healthy == 1000
    assert server.calls["read_items"] < 10


async def test_details_that_leave_out_the_library_do_not_hide_an_item(
    world: World, server: FakeServer
) -> None:
    server.add("10", MOVIE, POSTER)
    read_items = server.read_items

    async def read_without_library(keys: Any) -> Any:
        items = await read_items(keys)
        return {key: replace(item, library_id="") for key, item in items.items()}

    server.read_items = read_without_library  # type: ignore[method-assign]
    await world.scan()
    assert world.results == {"10": Result.FIXED}


async def test_what_vanishes_after_it_was_listed_is_gone(world: World, server: FakeServer) -> None:
    server.add("10", MOVIE, POSTER)
    server.add("11", MOVIE, POSTER)
    read_items = server.read_items

    async def vanish_and_read(keys: Any) -> Any:
        server.items.pop("10", None)
        return await read_items(keys)

    server.read_items = vanish_and_read  # type: ignore[method-assign]
    await world.scan()
    assert world.results == {"10": Result.GONE, "11": Result.FIXED}
    assert world.observer.outcomes["10"].before == {POSTER}


async def test_an_unreadable_item_is_an_error_and_tried_again_another_day(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER)
    server.add("11", MOVIE, POSTER)
    server.fail("read_items", RequestError("status 500"), key="10")
    await world.scan()
    assert world.results == {"10": Result.ERRORED, "11": Result.FIXED}
    assert memory.remembered["10"].defects == {POSTER}
    assert memory.remembered["10"].library_id == "1"


async def test_an_unreadable_list_does_not_hide_the_others(
    world: World, server: FakeServer
) -> None:
    server.add_library("2")
    server.add("10", MOVIE, POSTER)
    server.add("20", MOVIE, POSTER, library_id="2")
    server.fail("read_page", ItemGoneError("status 404"), key="1")
    await world.scan(window_days=0)
    assert world.results == {"20": Result.FIXED}
    assert not world.observer.health["1"].is_complete
    assert world.observer.health["2"].is_complete
    assert "Library 1: its movie list is unreadable: status 404" in world.observer.lines


async def test_a_server_without_a_readable_list_is_lost(world: World, server: FakeServer) -> None:
    server.add("10", MOVIE, POSTER)
    server.fail("read_page", RequestError("status 500"))
    with pytest.raises(ServerLostError):
        await world.scan()


async def test_the_health_of_each_library_is_told(world: World, server: FakeServer) -> None:
    server.add_library("2")
    server.add("10", MOVIE, POSTER, SUMMARY)
    server.add("11", MOVIE, POSTER)
    server.add("12")
    server.add("20", library_id="2")
    await world.scan(window_days=0)
    films, others = world.observer.health["1"], world.observer.health["2"]
    assert (films.title, films.checked, films.defective, films.is_complete) == (
        "Library 1",
        3,
        2,
        True,
    )
    assert films.defects == {POSTER: 2, SUMMARY: 1}
    assert (others.checked, others.defective, others.defects) == (1, 0, {})
    await world.scan(window_days=1)
    assert not world.observer.health["1"].is_complete
    await world.scan(window_days=0, max_items=1)
    assert not world.observer.health["1"].is_complete


async def test_a_library_is_whole_only_if_all_of_its_levels_were_inspected(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SHOW, library_id="2")
    await world.scan(window_days=0)
    assert world.observer.health["2"].is_complete
    await world.scan(window_days=0, levels=(MediaType.SHOW, MediaType.SEASON))
    assert not world.observer.health["2"].is_complete


async def test_what_was_checked_is_told_before_the_first_item_is_fixed(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("10", MOVIE, POSTER)
    server.add("11")
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(1)
    told = [event for event in world.observer.events if isinstance(event, ProgressMade)]
    assert (told[-1].tally.checked, told[-1].tally.defective) == (2, 1)
    await scan


async def test_the_cap_of_items_takes_the_newest_of_all_levels(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    for number in range(30):
        fields = {"library_id": "2", "added_at": NOW - number * DAY}
        server.add(f"{number}", EPISODE if number % 2 else MediaType.SHOW, POSTER, **fields)
    server.add("undated", EPISODE, POSTER, library_id="2", added_at=None, updated_at=None)
    tally = await world.scan(window_days=0, max_items=5, dry_run=True, page_size=3)
    assert tally.checked == 5
    assert world.results.keys() == {"undated", "0", "1", "2", "3"}
    assert "Library 2: only the newest 5 items, the maximum" in world.observer.lines


async def test_a_cap_saves_reading_the_rest(world: World, server: FakeServer) -> None:
    for number in range(200):
        server.add(str(number), added_at=NOW - number * DAY)
    assert (await world.scan(window_days=0, max_items=5, page_size=10)).checked == 5
    assert len(server.pages) == 2


async def test_a_cap_that_cuts_nothing_off_is_not_mentioned(
    world: World, server: FakeServer
) -> None:
    for number in range(5):
        server.add(str(number), MOVIE, POSTER)
    assert (await world.scan(window_days=0, max_items=5)).fixed == 5
    assert not [line for line in world.observer.lines if "the maximum" in line]


async def test_the_cap_of_refreshes_takes_the_worst(world: World, server: FakeServer) -> None:
    for number, defect in enumerate(Defect):
        server.add(f"{number}", EPISODE, defect, library_id="2")
    server.add_library("2", LibraryType.SHOW)
    tally = await world.scan(max_refreshes=2)
    assert sorted(server.refreshed) == ["0", "1"]
    reasons = {outcome.skip_reason for outcome in world.observer.outcomes.values()}
    assert reasons == {None, SkipReason.REFRESH_CAP}
    assert (tally.fixed, tally.skipped) == (2, 4)


async def test_a_due_item_outside_the_window_is_taken_from_the_retry_pool(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, added_at=OLD)
    server.add("11", MOVIE, POSTER, added_at=OLD)
    server.add("12", MOVIE, POSTER, added_at=OLD)
    memory.failed_before("10", POSTER)
    memory.failed_before("11", POSTER, next_attempt=NOW + 3600.0)
    await world.scan()
    assert world.results == {"10": Result.FIXED}
    assert memory.remembered.keys() == {"11"}


async def test_an_item_of_the_pool_that_is_also_in_the_window_is_looked_at_once(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, outcome=Outcome.NEVER)
    memory.failed_before("10", POSTER)
    tally = await world.scan(retry_limit=1)
    assert tally.checked == 1
    assert memory.remembered["10"].attempts == 2
    assert "inspecting items of earlier scans again" not in world.observer.lines


@pytest.mark.parametrize(("limit", "expected"), [(0, set()), (2, {"4", "3"}), (50, set("01234"))])
async def test_the_longest_due_of_the_pool_come_first(
    world: World, server: FakeServer, memory: FakeMemory, limit: int, expected: set[str]
) -> None:
    for number in range(5):
        server.add(f"{number}", MOVIE, POSTER, added_at=OLD)
        memory.failed_before(f"{number}", POSTER, next_attempt=NOW - 100.0 * number)
    await world.scan(retry_limit=limit)
    assert world.results.keys() == expected
    assert bool(server.calls["read_items"]) is bool(limit)


async def test_what_healed_by_itself_leaves_the_pool(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("in the window")
    server.add("10", added_at=OLD)
    memory.failed_before("in the window", POSTER, next_attempt=NOW + 1.0)
    memory.failed_before("10", POSTER)
    tally = await world.scan()
    assert world.results == {"in the window": Result.HEALTHY, "10": Result.HEALTHY}
    assert (tally.checked, tally.healthy) == (2, 2)
    assert memory.remembered == {}
    assert world.observer.outcomes["10"].fixed == {POSTER}


async def test_what_is_gone_leaves_the_pool(world: World, memory: FakeMemory) -> None:
    memory.failed_before("10", POSTER)
    await world.scan()
    assert world.results == {"10": Result.GONE}
    assert world.observer.outcomes["10"].item.library_id == "1"
    assert memory.remembered == {}


async def test_an_unreadable_item_of_the_pool_stays_in_it_with_its_defects(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, added_at=OLD)
    memory.failed_before("10", POSTER)
    server.fail("read_items", RequestError("status 500"))
    await world.scan()
    state = memory.remembered["10"]
    assert (state.library_id, state.attempts, state.defects) == ("1", 2, {POSTER})


async def test_what_this_scan_does_not_look_at_stays_in_the_pool_and_in_nobodys_way(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add_library("2", LibraryType.SHOW)
    for number in range(300):
        server.add(f"e{number}", EPISODE, POSTER, library_id="2", added_at=OLD)
        memory.failed_before(f"e{number}", POSTER, library_id="2", next_attempt=NOW - 9999.0)
    server.add("moved", MOVIE, POSTER, library_id="7", added_at=OLD)
    memory.failed_before("moved", POSTER)
    server.add("other library", MOVIE, POSTER, library_id="8", added_at=OLD)
    memory.failed_before("other library", POSTER, library_id="8")
    for number in range(4):
        server.add(f"m{number}", MOVIE, POSTER, added_at=OLD)
        memory.failed_before(f"m{number}", POSTER)
    before = memory.remembered.keys() - {"m0", "m1"}
    await world.scan(levels=(MOVIE,), retry_limit=2)
    assert world.results == {"m0": Result.FIXED, "m1": Result.FIXED}
    assert world.observer.lines.count("inspecting items of earlier scans again") == 1
    assert memory.remembered.keys() == before


async def test_a_pool_without_anything_due_is_not_read(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER, added_at=OLD)
    memory.failed_before("10", POSTER, given_up=True, next_attempt=None)
    await world.scan()
    assert server.calls["read_items"] == 0


async def test_a_failed_item_in_the_window_is_left_alone_until_it_is_due(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    for key in ("waits", "given up", "ignored", "worse"):
        server.add(key, MOVIE, POSTER)
    memory.failed_before("waits", POSTER, next_attempt=NOW + 3600.0)
    memory.failed_before("given up", POSTER, given_up=True, next_attempt=None)
    memory.failed_before("ignored", POSTER, ignored=True)
    memory.failed_before("worse", SUMMARY, next_attempt=NOW + 3600.0)
    before = dict(memory.remembered)
    await world.scan()
    reasons = {key: outcome.skip_reason for key, outcome in world.observer.outcomes.items()}
    assert reasons == {
        "waits": SkipReason.BACKOFF,
        "given up": SkipReason.GIVEN_UP,
        "ignored": SkipReason.IGNORED,
        "worse": None,
    }
    assert memory.remembered == {key: before[key] for key in before if key != "worse"}


async def test_named_items_of_no_interest_are_left_alone_with_a_word(
    world: World, server: FakeServer
) -> None:
    server.add("10", MOVIE, POSTER, library_id="7", title="Alien")
    server.add("11")
    server.add("12", MOVIE, POSTER)
    tally = await world.scan(rating_keys=("10", "11", "12", "12", "99"))
    assert world.results == {"12": Result.FIXED, "99": Result.GONE}
    assert (tally.checked, tally.healthy) == (3, 1)
    assert "Alien: not selected" in world.observer.lines
    assert server.calls["read_page"] == 0


async def test_a_named_item_that_cannot_be_read_is_not_remembered(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER)
    server.fail("read_items", RequestError("status 500"))
    await world.scan(rating_keys=("10",))
    assert world.results == {"10": Result.ERRORED}
    assert world.observer.outcomes["10"].before == set()
    assert memory.remembered == {}


@pytest.mark.parametrize("lie", [-20, 0, 50])
async def test_the_progress_of_the_inspection_never_runs_backwards(
    world: World, server: FakeServer, lie: int
) -> None:
    server.lie = lie
    server.add_library("2", LibraryType.SHOW)
    for number in range(60):
        server.add(f"{number}", added_at=NOW - number)
        server.add(f"e{number}", EPISODE, library_id="2", added_at=NOW - number)
    await world.scan(page_size=10)
    made = [e for e in world.observer.events if isinstance(e, ProgressMade)]
    done = [event.done for event in made if event.phase is Phase.INSPECT]
    assert done == sorted(done)
    assert len(set(done)) > 8
    assert all(event.done <= event.total for event in made)

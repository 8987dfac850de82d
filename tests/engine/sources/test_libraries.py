"""The lists of the libraries as a source."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    ItemGoneError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result

from ..fakes import DAY, NOW, FakeServer, World

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


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


async def test_the_maximum_of_items_takes_the_newest_of_all_levels(
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


async def test_a_limit_saves_reading_the_rest(world: World, server: FakeServer) -> None:
    for number in range(200):
        server.add(str(number), added_at=NOW - number * DAY)
    assert (await world.scan(window_days=0, max_items=5, page_size=10)).checked == 5
    assert len(server.pages) == 2


async def test_a_limit_that_cuts_nothing_off_is_not_mentioned(
    world: World, server: FakeServer
) -> None:
    for number in range(5):
        server.add(str(number), MOVIE, POSTER)
    assert (await world.scan(window_days=0, max_items=5)).fixed == 5
    assert not [line for line in world.observer.lines if "the maximum" in line]

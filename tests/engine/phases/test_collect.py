"""The phase collect."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    ItemGoneError,
    LibraryGoneError,
    RequestError,
)
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result

from ..fakes import DAY, NOW, FakeServer, World

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


async def test_libraries_of_personal_media_are_not_even_read(
    world: World, server: FakeServer
) -> None:
    for number, agent in enumerate(("tv.plex.agents.none", "com.plexapp.agents.none"), 2):
        server.add_library(str(number), agent=agent)
        server.add(f"{number}0", MOVIE, POSTER, library_id=str(number))
    assert (await world.scan()).checked == 0
    assert server.calls["read_page"] == 1


async def test_a_list_of_libraries_that_is_not_found_is_no_missing_item(
    world: World, server: FakeServer
) -> None:
    server.fail("libraries", ItemGoneError("status 404"))
    with pytest.raises(RequestError, match="the list of libraries: status 404") as caught:
        await world.scan()
    assert not isinstance(caught.value, ItemGoneError)

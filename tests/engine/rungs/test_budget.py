"""What Plex processes counts for the maximum of a scan."""

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason

from ..fakes import FakeServer, World

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY


def add_show(server: FakeServer, episodes: int, *defects: Defect) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SHOW, *defects, library_id="2")
    for number in range(100, 100 + episodes):
        server.add(f"{number}", MediaType.EPISODE, library_id="2", grandparent_key="20")


async def test_a_show_counts_with_its_episodes(world: World, server: FakeServer) -> None:
    server.add_library()
    add_show(server, 9, SUMMARY)
    for number in range(5):
        server.add(f"{number}", MediaType.MOVIE, POSTER)
    await world.scan(max_refreshes=10, in_flight=1)
    assert len(server.refreshed) == 5
    assert world.observer.outcomes["20"].skip_reason is SkipReason.REFRESH_LIMIT
    assert world.results["4"] is Result.FIXED


async def test_what_exceeds_the_maximum_by_itself_comes_alone(
    world: World, server: FakeServer
) -> None:
    server.add_library()
    add_show(server, 30, POSTER, SUMMARY)
    server.add("1", MediaType.MOVIE, SUMMARY)
    await world.scan(max_refreshes=10, in_flight=1)
    assert server.refreshed == ["20"]
    assert world.observer.outcomes["1"].skip_reason is SkipReason.REFRESH_LIMIT


async def test_what_is_fixed_with_its_show_counts_once(world: World, server: FakeServer) -> None:
    add_show(server, 9, POSTER, SUMMARY)
    server.change("100", thumb="")
    await world.scan(max_refreshes=10)
    assert world.results == {"20": Result.FIXED, "100": Result.FIXED}


async def test_a_dry_run_tells_how_much_plex_would_process(
    world: World, server: FakeServer
) -> None:
    server.add_library()
    add_show(server, 9, SUMMARY)
    server.add("1", MediaType.MOVIE, POSTER)
    await world.scan(dry_run=True)
    assert "Plex would process 11 items for 2 refreshes" in world.observer.lines

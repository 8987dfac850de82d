"""What a scan judges the items of each library by."""

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import IdSource, MediaType

from .fakes import FakeServer, World

MOVIE, POSTER = MediaType.MOVIE, Defect.MISSING_POSTER


async def test_libraries_of_legacy_and_custom_agents_are_repaired_without_external_ids(
    world: World, server: FakeServer
) -> None:
    for number, agent in enumerate(("com.plexapp.agents.imdb", "tv.plex.agents.custom.a"), 2):
        server.add_library(str(number), agent=agent)
        fields = {"library_id": str(number), "guid": f"{agent}://7", "has_external_ids": False}
        server.add(f"{number}0", MOVIE, POSTER, **fields)
        server.add(f"{number}1", MOVIE, **fields)
        server.add(f"{number}2", MOVIE, **fields | {"guid": "plex://movie/7"})
    tally = await world.scan()
    assert (tally.checked, tally.fixed) == (6, 2)
    assert server.refreshed == ["20", "30"]


async def test_the_version_of_the_server_reaches_the_judgement(
    world: World, server: FakeServer
) -> None:
    server.add_library("1")
    server.version = "1.24.2.4973"
    server.add("7", MOVIE, Defect.NO_EXTERNAL_IDS)
    assert (await world.scan(dry_run=True)).healthy == 1
    server.version = "1.24.3.5033"
    assert (await world.scan(dry_run=True)).would_refresh == 1


async def test_ids_that_the_user_requires_are_missed(world: World, server: FakeServer) -> None:
    server.add_library("1")
    server.add("7", MOVIE, id_sources=frozenset({IdSource.TVDB}))
    assert (await world.scan(dry_run=True)).healthy == 1
    await world.scan(dry_run=True, required_ids=(IdSource.TVDB,))
    assert not world.results
    await world.scan(dry_run=True, required_ids=(IdSource.TVDB, IdSource.TMDB))
    assert world.observer.outcomes["7"].before == {Defect.MISSING_REQUIRED_ID}

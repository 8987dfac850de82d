"""An analysis is the last resort for an item without a picture."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName, WriteKind
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import FakeServer, World

POSTER = Defect.MISSING_POSTER
RUNGS = (RungName.REFRESH, RungName.ANALYZE)


def add_episode(server: FakeServer, key: str = "10", defect: Defect = POSTER) -> None:
    """Add an episode for which the sources have nothing, and Plex finds a frame."""
    server.add_library("1", LibraryType.SHOW)
    server.add(key, MediaType.EPISODE, defect, outcome=Outcome.NEVER, file=f"/media/{key}.mkv")
    server.items[key].posters, server.items[key].selected = [], ""
    server.frames.add(key)


async def test_an_analysis_makes_the_picture_that_nobody_offers(
    world: World, server: FakeServer
) -> None:
    add_episode(server)
    await world.scan(rungs=RUNGS)
    outcome = world.observer.outcomes["10"]
    assert (outcome.result, outcome.rung) == (Result.FIXED, RungName.ANALYZE)
    assert world.journal.kinds == [(WriteKind.REFRESH, "10"), (WriteKind.ANALYZE, "10")]
    assert not world.journal.changes["2"].is_open


async def test_an_analysis_that_finds_no_frame_changes_nothing(
    world: World, server: FakeServer
) -> None:
    add_episode(server)
    server.frames.clear()
    await world.scan(rungs=RUNGS)
    assert server.calls["analyze"] == 1
    assert world.results == {"10": Result.UNRESOLVED}


@pytest.mark.parametrize("reason", ["off", "offer", "playing", "no file", "season", "summary"])
async def test_an_analysis_needs_a_file_no_offer_and_a_quiet_server(
    world: World, server: FakeServer, reason: str
) -> None:
    add_episode(server, defect=Defect.MISSING_SUMMARY if reason == "summary" else POSTER)
    match reason:
        case "offer":
            server.items["10"].posters = ["metadata://posters/first"]
        case "playing":
            server.played = {"99"}
        case "no file":
            server.change("10", file="")
        case "season":
            server.change("10", type=MediaType.SEASON)
    rungs = {} if reason == "off" else {"rungs": RUNGS}
    await world.scan(**rungs)
    assert server.calls["analyze"] == 0


async def test_an_analysis_is_never_done_in_bulk(world: World, server: FakeServer) -> None:
    for key in range(10, 18):
        add_episode(server, f"{key}")
    tally = await world.scan(rungs=RUNGS)
    assert (server.calls["analyze"], tally.fixed, tally.unresolved) == (5, 5, 3)
    said = "the repair “analyze” was applied 5 times, the maximum per job"
    assert said in world.observer.lines

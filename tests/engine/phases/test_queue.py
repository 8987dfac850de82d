"""Choosing what is refreshed."""

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import SkipReason

from ..fakes import DAY, NOW, FakeServer, World

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


async def test_the_cap_of_refreshes_takes_the_worst(world: World, server: FakeServer) -> None:
    for number, defect in enumerate(Defect):
        server.add(f"{number}", EPISODE, defect, library_id="2")
    server.add_library("2", LibraryType.SHOW)
    tally = await world.scan(max_refreshes=2)
    assert sorted(server.refreshed) == ["0", "1"]
    reasons = {outcome.skip_reason for outcome in world.observer.outcomes.values()}
    assert reasons == {None, SkipReason.REFRESH_CAP}
    assert (tally.fixed, tally.skipped) == (2, 4)

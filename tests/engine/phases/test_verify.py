"""The phase verify."""

import asyncio

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import FakeServer, SimulatedClock, World


async def test_a_processed_item_is_not_refreshed_again_after_an_outage(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add_library()
    outcome = Outcome.LATE_PICTURE
    server.add("20", MediaType.MOVIE, Defect.MISSING_POSTER, outcome=outcome)
    server.picture_delay = 500
    scan = asyncio.ensure_future(world.scan(pause_limit=3600, picture_wait=100.0))
    await clock.sleep(20)
    server.go_away()
    await clock.sleep(60)
    server.is_away = False
    await scan
    assert world.results == {"20": Result.UNRESOLVED}
    assert server.refreshed == ["20"]

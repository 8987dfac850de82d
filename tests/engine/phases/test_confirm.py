"""Telling healthy items from suspects."""

from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.phases.confirm import Confirmer
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Result

from ..fakes import World, healthy


async def test_an_item_that_is_done_is_counted_once_however_often_it_is_listed(
    world: World,
) -> None:
    scan = Scan(
        port=world.server,
        memory=world.memory,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(),
        done={"7": Result.FIXED, "8": Result.HEALTHY},
    )
    confirmer = Confirmer(scan, (), frozenset())
    await confirmer.add_listed([healthy("7"), healthy("7")])
    assert (scan.tally.checked, scan.tally.fixed) == (1, 1)
    confirmer.count_all_done()
    assert (scan.tally.checked, scan.tally.fixed, scan.tally.healthy) == (2, 1, 1)

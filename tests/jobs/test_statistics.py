"""Items that wait for another attempt."""

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Outcome, PlexSimulator

from ..kit import ScaledClock, broken, scan


async def test_an_item_that_failed_waits_and_is_then_tried_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    key = broken(plex, Outcome.SECOND)
    assert (await scan(hass, loaded)).tally.unresolved == 1
    assert loaded.runtime_data.manager.upkeep.statistics.total.waiting == 1
    assert (await scan(hass, loaded)).tally.skipped == 1
    clock.skip(days=2)
    assert (await scan(hass, loaded)).tally.fixed == 1
    assert loaded.runtime_data.manager.upkeep.statistics.total.waiting == 0
    assert plex.counters.refreshes[key] == 2


async def test_items_can_be_left_alone_and_taken_up_again(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    clock: ScaledClock,
) -> None:
    key = broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    clock.skip(days=2)
    await manager.upkeep.async_ignore(Marks.of([key]), ignored=True)
    assert manager.upkeep.statistics.total.waiting == 0
    assert (await scan(hass, loaded)).tally.skipped == 1
    await manager.upkeep.async_ignore(Marks.of([key]), ignored=False)
    assert manager.upkeep.statistics.total.waiting == 1
    assert (await scan(hass, loaded)).tally.unresolved == 1

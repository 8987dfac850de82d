"""What waits for a person: proposals, and protected items without one."""

import time

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.jobs.decisions import Decisions, async_read_decisions
from plex_simulator import Catalog, Outcome, PlexSimulator

from ..kit import broken, candidate, propose, scan, small_catalog


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def waiting(entry: MockConfigEntry, limit: int = 9) -> Decisions:
    """Return what waits for a person."""
    manager = entry.runtime_data.manager
    return await async_read_decisions(manager.records, manager.upkeep.statistics, limit)


@pytest.mark.usefixtures("no_search")
async def test_an_item_that_is_protected_and_proposed_waits_once_and_not_before_later(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    assert await waiting(loaded) == Decisions()
    hand_made = {"summary": "By hand.", "hand_made": True}
    both = broken(plex, Outcome.FIXED, "no_match", title="Both", **hand_made)
    alone = broken(plex, Outcome.FIXED, "no_match", title="Alone", **hand_made)
    lost = broken(plex, Outcome.NEVER, "no_match", title="Lost")
    broken(plex, Outcome.NEVER, title="Of no interest")
    await scan(hass, loaded)
    assert (await waiting(loaded)).protected == 2
    for key in (both, lost):
        proposal_id = await propose(loaded, key, candidate(), title=key)
    found = await waiting(loaded)
    assert (found.proposals, found.protected, found.count) == (2, 1, 3)
    assert {each.rating_key for each in found.items[:2]} == {both, lost}
    assert [each.rating_key for each in found.items[2:]] == [alone]
    assert [bool(each.proposal) for each in found.items] == [True, True, False]

    cut = await waiting(loaded, 1)
    assert (len(cut.items), cut.count) == (1, 3)

    records = loaded.runtime_data.manager.records
    row = await records.proposals.for_item(both)
    await records.proposals.set_later(row.proposal_id, time.time() + 60)
    found = await waiting(loaded)
    assert [each.rating_key for each in found.items] == [lost, alone]
    assert (found.proposals, found.protected) == (1, 1)
    assert proposal_id == found.items[0].proposal_id

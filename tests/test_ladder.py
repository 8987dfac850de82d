"""What becomes of each class of item on the ladder, on a server over real HTTP."""

from collections.abc import Sequence

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.ladder_terms import RungName, WriteKind
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.storage import JobItemRow
from plex_simulator import Catalog, PlexSimulator, RequestKind, ladder_catalog

from .kit import entry_for, scan

#: The rungs that ask Plex to look at its sources or files again.
RUNGS = (RungName.REFRESH, RungName.REFRESH_PARENT, RungName.ANALYZE)
#: The results of films by the name of their class; the others stay as they are.
STUCK = "unresolved", None
EXPECTED = {
    "Hand Made": ("skipped", None),
    "Nothing Offered": ("partly_fixed", "analyze"),  # it has a frame of the video now
}


@pytest.fixture
def catalog() -> Catalog:
    return ladder_catalog()


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    entry = entry_for(plex, rungs=list(RUNGS))
    entry.add_to_hass(hass)
    return entry


async def results(manager: JobManager, job_id: str) -> Sequence[JobItemRow]:
    """Return the results of all items of a job."""
    return (await manager.records.job_items.get(job_id, limit=99)).items


async def test_each_class_of_item_ends_on_its_rung_and_none_is_harmed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager: JobManager = loaded.runtime_data.manager
    job = await scan(hass, loaded)
    rows = await results(manager, job.job_id)
    films = {row.title.removesuffix(" (2001)"): row for row in rows if row.type == "movie"}
    found = {title.split(" (")[0]: (row.result, row.rung) for title, row in films.items()}
    assert found == dict.fromkeys(found, STUCK) | EXPECTED
    episodes = [row for row in rows if row.title.startswith("Healed By Its Parent")]
    assert [row.result for row in episodes] == ["fixed"] * 3
    assert "refresh_parent" in {row.rung for row in episodes}
    assert job.healed_by == manager.records.totals.healed_by
    assert job.healed_by[RungName.REFRESH_PARENT] >= 1

    # One refresh of the season for its three episodes, none of the show that needs none.
    season = next(item for item in plex.catalog.items.values() if item.type == "season")
    assert plex.counters.refreshes[season.rating_key] == 1
    assert season.parent is not None
    assert plex.counters.refreshes[season.parent.rating_key] == 0
    assert max(plex.counters.refreshes.values()) == 1
    assert plex.counters.requests[RequestKind.ANALYZE] == 1
    harm = plex.counters
    assert (harm.hand_made_destroyed, harm.hand_picked_replaced, harm.worsened) == (0, 0, 0)

    # Each write is in the journal, and each has ended.
    changes = (await manager.records.changes.get(job_id=job.job_id, limit=999)).changes
    kinds = [change.kind for change in changes]
    assert kinds.count(WriteKind.ANALYZE) == 1
    asked = plex.counters.refreshes.total()
    assert kinds.count(WriteKind.REFRESH) + kinds.count(WriteKind.REFRESH_PARENT) == asked
    assert not [change for change in changes if change.is_open]

    # A second scan on the same day asks for no parent again.
    await scan(hass, loaded)
    assert plex.counters.refreshes[season.rating_key] == 1


async def test_the_refresh_of_a_parent_is_taken_back_with_all_below_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager: JobManager = loaded.runtime_data.manager
    job = await scan(hass, loaded)
    changes = (await manager.records.changes.get(job_id=job.job_id, limit=999)).changes
    change = next(
        each
        for each in changes
        if each.kind is WriteKind.REFRESH_PARENT and "Healed By Its Parent" in each.title
    )
    episodes = [plex.catalog.items[form.rating_key] for form in change.below]
    assert all(episode.summary for episode in episodes)
    outcome = await manager.undo.async_undo(change.change_id)
    assert (outcome.result, outcome.not_restored) == ("undone", ())
    assert outcome.restored == ("below",)
    assert [episode.summary for episode in episodes] == [""] * 3
    assert [episode.title for episode in episodes] == [form.title for form in change.below]
    assert not any(episode.locked for episode in episodes)

"""What becomes of each class of item on the ladder, on a server over real HTTP."""

from collections.abc import Mapping

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Change,
    RungName,
    WriteKind,
)
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog, PlexSimulator, RequestKind, SimItem, ladder_catalog

from .kit import entry_for, scan

#: Per class the result and what healed it. A person decides on those that stay unresolved.
STUCK = "unresolved", None
BY_POSTER = "fixed", "choose_poster"
EXPECTED = {
    "Id In The Name": ("fixed", "match_by_id"),
    "Title And Year": STUCK,
    "Twins": STUCK,
    "Right One Second": STUCK,
    "Only Wrong Ones": STUCK,
    "No Candidates": STUCK,
    "Wrong Id": STUCK,
    "Would Merge": STUCK,
    "Hand Made": ("skipped", None),
    "Watched": STUCK,
    "Two Files": STUCK,
    "Edition": STUCK,
    "Unmatched Show": STUCK,
    "Frame": BY_POSTER,
    "Missing And Offered": BY_POSTER,
    "Broken Picture": BY_POSTER,
    "Garbled Picture": BY_POSTER,
    "Labelled Frame": STUCK,  # an artwork tool manages its poster
    "Nothing Offered": ("partly_fixed", "analyze"),  # it has a frame of the video now
    "Odd Pictures · Season 1": BY_POSTER,
    "Odd Pictures · S01E01 · The 1. Tale": BY_POSTER,
}
SHARED = "Healed By Its Parent"


@pytest.fixture
def catalog() -> Catalog:
    return ladder_catalog()


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    entry = entry_for(plex, rungs=list(RungName))
    entry.add_to_hass(hass)
    return entry


def named(plex: PlexSimulator, title: str) -> SimItem:
    """Return the first item with a title."""
    return next(item for item in plex.catalog.items.values() if item.title == title)


async def changes_of(manager: JobManager, job_id: str) -> list[Change]:
    """Return the changes of a job, oldest first."""
    page = await manager.records.changes.get(job_id=job_id, limit=999)
    return list(reversed(page.changes))


def made_by_people(plex: PlexSimulator) -> Mapping[str, object]:
    """Return what nobody but people may change: uploads, locks, edits, and what items there are."""
    return {
        key: (
            item.poster if item.poster_origin == "upload" else "",
            item.locked,
            item.hand_made and (item.title, item.summary),
            item.view_count,
            item.edition,
        )
        for key, item in plex.catalog.items.items()
    }


async def test_each_class_of_item_ends_on_its_rung_and_none_is_harmed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager: JobManager = loaded.runtime_data.manager
    before, guids = made_by_people(plex), {k: i.guid for k, i in plex.catalog.items.items()}
    job = await scan(hass, loaded)
    rows = (await manager.records.job_items.get(job.job_id, limit=99)).items
    found = {row.title.split(" (")[0]: (row.result, row.rung) for row in rows}
    shared = {title: found.pop(title) for title in list(found) if title.startswith(SHARED)}
    assert found == EXPECTED
    assert [result for result, _ in shared.values()] == ["fixed"] * 3
    assert ("fixed", "refresh_parent") in shared.values()
    assert job.healed_by == manager.records.totals.healed_by
    assert sum(job.healed_by.values()) == job.tally.fixed

    # No wrong match, no merge, no lost edit, no replaced upload, no new lock.
    assert made_by_people(plex) == before
    rematched = [key for key, item in plex.catalog.items.items() if item.guid != guids[key]]
    assert [plex.catalog.items[key].title for key in rematched] == ["Id In The Name"]
    plex.scan_library("1")
    plex.end_library_scan("1")
    assert plex.catalog.items.keys() == guids.keys()
    counters = plex.counters
    assert (counters.hand_made_destroyed, counters.hand_picked_replaced) == (0, 0)

    # One refresh per item and parent; each write is in the journal, and each has ended.
    assert max(counters.refreshes.values()) == 1
    assert counters.requests[RequestKind.ANALYZE] == 1
    changes = await changes_of(manager, job.job_id)
    kinds = [change.kind for change in changes]
    asked = kinds.count(WriteKind.REFRESH) + kinds.count(WriteKind.REFRESH_PARENT)
    assert (asked, kinds.count(WriteKind.MATCH_BY_ID)) == (counters.refreshes.total(), 1)
    assert not [change for change in changes if change.is_open]
    assert counters.requests.total() / job.tally.fixed < 50


async def test_what_each_rung_did_is_taken_back(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager: JobManager = loaded.runtime_data.manager
    season = named(plex, SHARED).children[0]
    states = {
        title: (named(plex, title).guid, named(plex, title).summary)
        for title in ("Id In The Name", "Frame")
    }
    frame = named(plex, "Frame").poster
    texts = [(episode.title, episode.summary) for episode in season.children]
    job = await scan(hass, loaded)
    changes = await changes_of(manager, job.job_id)

    async def undo(kind: WriteKind, title: str) -> tuple[str, tuple[str, ...]]:
        change = next(each for each in changes if each.kind is kind and title in each.title)
        outcome = await manager.undo.async_undo(change.change_id)
        return outcome.result, outcome.not_restored

    # Without its match, Plex shows a frame of the video, and it cannot be told to show no poster.
    without_poster = ("partly_undone", ("poster",))
    assert await undo(WriteKind.MATCH_BY_ID, "Id In The Name") == without_poster
    assert await undo(WriteKind.CHOOSE_POSTER, "Missing And Offered") == without_poster
    assert await undo(WriteKind.CHOOSE_POSTER, "Frame (") == ("undone", ())
    for title, state in states.items():
        item = named(plex, title)
        assert (item.guid, item.summary, item.locked) == (*state, frozenset())
    assert named(plex, "Frame").poster == frame
    assert await undo(WriteKind.REFRESH_PARENT, SHARED) == ("undone", ())
    assert [(episode.title, episode.summary) for episode in season.children] == texts
    assert not any(episode.locked for episode in season.children)
    # A scan leaves alone what was taken back.
    job = await scan(hass, loaded)
    rows = (await manager.records.job_items.get(job.job_id, limit=99)).items
    left = [row.title for row in rows if row.skip_reason == "no_repair"]
    assert len(left) == 4, "the film without its match, and three episodes"
    assert named(plex, "Id In The Name").guid == states["Id In The Name"][0]

"""What happens to each class of unmatched items on a simulated server over real HTTP.

No wrong match, no merge, no lost edit: whatever is not certain waits for a person.
"""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    ProposalReason,
    RungName,
)
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog, PlexSimulator, RequestKind, SimItem, ladder_catalog
from plex_simulator.catalog import Defect
from plex_simulator.control import truths

from .import_payloads import payload
from .kit import call, scan

BY_ID = (RungName.REFRESH, RungName.MATCH_BY_ID)
R = ProposalReason
#: What is proposed for each class: why, and for what the best candidate is recommended.
PROPOSED: dict[str, tuple[ProposalReason, Evidence | None]] = {
    "Title And Year": (R.NO_ID, Evidence.TITLE_AND_YEAR),
    "Twins": (R.TWINS, None),
    "Right One Second": (R.NO_ID, Evidence.TITLE_AND_YEAR),
    "Only Wrong Ones": (R.NO_ID, None),
    "No Candidates": (R.NO_CANDIDATES, None),
    "Wrong Id": (R.CONTRADICTION, None),
    "Would Merge": (R.WOULD_MERGE, None),
    "Hand Made": (R.HAND_MADE, Evidence.TITLE_AND_YEAR),
    "Watched": (R.WATCHED, Evidence.TITLE_AND_YEAR),
    "Two Files": (R.SEVERAL_FILES, Evidence.TITLE_AND_YEAR),
    "Edition": (R.SEVERAL_FILES, Evidence.TITLE_AND_YEAR),
    "Unmatched Show": (R.NO_ID, Evidence.TITLE_AND_YEAR),
}


@pytest.fixture
def catalog() -> Catalog:
    return ladder_catalog()


@pytest.fixture
def manager(loaded: MockConfigEntry) -> JobManager:
    found: JobManager = loaded.runtime_data.manager
    return found


def unmatched(plex: PlexSimulator, title: str) -> SimItem:
    """Return the unmatched item with a title."""
    items = plex.catalog.items.values()
    return next(item for item in items if item.title == title and item.unmatched)


def form(item: SimItem) -> tuple[Any, ...]:
    """Return what a match could change of an item."""
    return item.guid, item.title, item.summary, item.locked, item.view_count, item.paths


def harm(plex: PlexSimulator) -> tuple[list[str], int]:
    """Return the titles of wrongly matched items, and the number of destroyed edits."""
    wrong = [each["title"] for each in truths(plex.catalog).values() if each["wrong_match"]]
    return wrong, plex.counters.hand_made_destroyed


def scan_library(plex: PlexSimulator) -> None:
    """Let the server look for files, which merges items with the same match."""
    plex.scan_library("1")
    plex.end_library_scan("1")


async def proposed(manager: JobManager) -> dict[str, tuple[ProposalReason, Evidence | None]]:
    """Return why each item is proposed, and what is recommended for it."""
    page = await manager.records.proposals.get(limit=50)
    found = {}
    for row in page.items:
        title = row.proposal.title.partition(" (")[0]
        best = row.proposal.recommended
        found[title] = row.proposal.reason, best.evidence if best else None
    return found


async def proposal_id_of(manager: JobManager, item: SimItem) -> str:
    row = await manager.records.proposals.for_item(item.rating_key)
    assert row is not None
    return row.proposal_id


async def test_only_a_certain_id_is_matched_and_everything_else_is_proposed(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    named = unmatched(plex, "Id In The Name")
    others = {title: unmatched(plex, title) for title in PROPOSED}
    before = {title: form(item) for title, item in others.items()}
    items = len(plex.catalog.items)
    job = await scan(hass, loaded, rungs=list(BY_ID))
    assert named.guid == named.right_guid
    assert named.truth == frozenset()
    assert {title: form(item) for title, item in others.items()} == before
    assert await proposed(manager) == PROPOSED
    assert harm(plex) == ([], 0)
    scan_library(plex)
    assert len(plex.catalog.items) == items, "nothing is merged by the next scan"
    assert plex.counters.requests[RequestKind.DETAILS_PLAIN] == 0
    results = {each.rating_key: each for each in (await _results(manager, job.job_id))}
    assert results[named.rating_key].result == Result.FIXED


async def test_an_import_identifies_a_film_whose_name_has_no_id(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    film, other = unmatched(plex, "Twins"), unmatched(plex, "Title And Year")
    number = film.cure[Defect.NO_MATCH]["guids"][1].removeprefix("tmdb://")
    [path] = film.paths
    elsewhere = {"path": path.replace("/media/1/", "/movies/"), "id": 9}
    reported = {"title": film.title, "tmdbId": int(number)}
    sent = payload("radarr 5", movie=reported, remoteMovie={}, movieFile=elsewhere)
    assert (await call(hass, "report_import", payload=sent))["ids"] == {"tmdb": number}
    await scan(hass, loaded, rungs=list(BY_ID))
    assert (film.guid, film.truth) == (film.right_guid, frozenset())
    assert other.unmatched
    assert harm(plex) == ([], 0)
    assert film.rating_key not in await proposed(manager)


async def _results(manager: JobManager, job_id: str) -> Any:
    return (await manager.records.job_items.get(job_id, limit=100)).items


async def test_without_the_rung_the_certain_id_is_proposed_as_well(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    before = {item.rating_key: form(item) for item in plex.catalog.items.values()}
    await scan(hass, loaded, rungs=["refresh"])
    found = await proposed(manager)
    assert found == PROPOSED | {"Id In The Name": (R.READY, Evidence.ID)}
    assert plex.counters.requests[RequestKind.MATCH] > 0
    searched = plex.counters.requests[RequestKind.MATCH]
    after = {key: form(plex.item(key)) for key, _ in before.items() if plex.item(key).unmatched}
    assert after == {key: before[key] for key in after}
    await scan(hass, loaded, rungs=["refresh"])
    assert plex.counters.requests[RequestKind.MATCH] == searched, "for seven days"


async def test_what_a_person_accepts_is_verified_at_once(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    await scan(hass, loaded, rungs=["refresh"])
    for title in ("Title And Year", "Watched", "Two Files", "Edition"):
        item = unmatched(plex, title)
        running = await manager.inbox.accept(await proposal_id_of(manager, item))
        await running.wait()
        outcome = running.outcomes[item.rating_key]
        assert (outcome.result, item.guid) == (Result.FIXED, item.right_guid), title
        assert item.truth == frozenset()
        assert item.rating_key not in await _open_keys(manager)
    assert harm(plex) == ([], 0)


async def _open_keys(manager: JobManager) -> set[str]:
    page = await manager.records.proposals.get(limit=50)
    return {row.proposal.rating_key for row in page.items}


@pytest.mark.parametrize("destroys", [False, True])
async def test_what_was_typed_survives_an_accepted_match(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    *,
    destroys: bool,
) -> None:
    plex.quirks.match_destroys_edits = destroys
    item = unmatched(plex, "Hand Made")
    typed = item.title, item.summary, item.locked
    await scan(hass, loaded)
    assert (item.title, item.summary, item.locked) == typed
    row = await manager.records.proposals.for_item(item.rating_key)
    assert row is not None
    assert set(row.proposal.loses) >= item.locked
    running = await manager.inbox.accept(row.proposal_id)
    await running.wait()
    assert running.outcomes[item.rating_key].result is Result.FIXED
    assert item.guid == item.right_guid
    assert (item.title, item.summary, item.locked) == typed


async def test_a_match_that_would_merge_is_refused_even_to_a_person(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    await scan(hass, loaded, rungs=["refresh"])
    item = unmatched(plex, "Would Merge")
    row = await manager.records.proposals.for_item(item.rating_key)
    assert row is not None
    before, count = form(item), len(plex.catalog.items)
    running = await manager.inbox.accept(row.proposal_id, row.proposal.candidates[0].guid)
    await running.wait()
    scan_library(plex)
    assert (form(item), len(plex.catalog.items)) == (before, count)
    assert running.outcomes[item.rating_key].result is Result.SKIPPED
    assert item.rating_key in await _open_keys(manager)


async def test_a_match_that_a_person_takes_back_waits_for_a_person_again(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    await scan(hass, loaded, rungs=["refresh"])
    item = unmatched(plex, "Hand Made")
    before = form(item)
    running = await manager.inbox.accept(await proposal_id_of(manager, item))
    await running.wait()
    [change_id] = running.outcomes[item.rating_key].change_ids
    await manager.undo.async_undo(change_id)
    assert form(item) == before
    assert item.rating_key in await _open_keys(manager)


async def test_all_that_is_certain_is_accepted_together(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    await scan(hass, loaded, rungs=["refresh"])
    page = await manager.records.proposals.get(limit=50)
    running = await manager.inbox.accept_many([row.proposal_id for row in page.items])
    await running.wait()
    matched = {plex.item(key).title for key in running.outcomes}
    right = {"Id In The Name", "Title And Year", "Right One Second", "Unmatched Show"}
    assert matched == right
    assert {outcome.result for outcome in running.outcomes.values()} == {Result.FIXED}
    assert harm(plex) == ([], 0)


async def test_a_match_that_fetches_no_picture_is_refreshed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.quirks.match_fetches_pictures = False
    named = unmatched(plex, "Id In The Name")
    await scan(hass, loaded, rungs=list(BY_ID))
    assert named.guid == named.right_guid
    assert named.truth == frozenset()
    assert plex.counters.refreshes[named.rating_key] == 2


async def test_sources_that_are_down_propose_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    plex.faults.provider_down = True
    await scan(hass, loaded, rungs=list(BY_ID))
    assert await proposed(manager) == {}

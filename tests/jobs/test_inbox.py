"""The inbox: what a person accepts, declines and searches for, on a server over real HTTP."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.job import JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    MatchCandidate,
    Proposal,
    ProposalReason,
    WantedMatch,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import ItemOutcome, Result
from custom_components.plex_smart_refresher.jobs.inbox import Inbox
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog, PlexSimulator, SimItem, ladder_catalog

from ..kit import until

RIGHT = MatchCandidate(
    guid="right",
    type=MediaType.MOVIE,
    name="Title And Year",
    year=2001,
    evidence=Evidence.TITLE_AND_YEAR,
    is_recommended=True,
)
OTHER = replace(RIGHT, guid="other", evidence=Evidence.ORDER, is_recommended=False)


@pytest.fixture
def catalog() -> Catalog:
    return ladder_catalog()


@pytest.fixture
def manager(loaded: MockConfigEntry) -> JobManager:
    found: JobManager = loaded.runtime_data.manager
    return found


@pytest.fixture
def inbox(manager: JobManager) -> Inbox:
    return manager.inbox


def film(plex: PlexSimulator, title: str) -> SimItem:
    films = plex.catalog.libraries["1"].items()
    return next(item for item in films if item.title == title and item.unmatched)


async def propose(manager: JobManager, key: str, *candidates: MatchCandidate, **fields: Any) -> str:
    """Store a proposal for an unmatched item, and return its ID."""
    item = MediaItem(key, "1", MediaType.MOVIE, "Film", guid=f"local://{key}")
    unmatched = frozenset({Defect.NO_MATCH})
    outcome = ItemOutcome(item=item, result=Result.UNRESOLVED, before=unmatched, after=unmatched)
    values: dict[str, Any] = {
        "library_id": "1",
        "type": MediaType.MOVIE,
        "title": "Film",
        "year": 2001,
        "file": "/m/Film.mkv",
        "reason": ProposalReason.NO_ID,
    }
    proposal = Proposal(rating_key=key, candidates=candidates, **(values | fields))
    index = manager.files.log_index
    index.add_outcome("job", outcome, 1.0, state=None, dry_run=False)
    index.add_proposal(proposal, 2.0)
    row = await manager.records.proposals.for_item(key)
    assert row is not None
    return row.proposal_id


class Starts:
    """Records the options of the jobs that are started, or refuses them."""

    def __init__(self) -> None:
        self.options: list[ScanOptions] = []
        self.error: HomeAssistantError | None = None

    async def __call__(self, options: ScanOptions, trigger: JobTrigger) -> Any:
        if self.error is not None:
            raise self.error
        assert trigger is JobTrigger.MANUAL
        self.options.append(options)

    @property
    def matches(self) -> list[tuple[WantedMatch, ...]]:
        return [each.matches for each in self.options]


@pytest.fixture
async def starts(inbox: Inbox) -> AsyncIterator[Starts]:
    starts = Starts()
    with patch.object(inbox, "_start", starts):
        yield starts


def wanted(key: str, guid: str = "right") -> WantedMatch:
    return WantedMatch(rating_key=key, guid=guid, name="Title And Year", year=2001)


async def refusal(asked: Any) -> str | None:
    """Return the key of the error with which a request is refused."""
    with pytest.raises(ServiceValidationError) as caught:
        await asked
    return caught.value.translation_key


async def test_a_job_matches_what_a_person_accepts(
    manager: JobManager, inbox: Inbox, starts: Starts
) -> None:
    first = await propose(manager, "101", RIGHT, OTHER)
    await inbox.accept(first)
    await inbox.accept(first, "other")
    assert starts.matches == [(wanted("101"),), (wanted("101", "other"),)]
    [options, _] = starts.options
    assert options.rating_keys == ("101",)
    assert not any((options.dry_run, options.wait_while_busy, options.wait_while_playing))


async def test_only_what_was_offered_or_searched_for_is_accepted(
    manager: JobManager, inbox: Inbox, starts: Starts, plex: PlexSimulator
) -> None:
    key = film(plex, "Title And Year").rating_key
    proposal_id = await propose(manager, key, OTHER)
    assert await refusal(inbox.accept("unheard of")) == "unknown_proposal"
    assert await refusal(inbox.accept(proposal_id)) == "nothing_recommended"
    offered = await inbox.search(key, title="Twins", year=2001)
    assert await refusal(inbox.accept(proposal_id, "plex://movie/made-up")) == "unknown_candidate"
    await inbox.accept(proposal_id, offered[0].guid)
    assert starts.matches[0][0].guid == offered[0].guid
    assert starts.matches[0][0].name == "Twins"
    await inbox.decline(proposal_id)
    assert await refusal(inbox.accept(proposal_id, "other")) == "unknown_proposal"


async def test_together_only_what_needs_no_second_look_is_accepted(
    manager: JobManager, inbox: Inbox, starts: Starts
) -> None:
    plain = await propose(manager, "101", RIGHT)
    watched = await propose(manager, "102", RIGHT, reason=ProposalReason.WATCHED)
    weak = await propose(manager, "103", OTHER)
    by_id = await propose(
        manager, "104", replace(RIGHT, evidence=Evidence.ID), reason=ProposalReason.READY
    )
    await inbox.accept_many([plain, watched, weak, by_id, plain, "unheard of"])
    assert starts.matches == [(wanted("101"), wanted("104"))]
    assert await refusal(inbox.accept_many([watched, weak])) == "nothing_recommended"
    assert await inbox.accept_many_soon([plain, watched]) == 1


async def test_what_is_accepted_during_a_job_waits_for_its_end(
    hass: HomeAssistant, manager: JobManager, inbox: Inbox, starts: Starts
) -> None:
    first, second = [await propose(manager, key, RIGHT) for key in ("101", "102")]
    starts.error = ServiceValidationError("a job is running")
    await inbox.accept_soon(first)
    await inbox.accept_many_soon([first, second])
    assert inbox.queued == {"101", "102"}
    starts.error = None
    job = await manager.async_start(manager.default_options(), JobTrigger.MANUAL)
    await job.wait()
    await until(lambda: bool(starts.options))
    assert starts.matches == [(wanted("101"), wanted("102"))]
    assert inbox.queued == frozenset()
    await hass.async_block_till_done()


async def test_what_is_declined_or_put_off_while_it_waits_is_not_matched(
    manager: JobManager, inbox: Inbox, starts: Starts
) -> None:
    proposal_ids = [await propose(manager, key, RIGHT) for key in ("101", "102", "103")]
    starts.error = ServiceValidationError("a job is running")
    await inbox.accept_many_soon(proposal_ids)
    await inbox.decline(proposal_ids[0], forever=True)
    await inbox.later(proposal_ids[1])
    assert inbox.queued == {"103"}


async def test_another_choice_while_the_job_is_started_is_not_lost(
    manager: JobManager, inbox: Inbox
) -> None:
    proposal_id = await propose(manager, "101", RIGHT, OTHER)

    async def start(*_: object) -> None:
        inbox._queued["101"] = wanted("101", "other")

    with patch.object(inbox, "_start", start):
        await inbox.accept_soon(proposal_id)
    assert inbox.queued == {"101"}


async def test_a_cancel_leaves_nothing_queued(
    manager: JobManager, inbox: Inbox, starts: Starts
) -> None:
    proposal_id = await propose(manager, "101", RIGHT)
    starts.error = ServiceValidationError("a job is running")
    await inbox.accept_soon(proposal_id)
    job = await manager.async_start(manager.default_options(), JobTrigger.MANUAL)
    assert (await job.cancel()).status is JobStatus.CANCELLED
    assert inbox.queued == frozenset()
    assert starts.options == []
    starts.error = HomeAssistantError("the server is being unloaded")
    with pytest.raises(HomeAssistantError):
        await inbox.accept_soon(proposal_id)
    assert inbox.queued == frozenset()


async def test_a_proposal_is_declined_put_off_and_taken_back(
    manager: JobManager, inbox: Inbox
) -> None:
    proposals = manager.records.proposals
    first, second, third = [await propose(manager, key, RIGHT) for key in ("101", "102", "103")]
    await inbox.decline(first)
    await inbox.decline(second, forever=True)
    await manager.upkeep.async_count_items()
    assert manager.upkeep.statistics.proposals == 1
    await inbox.later(third)
    assert await proposals.count_open() == manager.upkeep.statistics.proposals == 0
    rows = [await proposals.one(each) for each in (first, second, third)]
    assert [row.status for row in rows if row] == ["declined", "never", "open"]
    assert rows[2] is not None
    assert rows[2].later_until is not None
    for each in (first, second, third):
        await inbox.reopen(each)
    assert await proposals.count_open() == manager.upkeep.statistics.proposals == 3
    for asked in (inbox.decline("x"), inbox.later("x"), inbox.reopen("x")):
        assert await refusal(asked) == "unknown_proposal"


async def test_a_person_searches_by_title_by_id_and_as_plex_would(
    inbox: Inbox, plex: PlexSimulator
) -> None:
    item = film(plex, "Id In The Name")
    right = item.cure["no_match"]["guid"]
    number = item.files[0].partition("tmdb-")[2].partition("}")[0]
    for asked in ({}, {"title": item.title}, {"external_id": f"tmdb://{number}", "year": 1900}):
        [found] = await inbox.search(item.rating_key, **asked)
        assert found.guid == right
        by_id = "external_id" in asked
        assert found.evidence is (Evidence.ID if by_id else Evidence.TITLE_AND_YEAR)
        assert not found.is_recommended
    assert await inbox.search(item.rating_key, title="Unheard of") == []
    wrong = inbox.search(item.rating_key, external_id="12")
    assert await refusal(wrong) == "invalid_external_id"
    assert len(await inbox.search(film(plex, "Twins").rating_key)) == 2


async def test_only_an_unmatched_item_that_can_be_matched_is_searched_for(
    inbox: Inbox, plex: PlexSimulator
) -> None:
    items = plex.catalog.items.values()
    matched = next(item for item in items if item.title == "Frame")
    tale = next(item for item in items if item.type == "episode")
    assert await refusal(inbox.search(matched.rating_key)) == "not_matchable"
    assert await refusal(inbox.search(tale.rating_key)) == "not_matchable"
    assert await refusal(inbox.search("9999")) == "item_not_inspected"


async def test_searches_are_forgotten_in_time(
    inbox: Inbox, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.plex_smart_refresher.jobs.inbox._MOST_SEARCHED", 1)
    for title in ("Twins", "Title And Year"):
        await inbox.search(film(plex, title).rating_key)
    assert list(inbox._searched) == [film(plex, "Title And Year").rating_key]

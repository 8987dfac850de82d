"""The proposals: what is open, what a person made of it, and what comes back."""

from dataclasses import replace
from pathlib import Path
import time
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Evidence,
    MatchCandidate,
    Proposal,
    ProposalMark,
    ProposalReason,
)
from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex, ProposalRow, ProposalStatus
from custom_components.plex_smart_refresher.storage.log_index import proposals as module

from ..conftest import AddOutcome, outcome, rows

UNMATCHED = {Defect.NO_MATCH}


def candidate(guid: str, **fields: Any) -> MatchCandidate:
    return MatchCandidate(guid=guid, type=MediaType.MOVIE, name=f"Film {guid}", **fields)


def proposal(key: str = "1", *candidates: MatchCandidate, **fields: Any) -> Proposal:
    values: dict[str, Any] = {
        "library_id": "10",
        "type": MediaType.MOVIE,
        "title": "The Film",
        "year": 2001,
        "file": "/m/The Film.mkv",
        "reason": ProposalReason.NO_ID,
    }
    offered = candidates or (candidate("a"), candidate("b", year=2001, score=90))
    return Proposal(rating_key=key, candidates=offered, **(values | fields))


@pytest.fixture
def propose(index: LogIndex, add: AddOutcome) -> Any:
    """Return what adds an unmatched item and its proposal."""

    def add_both(given: Proposal, at: float = 100.0, **fields: Any) -> None:
        add(outcome(Result.UNRESOLVED, rating_key=given.rating_key, after=UNMATCHED, **fields))
        index.add_proposal(given, at)

    return add_both


async def opened(index: LogIndex, **filters: Any) -> list[str]:
    """Return the rating keys of the open proposals."""
    page = await index.proposals.get(limit=50, **filters)
    assert page.total == len(page.items)
    return [row.proposal.rating_key for row in page.items]


async def only(index: LogIndex) -> ProposalRow:
    [row] = (await index.proposals.get(limit=9)).items
    return row


async def test_a_proposal_is_read_as_it_was_written(index: LogIndex, propose: Any) -> None:
    first = candidate("a", year=1999, summary="What.", picture="https://x/1", is_twin=True)
    best = candidate("b", evidence=Evidence.ID, is_recommended=True, score=100)
    given = proposal("1", first, best, reason=ProposalReason.HAND_MADE, loses=("summary",))
    propose(given)
    row = await only(index)
    assert row.proposal == given
    assert (row.status, row.created_at, row.later_until, row.notified_at) == (
        *("open", 100.0),
        *(None, None),
    )
    assert await index.proposals.one(row.proposal_id) == row
    assert await index.proposals.for_item("1") == row
    assert await index.proposals.open(row.proposal_id) == row
    assert await index.proposals.one("unheard of") is await index.proposals.for_item("2") is None


async def test_the_best_evidence_comes_first_and_pages_follow(
    index: LogIndex, propose: Any
) -> None:
    for key, evidence in (("1", None), ("2", Evidence.TITLE), ("3", Evidence.ID)):
        best = candidate("x", evidence=evidence or Evidence.ORDER, is_recommended=bool(evidence))
        propose(proposal(key, best), library_id="20" if key == "2" else "10")
    propose(proposal("4", candidate("x")), at=200.0)
    assert await opened(index) == ["3", "2", "4", "1"], "then the newest"
    page = await index.proposals.get(limit=2, offset=1)
    assert ([row.proposal.rating_key for row in page.items], page.total) == (["2", "4"], 4)
    assert await index.proposals.count_open() == 4
    assert await opened(index, library_ids=["10", "11"]) == ["3", "2", "4", "1"]
    assert await opened(index, library_ids=["20"]) == []
    assert [await index.proposals.count_new(since) for since in (100.0, 100.5, 200.5)] == [4, 1, 0]


@pytest.mark.parametrize(
    "later",
    [
        outcome(Result.FIXED, after=set()),
        outcome(Result.HEALTHY, after=set()),
        outcome(Result.GONE),
        outcome(Result.PARTLY_FIXED, after={Defect.MISSING_POSTER}),
    ],
    ids=["fixed", "healthy", "gone", "matched"],
)
async def test_what_is_matched_or_gone_needs_nobody(
    index: LogIndex, propose: Any, add: AddOutcome, later: Any
) -> None:
    propose(proposal())
    row = await only(index)
    add(later)
    assert await opened(index) == []
    assert await index.proposals.for_item("1") is None
    assert await index.proposals.open(row.proposal_id) is None
    add(outcome(Result.UNRESOLVED, after=UNMATCHED))
    assert await opened(index) == ["1"], "it lost its match again"


async def test_an_ignored_item_needs_nobody_until_it_counts_again(
    index: LogIndex, propose: Any
) -> None:
    propose(proposal())
    for ignored, expected in ((True, []), (False, ["1"])):
        await index.item_changes.set_ignored(Marks.of(["1"]), ignored=ignored)
        assert await opened(index) == expected


async def test_an_item_without_a_stored_result_has_no_open_proposal(index: LogIndex) -> None:
    index.add_proposal(proposal(), 100.0)
    assert await opened(index) == []


async def test_an_open_proposal_keeps_its_name_when_it_is_found_again(
    index: LogIndex, propose: Any
) -> None:
    propose(proposal())
    before = await only(index)
    assert await index.proposals.last_notified() is None
    await index.proposals.set_notified([before.proposal_id, "other"], 150.0)
    assert await index.proposals.last_notified() == 150.0
    propose(proposal("1", candidate("c"), title="Renamed"), at=200.0)
    after = await only(index)
    assert (after.proposal_id, after.created_at, after.notified_at) == (
        *(before.proposal_id, 100.0),
        150.0,
    )
    assert (after.proposal.title, after.proposal.candidates[0].guid) == ("Renamed", "c")


@pytest.mark.parametrize(
    ("status", "guids", "is_back"),
    [
        (ProposalStatus.DECLINED, "ab", False),
        (ProposalStatus.DECLINED, "b", False),
        (ProposalStatus.DECLINED, "abc", True),
        (ProposalStatus.NEVER, "abc", False),
    ],
)
async def test_a_decided_proposal_comes_back_only_for_a_reason(
    index: LogIndex, propose: Any, status: ProposalStatus, guids: str, *, is_back: bool
) -> None:
    propose(proposal())
    before = await only(index)
    assert await index.proposals.set_status(before.proposal_id, status)
    assert await opened(index) == []
    again = proposal("1", *map(candidate, guids), file="/m/other.mkv")
    propose(again, at=200.0)
    assert await opened(index) == (["1"] if is_back else [])
    kept = await index.proposals.one(before.proposal_id)
    if is_back:
        assert kept is None, "its name stands for the earlier decision"
        assert (await only(index)).created_at == 200.0
    else:
        assert kept is not None
        assert (kept.status, len(kept.proposal.candidates)) == (status, 2)
    marks = await index.memory.proposed(["1", "2"])
    assert marks == {"1": ProposalMark(200.0, "/m/other.mkv", status is ProposalStatus.NEVER)}


async def test_a_proposal_for_later_is_hidden_until_then(
    index: LogIndex, propose: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(proposal())
    row = await only(index)
    assert await index.proposals.set_later(row.proposal_id, time.time() + 60)
    assert await opened(index) == []
    assert await index.proposals.for_item("1") is not None, "its page still shows it"
    assert await index.proposals.postponed_keys() == {"1"}
    now = time.time()
    monkeypatch.setattr(module.time, "time", lambda: now + 61)
    assert await opened(index) == ["1"]
    assert await index.proposals.postponed_keys() == set()
    assert not await index.proposals.set_later("unheard of", 1.0)
    assert not await index.proposals.set_status("unheard of", ProposalStatus.NEVER)


async def test_a_proposal_follows_its_item_to_another_key(index: LogIndex, propose: Any) -> None:
    propose(proposal())
    await index.memory.move("1", "11")
    assert await opened(index) == ["11"]


async def test_old_proposals_go_with_their_items_unless_they_are_final(
    index: LogIndex, propose: Any, add: AddOutcome, database: Path
) -> None:
    for key in ("1", "2", "3"):
        propose(proposal(key))
    final = await index.proposals.for_item("2")
    assert final is not None
    await index.proposals.set_status(final.proposal_id, ProposalStatus.NEVER)
    await index.memory.forget(["1", "2"])
    add(outcome(Result.UNRESOLVED, rating_key="3", after=UNMATCHED), time=5 * 86_400.0)
    await index.async_purge(10 * 86_400.0, log_days=0, item_days=9, change_days=0, jobs=list)
    await index.async_sync()
    assert rows(database, "SELECT rating_key FROM proposals ORDER BY 1") == [("2",), ("3",)]


async def test_hostile_texts_stay_data(index: LogIndex, propose: Any) -> None:
    text = "'; DROP TABLE proposals; --\0\ud800\N{RIGHT-TO-LEFT OVERRIDE}"
    propose(replace(proposal("1", candidate(text)), title=text, file=text))
    row = await only(index)
    assert row.proposal.title == "'; DROP TABLE proposals; --?\N{RIGHT-TO-LEFT OVERRIDE}"
    assert row.proposal.candidates[0].guid.replace("\0", "") == row.proposal.title


@pytest.mark.parametrize(("at", "last"), [(80_000.0, 200.0), (90_000.0, None)])
async def test_a_proposal_that_comes_back_within_a_day_still_counts_as_asked(
    index: LogIndex, propose: Any, at: float, last: float | None
) -> None:
    propose(proposal())
    before = await only(index)
    await index.proposals.set_notified([before.proposal_id], 200.0)
    await index.proposals.set_status(before.proposal_id, ProposalStatus.DECLINED)
    propose(proposal("1", candidate("new")), at=at)
    assert (await only(index)).proposal_id != before.proposal_id
    assert await index.proposals.last_notified() == last

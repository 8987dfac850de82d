"""Tests of what an outcome makes of an item."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.air_dates import WaitReason
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    ItemState,
    Protection,
    RestoredField,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.storage import ItemRow, JobItemRow, LogIndex

from ..conftest import AddOutcome, outcome, state

FAILED = outcome(Result.UNRESOLVED)
TWO = {Defect.MISSING_POSTER, Defect.NO_MATCH}


async def item(index: LogIndex) -> ItemRow | None:
    page = await index.items.get(limit=2)
    assert len(page.items) == page.total <= 1
    return page.items[0] if page.items else None


async def known_item(index: LogIndex) -> ItemRow:
    found = await item(index)
    assert found is not None
    return found


def skipped(reason: SkipReason, defects: set[Defect] | None = None) -> ItemOutcome:
    return outcome(Result.SKIPPED, before=defects, after=defects, skip_reason=reason)


@pytest.mark.parametrize(
    "result", [Result.PARTLY_FIXED, Result.UNRESOLVED, Result.TIMED_OUT, Result.ERRORED]
)
async def test_a_failure_is_remembered_with_its_next_attempt(
    index: LogIndex, add: AddOutcome, result: Result
) -> None:
    remembered = state(attempts=2, next_attempt=900.0)
    add(outcome(result, title="The Film"), time=50.0, remembered=remembered)
    assert await item(index) == ItemRow(
        rating_key="1",
        library_id="10",
        type="movie",
        title="The Film",
        defects=("missing_poster",),
        result=result,
        skip_reason=None,
        protection=None,
        attempts=2,
        first_seen=50.0,
        last_seen=50.0,
        last_attempt=50.0,
        next_attempt=900.0,
        wait_reason=None,
        given_up=False,
        ignored=False,
        show_key="1",
        season_key="1",
        segment="waiting",
        rung=None,
        final_title=False,
    )
    assert await index.memory.states(["1", "2"]) == {"1": remembered}


async def test_a_failure_has_the_state_that_the_engine_gave_it_and_no_other(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, time=50.0)
    assert await index.memory.states(["1"]) == {}
    assert (await known_item(index)).result == "unresolved"


async def test_a_further_failure_keeps_when_the_item_was_first_seen(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, time=50.0, remembered=state())
    add(
        outcome(Result.TIMED_OUT, title="The Movie"),
        time=60.0,
        remembered=state(attempts=5, next_attempt=None, given_up=True),
    )
    found = await known_item(index)
    assert (found.title, found.result, found.given_up) == ("The Movie", "timed_out", True)
    assert (found.first_seen, found.last_seen, found.last_attempt) == (50.0, 60.0, 60.0)
    assert (await index.memory.states(["1"]))["1"].given_up
    assert (await index.items.get(limit=1, search="movie")).total == 1
    assert (await index.items.get(limit=1, search="film")).total == 0


@pytest.mark.parametrize(("result", "last_attempt"), [(Result.HEALTHY, 50.0), (Result.FIXED, 70.0)])
async def test_an_item_that_is_well_leaves_the_retry_pool(
    index: LogIndex, add: AddOutcome, result: Result, last_attempt: float
) -> None:
    add(FAILED, time=50.0, remembered=state(given_up=True))
    add(skipped(SkipReason.GIVEN_UP), time=60.0)
    add(outcome(result, after=set()), time=70.0)
    found = await known_item(index)
    assert (found.result, found.defects, found.attempts) == (result, (), 0)
    assert found.skip_reason is None
    assert (found.next_attempt, found.given_up, found.last_attempt) == (None, False, last_attempt)
    assert await index.memory.states(["1"]) == {}
    assert await index.memory.due(["10"], 999.0) == []


async def test_an_item_that_is_gone_is_forgotten(index: LogIndex, add: AddOutcome) -> None:
    add(FAILED, remembered=state())
    add(outcome(Result.GONE))
    assert await item(index) is None
    assert (await index.job_items.get("job", limit=1)).items[0].result == "gone"


@pytest.mark.parametrize("reason", list(SkipReason))
async def test_an_unknown_item_that_is_skipped_is_remembered_without_an_attempt(
    index: LogIndex, add: AddOutcome, reason: SkipReason
) -> None:
    add(skipped(reason), time=50.0)
    found = await known_item(index)
    assert (found.result, found.skip_reason, found.attempts) == ("skipped", reason, 0)
    assert (found.defects, found.last_attempt) == (("missing_poster",), None)
    is_remembered = reason is SkipReason.PROTECTED
    assert list(await index.memory.states(["1"])) == ["1"] * is_remembered


async def test_a_protected_item_keeps_its_protection_until_it_is_no_longer_protected(
    index: LogIndex, add: AddOutcome
) -> None:
    protection = Protection(locked_fields=("art", "title"), below="Größe \ud800", pictures_below=2)
    add(replace(skipped(SkipReason.PROTECTED), protection=protection))
    assert (await known_item(index)).protection == replace(protection, below="Größe ?")
    assert (await index.memory.states(["1"]))["1"].attempts == 0
    add(outcome(Result.HEALTHY, after=set()))
    found = await known_item(index)
    assert (found.result, found.skip_reason, found.protection) == ("healthy", None, None)
    assert await index.memory.states(["1"]) == {}


async def test_items_to_review_come_after_those_that_are_due(
    index: LogIndex, add: AddOutcome
) -> None:
    add(outcome(Result.UNRESOLVED), remembered=state())
    for key, time in (("2", 70.0), ("3", 60.0), ("4", 50.0)):
        protected = outcome(Result.SKIPPED, rating_key=key, skip_reason=SkipReason.PROTECTED)
        add(protected, time=time)
    await index.item_changes.set_ignored(Marks.of(["4"]), ignored=True)
    assert await index.memory.due(["10"], 999.0) == ["1", "3", "2"]
    assert await index.memory.due(["20"], 999.0) == []
    page = await index.items.get(limit=9, skip_reason="protected")
    assert [item.rating_key for item in page.items] == ["2", "3"]


@pytest.mark.parametrize("reason", [SkipReason.BACKOFF, SkipReason.GIVEN_UP])
async def test_an_item_that_waits_keeps_its_result_when_it_is_skipped_for_that(
    index: LogIndex, add: AddOutcome, reason: SkipReason
) -> None:
    add(outcome(Result.UNRESOLVED, before=TWO, after=TWO), remembered=state(defects=TWO))
    add(skipped(reason, {Defect.NO_MATCH}), time=70.0)
    found = await known_item(index)
    assert (found.result, found.skip_reason, found.attempts) == ("unresolved", reason, 1)
    assert (found.defects, found.last_seen, found.last_attempt) == (("no_match",), 70.0, 50.0)
    assert found.next_attempt == 100.0


async def test_a_new_defect_that_the_limit_left_alone_is_still_new_the_next_time(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, remembered=state())
    add(skipped(SkipReason.REFRESH_LIMIT, TWO))
    assert (await index.memory.states(["1"]))["1"].defects == {Defect.MISSING_POSTER}


async def test_a_healthy_item_that_is_defective_again_and_skipped_says_so(
    index: LogIndex, add: AddOutcome
) -> None:
    add(outcome(Result.FIXED, after=set()))
    add(skipped(SkipReason.PROTECTED))
    found = await known_item(index)
    assert (found.result, found.defects) == ("skipped", ("missing_poster",))


@pytest.mark.parametrize(
    "later",
    [
        outcome(Result.UNRESOLVED),
        outcome(Result.FIXED, after=set()),
        skipped(SkipReason.IGNORED),
    ],
)
async def test_no_outcome_undoes_what_the_user_ignores(
    index: LogIndex, add: AddOutcome, later: ItemOutcome
) -> None:
    add(FAILED, remembered=state())
    assert await index.item_changes.set_ignored(Marks.of(["1", "2"]), ignored=True) == 1
    assert await index.item_changes.set_ignored(Marks.of(["1"]), ignored=True) == 0
    add(later, remembered=state(attempts=2))
    assert (await known_item(index)).ignored
    assert (await index.memory.states(["1"]))["1"].ignored
    assert await index.memory.due(["10"], 999.0) == []
    assert (await index.items.count_open({"10": 0.0}))["10"].items == 0
    assert await index.item_changes.set_ignored(Marks.of(["1"]), ignored=False) == 1
    assert not (await known_item(index)).ignored


@pytest.mark.parametrize(
    "tried",
    [
        outcome(Result.WOULD_REFRESH),
        outcome(Result.GONE),
        outcome(Result.ERRORED),
        skipped(SkipReason.BACKOFF),
    ],
)
async def test_a_dry_run_is_no_attempt(
    index: LogIndex, add: AddOutcome, tried: ItemOutcome
) -> None:
    add(FAILED, time=50.0, remembered=state())
    before = await known_item(index)
    add(tried, time=70.0, dry_run=True, job_id="dry", remembered=state())
    after = await known_item(index)
    assert replace(after, last_seen=50.0, skip_reason=None) == before
    assert (await index.job_items.get("dry", limit=1)).items[0].result == tried.result


@pytest.mark.parametrize("tried", [outcome(Result.WOULD_REFRESH), skipped(SkipReason.PROTECTED)])
async def test_a_dry_run_notes_an_unknown_item_without_an_attempt(
    index: LogIndex, add: AddOutcome, tried: ItemOutcome
) -> None:
    add(tried, time=70.0, dry_run=True)
    found = await known_item(index)
    assert (found.result, found.attempts, found.last_attempt) == (tried.result, 0, None)
    assert found.defects == ("missing_poster",)


async def test_a_dry_run_notes_what_is_well_again_or_broken_again(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, time=50.0, remembered=state())
    add(outcome(Result.HEALTHY, after=set()), time=60.0, dry_run=True)
    found = await known_item(index)
    assert (found.result, found.defects, found.attempts) == ("healthy", (), 0)
    add(outcome(Result.WOULD_REFRESH), time=70.0, dry_run=True)
    found = await known_item(index)
    assert (found.result, found.defects, found.attempts) == (
        "would_refresh",
        ("missing_poster",),
        0,
    )


async def test_an_item_that_is_found_is_open_at_once_and_has_no_result_in_its_job(
    index: LogIndex,
) -> None:
    index.add_found("job", outcome(Result.WOULD_REFRESH), 70.0)
    found = await known_item(index)
    assert (found.result, found.defects, found.attempts) == (
        "would_refresh",
        ("missing_poster",),
        0,
    )
    assert (await index.job_items.get("job", limit=9)).total == 0


async def test_an_item_that_is_found_again_keeps_what_is_known_of_it(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, time=50.0, remembered=state())
    add(skipped(SkipReason.BACKOFF), time=55.0)
    before = await known_item(index)
    index.add_found("job", outcome(Result.WOULD_REFRESH, after=TWO), 70.0)
    assert await known_item(index) == replace(before, last_seen=70.0)


async def test_an_item_that_was_well_and_is_found_broken_starts_over(
    index: LogIndex, add: AddOutcome
) -> None:
    add(skipped(SkipReason.PROTECTED), time=40.0)
    add(outcome(Result.FIXED, after=set()), time=50.0)
    index.add_found("job", outcome(Result.WOULD_REFRESH), 70.0)
    found = await known_item(index)
    assert (found.result, found.defects) == ("would_refresh", ("missing_poster",))
    assert (found.skip_reason, found.last_attempt) == (None, 50.0)


async def test_a_dry_run_does_not_note_what_is_gone(index: LogIndex, add: AddOutcome) -> None:
    add(outcome(Result.GONE), dry_run=True)
    assert await item(index) is None


async def test_every_outcome_is_kept_with_its_job(index: LogIndex, add: AddOutcome) -> None:
    add(outcome(Result.ERRORED, error="no answer", before=TWO), time=50.0, remembered=state())
    page = await index.job_items.get("job", limit=9)
    assert page.total == 1
    assert page.items[0] == JobItemRow(
        rating_key="1",
        title="The Film",
        type="movie",
        library_id="10",
        before=("missing_poster", "no_match"),
        after=("missing_poster",),
        result="errored",
        skip_reason=None,
        error="no answer",
        restored=(),
        not_restored=(),
        changes={},
        rung=None,
        change_ids=(),
        time=50.0,
        job_id="job",
    )


async def test_what_was_restored_is_kept_with_its_job(index: LogIndex, add: AddOutcome) -> None:
    restored = (RestoredField.SUMMARY, RestoredField.POSTER)
    kept = (RestoredField.MATCH,)
    add(replace(outcome(Result.FIXED, after=set()), restored=restored, not_restored=kept))
    page = await index.job_items.get("job", limit=9)
    assert page.items[0].restored == ("poster", "summary")
    assert page.items[0].not_restored == ("match",)


async def test_the_last_outcome_of_an_item_in_a_job_counts(
    index: LogIndex, add: AddOutcome
) -> None:
    add(skipped(SkipReason.BACKOFF))
    add(outcome(Result.FIXED, after=set()))
    page = await index.job_items.get("job", limit=9)
    assert [(each.result, each.skip_reason, each.after) for each in page.items] == [
        ("fixed", None, ())
    ]


async def test_texts_that_sqlite_cannot_store_are_fixed(index: LogIndex, add: AddOutcome) -> None:
    add(outcome(Result.FIXED, title="a\ud800b\0c", after=set()))
    assert (await known_item(index)).title == "a b c"


async def test_a_defect_of_a_newer_version_is_not_told_to_the_engine(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, remembered=state())
    await index.async_flush()
    statement = "UPDATE items SET defects = ' missing_smell no_match '"
    await index.database.async_run(lambda connection: connection.execute(statement))
    expected: dict[str, ItemState] = {"1": state(defects={Defect.NO_MATCH})}
    assert await index.memory.states(["1"]) == expected


UNAIRED = state(attempts=0, next_attempt=900.0, wait_reason=WaitReason.UNAIRED)


async def test_an_unaired_episode_waits_and_is_due_once_it_has_aired(
    index: LogIndex, add: AddOutcome
) -> None:
    add(skipped(SkipReason.UNAIRED), remembered=UNAIRED)
    found = await known_item(index)
    assert (found.segment, found.next_attempt, found.wait_reason) == ("waiting", 900.0, "unaired")
    assert (await index.memory.states(["1"]))["1"] == UNAIRED
    assert await index.memory.rating_keys() == {"1"}
    assert await index.memory.to_heal(["10"]) == []
    assert (await index.items.count_open({"10": 0.0}))["10"].waiting == 1
    assert await index.memory.due(["10"], 899.0) == []
    assert await index.memory.due(["10"], 899.0 - 365 * 86_400) == []
    assert await index.memory.due(["10"], 900.0) == ["1"]
    add(skipped(SkipReason.REFRESH_LIMIT), time=901.0)
    assert (await known_item(index)).segment == "to_heal"
    assert await index.memory.due(["10"], 902.0) == ["1"]
    add(outcome(Result.HEALTHY, after=set()), time=903.0)
    assert await index.memory.states(["1"]) == {}
    assert await index.memory.due(["10"], 999.0) == []


async def test_an_episode_that_was_given_up_waits_for_its_new_air_date(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, remembered=state(attempts=5, next_attempt=None, given_up=True))
    add(skipped(SkipReason.GIVEN_UP))
    assert (await known_item(index)).segment == "given_up"
    add(skipped(SkipReason.UNAIRED, TWO), remembered=replace(UNAIRED, attempts=5))
    found = await known_item(index)
    assert (found.segment, found.attempts, found.next_attempt) == ("waiting", 5, 900.0)
    assert len(found.defects) == 2


async def test_a_failure_says_why_its_next_attempt_is_when_it_is(
    index: LogIndex, add: AddOutcome
) -> None:
    add(FAILED, remembered=state(wait_reason=WaitReason.AIRED))
    add(skipped(SkipReason.BACKOFF))
    assert (await known_item(index)).wait_reason == "aired"
    assert (await index.memory.states(["1"]))["1"].wait_reason is WaitReason.AIRED
    add(FAILED, remembered=state(attempts=2))
    assert (await known_item(index)).wait_reason is None
    assert (await index.memory.states(["1"]))["1"].wait_reason is None

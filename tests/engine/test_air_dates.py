"""When episodes are tried that lack what their sources fill in around the air date."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.air_dates import WaitReason, air_plan
from custom_components.plex_smart_refresher.engine.defects import Defect, Finding
from custom_components.plex_smart_refresher.engine.learning import (
    ENOUGH,
    LONGEST_LATENESS,
    NOT_LATE,
    Duration,
    DurationKind,
    Lag,
    Lateness,
    Patience,
    Took,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import (
    Candidate,
    ItemState,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.engine.selection import (
    after_attempt,
    with_lateness,
    with_skip_reason,
    with_title_taken,
)

from .fakes import DAY, NOW, healthy

HOUR = 3_600
TITLE, SUMMARY, POSTER = (
    Defect.PLACEHOLDER_TITLE,
    Defect.MISSING_SUMMARY,
    Defect.MISSING_POSTER,
)
AFTER_AIRING = 2 * DAY  #: 24 hours of a day, 12 hours of time zones and 12 hours for the sources
MIDNIGHT = NOW // DAY * DAY


def day(offset: int) -> str:
    """Return the date some days after now, as a server writes it."""
    return f"{datetime.fromtimestamp(MIDNIGHT + offset * DAY, UTC):%Y-%m-%d}"


def lacking(*defects: Defect, is_weak: bool = False, **fields: Any) -> Candidate:
    """Return an episode with defects that arrived just now."""
    values: dict[str, Any] = {"added_at": NOW, "aired": day(0), "type": MediaType.EPISODE} | fields
    findings = tuple(Finding(each, "because", is_weak) for each in defects or (TITLE,))
    return Candidate(healthy("7", values.pop("type"), **values), findings)


def year(
    candidate: Candidate,
    every: float = 4 * HOUR,
    options: ScanOptions | None = None,
    start: float = NOW,
    later: Lateness = NOT_LATE,
) -> Iterator[tuple[float, ItemState | None, SkipReason | None]]:
    """Yield the time, the state and the skip reason of each scan in a year without success."""
    chosen, state = options or ScanOptions(), None
    for number in range(int(365 * DAY / every)):
        now = start + number * every
        judged = with_skip_reason(replace(candidate, state=state), chosen, now, later)
        if judged.skip_reason:
            outcome = judged.skipped(judged.skip_reason)
        else:
            outcome = judged.outcome(Result.UNRESOLVED, judged.defects)
        outcome = with_title_taken(outcome, chosen, now + 600)
        state = after_attempt(outcome, state, chosen, now + 600, later)
        yield now, state, judged.skip_reason
        if outcome.takes_title:
            return


def tries(candidate: Candidate, *args: Any, **values: Any) -> list[float]:
    """Return when an episode is refreshed in a year without success."""
    return [now for now, _, reason in year(candidate, *args, **values) if reason is None]


def days_between(times: list[float]) -> list[float]:
    """Return the days between times."""
    return [round((after - before) / DAY, 2) for before, after in pairwise(times)]


PLAN = [0.33] * 9 + [1] * 11 + [7] * 6 + [30] * 3
FREQUENT = pytest.approx(PLAN, abs=0.05)


@pytest.mark.parametrize("ahead", [0, 1, 100, 150])
@pytest.mark.parametrize("defects", [(TITLE,), (SUMMARY, POSTER), tuple({TITLE, SUMMARY, POSTER})])
def test_an_unaired_episode_is_tried_after_its_air_date_and_less_often_with_time(
    ahead: int, defects: tuple[Defect, ...]
) -> None:
    found = tries(lacking(*defects, aired=day(ahead)))
    assert 0 <= found[0] - (MIDNIGHT + ahead * DAY + AFTER_AIRING) < HOUR
    assert days_between(found) == FREQUENT


def test_a_nightly_scan_that_is_some_minutes_early_misses_no_day() -> None:
    found = tries(lacking(aired=day(30)), DAY - 120)
    assert days_between(found)[:12] == pytest.approx([1] * 12, abs=0.01)
    assert len(found) == 24


def test_an_episode_without_a_date_is_tried_at_once_and_then_by_its_arrival() -> None:
    found = tries(lacking(aired=""))
    assert found[0] == NOW
    assert days_between(found) == FREQUENT
    states = [state for _, state, _ in year(lacking(aired="soon"))]
    assert states[0] is not None
    assert (states[0].wait_reason, states[0].next_attempt) == (
        WaitReason.ARRIVED,
        NOW + 8 * HOUR,
    )
    assert states[-1] is not None
    assert (states[-1].given_up, states[-1].wait_reason, states[-1].attempts) == (True, None, 30)


def test_the_state_says_when_and_why_an_episode_is_tried_next() -> None:
    told = {
        (state.wait_reason, reason)
        for _, state, reason in year(lacking(aired=day(100)))
        if state is not None
    }
    assert told == {
        (WaitReason.UNAIRED, SkipReason.UNAIRED),
        (WaitReason.AIRED, None),
        (WaitReason.AIRED, SkipReason.BACKOFF),
        (None, None),
        (None, SkipReason.GIVEN_UP),
    }
    _, first, _ = next(year(lacking(aired=day(100))))
    assert first is not None
    assert (first.next_attempt, first.attempts) == (MIDNIGHT + 100 * DAY + AFTER_AIRING, 0)


OLD = [1, 2, 4, 8]  #: the waits of the options: 24 hours, doubled


@pytest.mark.parametrize(
    "candidate",
    [
        lacking(SUMMARY, aired=day(-3000)),
        lacking(SUMMARY, aired="", added_at=NOW - 3000 * DAY),
        lacking(SUMMARY, aired="", added_at=None, updated_at=None),
        lacking(SUMMARY, Defect.NO_MATCH, aired=day(40)),
        lacking(Defect.BROKEN_POSTER, aired=day(40)),
        lacking(SUMMARY, type=MediaType.SEASON, aired=day(40)),
        lacking(SUMMARY, type=MediaType.MOVIE, aired=day(40)),
    ],
)
def test_all_else_keeps_the_attempts_and_waits_of_the_options(candidate: Candidate) -> None:
    assert days_between(tries(candidate)) == pytest.approx(OLD, abs=0.2)


@pytest.mark.parametrize("aired", [day(-30), ""])
def test_a_numbered_title_with_a_summary_and_an_old_date_is_its_title_after_two_tries(
    aired: str,
) -> None:
    assert len(tries(lacking(is_weak=True, aired=aired))) == 2


def test_a_doubtful_title_follows_the_plan_only_while_its_date_is_new() -> None:
    found = tries(lacking(is_weak=True, aired=day(100)))
    first = MIDNIGHT + 100 * DAY + AFTER_AIRING
    assert 0 <= found[0] - first < HOUR
    assert days_between(found) == pytest.approx([*PLAN[:20], 7], abs=0.05)


def test_a_date_far_ahead_stands_in_for_an_unknown_one() -> None:
    assert tries(lacking(aired="9999-12-31"), DAY)[:2] == [NOW, NOW + DAY]


def test_a_user_can_refresh_an_unaired_episode_at_once() -> None:
    options = ScanOptions(rating_keys=("7",))
    candidate = lacking(aired=day(100))
    assert with_skip_reason(candidate, options, NOW).skip_reason is None
    outcome = candidate.outcome(Result.UNRESOLVED, candidate.defects)
    assert after_attempt(outcome, None, options, NOW) is None
    given_up = ItemState(rating_key="7", library_id="1", attempts=9, given_up=True)
    state = after_attempt(outcome, given_up, options, NOW)
    assert state is not None
    assert (state.attempts, state.given_up) == (1, False)
    assert state.wait_reason is WaitReason.UNAIRED


def test_a_forced_refresh_of_a_healthy_episode_waits_for_nothing() -> None:
    candidate = Candidate(lacking(aired=day(100)).item, ())
    assert with_skip_reason(candidate, ScanOptions(force=True), NOW).skip_reason is None


def test_an_episode_that_has_aired_earlier_than_it_was_to_is_due_at_once() -> None:
    options, first = ScanOptions(), MIDNIGHT - DAY + AFTER_AIRING
    waits = ItemState(
        rating_key="7", library_id="1", next_attempt=first + 20 * DAY, defects=frozenset({TITLE})
    )
    candidate = lacking(aired=day(-1))
    for state in (waits, replace(waits, attempts=3)):
        for defects in ({TITLE}, {SUMMARY}):
            known = replace(candidate, state=replace(state, defects=frozenset(defects)))
            assert with_skip_reason(known, options, first).skip_reason is None
    soon = replace(waits, attempts=3, next_attempt=first + 8 * HOUR)
    known = replace(candidate, state=soon)
    assert with_skip_reason(known, options, first).skip_reason is SkipReason.BACKOFF


def test_an_episode_that_was_given_up_without_a_date_waits_for_the_one_it_gets() -> None:
    given_up = ItemState(
        rating_key="7", library_id="1", attempts=30, given_up=True, defects=frozenset({SUMMARY})
    )
    candidate = replace(lacking(TITLE, SUMMARY, aired=day(9)), state=given_up)
    judged = with_skip_reason(candidate, ScanOptions(), NOW)
    assert judged.skip_reason is SkipReason.UNAIRED
    state = after_attempt(judged.skipped(judged.skip_reason), given_up, ScanOptions(), NOW)
    assert state is not None
    assert (state.given_up, state.attempts, state.defects) == (False, 30, {TITLE, SUMMARY})
    assert state.next_attempt == MIDNIGHT + 9 * DAY + AFTER_AIRING


def test_a_clock_that_jumps_while_an_unaired_episode_is_skipped_changes_nothing() -> None:
    skipped = lacking(aired=day(9)).skipped(SkipReason.UNAIRED)
    assert after_attempt(skipped, None, ScanOptions(), NOW - 3000 * DAY) is not None
    undated = replace(skipped, item=skipped.item._replace(added_at=None))
    assert after_attempt(undated, None, ScanOptions(), NOW - 3000 * DAY) is None


@pytest.mark.parametrize(
    ("clock", "reason"), [(-400 * DAY, SkipReason.UNAIRED), (400 * DAY, None), (0, None)]
)
def test_a_wrong_clock_leaves_nothing_that_the_right_one_believes(
    clock: int, reason: SkipReason | None
) -> None:
    options, candidate = ScanOptions(), lacking(aired=day(-30))
    judged = with_skip_reason(candidate, options, NOW + clock)
    assert judged.skip_reason is reason
    outcome = (
        judged.skipped(reason) if reason else judged.outcome(Result.UNRESOLVED, judged.defects)
    )
    state = after_attempt(outcome, None, options, NOW + clock)
    assert (
        with_skip_reason(replace(candidate, state=state), options, NOW + 7 * DAY).skip_reason
        is None
    )


def test_a_day_begins_when_it_has_ended_everywhere() -> None:
    item: MediaItem = lacking(aired="2027-03-03T20:15:00Z").item
    plan = air_plan(item, {TITLE}, NOW, is_weak=False)
    assert plan is not None
    assert datetime.fromtimestamp(plan.first, UTC) == datetime(2027, 3, 5, tzinfo=UTC)
    assert plan.is_unaired(plan.first - 1)
    assert not plan.is_unaired(plan.first)


# What is learned of a library


LATE = DurationKind.LATE


def late(*hours: float) -> Patience:
    """Return what is learned from episodes that were complete so late."""
    seconds = [each * HOUR for each in hours]
    return Patience(
        ScanOptions(), [Duration("1", MediaType.EPISODE, LATE, each, NOW) for each in seconds]
    )


def test_the_first_try_comes_when_the_sources_of_a_library_have_four_fifths() -> None:
    episode = lacking().item
    assert late(*[16] * (ENOUGH - 1)).lateness(episode) == NOT_LATE
    known = late(*[0] * 10, *[16] * 15, *[48] * 5)
    assert known.lateness(episode) == Lateness(16 * HOUR)
    assert [each.late for each in known.learned()] == [Lag(16 * HOUR, ENOUGH)]
    assert known.lateness(episode._replace(library_id="2")) == NOT_LATE
    assert known.lateness(episode._replace(type=MediaType.MOVIE)) == NOT_LATE
    assert late(*[400] * ENOUGH).lateness(episode).aired == LONGEST_LATENESS


def test_an_episode_of_a_library_with_late_sources_is_tried_later_but_no_less_often() -> None:
    first = MIDNIGHT + AFTER_AIRING
    found = list(year(lacking(aired=day(0)), later=Lateness(16 * HOUR)))
    tried = [now for now, _, reason in found if reason is None]
    assert 0 <= tried[0] - (first + 16 * HOUR) <= 4 * HOUR
    assert days_between(tried) == pytest.approx(PLAN[2:], abs=0.2)
    skipped = [(now, state) for now, state, reason in found if reason is SkipReason.UNAIRED]
    for now, state in skipped:
        assert state is not None
        assert state.next_attempt == first + 16 * HOUR
        is_aired = now + 600 >= first
        assert state.wait_reason is (WaitReason.AIRED if is_aired else WaitReason.UNAIRED)
    undated = tries(lacking(aired=""), later=Lateness(16 * HOUR))
    assert undated[0] == NOW, "nobody knows how old it is"


@pytest.mark.parametrize(
    ("elapsed", "is_early"), [(-DAY, False), (0, True), (1_799, True), (1_800, False)]
)
def test_a_scan_leaves_an_undated_episode_alone_while_its_library_is_likely_late(
    elapsed: float, is_early: bool
) -> None:
    later, now = Lateness(arrived=1_800), NOW + elapsed
    judged = with_skip_reason(lacking(aired=""), ScanOptions(), now, later)
    assert judged.skip_reason is (SkipReason.UNAIRED if is_early else None)
    if is_early:
        skipped = judged.skipped(SkipReason.UNAIRED)
        state = after_attempt(skipped, None, ScanOptions(), now, later)
        assert state is not None
        assert (state.next_attempt, state.wait_reason) == (NOW + 1_800, WaitReason.ARRIVED)
    named = with_skip_reason(lacking(aired=""), ScanOptions(rating_keys=("7",)), now, later)
    assert named.skip_reason is None, "who names it knows better"
    film = lacking(type=MediaType.MOVIE, aired="")
    assert with_skip_reason(film, ScanOptions(), now, later).skip_reason is None


def healed_after(
    hours: float, later: Lateness = NOT_LATE, **fields: Any
) -> tuple[float, tuple[Took, ...]]:
    """Return when an episode is tried first, and what is learned, if its sources take so long."""
    candidate = lacking(**{"aired": day(0)} | fields)
    first, state, tried = MIDNIGHT + AFTER_AIRING, None, 0.0
    for now, state_after, reason in year(candidate, every=HOUR, later=later):
        tried = tried or (0.0 if reason else now)
        if reason is None and now >= first + hours * HOUR:
            healed = replace(candidate, state=state).outcome(Result.FIXED)
            return tried - first, with_lateness(healed, now).took
        state = state_after
    raise AssertionError("never healed")


def test_a_healed_episode_tells_for_how_long_it_was_not_complete_for_certain() -> None:
    assert healed_after(0)[1] == (Took(LATE, 0),)
    assert healed_after(5)[1] == (Took(LATE, 0),)
    assert healed_after(20)[1] == (Took(LATE, 16 * HOUR),)
    assert healed_after(80)[1] == (Took(LATE, 72 * HOUR),)
    assert healed_after(70 * 24)[1] == (), "it aired long ago"
    assert healed_after(0, aired="")[1] == ()
    failed = lacking().outcome(Result.UNRESOLVED, frozenset({TITLE}))
    assert with_lateness(failed, NOW + 3 * DAY).took == ()


def test_what_is_learned_of_late_sources_does_not_make_tries_later_and_later() -> None:
    known: list[float] = []
    for _ in range(2 * ENOUGH + 10):
        first, [took] = healed_after(20, late(*known[-200:]).lateness(lacking().item))
        assert first == (16 * HOUR if len(known) >= ENOUGH else 0)
        known.append(took.seconds / HOUR)
    sooner = [healed_after(5, Lateness(16 * HOUR))[1][0].seconds for _ in range(ENOUGH)]
    assert late(*known[-5:], *sooner).lateness(lacking().item) == NOT_LATE, (
        "the sources are quicker now"
    )

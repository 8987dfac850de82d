"""Titles that only look like placeholders: after two refreshes in vain, they are taken."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.appearance import ItemChange, appearance_of
from custom_components.plex_smart_refresher.engine.criteria import Criteria
from custom_components.plex_smart_refresher.engine.defects import Defect, Finding, find_defects
from custom_components.plex_smart_refresher.engine.final_titles import (
    FinalTitle,
    FinalTitles,
    KeptTitle,
)
from custom_components.plex_smart_refresher.engine.identity import identity_of
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import (
    Candidate,
    ItemOutcome,
    ItemState,
    Result,
    SkipReason,
    Tally,
)
from custom_components.plex_smart_refresher.engine.selection import (
    after_attempt,
    with_skip_reason,
    with_title_taken,
)
from plex_simulator import Outcome

from .fakes import DAY, NO_SUMMARY, NOW, FakeServer, World, healthy

TITLE, POSTER, SUMMARY = (
    Defect.PLACEHOLDER_TITLE,
    Defect.MISSING_POSTER,
    Defect.MISSING_SUMMARY,
)
OLD = "2020-03-01"
REQUEST, ARRIVAL = ScanOptions(rating_keys=("7",)), ScanOptions(rating_keys=("7",), is_arrival=True)
IN_VAIN, TIMED_OUT, ERRORED = Result.UNRESOLVED, Result.TIMED_OUT, Result.ERRORED


def episode(**fields: Any) -> MediaItem:
    return healthy(
        "7", MediaType.EPISODE, **{"title": "Episode 7", "number": 7, "aired": OLD} | fields
    )


def attempt(
    result: Result,
    state: ItemState | None = None,
    *,
    options: ScanOptions | None = None,
    before: tuple[Defect, ...] = (TITLE,),
    after: frozenset[Defect] = frozenset({TITLE}),
    weak: bool = True,
    **fields: Any,
) -> tuple[ItemOutcome, ItemState | None]:
    """Return what comes of a try of an episode, and its state after that."""
    silent, item = fields.pop("silent", False), episode(**fields)
    candidate = Candidate(item, tuple(Finding(each, "", weak) for each in before), state)
    outcome = replace(candidate.outcome(result, after), is_weak=weak, are_sources_silent=silent)
    outcome = with_title_taken(outcome, options or ScanOptions(), NOW)
    return outcome, after_attempt(outcome, state, options or ScanOptions(), NOW)


def tries_until_taken(*tries: dict[str, Any]) -> int | None:
    """Return after how many of some tries the title is taken; None if it is not."""
    state: ItemState | None = None
    for number, values in enumerate(tries, 1):
        outcome, state = attempt(values.pop("result", IN_VAIN), state, **values)
        if outcome.takes_title:
            assert (outcome.result, outcome.after) == (Result.HEALTHY, frozenset())
            assert state is not None
            assert (state.attempts, state.given_up, state.defects) == (0, False, frozenset())
            assert state.kept_title == KeptTitle(outcome.title, 2)
            return number
    return None


VAIN: dict[str, Any] = {}
LATE, LOST = {"result": TIMED_OUT}, {"result": ERRORED}
OUTAGE = {"silent": True}


@pytest.mark.parametrize(
    ("tries", "taken"),
    [
        ([VAIN, VAIN], 2),
        ([VAIN], None),
        ([LATE, VAIN, VAIN], 3),
        ([VAIN, LATE, VAIN], 3),
        ([VAIN, LOST, VAIN], 3),
        ([LATE, LOST, LATE, LOST], None),
        ([OUTAGE, VAIN, OUTAGE, VAIN], 4),
        ([{"title": "Episode 6"}, VAIN, VAIN], 3),
        ([VAIN, {"title": "Folge 7"}, VAIN, VAIN], 4),
        ([{"result": Result.PARTLY_FIXED, "before": (TITLE, SUMMARY)}, VAIN], 2),
        ([VAIN, {"after": frozenset({TITLE, SUMMARY}), "weak": False}, VAIN, VAIN], 4),
        ([VAIN, {"result": ERRORED, "weak": False}, VAIN], 3),
        ([{"options": REQUEST}, {"options": REQUEST}, VAIN, VAIN], 4),
        ([VAIN, {"options": REQUEST}, VAIN], 3),
        ([{"options": ARRIVAL}, {"options": ARRIVAL}, {"options": ARRIVAL}, VAIN], 4),
        ([VAIN, {"options": ScanOptions(max_attempts=1)}], 2),
        ([{"aired": "2027-01-10"}] * 9, None),  # it follows its air date
    ],
)
def test_only_the_second_refresh_of_a_scan_that_brings_no_other_title_takes_it(
    tries: Sequence[dict[str, Any]], taken: int | None
) -> None:
    assert tries_until_taken(*map(dict, tries)) == taken


def test_other_weak_findings_are_given_up_after_two_tries() -> None:
    ids = {"before": (Defect.NO_EXTERNAL_IDS,), "after": frozenset({Defect.NO_EXTERNAL_IDS})}
    _, state = attempt(IN_VAIN, None, **ids)
    outcome, state = attempt(IN_VAIN, state, **ids)
    assert state is not None
    assert (outcome.takes_title, state.given_up, state.kept_title) == (False, True, None)
    both = {"before": (TITLE, POSTER), "after": frozenset({TITLE, POSTER}), "weak": False}
    _, state = attempt(IN_VAIN, None, **both)
    outcome, state = attempt(IN_VAIN, state, **both)
    assert state is not None
    assert (outcome.takes_title, state.given_up, state.kept_title) == (False, False, None)


def test_refreshes_that_never_end_lead_to_giving_up_as_anywhere() -> None:
    state: ItemState | None = None
    for number in range(1, 6):
        _, state = attempt(TIMED_OUT, state)
        assert state is not None
        assert (state.attempts, state.given_up) == (number, number == 5)
    known = Candidate(episode(), (Finding(TITLE, "", is_weak=True),), state)
    assert with_skip_reason(known, ScanOptions(), NOW).skip_reason is SkipReason.GIVEN_UP


def test_an_episode_that_was_given_up_and_then_got_its_summary_has_two_tries() -> None:
    given_up = ItemState(
        rating_key="7",
        library_id="1",
        attempts=30,
        given_up=True,
        defects=frozenset({TITLE, SUMMARY}),
    )
    known = Candidate(episode(), (Finding(TITLE, "", is_weak=True),), given_up)
    assert with_skip_reason(known, ScanOptions(), NOW).skip_reason is None
    _, state = attempt(IN_VAIN, given_up)
    assert state is not None
    assert (state.attempts, state.given_up) == (1, False)
    assert attempt(IN_VAIN, state)[0].takes_title


def test_the_title_after_the_refresh_is_the_one_that_counts() -> None:
    _, state = attempt(IN_VAIN)
    after = appearance_of(episode(title="Folge 7"))
    candidate = Candidate(episode(), (Finding(TITLE, "", is_weak=True),), state)
    outcome = candidate.outcome(IN_VAIN, frozenset({TITLE}))
    outcome = replace(outcome, change=ItemChange(appearance_of(episode()), after))
    assert not with_title_taken(outcome, ScanOptions(), NOW).takes_title


TAKEN = ItemState(rating_key="7", library_id="1", kept_title=KeptTitle("Episode 7", 2))


def test_a_taken_title_survives_what_does_not_concern_it() -> None:
    no_poster: dict[str, Any] = {"before": (POSTER,), "after": frozenset({POSTER}), "weak": False}
    _, failed = attempt(IN_VAIN, TAKEN, **no_poster)
    assert failed is not None
    assert (failed.kept_title, failed.attempts) == (TAKEN.kept_title, 1)
    _, fixed = attempt(Result.FIXED, failed, before=(POSTER,), after=frozenset())
    assert fixed == TAKEN
    assert attempt(Result.GONE, TAKEN, before=(POSTER,), after=frozenset())[1] is None


@pytest.mark.parametrize("options", [ScanOptions(), REQUEST, ARRIVAL])
def test_a_taken_title_that_is_doubted_again_starts_over(options: ScanOptions) -> None:
    _, state = attempt(TIMED_OUT, TAKEN, options=options, title="Folge 7")
    assert state is not None
    assert state.final_titles == ()
    _, lost = attempt(IN_VAIN, TAKEN, after=frozenset({TITLE, SUMMARY}), weak=False)
    assert lost is not None
    assert lost.kept_title is None
    candidate = Candidate(episode(), (Finding(TITLE, "", is_weak=False),), TAKEN)
    unaired = candidate.skipped(SkipReason.REFRESHED_LATELY)
    waits = after_attempt(replace(unaired, retry_at=NOW + 60.0), TAKEN, ScanOptions(), NOW)
    assert waits is not None
    assert waits.kept_title is None


def found(item: MediaItem, *titles: FinalTitle) -> set[Defect]:
    known = FinalTitles()
    known.note(titles)
    return {each.defect for each in find_defects(item, Criteria(final_titles=known))}


def test_only_a_title_that_can_be_final_is_taken() -> None:
    known = FinalTitle("7", "Episode 7", identity_of(episode(title="Episode 7")))
    assert found(episode()) == {TITLE}
    assert found(episode(), known) == set()
    assert found(episode(thumb=""), known) == {POSTER}
    assert found(episode(**NO_SUMMARY), known) == {TITLE, SUMMARY}
    assert found(episode(title="Folge 7"), known) == {TITLE}
    assert found(episode(title="Episode 7\n"), known) == set()
    assert found(episode(), known._replace(rating_key="8")) == {TITLE}


def test_a_taken_title_does_not_pass_to_another_item_with_its_key() -> None:
    known = FinalTitle("7", "Episode 7", identity_of(episode(grandparent_title="One")))
    other = episode(grandparent_title="Two", guid="plex://episode/other", added_at=NOW)
    assert found(other, known) == {TITLE}


@pytest.fixture
def season(server: FakeServer) -> FakeServer:
    """Add a show that numbers its episodes, and whose sources have no other titles."""
    server.add_library("1", LibraryType.SHOW, agent="tv.plex.agents.series")
    server.add("show", MediaType.SHOW)
    for number in (7, 8):
        add(server, f"{number}", number)
    return server


def add(server: FakeServer, key: str, number: int, **fields: Any) -> None:
    values = {
        "title": f"Episode {number}",
        "number": number,
        "aired": OLD,
        "parent_key": "season",
        "grandparent_key": "show",
        "grandparent_title": "The Numbered",
    }
    server.add(key, MediaType.EPISODE, outcome=Outcome.NEVER, **(values | fields))


async def nights(world: World, count: int, **options: Any) -> list[list[str]]:
    """Scan once per night, and return which episodes were refreshed in each."""
    refreshed = []
    for _ in range(count):
        before = len(world.server.refreshed)
        await world.scan(window_days=0, **options)
        refreshed.append(sorted({*world.server.refreshed[before:]} - {"show"}))
        world.clock.now += DAY
    return refreshed


BOTH: list[str] = ["7", "8"]


async def test_numbered_episodes_are_healthy_after_two_nights_and_stay_so(
    world: World, season: FakeServer
) -> None:
    assert await nights(world, 2) == [BOTH, BOTH]
    assert world.results == {"7": Result.HEALTHY, "8": Result.HEALTHY}
    said = "its title is taken as it is: two refreshes brought no other"
    assert sum(said in line for line in world.observer.lines) == 2
    assert world.jobs[0].tally == replace(Tally(), checked=3, healthy=3)
    reads = season.calls["read_items"]
    for options in ({}, {"full_scan_days": 0}, {"dry_run": True}):
        assert await nights(world, 2, **options) == [[], []]
        assert (world.jobs[0].tally.defective, world.results) == (0, {})
        assert world.observer.health["1"].defective == 0
    assert season.calls["read_items"] == reads
    assert not any(said in line for line in world.observer.lines)


async def test_each_episode_of_a_season_needs_two_tries_of_its_own(
    world: World, season: FakeServer
) -> None:
    season.content["1"] = 1
    await nights(world, 1)
    add(season, "9", 9)
    assert await nights(world, 3) == [["7", "8", "9"], ["9"], []]


@pytest.mark.parametrize(
    ("changes", "again"),
    [
        (({"title": "Folge 7"},), [["7"], ["7"], []]),
        (({"title": "The Fall"}, {"title": "Episode 7"}), [["7"], ["7"], []]),
        ((NO_SUMMARY, {"has_summary": True}), [["7"], ["7"], []]),
        (({"title": "The Fall"},), [[], [], []]),
    ],
)
async def test_another_title_or_a_summary_that_was_gone_starts_over(
    world: World, season: FakeServer, changes: Sequence[dict[str, Any]], again: list[list[str]]
) -> None:
    season.content["1"] = 1
    await nights(world, 2)
    for change in changes[:-1]:
        season.edit("7", **change)
        await nights(world, 1)
    season.edit("7", **changes[-1])
    assert await nights(world, 3) == again
    assert (world.jobs[0].tally.defective, world.results) == (0, {})


async def test_another_defect_of_such_an_episode_is_found_and_the_title_stays_taken(
    world: World, season: FakeServer
) -> None:
    await nights(world, 2)
    season.items["7"].outcome = Outcome.FIXED
    season.edit("7", thumb="")
    assert await nights(world, 1) == [["7"]]
    outcome = world.observer.outcomes["7"]
    assert (outcome.result, outcome.before) == (Result.FIXED, {POSTER})
    assert await nights(world, 2) == [[], []]
    assert world.jobs[0].tally.defective == 0


async def test_a_taken_title_follows_its_episode_to_another_key_and_to_no_other_episode(
    world: World, season: FakeServer
) -> None:
    await nights(world, 2)
    moved = season.items["7"].item
    season.remove("7")
    add(season, "70", 7, guid=moved.guid, added_at=NOW)
    assert await nights(world, 2) == [[], []]
    season.remove("8")
    add(season, "8", 8, grandparent_title="Another", guid="plex://episode/other", added_at=NOW)
    assert await nights(world, 3) == [["8"], ["8"], []]
    assert sorted(world.memory.remembered) == ["70", "8"]
    season.change("70", thumb="")
    season.items["70"].outcome = Outcome.VANISHED
    await nights(world, 1)
    assert world.results == {"70": Result.GONE}
    add(season, "71", 7, guid=moved.guid, added_at=NOW, thumb="")
    await nights(world, 1)
    assert world.observer.outcomes["71"].before == {POSTER}


async def test_who_asks_with_force_starts_over(world: World, season: FakeServer) -> None:
    await nights(world, 2)
    await world.scan(rating_keys=("7",))
    assert world.results == {}
    await world.scan(rating_keys=("7",), force=True)
    assert world.observer.outcomes["7"].after == {TITLE}
    assert await nights(world, 3) == [["7"], ["7"], []]
    assert world.jobs[0].tally.defective == 0


async def test_what_comes_of_an_outage_is_no_try(world: World, season: FakeServer) -> None:
    season.provider_is_down = True
    assert await nights(world, 2) == [BOTH, BOTH]
    assert set(world.results.values()) == {Result.UNRESOLVED}
    asked = season.calls["has_matches"]
    assert asked <= 4
    season.provider_is_down = False
    world.clock.now += DAY
    await nights(world, 1)
    world.clock.now += 4 * DAY
    assert set(world.results.values()) == {Result.UNRESOLVED}
    await nights(world, 1)
    assert set(world.results.values()) == {Result.HEALTHY}
    assert season.calls["has_matches"] == asked + 2

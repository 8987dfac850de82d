"""The rungs are tried in order until one is enough, each in the same steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.edits.restore import Examination, RestoreResult
from custom_components.plex_smart_refresher.engine.errors import (
    ItemGoneError,
    JournalError,
    RequestError,
)
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.phases.provider_health import ProviderHealth
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    Protection,
    RestoredField,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.engine.rungs import ladder, limits
from custom_components.plex_smart_refresher.engine.rungs.rung import Attempt, Rung, Tools

from ..fakes import FakeServer, World

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
ALL = ["examine", "apply", "verify", "undo"]


@dataclass
class Script:
    """What a rung of a test does, and what was asked of it."""

    found: Examination = field(default_factory=Examination)
    brings: Mapping[str, object] = field(default_factory=dict)  #: what its change sets
    is_last_seen: bool = False  #: the item is gone when it is verified
    is_lost: bool = False  #: the item is gone once its damage is restored
    restored: tuple[RestoredField, ...] = ()
    name: RungName = RungName.REFRESH
    cures: frozenset[Defect] = frozenset(Defect)
    journal_error: JournalError | None = None
    needs_sources: bool = True
    error: RequestError | None = None  #: what its change ends with
    steps: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)  #: what the item lacks when it is examined

    def rung(self) -> type[Rung]:
        """Return a rung that follows the script."""
        script = self

        class ScriptedRung(Rung):
            name = script.name
            cures = script.cures
            needs_sources = script.needs_sources

            def __init__(self, tools: Tools) -> None:
                self._tools = tools

            async def examine(
                self, item: MediaItem, tried: Mapping[RungName, ItemOutcome]
            ) -> Examination:
                script.steps.append("examine")
                script.defects += [each.defect for each in self._tools.scan.find_defects(item)]
                return script.found

            async def apply(self, attempt: Attempt) -> None:
                assert attempt.found is script.found
                assert attempt.in_flight.has_slot >= bool(attempt.found.cost)
                script.steps.append("apply")
                attempt.in_flight.mark_processed()
                if error := script.error or script.journal_error:
                    raise error

            async def verify(self, attempt: Attempt) -> MediaItem | None:
                script.steps.append("verify")
                assert attempt.in_flight.is_processed
                return None if script.is_last_seen else attempt.item._replace(**script.brings)

            async def undo(self, attempt: Attempt, current: MediaItem) -> RestoreResult:
                script.steps.append("undo")
                assert not attempt.in_flight.has_slot
                return RestoreResult(None if script.is_lost else current, script.restored)

        return ScriptedRung


async def climb(
    world: World, monkeypatch: pytest.MonkeyPatch, *scripts: Script, **options: object
) -> None:
    """Scan a film without poster and summary with these rungs."""
    world.server.add_library("1")
    world.server.add("10", MediaType.MOVIE, POSTER, SUMMARY)
    for script, name in zip(scripts, RungName, strict=False):
        script.name = name
    monkeypatch.setattr(ladder, "RUNGS", tuple(script.rung() for script in scripts))
    await world.scan(**{"rungs": tuple(RungName), **options})


REFUSED = Examination(protection=Protection(locked_fields=("title",)))
WITH_POSTER = {"thumb": "/thumb"}
COMPLETE = {"thumb": "/thumb", "has_summary": True}


async def test_the_first_rung_that_is_enough_is_the_last(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = Script(), Script(brings=COMPLETE), Script()
    await climb(world, monkeypatch, first, second, third)
    assert (first.steps, second.steps, third.steps) == (ALL, ALL, [])
    assert world.results == {"10": Result.FIXED}


async def test_a_rung_starts_with_what_the_one_before_has_left(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Script(brings=WITH_POSTER, restored=(RestoredField.TITLE,))
    second = Script(restored=(RestoredField.POSTER, RestoredField.TITLE))
    await climb(world, monkeypatch, first, second)
    assert (set(first.defects), set(second.defects)) == ({POSTER, SUMMARY}, {SUMMARY})
    outcome = world.observer.outcomes["10"]
    assert (outcome.result, outcome.after) == (Result.PARTLY_FIXED, {SUMMARY})
    assert outcome.restored == (RestoredField.TITLE, RestoredField.POSTER)


async def test_a_refused_rung_gives_way_to_the_next(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Script(REFUSED), Script(brings=COMPLETE)
    await climb(world, monkeypatch, first, second)
    assert (first.steps, second.steps) == (["examine"], ALL)
    assert world.results == {"10": Result.FIXED}


async def test_a_refused_rung_leaves_the_outcome_of_the_one_before(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await climb(world, monkeypatch, Script(brings=WITH_POSTER), Script(REFUSED))
    assert world.results == {"10": Result.PARTLY_FIXED}


async def test_the_first_refusal_is_told_if_no_rung_is_allowed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    too_dear = Script(Examination(cost=3))
    world.done = {"1": Result.FIXED}  # so that not even one item may exceed the maximum
    await climb(world, monkeypatch, Script(REFUSED), too_dear, max_refreshes=3)
    outcome = world.observer.outcomes["10"]
    assert outcome.skip_reason is SkipReason.PROTECTED
    assert outcome.protection == REFUSED.protection
    assert too_dear.steps == ["examine"]


async def test_a_dry_run_stops_before_the_first_allowed_rung_applies(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = Script(REFUSED), Script(), Script()
    await climb(world, monkeypatch, first, second, third, dry_run=True)
    assert (first.steps, second.steps, third.steps) == (["examine"], ["examine"], [])
    assert world.results == {"10": Result.WOULD_REFRESH}


@pytest.mark.parametrize("gone", [Script(is_last_seen=True), Script(is_lost=True)])
async def test_an_item_that_is_gone_needs_no_other_rung(
    world: World, monkeypatch: pytest.MonkeyPatch, gone: Script
) -> None:
    second = Script()
    await climb(world, monkeypatch, gone, second)
    assert world.results == {"10": Result.GONE}
    assert second.steps == []


async def test_a_rung_that_costs_nothing_is_allowed_when_the_maximum_is_reached(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.add("11", MediaType.MOVIE, POSTER)
    dear, free = Script(Examination(cost=5)), Script(brings=COMPLETE)
    await climb(world, monkeypatch, dear, free, max_refreshes=3, in_flight=1)
    assert dear.steps == [*ALL, "examine"]
    assert world.results == {"10": Result.FIXED, "11": Result.FIXED}


async def test_a_rung_fails_and_what_the_one_before_did_stays_the_outcome(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = Script(error=RequestError("status 500"))
    third = Script(brings=COMPLETE)
    await climb(world, monkeypatch, Script(brings=WITH_POSTER), failing, third)
    outcome = world.observer.outcomes["10"]
    assert (outcome.result, outcome.error, third.steps) == (Result.PARTLY_FIXED, None, [])
    assert outcome.rung is RungName.REFRESH
    said = "The movie 10: the repair “refresh_parent” failed: status 500"
    assert said in world.observer.lines


async def test_an_item_whose_first_rung_fails_has_failed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = Script(brings=COMPLETE)
    await climb(world, monkeypatch, Script(error=RequestError("status 500")), second)
    assert (world.results, second.steps) == ({"10": Result.ERRORED}, [])


async def test_an_item_that_a_later_rung_misses_is_gone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await climb(world, monkeypatch, Script(), Script(error=ItemGoneError("status 404")))
    assert world.results == {"10": Result.GONE}


async def test_a_rung_is_stopped_after_three_restores_in_a_row(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in range(11, 15):
        server.add(f"{key}", MediaType.MOVIE, POSTER)
    harmful = Script(restored=(RestoredField.POSTER,))
    await climb(world, monkeypatch, harmful, Script(), in_flight=1)
    assert harmful.steps.count("apply") == 3
    assert (
        "the repair “refresh” is stopped for this job: "
        "what it damaged had to be restored 3 times in a row"
    ) in world.observer.lines


async def test_restores_after_what_heals_stop_nothing(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in range(11, 15):
        server.add(f"{key}", MediaType.MOVIE, POSTER)
    script = Script(brings=COMPLETE, restored=(RestoredField.POSTER,))
    await climb(world, monkeypatch, script, in_flight=1)
    assert script.steps.count("apply") == 5


async def test_restores_that_do_not_follow_each_other_stop_nothing(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in range(11, 15):
        server.add(f"{key}", MediaType.MOVIE, POSTER)
    script = Script(restored=(RestoredField.POSTER,))
    applied = 0

    def note_result(self: limits.Limits, name: RungName, *, is_restored: bool) -> None:
        nonlocal applied
        applied += 1
        noted(self, name, is_restored=is_restored and applied % 3 > 0)

    noted = limits.Limits.note_result
    monkeypatch.setattr(limits.Limits, "note_result", note_result)
    await climb(world, monkeypatch, script, in_flight=1)
    assert script.steps.count("apply") == 5


async def test_no_rung_that_needs_the_sources_is_tried_while_they_are_down(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ProviderHealth, "is_down", lambda health, _: bool(first.steps))
    first, second = Script(), Script(brings=COMPLETE)
    third = Script(needs_sources=False, brings=WITH_POSTER)
    await climb(world, monkeypatch, first, second, third)
    assert (second.steps, third.steps) == ([], ALL)


async def test_a_later_rung_waits_for_a_slot_of_its_own(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in range(11, 15):
        server.add(f"{key}", MediaType.MOVIE, POSTER)
    first, second = Script(Examination(cost=1)), Script(Examination(cost=1), brings=COMPLETE)
    await climb(world, monkeypatch, first, second, in_flight=2)
    assert second.steps.count("undo") == 5
    assert set(world.results.values()) == {Result.FIXED}


async def test_a_rung_that_cures_nothing_that_is_left_is_not_tried(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Script(brings=WITH_POSTER)
    second, third = Script(cures=frozenset({POSTER})), Script(cures=frozenset({SUMMARY}))
    await climb(world, monkeypatch, first, second, third)
    assert (second.steps, third.steps) == ([], ALL)


async def test_a_healthy_item_that_a_user_named_is_only_refreshed(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Script(), Script()
    server.add("11", MediaType.MOVIE)
    await climb(world, monkeypatch, first, second, rating_keys=("11",), force=True)
    assert (first.steps, second.steps) == (ALL, [])


async def test_what_cannot_be_recorded_is_not_tried_again_in_this_job(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.add("11", MediaType.MOVIE, POSTER)
    second = Script(journal_error=JournalError("the disk is full"))
    await climb(world, monkeypatch, Script(), second, in_flight=1)
    assert second.steps == ["examine", "apply"]
    assert set(world.results.values()) == {Result.UNRESOLVED}

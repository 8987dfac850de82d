"""The rungs are tried in order until one is enough, each in the same steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.edits.restore import Examination, RestoreResult
from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    Protection,
    RestoredField,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.engine.rungs import ladder
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
    needs_sources: bool = True
    error: RequestError | None = None  #: what its change ends with
    steps: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)  #: what the item lacks when it is examined

    def rung(self) -> type[Rung]:
        """Return a rung that follows the script."""
        script = self

        class ScriptedRung(Rung):
            name = script.name
            cures = frozenset(Defect)
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
                if script.error:
                    raise script.error

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

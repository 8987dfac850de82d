"""Whole scans of random libraries with random faults."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
import gc
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    InvalidTokenError,
    LibraryGoneError,
    NotOwnerError,
    RequestError,
    ServerLostError,
    StartingUpError,
)
from custom_components.plex_smart_refresher.engine.ladder_terms import WriteKind
from custom_components.plex_smart_refresher.engine.media import (
    IdSource,
    Library,
    LibraryType,
    MediaItem,
    MediaType,
    Page,
)
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.processing.notices import SILENCE
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.engine.scan import run_scan
from plex_simulator import Outcome

from .fakes import (
    DAY,
    NOW,
    PARENTS,
    FakeServer,
    World,
    assert_consistent,
    healthy,
    new_world,
)

POSTER = Defect.MISSING_POSTER
CALLS = ("read_page", "read_items", "read_below", "refresh", "pending_updates")


@dataclass(frozen=True)
class Case:
    """A random item."""

    media_type: MediaType
    defects: frozenset[Defect]
    outcome: Outcome
    age: int | None
    parent: int
    is_hand_made: bool
    failed_before: bool


CASES = st.builds(
    Case,
    media_type=st.sampled_from([MediaType.SHOW, MediaType.SEASON, MediaType.EPISODE]),
    defects=st.frozensets(st.sampled_from(Defect), max_size=3),
    outcome=st.sampled_from(Outcome),
    age=st.none() | st.integers(0, 60),
    parent=st.integers(0, 12),
    is_hand_made=st.booleans(),
    failed_before=st.booleans(),
)
FAULTS = st.lists(
    st.tuples(st.sampled_from(CALLS), st.integers(1, 4), st.none() | st.integers(0, 12)), max_size=3
)
OPTIONS = st.fixed_dictionaries(
    {
        "dry_run": st.booleans(),
        "window_days": st.sampled_from([0, 30]),
        "max_items": st.sampled_from([0, 0, 3]),
        "max_refreshes": st.sampled_from([0, 0, 2]),
        "retry_limit": st.sampled_from([0, 2, 50]),
        "in_flight": st.integers(1, 4),
        "page_size": st.sampled_from([1, 3, 500]),
        "levels": st.sampled_from([tuple(MediaType), (MediaType.EPISODE,), (MediaType.SHOW,)]),
    }
)
SERVERS = st.fixed_dictionaries(
    {
        "workers": st.integers(1, 4),
        "latency": st.sampled_from([0.1, 4.0, 40.0]),
        "listening": st.booleans(),
        "is_silent": st.booleans(),
        "sorts": st.booleans(),
        "withholds_ids": st.booleans(),
        "lie": st.sampled_from([0, 0, -5, 7]),
        "longest_page": st.sampled_from([500, 2]),
    }
)


def parents_of(case: Case, cases: list[Case]) -> dict[str, str]:
    """Return the keys of an item's parents, as far as there are fitting ones."""
    parent = cases[case.parent] if case.parent < len(cases) else None
    if parent is None or PARENTS.get(case.media_type) is not parent.media_type:
        return {}
    above = parents_of(parent, cases)
    return {"parent_key": f"{case.parent}", "grandparent_key": above.get("parent_key", "")}


def furnish(world: World, cases: list[Case]) -> None:
    world.server.add_library("1", LibraryType.SHOW, agent="tv.plex.agents.series")
    for number, case in enumerate(cases):
        fields: dict[str, Any] = {
            "added_at": None if case.age is None else NOW - case.age * DAY,
            **parents_of(case, cases),
        }
        if case.is_hand_made:
            fields |= {"guid": f"local://{number}", "locked_fields": frozenset({"genre"})}
        key = f"{number}"
        world.server.add(key, case.media_type, *case.defects, outcome=case.outcome, **fields)
        if case.failed_before:
            world.memory.failed_before(key, *case.defects)


def simulate(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run in a loop of its own, since hypothesis runs a test many times."""
    with asyncio.Runner() as runner:
        runner.run(coroutine)


@given(cases=st.lists(CASES, max_size=12), faults=FAULTS, options=OPTIONS, server=SERVERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_server_does_no_scan_breaks_its_promises(
    cases: list[Case],
    faults: list[tuple[str, int, int | None]],
    options: dict[str, Any],
    server: dict[str, Any],
) -> None:
    async def scan() -> None:
        world = new_world(**server)
        furnish(world, cases)
        for call, times, key in faults:
            error = RequestError(f"no {call}")
            world.server.fail(call, error, times, None if key is None else f"{key}")
        remembered = dict(world.memory.remembered)
        await world.scan(**options)  # which checks the tally
        assert_kept_promises(world, options)
        if options["dry_run"]:
            assert world.server.refreshed == []
            assert world.memory.remembered == remembered
        await world.server.settle()

    simulate(scan())


def assert_kept_promises(world: World, options: dict[str, Any]) -> None:
    """Check that nothing protected was refreshed, nothing twice or too much.

    Nothing healthy was, either, except for the sake of an item below it.
    """
    server = world.server
    parents = {key for kind, key in world.journal.kinds if kind is WriteKind.REFRESH_PARENT}
    assert server.healthy_refreshed <= len(parents)
    assert server.destroyed == []
    assert len(set(server.refreshed)) == len(server.refreshed)
    assert set(server.refreshed) - parents <= world.results.keys()
    if options["max_refreshes"]:
        assert len(server.refreshed) <= options["max_refreshes"]
    if server.listening and not server.is_silent and server.workers >= options["in_flight"]:
        wedged = any(stored.outcome is Outcome.IGNORED for stored in server.items.values())
        # What is below a refreshed item is expected no more after so much silence: the end of that
        # work then looks like the end of the refresh that was asked for meanwhile.
        silent = server.latency > SILENCE
        assert wedged or silent or server.most_queued <= options["in_flight"]
    for outcome in world.observer.outcomes.values():
        assert (outcome.error is not None) == (outcome.result is Result.ERRORED)
        assert (outcome.skip_reason is not None) == (outcome.result is Result.SKIPPED)


@given(cases=st.lists(CASES, max_size=12), server=SERVERS, moment=st.floats(0.01, 200))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whenever_a_scan_is_cancelled_it_stops_and_blames_nobody(
    cases: list[Case], server: dict[str, Any], moment: float
) -> None:
    async def scan() -> None:
        world = new_world(**server)
        furnish(world, cases)
        task = asyncio.ensure_future(world.scan())
        await world.clock.sleep(moment)
        known = world.results
        if task.cancel():
            with pytest.raises(asyncio.CancelledError):
                await task
        # What was held back until it was clear that no source is down is told at the end.
        told = dict.fromkeys(world.results.keys() - known.keys(), Result.UNRESOLVED)
        assert world.results == known | told
        assert world.clock.now < NOW + moment + 0.1
        assert not world.server.is_listened_to
        await world.server.settle()
        assert len(asyncio.all_tasks()) == 1

    simulate(scan())


@pytest.fixture
def films(server: FakeServer) -> None:
    server.add_library("1")


@pytest.mark.usefixtures("films")
async def test_a_labelled_library_is_told_exactly(world: World, server: FakeServer) -> None:
    expected = {}
    for number, defect in enumerate(Defect):
        server.add_library("2", LibraryType.SHOW)
        key = f"{number}"
        level = MediaType.SHOW if defect is Defect.MISSING_REQUIRED_ID else MediaType.EPISODE
        server.add(key, level, defect, library_id="2")
        expected[key] = server.defects_of(key) or {defect}
        assert defect in expected[key]
        server.add(f"{number}0", MediaType.EPISODE, library_id="2")
        server.add(f"{number}1")
    tally = await world.scan(dry_run=True, required_ids=(IdSource.IMDB,))
    assert {key: out.before for key, out in world.observer.outcomes.items()} == expected
    assert (tally.checked, tally.healthy) == (27, 18)


@pytest.mark.usefixtures("films")
async def test_nobody_has_to_watch_a_scan(world: World, server: FakeServer) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    tally = await run_scan(world.ports, ScanOptions())
    assert tally.fixed == 1
    assert_consistent(tally)


@pytest.mark.usefixtures("films")
async def test_a_healthy_library_needs_no_refresh(world: World, server: FakeServer) -> None:
    for number in range(20):
        server.add(str(number))
    tally = await world.scan()
    assert (tally.checked, tally.healthy) == (20, 20)
    assert server.calls == {"libraries": 1, "read_page": 1, "check_picture": 20}
    server.calls.clear()
    await world.scan()
    assert server.calls == {"libraries": 1, "read_page": 1}, "a whole picture is checked once"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EngineError, "unknown"),
        (ServerLostError, "server_unavailable"),
        (StartingUpError, "starting_up"),
        (InvalidTokenError, "invalid_auth"),
        (NotOwnerError, "not_owner"),
        (LibraryGoneError, "library_gone"),
        (RequestError, "request_failed"),
    ],
)
def test_each_error_has_a_word_of_its_own(error: type[EngineError], code: str) -> None:
    assert error.error_code == code


@pytest.mark.parametrize("withholds_ids", [False, True])
async def test_inspecting_a_large_library_keeps_no_list_of_its_items(
    world: World, server: FakeServer, withholds_ids: bool
) -> None:
    def count_items() -> int:
        return sum(isinstance(each, MediaItem) for each in gc.get_objects())

    server.add_library("1")
    gc.collect()
    before, kept = count_items(), 0

    async def read_page(_: Library, level: MediaType, start: int, size: int) -> Page:
        nonlocal kept
        kept = max(kept, count_items() - before)
        keys = range(start, min(start + size, 5000))
        items = (healthy(f"{key}", level, has_external_ids=not withholds_ids) for key in keys)
        return Page(items=tuple(items), received=len(keys), total=5000)

    async def read_items(rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        return {key: healthy(key) for key in rating_keys}

    server.read_page = read_page  # type: ignore[method-assign]
    server.read_items = read_items  # type: ignore[method-assign]
    assert (await world.scan(window_days=0, page_size=100)).healthy == 5000
    assert kept <= 5 * 100


async def test_a_resumed_scan_leaves_alone_what_is_done_and_counts_it(
    world: World, server: FakeServer
) -> None:
    server.add_library()
    for key in ("10", "11", "12", "13"):
        server.add(key, MediaType.MOVIE, Defect.MISSING_POSTER)
    server.add("14", MediaType.MOVIE)
    world.done = {
        "10": Result.UNRESOLVED,
        "11": Result.SKIPPED,
        "14": Result.FIXED,
        "15": Result.GONE,
        "16": Result.HEALTHY,
    }
    tally = await world.scan()
    assert sorted(server.refreshed) == ["12", "13"]
    assert world.results == {"12": Result.FIXED, "13": Result.FIXED}
    counts = (tally.checked, tally.healthy, tally.defective, tally.fixed, tally.gone)
    assert counts == (7, 1, 6, 3, 1)
    assert (tally.unresolved, tally.skipped) == (1, 1)


async def test_what_is_done_counts_towards_the_maximum_of_refreshes(
    world: World, server: FakeServer
) -> None:
    server.add_library()
    for key in ("10", "11", "12", "13"):
        server.add(key, MediaType.MOVIE, Defect.MISSING_POSTER)
    world.done = {"10": Result.UNRESOLVED, "11": Result.SKIPPED}
    await world.scan(max_refreshes=2)
    assert len(server.refreshed) == 1


async def test_named_items_that_are_done_are_left_alone(world: World, server: FakeServer) -> None:
    server.add_library()
    for key in ("10", "11"):
        server.add(key, MediaType.MOVIE, Defect.MISSING_POSTER)
    world.done = {"10": Result.UNRESOLVED}
    await world.scan(rating_keys=("10", "11"))
    assert server.refreshed == ["11"]

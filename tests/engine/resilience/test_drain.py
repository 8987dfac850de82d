"""A scan that another job waits for."""

import asyncio

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason, Tally
from plex_simulator import Outcome

from ..fakes import NOW, FakeServer, SimulatedClock, World

HOUR = 3600.0
EPISODES = ("101", "102", "103")
POSTER, SUMMARY, UNMATCHED = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_MATCH


@pytest.fixture
def control(world: World) -> PauseControl:
    world.pause_control = PauseControl(world.clock)
    return world.pause_control


@pytest.fixture
def films(server: FakeServer) -> None:
    server.add_library()
    for number in range(10, 30):
        server.add(str(number), MediaType.MOVIE, POSTER)


async def until_refreshed(scan: asyncio.Future[Tally], world: World, count: int = 1) -> None:
    """Wait until a scan has asked for refreshes."""
    while len(world.server.refreshed) < count:
        assert not scan.done(), scan.exception() or scan.result()
        await world.clock.sleep(0.1)


@pytest.mark.usefixtures("films")
async def test_what_is_in_progress_is_verified_and_the_rest_is_left_untried(
    world: World, server: FakeServer, clock: SimulatedClock, control: PauseControl
) -> None:
    scan = asyncio.ensure_future(world.scan(in_flight=2))
    await until_refreshed(scan, world, 2)
    control.drain()
    begun = list(server.refreshed)
    await scan
    assert server.refreshed == begun
    left = {key: each for key, each in world.observer.outcomes.items() if key not in begun}
    assert {world.results[key] for key in begun} == {Result.FIXED}
    assert {each.skip_reason for each in left.values()} == {SkipReason.POSTPONED}
    assert len(left) == 18
    assert not world.memory.remembered  # no failure counts


@pytest.mark.usefixtures("films")
@pytest.mark.parametrize("reason", [PauseReason.USER, PauseReason.ENTITY])
async def test_no_pause_keeps_it_from_its_end(
    world: World,
    server: FakeServer,
    clock: SimulatedClock,
    control: PauseControl,
    reason: PauseReason,
) -> None:
    control.pause(reason)
    scan = asyncio.ensure_future(world.scan(pause_limit=10 * HOUR))
    await clock.sleep(HOUR)
    assert not scan.done()
    control.drain()
    await scan
    assert server.refreshed == []
    assert clock.now == NOW + HOUR


@pytest.mark.usefixtures("films")
async def test_an_outage_of_the_sources_keeps_it_from_its_end_no_more(
    world: World, server: FakeServer, clock: SimulatedClock, control: PauseControl
) -> None:
    server.add("9999")
    server.provider_is_down = True
    scan = asyncio.ensure_future(world.scan(pause_limit=10 * HOUR, item_deadline=30.0))
    await clock.sleep(HOUR)
    assert world.observer.pauses[-1] is PauseReason.PROVIDER_DOWN
    sent = len(server.refreshed)
    control.drain()
    await scan
    assert len(server.refreshed) == sent
    assert clock.now < NOW + HOUR + 60
    assert not world.memory.remembered


async def test_it_waits_for_no_items_below_a_refreshed_show(
    world: World, server: FakeServer, clock: SimulatedClock, control: PauseControl
) -> None:
    server.add_library("1", LibraryType.SHOW)
    server.add("100", MediaType.SHOW, SUMMARY)
    for key in EPISODES:
        server.add(key, MediaType.EPISODE, SUMMARY, grandparent_key="100")
    scan = asyncio.ensure_future(world.scan(window_days=0))
    await until_refreshed(scan, world)
    control.drain()
    await scan
    assert server.refreshed == ["100"]
    assert world.results == {"100": Result.FIXED} | dict.fromkeys(EPISODES, Result.SKIPPED)


async def test_no_further_rung_that_plex_has_to_process_begins(
    world: World, server: FakeServer, clock: SimulatedClock, control: PauseControl
) -> None:
    server.add_library("1", LibraryType.SHOW)
    server.add("100", MediaType.SHOW)
    server.add("101", MediaType.SEASON, parent_key="100")
    fields = {"parent_key": "101", "grandparent_key": "100"}
    server.add("102", MediaType.EPISODE, SUMMARY, **fields)
    server.items["102"].needs_parent = True
    rungs = (RungName.REFRESH, RungName.REFRESH_PARENT)
    options = {"window_days": 0, "rungs": rungs}
    scan = asyncio.ensure_future(world.scan(**options))
    await until_refreshed(scan, world)
    control.drain()
    await scan
    assert server.refreshed == ["102"]
    assert world.results == {"102": Result.UNRESOLVED}

    world.pause_control = None
    await world.scan(**options, force=True, rating_keys=("102",))
    assert server.refreshed[1:] == ["102", "101"]  # as it would have gone on


@pytest.mark.parametrize("is_late", [False, True])
async def test_no_candidates_are_searched_any_more(
    world: World, server: FakeServer, clock: SimulatedClock, control: PauseControl, is_late: bool
) -> None:
    server.add_library()
    for number in (40, 41, 42):
        server.add(str(number), MediaType.MOVIE, UNMATCHED, outcome=Outcome.NEVER)
    if is_late:
        server.on_dossier["40"] = lambda _key: control.drain()
    else:
        control.drain()
    await world.scan(rating_keys=("40", "41", "42"))
    assert server.calls["search_matches"] == int(is_late)

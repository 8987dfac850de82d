"""A show or an artist is refreshed at most once per day, unless nothing can have come of it."""

import asyncio
from collections.abc import Sequence

import pytest

from custom_components.plex_smart_refresher.engine.air_dates import WaitReason
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import JournalError, ProviderDownError
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from plex_simulator import Outcome

from ..fakes import DAY, FakeServer, SimulatedClock, World

SUMMARY = Defect.MISSING_SUMMARY
HOUR = 3600.0


def add_shows(server: FakeServer, *keys: int, outcome: Outcome = Outcome.FIXED) -> None:
    """Add a library with a healthy show, which its sources know, and defective ones."""
    server.add_library("1", LibraryType.SHOW)
    server.add("9", MediaType.SHOW)
    for key in keys:
        server.add(f"{key}", MediaType.SHOW, SUMMARY, outcome=outcome)


@pytest.mark.parametrize("level", [MediaType.SHOW, MediaType.ARTIST])
async def test_what_has_much_below_it_is_refreshed_once_per_day(
    world: World, server: FakeServer, level: MediaType
) -> None:
    kind = LibraryType.SHOW if level is MediaType.SHOW else LibraryType.ARTIST
    server.add_library("1", kind)
    server.add("20", level, SUMMARY, outcome=Outcome.NEVER)
    started_at = world.clock.now
    await world.scan(backoff_hours=1)
    ended_at = world.clock.now
    world.clock.now += 2 * HOUR
    await world.scan(backoff_hours=1)
    assert server.refreshed == ["20"]
    outcome, state = world.observer.outcomes["20"], world.memory.remembered["20"]
    assert outcome.skip_reason is SkipReason.REFRESHED_LATELY
    assert (state.wait_reason, state.attempts) == (WaitReason.REFRESHED, 1)
    assert state.next_attempt is not None
    assert started_at <= state.next_attempt - 22 * HOUR <= ended_at
    await world.scan(rating_keys=("20",))
    assert server.refreshed == ["20", "20"], "a person who names it decides"
    world.clock.now += DAY
    await world.scan(backoff_hours=1)
    assert server.refreshed == ["20"] * 3


async def test_one_that_breaks_again_waits_until_the_next_day(
    world: World, server: FakeServer
) -> None:
    add_shows(server, 20)
    await world.scan()
    server.change("20", has_summary=False, summary="")
    world.clock.now += 2 * HOUR
    await world.scan(forgetful=True)
    assert world.observer.outcomes["20"].skip_reason is SkipReason.REFRESHED_LATELY
    state = world.memory.remembered["20"]
    assert (state.attempts, state.wait_reason) == (0, WaitReason.REFRESHED)
    world.clock.now += DAY
    await world.scan(forgetful=True)
    assert (server.refreshed, world.results["20"]) == (["20", "20"], Result.FIXED)


@pytest.mark.parametrize("level", [MediaType.SHOW, MediaType.MOVIE])
async def test_each_night_is_one_try_though_the_scan_takes_its_time(
    world: World, server: FakeServer, level: MediaType
) -> None:
    server.add_library("1", LibraryType.SHOW if level is MediaType.SHOW else LibraryType.MOVIE)
    for key in range(20, 24):
        server.add(f"{key}", level, SUMMARY, outcome=Outcome.IGNORED)
    nights = world.clock.now
    await world.scan(in_flight=1)
    assert world.clock.now > nights + 60
    world.clock.now = nights + DAY + 1
    await world.scan(in_flight=1)
    assert sorted(server.refreshed) == sorted([f"{key}" for key in range(20, 24)] * 2)


async def test_a_film_is_refreshed_as_often_as_its_failures_allow(
    world: World, server: FakeServer
) -> None:
    server.add_library()
    server.add("10", MediaType.MOVIE, SUMMARY, outcome=Outcome.NEVER)
    await world.scan(backoff_hours=1)
    world.clock.now += 2 * HOUR
    await world.scan(backoff_hours=1)
    assert server.refreshed == ["10", "10"]


async def test_a_refresh_during_an_outage_of_the_sources_does_not_count(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    add_shows(server, *range(20, 35))
    server.provider_is_down = True
    with pytest.raises(ProviderDownError):
        await world.scan()
    tried = set(server.refreshed)
    assert len(tried) >= 10
    scan = asyncio.ensure_future(world.scan(pause_limit=4 * HOUR))
    await clock.sleep(HOUR)
    server.provider_is_down = False
    assert (await scan).fixed == 15


async def test_a_journal_that_cannot_be_read_keeps_nothing_from_its_refresh(
    world: World, server: FakeServer
) -> None:
    add_shows(server, 20)
    world.journal.error = JournalError("no space")
    assert (await world.scan()).fixed == 1


async def test_an_outage_that_the_journal_cannot_note_is_waited_for_all_the_same(
    world: World, server: FakeServer
) -> None:
    add_shows(server, *range(20, 35))
    server.provider_is_down = True

    async def fail(_ids: Sequence[str]) -> None:
        raise JournalError("no space")

    world.journal.discount = fail  # type: ignore[method-assign] - no space for the note alone
    with pytest.raises(ProviderDownError):
        await world.scan()
    assert world.results == {}
    assert any("no space" in line for line in world.observer.lines)

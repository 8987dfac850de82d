"""Waits and limits while somebody sets the clock."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import ServerLostError
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import DAY, NOW, FakeServer, World

MOVIE, POSTER = MediaType.MOVIE, Defect.MISSING_POSTER
JUMPS = pytest.mark.parametrize("jump", [-3600.0, 400.0 * DAY, -400.0 * DAY, 7200.0])


def at_refresh(world: World, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]) -> None:
    """Act once when the first refresh is requested."""
    refresh, is_first = world.server.refresh, True

    async def acting(rating_key: str) -> None:
        nonlocal is_first
        await refresh(rating_key)
        if is_first:
            is_first = False
            act()

    monkeypatch.setattr(world.server, "refresh", acting)


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


@JUMPS
async def test_an_item_is_awaited_until_its_deadline(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    server.add("1", MOVIE, POSTER, outcome=Outcome.IGNORED)
    at_refresh(world, monkeypatch, lambda: world.clock.jump(jump))
    await world.scan(item_deadline=60)
    assert world.results == {"1": Result.TIMED_OUT}
    assert 60 <= world.clock.now - NOW < 120


@JUMPS
async def test_refreshes_per_minute_stay_what_they_are(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch, jump: float
) -> None:
    for number in range(30):
        server.add(f"{number}", MOVIE, POSTER)
    asked_at: list[float] = []
    refresh = server.refresh

    async def noting(rating_key: str) -> None:
        asked_at.append(world.clock.now)
        if len(asked_at) == 5:
            world.clock.jump(jump)
        await refresh(rating_key)

    monkeypatch.setattr(server, "refresh", noting)
    tally = await world.scan(refreshes_per_minute=10)
    assert tally.fixed == 30
    assert all(later - at >= 60 for at, later in zip(asked_at, asked_at[10:], strict=False))
    assert asked_at[-1] - asked_at[0] < 240


@JUMPS
async def test_a_lost_server_is_awaited_as_long_as_allowed(
    world: World, server: FakeServer, jump: float
) -> None:
    server.add("1", MOVIE, POSTER)
    server.is_away = True
    server.before_page = lambda _: None
    probes = 0
    answer = server._answer

    async def jumping(call: str, *keys: str) -> None:
        nonlocal probes
        probes += 1
        if probes == 5:
            world.clock.jump(jump)
        await answer(call, *keys)

    server._answer = jumping  # type: ignore[method-assign]
    with pytest.raises(ServerLostError):
        await world.scan(pause_limit=600)
    assert 600 <= world.clock.now - NOW < 700


@JUMPS
async def test_a_busy_server_is_awaited_as_long_as_allowed(
    world: World, server: FakeServer, jump: float
) -> None:
    server.add("1", MOVIE, POSTER)
    server.is_scanning = True
    is_busy, checks = server.is_busy, 0

    async def jumping() -> bool:
        nonlocal checks
        checks += 1
        if checks == 3:
            world.clock.jump(jump)
        return await is_busy()

    server.is_busy = jumping  # type: ignore[method-assign]
    tally = await world.scan(pause_limit=600, wait_while_busy=True)
    assert tally.fixed == 1
    assert PauseReason.SERVER_BUSY in world.observer.pauses
    assert 600 <= world.clock.now - NOW < 800


@pytest.mark.parametrize("ahead", [40.0 * DAY, 400.0 * DAY])
async def test_an_attempt_that_is_due_later_than_any_can_be_is_due_now(
    world: World, server: FakeServer, ahead: float
) -> None:
    server.add("listed", MOVIE, POSTER)
    server.add("old", MOVIE, POSTER, added_at=NOW - 900 * DAY)
    for key in ("listed", "old"):
        world.memory.failed_before(key, POSTER, next_attempt=NOW + ahead)
    await world.scan(window_days=30)
    assert world.results == {"listed": Result.FIXED, "old": Result.FIXED}


async def test_an_attempt_that_is_due_next_month_waits(world: World, server: FakeServer) -> None:
    server.add("1", MOVIE, POSTER)
    state = world.memory.failed_before("1", POSTER)
    world.memory.remembered["1"] = replace(state, next_attempt=NOW + 29.0 * DAY)
    await world.scan()
    assert world.results == {"1": Result.SKIPPED}

"""Which items Plex has processed, and which it is about to."""

import asyncio

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    RequestError,
)
from custom_components.plex_smart_refresher.engine.learning import (
    ENOUGH,
    Duration,
    DurationKind,
)
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from ..fakes import NOW, FakeServer, SimulatedClock, World

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


@pytest.fixture
def shows(server: FakeServer) -> None:
    server.add_library("2", LibraryType.SHOW)


async def test_after_the_first_surprise_a_silent_socket_is_not_waited_for(
    world: World, server: FakeServer
) -> None:
    server.is_silent = True
    for number in range(30):
        server.add(str(number), MediaType.MOVIE, POSTER)
    start = world.clock.now
    tally = await world.scan()
    assert tally.fixed == 30
    assert world.clock.now - start < 31 + 27 / 3 * 12


async def test_a_socket_that_is_heard_again_is_trusted_again(
    world: World, server: FakeServer
) -> None:
    server.loses_notifications_of = {"0"}
    server.latency = 29
    for number in range(30):
        server.add(str(number), MediaType.MOVIE, POSTER, added_at=NOW - number)
    assert (await world.scan(in_flight=1)).fixed == 30
    assert server.calls["read_items"] < 30 * 2


async def test_missed_events_are_made_up_for_by_a_look(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.loses_notifications_of = {"10"}
    server.add("10", MediaType.MOVIE, POSTER)
    start = clock.now
    scan = asyncio.ensure_future(world.scan())
    await clock.sleep(8)
    server.notify(None)
    server.notify("99")  # somebody else's item
    await scan
    assert world.results == {"10": Result.FIXED}
    assert clock.now - start < 10


@pytest.mark.usefixtures("shows")
async def test_what_is_fixed_with_its_show_is_not_refreshed_again(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.SEASON, POSTER, library_id="2", parent_key="20")
    for key in ("22", "23"):
        server.add(
            key,
            MediaType.EPISODE,
            POSTER,
            library_id="2",
            parent_key="21",
            grandparent_key="20",
        )
    tally = await world.scan()
    assert tally.fixed == 4
    assert server.refreshed == ["20"]
    assert world.observer.order[0] == "20"


@pytest.mark.usefixtures("shows")
async def test_what_stays_defective_below_a_fixed_show_is_not_refreshed_once_more(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add(
        "21",
        MediaType.EPISODE,
        POSTER,
        library_id="2",
        grandparent_key="20",
        outcome=Outcome.NEVER,
    )
    await world.scan()
    assert server.refreshed == ["20"]
    assert world.results == {"20": Result.FIXED, "21": Result.UNRESOLVED}


@pytest.mark.usefixtures("shows")
async def test_a_long_show_is_waited_for_to_its_last_episode(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    keys = [str(key) for key in range(30, 90)]
    for key in keys:
        server.add(key, MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    tally = await world.scan()
    assert server.refreshed == ["20"]
    assert server.healthy_refreshed == 0
    assert tally.fixed == 61


@pytest.mark.usefixtures("shows")
async def test_an_episode_that_was_not_processed_with_its_show_has_its_own_turn(
    world: World, server: FakeServer
) -> None:
    server.cascades = False
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    server.add("10", MediaType.MOVIE, POSTER)
    await world.scan()
    assert sorted(server.refreshed[:2]) == ["10", "20"]
    assert server.refreshed[2:] == ["21"]
    assert set(world.results.values()) == {Result.FIXED}


@pytest.mark.usefixtures("shows")
async def test_a_show_goes_before_its_episodes_however_bad_they_are(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, SUMMARY, library_id="2", grandparent_key="20")
    await world.scan()
    assert server.refreshed == ["20"]
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}


@pytest.mark.usefixtures("shows")
async def test_an_episode_does_not_wait_for_a_show_that_could_not_be_refreshed(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    server.fail("refresh", RequestError("status 500"), key="20")
    before = clock.time()
    await world.scan()
    assert world.results == {"20": Result.ERRORED, "21": Result.FIXED}
    assert clock.time() - before < 20


@pytest.mark.usefixtures("shows")
async def test_the_late_picture_of_an_episode_is_waited_for_after_its_show(
    world: World, server: FakeServer
) -> None:
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add(
        "21",
        MediaType.EPISODE,
        POSTER,
        library_id="2",
        grandparent_key="20",
        outcome=Outcome.LATE_PICTURE,
    )
    await world.scan()
    assert server.refreshed == ["20"]
    assert world.results["21"] is Result.FIXED


@pytest.mark.usefixtures("shows")
async def test_others_overtake_what_waits_for_its_show(world: World, server: FakeServer) -> None:
    server.latency = 30
    server.add("20", MediaType.SHOW, POSTER, SUMMARY, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    server.add("10", MediaType.MOVIE, Defect.NO_EXTERNAL_IDS)
    await world.scan()
    assert set(server.refreshed) == {"20", "10"}
    assert server.most_queued == 2
    assert world.results == dict.fromkeys(("20", "21", "10"), Result.FIXED)


async def scan_among_noise(
    world: World, server: FakeServer, clock: SimulatedClock, *noise: str, every: float = 10
) -> float:
    """Scan while the server sends notifications on these items, and return the seconds."""
    scan = asyncio.ensure_future(world.scan())
    start = clock.now
    while not scan.done() and clock.now < start + 2100:
        await clock.sleep(every)
        for key in noise:
            server.notify(key)
    assert scan.done()
    await scan
    return clock.now - start


@pytest.mark.usefixtures("shows")
async def test_news_on_other_items_does_not_keep_anything_waiting(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.cascades = False
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    server.add("40", MediaType.SHOW, library_id="2")
    server.add("41", MediaType.EPISODE, library_id="2", grandparent_key="40")
    seconds = await scan_among_noise(world, server, clock, "777", "41", "40")
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}
    assert seconds < 120


@pytest.mark.usefixtures("shows")
async def test_news_on_the_same_show_keeps_an_episode_waiting_for_minutes_at_most(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.cascades = False
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    for key in ("21", "22"):
        server.add(key, MediaType.EPISODE, library_id="2", grandparent_key="20")
    server.change("21", thumb="")
    seconds = await scan_among_noise(world, server, clock, "22")
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}
    assert 120 < seconds < 420


def add_long_show(server: FakeServer, *, left_out: str = "") -> None:
    """Add a show with a defect and twenty episodes; only one of these has a defect."""
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    for number in range(30, 50):
        server.add(f"{number}", MediaType.EPISODE, library_id="2", grandparent_key="20")
    if left_out:
        server.change(left_out, thumb="")
        server.items[left_out].outcome = Outcome.IGNORED


@pytest.mark.usefixtures("shows")
@pytest.mark.parametrize(("latency", "silence"), [(0.5, 5), (12, 36)])
async def test_an_episode_that_its_show_left_out_waits_as_the_server_is_quick(
    world: World, server: FakeServer, latency: float, silence: float
) -> None:
    add_long_show(server, left_out="49")
    server.latency, server.workers = latency, 1
    await world.scan(item_deadline=60)
    assert server.refreshed == ["20", "49"]
    last_notice = NOW + 20 * latency
    assert server.asked_at[1] - last_notice == pytest.approx(silence, abs=5.1)


@pytest.mark.usefixtures("shows")
async def test_news_on_a_small_show_of_a_quick_server_keeps_an_episode_waiting_for_seconds(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    quick = (MediaType.EPISODE, DurationKind.PROCESSED, 1.0, NOW)
    world.memory.took = [Duration("2", *quick)] * ENOUGH
    server.cascades = False
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    for key in ("21", "22"):
        server.add(key, MediaType.EPISODE, library_id="2", grandparent_key="20")
    server.change("21", thumb="")
    assert await scan_among_noise(world, server, clock, "22", every=2) < 80
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}


@pytest.mark.usefixtures("shows")
async def test_a_busy_server_without_notifications_keeps_nothing_waiting_for_long(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.cascades, server.listening = False, False
    server.queued_below = 50  # other items, for ever
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    assert await scan_among_noise(world, server, clock) < 300
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}


@pytest.mark.usefixtures("shows")
@pytest.mark.parametrize("parents", [("20", "21"), ("21", "20")])
async def test_items_that_name_each_other_as_parents_do_not_wait_for_ever(
    world: World, server: FakeServer, clock: SimulatedClock, parents: tuple[str, str]
) -> None:
    for key, parent in zip(("20", "21"), parents, strict=True):
        server.add(key, MediaType.SEASON, POSTER, library_id="2", parent_key=parent)
    scan = asyncio.ensure_future(world.scan())
    start = clock.now
    while not scan.done() and clock.now < start + 1000:
        await clock.sleep(10)
    assert scan.done()
    await scan
    assert world.results == {"20": Result.FIXED, "21": Result.FIXED}

"""How long a server takes is learned from what earlier refreshes took."""

import asyncio
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.learning import (
    DEADLINE_LIMITS,
    ENOUGH,
    MOST,
    PICTURE_LIMITS,
    SILENCE_LIMITS,
    Basis,
    Duration,
    DurationKind,
    Lag,
    Lateness,
    Patience,
    Took,
    Wait,
)
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Result
from plex_simulator import Outcome

from .fakes import NOW, FakeMemory, FakeServer, SimulatedClock, World, healthy

POSTER = Defect.MISSING_POSTER
PROCESSED, TIMED_OUT, PICTURE, LATE, ARRIVED = DurationKind
FILM = healthy("10")


def took(kind: DurationKind, *seconds: float, library_id: str = "1") -> list[Duration]:
    return [Duration(library_id, MediaType.MOVIE, kind, each, NOW) for each in seconds]


def deadline(*durations: Duration, **options: Any) -> Wait:
    patience = Patience(ScanOptions(**options), durations)
    return patience.learned()[0].deadline


def test_the_deadline_is_three_times_what_nearly_all_refreshes_took() -> None:
    seconds = [*[28.0] * 134, *[400.0] * 3]
    assert deadline(*took(PROCESSED, *seconds)) == Wait(84, Basis.LEARNED, 137, 0, ENOUGH)


@pytest.mark.parametrize(
    ("count", "option", "expected"),
    [
        (1, 120, (120, Basis.OPTION)),
        (ENOUGH - 1, 120, (120, Basis.OPTION)),
        (ENOUGH, 120, (60, Basis.LEARNED)),
        (ENOUGH - 1, 5, (60, Basis.LEARNED)),
        (ENOUGH - 1, 3_600, (3_600, Basis.OPTION)),
    ],
)
def test_the_option_is_the_least_until_enough_refreshes_are_known(
    count: int, option: float, expected: tuple[float, Basis]
) -> None:
    wait = deadline(*took(PROCESSED, *[20.0] * count), item_deadline=option)
    assert (wait.seconds, wait.basis) == expected
    assert wait.known == count


@pytest.mark.parametrize(
    ("timed_out", "seconds", "expected"),
    [(7, 40, (120, Basis.LEARNED)), (8, 40, (240, Basis.DOUBLED)), (8, 250, (900, Basis.DOUBLED))],
)
def test_a_quarter_of_timeouts_doubles_the_deadline(
    timed_out: int, seconds: float, expected: tuple[float, Basis]
) -> None:
    known = [*took(PROCESSED, *[seconds] * 50), *took(TIMED_OUT, *[120] * timed_out)]
    wait = deadline(*known)
    assert (wait.seconds, wait.basis) == expected
    assert (wait.timed_out, wait.recent) == (timed_out, ENOUGH)
    over = deadline(*known, *took(PROCESSED, *[seconds] * ENOUGH))
    assert over.basis is Basis.LEARNED, "older refreshes do not count"


def test_a_server_that_finishes_nothing_gets_twice_the_option() -> None:
    assert deadline(*took(TIMED_OUT, *[120] * 29)).seconds == 120
    assert deadline(*took(TIMED_OUT, *[120] * 30)).seconds == 240
    always = took(TIMED_OUT, *[120] * 30)
    assert deadline(*always, item_deadline=3_600).seconds == 3_600


def test_a_wait_at_its_limit_says_so() -> None:
    assert deadline(*took(PROCESSED, *[10.0] * ENOUGH)) == Wait(
        30, Basis.SHORTEST, ENOUGH, 0, ENOUGH
    )
    assert deadline(*took(PROCESSED, *[301.0] * ENOUGH))[:2] == (900, Basis.LONGEST)
    assert deadline(*took(PROCESSED, 301.0))[:2] == (900, Basis.LONGEST)
    assert deadline(*took(PROCESSED, 1_300.0), item_deadline=3_600)[:2] == (3_600, Basis.OPTION)


def test_only_the_newest_durations_count() -> None:
    assert deadline(*took(PROCESSED, *[300.0] * 50, *[20.0] * MOST)).seconds == 60


def test_late_pictures_are_waited_for_as_long_as_they_take_here() -> None:
    options = ScanOptions(picture_wait=20)
    few, many = took(PICTURE, *[14.0] * 3), took(PICTURE, *[14.0] * ENOUGH)
    assert Patience(options).picture_wait(FILM) == 20
    assert Patience(options, few).picture_wait(FILM) == 42
    assert Patience(options, many).picture_wait(FILM) == 42
    assert Patience(options, took(PICTURE, *[2.0] * ENOUGH)).picture_wait(FILM) == 10
    [learned] = Patience(options, many).learned()
    assert learned.picture_wait == Wait(42, Basis.LEARNED, ENOUGH)
    assert learned.deadline == Wait(120, Basis.OPTION, 0)
    assert learned.typical is None


def test_half_of_the_refreshes_take_no_longer_than_a_typical_one() -> None:
    seconds = [*[2.0] * 20, *[7.0] * 20, 400.0]
    [learned] = Patience(ScanOptions(), took(PROCESSED, *seconds)).learned()
    assert learned.typical == 7


def test_each_level_of_each_library_is_learned_by_itself() -> None:
    patience = Patience(ScanOptions(), took(PROCESSED, *[20.0] * ENOUGH))
    assert patience.deadline(FILM, is_alone=True) == 60
    assert patience.deadline(FILM._replace(library_id="2"), is_alone=True) == 120
    assert patience.deadline(FILM._replace(type=MediaType.SHOW), is_alone=True) == 120


def test_what_is_not_refreshed_alone_gets_at_least_the_option() -> None:
    quick = Patience(ScanOptions(), took(PROCESSED, *[1.0] * ENOUGH))
    slow = Patience(ScanOptions(), took(PROCESSED, *[100.0] * ENOUGH))
    assert quick.deadline(FILM, is_alone=True) == 30
    assert quick.deadline(FILM, is_alone=False) == 120
    assert slow.deadline(FILM, is_alone=False) == 300


@pytest.mark.parametrize(
    ("seconds", "lag", "first"),
    [
        ([7_200.0] * (ENOUGH - 1), 0, 180),  # too few are known
        ([0.0] * 24 + [7_200.0] * 6, 0, 180),  # one in five
        ([0.0] * 23 + [180.0] * 7, 180, 180),  # the try after ten minutes suffices
        ([0.0] * 23 + [600.0] * 7, 600, 1_800),  # no sooner once it is late
        ([0.0] * 23 + [1_800.0] * 7, 1_800, 1_800),
        ([7_200.0] * ENOUGH, 7_200, 7_200),
        ([1e6] * ENOUGH, 7_200, 7_200),  # no later than sensible
        ([7_200.0] * 50 + [0.0] * MOST, 0, 180),  # long ago
    ],
)
def test_an_arrival_is_refreshed_when_the_sources_of_its_library_likely_have_it(
    seconds: list[float], lag: float, first: float
) -> None:
    patience = Patience(ScanOptions(), took(ARRIVED, *seconds))
    [learned] = patience.learned()
    assert learned.arrived == Lag(lag, min(len(seconds), MOST))
    assert learned.first_refresh == first
    assert (learned.late, learned.typical) == (Lag(0, 0), None)
    assert patience.lateness(FILM) == Lateness(arrived=first if first > 180 else 0)
    assert patience.lateness(FILM._replace(type=MediaType.EPISODE)) == Lateness()
    job = Patience(ScanOptions().for_arrivals(["7"]), took(ARRIVED, *seconds))
    assert job.lateness(FILM) == Lateness(), "it comes when the plan of arrivals says so"


@given(
    processed=st.lists(st.floats(0, 1e6), max_size=250),
    timed_out=st.integers(0, 40),
    pictures=st.lists(st.floats(0, 1e6), max_size=40),
    options=st.fixed_dictionaries(
        {"item_deadline": st.integers(5, 3_600), "picture_wait": st.integers(0, 600)}
    ),
)
def test_no_wait_is_outside_its_limits(
    processed: list[float], timed_out: int, pictures: list[float], options: dict[str, float]
) -> None:
    durations = [
        *took(PROCESSED, *processed),
        *took(TIMED_OUT, *[1.0] * timed_out),
        *took(PICTURE, *pictures),
    ]
    patience = Patience(ScanOptions(**options), durations)  # type: ignore[arg-type]  # of any kind
    for seconds, limits, option in (
        (patience.deadline(FILM, is_alone=True), DEADLINE_LIMITS, options["item_deadline"]),
        (patience.picture_wait(FILM), PICTURE_LIMITS, options["picture_wait"]),
    ):
        assert min(option, limits.shortest) <= seconds <= max(option, limits.longest)


def test_the_silence_after_a_family_is_learned_in_this_scan_or_from_single_items() -> None:
    few = Patience(ScanOptions(), took(PROCESSED, *[20.0] * (ENOUGH - 1)))
    assert few.silence("1") is None
    assert not few.knows_silence
    patience = Patience(ScanOptions(), took(PROCESSED, *[20.0] * ENOUGH))
    assert (patience.silence("1"), patience.silence("2")) == (60, None)
    assert patience.knows_silence
    for seconds in [1.0] * 9:
        patience.note_gap("1", seconds)
    assert patience.silence("1") == 60
    patience.note_gap("1", 1.0)
    assert patience.silence("1") == SILENCE_LIMITS.shortest
    patience.note_gap("1", 40.0)
    assert patience.silence("1") == 120
    patience.note_gap("1", 400.0)
    assert patience.silence("1") == SILENCE_LIMITS.longest


# In a scan


@pytest.fixture
def films(server: FakeServer) -> None:
    server.add_library("1")


def measured(world: World) -> dict[str, tuple[Took, ...]]:
    return {key: outcome.took for key, outcome in world.observer.outcomes.items()}


@pytest.mark.usefixtures("films")
async def test_a_scan_measures_what_each_refresh_takes(world: World, server: FakeServer) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    server.add("11", MediaType.MOVIE, POSTER, outcome=Outcome.LATE_PICTURE)
    server.add("12", MediaType.MOVIE, POSTER, outcome=Outcome.IGNORED)
    server.add("13", MediaType.MOVIE, POSTER, outcome=Outcome.NEVER)
    server.add("14", MediaType.MOVIE, POSTER)
    server.loses_notifications_of = {"14"}
    await world.scan(item_deadline=50, in_flight=5)
    assert measured(world) == {
        "10": (Took(PROCESSED, 4),),
        "11": (Took(PROCESSED, 4), Took(PICTURE, 7)),
        "12": (Took(TIMED_OUT, 50.5),),
        "13": (Took(PROCESSED, 8),),  # its worker had another item before
        "14": (Took(PROCESSED, 30.5),),  # when it was read
    }


@pytest.mark.usefixtures("films")
async def test_the_next_scan_follows_what_was_learned(
    world: World, server: FakeServer, memory: FakeMemory, clock: SimulatedClock
) -> None:
    for number in range(ENOUGH):
        server.add(f"{number}", MediaType.MOVIE, POSTER)
    await world.scan(in_flight=3)
    assert len(memory.took) == ENOUGH
    server.add("99", MediaType.MOVIE, POSTER, outcome=Outcome.IGNORED)
    start = clock.now
    await world.scan()
    assert world.results == {"99": Result.TIMED_OUT}
    assert clock.now - start == 30.5
    memory.took = took(PROCESSED, *[150.0] * ENOUGH)
    server.latency = 400
    server.add("100", MediaType.MOVIE, POSTER)
    await world.scan()
    assert world.results["100"] is Result.FIXED


@pytest.mark.usefixtures("films")
async def test_a_scan_of_a_server_that_is_slow_today_learns_so_after_some_timeouts(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    memory.took = took(PROCESSED, *[1.0] * ENOUGH)
    server.latency = 40
    for number in range(60):
        server.add(f"{number}", MediaType.MOVIE, POSTER)
    tally = await world.scan()
    assert tally.timed_out <= 12
    assert tally.fixed == 60 - tally.timed_out


@pytest.mark.usefixtures("films")
async def test_a_pause_is_no_part_of_a_duration(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.latency = 20
    for key in ("10", "11", "12"):
        server.add(key, MediaType.MOVIE, POSTER, added_at=NOW - int(key))
    control = world.pause_control = PauseControl(clock)
    scan = asyncio.ensure_future(world.scan(in_flight=1, pause_limit=3_600))
    await clock.sleep(10)
    control.set(PauseReason.USER, is_paused=True)
    await clock.sleep(15)
    control.set(PauseReason.USER, is_paused=False)
    await scan
    assert measured(world) == {"10": (), "11": (Took(PROCESSED, 20),), "12": (Took(PROCESSED, 20),)}


@pytest.mark.usefixtures("films")
async def test_an_outage_is_no_part_of_a_duration(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add("10", MediaType.MOVIE, POSTER)
    scan = asyncio.ensure_future(world.scan(pause_limit=3_600))
    await clock.sleep(2)
    server.go_away()
    await clock.sleep(60)
    server.is_away = False
    await scan
    assert world.results == {"10": Result.FIXED}
    assert measured(world) == {"10": ()}


async def test_only_items_that_are_refreshed_by_themselves_are_measured(
    world: World, server: FakeServer
) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.EPISODE, POSTER, library_id="2", grandparent_key="20")
    await world.scan()
    assert server.refreshed == ["20"]
    assert measured(world) == {"20": (Took(PROCESSED, 4),), "21": ()}


@pytest.mark.usefixtures("films")
async def test_what_happens_while_the_sources_are_down_says_nothing(
    world: World, server: FakeServer, clock: SimulatedClock
) -> None:
    server.add_library("2", agent="tv.plex.agents.other")
    server.add("9", MediaType.MOVIE, added_at=NOW - 100)  # which the sources must know
    server.add("10", MediaType.MOVIE, POSTER, outcome=Outcome.IGNORED)
    for number in range(20, 40):
        server.add(f"{number}", MediaType.MOVIE, POSTER)
    for number in range(100, 160):
        server.add(f"{number}", MediaType.MOVIE, POSTER, library_id="2")
    server.unreachable_for, server.latency = {"1"}, 6
    scan = asyncio.ensure_future(world.scan(pause_limit=7_200, item_deadline=110))
    await clock.sleep(125)
    assert world.results["10"] is Result.TIMED_OUT
    assert not world.observer.pauses, "another library is scanned meanwhile"
    server.unreachable_for, server.latency = set(), 4
    await scan
    took = measured(world)
    assert took["10"] == ()
    assert {took[f"{number}"] for number in range(20, 40)} == {(Took(PROCESSED, 4),)}

"""The slow round finds bad pictures between scans, goes on after a restart, and hurries nobody."""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.errors import ServerLostError
from custom_components.plex_smart_refresher.jobs import picture_round
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.jobs.picture_round import PictureRound
from plex_simulator import Catalog, Outcome, PlexSimulator, RequestKind, movie

from ..kit import call, scan, until

DAY = 86_400
STUCK: dict[str, Any] = {"outcome": Outcome.NEVER}


@pytest.fixture
def catalog() -> Catalog:
    """Return films that were added long ago, outside the window of a scan."""
    catalog = Catalog()
    films = catalog.add_library("Movies")
    for number in range(4):
        movie(films, f"Whole {number}")
    movie(films, "Frame", poster_origin="media", **STUCK)
    movie(films, "Locked", poster_origin="media", locked=frozenset({"thumb"}))
    movie(films, "Lost", picture_fault="missing", **STUCK)
    movie(films, "Nothing", thumb=None, locked=frozenset({"thumb"}))
    catalog.add_library("Home Videos", agent="tv.plex.agents.none")
    return catalog


class Clock:
    """A clock that only a test moves."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self.slept: list[float] = []

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        if len(self.slept) >= 4:
            raise ServerLostError("enough")


class Rounds:
    """Rounds over one server, each as after a restart."""

    def __init__(self, manager: JobManager, entry: MockConfigEntry) -> None:
        self.clock = Clock()
        self.is_scanning = False
        self.counted = 0
        self._manager = manager
        self._entry = entry

    def _count(self) -> None:
        self.counted += 1

    def start(self) -> PictureRound:
        return PictureRound(
            self._entry,
            self._manager._server,
            self._manager._log_index,
            self.clock,
            self._manager.libraries,
            lambda: self.is_scanning,
            self._count,
        )

    async def go(self, pictures: PictureRound, steps: int) -> list[float]:
        """Make a number of steps, and return the seconds after each."""
        seconds = []
        for _ in range(steps):
            seconds.append(await pictures.step())
            self.clock.now += seconds[-1]
        return seconds


@pytest.fixture
def rounds(manager: JobManager, loaded: MockConfigEntry) -> Rounds:
    return Rounds(manager, loaded)


def checks(plex: PlexSimulator) -> int:
    """Return the number of posters that were read, one list for each film."""
    return plex.counters.requests[RequestKind.POSTERS]


async def found(hass: HomeAssistant) -> dict[str, list[str]]:
    """Return the defects of what is on the work list, by title."""
    page = await call(hass, "get_items")
    return {item["title"].partition(" (")[0]: list(item["defects"]) for item in page["items"]}


async def test_a_round_finds_what_the_next_scan_heals(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, rounds: Rounds
) -> None:
    await scan(hass, loaded, days=30)
    assert await found(hass) == {}, "all of it is older than the window"
    plex.reset_counters()
    pictures = rounds.start()
    assert await rounds.go(pictures, 8) == [20.0] * 8, "a page, and seven films"
    assert checks(plex) == 7
    assert await found(hass) == {"Frame": ["frame_poster"], "Lost": ["broken_poster"]}
    assert rounds.counted == 2
    assert (await pictures.step(), checks(plex)) == (60.0, 7), "the round is over"
    job = await scan(hass, loaded, days=30)
    assert (job.tally.fixed, job.tally.defective) == (2, 2)
    assert await found(hass) == {"Frame": [], "Lost": []}


async def test_a_round_goes_on_after_a_restart_and_rests_for_a_day(
    plex: PlexSimulator, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_round, "_PAGE_SIZE", 3)
    await rounds.go(rounds.start(), 6)  # a page, two films with a poster, a page, two films
    assert checks(plex) == 4
    plex.reset_counters()
    pictures = rounds.start()
    await rounds.go(pictures, 8)
    assert plex.counters.requests[RequestKind.LIST_PAGE] == 2, "the last two of three"
    assert checks(plex) == 3, "what is checked is not checked again"
    plex.reset_counters()
    assert await rounds.go(rounds.start(), 2) == [60.0] * 2, "the rest outlasts a restart"
    assert plex.counters.total_requests == 0, "a rest costs nothing"
    rounds.clock.now += 2 * DAY
    await rounds.go(pictures, 4)
    assert plex.counters.requests[RequestKind.LIST_PAGE] == 3
    assert checks(plex) == 0, "nothing has changed"
    rounds.clock.now += 31 * DAY
    await rounds.go(pictures, 5)
    assert checks(plex) == 3, "a month later"


async def test_a_round_waits_for_scans_players_and_the_user(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, rounds: Rounds
) -> None:
    pictures = rounds.start()
    rounds.is_scanning = True
    assert await rounds.go(pictures, 1) == [60.0]
    rounds.is_scanning = False
    film = next(iter(plex.catalog.items))
    plex.play(film)
    assert await rounds.go(pictures, 1) == [60.0]
    plex.stop_playing(film)
    hass.config_entries.async_update_entry(loaded, options={"picture_checks": 0})
    assert await rounds.go(pictures, 1) == [60.0]
    assert checks(plex) == 0
    hass.config_entries.async_update_entry(loaded, options={"picture_checks": 60})
    assert await rounds.go(pictures, 4) == [1.0] * 4
    assert checks(plex) == 3
    assert plex.counters.requests[RequestKind.SESSIONS] == 2, "asked once per minute"


async def test_a_round_that_fails_waits_and_goes_on(plex: PlexSimulator, rounds: Rounds) -> None:
    plex.faults.switch_on("reset")
    with pytest.raises(ServerLostError, match="enough"):
        await rounds.start().run()
    assert rounds.clock.slept == [300.0] * 4
    plex.faults.clear()
    plex.faults.switch_on("status", on="list_page", status=500)
    pictures = rounds.start()
    assert await rounds.go(pictures, 2) == [20.0, 60.0], "a list that cannot be read is passed over"
    plex.faults.clear()
    rounds.clock.now += 2 * DAY
    plex.faults.switch_on("status", on="posters", status=500)
    await rounds.go(pictures, 8)
    plex.faults.clear()
    rounds.clock.now += 2 * DAY
    plex.reset_counters()
    await rounds.go(pictures, 8)
    assert checks(plex) == 7, "what could not be checked is checked the next time"


async def test_a_server_that_lost_its_pictures_is_left_alone_for_a_day(
    hass: HomeAssistant, plex: PlexSimulator, rounds: Rounds, caplog: pytest.LogCaptureFixture
) -> None:
    for item in plex.catalog.items.values():
        item.picture_fault, item.poster_origin = "failing", "metadata"
    pictures = rounds.start()
    await rounds.go(pictures, 6)
    assert "cannot load 5 posters in a row" in caplog.text
    assert len(await found(hass)) < 5
    assert await rounds.go(pictures, 2) == [60.0] * 2
    assert checks(plex) == 5


async def test_a_film_that_goes_during_its_check_is_not_found(
    hass: HomeAssistant, plex: PlexSimulator, rounds: Rounds
) -> None:
    pictures = rounds.start()
    await pictures.step()
    plex.faults.switch_on("status", on="details", status=404)
    await rounds.go(pictures, 7)
    assert await found(hass) == {}


async def test_a_loaded_server_has_a_round(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    names = [task.get_name() for task in loaded._background_tasks]
    await until(lambda: any(name.endswith("check pictures") for name in names))

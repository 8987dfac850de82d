"""How long after their arrival items are complete is learned, and moves their first refresh."""

from typing import Any
from unittest.mock import AsyncMock, patch

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.learning import ENOUGH, Duration, DurationKind
from custom_components.plex_smart_refresher.engine.media import MediaType
from plex_simulator import Outcome

from ..engine.fakes import DAY, NOW
from .arrival_kit import Home, at_home, entry, running

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
ARRIVED = DurationKind.ARRIVED
NEVER: dict[str, Any] = {"outcome": Outcome.NEVER}


def lacked(home: Home) -> list[float]:
    """Return what was learned of arrivals."""
    return [each.seconds for each in home.world.memory.took if each.kind is ARRIVED]


def late(*seconds: float, library_id: str = "1") -> list[Duration]:
    """Return what is learned of earlier films."""
    return [Duration(library_id, MediaType.MOVIE, ARRIVED, each, NOW) for each in seconds]


# What is learned


@pytest.mark.parametrize(
    ("cured_at", "seconds", "healed_at"),
    [(0, 0, 181), (300, 180, 601), (900, 600, 1_801), (2_000, 1_800, 7_201)],
)
async def test_what_we_heal_tells_when_its_last_refresh_in_vain_was(
    cured_at: float, seconds: float, healed_at: int
) -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(cured_at)
        home.server.items["7"].outcome = Outcome.FIXED
        await home.until(8_000)
        assert (home.refreshed_at[-1], home.told[-1][2]) == (healed_at, "ready")
        assert lacked(home) == [seconds]
        assert home.world.memory.took[-1][:3] == ("1", MediaType.MOVIE, ARRIVED)


async def test_what_is_ready_at_once_or_healed_in_plex_says_no_more_than_is_certain() -> None:
    async with at_home() as home:
        await home.arrive("7")
        await home.until(100)
        assert lacked(home) == [0]
        await home.arrive("8", POSTER, SUMMARY, **NEVER)
        await home.until(20_000)
        assert lacked(home) == [0], "it is not ready"
        home.server.items["8"].item = home.server.items["8"].cure
        home.process("8")
        await home.until(20_100)
        assert lacked(home) == [0, 7_200]


async def test_what_is_healed_in_part_was_refreshed_in_vain() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, SUMMARY, outcome=Outcome.PARTLY)
        await home.until(300)
        home.server.items["7"].outcome = Outcome.FIXED
        await home.until(700)
        assert [what for _, _, what in home.told] == ["ready"]
        assert lacked(home) == [180]


async def test_what_only_lacks_what_its_sources_often_have_not_was_not_refreshed_in_vain() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, Defect.NO_EXTERNAL_IDS)
        stored = home.server.items["7"]
        stored.cure = stored.cure._replace(has_external_ids=False)
        await home.until(700)
        assert home.refreshed_at == [181]
        assert lacked(home) == [0]


async def test_a_refresh_that_was_early_to_share_a_job_counts_as_the_try_of_its_plan() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(40)
        await home.arrive("8", POSTER, **NEVER)
        await home.until(900)
        for key in ("7", "8"):
            home.server.items[key].outcome = Outcome.FIXED
        await home.until(2_000)
        assert lacked(home) == [600, 600]


async def test_a_replaced_file_and_what_nobody_saw_arrive_say_nothing() -> None:
    async with at_home() as home:
        home.server.add("7")
        home.server.tell(entry("7", state=1, media_state="analyzing"))
        home.process("7")
        await home.until(600)
        home.server.add("8", added_at=NOW + 500)
        home.server.tell(None)
        await home.until(900)
        assert [what for _, _, what in home.told] == ["ready", "ready"]
        assert lacked(home) == []


async def test_what_something_held_up_says_nothing() -> None:
    async with at_home(pause_limit=10) as home:
        home.pause_entity.is_on = True
        await home.arrive("paused", POSTER)
        await home.until(1_000)
        home.pause_entity.is_on = False
        await home.until(1_200)
        home.server.add("control")
        home.server.provider_is_down = True
        await home.arrive("outage", POSTER)
        await home.until(2_500)
        home.server.provider_is_down = False
        await home.until(4_000)
        await home.arrive("away")
        home.server.go_away()
        await home.until(5_000)
        home.server.is_away = False
        home.server.tell(None)
        await home.until(5_100)
        home.server.latency = 1_000
        await home.arrive("cancelled", POSTER)
        await home.until(5_300)
        home.cancel()
        await home.until(5_400)
        home.server.latency = 4
        await home.until(6_000)
        ready = [key for _, key, what in home.told if what == "ready"]
        assert ready == ["paused", "outage", "away", "cancelled"]
        assert lacked(home) == []


async def test_a_dry_run_and_what_waits_for_its_air_date_say_nothing() -> None:
    async with at_home(dry_run=True) as home:
        await home.arrive("7", POSTER)
        await home.until(5_000)
        home.server.items["7"].item = home.server.items["7"].cure
        home.process("7")
        home.entry.options["dry_run"] = False
        fields = {"library_id": "2", "parent_key": "2", "grandparent_key": "1"}
        fields |= {"aired": "2027-01-20", **NEVER}
        home.server.add("8", MediaType.EPISODE, Defect.PLACEHOLDER_TITLE, **fields)
        home.create("8", MediaType.EPISODE, parent_key="2", grandparent_key="1")
        home.process("8")
        await home.until(9 * DAY)
        home.server.items["8"].item = home.server.items["8"].cure
        home.process("8")
        await home.until(9 * DAY + 100)
        assert [key for _, key, what in home.told if what == "ready"] == ["7", "8"]
        assert (home.refreshed_at, lacked(home)) == ([], [])


async def test_a_restart_keeps_what_is_certain_and_says_nothing_else() -> None:
    home = Home()
    await home.libraries.async_check()
    async with running(home):
        await home.arrive("vain", POSTER, **NEVER)
        await home.until(400)
        await home.arrive("gap", POSTER, **NEVER)
        await home.until(450)
    assert home.store.rows["vain"].lacked_for == 180
    home.restart()
    await home.until(5_000)
    for key in ("vain", "gap"):
        home.server.items[key].item = home.server.items[key].cure
    async with running(home):
        home.process("vain")
        home.process("gap")
        await home.until(5_400)
    assert sorted(key for _, key, what in home.told if what == "ready") == ["gap", "vain"]
    assert lacked(home) == [180]


# What follows from it


@pytest.mark.parametrize(
    ("known", "tries"),
    [
        (late(*[7_200] * (ENOUGH - 1)), [181, 601, 1_801, 7_201]),
        (late(*[180] * ENOUGH), [181, 601, 1_801, 7_201]),
        (late(*[600] * ENOUGH), [1_801, 7_201]),
        (late(*[7_200] * ENOUGH), [7_201]),
        (late(*[7_200] * ENOUGH, library_id="2"), [181, 601, 1_801, 7_201]),
    ],
)
async def test_a_library_that_is_late_is_tried_later_and_told_no_later(
    known: list[Duration], tries: list[int]
) -> None:
    home = Home()
    home.world.memory.took = known
    await home.libraries.async_check()
    async with running(home):
        await home.arrive("7", POSTER, **NEVER)
        await home.until(20_000)
    assert home.refreshed_at == tries
    assert home.told == [(901, "7", "incomplete")]


async def test_a_replaced_file_and_what_nobody_saw_arrive_wait_no_longer() -> None:
    home = Home()
    home.world.memory.took = late(*[7_200] * ENOUGH)
    await home.libraries.async_check()
    async with running(home):
        home.server.add("7", MediaType.MOVIE, POSTER)
        home.server.tell(entry("7", state=1, media_state="analyzing"))
        home.process("7")
        await home.until(600)
        home.server.add("8", MediaType.MOVIE, POSTER, added_at=NOW + 500)
        home.server.tell(None)
        await home.until(900)
    assert home.server.refreshed == ["7", "8"]


async def test_a_late_library_is_learned_and_its_tries_do_not_become_later_and_later() -> None:
    async with at_home() as home:
        tried: list[int] = []
        for number in range(ENOUGH + 5):
            start, key = home.elapsed, f"{number}"
            before = len(home.refreshed_at)
            await home.arrive(key, POSTER, **NEVER)
            await home.until(start + 2_400)
            home.server.items[key].outcome = Outcome.FIXED
            await home.until(start + 7_300)
            tried.append(len(home.refreshed_at) - before)
        assert tried == [4] * ENOUGH + [2] * 5
        assert lacked(home) == [1_800] * (ENOUGH + 5)
        home.world.memory.took += late(*[0] * 5 * ENOUGH)  # its sources are quicker now
        await home.learned.async_update()
        await home.arrive("last", POSTER)
        await home.until(home.elapsed + 200)
        assert home.told[-1][1:] == ("last", "ready")


async def test_what_arrives_in_a_burst_is_learned_at_once() -> None:
    async with at_home() as home:
        memory = home.world.memory
        with patch.object(memory, "durations", AsyncMock(wraps=memory.durations)) as read:
            for number in range(50):
                home.server.add(f"{number}")
                home.create(f"{number}")
                home.process(f"{number}")
            await home.until(100)
        [learned] = home.learned.waits
        assert (learned.arrived.known, read.await_count) == (50, 1)

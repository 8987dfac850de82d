"""Faults of the server and the storage, and what happens meanwhile, lose no arrival."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from copy import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    EngineError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.events import ItemFinished
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    ItemState,
    Result,
    Tally,
)
from custom_components.plex_smart_refresher.storage import LogIndexError
from plex_simulator import Outcome

from ..engine.fakes import DAY, NOW
from .arrival_kit import Home, at_home, entry, running

POSTER = Defect.MISSING_POSTER
NEVER: dict[str, Any] = {"outcome": Outcome.NEVER}
BROKEN = RequestError("status 500")


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("libraries", BROKEN),
        ("libraries", ServerLostError("lost")),
        ("read_page", BROKEN),
        ("read_page", ServerLostError("lost")),
    ],
)
async def test_a_search_of_the_lists_that_fails_is_repeated(call: str, error: EngineError) -> None:
    async with at_home() as home:
        home.server.add_library("3")
        home.server.content["3"] = 1
        await home.libraries.async_check()
        home.server.add("8", added_at=NOW + 5)
        home.server.tell(None)
        home.server.fail(call, error, times=2)
        await home.until(100)
        home.server.add("7", added_at=NOW + 100)
        home.server.add("9", added_at=NOW + 100, library_id="3")
        home.server.tell(None)
        await home.until(600)
        assert sorted(key for _, key, _ in home.told) == ["7", "8", "9"]


async def test_one_library_that_cannot_be_listed_hides_no_arrival_of_another() -> None:
    async with at_home() as home:
        await home.until(100)
        home.server.add("7", added_at=NOW + 100)
        home.server.add("8", MediaType.SHOW, added_at=NOW + 100, library_id="2")
        home.server.bad_entries.add("8")
        home.server.tell(None)
        await home.until(400)
        assert [key for _, key, _ in home.told] == ["7"]
        home.server.bad_entries.clear()
        await home.until(4_500)
        assert [key for _, key, _ in home.told] == ["7", "8"]


@pytest.mark.parametrize("times", [1, 2, 3, 5])
async def test_a_database_that_is_locked_for_a_while_loses_no_arrival(times: int) -> None:
    async with at_home() as home:
        await home.arrive("7")
        await home.arrive("8", POSTER)
        home.arrivals.note_import("9", is_upgrade=False)
        home.server.add("9")
        home.store.error, home.store.failures = LogIndexError("database is locked"), times
        await home.until(1_000)
        assert sorted(key for _, key, _ in home.told) == ["7", "8", "9"]


@pytest.mark.parametrize("error", [LogIndexError("full"), ValueError("a value that cannot be")])
async def test_an_unexpected_error_of_the_storage_ends_no_task(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    async with at_home() as home:
        await home.arrive("7")
        home.store.error, home.store.failures = error, 3
        await home.until(600)
        await home.arrive("8")
        await home.until(1_000)
        assert sorted(key for _, key, _ in home.told) == ["7", "8"]
    assert ("a value that cannot be" in caplog.text) is isinstance(error, ValueError)


@pytest.mark.parametrize("call", ["read_posters", "read_items", "read_below"])
async def test_an_item_that_cannot_be_looked_at_holds_up_no_other(call: str) -> None:
    async with at_home() as home:
        fields = {"library_id": "2", "parent_key": "2", "grandparent_key": "1"}
        title = {"title": "Chapitre 3", "number": 3, "aired": "2027-01-10"}
        home.server.add("21", MediaType.EPISODE, **fields, **title)
        home.server.fail(call, BROKEN, key="2" if call == "read_below" else "21")
        home.create("21", MediaType.EPISODE, parent_key="2", grandparent_key="1")
        home.process("21")
        await home.arrive("7")
        await home.until(300)
        assert "7" in [key for _, key, _ in home.told]


async def test_an_item_that_cannot_be_read_for_hours_is_still_ready_once() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(8_000)
        home.server.fail("read_items", BROKEN, times=20)
        home.process("7")
        await home.until(9_000)
        home.server.failures.clear()
        home.server.items["7"].item = home.server.items["7"].cure
        await home.until(30_000)
        assert [what for _, _, what in home.told] == ["incomplete", "ready"]


async def test_controls_that_cannot_be_asked_about_hold_up_no_arrival() -> None:
    async with at_home() as home:
        home.server.add("control")
        home.server.fail("has_matches", BROKEN)
        await home.arrive("7", POSTER, **NEVER)
        await home.until(400)
        await home.arrive("8")
        await home.until(600)
        assert [key for _, key, _ in home.told] == ["8"]
        await home.until(8_000)
        assert len(home.refreshed_at) == 4


async def test_what_is_healed_while_it_is_looked_at_is_ready() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(8_000)
        read, stored = home.world.memory.states, home.server.items["7"]

        async def heal(keys: Sequence[str]) -> Mapping[str, ItemState]:
            """Let a scan heal the item after it was read."""
            home.world.memory.states = read  # type: ignore[method-assign] - restored
            outcome = ItemOutcome(item=stored.item, result=Result.FIXED)
            stored.item = stored.cure
            home.publisher.publish(
                ItemFinished(time=home.clock.time(), outcome=outcome, tally=Tally())
            )
            return await read(keys)

        home.world.memory.states = heal  # type: ignore[method-assign] - what happens meanwhile
        home.process("7")
        await home.until(9_000)
        assert [what for _, _, what in home.told] == ["incomplete", "ready"]
        assert home.news[1][1].healed


async def test_news_during_a_look_leads_to_another_one() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(8_000)
        read, stored = home.world.memory.states, home.server.items["7"]

        async def heal(keys: Sequence[str]) -> Mapping[str, ItemState]:
            """Let somebody heal the item in Plex after it was read."""
            home.world.memory.states = read  # type: ignore[method-assign] - restored
            stored.item = stored.cure
            home.process("7")
            return await read(keys)

        home.world.memory.states = heal  # type: ignore[method-assign] - what happens meanwhile
        home.process("7")
        await home.until(9_000)
        assert [what for _, _, what in home.told] == ["incomplete", "ready"]


@pytest.mark.parametrize("moment", [2, 20, 34])
async def test_a_restart_soon_after_a_search_of_the_lists_loses_nothing(moment: int) -> None:
    home = Home()
    await home.libraries.async_check()
    async with running(home):
        await home.until(600)
    home.restart()
    home.server.add("night", added_at=NOW + 700)
    await home.until(1_000)
    async with running(home):
        await home.until(1_000 + moment)
    home.restart()
    await home.until(2_000)
    async with running(home):
        await home.until(3_000)
    assert [key for _, key, _ in home.told] == ["night"]


@pytest.mark.parametrize("moment", [3, 100, 400])
async def test_a_restart_while_a_season_arrives_loses_nothing(moment: int) -> None:
    home = Home()
    await home.libraries.async_check()
    fields = {"library_id": "2", "parent_key": "2", "grandparent_key": "1"}
    async with running(home):
        await home.until(600)
        for number in range(10, 14):
            home.server.add(f"{number}", MediaType.EPISODE, added_at=NOW + 600, **fields)
            home.create(f"{number}", MediaType.EPISODE, parent_key="2", grandparent_key="1")
        await home.until(601)
        home.server.tell(None)  # the socket returns, and the lists are read
        while home.elapsed < 600 + moment:
            home.server.tell(entry("13", MediaType.EPISODE, state=1, **fields))
            await home.until(home.elapsed + 20)
    home.restart()
    async with running(home):
        await home.until(3_000)
    assert sorted(key for _, key, _ in home.told) == ["10", "11", "12", "13"]


async def test_what_plex_healed_while_nobody_listened_is_ready() -> None:
    home = Home()
    await home.libraries.async_check()
    async with running(home):
        await home.arrive("7", POSTER, **NEVER)
        await home.arrive("8", POSTER, **NEVER)
        await home.until(10_000)
        home.server.items["7"].item = home.server.items["7"].cure
        home.server.tell(None)  # the socket was away for a moment
        await home.until(11_000)
        assert [(key, what) for _, key, what in home.told][2:] == [("7", "ready")]
    home.server.items["8"].item = home.server.items["8"].cure
    home.restart()
    async with running(home):
        await home.until(12_000)
    assert [(key, what) for _, key, what in home.told][3:] == [("8", "ready")]


async def test_what_is_incomplete_for_two_weeks_is_forgotten() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(13 * DAY)
        assert "7" in home.arrivals._book
        await home.until(15 * DAY)
        assert "7" not in home.arrivals._book
        home.server.items["7"].item = home.server.items["7"].cure
        home.process("7")
        await home.until(16 * DAY)
        assert [what for _, _, what in home.told] == ["incomplete"]


async def test_a_new_library_is_listened_to_once_it_is_listed() -> None:
    async with at_home() as home:
        await home.until(100)
        home.server.add_library("3")
        home.server.content["3"] = 1
        await home.libraries.async_check()
        await home.until(110)
        await home.arrive("7", library_id="3")
        home.server.items["7"].item = replace(home.server.items["7"].item, library_id="3")
        await home.until(300)
        home.server.add("8", library_id="3", added_at=NOW + 300)
        home.server.tell(None)  # the socket was away for a moment
        await home.until(600)
        assert [key for _, key, _ in home.told] == ["7", "8"]


async def test_what_arrives_in_a_library_that_was_just_created_is_looked_at_or_scanned() -> None:
    async with at_home() as home:
        await home.until(100)
        for library_id, count in (("3", 1), ("4", 300)):
            home.server.add_library(library_id)
            home.server.content[library_id] = 1
            for number in range(count):
                key = f"{library_id}-{number}"
                home.server.add(key, library_id=library_id, added_at=NOW - 9_000 * number)
                home.create(key, library_id=library_id)
        await home.until(1_000)
        assert [key for _, key, _ in home.told] == ["3-0"]
        assert [job.options.library_ids for job in home.jobs] == [("4",)]
        listed = home.server.calls["libraries"]
        for library_id in ("-1", "5", "5", "5"):  # extras, and one that no list shows
            home.create("9", library_id=library_id)
        await home.until(1_500)
        assert home.server.calls["libraries"] == listed + 1
        assert len(home.told) == len(home.jobs) == 1


async def test_a_library_that_is_not_monitored_any_more_is_left_alone() -> None:
    async with at_home(pause_limit=10) as home:
        home.pause_entity.is_on = True
        await home.arrive("7", POSTER)
        for number in range(100, 400):
            key = f"{number}"
            home.server.add(key, MediaType.SHOW, POSTER, library_id="2")
            home.create(key, MediaType.SHOW)
        await home.until(1_000)
        home.entry.options["libraries"] = ["9"]
        home.arrivals.wake()
        await home.until(2_000)
        home.pause_entity.is_on = False
        await home.until(9_000)
        assert (home.jobs, home.refreshed_at) == ([], [])
        assert home.arrivals.pending.count == 0


async def test_a_server_that_lists_no_library_for_a_moment_loses_no_arrival() -> None:
    async with at_home() as home:
        await home.arrive("7", POSTER, **NEVER)
        await home.until(1_000)
        shelves, home.server.shelves = home.server.shelves, {}
        await home.libraries.async_check()
        home.process("7")
        await home.until(1_200)
        home.server.shelves = shelves
        await home.libraries.async_check()
        home.server.items["7"].item = home.server.items["7"].cure
        await home.until(9_000)
        assert [what for _, _, what in home.told] == ["incomplete", "ready"]


async def test_noise_wakes_nobody_while_an_arrival_waits() -> None:
    async with at_home() as home:
        steps = 0
        step = home.arrivals.step

        async def counted() -> float:
            """Count the steps, each of which takes a moment."""
            nonlocal steps
            steps += 1
            seconds = await step()
            home.clock.now += 1e-5
            return seconds

        home.arrivals.step = counted  # type: ignore[method-assign] - counted
        home.server.add("7", POSTER)
        home.create("7")
        for number in range(3_000):
            home.server.tell(entry(f"{number + 100}", media_state="analyzing", is_queued=True))
            home.server.tell(entry(f"{number + 100}"))
            await home.clock.sleep(0.01)
        assert steps < 10
        home.process("7")
        await home.until(80)
        steps = 0
        for _ in range(3_000):
            home.server.tell(entry("7"))
            await home.clock.sleep(0.1)
        assert steps < 40


async def test_a_clock_that_was_set_back_hides_nothing_that_arrives_unheard() -> None:
    async with at_home() as home:
        await home.until(100)
        home.clock.jump(-40 * DAY)
        await home.until(4_000)
        home.server.add("7", added_at=NOW - 40 * DAY + 5_000)
        await home.until(5_100)
        home.server.tell(None)
        await home.until(6_000)
        assert [key for _, key, _ in home.told] == ["7"]


async def test_an_item_that_is_gone_is_not_looked_for_until_a_wrong_clock_is_right() -> None:
    async with at_home() as home:
        home.create("7")
        home.server.tell(entry("7"))
        await home.until(50)
        home.clock.jump(-40 * DAY)
        await home.until(20_000)
        assert home.arrivals.pending.count == 0
        assert home.server.calls["read_items"] < 12


async def test_what_could_not_be_stored_for_a_moment_is_not_announced_again() -> None:
    home = Home()
    await home.libraries.async_check()
    async with running(home):
        await home.arrive("7")
        await home.until(35)
        home.store.error, home.store.failures = LogIndexError("database is locked"), 1
        await home.until(200)
        assert [key for _, key, _ in home.told] == ["7"]
    home.restart()
    async with running(home):
        await home.until(1_000)
    assert [key for _, key, _ in home.told] == ["7"]


async def test_an_arrival_whose_first_notifications_were_lost_is_no_replaced_file() -> None:
    async with at_home() as home:
        await home.until(100)
        home.server.add("7", added_at=NOW + 100)
        home.server.tell(entry("7", media_state="analyzing"))
        home.server.tell(None)
        home.server.add("8")
        home.server.tell(entry("8", media_state="analyzing"))
        home.create("8")
        await home.until(1_000)
        assert sorted(key for _, key, _ in home.told) == ["7", "8"]
        assert not any(news.is_replaced for _, news in home.news)


async def test_an_unload_loses_no_event_of_what_is_stored_as_ready() -> None:
    home = Home()
    await home.libraries.async_check()
    delete, unload = home.store.delete, asyncio.Event()

    async def delete_slowly(rating_keys: Iterable[str]) -> None:
        """Delete while the server is unloaded."""
        if [*rating_keys]:
            unload.set()
            await home.clock.sleep(5)
        await delete(rating_keys)

    home.store.delete = delete_slowly  # type: ignore[method-assign] - delayed
    async with running(home):
        home.server.add("8", media_type=MediaType.MOVIE, library_id="99")
        home.create("8")
        await home.arrive("7")
        home.server.tell(entry("8"))
        await unload.wait()
    home.restart()
    async with running(home):
        await home.until(1_000)
    assert [key for _, key, _ in home.told] == ["7"]

"""Tests of the buffer: when and how records are written."""

import asyncio
from pathlib import Path
import sqlite3
import threading
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex
from custom_components.plex_smart_refresher.storage.log_index import (
    buffer,
    writing,
)

from ..conftest import line, outcome, rows, state
from .conftest import connection_of, count, damage_once, tick


async def test_few_records_are_written_half_a_second_after_the_first(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    index.add_line("job", line())
    index.add_line("job", line())
    await hass.async_block_till_done()
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(0,)]
    await tick(hass, 0.6)
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(2,)]


async def test_many_records_are_written_at_once(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    for number in range(499):
        index.add_line("job", line(str(number)))
    index.add_outcome("job", outcome(Result.FIXED), 1.0, state=None, dry_run=False)
    await hass.async_block_till_done()
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(499,)]
    assert rows(database, "SELECT COUNT(*) FROM job_items") == [(1,)]


async def test_what_comes_while_a_batch_is_written_follows_it(
    hass: HomeAssistant, index: LogIndex, monkeypatch: pytest.MonkeyPatch, database: Path
) -> None:
    started, go_on, running = threading.Event(), threading.Event(), 0
    write_batch = writing.write_batch

    def slow(*args: Any, **kwargs: Any) -> None:
        nonlocal running
        running += 1
        assert running == 1
        started.set()
        go_on.wait(5)
        write_batch(*args, **kwargs)
        running -= 1

    monkeypatch.setattr(writing, "write_batch", slow)
    for number in range(500):
        index.add_line("job", line(str(number)))
    await hass.async_add_executor_job(started.wait, 5)
    for number in range(700):
        index.add_line("job", line(str(number)))
    go_on.set()
    await hass.async_block_till_done()
    await tick(hass, 1)
    assert rows(database, "SELECT COUNT(*) FROM log_lines") == [(1200,)]


async def test_reading_and_writing_at_the_same_time_loses_nothing(index: LogIndex) -> None:
    async def write(job_id: str) -> None:
        for number in range(2000):
            index.add_line(job_id, line(f"line {number}"))
            if number % 100 == 0:
                await asyncio.sleep(0)

    async def read(job_id: str) -> None:
        last = 0
        for _ in range(30):
            page = await index.lines.get(job_id, limit=10, search="line")
            assert page.total >= last
            last = page.total

    await asyncio.gather(*(write(each) for each in "ab"), *(read(each) for each in "abab"))
    assert [(await index.lines.get(each, limit=1)).total for each in "ab"] == [2000, 2000]


async def test_a_full_disk_is_said_once_and_nothing_is_lost_when_there_is_room_again(
    hass: HomeAssistant, index: LogIndex, caplog: pytest.LogCaptureFixture
) -> None:
    connection = connection_of(index)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    for number in range(600):
        index.add_line("job", line(f"{number} {'x' * 500}"))
    await hass.async_block_till_done()
    index.add_outcome("job", outcome(Result.UNRESOLVED), 5.0, state=state(), dry_run=False)
    assert await index.memory.states(["1"]) == {}
    assert caplog.text.count("The log index cannot be written") == 1
    assert index.is_failing
    await tick(hass, 5)
    connection.execute("PRAGMA max_page_count = 1000000")
    await tick(hass, 31)
    assert list(await index.memory.states(["1"])) == ["1"]
    assert await count(index) == 600
    assert caplog.text.count("The log index can be written again") == 1
    assert not index.is_failing


async def test_a_visitor_who_locks_the_file_is_waited_for(
    hass: HomeAssistant, index: LogIndex, database: Path
) -> None:
    connection_of(index).execute("PRAGMA busy_timeout = 0")
    visitor = sqlite3.connect(database, isolation_level=None)
    visitor.execute("BEGIN IMMEDIATE")
    index.add_line("job", line())
    await tick(hass, 1)
    visitor.execute("ROLLBACK")
    visitor.close()
    await tick(hass, 31)
    assert await count(index) == 1


async def test_lines_that_cannot_be_written_are_bounded_which_the_log_tells(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(buffer, "_MAX_LINES", 3)
    connection = connection_of(index)
    connection.execute("PRAGMA query_only = 1")
    for number in range(5):
        index.add_line("job", line(str(number)))
    await index.async_flush()
    index.add_line("job", line("5"))
    connection.execute("PRAGMA query_only = 0")
    page = await index.lines.get("job", limit=9)
    messages = [each.message for each in page.lines]
    lost = "3 earlier lines are missing: they could not be written"
    assert messages == ["3", "4", "5", lost]
    assert "3 log lines were dropped" in caplog.text


async def test_no_outcome_is_dropped_however_long_writes_fail(index: LogIndex) -> None:
    connection = connection_of(index)
    connection.execute("PRAGMA query_only = 1")
    for number in range(25_000):
        given = outcome(Result.UNRESOLVED, rating_key=f"{number}")
        index.add_outcome("job", given, 1.0, state=state(f"{number}"), dry_run=False)
    await index.async_flush()
    connection.execute("PRAGMA query_only = 0")
    assert len(await index.memory.results("job")) == 25_000


async def test_a_scan_waits_until_what_it_recorded_is_written(
    index: LogIndex, database: Path
) -> None:
    for number in range(1_000):
        index.add_outcome(
            "job", outcome(Result.FIXED, rating_key=f"{number}"), 1.0, state=None, dry_run=False
        )
    await index.memory.keep_up()
    assert rows(database, "SELECT COUNT(*) FROM job_items") == [(1_000,)]


async def test_a_scan_does_not_wait_for_writes_that_fail(index: LogIndex) -> None:
    connection_of(index).execute("PRAGMA query_only = 1")
    index.add_line("job", line())
    await index.async_flush()
    for _ in range(6_000):
        index.add_line("job", line())
    with patch.object(index.writer, "async_flush") as flush:
        await index.memory.keep_up()
    flush.assert_not_called()


async def test_a_record_that_can_never_be_written_does_not_stop_the_others(
    index: LogIndex, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(5):
        index.add_line("job", line(f"{number}"))
        given = outcome(Result.FIXED, rating_key=f"{number}")
        index.add_outcome("job", given, 1.0, state=None, dry_run=False)
    index.add_line("job", line(time=None))  # type: ignore[arg-type]
    index.add_line("job", line("last"))
    await index.async_flush()
    assert caplog.text.count("A record cannot be written") == 1
    assert await count(index) == 6
    assert len(await index.memory.results("job")) == 5


async def test_damage_met_while_writing_begins_a_new_file_with_the_records(
    index: LogIndex, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "write_batch", damage_once(writing.write_batch))
    index.add_line("job", line("hello"))
    await index.async_flush()
    assert index.problem == "log_index_corrupt"
    assert await count(index) == 1
    assert len(list(database.parent.glob("*.corrupt-*"))) >= 1

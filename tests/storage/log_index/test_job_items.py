"""Tests of what became of the items of each job."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
import sqlite3

from custom_components.plex_smart_refresher.engine.appearance import (
    Appearance,
    ItemChange,
    PosterOrigin,
)
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import (
    LogIndex,
)

from ..conftest import AddOutcome, outcome


async def test_items_of_a_job_are_paged_and_filtered(items: LogIndex) -> None:
    page = await items.job_items.get("job", limit=2, offset=1)
    assert ([each.rating_key for each in page.items], page.total) == (["4", "3"], 5)
    page = await items.job_items.get("job", limit=9, result="fixed")
    assert ([each.rating_key for each in page.items], page.total) == (["4"], 1)
    assert (await items.job_items.get("nobody", limit=9)).total == 0


async def test_the_results_of_a_job_are_told_by_item(items: LogIndex, add: AddOutcome) -> None:
    add(outcome(Result.GONE, rating_key="1"), job_id="other")
    add(outcome(Result.FIXED, rating_key="2"), time=60.0)
    records = await items.memory.results("job")
    assert {key: record.result for key, record in records.items()} == {
        "1": Result.UNRESOLVED,
        "2": Result.FIXED,
        "3": Result.ERRORED,
        "4": Result.FIXED,
        "5": Result.WOULD_REFRESH,
    }
    assert await items.memory.results("nobody") == {}


async def test_a_result_of_a_newer_version_is_left_out(items: LogIndex, database: Path) -> None:
    await items.async_flush()
    with closing(sqlite3.connect(database, isolation_level=None)) as visitor:
        visitor.execute("UPDATE job_items SET result = 'enchanted' WHERE rating_key <> '4'")
    assert list(await items.memory.results("job")) == ["4"]


async def test_the_results_of_an_item_are_told_latest_first_with_what_changed(
    index: LogIndex, add: AddOutcome
) -> None:
    before = Appearance("Episode 1", "", PosterOrigin.NONE)
    change = ItemChange(before, replace(before, title="Pilot"))
    add(replace(outcome(Result.FIXED, rating_key="1"), change=change), job_id="old")
    add(outcome(Result.FIXED, rating_key="2"), job_id="old")
    add(outcome(Result.UNRESOLVED, rating_key="1"), job_id="new")
    found = await index.job_items.of_item("1", limit=9)
    assert [(each.job_id, each.changes) for each in found] == [
        ("new", {}),
        ("old", {"title": ("Episode 1", "Pilot")}),
    ]
    assert len(await index.job_items.of_item("1", limit=1)) == 1
    await index.memory.move("1", "9")  # its history follows an item to a new key
    assert len(await index.job_items.of_item("9", limit=9)) == 2


async def test_items_that_were_gone_and_came_back_are_counted(
    index: LogIndex, add: AddOutcome
) -> None:
    for key in ("1", "2", "3"):
        add(outcome(Result.GONE, rating_key=key), job_id="old", time=100.0)
    add(outcome(Result.UNRESOLVED, rating_key="1"), job_id="new", time=200.0)
    add(outcome(Result.FIXED, rating_key="2"), job_id="new", time=200.0)
    add(outcome(Result.UNRESOLVED, rating_key="4"), job_id="new", time=200.0)
    assert await index.job_items.count_returned(100.0) == 2
    assert await index.job_items.count_returned(100.5) == 0

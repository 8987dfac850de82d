"""The journal of changes: written before a request leaves, found by item and by job."""

from contextlib import closing
from copy import replace
import os
from pathlib import Path
import sqlite3
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.ladder_terms import Change, ItemForm, WriteKind
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.storage import LogIndex, LogIndexError
from custom_components.plex_smart_refresher.storage.log_index import changes as changes_module

from .conftest import connection_of, fail_with

DAY = 86_400.0
BEFORE = ItemForm(
    rating_key="7",
    guid="local://7",
    title="Lone \ud800 “surrogate”",
    summary="",
    locked_fields=frozenset({"title", "thumb"}),
    poster="upload://posters/1",
    poster_provider="",
    file="/media/film.mkv",
)
AFTER = replace(BEFORE, guid="plex://movie/7", title="The Film", locked_fields=frozenset())


def change(change_id: str, **fields: Any) -> Change:
    values: dict[str, Any] = {
        "job_id": "job",
        "kind": WriteKind.REFRESH,
        "time": 100.0,
        "rating_key": "7",
        "library_id": "1",
        "type": MediaType.MOVIE,
        "title": "The Film",
        "before": replace(BEFORE, title="A"),
    }
    return Change(change_id=change_id, **(values | fields))


async def test_a_change_is_read_as_it_was_written(index: LogIndex) -> None:
    below = tuple(ItemForm(rating_key=key, summary="What happens.") for key in ("8", "9"))
    begun = change("1", below=below)
    await index.changes.begin(begun)
    assert await index.changes.one("1") == begun
    assert begun.is_open
    await index.changes.finish("1", AFTER)
    await index.changes.mark_undone("1", 200.0, None)
    assert await index.changes.one("1") == replace(begun, after=AFTER, undone_at=200.0)
    assert await index.changes.one("2") is None
    await index.changes.begin(change("3", before=BEFORE))
    assert (await index.changes.one("3")).before.title == "Lone ? “surrogate”"


async def test_a_change_is_on_the_disk_before_it_has_begun(
    index: LogIndex, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[bool] = []
    fsync = os.fsync

    def note(file: int) -> None:
        with closing(sqlite3.connect(database)) as visitor:
            synced.append(bool(visitor.execute("SELECT 1 FROM changes").fetchall()))
        fsync(file)

    monkeypatch.setattr(os, "fsync", note)
    await index.changes.begin(change("1"))
    assert synced == [True]


async def test_changes_are_found_by_item_by_job_and_below_a_parent(index: LogIndex) -> None:
    below = (ItemForm(rating_key="8"), ItemForm(rating_key="9"))
    await index.changes.begin(change("1", rating_key="8", before=ItemForm(rating_key="8")))
    await index.changes.begin(change("2", below=below, kind=WriteKind.REFRESH_PARENT))
    await index.changes.begin(change("3", job_id="other"))
    for filters, expected in (
        ({"rating_key": "8"}, ["2", "1"]),
        ({"rating_key": "7"}, ["3", "2"]),
        ({"job_id": "job"}, ["2", "1"]),
        ({"job_id": "job", "rating_key": "7"}, ["2"]),
        ({}, ["3", "2", "1"]),
    ):
        page = await index.changes.get(**filters, limit=9)
        assert ([each.change_id for each in page.changes], page.total) == (expected, len(expected))
    page = await index.changes.get(limit=1, offset=1)
    assert ([each.change_id for each in page.changes], page.total) == (["2"], 3)


async def test_the_journal_knows_what_is_open_what_was_last_and_how_many(index: LogIndex) -> None:
    for change_id, time in (("1", 100.0), ("2", 300.0), ("3", 200.0)):
        await index.changes.begin(change(change_id, time=time))
    await index.changes.begin(change("4", kind=WriteKind.UNDO, time=300.0))
    await index.changes.finish("2", AFTER)
    assert [each.change_id for each in await index.changes.open_of("job")] == ["1", "3", "4"]
    assert await index.changes.last(WriteKind.REFRESH, "7") == 300.0
    await index.changes.discount(["2"])
    assert await index.changes.last(WriteKind.REFRESH, "7") == 200.0
    assert not await index.changes.is_undone("7")
    await index.changes.mark_undone("2", 400.0, None)
    assert not await index.changes.is_undone("7"), "the change 3 came after it"
    await index.changes.mark_undone("3", 400.0, None)
    assert await index.changes.is_undone("7")
    assert await index.changes.last(WriteKind.REFRESH, "8") is None
    assert await index.changes.count(WriteKind.REFRESH, 200.0) == 2


async def test_old_changes_go_with_all_that_finds_them(index: LogIndex) -> None:
    for number in range(4):
        await index.changes.begin(change(f"{number}", time=number * DAY))

    async def purge(days: int) -> int:
        limits = {"log_days": 0, "item_days": 0, "change_days": days}
        return (await index.async_purge(5 * DAY, **limits, jobs=list))["changes"]

    assert (await purge(0), await purge(3), await purge(3)) == (0, 2, 0)
    assert (await index.changes.get("7", limit=9)).total == 2
    rows = connection_of(index).execute("SELECT change_id FROM changed_items").fetchall()
    assert rows == [("2",), ("3",)]


async def test_a_match_that_was_taken_back_is_remembered(index: LogIndex) -> None:
    await index.changes.begin(change("1", kind=WriteKind.MATCH_BY_ID, time=0.0))
    await index.changes.begin(change("2", time=1.0))
    assert not await index.changes.is_match_undone("7")
    await index.changes.mark_undone("1", 2.0, None)
    await index.changes.mark_undone("2", 2.0, None)
    assert await index.changes.is_match_undone("7")
    limits = {"log_days": 0, "item_days": 0, "change_days": 1}
    assert (await index.async_purge(9 * DAY, **limits, jobs=list))["changes"] == 1
    assert await index.changes.is_match_undone("7")
    await index.changes.begin(change("3", kind=WriteKind.MATCH, time=3.0))
    assert not await index.changes.is_match_undone("7"), "a person chose it since"


async def test_what_a_newer_version_knows_of_an_item_is_left_out(index: LogIndex) -> None:
    await index.changes.begin(change("1"))
    query = "UPDATE changes SET before = json_set(before, '$.colour', 'red')"
    connection_of(index).execute(query)
    assert (await index.changes.one("1")).before == replace(BEFORE, title="A")


async def test_nothing_begins_that_would_not_outlast_a_loss_of_power(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", fail_with(OSError("disk I/O error")))
    with pytest.raises(LogIndexError, match="synced"):
        await index.changes.begin(change("1"))


async def test_nothing_begins_without_a_file_that_outlasts_a_restart(
    hass: HomeAssistant, folder: Path, index: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes_module, "_insert", fail_with(sqlite3.OperationalError("full")))
    with pytest.raises(LogIndexError, match="full"):
        await index.changes.begin(change("1"))
    await index.async_close()
    with pytest.raises(LogIndexError, match="not kept"):
        await index.changes.begin(change("1"))
    (folder / "memory.db").mkdir()
    (folder / "memory.db" / "keep").touch()
    monkeypatch.setattr(Path, "rename", fail_with(PermissionError("read-only")))
    other = LogIndex(hass, "memory")
    await other.async_open()
    assert other.problem == "log_index_unavailable"
    with pytest.raises(LogIndexError, match="not kept"):
        await other.changes.begin(change("1"))
    await other.async_close()

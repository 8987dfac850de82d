"""Tests of the items that were found defective once."""

from contextlib import closing
from pathlib import Path
import sqlite3

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects, add_up
from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from custom_components.plex_smart_refresher.storage import (
    ItemPage,
    ItemSort,
    LogIndex,
)
from custom_components.plex_smart_refresher.storage.log_index import (
    items as items_module,
)

from ..conftest import AddOutcome, outcome


def keys(page: ItemPage) -> list[str]:
    return [each.rating_key for each in page.items]


@pytest.fixture(params=[(0, 100), (0, 0), (99, 100)], ids=["many", "nearly all", "few"])
def most_sorted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the items that are found be too many to be sorted, nearly all, and few enough."""
    most, cost = request.param
    monkeypatch.setattr(items_module, "MAX_SORTED", most)
    monkeypatch.setattr(items_module, "LOOKUP_COST", cost)
    return int(most)


async def test_the_items_seen_last_come_first(items: LogIndex) -> None:
    page = await items.items.get(limit=9)
    assert (keys(page), page.total) == (["5", "4", "2", "3", "1"], 5)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", "12453"),
        ("last_seen", "13245"),
        ("position", "12345"),
    ],
)
async def test_items_are_sorted_in_both_directions(
    items: LogIndex, sort: ItemSort, expected: str, most_sorted: int
) -> None:
    assert "".join(keys(await items.items.get(limit=9, sort=sort, descending=False))) == expected
    backwards = "".join(keys(await items.items.get(limit=9, sort=sort)))
    assert backwards == expected[::-1]


async def test_a_sort_that_is_not_there_never_reaches_the_database(items: LogIndex) -> None:
    with pytest.raises(KeyError):
        await items.items.get(limit=9, sort="1; DROP TABLE items")  # type: ignore[arg-type]


async def test_items_are_paged(items: LogIndex, most_sorted: int) -> None:
    page = await items.items.get(limit=2, offset=1)
    assert (keys(page), page.total) == (["4", "2"], 5)
    page = await items.items.get(limit=1, offset=1, search="two")
    assert (keys(page), page.total) == (["3"], 2)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"result": "fixed"}, "4"),
        ({"rating_keys": ["3"]}, "3"),
        ({"rating_keys": ["\ud800"]}, ""),
        ({"result": "nonsense"}, ""),
        ({"defect": "no_match"}, "5"),
        ({"defect": "match"}, ""),
        ({"library_ids": ["20"]}, "2"),
        ({"library_ids": []}, ""),
        ({"only_open": True}, "5231"),
        ({"only_open": False}, "54231"),
        ({"media_type": "movie", "library_ids": ["20"]}, "2"),
        ({"media_type": "show"}, ""),
        ({"segments": ["given_up", "healed"]}, "43"),
        ({"show": "2"}, "2"),
        ({"season": "2", "show": "1"}, ""),
        ({"since": {"10": 30.0}}, "54"),
        ({"search": "two"}, "23"),
        ({"search": "TW gam"}, "3"),
        ({"search": "two", "result": "timed_out", "only_open": True}, "2"),
        ({"search": "%"}, ""),
    ],
)
async def test_items_are_filtered(
    items: LogIndex, filters: dict[str, object], expected: str, most_sorted: int
) -> None:
    page = await items.items.get(limit=9, **filters)  # type: ignore[arg-type]
    assert ("".join(keys(page)), page.total) == (expected, len(expected))


async def test_what_the_user_ignores_is_not_open(items: LogIndex) -> None:
    await items.item_changes.set_ignored(Marks.of(["3"]), ignored=True)
    assert keys(await items.items.get(limit=9, only_open=True)) == ["5", "2", "1"]
    assert "3" in keys(await items.items.get(limit=9))


async def test_the_items_that_wait_are_counted(items: LogIndex) -> None:
    counted = await items.items.count_open({"10": 0.0, "20": 0.0})
    assert add_up(counted.values()).waiting == 2


async def test_the_items_to_review_are_counted_as_they_are_listed(
    index: LogIndex, add: AddOutcome
) -> None:
    for key in "1234":
        add(outcome(Result.SKIPPED, rating_key=key, skip_reason=SkipReason.PROTECTED))
    add(outcome(Result.SKIPPED, rating_key="5", skip_reason=SkipReason.GIVEN_UP))
    await index.item_changes.set_ignored(Marks.of(["4"]), ignored=True)
    # The user has fixed it; a healthy item is no longer protected.
    add(outcome(Result.HEALTHY, rating_key="3", after=set()))
    listed = await index.items.get(limit=9, only_open=True, skip_reason="protected")
    assert (
        (await index.items.count_open({"10": 0.0}))["10"].to_review
        == listed.total
        == len(listed.items)
        == 2
    )


async def test_open_defects_are_counted_by_library(items: LogIndex, add: AddOutcome) -> None:
    both = {Defect.MISSING_POSTER, Defect.NO_MATCH}
    add(outcome(Result.UNRESOLVED, rating_key="6", after=both), time=60.0)
    counted = await items.items.count_open({"10": 0.0, "20": 0.0, "30": 0.0})
    assert counted["10"].items == 4
    assert counted["10"].defects == {Defect.MISSING_POSTER: 3, Defect.NO_MATCH: 2}
    assert (counted["20"].items, counted["20"].defects) == (1, {Defect.MISSING_POSTER: 1})
    assert counted["30"] == OpenDefects()


async def test_what_was_not_seen_for_long_is_no_open_defect(items: LogIndex) -> None:
    counted = await items.items.count_open({"10": 20.0})
    assert (counted["10"].items, counted.get("20")) == (2, None)


async def test_a_defect_of_a_newer_version_makes_an_item_open_all_the_same(
    items: LogIndex, database: Path
) -> None:
    await items.async_flush()
    with closing(sqlite3.connect(database, isolation_level=None)) as visitor:
        visitor.execute("UPDATE items SET defects = ' no_match too_loud ' WHERE rating_key = '2'")
    counted = (await items.items.count_open({"20": 0.0}))["20"]
    assert (counted.items, counted.defects) == (1, {Defect.NO_MATCH: 1})


async def test_the_type_of_an_item_is_told(items: LogIndex) -> None:
    assert (await items.items.get(limit=1)).items[0].type == MediaType.MOVIE

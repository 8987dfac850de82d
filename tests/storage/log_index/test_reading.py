"""Tests of what is read from the log index."""

from contextlib import closing
from pathlib import Path
import sqlite3

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLevel, Phase
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import (
    ItemPage,
    ItemSort,
    LogIndex,
    LogPage,
    LogRow,
)
from custom_components.plex_smart_refresher.storage.log_index import (
    items as items_module,
    lines as lines_module,
    schema,
    search as search_compiler,
)
from custom_components.plex_smart_refresher.storage.log_index.database import Database

from ..conftest import AddOutcome, line, outcome, state


def messages(page: LogPage) -> list[str]:
    return [each.message for each in page.lines]


def keys(page: ItemPage) -> list[str]:
    return [each.rating_key for each in page.items]


# The log


@pytest.fixture
def log(index: LogIndex) -> LogIndex:
    """Return a log of ten lines whose levels take turns, and one line of another job."""
    levels = list(LogLevel)
    for number in range(10):
        text = f"line {number} {'even' if number % 2 == 0 else 'odd'}"
        level = levels[number % 4]
        index.add_line("job", line(text, time=float(number), level=level, rating_key=str(number)))
    index.add_line("other", line("line of another job"))
    return index


async def test_the_log_ends_with_the_newest_line(log: LogIndex) -> None:
    page = await log.lines.get("job", limit=2)
    assert page == LogPage(
        lines=(
            LogRow(
                id=9,
                time=8.0,
                level=LogLevel.DEBUG,
                phase=Phase.REFRESH,
                rating_key="8",
                message="line 8 even",
            ),
            LogRow(
                id=10,
                time=9.0,
                level=LogLevel.INFO,
                phase=Phase.REFRESH,
                rating_key="9",
                message="line 9 odd",
            ),
        ),
        total=10,
    )


async def test_an_unknown_job_has_no_lines(log: LogIndex) -> None:
    assert await log.lines.get("nobody", limit=5) == LogPage(lines=(), total=0)
    assert await log.lines.get("nobody", limit=5, search="x") == LogPage(lines=(), total=0)


async def test_an_offset_goes_back_from_the_newest_line(log: LogIndex) -> None:
    page = await log.lines.get("job", limit=3, offset=2)
    assert [text[:6] for text in messages(page)] == ["line 5", "line 6", "line 7"]
    assert messages(await log.lines.get("job", limit=3, offset=9)) == ["line 0 even"]
    assert messages(await log.lines.get("job", limit=3, offset=10)) == []


async def test_lines_before_another_one_can_be_read(log: LogIndex) -> None:
    page = await log.lines.get("job", limit=2, before_id=4)
    assert [each.id for each in page.lines] == [2, 3]
    page = await log.lines.get("job", limit=2, before_id=4, search="line")
    assert [each.id for each in page.lines] == [2, 3]
    assert page.total == 10


@pytest.mark.parametrize(
    ("level", "total"),
    [(LogLevel.DEBUG, 10), (LogLevel.INFO, 7), (LogLevel.WARNING, 4), (LogLevel.ERROR, 2)],
)
@pytest.mark.parametrize("search", [None, "line"])
async def test_a_level_shows_itself_and_what_is_above(
    log: LogIndex, level: LogLevel, total: int, search: str | None
) -> None:
    page = await log.lines.get("job", limit=99, level=level, search=search)
    assert (page.total, len(page.lines)) == (total, total)
    assert min(list(LogLevel).index(each.level) for each in page.lines) == list(LogLevel).index(
        level
    )
    assert [each.id for each in page.lines] == sorted(each.id for each in page.lines)


async def test_lines_of_one_item_can_be_read(log: LogIndex) -> None:
    assert messages(await log.lines.get("job", limit=9, rating_key="3")) == ["line 3 odd"]
    assert messages(await log.lines.get("job", limit=9, rating_key="3", search="even")) == []
    assert (await log.lines.get("job", limit=9, rating_key="nobody")).total == 0
    log.add_line("job", line("line 33", rating_key="33"))
    assert messages(await log.lines.get("job", limit=9, rating_key="3", search="line")) == [
        "line 3 odd"
    ]


@pytest.mark.parametrize(("level", "total"), [(LogLevel.DEBUG, 1), (LogLevel.ERROR, 0)])
async def test_lines_of_one_item_can_be_read_by_level(
    log: LogIndex, level: LogLevel, total: int
) -> None:
    assert (await log.lines.get("job", limit=9, rating_key="2", level=level)).total == total


@pytest.mark.parametrize(
    ("search", "total"),
    [
        ("even", 5),
        ("EVE", 5),
        ("e", 5),
        ("lin odd", 5),
        ("3", 1),
        ("  ", 10),
        ("another", 0),
        ("evenly", 0),
        ("(odd)", 5),
        ("line odd even", 0),
    ],
)
@pytest.mark.parametrize("most_terms", [0, 1, 99])
async def test_a_search_finds_lines_that_have_all_words(
    log: LogIndex, monkeypatch: pytest.MonkeyPatch, search: str, total: int, most_terms: int
) -> None:
    monkeypatch.setattr(search_compiler, "MAX_TERMS", most_terms)
    page = await log.lines.get("job", limit=99, search=search)
    assert (page.total, len(page.lines), page.is_total_exact) == (total, total, True)


@pytest.mark.parametrize("search", ["line", "+"])
async def test_a_search_keeps_to_its_job_when_lines_of_jobs_alternate(
    index: LogIndex, search: str
) -> None:
    for job_id in ("job", "other", "job"):
        index.add_line(job_id, line("line +"))
    assert (await index.lines.get("job", limit=9, search=search)).total == 2


async def test_a_search_can_be_paged(log: LogIndex) -> None:
    page = await log.lines.get("job", limit=2, offset=1, search="even")
    assert (messages(page), page.total) == (["line 4 even", "line 6 even"], 5)


async def test_a_long_search_stops_counting(log: LogIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines_module, "MAX_COUNTED", 3)
    page = await log.lines.get("job", limit=2, search="line")
    assert (page.total, page.is_total_exact) == (5, False)


async def test_a_search_goes_back_beyond_what_is_counted(
    log: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_module, "MAX_COUNTED", 1)
    page = await log.lines.get("job", limit=2, search="line", before_id=3)
    assert [each.id for each in page.lines] == [1, 2]


@pytest.mark.parametrize(("search", "total"), [("+", 3), ("line +", 3), ("line rare +", 1)])
async def test_a_search_for_signs_looks_at_the_newest_lines_only(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch, search: str, total: int
) -> None:
    monkeypatch.setattr(lines_module, "MAX_COMPARED", 2)
    for number in range(9):
        index.add_line("job", line(f"line + {'rare' if number == 0 else ''}"))
    page = await index.lines.get("job", limit=9, search=search)
    assert (page.total, page.is_total_exact) == (total, total == 1)
    page = await index.lines.get("job", limit=9, search=search, before_id=4)
    assert [each.id for each in page.lines] == list(range(1, total + 1))


async def test_a_whole_log_is_read_part_by_part(log: LogIndex) -> None:
    log.add_line("job", line("after the other job"))
    assert [each.id for each in await log.lines.get_after("job", 0, limit=3)] == [1, 2, 3]
    assert [each.id for each in await log.lines.get_after("job", 8, limit=9)] == [9, 10, 12]
    assert await log.lines.get_after("job", 12, limit=9) == ()
    assert await log.lines.get_after("nobody", 0, limit=9) == ()


HOSTILE = [
    "100 %",
    "snake_case",
    'it\'s "quoted"',
    "🙂",
    "a*b",
    "C:\\path",
    "(NEAR(x y))",
    "title:x",
    "-minus",
    "^caret",
    "Pokémon",
    "'; DROP TABLE items; --",
    "AND OR NOT",
    "日本",
]


@pytest.mark.parametrize("has_fts5", [True, False])
@pytest.mark.parametrize("text", HOSTILE)
async def test_a_search_takes_what_the_user_types_as_data(
    index: LogIndex, add: AddOutcome, monkeypatch: pytest.MonkeyPatch, text: str, has_fts5: bool
) -> None:
    monkeypatch.setattr(Database, "has_text_search", has_fts5)
    index.add_line("job", line("plain"))
    index.add_line("job", line(f"before {text} after"))
    add(outcome(Result.FIXED, rating_key="1", title="plain"))
    add(outcome(Result.FIXED, rating_key="2", title=f"before {text} after"))
    assert messages(await index.lines.get("job", limit=9, search=text)) == [f"before {text} after"]
    assert keys(await index.items.get(limit=9, search=text)) == ["2"]


@pytest.mark.parametrize("search", ["%", "_", "*", '"', "\\", "''", '"*"', "🙂"])
async def test_special_characters_stand_for_themselves(log: LogIndex, search: str) -> None:
    assert (await log.lines.get("job", limit=9, search=search)).total == 0


@pytest.mark.parametrize("search", ["\0", "\ud800", "a" * 100_000, "a " * 500, '"' * 999])
async def test_absurd_searches_do_no_harm(log: LogIndex, search: str) -> None:
    assert (await log.lines.get("job", limit=9, search=search)).total in (0, 10)
    assert (await log.items.get(limit=9, search=search)).total == 0


async def test_an_accent_does_not_matter(index: LogIndex) -> None:
    index.add_line("job", line("Pokémon"))
    assert (await index.lines.get("job", limit=9, search="pokemon")).total == 1


async def test_an_sqlite_without_text_search_finds_the_same(
    index: LogIndex, add: AddOutcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    await index.async_close()
    monkeypatch.setattr(schema, "has_fts5", lambda _: False)
    await index.async_open()
    index.add_line("job", line("hello world"))
    add(outcome(Result.FIXED, title="The Film"))
    assert (await index.lines.get("job", limit=9, search="wor HEL")).total == 1
    assert (await index.items.get(limit=9, search="film")).total == 1
    assert (await index.async_purge(5.0, log_days=0, item_days=0, jobs=list))["lines"] == 1


# Items


@pytest.fixture
def items(index: LogIndex, add: AddOutcome) -> LogIndex:
    """Return a log index with five items."""
    add(
        outcome(Result.UNRESOLVED, rating_key="1", title="Alpha"),
        time=10.0,
        remembered=state("1", next_attempt=300.0),
    )
    add(
        outcome(Result.TIMED_OUT, rating_key="2", title="beta two", library_id="20"),
        time=30.0,
        remembered=state("2", attempts=3, next_attempt=200.0, library_id="20"),
    )
    add(
        outcome(Result.ERRORED, rating_key="3", title="Gamma two"),
        time=20.0,
        remembered=state("3", attempts=5, next_attempt=None, given_up=True),
    )
    add(outcome(Result.FIXED, rating_key="4", title="Delta", after=set()), time=40.0)
    add(
        outcome(Result.WOULD_REFRESH, rating_key="5", title="Epsilon", after={Defect.NO_MATCH}),
        time=50.0,
        dry_run=True,
    )
    return index


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
        ("attempts", "45123"),
        ("last_seen", "13245"),
        ("next_attempt", "34521"),
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
        ({"rating_key": "3"}, "3"),
        ({"rating_key": "\ud800"}, ""),
        ({"result": "nonsense"}, ""),
        ({"defect": "no_match"}, "5"),
        ({"defect": "match"}, ""),
        ({"library_ids": ["20"]}, "2"),
        ({"library_ids": []}, ""),
        ({"only_open": True}, "5231"),
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
    await items.items.set_ignored(["3"], ignored=True)
    assert keys(await items.items.get(limit=9, only_open=True)) == ["5", "2", "1"]
    assert "3" in keys(await items.items.get(limit=9))


async def test_what_is_due_longest_comes_first(items: LogIndex) -> None:
    assert await items.memory.due(["10", "20"], 300.0) == ["2", "1"]
    assert await items.memory.due(["10"], 300.0) == ["1"]
    assert await items.memory.due(["10", "20"], 299.0) == ["2"]
    assert await items.memory.due([], 999.0) == []


async def test_the_states_are_those_of_items_that_have_a_past(items: LogIndex) -> None:
    await items.items.set_ignored(["5"], ignored=True)
    states = await items.memory.states([*map(str, range(3000))])
    assert sorted(states) == ["1", "2", "3", "5"]
    assert (states["2"].attempts, states["2"].library_id) == (3, "20")
    assert (states["3"].given_up, states["5"].ignored) == (True, True)


async def test_the_items_that_wait_are_counted(items: LogIndex) -> None:
    assert await items.items.count_waiting() == 2


async def test_open_defects_are_counted_by_library(items: LogIndex, add: AddOutcome) -> None:
    both = {Defect.MISSING_POSTER, Defect.NO_MATCH}
    add(outcome(Result.UNRESOLVED, rating_key="6", after=both), time=60.0)
    counted = await items.items.count_open({"10": 0.0, "20": 0.0, "30": 0.0})
    assert counted["10"].items == 4
    assert counted["10"].defects == {Defect.MISSING_POSTER: 3, Defect.NO_MATCH: 2}
    assert counted["20"] == OpenDefects(items=1, defects={Defect.MISSING_POSTER: 1})
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
    assert (await items.items.count_open({"20": 0.0}))["20"] == OpenDefects(
        items=1, defects={Defect.NO_MATCH: 1}
    )


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


async def test_the_type_of_an_item_is_told(items: LogIndex) -> None:
    assert (await items.items.get(limit=1)).items[0].type == MediaType.MOVIE

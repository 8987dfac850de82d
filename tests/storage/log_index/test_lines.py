"""Tests of the lines of the jobs' logs."""

import pytest

from custom_components.plex_smart_refresher.engine.events import LogLevel, Phase
from custom_components.plex_smart_refresher.storage import (
    LogIndex,
    LogPage,
    LogRow,
)
from custom_components.plex_smart_refresher.storage.log_index import (
    lines as lines_module,
    search as search_compiler,
)
from custom_components.plex_smart_refresher.storage.log_index.database import Database

from ..conftest import line


def messages(page: LogPage) -> list[str]:
    return [each.message for each in page.lines]


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
                code="error",
                values={"error": "line 8 even"},
            ),
            LogRow(
                id=10,
                time=9.0,
                level=LogLevel.INFO,
                phase=Phase.REFRESH,
                rating_key="9",
                code="error",
                values={"error": "line 9 odd"},
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


@pytest.mark.parametrize("has_text_search", [True, False])
async def test_the_newest_lines_about_an_item_are_found_in_all_jobs(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch, *, has_text_search: bool
) -> None:
    monkeypatch.setattr(Database, "has_text_search", has_text_search)
    for number, key in enumerate(("7", "77", "7", "", "7")):
        index.add_line(f"job {number}", line(f"line {number} 7", rating_key=key))
    found = await index.lines.of_item("7", limit=2)
    assert [each.message for each in found] == ["line 2 7", "line 4 7"]
    assert await index.lines.of_item("8", limit=2) == ()

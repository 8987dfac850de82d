"""Tests of what a user searches for."""

import pytest

from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import (
    ItemPage,
    LogIndex,
    LogPage,
)
from custom_components.plex_smart_refresher.storage.log_index import (
    schema,
)
from custom_components.plex_smart_refresher.storage.log_index.database import Database

from ..conftest import AddOutcome, line, outcome


def messages(page: LogPage) -> list[str]:
    return [each.message for each in page.lines]


def keys(page: ItemPage) -> list[str]:
    return [each.rating_key for each in page.items]


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
    assert (await index.async_purge(5.0, log_days=0, item_days=0, change_days=0, jobs=list))[
        "lines"
    ] == 1

# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Tests of the log index as a whole."""

from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex, LogIndexError

from ..conftest import AddOutcome, line, outcome, rows, state
from .conftest import count, open_again


async def test_what_was_written_is_there_after_a_restart(
    hass: HomeAssistant, index: LogIndex
) -> None:
    index.add_line("job", line("hello"))
    await index.async_close()
    again = await open_again(hass)
    assert [each.message for each in (await again.lines.get("job", limit=5)).lines] == ["hello"]
    await again.async_close()


async def test_after_closing_it_takes_nothing_and_says_so_when_asked(index: LogIndex) -> None:
    await index.async_close()
    index.add_line("job", line())
    await index.async_flush()
    assert index.database.file_bytes() == 0
    with pytest.raises(LogIndexError, match="closed"):
        await index.memory.states(["1"])


async def test_sizes_are_told(index: LogIndex, add: AddOutcome) -> None:
    index.add_line("job", line())
    add(outcome(Result.UNRESOLVED), remembered=state())
    await index.async_flush()
    sizes = await index.sizes()
    assert (sizes["lines"], sizes["items"]) == (1, 1)
    assert sizes["file_bytes"] > 4096


async def test_while_home_assistant_copies_the_file_changes_go_to_its_companion(
    hass: HomeAssistant, index: LogIndex, database: Path, tmp_path: Path
) -> None:
    index.add_line("job", line("before"))
    await index.async_backup_prepare()
    first = database.read_bytes()
    for number in range(3000):
        index.add_line("job", line(f"{number} {'x' * 300}"))
    await index.async_flush()
    assert database.read_bytes() == first
    copy = tmp_path / "copy.db"
    copy.write_bytes(first)
    assert rows(copy, "SELECT message FROM log_lines") == [("before",)]
    wal = database.with_name(f"{database.name}-wal").read_bytes()
    copy.with_name("copy.db-wal").write_bytes(wal)
    assert rows(copy, "SELECT COUNT(*) FROM log_lines") == [(3001,)]
    await index.async_backup_done()
    assert database.read_bytes() != first
    assert await count(index) == 3001

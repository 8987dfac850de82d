# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""Tests of what is remembered of schedules."""

import json
from pathlib import Path
import stat
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest

from custom_components.plex_smart_refresher.storage import (
    ScheduleMark,
    ScheduleMemory,
    async_remove_files,
)

from .conftest import ENTRY_ID

MARKS = {"a": ScheduleMark("on 03:30:00 mon UTC", 1000.5), "b": ScheduleMark("off", 0)}


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / f"{ENTRY_ID}.schedules"


def write(file: Path, data: Any, *, version: int = 1, minor_version: int = 1) -> None:
    document = {"version": version, "minor_version": minor_version, "key": "k", "data": data}
    file.write_text(json.dumps(document))


async def test_nothing_is_remembered_at_first(hass: HomeAssistant, file: Path) -> None:
    assert await ScheduleMemory(hass, ENTRY_ID).async_load() == {}


async def test_marks_are_on_disk_as_soon_as_they_are_saved(hass: HomeAssistant, file: Path) -> None:
    await ScheduleMemory(hass, ENTRY_ID).async_save(MARKS)
    assert await ScheduleMemory(hass, ENTRY_ID).async_load() == MARKS
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    await ScheduleMemory(hass, ENTRY_ID).async_save({})
    assert await ScheduleMemory(hass, ENTRY_ID).async_load() == {}


async def test_what_a_newer_minor_version_wrote_is_read(hass: HomeAssistant, file: Path) -> None:
    stored = {"timing": "on", "handled_until": 7, "new": True}
    write(file, {"a": stored}, minor_version=9)
    assert await ScheduleMemory(hass, ENTRY_ID).async_load() == {"a": ScheduleMark("on", 7.0)}


async def test_what_cannot_be_read_lets_all_schedules_begin_anew(
    hass: HomeAssistant, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(file, {}, version=99)
    assert await ScheduleMemory(hass, ENTRY_ID).async_load() == {}
    file.write_text("{ no JSON")
    assert await ScheduleMemory(hass, ENTRY_ID).async_load() == {}
    assert len(list(file.parent.glob(f"{file.name}.*"))) == 2  # nothing is lost
    write(file, {})
    memory = ScheduleMemory(hass, ENTRY_ID)
    with patch.object(memory._store, "async_load", side_effect=HomeAssistantError("disk")):
        assert await memory.async_load() == {}
    assert "is not written this time: disk" in caplog.text


@pytest.mark.parametrize(
    "data",
    [
        [],
        "text",
        {"a": None},
        {"a": {}},
        {"a": {"timing": 1, "handled_until": 1}},
        {"a": {"timing": "on", "handled_until": "never"}},
    ],
)
async def test_what_is_no_mark_is_passed_over(hass: HomeAssistant, file: Path, data: Any) -> None:
    write(file, data)
    assert await ScheduleMemory(hass, ENTRY_ID).async_load() == {}


async def test_marks_go_with_their_entry(hass: HomeAssistant, file: Path) -> None:
    await ScheduleMemory(hass, ENTRY_ID).async_save(MARKS)
    await async_remove_files(hass, ENTRY_ID)
    assert not file.exists()

"""Storing the last check-up and what is on purpose."""

import json
from pathlib import Path
import stat
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.assumptions.result import (
    Assumption,
    ProbeResult,
    Verdict,
)
from custom_components.plex_smart_refresher.engine.checkup.finding import (
    Check,
    CheckStatus,
    CheckUp,
    Finding,
    Silence,
)
from custom_components.plex_smart_refresher.storage import CheckUpStore, StoredCheckUp

from .conftest import ENTRY_ID

FOUND = Finding(
    check=Check.CLOCK, status=CheckStatus.WARNING, code="skew", values={"minutes": 9}, affected=2
)
SILENCED = frozenset(
    {
        Silence(Check.CLOCK, "", "skew", CheckStatus.WARNING),
        Silence(Check.LANGUAGE, "3", "sparse", CheckStatus.HINT),
    }
)
CHECK_UP = CheckUp(checked_at=5.0, version="1.43", requests=9, findings=(FOUND,), silenced=SILENCED)
PROBED = ProbeResult(Assumption.PAGES, Verdict.DIFFERS, {"asked": 2, "received": 1})
STORED = StoredCheckUp(check_up=CHECK_UP, silenced=SILENCED, probed=(PROBED,))


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / f"{ENTRY_ID}.check_up"


def write(file: Path, data: Any, minor_version: int = 1) -> None:
    document = {"version": 1, "minor_version": minor_version, "key": "k", "data": data}
    file.write_text(json.dumps(document))


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def read(file: Path) -> Any:
    return json.loads(file.read_text())["data"]


async def test_a_check_up_comes_back_as_it_was(hass: HomeAssistant, file: Path) -> None:
    assert await CheckUpStore(hass, ENTRY_ID).async_load() == StoredCheckUp()
    for stored in (StoredCheckUp(silenced=SILENCED), STORED):
        await CheckUpStore(hass, ENTRY_ID).async_save(stored)
        assert await CheckUpStore(hass, ENTRY_ID).async_load() == stored
    assert mode(file) == 0o600


async def test_what_is_of_another_version_is_left_out(hass: HomeAssistant, file: Path) -> None:
    await CheckUpStore(hass, ENTRY_ID).async_save(STORED)
    data = read(file)
    findings = data["check_up"]["findings"]
    findings.append({**findings[0], "check": "later"})
    data["silenced"].append(["later", "", "", "hint"])
    data["probed"].append(["later", "differs", {}])
    write(file, data, minor_version=9)
    assert await CheckUpStore(hass, ENTRY_ID).async_load() == STORED


async def test_a_file_that_holds_no_check_up_is_replaced(hass: HomeAssistant, file: Path) -> None:
    rest = {"silenced": [], "probed": []}
    bad: list[Any] = [[], {}, {"check_up": None}, {"check_up": {}, **rest}, {"check_up": 1, **rest}]
    for count, data in enumerate(bad, 1):
        write(file, data)
        store = CheckUpStore(hass, ENTRY_ID)
        assert await store.async_load() == StoredCheckUp(), data
        assert len(list(file.parent.glob(f"{file.name}.*"))) == count  # nothing is lost
    await store.async_save(STORED)
    assert await CheckUpStore(hass, ENTRY_ID).async_load() == STORED

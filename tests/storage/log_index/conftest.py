"""What the tests of the log index share."""

from collections.abc import Callable
from datetime import timedelta
import sqlite3
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLevel
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import LogIndex

from ..conftest import ENTRY_ID, AddOutcome, line, outcome, state


async def open_again(hass: HomeAssistant) -> LogIndex:
    index = LogIndex(hass, ENTRY_ID)
    await index.async_open()
    return index


async def tick(hass: HomeAssistant, seconds: float) -> None:
    """Let some seconds pass."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=seconds))
    await hass.async_block_till_done()


def connection_of(index: LogIndex) -> sqlite3.Connection:
    return index.database.run(lambda connection: connection)


async def count(index: LogIndex) -> int:
    return (await index.lines.get("job", limit=0)).total


def fail_with(error: Exception) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> Any:
        raise error

    return fail


def damage_once(function: Callable[..., Any]) -> Callable[..., Any]:
    is_damaged = True

    def damaged(*args: Any, **kwargs: Any) -> Any:
        nonlocal is_damaged
        if is_damaged:
            is_damaged = False
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error
        return function(*args, **kwargs)

    return damaged


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

"""What the tests of the room share: real files in a folder of their own."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
import sqlite3

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.air_dates import WaitReason
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLevel, LogLine, Phase
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    ItemState,
    Result,
    SkipReason,
)
from custom_components.plex_smart_refresher.storage import LogIndex

ENTRY_ID = "01ENTRY"


@pytest.fixture
def config_dir(hass: HomeAssistant, tmp_path: Path, real_stores: None) -> Path:
    """Give Home Assistant a configuration folder of its own, and stores that write to it."""
    hass.config.config_dir = str(tmp_path)
    return tmp_path


@pytest.fixture
def folder(config_dir: Path) -> Path:
    """Return the folder of the integration's files."""
    folder = config_dir / ".storage" / "plex_smart_refresher"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def database(folder: Path) -> Path:
    """Return the file of the log index."""
    return folder / f"{ENTRY_ID}.db"


@pytest.fixture
async def index(hass: HomeAssistant, database: Path) -> AsyncIterator[LogIndex]:
    """Return an open log index with a new file."""
    index = LogIndex(hass, ENTRY_ID)
    await index.async_open()
    yield index
    await index.async_close()


def line(
    message: str = "a line",
    *,
    time: float = 1.0,
    level: LogLevel = LogLevel.INFO,
    rating_key: str = "",
) -> LogLine:
    """Return a line of a job's log."""
    return LogLine(
        time=time,
        level=level,
        phase=Phase.REFRESH,
        code=LineCode.ERROR,
        values={"error": message},
        rating_key=rating_key,
    )


def outcome(
    result: Result,
    *,
    rating_key: str = "1",
    title: str = "The Film",
    before: set[Defect] | None = None,
    after: set[Defect] | None = None,
    skip_reason: SkipReason | None = None,
    error: str | None = None,
    library_id: str = "10",
) -> ItemOutcome:
    """Return what became of an item that lacked its poster."""
    return ItemOutcome(
        item=MediaItem(rating_key, library_id, MediaType.MOVIE, title),
        result=result,
        before=frozenset({Defect.MISSING_POSTER} if before is None else before),
        after=frozenset({Defect.MISSING_POSTER} if after is None else after),
        skip_reason=skip_reason,
        error=error,
    )


def state(
    rating_key: str = "1",
    *,
    attempts: int = 1,
    next_attempt: float | None = 100.0,
    wait_reason: WaitReason | None = None,
    given_up: bool = False,
    defects: set[Defect] | None = None,
    library_id: str = "10",
) -> ItemState:
    """Return what to remember of an item that failed."""
    return ItemState(
        rating_key=rating_key,
        library_id=library_id,
        attempts=attempts,
        next_attempt=next_attempt,
        wait_reason=wait_reason,
        given_up=given_up,
        defects=frozenset({Defect.MISSING_POSTER} if defects is None else defects),
    )


type AddOutcome = Callable[..., None]


@pytest.fixture
def add(index: LogIndex) -> AddOutcome:
    """Return what adds an outcome, with its state if it is a failure."""

    def add_outcome(
        given: ItemOutcome,
        *,
        time: float = 50.0,
        remembered: ItemState | None = None,
        dry_run: bool = False,
        job_id: str = "job",
    ) -> None:
        index.add_outcome(job_id, given, time, state=remembered, dry_run=dry_run)

    return add_outcome


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """Return what a second look into the file finds."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()

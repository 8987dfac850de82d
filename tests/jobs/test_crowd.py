"""Many results at once: none is lost, and nobody else has to wait."""

from copy import replace
from pathlib import Path
import sqlite3
from unittest.mock import Mock

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLine
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.jobs.events import JobsEvent, Publisher
from custom_components.plex_smart_refresher.jobs.journal import JobJournal
from custom_components.plex_smart_refresher.jobs.libraries import ServerLibraries
from custom_components.plex_smart_refresher.jobs.recorder import Recorder
from custom_components.plex_smart_refresher.jobs.upkeep import Upkeep
from custom_components.plex_smart_refresher.storage import JobHistory, LogIndex

from ..engine.fakes import new_world

FILMS = 60_000


@pytest.fixture
def folder(hass: HomeAssistant, tmp_path: Path, real_stores: None) -> Path:
    hass.config.config_dir = str(tmp_path)
    return tmp_path / ".storage" / "plex_smart_refresher"


@pytest.mark.timeout(300)  # that number of items takes a while on a busy machine
async def test_a_job_that_ended_has_all_its_results(hass: HomeAssistant, folder: Path) -> None:
    world = new_world()
    world.server.add_library("1")
    for number in range(FILMS):
        world.server.add(f"{number}", MediaType.MOVIE, Defect.MISSING_POSTER)
    log_index, history = LogIndex(hass, "entry"), JobHistory(hass, "entry")
    publisher = Publisher(None)
    await log_index.async_open()
    lines = 0

    def count_line(event: JobsEvent) -> None:
        nonlocal lines
        lines += isinstance(event, LogLine)

    publisher.subscribe(count_line)
    options = ScanOptions(window_days=0, max_refreshes=3, page_size=5_000)
    job = Job(job_id="job", trigger=JobTrigger.MANUAL, options=options, started_at=1.0)
    recorder = Recorder(
        job,
        world.clock,
        history,
        log_index,
        publisher,
        Mock(spec=ServerLibraries),
        Mock(spec=Upkeep),
    )
    journal = JobJournal(log_index.changes, "job", world.clock)
    ports = replace(world.ports, memory=log_index.memory, journal=journal)
    tally = await run_scan(ports, options, recorder.on_event)
    await recorder.async_finish(recorder.job.finish(JobStatus.SUCCESS, 2.0))
    assert (tally.skipped, tally.fixed) == (FILMS - 3, 3)
    with sqlite3.connect(folder / "entry.db") as connection:
        query = "SELECT result, COUNT(*) FROM job_items GROUP BY result ORDER BY result"
        assert connection.execute(query).fetchall() == [("fixed", 3), ("skipped", FILMS - 3)]
        assert connection.execute("SELECT COUNT(*) FROM log_lines").fetchone() == (lines,)
    connection.close()
    await log_index.async_close()

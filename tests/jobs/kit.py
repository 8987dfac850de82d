"""What the tests of jobs share."""

from operator import attrgetter
import time
from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.options import read
from custom_components.plex_smart_refresher.storage.stored import to_stored
from plex_simulator import Outcome, PlexSimulator

from ..kit import call, press

#: A speed of the clock at which no wait of a scan ends within a test: a cancel must end it.
NEARLY_STOPPED = 0.001
#: What has not ended by now, in seconds, hangs. Requests and Home Assistant's stop take longer.
HANGING = 8


async def start(
    hass: HomeAssistant, entry: MockConfigEntry, trigger: JobTrigger = JobTrigger.ACTION
) -> None:
    """Start a scan in the way that belongs to a trigger."""
    manager: JobManager = entry.runtime_data.manager
    match trigger:
        case JobTrigger.ACTION:
            await call(hass, "start_scan")
        case JobTrigger.MANUAL:
            await press(hass, "start_scan", entry)
        case _:
            await manager.async_start(manager.default_options(), trigger)
    assert manager.job is not None
    assert manager.job.trigger is trigger


async def _in_collect(plex: PlexSimulator, manager: JobManager) -> None:
    plex.faults.switch_on("hang", on="sections")


async def _in_inspect(plex: PlexSimulator, manager: JobManager) -> None:
    plex.faults.switch_on("hang", on="list_page")


async def _in_confirmation(plex: PlexSimulator, manager: JobManager) -> None:
    plex.faults.switch_on("hang", on="details_batch")


async def _in_refresh_request(plex: PlexSimulator, manager: JobManager) -> None:
    plex.faults.switch_on("hang", on="refresh")


async def _in_wait(plex: PlexSimulator, manager: JobManager) -> None:
    for key in manager_keys(plex):
        await plex.edit(key, outcome=Outcome.IGNORED)


async def _in_wait_for_lost_server(plex: PlexSimulator, manager: JobManager) -> None:
    plex.faults.switch_on("busy", on="refresh")


async def _in_verify(plex: PlexSimulator, manager: JobManager) -> None:
    plex.pipeline.latency.late_picture = 60
    for key in manager_keys(plex):
        await plex.edit(key, outcome=Outcome.LATE_PICTURE)


def manager_keys(plex: PlexSimulator) -> list[str]:
    """Return the keys of the items that are broken."""
    return [key for key, item in plex.catalog.items.items() if item.truth]


SITUATIONS = {
    "collect, a request hangs": (_in_collect, Phase.COLLECT),
    "inspect, a list hangs": (_in_inspect, Phase.INSPECT),
    "inspect, a details read hangs": (_in_confirmation, Phase.INSPECT),
    "refresh, the requests hang": (_in_refresh_request, Phase.REFRESH),
    "refresh, waiting for Plex": (_in_wait, Phase.REFRESH),
    "refresh, waiting to try again": (_in_wait_for_lost_server, Phase.REFRESH),
    "verify, waiting for late pictures": (_in_verify, Phase.VERIFY),
}


def stored_jobs(entry: MockConfigEntry, *jobs: Job) -> dict[str, Any]:
    """Return a job history as an earlier run of Home Assistant left it."""
    return {
        f"{DOMAIN}/{entry.entry_id}.jobs": {
            "version": 1,
            "minor_version": 1,
            "key": f"{DOMAIN}/{entry.entry_id}.jobs",
            "data": {
                "jobs": [to_stored(job) for job in sorted(jobs, key=attrgetter("started_at"))]
            },
        }
    }


def old_job(job_id: str, *, age_days: float, status: JobStatus = JobStatus.SUCCESS) -> Job:
    """Return a job of the past."""
    started_at = time.time() - age_days * 86_400
    return Job(
        job_id=job_id,
        trigger=JobTrigger.MANUAL,
        options=read({}),
        started_at=started_at,
        status=status,
        finished_at=None if status is JobStatus.RUNNING else started_at + 60,
        phase=Phase.REFRESH,
        progress=50.0,
    )

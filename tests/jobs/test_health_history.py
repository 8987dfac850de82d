"""Tests of the health over time, and of the scans that changed it."""

from dataclasses import replace
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import Tally
from custom_components.plex_smart_refresher.jobs.health_history import Period, last_healing
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.jobs.serialize import history_details, unix_time
from custom_components.plex_smart_refresher.storage import LogIndexError
from custom_components.plex_smart_refresher.storage.log_index.health_points import HealthPoints
from plex_simulator import Outcome, PlexSimulator, movie

from ..kit import ScaledClock, broken, scan


def job(job_id: str, fixed: int, **changes: object) -> Job:
    started = Job(
        job_id=job_id, trigger=JobTrigger.MANUAL, options=ScanOptions(), started_at=1.0
    ).evolve(tally=Tally(fixed=fixed))
    return replace(started.finish(JobStatus.SUCCESS, 2.0), **changes)  # type: ignore[arg-type]  # any field


def test_the_last_healing_is_the_newest_ended_scan_that_fixed_something() -> None:
    by_hand = job("by hand", 1, options=ScanOptions(rating_keys=("7",)))
    running = job("running", 3, status=JobStatus.RUNNING)
    jobs = [running, job("nothing", 0), by_hand, job("newest", 2), job("older", 5)]
    found = last_healing(jobs)
    assert found is not None
    assert found.job_id == "newest"
    assert last_healing([running, by_hand]) is None


async def test_the_health_of_each_hour_and_day_is_kept(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    clock: ScaledClock,
) -> None:
    for number in range(20):
        movie(plex.catalog.libraries["1"], f"More {number}")
    broken(plex, Outcome.FIXED)
    broken(plex, Outcome.NEVER)
    found = await scan(hass, loaded, dry_run=True)
    clock.skip(days=2)
    healed = await scan(hass, loaded)
    assert healed.tally.fixed == 1

    history = await manager.upkeep.async_health_history(Period.WEEK)
    (first, *_, last), (*_, total) = history.libraries["1"], history.server
    assert (first.items, first.broken, last.items, last.broken) == (25, 2, 25, 1)
    assert last.health == 96.0
    measured = manager.upkeep.statistics.measured.values()
    assert total.items == sum(items for items, _ in measured)
    assert total.broken == sum(defective for _, defective in measured) == 1
    assert [each.job_id for each in history.scans] == [healed.job_id, found.job_id]

    shown = history_details(history, unix_time)
    assert shown["libraries"].keys() == {"1"}  # the others have too few items for a percentage
    assert shown["scans"][0]["fixed"] == 1
    assert "1" in shown["scans"][0]["library_ids"]

    clock.skip(days=30)
    later = await manager.upkeep.async_health_history(Period.MONTH)
    assert later.scans == []


async def test_items_are_counted_even_if_their_health_cannot_be_written(
    loaded: MockConfigEntry, manager: JobManager
) -> None:
    error = LogIndexError("the disk is full")
    with patch.object(HealthPoints, "put", side_effect=error) as put:
        assert await manager.upkeep.async_count_silently()
    put.assert_awaited_once()

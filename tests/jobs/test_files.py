"""The files of jobs: what is removed from them, and what they outlast."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher.engine.job import Job, JobStatus
from custom_components.plex_smart_refresher.storage import (
    Items,
    JobHistory,
    LogIndex,
    LogIndexError,
)
from plex_simulator import Outcome, PlexSimulator

from ..kit import ScaledClock, broken, call, scan
from .kit import old_job, stored_jobs


async def test_old_jobs_are_removed_at_start_up(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    clock: ScaledClock,
) -> None:
    jobs = [old_job(f"J{age}", age_days=age) for age in (1, 20, 40, 60, 80)]
    hass_storage |= stored_jobs(entry, *jobs)
    options = {**entry.options, "job_days": 30, "jobs_kept": 3}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_setup(entry.entry_id)
    kept = (await call(hass, "get_jobs"))["jobs"]
    assert [job["job_id"] for job in kept] == ["J1", "J20", "J40"]
    await hass.config_entries.async_unload(entry.entry_id)


async def test_what_is_old_is_removed_daily_by_the_options(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    broken(plex, Outcome.NEVER)
    first, second = (await scan(hass, loaded)).job_id, (await scan(hass, loaded)).job_id
    manager = loaded.runtime_data.manager
    options = {**loaded.options, "log_days": 5, "item_days": 20, "job_days": 10, "jobs_kept": 1}
    hass.config_entries.async_update_entry(loaded, options=options)

    async def later(days: int) -> tuple[int, int, list[str]]:
        for _ in range(days):
            await next_day()
        sizes = await manager.records.sizes()
        return sizes["lines"], sizes["items"], [job.job_id for job in manager.jobs]

    async def next_day() -> None:
        clock.skip(days=1)
        is_done, async_retain = asyncio.Event(), manager.upkeep.async_retain

        async def retain() -> None:
            await async_retain()
            is_done.set()

        with patch.object(manager.upkeep, "async_retain", retain):
            async_fire_time_changed(hass, dt_util.utcnow() + timedelta(days=1, minutes=1))
            await asyncio.wait_for(is_done.wait(), 10)

    lines, items, jobs = await later(4)
    assert lines > 0
    assert (items, jobs) == (1, [second, first])
    assert await later(2) == (0, 1, [second, first])
    assert await later(5) == (0, 1, [second])
    assert await later(10) == (0, 0, [second])
    assert manager.upkeep.statistics.total.waiting == 0


async def test_nothing_is_removed_on_the_word_of_a_clock_that_jumped(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken(plex, Outcome.NEVER)
    for _ in range(2):
        await scan(hass, loaded)
    manager = loaded.runtime_data.manager
    options = {**loaded.options, "log_days": 5, "item_days": 20, "job_days": 10, "jobs_kept": 1}
    hass.config_entries.async_update_entry(loaded, options=options)
    await manager.upkeep.async_retain()

    async def kept() -> tuple[int, int, Sequence[Job]]:
        """Return what is kept; the file grows, because the health of the day is stored."""
        sizes = await manager.records.sizes()
        return sizes["lines"], sizes["items"], manager.jobs

    before = await kept()
    clock.skip(days=400)
    await manager.upkeep.async_retain()
    assert "The date has jumped" in caplog.text
    assert await kept() == before
    clock.skip(days=-399.5)
    await manager.upkeep.async_retain()
    assert await kept() == before
    for _ in range(2):
        clock.skip(days=400)
        await manager.upkeep.async_retain()
    clock.skip(days=1)
    await manager.upkeep.async_retain()
    assert (await manager.records.sizes())["items"] == 0
    assert len(manager.jobs) == 1


async def test_the_last_scan_is_the_last_one_whatever_the_clock_said(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    clock.skip(days=400)
    await scan(hass, loaded)
    clock.skip(days=-400)
    last = await scan(hass, loaded)
    found = (await call(hass, "get_jobs", limit=1))["jobs"]
    assert [job["job_id"] for job in found] == [last.job_id]
    assert await hass.config_entries.async_reload(loaded.entry_id)
    found = (await call(hass, "get_jobs", limit=1))["jobs"]
    assert [job["job_id"] for job in found] == [last.job_id]


async def test_a_log_index_that_cannot_be_tidied_up_does_not_keep_a_server_from_loading(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    clock: ScaledClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    problem = LogIndexError("disk I/O error")
    with (
        patch.object(LogIndex, "async_purge", side_effect=problem),
        patch.object(Items, "count_open", side_effect=problem),
    ):
        assert await hass.config_entries.async_setup(entry.entry_id)
    assert "could not be removed from the log index: disk I/O error" in caplog.text
    assert "could not be counted: disk I/O error" in caplog.text
    assert (await scan(hass, entry)).status is JobStatus.SUCCESS
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), RuntimeError("oops")])
async def test_a_history_that_cannot_be_written_leaves_no_job_running(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
) -> None:
    broken(plex)
    with patch.object(JobHistory, "async_save_job", side_effect=error):
        job = await scan(hass, loaded)
    assert (job.status, job.tally.fixed) == (JobStatus.SUCCESS, 1)
    assert "could not be saved" in caplog.text
    assert (await scan(hass, loaded)).status is JobStatus.SUCCESS


async def test_a_job_is_saved_as_ended_once_all_its_results_would_outlast_a_loss_of_power(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    order: list[str] = []
    sync, save = LogIndex.async_sync, JobHistory.async_save_job

    async def noted_sync(index: LogIndex) -> None:
        await sync(index)
        order.append("synced")

    async def noted_save(history: JobHistory, job: Job) -> None:
        order.append(job.status)
        await save(history, job)

    with (
        patch.object(LogIndex, "async_sync", noted_sync),
        patch.object(JobHistory, "async_save_job", noted_save),
    ):
        await scan(hass, loaded)
    assert order == ["running", "synced", "success"]

"""Jobs when Home Assistant stops, and after it starts again."""

import asyncio
import time
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import ItemOutcome, Result
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.options import read
from custom_components.plex_smart_refresher.storage import (
    LogIndex,
)
from plex_simulator import PlexSimulator

from ..kit import ScaledClock, broken, call, entry_for, scan, until
from .kit import HANGING, NEARLY_STOPPED, SITUATIONS, old_job, start, stored_jobs


@pytest.mark.parametrize("situation", SITUATIONS)
async def test_an_unload_interrupts_a_scan_at_once(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    manager: JobManager,
    situation: str,
) -> None:
    clock.factor = NEARLY_STOPPED
    prepare, phase = SITUATIONS[situation]
    for _ in range(5):
        broken(plex)
    await prepare(plex, manager)
    await start(hass, loaded)
    await until(lambda: manager.job is not None and manager.job.phase is phase)
    await asyncio.sleep(0.1)
    async with asyncio.timeout(HANGING):
        assert await hass.config_entries.async_unload(loaded.entry_id)
    job = manager.jobs[0]
    assert (job.status, job.phase) == (JobStatus.INTERRUPTED, phase)
    assert job.tally.failed == 0
    await until(lambda: plex.counters.parallel_requests == 0)


async def test_the_stop_of_home_assistant_interrupts_a_scan_at_once(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
) -> None:
    assert await hass.config_entries.async_setup(entry.entry_id)
    clock.factor = NEARLY_STOPPED
    manager: JobManager = entry.runtime_data.manager
    for _ in range(5):
        broken(plex)
    plex.faults.switch_on("hang", on="refresh")
    await start(hass, entry)
    await until(lambda: manager.job is not None and manager.job.phase is Phase.REFRESH)
    async with asyncio.timeout(HANGING):
        await hass.async_stop(force=True)
    assert [job.status for job in manager.jobs] == [JobStatus.INTERRUPTED]
    [stored] = hass_storage[f"{DOMAIN}/{entry.entry_id}.jobs"]["data"]["jobs"]
    assert stored["status"] == "interrupted"
    with pytest.raises(HomeAssistantError) as refusal:
        await manager.async_start(manager.default_options(), JobTrigger.SCHEDULE)
    assert refusal.value.translation_key == "stopped"
    object.__setattr__(entry, "state", ConfigEntryState.NOT_LOADED)


async def test_an_unload_right_after_a_start_interrupts_the_job(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    await asyncio.gather(
        call(hass, "start_scan"), hass.config_entries.async_unload(loaded.entry_id)
    )
    assert [job.status for job in manager.jobs] == [JobStatus.INTERRUPTED]


@pytest.mark.parametrize("age_days", [0.001, 1, 2_000])
async def test_a_job_that_a_restart_cut_short_is_interrupted_whatever_its_age(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    clock: ScaledClock,
    age_days: float,
) -> None:
    job = old_job("OLD", age_days=age_days, status=JobStatus.RUNNING)
    hass_storage |= stored_jobs(entry, job)
    assert await hass.config_entries.async_setup(entry.entry_id)
    [shown] = (await call(hass, "get_jobs"))["jobs"]
    assert (shown["job_id"], shown["status"], shown["progress"]) == ("OLD", "interrupted", 50)
    assert shown["finished_at"] is not None
    assert (await scan(hass, entry)).status is JobStatus.SUCCESS
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_job_that_was_killed_before_its_progress_was_saved_does_no_item_twice(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    plex: PlexSimulator,
    clock: ScaledClock,
) -> None:
    entry = entry_for(plex, after_restart="resume")
    entry.add_to_hass(hass)
    done, left = broken(plex), broken(plex)
    job = Job(
        job_id="KILLED",
        trigger=JobTrigger.MANUAL,
        options=read(entry.options),
        started_at=time.time(),
    )
    hass_storage |= stored_jobs(entry, job)
    before = LogIndex(hass, entry.entry_id)
    await before.async_open()
    item = MediaItem(done, "1", MediaType.MOVIE, "Done")
    fixed = ItemOutcome(
        item=item,
        result=Result.FIXED,
        before=frozenset({Defect.MISSING_POSTER}),
        after=frozenset(),
    )
    before.add_outcome("KILLED", fixed, time.time(), state=None, dry_run=False)
    await before.async_close()
    assert await hass.config_entries.async_setup(entry.entry_id)
    manager: JobManager = entry.runtime_data.manager
    await until(lambda: manager.job is None, 30)
    [resumed] = manager.jobs
    assert (resumed.job_id, resumed.status) == ("KILLED", JobStatus.SUCCESS)
    assert resumed.tally.fixed == 2
    assert plex.counters.refreshes == {left: 1}
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_job_that_a_restart_cut_short_is_interrupted_although_plex_is_down(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
) -> None:
    hass_storage |= stored_jobs(entry, old_job("OLD", age_days=1, status=JobStatus.RUNNING))
    await plex.refuse_connections()
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    [stored] = hass_storage[f"{DOMAIN}/{entry.entry_id}.jobs"]["data"]["jobs"]
    assert stored["status"] == "interrupted"
    await plex.accept_connections()
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert (await scan(hass, entry)).status is JobStatus.SUCCESS
    await hass.config_entries.async_unload(entry.entry_id)

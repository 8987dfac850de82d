"""Scans that wait, over real HTTP: for the user, for Plex, and across a restart."""

from collections.abc import AsyncIterator
from dataclasses import replace
import time
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import Event, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.scan_events import EVENT_SCAN
from custom_components.plex_smart_refresher.storage import LogIndexError, Memory
from plex_simulator import Latency, Outcome, PlexSimulator

from .jobs.kit import old_job, stored_jobs
from .kit import ScaledClock, broken, call, entry_for, press, scan, small_catalog, state, until
from .test_repairs import fix, issues

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")


@pytest.fixture
async def plex(socket_enabled: None) -> AsyncIterator[PlexSimulator]:
    """Run a server that takes its time."""
    async with PlexSimulator(small_catalog(), latency=Latency(mean=0.04, spread=0)) as simulator:
        yield simulator


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    """Return the entry of a server that has time for each item, on a busy machine, too."""
    entry = entry_for(plex, item_deadline=600)
    entry.add_to_hass(hass)
    return entry


def choose(hass: HomeAssistant, entry: MockConfigEntry, **options: Any) -> None:
    """Change options as the user does."""
    hass.config_entries.async_update_entry(entry, options={**entry.options, **options})


def running(entry: MockConfigEntry) -> Job:
    """Return the active job."""
    job = entry.runtime_data.manager.job
    assert job is not None
    return job


async def finished(hass: HomeAssistant, entry: MockConfigEntry) -> Job:
    """Wait for the end of the active job and return it."""
    manager = entry.runtime_data.manager
    await until(lambda: manager.job is None, 30)
    await hass.async_block_till_done()
    job: Job = manager.jobs[0]
    return job


def assert_complete(job: Job, plex: PlexSimulator) -> None:
    """Check that a job came to a good end: what it had under way may have healed meanwhile."""
    assert job.status is JobStatus.SUCCESS
    assert job.tally.checked == job.tally.healthy + job.tally.defective
    assert job.tally.failed == 0
    assert not any(item.truth for item in plex.catalog.items.values())


async def begin(hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator) -> str:
    """Start a scan of thirty broken films, and return when some of them are fixed."""
    for _ in range(30):
        broken(plex, added_at=1_500_000_000)
    job_id = str((await call(hass, "start_scan"))["job_id"])
    await until(lambda: running(entry).tally.fixed > 3)
    return job_id


@pytest.fixture
def told(hass: HomeAssistant) -> list[str]:
    """Return what is announced."""
    types: list[str] = []

    def on_event(event: Event[dict[str, Any]]) -> None:
        types.append(event.data["type"])

    hass.bus.async_listen(EVENT_SCAN, on_event)
    return types


# By hand


@pytest.mark.parametrize("way", ["action", "button"])
async def test_a_scan_is_paused_and_resumed_by_hand(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[str], way: str
) -> None:
    job_id = await begin(hass, loaded, plex)
    if way == "action":
        assert await call(hass, "pause_scan") == {"job_id": job_id}
    else:
        await press(hass, "pause_scan", loaded)
    await hass.async_block_till_done()
    assert state(hass, "sensor", "scan_status", loaded).state == "paused"
    [row] = (await call(hass, "get_jobs", status="paused"))["jobs"]
    assert row["pause_reason"] == "user"
    await plex.wait_idle()
    asked = plex.counters.refreshes.total()
    await until(lambda: running(loaded).tally.fixed >= asked)
    assert plex.counters.refreshes.total() == asked < 30
    if way == "action":
        assert await call(hass, "resume_scan") == {"job_id": job_id, "queued": False}
    else:
        await press(hass, "resume_scan", loaded)
    job = await finished(hass, loaded)
    assert (job.job_id, job.status, job.tally.fixed) == (job_id, JobStatus.SUCCESS, 30)
    assert told == ["started", "paused", "resumed", "finished"]


async def test_a_paused_scan_can_be_cancelled(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await begin(hass, loaded, plex)
    await call(hass, "pause_scan")
    assert (await call(hass, "cancel_scan"))["status"] == "cancelled"
    assert loaded.runtime_data.manager.jobs[0].pause_reason is None


@pytest.mark.parametrize("action", ["pause_scan", "resume_scan"])
async def test_there_must_be_something_to_pause_or_resume(
    hass: HomeAssistant, loaded: MockConfigEntry, action: str
) -> None:
    with pytest.raises(ServiceValidationError) as error:
        await call(hass, action)
    assert error.value.translation_key == ("no_job" if action == "pause_scan" else "no_pause")


async def test_a_scan_that_runs_cannot_be_resumed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await begin(hass, loaded, plex)
    with pytest.raises(ServiceValidationError):
        await call(hass, "resume_scan")
    await call(hass, "cancel_scan")


# Plex


async def test_a_scan_outlasts_a_restart_of_the_server(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[str]
) -> None:
    choose(hass, loaded, pause_limit=60)
    job_id = await begin(hass, loaded, plex)
    await plex.refuse_connections()
    await until(lambda: running(loaded).pause_reason is PauseReason.SERVER_UNAVAILABLE)
    await until(lambda: not loaded.runtime_data.manager.libraries.is_reachable)
    await plex.accept_connections()
    job = await finished(hass, loaded)
    assert (job.job_id, job.status, job.tally.fixed) == (job_id, JobStatus.SUCCESS, 30)
    assert loaded.runtime_data.manager.libraries.is_reachable
    assert told == ["started", "paused", "resumed", "finished"]


async def test_a_server_that_stays_away_ends_the_scan_after_the_limit(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, pause_limit=3)
    await begin(hass, loaded, plex)
    await plex.refuse_connections()
    job = await finished(hass, loaded)
    assert (job.status, job.error) == (JobStatus.FAILED, "server_unavailable")
    assert (job.tally.timed_out, job.tally.errored) == (0, 0)
    await plex.accept_connections()


async def test_a_provider_that_is_down_is_waited_for_and_told_once(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, pause_limit=600)
    for _ in range(15):
        broken(plex, Outcome.FIXED, "missing_summary")
    plex.faults.provider_down = True
    await call(hass, "start_scan")
    await until(lambda: running(loaded).pause_reason is PauseReason.PROVIDER_DOWN)
    assert list(issues(hass)) == ["provider_down"]
    assert running(loaded).tally.unresolved == 0
    plex.faults.provider_down = False
    await call(hass, "resume_scan")
    job = await finished(hass, loaded)
    assert (job.status, job.tally.fixed, job.tally.unresolved) == (JobStatus.SUCCESS, 15, 0)
    assert issues(hass) == {}


# A restart


async def test_a_scan_goes_on_after_a_restart_and_refreshes_nothing_twice(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, told: list[str]
) -> None:
    choose(hass, loaded, after_restart="resume")
    lost = [broken(plex, Outcome.NEVER, title=f"A lost {number}") for number in range(3)]
    job_id = await begin(hass, loaded, plex)
    await until(lambda: running(loaded).tally.unresolved == 3)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    job = await finished(hass, loaded)
    assert (job.job_id, job.status) == (job_id, JobStatus.SUCCESS)
    assert job.tally.unresolved == 3
    assert job.tally.checked == job.tally.healthy + job.tally.defective
    assert all(plex.counters.refreshes[key] == 1 for key in lost)
    assert told == ["started", "interrupted", "resumed", "finished"]
    totals = loaded.runtime_data.manager.records.totals
    assert (totals.jobs, totals.tally) == (1, job.tally)


async def test_a_scan_that_was_paused_by_hand_is_paused_after_a_restart(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, after_restart="resume")
    await begin(hass, loaded, plex)
    await call(hass, "pause_scan")
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await until(lambda: running(loaded).pause_reason is PauseReason.USER)
    await plex.wait_idle()
    asked = plex.counters.refreshes.total()
    await hass.async_block_till_done()
    assert plex.counters.refreshes.total() == asked
    await call(hass, "resume_scan")
    assert_complete(await finished(hass, loaded), plex)


async def test_whoever_resumes_an_interrupted_scan_wants_it_to_go_on(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await begin(hass, loaded, plex)
    await call(hass, "pause_scan")
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await call(hass, "resume_scan")
    assert_complete(await finished(hass, loaded), plex)


async def test_whoever_wants_to_be_asked_is_asked_once(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, after_restart="ask")
    job_id = await begin(hass, loaded, plex)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert loaded.runtime_data.manager.job is None
    assert list(issues(hass)) == ["resume_scan"]
    # Left as it is, it is not asked again, though it can be resumed.
    assert (await fix(hass, "resume_scan", {"next_step_id": "leave"}))["reason"] == "left"
    loaded.runtime_data.coordinator.async_update_listeners()
    assert issues(hass)["resume_scan"].dismissed_version is not None
    step = await fix(hass, "resume_scan", {"next_step_id": "resume"})
    assert step["type"] == "create_entry"
    assert issues(hass) == {}
    job = await finished(hass, loaded)
    assert job.job_id == job_id
    assert_complete(job, plex)


async def test_what_cannot_go_on_any_more_says_so(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    choose(hass, loaded, after_restart="ask")
    await begin(hass, loaded, plex)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    issue = issues(hass)["resume_scan"]
    await call(hass, "start_scan")
    await finished(hass, loaded)
    assert issues(hass) == {}
    assert loaded.runtime_data.manager.resumable is None
    assert issue.is_fixable


async def test_an_interrupted_scan_stays_so_if_the_user_wants_it_and_can_be_resumed_by_hand(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    job_id = await begin(hass, loaded, plex)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await hass.async_block_till_done()
    assert loaded.runtime_data.manager.job is None
    assert issues(hass) == {}
    assert await call(hass, "resume_scan") == {"job_id": job_id, "queued": False}
    assert_complete(await finished(hass, loaded), plex)


@pytest.mark.parametrize(("crashes", "is_resumed"), [(0, True), (1, False)])
async def test_a_scan_goes_on_after_a_crash_but_not_after_two(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    crashes: int,
    is_resumed: bool,
) -> None:
    choose(hass, entry, after_restart="resume")
    broken(plex, added_at=int(time.time()))
    job = replace(old_job("OLD", age_days=0.01, status=JobStatus.RUNNING), crashes=crashes)
    hass_storage |= stored_jobs(entry, job)
    assert await hass.config_entries.async_setup(entry.entry_id)
    ended = await finished(hass, entry)
    assert ended.crashes == crashes + 1
    assert ended.status is (JobStatus.SUCCESS if is_resumed else JobStatus.INTERRUPTED)
    assert ended.tally.fixed == is_resumed
    if not is_resumed:
        with pytest.raises(ServiceValidationError):
            await call(hass, "resume_scan")
    await hass.config_entries.async_unload(entry.entry_id)


async def test_what_was_interrupted_long_ago_stays_so(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    entry: MockConfigEntry,
    clock: ScaledClock,
) -> None:
    choose(hass, entry, after_restart="resume")
    hass_storage |= stored_jobs(entry, old_job("OLD", age_days=2, status=JobStatus.INTERRUPTED))
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.manager.job is None
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_scan_goes_on_although_its_results_cannot_be_read(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(hass, loaded, after_restart="resume")
    await begin(hass, loaded, plex)

    async def fail(*_args: Any) -> dict[str, Result]:
        raise LogIndexError("disk I/O error")

    monkeypatch.setattr(Memory, "results", fail)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    job = await finished(hass, loaded)
    assert job.status is JobStatus.SUCCESS
    assert (await scan(hass, loaded)).tally.defective == 0

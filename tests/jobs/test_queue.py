"""A start follows a job of new items, which nobody started and which stands in nobody's way."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.plex_smart_refresher.engine.errors import ServerLostError
from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Tally
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.jobs.running import RunningJob
from custom_components.plex_smart_refresher.options import read
from custom_components.plex_smart_refresher.scan_events import EVENT_SCAN
from plex_simulator import PlexSimulator

from ..kit import ScaledClock, broken, call, entry_for, press, state, until
from .kit import old_job, stored_jobs

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")


class Engine:
    """A scan that ends when it is told to, and that knows its pause control."""

    def __init__(self) -> None:
        self.controls: list[PauseControl] = []
        self.begun: list[ScanOptions] = []
        self.running = 0
        self._ends: list[asyncio.Future[Tally]] = []

    async def run_scan(
        self, _ports: Any, options: ScanOptions, _observer: Any, control: PauseControl, *_: Any
    ) -> Tally:
        assert not self.running, "two at once"
        self.running += 1
        self.begun.append(options)
        self.controls.append(control)
        self._ends.append(asyncio.get_running_loop().create_future())
        try:
            return await self._ends[-1]
        finally:
            self.running -= 1

    async def end(self, error: Exception | None = None) -> None:
        """End the scan that began last, as soon as it has begun."""
        await until(lambda: bool(self._ends) and not self._ends[-1].done())
        if error:
            self._ends[-1].set_exception(error)
        else:
            self._ends[-1].set_result(Tally())


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setattr(
        "custom_components.plex_smart_refresher.jobs.manager.run_scan", engine.run_scan
    )
    return engine


async def arrive(manager: JobManager, *keys: str) -> RunningJob:
    """Start a job of new items."""
    options = manager.default_options().for_arrivals(keys or ("1",))
    return await manager.async_start(options, JobTrigger.ARRIVAL)


def shown(jobs: Sequence[Job]) -> list[tuple[str, str]]:
    """Return the trigger and the status of each job, newest first."""
    return [(job.trigger.value, job.status.value) for job in jobs]


async def test_a_start_is_queued_shown_and_begins_after_the_job_of_new_items(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, engine: Engine
) -> None:
    events = async_capture_events(hass, EVENT_SCAN)
    arrival = await arrive(manager)
    assert not engine.controls[0].is_draining
    answer = await call(hass, "start_scan", days=5)
    assert answer == {"job_id": manager.jobs[0].job_id, "queued": True}
    assert shown(manager.jobs) == [("action", "queued"), ("arrival", "running")]
    await hass.async_block_till_done()
    assert state(hass, "sensor", "scan_status", loaded).state == "queued"
    assert engine.controls[0].is_draining
    assert [event.data["type"] for event in events] == []

    for again in (call(hass, "start_scan"), call(hass, "refresh_item", rating_key="1")):
        with pytest.raises(ServiceValidationError) as refusal:
            await again
        assert refusal.value.translation_key == "job_running"
        assert refusal.value.translation_placeholders == {"job_id": answer["job_id"]}
    with pytest.raises(ServiceValidationError):
        await arrive(manager)

    await engine.end()
    await until(lambda: manager.job is not None and manager.job.status is JobStatus.RUNNING)
    assert manager.job is not None
    assert manager.job.started_at >= (arrival.job.finished_at or 0)
    await engine.end()
    await until(lambda: manager.job is None)
    await hass.async_block_till_done()
    assert shown(manager.jobs) == [("action", "success"), ("arrival", "success")]
    assert engine.begun[1].window_days == 5
    assert [event.data["type"] for event in events] == ["started", "finished"]
    assert (await call(hass, "start_scan"))["queued"] is False


async def test_a_cancel_drops_what_waits_and_leaves_the_job_of_new_items_alone(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, engine: Engine
) -> None:
    arrival = await arrive(manager)
    first = (await call(hass, "start_scan"))["job_id"]
    assert await call(hass, "cancel_scan") == {"job_id": first, "status": "cancelled"}
    assert manager.running is arrival
    assert shown(manager.jobs) == [("action", "cancelled"), ("arrival", "running")]
    assert (await call(hass, "start_scan"))["queued"] is True  # another wish, the same wait
    await call(hass, "cancel_scan")
    cancelled = await call(hass, "cancel_scan")
    assert cancelled == {"job_id": arrival.job_id, "status": "cancelled"}
    assert manager.running is None
    assert len(engine.begun) == 1


@pytest.mark.parametrize("error", [None, ServerLostError("gone"), ValueError("a fault of ours")])
async def test_what_waits_begins_however_the_job_of_new_items_ends(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    engine: Engine,
    error: Exception | None,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await arrive(manager)
    refreshing = hass.async_create_task(call(hass, "refresh_item", rating_key="1", force=True))
    await until(lambda: bool(manager.job and manager.job.is_queued))
    await engine.end(error)
    await engine.end()
    with pytest.raises(HomeAssistantError) as refusal:  # this engine has inspected nothing
        await refreshing
    assert refusal.value.translation_key == "item_not_inspected"
    assert shown(manager.jobs) == [
        ("action", "success"),
        ("arrival", "failed" if error else "success"),
    ]
    assert manager.running is None
    caplog.clear()  # the fault is logged, as it must be


async def test_a_start_follows_a_job_of_new_items_that_is_being_cancelled(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, engine: Engine
) -> None:
    await arrive(manager)
    await manager.refresh_queue.async_refresh(["7"], force=False)
    assert manager.refresh_queue.activities() == {"7": "queued"}
    await manager.async_cancel()
    cancelling = hass.async_create_task(manager.async_cancel())
    await asyncio.sleep(0)
    started = await manager.async_start(manager.default_options(), JobTrigger.MANUAL)
    await manager.refresh_queue.async_refresh(["8"], force=False)
    await cancelling
    assert manager.running is started
    await engine.end()
    await engine.end()  # the wish of after the cancel is not lost with it
    await until(lambda: manager.running is None)
    assert engine.begun[-1].rating_keys == ("8",)
    assert [job.status.value for job in manager.jobs] == [
        *("success", "success", "cancelled", "cancelled")
    ]


async def test_every_way_to_start_follows_a_job_of_new_items(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, engine: Engine
) -> None:
    ways = {
        "button": lambda: press(hass, "start_scan", loaded),
        "dry run": lambda: press(hass, "start_dry_run", loaded),
        "panel": lambda: manager.async_start(manager.default_options(), JobTrigger.MANUAL),
        "items": lambda: manager.refresh_queue.async_refresh(["7"], force=False),
    }
    await arrive(manager)
    for way, start in ways.items():
        await hass.async_block_till_done()
        await start()
        assert manager.job is not None, way
        assert manager.job.is_queued, way
        await manager.async_cancel()
    await manager.async_cancel()


async def test_a_pause_before_the_turn_holds_from_then_on_and_can_end_before_it(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, engine: Engine
) -> None:
    await arrive(manager)
    await call(hass, "start_scan")
    await call(hass, "pause_scan")
    await engine.end()
    await until(lambda: len(engine.controls) > 1)
    assert engine.controls[1].reason is PauseReason.USER
    await manager.async_cancel()

    await arrive(manager)
    await call(hass, "start_scan")
    with pytest.raises(ServiceValidationError):
        await call(hass, "resume_scan")
    await call(hass, "pause_scan")
    assert (await call(hass, "resume_scan"))["queued"] is True
    await engine.end()
    await until(lambda: len(engine.controls) > 3)
    assert engine.controls[3].reason is None
    await manager.async_cancel()


async def test_an_unload_interrupts_both_and_the_one_that_waited_is_resumed(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, engine: Engine
) -> None:
    hass.config_entries.async_update_entry(
        loaded, options={**loaded.options, "after_restart": "resume"}
    )
    await arrive(manager)
    job_id = (await call(hass, "start_scan"))["job_id"]
    assert await hass.config_entries.async_unload(loaded.entry_id)
    assert shown(manager.jobs) == [("action", "interrupted"), ("arrival", "interrupted")]
    assert await hass.config_entries.async_setup(loaded.entry_id)
    after: JobManager = loaded.runtime_data.manager
    await engine.end()
    await until(lambda: after.job is None)
    assert shown(after.jobs) == [("action", "success"), ("arrival", "interrupted")]
    assert after.jobs[0].job_id == job_id
    assert len(engine.begun) == 2


async def test_a_crash_loses_nothing_that_waits_and_is_no_fault_of_it(
    hass: HomeAssistant, hass_storage: dict[str, Any], plex: PlexSimulator, engine: Engine
) -> None:
    entry = entry_for(plex, after_restart="ask")
    entry.add_to_hass(hass)
    arrival, waiting = (
        old_job("ARRIVAL", age_days=0.002, status=JobStatus.RUNNING),
        old_job("WAITING", age_days=0.001, status=JobStatus.RUNNING),
    )
    arrival = replace(arrival, options=read({}).for_arrivals(["1"]))
    waiting = replace(waiting, status=JobStatus.QUEUED, finished_at=None, phase=None)
    hass_storage |= stored_jobs(entry, arrival, waiting)
    assert await hass.config_entries.async_setup(entry.entry_id)
    manager: JobManager = entry.runtime_data.manager
    assert [(job.job_id, job.status.value, job.crashes) for job in manager.jobs] == [
        ("WAITING", "interrupted", 0),
        ("ARRIVAL", "interrupted", 1),
    ]
    await arrive(manager)  # one that comes before the person's answer
    assert await call(hass, "resume_scan") == {"job_id": "WAITING", "queued": True}
    await engine.end()
    await engine.end()
    await until(lambda: manager.job is None)
    assert {job.job_id: job.status.value for job in manager.jobs}["WAITING"] == "success"
    await hass.config_entries.async_unload(entry.entry_id)


async def test_what_is_in_progress_at_the_server_is_the_last_before_a_refresh_that_was_asked_for(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    clock: ScaledClock,
) -> None:
    keys = [broken(plex) for _ in range(6)]
    wanted = broken(plex)
    plex.faults.switch_on("delay", on="refresh", seconds=3)
    options = replace(manager.default_options().for_arrivals(keys), in_flight=2)
    await manager.async_start(options, JobTrigger.ARRIVAL)
    await until(lambda: plex.counters.parallel_requests == 2)
    refreshing = hass.async_create_task(call(hass, "refresh_item", rating_key=wanted))
    await until(lambda: bool(manager.job and manager.job.is_queued))
    plex.faults.clear()
    answer = await refreshing
    assert answer["result"] == "fixed"
    job, arrival = manager.jobs
    assert (job.tally.fixed, arrival.tally.fixed, arrival.tally.skipped) == (1, 2, 4)

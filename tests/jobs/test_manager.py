"""One job at a time: starting, cancelling, and what goes wrong around it."""

import asyncio
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.results import Result, Tally
from custom_components.plex_smart_refresher.jobs.events import JobChanged, JobsEvent
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.storage import (
    JobHistory,
)
from plex_simulator import Outcome, PlexSimulator

from ..kit import ScaledClock, broken, call, press, scan, until
from .kit import HANGING, NEARLY_STOPPED, SITUATIONS, start

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")


async def test_a_second_start_is_refused_and_told_which_job_is_running(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", on="sections")
    job_id = (await call(hass, "start_scan"))["job_id"]
    for again in (
        call(hass, "start_scan"),
        call(hass, "refresh_item", rating_key="1"),
    ):
        with pytest.raises(ServiceValidationError) as refusal:
            await again
        assert refusal.value.translation_domain == DOMAIN
        assert refusal.value.translation_key == "job_running"
        assert refusal.value.translation_placeholders == {"job_id": job_id}
    assert (await call(hass, "cancel_scan"))["job_id"] == job_id


async def test_of_starts_at_the_same_moment_one_wins(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    answers = await asyncio.gather(
        *(call(hass, "start_scan") for _ in range(5)), return_exceptions=True
    )
    started = [answer for answer in answers if isinstance(answer, dict)]
    refused = [answer for answer in answers if isinstance(answer, ServiceValidationError)]
    assert (len(started), len(refused)) == (1, 4)
    await until(lambda: manager.job is None)
    assert [job.status for job in manager.jobs] == [JobStatus.SUCCESS]


async def test_a_cancel_right_after_the_start_finds_the_job(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    started, cancelled = await asyncio.gather(call(hass, "start_scan"), call(hass, "cancel_scan"))
    assert cancelled == {"job_id": started["job_id"], "status": "cancelled"}
    assert manager.job is None


async def test_two_cancels_at_once_both_tell_how_the_job_ended(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", on="sections")
    await call(hass, "start_scan")
    first, second = await asyncio.gather(call(hass, "cancel_scan"), call(hass, "cancel_scan"))
    assert first == second
    assert first["status"] == "cancelled"


async def test_a_cancel_without_a_job_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded)
    with pytest.raises(ServiceValidationError) as refusal:
        await call(hass, "cancel_scan")
    assert refusal.value.translation_key == "no_job"


async def check_that_nothing_was_tried(
    hass: HomeAssistant, manager: JobManager, phase: Phase, keys: set[str]
) -> None:
    """Check that the cancelled job knows what it found, and that it refreshed none of it."""
    job = manager.jobs[0]
    assert (job.status, job.phase, job.error) == (JobStatus.CANCELLED, phase, None)
    assert job.tally.fixed == job.tally.failed == job.tally.gone == 0
    items = (await call(hass, "get_items"))["items"]
    assert {item["rating_key"] for item in items} <= keys
    assert {(item["result"], item["attempts"]) for item in items} <= {("would_refresh", 0)}
    assert manager.upkeep.statistics.total.waiting == 0
    log = await call(hass, "get_log", job_id=job.job_id)
    assert log["lines"][-1]["message"].startswith("cancelled after ")


@pytest.mark.parametrize("trigger", JobTrigger)
@pytest.mark.parametrize("situation", SITUATIONS)
async def test_a_cancel_waits_for_nothing(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    manager: JobManager,
    situation: str,
    trigger: JobTrigger,
) -> None:
    clock.factor = NEARLY_STOPPED
    prepare, phase = SITUATIONS[situation]
    keys = [broken(plex) for _ in range(5)]
    await prepare(plex, manager)

    await start(hass, loaded, trigger)
    await until(lambda: manager.job is not None and manager.job.phase is phase)
    await asyncio.sleep(0.1)  # deep in it
    assert manager.job is not None
    assert manager.job.phase is phase
    async with asyncio.timeout(HANGING):
        if trigger is JobTrigger.MANUAL:
            await press(hass, "cancel_scan", loaded)
        else:
            await call(hass, "cancel_scan")
    await check_that_nothing_was_tried(hass, manager, phase, set(keys))
    await until(lambda: plex.counters.parallel_requests == 0)
    plex.faults.clear()  # nothing of it stands in the way of the next one
    clock.factor = 100
    for key in keys:
        await plex.edit(key, outcome=Outcome.FIXED)
    assert (await scan(hass, loaded)).tally.fixed == 5


async def test_a_cancel_keeps_the_results_of_what_was_finished(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    done, stuck = broken(plex), broken(plex, Outcome.IGNORED)
    hass.config_entries.async_update_entry(
        loaded, options={**loaded.options, "item_deadline": 3600}
    )
    await start(hass, loaded)
    await until(lambda: manager.job is not None and manager.job.tally.fixed == 1)
    await call(hass, "cancel_scan")
    job = manager.jobs[0]
    assert job.tally == Tally(checked=13, healthy=11, defective=2, fixed=1)
    items = (await call(hass, "get_items"))["items"]
    results = {item["rating_key"]: item["result"] for item in items}
    assert results == {done: "fixed", stuck: "would_refresh"}
    assert plex.item(stuck).truth


async def test_an_error_of_our_own_fails_the_job_and_is_logged(
    hass: HomeAssistant, loaded: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    target = "custom_components.plex_smart_refresher.jobs.manager.run_scan"
    with patch(target, side_effect=KeyError("oops")):
        job = await scan(hass, loaded)
    assert (job.status, job.error) == (JobStatus.FAILED, "internal_error")
    assert "A scan ended with an unexpected error" in caplog.text
    assert (await scan(hass, loaded)).status is JobStatus.SUCCESS


async def test_a_result_is_not_lost_when_the_next_job_begins_at_once(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    key = broken(plex)
    job_ids: list[str] = []

    def start_next(event: JobsEvent) -> None:
        if manager.job is None and job_ids:
            end()
            coro = manager.async_start(manager.default_options(), JobTrigger.SCHEDULE)
            hass.async_create_task(coro, eager_start=True)

    end = manager.publisher.subscribe(start_next)
    job_ids.append("armed")
    outcome = await manager.refresh_queue.async_refresh_item(key)
    assert outcome is not None
    assert outcome.result is Result.FIXED
    await until(lambda: manager.job is None)
    assert len(manager.jobs) == 2


async def test_a_cancel_after_the_last_item_does_not_undo_what_was_achieved(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    saving, go_on = asyncio.Event(), asyncio.Event()
    save = JobHistory.async_save_job

    async def slowly(self: JobHistory, job: Job) -> None:
        if not job.is_active:
            saving.set()
            await go_on.wait()
        await save(self, job)

    with patch.object(JobHistory, "async_save_job", slowly):
        await start(hass, loaded)
        await saving.wait()
        cancel = asyncio.create_task(call(hass, "cancel_scan"))
        await asyncio.sleep(0.01)
        assert not cancel.done()
        go_on.set()
        assert (await cancel)["status"] == "success"
    assert manager.job is None


async def test_who_sees_the_end_of_a_job_is_never_refused_a_start(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    saving, go_on = asyncio.Event(), asyncio.Event()
    save = JobHistory.async_save_job

    async def slowly(self: JobHistory, job: Job) -> None:
        if not job.is_active:
            saving.set()
            await go_on.wait()
        await save(self, job)

    with patch.object(JobHistory, "async_save_job", slowly):
        await start(hass, loaded)
        await saving.wait()
        [job] = (await call(hass, "get_jobs"))["jobs"]
        assert job["status"] == "running"
        with pytest.raises(ServiceValidationError):
            await call(hass, "start_scan")

        def start_at_the_end(event: JobsEvent) -> None:
            if isinstance(event, JobChanged) and not event.job.is_active:
                end()
                coro = manager.async_start(manager.default_options(), JobTrigger.SCHEDULE)
                hass.async_create_task(coro, eager_start=True)

        end = manager.publisher.subscribe(start_at_the_end)
        go_on.set()
        await until(lambda: len(manager.jobs) == 2 and manager.job is None, 30)
    assert [each.status for each in manager.jobs] == [JobStatus.SUCCESS] * 2

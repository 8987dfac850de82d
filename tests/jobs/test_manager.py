"""Jobs from their start to their end: by actions and buttons, on a server over real HTTP."""

import asyncio
from datetime import timedelta
import logging
import time
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import ItemOutcome, Result, Tally
from custom_components.plex_smart_refresher.jobs.clock import SystemClock
from custom_components.plex_smart_refresher.jobs.events import JobsEvent
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.options import read
from custom_components.plex_smart_refresher.storage import (
    Items,
    JobHistory,
    LogIndex,
    LogIndexError,
    Memory,
)
from custom_components.plex_smart_refresher.storage.stored import to_stored
from plex_simulator import Access, Catalog, Outcome, PlexSimulator, RequestKind, movie

from ..kit import ScaledClock, broken, call, entry_for, press, scan, small_catalog, until

#: A speed of the clock at which no wait of a scan ends within a test: a cancel must end it.
NEARLY_STOPPED = 0.001
#: What has not ended by now, in seconds, hangs. Requests and Home Assistant's stop take longer.
HANGING = 8


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def manager(loaded: MockConfigEntry) -> JobManager:
    manager: JobManager = loaded.runtime_data.manager
    return manager


# What a scan does


async def test_a_scan_counts_each_result(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    expected = {
        broken(plex, Outcome.FIXED): "fixed",
        broken(plex, Outcome.LATE_PICTURE): "fixed",
        broken(plex, Outcome.PARTLY, "missing_poster", "missing_summary"): "partly_fixed",
        broken(plex, Outcome.NEVER): "unresolved",
        broken(plex, Outcome.IGNORED): "timed_out",
        (errored := broken(plex, title="Refused")): "errored",
        broken(plex, Outcome.FIXED, "no_match", summary="By hand.", hand_made=True): "skipped",
    }
    gone = broken(plex, Outcome.VANISHED)
    plex.faults.switch_on("status", on=f"/library/metadata/{errored}/refresh")
    job = await scan(hass, loaded)
    assert job.status is JobStatus.SUCCESS
    assert job.error is None
    assert job.tally == Tally(
        checked=19,
        healthy=11,
        defective=8,
        fixed=2,
        partly_fixed=1,
        unresolved=1,
        timed_out=1,
        gone=1,
        errored=1,
        skipped=1,
    )
    assert (job.progress, job.current, job.phase) == (100, "", Phase.VERIFY)
    items = (await call(hass, "get_items", limit=100))["items"]
    assert {item["rating_key"]: item["result"] for item in items} == expected
    assert gone not in expected
    assert plex.counters.hand_made_destroyed == 0


async def test_a_dry_run_reports_what_it_would_refresh_and_changes_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    broken(plex, Outcome.NEVER)
    healed, removed = broken(plex, Outcome.NEVER), broken(plex, Outcome.NEVER)
    given_up = broken(plex, Outcome.NEVER, "no_external_ids")
    await scan(hass, loaded)
    before = await call(hass, "get_items", limit=100)
    assert {item["attempts"] for item in before["items"]} == {1}
    waiting = loaded.runtime_data.manager.statistics.waiting
    clock.skip(days=3)
    await plex.edit(healed, thumb=f"/library/metadata/{healed}/thumb/1")
    await plex.remove_item(removed)
    new = broken(plex)
    plex.reset_counters()
    job = await scan(hass, loaded, dry_run=True)
    assert job.tally.would_refresh == 3
    assert job.tally.fixed == job.tally.failed == 0
    assert plex.counters.requests[RequestKind.REFRESH] == 0
    after = await call(hass, "get_items", limit=100)
    rows = {item["rating_key"]: item for item in after["items"]}
    seen = rows.pop(new)
    assert (seen["result"], seen["attempts"], seen["next_attempt"]) == ("would_refresh", 0, None)
    assert rows == {item["rating_key"]: item for item in before["items"]}
    assert {healed, removed, given_up} <= rows.keys()
    assert loaded.runtime_data.manager.statistics.waiting == waiting


async def test_a_second_dry_run_after_a_dry_run_reports_the_same(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    first = await scan(hass, loaded, dry_run=True)
    second = await scan(hass, loaded, dry_run=True)
    assert first.tally == second.tally
    assert (await scan(hass, loaded)).tally.fixed == 1


async def test_an_item_that_failed_waits_and_is_then_tried_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    key = broken(plex, Outcome.SECOND)
    assert (await scan(hass, loaded)).tally.unresolved == 1
    assert loaded.runtime_data.manager.statistics.waiting == 1
    assert (await scan(hass, loaded)).tally.skipped == 1
    clock.skip(days=2)
    assert (await scan(hass, loaded)).tally.fixed == 1
    assert loaded.runtime_data.manager.statistics.waiting == 0
    assert plex.counters.refreshes[key] == 2


async def test_a_window_leaves_out_what_came_before_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    old = broken(plex)
    recent = broken(plex, added_at=plex.catalog.now - 86_400)
    assert (await scan(hass, loaded, days=30)).tally.fixed == 1
    assert plex.counters.refreshes == {recent: 1}
    assert (await scan(hass, loaded, days=0)).tally.fixed == 1
    assert plex.counters.refreshes == {recent: 1, old: 1}


async def test_a_cap_lets_the_newest_items_of_each_library_through(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    newest = broken(plex, added_at=plex.catalog.now - 86_400)
    broken(plex)
    job = await scan(hass, loaded, max_items=1)
    assert job.tally.checked == 3
    assert plex.counters.refreshes == {newest: 1}


@pytest.mark.parametrize(
    ("libraries", "expected"),
    [
        (["1"], {"1"}),
        ([2], {"2"}),
        ("2", {"2"}),
        (["Movies"], {"1", "2"}),
        (["movies", "1"], {"1", "2"}),
        (["TV Shows", "2"], {"2", "3"}),
        ([], {"1", "2", "3"}),
    ],
)
async def test_libraries_are_named_by_id_or_by_title_which_several_may_share(
    hass: HomeAssistant, loaded: MockConfigEntry, libraries: list[str], expected: set[str]
) -> None:
    job = await scan(hass, loaded, libraries=libraries)
    assert {library.library_id for library in job.libraries} == expected


async def test_a_library_that_nobody_knows_is_refused_with_those_that_there_are(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    with pytest.raises(ServiceValidationError) as refusal:
        await call(hass, "start_scan", libraries=["Movies", "Nowhere"])
    assert refusal.value.translation_key == "unknown_library"
    assert refusal.value.translation_placeholders == {
        "field": "libraries",
        "value": "Nowhere",
        "allowed": "Movies, Movies, TV Shows",
    }
    assert manager.jobs == []


async def test_a_library_is_known_as_soon_as_it_is_there(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    library = await plex.add_library("New")
    movie(library)
    job = await scan(hass, loaded, libraries=["new"])
    assert job.tally.checked == 1


async def test_a_library_cannot_be_named_before_the_server_has_ever_told_them(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    plex.faults.switch_on("status", on="sections", status=503)
    assert await hass.config_entries.async_setup(entry.entry_id)
    with pytest.raises(HomeAssistantError) as refusal:
        await call(hass, "start_scan", libraries=["Movies"])
    assert refusal.value.translation_key == "server_unavailable"
    assert not isinstance(refusal.value, ServiceValidationError)
    await hass.config_entries.async_unload(entry.entry_id)


async def test_one_bad_item_does_not_end_a_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    bad = broken(plex)
    good = [broken(plex) for _ in range(4)]
    plex.faults.switch_on("garbage", on=f"/library/metadata/{bad}")
    job = await scan(hass, loaded)
    assert (job.status, job.tally.fixed, job.tally.errored) == (JobStatus.SUCCESS, 4, 1)
    assert all(not plex.item(key).truth for key in good)


# One job at a time


async def test_a_second_start_is_refused_and_told_which_job_is_running(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", on="sections")
    job_id = (await call(hass, "start_scan"))["job_id"]
    for again in (
        call(hass, "start_scan"),
        call(hass, "refresh_item", rating_key="1"),
        press(hass, "start_scan", loaded),
        press(hass, "start_dry_run", loaded),
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
    for attempt in (call(hass, "cancel_scan"), press(hass, "cancel_scan", loaded)):
        with pytest.raises(ServiceValidationError) as refusal:
            await attempt
        assert refusal.value.translation_key == "no_job"


# Cancelling in every phase


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
    job = manager.jobs[0]
    assert (job.status, job.phase, job.error) == (JobStatus.CANCELLED, phase, None)
    assert job.tally.fixed == job.tally.failed == job.tally.gone == 0
    assert (await call(hass, "get_items"))["items"] == []
    assert manager.statistics.waiting == 0
    log = await call(hass, "get_log", job_id=job.job_id)
    assert log["lines"][-1]["message"].startswith("cancelled after ")
    await until(lambda: plex.counters.parallel_requests == 0)
    # Nothing of it stands in the way of the next one.
    plex.faults.clear()
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
    assert [item["rating_key"] for item in items] == [done]
    assert plex.item(stuck).truth


# Losing the server or the token


@pytest.mark.parametrize("phase", [Phase.COLLECT, Phase.INSPECT, Phase.REFRESH, Phase.VERIFY])
async def test_a_scan_that_loses_the_server_fails_and_says_so(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    phase: Phase,
) -> None:
    await _stand_still(plex, phase)
    hass.config_entries.async_update_entry(
        loaded, options={**loaded.options, "item_deadline": 600, "picture_wait": 600}
    )
    await start(hass, loaded)
    await until(lambda: manager.job is not None and manager.job.phase is phase)
    await plex.refuse_connections()
    await until(lambda: manager.job is None, 15)
    job = manager.jobs[0]
    assert (job.status, job.error) == (JobStatus.FAILED, "server_unavailable")
    assert job.progress < 100
    assert job.tally.failed == 0
    assert not manager.libraries.is_reachable
    log = await call(hass, "get_log", job_id=job.job_id, level="error")
    assert log["lines"][-1]["message"].startswith("failed (server_unavailable) after ")
    assert hass.config_entries.flow.async_progress() == []
    # It is back, and so are we.
    plex.faults.clear()
    await plex.accept_connections()
    job = await scan(hass, loaded)
    assert job.status is JobStatus.SUCCESS


async def _stand_still(plex: PlexSimulator, phase: Phase) -> None:
    """Keep a scan in a phase, before which all goes well."""
    outcome = Outcome.FIXED
    match phase:
        case Phase.COLLECT:
            plex.faults.switch_on("delay", on="sections", seconds=0.5)
        case Phase.INSPECT:
            plex.faults.switch_on("delay", on="list_page", seconds=0.5)
        case Phase.REFRESH:
            outcome = Outcome.IGNORED
        case Phase.VERIFY:
            outcome, plex.pipeline.latency.late_picture = Outcome.LATE_PICTURE, 60
    for _ in range(4):
        broken(plex, outcome)


@pytest.mark.parametrize("phase", [Phase.COLLECT, Phase.INSPECT, Phase.REFRESH, Phase.VERIFY])
async def test_a_scan_that_loses_the_token_fails_and_asks_for_a_new_one(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    phase: Phase,
) -> None:
    await _stand_still(plex, phase)
    hass.config_entries.async_update_entry(
        loaded, options={**loaded.options, "item_deadline": 600, "picture_wait": 600}
    )
    await start(hass, loaded)
    await until(lambda: manager.job is not None and manager.job.phase is phase)
    plex.tokens.revoke()
    await until(lambda: manager.job is None, 15)
    job = manager.jobs[0]
    assert (job.status, job.error) == (JobStatus.FAILED, "invalid_auth")
    assert manager.libraries.is_reachable
    await manager.async_check_server()
    await hass.async_block_till_done()
    [flow] = hass.config_entries.flow.async_progress()
    assert (flow["context"]["source"], flow["step_id"]) == ("reauth", "reauth_confirm")


async def test_a_scan_whose_token_is_no_longer_the_owners_fails_and_asks_for_a_new_one(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    plex.tokens.grant(plex.token, Access.SHARED)
    job = await scan(hass, loaded)
    assert (job.status, job.error) == (JobStatus.FAILED, "not_owner")
    assert len(hass.config_entries.flow.async_progress()) == 1


async def test_a_server_that_stutters_does_not_end_a_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    broken(plex)
    for kind in ("sections", "list_page", "details", "refresh"):
        plex.faults.switch_on("reset", on=kind, times=2)
    job = await scan(hass, loaded)
    assert (job.status, job.tally.fixed) == (JobStatus.SUCCESS, 1)
    assert manager.libraries.is_reachable


async def test_a_scan_of_libraries_that_are_gone_fails(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    await plex.remove_library("2")
    job = await scan(hass, loaded, libraries=["2"])
    assert (job.status, job.error) == (JobStatus.FAILED, "library_gone")
    assert manager.libraries.is_reachable


async def test_an_error_of_our_own_fails_the_job_and_is_logged(
    hass: HomeAssistant, loaded: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    target = "custom_components.plex_smart_refresher.jobs.manager.run_scan"
    with patch(target, side_effect=KeyError("oops")):
        job = await scan(hass, loaded)
    assert (job.status, job.error) == (JobStatus.FAILED, "internal_error")
    assert "A scan ended with an unexpected error" in caplog.text
    assert (await scan(hass, loaded)).status is JobStatus.SUCCESS


# Stop and recovery


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


def stored_jobs(entry: MockConfigEntry, *jobs: Job) -> dict[str, Any]:
    """Return a job history as an earlier run of Home Assistant left it."""
    return {
        f"{DOMAIN}/{entry.entry_id}.jobs": {
            "version": 1,
            "minor_version": 1,
            "key": f"{DOMAIN}/{entry.entry_id}.jobs",
            "data": {"jobs": [to_stored(job) for job in jobs]},
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


# Retention


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

    async def later(days: float) -> tuple[int, int, list[str]]:
        clock.skip(days=days)
        is_done, async_retain = asyncio.Event(), manager.async_retain

        async def retain() -> None:
            await async_retain()
            is_done.set()

        with patch.object(manager, "async_retain", retain):
            async_fire_time_changed(hass, dt_util.utcnow() + timedelta(days=1, minutes=1))
            await asyncio.wait_for(is_done.wait(), 10)
        sizes = await manager.records.sizes()
        return sizes["lines"], sizes["items"], [job.job_id for job in manager.jobs]

    lines, items, jobs = await later(4)
    assert lines > 0
    assert (items, jobs) == (1, [second, first])
    assert await later(2) == (0, 1, [second, first])
    assert await later(5) == (0, 1, [second])
    assert await later(10) == (0, 0, [second])
    assert manager.statistics.waiting == 0


async def test_a_log_index_that_cannot_be_tidied_up_does_not_keep_a_server_from_loading(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    clock: ScaledClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    problem = LogIndexError("disk I/O error")
    with (
        patch.object(LogIndex, "async_purge", side_effect=problem),
        patch.object(Items, "count_waiting", side_effect=problem),
    ):
        assert await hass.config_entries.async_setup(entry.entry_id)
    assert "was not removed from the log index: disk I/O error" in caplog.text
    assert "could not be counted: disk I/O error" in caplog.text
    assert (await scan(hass, entry)).status is JobStatus.SUCCESS
    await hass.config_entries.async_unload(entry.entry_id)


# What goes wrong around a job


async def test_a_subscriber_that_fails_harms_neither_the_job_nor_the_others(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken(plex)
    events: list[JobsEvent] = []

    def fail(event: JobsEvent) -> None:
        raise RuntimeError("a subscriber's own fault")

    ends = [manager.publisher.subscribe(fail), manager.publisher.subscribe(events.append)]
    job = await scan(hass, loaded)
    assert (job.status, job.tally.fixed) == (JobStatus.SUCCESS, 1)
    assert manager.job is None
    assert events
    assert "A subscriber failed at JobChanged" in caplog.text
    for end in ends:
        end()
    events.clear()
    await scan(hass, loaded)
    assert events == []


async def test_a_new_subscriber_is_told_the_last_job_first(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager
) -> None:
    events: list[JobsEvent] = []
    manager.publisher.subscribe(events.append)()
    assert events == []
    job = await scan(hass, loaded)
    manager.publisher.subscribe(events.append)()
    assert [event.job for event in events] == [job]  # type: ignore[union-attr]

    def fail(event: JobsEvent) -> None:
        raise RuntimeError

    before = manager.publisher.subscribers
    with pytest.raises(RuntimeError):
        manager.publisher.subscribe(fail)
    assert manager.publisher.subscribers == before


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


async def test_a_scan_goes_on_when_the_log_index_cannot_be_read(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken(plex)
    problem = LogIndexError("disk I/O error")
    with (
        patch.object(Memory, "states", side_effect=problem),
        patch.object(Memory, "due", side_effect=problem),
        patch.object(Items, "count_waiting", side_effect=problem),
    ):
        job = await scan(hass, loaded)
    assert (job.status, job.tally.fixed) == (JobStatus.SUCCESS, 1)
    assert caplog.text.count("the scan goes on without it: disk I/O error") == 1
    log = await call(hass, "get_log", job_id=job.job_id, search="cannot be read")
    assert len(log["lines"]) == 1
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
    outcome = await manager.async_refresh_item(key)
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


async def test_items_can_be_left_alone_and_taken_up_again(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    clock: ScaledClock,
) -> None:
    key = broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    clock.skip(days=2)
    await manager.async_ignore([key], ignored=True)
    assert manager.statistics.waiting == 0
    assert (await scan(hass, loaded)).tally.skipped == 1
    await manager.async_ignore([key], ignored=False)
    assert manager.statistics.waiting == 1
    assert (await scan(hass, loaded)).tally.unresolved == 1


async def test_the_real_clock_tells_and_takes_time() -> None:
    clock = SystemClock()
    before = time.time()
    await clock.sleep(0.01)
    assert before + 0.01 <= clock.time() <= time.time()


async def test_the_end_of_the_connection_is_told_once(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    await plex.refuse_connections()
    for _ in range(3):
        await manager.async_check_server()
    assert not manager.libraries.is_reachable
    await plex.accept_connections()
    for _ in range(3):
        await manager.async_check_server()
    assert manager.libraries.is_reachable
    assert caplog.text.count("Simulated Plex does not answer") == 1
    assert caplog.text.count("Simulated Plex answers again") == 1

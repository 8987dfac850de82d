"""Scans wait for what else the server does, and follow an entity."""

import asyncio
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.events import PauseReason
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog, FaultKind, PlexSimulator, RequestKind

from .kit import ScaledClock, broken, call, press, small_catalog, state, until

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")

ENTITY = "input_boolean.film_night"


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def manager(hass: HomeAssistant, loaded: MockConfigEntry) -> JobManager:
    set_options(hass, loaded, pause_limit=120)
    manager: JobManager = loaded.runtime_data.manager
    return manager


@pytest.fixture
async def film_night(hass: HomeAssistant) -> None:
    """Have a switch with which the user says that scans shall wait."""
    assert await async_setup_component(hass, "input_boolean", {"input_boolean": {"film_night": {}}})


def set_options(hass: HomeAssistant, entry: MockConfigEntry, **options: Any) -> None:
    hass.config_entries.async_update_entry(entry, options={**entry.options, **options})


async def turn(hass: HomeAssistant, to: str) -> None:
    await hass.services.async_call(
        "input_boolean", f"turn_{to}", {"entity_id": ENTITY}, blocking=True
    )


def is_waiting(manager: JobManager, reason: PauseReason) -> bool:
    return manager.job is not None and manager.job.pause_reason is reason


async def ended(manager: JobManager) -> JobStatus:
    await until(lambda: manager.job is None)
    return manager.jobs[0].status


def listeners(hass: HomeAssistant) -> int:
    """Return how many listen to changes of states."""
    return hass.bus.async_listeners().get("state_changed", 0)


async def test_a_scan_waits_while_plex_scans_a_library(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    broken(plex)
    plex.scan_library("1")
    await call(hass, "start_scan")
    await until(lambda: is_waiting(manager, PauseReason.SERVER_BUSY))
    await hass.async_block_till_done()
    assert state(hass, "sensor", "scan_status", loaded).state == "paused"
    assert plex.counters.requests[RequestKind.LIST_PAGE] == 0
    plex.end_library_scan("1")
    assert await ended(manager) is JobStatus.SUCCESS
    assert manager.jobs[0].tally.fixed == 1


async def test_a_scan_waits_while_somebody_watches_if_that_is_wanted(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    key = broken(plex)
    plex.play(key)
    await call(hass, "start_scan")
    assert await ended(manager) is JobStatus.SUCCESS
    assert plex.counters.requests[RequestKind.SESSIONS] == 0
    set_options(hass, loaded, wait_while_playing=True)
    await call(hass, "start_scan")
    await until(lambda: is_waiting(manager, PauseReason.PLAYING))
    plex.play(key, "paused")
    assert await ended(manager) is JobStatus.SUCCESS


async def test_resuming_ends_the_wait_for_plex(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, plex: PlexSimulator
) -> None:
    broken(plex)
    plex.scan_library("1")
    await call(hass, "start_scan")
    await until(lambda: is_waiting(manager, PauseReason.SERVER_BUSY))
    await press(hass, "resume_scan", loaded)
    assert await ended(manager) is JobStatus.SUCCESS
    assert manager.jobs[0].tally.fixed == 1


async def test_a_scan_waits_while_an_entity_is_on(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    film_night: None,
) -> None:
    broken(plex)
    set_options(hass, loaded, wait_for_entity=ENTITY)
    before = listeners(hass)
    await turn(hass, "on")
    await call(hass, "start_scan")
    await until(lambda: is_waiting(manager, PauseReason.ENTITY))
    assert plex.counters.requests[RequestKind.LIST_PAGE] == 0
    await turn(hass, "off")
    assert await ended(manager) is JobStatus.SUCCESS
    assert manager.jobs[0].tally.fixed == 1
    assert listeners(hass) == before
    await turn(hass, "on")
    await hass.async_block_till_done()
    assert manager.jobs[0].status is JobStatus.SUCCESS


async def test_an_entity_that_comes_on_holds_up_a_running_scan(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    film_night: None,
) -> None:
    plex.pipeline.latency.mean = 0.05
    for _ in range(30):
        broken(plex)
    set_options(hass, loaded, wait_for_entity=ENTITY)
    await call(hass, "start_scan")
    await until(lambda: plex.counters.requests[RequestKind.REFRESH] > 3)
    await turn(hass, "on")
    assert is_waiting(manager, PauseReason.ENTITY)
    await plex.wait_idle()
    asked = plex.counters.requests[RequestKind.REFRESH]
    await asyncio.sleep(0.2)
    assert plex.counters.requests[RequestKind.REFRESH] == asked < 30
    hass.states.async_set(ENTITY, "unavailable")
    assert await ended(manager) is JobStatus.SUCCESS
    assert manager.jobs[0].tally.fixed == 30


async def test_the_entity_can_be_chosen_and_cleared_in_the_middle(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    film_night: None,
) -> None:
    broken(plex)
    await turn(hass, "on")
    plex.scan_library("1")
    before = listeners(hass)
    await call(hass, "start_scan")
    await until(lambda: is_waiting(manager, PauseReason.SERVER_BUSY))
    set_options(hass, loaded, wait_for_entity=ENTITY)
    await until(lambda: is_waiting(manager, PauseReason.ENTITY))
    plex.end_library_scan("1")
    set_options(hass, loaded, wait_for_entity=None)
    assert await ended(manager) is JobStatus.SUCCESS
    assert listeners(hass) == before


async def test_an_entity_is_waited_for_no_longer_than_the_limit(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    film_night: None,
) -> None:
    broken(plex)
    set_options(hass, loaded, wait_for_entity=ENTITY, pause_limit=1)
    await turn(hass, "on")
    await call(hass, "start_scan")
    await until(lambda: is_waiting(manager, PauseReason.ENTITY))
    assert await ended(manager) is JobStatus.SUCCESS
    assert manager.jobs[0].tally.fixed == 1
    assert manager.jobs[0].duration >= 60


@pytest.mark.parametrize("end", ["cancel", "unload"])
async def test_nothing_is_followed_when_a_waiting_scan_ends(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    film_night: None,
    end: str,
) -> None:
    set_options(hass, loaded, wait_for_entity=ENTITY)
    before = listeners(hass)
    await turn(hass, "on")
    await call(hass, "start_scan")
    await until(lambda: is_waiting(manager, PauseReason.ENTITY))
    assert listeners(hass) == before + 1
    if end == "cancel":
        await call(hass, "cancel_scan")
    else:
        await hass.config_entries.async_unload(loaded.entry_id)
    assert listeners(hass) == before
    assert manager.jobs[0].status in (JobStatus.CANCELLED, JobStatus.INTERRUPTED)


async def test_what_somebody_asks_for_by_name_waits_for_nobody(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    film_night: None,
) -> None:
    key = broken(plex)
    set_options(hass, loaded, wait_for_entity=ENTITY, wait_while_playing=True)
    await turn(hass, "on")
    plex.scan_library("1")
    plex.play(key)
    assert (await call(hass, "refresh_item", rating_key=key))["result"] == "fixed"


async def test_a_slow_server_gets_fewer_refreshes_at_a_time(
    hass: HomeAssistant,
    manager: JobManager,
    plex: PlexSimulator,
    clock: ScaledClock,
) -> None:
    for _ in range(12):
        broken(plex)
    plex.faults.switch_on(FaultKind.DELAY, on=RequestKind.REFRESH, seconds=0.1)
    await call(hass, "start_scan")
    assert await ended(manager) is JobStatus.SUCCESS
    assert manager.jobs[0].tally.fixed == 12
    job_id = manager.jobs[0].job_id
    log = await call(hass, "get_log", job_id=job_id, search="refreshes in flight")
    assert "refreshes in flight: 1 from now on" in log["lines"][-1]["message"]


async def test_a_limit_a_minute_holds_over_real_requests(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    plex: PlexSimulator,
    clock: ScaledClock,
) -> None:
    for _ in range(6):
        broken(plex)
    set_options(hass, loaded, refreshes_per_minute=2)
    await call(hass, "start_scan")
    assert await ended(manager) is JobStatus.SUCCESS
    assert manager.jobs[0].tally.fixed == 6
    assert manager.jobs[0].duration >= 120

"""From the manager's events to the entities: soon, but not too often."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher.coordinator import RefresherCoordinator
from custom_components.plex_smart_refresher.engine.events import LogLevel, LogLine, Phase
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.jobs.events import ServerChanged
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.jobs.upkeep import Upkeep
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import ScaledClock, broken, call, scan, small_catalog, until


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def coordinator(loaded: MockConfigEntry) -> RefresherCoordinator:
    coordinator: RefresherCoordinator = loaded.runtime_data.coordinator
    return coordinator


@pytest.fixture
def manager(loaded: MockConfigEntry) -> JobManager:
    manager: JobManager = loaded.runtime_data.manager
    return manager


@pytest.fixture
def updates(coordinator: RefresherCoordinator) -> Iterator[list[object]]:
    """Return the states that the entities were told to show."""
    updates: list[object] = []
    end: Callable[[], None] = coordinator.async_add_listener(
        callback(lambda: updates.append(coordinator.data))
    )
    yield updates
    end()


async def test_a_start_and_an_end_are_shown_at_once(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    coordinator: RefresherCoordinator,
    updates: list[object],
) -> None:
    plex.faults.switch_on("hang", on="sections")
    await call(hass, "start_scan")
    assert coordinator.data.is_active
    assert len(updates) == 1
    await call(hass, "cancel_scan")
    assert not coordinator.data.is_active
    assert len(updates) == 2


@pytest.fixture
def _long_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be shown before its time comes, which it does not within a test."""
    monkeypatch.setattr(f"{RefresherCoordinator.__module__}._INTERVAL", 3_600.0)
    monkeypatch.setattr(f"{Upkeep.__module__}._COUNT_INTERVAL", 3_600.0)


@pytest.mark.usefixtures("_long_interval")
async def test_the_steps_of_a_job_do_not_update_the_entities_one_by_one(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    coordinator: RefresherCoordinator,
    updates: list[object],
) -> None:
    for _ in range(20):
        broken(plex, title="One of many")
    events: list[object] = []
    end = manager.publisher.subscribe(events.append)
    await scan(hass, loaded)
    end()
    assert len(events) > 40
    assert len(updates) == 2  # at the start, and at the end
    assert coordinator.data.scan == manager.jobs[0]


async def test_progress_is_shown_a_second_later(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    coordinator: RefresherCoordinator,
) -> None:
    for _ in range(3):
        broken(plex, Outcome.IGNORED)
    options = {**loaded.options, "item_deadline": 3_600}
    hass.config_entries.async_update_entry(loaded, options=options)
    await call(hass, "start_scan")
    await until(lambda: manager.job is not None and manager.job.phase is Phase.REFRESH)
    assert coordinator.data.scan is not None
    assert coordinator.data.scan.phase is not Phase.REFRESH
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=1))
    await until(lambda: coordinator.data.scan == manager.job)
    await call(hass, "cancel_scan")


async def test_what_entities_do_not_show_does_not_update_them(
    hass: HomeAssistant, loaded: MockConfigEntry, manager: JobManager, updates: list[object]
) -> None:
    manager.publisher.publish(ServerChanged())
    line = LogLine(
        time=1,
        level=LogLevel.INFO,
        phase=Phase.COLLECT,
        code=LineCode.ERROR,
        values={"error": "a line"},
    )
    manager.publisher.publish(line)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=5))
    await hass.async_block_till_done()
    assert updates == []


async def test_the_last_job_is_shown_after_a_restart(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER)
    job = await scan(hass, loaded)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    await until(lambda: loaded.runtime_data.coordinator.data.statistics.total is not None)
    data = loaded.runtime_data.coordinator.data
    assert (data.scan, data.last_scan, data.is_active) == (job, job, False)
    assert (data.total_jobs, data.total_tally, data.statistics.total.waiting) == (1, job.tally, 1)


async def test_nothing_is_shown_after_an_unload_in_the_middle_of_a_job(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    updates: list[object],
    clock: ScaledClock,
) -> None:
    broken(plex, Outcome.IGNORED)
    await call(hass, "start_scan")
    await until(lambda: manager.job is not None and manager.job.phase is Phase.REFRESH)
    await hass.config_entries.async_unload(loaded.entry_id)
    assert loaded.state is ConfigEntryState.NOT_LOADED
    updates.clear()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=5))
    await hass.async_block_till_done()
    assert updates == []

"""Buttons: start a scan, start a dry run, cancel, pause, resume."""

import asyncio

from homeassistant.components.button import DOMAIN as BUTTON
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.job import JobStatus, JobTrigger
from plex_simulator import Catalog, PlexSimulator

from .kit import broken, call, entity_id, press, small_catalog, state, until

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")

KEYS = ("start_scan", "start_dry_run", "cancel_scan", "pause_scan", "resume_scan")


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def test_start_scan_fixes_what_is_broken(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key, manager = broken(plex), loaded.runtime_data.manager
    await press(hass, "start_scan", loaded)
    await until(lambda: manager.job is None)
    [job] = manager.jobs
    assert (job.status, job.trigger) == (JobStatus.SUCCESS, JobTrigger.MANUAL)
    assert not plex.item(key).truth


async def test_start_scan_is_a_dry_run_if_the_options_say_so(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key, manager = broken(plex), loaded.runtime_data.manager
    options = {**loaded.options, "dry_run": True}
    hass.config_entries.async_update_entry(loaded, options=options)
    await press(hass, "start_scan", loaded)
    await until(lambda: manager.job is None)
    assert manager.jobs[0].tally.would_refresh == 1
    assert plex.item(key).truth


async def test_start_dry_run_changes_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key, manager = broken(plex), loaded.runtime_data.manager
    await press(hass, "start_dry_run", loaded)
    await until(lambda: manager.job is None)
    assert manager.jobs[0].options.dry_run
    assert plex.item(key).truth
    assert not plex.counters.refreshes
    assert not loaded.runtime_data.manager.default_options().dry_run


async def test_the_first_dry_run_is_of_entire_libraries_whatever_the_window(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    manager = loaded.runtime_data.manager
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, "window_days": 30})
    for expected in (0, 30):
        await press(hass, "start_dry_run", loaded)
        await until(lambda: manager.job is None)
        assert manager.jobs[0].options.window_days == expected


async def test_cancel_scan_cancels(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", on="sections")
    await press(hass, "start_scan", loaded)
    await press(hass, "cancel_scan", loaded)
    assert [job.status for job in loaded.runtime_data.manager.jobs] == [JobStatus.CANCELLED]


def pressable(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    """Return the keys of the buttons that are available."""
    return {key for key in KEYS if state(hass, BUTTON, key, entry).state != "unavailable"}


async def test_a_button_is_available_while_it_has_an_effect(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    idle, running = {"start_scan", "start_dry_run"}, {"start_scan", "cancel_scan", "pause_scan"}
    assert pressable(hass, loaded) == idle
    plex.faults.switch_on("hang", on="sections")
    await press(hass, "start_scan", loaded)
    assert pressable(hass, loaded) == running
    await press(hass, "pause_scan", loaded)
    await until(lambda: pressable(hass, loaded) == {"start_scan", "cancel_scan", "resume_scan"})
    await press(hass, "resume_scan", loaded)
    await until(lambda: pressable(hass, loaded) == running)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    assert pressable(hass, loaded) == {*idle, "resume_scan"}
    plex.faults.clear()
    await press(hass, "resume_scan", loaded)
    await until(lambda: loaded.runtime_data.manager.job is None)
    await hass.async_block_till_done()
    assert pressable(hass, loaded) == idle
    plex.faults.switch_on("hang", on="metadata")
    refreshing = hass.async_create_task(call(hass, "refresh_item", rating_key=broken(plex)))
    await until(lambda: pressable(hass, loaded) == running)
    await press(hass, "cancel_scan", loaded)
    await asyncio.wait([refreshing])
    assert refreshing.exception() is not None


async def test_start_scan_follows_a_job_of_single_items_and_is_content_with_a_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager, key = loaded.runtime_data.manager, broken(plex)
    plex.faults.switch_on("hang", on="metadata")
    await manager.refresh_queue.async_refresh([key], force=False)
    await press(hass, "start_scan", loaded)
    await press(hass, "start_scan", loaded)
    assert len(manager.jobs) == 1
    plex.faults.clear()
    await until(lambda: len(manager.jobs) > 1)
    await press(hass, "start_scan", loaded)
    await until(lambda: manager.job is None)
    assert [job.options.is_scan for job in manager.jobs] == [True, False]

    plex.faults.switch_on("hang", on="metadata")
    await manager.refresh_queue.async_refresh([key], force=True)
    await press(hass, "start_scan", loaded)
    await press(hass, "cancel_scan", loaded)
    plex.faults.clear()
    await hass.async_block_till_done()
    assert len(manager.jobs) == 3  # whoever cancels wants an end


async def test_buttons_are_there_from_the_start(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for key in KEYS:
        each = er.async_get(hass).async_get(entity_id(hass, BUTTON, key, loaded))
        assert each is not None
        assert (each.entity_category, each.disabled_by) == (None, None)

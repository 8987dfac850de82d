"""Setting up, unloading and removing a server."""

import asyncio
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.engine.results import Tally
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.storage import Items, LogIndex
from plex_simulator import Access, PlexSimulator, truths

from .kit import ScaledClock, broken, call, entry_for, scan, small_catalog, state, until


def files_of(hass: HomeAssistant, entry: MockConfigEntry) -> list[str]:
    """Return the names of the files that belong to an entry."""
    folder = Path(hass.config.path(".storage", DOMAIN))
    return sorted(path.name for path in folder.glob(f"{entry.entry_id}*"))


async def test_a_scan_finds_what_is_defective_and_tells_what_became_of_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    before = truths(plex.catalog)
    job = await scan(hass, loaded)
    assert job.status is JobStatus.SUCCESS
    assert job.tally.defective == sum(bool(item["truth"]) for item in before.values())
    items = (await call(hass, "get_items", limit=1000))["items"]
    assert {item["rating_key"] for item in items} <= {k for k, i in before.items() if i["truth"]}
    counters = plex.counters
    assert counters.local_refreshes == counters.hand_made_destroyed == 0


async def test_the_libraries_to_choose_from_are_known_from_the_start(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    titles = [library.title for library in loaded.runtime_data.manager.libraries.all]
    assert titles == ["Movies", "Movies", "TV Shows", "Music", "Old Movies", "Anime Movies"]


async def test_a_start_waits_neither_for_counting_nor_for_tidying_up(
    hass: HomeAssistant, entry: MockConfigEntry, clock: ScaledClock
) -> None:
    counted, tidied = asyncio.Event(), asyncio.Event()

    async def count(_items: Items, _since: object) -> dict[str, OpenDefects]:
        await counted.wait()
        return {"1": OpenDefects(items=7, waiting=7)}

    async def purge(_index: LogIndex, _now: float, **_limits: object) -> dict[str, int]:
        await tidied.wait()
        return {}

    with patch.object(Items, "count_open", count), patch.object(LogIndex, "async_purge", purge):
        assert await hass.config_entries.async_setup(entry.entry_id)
        assert state(hass, "sensor", "waiting", entry).state == "unknown"
        counted.set()
        await until(lambda: state(hass, "sensor", "waiting", entry).state == "7")
        tidied.set()
        await hass.async_block_till_done()
    await hass.config_entries.async_unload(entry.entry_id)


async def test_tidying_up_may_be_cut_off_by_the_stop(
    hass: HomeAssistant, loaded: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    manager = loaded.runtime_data.manager
    assert await hass.config_entries.async_unload(loaded.entry_id)
    await manager.upkeep.async_retain()
    assert "log index" not in caplog.text


async def test_a_server_can_be_unloaded_and_set_up_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    job = await scan(hass, loaded, dry_run=True)
    before = await call(hass, "get_items", limit=1000)
    assert await hass.config_entries.async_unload(loaded.entry_id)
    assert loaded.state is ConfigEntryState.NOT_LOADED
    await until(lambda: plex.counters.sockets_open == 0)
    assert state(hass, "sensor", "status", loaded).state == "unavailable"
    assert await hass.config_entries.async_setup(loaded.entry_id)
    assert (await call(hass, "get_items", limit=1000)) == before
    assert (await call(hass, "get_log", job_id=job.job_id))["total"] > 0


async def test_a_server_that_is_removed_leaves_no_file(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded, dry_run=True)
    assert f"{loaded.entry_id}.db" in files_of(hass, loaded)
    # The harness keeps stores in memory; a real one stands beside the database.
    jobs = Path(hass.config.path(".storage", DOMAIN, f"{loaded.entry_id}.jobs"))
    await hass.async_add_executor_job(jobs.touch)
    assert jobs.name in files_of(hass, loaded)
    await hass.config_entries.async_remove(loaded.entry_id)
    await hass.async_block_till_done()
    assert files_of(hass, loaded) == []


async def test_the_files_of_another_server_stay(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    async with PlexSimulator(small_catalog(), machine_identifier="another") as other:
        second = entry_for(other)
        second.add_to_hass(hass)
        assert await hass.config_entries.async_setup(second.entry_id)
        await hass.config_entries.async_remove(loaded.entry_id)
        assert files_of(hass, loaded) == []
        assert files_of(hass, second)
        assert (await scan(hass, second)).status is JobStatus.SUCCESS
        await hass.config_entries.async_unload(second.entry_id)


async def test_two_servers_work_side_by_side(hass: HomeAssistant, loaded: MockConfigEntry) -> None:
    async with PlexSimulator(small_catalog(), machine_identifier="another") as other:
        second = entry_for(other)
        second.add_to_hass(hass)
        assert await hass.config_entries.async_setup(second.entry_id)
        managers: list[JobManager] = [each.runtime_data.manager for each in (loaded, second)]
        for each in (loaded, second):
            await call(hass, "start_scan", config_entry_id=each.entry_id, dry_run=True)
        assert all(manager.job for manager in managers)
        await until(lambda: not any(manager.job for manager in managers))
        assert {manager.jobs[0].status for manager in managers} == {JobStatus.SUCCESS}
        assert managers[0].jobs[0].tally.would_refresh > 0
        assert managers[1].jobs[0].tally == Tally(checked=11, healthy=11)
        assert state(hass, "sensor", "status", second).state == "no_schedule"
        await hass.config_entries.async_unload(second.entry_id)


async def test_a_server_that_does_not_answer_is_tried_again(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    await plex.refuse_connections()
    assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    assert entry.error_reason_translation_key == "server_unavailable"
    assert hass.config_entries.flow.async_progress() == []
    await plex.accept_connections()
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize(
    ("access", "key"), [(Access.REVOKED, "invalid_auth"), (Access.SHARED, "not_owner")]
)
async def test_a_token_that_is_not_good_enough_is_asked_for_again(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    access: Access,
    key: str,
) -> None:
    plex.tokens.grant(plex.token, access)
    for _ in range(6):
        assert not hass.config_entries.flow.async_progress()
        await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done()
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert entry.error_reason_translation_key == key
    [flow] = hass.config_entries.flow.async_progress()
    assert (flow["context"]["source"], flow["context"]["entry_id"]) == ("reauth", entry.entry_id)
    plex.tokens.grant(plex.token, Access.OWNER)
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert not hass.config_entries.flow.async_progress()
    assert not ir.async_get(hass).issues
    assert await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("access", [Access.REVOKED, Access.SHARED])
async def test_the_question_for_a_token_is_withdrawn_when_the_old_one_works_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, access: Access
) -> None:
    broken(plex)
    plex.tokens.grant(plex.token, access)
    assert (await scan(hass, loaded)).status is JobStatus.FAILED
    flows = hass.config_entries.flow
    plex.reset_counters()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=61))
    await until(lambda: plex.counters.requests["root"] > 0)
    assert len(flows.async_progress()) == 1
    plex.tokens.grant(plex.token, Access.OWNER)
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(seconds=122))
    await until(lambda: not flows.async_progress())
    assert not ir.async_get(hass).issues


async def test_a_refusal_that_passes_asks_for_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    check = loaded.runtime_data.manager.upkeep.async_check_server
    for access in (Access.REVOKED, Access.REVOKED, Access.OWNER, Access.REVOKED, Access.REVOKED):
        plex.tokens.grant(plex.token, access)
        await check()
        await hass.async_block_till_done()
        assert not hass.config_entries.flow.async_progress()
    await check()
    await hass.async_block_till_done()
    assert len(hass.config_entries.flow.async_progress()) == 1


async def test_a_set_up_that_fails_in_the_middle_leaves_nothing_open(
    hass: HomeAssistant, entry: MockConfigEntry, clock: ScaledClock
) -> None:
    target = "custom_components.plex_smart_refresher.jobs.upkeep.Upkeep.async_check_server"
    with (
        patch(target, side_effect=RuntimeError("oops")),
        patch("custom_components.plex_smart_refresher.PlexClient.close") as close,
        patch.object(
            LogIndex, "async_close", autospec=True, side_effect=LogIndex.async_close
        ) as close_index,
    ):
        assert not await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_ERROR
    close.assert_called_once_with()
    close_index.assert_awaited_once()

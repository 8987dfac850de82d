"""Changes are taken back by jobs of their own; totals count what each rung healed."""

import asyncio
from copy import replace
from typing import Any
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.errors import JournalError
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    ItemForm,
    RungName,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import RestoredField, Result, SkipReason
from custom_components.plex_smart_refresher.jobs.journal import JobJournal, async_tell_open
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.storage import LogIndex, LogIndexError
from plex_simulator import Outcome, PlexSimulator

from ..kit import ScaledClock, broken, entry_for, scan, until
from .kit import NEARLY_STOPPED, old_job, start, stored_jobs


async def codes(manager: JobManager, job: Job) -> list[str]:
    """Return the codes of the lines of a job's log."""
    return [line.code for line in (await manager.records.lines.get(job.job_id, limit=99)).lines]


async def test_what_a_scan_healed_is_taken_back_and_left_alone(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    key = broken(plex, Outcome.FIXED, "missing_summary")
    job = await scan(hass, loaded)
    assert job.healed_by == {RungName.REFRESH: 1}
    assert manager.records.totals.healed_by == {RungName.REFRESH: 1}
    [change] = (await manager.records.changes.get(key, limit=9)).changes
    assert (change.kind, change.job_id, change.is_open) == (WriteKind.REFRESH, job.job_id, False)
    [item] = await manager.records.job_items.of_item(key, limit=9)
    assert (item.rung, item.change_ids) == ("refresh", (change.change_id,))

    outcome = await manager.undo.async_undo(change.change_id)
    assert (outcome.result, outcome.restored) == (Result.UNDONE, (RestoredField.SUMMARY,))
    assert plex.catalog.items[key].summary == ""
    undone = await manager.records.changes.one(change.change_id)
    assert undone is not None
    assert undone.undone_at is not None
    again = await manager.undo.async_undo(change.change_id)
    assert again.skip_reason is SkipReason.ALREADY_UNDONE
    with pytest.raises(ServiceValidationError) as refusal:
        await manager.undo.async_undo("unknown")
    assert refusal.value.translation_key == "unknown_change"

    job = await scan(hass, loaded)
    assert (job.tally.skipped, plex.catalog.items[key].summary) == (1, "")
    [item, *_] = await manager.records.job_items.of_item(key, limit=9)
    assert item.skip_reason == "no_repair"
    assert manager.records.totals.healed_by == {RungName.REFRESH: 1}


async def test_an_undo_that_is_undone_lets_scans_look_at_the_item_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    key = broken(plex, Outcome.FIXED, "missing_summary")
    await scan(hass, loaded)
    [change] = (await manager.records.changes.get(key, limit=9)).changes
    await manager.undo.async_undo(change.change_id)
    [undo, undone] = (await manager.records.changes.get(key, limit=9)).changes
    assert undo.kind is WriteKind.UNDO
    assert undone.undone_at
    assert (await manager.undo.async_undo(undo.change_id)).result is Result.UNDONE
    film = plex.catalog.items[key]
    assert film.summary
    assert await manager.records.changes.one(change.change_id) == replace(undone, undone_at=None)
    film.summary = ""
    plex.catalog.changed(film)
    job = await scan(hass, loaded)
    assert (job.tally.skipped, plex.counters.refreshes[key]) == (0, 2)


async def test_a_scan_that_is_cancelled_during_a_change_tells_that_its_end_is_unknown(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    manager: JobManager,
    clock: ScaledClock,
) -> None:
    clock.factor = NEARLY_STOPPED
    key = broken(plex, Outcome.IGNORED)
    await start(hass, loaded)
    await until(lambda: plex.counters.refreshes[key] == 1)
    job = await manager.async_cancel()
    await asyncio.sleep(0)
    [change] = await manager.records.changes.open_of(job.job_id)
    assert change.rating_key == key
    assert "change_open" in await codes(manager, job)


async def test_a_change_that_a_crash_interrupted_is_told_after_the_start(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    plex: PlexSimulator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = entry_for(plex)
    entry.add_to_hass(hass)
    job = old_job("crashed", age_days=1, status=JobStatus.RUNNING)
    hass_storage.update(stored_jobs(entry, job))
    log_index = LogIndex(hass, entry.entry_id)
    await log_index.async_open()
    film = MediaItem("7", "1", MediaType.MOVIE, "The Film")
    journal = JobJournal(log_index.changes, "crashed", ScaledClock(1))
    await journal.begin(WriteKind.REFRESH, film, ItemForm(rating_key="7"))
    await log_index.async_close()
    assert await hass.config_entries.async_setup(entry.entry_id)
    manager: JobManager = entry.runtime_data.manager
    assert manager.jobs[0].status is JobStatus.INTERRUPTED
    assert await codes(manager, manager.jobs[0]) == ["change_open"]
    last = await manager.records.changes.last(WriteKind.REFRESH, "7")
    assert last is None, "the resumed scan makes the request again"


async def test_a_journal_that_cannot_be_used_says_so(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    manager: JobManager,
    caplog: pytest.LogCaptureFixture,
) -> None:
    changes = manager.records.changes
    journal = JobJournal(changes, "job", ScaledClock(1))
    film = MediaItem("7", "1", MediaType.MOVIE, "The Film")
    change_id = await journal.begin(WriteKind.REFRESH, film, ItemForm(rating_key="7"))
    assert await journal.last(WriteKind.REFRESH, "7") is not None
    assert await journal.count(WriteKind.REFRESH, 0) == 1
    await journal.mark_undone(change_id, None)
    assert await journal.is_undone("7")
    assert not await journal.is_undone("8")
    log_index = manager.files.log_index
    await log_index.async_close()
    for asked in (
        journal.begin(WriteKind.REFRESH, film, ItemForm(rating_key="7")),
        journal.finish(change_id, ItemForm(rating_key="7")),
        journal.mark_undone(change_id, None),
        journal.change(change_id),
        journal.last(WriteKind.REFRESH, "7"),
        journal.is_undone("7"),
        journal.count(WriteKind.REFRESH, 0),
        journal.discount([change_id]),
    ):
        with pytest.raises(JournalError, match=r"not kept|closed"):
            await asked
    with pytest.raises(LogIndexError):
        await manager.undo.async_undo(change_id)
    await async_tell_open(log_index, old_job("job", age_days=0), 5.0)
    assert "The changes of a scan cannot be read" in caplog.text
    await log_index.async_open()


async def test_a_change_that_is_purged_before_its_undo_is_unknown(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, manager: JobManager
) -> None:
    broken(plex, Outcome.FIXED, "missing_summary")
    await scan(hass, loaded)
    [change] = (await manager.records.changes.get(limit=9)).changes
    begin = manager.undo._start

    async def purge_and_start(*arguments: Any) -> Any:
        limits = {"log_days": 0, "item_days": 0, "change_days": 1}
        log_index = manager.files.log_index
        await log_index.async_purge(change.time + 9 * 86_400, **limits, jobs=list)
        return await begin(*arguments)

    with (
        patch.object(manager.undo, "_start", purge_and_start),
        pytest.raises(ServiceValidationError) as refusal,
    ):
        await manager.undo.async_undo(change.change_id)
    assert refusal.value.translation_key == "unknown_change"

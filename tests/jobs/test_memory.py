"""A scan without its memory."""

from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.storage import (
    Items,
    LogIndexError,
    Memory,
)
from plex_simulator import PlexSimulator

from ..kit import broken, call, scan


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
        patch.object(Memory, "lookalikes", side_effect=problem),
        patch.object(Memory, "bad_pictures", side_effect=problem),
        patch.object(Memory, "pictures", side_effect=problem),
        patch.object(Memory, "keep_pictures", side_effect=problem),
        patch.object(Items, "count_open", side_effect=problem),
    ):
        job = await scan(hass, loaded)
    assert (job.status, job.tally.fixed) == (JobStatus.SUCCESS, 1)
    assert caplog.text.count("the scan continues without it: disk I/O error") == 1
    log = await call(hass, "get_log", job_id=job.job_id, search="cannot be read")
    assert len(log["lines"]) == 1
    assert (await scan(hass, loaded)).status is JobStatus.SUCCESS

"""Subscribers of what happens to jobs."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.jobs.events import JobsEvent
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import PlexSimulator

from ..kit import broken, scan


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

"""The libraries of a server: their names, and a server or token that is lost."""

import logging

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.engine.events import Phase
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Access, Outcome, PlexSimulator, movie

from ..kit import ScaledClock, broken, call, scan, until
from .kit import start


@pytest.mark.parametrize(
    ("libraries", "expected"),
    [
        (["1"], {"1"}),
        ([2], {"2"}),
        ("2", {"2"}),
        (["Movies"], {"1", "2"}),
        (["movies", "1"], {"1", "2"}),
        (["TV Shows", "2"], {"2", "3"}),
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
        "allowed": "Movies (1), Movies (2), TV Shows",
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
    await manager.upkeep.async_check_server()
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
        await manager.upkeep.async_check_server()
    assert not manager.libraries.is_reachable
    await plex.accept_connections()
    for _ in range(3):
        await manager.upkeep.async_check_server()
    assert manager.libraries.is_reachable
    assert caplog.text.count("Simulated Plex does not answer") == 1
    assert caplog.text.count("Simulated Plex answers again") == 1

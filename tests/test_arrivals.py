"""What arrives at a server over HTTP and WebSocket is healed and announced once."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.plex_smart_refresher import server_checks
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.jobs.events import MediaNews
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from plex_simulator import Catalog, PlexSimulator, RequestKind

from .kit import ScaledClock, call, small_catalog, state, until

QUICK: dict[str, Any] = {"seconds": 0.02, "analysis": 0.01}
BROKEN: dict[str, Any] = {**QUICK, "broken": ("missing_poster",)}


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def clock(clock: ScaledClock) -> ScaledClock:
    """Let three minutes pass in a fifth of a second."""
    clock.factor = 1_000
    return clock


class Heard:
    """What a manager announces."""

    def __init__(self, entry: MockConfigEntry) -> None:
        self.manager: JobManager = entry.runtime_data.manager
        self.news: list[MediaNews] = []
        self.manager.publisher.subscribe(self._hear)

    def _hear(self, event: object) -> None:
        if isinstance(event, MediaNews):
            self.news.append(event)

    @property
    def titles(self) -> Counter[str]:
        return Counter(each.item.title for each in self.news if each.is_ready)

    @property
    def jobs(self) -> list[Job]:
        return [job for job in self.manager.jobs if job.trigger is JobTrigger.ARRIVAL]


async def connected(entry: MockConfigEntry, plex: PlexSimulator) -> None:
    """Wait until notifications arrive, and the libraries are known."""
    manager = entry.runtime_data.manager
    await until(lambda: manager._server.listening)
    times = manager.arrivals._catch_up.times
    await until(lambda: times._last > 0 and not times._is_gap)


async def test_what_arrives_is_healed_by_small_jobs_and_announced_once(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await connected(loaded, plex)
    heard, scans = Heard(loaded), async_capture_events(hass, "plex_smart_refresher_scan")
    old = next(each for each in plex.catalog.items.values() if each.type == "movie")
    show = next(each for each in plex.catalog.items.values() if each.type == "show")
    plex.reset_counters()
    plex.arrive("movie", library="1", title="Whole", unknown_for=0.05, **QUICK)
    plex.arrive("movie", library="1", title="Bare", **BROKEN)
    plex.arrive("season", show=show.rating_key, season=2, episodes=4, every=0.01, **BROKEN)
    plex.arrive("extra", rating_key=old.rating_key)
    plex.arrive("upgrade", rating_key=old.rating_key, loses=("missing_poster",))
    await until(lambda: heard.titles.total() >= 8, 20)
    await plex.arrivals.settled.wait()
    await until(lambda: heard.manager.arrivals.pending.count == 0 and not heard.manager.job)
    assert set(heard.titles.values()) == {1}
    assert {"Whole", "Bare", old.title} < set(heard.titles)
    assert {each.item.title for each in heard.news if each.is_replaced} == {old.title}
    assert not any(item.truth for item in plex.catalog.items.values())
    assert plex.counters.requests[RequestKind.REFRESH] == 6
    assert len(heard.jobs) <= 5
    assert {job.status for job in heard.jobs} == {JobStatus.SUCCESS}
    assert (scans, loaded.runtime_data.coordinator.data.last_scan) == ([], None)
    totals = heard.manager.records.totals
    assert (totals.by_hand, totals.fixed_arrivals) == (
        0,
        sum(job.tally.fixed for job in heard.jobs),
    )
    assert totals.fixed_arrivals > 0


async def test_arrivals_outlast_a_restart_and_a_night_without_the_socket(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    await connected(loaded, plex)
    heard = Heard(loaded)
    plex.arrive("movie", library="1", title="Late", outcome="never", agent_pictures=(), **BROKEN)
    await until(lambda: len(heard.jobs) == 1 and heard.manager.job is None)
    assert await hass.config_entries.async_unload(loaded.entry_id)
    await plex.wait_idle()
    [night] = plex.arrive(
        "movie", library="1", title="Night", added_at=int(clock.time()) + 900, **QUICK
    )
    await plex.arrivals.settled.wait()
    clock.skip(days=0.1)
    assert await hass.config_entries.async_setup(loaded.entry_id)
    heard = Heard(loaded)
    await until(lambda: heard.titles == {"Night": 1} and len(heard.news) == 2, 20)
    assert [each.item.title for each in heard.news if not each.is_ready] == ["Late"]
    page = await call(hass, "get_arrivals", library="Movies")
    assert {each["rating_key"] for each in page["arrivals"]} >= {night.rating_key}


async def test_what_arrives_while_home_assistant_starts_is_announced_once_automations_listen(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    """Automations do not react before the start is complete, and no event is repeated for them."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    await connected(entry, plex)
    await hass.config_entries.async_unload(entry.entry_id)
    hass.set_state(CoreState.starting)
    ready = async_capture_events(hass, "plex_smart_refresher_media_ready")
    added = {"added_at": int(clock.time()) + 900}
    [night] = plex.arrive("movie", library="1", title="Night", **added, **QUICK)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await until(lambda: entry.runtime_data.manager._server.listening)
    [early] = plex.arrive("movie", library="1", title="Early", **added, **QUICK)
    await plex.arrivals.settled.wait()
    await clock.sleep(120)
    assert ready == []
    hass.set_state(CoreState.running)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await until(lambda: len(ready) == 2)
    assert {each.data["rating_key"] for each in ready} == {night.rating_key, early.rating_key}
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_job_of_arrivals_waits_for_a_scan_and_can_be_cancelled_and_switched_off(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await connected(loaded, plex)
    heard = Heard(loaded)
    plex.faults.switch_on("hang", on="list_page")
    await call(hass, "start_scan")
    plex.arrive("movie", library="1", title="New", outcome="never", agent_pictures=(), **BROKEN)
    await until(lambda: bool(heard.manager.arrivals._refreshes.wanted))
    assert heard.jobs == []
    plex.faults.clear()
    plex.faults.switch_on("hang", on="refresh")
    await heard.manager.async_cancel()
    await until(lambda: heard.manager.job is not None)
    (job,) = heard.jobs
    assert job.options.is_arrival
    await heard.manager.async_cancel()
    plex.faults.switch_off("hang")
    data = {"entity_id": "switch.simulated_plex_new_items"}
    await hass.services.async_call("switch", "turn_off", data, blocking=True)
    await until(lambda: heard.manager.arrivals.pending.count == 0)
    assert state(hass, "switch", "arrivals", loaded).state == "off"
    assert [job.status for job in heard.jobs] == [JobStatus.CANCELLED]


async def test_an_idle_hour_costs_one_small_check_in_five_minutes(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    clock: ScaledClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock.factor = 4_000
    options = {**entry.options, "picture_checks": 0}
    hass.config_entries.async_update_entry(entry, options=options)
    for name, minutes in (("_CHECK_INTERVAL", 5), ("_QUICK_INTERVAL", 1)):
        interval = timedelta(minutes=minutes) / clock.factor
        monkeypatch.setattr(server_checks, name, interval)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await connected(entry, plex)
    # A check-up rests for a week. The round over all pictures is off, and has tests of its own.
    await until(lambda: entry.runtime_data.manager.check_ups.last is not None, 20)
    plex.reset_counters()
    await asyncio.sleep(3_600 / clock.factor)
    asked = dict(plex.counters.requests)
    await hass.config_entries.async_unload(entry.entry_id)
    assert asked.keys() <= {RequestKind.SECTIONS, RequestKind.IDENTITY, RequestKind.ROOT}
    assert 1 <= asked[RequestKind.SECTIONS] <= 13
    assert asked[RequestKind.IDENTITY] <= 13, "each check asks who the server is first"
    assert asked.get(RequestKind.ROOT, 0) <= 2, "a check-up asks for the version once per hour"


async def test_a_server_that_vanishes_is_noticed_at_once(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    await connected(loaded, plex)
    await plex.refuse_connections()
    plex.drop_sockets()
    await until(lambda: not loaded.runtime_data.manager.libraries.is_reachable)
    await plex.accept_connections()
    await until(lambda: loaded.runtime_data.manager.libraries.is_reachable)

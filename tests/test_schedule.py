"""Schedules: when they are due, that each runs once, and what happens when it cannot."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from time import CLOCK_MONOTONIC, clock_gettime
from typing import Any
from zoneinfo import ZoneInfo

from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState, SubentryFlowResult
from homeassistant.const import WEEKDAYS
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import Tally
from custom_components.plex_smart_refresher.schedule import (
    Schedule,
    last_occurrence,
    next_occurrence,
)
from plex_simulator import Catalog, PlexSimulator

from .kit import call, entity_id, small_catalog, state, until

pytestmark = pytest.mark.usefixtures("entity_registry_enabled_by_default")

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")

#: A Sunday, an hour before the schedules of most tests are due.
START = "2026-11-22T02:30:00+01:00"


def schedule(at: str = "03:30", **changes: Any) -> Schedule:
    fields = {"schedule_id": "1", "name": "Nightly", "time": time.fromisoformat(at), **changes}
    return Schedule(**fields)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


# When a schedule is due


@pytest.mark.parametrize(
    ("zone", "local", "expected"),
    [
        pytest.param(BERLIN, "2026-03-29 01:59", "2026-03-29T01:59+01:00", id="before the gap"),
        pytest.param(BERLIN, "2026-03-29 02:00", "2026-03-29T03:00+02:00", id="its start"),
        pytest.param(BERLIN, "2026-03-29 02:30", "2026-03-29T03:00+02:00", id="in the gap"),
        pytest.param(BERLIN, "2026-03-29 02:59", "2026-03-29T03:00+02:00", id="its last minute"),
        pytest.param(BERLIN, "2026-03-29 03:00", "2026-03-29T03:00+02:00", id="after the gap"),
        pytest.param(BERLIN, "2026-03-29 03:00:07", "2026-03-29T03:00:07+02:00", id="seconds"),
        pytest.param(BERLIN, "2026-10-25 02:30", "2026-10-25T02:30+02:00", id="twice, the first"),
        pytest.param(BERLIN, "2026-10-25 03:00", "2026-10-25T03:00+01:00", id="after both"),
        pytest.param(NEW_YORK, "2026-03-08 02:30", "2026-03-08T03:00-04:00", id="New York, gap"),
        pytest.param(NEW_YORK, "2026-11-01 01:30", "2026-11-01T01:30-04:00", id="New York, twice"),
        pytest.param(LORD_HOWE, "2026-10-04 02:15", "2026-10-04T02:30+11:00", id="half an hour"),
        pytest.param(LORD_HOWE, "2026-04-05 01:45", "2026-04-05T01:45+11:00", id="half, twice"),
        pytest.param(APIA, "2011-12-30 12:00", "2011-12-31T00:00+14:00", id="a day that was left"),
    ],
)
def test_a_local_time_that_is_skipped_or_repeated_stands_for_one_moment(
    zone: ZoneInfo, local: str, expected: str
) -> None:
    wanted, moment = datetime.fromisoformat(local), utc(expected)
    weekday = WEEKDAYS[wanted.weekday()]
    weekly = schedule(wanted.time().isoformat(), weekdays=(weekday,))
    second = timedelta(seconds=1)
    assert next_occurrence(weekly, moment - second, zone) == moment
    assert last_occurrence(weekly, moment, zone) == moment
    assert last_occurrence(weekly, moment - second, zone) < moment - timedelta(days=6)
    assert next_occurrence(weekly, moment, zone) > moment + timedelta(days=6)


@pytest.mark.parametrize("now", ["2026-10-25T02:15+01:00", "2026-10-25T02:45+01:00"])
def test_a_repeated_hour_changes_nothing_once_its_schedule_has_run(now: str) -> None:
    daily = schedule("02:30")
    assert last_occurrence(daily, utc(now), BERLIN) == utc("2026-10-25T02:30+02:00")
    assert next_occurrence(daily, utc(now), BERLIN) == utc("2026-10-26T02:30+01:00")


@pytest.mark.parametrize(
    ("zone", "year"), [(BERLIN, 2026), (NEW_YORK, 2026), (LORD_HOWE, 2026), (APIA, 2011)]
)
@pytest.mark.parametrize("at", ["00:00", "01:30", "01:45", "02:15", "02:30", "03:00", "23:59"])
def test_a_daily_schedule_is_due_once_on_each_day_of_a_year(
    zone: ZoneInfo, year: int, at: str
) -> None:
    daily = schedule(at)
    moment = datetime(year, 1, 1, tzinfo=zone).astimezone(UTC) - timedelta(seconds=1)
    end = datetime(year + 1, 1, 1, tzinfo=zone)
    days = []
    while (following := next_occurrence(daily, moment, zone)) and following < end:
        assert last_occurrence(daily, following, zone) == following
        just_before = last_occurrence(daily, following - timedelta(seconds=1), zone)
        assert just_before is not None
        assert just_before < following
        assert moment < following <= moment + timedelta(hours=49)
        moment = following
        days.append(following.astimezone(zone).date())
    left_out = 1 if zone is APIA else 0  # the day that did not exist
    assert len(days) == 365 - (left_out if at == "00:00" else 0)
    assert len(set(days)) == 365 - left_out


@pytest.mark.parametrize("weekday", WEEKDAYS)
def test_a_weekly_schedule_is_due_on_its_weekday(weekday: str) -> None:
    weekly = schedule(weekdays=(weekday,))
    for day in range(20, 34):
        now = datetime(2026, 3, 1, 3, 30, tzinfo=BERLIN) + timedelta(days=day)
        following, last = (
            next_occurrence(weekly, now, BERLIN),
            last_occurrence(weekly, now, BERLIN),
        )
        assert following is not None
        assert last is not None
        assert last <= now < following
        local = [each.astimezone(BERLIN) for each in (last, following)]
        assert [WEEKDAYS[each.weekday()] for each in local] == [weekday, weekday]
        assert (local[1].date() - local[0].date()).days == 7


def test_a_schedule_without_weekdays_is_never_due() -> None:
    never = schedule(weekdays=())
    assert next_occurrence(never, datetime.now(UTC), BERLIN) is None
    assert last_occurrence(never, datetime.now(UTC), BERLIN) is None


def test_a_schedule_takes_from_the_options_what_it_does_not_say() -> None:
    options = ScanOptions(library_ids=("1", "2"), window_days=30, max_items=7)
    assert schedule().options(options) == options
    own = schedule(library_ids=("3",), window_days=0, dry_run=True).options(options)
    assert (own.library_ids, own.window_days, own.dry_run, own.max_items) == (("3",), 0, True, 7)


def test_who_wants_dry_runs_only_gets_no_other_by_a_schedule() -> None:
    assert schedule(dry_run=False).options(ScanOptions(dry_run=True)).dry_run


# What the clock does


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
async def freezer(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FrozenDateTimeFactory]:
    """Hold the time, but not that of the event loop: its work takes as long as it takes."""
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "time", lambda: clock_gettime(CLOCK_MONOTONIC))
    with freeze_time(START) as frozen:
        assert isinstance(frozen, FrozenDateTimeFactory)
        yield frozen


class Scans:
    """Scans that last until they are let go; what was asked of them is kept."""

    def __init__(self) -> None:
        self.options: list[ScanOptions] = []
        self.is_held = False
        self._released = asyncio.Event()

    async def run(self, _ports: object, options: ScanOptions, *_: Any) -> Tally:
        self.options.append(options)
        self._released.clear()
        if self.is_held:
            await self._released.wait()
        return Tally()

    def release(self) -> None:
        self.is_held = False
        self._released.set()


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> Scans:
    scans = Scans()
    monkeypatch.setattr("custom_components.plex_smart_refresher.jobs.manager.run_scan", scans.run)
    return scans


@pytest.fixture
async def server(
    hass: HomeAssistant, entry: MockConfigEntry, scans: Scans, freezer: FrozenDateTimeFactory
) -> AsyncIterator[MockConfigEntry]:
    """Return a loaded server in Berlin, where it is half past two in the night."""
    await hass.config.async_set_time_zone("Europe/Berlin")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    yield entry
    scans.release()
    if entry.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()


type MoveTo = Callable[[str], Awaitable[None]]


@pytest.fixture
def move_to(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> MoveTo:
    """Return what lets time pass until a moment."""

    async def move_to(moment: str) -> None:
        async_fire_time_changed(hass, datetime.fromisoformat(moment))
        freezer.move_to(moment)
        await hass.async_block_till_done()

    return move_to


async def add(
    hass: HomeAssistant, server: MockConfigEntry, name: str = "Nightly", **changes: Any
) -> str:
    """Add a schedule as a user does, and return its id."""
    before = set(server.subentries)
    flows = hass.config_entries.subentries
    step = await flows.async_init((server.entry_id, "schedule"), context={"source": "user"})
    assert step["type"] is FlowResultType.FORM
    step = await flows.async_configure(step["flow_id"], form(name=name, **changes))
    assert step["type"] is FlowResultType.CREATE_ENTRY, step
    await hass.async_block_till_done()
    (schedule_id,) = set(server.subentries) - before
    return schedule_id


async def change(
    hass: HomeAssistant, server: MockConfigEntry, schedule_id: str, **changes: Any
) -> None:
    """Change a schedule as a user does."""
    flows = hass.config_entries.subentries
    step = await flows.async_init(
        (server.entry_id, "schedule"),
        context={"source": "reconfigure", "subentry_id": schedule_id},
    )
    step = await flows.async_configure(step["flow_id"], form(**changes))
    assert (step["type"], step["reason"]) == (FlowResultType.ABORT, "schedule_changed")
    await hass.async_block_till_done()


def form(**changes: Any) -> dict[str, Any]:
    """Return what a user enters; what is changed seldom is in a section of its own."""
    entered = {
        "name": "Nightly",
        "time": "03:30:00",
        "libraries": ["1", "2", "3"],
        "weekdays": WEEKDAYS,
        "dry_run": False,
        "catch_up_hours": 6,
        "enabled": True,
        **changes,
    }
    first = {key: entered.pop(key) for key in ("name", "time", "libraries")}
    return first | {"more": entered}


def suggested(step: SubentryFlowResult) -> dict[str, Any]:
    """Return what a form shows."""
    assert step["data_schema"] is not None
    *first, more = step["data_schema"].schema.items()
    shown = {str(key): key.description["suggested_value"] for key, _ in first}
    return shown | {
        str(more[0]): {
            str(key): key.description["suggested_value"]
            for key in more[1].schema.schema
            if key.description
        }
    }


async def restart(hass: HomeAssistant, server: MockConfigEntry, back_at: MoveTo, when: str) -> None:
    """Let Home Assistant be down until a moment."""
    assert await hass.config_entries.async_unload(server.entry_id)
    await back_at(when)
    assert await hass.config_entries.async_setup(server.entry_id)
    await hass.async_block_till_done()


def jobs(server: MockConfigEntry) -> list[Job]:
    """Return the jobs, the oldest first."""
    return list(reversed(server.runtime_data.manager.jobs))


async def end_scan(hass: HomeAssistant, server: MockConfigEntry, scans: Scans) -> None:
    scans.release()
    await idle(hass, server)


async def idle(hass: HomeAssistant, server: MockConfigEntry) -> None:
    await until(lambda: server.runtime_data.manager.job is None)
    await hass.async_block_till_done()


def find_device(
    hass: HomeAssistant, server: MockConfigEntry, identifier: str | None
) -> dr.DeviceEntry | None:
    return dr.async_get(hass).async_get_device_by_identifier(
        (DOMAIN, identifier or ""), server.entry_id
    )


def next_scan(hass: HomeAssistant, server: MockConfigEntry) -> str:
    return str(state(hass, "sensor", "next_scan", server).state)


async def test_a_scan_starts_when_its_schedule_is_due_and_not_before(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server)
    assert next_scan(hass, server) == "2026-11-22T02:30:00+00:00"
    await move_to("2026-11-22T03:29:59+01:00")
    assert jobs(server) == []
    await move_to("2026-11-22T03:30:00+01:00")
    await idle(hass, server)
    (job,) = jobs(server)
    assert (job.trigger, job.status) == (JobTrigger.SCHEDULE, JobStatus.SUCCESS)
    assert next_scan(hass, server) == "2026-11-23T02:30:00+00:00"


async def test_a_schedule_scans_what_it_says(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    await add(hass, server, libraries=["2"], window_days=14, dry_run=True)
    await move_to("2026-11-22T03:30:00+01:00")
    await idle(hass, server)
    (options,) = scans.options
    assert (options.library_ids, options.window_days, options.dry_run) == (("2",), 14, True)


async def test_the_log_of_a_job_names_its_schedule(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server, "Night shift")
    await move_to("2026-11-22T03:30:00+01:00")
    await idle(hass, server)
    log = await call(hass, "get_log", job_id=jobs(server)[0].job_id)
    assert log["lines"][0]["message"] == "started by the schedule “Night shift”"


async def test_a_schedule_runs_on_its_weekdays_only(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server, weekdays=["mon", "fri"])
    for day in range(22, 30):
        await move_to(f"2026-11-{day}T03:30:00+01:00")
        await idle(hass, server)
    started = [datetime.fromtimestamp(job.started_at, BERLIN).day for job in jobs(server)]
    assert len(started) == 2
    assert next_scan(hass, server) == "2026-11-30T02:30:00+00:00"


async def test_each_night_has_one_scan_across_both_changes_of_the_clocks(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    scans: Scans,
    freezer: FrozenDateTimeFactory,
    move_to: MoveTo,
) -> None:
    await hass.config.async_set_time_zone("Europe/Berlin")
    for start, started in (
        ("2026-03-27T12:00:00+01:00", ["28 02:30", "29 03:00", "30 02:30"]),
        ("2026-10-23T12:00:00+02:00", ["24 02:30", "25 02:30", "26 02:30"]),
    ):
        freezer.move_to(start)
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done()
        if not entry.subentries:
            await add(hass, entry, time="02:30:00")
        moment, found = datetime.fromisoformat(start), []
        for _ in range(2 * 66):
            moment += timedelta(minutes=30)
            known = len(scans.options)
            await move_to(moment.isoformat())
            await idle(hass, entry)
            if len(scans.options) > known:
                found.append(f"{moment.astimezone(BERLIN):%d %H:%M}")
        assert found == started
        assert await hass.config_entries.async_unload(entry.entry_id)


async def test_a_new_time_zone_is_followed_and_what_is_past_in_it_does_not_run(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server)
    await move_to("2026-11-22T03:30:00+01:00")
    await idle(hass, server)
    await move_to("2026-11-22T12:00:00+01:00")
    await hass.config.async_update(time_zone="America/New_York")  # where it is six o'clock
    await hass.async_block_till_done()
    assert next_scan(hass, server) == "2026-11-23T08:30:00+00:00"
    assert len(jobs(server)) == 1


# That nothing runs twice, and that what was missed is caught up once


async def test_a_missed_scan_is_caught_up_once(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server)
    await restart(hass, server, move_to, "2026-11-22T09:29:00+01:00")
    await idle(hass, server)
    (job,) = jobs(server)
    assert job.trigger is JobTrigger.SCHEDULE
    log = await call(hass, "get_log", job_id=job.job_id)
    assert log["lines"][0]["message"].endswith(", which was missed at 2026-11-22 02:30 UTC")
    await restart(hass, server, move_to, "2026-11-22T09:29:30+01:00")
    assert len(jobs(server)) == 1


async def test_of_many_missed_scans_the_latest_is_caught_up(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server)
    await restart(hass, server, move_to, "2026-12-06T05:00:00+01:00")
    await idle(hass, server)
    assert len(jobs(server)) == 1
    assert next_scan(hass, server) == "2026-12-07T02:30:00+00:00"


@pytest.mark.parametrize(
    ("hours", "back_at"),
    [(6, "2026-11-22T09:31:00+01:00"), (0, "2026-11-22T03:32:00+01:00")],
)
async def test_what_was_missed_for_longer_than_the_user_allows_is_dropped(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo, hours: int, back_at: str
) -> None:
    await add(hass, server, catch_up_hours=hours)
    await restart(hass, server, move_to, back_at)
    assert jobs(server) == []
    assert next_scan(hass, server) == "2026-11-23T02:30:00+00:00"
    await move_to("2026-11-23T03:30:00+01:00")
    await idle(hass, server)
    assert len(jobs(server)) == 1


async def test_a_scan_that_is_not_to_be_caught_up_may_start_a_moment_late(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server, catch_up_hours=0)
    await move_to("2026-11-22T03:30:02+01:00")
    await idle(hass, server)
    assert len(jobs(server)) == 1


async def test_nothing_is_caught_up_before_home_assistant_has_started(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server)
    hass.set_state(CoreState.starting)
    await restart(hass, server, move_to, "2026-11-22T04:00:00+01:00")
    assert jobs(server) == []
    assert next_scan(hass, server) == "2026-11-23T02:30:00+00:00"
    hass.set_state(CoreState.running)
    hass.bus.async_fire("homeassistant_started")
    await hass.async_block_till_done()
    await idle(hass, server)
    assert len(jobs(server)) == 1


async def test_a_scan_does_not_run_again_after_a_crash(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    await add(hass, server)
    scans.is_held = True
    await move_to("2026-11-22T03:30:00+01:00")
    assert server.runtime_data.manager.job is not None
    await restart(hass, server, move_to, "2026-11-22T03:31:00+01:00")
    assert [job.status for job in jobs(server)] == [JobStatus.INTERRUPTED]


async def test_a_scan_is_known_as_handled_before_it_starts(
    hass: HomeAssistant,
    server: MockConfigEntry,
    hass_storage: Mapping[str, Any],
    move_to: MoveTo,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    schedule_id = await add(hass, server)
    stored = []

    async def start(*_args: object, **_kwargs: object) -> None:
        data = hass_storage[f"{DOMAIN}/{server.entry_id}.schedules"]["data"]
        stored.append(data[schedule_id]["handled_until"])

    monkeypatch.setattr(server.runtime_data.manager, "async_start", start)
    await move_to("2026-11-22T03:30:00+01:00")
    assert stored == [utc("2026-11-22T03:30:00+01:00").timestamp()]


async def test_a_scan_does_not_run_again_when_the_clock_is_set_back(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server)
    await move_to("2026-11-22T03:30:01+01:00")
    await idle(hass, server)
    await move_to("2026-11-22T03:29:50+01:00")
    await hass.config_entries.async_reload(server.entry_id)
    assert next_scan(hass, server) == "2026-11-23T02:30:00+00:00"
    await move_to("2026-11-22T03:31:00+01:00")
    await idle(hass, server)
    assert len(jobs(server)) == 1


@pytest.mark.parametrize("is_restarted", [True, False])
async def test_a_clock_that_was_years_ahead_does_not_stop_the_schedules(
    hass: HomeAssistant,
    server: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    move_to: MoveTo,
    is_restarted: bool,
) -> None:
    await add(hass, server)
    await restart(hass, server, move_to, "2029-11-22T12:00:00+01:00")
    if is_restarted:
        await restart(hass, server, move_to, "2026-11-22T12:10:00+01:00")
    else:
        async_fire_time_changed(hass, datetime.fromisoformat("2029-11-22T12:15:00+01:00"))
        freezer.move_to("2026-11-22T12:15:00+01:00")
    await hass.async_block_till_done()
    assert next_scan(hass, server) == "2026-11-23T02:30:00+00:00"
    before = len(jobs(server))
    await move_to("2026-11-23T03:30:00+01:00")
    await idle(hass, server)
    assert len(jobs(server)) == before + 1


async def test_a_machine_that_slept_catches_up_when_it_wakes(
    hass: HomeAssistant, server: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    await add(hass, server)
    async_fire_time_changed(hass, datetime.fromisoformat(START) + timedelta(minutes=15))
    freezer.move_to("2026-11-22T05:00:00+01:00")  # which is what the clock says when it wakes
    await hass.async_block_till_done()
    await idle(hass, server)
    assert len(jobs(server)) == 1


@pytest.mark.parametrize("is_new", [True, False])
async def test_a_time_of_today_that_is_past_does_not_run_at_once(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo, is_new: bool
) -> None:
    if is_new:
        await add(hass, server, time="02:00:00")
    else:
        await change(hass, server, await add(hass, server), time="02:00:00")
    await move_to("2026-11-22T02:45:00+01:00")
    assert jobs(server) == []
    assert next_scan(hass, server) == "2026-11-23T01:00:00+00:00"


async def test_a_schedule_changed_while_the_server_was_unloaded_does_not_run_at_once(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    schedule_id = await add(hass, server)
    assert await hass.config_entries.async_unload(server.entry_id)
    await change(hass, server, schedule_id, time="02:15:00", libraries=["monitored"])
    await move_to("2026-11-22T02:31:00+01:00")
    assert await hass.config_entries.async_setup(server.entry_id)
    await hass.async_block_till_done()
    assert jobs(server) == []


async def test_another_name_or_a_dry_run_does_not_make_a_missed_scan_forgotten(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    schedule_id = await add(hass, server)
    assert await hass.config_entries.async_unload(server.entry_id)
    await change(hass, server, schedule_id, name="Other", dry_run=True, libraries=["monitored"])
    await move_to("2026-11-22T04:00:00+01:00")
    assert await hass.config_entries.async_setup(server.entry_id)
    await hass.async_block_till_done()
    await idle(hass, server)
    assert [options.dry_run for options in scans.options] == [True]


async def test_what_was_due_while_a_schedule_was_off_is_not_caught_up(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    schedule_id = await add(hass, server)
    switch = entity_id(hass, "switch", f"{schedule_id}_enabled", server)
    await hass.services.async_call("switch", "turn_off", {"entity_id": switch}, blocking=True)
    await hass.async_block_till_done()
    assert next_scan(hass, server) == "unknown"
    await move_to("2026-11-22T03:45:00+01:00")
    await hass.services.async_call("switch", "turn_on", {"entity_id": switch}, blocking=True)
    await hass.async_block_till_done()
    assert jobs(server) == []
    assert next_scan(hass, server) == "2026-11-23T02:30:00+00:00"


# When a scan runs already


async def test_a_due_scan_waits_for_the_end_of_a_running_one(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    await add(hass, server)
    scans.is_held = True
    await call(hass, "start_scan")
    await move_to("2026-11-22T03:30:00+01:00")
    await move_to("2026-11-22T05:00:00+01:00")
    assert len(jobs(server)) == 1
    await end_scan(hass, server, scans)
    assert [job.trigger for job in jobs(server)] == [JobTrigger.ACTION, JobTrigger.SCHEDULE]


async def test_a_due_scan_that_had_to_wait_for_too_long_is_dropped(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    await add(hass, server, catch_up_hours=1)
    scans.is_held = True
    await call(hass, "start_scan")
    await move_to("2026-11-22T04:31:00+01:00")
    await end_scan(hass, server, scans)
    assert [job.trigger for job in jobs(server)] == [JobTrigger.ACTION]


async def test_a_scan_that_waited_when_home_assistant_went_down_is_caught_up(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    await add(hass, server)
    scans.is_held = True
    await call(hass, "start_scan")
    await move_to("2026-11-22T03:30:00+01:00")
    scans.is_held = False
    await restart(hass, server, move_to, "2026-11-22T04:00:00+01:00")
    await idle(hass, server)
    assert [job.trigger for job in jobs(server)] == [JobTrigger.ACTION, JobTrigger.SCHEDULE]


async def test_two_schedules_that_are_due_at_once_run_one_after_the_other(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    await add(hass, server, "B", libraries=["2"])
    await add(hass, server, "A", libraries=["1"])
    scans.is_held = True
    await move_to("2026-11-22T03:30:00+01:00")
    assert [options.library_ids for options in scans.options] == [("1",)]
    await end_scan(hass, server, scans)
    await until(lambda: len(jobs(server)) == 2)
    await idle(hass, server)
    assert [options.library_ids for options in scans.options] == [("1",), ("2",)]
    await move_to("2026-11-22T04:00:00+01:00")
    assert len(jobs(server)) == 2


async def test_a_scan_whose_place_is_taken_while_it_is_noted_down_waits(
    hass: HomeAssistant,
    server: MockConfigEntry,
    scans: Scans,
    move_to: MoveTo,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await add(hass, server)
    manager, scheduler = server.runtime_data.manager, server.runtime_data.scheduler
    save, scans.is_held = scheduler._memory.async_save, True

    async def save_slowly(marks: Mapping[str, Any]) -> None:
        await save(marks)
        if manager.job is None:
            await manager.async_start(ScanOptions(), JobTrigger.MANUAL)

    with monkeypatch.context() as patch:
        patch.setattr(scheduler._memory, "async_save", save_slowly)
        await move_to("2026-11-22T03:30:00+01:00")
    assert [job.trigger for job in jobs(server)] == [JobTrigger.MANUAL]
    await end_scan(hass, server, scans)
    await until(lambda: len(jobs(server)) == 2)
    assert {job.trigger for job in jobs(server)} == {JobTrigger.MANUAL, JobTrigger.SCHEDULE}


async def test_a_scheduled_scan_is_cancelled_like_any_other(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans, move_to: MoveTo
) -> None:
    await add(hass, server)
    scans.is_held = True
    await move_to("2026-11-22T03:30:00+01:00")
    assert (await call(hass, "cancel_scan"))["status"] == "cancelled"
    await move_to("2026-11-22T03:45:00+01:00")
    assert [job.status for job in jobs(server)] == [JobStatus.CANCELLED]
    assert next_scan(hass, server) == "2026-11-23T02:30:00+00:00"


async def test_nothing_starts_once_home_assistant_stops(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    await add(hass, server)
    hass.bus.async_fire("homeassistant_stop")
    await hass.async_block_till_done()
    await move_to("2026-11-22T03:30:00+01:00")
    assert jobs(server) == []


async def test_a_refused_start_is_tried_again(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo, monkeypatch: pytest.MonkeyPatch
) -> None:
    await add(hass, server)

    async def refuse(*_args: object, **_kwargs: object) -> None:
        raise HomeAssistantError("not now")

    with monkeypatch.context() as patch:
        patch.setattr(server.runtime_data.manager, "async_start", refuse)
        await move_to("2026-11-22T03:30:00+01:00")
    assert jobs(server) == []
    await move_to("2026-11-22T03:45:00+01:00")
    await idle(hass, server)
    assert len(jobs(server)) == 1


# Adding, changing and removing


async def test_adding_changing_and_removing_a_schedule_does_not_disturb_a_running_scan(
    hass: HomeAssistant, server: MockConfigEntry, scans: Scans
) -> None:
    scans.is_held = True
    await call(hass, "start_scan")
    runtime = server.runtime_data
    schedule_id = await add(hass, server)
    await change(hass, server, schedule_id, name="Weekly", weekdays=["sun"])
    hass.config_entries.async_remove_subentry(server, schedule_id)
    await hass.async_block_till_done()
    assert server.runtime_data is runtime
    await end_scan(hass, server, scans)
    assert [job.status for job in jobs(server)] == [JobStatus.SUCCESS]


async def test_a_removed_schedule_does_not_run_and_leaves_nothing_behind(
    hass: HomeAssistant,
    server: MockConfigEntry,
    hass_storage: Mapping[str, Any],
    move_to: MoveTo,
) -> None:
    schedule_id = await add(hass, server)
    hass.config_entries.async_remove_subentry(server, schedule_id)
    await hass.async_block_till_done()
    assert next_scan(hass, server) == "unknown"
    registry = er.async_get(hass)
    entries = er.async_entries_for_config_entry(registry, server.entry_id)
    assert [each for each in entries if each.config_subentry_id] == []
    assert find_device(hass, server, schedule_id) is None
    assert find_device(hass, server, server.unique_id)
    assert hass_storage[f"{DOMAIN}/{server.entry_id}.schedules"]["data"] == {}
    await move_to("2026-11-22T03:30:00+01:00")
    assert jobs(server) == []


async def test_a_schedule_has_a_device_of_its_own_that_follows_its_name(
    hass: HomeAssistant, server: MockConfigEntry
) -> None:
    schedule_id = await add(hass, server, "Nightly")
    device = find_device(hass, server, schedule_id)
    assert device is not None
    assert (device.name, device.config_subentry_id) == ("Simulated Plex Nightly", schedule_id)
    parent = find_device(hass, server, server.unique_id)
    assert parent is not None
    assert device.via_device_id == parent.id
    assert (device.manufacturer, device.model) == ("Plex Smart Refresher", "Schedule")
    panel = f"homeassistant://plex-smart-refresher/{server.entry_id}"
    assert (device.configuration_url, parent.configuration_url) == (panel, panel)
    await change(hass, server, schedule_id, name="Weekly")
    device = find_device(hass, server, schedule_id)
    assert device is not None
    assert device.name == "Simulated Plex Weekly"
    switch = state(hass, "switch", f"{schedule_id}_enabled", server)
    assert switch.attributes["friendly_name"] == "Simulated Plex Weekly Enabled"


async def test_schedules_are_there_again_after_a_restart(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    schedule_id = await add(hass, server)
    await restart(hass, server, move_to, "2026-11-22T03:00:00+01:00")
    assert state(hass, "switch", f"{schedule_id}_enabled", server).state == "on"
    await move_to("2026-11-22T03:30:00+01:00")
    await idle(hass, server)
    assert len(jobs(server)) == 1


async def test_the_form_shows_what_is_set_and_forgets_what_is_emptied(
    hass: HomeAssistant, server: MockConfigEntry
) -> None:
    schedule_id = await add(hass, server, libraries=["2"], window_days=14)
    flows = hass.config_entries.subentries
    step = await flows.async_init(
        (server.entry_id, "schedule"),
        context={"source": "reconfigure", "subentry_id": schedule_id},
    )
    assert suggested(step) == form(libraries=["2"], window_days=14)
    flows.async_abort(step["flow_id"])
    await change(hass, server, schedule_id)
    data = server.subentries[schedule_id].data
    assert data["libraries"] == []
    assert "window_days" not in data


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"name": "  "}, {"name": "no_name_entered"}),
        ({"libraries": []}, {"libraries": "no_library_chosen"}),
        ({"weekdays": []}, {"base": "no_weekday_chosen"}),
    ],
)
async def test_a_schedule_needs_a_name_a_library_and_a_weekday(
    hass: HomeAssistant, server: MockConfigEntry, typed: dict[str, Any], errors: dict[str, str]
) -> None:
    flows = hass.config_entries.subentries
    step = await flows.async_init((server.entry_id, "schedule"), context={"source": "user"})
    step = await flows.async_configure(step["flow_id"], form(**typed))
    assert step["errors"] == errors
    step = await flows.async_configure(step["flow_id"], form(time="3:05"))
    assert step["type"] is FlowResultType.CREATE_ENTRY
    (subentry,) = server.subentries.values()
    assert subentry.data["time"] == "03:05:00"
    await hass.async_block_till_done()


async def test_a_new_schedule_is_preset_for_every_night_and_says_when_it_starts(
    hass: HomeAssistant, server: MockConfigEntry, move_to: MoveTo
) -> None:
    flows = hass.config_entries.subentries
    said = {}
    for at, typed in {
        "2026-11-22T16:00:00+01:00": {},
        "2026-11-22T16:00:01+01:00": {"time": "22:15:00"},
        "2026-11-22T16:00:02+01:00": {"time": "12:00:00"},
        "2026-11-22T16:00:03+01:00": {"weekdays": ["tue"]},
        "2026-11-22T16:00:04+01:00": {"enabled": False},
        "2026-11-23T02:00:00+01:00": {"time": "02:30:00"},
    }.items():
        await move_to(at)
        step = await flows.async_init((server.entry_id, "schedule"), context={"source": "user"})
        shown = suggested(step)
        assert shown["name"] == "Every night"
        assert (shown["time"], shown["libraries"]) == ("03:00:00", ["1", "2", "3"])
        more = shown.pop("more")
        assert more.items() >= {"window_days": 0, "weekdays": WEEKDAYS, "enabled": True}.items()
        entered = {**shown, **more, **typed}
        end = await flows.async_configure(step["flow_id"], form(**entered))
        said[at[:19]] = (end["description"], (end["description_placeholders"] or {}).get("time"))
    assert list(said.values()) == [
        ("tonight", "03:00"),
        ("today", "22:15"),
        ("tomorrow", "12:00"),
        ("later", "03:00"),
        ("turned_off", None),
        ("tonight", "02:30"),
    ]
    await hass.async_block_till_done()


async def test_the_form_works_while_the_server_is_not_loaded(
    hass: HomeAssistant, server: MockConfigEntry, plex: PlexSimulator
) -> None:
    assert await hass.config_entries.async_unload(server.entry_id)
    schedule_id = await add(hass, server, libraries=["monitored"])
    assert server.subentries[schedule_id].data["libraries"] == []
    assert server.subentries[schedule_id].title == "Nightly"

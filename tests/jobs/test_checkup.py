"""When a server is checked, how often, and what becomes of it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.assumptions.result import (
    Assumption,
    ProbeResult,
    Verdict,
)
from custom_components.plex_smart_refresher.engine.checkup.facts import Description, Facts
from custom_components.plex_smart_refresher.engine.checkup.finding import (
    Check,
    CheckStatus,
    Silence,
)
from custom_components.plex_smart_refresher.engine.errors import ServerLostError
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import Tally
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from custom_components.plex_smart_refresher.jobs import checkup
from custom_components.plex_smart_refresher.jobs.checkup import CheckUps
from custom_components.plex_smart_refresher.jobs.events import Publisher
from custom_components.plex_smart_refresher.storage import LogIndexError, StoredCheckUp

from ..engine.fakes import DAY, NOW, SimulatedClock

PROBED = (ProbeResult(Assumption.CHANGED_ORDER, Verdict.DIFFERS, {}),)
LATE = Tally(timed_out=3, unresolved=1, defective=4)


class World:
    """A server with its parts, of which a check-up takes no time."""

    def __init__(self, hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = SimulatedClock()
        self.at: list[float] = []  #: hours since the start at which it was checked
        self.collected: list[Any] = []
        self.error: Exception | None = None
        self.version_now = "1.43"
        self.jobs: list[Job] = []
        self.returned: int | Exception = 2
        self.is_owner = True
        self.traits = ServerTraits()
        self.quotas: list[Any] = []
        self.notifications = SimpleNamespace(connected=True, frames=5, listening_for=0.0)
        monkeypatch.setattr(checkup, "probe", self._probe)
        monkeypatch.setattr(checkup, "collect", self._collect)
        entry = MockConfigEntry(domain=DOMAIN)
        entry.add_to_hass(hass)
        server: Any = SimpleNamespace(
            preferences=self, notifications=self.notifications, prober=None, traits=self.traits
        )
        self.server = server
        records: Any = SimpleNamespace(jobs=self.jobs, job_items=self)
        upkeep: Any = SimpleNamespace(statistics=SimpleNamespace(open={}))
        libraries: Any = SimpleNamespace(listed=())
        self.check_ups = CheckUps(
            hass,
            entry,
            server,
            self.clock,
            records=records,
            upkeep=upkeep,
            libraries=libraries,
            publisher=Publisher(None),
        )
        # A file takes real time, which would pass by in days here.
        self.stored = StoredCheckUp()
        monkeypatch.setattr(self.check_ups, "_store", self)

    async def async_save(self, stored: StoredCheckUp) -> None:
        self.stored = stored

    async def async_load(self) -> StoredCheckUp:
        return self.stored

    async def _probe(self, *_: Any) -> Any:
        self.at.append(round((self.clock.now - NOW) / 3600, 2))
        self.quotas[-1].used += 30
        await self.clock.sleep(1)
        if self.error:
            raise self.error
        return PROBED

    async def _collect(self, *_: Any, **facts: Any) -> Facts:
        self.quotas[-1].used += 20
        self.collected.append(facts["activity"])
        description = Description(version=self.version_now)
        return Facts(
            now=self.clock.time(),
            activity=facts["activity"],
            description=description,
            is_owner=self.is_owner,
        )

    @contextmanager
    def limited(self, most: int) -> Iterator[Any]:
        """Return what counts the requests."""
        self.quotas.append(SimpleNamespace(most=most, used=0))
        yield self.quotas[-1]

    async def lost(self, *_: Any, **_facts: Any) -> Facts:
        raise ServerLostError("away")

    async def version(self) -> str:
        return self.version_now

    async def count_returned(self, since: float) -> int:
        if isinstance(self.returned, Exception):
            raise self.returned
        return self.returned

    def job(self, tally: Tally, hours: float, status: JobStatus = JobStatus.SUCCESS) -> None:
        """Add a job that began a number of hours ago."""
        began = self.clock.time() - hours * 3600
        options, trigger = ScanOptions(), JobTrigger.SCHEDULE
        job = Job(job_id=f"{hours}", trigger=trigger, options=options, started_at=began)
        self.jobs.insert(
            0, job.finish(status, began, None) if status is not JobStatus.RUNNING else job
        )
        if status is not JobStatus.RUNNING:
            self.jobs[0] = self.jobs[0].__replace__(tally=tally)

    async def pass_by(self, days: float) -> None:
        """Let days pass while the checks run."""
        running = asyncio.create_task(self.check_ups.run())
        await self.clock.sleep(days * DAY)
        running.cancel()


@pytest.fixture
def world(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> World:
    return World(hass, monkeypatch)


async def test_a_server_is_checked_a_while_after_the_start_and_then_weekly(world: World) -> None:
    await world.pass_by(15.5)
    assert world.at == [0.25, 168.25, 336.25]


async def test_a_problem_has_it_checked_daily_until_it_is_cured_or_on_purpose(
    world: World,
) -> None:
    world.is_owner = False
    await world.pass_by(2.5)
    assert world.at == [0.25, 24.25, 48.25]
    world.is_owner = True
    await world.pass_by(2.5)
    assert len(world.at) == 4
    world.is_owner = False
    await world.check_ups.async_run()
    await world.check_ups.async_silence(Check.OWNER, "", is_silenced=True)
    await world.pass_by(3)
    assert len(world.at) == 5


async def test_a_change_of_its_version_has_it_checked_within_the_hour(world: World) -> None:
    await world.pass_by(0.5)
    world.version_now = "1.44"
    await world.pass_by(0.5)
    assert world.at == [0.25, 12.25]
    assert world.check_ups.last is not None
    assert world.check_ups.last.version == "1.44"


async def test_a_running_scan_and_a_server_that_is_away_put_it_off(world: World) -> None:
    world.job(Tally(), 0, JobStatus.RUNNING)
    await world.pass_by(0.25)
    assert world.at == []
    world.jobs.clear()
    world.error = ServerLostError("away")
    await world.pass_by(0.06)
    assert world.at == [6.25, 7.25]
    assert world.check_ups.last is None
    world.error = None
    await world.pass_by(0.06)
    assert len(world.at) == 3


async def test_two_who_ask_at_once_get_the_result_of_one_check_up(world: World) -> None:
    both = asyncio.gather(world.check_ups.async_run(), world.check_ups.async_run())
    await asyncio.sleep(0)
    assert world.check_ups.is_running
    first, second = await both
    assert first == second == world.check_ups.last
    assert (len(world.at), first.requests) == (1, 50)
    assert [quota.most for quota in world.quotas] == [36, 30]
    assert not world.check_ups.is_running
    world.error = ServerLostError("away")
    with pytest.raises(ServerLostError):
        await world.check_ups.async_run()
    assert world.check_ups.last == first


async def test_whoever_waits_is_told_when_its_entry_is_unloaded_and_not_cancelled_with_it(
    hass: HomeAssistant, world: World
) -> None:
    asked = asyncio.create_task(world.check_ups.async_run())
    cancelled = asyncio.create_task(world.check_ups.async_run())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert world.check_ups.is_running
    cancelled.cancel()
    world.check_ups._running.cancel()  # type: ignore[union-attr] - it runs
    await asyncio.wait({asked, cancelled})
    assert cancelled.cancelled()
    with pytest.raises(ServerLostError):
        await asked
    assert world.check_ups.last is None
    assert (await world.check_ups.async_run()).version == "1.43"


async def test_what_was_found_and_silenced_and_how_the_server_differs_outlasts_a_restart(
    hass: HomeAssistant, world: World
) -> None:
    await world.check_ups.async_silence(Check.COMPATIBILITY, "", is_silenced=True)
    assert world.check_ups.silenced == frozenset()  # nothing was found yet
    await world.check_ups.async_run()
    await world.check_ups.async_silence(Check.COMPATIBILITY, "", is_silenced=True)
    await world.check_ups.async_silence(Check.CLOCK, "", is_silenced=True)
    found = await world.check_ups.async_run()
    on_purpose = Silence(Check.COMPATIBILITY, "", "differs", CheckStatus.HINT)
    assert found.silenced == {on_purpose}
    assert not world.server.traits.sorts_by_change
    assert [each.values for each in found.findings if each.check is Check.COMPATIBILITY] == [
        {"count": 1}
    ]
    world.server.traits = ServerTraits()
    world.check_ups.last = None
    await world.check_ups.async_load()
    assert world.check_ups.last == found
    assert world.check_ups.probed == PROBED
    assert not world.server.traits.sorts_by_change
    await world.check_ups.async_silence(Check.COMPATIBILITY, "", is_silenced=False)
    assert world.check_ups.silenced == frozenset()


async def test_a_check_up_that_breaks_off_changes_no_trait_and_one_unclear_answer_keeps_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.check_ups.async_run()
    assert not world.server.traits.sorts_by_change
    unclear = (ProbeResult(Assumption.CHANGED_ORDER, Verdict.UNKNOWN, {}),)
    monkeypatch.setattr(f"{__name__}.PROBED", unclear)
    await world.check_ups.async_run()
    assert not world.server.traits.sorts_by_change
    world.version_now = "1.44"  # which may do it otherwise
    monkeypatch.setattr(checkup, "collect", world.lost)
    with pytest.raises(ServerLostError):
        await world.check_ups.async_run()
    assert not world.server.traits.sorts_by_change
    monkeypatch.setattr(checkup, "collect", world._collect)
    await world.check_ups.async_run()
    assert world.server.traits.sorts_by_change


async def test_refreshes_in_vain_count_until_one_had_an_effect_or_a_month_ago(
    world: World,
) -> None:
    world.job(LATE, 800)
    world.job(LATE, 20)
    await world.check_ups.async_run()
    world.notifications.listening_for = 11 * 3600  # since then, there is a connection
    world.job(LATE, 10)
    world.job(LATE, 0)
    await world.check_ups.async_run()
    world.job(Tally(fixed=1, defective=1), -2)
    world.returned = LogIndexError("gone")
    await world.check_ups.async_run()
    seen = [(each.without_effect, each.timed_out, each.refreshed) for each in world.collected]
    assert seen == [(4, 3, False), (12, 9, True), (0, 0, True)]
    assert [each.items_in_vain for each in world.collected] == [4, 4, 0]
    assert [each.came_back for each in world.collected] == [2, 2, None]

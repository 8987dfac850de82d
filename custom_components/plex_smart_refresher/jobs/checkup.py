"""The check-ups of a server: when one is due, one at a time, and what they found."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
import logging
from typing import Protocol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..const import DOMAIN
from ..engine.assumptions.observed import ProbeServer
from ..engine.assumptions.probe import probe, traits_of, with_frames
from ..engine.assumptions.result import ProbeResult, Verdict
from ..engine.checkup.collect import collect
from ..engine.checkup.facts import Activity
from ..engine.checkup.finding import Check, CheckUp, Silence
from ..engine.checkup.rules import judge
from ..engine.checkup.server import Budget, CheckUpServer
from ..engine.errors import EngineError
from ..engine.job import Job
from ..engine.ports import Clock
from ..engine.traits import ServerTraits
from ..storage import CheckUpStore, LogIndexError, StoredCheckUp
from .events import Publisher, ServerChanged
from .libraries import ServerLibraries
from .records import Records
from .upkeep import Upkeep

_LOGGER = logging.getLogger(__name__)

#: The requests of a check-up with its self-check, which comes first.
_MOST_REQUESTS = 60
#: Those of them that only ask, before a new connection, which server it is.
_RESERVE = 2
_DAY = 86_400.0
#: Seconds until the first check after a start, which has more urgent work.
_FIRST = 900.0
#: Seconds between two questions whether a check-up is due.
_INTERVAL = 3_600.0
_WEEK = 7 * _DAY
#: For how long items that were gone and refreshes without an effect count.
_MONTH = 30 * _DAY


class CheckedServer(CheckUpServer, Protocol):
    """A server that is checked, and that adapts to what the self-check finds."""

    traits: ServerTraits

    @property
    def prober(self) -> ProbeServer:
        """Return what the self-check asks."""
        ...


class CheckUps:
    """Checks a server on demand, weekly and after each change of its version; writes nothing."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        server: CheckedServer,
        clock: Clock,
        *,
        records: Records,
        upkeep: Upkeep,
        libraries: ServerLibraries,
        publisher: Publisher,
    ) -> None:
        """Start without a check-up."""
        self.last: CheckUp | None = None
        self.silenced: frozenset[Silence] = frozenset()
        self.probed: tuple[ProbeResult, ...] = ()  #: what the last self-check found
        self._hass = hass
        self._entry = entry
        self._server = server
        self._clock = clock
        self._records = records
        self._upkeep = upkeep
        self._libraries = libraries
        self._publisher = publisher
        self._store = CheckUpStore(hass, entry.entry_id)
        self._started_at = clock.time()
        self._running: asyncio.Task[CheckUp] | None = None

    @property
    def is_running(self) -> bool:
        """Return whether a check-up is under way."""
        return self._running is not None and not self._running.done()

    @property
    def _is_scanning(self) -> bool:
        """Return whether a job is under way."""
        return any(job.is_active for job in self._records.jobs[:1])

    @property
    def compared(self) -> tuple[ProbeResult, ...]:
        """Return what the last self-check found, and what has arrived in notifications since."""
        return with_frames(self.probed, self._server.prober.unknown_frames)

    async def async_load(self) -> None:
        """Read the last check-up, and let the server adapt to what it found."""
        stored = await self._store.async_load()
        self.last, self.silenced = stored.check_up, stored.silenced
        self._adapt(stored.probed)

    async def run(self) -> None:
        """Check the server whenever it is due, until the task is cancelled."""
        await self._clock.sleep(_FIRST)
        while True:
            try:
                if not self._is_scanning and await self._is_due():
                    await self.async_run()
            except EngineError as err:
                _LOGGER.debug("The check-up waits: %s", err)
            await self._clock.sleep(_INTERVAL)

    async def async_run(self) -> CheckUp:
        """Check the server and return the result; a second caller gets that of the first.

        Raises EngineError if the server does not answer.
        """
        if self._running is None or self._running.done():
            self._running = self._entry.async_create_background_task(
                self._hass, self._async_check(), f"{DOMAIN} check-up"
            )
            self._running.add_done_callback(self._on_end)
            self._publisher.publish(ServerChanged())
        return await asyncio.shield(self._running)

    async def async_silence(self, check: Check, library_id: str, *, is_silenced: bool) -> None:
        """Call what a check finds on purpose, or no longer."""
        one: frozenset[Silence] = frozenset({(check, library_id)})
        self.silenced = self.silenced | one if is_silenced else self.silenced - one
        await self._async_keep(self.last and replace(self.last, silenced=self.silenced))

    def _on_end(self, task: asyncio.Task[CheckUp]) -> None:
        """Publish the end of a check-up."""
        if not task.cancelled():
            task.exception()  # whoever waits for the task gets it, if anybody still does
        self._publisher.publish(ServerChanged())

    async def _is_due(self) -> bool:
        """Return whether a check-up is due. Raises EngineError."""
        if self.last is None:
            return True
        age = self._clock.time() - self.last.checked_at
        if not 0 <= age < _WEEK:  # the clock can have been set back
            return True
        return await self._server.preferences.version() != self.last.version

    async def _async_check(self) -> CheckUp:
        """Check the server."""
        before, now = self._server.preferences.requests, self._clock.time()
        self._adapt(await probe(self._server.prober, self._libraries.listed))
        probing = self._server.preferences.requests - before
        facts = await collect(
            self._server,
            Budget(_MOST_REQUESTS - _RESERVE - probing),
            now=now,
            activity=await self._async_activity(now),
            broken=self._upkeep.statistics.open,
        )
        found = CheckUp(
            checked_at=now,
            version=facts.description.version,
            requests=self._server.preferences.requests - before,
            findings=judge(replace(facts, differing=self._differing)),
            silenced=self.silenced,
        )
        await self._async_keep(found)
        return found

    def _adapt(self, probed: tuple[ProbeResult, ...]) -> None:
        """Let the server adapt to what a self-check found."""
        self.probed = probed
        self._server.traits = traits_of(probed)

    @property
    def _differing(self) -> int:
        """Return the number of facts that are not as expected."""
        return sum(1 for each in self.probed if each.verdict is Verdict.DIFFERS)

    async def _async_keep(self, found: CheckUp | None) -> None:
        """Store a check-up and what is silenced."""
        self.last = found
        await self._store.async_save(
            StoredCheckUp(check_up=self.last, silenced=self.silenced, probed=self.probed)
        )
        self._publisher.publish(ServerChanged())

    async def _async_activity(self, now: float) -> Activity:
        """Return what has happened between the server and us."""
        notified, jobs = self._server.notifications, self._records.jobs
        without_effect, timed_out = _in_vain(jobs, now)
        came_back: int | None
        try:
            came_back = await self._records.job_items.count_returned(now - _MONTH)
        except LogIndexError:
            came_back = None
        return Activity(
            is_listening=notified.connected,
            notifications=notified.frames,
            refreshed=any(_refreshes(job) for job in jobs if job.started_at > self._started_at),
            without_effect=without_effect,
            timed_out=timed_out,
            came_back=came_back,
        )


def _in_vain(jobs: Iterable[Job], now: float) -> tuple[int, int]:
    """Return how many of the last refreshes had no effect in a row, and how many timed out."""
    without_effect = timed_out = 0
    for job in jobs:
        tally = job.tally
        if tally.fixed or tally.partly_fixed or now - job.started_at > _MONTH:
            break
        without_effect += tally.unresolved + tally.timed_out
        timed_out += tally.timed_out
    return without_effect, timed_out


def _refreshes(job: Job) -> int:
    """Return how many items a job has refreshed."""
    tally = job.tally
    return tally.fixed + tally.partly_fixed + tally.unresolved + tally.timed_out

"""The check-ups of a server: when one is due, one at a time, and what they found."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import replace
import logging
from typing import Protocol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..const import DOMAIN
from ..engine.assumptions.observed import ProbeServer
from ..engine.assumptions.probe import MOST_REQUESTS, kept, probe, traits_of, with_frames
from ..engine.assumptions.result import ProbeResult, Verdict
from ..engine.checkup.collect import collect
from ..engine.checkup.facts import Activity
from ..engine.checkup.finding import Check, CheckStatus, CheckUp, Silence
from ..engine.checkup.rules import judge
from ..engine.checkup.server import CheckUpServer
from ..engine.errors import EngineError, ServerLostError
from ..engine.job import Job
from ..engine.ports import Clock
from ..engine.results import Tally
from ..engine.traits import ServerTraits
from ..storage import CheckUpStore, LogIndexError, StoredCheckUp
from .events import Publisher, ServerChanged
from .libraries import ServerLibraries
from .records import Records
from .upkeep import Upkeep

_LOGGER = logging.getLogger(__name__)

#: The requests of a check-up with its self-check, which comes first, and those of the latter. Both
#: include those that only ask, before each new connection, which server it is.
_MOST_REQUESTS = 60
_MOST_PROBES = MOST_REQUESTS + 2
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
        self._running: asyncio.Task[CheckUp] | None = None

    @property
    def is_running(self) -> bool:
        """Return whether a check-up is under way."""
        return self._running is not None and not self._running.done()

    @property
    def _is_scanning(self) -> bool:
        """Return whether a job is under way."""
        return any(job.is_active for job in self._records.jobs)

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

        Raises EngineError if the server does not answer, or its entry is unloaded meanwhile.
        """
        if self._running is None or self._running.done():
            self._running = self._entry.async_create_background_task(
                self._hass, self._async_check(), f"{DOMAIN} check-up"
            )
            self._running.add_done_callback(self._on_end)
            self._publisher.publish(ServerChanged())
        running = self._running
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            caller = asyncio.current_task()
            if running.cancelled() and not (caller and caller.cancelling()):
                raise ServerLostError("the server is no longer set up") from None
            raise

    async def async_silence(self, check: Check, library_id: str, *, is_silenced: bool) -> None:
        """Call what a check has found on purpose, or no longer."""
        place, found = (check, library_id), self.last.findings if self.last else ()
        others = {each for each in self.silenced if each[:2] != place}
        ours = {each.silence for each in found if each.is_trouble and each.silence[:2] == place}
        self.silenced = frozenset(others | ours if is_silenced else others)
        await self._async_keep(self.last and replace(self.last, silenced=self.silenced))

    def _on_end(self, task: asyncio.Task[CheckUp]) -> None:
        """Publish the end of a check-up."""
        if not task.cancelled():
            task.exception()  # whoever waits for the task gets it, if anybody still does
        self._publisher.publish(ServerChanged())

    @property
    def _has_problem(self) -> bool:
        """Return whether there is an issue, which is to end soon after it is cured."""
        found = self.last.troubles if self.last else ()
        return any(each.status is CheckStatus.PROBLEM for each in found)

    async def _is_due(self) -> bool:
        """Return whether a check-up is due. Raises EngineError."""
        if self.last is None:
            return True
        age = self._clock.time() - self.last.checked_at
        if not 0 <= age < (_DAY if self._has_problem else _WEEK):  # the clock can be set back
            return True
        return await self._server.preferences.version() != self.last.version

    async def _async_check(self) -> CheckUp:
        """Check the server. It adapts only to what a complete check-up found."""
        preferences, now = self._server.preferences, self._clock.time()
        with preferences.limited(_MOST_PROBES) as probes:
            probed = await probe(self._server.prober, self._libraries.listed)
        with preferences.limited(_MOST_REQUESTS - probes.used) as questions:
            facts = await collect(
                self._server,
                self._clock.time,
                activity=await self._async_activity(now),
                broken=self._upkeep.statistics.open,
            )
        version = facts.description.version
        is_same = self.last is not None and self.last.version == version
        self._adapt(kept(self.probed, probed) if is_same else probed)
        found = CheckUp(
            checked_at=now,
            version=version,
            requests=probes.used + questions.used,
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
        vain, since = [*_in_vain(jobs, now)], now - notified.listening_for
        came_back: int | None
        try:
            came_back = await self._records.job_items.count_returned(now - _MONTH)
        except LogIndexError:
            came_back = None
        return Activity(
            is_listening=notified.connected,
            listening_for=notified.listening_for,
            notifications=notified.frames,
            refreshed=any(_refreshes(job.tally) for job in jobs if job.started_at > since),
            without_effect=sum(map(_refreshes, vain)),
            items_in_vain=max(map(_refreshes, vain), default=0),
            timed_out=sum(tally.timed_out for tally in vain),
            came_back=came_back,
        )


def _in_vain(jobs: Iterable[Job], now: float) -> Iterator[Tally]:
    """Yield the results of the last jobs in a row that had no effect, latest first."""
    for job in jobs:
        if job.tally.fixed or job.tally.partly_fixed or now - job.started_at > _MONTH:
            return
        yield job.tally


def _refreshes(tally: Tally) -> int:
    """Return how many items were refreshed; none of them twice in the same job."""
    return tally.fixed + tally.partly_fixed + tally.unresolved + tally.timed_out

"""What a user wants as soon as the running job has ended."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..const import DOMAIN
from ..engine.job import Job, JobStatus, JobTrigger, can_start_after
from ..engine.options import ScanOptions
from .running import RunningJob


class Wish(Protocol):
    """What can wait for the end of a job that a user started."""

    @property
    def is_wanted(self) -> bool:
        """Return whether it waits."""
        ...

    async def async_start_next(self) -> None:
        """Start what waits, which then waits no more. Raises HomeAssistantError."""
        ...

    def drop(self) -> None:
        """Forget what waits."""
        ...


class Wishes:
    """Starts what waits, one job after the other.

    A cancel or a restart drops it all: the user wanted it to end, or is gone.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, *wishes: Wish) -> None:
        """Set what can wait, in the order in which it starts."""
        self._hass = hass
        self._entry = entry
        self._wishes = wishes

    @callback
    def follow(self, ended: Job) -> None:
        """Start what waits after a job has ended."""
        if ended.status in (JobStatus.CANCELLED, JobStatus.INTERRUPTED):
            self._drop()
        elif any(wish.is_wanted for wish in self._wishes):
            self._entry.async_create_background_task(
                self._hass, self._async_start_next(), f"{DOMAIN} next job"
            )

    async def _async_start_next(self) -> None:
        """Start the first that waits; the end of its job is the occasion for the next."""
        wish = next((wish for wish in self._wishes if wish.is_wanted), None)
        if wish is None:
            return
        try:
            await wish.async_start_next()
        except ServiceValidationError:
            return  # another job was quicker; its end is the next occasion
        except HomeAssistantError:
            self._drop()  # the server is being unloaded

    @callback
    def _drop(self) -> None:
        """Forget all that waits."""
        for wish in self._wishes:
            wish.drop()


class NextScan:
    """Starts a scan at once or after the running job; a running scan is the one that is wanted."""

    def __init__(
        self,
        running: Callable[[], RunningJob | None],
        default_options: Callable[[], ScanOptions],
        start: Callable[[ScanOptions, JobTrigger], Awaitable[RunningJob]],
    ) -> None:
        """Start without a wish."""
        self.is_wanted = False
        self._running = running
        self._default_options = default_options
        self._start = start

    async def async_start(self) -> None:
        """Start a scan, or have it follow a job that is none. Raises HomeAssistantError."""
        running = self._running()
        if running is None or can_start_after(running.job):
            await self._start(self._default_options(), JobTrigger.MANUAL)
        elif not running.job.options.is_scan:
            self.is_wanted = True

    async def async_start_next(self) -> None:
        """Start the wanted scan; if another job was quicker, it follows that one."""
        self.is_wanted = False
        await self.async_start()

    @callback
    def drop(self) -> None:
        """Forget the wanted scan."""
        self.is_wanted = False

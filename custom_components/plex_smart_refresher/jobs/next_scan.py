"""A scan that a user wants as soon as no other job runs."""

from collections.abc import Awaitable, Callable

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..engine.job import Job, JobStatus
from .running import RunningJob


class NextScan:
    """Starts a scan at once or after the running job; a running scan is the one that is wanted."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        running: Callable[[], RunningJob | None],
        start: Callable[[], Awaitable[object]],
    ) -> None:
        """Start without a wish."""
        self._hass = hass
        self._entry = entry
        self._running = running
        self._start = start
        self._is_wanted = False

    async def async_start(self) -> None:
        """Start a scan, or have it follow a job that is none. Raises HomeAssistantError."""
        running = self._running()
        if running is None:
            await self._start()
        elif not running.job.options.is_scan:
            self._is_wanted = True

    @callback
    def follow(self, ended: Job) -> None:
        """Start the wanted scan after a job has ended, unless the user wanted an end."""
        is_wanted, self._is_wanted = self._is_wanted, False
        if is_wanted and ended.status not in (JobStatus.CANCELLED, JobStatus.INTERRUPTED):
            self._entry.async_create_background_task(
                self._hass, self._async_start_wanted(), f"{DOMAIN} next scan"
            )

    async def _async_start_wanted(self) -> None:
        """Start the wanted scan; if another job was quicker, it follows that one."""
        try:
            await self.async_start()
        except HomeAssistantError:
            return  # the server is being unloaded, or a job started in this moment

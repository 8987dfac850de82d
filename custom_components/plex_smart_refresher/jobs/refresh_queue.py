"""Items that a user wants refreshed: at once, or after the running job."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final, Literal

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..const import DOMAIN
from ..engine.job import Job, JobStatus
from .running import RunningJob

#: The most items of one job, which names each of them in the job history.
MOST_REFRESHES: Final = 1_000

type Activity = Literal["refreshing", "queued"]
type StartRefresh = Callable[[Sequence[str], bool], Awaitable[None]]


class RefreshQueue:
    """Starts a job for named items, or adds them to the one that follows the running job.

    A cancel or a restart empties the queue: the user wanted it to end, or is gone.
    """

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        running: Callable[[], RunningJob | None],
        start: StartRefresh,
    ) -> None:
        """Start with an empty queue."""
        self._running = running
        self._start = start
        self._hass = hass
        self._entry = entry
        self._queued: dict[str, bool] = {}  #: whether to force it, by rating key

    async def async_refresh(self, rating_keys: Sequence[str], *, force: bool) -> int:
        """Refresh items, or queue them; return the number of those accepted."""
        if self._running() is None and not self._queued:
            accepted = rating_keys[:MOST_REFRESHES]
            await self._start(accepted, force)
            return len(accepted)
        known = [key for key in rating_keys if key in self._queued]
        new = [key for key in dict.fromkeys(rating_keys) if key not in self._queued]
        accepted = new[: MOST_REFRESHES - len(self._queued)]
        self._queued |= dict.fromkeys([*known, *accepted], force)
        return len(known) + len(accepted)

    def activities(self) -> Mapping[str, Activity]:
        """Return the state of the items that a user named, by rating key."""
        found: dict[str, Activity] = dict.fromkeys(self._queued, "queued")
        if (running := self._running()) is not None:
            named = running.job.options.rating_keys
            found |= {key: "refreshing" for key in named if key not in running.outcomes}
        return found

    @callback
    def follow(self, ended: Job) -> None:
        """Start the next job after one has ended."""
        if ended.status in (JobStatus.CANCELLED, JobStatus.INTERRUPTED):
            self._queued.clear()
        elif self._queued:
            self._entry.async_create_background_task(
                self._hass, self._async_start_next(), f"{DOMAIN} refresh queue"
            )

    async def _async_start_next(self) -> None:
        """Start a job with the queued items; those to force and the others are two jobs."""
        if not self._queued or self._running() is not None:
            return
        force = next(iter(self._queued.values()))
        keys = [key for key, is_forced in self._queued.items() if is_forced is force]
        try:
            await self._start(keys, force)
        except ServiceValidationError:
            return  # another job was quicker; its end is the next occasion
        except HomeAssistantError:
            self._queued.clear()  # the server is being unloaded
            return
        for key in keys:
            self._queued.pop(key, None)

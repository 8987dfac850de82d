"""Items that a user wants refreshed: at once, or after the running job."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from homeassistant.core import callback
from homeassistant.exceptions import ServiceValidationError

from ..const import DOMAIN
from ..engine.job import JobTrigger, can_start_after
from ..engine.options import ScanOptions
from ..engine.results import ItemOutcome
from .running import RunningJob

#: The most items of one job, which names each of them in the job history.
MOST_REFRESHES: Final = 1_000

type Activity = Literal["refreshing", "queued"]


class RefreshQueue:
    """Starts a job for named items, or adds them to the one that follows the running job."""

    def __init__(
        self,
        running: Callable[[], RunningJob | None],
        default_options: Callable[[], ScanOptions],
        start: Callable[[ScanOptions, JobTrigger], Awaitable[RunningJob]],
    ) -> None:
        """Start with an empty queue."""
        self._running = running
        self._default_options = default_options
        self._start = start
        self._queued: dict[str, bool] = {}  #: whether to force it, by rating key

    async def async_refresh(self, rating_keys: Sequence[str], *, force: bool) -> int:
        """Refresh items, or queue them; return the number of those accepted."""
        running = self._running()
        if (running is None or can_start_after(running.job)) and not self._queued:
            accepted = rating_keys[:MOST_REFRESHES]
            await self._async_start(accepted, force=force)
            return len(accepted)
        known = [key for key in rating_keys if key in self._queued]
        new = [key for key in dict.fromkeys(rating_keys) if key not in self._queued]
        accepted = new[: MOST_REFRESHES - len(self._queued)]
        self._queued |= dict.fromkeys([*known, *accepted], force)
        return len(known) + len(accepted)

    async def _async_start(self, rating_keys: Sequence[str], *, force: bool) -> None:
        """Start a job for items that a user named. Raises HomeAssistantError."""
        options = self._default_options().for_items(rating_keys, force=force)
        await self._start(options, JobTrigger.MANUAL)

    async def async_refresh_item(
        self, rating_key: str, *, force: bool = False
    ) -> ItemOutcome | None:
        """Refresh one item and return the verified outcome; None if it needed no refresh.

        Raises ServiceValidationError if its library is not supported or another job runs, and
        HomeAssistantError if the job did not succeed.
        """
        # The caller waits for the answer.
        options = replace(
            self._default_options().for_items([rating_key], force=force),
            wait_while_busy=False,
            wait_while_playing=False,
        )
        running = await self._start(options, JobTrigger.ACTION)
        ended = await running.async_success()
        if not ended.tally.checked:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="item_not_inspected",
                translation_placeholders={"field": "rating_key", "value": rating_key},
            )
        return running.outcomes.get(rating_key)

    def activities(self) -> Mapping[str, Activity]:
        """Return the state of the items that a user named, by rating key."""
        found: dict[str, Activity] = dict.fromkeys(self._queued, "queued")
        if (running := self._running()) is not None:
            named = running.job.options.rating_keys
            activity: Activity = "queued" if running.job.is_queued else "refreshing"
            found |= {key: activity for key in named if key not in running.outcomes}
        return found

    @property
    def is_wanted(self) -> bool:
        """Return whether items wait."""
        return bool(self._queued)

    async def async_start_next(self) -> None:
        """Start a job with the queued items; those to force and the others are two jobs.

        Raises HomeAssistantError.
        """
        force = next(iter(self._queued.values()))
        keys = [key for key, is_forced in self._queued.items() if is_forced is force]
        await self._async_start(keys, force=force)
        for key in keys:
            self._queued.pop(key, None)

    @callback
    def drop(self) -> None:
        """Forget the queued items."""
        self._queued.clear()

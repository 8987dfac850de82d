"""Take a change back, as a job of its own."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from homeassistant.exceptions import ServiceValidationError

from ..const import DOMAIN
from ..engine.job import JobTrigger
from ..engine.options import ScanOptions
from ..engine.results import ItemOutcome
from ..storage import Changes
from .running import RunningJob

type Start = Callable[[ScanOptions, JobTrigger], Awaitable[RunningJob]]


class Undo:
    """Starts the jobs that take changes back."""

    def __init__(
        self, changes: Changes, default_options: Callable[[], ScanOptions], start: Start
    ) -> None:
        """Set the stored changes, and what starts a job."""
        self._changes = changes
        self._default_options = default_options
        self._start = start

    async def async_start(
        self, change_id: str, trigger: JobTrigger = JobTrigger.MANUAL
    ) -> RunningJob:
        """Start a job that takes a change back.

        Raises ServiceValidationError if the change is unknown or a job is running, and
        LogIndexError if the changes cannot be read.
        """
        change = await self._changes.one(change_id)
        if change is None:
            raise _unknown(change_id)
        # Whoever asked for it waits for the answer.
        options = replace(
            self._default_options().for_items([change.rating_key]),
            undo=(change.change_id,),
            wait_while_busy=False,
            wait_while_playing=False,
        )
        return await self._start(options, trigger)

    async def async_undo(self, change_id: str) -> ItemOutcome:
        """Take a change back, and return the verified outcome.

        Raises as `async_start` does, and HomeAssistantError if the job does not succeed.
        """
        running = await self.async_start(change_id, JobTrigger.ACTION)
        await running.async_success()
        outcome = next(iter(running.outcomes.values()), None)
        if outcome is None:  # its entry was purged, or could not be read, meanwhile
            raise _unknown(change_id)
        return outcome


def _unknown(change_id: str) -> ServiceValidationError:
    """Return the error about a change that is not in the journal."""
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="unknown_change",
        translation_placeholders={"field": "change_id", "value": change_id},
    )

"""A job under way: it runs, or waits for the end of another one."""

import asyncio
from collections.abc import Mapping

from homeassistant.exceptions import HomeAssistantError

from ..const import DOMAIN
from ..engine.job import Job, JobStatus
from ..engine.resilience.pause import PauseControl
from ..engine.results import ItemOutcome
from .recorder import Recorder


class RunningJob:
    """A started job: its record, its pause control and its task."""

    def __init__(
        self, recorder: Recorder, pause_control: PauseControl, before: RunningJob | None = None
    ) -> None:
        """Set the record, and the job that this one follows; the task comes later."""
        self.recorder = recorder
        self.pause_control = pause_control
        self._before = before
        self.task: asyncio.Task[None] | None = None
        self.finishing: asyncio.Task[None] | None = None
        self.is_cancelled = False

    @property
    def job(self) -> Job:
        """Return the current job."""
        return self.recorder.job

    @property
    def job_id(self) -> str:
        """Return the ID of the job."""
        return self.recorder.job.job_id

    @property
    def outcomes(self) -> Mapping[str, ItemOutcome]:
        """Return the outcomes of the job's named items by rating key."""
        return self.recorder.outcomes

    @property
    def before(self) -> RunningJob | None:
        """Return the job that this one follows, if that has not ended yet."""
        return self._before if self._before is not None and self._before.job.is_active else None

    async def take_turn(self) -> None:
        """Wait for the end of the job that this one follows, and begin."""
        if self._before is not None:
            await self._before.wait()
            self.recorder.begin()

    async def wait(self) -> Job:
        """Wait for the end of the job, and return the ended job."""
        if self.task is not None:
            await asyncio.wait({self.task})
        if self.finishing is not None:  # the end of the task starts it
            await asyncio.wait({self.finishing})
        return self.job

    async def async_success(self) -> Job:
        """Wait for the end of the job, and return it. Raises HomeAssistantError if it failed."""
        ended = await self.wait()
        if ended.status is not JobStatus.SUCCESS:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="job_did_not_succeed",
                translation_placeholders={
                    "job_id": ended.job_id,
                    "reason": ended.error or ended.status,
                },
            )
        return ended

    async def interrupt(self) -> Job:
        """Interrupt the job, and return the ended job."""
        if self.task is not None and not self.task.done():
            self.task.cancel()
        return await self.wait()

    async def cancel(self) -> Job:
        """Cancel the job, and return the ended job."""
        self.is_cancelled = True
        return await self.interrupt()

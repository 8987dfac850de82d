"""A job under way."""

import asyncio
from collections.abc import Mapping

from ..engine.job import Job
from ..engine.resilience.pause import PauseControl
from ..engine.results import ItemOutcome
from .recorder import Recorder


class RunningJob:
    """A job that was started: its record, what makes it wait, and the task that runs it."""

    def __init__(self, recorder: Recorder, pause_control: PauseControl) -> None:
        """Prepare; the task follows."""
        self.recorder = recorder
        self.pause_control = pause_control
        self.task: asyncio.Task[None] | None = None
        self.finishing: asyncio.Task[None] | None = None
        self.is_cancelled = False

    @property
    def job(self) -> Job:
        """Return the job as it is now."""
        return self.recorder.job

    @property
    def job_id(self) -> str:
        """Return the id of the job."""
        return self.recorder.job.job_id

    @property
    def outcomes(self) -> Mapping[str, ItemOutcome]:
        """Return what became of the named items of the job, by rating key."""
        return self.recorder.outcomes

    async def wait(self) -> Job:
        """Wait for the end of the job; return the job as it ended."""
        if self.task is not None:
            await asyncio.wait({self.task})
        if self.finishing is not None:  # the end of the task begins it
            await asyncio.wait({self.finishing})
        return self.job

    async def interrupt(self) -> Job:
        """End the job now; return it as it ended."""
        if self.task is not None and not self.task.done():
            self.task.cancel()
        return await self.wait()

    async def cancel(self) -> Job:
        """End the job because somebody asked for it; return it as it ended."""
        self.is_cancelled = True
        return await self.interrupt()

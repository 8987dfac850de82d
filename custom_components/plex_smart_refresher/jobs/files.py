"""The files of a server: problems, backup and retention."""

from collections.abc import Callable, Mapping
import logging
from typing import Any

from homeassistant.core import callback

from ..options import value
from ..storage import JobHistory, LogIndex, LogIndexError

_LOGGER = logging.getLogger(__name__)

#: Problems of a file that can be neither read nor written.
_LOG_INDEX_UNAVAILABLE = "log_index_unavailable"
_HISTORY_UNAVAILABLE = "history_unavailable"


class StorageFiles:
    """The job history and the log index of a server, as files."""

    def __init__(
        self, history: JobHistory, log_index: LogIndex, is_memory_lost: Callable[[], bool]
    ) -> None:
        """Set the open files."""
        self.history = history
        self.log_index = log_index
        self._is_memory_lost = is_memory_lost

    @property
    def problems(self) -> frozenset[str]:
        """Return the problems of the files as codes."""
        found = {self.history.problem, self.log_index.problem}
        if self._is_memory_lost() or self.log_index.is_failing:
            found.add(_LOG_INDEX_UNAVAILABLE)
        if self.history.is_failing:
            found.add(_HISTORY_UNAVAILABLE)
        if _HISTORY_UNAVAILABLE in found:  # a full disk is one cause and one problem
            found.discard(_LOG_INDEX_UNAVAILABLE)
        return frozenset(problem for problem in found if problem)

    @callback
    def dismiss(self, problem: str) -> None:
        """Drop a problem that the user has dismissed."""
        if self.history.problem == problem:
            self.history.problem = None
        if self.log_index.problem == problem:
            self.log_index.problem = None

    async def async_prepare_backup(self) -> None:
        """Update all files, and hold changes while they are copied."""
        await self.history.async_flush()
        try:
            await self.log_index.async_backup_prepare()
        except LogIndexError as err:
            _LOGGER.warning("The log index may not be sound in the backup: %s", err)

    async def async_finish_backup(self) -> None:
        """Write the held changes."""
        try:
            await self.log_index.async_backup_done()
        except LogIndexError as err:
            _LOGGER.warning("The log index was not released after the backup: %s", err)

    async def async_retain(self, options: Mapping[str, Any], now: float) -> None:
        """Remove records past their retention, if the date is trusted. Raises LogIndexError."""
        if not self.history.believes(now):
            _LOGGER.warning("The date has jumped: nothing old is removed until it is confirmed")
            return
        await self.history.async_prune(
            now,
            keep_days=value(options, "job_days"),
            keep_at_least=value(options, "jobs_kept"),
        )
        await self.log_index.async_purge(
            now,
            log_days=value(options, "log_days"),
            item_days=value(options, "item_days"),
            change_days=value(options, "change_days"),
            jobs=lambda: self.history.jobs,
        )

    async def async_close(self) -> None:
        """Write pending changes, and close the files."""
        await self.log_index.async_close()
        await self.history.async_close()

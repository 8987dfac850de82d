"""Upkeep of a server between jobs: counts, checks of the server, retention."""

import asyncio
from contextlib import suppress
import logging
from typing import Unpack

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.util.ulid import ulid_now

from ..engine.marks import Marks
from ..engine.ports import Clock
from ..storage import ItemFilters, LogIndexError
from .events import Publisher, ServerChanged
from .files import StorageFiles
from .health_history import HealthHistory, Period, async_read
from .libraries import ServerLibraries
from .memory import FallbackMemory
from .statistics import Statistics, async_count

_LOGGER = logging.getLogger(__name__)

#: The interval of counts in seconds while a job finds and fixes items.
_COUNT_INTERVAL = 2.0


class Upkeep:
    """Keeps the statistics, the libraries and the files of a server up to date."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        clock: Clock,
        files: StorageFiles,
        libraries: ServerLibraries,
        memory: FallbackMemory,
        publisher: Publisher,
    ) -> None:
        """Prepare; nothing is counted yet."""
        self.statistics = Statistics()
        self._entry = entry
        self._clock = clock
        self._files = files
        self._libraries = libraries
        self._memory = memory
        self._publisher = publisher
        self.is_stopped = False  #: then no job starts, and a closed log index is no problem
        self._counting = asyncio.Lock()
        self._count_later = Debouncer(
            hass,
            _LOGGER,
            cooldown=_COUNT_INTERVAL,
            immediate=False,
            function=self.async_count_items,
        )

    async def async_count_items(self) -> None:
        """Count the items, and publish the counts."""
        await self.async_count_silently()
        self._publisher.publish(ServerChanged())

    async def async_count_silently(self) -> bool:
        """Count the items, and return whether that worked; unreadable counts stay unchanged."""
        files, selected = self._files, self._libraries.selected_ids
        async with self._counting:  # so that an older count never replaces a newer one
            try:
                self.statistics = await async_count(files.log_index, files.history.jobs, selected)
            except LogIndexError as err:
                self._warn("The items of the log index could not be counted", err)
                return False
            # The writer of the log index tells of a full disk, and the next count tries again.
            with suppress(LogIndexError):
                await files.log_index.health_points.put(
                    self._clock.time(), self.statistics.measured
                )
        self._memory.is_lost = False
        return True

    async def async_health_history(self, period: Period) -> HealthHistory:
        """Return how the health changed over a period. Raises LogIndexError."""
        files = self._files
        return await async_read(files.log_index, files.history.jobs, self._clock.time(), period)

    @callback
    def count_soon(self) -> None:
        """Count the items while a job changes them, at most once per interval."""
        self._count_later.async_schedule_call()

    async def async_ignore(
        self, marks: Marks, *, ignored: bool, **filters: Unpack[ItemFilters]
    ) -> tuple[str, int]:
        """Ignore items, or stop ignoring them. Raises LogIndexError.

        Return the ID of the change, by which it can be undone, and the number of items.
        """
        change = ulid_now()
        count = await self._files.log_index.item_changes.set_ignored(
            marks, ignored=ignored, change=change, **filters
        )
        await self.async_count_items()
        return change, count

    async def async_check_server(self) -> bool:
        """List the server's libraries, which also shows whether it responds.

        Return whether it has listed them.
        """
        before = self._libraries.selected_ids
        has_listed = await self._libraries.async_check()
        # Before the first count, there is nothing to correct; a lost memory can be readable again.
        is_other = self.statistics.total is not None and self._libraries.selected_ids != before
        if self._memory.is_lost or is_other:
            await self.async_count_items()
        return has_listed

    async def async_retain(self) -> None:
        """Remove records past their retention, and count the rest."""
        try:
            await self._files.async_retain(self._entry.options, self._clock.time())
        except LogIndexError as err:
            self._warn("Old records could not be removed from the log index", err)
        await self.async_count_items()

    @callback
    def stop(self) -> None:
        """Stop: start no more jobs, and log no more failures."""
        self.is_stopped = True
        self._count_later.async_shutdown()

    def _warn(self, sentence: str, err: LogIndexError) -> None:
        """Log a failure."""
        if not self.is_stopped:
            _LOGGER.warning("%s: %s", sentence, err)

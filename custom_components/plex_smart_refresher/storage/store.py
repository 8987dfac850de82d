"""Home Assistant's store with quarantine for unusable files and one report per failure."""

from collections.abc import Callable, Mapping
import logging
from pathlib import Path
from typing import Any, override

from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.storage import Store
from homeassistant.util.file import WriteError
from homeassistant.util.json import SerializationError

from .files import make_private, quarantine

_LOGGER = logging.getLogger(__name__)


class QuarantineStore[ContentT: Mapping[str, Any]](Store[ContentT]):
    """A store that quarantines an unusable file and knows when it cannot write.

    Home Assistant itself quarantines a file that is not JSON, and creates the issue.
    """

    #: The problem with the file: "corrupt" or "newer" if it was quarantined and replaced, or
    #: "unavailable" if it is left unchanged and nothing is written.
    problem: str | None = None
    #: Whether the last attempt to write failed.
    is_failing = False
    #: What to do after a failed write.
    on_failure: Callable[[], None] | None = None

    async def async_read(self, check: Callable[[object], None]) -> ContentT | None:
        """Return the content; None, with `problem`, if none passes the check.

        The check raises TypeError or ValueError.
        """
        # Home Assistant's own quarantine keeps the mode.
        await self.hass.async_add_executor_job(make_private, Path(self.path))
        try:
            content = await self.async_load()
            if content is not None:
                check(content)
        except UnsupportedStorageVersionError as err:
            await self._async_quarantine("newer", err)
        except (HomeAssistantError, OSError) as err:
            self._leave_alone(err)
        except (AttributeError, KeyError, TypeError, ValueError) as err:
            await self._async_quarantine("corrupt", err)
        else:
            return content
        return None

    async def _async_quarantine(self, reason: str, err: Exception) -> None:
        """Quarantine the file, so that a new one can be begun."""
        path = Path(self.path)
        try:
            kept = await self.hass.async_add_executor_job(quarantine, path, reason)
        except OSError as second:
            self._leave_alone(second)
            return
        self.problem = reason
        _LOGGER.error(
            "%s cannot be read (%r); it is quarantined as %s, a new one is begun", path, err, kept
        )

    def _leave_alone(self, err: Exception) -> None:
        """Write nothing: the file can become readable after a restart."""
        self.make_read_only()
        self.problem = "unavailable"
        _LOGGER.error("%s cannot be read, and is not written this time: %s", self.path, err)

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Write, and log the first of several failures.

        Home Assistant's method is private, but no public one reports a failed write: the caller of
        this one logs the error each time and returns as if nothing had happened.
        """
        try:
            await super()._async_write_data(data)
        except (OSError, SerializationError, WriteError) as err:
            self._note_failure(err)
        else:
            self._note_success()

    def _note_failure(self, err: Exception) -> None:
        """Log the first of several failures."""
        if not self.is_failing:
            self.is_failing = True
            _LOGGER.error("%s cannot be written; trying again: %s", self.path, err)
        if self.on_failure is not None:
            self.on_failure()

    def _note_success(self) -> None:
        """Log the end of failures."""
        if self.is_failing:
            self.is_failing = False
            _LOGGER.info("%s can be written again", self.path)

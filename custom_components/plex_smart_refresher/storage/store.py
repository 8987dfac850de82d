"""Home Assistant's store, for files that must never be lost and whose troubles are told once."""

from collections.abc import Callable, Mapping
from contextlib import suppress
import logging
from pathlib import Path
from typing import Any, override

from homeassistant.exceptions import HomeAssistantError, UnsupportedStorageVersionError
from homeassistant.helpers.storage import Store
from homeassistant.util.file import WriteError
from homeassistant.util.json import SerializationError, json_loads

from .files import move_aside

_LOGGER = logging.getLogger(__name__)


class QuarantineStore[ContentT: Mapping[str, Any]](Store[ContentT]):
    """A store that keeps a file aside which it cannot read, and knows when it cannot write."""

    #: What was wrong with the file: "corrupt" or "newer", when it is kept aside and a new one is
    #: begun, or "unavailable", when it is left alone and nothing is written.
    problem: str | None = None
    #: Whether the last attempt to write failed.
    is_failing = False
    #: What to do when it did.
    on_failure: Callable[[], None] | None = None

    async def async_read(self, check: Callable[[object], None]) -> ContentT | None:
        """Return the content; None, with `trouble`, if there is none that passes a check.

        The check raises TypeError or ValueError.
        """
        path = Path(self.path)
        try:
            # Before Home Assistant does: its own issue would be a second one for the same trouble.
            await self.hass.async_add_executor_job(_check_file, path)
            content = await self.async_load()
            if content is not None:
                check(content)
        except UnsupportedStorageVersionError as err:
            await self._async_keep_aside(path, "newer", err)
        except (HomeAssistantError, OSError) as err:
            self._leave_alone(err)
        except (AttributeError, KeyError, TypeError, ValueError) as err:
            await self._async_keep_aside(path, "corrupt", err)
        else:
            return content
        return None

    async def _async_keep_aside(self, path: Path, reason: str, err: Exception) -> None:
        try:
            kept = await self.hass.async_add_executor_job(move_aside, path, reason)
        except OSError as second:
            self._leave_alone(second)
            return
        self.problem = reason
        _LOGGER.error(
            "%s cannot be read (%r); it is kept as %s, a new one is begun", path, err, kept
        )

    def _leave_alone(self, err: Exception) -> None:
        """Write nothing: the file may be readable again after a restart."""
        self.make_read_only()
        self.problem = "unavailable"
        _LOGGER.error("%s cannot be read, and is not written this time: %s", self.path, err)

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Write, and say once that it does not work, instead of each time."""
        try:
            await super()._async_write_data(data)
        except (OSError, SerializationError, WriteError) as err:
            self._note_failure(err)
        else:
            self._note_success()

    def _note_failure(self, err: Exception) -> None:
        if not self.is_failing:
            self.is_failing = True
            _LOGGER.error("%s cannot be written; trying again: %s", self.path, err)
        if self.on_failure is not None:
            self.on_failure()

    def _note_success(self) -> None:
        if self.is_failing:
            self.is_failing = False
            _LOGGER.info("%s can be written again", self.path)


def _check_file(path: Path) -> None:
    """Look at a file, if there is one. Raises TypeError or ValueError if it is none of a store."""
    with suppress(FileNotFoundError):
        content = json_loads(path.read_bytes())
        if not isinstance(content, dict) or "data" not in content:
            raise TypeError("it is no file of Home Assistant's store")

"""Store the progress of schedules, to never run one twice and to detect missed runs."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypedDict, override

from homeassistant.core import HomeAssistant

from .files import FOLDER
from .store import QuarantineStore

_STORAGE_VERSION = 1


@dataclass(frozen=True, slots=True)
class ScheduleMark:
    """The progress of a schedule."""

    timing: str  #: its settings; a changed schedule starts over
    handled_until: float  #: the last handled due time, in Unix seconds


class _StoredMark(TypedDict):
    """The stored form of a mark."""

    timing: str
    handled_until: float


class _MarkStore(QuarantineStore[dict[str, _StoredMark]]):
    """The store; content of a newer minor version is readable."""

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        """Return the content unchanged."""
        return old_data


class ScheduleMemory:
    """The marks of the schedules of a config entry."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Prepare the memory of a config entry."""
        self._store = _MarkStore(
            hass,
            _STORAGE_VERSION,
            f"{FOLDER}/{entry_id}.schedules",
            private=True,
            atomic_writes=True,
        )

    async def async_load(self) -> dict[str, ScheduleMark]:
        """Return the marks by schedule; without readable marks, all schedules start over."""
        content: object = await self._store.async_read(_check_shape)
        marks = content.items() if isinstance(content, dict) else ()
        return {key: mark for key, stored in marks if (mark := _mark_from_stored(stored))}

    async def async_save(self, marks: Mapping[str, ScheduleMark]) -> None:
        """Write the marks now."""
        stored: dict[str, Any] = {key: asdict(mark) for key, mark in marks.items()}
        await self._store.async_save(stored)


def _check_shape(content: object) -> None:
    """Raise TypeError if the content holds no marks."""
    if not isinstance(content, dict):
        raise TypeError("it holds no marks")


def _mark_from_stored(stored: object) -> ScheduleMark | None:
    """Return a mark from its stored form; None if it is not one."""
    if not isinstance(stored, dict):
        return None
    timing, handled_until = stored.get("timing"), stored.get("handled_until")
    if not isinstance(timing, str) or not isinstance(handled_until, int | float):
        return None
    return ScheduleMark(timing, float(handled_until))

"""Sensors: the current or last job, the totals and the libraries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import override

from homeassistant.components.sensor import (
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import PERCENTAGE, EntityCategory, UnitOfTime
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import ChildDeviceInfo
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType

from .coordinator import ServerState
from .engine.defects import Defect
from .engine.events import Phase
from .engine.headline import HeadlineCode
from .engine.job import JobStatus
from .engine.ladder_terms import RungName
from .engine.library_status import LibraryStatus
from .engine.media import Library, LibraryType
from .engine.results import Tally
from .entity import LibraryEntity, RefresherEntity, follow_libraries
from .entry import PlexSmartRefresherConfigEntry

PARALLEL_UPDATES = 0

#: What the status of a scan is before the first one, and the phase between scans.
_IDLE = "idle"
_NO_ACTION = "none"


@dataclass(frozen=True, kw_only=True)
class RefresherSensorDescription(SensorEntityDescription):
    """A sensor and how to read its value."""

    value_fn: Callable[[ServerState], StateType | datetime]
    attributes_fn: Callable[[ServerState], Mapping[str, str | datetime | None]] | None = None


def _around(state: ServerState) -> Mapping[str, str | datetime | None]:
    """Return what can be done about the state of the server, and its last and next scan.

    They are attributes because each new time of a sensor is a line in the activity list.
    """
    action = state.settled.action if state.settled else None
    return {
        "action": action or _NO_ACTION,
        "last_scan": _last_scan(state),
        "next_scan": state.next_scan,
    }


def _tally(state: ServerState) -> Tally | None:
    """Return the tally of the current or last scan."""
    return state.scan.tally if state.scan else None


def _count(key: str) -> Callable[[ServerState], int | None]:
    """Return a function that reads a count of the current or last job."""

    def read(state: ServerState) -> int | None:
        """Return the count."""
        tally = _tally(state)
        return None if tally is None else getattr(tally, key)

    return read


def _open(key: str) -> Callable[[ServerState], int | None]:
    """Return a function that reads a count of the broken items."""

    def read(state: ServerState) -> int | None:
        """Return the count; None until something was inspected."""
        return getattr(state.statistics.total, key) if state.statistics.open else None

    return read


def _phase(state: ServerState) -> str:
    """Return the phase of the active job."""
    scan = state.scan
    return (scan.phase if scan and scan.is_active else None) or _IDLE


def _last_scan(state: ServerState) -> datetime | None:
    """Return when the last job ended."""
    scan = state.last_scan
    return None if scan is None else datetime.fromtimestamp(scan.finished_at or 0, UTC)


def _success_rate(state: ServerState) -> float | None:
    """Return the success rate of the current or last job."""
    tally = _tally(state)
    return tally.success_rate if tally else None


def _count_sensor(key: str) -> RefresherSensorDescription:
    """Describe a sensor for a count of the current or last job."""
    return RefresherSensorDescription(
        key=key,
        translation_key=key,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_count(key),
    )


def _total_sensor(key: str, value_fn: Callable[[ServerState], int]) -> RefresherSensorDescription:
    """Describe a sensor for a total of all jobs."""
    return RefresherSensorDescription(
        key=f"total_{key}",
        translation_key=f"total_{key}",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=value_fn,
    )


def _healed_by(rung: RungName) -> Callable[[ServerState], int]:
    """Return a function that reads how many items a rung has healed."""

    def read(state: ServerState) -> int:
        """Return the number of items."""
        return state.healed_by.get(rung, 0)

    return read


SENSORS: tuple[RefresherSensorDescription, ...] = (
    RefresherSensorDescription(
        key="status",
        translation_key="status",
        device_class=SensorDeviceClass.ENUM,
        options=[*HeadlineCode],
        value_fn=lambda state: state.settled.code if state.settled else None,
        attributes_fn=_around,
    ),
    RefresherSensorDescription(
        key="scan_status",
        translation_key="scan_status",
        entity_registry_enabled_default=False,
        device_class=SensorDeviceClass.ENUM,
        options=[_IDLE, *JobStatus],
        value_fn=lambda state: state.scan.status if state.scan else _IDLE,
    ),
    RefresherSensorDescription(
        key="progress",
        translation_key="progress",
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
        value_fn=lambda state: round(state.scan.progress, 1) if state.scan else None,
    ),
    RefresherSensorDescription(
        key="phase",
        translation_key="phase",
        entity_registry_enabled_default=False,
        device_class=SensorDeviceClass.ENUM,
        options=[_IDLE, *Phase],
        value_fn=_phase,
    ),
    _count_sensor("checked"),
    _count_sensor("defective"),
    _count_sensor("fixed"),
    _count_sensor("would_refresh"),
    _count_sensor("failed"),
    RefresherSensorDescription(
        key="success_rate",
        translation_key="success_rate",
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=0,
        value_fn=_success_rate,
    ),
    RefresherSensorDescription(
        key="last_scan",
        translation_key="last_scan",
        entity_registry_enabled_default=False,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=_last_scan,
    ),
    RefresherSensorDescription(
        key="next_scan",
        translation_key="next_scan",
        entity_registry_enabled_default=False,
        device_class=SensorDeviceClass.TIMESTAMP,
        value_fn=lambda state: state.next_scan,
    ),
    RefresherSensorDescription(
        key="last_duration",
        translation_key="last_duration",
        device_class=SensorDeviceClass.DURATION,
        native_unit_of_measurement=UnitOfTime.SECONDS,
        suggested_unit_of_measurement=UnitOfTime.MINUTES,
        suggested_display_precision=1,
        entity_category=EntityCategory.DIAGNOSTIC,
        value_fn=lambda state: state.last_scan.duration if state.last_scan else None,
    ),
    RefresherSensorDescription(
        key="health",
        translation_key="health",
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        value_fn=lambda state: state.statistics.health,
    ),
    RefresherSensorDescription(
        key="broken",
        translation_key="broken",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_open("items"),
    ),
    RefresherSensorDescription(
        key="waiting",
        translation_key="waiting",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_open("waiting"),
    ),
    RefresherSensorDescription(
        key="items_to_review",
        translation_key="items_to_review",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_open("to_review"),
    ),
    RefresherSensorDescription(
        key="proposals",
        translation_key="proposals",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda state: state.statistics.proposals if state.statistics.open else None,
    ),
    RefresherSensorDescription(
        key="check_up",
        translation_key="check_up",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda state: len(state.check_up.troubles) if state.check_up else None,
    ),
    _total_sensor("jobs", lambda state: state.total_jobs),
    _total_sensor("checked", lambda state: state.total_tally.checked),
    _total_sensor("fixed", lambda state: state.total_tally.fixed),
    _total_sensor("failed", lambda state: state.total_tally.failed),
    _total_sensor("fixed_arrivals", lambda state: state.fixed_arrivals),
    *(_total_sensor(f"fixed_{rung}", _healed_by(rung)) for rung in RungName),
)


@dataclass(frozen=True, kw_only=True)
class LibrarySensorDescription(SensorEntityDescription):
    """A library sensor, how to read its value, and the libraries that have it."""

    value_fn: Callable[[LibraryStatus], StateType]
    library_types: frozenset[LibraryType] = frozenset(LibraryType)


#: Only videos have frames; only seasons and episodes have a poster to inherit; only movies and
#: shows have required IDs.
_LIBRARY_TYPES = {
    Defect.FRAME_POSTER: frozenset({LibraryType.MOVIE, LibraryType.SHOW}),
    Defect.INHERITED_POSTER: frozenset({LibraryType.SHOW}),
    Defect.MISSING_REQUIRED_ID: frozenset({LibraryType.MOVIE, LibraryType.SHOW}),
}


def _open_defects(defect: Defect) -> Callable[[LibraryStatus], int | None]:
    """Return a function that reads the number of items with a defect."""

    def read(status: LibraryStatus) -> int | None:
        """Return the number of items."""
        return None if status.open is None else status.open.defects.get(defect, 0)

    return read


def _defect_sensor(defect: Defect) -> LibrarySensorDescription:
    """Describe a sensor for the number of items with a defect."""
    return LibrarySensorDescription(
        key=defect,
        translation_key=f"library_{defect}",
        entity_registry_enabled_default=False,
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=_open_defects(defect),
        library_types=_LIBRARY_TYPES.get(defect, frozenset(LibraryType)),
    )


#: They change while a scan finds and fixes items, every few seconds at most.
LIBRARY_SENSORS: tuple[LibrarySensorDescription, ...] = (
    LibrarySensorDescription(
        key="health",
        translation_key="library_health",
        native_unit_of_measurement=PERCENTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=1,
        value_fn=lambda status: status.health,
    ),
    LibrarySensorDescription(
        key="defective",
        translation_key="library_defective",
        state_class=SensorStateClass.MEASUREMENT,
        value_fn=lambda status: None if status.open is None else status.open.items,
    ),
    *map(_defect_sensor, Defect),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add the sensors of a server and of its libraries."""

    def make(library: Library, device_info: ChildDeviceInfo) -> list[LibraryEntity]:
        """Return the sensors of a library."""
        return [
            LibrarySensor(entry, library, description, device_info)
            for description in LIBRARY_SENSORS
            if library.type in description.library_types
        ]

    async_add_entities(RefresherSensor(entry, description) for description in SENSORS)
    follow_libraries(hass, entry, async_add_entities, make)


class LibrarySensor(LibraryEntity, SensorEntity):
    """A sensor of a library."""

    entity_description: LibrarySensorDescription

    @property
    @override
    def native_value(self) -> StateType:
        """Return the value."""
        status = self.status
        return None if status is None else self.entity_description.value_fn(status)


class RefresherSensor(RefresherEntity, SensorEntity):
    """A sensor of a server."""

    entity_description: RefresherSensorDescription

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value."""
        return self.entity_description.value_fn(self.coordinator.data)

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, str | datetime | None] | None:
        """Return more about the value, if there is more."""
        attributes_fn = self.entity_description.attributes_fn
        return attributes_fn(self.coordinator.data) if attributes_fn else None

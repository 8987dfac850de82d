"""The runtime data of a config entry."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from homeassistant.config_entries import ConfigEntry

from .coordinator import RefresherCoordinator
from .engine.media import Picture
from .jobs.manager import JobManager
from .schedule import Scheduler


@dataclass(frozen=True, kw_only=True, slots=True)
class RuntimeData:
    """The parts of a loaded server."""

    manager: JobManager
    scheduler: Scheduler
    coordinator: RefresherCoordinator
    machine_identifier: str
    version: str
    read_picture: Callable[[str], Awaitable[Picture | None]]  #: the poster of an item
    #: what is at the address of a candidate's picture
    read_candidate_picture: Callable[[str], Awaitable[Picture | None]]


type PlexSmartRefresherConfigEntry = ConfigEntry[RuntimeData]

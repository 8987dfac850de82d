"""What a config entry holds while it is loaded."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from homeassistant.config_entries import ConfigEntry

from .engine.media import Picture

if TYPE_CHECKING:  # the type of the entry stands below all that takes one, and so below these
    from .coordinator import RefresherCoordinator
    from .jobs.manager import JobManager
    from .schedule import Scheduler


@dataclass(frozen=True, kw_only=True, slots=True)
class RuntimeData:
    """The parts of a server that is set up."""

    manager: JobManager
    scheduler: Scheduler
    coordinator: RefresherCoordinator
    machine_identifier: str
    version: str
    read_picture: Callable[[str], Awaitable[Picture | None]]  #: the poster of an item


type PlexSmartRefresherConfigEntry = ConfigEntry[RuntimeData]

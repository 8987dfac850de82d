"""The runtime data of a config entry."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from homeassistant.config_entries import ConfigEntry

from .coordinator import RefresherCoordinator
from .engine.media import Picture
from .jobs.learned import LearnedWaits
from .jobs.manager import JobManager
from .schedule import Scheduler


class ReadPicture(Protocol):
    """Reads posters."""

    async def __call__(self, rating_key: str, /, *, is_large: bool = False) -> Picture | None:
        """Return the poster of an item, by default as a thumbnail."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class RuntimeData:
    """The parts of a loaded server."""

    manager: JobManager
    scheduler: Scheduler
    coordinator: RefresherCoordinator
    learned: LearnedWaits
    machine_identifier: str
    version: str
    read_picture: ReadPicture
    #: what is at the address of a candidate's picture
    read_candidate_picture: Callable[[str], Awaitable[Picture | None]]


type PlexSmartRefresherConfigEntry = ConfigEntry[RuntimeData]

"""Automation conditions: a scan is running, or Plex has defective items."""

from abc import abstractmethod
from typing import Unpack, override

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers.condition import Condition, ConditionCheckParams, ConditionConfig

from .const import DOMAIN
from .entry import PlexSmartRefresherConfigEntry
from .jobs.manager import JobManager
from .server_choice import ServerChoice


class ServerCondition(ServerChoice, Condition):
    """Test one server, or whether any server passes the test."""

    def __init__(self, hass: HomeAssistant, config: ConditionConfig) -> None:
        """Set the options."""
        super().__init__(hass, config)
        self._entry_id: str | None = (config.options or {}).get(ATTR_CONFIG_ENTRY_ID)

    @override
    def _async_check(self, **kwargs: Unpack[ConditionCheckParams]) -> bool:
        """Return whether any selected server passes the test."""
        entries: list[PlexSmartRefresherConfigEntry] = (
            self._hass.config_entries.async_loaded_entries(DOMAIN)
        )
        return any(
            self._is_true(entry.runtime_data.manager)
            for entry in entries
            if self._entry_id in (None, entry.entry_id)
        )

    @abstractmethod
    def _is_true(self, manager: JobManager) -> bool:
        """Return whether a server passes the test."""


class IsScanning(ServerCondition):
    """Test whether a scan is running."""

    @override
    def _is_true(self, manager: JobManager) -> bool:
        """Return whether the server has an active job."""
        return manager.job is not None


class HasDefects(ServerCondition):
    """Test whether items were defective when a scan last saw them."""

    @override
    def _is_true(self, manager: JobManager) -> bool:
        """Return whether the server has defective items."""
        total = manager.upkeep.statistics.total
        return total is not None and total.items > 0


CONDITIONS: dict[str, type[Condition]] = {
    "is_scanning": IsScanning,
    "has_defects": HasDefects,
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    """Return the conditions."""
    return CONDITIONS

"""Backups: keep the files complete and unchanged while they are copied."""

import asyncio

from homeassistant.core import HomeAssistant

from .const import DOMAIN
from .entry import PlexSmartRefresherConfigEntry
from .jobs.manager import JobManager


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Update the files of all servers and hold further changes; scans continue."""
    await asyncio.gather(*(manager.files.async_prepare_backup() for manager in _managers(hass)))


async def async_post_backup(hass: HomeAssistant) -> None:
    """Write the held changes."""
    await asyncio.gather(*(manager.files.async_finish_backup() for manager in _managers(hass)))


def _managers(hass: HomeAssistant) -> list[JobManager]:
    """Return the managers of all loaded servers."""
    entries: list[PlexSmartRefresherConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [entry.runtime_data.manager for entry in entries]

"""Backups of Home Assistant: the files are complete and do not change while they are copied."""

import asyncio

from homeassistant.core import HomeAssistant

from .const import DOMAIN
from .coordinator import PlexSmartRefresherConfigEntry
from .jobs.manager import JobManager


async def async_pre_backup(hass: HomeAssistant) -> None:
    """Bring the files of all servers up to date, and hold them; scans go on."""
    await asyncio.gather(*(manager.async_prepare_backup() for manager in _managers(hass)))


async def async_post_backup(hass: HomeAssistant) -> None:
    """Let changes into the files again."""
    await asyncio.gather(*(manager.async_finish_backup() for manager in _managers(hass)))


def _managers(hass: HomeAssistant) -> list[JobManager]:
    entries: list[PlexSmartRefresherConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [entry.runtime_data.manager for entry in entries]

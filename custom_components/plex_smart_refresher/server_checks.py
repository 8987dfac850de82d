"""Check a server: rarely while its notifications arrive, at once when they end."""

from datetime import datetime, timedelta
import logging

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.event import async_track_time_interval

from .connection import async_on_problem, async_withdraw_sign_in, is_asked_to_sign_in
from .entry import PlexSmartRefresherConfigEntry
from .flows.adopted_libraries import store_libraries
from .jobs.manager import JobManager
from .plex import PlexClient

_LOGGER = logging.getLogger(__name__)

#: How often the server's libraries are listed, which also shows whether it responds.
_CHECK_INTERVAL = timedelta(minutes=5)
#: How often they are while notifications do not arrive, or something is wrong.
_QUICK_INTERVAL = timedelta(minutes=1)
#: Seconds between two checks because the notifications ended.
_COOLDOWN = 30.0


def keep_checking(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    client: PlexClient,
    manager: JobManager,
) -> None:
    """Check a server for as long as it is loaded."""

    async def check(_now: datetime | None = None) -> None:
        """Ask the server for its libraries."""
        if manager.upkeep.is_stopped:
            return
        await manager.upkeep.async_check_server()
        store_libraries(hass, entry, manager.libraries.all)
        await async_on_problem(hass, entry, manager.libraries.problem)
        await async_withdraw_sign_in(hass, entry, client)

    async def check_closely(now: datetime) -> None:
        """Check the server if it needs attention."""
        is_well = client.listening and manager.libraries.is_well
        if not is_well or is_asked_to_sign_in(hass, entry):
            await check(now)

    at_once = Debouncer(hass, _LOGGER, cooldown=_COOLDOWN, immediate=True, function=check)

    @callback
    def on_loss() -> None:
        """Check at once, unless Home Assistant stops: the server may be away."""
        if not manager.upkeep.is_stopped:
            at_once.async_schedule_call()

    store_libraries(hass, entry, manager.libraries.all)
    entry.async_on_unload(at_once.async_shutdown)
    entry.async_on_unload(client.notifications.subscribe_loss(on_loss))
    for repeated, interval in ((check, _CHECK_INTERVAL), (check_closely, _QUICK_INTERVAL)):
        entry.async_on_unload(
            async_track_time_interval(hass, repeated, interval, cancel_on_shutdown=True)
        )

"""The name in a server's certificate: plex.tv knows it when it changes."""

from dataclasses import replace
import logging
from typing import Final

from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.util.hass_dict import HassKey
from yarl import URL

from .const import CONF_CLIENT_IDENTIFIER, DOMAIN
from .entry import PlexSmartRefresherConfigEntry
from .flows.address import CannotSetUpError
from .flows.servers import PLEX_DIRECT, async_named_server, async_reach

_LOGGER = logging.getLogger(__name__)

#: Seconds between two questions to plex.tv about a server.
_INTERVAL: Final = 900.0
_ASKED_AT: HassKey[dict[str, float]] = HassKey(f"{DOMAIN}_names_asked_at")


async def async_follow_name(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Use the address that plex.tv names now, and reload, if the present one is from plex.tv.

    Only a verified https address is used, and only if the known server answers there.
    """
    host = URL(entry.data[CONF_URL]).host or ""
    if not host.endswith(PLEX_DIRECT) or not _is_due(hass, entry):
        return
    token, client_identifier = entry.data[CONF_TOKEN], entry.data[CONF_CLIENT_IDENTIFIER]
    found = await async_named_server(token, client_identifier, entry.unique_id)
    if found is None:
        return
    secure = tuple(url for url in found.urls if URL(url).scheme == "https")
    try:
        server = await async_reach(
            hass, replace(found, urls=secure, token=token), client_identifier
        )
    except CannotSetUpError as err:
        _LOGGER.debug("plex.tv names no address that can be used: %s", err.reason)
        return
    _LOGGER.info("%s has a new certificate; using the name from plex.tv", entry.title)
    data = {**entry.data, CONF_URL: server.address.url}
    hass.config_entries.async_update_entry(entry, data=data)
    hass.config_entries.async_schedule_reload(entry.entry_id)


def _is_due(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Return whether to ask plex.tv again, and note that."""
    asked_at = hass.data.setdefault(_ASKED_AT, {})
    now = hass.loop.time()
    if now - asked_at.get(entry.entry_id, -_INTERVAL) < _INTERVAL:
        return False
    asked_at[entry.entry_id] = now
    return True

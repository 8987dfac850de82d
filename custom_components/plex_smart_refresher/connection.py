"""The connection to a server: connect during setup, and ask for a new token if one is needed."""

from collections import Counter

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.util.hass_dict import HassKey

from .const import DOMAIN
from .engine.errors import EngineError, RefusedError, WrongServerError
from .entry import PlexSmartRefresherConfigEntry
from .plex import PlexClient, ServerInfo
from .repairs import WRONG_SERVER, set_issue

#: Refused setups in a row before the user is asked to sign in. Home Assistant waits longer before
#: each one, so they take about three minutes.
_MOST_REFUSALS = 6
_REFUSALS: HassKey[Counter[str]] = HassKey(f"{DOMAIN}_refusals")


async def async_connect(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, client: PlexClient
) -> ServerInfo:
    """Return the server's identity. Raises ConfigEntryNotReady.

    A refused token is tried again as well: the refusal can pass.
    """
    refusals = hass.data.setdefault(_REFUSALS, Counter())
    try:
        info = await client.connect()
    except RefusedError as err:
        refusals[entry.entry_id] += 1
        if refusals[entry.entry_id] >= _MOST_REFUSALS:
            entry.async_start_reauth(hass)
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN, translation_key=err.error_code
        ) from err
    except WrongServerError as err:
        set_issue(hass, entry, WRONG_SERVER, is_there=True)
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN, translation_key=err.error_code
        ) from err
    except EngineError as err:
        raise ConfigEntryNotReady(
            translation_domain=DOMAIN, translation_key="server_unavailable"
        ) from err
    del refusals[entry.entry_id]
    _withdraw_sign_in(hass, entry)
    return info


async def async_withdraw_sign_in(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, client: PlexClient
) -> None:
    """Withdraw the question for a new token if the present one works again."""
    if not any(entry.async_get_active_flows(hass, {SOURCE_REAUTH})):
        return
    try:
        await client.connect()
    except EngineError:
        return
    _withdraw_sign_in(hass, entry)


@callback
def _withdraw_sign_in(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Withdraw the question for a new token."""
    for flow in list(entry.async_get_active_flows(hass, {SOURCE_REAUTH})):
        hass.config_entries.flow.async_abort(flow["flow_id"])

"""The connection to a server: connect during setup, and ask for a new token if one is needed."""

from collections import Counter

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryNotReady
from homeassistant.util.hass_dict import HassKey

from .certificates import async_follow_name
from .const import DOMAIN
from .engine.errors import (
    CertificateError,
    CertificateNameError,
    EngineError,
    RefusedError,
    ServerLostError,
    WrongServerError,
)
from .entry import PlexSmartRefresherConfigEntry
from .plex import PlexClient, ServerInfo
from .repairs import show_server_problem

#: Refused setups in a row before the user is asked to sign in. Home Assistant waits longer before
#: each one, so they take about three minutes.
_MOST_REFUSALS = 6
#: Errors that the entry names; all others mean that the server does not respond.
_TOLD = (RefusedError, WrongServerError, CertificateError)
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
    except EngineError as err:
        await async_on_problem(hass, entry, err.error_code)
        if isinstance(err, RefusedError):
            refusals[entry.entry_id] += 1
            if refusals[entry.entry_id] >= _MOST_REFUSALS:
                entry.async_start_reauth(hass)
        key = err.error_code if isinstance(err, _TOLD) else ServerLostError.error_code
        raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key=key) from err
    del refusals[entry.entry_id]
    _withdraw_sign_in(hass, entry)
    return info


async def async_on_problem(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, problem: str | None
) -> None:
    """Show the problem of a server; if its certificate has another name, look for an address."""
    show_server_problem(hass, entry, problem)
    if problem == CertificateNameError.error_code:
        await async_follow_name(hass, entry)


def is_asked_to_sign_in(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Return whether the user is asked for a new token."""
    return any(entry.async_get_active_flows(hass, {SOURCE_REAUTH}))


async def async_withdraw_sign_in(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, client: PlexClient
) -> None:
    """Withdraw the question for a new token if the present one works again."""
    if not is_asked_to_sign_in(hass, entry):
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

"""Servers that can be set up: where they are found, who they are, whether they can be used."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
import logging

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import AbortFlow
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol
from yarl import URL

from ..engine.criteria import is_inspectable
from ..engine.errors import (
    CertificateError,
    EngineError,
    InvalidTokenError,
    NotOwnerError,
    RequestError,
)
from ..engine.media import Library
from ..plex import Account, FoundServer, PlexClient, ServerAddress, ServerInfo
from .address import CannotSetUpError

#: Why a server cannot be reached that answers over the other scheme.
_OTHER_SCHEME = {"http": "needs_https", "https": "needs_http"}
_LOGGER = logging.getLogger(__name__)

#: The domain of the names that plex.tv hands out, each with a part that belongs to a certificate.
PLEX_DIRECT = ".plex.direct"
#: The characters at the end of a machine identifier that tell servers of one name apart.
_END_OF_ID = 6
#: Home Assistant's own Plex integration, whose packages may be missing.
_CORE_PLEX_DOMAIN = "plex"


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedServer:
    """A server that answered and accepted the token."""

    address: ServerAddress
    info: ServerInfo
    libraries: tuple[Library, ...]  #: those that can be inspected

    @property
    def label(self) -> str:
        """Return the name with the end of the identifier, which tells servers apart."""
        return f"{self.info.name} ({self.info.machine_identifier[-_END_OF_ID:]})"


def _client(hass: HomeAssistant, address: ServerAddress, expected: str | None = None) -> PlexClient:
    """Return a client for one address."""
    session = async_get_clientsession(hass, address.verify_ssl)
    return PlexClient(address, session, expected=expected)


async def async_identify(hass: HomeAssistant, address: ServerAddress) -> str | None:
    """Return which server is at an address; None if there is none. No token is sent."""
    found = await _async_identity(hass, address)
    return None if isinstance(found, EngineError) else found


async def _async_identity(hass: HomeAssistant, address: ServerAddress) -> str | EngineError:
    """Return which server is at an address, or why that is unknown. No token is sent."""
    client = _client(hass, replace(address, token=""))
    try:
        return await client.identify()
    except EngineError as err:
        return err
    finally:
        client.close()


async def async_check(
    hass: HomeAssistant, address: ServerAddress, expected: str | None = None
) -> CheckedServer:
    """Try an address and return what is there. Raises CannotSetUpError.

    A server with another machine identifier than the expected one gets no token.
    """
    client = _client(hass, address, expected)
    try:
        info = await client.connect()
        libraries = await client.libraries()
    except InvalidTokenError as err:
        raise CannotSetUpError("invalid_auth") from err
    except NotOwnerError as err:
        raise CannotSetUpError("not_owner") from err
    except CertificateError as err:
        raise CannotSetUpError(err.error_code) from err
    except EngineError as err:
        _LOGGER.debug("The server cannot be set up: %s", err)
        if await _answers_over_the_other(hass, address):
            raise CannotSetUpError(_OTHER_SCHEME[URL(address.url).scheme]) from err
        is_answer = isinstance(err, RequestError)
        raise CannotSetUpError("not_plex" if is_answer else "cannot_connect") from err
    finally:
        client.close()
    inspectable = tuple(filter(is_inspectable, libraries))
    return CheckedServer(address=address, info=info, libraries=inspectable)


async def _answers_over_the_other(hass: HomeAssistant, address: ServerAddress) -> bool:
    """Return whether Plex answers at this port with TLS instead of without it, or vice versa."""
    url = URL(address.url)
    other = url.with_scheme("http" if url.scheme == "https" else "https").with_port(url.port)
    attempt = replace(address, url=str(other), verify_ssl=False)
    return await async_identify(hass, attempt) is not None


async def async_owned_servers(
    token: str,
    client_identifier: str,
    *,
    wanted: str | None,
    known: Collection[str | None],
    may_replace: bool = False,
) -> dict[str, FoundServer]:
    """Return the servers of an account that can be set up, by ID. Raises AbortFlow.

    With a `wanted` server no other will do, unless the account does not know it, and another
    one `may_replace` it.
    """
    try:
        servers = await Account(token, client_identifier).servers()
    except EngineError as err:
        raise AbortFlow("plex_tv_unavailable") from err
    is_listed = any(found.machine_identifier == wanted for found in servers)
    if wanted and (is_listed or not may_replace):
        servers = [found for found in servers if found.machine_identifier == wanted]
    owned = {server.machine_identifier: server for server in servers if server.is_owned}
    if found := {key: server for key, server in owned.items() if key not in known}:
        return found
    if owned:
        raise AbortFlow("already_configured")
    if may_replace and not is_listed:
        raise AbortFlow("server_not_listed")
    raise AbortFlow("not_owner" if servers or wanted else "no_servers")


async def async_named_server(
    token: str, client_identifier: str, machine_identifier: str | None
) -> FoundServer | None:
    """Return a server of an account as plex.tv names it now; None if it does not."""
    try:
        servers = await Account(token, client_identifier).servers()
    except EngineError as err:
        _LOGGER.debug("plex.tv does not name the servers: %s", err)
        return None
    owned = (server for server in servers if server.is_owned)
    return next((each for each in owned if each.machine_identifier == machine_identifier), None)


async def async_reach(
    hass: HomeAssistant, server: FoundServer, client_identifier: str
) -> CheckedServer:
    """Return a server at the first address where it can be used. Raises CannotSetUpError.

    All addresses are asked at once who is there, without a token: an address of a home network
    leads to another server in each network. If all certificates are refused, the reason is that of
    the best address.
    """
    addresses = [
        ServerAddress(url=url, token=server.token, client_identifier=client_identifier)
        for url in server.urls
    ]
    asked = [(each, hass.async_create_task(_async_identity(hass, each))) for each in addresses]
    reason = "cannot_connect"
    refused: list[str] = []
    try:
        for address, identified in asked:
            found = await identified
            if isinstance(found, CertificateError):
                refused.append(found.error_code)
            if found != server.machine_identifier:
                continue
            try:
                return await async_check(hass, address, server.machine_identifier)
            except CannotSetUpError as err:
                reason = err.reason
    finally:
        for _, identified in asked:
            identified.cancel()
    is_refused_everywhere = 0 < len(refused) == len(asked)
    raise CannotSetUpError(refused[0] if is_refused_everywhere else reason)


def core_servers(
    hass: HomeAssistant, *, wanted: str | None, known: Collection[str | None]
) -> dict[str, ConfigEntry]:
    """Return the servers of the core integration that can be set up here, by ID."""
    return {
        entry.unique_id: entry
        for entry in hass.config_entries.async_entries(_CORE_PLEX_DOMAIN, include_ignore=False)
        if entry.unique_id and entry.unique_id not in known and wanted in (None, entry.unique_id)
    }


def server_labels(servers: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """Return what to call servers, from their names and addresses by ID.

    Servers of the same name have the address appended, or the end of the ID if need be.
    """
    labels: dict[str, str] = {}
    taken = {name for name, _ in servers.values()}
    for key, (name, _) in servers.items():
        namesakes = {each: url for each, (other, url) in servers.items() if other == name}
        hints = (
            {each: _host(url) for each, url in namesakes.items()},
            {each: URL(url).authority for each, url in namesakes.items()},
            {each: each[-_END_OF_ID:] for each in namesakes},
        )
        hint = next((hint for hint in hints if _tells_apart(name, hint, taken)), hints[-1])
        labels[key] = name if len(namesakes) == 1 else f"{name} ({hint[key]})"
    return labels


def _tells_apart(name: str, hints: Mapping[str, str], taken: Collection[str]) -> bool:
    """Return whether servers with a name have different hints, and no label that is taken."""
    found = {*hints.values()} - {""}
    return len(found) == len(hints) and not any(f"{name} ({hint})" in taken for hint in found)


def title_and_url(entry: ConfigEntry) -> tuple[str, str]:
    """Return the title and the address of an entry, here or of the core integration."""
    return entry.title, entry.data.get("server_config", entry.data).get(CONF_URL, "")


def new_title(entries: Iterable[ConfigEntry], server: CheckedServer) -> str:
    """Return the title of a new entry, which is not that of another one."""
    found = server.info.machine_identifier
    known = {each.entry_id: title_and_url(each) for each in entries}
    return server_labels(known | {found: (server.info.name, server.address.url)})[found]


def _host(url: str) -> str:
    """Return the host of a server; a name of plex.tv begins with the IP address."""
    host = URL(url).host or ""
    if host.endswith(PLEX_DIRECT):
        return host.partition(".")[0].replace("-", ".")
    return host


def server_schema(servers: Mapping[str, tuple[str, str]]) -> vol.Schema:
    """Return the form for the choice of a server, from their names and addresses by ID."""
    labels = server_labels(servers)
    options = [SelectOptionDict(value=key, label=label) for key, label in labels.items()]
    selector = SelectSelector(SelectSelectorConfig(options=options, mode=SelectSelectorMode.LIST))
    return vol.Schema({vol.Required("server"): selector})

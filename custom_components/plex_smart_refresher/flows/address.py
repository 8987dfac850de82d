"""The address of a server: as a person enters it, as a form shows it, as an entry stores it."""

from collections.abc import Callable, Mapping
from typing import Any

from homeassistant.const import CONF_TOKEN, CONF_URL, CONF_VERIFY_SSL
from homeassistant.helpers.selector import (
    BooleanSelector,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.util.network import is_ipv6_address
import voluptuous as vol
from yarl import URL

from ..const import CONF_CLIENT_IDENTIFIER
from ..plex import ServerAddress

_DEFAULT_PORT = 32400

PASSWORD = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
_URL = TextSelector(TextSelectorConfig(type=TextSelectorType.URL))


class CannotSetUpError(Exception):
    """A server cannot be set up; the reason is a key of the translations."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def address_schema(*, token_required: bool) -> vol.Schema:
    """Return the form for the address of a server."""
    marker: Callable[[str], vol.Marker] = vol.Required if token_required else vol.Optional
    return vol.Schema(
        {
            vol.Required(CONF_URL): _URL,
            marker(CONF_TOKEN): PASSWORD,
            vol.Required(CONF_VERIFY_SSL, default=True): BooleanSelector(),
        }
    )


def to_address(
    data: Mapping[str, Any], client_identifier: str, token: str | None = None
) -> ServerAddress:
    """Return the address from the data of an entry, here or of the core integration."""
    return ServerAddress(
        url=data[CONF_URL],
        token=data.get(CONF_TOKEN, "") if token is None else token,
        verify_ssl=data.get(CONF_VERIFY_SSL, True),
        client_identifier=client_identifier,
    )


def entered_address(data: Mapping[str, Any], client_identifier: str) -> ServerAddress:
    """Return the address from what a person entered. Raises CannotSetUpError."""
    url = normalize_url(data[CONF_URL])
    return to_address({**data, CONF_URL: url}, client_identifier, data[CONF_TOKEN].strip())


def entry_data(address: ServerAddress) -> dict[str, Any]:
    """Return what an entry stores."""
    return {
        CONF_URL: address.url,
        CONF_TOKEN: address.token,
        CONF_VERIFY_SSL: address.verify_ssl,
        CONF_CLIENT_IDENTIFIER: address.client_identifier,
    }


def url_of(host: str, port: int | None) -> str:
    """Return the URL of a server that was discovered in the network."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port or _DEFAULT_PORT}"


def normalize_url(entered: str) -> str:
    """Return the complete URL of a server. Raises CannotSetUpError.

    Without a scheme it is http, and http without a port has that of Plex. The address bar of
    Plex's own pages will do.
    """
    text = _with_brackets(entered.strip())
    try:
        url = URL(text if "://" in text else f"http://{text}")
        port = url.explicit_port
    except ValueError as err:
        raise CannotSetUpError("invalid_url") from err
    if url.user is not None or url.password is not None:
        raise CannotSetUpError("has_credentials")
    is_page = url.path.startswith("/web")
    has_more = url.query_string or url.fragment
    if url.scheme not in ("http", "https") or not url.host or (has_more and not is_page):
        raise CannotSetUpError("invalid_url")
    if any(character.isspace() for character in text):
        raise CannotSetUpError("invalid_url")
    if port is None and url.scheme == "http":
        port = _DEFAULT_PORT
    path = "" if is_page else url.path.rstrip("/")
    return f"{url.scheme}://{url.host_subcomponent}{f':{port}' if port else ''}{path}"


def _with_brackets(text: str) -> str:
    """Return the text; a bare IPv6 address gets the brackets that a URL requires."""
    return f"[{text}]" if is_ipv6_address(text) else text

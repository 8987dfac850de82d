"""Setup of a server: from the Plex integration, by sign-in, manually or by discovery."""

import asyncio
from collections.abc import Callable, Mapping
import logging
from typing import Any, override
from uuid import uuid4

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import CONF_TOKEN, CONF_URL, CONF_VERIFY_SSL
from homeassistant.core import callback
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
import voluptuous as vol
from yarl import URL

from .const import CONF_CLIENT_IDENTIFIER, CONF_LIBRARIES, DOMAIN, SUBENTRY_SCHEDULE
from .engine.defects import is_inspectable
from .engine.errors import EngineError, InvalidTokenError, NotOwnerError
from .engine.media import Library
from .entry import PlexSmartRefresherConfigEntry
from .flows.libraries import library_selector
from .flows.options import RefresherOptionsFlow
from .flows.schedule import ScheduleFlow
from .plex import Account, FoundServer, PlexClient, ServerAddress, ServerInfo, SignIn

_LOGGER = logging.getLogger(__name__)

#: Home Assistant's Plex integration, whose packages may be missing.
_CORE_PLEX_DOMAIN = "plex"
_DEFAULT_PORT = 32400
#: The interval and the timeout of the wait for the user's confirmation, in seconds.
_POLL_INTERVAL = 1.0
_SIGN_IN_TIMEOUT = 600.0

#: The sources that change an existing entry.
_CHANGES = (SOURCE_REAUTH, SOURCE_RECONFIGURE)

_PASSWORD = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
_URL = TextSelector(TextSelectorConfig(type=TextSelectorType.URL))


class CannotSetUpError(Exception):
    """A server cannot be set up, for a reason that the user sees."""

    def __init__(self, reason: str) -> None:
        """Set the reason, a key of the translations."""
        super().__init__(reason)
        self.reason = reason


class PlexSmartRefresherConfigFlow(ConfigFlow, domain=DOMAIN):
    """Set up a server."""

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        """Start without a server."""
        self._address: ServerAddress | None = None
        self._info: ServerInfo | None = None
        self._libraries: tuple[Library, ...] = ()
        self._client_identifier = str(uuid4())
        self._discovered_url = ""
        self._sign_in_url = ""
        self._sign_in_task: asyncio.Task[None] | None = None
        self._is_sign_in_over = False
        self._account_token: str | None = None
        self._found: dict[str, FoundServer] = {}

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> OptionsFlow:
        """Return the flow of the options."""
        return RefresherOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(
        cls, config_entry: ConfigEntry
    ) -> dict[str, type[ConfigSubentryFlow]]:
        """Return the flow of the schedules."""
        return {SUBENTRY_SCHEDULE: ScheduleFlow}

    @callback
    @override
    def async_remove(self) -> None:
        """Stop waiting for confirmation."""
        if self._sign_in_task is not None:
            self._sign_in_task.cancel()

    # Start of the flow

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show the ways to set up a server."""
        ways = ["sign_in", "manual"]
        if self._core_servers():
            ways.insert(0, "take_over")
        return self.async_show_menu(step_id="user", menu_options=ways)

    async def async_step_take_over(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Copy a server of Home Assistant's Plex integration."""
        servers = self._core_servers()
        if user_input is None and len(servers) > 1:
            return self._show_server_choice(
                "take_over", {key: entry.title for key, entry in servers.items()}
            )
        entry = servers.get(user_input["server"] if user_input else next(iter(servers), ""))
        if entry is None:
            return self.async_abort(reason="already_configured")
        server_config = entry.data["server_config"]
        return await self._async_set_up_or_abort(
            self._address_of(
                server_config[CONF_URL],
                server_config.get(CONF_TOKEN, ""),
                verify_ssl=server_config.get(CONF_VERIFY_SSL, True),
            )
        )

    async def async_step_manual(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the address and the token."""
        errors: dict[str, str] = {}
        if user_input is not None:
            try:
                address = self._typed_address(user_input)
                await self._async_check(address)
            except CannotSetUpError as err:
                errors[_FIELD_OF_ERROR.get(err.reason, "base")] = err.reason
            else:
                return await self._async_next_step()
        schema = _address_schema(token_required=True)
        suggested = user_input or {CONF_URL: self._discovered_url}
        return self.async_show_form(
            step_id="manual",
            data_schema=self.add_suggested_values_to_schema(schema, suggested),
            errors=errors,
        )

    async def async_step_sign_in(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Open a Plex page and wait for confirmation."""
        if self._is_sign_in_over:
            return self.async_external_step_done(next_step_id="server")
        if self._sign_in_task is None:
            sign_in = SignIn(self._client_identifier)
            try:
                self._sign_in_url = await sign_in.start()
            except EngineError:
                return self.async_abort(reason="plex_tv_unavailable")
            self._sign_in_task = self.hass.async_create_background_task(
                self._async_wait_for_sign_in(sign_in), f"{DOMAIN} sign-in"
            )
        return self.async_external_step(step_id="sign_in", url=self._sign_in_url)

    async def async_step_server(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for one of the account's servers."""
        if self._account_token is None:
            return self.async_abort(reason="sign_in_expired")
        if not self._found:
            reason = await self._async_find_servers(self._account_token)
            if reason:
                return self.async_abort(reason=reason)
        if user_input is None and len(self._found) > 1:
            return self._show_server_choice(
                "server", {key: server.name for key, server in self._found.items()}
            )
        key = user_input["server"] if user_input else next(iter(self._found))
        return await self._async_set_up_found(self._found[key])

    @override
    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        """Handle a discovered server, or a new address of a known one."""
        url = f"http://{_bracketed(discovery_info.host)}:{discovery_info.port or _DEFAULT_PORT}"
        machine_identifier = await self._async_identify(url)
        if machine_identifier is None:
            return self.async_abort(reason="cannot_connect")
        entry = await self.async_set_unique_id(machine_identifier)
        if entry is not None:
            await self._async_move(entry, url)
            return self.async_abort(reason="already_configured")
        self._discovered_url = url
        name = discovery_info.name.removesuffix(f".{discovery_info.type}")
        self.context["title_placeholders"] = {"name": name}
        return await self.async_step_user()

    # Selection of libraries

    async def async_step_libraries(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the libraries to monitor."""
        assert self._address is not None
        assert self._info is not None
        errors = {}
        if user_input is not None:
            if user_input[CONF_LIBRARIES]:
                self._abort_if_unique_id_configured()  # by another flow meanwhile
                return self.async_create_entry(
                    title=self._info.name,
                    data=_entry_data(self._address),
                    options={CONF_LIBRARIES: user_input[CONF_LIBRARIES]},
                )
            errors[CONF_LIBRARIES] = "no_library_chosen"
        library_ids = [library.library_id for library in self._libraries]
        return self.async_show_form(
            step_id="libraries",
            data_schema=vol.Schema(
                {
                    vol.Required(CONF_LIBRARIES, default=library_ids): library_selector(
                        self._libraries
                    )
                }
            ),
            errors=errors,
            description_placeholders={"name": self._info.name},
        )

    # Changes to an existing entry

    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Start the reauthentication."""
        self._client_identifier = entry_data[CONF_CLIENT_IDENTIFIER]
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for a new token; without one, sign in."""
        entry = self._get_reauth_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            token = user_input.get(CONF_TOKEN, "").strip()
            if not token:
                return await self.async_step_sign_in()
            try:
                await self._async_check(self._address_of_entry(entry, token=token))
            except CannotSetUpError as err:
                errors["base"] = err.reason
            else:
                return await self._async_next_step()
        return self.async_show_form(
            step_id="reauth_confirm",
            data_schema=vol.Schema({vol.Optional(CONF_TOKEN): _PASSWORD}),
            errors=errors,
            description_placeholders={"name": entry.title},
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for a new address and, optionally, a new token."""
        entry = self._get_reconfigure_entry()
        self._client_identifier = entry.data[CONF_CLIENT_IDENTIFIER]
        errors: dict[str, str] = {}
        if user_input is not None:
            typed = {**user_input, CONF_TOKEN: user_input.get(CONF_TOKEN) or entry.data[CONF_TOKEN]}
            try:
                await self._async_check(self._typed_address(typed))
            except CannotSetUpError as err:
                errors[_FIELD_OF_ERROR.get(err.reason, "base")] = err.reason
            else:
                return await self._async_next_step()
        suggested = user_input or {
            CONF_URL: entry.data[CONF_URL],
            CONF_VERIFY_SSL: entry.data[CONF_VERIFY_SSL],
        }
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(
                _address_schema(token_required=False), suggested
            ),
            errors=errors,
            description_placeholders={"name": entry.title},
        )

    # Common steps

    async def _async_set_up_or_abort(self, address: ServerAddress) -> ConfigFlowResult:
        try:
            await self._async_check(address)
        except CannotSetUpError as err:
            return self.async_abort(reason=err.reason)
        return await self._async_next_step()

    async def _async_set_up_found(self, server: FoundServer) -> ConfigFlowResult:
        """Continue with the first address at which the server is found and usable.

        All addresses are checked at once, without a token: a private address leads to a different
        device in each network.
        """
        there = {url: self.hass.async_create_task(self._async_identify(url)) for url in server.urls}
        reason = "cannot_connect"
        try:
            for url, identified in there.items():
                if await identified != server.machine_identifier:
                    continue
                try:
                    await self._async_check(self._address_of(url, server.token))
                except CannotSetUpError as err:
                    reason = err.reason
                else:
                    return await self._async_next_step()
        finally:
            for identified in there.values():
                identified.cancel()
        return self.async_abort(reason=reason)

    async def _async_identify(self, url: str, *, verify_ssl: bool = True) -> str | None:
        """Return the server at an address; None if there is none."""
        client = self._client(self._address_of(url, "", verify_ssl=verify_ssl))
        try:
            return await client.identify()
        except EngineError:
            return None
        finally:
            client.close()

    async def _async_next_step(self) -> ConfigFlowResult:
        """Continue with a checked server: change the entry, or select libraries."""
        assert self._address is not None
        assert self._info is not None
        await self.async_set_unique_id(self._info.machine_identifier, raise_on_progress=False)
        if self.source in _CHANGES:
            self._abort_if_unique_id_mismatch(reason="wrong_server")
            entry = (
                self._get_reauth_entry()
                if self.source == SOURCE_REAUTH
                else self._get_reconfigure_entry()
            )
            # The entry's update listener handles options, hence no helper that also reloads.
            result = self.async_update_and_abort(entry, data_updates=_entry_data(self._address))
            self.hass.config_entries.async_schedule_reload(entry.entry_id)
            return result
        self._abort_if_unique_id_configured()
        return await self.async_step_libraries()

    async def _async_check(self, address: ServerAddress) -> None:
        """Check an address and store the server. Raises CannotSetUpError."""
        client = self._client(address)
        try:
            self._info = await client.connect()
            libraries = await client.libraries()
        except InvalidTokenError as err:
            raise CannotSetUpError("invalid_auth") from err
        except NotOwnerError as err:
            raise CannotSetUpError("not_owner") from err
        except EngineError as err:
            _LOGGER.debug("The server cannot be set up: %s", err)
            raise CannotSetUpError("cannot_connect") from err
        finally:
            client.close()
        self._libraries = tuple(filter(is_inspectable, libraries))
        if not self._libraries and self.source not in _CHANGES:
            raise CannotSetUpError("no_libraries")
        self._address = address

    async def _async_wait_for_sign_in(self, sign_in: SignIn) -> None:
        """Poll plex.tv until the user has confirmed, then continue the flow."""
        try:
            async with asyncio.timeout(_SIGN_IN_TIMEOUT):
                while (token := await sign_in.token()) is None:  # noqa: ASYNC110 - plex.tv must be polled
                    await asyncio.sleep(_POLL_INTERVAL)
            self._account_token = token
        except EngineError, TimeoutError:
            _LOGGER.debug("The sign-in at plex.tv was not confirmed in time")
        finally:
            sign_in.close()
        self._is_sign_in_over = True
        self.hass.async_create_task(self.hass.config_entries.flow.async_configure(self.flow_id))

    async def _async_find_servers(self, token: str) -> str | None:
        """Store the account's servers that can be set up; return the reason if there are none."""
        try:
            servers = await Account(token, self._client_identifier).servers()
        except EngineError:
            return "plex_tv_unavailable"
        if self.unique_id:  # discovered, or in need of a new token: other servers do not count
            servers = [found for found in servers if found.machine_identifier == self.unique_id]
        known = self._configured() if self.source != SOURCE_REAUTH else set()
        owned = {server.machine_identifier: server for server in servers if server.is_owned}
        self._found = {key: server for key, server in owned.items() if key not in known}
        if self._found:
            return None
        if owned:
            return "already_configured"
        return "not_owner" if servers or self.unique_id else "no_servers"

    def _core_servers(self) -> dict[str, ConfigEntry]:
        """Return the servers of the core integration that can be set up here."""
        known = self._configured()
        return {
            entry.unique_id: entry
            for entry in self.hass.config_entries.async_entries(
                _CORE_PLEX_DOMAIN, include_ignore=False
            )
            if entry.unique_id
            and entry.unique_id not in known
            and self.unique_id in (None, entry.unique_id)
        }

    async def _async_move(self, entry: PlexSmartRefresherConfigEntry, url: str) -> None:
        """Move a lost server to the discovered address, unless it responds at its own again."""
        if entry.state not in (ConfigEntryState.LOADED, ConfigEntryState.SETUP_RETRY):
            return
        found = await self._async_identify(
            entry.data[CONF_URL], verify_ssl=entry.data[CONF_VERIFY_SSL]
        )
        if found != entry.unique_id:
            self.hass.config_entries.async_update_entry(entry, data={**entry.data, CONF_URL: url})
        elif entry.state is ConfigEntryState.LOADED:
            return
        self.hass.config_entries.async_schedule_reload(entry.entry_id)

    def _configured(self) -> set[str | None]:
        return {entry.unique_id for entry in self._async_current_entries(include_ignore=False)}

    def _typed_address(self, user_input: Mapping[str, Any]) -> ServerAddress:
        return self._address_of(
            normalize_url(user_input[CONF_URL]),
            user_input[CONF_TOKEN].strip(),
            verify_ssl=user_input[CONF_VERIFY_SSL],
        )

    def _address_of(self, url: str, token: str, *, verify_ssl: bool = True) -> ServerAddress:
        return ServerAddress(
            url=url,
            token=token,
            verify_ssl=verify_ssl,
            client_identifier=self._client_identifier,
        )

    def _address_of_entry(self, entry: PlexSmartRefresherConfigEntry, token: str) -> ServerAddress:
        return self._address_of(entry.data[CONF_URL], token, verify_ssl=entry.data[CONF_VERIFY_SSL])

    def _client(self, address: ServerAddress) -> PlexClient:
        return PlexClient(address, async_get_clientsession(self.hass, address.verify_ssl))

    def _show_server_choice(self, step_id: str, names: Mapping[str, str]) -> ConfigFlowResult:
        options = [SelectOptionDict(value=key, label=name) for key, name in names.items()]
        selector = SelectSelector(
            SelectSelectorConfig(options=options, mode=SelectSelectorMode.LIST)
        )
        return self.async_show_form(
            step_id=step_id, data_schema=vol.Schema({vol.Required("server"): selector})
        )


#: The fields at which a form shows an error.
_FIELD_OF_ERROR = {"invalid_url": CONF_URL}


def _address_schema(*, token_required: bool) -> vol.Schema:
    marker: Callable[[str], vol.Marker] = vol.Required if token_required else vol.Optional
    return vol.Schema(
        {
            vol.Required(CONF_URL): _URL,
            marker(CONF_TOKEN): _PASSWORD,
            vol.Required(CONF_VERIFY_SSL, default=True): BooleanSelector(),
        }
    )


def _entry_data(address: ServerAddress) -> dict[str, Any]:
    return {
        CONF_URL: address.url,
        CONF_TOKEN: address.token,
        CONF_VERIFY_SSL: address.verify_ssl,
        CONF_CLIENT_IDENTIFIER: address.client_identifier,
    }


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def normalize_url(typed: str) -> str:
    """Return the complete address of an entered server. Raises CannotSetUpError.

    Without a scheme, http applies, and without a port, Plex's port. Addresses of Plex's own pages
    are accepted.
    """
    text = typed.strip()
    try:
        url = URL(text if "://" in text else f"http://{text}")
        port = url.explicit_port
    except ValueError as err:
        raise CannotSetUpError("invalid_url") from err
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

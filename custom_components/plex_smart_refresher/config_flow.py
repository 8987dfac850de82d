"""Setting a server up: taken over, by sign-in, by hand or discovered; and changing it."""

from collections.abc import Mapping
from typing import Any, override
from uuid import uuid4

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigFlow,
    ConfigFlowResult,
    ConfigSubentryFlow,
    OptionsFlow,
)
from homeassistant.const import CONF_TOKEN, CONF_URL, CONF_VERIFY_SSL
from homeassistant.core import callback
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
import voluptuous as vol
from yarl import URL

from .channels import description
from .const import CONF_CLIENT_IDENTIFIER, CONF_LIBRARIES, DOMAIN, SUBENTRY_SCHEDULE
from .engine.errors import EngineError
from .engine.text import one_line
from .flows.address import (
    PASSWORD,
    CannotSetUpError,
    address_schema,
    entered_address,
    entry_data,
    to_address,
    url_of,
)
from .flows.adoption import async_adopt
from .flows.healing import async_first_schedules, first_check, first_rungs, healing_schema
from .flows.libraries import chosen_of, monitored_options
from .flows.options import RefresherOptionsFlow
from .flows.repairs import async_offer_address
from .flows.schedule import ScheduleFlow
from .flows.servers import (
    CheckedServer,
    async_check,
    async_identify,
    async_owned_servers,
    async_reach,
    core_servers,
    new_title,
    server_schema,
    title_and_url,
)
from .flows.sign_in import PendingSignIn
from .plex import FoundServer, ServerAddress

#: The sources of flows that change an existing entry.
_CHANGES = (SOURCE_REAUTH, SOURCE_RECONFIGURE)

#: Where a form shows an error that is about one field.
_ABOUT_TOKEN = ("invalid_auth", "not_owner")
_FIELD_OF_ERROR = dict.fromkeys(_ABOUT_TOKEN, CONF_TOKEN) | dict.fromkeys(
    (
        *("invalid_url", "has_credentials", "needs_https", "needs_http", "not_plex"),
        *("certificate_untrusted", "certificate_name", "certificate_time"),
    ),
    CONF_URL,
)
#: What is wrong with a chosen server, where another one or another try will do.
_CHOOSE_AGAIN = {"cannot_connect": "unreachable", "no_libraries": "no_libraries"}
#: What the texts of a form name: an example of an address, and Plex's page on tokens.
_HELP = {
    "example": "http://192.168.1.10:32400",
    "token_help": (
        "https://support.plex.tv/articles/204059436-finding-an-authentication-token-x-plex-token/"
    ),
}


class PlexSmartRefresherConfigFlow(ConfigFlow, domain=DOMAIN):
    """Set up a server."""

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        """Start with nothing known."""
        self._server: CheckedServer | None = None
        self._client_identifier = str(uuid4())
        self._discovered: dict[str, str] = {}  #: name and address of a server in the network
        self._sign_in: PendingSignIn | None = None
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
        """Stop waiting for a confirmation."""
        if self._sign_in is not None:
            self._sign_in.cancel()

    # Ways to set up

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Offer the ways to set up a server."""
        ways = ["sign_in", "manual"]
        if self._core_servers():
            ways.insert(0, "take_over")
        found = description(self._discovered)
        step = "discovered" if found else "user"
        return self.async_show_menu(step_id=step, menu_options=ways, description_placeholders=found)

    async_step_discovered = async_step_user

    async def async_step_take_over(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Take over a server of Home Assistant's own Plex integration."""
        servers = self._core_servers()
        if user_input is None and len(servers) > 1:
            known = {key: title_and_url(entry) for key, entry in servers.items()}
            return self.async_show_form(step_id="take_over", data_schema=server_schema(known))
        entry = servers.get(user_input["server"] if user_input else next(iter(servers), ""))
        if entry is None:
            return self.async_abort(reason="already_configured")
        copied = to_address(entry.data["server_config"], self._client_identifier)
        try:
            await self._async_check(copied)
        except CannotSetUpError as err:
            return self._show_manual(
                {CONF_URL: copied.url, CONF_VERIFY_SSL: copied.verify_ssl}, err
            )
        return await self._async_next_step()

    async def async_step_manual(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the address and the token."""
        if user_input is None:
            return self._show_manual({CONF_URL: self._discovered.get("address", "")})
        try:
            await self._async_check(entered_address(user_input, self._client_identifier))
        except CannotSetUpError as err:
            return self._show_manual(user_input, err)
        return await self._async_next_step()

    def _show_manual(
        self, suggested: Mapping[str, Any], error: CannotSetUpError | None = None
    ) -> ConfigFlowResult:
        """Show the form of the address and the token."""
        errors = {_FIELD_OF_ERROR.get(error.reason, "base"): error.reason} if error else {}
        schema = address_schema(token_required=True)
        return self.async_show_form(
            step_id="manual",
            data_schema=self.add_suggested_values_to_schema(schema, suggested),
            errors=errors,
            description_placeholders=_HELP,
        )

    async def async_step_sign_in(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Send the user to a page of Plex and wait for the confirmation."""
        if self._sign_in is not None and self._sign_in.is_over:
            return self.async_external_step_done(next_step_id="server")
        if self._sign_in is None:
            sign_in = PendingSignIn(self.hass, self.flow_id, self._client_identifier)
            try:
                await sign_in.async_start()
            except EngineError:
                return self.async_abort(reason="plex_tv_unavailable")
            self._sign_in = sign_in
        return self.async_external_step(step_id="sign_in", url=self._sign_in.url)

    async def async_step_sign_in_expired(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Offer another try, or the way without a sign-in."""
        self._sign_in = None
        by_hand = "reauth_confirm" if self.source == SOURCE_REAUTH else "manual"
        return self.async_show_menu(step_id="sign_in_expired", menu_options=["sign_in", by_hand])

    async def async_step_server(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Let the user choose one of the servers that the account owns."""
        if self._sign_in is None or self._sign_in.token is None:
            return await self.async_step_sign_in_expired()
        errors: dict[str, str] = {}
        if not self._found:
            self._found = await async_owned_servers(
                self._sign_in.token,
                self._client_identifier,
                wanted=self.unique_id,
                known=self._configured(),
                may_replace=self.source == SOURCE_REAUTH,
            )
        if user_input is not None or len(self._found) == 1:
            chosen = self._found[user_input["server"] if user_input else next(iter(self._found))]
            try:
                self._keep(await async_reach(self.hass, chosen, self._client_identifier))
            except CannotSetUpError as err:
                if err.reason not in _CHOOSE_AGAIN:
                    return self.async_abort(reason=err.reason)
                errors["base"] = _CHOOSE_AGAIN[err.reason]
            else:
                return await self._async_next_step()
        known = {key: (each.name, each.url) for key, each in self._found.items()}
        schema = self.add_suggested_values_to_schema(server_schema(known), user_input)
        return self.async_show_form(step_id="server", data_schema=schema, errors=errors)

    @override
    async def async_step_zeroconf(self, discovery_info: ZeroconfServiceInfo) -> ConfigFlowResult:
        """Note a server in the network, or offer the new address of a known one."""
        url = url_of(discovery_info.host, discovery_info.port)
        address = to_address({CONF_URL: url}, self._client_identifier)
        found = await async_identify(self.hass, address)
        if found is None:
            return self.async_abort(reason="cannot_connect")
        entry = await self.async_set_unique_id(found)
        if entry is not None:
            await async_offer_address(self.hass, entry, url)
            return self.async_abort(reason="already_configured")
        name = one_line(discovery_info.name.removesuffix(f".{discovery_info.type}"))
        self._discovered = {"name": name, "address": url}
        self.context["title_placeholders"] = {"name": f"{name} ({URL(url).authority})"}
        return await self.async_step_user()

    # What happens from now on

    async def async_step_healing(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which libraries to monitor, and what to do by itself."""
        assert self._server is not None
        libraries, errors = self._server.libraries, {}
        if user_input is not None:
            chosen = chosen_of(user_input[CONF_LIBRARIES], libraries)
            if chosen is not None:
                schedules = await async_first_schedules(self.hass, user_input)
                self._abort_if_unique_id_configured()  # by another flow in the meantime
                return self.async_create_entry(
                    title=new_title(self._async_current_entries(), self._server),
                    data=entry_data(self._server.address) | first_check(user_input),
                    options=monitored_options(chosen, libraries) | first_rungs(user_input),
                    subentries=schedules,
                )
            errors[CONF_LIBRARIES] = "no_library_chosen"
        schema = healing_schema(libraries)
        return self.async_show_form(
            step_id="healing",
            data_schema=self.add_suggested_values_to_schema(schema, user_input),
            errors=errors,
            description_placeholders={"name": self._server.info.name},
        )

    # Changes to an existing entry

    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Begin to ask for a new token."""
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
                await self._async_check(to_address(entry.data, self._client_identifier, token))
            except CannotSetUpError as err:
                errors[CONF_TOKEN if err.reason in _ABOUT_TOKEN else "base"] = err.reason
            else:
                return await self._async_next_step()
        return self.async_show_form(
            step_id="reauth_confirm",
            data_schema=vol.Schema({vol.Optional(CONF_TOKEN): PASSWORD}),
            errors=errors,
            description_placeholders=_HELP | {"name": entry.title},
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for a new address, and for a new token if wanted."""
        entry = self._get_reconfigure_entry()
        self._client_identifier = entry.data[CONF_CLIENT_IDENTIFIER]
        errors: dict[str, str] = {}
        if user_input is not None:
            token = user_input.get(CONF_TOKEN) or entry.data[CONF_TOKEN]
            try:
                entered = {**user_input, CONF_TOKEN: token}
                await self._async_check(entered_address(entered, self._client_identifier))
            except CannotSetUpError as err:
                errors[_FIELD_OF_ERROR.get(err.reason, "base")] = err.reason
            else:
                return await self._async_next_step()
        suggested = user_input or {key: entry.data[key] for key in (CONF_URL, CONF_VERIFY_SSL)}
        schema = address_schema(token_required=False)
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(schema, suggested),
            errors=errors,
            description_placeholders=_HELP | {"name": entry.title},
        )

    async def async_step_adopt(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask whether another server takes the place of the known one."""
        assert self._server is not None
        entry = self._entry_to_change()
        if user_input is not None:
            found, data = self._server.info.machine_identifier, entry_data(self._server.address)
            await async_adopt(self.hass, entry, found, data, self._server.libraries)
            return self.async_abort(reason="adopted")
        named = description({"name": entry.title, "found": self._server.label})
        return self.async_show_form(step_id="adopt", description_placeholders=named)

    # Steps in common

    def _entry_to_change(self) -> ConfigEntry:
        """Return the entry that this flow changes."""
        return self.hass.config_entries.async_get_known_entry(self.context["entry_id"])

    async def _async_check(self, address: ServerAddress) -> None:
        """Try an address and keep the server. Raises CannotSetUpError."""
        self._keep(await async_check(self.hass, address))

    def _keep(self, server: CheckedServer) -> None:
        """Keep a server; a new one must have libraries to choose. Raises CannotSetUpError."""
        if not server.libraries and self.source not in _CHANGES:
            raise CannotSetUpError("no_libraries")
        self._server = server

    async def _async_next_step(self) -> ConfigFlowResult:
        """Continue with a checked server: change the entry in question, or finish the setup."""
        assert self._server is not None
        machine_identifier = self._server.info.machine_identifier
        await self.async_set_unique_id(machine_identifier, raise_on_progress=False)
        if self.source in _CHANGES:
            entry = self._entry_to_change()
            if entry.unique_id != machine_identifier:
                self._abort_if_unique_id_configured()
                return await self.async_step_adopt()
            # The entry's own listener is about options, hence no helper that reloads as well.
            data = entry_data(self._server.address)
            result = self.async_update_and_abort(entry, data_updates=data)
            self.hass.config_entries.async_schedule_reload(entry.entry_id)
            return result
        self._abort_if_unique_id_configured()
        return await self.async_step_healing()

    def _core_servers(self) -> dict[str, ConfigEntry]:
        """Return the servers of the core integration that can be set up here."""
        return core_servers(self.hass, wanted=self.unique_id, known=self._configured())

    def _configured(self) -> set[str | None]:
        """Return the IDs of the servers that are set up, except the one that this flow changes."""
        return {
            entry.unique_id
            for entry in self._async_current_entries(include_ignore=False)
            if entry.entry_id != self.context.get("entry_id")
        }

"""The repairs of a server that is not the one it was, or not where it was."""

from typing import Any, override

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow, RepairsFlowResult
from homeassistant.components.repairs.const import FlowType
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntryState, ConfigFlowContext
from homeassistant.const import CONF_URL
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from yarl import URL

from ..channels import description
from ..const import CONF_CLIENT_IDENTIFIER, DOMAIN
from ..entry import PlexSmartRefresherConfigEntry
from .address import CannotSetUpError, entry_data, to_address
from .adoption import async_adopt
from .servers import async_check, async_identify

MOVED_SERVER = "moved_server"
#: Why an address cannot be used, as far as the texts of the issue know it.
_REASONS = ("invalid_auth", "not_owner")


async def async_offer_address(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, url: str
) -> None:
    """Offer the announced address of a server that does not answer at its own.

    Anyone in the network can announce anything, so the entry never follows by itself, and the
    announced host only receives the token after the user has confirmed. An encrypted connection
    is not replaced by an unencrypted one: the offer keeps the scheme.
    """
    if entry.state not in (ConfigEntryState.LOADED, ConfigEntryState.SETUP_RETRY):
        return
    if await async_identify(hass, to_address(entry.data, "")) == entry.unique_id:
        if entry.state is ConfigEntryState.SETUP_RETRY:
            hass.config_entries.async_schedule_reload(entry.entry_id)
        return
    if entry.state is ConfigEntryState.LOADED:  # or the offer ends with the next event
        await entry.runtime_data.manager.upkeep.async_check_server()
    former = URL(entry.data[CONF_URL])
    offered = str(URL(url).with_scheme(former.scheme).origin())
    if URL(offered) == former.origin():
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{MOVED_SERVER}_{entry.entry_id}",
        data={"cause": MOVED_SERVER, "entry_id": entry.entry_id, CONF_URL: offered},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=MOVED_SERVER,
        translation_placeholders={
            "name": entry.title,
            "former": str(former),
            "offered": offered,
        },
    )


class MovedServerFlow(ConfirmRepairFlow):
    """Ask before a server is reached at an address that was announced in the network."""

    def __init__(self, entry: PlexSmartRefresherConfigEntry, url: str) -> None:
        """Set the entry and the announced address."""
        self._entry = entry
        self._url = url

    @override
    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Use the address after confirmation, if the known server answers there."""
        if user_input is None:
            step = await super().async_step_confirm(user_input)
            step["description_placeholders"] = description(step.get("description_placeholders"))
            return step
        entry, data = self._entry, {**self._entry.data, CONF_URL: self._url}
        address = to_address(data, data[CONF_CLIENT_IDENTIFIER])
        if await async_identify(self.hass, address) not in (None, entry.unique_id):
            return self.async_abort(reason="wrong_server")
        try:
            await async_check(self.hass, address, entry.unique_id)
        except CannotSetUpError as err:
            return self.async_abort(reason=_reason(err))
        self.hass.config_entries.async_update_entry(entry, data=data)
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_create_entry(data={})


def _reason(error: CannotSetUpError) -> str:
    """Return why an address cannot be used, in the texts of an issue."""
    return error.reason if error.reason in _REASONS else "cannot_connect"


class WrongServerFlow(RepairsFlow):
    """Let the other server take the place of the known one, or change the address."""

    def __init__(self, entry: PlexSmartRefresherConfigEntry) -> None:
        """Set the entry."""
        self._entry = entry

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask what to do."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["adopt", "address"],
            description_placeholders=description({"name": self._entry.title}),
        )

    async def async_step_adopt(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Let the server at the address take the place of the known one."""
        data = self._entry.data
        try:
            server = await async_check(self.hass, to_address(data, data[CONF_CLIENT_IDENTIFIER]))
        except CannotSetUpError as err:
            return self.async_abort(reason=_reason(err))
        found = server.info.machine_identifier
        if any(
            entry.unique_id == found and entry is not self._entry
            for entry in self.hass.config_entries.async_entries(DOMAIN)
        ):
            return self.async_abort(reason="already_configured")
        if found != self._entry.unique_id:  # it may be back in the meantime
            new = entry_data(server.address)
            await async_adopt(self.hass, self._entry, found, new, server.libraries)
        return self.async_create_entry(data={})

    async def async_step_address(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Continue with the form of the address; the issue stays until the server is found."""
        return await async_ask_for_address(self, self._entry)


class CertificateFlow(ConfirmRepairFlow):
    """Explain why a certificate cannot be verified, and continue with the form of the address."""

    def __init__(self, entry: PlexSmartRefresherConfigEntry) -> None:
        """Set the entry."""
        self._entry = entry

    @override
    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Continue after confirmation; the issue stays until the certificate can be verified."""
        if user_input is not None:
            return await async_ask_for_address(self, self._entry)
        step = await super().async_step_confirm(user_input)
        step["description_placeholders"] = description(step.get("description_placeholders"))
        return step


async def async_ask_for_address(
    flow: RepairsFlow, entry: PlexSmartRefresherConfigEntry
) -> RepairsFlowResult:
    """End a repair with the form of the address."""
    context = ConfigFlowContext(source=SOURCE_RECONFIGURE, entry_id=entry.entry_id)
    form = await flow.hass.config_entries.flow.async_init(DOMAIN, context=context)
    return flow.async_abort(
        reason="change_address", next_flow=(FlowType.CONFIG_FLOW, form["flow_id"])
    )

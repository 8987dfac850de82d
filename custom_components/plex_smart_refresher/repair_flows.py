"""The repairs of a server that is not the one it was, or not where it was."""

from typing import Any

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.components.repairs.const import FlowType
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigFlowContext

from .adoption import async_adopt
from .const import CONF_CLIENT_IDENTIFIER, DOMAIN
from .entry import PlexSmartRefresherConfigEntry
from .flows.address import CannotSetUpError, entry_data, to_address
from .flows.servers import async_check


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
            description_placeholders={"name": self._entry.title},
        )

    async def async_step_adopt(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Let the server at the address take the place of the known one."""
        data = self._entry.data
        try:
            server = await async_check(self.hass, to_address(data, data[CONF_CLIENT_IDENTIFIER]))
        except CannotSetUpError as err:
            return self.async_abort(reason=err.reason)
        found = server.info.machine_identifier
        if any(
            entry.unique_id == found and entry is not self._entry
            for entry in self.hass.config_entries.async_entries(DOMAIN)
        ):
            return self.async_abort(reason="already_configured")
        if found != self._entry.unique_id:  # it may be back in the meantime
            await async_adopt(self.hass, self._entry, found, entry_data(server.address))
        return self.async_create_entry(data={})

    async def async_step_address(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Continue with the form of the address; the issue stays until the server is found."""
        return await async_ask_for_address(self, self._entry)


async def async_ask_for_address(
    flow: RepairsFlow, entry: PlexSmartRefresherConfigEntry
) -> RepairsFlowResult:
    """End a repair with the form of the address."""
    context = ConfigFlowContext(source=SOURCE_RECONFIGURE, entry_id=entry.entry_id)
    form = await flow.hass.config_entries.flow.async_init(DOMAIN, context=context)
    return flow.async_abort(
        reason="change_address", next_flow=(FlowType.CONFIG_FLOW, form["flow_id"])
    )

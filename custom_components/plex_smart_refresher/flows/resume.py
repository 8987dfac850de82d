"""The repair of a scan that was interrupted: resume it, or leave it."""

from typing import Any

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.config_entries import ConfigEntryState
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir

from ..channels import description
from ..const import DOMAIN
from ..entry import PlexSmartRefresherConfigEntry

RESUME_SCAN = "resume_scan"


class ResumeFlow(RepairsFlow):
    """Ask whether to resume a scan."""

    def __init__(self, entry: PlexSmartRefresherConfigEntry) -> None:
        """Set the entry."""
        self._entry = entry

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ask what to do."""
        return self.async_show_menu(
            step_id="init",
            menu_options=["resume", "leave"],
            description_placeholders=description({"name": self._entry.title}),
        )

    async def async_step_resume(
        self, user_input: dict[str, Any] | None = None
    ) -> RepairsFlowResult:
        """Resume the scan."""
        if self._entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="not_loaded")
        try:
            await self._entry.runtime_data.manager.async_resume()
        except HomeAssistantError:
            return self.async_abort(reason="cannot_resume")
        return self.async_create_entry(data={})

    async def async_step_leave(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Ignore the issue, which would come back if it was deleted."""
        ir.async_ignore_issue(
            self.hass, DOMAIN, f"{RESUME_SCAN}_{self._entry.entry_id}", ignore=True
        )
        return self.async_abort(reason="left")

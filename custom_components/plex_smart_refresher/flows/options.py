"""The options flow: one form, built from the table of options."""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import SelectOptionDict
import voluptuous as vol

from ..const import CONF_LIBRARIES
from ..options import OPTIONS, Option, Section
from .libraries import (
    loaded_libraries,
    monitored_choice,
    monitored_choices,
    monitored_options,
)

#: The error for an option that must not be empty.
_ERROR_IF_EMPTY = {CONF_LIBRARIES: "no_library_chosen", "levels": "no_level_chosen"}


class RefresherOptionsFlow(OptionsFlow):
    """Change the options of a server."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show all options in their sections."""
        errors: dict[str, str] = {}
        entered: Mapping[str, Any] = {}
        if user_input is not None:
            entered = _flat(user_input)
            empty = [error for key, error in _ERROR_IF_EMPTY.items() if not entered[key]]
            if not empty:
                libraries = monitored_options(
                    entered[CONF_LIBRARIES], loaded_libraries(self.config_entry)
                )
                return self.async_create_entry(
                    data={**self.config_entry.options, **entered, **libraries}
                )
            errors["base"] = empty[0]
        return self.async_show_form(
            step_id="init", data_schema=self._schema(entered), errors=errors
        )

    def _schema(self, entered: Mapping[str, Any]) -> vol.Schema:
        """Return the form with entered and stored values."""
        options = self.config_entry.options
        shown = {CONF_LIBRARIES: monitored_choice(options)}
        current = {**options, **shown, **entered}
        libraries = monitored_choices(
            loaded_libraries(self.config_entry), options.get(CONF_LIBRARIES, ())
        )
        choices: dict[str, Iterable[SelectOptionDict]] = {
            CONF_LIBRARIES: libraries,
            "notify_actions": self._notify_actions(current.get("notify_actions", ())),
        }
        return vol.Schema(
            {
                vol.Required(name.value): section(
                    vol.Schema(
                        {
                            _marker(option, current): option.selector(choices.get(option.key, ()))
                            for option in OPTIONS
                            if option.section is name
                        }
                    ),
                    {"collapsed": name is not Section.SELECTION},
                )
                for name in Section
            }
        )

    def _notify_actions(self, known: Iterable[str]) -> Iterable[SelectOptionDict]:
        """Return the notify actions except the one for notify entities."""
        actions = {*self.hass.services.async_services_for_domain("notify"), *known}
        return [
            SelectOptionDict(value=action, label=f"notify.{action}")
            for action in sorted(actions - {"send_message"})
        ]


def _marker(option: Option, current: Mapping[str, Any]) -> vol.Marker:
    """Return the key of a form field; an optional one has no default, so it can be empty."""
    found = current.get(option.key, option.default)
    if option.default is None:
        return vol.Optional(option.key, description={"suggested_value": found})
    return vol.Required(option.key, default=list(found) if isinstance(found, tuple) else found)


def _flat(user_input: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the input without sections; a missing entity was cleared."""
    entered = {key: value for group in user_input.values() for key, value in group.items()}
    return {
        option.key: option.to_store(entered.get(option.key, option.default)) for option in OPTIONS
    }

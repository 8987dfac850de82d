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
    chosen_of,
    loaded_libraries,
    monitored_choice,
    monitored_choices,
    monitored_options,
)

_LEVELS = "levels"


class RefresherOptionsFlow(OptionsFlow):
    """Change the options of a server."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show all options in their sections."""
        errors: dict[str, str] = {}
        entered: Mapping[str, Any] = {}
        if user_input is not None:
            entered = _flat(user_input)
            libraries = loaded_libraries(self.config_entry)
            chosen = chosen_of(entered[CONF_LIBRARIES], libraries)
            if chosen is not None and entered[_LEVELS]:
                stored = monitored_options(chosen, libraries)
                return self.async_create_entry(
                    data={**self.config_entry.options, **entered, **stored}
                )
            errors["base"] = "no_library_chosen" if chosen is None else "no_level_chosen"
        return self.async_show_form(
            step_id="init", data_schema=self._schema(entered), errors=errors
        )

    def _schema(self, entered: Mapping[str, Any]) -> vol.Schema:
        """Return the form with entered and stored values."""
        options, libraries = self.config_entry.options, loaded_libraries(self.config_entry)
        shown = {CONF_LIBRARIES: monitored_choice(options, libraries)}
        current = {**options, **shown, **entered}
        choices: dict[str, Iterable[SelectOptionDict]] = {
            CONF_LIBRARIES: monitored_choices(libraries, options.get(CONF_LIBRARIES, ())),
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

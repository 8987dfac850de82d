"""The options flow: one form, built from the table of options."""

from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, OptionsFlow
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)
import voluptuous as vol

from ..const import CONF_LIBRARIES
from ..option_kinds import Option, Section
from ..options import OPTIONS, PACES, Pace, pace_of
from .libraries import (
    chosen_of,
    loaded_libraries,
    monitored_choice,
    monitored_options,
    option_choices,
)

_LEVELS = "levels"


_PACE = "pace"
PACE_SELECTOR = SelectSelector(
    SelectSelectorConfig(
        options=list(Pace), mode=SelectSelectorMode.DROPDOWN, translation_key=_PACE
    )
)


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
                return self._save(entered, monitored_options(chosen, libraries))
            errors["base"] = "no_library_chosen" if chosen is None else "no_level_chosen"
        return self.async_show_form(
            step_id="init", data_schema=self._schema(entered), errors=errors
        )

    def _save(self, entered: Mapping[str, Any], libraries: Mapping[str, Any]) -> ConfigFlowResult:
        """Store the options; a pace that was chosen sets its numbers."""
        pace = entered[_PACE]
        stored = {**self.config_entry.options, **entered, **libraries}
        del stored[_PACE]
        if pace != pace_of(self.config_entry.options):
            stored |= PACES.get(pace, {})
        return self.async_create_entry(data=stored)

    def _schema(self, entered: Mapping[str, Any]) -> vol.Schema:
        """Return the form with entered and stored values."""
        options, libraries = self.config_entry.options, loaded_libraries(self.config_entry)
        shown = {CONF_LIBRARIES: monitored_choice(options, libraries)}
        current = {**options, **shown, **entered}
        choices = option_choices(self.hass, self.config_entry, current)
        pace = vol.Required(_PACE, default=current.get(_PACE, pace_of(options)))
        first = {Section.REFRESHING: {pace: PACE_SELECTOR}}
        return vol.Schema(
            {
                vol.Required(name.value): section(
                    vol.Schema(
                        first.get(name, {})
                        | {
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


def _marker(option: Option, current: Mapping[str, Any]) -> vol.Marker:
    """Return the key of a form field; an optional one has no default, so it can be empty."""
    found = current.get(option.key, option.default)
    if option.default is None:
        return vol.Optional(option.key, description={"suggested_value": found})
    return vol.Required(option.key, default=list(found) if isinstance(found, tuple) else found)


def _flat(user_input: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the input without sections; a missing entity was cleared."""
    entered = {key: value for group in user_input.values() for key, value in group.items()}
    found = {
        option.key: option.to_store(entered.get(option.key, option.default)) for option in OPTIONS
    }
    return found | {_PACE: entered[_PACE]}

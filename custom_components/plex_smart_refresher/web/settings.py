"""Commands for the options of a server, which the panel shows as its settings."""

from collections.abc import Mapping
from typing import Any

import voluptuous as vol

from .. import fields
from ..const import CONF_LIBRARIES
from ..flows.libraries import (
    NEW_LIBRARIES,
    chosen_of,
    loaded_libraries,
    monitored_choice,
    monitored_options,
    notify_actions,
    option_choices,
)
from ..option_kinds import Section
from ..options import OPTION, OPTIONS, PACES
from .command import Request, command


@command("options", {}, admin=True)
async def _options(request: Request) -> Mapping[str, Any]:
    """Return all options with their values, defaults and selectors, and the presets."""
    stored = request.entry.options
    libraries = loaded_libraries(request.entry)
    choices = option_choices(request.hass, request.entry, stored)
    # A form shows each included library; all of them are stored as none.
    values = {option.key: option.value(stored) for option in OPTIONS}
    defaults = {option.key: option.default for option in OPTIONS}
    values[CONF_LIBRARIES] = monitored_choice(stored, libraries)
    defaults[CONF_LIBRARIES] = monitored_choice({}, libraries)
    return {
        "options": [
            {
                "key": option.key,
                "section": section,
                "value": values[option.key],
                "default": defaults[option.key],
                **option.selector(choices.get(option.key, ())).serialize(),
            }
            for section in Section
            for option in OPTIONS
            if option.section is section
        ],
        "paces": PACES,
    }


@command(
    "set_options",
    {
        **{vol.Optional(key): fields.option_field(key) for key in OPTION},
        vol.Optional("reset"): fields.RESET,
    },
    admin=True,
)
async def _set_options(request: Request) -> Mapping[str, Any]:
    """Change options, or give some their defaults back; the next scan follows them."""
    changes = request.given(*OPTION)
    stored = request.entry.options
    if "notify_actions" in changes:
        known = notify_actions(request.hass, stored.get("notify_actions", ()))
        fields.check_choice("notify_actions", changes["notify_actions"], known)
    if "rungs_off" in changes:
        choices = option_choices(request.hass, request.entry, stored)["rungs_off"]
        fields.check_choice("rungs_off", changes["rungs_off"], [each["value"] for each in choices])
    if CONF_LIBRARIES in changes:
        changes |= await _chosen_libraries(request, changes[CONF_LIBRARIES])
    kept = {**request.entry.options, **changes}
    for key in request.fields.get("reset", ()):
        kept.pop(key, None)
    request.hass.config_entries.async_update_entry(request.entry, options=kept)
    return {}


async def _chosen_libraries(request: Request, entered: list[str]) -> Mapping[str, list[str]]:
    """Return the options to store for a choice of libraries; stored ones may be gone."""
    known = {NEW_LIBRARIES, *request.entry.options.get(CONF_LIBRARIES, ())}
    ids = await request.manager.libraries.async_ids_of(
        [each for each in entered if each not in known]
    )
    picked = [*(each for each in entered if each in known), *ids]
    libraries = loaded_libraries(request.entry)
    chosen = fields.not_empty(CONF_LIBRARIES, chosen_of(picked, libraries))
    return monitored_options(chosen, libraries)

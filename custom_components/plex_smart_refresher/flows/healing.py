"""The last step of a setup: which libraries, and what happens by itself from now on."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from homeassistant.config_entries import ConfigSubentryData
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import BooleanSelector
import voluptuous as vol

from ..const import CONF_CHECK_NOW, CONF_LIBRARIES
from ..engine.ladder_terms import RungName
from ..engine.media import Library
from ..options import OPTION
from ..schedule import NIGHTLY, async_nightly_name, schedule_subentry
from .libraries import monitored_choice, monitored_selector

_NIGHTLY: Final = "nightly"
_MATCH_BY_ID: Final = "match_by_id"


def healing_schema(libraries: Sequence[Library]) -> vol.Schema:
    """Return the form of the last step, with everything ticked that changes no match."""
    all_libraries = monitored_choice({}, libraries)
    return vol.Schema(
        {
            vol.Required(_NIGHTLY, default=True): BooleanSelector(),
            vol.Required(CONF_CHECK_NOW, default=True): BooleanSelector(),
            vol.Required(_MATCH_BY_ID, default=False): BooleanSelector(),
            vol.Required(CONF_LIBRARIES, default=all_libraries): monitored_selector(libraries),
        }
    )


def first_check(entered: Mapping[str, Any]) -> dict[str, bool]:
    """Return what an entry stores until the first look at its libraries has begun."""
    return {CONF_CHECK_NOW: True} if entered[CONF_CHECK_NOW] else {}


def first_rungs(entered: Mapping[str, Any]) -> dict[str, list[RungName]]:
    """Return the option of the ways to repair, if it differs from its default."""
    if not entered[_MATCH_BY_ID]:
        return {}
    chosen = {*OPTION["rungs"].default, RungName.MATCH_BY_ID}
    return {"rungs": [rung for rung in RungName if rung in chosen]}


async def async_first_schedules(
    hass: HomeAssistant, entered: Mapping[str, Any]
) -> list[ConfigSubentryData]:
    """Return the subentries of the schedules that a new entry has."""
    if not entered[_NIGHTLY]:
        return []
    return [schedule_subentry(await async_nightly_name(hass), NIGHTLY)]

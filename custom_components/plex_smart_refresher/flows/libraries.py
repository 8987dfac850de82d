"""The choices in forms that only the server or Home Assistant knows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import (
    SelectOptionDict,
    Selector,
)
from homeassistant.helpers.translation import async_get_cached_translations

from ..const import CONF_KNOWN_LIBRARIES, CONF_LIBRARIES, DOMAIN
from ..engine.ladder_terms import RungName, rung_off
from ..engine.media import Library
from ..entry import PlexSmartRefresherConfigEntry
from ..options import OPTION

#: The choice of libraries that are added later. All of them are stored as a list without any.
NEW_LIBRARIES: Final = "new"
_NEW_CHOICE: Final = SelectOptionDict(value=NEW_LIBRARIES, label=NEW_LIBRARIES)


def loaded_libraries(entry: PlexSmartRefresherConfigEntry) -> Sequence[Library]:
    """Return the libraries of a server; none while it is not loaded."""
    if entry.state is not ConfigEntryState.LOADED:
        return ()
    libraries: Sequence[Library] = entry.runtime_data.manager.libraries.all
    return libraries


def monitored_ids(entry: PlexSmartRefresherConfigEntry) -> Sequence[str]:
    """Return the IDs of the libraries that the options select; none while it is not loaded."""
    if entry.state is not ConfigEntryState.LOADED:
        return ()
    selected = entry.runtime_data.manager.libraries.selected or ()
    return [library.library_id for library in selected]


def library_choices(
    libraries: Sequence[Library], known: Sequence[str] = ()
) -> list[SelectOptionDict]:
    """Return the choices in a form; `known` are IDs that were chosen before."""
    labels = {key: key for key in known} | {each.library_id: each.name for each in libraries}
    return [SelectOptionDict(value=key, label=label) for key, label in labels.items()]


def monitored_choices(
    libraries: Sequence[Library], known: Sequence[str] = ()
) -> list[SelectOptionDict]:
    """Return the choices of libraries to monitor, with one of those that are added later."""
    return [*library_choices(libraries, known), _NEW_CHOICE]


def monitored_selector(libraries: Sequence[Library]) -> Selector[Any]:
    """Return the selector of the libraries to monitor."""
    return OPTION[CONF_LIBRARIES].selector(monitored_choices(libraries))


def monitored_choice(options: Mapping[str, Any], libraries: Sequence[Library]) -> list[str]:
    """Return the libraries that a form shows as included for stored options."""
    stored = list(options.get(CONF_LIBRARIES, ()))
    return stored or [*(each.library_id for each in libraries), NEW_LIBRARIES]


def chosen_of(entered: Sequence[str], libraries: Sequence[Library]) -> list[str] | None:
    """Return the libraries to store for a choice; none stands for all, and None is no choice.

    New libraries are included only with all the others.
    """
    chosen = [each for each in entered if each != NEW_LIBRARIES]
    if NEW_LIBRARIES in entered and {each.library_id for each in libraries} <= set(chosen):
        return []
    return chosen or None


def monitored_options(chosen: Sequence[str], libraries: Sequence[Library]) -> dict[str, list[str]]:
    """Return the options to store for chosen libraries."""
    known = {CONF_KNOWN_LIBRARIES: [each.library_id for each in libraries]} if libraries else {}
    return {CONF_LIBRARIES: list(chosen)} | known


def option_choices(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, options: Mapping[str, Any]
) -> Mapping[str, Sequence[SelectOptionDict]]:
    """Return the choices of the options that have no fixed ones, by their keys."""
    return {
        CONF_LIBRARIES: monitored_choices(
            loaded_libraries(entry), entry.options.get(CONF_LIBRARIES, ())
        ),
        "notify_actions": [
            SelectOptionDict(value=action, label=f"notify.{action}")
            for action in notify_actions(hass, options.get("notify_actions", ()))
        ],
        "rungs_off": rung_choices(hass, loaded_libraries(entry), options.get("rungs_off", ())),
    }


def rung_choices(
    hass: HomeAssistant, libraries: Sequence[Library], known: Iterable[str] = ()
) -> list[SelectOptionDict]:
    """Return the choices of rungs that a library leaves out; `known` ones may be gone."""
    words = async_get_cached_translations(hass, hass.config.language, "selector", DOMAIN)
    labels = {each: each for each in known} | {
        rung_off(library.library_id, rung): (
            f"{library.name}: {words.get(f'component.{DOMAIN}.selector.rung.options.{rung}', rung)}"
        )
        for library in libraries
        for rung in RungName
    }
    return [SelectOptionDict(value=key, label=label) for key, label in labels.items()]


def notify_actions(hass: HomeAssistant, known: Iterable[str] = ()) -> Sequence[str]:
    """Return the notify actions except the one for notify entities; `known` ones may be gone."""
    actions = {*hass.services.async_services_for_domain("notify"), *known}
    return sorted(actions - {"send_message"})

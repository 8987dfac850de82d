"""The choice of libraries in forms."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers.selector import (
    SelectOptionDict,
    Selector,
)

from ..const import CONF_KNOWN_LIBRARIES, CONF_LIBRARIES
from ..engine.media import Library
from ..entry import PlexSmartRefresherConfigEntry
from ..options import OPTION

#: The choice of all libraries, also new ones; it is stored as a list without any.
ALL_LIBRARIES: Final = "all"
_ALL_CHOICE: Final = SelectOptionDict(value=ALL_LIBRARIES, label=ALL_LIBRARIES)


def loaded_libraries(entry: PlexSmartRefresherConfigEntry) -> Sequence[Library]:
    """Return the libraries of a server; none while it is not loaded."""
    if entry.state is not ConfigEntryState.LOADED:
        return ()
    libraries: Sequence[Library] = entry.runtime_data.manager.libraries.all
    return libraries


def library_choices(
    libraries: Sequence[Library], known: Sequence[str] = ()
) -> list[SelectOptionDict]:
    """Return the choices in a form; `known` are IDs that were chosen before."""
    labels = {key: key for key in known} | {each.library_id: each.name for each in libraries}
    return [SelectOptionDict(value=key, label=label) for key, label in labels.items()]


def library_selector(libraries: Sequence[Library], known: Sequence[str] = ()) -> Selector[Any]:
    """Return the selector of libraries; `known` are IDs that were chosen before."""
    return OPTION[CONF_LIBRARIES].selector(library_choices(libraries, known))


def monitored_choices(
    libraries: Sequence[Library], known: Sequence[str] = ()
) -> list[SelectOptionDict]:
    """Return the choices of libraries to monitor, with one of all."""
    return [_ALL_CHOICE, *library_choices(libraries, known)]


def monitored_selector(libraries: Sequence[Library]) -> Selector[Any]:
    """Return the selector of the libraries to monitor."""
    return OPTION[CONF_LIBRARIES].selector(monitored_choices(libraries))


def monitored_choice(options: Mapping[str, Any]) -> list[str]:
    """Return the choice of libraries that a form shows for stored options."""
    return list(options.get(CONF_LIBRARIES, ())) or [ALL_LIBRARIES]


def monitored_options(entered: Sequence[str], libraries: Sequence[Library]) -> dict[str, list[str]]:
    """Return the options to store for a choice among libraries."""
    known = {CONF_KNOWN_LIBRARIES: [each.library_id for each in libraries]} if libraries else {}
    return {CONF_LIBRARIES: [] if ALL_LIBRARIES in entered else list(entered)} | known

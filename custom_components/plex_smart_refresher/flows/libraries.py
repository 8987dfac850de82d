"""The choice of libraries in forms."""

from collections.abc import Sequence
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.helpers.selector import (
    SelectOptionDict,
    Selector,
)

from ..const import CONF_LIBRARIES
from ..engine.media import Library, distinct_titles
from ..entry import PlexSmartRefresherConfigEntry
from ..options import OPTION


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
    labels = {key: key for key in known} | distinct_titles(libraries)
    return [SelectOptionDict(value=key, label=label) for key, label in labels.items()]


def library_selector(libraries: Sequence[Library], known: Sequence[str] = ()) -> Selector[Any]:
    """Return the selector of libraries; `known` are IDs that were chosen before."""
    return OPTION[CONF_LIBRARIES].selector(library_choices(libraries, known))

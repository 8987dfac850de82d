"""Fire an event for each imported file that Plex does not show after an hour."""

from typing import Any, Final

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, callback

from .const import DOMAIN
from .engine.imports import ImportedFile
from .engine.text import one_line
from .entry import PlexSmartRefresherConfigEntry
from .jobs.events import ImportsMissing, JobsEvent
from .jobs.manager import JobManager

EVENT_IMPORT_MISSING: Final = f"{DOMAIN}_import_missing"
#: Follows the events of files that are missing together, for the logbook.
EVENT_IMPORTS_MISSING: Final = f"{DOMAIN}_imports_missing"


@callback
def fire_import_events(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, manager: JobManager
) -> None:
    """Fire events for the missing imports of a server from now on."""

    @callback
    def on_event(event: JobsEvent) -> None:
        """Fire an event per file."""
        if isinstance(event, ImportsMissing):
            server = {ATTR_CONFIG_ENTRY_ID: entry.entry_id}
            for file in event.files:
                hass.bus.async_fire(EVENT_IMPORT_MISSING, {**server, **_data(file)})
            hass.bus.async_fire(EVENT_IMPORTS_MISSING, {**server, "count": len(event.files)})

    manager.publisher.subscribe(on_event)


def _data(file: ImportedFile) -> dict[str, Any]:
    """Return the event data of an imported file, without its folder."""
    return {
        "source": file.source.value,
        "title": file.title,
        "year": file.year,
        "season": file.season,
        "episodes": list(file.episodes),
        "file": one_line(file.name),
        "ids": {one.source.value: one.value for one in file.ids},
    }

"""Libraries that are new, gone, or created again, and the chosen libraries that follow them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import CONF_KNOWN_LIBRARIES, CONF_LIBRARIES, DOMAIN
from .engine.job import Job
from .engine.media import Library
from .entry import PlexSmartRefresherConfigEntry
from .jobs.manager import JobManager

NEW_LIBRARY: Final = "new_library"


def gone_libraries(entry: PlexSmartRefresherConfigEntry) -> set[str]:
    """Return the selected libraries that are gone, or no longer supported, for good."""
    return _missing(entry) - remade_libraries(entry).keys()


def remade_libraries(entry: PlexSmartRefresherConfigEntry) -> Mapping[str, Library]:
    """Return the new libraries that have the titles of libraries that are gone, by their IDs."""
    by_title: dict[str, list[Library]] = {}
    for library in filter(lambda each: each.title, _unknown(entry)):
        by_title.setdefault(library.name.casefold(), []).append(library)
    found = {
        library_id: by_title.get(_title_of(library_id, _manager(entry).jobs).casefold(), ())
        for library_id in _missing(entry)
    }
    return {library_id: new[0] for library_id, new in found.items() if len(new) == 1}


def name_of(entry: PlexSmartRefresherConfigEntry, library_id: str) -> str:
    """Return the last known name of a library, or its ID if it has none."""
    return _title_of(library_id, _manager(entry).jobs) or library_id


def drop_gone_libraries(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> bool:
    """Remove libraries that are gone from the choices; return whether some are left in each."""
    gone = gone_libraries(entry)
    if any(chosen and chosen <= gone for _, chosen in _named_libraries(entry)):
        return False  # an empty selection means all libraries
    _change(hass, entry, lambda chosen: [each for each in chosen if each not in gone])
    return True


def replace_remade_libraries(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Replace libraries that are gone with those that were created again."""
    new = {key: library.library_id for key, library in remade_libraries(entry).items()}
    _change(hass, entry, lambda chosen: list(dict.fromkeys(new.get(each, each) for each in chosen)))
    known = [*entry.options.get(CONF_KNOWN_LIBRARIES, ()), *new.values()]
    _set_options(hass, entry, {CONF_KNOWN_LIBRARIES: known})


def monitor_library(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, library_id: str
) -> None:
    """Add a library to the monitored ones."""
    if chosen := entry.options.get(CONF_LIBRARIES):
        added = list(dict.fromkeys([*chosen, library_id]))
        _set_options(hass, entry, {CONF_LIBRARIES: added})


@callback
def async_offer_new_libraries(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> None:
    """Show an issue per library that was not there when others were chosen.

    Home Assistant remembers which ones the user ignores.
    """
    new = {
        f"{NEW_LIBRARY}_{entry.entry_id}_{library.library_id}": library
        for library in _new_libraries(entry)
    }
    async_withdraw_offers(hass, entry.entry_id, except_for=new)
    for issue_id, library in new.items():
        ir.async_create_issue(
            hass,
            DOMAIN,
            issue_id,
            data={
                "cause": NEW_LIBRARY,
                "entry_id": entry.entry_id,
                "library_id": library.library_id,
            },
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key=NEW_LIBRARY,
            translation_placeholders={"name": entry.title, "library": library.name},
        )


@callback
def async_withdraw_offers(
    hass: HomeAssistant, entry_id: str, *, except_for: Collection[str] = ()
) -> None:
    """Delete the issues about new libraries of a server."""
    for domain, issue_id in list(ir.async_get(hass).issues):
        is_offer = domain == DOMAIN and issue_id.startswith(f"{NEW_LIBRARY}_{entry_id}_")
        if is_offer and issue_id not in except_for:
            ir.async_delete_issue(hass, domain, issue_id)


def _new_libraries(entry: PlexSmartRefresherConfigEntry) -> Sequence[Library]:
    """Return the new libraries, unless all are monitored; others take the place of old ones."""
    if not entry.options.get(CONF_LIBRARIES):
        return ()
    remade = {library.library_id for library in remade_libraries(entry).values()}
    return [each for each in _unknown(entry) if each.library_id not in remade]


def _missing(entry: PlexSmartRefresherConfigEntry) -> set[str]:
    """Return the selected libraries that the server does not have."""
    there = {library.library_id for library in _manager(entry).libraries.all}
    return {key for _, chosen in _named_libraries(entry) for key in chosen - there}


def _manager(entry: PlexSmartRefresherConfigEntry) -> JobManager:
    """Return the job manager of a server."""
    return entry.runtime_data.manager


def _unknown(entry: PlexSmartRefresherConfigEntry) -> Sequence[Library]:
    """Return the libraries that came after the last choice and are not chosen."""
    known = entry.options.get(CONF_KNOWN_LIBRARIES)
    if known is None:
        return ()
    old = {*known, *entry.options.get(CONF_LIBRARIES, ())}
    return [each for each in _manager(entry).libraries.all if each.library_id not in old]


def _named_libraries(
    entry: PlexSmartRefresherConfigEntry,
) -> Iterable[tuple[Mapping[str, Any], set[str]]]:
    """Yield the options and the schedules with their selected libraries."""
    for settings in (entry.options, *(each.data for each in entry.subentries.values())):
        yield settings, set(settings.get(CONF_LIBRARIES, ()))


def _title_of(library_id: str, jobs: Iterable[Job]) -> str:
    """Return the last known title of a library, or an empty text."""
    titles = (
        health.title for job in jobs for health in job.libraries if health.library_id == library_id
    )
    return next(titles, "")


def _change(
    hass: HomeAssistant,
    entry: PlexSmartRefresherConfigEntry,
    change: Callable[[Sequence[str]], list[str]],
) -> None:
    """Change the libraries of options and schedules."""
    for subentry in entry.subentries.values():
        chosen = list(subentry.data.get(CONF_LIBRARIES, ()))
        if (changed := change(chosen)) != chosen:
            data = {**subentry.data, CONF_LIBRARIES: changed}
            hass.config_entries.async_update_subentry(entry, subentry, data=data)
    chosen = list(entry.options.get(CONF_LIBRARIES, ()))
    if (changed := change(chosen)) != chosen:
        _set_options(hass, entry, {CONF_LIBRARIES: changed})


def _set_options(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, options: Mapping[str, Any]
) -> None:
    """Change options of a server."""
    hass.config_entries.async_update_entry(entry, options={**entry.options, **options})

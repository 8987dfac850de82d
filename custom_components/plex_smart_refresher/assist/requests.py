"""Requests by voice and language models: start, cancel, progress, broken items.

Voice and the tools for language models share these requests and word the answers themselves. With
several servers, "Plex" means all of them. Any user can read. To start or cancel a scan, a user
needs permission to press the matching button. A voice satellite has no user, so anyone can use it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
import re
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized

from ..const import DOMAIN
from ..engine.defects import Defect
from ..engine.errors import EngineError
from ..engine.job import Job, JobTrigger
from ..engine.media import Library, LibraryType
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.manager import JobManager
from ..permission import async_require, who_may_press

type _Entry = PlexSmartRefresherConfigEntry

#: The maximum length of a spoken title.
_LONGEST_TITLE = 60


class RequestRefusedError(Exception):
    """A refused request: the key is the reason, and the values are for its sentence."""

    def __init__(self, key: str, **values: Any) -> None:
        """Set the reason."""
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, kw_only=True, slots=True)
class Started:
    """A scan was started, of these libraries or all monitored ones."""

    server: str
    job: Job
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cancelled:
    """A scan was cancelled."""

    server: str
    job: Job


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """The current job of a server, and its last scan."""

    server: str
    job: Job | None
    last: Job | None
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """The items of a server that were defective when last seen."""

    server: str
    is_known: bool  #: whether a scan has inspected items
    total: int
    kinds: Mapping[Defect, int] = field(default_factory=dict)
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()  #: some titles with their defects

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles."""
        return tuple(title for title, _ in self.items)


async def async_start(
    hass: HomeAssistant,
    context: Context | None,
    trigger: JobTrigger,
    *,
    library: str | None = None,
    kinds: Mapping[str, LibraryType] | None = None,
    dry_run: bool | None = None,
) -> Sequence[Started]:
    """Start a scan, optionally of a library by its title or type, on all idle servers.

    Raises RequestRefusedError.
    """
    entries = _loaded(hass)
    await _async_check_permission(hass, context, entries, "start_scan")
    wanted = await _async_libraries(entries, library, kinds or {})
    idle = [entry for entry in wanted if entry.runtime_data.manager.job is None]
    if not idle:
        job = next(iter(wanted)).runtime_data.manager.job
        raise RequestRefusedError("busy", percent=round(job.progress) if job else 0)
    changes = {} if dry_run is None else {"dry_run": dry_run}
    return [await _async_start_one(entry, trigger, wanted[entry], changes) for entry in idle]


async def async_cancel(hass: HomeAssistant, context: Context | None) -> Sequence[Cancelled]:
    """Cancel running scans. Raises RequestRefusedError."""
    entries = _loaded(hass)
    await _async_check_permission(hass, context, entries, "cancel_scan")
    running = [entry for entry in entries if entry.runtime_data.manager.job]
    if not running:
        raise RequestRefusedError("nothing_runs")
    try:
        return [
            Cancelled(server=entry.title, job=await entry.runtime_data.manager.async_cancel())
            for entry in running
        ]
    except HomeAssistantError as err:
        raise RequestRefusedError("failed", reason=str(err)) from err


def progress(hass: HomeAssistant) -> Sequence[Progress]:
    """Return the progress of each server. Raises RequestRefusedError."""
    return [
        Progress(
            server=entry.title,
            job=manager.job,
            last=next((job for job in manager.jobs if _is_scan(job)), None),
            libraries=tuple(library.title for library in manager.libraries.all),
        )
        for entry in _loaded(hass)
        for manager in [entry.runtime_data.manager]
    ]


async def async_broken(hass: HomeAssistant, *, limit: int) -> Sequence[Broken]:
    """Return defective items, with titles up to a limit. Raises RequestRefusedError."""
    try:
        return [await _async_broken(entry, limit) for entry in _loaded(hass)]
    except EngineError as err:
        raise RequestRefusedError("failed", reason=str(err)) from err


def _is_scan(job: Job) -> bool:
    """Return whether an ended job was a scan, not a refresh of named items."""
    return not job.is_active and not job.options.rating_keys


def _loaded(hass: HomeAssistant) -> list[_Entry]:
    """Return the loaded servers. Raises RequestRefusedError."""
    entries: list[_Entry] = hass.config_entries.async_loaded_entries(DOMAIN)
    if not entries:
        is_set_up = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
        raise RequestRefusedError("server_unavailable" if is_set_up else "no_server")
    return entries


async def _async_check_permission(
    hass: HomeAssistant, context: Context | None, entries: Sequence[_Entry], button: str
) -> None:
    try:
        for entry in entries:
            await async_require(hass, context, entry, who_may_press(button))
    except Unauthorized as err:
        raise RequestRefusedError("not_allowed") from err


async def _async_libraries(
    entries: Sequence[_Entry], name: str | None, kinds: Mapping[str, LibraryType]
) -> dict[_Entry, tuple[Library, ...]]:
    """Return the requested servers and libraries. Raises RequestRefusedError."""
    for entry in entries:
        await _async_check_reachable(entry.runtime_data.manager)
    if name is None:
        return dict.fromkeys(entries, ())
    for find in (_by_title, _by_part_of_title, partial(_by_kind, kinds)):
        found = {entry: find(entry.runtime_data.manager.libraries.all, name) for entry in entries}
        if any(found.values()):
            return {entry: tuple(libraries) for entry, libraries in found.items() if libraries}
    titles = dict.fromkeys(
        library.title for entry in entries for library in entry.runtime_data.manager.libraries.all
    )
    raise RequestRefusedError("unknown_library", name=name, known=tuple(titles))


def _by_title(libraries: Sequence[Library], name: str) -> list[Library]:
    return [library for library in libraries if _words(library.title) == _words(name)]


def _by_part_of_title(libraries: Sequence[Library], name: str) -> list[Library]:
    """Return the only library whose title contains all words: "shows" for "TV Shows"."""
    words = set(_words(name))
    found = [library for library in libraries if words and words <= set(_words(library.title))]
    return found if len({library.title for library in found}) == 1 else []


def _words(text: str) -> list[str]:
    """Return the spoken words of a text, without symbols such as "&"."""
    return re.findall(r"\w+", text.casefold())


def _by_kind(
    kinds: Mapping[str, LibraryType], libraries: Sequence[Library], name: str
) -> list[Library]:
    kind = kinds.get(name.casefold())
    return [library for library in libraries if library.type is kind]


async def _async_check_reachable(manager: JobManager) -> None:
    """Check an unreachable server again. Raises RequestRefusedError."""
    if not manager.libraries.is_reachable or not manager.libraries.all:
        await manager.async_check_server()
    if not manager.libraries.is_reachable:
        raise RequestRefusedError("server_unavailable")


async def _async_start_one(
    entry: _Entry, trigger: JobTrigger, libraries: Sequence[Library], changes: Mapping[str, Any]
) -> Started:
    manager: JobManager = entry.runtime_data.manager
    options = replace(manager.default_options(), **changes)
    if libraries:
        options = replace(options, library_ids=tuple(each.library_id for each in libraries))
    try:
        running = await manager.async_start(options, trigger)
    except HomeAssistantError as err:
        raise RequestRefusedError("failed", reason=str(err)) from err
    titles = dict.fromkeys(library.title for library in libraries)
    return Started(server=entry.title, job=running.job, libraries=tuple(titles))


async def _async_broken(entry: _Entry, limit: int) -> Broken:
    manager: JobManager = entry.runtime_data.manager
    records = manager.records
    page = await records.items.get(limit=limit, only_open=True)
    kinds = {
        defect: (await records.items.get(limit=1, defect=defect, only_open=True)).total
        for defect in Defect
        if page.total
    }
    return Broken(
        server=entry.title,
        is_known=any(_is_scan(job) for job in manager.jobs),
        total=page.total,
        kinds={defect: count for defect, count in kinds.items() if count},
        items=tuple((_spoken(item.title), item.defects) for item in page.items if not item.ignored),
    )


def _spoken(title: str) -> str:
    """Return a short title without symbols that cannot be spoken."""
    words = " ".join("".join(each if each.isprintable() else " " for each in title).split())
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE].rstrip()}…"

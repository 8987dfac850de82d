"""Requests by voice and language models: start, cancel, progress, health, what is fixed or broken.

Voice and the tools for language models share these requests and word the answers themselves. With
several servers, "Plex" means all of them. Any user can ask for numbers; titles are for
administrators. To start or cancel a scan, a user needs permission to press the matching button. A
voice satellite has no user, so anyone can use it; an option decides whether it names titles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized

from ..channels import spoken
from ..const import DOMAIN
from ..engine.defects import Defect
from ..engine.errors import EngineError
from ..engine.job import Job, JobTrigger
from ..engine.library_status import OpenDefects
from ..engine.media import Library, LibraryType
from ..engine.results import Result
from ..entry import PlexSmartRefresherConfigEntry
from ..jobs.health_history import last_healing
from ..jobs.libraries import find_spoken
from ..jobs.manager import JobManager
from ..permission import async_may_read_titles, async_require, who_may_press

type _Entry = PlexSmartRefresherConfigEntry


class RequestRefused(Exception):  # noqa: N818 - a refusal is no fault
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
    broken: int  #: items that are broken now
    libraries: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class DefectSummary:
    """The items of a server that were defective when last seen."""

    server: str
    is_known: bool  #: a scan was there to see
    total: int
    by_defect: Mapping[Defect, int] = field(default_factory=dict)
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()  #: some titles with their defects
    has_titles: bool = True  #: whoever asks may read them

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles."""
        return tuple(title for title, _ in self.items)


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """How healthy a server is, and what happens to what is broken."""

    server: str
    is_known: bool  #: a scan was there to see
    percent: float | None  #: None if unknown or of too few items
    open: OpenDefects


@dataclass(frozen=True, kw_only=True, slots=True)
class Healed:
    """What the last scan that fixed anything has fixed."""

    server: str
    job: Job | None  #: None if no scan has fixed anything
    titles: tuple[str, ...] = ()  #: some titles
    has_titles: bool = True  #: whoever asks may read them


async def async_start(
    hass: HomeAssistant,
    context: Context | None,
    trigger: JobTrigger,
    *,
    library: str | None = None,
    types: Mapping[str, LibraryType] | None = None,
    dry_run: bool | None = None,
) -> Sequence[Started]:
    """Start a scan, optionally of a library by its title or type, on all servers where none runs.

    Raises RequestRefused.
    """
    entries = loaded_entries(hass)
    await async_check_permission(hass, context, entries, "start_scan")
    wanted = await _async_libraries(entries, library, types or {})
    free = [entry for entry in wanted if entry.runtime_data.manager.can_start]
    if not free:
        job = next(iter(wanted)).runtime_data.manager.job
        why = "queued" if job and job.is_queued else "busy"
        raise RequestRefused(why, percent=round(job.progress) if job else 0)
    changes = {} if dry_run is None else {"dry_run": dry_run}
    return [await _async_start_one(entry, trigger, wanted[entry], changes) for entry in free]


async def async_cancel(hass: HomeAssistant, context: Context | None) -> Sequence[Cancelled]:
    """Cancel running scans. Raises RequestRefused."""
    entries = loaded_entries(hass)
    await async_check_permission(hass, context, entries, "cancel_scan")
    running = [entry for entry in entries if entry.runtime_data.manager.job]
    if not running:
        raise RequestRefused("nothing_runs")
    try:
        return [
            Cancelled(
                server=spoken(entry.title), job=await entry.runtime_data.manager.async_cancel()
            )
            for entry in running
        ]
    except HomeAssistantError as err:
        raise RequestRefused("failed", reason=str(err)) from err


def progress(hass: HomeAssistant) -> Sequence[Progress]:
    """Return the progress of each server. Raises RequestRefused."""
    return [
        Progress(
            server=spoken(entry.title),
            job=manager.job,
            last=next((job for job in manager.jobs if _is_scan(job)), None),
            broken=_open_defects(manager).items,
            libraries=tuple(spoken(library.name) for library in manager.libraries.all),
        )
        for entry in loaded_entries(hass)
        for manager in [entry.runtime_data.manager]
    ]


async def async_defects(
    hass: HomeAssistant, context: Context | None, *, limit: int
) -> Sequence[DefectSummary]:
    """Return defective items, with the titles that may be read. Raises RequestRefused."""
    try:
        return [
            await _async_summary(
                entry,
                limit,
                has_titles=await async_may_read_titles(hass, context, entry, is_spoken=True),
            )
            for entry in loaded_entries(hass)
        ]
    except EngineError as err:
        raise RequestRefused("failed", reason=str(err)) from err


def health(hass: HomeAssistant) -> Sequence[Health]:
    """Return the health of each server. Raises RequestRefused."""
    return [
        Health(
            server=spoken(entry.title),
            is_known=has_scanned(manager),
            percent=manager.upkeep.statistics.health,
            open=_open_defects(manager),
        )
        for entry in loaded_entries(hass)
        for manager in [entry.runtime_data.manager]
    ]


async def async_healed(
    hass: HomeAssistant, context: Context | None, *, limit: int
) -> Sequence[Healed]:
    """Return what was fixed last, with the titles that may be read. Raises RequestRefused."""
    try:
        return [await _async_healed(hass, context, each, limit) for each in loaded_entries(hass)]
    except EngineError as err:
        raise RequestRefused("failed", reason=str(err)) from err


async def _async_healed(
    hass: HomeAssistant, context: Context | None, entry: _Entry, limit: int
) -> Healed:
    """Return what was fixed last on a server. Raises LogIndexError."""
    records = entry.runtime_data.manager.records
    server, job = spoken(entry.title), last_healing(records.jobs)
    has_titles = await async_may_read_titles(hass, context, entry, is_spoken=True)
    if job is None or not has_titles:
        return Healed(server=server, job=job, has_titles=has_titles)
    page = await records.job_items.get(job.job_id, limit=limit, result=Result.FIXED)
    return Healed(server=server, job=job, titles=tuple(spoken(each.title) for each in page.items))


def has_scanned(manager: JobManager) -> bool:
    """Return whether a scan has ended, without which nobody knows what is broken."""
    return any(map(_is_scan, manager.jobs))


def _is_scan(job: Job) -> bool:
    """Return whether an ended job was a scan, not a refresh of named items."""
    return not job.is_active and job.options.is_scan


def _open_defects(manager: JobManager) -> OpenDefects:
    """Return what is broken now, as far as it is known."""
    return manager.upkeep.statistics.total or OpenDefects()


def loaded_entries(hass: HomeAssistant) -> list[_Entry]:
    """Return the loaded servers. Raises RequestRefused."""
    entries: list[_Entry] = hass.config_entries.async_loaded_entries(DOMAIN)
    if not entries:
        is_set_up = hass.config_entries.async_entries(DOMAIN, include_ignore=False)
        raise RequestRefused("server_unavailable" if is_set_up else "no_server")
    return entries


async def async_check_permission(
    hass: HomeAssistant, context: Context | None, entries: Sequence[_Entry], button: str
) -> None:
    """Check the permission to press a button of each server. Raises RequestRefused."""
    try:
        for entry in entries:
            await async_require(hass, context, entry, who_may_press(button))
    except Unauthorized as err:
        raise RequestRefused("not_allowed") from err


async def _async_libraries(
    entries: Sequence[_Entry], name: str | None, types: Mapping[str, LibraryType]
) -> dict[_Entry, tuple[Library, ...]]:
    """Return the requested servers and libraries. Raises RequestRefused."""
    for entry in entries:
        await async_check_reachable(entry.runtime_data.manager)
    if name is None:
        return dict.fromkeys(entries, ())
    known = [entry.runtime_data.manager.libraries.all for entry in entries]
    found = find_spoken(known, name, types)
    if not any(found):
        names = dict.fromkeys(spoken(each.name) for libraries in known for each in libraries)
        raise RequestRefused("unknown_library", name=spoken(name), known=tuple(names))
    return {
        entry: tuple(libraries)
        for entry, libraries in zip(entries, found, strict=True)
        if libraries
    }


async def async_check_reachable(manager: JobManager) -> None:
    """Check an unreachable server again. Raises RequestRefused."""
    if not manager.libraries.is_reachable or not manager.libraries.all:
        await manager.upkeep.async_check_server()
    if not manager.libraries.is_reachable:
        raise RequestRefused("server_unavailable")


async def _async_start_one(
    entry: _Entry, trigger: JobTrigger, libraries: Sequence[Library], changes: Mapping[str, Any]
) -> Started:
    """Start a scan on one server. Raises RequestRefused."""
    manager: JobManager = entry.runtime_data.manager
    options = replace(manager.default_options(), **changes)
    if libraries:
        options = replace(options, library_ids=tuple(each.library_id for each in libraries))
    try:
        running = await manager.async_start(options, trigger)
    except HomeAssistantError as err:
        raise RequestRefused("failed", reason=str(err)) from err
    left_out = {each.title for each in manager.libraries.all if each not in libraries}
    names = dict.fromkeys(
        spoken(each.name if each.title in left_out else each.title) for each in libraries
    )
    return Started(server=spoken(entry.title), job=running.job, libraries=tuple(names))


async def _async_summary(entry: _Entry, limit: int, *, has_titles: bool) -> DefectSummary:
    """Return the defects of a server, with titles if wanted. Raises LogIndexError."""
    manager = entry.runtime_data.manager
    statistics = manager.upkeep.statistics
    total = _open_defects(manager)
    items: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if has_titles:
        page = await manager.records.items.get(limit=limit, since=statistics.since, only_open=True)
        items = tuple((spoken(each.title), each.defects) for each in page.items)
    return DefectSummary(
        server=spoken(entry.title),
        is_known=has_scanned(manager),
        total=total.items,
        by_defect=total.defects,
        items=items,
        has_titles=has_titles,
    )

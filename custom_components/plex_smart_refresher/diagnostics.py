"""Diagnostics without secrets, names and titles.

Messages about items contain titles, so they are counted instead.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from ipaddress import ip_address
import re
from typing import Any

from homeassistant.components.diagnostics import REDACTED, async_redact_data
from homeassistant.const import CONF_TOKEN, CONF_URL
from homeassistant.core import HomeAssistant
from yarl import URL

from .const import CONF_CLIENT_IDENTIFIER, CONF_LISTED_LIBRARIES
from .engine.errors import EngineError
from .engine.job import Job
from .engine.library_status import LibraryStatus
from .entry import PlexSmartRefresherConfigEntry
from .jobs.checkup_data import check_up_details
from .jobs.learned import learned_details
from .jobs.manager import JobManager
from .jobs.serialize import (
    health_details,
    iso_time,
    job_details,
    library_details,
    open_details,
    tally_details,
)

_JOBS = 10
_LINES = 100
#: The maximum number of lines and items of the last job to count.
_COUNTED = 1_000

_SECRETS = frozenset(
    {
        *(CONF_TOKEN, CONF_URL, CONF_CLIENT_IDENTIFIER, CONF_LISTED_LIBRARIES),
        *("notify_actions", "notify_entities"),
    }
)

_ADDRESS = re.compile(r"\w+://\S+")
_PERHAPS_IP = re.compile(r"[0-9A-Fa-f]*[.:][0-9A-Fa-f.:]*[0-9A-Fa-f]")
#: Names chosen by a user, as quoted in log lines.
_QUOTED = re.compile(r"“[^”]*”")
#: File names can contain spaces, so the end of a path is unknown.
_PATH = re.compile(r"""(?:(?<=[\s'"(=,;])|^)(?:~?/|\\\\|[A-Za-z]:[\\/])\S.*""", re.DOTALL)

type Scrub = Callable[[str], str]


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry
) -> dict[str, Any]:
    """Return the data of a server, without secrets."""
    runtime, manager = entry.runtime_data, entry.runtime_data.manager
    totals, scrub = manager.records.totals, _scrubber(hass, entry)
    found = {
        "entry": _entry(entry),
        "server": {"version": runtime.version, "reachable": manager.libraries.is_reachable},
        "libraries": [_library(status) for status in runtime.coordinator.data.libraries or ()],
        "check_up": _check_up(manager),
        "arrivals": _arrivals(manager),
        "learned": [learned_details(learned) for learned in runtime.learned.waits],
        "problems": sorted(manager.files.problems),
        "sizes": await _async_sizes(manager),
        "totals": {
            "jobs": totals.jobs,
            "tally": tally_details(totals.tally),
            "open": open_details(manager.upkeep.statistics.total),
        },
        "jobs": [_job(job) for job in manager.jobs[:_JOBS]],
        "last_job": await _async_last_job(manager),
    }
    scrubbed: dict[str, Any] = _scrubbed(found, scrub)
    return scrubbed


def _entry(entry: PlexSmartRefresherConfigEntry) -> dict[str, Any]:
    """Return the config entry without secrets."""
    return {
        "version": f"{entry.version}.{entry.minor_version}",
        "source": entry.source,
        "data": async_redact_data(dict(entry.data), _SECRETS),
        "options": async_redact_data(dict(entry.options), _SECRETS),
        "schedules": [dict(subentry.data) for subentry in entry.subentries.values()],
    }


def _arrivals(manager: JobManager) -> dict[str, Any]:
    """Return the number of new items that are not ready yet, and when the next one has a look."""
    pending = manager.arrivals.pending
    next_at = None if pending.next_at is None else iso_time(pending.next_at)
    return {"pending": pending.count, "next_at": next_at}


def _library(status: LibraryStatus) -> dict[str, Any]:
    """Return a library without its title."""
    shown = library_details(status.library) | {"items": status.checked}
    return _untitled(shown) | {"open": open_details(status.open)}


def _check_up(manager: JobManager) -> dict[str, Any] | None:
    """Return what the last check-up found, without the server's own texts."""
    found = manager.check_ups.last
    if found is None:
        return None
    shown = check_up_details(found, ())
    checks = [
        each | {"values": {key: each["values"][key] for key in _numbers(each["values"])}}
        for each in shown["checks"]
    ]
    return shown | {"checks": checks}


def _numbers(values: Mapping[str, Any]) -> list[str]:
    """Return the names of the values that are no texts."""
    return [name for name, value in values.items() if not isinstance(value, str)]


async def _async_sizes(manager: JobManager) -> dict[str, Any]:
    """Return how much the log index holds."""
    try:
        return dict(await manager.records.sizes())
    except EngineError as err:
        return {"error": str(err)}


def _job(job: Job) -> dict[str, Any]:
    """Return a job without titles."""
    libraries = [_untitled(health_details(health)) for health in job.libraries]
    return job_details(job) | {"libraries": libraries}


def _untitled(library: Mapping[str, Any]) -> dict[str, Any]:
    """Return a library's data without its title."""
    return {name: value for name, value in library.items() if name != "title"}


async def _async_last_job(manager: JobManager) -> dict[str, Any] | None:
    """Return the log and the results of the last job."""
    if not manager.jobs:
        return None
    job_id = manager.jobs[0].job_id
    try:
        page = await manager.records.lines.get(job_id, limit=_COUNTED)
        items = await manager.records.job_items.get(job_id, limit=_COUNTED)
    except EngineError as err:
        return {"error": str(err)}
    return {
        "lines": _counted(f"{line.phase} {line.level}" for line in page.lines),
        "results": _counted(_result(item) for item in items.items),
        "errors": _counted(item.error for item in items.items if item.error),
        "log": [_line(line) for line in page.lines if not line.rating_key][-_LINES:],
    }


def _counted(words: Iterable[str]) -> dict[str, int]:
    """Return how often each word occurs, the most frequent first."""
    return dict(Counter(words).most_common())


def _result(item: Any) -> str:
    """Return what became of an item, as words."""
    parts = (item.type, item.result, item.skip_reason, *item.before, "->", *item.after)
    return " ".join(part for part in parts if part)


def _line(line: Any) -> str:
    """Return a line of a log as text."""
    return f"{iso_time(line.time)} {line.phase} {line.level}: {line.message}"


def _scrubbed(value: Any, scrub: Scrub) -> Any:
    """Return a value with all texts and keys scrubbed."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, Mapping):
        return {scrub(str(key)): _scrubbed(each, scrub) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_scrubbed(each, scrub) for each in value]
    return value


def _scrubber(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> Scrub:
    """Return a function that removes secrets from a text."""
    names = sorted(_names(hass, entry), key=len, reverse=True)
    known = re.compile(
        "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.IGNORECASE
    )

    def scrub(text: str) -> str:
        """Return a text without secrets."""
        text = _QUOTED.sub(REDACTED, _ADDRESS.sub(REDACTED, known.sub(REDACTED, text)))
        return _PATH.sub(REDACTED, _PERHAPS_IP.sub(_without_ip, text))

    return scrub


def _names(hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry) -> set[str]:
    """Return the known secrets."""
    runtime, url = entry.runtime_data, URL(entry.data[CONF_URL])
    titles: set[str] = set()
    for library in runtime.manager.libraries.all:
        titles |= {library.title, library.name, *library.folders}
    for job in runtime.manager.jobs:
        titles |= {health.title for health in job.libraries}
    names = {
        entry.data[CONF_TOKEN],
        entry.data[CONF_CLIENT_IDENTIFIER],
        entry.entry_id,
        entry.title,
        *(subentry.title for subentry in entry.subentries.values()),
        runtime.machine_identifier,
        url.host or "",
        url.authority,
        hass.config.config_dir,
        *titles,
    }
    return {name for name in names if name.strip()}


def _without_ip(found: re.Match[str]) -> str:
    """Return a text, redacted if it is an IP address, with or without a port."""
    text = found[0]
    for candidate in (text, text.rpartition(":")[0]):
        try:
            ip_address(candidate)
        except ValueError:
            continue
        return REDACTED
    return text

"""The action that makes a report on a server which anybody may read."""

from typing import Any

from homeassistant.const import __version__ as home_assistant
from homeassistant.core import ServiceResponse, SupportsResponse, async_get_hass
from homeassistant.loader import async_get_integration

from .action import action
from .check_up_actions import async_check
from .const import DOMAIN
from .engine.assumptions.report import (
    Found,
    LibraryCounts,
    Subject,
    as_markdown,
    compatibility_report,
)
from .engine.checkup.finding import CheckUp
from .engine.media import Library
from .jobs.manager import JobManager
from .jobs.serialize import tally_details
from .permission import administrators


@action("get_compatibility_report", right=administrators, response=SupportsResponse.ONLY)
async def _get_compatibility_report(manager: JobManager, _data: dict[str, Any]) -> ServiceResponse:
    """Return what the last check-up found, without anything that tells whose the server is."""
    check_ups = manager.check_ups
    last = check_ups.last
    if last is None or not check_ups.probed:
        last = await async_check(manager)
    integration = await async_get_integration(async_get_hass(), DOMAIN)
    versions = {
        "plex_smart_refresher": str(integration.version),
        "home_assistant": home_assistant,
        "plex_media_server": last.version,
    }
    report = compatibility_report(_subject(manager, last, versions))
    return {"markdown": as_markdown(report), "report": report}


def _subject(manager: JobManager, last: CheckUp, versions: dict[str, str]) -> Subject:
    """Return what is known of a server."""
    totals = manager.records.totals
    return Subject(
        versions=versions,
        results=manager.check_ups.compared,
        libraries=[_counts(manager, each) for each in manager.libraries.listed],
        findings=[
            Found(
                check=each.check.value,
                status=each.status.value,
                code=each.code,
                library_id=each.library_id,
                affected=each.affected,
            )
            for each in last.findings
        ],
        counts={
            "jobs": totals.jobs,
            **tally_details(totals.tally),
            "requests": last.requests,
        },
    )


def _counts(manager: JobManager, library: Library) -> LibraryCounts:
    """Return how many items of a library are known, and what they lack."""
    status = manager.upkeep.statistics.status_of(library)
    found = status.open
    return LibraryCounts(
        library=library,
        items=status.checked,
        broken=found.items if found else 0,
        defects=found.defects if found else {},
    )

"""Check-ups as plain data: one function each, as in `serialize.py`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ..engine.checkup.finding import CheckStatus, CheckUp, Finding
from ..engine.media import Library
from .serialize import TimeForm, iso_time


def library_names(libraries: Iterable[Library]) -> Mapping[str, str]:
    """Return the names of libraries by their IDs."""
    return {library.library_id: library.name for library in libraries}


def finding_details(
    finding: Finding, check_up: CheckUp, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return what a check found, with the name of its library."""
    return {
        "check": finding.check.value,
        "status": finding.status.value,
        "library_id": finding.library_id,
        "library": names.get(finding.library_id, ""),
        "code": finding.code,
        "values": dict(finding.values),
        "affected": finding.affected,
        "is_silenced": check_up.is_silenced(finding),
    }


def check_up_details(
    check_up: CheckUp, libraries: Iterable[Library], time_form: TimeForm = iso_time
) -> dict[str, Any]:
    """Return a check-up."""
    names = library_names(libraries)
    return {
        "checked_at": time_form(check_up.checked_at),
        "version": check_up.version,
        "requests": check_up.requests,
        "checks": [finding_details(each, check_up, names) for each in check_up.findings],
    }


def check_up_summary(check_up: CheckUp, time_form: TimeForm = iso_time) -> dict[str, Any]:
    """Return how much a check-up found, without what is on purpose."""
    counts = Counter(finding.status for finding in check_up.troubles)
    return {
        "checked_at": time_form(check_up.checked_at),
        "problems": counts[CheckStatus.PROBLEM],
        "warnings": counts[CheckStatus.WARNING],
        "hints": counts[CheckStatus.HINT],
    }

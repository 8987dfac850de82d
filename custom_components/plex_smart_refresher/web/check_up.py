"""Commands of the check-up: what it found, to run it, and what is on purpose."""

from collections.abc import Mapping
from typing import Any

import voluptuous as vol

from .. import fields
from ..engine.checkup.finding import Check
from ..jobs.checkup_data import check_up_details
from ..jobs.serialize import unix_time
from .command import Request, command

#: The answer before the first check-up.
_NEVER: Mapping[str, Any] = {"checked_at": None, "version": "", "requests": 0, "checks": []}


@command("checkup/get", {}, admin=False)
async def _get(request: Request) -> Mapping[str, Any]:
    """Return the last check-up."""
    return _shown(request)


def _shown(request: Request) -> Mapping[str, Any]:
    """Return the last check-up; only administrators get the names of libraries and providers."""
    check_ups = request.manager.check_ups
    shown = (
        check_up_details(check_ups.last, request.manager.libraries.listed, unix_time)
        if check_ups.last
        else _NEVER
    )
    if not request.is_admin:
        shown = {
            **shown,
            "version": "",
            "checks": [without_names(each) for each in shown["checks"]],
        }
    return {**shown, "is_running": check_ups.is_running}


def without_names(finding: Mapping[str, Any]) -> dict[str, Any]:
    """Return a finding without what names a library or is the server's own text."""
    values = finding["values"].items()
    shown = {name: "…" if isinstance(value, str) else value for name, value in values}
    return {**finding, "library": "", "values": shown}


@command("checkup/run", {}, admin=True)
async def _run(request: Request) -> Mapping[str, Any]:
    """Check the server, and return what was found."""
    await request.manager.check_ups.async_run()
    return _shown(request)


@command(
    "checkup/silence",
    {
        vol.Required("check"): fields.CHECK,
        vol.Optional("library_id", default=""): fields.TEXT,
        vol.Optional("is_silenced", default=True): fields.FLAG,
    },
    admin=True,
)
async def _silence(request: Request) -> Mapping[str, Any]:
    """Call what a check finds on purpose, or no longer."""
    await request.manager.check_ups.async_silence(
        Check(request.fields["check"]),
        request.fields["library_id"],
        is_silenced=request.fields["is_silenced"],
    )
    return _shown(request)

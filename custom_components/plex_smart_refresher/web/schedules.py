"""Commands for the schedules of a server. Each schedule is stored as a subentry."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_NAME, WEEKDAYS
import voluptuous as vol

from .. import fields
from ..const import CONF_LIBRARIES, CONF_WEEKDAYS, SUBENTRY_SCHEDULE
from ..engine.job import Job
from ..fields import NotThereError
from ..jobs.serialize import job_summary, started_details, unix_time
from ..options import NUMBER_OPTION, SCHEDULE_CATCH_UP
from ..schedule import NIGHTLY, async_nightly_name
from .command import Request, command

_SCHEDULE_ID: fields.Schema = {vol.Required("schedule_id"): fields.TEXT}


def schedules_for_panel(request: Request) -> Sequence[Mapping[str, Any]]:
    """Return the schedules with their next scan and the last one."""
    last_jobs: dict[str, Job] = {}
    for job in request.manager.jobs:
        last_jobs.setdefault(job.schedule_id, job)
    shown = []
    for subentry in request.entry.get_subentries_of_type(SUBENTRY_SCHEDULE):
        last = last_jobs.get(subentry.subentry_id)
        shown.append(_form(subentry) | {"last_job": last and job_summary(last, unix_time)})
    return [each | {"next_run": _next_run(request, each["schedule_id"])} for each in shown]


def _form(subentry: ConfigSubentry) -> dict[str, Any]:
    """Return what a form shows of a schedule."""
    return {**NIGHTLY, "window_days": None, **subentry.data} | {
        "schedule_id": subentry.subentry_id,
        "name": subentry.title,
    }


def _next_run(request: Request, schedule_id: str) -> float | None:
    """Return when a schedule is due next; None if it is off."""
    scheduler = request.entry.runtime_data.scheduler
    moment = scheduler.next_run(scheduler.schedules[schedule_id])
    return None if moment is None else moment.timestamp()


def _named(request: Request) -> ConfigSubentry:
    """Return the subentry of the requested schedule. Raises NotThereError."""
    schedule_id = request.fields["schedule_id"]
    subentry = request.entry.subentries.get(schedule_id)
    if subentry is None or subentry.subentry_type != SUBENTRY_SCHEDULE:
        raise NotThereError("unknown_schedule", field="schedule_id", value=schedule_id)
    return subentry


@command("schedule_preset", {}, admin=True)
async def _schedule_preset(request: Request) -> Mapping[str, Any]:
    """Return what a new schedule does unless the user wants something else, and its limits."""
    numbers = (SCHEDULE_CATCH_UP, NUMBER_OPTION["window_days"])
    return {
        "schedule": {**NIGHTLY, "name": await async_nightly_name(request.hass)},
        "limits": {
            each.key: {"minimum": each.minimum, "maximum": each.maximum} for each in numbers
        },
    }


@command("set_schedule", {vol.Optional("schedule_id"): fields.TEXT, **fields.SCHEDULE}, admin=True)
async def _set_schedule(request: Request) -> Mapping[str, Any]:
    """Add a schedule, or replace the one that is named; return when it is due next."""
    known = _named(request) if "schedule_id" in request.fields else None
    given = request.given(*map(str, fields.SCHEDULE))
    name = given.pop(CONF_NAME)
    libraries = request.manager.libraries
    given[CONF_LIBRARIES] = [*await libraries.async_ids_of(given.get(CONF_LIBRARIES, ()))]
    given[CONF_WEEKDAYS] = [day for day in WEEKDAYS if day in given[CONF_WEEKDAYS]]
    entries = request.hass.config_entries
    if known is None:
        known = ConfigSubentry(
            data=MappingProxyType(given),
            subentry_type=SUBENTRY_SCHEDULE,
            title=name,
            unique_id=None,
        )
        entries.async_add_subentry(request.entry, known)
    else:
        entries.async_update_subentry(request.entry, known, title=name, data=given)
    return {
        "schedule_id": known.subentry_id,
        "next_run": _next_run(request, known.subentry_id),
    }


@command("delete_schedule", _SCHEDULE_ID, admin=True)
async def _delete_schedule(request: Request) -> Mapping[str, Any]:
    """Delete a schedule; its running scan continues."""
    subentry = _named(request)
    request.hass.config_entries.async_remove_subentry(request.entry, subentry.subentry_id)
    return {}


@command("run_schedule", _SCHEDULE_ID, admin=True)
async def _run_schedule(request: Request) -> Mapping[str, Any]:
    """Start the scan of a schedule at once."""
    scheduler = request.entry.runtime_data.scheduler
    return started_details(await scheduler.async_run_now(_named(request).subentry_id))

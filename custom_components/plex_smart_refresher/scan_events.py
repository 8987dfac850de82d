"""Announces the start and the end of each scan on Home Assistant's event bus.

The event entity, the automation triggers and the logbook all live on these announcements: they
outlive a reload of the server, and reach who listens before the server is loaded.
"""

from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .engine.events import ItemFinished
from .engine.job import Job, JobStatus
from .entry import PlexSmartRefresherConfigEntry
from .jobs.events import JobChanged, JobsEvent
from .jobs.manager import JobManager

EVENT_SCAN = f"{DOMAIN}_scan"


class ScanEventType(StrEnum):
    """What is announced."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


#: What is announced of a job that has come to a status.
EVENT_TYPES: Mapping[JobStatus, ScanEventType] = {
    JobStatus.RUNNING: ScanEventType.STARTED,
    JobStatus.PAUSED: ScanEventType.PAUSED,
    JobStatus.SUCCESS: ScanEventType.FINISHED,
    JobStatus.FAILED: ScanEventType.FAILED,
    JobStatus.CANCELLED: ScanEventType.CANCELLED,
    JobStatus.INTERRUPTED: ScanEventType.INTERRUPTED,
}
ENDS = frozenset(ScanEventType) - {
    ScanEventType.STARTED,
    ScanEventType.PAUSED,
    ScanEventType.RESUMED,
}


@callback
def fire_scan_events(
    hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, manager: JobManager
) -> None:
    """Announce the scans of a server from now on.

    This ends with the manager and not before, so that a scan that the end of Home Assistant or
    an unload interrupts is announced as well.
    """
    announcer = _Announcer(hass, entry, manager)
    manager.publisher.subscribe(announcer.on_event)
    announcer.is_ready = True


def is_public(job: Job) -> bool:
    """Tell whether others hear of a job: who has named items refreshed waits for the answer."""
    return not job.options.rating_keys


def describe(job: Job, *, given_up: int = 0, newly_failed: int = 0) -> dict[str, Any]:
    """Return the counts of a job, and what else is small."""
    about = {
        "job_id": job.job_id,
        "trigger": job.trigger.value,
        "dry_run": job.options.dry_run,
    }
    if job.pause_reason and job.is_active:
        return {**about, "reason": job.pause_reason.value}
    if job.is_active:
        return about
    rate = job.tally.success_rate
    return {
        **about,
        **asdict(job.tally),
        "failed": job.tally.failed,
        "newly_failed": newly_failed,
        "given_up": given_up,
        "success_rate": None if rate is None else round(rate, 1),
        "duration": round(job.duration or 0),
        "error": job.error,
    }


class _Announcer:
    """Tells a start and an end from mere progress, and counts what has no sensor."""

    def __init__(
        self, hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, manager: JobManager
    ) -> None:
        """Prepare; nothing is announced yet."""
        self.is_ready = False
        self._hass = hass
        self._entry = entry
        self._manager = manager
        self._told: tuple[str, JobStatus] | None = None
        self._given_up = self._newly_failed = 0

    @callback
    def on_event(self, event: JobsEvent) -> None:
        """Take note of what happened, and announce it if it is a start or an end."""
        match event:
            case ItemFinished():
                self._count(event)
            case JobChanged(job=job):
                self._on_job(job)

    def _on_job(self, job: Job) -> None:
        told, self._told = self._told, (job.job_id, job.status)
        if told == self._told or not self.is_ready or not is_public(job):
            return
        event_type = EVENT_TYPES[job.status]
        if event_type is ScanEventType.STARTED:
            if told and told[0] == job.job_id:
                event_type = ScanEventType.RESUMED
            else:
                self._given_up = self._newly_failed = 0
        details = describe(job, given_up=self._given_up, newly_failed=self._newly_failed)
        # Not at once: who reacts to the start must find a job that can be cancelled.
        self._hass.loop.call_soon(self._announce, event_type, details)

    def _announce(self, event_type: ScanEventType, details: Mapping[str, Any]) -> None:
        device = dr.async_get(self._hass).async_get_device_by_identifier(
            (DOMAIN, self._entry.unique_id or ""), self._entry.entry_id
        )
        self._hass.bus.async_fire(
            EVENT_SCAN,
            {
                "type": event_type.value,
                "config_entry_id": self._entry.entry_id,
                "device_id": device.id if device else None,
                **details,
            },
        )

    def _count(self, event: ItemFinished) -> None:
        """Count the items that failed for the first time, and those that are given up now."""
        self._newly_failed += event.is_new_failure
        self._given_up += event.is_given_up_now

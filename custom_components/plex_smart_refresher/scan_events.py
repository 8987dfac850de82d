"""Fire events for scans, and for items that a match healed, on Home Assistant's event bus.

The event entity, the automation triggers and the logbook use these events: they survive a reload of
the server, and reach listeners that start before the server is loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
import logging
from typing import Any

from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .engine.defects import Defect
from .engine.errors import EngineError
from .engine.events import ItemFinished
from .engine.job import Job, JobStatus
from .engine.ladder_terms import RungName, WriteKind
from .engine.results import ItemOutcome
from .entry import PlexSmartRefresherConfigEntry
from .jobs.events import JobChanged, JobsEvent
from .jobs.manager import JobManager
from .jobs.serialize import job_summary, match_data

_LOGGER = logging.getLogger(__name__)

EVENT_SCAN = f"{DOMAIN}_scan"
#: Follows the event of an end, with the same data: the logbook describes all events of a type.
EVENT_SCAN_END = f"{DOMAIN}_scan_end"
#: An item was healed by a match; the type of the event is the kind of the change.
EVENT_MATCH = f"{DOMAIN}_match"
MATCHES = frozenset({WriteKind.MATCH_BY_ID, WriteKind.MATCH})
#: What heals an item before any match is tried.
_BEFORE_A_MATCH = (RungName.REFRESH, RungName.REFRESH_PARENT)


class ScanEventType(StrEnum):
    """The types of scan events."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


#: The event type for a status.
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
    """Fire events for the scans of a server from now on.

    This ends with the manager, so an interruption by a stop or an unload also fires an event.
    """
    scan_events = _ScanEvents(hass, entry, manager)
    manager.publisher.subscribe(scan_events.on_event)
    scan_events.is_ready = True


def is_public(job: Job) -> bool:
    """Return whether a job fires events; a refresh of named items returns its result instead."""
    return job.options.is_scan


@dataclass(kw_only=True)
class News:
    """What a scan counts besides its tally."""

    newly_failed: int = 0
    given_up: int = 0
    proposals: int = 0


def describe(job: Job, news: News) -> dict[str, Any]:
    """Return the event data of a job."""
    shown = job_summary(job)
    about = {name: shown[name] for name in ("job_id", "trigger", "dry_run")}
    if job.pause_reason and job.is_active:
        return {**about, "reason": shown["pause_reason"]}
    if job.is_active:
        return about
    rate = job.tally.success_rate
    return {
        **about,
        **shown["tally"],
        "failed": job.tally.failed,
        "newly_failed": news.newly_failed,
        "given_up": news.given_up,
        "proposals": news.proposals,
        "success_rate": None if rate is None else round(rate, 1),
        "duration": round(job.duration or 0),
        "error": shown["error"],
    }


class _ScanEvents:
    """Detect the start and end of jobs, and count news."""

    def __init__(
        self, hass: HomeAssistant, entry: PlexSmartRefresherConfigEntry, manager: JobManager
    ) -> None:
        """Start without a known job."""
        self.is_ready = False
        self._hass = hass
        self._entry = entry
        self._manager = manager
        self._told: tuple[str, JobStatus] | None = None
        self._news = News()

    @callback
    def on_event(self, event: JobsEvent) -> None:
        """Handle an event, and fire one for a start or an end."""
        match event:
            case ItemFinished():
                self._news.newly_failed += event.is_new_failure
                self._news.given_up += event.is_given_up_now
                self._on_outcome(event.outcome)
            case JobChanged(job=job):
                self._on_job(job)

    def _on_job(self, job: Job) -> None:
        """Fire an event if the status of a job is new."""
        if job.is_queued or not is_public(job):
            return
        told, self._told = self._told, (job.job_id, job.status)
        if told == self._told or not self.is_ready:
            return
        event_type = EVENT_TYPES[job.status]
        if event_type is ScanEventType.STARTED:
            if told and told[0] == job.job_id:
                event_type = ScanEventType.RESUMED
            else:
                self._news = News()
        self._news.proposals = self._manager.upkeep.statistics.new_proposals
        details = describe(job, self._news)
        # Not at once: a reaction to the start must find a job that can be cancelled.
        self._hass.loop.call_soon(self._fire_scan, event_type, details)

    def _on_outcome(self, outcome: ItemOutcome) -> None:
        """Look into the journal for a match if an outcome can be that of one."""
        is_candidate = Defect.NO_MATCH in outcome.fixed and outcome.rung not in _BEFORE_A_MATCH
        if self.is_ready and is_candidate and outcome.change_ids:
            self._entry.async_create_background_task(
                self._hass, self._async_on_match(outcome), f"{DOMAIN} match"
            )

    async def _async_on_match(self, outcome: ItemOutcome) -> None:
        """Fire an event if a match healed an item."""
        changes = self._manager.records.changes
        try:
            written = [await changes.one(change_id) for change_id in outcome.change_ids]
        except EngineError as err:
            _LOGGER.warning("The event of a match is left out: %s", err)
            return
        match = next((each for each in written if each and each.kind in MATCHES), None)
        if match is not None:
            self._fire(EVENT_MATCH, match.kind, match_data(match, outcome))

    def _fire_scan(self, event_type: ScanEventType, details: Mapping[str, Any]) -> None:
        """Fire the events for a status of a scan."""
        self._fire(EVENT_SCAN, event_type, details)
        if event_type in ENDS:
            self._fire(EVENT_SCAN_END, event_type, details)

    def _fire(self, event: str, event_type: str, details: Mapping[str, Any]) -> None:
        """Fire an event."""
        device = dr.async_get(self._hass).async_get_device_by_identifier(
            (DOMAIN, self._entry.unique_id or ""), self._entry.entry_id
        )
        about = {
            "type": str(event_type),
            ATTR_CONFIG_ENTRY_ID: self._entry.entry_id,
            "device_id": device.id if device else None,
        }
        self._hass.bus.async_fire(event, {**about, **details})

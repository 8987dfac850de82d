"""Schedules: due times, and the scheduler that starts scans."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, tzinfo
import logging
from typing import Any, Final

from cronsim import CronSim
from homeassistant.config_entries import ConfigEntry, ConfigSubentry, ConfigSubentryData
from homeassistant.const import CONF_ENABLED, EVENT_CORE_CONFIG_UPDATE, WEEKDAYS
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_point_in_utc_time
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util import dt as dt_util

from .const import (
    CONF_CATCH_UP_HOURS,
    CONF_DRY_RUN,
    CONF_LIBRARIES,
    CONF_TIME,
    CONF_WEEKDAYS,
    CONF_WINDOW_DAYS,
    DOMAIN,
    SUBENTRY_SCHEDULE,
)
from .engine.job import Job, JobTrigger
from .engine.lines import LineCode, Said
from .engine.options import ScanOptions
from .jobs.events import JobChanged, JobsEvent
from .jobs.manager import JobManager
from .options import SCHEDULE_CATCH_UP
from .storage import ScheduleMark, ScheduleMemory

_LOGGER = logging.getLogger(__name__)

_DAY = timedelta(days=1)
#: The tolerance in seconds for a scan without catch-up: timers and saves take a moment.
_ON_TIME = timedelta(minutes=1)
#: How soon a machine that slept or a changed clock is noticed.
_LONGEST_SLEEP = timedelta(minutes=15)
#: A mark further in the future comes from a wrong clock; a clock that was set back by some hours
#: must not start a scan twice.
_FURTHEST_MARK = _DAY


#: What a new schedule does unless the user wants something else. The entire library costs little:
#: what has not changed is not read again.
NIGHTLY: Final[Mapping[str, Any]] = {
    CONF_TIME: "03:00:00",
    CONF_WEEKDAYS: list(WEEKDAYS),
    CONF_LIBRARIES: [],
    CONF_WINDOW_DAYS: 0,
    CONF_DRY_RUN: False,
    CONF_CATCH_UP_HOURS: SCHEDULE_CATCH_UP.default,
    CONF_ENABLED: True,
}


async def async_nightly_name(hass: HomeAssistant) -> str:
    """Return the name of a schedule that runs every night."""
    texts = await async_get_translations(hass, hass.config.language, "selector", [DOMAIN])
    return texts[f"component.{DOMAIN}.selector.schedule_name.options.nightly"]


def schedule_subentry(name: str, data: Mapping[str, Any]) -> ConfigSubentryData:
    """Return the subentry that stores a new schedule."""
    return ConfigSubentryData(
        data=dict(data), subentry_type=SUBENTRY_SCHEDULE, title=name, unique_id=None
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Schedule:
    """A daily time on some weekdays, and the options of its scans."""

    schedule_id: str
    name: str
    time: time
    weekdays: tuple[str, ...] = tuple(WEEKDAYS)
    library_ids: tuple[str, ...] = ()  #: empty means those of the options
    window_days: int | None = None  #: None means that of the options
    dry_run: bool = False
    catch_up: timedelta = timedelta(hours=SCHEDULE_CATCH_UP.default)
    is_enabled: bool = True

    def timing(self, zone: tzinfo) -> str:
        """Return the settings that determine when it is due."""
        days = ",".join(day for day in WEEKDAYS if day in self.weekdays)
        return f"{'on' if self.is_enabled else 'off'} {self.time} {days} {zone}"

    def next_run(self, after: datetime) -> datetime | None:
        """Return when it is due next; None if it is off."""
        return next_occurrence(self, after, _zone()) if self.is_enabled else None

    def options(self, defaults: ScanOptions) -> ScanOptions:
        """Return the options of its scans; dry run in the options also applies."""
        return replace(
            defaults,
            library_ids=self.library_ids or defaults.library_ids,
            window_days=defaults.window_days if self.window_days is None else self.window_days,
            dry_run=self.dry_run or defaults.dry_run,
        )


def schedule_from_subentry(subentry: ConfigSubentry) -> Schedule:
    """Return the schedule of a subentry."""
    return schedule_from_data(subentry.data, subentry.title, subentry.subentry_id)


def schedule_from_data(data: Mapping[str, Any], name: str, schedule_id: str = "") -> Schedule:
    """Return the schedule that a subentry with this data is."""
    return Schedule(
        schedule_id=schedule_id,
        name=name,
        time=time.fromisoformat(data[CONF_TIME]),
        weekdays=tuple(data[CONF_WEEKDAYS]),
        library_ids=tuple(data.get(CONF_LIBRARIES, ())),
        window_days=data.get(CONF_WINDOW_DAYS),
        dry_run=data.get(CONF_DRY_RUN, False),
        catch_up=timedelta(hours=data.get(CONF_CATCH_UP_HOURS, SCHEDULE_CATCH_UP.default)),
        is_enabled=data.get(CONF_ENABLED, True),
    )


def next_occurrence(schedule: Schedule, after: datetime, zone: tzinfo) -> datetime | None:
    """Return the first due time after a moment."""
    moments = _moments(schedule, after - _DAY, zone)
    return next((moment for moment in moments if moment > after), None)


def last_occurrence(schedule: Schedule, until: datetime, zone: tzinfo) -> datetime | None:
    """Return the last due time until a moment."""
    moments = _moments(schedule, until + _DAY, zone, reverse=True)
    return next((moment for moment in moments if moment <= until), None)


def _moments(
    schedule: Schedule, start: datetime, zone: tzinfo, *, reverse: bool = False
) -> Iterator[datetime]:
    """Yield the due times from a moment on, in UTC.

    The first of a repeated time counts; a time that the clock skips moves to the first moment
    after the gap. cronsim does not handle repeated times, so callers start a day off and skip
    unneeded times.
    """
    if not schedule.weekdays:
        return
    expression = f"{schedule.time:%M %H} * * {','.join(schedule.weekdays)}"
    # Seconds in the expression would change how cronsim handles clock changes.
    seconds = timedelta(seconds=schedule.time.second)
    for moment in CronSim(expression, start.astimezone(zone), reverse=reverse):
        yield moment.astimezone(UTC) + seconds


class Scheduler:
    """Start the scans of a server's schedules."""

    def __init__(
        self,
        hass: HomeAssistant,
        entry: ConfigEntry,
        manager: JobManager,
        memory: ScheduleMemory,
    ) -> None:
        """Set the server; nothing starts yet."""
        self.next_scan: datetime | None = None
        self._hass = hass
        self._entry = entry
        self._manager = manager
        self._memory = memory
        self._marks: Mapping[str, ScheduleMark] = {}
        self._lock = asyncio.Lock()  # saves take a moment
        self._is_active = False
        self._cancel_timer: CALLBACK_TYPE | None = None
        self._removers: list[CALLBACK_TYPE] = []
        self._subscribers: list[CALLBACK_TYPE] = []

    @property
    def schedules(self) -> dict[str, Schedule]:
        """Return the schedules by ID."""
        subentries = self._entry.get_subentries_of_type(SUBENTRY_SCHEDULE)
        return {each.subentry_id: schedule_from_subentry(each) for each in subentries}

    def subscribe(self, subscriber: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call a subscriber when the next scan changes. Returns a function that ends it."""
        self._subscribers.append(subscriber)
        return lambda: self._subscribers.remove(subscriber)

    async def async_start(self) -> None:
        """Start, and catch up missed scans when Home Assistant has started."""
        self._marks = await self._memory.async_load()
        await self.async_refresh()
        self._removers = [
            self._hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._on_core_config),
            self._manager.publisher.subscribe(self._on_event),
            async_at_started(self._hass, self._activate),
        ]

    @callback
    def stop(self) -> None:
        """Stop starting scans."""
        self._is_active = False
        self._disarm()
        while self._removers:
            self._removers.pop()()

    def next_run(self, schedule: Schedule) -> datetime | None:
        """Return when a schedule is due next; None if it is off."""
        mark, now = self._valid_mark(schedule), dt_util.utcnow()
        return schedule.next_run(_later(now, mark) if mark else now)

    async def async_run_now(self, schedule_id: str) -> Job:
        """Start the scan of a schedule now, or have it follow new items, and return its job.

        Raises ServiceValidationError if another job is running.
        """
        schedule = self.schedules[schedule_id]
        running = await self._manager.async_start(
            schedule.options(self._manager.default_options()),
            JobTrigger.MANUAL,
            note=(LineCode.STARTED_AS_SCHEDULE, {"schedule": schedule.name}),
            schedule_id=schedule_id,
        )
        return running.job

    @callback
    def change(self, schedule_id: str, **changes: Any) -> None:
        """Change the settings of a schedule."""
        subentry = self._entry.subentries[schedule_id]
        self._hass.config_entries.async_update_subentry(
            self._entry, subentry, data={**subentry.data, **changes}
        )

    async def async_refresh(self) -> None:
        """Apply added, changed and removed schedules, without making past times due."""
        async with self._lock:
            await self._async_follow(dt_util.utcnow())
            self._arm(dt_util.utcnow())
        self._wake()

    async def _async_follow(self, now: datetime) -> None:
        """Mark schedules without a valid mark as handled until now."""
        furthest, marks = (now + _FURTHEST_MARK).timestamp(), {}
        for schedule_id, schedule in self.schedules.items():
            mark, timing = self._marks.get(schedule_id), schedule.timing(_zone())
            is_valid = mark and mark.timing == timing and mark.handled_until <= furthest
            marks[schedule_id] = (
                mark if mark and is_valid else ScheduleMark(timing, now.timestamp())
            )
        if marks != self._marks:
            await self._async_save(marks)

    @callback
    def _activate(self, _hass: HomeAssistant) -> None:
        """Start what is due from now on."""
        self._is_active = True
        self._wake()

    @callback
    def _on_core_config(self, _event: Event) -> None:
        """Apply a new time zone."""
        self._entry.async_create_task(self._hass, self.async_refresh())

    @callback
    def _on_event(self, event: JobsEvent) -> None:
        """Check for due schedules when a job has ended."""
        if isinstance(event, JobChanged) and not event.job.is_active:
            self._wake()

    @callback
    def _on_timer(self, _now: datetime) -> None:
        """Check what is due."""
        self._cancel_timer = None
        self._wake()

    @callback
    def _wake(self) -> None:
        """Check soon what is due."""
        if self._is_active:
            # Not at once: the caller notifies others first.
            self._entry.async_create_task(self._hass, self._async_check(), eager_start=False)

    async def _async_check(self) -> None:
        """Start due scans; the end of a running job triggers this again."""
        async with self._lock:
            while self._is_active:
                now = dt_util.utcnow()
                await self._async_follow(now)
                overdue = self._most_overdue(now)
                if overdue is None or not await self._async_handle(*overdue, now):
                    self._arm(now)
                    return

    def _most_overdue(self, now: datetime) -> tuple[Schedule, datetime] | None:
        """Return the longest overdue schedule and its due time."""
        due = [
            (schedule, moment)
            for schedule in self.schedules.values()
            if (mark := self._valid_mark(schedule))
            and (moment := last_occurrence(schedule, now, _zone()))
            and moment.timestamp() > mark.handled_until
        ]
        return min(due, key=lambda each: (each[1], each[0].name), default=None)

    def _valid_mark(self, schedule: Schedule) -> ScheduleMark | None:
        """Return the mark of a schedule; None if it is off or has none."""
        mark = self._marks.get(schedule.schedule_id)
        is_valid = mark and mark.timing == schedule.timing(_zone())
        return mark if is_valid and schedule.is_enabled else None

    async def _async_handle(self, schedule: Schedule, due: datetime, now: datetime) -> bool:
        """Start a due scan, or drop a late one; return whether it is handled."""
        if now - due > max(schedule.catch_up, _ON_TIME):
            _LOGGER.info("The scan of “%s” due at %s is dropped: too late", schedule.name, due)
            await self._async_mark(schedule, due)
            return True
        return self._manager.can_start and await self._async_run(schedule, due, now)

    async def _async_run(self, schedule: Schedule, due: datetime, now: datetime) -> bool:
        """Start a scan and return whether it started; marking it first prevents a second run."""
        before = self._marks
        await self._async_mark(schedule, due)
        is_late, values = now - due > _ON_TIME, {"schedule": schedule.name}
        note: Said = LineCode.STARTED_BY_SCHEDULE, values
        if is_late:
            note = LineCode.CAUGHT_UP, {**values, "due": due.timestamp()}
        try:
            await self._manager.async_start(
                schedule.options(self._manager.default_options()),
                JobTrigger.SCHEDULE,
                note=note,
                schedule_id=schedule.schedule_id,
            )
        except HomeAssistantError as err:  # another scan was faster, or Home Assistant stops
            _LOGGER.debug("The scan of “%s” has to wait: %s", schedule.name, err)
            await self._async_save(before)
            return False
        return True

    async def _async_mark(self, schedule: Schedule, due: datetime) -> None:
        """Mark a schedule as handled until a due time."""
        mark = ScheduleMark(schedule.timing(_zone()), due.timestamp())
        await self._async_save({**self._marks, schedule.schedule_id: mark})

    async def _async_save(self, marks: Mapping[str, ScheduleMark]) -> None:
        """Replace the marks and write them."""
        self._marks = marks
        await self._memory.async_save(marks)

    def _arm(self, now: datetime) -> None:
        """Set the timer for the next due time."""
        self._disarm()
        upcoming = [
            moment
            for schedule in self.schedules.values()
            if (mark := self._valid_mark(schedule))
            and (moment := schedule.next_run(_later(now, mark)))
        ]
        next_scan = min(upcoming, default=None)
        if next_scan and self._is_active:
            wake_at = min(next_scan, now + _LONGEST_SLEEP)
            self._cancel_timer = async_track_point_in_utc_time(self._hass, self._on_timer, wake_at)
        if next_scan != self.next_scan:
            self.next_scan = next_scan
            for subscriber in tuple(self._subscribers):
                subscriber()

    @callback
    def _disarm(self) -> None:
        """Stop the timer."""
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None


def _zone() -> tzinfo:
    """Return Home Assistant's time zone."""
    return dt_util.get_default_time_zone()


def _later(now: datetime, mark: ScheduleMark) -> datetime:
    """Return now, or the mark of a schedule if the clock was set back."""
    return max(now, datetime.fromtimestamp(mark.handled_until, UTC))

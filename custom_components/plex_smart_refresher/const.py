"""Names, options and their limits."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

DOMAIN: Final = "plex_smart_refresher"

CONF_CLIENT_IDENTIFIER: Final = "client_identifier"

CONF_LIBRARIES: Final = "libraries"
CONF_LEVELS: Final = "levels"
CONF_WINDOW_DAYS: Final = "window_days"
CONF_MAX_ITEMS: Final = "max_items"
CONF_MAX_REFRESHES: Final = "max_refreshes"
CONF_FULL_SCAN_DAYS: Final = "full_scan_days"
CONF_DRY_RUN: Final = "dry_run"
CONF_IN_FLIGHT: Final = "in_flight"
CONF_REFRESHES_PER_MINUTE: Final = "refreshes_per_minute"
CONF_ITEM_DEADLINE: Final = "item_deadline"
CONF_PICTURE_WAIT: Final = "picture_wait"
CONF_PAUSE_LIMIT: Final = "pause_limit"
CONF_WAIT_WHILE_BUSY: Final = "wait_while_busy"
CONF_WAIT_WHILE_PLAYING: Final = "wait_while_playing"
CONF_WAIT_FOR_ENTITY: Final = "wait_for_entity"
CONF_AFTER_RESTART: Final = "after_restart"
CONF_REQUEST_TIMEOUT: Final = "request_timeout"
CONF_RETRY_LIMIT: Final = "retry_limit"
CONF_BACKOFF_HOURS: Final = "backoff_hours"
CONF_MAX_ATTEMPTS: Final = "max_attempts"
CONF_LOG_DAYS: Final = "log_days"
CONF_JOB_DAYS: Final = "job_days"
CONF_JOBS_KEPT: Final = "jobs_kept"
CONF_ITEM_DAYS: Final = "item_days"
CONF_NOTIFY_ENTITIES: Final = "notify_entities"
CONF_NOTIFY_ACTIONS: Final = "notify_actions"
CONF_NOTIFY_WHEN: Final = "notify_when"
CONF_NOTIFY_TITLES: Final = "notify_titles"

SUBENTRY_SCHEDULE: Final = "schedule"
CONF_TIME: Final = "time"
CONF_WEEKDAYS: Final = "weekdays"
CONF_CATCH_UP_HOURS: Final = "catch_up_hours"

SECTION_SELECTION: Final = "selection"
SECTION_REFRESHING: Final = "refreshing"
SECTION_INTERRUPTIONS: Final = "interruptions"
SECTION_RETRIES: Final = "retries"
SECTION_RETENTION: Final = "retention"
SECTION_NOTIFICATION: Final = "notification"


class NotifyWhen(StrEnum):
    """After which scans somebody is told."""

    ALWAYS = "always"
    NEWS = "news"  #: Something was fixed, or failed that did not fail before.
    NEVER = "never"


class AfterRestart(StrEnum):
    """What becomes of a job that the end of Home Assistant interrupted."""

    RESUME = "resume"  #: It goes on.
    ASK = "ask"  #: A repair issue asks whether it shall go on.
    LEAVE = "leave"  #: It stays interrupted.


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberOption:
    """An option that is a whole number."""

    key: str
    section: str
    default: int
    minimum: int
    maximum: int
    unit: str | None = None


NUMBER_OPTIONS: Final = (
    NumberOption(
        key=CONF_WINDOW_DAYS,
        section=SECTION_SELECTION,
        default=30,
        minimum=0,
        maximum=36_500,
        unit="d",
    ),
    NumberOption(
        key=CONF_MAX_ITEMS, section=SECTION_SELECTION, default=0, minimum=0, maximum=1_000_000
    ),
    NumberOption(
        key=CONF_MAX_REFRESHES, section=SECTION_SELECTION, default=0, minimum=0, maximum=1_000_000
    ),
    # A server can be wrong about what has changed; a week is how long that may hide something.
    NumberOption(
        key=CONF_FULL_SCAN_DAYS,
        section=SECTION_SELECTION,
        default=7,
        minimum=0,
        maximum=365,
        unit="d",
    ),
    NumberOption(key=CONF_IN_FLIGHT, section=SECTION_REFRESHING, default=3, minimum=1, maximum=10),
    NumberOption(
        key=CONF_REFRESHES_PER_MINUTE,
        section=SECTION_REFRESHING,
        default=0,
        minimum=0,
        maximum=1_000,
    ),
    NumberOption(
        key=CONF_ITEM_DEADLINE,
        section=SECTION_REFRESHING,
        default=120,
        minimum=5,
        maximum=3_600,
        unit="s",
    ),
    NumberOption(
        key=CONF_PICTURE_WAIT,
        section=SECTION_REFRESHING,
        default=10,
        minimum=0,
        maximum=600,
        unit="s",
    ),
    NumberOption(
        key=CONF_REQUEST_TIMEOUT,
        section=SECTION_REFRESHING,
        default=30,
        minimum=5,
        maximum=600,
        unit="s",
    ),
    NumberOption(
        key=CONF_PAUSE_LIMIT,
        section=SECTION_INTERRUPTIONS,
        default=120,
        minimum=0,
        maximum=10_080,
        unit="min",
    ),
    NumberOption(
        key=CONF_RETRY_LIMIT, section=SECTION_RETRIES, default=50, minimum=0, maximum=100_000
    ),
    NumberOption(
        key=CONF_BACKOFF_HOURS,
        section=SECTION_RETRIES,
        default=24,
        minimum=1,
        maximum=720,
        unit="h",
    ),
    NumberOption(key=CONF_MAX_ATTEMPTS, section=SECTION_RETRIES, default=5, minimum=1, maximum=100),
    NumberOption(
        key=CONF_LOG_DAYS,
        section=SECTION_RETENTION,
        default=30,
        minimum=1,
        maximum=3_650,
        unit="d",
    ),
    NumberOption(
        key=CONF_JOB_DAYS,
        section=SECTION_RETENTION,
        default=90,
        minimum=1,
        maximum=3_650,
        unit="d",
    ),
    NumberOption(
        key=CONF_JOBS_KEPT, section=SECTION_RETENTION, default=500, minimum=1, maximum=10_000
    ),
    NumberOption(
        key=CONF_ITEM_DAYS,
        section=SECTION_RETENTION,
        default=180,
        minimum=1,
        maximum=3_650,
        unit="d",
    ),
    NumberOption(
        key=CONF_NOTIFY_TITLES, section=SECTION_NOTIFICATION, default=5, minimum=0, maximum=50
    ),
)
NUMBER_OPTION: Final = {option.key: option for option in NUMBER_OPTIONS}
#: How late a scheduled scan may start. The longest is six days: a weekly one is due after seven.
SCHEDULE_CATCH_UP: Final = NumberOption(
    key=CONF_CATCH_UP_HOURS,
    section=SUBENTRY_SCHEDULE,
    default=6,
    minimum=0,
    maximum=144,
    unit="h",
)

"""The table of all options: what each one is, its default, its limits and its selector."""

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, Final

from homeassistant.helpers.selector import SelectSelectorMode

from .const import CONF_CATCH_UP_HOURS, CONF_LIBRARIES
from .engine.ladder_terms import RungName
from .engine.media import IdSource, MediaType
from .engine.options import ScanOptions
from .option_kinds import (
    ChoiceOption,
    EntityOption,
    FlagOption,
    NumberOption,
    Option,
    PickOption,
    Section,
)


class NotifyWhen(StrEnum):
    """Which scans send a notification when they end."""

    ALWAYS = "always"
    NEWS = "news"  #: There is news.
    NEVER = "never"


class AfterRestart(StrEnum):
    """What to do with a job that was interrupted because Home Assistant stopped."""

    RESUME = "resume"
    ASK = "ask"  #: A repair issue asks whether to resume it.
    LEAVE = "leave"  #: It stays interrupted.


class Pace(StrEnum):
    """How hard scans work the server: a preset of several options."""

    GENTLE = "gentle"
    NORMAL = "normal"
    FAST = "fast"
    CUSTOM = "custom"  #: The options match no preset.


#: Defaults of options that are fields of `ScanOptions` come from there.
_SCAN: Final = ScanOptions()

#: In the order of the form.
OPTIONS: Final[tuple[Option, ...]] = (
    PickOption(
        key=CONF_LIBRARIES,
        section=Section.SELECTION,
        default=_SCAN.library_ids,
        mode=SelectSelectorMode.LIST,
        translation_key="library",
    ),
    ChoiceOption(
        key="levels",
        section=Section.SELECTION,
        default=_SCAN.levels,
        words=MediaType,
        translation_key="level",
        multiple=True,
    ),
    NumberOption(
        key="window_days",
        section=Section.SELECTION,
        default=_SCAN.window_days,
        minimum=0,
        maximum=36_500,
        unit="d",
        is_exposed=True,
    ),
    NumberOption(
        key="max_items",
        section=Section.SELECTION,
        default=_SCAN.max_items,
        minimum=0,
        maximum=1_000_000,
        is_exposed=True,
    ),
    NumberOption(
        key="max_refreshes",
        section=Section.SELECTION,
        default=_SCAN.max_refreshes,
        minimum=0,
        maximum=1_000_000,
    ),
    NumberOption(
        key="full_scan_days",
        section=Section.SELECTION,
        default=_SCAN.full_scan_days,
        minimum=0,
        maximum=365,
        unit="d",
    ),
    ChoiceOption(
        key="required_ids",
        section=Section.SELECTION,
        default=_SCAN.required_ids,
        words=IdSource,
        translation_key="id_source",
        multiple=True,
    ),
    FlagOption(key="dry_run", section=Section.SELECTION, default=_SCAN.dry_run, is_exposed=True),
    NumberOption(
        key="in_flight", section=Section.REFRESHING, default=_SCAN.in_flight, minimum=1, maximum=10
    ),
    NumberOption(
        key="refreshes_per_minute",
        section=Section.REFRESHING,
        default=_SCAN.refreshes_per_minute,
        minimum=0,
        maximum=1_000,
    ),
    NumberOption(
        key="item_deadline",
        section=Section.REFRESHING,
        default=int(_SCAN.item_deadline),
        minimum=5,
        maximum=3_600,
        unit="s",
    ),
    NumberOption(
        key="picture_wait",
        section=Section.REFRESHING,
        default=int(_SCAN.picture_wait),
        minimum=0,
        maximum=600,
        unit="s",
    ),
    NumberOption(
        key="request_timeout",
        section=Section.REFRESHING,
        default=30,
        minimum=5,
        maximum=600,
        unit="s",
    ),
    ChoiceOption(
        key="rungs",
        section=Section.REPAIR,
        default=_SCAN.rungs,
        words=RungName,
        translation_key="rung",
        multiple=True,
    ),
    PickOption(
        key="rungs_off",
        section=Section.REPAIR,
        default=_SCAN.rungs_off,
        mode=SelectSelectorMode.DROPDOWN,
    ),
    FlagOption(key="local_pictures", section=Section.REPAIR, default=_SCAN.local_pictures),
    NumberOption(key="picture_checks", section=Section.REPAIR, default=3, minimum=0, maximum=60),
    NumberOption(
        key="pause_limit",
        section=Section.INTERRUPTIONS,
        default=int(_SCAN.pause_limit) // 60,
        minimum=0,
        maximum=10_080,
        unit="min",
        factor=60,
    ),
    FlagOption(key="wait_while_busy", section=Section.INTERRUPTIONS, default=_SCAN.wait_while_busy),
    FlagOption(
        key="wait_while_playing", section=Section.INTERRUPTIONS, default=_SCAN.wait_while_playing
    ),
    EntityOption(
        key="wait_for_entity",
        section=Section.INTERRUPTIONS,
        default=None,
        # Domains with entities that are on or off.
        domains=("binary_sensor", "calendar", "group", "input_boolean", "schedule", "switch"),
    ),
    ChoiceOption(
        key="after_restart",
        section=Section.INTERRUPTIONS,
        default=AfterRestart.RESUME,
        words=AfterRestart,
        translation_key="after_restart",
    ),
    NumberOption(
        key="retry_limit",
        section=Section.INTERRUPTIONS,
        default=_SCAN.retry_limit,
        minimum=0,
        maximum=100_000,
    ),
    NumberOption(
        key="backoff_hours",
        section=Section.INTERRUPTIONS,
        default=_SCAN.backoff_hours,
        minimum=1,
        maximum=720,
        unit="h",
    ),
    NumberOption(
        key="max_attempts",
        section=Section.INTERRUPTIONS,
        default=_SCAN.max_attempts,
        minimum=1,
        maximum=100,
    ),
    FlagOption(key="arrivals", section=Section.ARRIVALS, default=True, is_exposed=True),
    NumberOption(
        key="arrival_delay",
        section=Section.ARRIVALS,
        default=30,
        minimum=5,
        maximum=3_600,
        unit="s",
    ),
    NumberOption(
        key="incomplete_after",
        section=Section.ARRIVALS,
        default=15,
        minimum=1,
        maximum=1_440,
        unit="min",
    ),
    NumberOption(
        key="log_days",
        section=Section.RETENTION,
        default=30,
        minimum=1,
        maximum=3_650,
        unit="d",
    ),
    NumberOption(
        key="job_days",
        section=Section.RETENTION,
        default=90,
        minimum=1,
        maximum=3_650,
        unit="d",
    ),
    NumberOption(
        key="jobs_kept", section=Section.RETENTION, default=500, minimum=1, maximum=10_000
    ),
    NumberOption(
        key="item_days",
        section=Section.RETENTION,
        default=180,
        minimum=1,
        maximum=3_650,
        unit="d",
    ),
    NumberOption(
        key="change_days",
        section=Section.RETENTION,
        default=90,
        minimum=1,
        maximum=3_650,
        unit="d",
    ),
    EntityOption(
        key="notify_entities",
        section=Section.NOTIFICATION,
        default=(),
        domains=("notify",),
        multiple=True,
    ),
    PickOption(
        key="notify_actions",
        section=Section.NOTIFICATION,
        default=(),
        mode=SelectSelectorMode.DROPDOWN,
    ),
    ChoiceOption(
        key="notify_when",
        section=Section.NOTIFICATION,
        default=NotifyWhen.NEWS,
        words=NotifyWhen,
        translation_key="notify_when",
    ),
    NumberOption(
        key="notify_titles", section=Section.NOTIFICATION, default=5, minimum=0, maximum=50
    ),
    FlagOption(key="speak_titles", section=Section.NOTIFICATION, default=True),
    FlagOption(key="todo_titles", section=Section.NOTIFICATION, default=False),
)
OPTION: Final[Mapping[str, Option]] = {option.key: option for option in OPTIONS}
NUMBER_OPTION: Final[Mapping[str, NumberOption]] = {
    option.key: option for option in OPTIONS if isinstance(option, NumberOption)
}
#: What each preset of the pace sets.
PACES: Final[Mapping[Pace, Mapping[str, int]]] = {
    Pace.GENTLE: {"in_flight": 1, "refreshes_per_minute": 10},
    Pace.NORMAL: {
        "in_flight": NUMBER_OPTION["in_flight"].default,
        "refreshes_per_minute": NUMBER_OPTION["refreshes_per_minute"].default,
    },
    Pace.FAST: {"in_flight": 6, "refreshes_per_minute": 0},
}
#: How late a scheduled scan can start. At most six days: a weekly one is due again after seven.
SCHEDULE_CATCH_UP: Final = NumberOption(
    key=CONF_CATCH_UP_HOURS, default=6, minimum=0, maximum=144, unit="h"
)
_SCAN_FIELDS: Final = frozenset(field.name for field in fields(ScanOptions))


def value(options: Mapping[str, Any], key: str) -> Any:
    """Return the value of an option, or its default."""
    return OPTION[key].value(options)


def pace_of(options: Mapping[str, Any]) -> Pace:
    """Return the preset that the options match."""
    for pace, numbers in PACES.items():
        if all(value(options, key) == number for key, number in numbers.items()):
            return pace
    return Pace.CUSTOM


def read(options: Mapping[str, Any]) -> ScanOptions:
    """Return the scan options of a config entry."""
    found = {key: row.scan_value(options) for key, row in OPTION.items() if key in _SCAN_FIELDS}
    return ScanOptions(library_ids=OPTION[CONF_LIBRARIES].scan_value(options), **found)

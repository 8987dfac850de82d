"""The table of all options: what each one is, its default, its limits and its selector."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final, override

from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    Selector,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from .const import CONF_CATCH_UP_HOURS, CONF_LIBRARIES
from .engine.media import IdSource, MediaType
from .engine.options import ScanOptions


class Section(StrEnum):
    """The sections of the options form, in their order."""

    SELECTION = "selection"
    INTERRUPTIONS = "interruptions"
    REFRESHING = "refreshing"
    NOTIFICATION = "notification"
    RETENTION = "retention"


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """An option of a server."""

    key: str
    default: Any
    section: Section | None = None  #: None is not part of the options form
    is_exposed: bool = False  #: shown as an entity and in the panel

    def value(self, options: Mapping[str, Any]) -> Any:
        """Return the value that the options of a config entry give it."""
        return options.get(self.key, self.default)

    def scan_value(self, options: Mapping[str, Any]) -> Any:
        """Return the value as `ScanOptions` has it."""
        return self.value(options)

    def to_store(self, entered: Any) -> Any:
        """Return the value to store for what a form returned."""
        return entered

    def selector(self, choices: Iterable[SelectOptionDict] = ()) -> Selector[Any]:
        """Return the selector for a form; `choices` are those that only the server knows."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberOption(Option):
    """An option that is a whole number."""

    default: int
    minimum: int
    maximum: int
    unit: str | None = None
    factor: int = 1  #: how many units of `ScanOptions` make one of the option

    @override
    def value(self, options: Mapping[str, Any]) -> int:
        """Return the number."""
        return int(options.get(self.key, self.default))

    @override
    def scan_value(self, options: Mapping[str, Any]) -> int:
        """Return the number in the unit of `ScanOptions`."""
        return self.factor * self.value(options)

    @override
    def to_store(self, entered: Any) -> int:
        """Return a whole number; forms return fractions."""
        return int(entered)

    @override
    def selector(self, choices: Iterable[SelectOptionDict] = ()) -> Selector[Any]:
        """Return a box for a number within the limits."""
        config = NumberSelectorConfig(
            min=self.minimum, max=self.maximum, step=1, mode=NumberSelectorMode.BOX
        )
        if self.unit:
            config["unit_of_measurement"] = self.unit
        return NumberSelector(config)


@dataclass(frozen=True, kw_only=True, slots=True)
class FlagOption(Option):
    """An option that is on or off."""

    default: bool

    @override
    def selector(self, choices: Iterable[SelectOptionDict] = ()) -> Selector[Any]:
        """Return a switch."""
        return BooleanSelector()


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceOption(Option):
    """An option with one or several choices."""

    words: type[StrEnum]
    translation_key: str
    multiple: bool = False

    @override
    def value(self, options: Mapping[str, Any]) -> Any:
        """Return the choice, or a tuple of choices."""
        stored = options.get(self.key, self.default)
        return tuple(map(self.words, stored)) if self.multiple else self.words(stored)

    @override
    def selector(self, choices: Iterable[SelectOptionDict] = ()) -> Selector[Any]:
        """Return a selector with the choices."""
        return SelectSelector(
            SelectSelectorConfig(
                options=list(self.words),
                multiple=self.multiple,
                mode=SelectSelectorMode.LIST,
                translation_key=self.translation_key,
            )
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityOption(Option):
    """An option with one or several entities."""

    domains: Sequence[str]
    multiple: bool = False

    @override
    def selector(self, choices: Iterable[SelectOptionDict] = ()) -> Selector[Any]:
        """Return a picker of entities of the domains."""
        return EntitySelector(
            EntitySelectorConfig(domain=list(self.domains), multiple=self.multiple)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class PickOption(Option):
    """An option whose choices only the server or Home Assistant knows."""

    mode: SelectSelectorMode
    translation_key: str | None = None  #: of choices that mean the same everywhere

    @override
    def scan_value(self, options: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the picked values as a tuple."""
        return tuple(self.value(options))

    @override
    def selector(self, choices: Iterable[SelectOptionDict] = ()) -> Selector[Any]:
        """Return a selector with the choices."""
        config = SelectSelectorConfig(options=list(choices), multiple=True, mode=self.mode)
        if self.translation_key:
            config["translation_key"] = self.translation_key
        return SelectSelector(config)


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

"""The kinds of options: how each is checked, read and shown in a form."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, override

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


class Section(StrEnum):
    """The sections of the options form, in their order."""

    SELECTION = "selection"
    INTERRUPTIONS = "interruptions"
    ARRIVALS = "arrivals"
    REFRESHING = "refreshing"
    REPAIR = "repair"
    NOTIFICATION = "notification"
    RETENTION = "retention"


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

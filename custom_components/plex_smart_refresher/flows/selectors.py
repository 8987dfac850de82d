"""Selectors that several forms share."""

from collections.abc import Sequence

from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
)

from ..const import NumberOption
from ..engine.media import Library


def number_selector(option: NumberOption) -> NumberSelector:
    """Return a selector of a whole number within its limits."""
    config = NumberSelectorConfig(
        min=option.minimum, max=option.maximum, step=1, mode=NumberSelectorMode.BOX
    )
    if option.unit:
        config["unit_of_measurement"] = option.unit
    return NumberSelector(config)


def library_selector(libraries: Sequence[Library], known: Sequence[str] = ()) -> SelectSelector:
    """Return a selector of libraries; those with the same title are told apart by their ids."""
    titles = [library.title for library in libraries]
    labels = {
        library.library_id: f"{library.title} ({library.library_id})"
        if titles.count(library.title) > 1
        else library.title
        for library in libraries
    }
    labels = {**{key: key for key in known}, **labels}
    return SelectSelector(
        SelectSelectorConfig(
            options=[SelectOptionDict(value=key, label=label) for key, label in labels.items()],
            multiple=True,
            mode=SelectSelectorMode.LIST,
        )
    )

"""The subentry flow of schedules."""

from collections.abc import Mapping, Sequence
from typing import Any

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_ENABLED, CONF_NAME, WEEKDAYS
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TimeSelector,
)
import voluptuous as vol

from ..const import (
    CONF_CATCH_UP_HOURS,
    CONF_DRY_RUN,
    CONF_LIBRARIES,
    CONF_TIME,
    CONF_WEEKDAYS,
    CONF_WINDOW_DAYS,
)
from ..engine.media import Library
from ..options import OPTION, SCHEDULE_CATCH_UP
from .libraries import library_selector, loaded_libraries

_DEFAULTS: Mapping[str, Any] = {
    CONF_WEEKDAYS: WEEKDAYS,
    CONF_LIBRARIES: [],
    CONF_DRY_RUN: False,
    CONF_CATCH_UP_HOURS: SCHEDULE_CATCH_UP.default,
    CONF_ENABLED: True,
}
_WEEKDAY_SELECTOR = SelectSelector(
    SelectSelectorConfig(
        options=WEEKDAYS, multiple=True, mode=SelectSelectorMode.LIST, translation_key="weekday"
    )
)


class ScheduleFlow(ConfigSubentryFlow):
    """Add or change a schedule."""

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Add a schedule."""
        return await self._async_step("user", user_input, _DEFAULTS)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Change a schedule."""
        subentry = self._get_reconfigure_subentry()
        current = {**_DEFAULTS, **subentry.data, CONF_NAME: subentry.title}
        return await self._async_step("reconfigure", user_input, current)

    async def _async_step(
        self, step_id: str, user_input: dict[str, Any] | None, current: Mapping[str, Any]
    ) -> SubentryFlowResult:
        """Show the form and save the schedule."""
        errors: dict[str, str] = {}
        if user_input is not None:
            name = user_input[CONF_NAME].strip()
            if name and user_input[CONF_WEEKDAYS]:
                return self._save(name, _data(user_input))
            errors = (
                {CONF_WEEKDAYS: "no_weekday_chosen"} if name else {CONF_NAME: "no_name_entered"}
            )
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                _schema(loaded_libraries(self._get_entry()), current[CONF_LIBRARIES]),
                user_input or current,
            ),
            errors=errors,
        )

    def _save(self, name: str, data: dict[str, Any]) -> SubentryFlowResult:
        """Save a schedule without a reload; a running scan continues."""
        if self.source != SOURCE_RECONFIGURE:
            return self.async_create_entry(title=name, data=data)
        return self.async_update_and_abort(
            self._get_entry(),
            self._get_reconfigure_subentry(),
            title=name,
            data=data,
            reason="schedule_changed",
        )


def _schema(libraries: Sequence[Library], known: Sequence[str]) -> vol.Schema:
    """Return the form."""
    return vol.Schema(
        {
            vol.Required(CONF_NAME): TextSelector(),
            vol.Required(CONF_TIME): TimeSelector(),
            vol.Required(CONF_WEEKDAYS): _WEEKDAY_SELECTOR,
            vol.Optional(CONF_LIBRARIES): library_selector(libraries, known),
            vol.Optional(CONF_WINDOW_DAYS): OPTION[CONF_WINDOW_DAYS].selector(),
            vol.Required(CONF_DRY_RUN): BooleanSelector(),
            vol.Required(CONF_CATCH_UP_HOURS): SCHEDULE_CATCH_UP.selector(),
            vol.Required(CONF_ENABLED): BooleanSelector(),
        }
    )


def _data(user_input: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data to store, without empty fields."""
    data: dict[str, Any] = {
        CONF_TIME: cv.time(user_input[CONF_TIME]).isoformat(),
        CONF_WEEKDAYS: [day for day in WEEKDAYS if day in user_input[CONF_WEEKDAYS]],
        CONF_LIBRARIES: user_input.get(CONF_LIBRARIES, []),
        CONF_DRY_RUN: user_input[CONF_DRY_RUN],
        CONF_CATCH_UP_HOURS: int(user_input[CONF_CATCH_UP_HOURS]),
        CONF_ENABLED: user_input[CONF_ENABLED],
    }
    if (window_days := user_input.get(CONF_WINDOW_DAYS)) is not None:
        data[CONF_WINDOW_DAYS] = int(window_days)
    return data

"""The subentry flow of schedules."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.const import CONF_ENABLED, CONF_NAME, WEEKDAYS
from homeassistant.data_entry_flow import section
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TimeSelector,
)
from homeassistant.util import dt as dt_util
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
from ..schedule import NIGHTLY, async_nightly_name, schedule_from_data
from .libraries import library_choices, loaded_libraries, monitored_ids

#: The section of the form that is closed.
_MORE: Final = "more"
_IN_MORE: Final = (
    CONF_WEEKDAYS,
    CONF_WINDOW_DAYS,
    CONF_DRY_RUN,
    CONF_CATCH_UP_HOURS,
    CONF_ENABLED,
)
#: The monitored libraries, while nobody knows which they are. They are stored as an empty list.
MONITORED: Final = "monitored"
_WEEKDAY_SELECTOR = SelectSelector(
    SelectSelectorConfig(
        options=WEEKDAYS, multiple=True, mode=SelectSelectorMode.LIST, translation_key="weekday"
    )
)
#: A scan at this hour or before it is said to be in the night before.
_END_OF_NIGHT: Final = 5


class ScheduleFlow(ConfigSubentryFlow):
    """Add or change a schedule."""

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Add a schedule."""
        preset = {**NIGHTLY, CONF_NAME: await async_nightly_name(self.hass)}
        return self._step("user", user_input, preset)

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Change a schedule."""
        subentry = self._get_reconfigure_subentry()
        inherited = {key: NIGHTLY[key] for key in NIGHTLY if key != CONF_WINDOW_DAYS}
        current = {**inherited, **subentry.data, CONF_NAME: subentry.title}
        return self._step("reconfigure", user_input, current)

    def _step(
        self, step_id: str, user_input: dict[str, Any] | None, current: Mapping[str, Any]
    ) -> SubentryFlowResult:
        """Show the form and save the schedule."""
        errors: dict[str, str] = {}
        entry = self._get_entry()
        libraries, monitored = loaded_libraries(entry), monitored_ids(entry)
        shown = _to_form(current, monitored)
        if user_input is not None:
            entered = {**user_input, **user_input[_MORE]}
            name = entered[CONF_NAME].strip()
            errors = _errors(name, entered)
            if not errors:
                return self._save(name, _data(entered, monitored))
            shown = user_input
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(
                _schema(libraries, current[CONF_LIBRARIES]), shown
            ),
            errors=errors,
        )

    def _save(self, name: str, data: dict[str, Any]) -> SubentryFlowResult:
        """Save a schedule without a reload; a running scan continues."""
        if self.source != SOURCE_RECONFIGURE:
            schedule = schedule_from_data(data, name)
            description, placeholders = _described(schedule.next_run(dt_util.utcnow()))
            return self.async_create_entry(
                title=name,
                data=data,
                description=description,
                description_placeholders=placeholders,
            )
        return self.async_update_and_abort(
            self._get_entry(),
            self._get_reconfigure_subentry(),
            title=name,
            data=data,
            reason="schedule_changed",
        )


def _schema(libraries: Sequence[Library], known: Sequence[str]) -> vol.Schema:
    """Return the form."""
    choices = library_choices(libraries, known)
    if not libraries:
        choices.append(SelectOptionDict(value=MONITORED, label=MONITORED))
    selector = SelectSelector(
        SelectSelectorConfig(
            options=choices,
            multiple=True,
            mode=SelectSelectorMode.LIST,
            translation_key="scheduled_library",
        )
    )
    more = vol.Schema(
        {
            vol.Required(CONF_WEEKDAYS): _WEEKDAY_SELECTOR,
            vol.Optional(CONF_WINDOW_DAYS): OPTION[CONF_WINDOW_DAYS].selector(),
            vol.Required(CONF_DRY_RUN): BooleanSelector(),
            vol.Required(CONF_CATCH_UP_HOURS): SCHEDULE_CATCH_UP.selector(),
            vol.Required(CONF_ENABLED): BooleanSelector(),
        }
    )
    return vol.Schema(
        {
            vol.Required(CONF_NAME): TextSelector(),
            vol.Required(CONF_TIME): TimeSelector(),
            vol.Required(CONF_LIBRARIES): selector,
            vol.Required(_MORE): section(more, {"collapsed": True}),
        }
    )


def _to_form(data: Mapping[str, Any], monitored: Sequence[str]) -> dict[str, Any]:
    """Return the values of a schedule as the form shows them: a tick for what is included."""
    return {
        **{key: value for key, value in data.items() if key not in _IN_MORE},
        CONF_LIBRARIES: list(data[CONF_LIBRARIES] or monitored) or [MONITORED],
        _MORE: {key: data[key] for key in _IN_MORE if key in data},
    }


def _errors(name: str, entered: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with a form; fields of a section cannot show their error."""
    if not name:
        return {CONF_NAME: "no_name_entered"}
    if not entered[CONF_LIBRARIES]:
        return {CONF_LIBRARIES: "no_library_chosen"}
    return {} if entered[CONF_WEEKDAYS] else {"base": "no_weekday_chosen"}


def _data(entered: Mapping[str, Any], monitored: Sequence[str]) -> dict[str, Any]:
    """Return the data to store, without empty fields."""
    libraries = entered[CONF_LIBRARIES]
    is_usual = MONITORED in libraries or set(libraries) == set(monitored)
    data: dict[str, Any] = {
        CONF_TIME: cv.time(entered[CONF_TIME]).isoformat(),
        CONF_WEEKDAYS: [day for day in WEEKDAYS if day in entered[CONF_WEEKDAYS]],
        CONF_LIBRARIES: [] if is_usual else libraries,
        CONF_DRY_RUN: entered[CONF_DRY_RUN],
        CONF_CATCH_UP_HOURS: int(entered[CONF_CATCH_UP_HOURS]),
        CONF_ENABLED: entered[CONF_ENABLED],
    }
    if (window_days := entered.get(CONF_WINDOW_DAYS)) is not None:
        data[CONF_WINDOW_DAYS] = int(window_days)
    return data


def _described(moment: datetime | None) -> tuple[str, dict[str, str]]:
    """Return which text says when the next scan starts, and its values."""
    if moment is None:
        return "turned_off", {}
    local, now = dt_util.as_local(moment), dt_util.now()
    values = {"time": f"{local:%H:%M}", "date": f"{local.date()}"}
    days = (local.date() - now.date()).days
    is_at_night = local.hour <= _END_OF_NIGHT and local - now < timedelta(days=1)
    if is_at_night and (days == 1 or now.hour <= _END_OF_NIGHT):
        return "tonight", values
    return {0: "today", 1: "tomorrow"}.get(days, "later"), values

"""The fields of actions and websocket commands: one check each, and the errors about them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import EnumType
from typing import Any, Final, override

from homeassistant.const import CONF_ENABLED, CONF_NAME, WEEKDAYS
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from .const import (
    CONF_CATCH_UP_HOURS,
    CONF_DRY_RUN,
    CONF_LIBRARIES,
    CONF_MAX_ITEMS,
    CONF_TIME,
    CONF_WEEKDAYS,
    CONF_WINDOW_DAYS,
    DOMAIN,
)
from .engine.checkup.finding import Check
from .engine.defects import Defect
from .engine.events import LogLevel
from .engine.job import Job, JobStatus, JobTrigger
from .engine.ladder_terms import RungName
from .engine.marks import EVERYTHING, Marks
from .engine.media import HIGHEST_NUMBER, LONGEST_NAME, LONGEST_TITLE, RATING_KEY, MediaType
from .engine.options import ScanOptions
from .engine.results import Result, Segment, SkipReason
from .jobs.health_history import Period
from .jobs.manager import JobManager
from .option_kinds import ChoiceOption, EntityOption, NumberOption, PickOption
from .options import OPTION, SCHEDULE_CATCH_UP

type Schema = Mapping[vol.Marker, Field]

#: A text can be the name of a library.
LONGEST_TEXT: Final = LONGEST_NAME
#: The most rows in one answer, and how far paging reaches.
MOST_ROWS: Final = 1_000
FARTHEST: Final = 10_000_000
#: The most entries in a list: no server has as many libraries.
MOST_ENTRIES: Final = 1_000


class FieldError(ServiceValidationError):
    """Input that is refused, in the user's language; it names the field."""

    def __init__(self, key: str, **placeholders: object) -> None:
        """Take over the key of the translation, and what the text names."""
        super().__init__(
            translation_domain=DOMAIN,
            translation_key=key,
            translation_placeholders={name: shown(value) for name, value in placeholders.items()},
        )


class NotThereError(FieldError):
    """What a field names does not exist, or no longer."""


def shown(value: object) -> str:
    """Return a value as an error shows it, however long it is and whatever it contains."""
    try:
        text = str(value).encode(errors="replace").decode()
    except ValueError:  # Python writes no number with thousands of digits
        return "…"
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"


class FieldInvalid(vol.Invalid):  # type: ignore[misc]  # voluptuous has no types
    """A value that a field does not accept; the key is one of the translations."""

    def __init__(self, key: str, **placeholders: object) -> None:
        """Keep what the error names besides the field."""
        super().__init__(key)
        self.error_key = key
        self.named = placeholders


class Field:
    """The check of a field, and the error that says what it accepts."""

    def __init__(self, check: Any, error: str, **accepts: object) -> None:
        """Take over the check, the key of the error, and the limits that the error names."""
        self.check = vol.Schema(check)
        self.error = error
        self.accepts = accepts

    def __call__(self, value: Any) -> Any:
        """Return the value in its proper type. Raises FieldInvalid."""
        try:
            return self.check(value)
        except vol.Invalid as err:
            raise FieldInvalid(self.error, value=value, **self.accepts) from err


class ListField(Field):
    """A list of one or more values; a single value stands for a list of one.

    The check ends at the first fault: a plain schema reports every one and needs seconds for it.
    """

    def __init__(self, each: Field, *, may_be_empty: bool = False) -> None:
        """Take over the field of each entry."""
        super().__init__(list, "too_many", maximum=MOST_ENTRIES)
        self.each = each
        self.may_be_empty = may_be_empty

    @override
    def __call__(self, value: Any) -> list[Any]:
        """Return the values in their proper type. Raises FieldInvalid."""
        values = value if isinstance(value, list) else [value]
        if not values and not self.may_be_empty:
            raise FieldInvalid("empty_list")
        if len(values) > MOST_ENTRIES:
            raise FieldInvalid(self.error, **self.accepts)
        return [self.each(each) for each in values]


def _whole_number(value: Any) -> int:
    """Return a whole number, which a template may have written as text. Raises vol.Invalid."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise vol.Invalid("not a number")
    if isinstance(value, int):
        return value
    try:
        number = float(value)
    except ValueError as err:
        raise vol.Invalid("not a number") from err
    if not number.is_integer():
        raise vol.Invalid("not a whole number")
    return int(number)


def _storable(value: str) -> str:
    """Return a text that can be stored and sent. Raises vol.Invalid."""
    if shown(value) != value:
        raise vol.Invalid("not a text in Unicode")
    return value


def _id(value: Any) -> Any:
    """Return an ID as text; in YAML it is a number unless it is quoted."""
    return shown(value) if type(value) is int else value


def _number(minimum: int, maximum: int) -> Field:
    """Return the field of a whole number within limits."""
    return Field(
        vol.All(_whole_number, vol.Range(min=minimum, max=maximum)),
        "invalid_number",
        minimum=minimum,
        maximum=maximum,
    )


def _choice(words: Iterable[str]) -> Field:
    """Return the field of one of several words."""
    allowed = [str(word) for word in words]
    checks = [str, vol.In(allowed), *([vol.Coerce(words)] if isinstance(words, EnumType) else [])]
    return Field(vol.All(*checks), "invalid_choice", allowed=", ".join(allowed))


def option_field(key: str) -> Field:
    """Return the field that accepts what an option accepts."""
    option = OPTION[key]
    if isinstance(option, NumberOption):
        return _number(option.minimum, option.maximum)
    if isinstance(option, ChoiceOption):
        each = _choice(list(option.words))
        return ListField(each, may_be_empty=not option.default) if option.multiple else each
    if isinstance(option, EntityOption):
        each = _entity(option.domains)
        return ListField(each, may_be_empty=True) if option.multiple else each
    if isinstance(option, PickOption):
        return NAMES if key == CONF_LIBRARIES else ListField(TEXT, may_be_empty=True)
    return FLAG


def _entity(domains: Sequence[str]) -> Field:
    """Return the field of an entity of one of several domains."""
    return Field(
        vol.All(_TEXT_CHECK, cv.entity_domain(list(domains))),
        "invalid_entity",
        allowed=", ".join(domains),
    )


#: What another program sends; it has checks of its own.
OBJECT: Final = Field(dict, "invalid_object")
FLAG: Final = Field(bool, "invalid_boolean")
_TEXT_CHECK: Final = vol.All(str, vol.Length(max=LONGEST_TEXT), _storable)
TEXT: Final = Field(_TEXT_CHECK, "invalid_text", maximum=LONGEST_TEXT)
KEY: Final = Field(
    vol.All(_id, str, str.strip, vol.Match(rf"^{RATING_KEY}\Z")), "invalid_rating_key"
)
KEYS: Final = ListField(KEY)
NAMES: Final = ListField(Field(vol.All(_id, _TEXT_CHECK), "invalid_text", maximum=LONGEST_TEXT))
NAME: Final = Field(
    vol.All(_TEXT_CHECK, str.strip, vol.Length(min=1)), "invalid_name", maximum=LONGEST_TEXT
)
TIME_OF_DAY: Final = Field(
    vol.All(str, vol.Match(r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?\Z")), "invalid_time"
)
WEEKDAY_NAMES: Final = ListField(_choice(WEEKDAYS))
LEVEL: Final = _choice(LogLevel)
STATUS: Final = _choice(JobStatus)
TRIGGER: Final = _choice(JobTrigger)
PERIOD: Final = _choice(Period)
RESULT: Final = _choice(Result)
SKIP_REASON: Final = _choice(SkipReason)
DEFECT: Final = _choice(Defect)
CHECK: Final = _choice(Check)
RUNGS: Final = ListField(_choice(RungName))
SORT: Final = _choice(("last_seen", "title", "position"))
GROUP_ORDER: Final = _choice(("worst", "next_attempt", "title", "position"))
GROUP_BY: Final = _choice(("show", "season"))
MEDIA_TYPE: Final = _choice(MediaType)
#: A segment, or all that need attention.
SEGMENT: Final = _choice(("attention", *Segment))
MARKS: Final = ListField(
    Field(
        vol.All(str, vol.Match(rf"^({EVERYTHING}|(show|season|item):{RATING_KEY})\Z")),
        "invalid_mark",
    )
)
#: A place in a list, as an earlier page named it: what its order goes by, and a key.
PLACE: Final = Field(
    vol.ExactSequence(
        [
            vol.Any(
                vol.All(str, vol.Length(max=2 * LONGEST_TITLE), _storable),
                vol.All(vol.Any(int, float), vol.Range(min=-HIGHEST_NUMBER, max=HIGHEST_NUMBER)),
            ),
            KEY,
        ]
    ),
    "invalid_place",
)
#: The year of a film or show.
YEAR: Final = _number(1800, 2200)
LINE_ID: Final = _number(0, HIGHEST_NUMBER)


#: The options that get their defaults back.
RESET: Final = ListField(_choice(OPTION))


def rows(default: int) -> Schema:
    """Return the field for the number of rows."""
    return {vol.Optional("limit", default=default): _number(1, MOST_ROWS)}


def page(default: int) -> Schema:
    """Return the fields of an answer that is read page by page."""
    return {**rows(default), vol.Optional("offset", default=0): _number(0, FARTHEST)}


#: How long ago something was told, in hours.
HOURS: Final[Schema] = {vol.Optional("hours", default=24): _number(1, 336)}


#: What a start may ask for; the rest comes from the options.
START: Final[Schema] = {
    vol.Optional(CONF_LIBRARIES): NAMES,
    vol.Optional("days"): option_field(CONF_WINDOW_DAYS),
    vol.Optional(CONF_MAX_ITEMS): option_field(CONF_MAX_ITEMS),
    vol.Optional(CONF_DRY_RUN): FLAG,
    vol.Optional("found_only"): FLAG,
    vol.Optional("rungs"): RUNGS,
}


#: What a schedule is; without libraries it has those of the options, without a window theirs.
SCHEDULE: Final[Schema] = {
    vol.Required(CONF_NAME): NAME,
    vol.Required(CONF_TIME): TIME_OF_DAY,
    vol.Optional(CONF_WEEKDAYS, default=WEEKDAYS): WEEKDAY_NAMES,
    vol.Optional(CONF_LIBRARIES): NAMES,
    vol.Optional(CONF_WINDOW_DAYS): option_field(CONF_WINDOW_DAYS),
    vol.Optional(CONF_DRY_RUN, default=False): FLAG,
    vol.Optional(CONF_CATCH_UP_HOURS, default=SCHEDULE_CATCH_UP.default): _number(
        SCHEDULE_CATCH_UP.minimum, SCHEDULE_CATCH_UP.maximum
    ),
    vol.Optional(CONF_ENABLED, default=True): FLAG,
}


def check_choice(field: str, value: Sequence[str], allowed: Sequence[str]) -> None:
    """Check that a list names only what there is now. Raises FieldError."""
    for each in value:
        if each not in allowed:
            raise FieldError("invalid_choice", field=field, value=each, allowed=", ".join(allowed))


def not_empty(field: str, chosen: Sequence[str] | None) -> Sequence[str]:
    """Return what was chosen in a list. Raises FieldError if that is nothing."""
    if chosen is None:
        raise FieldError("empty_list", field=field)
    return chosen


def named_job(manager: JobManager, data: Mapping[str, Any]) -> Job:
    """Return the job that a field names. Raises NotThereError."""
    job = manager.records.job(data["job_id"])
    if job is None:
        raise NotThereError("unknown_job", field="job_id", value=data["job_id"])
    return job


async def async_start_options(manager: JobManager, data: Mapping[str, Any]) -> ScanOptions:
    """Return the options of a scan from the fields of a start. Raises ServiceValidationError."""
    changes = {
        "window_days" if name == "days" else name: data[name]
        for name in ("days", CONF_MAX_ITEMS, CONF_DRY_RUN, "found_only")
        if name in data
    }
    if "rungs" in data:
        changes["rungs"] = tuple(data["rungs"])
    if names := data.get(CONF_LIBRARIES):
        changes["library_ids"] = await manager.libraries.async_ids_of(names)
    return replace(manager.default_options(), **changes)


def marks(data: Mapping[str, Any]) -> Marks:
    """Return the marks of a selection: of named items, or as a list has them. Raises FieldError."""
    if "selected" in data:
        return Marks(frozenset(data["selected"]), frozenset(data.get("unselected", ())))
    if "rating_keys" in data:
        return Marks.of(data["rating_keys"])
    raise FieldError("missing_field", field="selected")


def checked(schema: Schema, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a call in their proper types. Raises FieldError.

    A field without a value counts as left out.
    """
    for name in data:
        if name not in schema:
            raise FieldError("unknown_field", field=name, allowed=", ".join(map(str, schema)))
    given = {name: value for name, value in data.items() if value is not None}
    try:
        found: dict[str, Any] = vol.Schema(dict(schema))(given)
    except vol.MultipleInvalid as err:
        raise _refusal(err.errors[0]) from err
    return found


def _refusal(err: vol.Invalid) -> FieldError:
    """Return the translated error that names the field, the value and what is accepted."""
    field = err.path[0]
    if isinstance(err, FieldInvalid):
        return FieldError(err.error_key, field=field, **err.named)
    return FieldError("missing_field", field=field)

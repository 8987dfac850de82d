"""The form in which jobs are stored, derived from the fields of the live values.

Reading is tolerant: what an older version did not write gets its default; what a newer version
wrote, and has no meaning here, is left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache, partial
from types import NoneType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..engine.checkpoint import LibraryCheckpoint
from ..engine.job import Job, JobStatus
from ..engine.ladder_terms import RungName
from ..engine.results import Tally
from .date_trust import DateTrust

#: Returns a live value; raises one of the errors below if there is none.
type _Decoder = Callable[[Any], Any]
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
_PLAIN = frozenset({str, int, float, bool, NoneType})
#: A checkpoint that lacks one of its lists would pass for that of a smaller library.
_ALL_OR_NOTHING = frozenset({LibraryCheckpoint})


@dataclass(frozen=True, kw_only=True, slots=True)
class Totals:
    """The totals of all scans since the installation, including removed ones."""

    jobs: int = 0
    tally: Tally = field(default_factory=Tally)
    by_hand: int = 0  #: items that users had refreshed, which are no scans
    fixed_arrivals: int = 0  #: items that jobs of new items fixed, which are no scans
    healed_by: Mapping[RungName, int] = field(default_factory=dict)  #: items, also by hand

    def with_job(self, job: Job) -> Totals:
        """Return the totals with one more job."""
        return self._plus(job, 1)

    def without_job(self, job: Job) -> Totals:
        """Return the totals without one job."""
        return self._plus(job, -1)

    def _plus(self, job: Job, times: int) -> Totals:
        """Return the totals with a job added a number of times."""
        healed_by = {
            rung: count
            for rung in RungName
            if (count := self.healed_by.get(rung, 0) + times * job.healed_by.get(rung, 0))
        }
        if not job.options.is_scan:
            by_hand, fixed = self.by_hand, self.fixed_arrivals
            if job.options.is_asked_for:
                by_hand += times * job.tally.checked
            if job.options.is_arrival:
                fixed += times * job.tally.fixed
            return replace(self, by_hand=by_hand, fixed_arrivals=fixed, healed_by=healed_by)
        sums = {
            each.name: getattr(self.tally, each.name) + times * getattr(job.tally, each.name)
            for each in fields(Tally)
        }
        jobs, tally = self.jobs + times, Tally(**sums)
        return replace(self, jobs=jobs, tally=tally, healed_by=healed_by)


def to_stored(value: Any) -> Any:
    """Return the stored form of a value."""
    if type(value) in _PLAIN:
        return value
    if is_dataclass(value):
        return {each.name: to_stored(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_stored(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [to_stored(each) for each in value]
    return str(value)


def job_from_stored(stored: dict[str, Any]) -> Job:
    """Return a job from its stored form. Raises KeyError, TypeError or ValueError if invalid.

    A status or a trigger that is unknown here makes a job unreadable.
    """
    status = JobStatus(stored["status"])  # its default would be a job that runs
    options = stored.get("options")
    job: Job = _decoder(Job)(stored | {"options": options if isinstance(options, dict) else {}})
    return replace(job, status=status)


def totals_from_stored(stored: object) -> Totals:
    """Return the totals from their stored form."""
    try:
        totals: Totals = _decoder(Totals)(stored)
    except TypeError:
        return Totals()
    return totals


def date_trust_from_stored(stored: object) -> DateTrust:
    """Return the trust in the date from its stored form."""
    try:
        date_trust: DateTrust = _decoder(DateTrust)(stored)
    except TypeError:
        return DateTrust()
    return date_trust


@cache
def _decoder(hint: Any, *, is_strict: bool = False) -> _Decoder:
    """Return the decoder of a type."""
    arguments = get_args(hint)
    if get_origin(hint) is Union:
        (inner,) = (each for each in arguments if each is not NoneType)
        return partial(_decode_optional, _decoder(inner, is_strict=is_strict))
    decoders = [_decoder(each, is_strict=is_strict) for each in arguments if each is not ...]
    if get_origin(hint) is tuple:
        return partial(_decode_list, decoders[0], is_strict)
    if get_origin(hint) is Mapping:
        return partial(_decode_mapping, decoders[0], decoders[1], is_strict)
    if is_dataclass(hint):
        return _dataclass_decoder(hint)
    return hint if issubclass(hint, StrEnum) else partial(_decode_plain, hint)


def _dataclass_decoder(cls: Any) -> _Decoder:
    """Return what decodes a dataclass: without a field that has no default there is none."""
    hints, is_strict = get_type_hints(cls), cls in _ALL_OR_NOTHING
    decoders = {each.name: _decoder(hints[each.name], is_strict=is_strict) for each in fields(cls)}
    required = {
        each.name
        for each in fields(cls)
        if each.default is MISSING and each.default_factory is MISSING
    }

    def decode(stored: Any) -> Any:
        """Return the value; a field that cannot be read gets its default."""
        _check(stored, dict)
        values = {}
        for name, decode_field in decoders.items():
            try:
                values[name] = decode_field(stored[name])
            except _UNREADABLE:
                if name in required:
                    raise
        return cls(**values)

    return decode


def _decode_optional(decode: _Decoder, stored: Any) -> Any:
    """Return the value, or None."""
    return None if stored is None else decode(stored)


def _decode_list(decode: _Decoder, is_strict: bool, stored: Any) -> tuple[Any, ...]:  # noqa: FBT001 - of a partial
    """Return the values that can be read."""
    _check(stored, list)
    numbered = dict(enumerate(stored))
    return tuple(_decode_mapping(lambda number: number, decode, is_strict, numbered).values())


def _decode_mapping(key: _Decoder, value: _Decoder, is_strict: bool, stored: Any) -> dict[Any, Any]:  # noqa: FBT001 - of a partial
    """Return the entries that can be read."""
    _check(stored, dict)
    entries = {}
    for name, each in stored.items():
        try:
            entries[key(name)] = value(each)
        except _UNREADABLE:
            if is_strict:
                raise
    return entries


def _decode_plain(cls: type[Any], stored: Any) -> Any:
    """Return a text or a number; a whole number passes for one with a fraction."""
    if cls is float and type(stored) is int:
        return float(stored)
    return _check(stored, cls)


def _check(stored: Any, cls: type[Any]) -> Any:
    """Return a value of exactly this type: a bool is also an int, but not a count."""
    if type(stored) is not cls:
        raise TypeError(f"{stored!r} is no {cls.__name__}")
    return stored

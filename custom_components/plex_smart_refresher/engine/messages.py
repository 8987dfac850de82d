"""What the log of a job says of the outcome of an item."""

from collections.abc import Mapping

from .events import LogLevel
from .ladder_terms import RungName
from .lines import LineCode, LineValue, Said
from .results import FAILURES, ItemOutcome, Protection, Result

_CODES: Mapping[Result, LineCode] = {
    Result.HEALTHY: LineCode.HEALTHY,
    Result.FIXED: LineCode.FIXED,
    Result.PARTLY_FIXED: LineCode.PARTLY_FIXED,
    Result.UNRESOLVED: LineCode.UNRESOLVED,
    Result.TIMED_OUT: LineCode.TIMED_OUT,
    Result.GONE: LineCode.GONE,
    Result.ERRORED: LineCode.ERRORED,
    Result.SKIPPED: LineCode.SKIPPED,
    Result.WOULD_REFRESH: LineCode.WOULD_REFRESH,
    Result.UNDONE: LineCode.UNDONE,
    Result.PARTLY_UNDONE: LineCode.PARTLY_UNDONE,
}
#: Of healthy items that a user had refreshed.
_WITHOUT_DEFECT: Mapping[Result, LineCode] = {
    Result.HEALTHY: LineCode.REFRESHED,
    Result.TIMED_OUT: LineCode.REFRESH_TIMED_OUT,
}


def level_of(outcome: ItemOutcome) -> LogLevel:
    """Return how much the outcome of an item matters."""
    if outcome.result is Result.ERRORED:
        return LogLevel.ERROR
    return LogLevel.WARNING if outcome.result in FAILURES else LogLevel.INFO


def line_of(outcome: ItemOutcome) -> Said:
    """Return the code and the values of the line on the outcome of an item."""
    title = {"title": outcome.item.display_title}
    if not outcome.before and not outcome.after and outcome.result in _WITHOUT_DEFECT:
        return _WITHOUT_DEFECT[outcome.result], title
    before = {"before": sorted(outcome.before)}
    match outcome.result:
        case Result.SKIPPED if outcome.protection:
            code, values = _protected(outcome.protection)
            return code, {**title, **before, **values}
        case Result.SKIPPED:
            values = {**before, "skip_reason": outcome.skip_reason or ""}
        case Result.ERRORED:
            values = {"error": outcome.error or ""}
        case Result.PARTLY_FIXED:
            values = {"fixed": sorted(outcome.fixed), "after": sorted(outcome.after)}
        case Result.PARTLY_UNDONE:
            values = {"fields": [*outcome.not_restored]}
        case Result.WOULD_REFRESH if outcome.rung not in (None, RungName.REFRESH):
            return LineCode.WOULD_REPAIR, {**title, **before, "rung": outcome.rung}
        case Result.UNRESOLVED | Result.TIMED_OUT:
            values = {"after": sorted(outcome.after)}
        case Result.FIXED | Result.WOULD_REFRESH:
            values = before
        case _:
            values = {}
    code = LineCode.TITLE_TAKEN if outcome.takes_title else _CODES[outcome.result]
    return code, {**title, **values}


def _protected(protection: Protection) -> Said:
    """Return what a refresh could destroy."""
    if protection.pictures_below:
        return LineCode.PROTECTED_PICTURES, {"count": protection.pictures_below}
    values: dict[str, LineValue] = {"fields": protection.locked_fields}
    if protection.below:
        return LineCode.PROTECTED_BELOW, {**values, "below": protection.below}
    return LineCode.PROTECTED, values

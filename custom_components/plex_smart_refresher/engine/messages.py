"""The sentences of a job's log."""

from collections.abc import Mapping

from .events import LogLevel, PauseReason
from .results import FAILURES, ItemOutcome, Protection, Result, SkipReason

PAUSED: Mapping[PauseReason, str] = {
    PauseReason.USER: "a user paused the scan",
    PauseReason.TOKEN_REFUSED: "the server refuses the token",
    PauseReason.SERVER_UNAVAILABLE: "the server does not answer or cannot work",
    PauseReason.PROVIDER_DOWN: "refreshes change nothing; Plex's metadata sources may be down",
    PauseReason.ENTITY: "the selected entity is on",
    PauseReason.SERVER_BUSY: "the server is scanning a library or doing maintenance",
    PauseReason.PLAYING: "somebody is watching",
}
_OUTCOMES: Mapping[Result, str] = {
    Result.HEALTHY: "healthy without a refresh",
    Result.FIXED: "fixed {before}",
    Result.PARTLY_FIXED: "fixed {fixed}; still {after}",
    Result.UNRESOLVED: "Plex processed it; still {after}",
    Result.TIMED_OUT: "Plex did not process it in time; still {after}",
    Result.GONE: "no longer on the server",
    Result.ERRORED: "{error}",
    Result.SKIPPED: "skipped ({reason}) with {before}",
    Result.WOULD_REFRESH: "would be refreshed for {before}",
}


#: Of healthy items that a user had refreshed.
_WITHOUT_DEFECT: Mapping[Result, str] = {
    Result.HEALTHY: "refreshed, and healthy",
    Result.TIMED_OUT: "Plex did not process it in time",
}


def level_of(outcome: ItemOutcome) -> LogLevel:
    """Return how much the outcome of an item matters."""
    if outcome.result is Result.ERRORED:
        return LogLevel.ERROR
    return LogLevel.WARNING if outcome.result in FAILURES else LogLevel.INFO


def sentence_of(outcome: ItemOutcome) -> str:
    """Return the sentence on the outcome of an item, with its title."""
    if not outcome.before and not outcome.after and outcome.result in _WITHOUT_DEFECT:
        return f"{outcome.item.display_title}: {_WITHOUT_DEFECT[outcome.result]}"
    sentence = _OUTCOMES[outcome.result].format(
        before=", ".join(sorted(outcome.before)),
        fixed=", ".join(sorted(outcome.fixed)),
        after=", ".join(sorted(outcome.after)),
        reason=": ".join(filter(None, (outcome.skip_reason, _details_of_skip(outcome)))),
        error=outcome.error,
    )
    return f"{outcome.item.display_title}: {sentence}"


def _details_of_skip(outcome: ItemOutcome) -> str:
    """Return what protects a skipped item."""
    is_protected = outcome.skip_reason is SkipReason.PROTECTED
    return _protection(outcome.protection) if is_protected and outcome.protection else ""


def _protection(protection: Protection) -> str:
    """Return what a refresh could destroy."""
    if protection.pictures_below:
        return f"{protection.pictures_below} pictures below it are too many to protect"
    below = f"an item below it, {protection.below}, is " if protection.below else ""
    return f"{below}unmatched, with locked fields: {', '.join(protection.locked_fields)}"

"""The rows of pending records: tuples of plain values, which the garbage collector ignores.

A scan can add thousands at a time. As objects, those that wait would make Python search the whole
process for garbage again and again.
"""

from typing import Any

from ...engine.defects import had_placeholder_title, severity
from ...engine.events import LogLine
from ...engine.identity import identity_of
from ...engine.media import LONGEST_TITLE, MediaItem, MediaType
from ...engine.results import (
    FAILURES,
    WITH_MOMENT,
    WITHOUT_ATTEMPT,
    ItemOutcome,
    ItemState,
    Result,
    SkipReason,
)
from ...engine.text import one_line
from .encoding import LEVEL_RANKS, clean, dump_changes, dump_protection, dump_values, join_words

type Value = str | float | None
#: The columns of a line in the order of its statement.
type LineRow = tuple[str, float, int, str, str, str, str, str]
#: The values of `OUTCOME_NAMES`.
type OutcomeRow = tuple[Value, ...]

#: More than a season has episodes, and a show has seasons.
_MOST_IN_SEASON = 1_000_000
#: Skip reasons that mean that nothing is new about an item.
_KNOWN_REASONS = frozenset({SkipReason.BACKOFF, SkipReason.UNAIRED, SkipReason.GIVEN_UP})
#: What an outcome is written from: the parameters of its statements, and which ones apply.
OUTCOME_NAMES = (
    *("job_id", "rating_key", "library_id", "type", "title", "guid", "added_at", "file"),
    *("before", "after", "defects", "severity", "result", "skip_reason", "protection", "error"),
    *(
        "restored",
        "not_restored",
        "changes",
        "rung",
        "change_ids",
        "time",
        "attempts",
        "last_attempt",
        "next_attempt",
        "wait_reason",
        "given_up",
        "kept_title",
        "kept_tries",
    ),
    *("show_key", "show_title", "season_key", "season_title", "position"),
    *("is_known", "is_final", "is_gone", "is_skipped", "is_doubted", "has_past", "dry_run"),
)


def line_row(job_id: str, line: LogLine) -> LineRow:
    """Return the row of a line."""
    return (
        clean(job_id),
        line.time,
        LEVEL_RANKS[line.level],
        line.phase.value,
        clean(line.rating_key),
        line.code.value,
        dump_values(line.values),
        clean(line.message),
    )


def outcome_row(
    job_id: str,
    outcome: ItemOutcome,
    time: float,
    *,
    state: ItemState | None = None,
    dry_run: bool = False,
    is_final: bool = True,
) -> OutcomeRow:
    """Return the row of an outcome and the item's new state.

    One that is not final is that of an item that was found, whose result may follow.
    """
    is_without_attempt = dry_run or outcome.result in WITHOUT_ATTEMPT
    is_skipped = is_without_attempt and outcome.result is not Result.HEALTHY
    values = {
        **_outcome_values(outcome, time),
        "job_id": clean(job_id),
        "is_final": is_final,
        "is_gone": outcome.result is Result.GONE,
        "is_skipped": is_skipped,
        "has_past": outcome.past is not None,
        "dry_run": dry_run,
    }
    if state and outcome.result in FAILURES and not is_skipped:
        values |= {**_failure_values(state, time), **_wait_values(state)}
    elif state and outcome.skip_reason in WITH_MOMENT:
        values |= _wait_values(state)
    if state and state.kept_title:
        values |= {
            "kept_title": clean(state.kept_title.title),
            "kept_tries": state.kept_title.tries,
        }
    # Python does not track a tuple that a generator makes of plain values, unlike `itemgetter`'s.
    return tuple(values[name] for name in OUTCOME_NAMES)


def _outcome_values(outcome: ItemOutcome, time: float) -> dict[str, Any]:
    """Return the parameters of an outcome."""
    item, after = outcome.item, join_words(outcome.after)
    identity = identity_of(item)
    return {
        "rating_key": clean(item.rating_key),
        "library_id": clean(item.library_id),
        "type": item.type.value,
        "title": clean(identity.title),
        "guid": clean(identity.guid),
        "added_at": identity.added_at,
        "file": clean(identity.file),
        "before": join_words(outcome.before),
        "after": after,
        "defects": after,
        "result": outcome.result.value,
        "skip_reason": outcome.skip_reason.value if outcome.skip_reason else None,
        "protection": outcome.protection and dump_protection(outcome.protection),
        "error": None if outcome.error is None else clean(outcome.error),
        "restored": join_words(outcome.restored),
        "not_restored": join_words(outcome.not_restored),
        "changes": outcome.change and dump_changes(outcome.change),
        "rung": outcome.rung and outcome.rung.value,
        "change_ids": join_words(outcome.change_ids),
        "time": time,
        "attempts": 0,
        "last_attempt": time if outcome.result is Result.FIXED or outcome.takes_title else None,
        "next_attempt": None,
        "wait_reason": None,
        "given_up": False,
        "kept_title": None,
        "kept_tries": 0,
        "is_doubted": had_placeholder_title(outcome.after),
        "is_known": outcome.skip_reason in _KNOWN_REASONS,
        "severity": severity(outcome.after),
        **_place(item),
    }


def _place(item: MediaItem) -> dict[str, Any]:
    """Return the show and the season that an item belongs to; a lone item is its own."""
    show, season, position = (item.rating_key, item.title), (item.rating_key, item.title), -2
    match item.type:
        case MediaType.EPISODE:
            show = item.grandparent_key or item.rating_key, item.grandparent_title or item.title
            season = item.parent_key or item.rating_key, item.parent_title
            position = _counted(item.parent_number) * _MOST_IN_SEASON + _counted(item.number)
        case MediaType.SEASON:
            show = item.parent_key or item.rating_key, item.parent_title or item.title
            position = _counted(item.number) * _MOST_IN_SEASON - 1  # ahead of its episodes
        case MediaType.ALBUM:
            show = item.parent_key or item.rating_key, item.parent_title or item.title
            position = _counted(item.year)
    return {
        "show_key": clean(show[0]),
        "show_title": clean(one_line(show[1][:LONGEST_TITLE])),
        "season_key": clean(season[0]),
        "season_title": clean(one_line(season[1][:LONGEST_TITLE])),
        "position": position,
    }


def _counted(number: int | None) -> int:
    """Return a number that is known and plausible; otherwise 0."""
    return number if number and 0 < number < _MOST_IN_SEASON else 0


def _failure_values(state: ItemState, time: float) -> dict[str, Any]:
    """Return the parameters of a failed item."""
    return {
        "attempts": state.attempts,
        "given_up": state.given_up,
        "defects": join_words(state.defects),
        "severity": severity(state.defects),
        "last_attempt": time,
    }


def _wait_values(state: ItemState) -> dict[str, Any]:
    """Return the parameters of an item that waits for its next attempt."""
    return {
        "next_attempt": state.next_attempt,
        "wait_reason": state.wait_reason and state.wait_reason.value,
    }

"""The state of a server in one sentence: a code, what fills it in, and what to do about it.

The sentences are made where they are shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

from .defects import Defect
from .errors import NotOwnerError, RefusedError, ServerLostError
from .job import Job, JobStatus
from .library_status import OpenDefects

type Value = float | str | Mapping[Defect, int] | None

_REFUSALS = frozenset({RefusedError.error_code, NotOwnerError.error_code})


class HeadlineCode(StrEnum):
    """What is the case; the first that fits is told."""

    SIGN_IN_REFUSED = "sign_in_refused"
    SERVER_AWAY = "server_away"
    NEVER_CHECKED = "never_checked"  #: No scan has ended well.
    SCAN_FAILED = "scan_failed"
    ITEMS_TO_HEAL = "items_to_heal"  #: A scan would refresh items, such as those of a dry run.
    NEEDS_REVIEW = "needs_review"
    NO_SCHEDULE = "no_schedule"
    ITEMS_BROKEN = "items_broken"  #: Nothing to do but wait.
    ALL_WELL = "all_well"


class Tone(StrEnum):
    """How good or bad it is."""

    BAD = "bad"
    WARN = "warn"
    INFO = "info"
    GOOD = "good"


class HeadlineAction(StrEnum):
    """What a user can do about it."""

    SIGN_IN = "sign_in"
    CHANGE_ADDRESS = "change_address"
    CHECK = "check"
    TRY_AGAIN = "try_again"
    HEAL = "heal"
    REVIEW = "review"
    INBOX = "inbox"
    SCHEDULE_NIGHTLY = "schedule_nightly"
    SHOW = "show"


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """The second line of a headline: the code of a sentence and its values."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Headline:
    """The state of a server in one sentence."""

    code: HeadlineCode
    tone: Tone
    values: Mapping[str, Value] = field(default_factory=dict)
    details: tuple[Detail, ...] = ()  #: parts of the second line
    action: HeadlineAction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a headline is made of. Times are in Unix seconds."""

    scans: Sequence[Job] = ()  #: the scans that ended, newest first
    refused_since: float | None = None  #: since when the token has been refused
    unreachable_since: float | None = None
    problem: str | None = None  #: why it is unreachable, as an error code
    items: int | None = None  #: all items, of completely inspected libraries
    health: float | None = None  #: the share of items that are not broken, in percent
    open: OpenDefects = field(default_factory=OpenDefects)  #: the broken items
    healed: int = 0  #: items that were ever fixed
    proposals: int = 0  #: the matches that wait for a person
    next_scan: float | None = None  #: when the next schedule is due


def headline_of(facts: Facts) -> Headline:
    """Return the first sentence that fits."""
    return _of_server(facts) or _of_scans(facts) or _of_items(facts)


def _of_server(facts: Facts) -> Headline | None:
    """Return what is wrong with the server, if anything."""
    if facts.refused_since is not None:
        missed = sum(1 for _ in takewhile(_is_refused, facts.scans))
        return Headline(
            code=HeadlineCode.SIGN_IN_REFUSED,
            tone=Tone.BAD,
            details=(
                _detail("refused_since", time=facts.refused_since),
                *_counted("scans_missed", missed),
            ),
            action=HeadlineAction.SIGN_IN,
        )
    if facts.unreachable_since is None:
        return None
    is_silent = facts.problem in {None, ServerLostError.error_code}
    reason = _detail("tried_every_minute") if is_silent else _detail("reason", error=facts.problem)
    return Headline(
        code=HeadlineCode.SERVER_AWAY,
        tone=Tone.BAD,
        details=(_detail("away_since", time=facts.unreachable_since), reason),
        action=HeadlineAction.CHANGE_ADDRESS,
    )


def _of_scans(facts: Facts) -> Headline | None:
    """Return what there is to say about the scans so far, if anything."""
    last = next(iter(facts.scans), None)
    if not any(job.status is JobStatus.SUCCESS for job in facts.scans):
        return Headline(
            code=HeadlineCode.NEVER_CHECKED,
            tone=Tone.INFO,
            details=(
                *_counted("items_known", facts.items),
                _detail("changes_nothing"),
            ),
            action=HeadlineAction.CHECK,
        )
    if last is None or last.status is not JobStatus.FAILED:
        return None
    return Headline(
        code=HeadlineCode.SCAN_FAILED,
        tone=Tone.BAD,
        values={"time": last.finished_at},
        details=(_detail("reason", error=last.error),),
        action=HeadlineAction.SIGN_IN if _is_refused(last) else HeadlineAction.TRY_AGAIN,
    )


def _of_items(facts: Facts) -> Headline:
    """Return what there is to do about broken items, or that all is well."""
    found = facts.open
    if found.to_heal:
        return Headline(
            code=HeadlineCode.ITEMS_TO_HEAL,
            tone=Tone.WARN,
            values={"count": found.to_heal},
            details=(_detail("by_defect", defects=found.to_heal_defects), *_proposals(facts)),
            action=HeadlineAction.HEAL,
        )
    if found.to_review:
        more = found.items - found.to_review
        return Headline(
            code=HeadlineCode.NEEDS_REVIEW,
            tone=Tone.WARN,
            values={"count": found.to_review},
            details=(
                _detail("more_broken", count=more) if more else _detail("rest_well"),
                *_proposals(facts),
            ),
            action=HeadlineAction.INBOX if facts.proposals else HeadlineAction.REVIEW,
        )
    if facts.next_scan is None:
        return Headline(
            code=HeadlineCode.NO_SCHEDULE,
            tone=Tone.WARN,
            details=(
                _detail("last_scan", time=facts.scans[0].finished_at),
                *_proposals(facts),
            ),
            action=HeadlineAction.SCHEDULE_NIGHTLY,
        )
    return _broken(facts) if found.items else _well(facts)


def _broken(facts: Facts) -> Headline:
    """Return that some items are broken, about which nobody but the inbox can do anything."""
    found = facts.open
    return Headline(
        code=HeadlineCode.ITEMS_BROKEN,
        tone=Tone.INFO,
        values={"health": facts.health, "count": found.items},
        details=(
            *_proposals(facts),
            *_counted("waiting", found.waiting, time=found.next_attempt),
            *_counted("given_up", found.given_up),
            *_counted("left_alone", found.left_alone),
        ),
        action=HeadlineAction.INBOX if facts.proposals else HeadlineAction.SHOW,
    )


def _well(facts: Facts) -> Headline:
    """Return that no item is broken."""
    return Headline(
        code=HeadlineCode.ALL_WELL,
        tone=Tone.GOOD,
        values={"count": facts.items},
        details=(
            *_counted("healed", facts.healed),
            _detail("next_scan", time=facts.next_scan),
        ),
    )


def _proposals(facts: Facts) -> tuple[Detail, ...]:
    """Return how many matches wait for a person, if any do."""
    return _counted("proposals", facts.proposals)


def _is_refused(job: Job) -> bool:
    """Return whether a job failed because the server refused the token."""
    return job.status is JobStatus.FAILED and job.error in _REFUSALS


def _detail(code: str, **values: Value) -> Detail:
    """Return a part of the second line."""
    return Detail(code=code, values=values)


def _counted(code: str, count: int | None, **values: Value) -> tuple[Detail, ...]:
    """Return a part of the second line, unless there is nothing to count."""
    return (_detail(code, count=count, **values),) if count else ()

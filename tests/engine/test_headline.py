"""The state of a server in one sentence: the first that fits."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.headline import (
    Detail,
    Facts,
    Headline,
    HeadlineAction,
    HeadlineCode,
    Tone,
    headline_of,
)
from custom_components.plex_smart_refresher.engine.job import Job, JobStatus, JobTrigger
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.engine.options import ScanOptions


def scan(status: JobStatus = JobStatus.SUCCESS, error: str | None = None) -> Job:
    return Job(
        job_id="J",
        trigger=JobTrigger.MANUAL,
        options=ScanOptions(),
        started_at=100,
        finished_at=200,
        status=status,
        error=error,
    )


REFUSED = scan(JobStatus.FAILED, "invalid_auth")
#: Everything that can be told at once; the tests take one cause after the other away.
WORST = Facts(
    scans=(REFUSED, scan(JobStatus.FAILED, "not_owner"), scan(JobStatus.FAILED, "internal_error")),
    refused_since=50,
    unreachable_since=60,
    items=400,
    health=90.0,
    open=OpenDefects(
        items=40,
        waiting=3,
        given_up=2,
        to_review=5,
        to_heal=29,
        to_heal_defects={Defect.MISSING_POSTER: 29},
        left_alone=1,
        next_attempt=900,
    ),
)
SIGN_IN = replace(WORST, scans=WORST.scans)
AWAY = replace(SIGN_IN, refused_since=None)
NEVER = replace(AWAY, unreachable_since=None)
FAILED = replace(NEVER, scans=(scan(JobStatus.FAILED, "provider_down"), scan()))
FOUND = replace(FAILED, scans=(scan(),))
REVIEW = replace(FOUND, open=replace(FOUND.open, items=11, to_heal=0))
UNSCHEDULED = replace(REVIEW, open=replace(REVIEW.open, items=6, to_review=0))
BROKEN = replace(UNSCHEDULED, next_scan=1_000.0)
WELL = replace(BROKEN, open=OpenDefects(), healed=58)


def detail(code: str, **values: object) -> Detail:
    return Detail(code=code, values=values)  # type: ignore[arg-type]  # of any kind here


CASES: dict[str, tuple[Facts, Headline]] = {
    "the token is refused": (
        SIGN_IN,
        Headline(
            code=HeadlineCode.SIGN_IN_REFUSED,
            tone=Tone.BAD,
            details=(detail("refused_since", time=50), detail("scans_missed", count=2)),
            action=HeadlineAction.SIGN_IN,
        ),
    ),
    "the server is away": (
        AWAY,
        Headline(
            code=HeadlineCode.SERVER_AWAY,
            tone=Tone.BAD,
            details=(detail("away_since", time=60), detail("tried_every_minute")),
            action=HeadlineAction.CHANGE_ADDRESS,
        ),
    ),
    "another server answers": (
        replace(AWAY, problem="wrong_server"),
        Headline(
            code=HeadlineCode.SERVER_AWAY,
            tone=Tone.BAD,
            details=(detail("away_since", time=60), detail("reason", error="wrong_server")),
            action=HeadlineAction.CHANGE_ADDRESS,
        ),
    ),
    "no scan ended well": (
        NEVER,
        Headline(
            code=HeadlineCode.NEVER_CHECKED,
            tone=Tone.INFO,
            details=(detail("items_known", count=400), detail("changes_nothing")),
            action=HeadlineAction.CHECK,
        ),
    ),
    "nothing is known at all": (
        Facts(),
        Headline(
            code=HeadlineCode.NEVER_CHECKED,
            tone=Tone.INFO,
            details=(detail("changes_nothing"),),
            action=HeadlineAction.CHECK,
        ),
    ),
    "the last scan failed": (
        FAILED,
        Headline(
            code=HeadlineCode.SCAN_FAILED,
            tone=Tone.BAD,
            values={"time": 200},
            details=(detail("reason", error="provider_down"),),
            action=HeadlineAction.TRY_AGAIN,
        ),
    ),
    "the last scan failed for the token": (
        replace(FAILED, scans=(REFUSED, scan())),
        Headline(
            code=HeadlineCode.SCAN_FAILED,
            tone=Tone.BAD,
            values={"time": 200},
            details=(detail("reason", error="invalid_auth"),),
            action=HeadlineAction.SIGN_IN,
        ),
    ),
    "items were found": (
        FOUND,
        Headline(
            code=HeadlineCode.ITEMS_TO_HEAL,
            tone=Tone.WARN,
            values={"count": 29},
            details=(detail("by_defect", defects={Defect.MISSING_POSTER: 29}),),
            action=HeadlineAction.HEAL,
        ),
    ),
    "items need the user": (
        REVIEW,
        Headline(
            code=HeadlineCode.NEEDS_REVIEW,
            tone=Tone.WARN,
            values={"count": 5},
            details=(detail("more_broken", count=6),),
            action=HeadlineAction.REVIEW,
        ),
    ),
    "items need the user, and nothing else": (
        replace(REVIEW, open=OpenDefects(items=5, to_review=5)),
        Headline(
            code=HeadlineCode.NEEDS_REVIEW,
            tone=Tone.WARN,
            values={"count": 5},
            details=(detail("rest_well"),),
            action=HeadlineAction.REVIEW,
        ),
    ),
    "items need the user, and matches wait": (
        replace(REVIEW, proposals=3),
        Headline(
            code=HeadlineCode.NEEDS_REVIEW,
            tone=Tone.WARN,
            values={"count": 5},
            details=(detail("more_broken", count=6), detail("proposals", count=3)),
            action=HeadlineAction.INBOX,
        ),
    ),
    "items are to heal, and matches wait": (
        replace(FOUND, proposals=3),
        Headline(
            code=HeadlineCode.ITEMS_TO_HEAL,
            tone=Tone.WARN,
            values={"count": 29},
            details=(
                detail("by_defect", defects={Defect.MISSING_POSTER: 29}),
                detail("proposals", count=3),
            ),
            action=HeadlineAction.HEAL,
        ),
    ),
    "nothing is scheduled, and matches wait": (
        replace(UNSCHEDULED, proposals=3),
        Headline(
            code=HeadlineCode.NO_SCHEDULE,
            tone=Tone.WARN,
            details=(detail("last_scan", time=200), detail("proposals", count=3)),
            action=HeadlineAction.SCHEDULE_NIGHTLY,
        ),
    ),
    "items are broken, and matches wait": (
        replace(BROKEN, proposals=1, open=OpenDefects(items=6, given_up=6)),
        Headline(
            code=HeadlineCode.ITEMS_BROKEN,
            tone=Tone.INFO,
            values={"health": 90.0, "count": 6},
            details=(detail("proposals", count=1), detail("given_up", count=6)),
            action=HeadlineAction.INBOX,
        ),
    ),
    "nothing is scheduled": (
        UNSCHEDULED,
        Headline(
            code=HeadlineCode.NO_SCHEDULE,
            tone=Tone.WARN,
            details=(detail("last_scan", time=200),),
            action=HeadlineAction.SCHEDULE_NIGHTLY,
        ),
    ),
    "items are broken, and wait": (
        BROKEN,
        Headline(
            code=HeadlineCode.ITEMS_BROKEN,
            tone=Tone.INFO,
            values={"health": 90.0, "count": 6},
            details=(
                detail("waiting", count=3, time=900),
                detail("given_up", count=2),
                detail("left_alone", count=1),
            ),
            action=HeadlineAction.SHOW,
        ),
    ),
    "all is well": (
        WELL,
        Headline(
            code=HeadlineCode.ALL_WELL,
            tone=Tone.GOOD,
            values={"count": 400},
            details=(detail("healed", count=58), detail("next_scan", time=1_000.0)),
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_first_that_fits_is_told(case: str) -> None:
    facts, expected = CASES[case]
    assert headline_of(facts) == expected


def test_every_headline_and_every_action_is_tested_here() -> None:
    told = [headline for _, headline in CASES.values()]
    assert {headline.code for headline in told} == set(HeadlineCode)
    assert {headline.action for headline in told} == {*HeadlineAction, None}


@pytest.mark.parametrize("status", [JobStatus.CANCELLED, JobStatus.INTERRUPTED])
def test_a_scan_that_was_stopped_is_no_failure(status: JobStatus) -> None:
    assert headline_of(replace(WELL, scans=(scan(status), scan()))).code is HeadlineCode.ALL_WELL

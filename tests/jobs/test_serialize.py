"""Jobs, items, libraries, lines and times as plain data, and by whom they are shaped."""

import ast
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
import json
from pathlib import Path
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLevel, PauseReason, Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobTrigger
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Change,
    Evidence,
    ItemForm,
    MatchCandidate,
    Proposal,
    ProposalReason,
    WantedMatch,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.engine.media import Library, MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import ItemOutcome, LibraryHealth, Result
from custom_components.plex_smart_refresher.jobs import serialize
from custom_components.plex_smart_refresher.jobs.serialize import (
    TimeForm,
    candidate_details,
    health_details,
    iso_time,
    item_details,
    job_details,
    job_item_details,
    job_summary,
    line_details,
    log_details,
    outcome_details,
    proposal_details,
    statistics_details,
    unix_time,
    written_details,
)
from custom_components.plex_smart_refresher.jobs.statistics import Statistics
from custom_components.plex_smart_refresher.storage import (
    ItemRow,
    JobItemRow,
    LogPage,
    LogRow,
    ProposalRow,
)

HEALTH = LibraryHealth(
    library_id="1", title="Movies", checked=9, defective=1, defects={Defect.NO_MATCH: 1}
)
JOB = Job(
    job_id="J",
    trigger=JobTrigger.ACTION,
    options=ScanOptions(
        rating_keys=("7", "8"),
        matches=(WantedMatch(rating_key="7", guid="plex://movie/7", name="A title"),),
    ),
    started_at=100.0,
    phase=Phase.REFRESH,
    phase_times={Phase.COLLECT: 101.0},
    progress=12.345,
    libraries=(HEALTH,),
    current="A title",
).pause(PauseReason.USER, 102.0)


@pytest.mark.parametrize(
    ("form", "expected"), [(unix_time, 100.0), (iso_time, "1970-01-01T00:01:40+00:00")]
)
def test_times_take_the_form_that_is_asked_for(form: TimeForm, expected: object) -> None:
    found = job_details(JOB, form)
    assert (found["started_at"], found["finished_at"]) == (expected, None)
    assert found["phase_times"] == {"collect": form(101.0)}
    assert found["paused_at"] == form(102.0)


def test_the_summary_is_a_part_of_the_details() -> None:
    assert job_summary(JOB).items() <= job_details(JOB).items()
    assert job_summary(JOB)["progress"] == 12.3


@pytest.mark.parametrize("found", [job_summary(JOB), job_details(JOB)])
def test_what_a_job_works_on_is_not_told(found: dict[str, Any]) -> None:
    assert "A title" not in json.dumps(found)


def test_named_items_are_counted_and_not_listed() -> None:
    options = job_details(JOB)["options"]
    assert options["item_count"] == 2
    names = {field.name for field in fields(ScanOptions)}
    assert options.keys() == (names - {"rating_keys", "matches"}) | {"item_count"}


def test_an_item_has_its_times_in_that_form() -> None:
    item = ItemRow(
        rating_key="7",
        library_id="1",
        type="movie",
        title="A title",
        defects=("no_match",),
        result="unresolved",
        skip_reason=None,
        protection=None,
        attempts=1,
        first_seen=100.0,
        last_seen=100.0,
        last_attempt=None,
        next_attempt=100.0,
        wait_reason="aired",
        given_up=False,
        ignored=False,
        show_key="7",
        season_key="7",
        segment="waiting",
        rung=None,
        final_title=False,
    )
    found = item_details(item)
    assert found.keys() == {field.name for field in fields(ItemRow)}
    assert found["next_attempt"] == "1970-01-01T00:01:40+00:00"
    assert found["last_attempt"] is None


def test_a_line_has_its_time_in_that_form() -> None:
    line = LogRow(
        id=1,
        time=100.0,
        level=LogLevel.INFO,
        phase="collect",
        rating_key="",
        code="sped_up",
        values={"slots": 3},
    )
    found = line_details(line)
    assert found.keys() == {field.name for field in fields(LogRow)} | {"message"}
    assert found["message"] == "refreshes in flight: 3 again"
    assert found["time"] == "1970-01-01T00:01:40+00:00"
    page = log_details(LogPage(lines=(line,), total=7, is_total_exact=False), unix_time)
    assert page == {"lines": [line_details(line, unix_time)], "total": 7, "is_total_exact": False}


def test_the_result_of_an_item_in_a_job_has_its_time_in_that_form() -> None:
    item = JobItemRow(
        rating_key="7",
        title="A title",
        type="movie",
        library_id="1",
        before=("no_match",),
        after=(),
        result="fixed",
        skip_reason=None,
        error=None,
        restored=("poster",),
        not_restored=("match",),
        changes={"title": ("Episode 1", "Pilot")},
        rung="refresh",
        change_ids=("01A",),
        time=100.0,
        job_id="job",
    )
    found = job_item_details(item)
    assert found.keys() == {field.name for field in fields(JobItemRow)}
    assert found["time"] == "1970-01-01T00:01:40+00:00"
    assert (found["before"], found["after"], found["restored"]) == (["no_match"], [], ["poster"])
    assert found["not_restored"] == ["match"]


def test_an_outcome_says_what_is_fixed_and_what_is_left() -> None:
    outcome = ItemOutcome(
        item=MediaItem("7", "1", MediaType.MOVIE, "A title"),
        result=Result.PARTLY_FIXED,
        before=frozenset({Defect.NO_MATCH, Defect.MISSING_POSTER}),
        after=frozenset({Defect.MISSING_POSTER}),
    )
    found = outcome_details("7", outcome)
    assert (found["fixed"], found["defects"]) == (["no_match"], ["missing_poster"])
    assert found["title"] == "A title"
    assert outcome_details("7", None) == {
        "rating_key": "7",
        "result": "healthy",
        "fixed": [],
        "defects": [],
    }


def test_a_candidate_is_told_without_the_address_of_its_picture() -> None:
    candidate = MatchCandidate(
        guid="plex://movie/7",
        type=MediaType.MOVIE,
        name="A title",
        year=2001,
        picture="https://images.example/7",
        evidence=Evidence.ID,
        is_recommended=True,
    )
    found = candidate_details(candidate)
    assert "images.example" not in json.dumps(found)
    assert (found["evidence"], found["recommended"], found["is_twin"]) == ("id", True, False)


def test_a_proposal_is_told_with_its_candidates() -> None:
    candidate = MatchCandidate(guid="plex://movie/7", type=MediaType.MOVIE, name="A title")
    proposal = Proposal(
        rating_key="7",
        library_id="1",
        type=MediaType.MOVIE,
        title="A title",
        year=None,
        file="/films/a.mkv",
        reason=ProposalReason.HAND_MADE,
        candidates=(candidate,),
        loses=("summary",),
    )
    row = ProposalRow(
        proposal_id="P",
        proposal=proposal,
        status="open",
        created_at=100.0,
        later_until=None,
        notified_at=None,
    )
    found = proposal_details(row)
    assert (found["reason"], found["loses"]) == ("hand_made", ["summary"])
    assert found["candidates"] == [candidate_details(candidate)]
    assert (found["created_at"], found["later_until"]) == ("1970-01-01T00:01:40+00:00", None)


def test_a_change_is_told_with_the_item_before_and_after_it() -> None:
    form = ItemForm(rating_key="7", title="A title", locked_fields=frozenset({"title", "summary"}))
    change = Change(
        change_id="C",
        job_id="J",
        kind=WriteKind.MATCH,
        time=100.0,
        rating_key="7",
        library_id="1",
        type=MediaType.MOVIE,
        title="A title",
        before=form,
    )
    found = written_details(change)
    assert (found["rung"], found["after"], found["undone"]) == ("match", None, False)
    assert found["before"]["locked_fields"] == ["summary", "title"]
    assert found["time"] == "1970-01-01T00:01:40+00:00"
    assert written_details(replace(change, after=form, undone_at=0.0))["undone"]


def test_a_library_of_a_job_has_no_checkpoint() -> None:
    (found,) = job_details(JOB)["libraries"]
    assert found == {
        name: value for name, value in health_details(HEALTH).items() if name != "checkpoint"
    }


def test_statistics_are_told_without_those_of_libraries() -> None:
    total = OpenDefects(items=3, defects={Defect.NO_MATCH: 3}, to_review=2)
    shown = statistics_details(Statistics(total=total, items=200, health=98.8, proposals=4))
    assert shown.pop("open") == asdict(total) | {"defects": {"no_match": 3}}
    assert shown == {"items": 200, "health": 98.8, "proposals": 4}
    unknown = ("items", "health", "open", "proposals")
    assert statistics_details(Statistics()) == dict.fromkeys(unknown)


# Nobody else shapes them

FOLDER = Path(serialize.__file__).parent.parent
#: The stored forms are separate, and so is the report that leaves out all names.
SHAPING = ("jobs/serialize.py", "storage/", "engine/assumptions/report.py")
#: They store a schedule's time of day, which is not a moment.
STORING_TIMES_OF_DAY = ("time.py", "flows/schedule.py")
MODULES = sorted(
    name
    for path in FOLDER.rglob("*.py")
    if not (name := str(path.relative_to(FOLDER))).startswith(SHAPING)
)
SHAPES = (
    *(Job, Library, LibraryHealth, ItemOutcome, ItemRow, JobItemRow, LogRow, LogPage),
    *(Change, MatchCandidate),
)
#: A dictionary with this many fields of a value shapes it.
MANY = 3


def shaped(source: str) -> Iterator[str]:
    """Yield the calls and dictionaries that make plain data of a value."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name in {"asdict", "isoformat"}:
                yield name
        elif isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            for shape in SHAPES:
                if len(keys & {field.name for field in fields(shape)}) >= MANY:
                    yield shape.__name__


@pytest.mark.parametrize("module", MODULES)
def test_no_other_module_shapes_one(module: str) -> None:
    found = set(shaped((FOLDER / module).read_text(encoding="utf-8")))
    assert found == ({"isoformat"} if module in STORING_TIMES_OF_DAY else set())


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("asdict(item)", "asdict"),
        ("dataclasses.asdict(item)", "asdict"),
        ("moment.isoformat()", "isoformat"),
        ("{'job_id': job.job_id, 'status': job.status, 'phase': None}", "Job"),
        ("{'rating_key': 7, 'title': title, 'attempts': 1}", "ItemRow"),
        ("{'time': line.time, 'level': line.level, 'values': {}}", "LogRow"),
    ],
)
def test_a_module_that_shapes_one_is_noticed(source: str, found: str) -> None:
    assert found in set(shaped(source))

"""Jobs, items, lines and times as plain data."""

from dataclasses import fields
import json
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.events import LogLevel, PauseReason, Phase
from custom_components.plex_smart_refresher.engine.job import Job, JobTrigger
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.results import LibraryHealth
from custom_components.plex_smart_refresher.jobs.serialize import (
    TimeForm,
    iso_time,
    item_details,
    job_details,
    job_summary,
    line_details,
    statistics_details,
    unix_time,
)
from custom_components.plex_smart_refresher.jobs.statistics import Statistics
from custom_components.plex_smart_refresher.storage import ItemRow, LogRow

HEALTH = LibraryHealth(
    library_id="1", title="Movies", checked=9, defective=1, defects={Defect.NO_MATCH: 1}
)
JOB = Job(
    job_id="J",
    trigger=JobTrigger.ACTION,
    options=ScanOptions(rating_keys=("7", "8")),
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
    assert options.keys() == (names - {"rating_keys"}) | {"item_count"}


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
        given_up=False,
        ignored=False,
    )
    found = item_details(item)
    assert found.keys() == {field.name for field in fields(ItemRow)}
    assert found["next_attempt"] == "1970-01-01T00:01:40+00:00"
    assert found["last_attempt"] is None


def test_a_line_has_its_time_in_that_form() -> None:
    line = LogRow(
        id=1, time=100.0, level=LogLevel.INFO, phase="collect", rating_key="", message="hello"
    )
    found = line_details(line)
    assert found.keys() == {field.name for field in fields(LogRow)}
    assert found["time"] == "1970-01-01T00:01:40+00:00"


def test_statistics_are_told_without_those_of_libraries() -> None:
    assert statistics_details(Statistics(waiting=1, to_review=2, defective=3)) == {
        "waiting": 1,
        "to_review": 2,
        "defective": 3,
    }

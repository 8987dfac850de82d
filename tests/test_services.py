"""Actions: their answers, field by field, and what they say to bad input."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceNotSupported,
    ServiceValidationError,
)
from homeassistant.helpers.json import json_bytes
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol
import yaml

from custom_components.plex_smart_refresher import services
from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.engine.results import Tally
from custom_components.plex_smart_refresher.fields import ListField
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.services import ACTIONS
from custom_components.plex_smart_refresher.storage import Items, Lines, LogIndexError
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import ScaledClock, broken, call, entry_for, scan, small_catalog, until

HUGE = "x" * 100_000
HUGE_NUMBER = 10**5_000


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def refusal_of(hass: HomeAssistant, action: str, **data: Any) -> ServiceValidationError:
    """Return the error that an action answers bad input with."""
    with pytest.raises(ServiceValidationError) as refusal:
        await call(hass, action, **data)
    # What reaches the user must be possible to send and of a decent length.
    assert len(json_bytes(refusal.value.translation_placeholders)) < 2_000
    assert str(refusal.value)
    return refusal.value


# Answers


async def test_start_scan_answers_with_the_job(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    manager = loaded.runtime_data.manager
    given = {"libraries": ["2"], "days": "7", "max_items": 5.0, "dry_run": True}
    answer = await call(hass, "start_scan", **given, rungs=["choose_poster", "refresh"])
    assert answer == {"job_id": manager.jobs[0].job_id, "queued": False}
    options = manager.jobs[0].options
    assert (options.library_ids, options.window_days) == (("2",), 7)
    assert (options.max_items, options.dry_run) == (5, True)
    assert options.rungs == ("choose_poster", "refresh")
    assert await call(hass, "cancel_scan") == {"job_id": answer["job_id"], "status": "cancelled"}


async def test_what_start_scan_is_not_told_comes_from_the_options(
    hass: HomeAssistant, entry: MockConfigEntry, clock: ScaledClock
) -> None:
    options = {"window_days": 12, "max_items": 34, "dry_run": True, "libraries": ["1"]}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_setup(entry.entry_id)
    job = await scan(hass, entry, days=None)
    assert (job.options.window_days, job.options.max_items) == (12, 34)
    assert (job.options.dry_run, job.options.library_ids) == (True, ("1",))
    await hass.config_entries.async_unload(entry.entry_id)


async def test_actions_that_do_something_need_not_answer(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    manager = loaded.runtime_data.manager
    plex.faults.switch_on("hang", on="sections")
    for action in ("start_scan", "cancel_scan"):
        assert await hass.services.async_call(DOMAIN, action, blocking=True) is None
    assert [job.status for job in manager.jobs] == [JobStatus.CANCELLED]
    with pytest.raises((ServiceValidationError, ServiceNotSupported)):
        await hass.services.async_call(DOMAIN, "get_jobs", blocking=True)


async def test_get_jobs_answers_with_each_field(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    job = await scan(hass, loaded)
    [row] = (await call(hass, "get_jobs"))["jobs"]
    assert row == {
        "job_id": job.job_id,
        "status": "success",
        "trigger": "action",
        "dry_run": False,
        "started_at": row["started_at"],
        "finished_at": row["finished_at"],
        "phase": "verify",
        "progress": 100.0,
        "tally": row["tally"],
        "healed_by": dict.fromkeys(RungName, 0) | {"refresh": 1},
        "error": None,
        "pause_reason": None,
    }
    started, finished = map(datetime.fromisoformat, (row["started_at"], row["finished_at"]))
    assert started < finished
    assert started.tzinfo is not None
    assert Tally(**row["tally"]) == job.tally
    assert row["tally"]["fixed"] == 1
    json_bytes(row)


async def test_get_jobs_shows_how_far_a_running_job_is(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for _ in range(3):
        broken(plex)
    plex.faults.switch_on("hang", on="refresh")
    manager = loaded.runtime_data.manager
    await call(hass, "start_scan")
    await until(lambda: manager.job.phase == "refresh")
    [row] = (await call(hass, "get_jobs"))["jobs"]
    assert (row["status"], row["phase"], row["finished_at"]) == ("running", "refresh", None)
    assert row["progress"] == 30
    assert row["tally"]["defective"] == 3
    await call(hass, "cancel_scan")


async def test_get_jobs_filters_by_status_and_is_limited(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    done = [(await scan(hass, loaded)).job_id for _ in range(3)]
    await plex.remove_library("3")
    failed = await scan(hass, loaded, libraries=["3"])

    async def job_ids(**data: Any) -> list[str]:
        return [job["job_id"] for job in (await call(hass, "get_jobs", **data))["jobs"]]

    assert await job_ids() == [failed.job_id, *reversed(done)]
    assert await job_ids(status="failed") == [failed.job_id]
    assert await job_ids(status="success", limit=2) == [done[2], done[1]]
    assert await job_ids(status="interrupted") == []


async def test_get_log_answers_with_each_field_pages_and_filters(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    fixed = broken(plex, title="Amélie")
    broken(plex, Outcome.NEVER, title="100% <b>Bold</b>")
    job = await scan(hass, loaded)

    async def log(**data: Any) -> dict[str, Any]:
        return await call(hass, "get_log", job_id=job.job_id, **data)

    whole = await log()
    assert whole["total"] == len(whole["lines"])
    [line] = [line for line in whole["lines"] if "fixed missing_poster" in line["message"]]
    assert line == {
        "id": line["id"],
        "time": line["time"],
        "level": "info",
        "phase": line["phase"],
        "rating_key": fixed,
        "message": line["message"],
        "code": "fixed",
        "values": {"title": "Amélie (1988)", "before": ["missing_poster"]},
    }
    assert datetime.fromisoformat(line["time"]).tzinfo is not None
    assert whole["lines"][0]["rating_key"] == ""
    assert whole["lines"][0]["message"].startswith("scanning Movies")
    assert whole["lines"][-1]["message"].startswith("success after")
    newest = await log(limit=2)
    assert newest == {"total": whole["total"], "lines": whole["lines"][-2:]}
    assert (await log(limit=2, offset=2))["lines"] == whole["lines"][-4:-2]
    assert (await log(offset=1_000))["lines"] == []
    warnings = (await log(level="warning"))["lines"]
    [warning] = [line for line in warnings if line["rating_key"]]
    assert "still missing_poster" in warning["message"]
    found = await log(search="amelie")
    assert found["total"] == len(found["lines"]) > 0
    assert {found["rating_key"] for found in found["lines"]} == {fixed}
    assert (await log(search="")) == whole
    json_bytes(whole)


@pytest.mark.parametrize(
    "search", ['"', "'; DROP TABLE items; --", "%", "a AND (", "*", "\0", "NEAR(", "<b>"]
)
async def test_hostile_searches_are_searches(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, search: str
) -> None:
    broken(plex, title="100% <b>Bold</b>")
    job = await scan(hass, loaded)
    log = await call(hass, "get_log", job_id=job.job_id, search=search)
    items = await call(hass, "get_items", search=search)
    assert log["total"] >= len(log["lines"])
    assert items["total"] == len(items["items"])
    assert (await call(hass, "get_items"))["total"] == 1


def row_of(rating_key: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return the row of a film that a scan could not fix; its times are taken as they are."""
    return {
        "rating_key": rating_key,
        "title": "Stays (1999)",
        "type": "movie",
        "library": "Movies (1)",
        "library_id": "1",
        "defects": ["missing_poster"],
        "result": "unresolved",
        "skip_reason": None,
        "protection": None,
        "attempts": 1,
        "first_seen": row["first_seen"],
        "last_seen": row["last_seen"],
        "last_attempt": row["last_attempt"],
        "next_attempt": row["next_attempt"],
        "wait_reason": None,
        "given_up": False,
        "ignored": False,
        "show_key": rating_key,
        "season_key": rating_key,
        "segment": "waiting",
        "rung": None,
        "final_title": False,
    }


async def test_get_items_answers_with_each_field_pages_and_filters(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    failed = broken(plex, Outcome.NEVER, title="Stays", year=1999)
    fixed = broken(plex, Outcome.FIXED, "missing_summary", library="2", title="Amber Rain")
    lasted = timedelta(seconds=(await scan(hass, loaded)).duration or 0)

    async def items(**data: Any) -> dict[str, Any]:
        return await call(hass, "get_items", **data)

    async def keys(**data: Any) -> list[str]:
        return [item["rating_key"] for item in (await items(**data))["items"]]

    whole = await items()
    assert whole["total"] == 2
    rows = {row["rating_key"]: row for row in whole["items"]}
    row = rows[failed]
    assert row == row_of(failed, row)
    last, following = map(datetime.fromisoformat, (row["last_attempt"], row["next_attempt"]))
    day = timedelta(days=1)  # from the start of the scan
    assert day - lasted <= following - last <= day
    row = rows[fixed]
    assert (row["result"], row["rung"], row["next_attempt"]) == ("fixed", "refresh", None)
    assert row["defects"] == []
    assert await keys(result="unresolved") == [failed]
    assert await keys(result="gone") == []
    assert await keys(defect="missing_poster") == [failed]
    assert await keys(library="2") == [fixed]
    assert await keys(library="movies") == await keys()
    assert await keys(library="TV Shows") == []
    assert await keys(search="amber") == [fixed]
    first, second = await items(limit=1), await items(limit=1, offset=1)
    assert first["items"] + second["items"] == whole["items"]
    assert first["total"] == second["total"] == 2
    json_bytes(whole)


async def test_an_item_of_a_library_that_is_gone_is_shown_with_the_librarys_id(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER, library="2")
    await scan(hass, loaded)
    await plex.remove_library("2")
    await loaded.runtime_data.manager.upkeep.async_check_server()
    [item] = (await call(hass, "get_items"))["items"]
    assert item["library"] == "2"


# Refreshing one item


async def test_refresh_item_answers_with_the_verified_result(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex, Outcome.FIXED, "missing_poster", "missing_summary", title="A", year=2000)
    answer = await call(hass, "refresh_item", rating_key=int(key))
    assert answer == {
        "rating_key": key,
        "title": "A (2000)",
        "result": "fixed",
        "skip_reason": None,
        "protection": None,
        "fixed": ["missing_poster", "missing_summary"],
        "defects": [],
        "restored": [],
        "not_restored": [],
        "rung": "refresh",
        "change_ids": answer["change_ids"],
        "error": None,
    }
    assert answer["change_ids"]
    assert not plex.item(key).truth
    [job] = (await call(hass, "get_jobs"))["jobs"]
    assert job["tally"]["checked"] == 1


@pytest.mark.parametrize(
    ("outcome", "result", "fixed", "left"),
    [
        (Outcome.NEVER, "unresolved", [], ["missing_poster", "missing_summary"]),
        (Outcome.PARTLY, "partly_fixed", ["missing_poster"], ["missing_summary"]),
        (Outcome.IGNORED, "timed_out", [], ["missing_poster", "missing_summary"]),
        (Outcome.LATE_PICTURE, "fixed", ["missing_poster", "missing_summary"], []),
        (Outcome.VANISHED, "gone", [], []),
    ],
)
async def test_refresh_item_tells_what_was_not_fixed(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    outcome: Outcome,
    result: str,
    fixed: list[str],
    left: list[str],
) -> None:
    key = broken(plex, outcome, "missing_poster", "missing_summary")
    answer = await call(hass, "refresh_item", rating_key=key)
    assert (answer["result"], answer["fixed"], answer["defects"]) == (result, fixed, left)


async def test_refresh_item_leaves_a_healthy_item_alone(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = next(iter(plex.catalog.items))
    answer = await call(hass, "refresh_item", rating_key=key)
    assert answer == {"rating_key": key, "result": "healthy", "fixed": [], "defects": []}
    assert not plex.counters.refreshes


async def test_refresh_item_refreshes_a_healthy_item_by_force(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = next(iter(plex.catalog.items))
    answer = await call(hass, "refresh_item", rating_key=key, force=True)
    assert (answer["result"], answer["fixed"], answer["defects"]) == ("healthy", [], [])
    assert plex.counters.refreshes == {key: 1}


async def test_refresh_item_sees_that_an_item_healed_by_itself(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex, Outcome.NEVER)
    await scan(hass, loaded)
    await plex.edit(key, thumb=f"/library/metadata/{key}/thumb/1")
    answer = await call(hass, "refresh_item", rating_key=key)
    assert (answer["result"], answer["fixed"]) == ("healthy", [])
    assert loaded.runtime_data.manager.upkeep.statistics.total.waiting == 0


async def test_refresh_item_spares_what_was_made_by_hand(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex, Outcome.FIXED, "no_match", summary="By hand.", hand_made=True)
    answer = await call(hass, "refresh_item", rating_key=key)
    assert (answer["result"], answer["skip_reason"]) == ("skipped", "protected")
    protection = {"locked_fields": ("summary",), "below": "", "pictures_below": 0}
    assert answer["protection"] == protection
    assert (answer["fixed"], answer["defects"]) == ([], ["no_match"])
    assert plex.counters.hand_made_destroyed == 0


async def test_refresh_item_does_not_wait_for_the_next_attempt_to_be_due(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex, Outcome.SECOND)
    await scan(hass, loaded)
    assert (await call(hass, "refresh_item", rating_key=key))["result"] == "fixed"


async def test_refresh_item_refreshes_although_scans_are_dry_runs_of_other_libraries(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    options = {**loaded.options, "dry_run": True, "libraries": ["2"], "levels": ["show"]}
    hass.config_entries.async_update_entry(loaded, options=options)
    key = broken(plex)
    assert (await call(hass, "refresh_item", rating_key=key))["result"] == "fixed"


async def test_refresh_item_says_of_an_unknown_item_that_it_is_gone(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    answer = await call(hass, "refresh_item", rating_key="99999999999999999999")
    assert (answer["result"], answer["defects"]) == ("gone", [])


async def test_refresh_item_refuses_items_of_libraries_that_are_not_supported(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    [foreign] = plex.catalog.libraries["4"].items()
    refusal = await refusal_of(hass, "refresh_item", rating_key=foreign.rating_key)
    assert refusal.translation_key == "item_not_inspected"
    assert refusal.translation_placeholders == {
        "field": "rating_key",
        "value": foreign.rating_key,
    }
    assert not plex.counters.refreshes


async def test_refresh_item_tells_why_plex_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex)
    plex.faults.switch_on("status", on="refresh", status=500)
    answer = await call(hass, "refresh_item", rating_key=key)
    assert (answer["result"], answer["defects"]) == ("errored", ["missing_poster"])
    assert "500" in answer["error"]


async def test_refresh_item_tells_that_its_job_did_not_succeed(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex)
    plex.faults.switch_on("busy", on="refresh")
    with pytest.raises(HomeAssistantError) as failure:
        await call(hass, "refresh_item", rating_key=key)
    assert failure.value.translation_key == "job_did_not_succeed"
    placeholders = failure.value.translation_placeholders or {}
    assert placeholders["reason"] == "server_unavailable"


async def test_refresh_item_tells_that_somebody_cancelled_it(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex)
    plex.faults.switch_on("hang", on="refresh")
    asked = hass.async_create_task(call(hass, "refresh_item", rating_key=key), eager_start=True)
    await until(lambda: loaded.runtime_data.manager.job is not None)
    await call(hass, "cancel_scan")
    with pytest.raises(HomeAssistantError) as failure:
        await asked
    placeholders = failure.value.translation_placeholders or {}
    assert placeholders["reason"] == "cancelled"


# Bad input

NUMBERS: list[Any] = [
    *(-1, 0.5, "1.5", "abc", "", "--5", "1e999", "nan", float("nan"), float("inf"), True),
    *([], {}, [1], HUGE, HUGE_NUMBER, -HUGE_NUMBER, "9" * 5_000, "²", "\ud800"),
]
TEXTS: list[Any] = [5, 1.5, True, [], {}, ["a"], HUGE, "\ud800"]
CHOICES: list[Any] = ["", "FAILED", "nothing", 5, True, ["failed"], {}, HUGE, "\ud800"]
BOOLEANS: list[Any] = ["true", "on", 1, 0, "", [], {}, HUGE]
RATING_KEYS: list[Any] = [
    *("", " ", "abc", "-1", "1.5", 1.5, -1, True, [], {}, ["1"], "1/2", "1,2", "../1", "1?a=b"),
    *("\N{FULLWIDTH DIGIT ONE}", "²", "1" * 21, HUGE, HUGE_NUMBER, "\ud800"),
]
LIBRARIES: list[Any] = [1.5, True, {}, [["Movies"]], [None], [True], HUGE, ["Movies", HUGE]]

#: For each field what is refused, and with which error.
BAD_INPUT: dict[tuple[str, str], tuple[str, list[Any]]] = {
    ("start_scan", "days"): ("invalid_number", [*NUMBERS, 36_501]),
    ("start_scan", "max_items"): ("invalid_number", [*NUMBERS, 1_000_001]),
    ("start_scan", "dry_run"): ("invalid_boolean", BOOLEANS),
    ("start_scan", "libraries"): ("invalid_text", LIBRARIES),
    ("get_jobs", "limit"): ("invalid_number", [*NUMBERS, 0, 1_001]),
    ("start_scan", "rungs"): ("invalid_choice", CHOICES),
    ("get_jobs", "status"): ("invalid_choice", CHOICES),
    ("get_log", "job_id"): ("invalid_text", TEXTS),
    ("get_log", "limit"): ("invalid_number", [*NUMBERS, 0, 1_001]),
    ("get_log", "offset"): ("invalid_number", [*NUMBERS, 10_000_001]),
    ("get_log", "search"): ("invalid_text", TEXTS),
    ("get_log", "level"): ("invalid_choice", CHOICES),
    ("get_items", "limit"): ("invalid_number", [*NUMBERS, 0, 1_001]),
    ("get_items", "offset"): ("invalid_number", [*NUMBERS, 10_000_001]),
    ("get_items", "search"): ("invalid_text", TEXTS),
    ("get_items", "library"): ("invalid_text", TEXTS),
    ("get_items", "result"): ("invalid_choice", CHOICES),
    ("get_items", "defect"): ("invalid_choice", CHOICES),
    ("refresh_item", "rating_key"): ("invalid_rating_key", RATING_KEYS),
    ("get_proposals", "limit"): ("invalid_number", [*NUMBERS, 0, 1_001]),
    ("get_proposals", "offset"): ("invalid_number", [*NUMBERS, 10_000_001]),
    ("get_proposals", "library"): ("invalid_text", TEXTS),
    ("accept_proposal", "proposal_id"): ("invalid_text", TEXTS),
    ("accept_proposal", "guid"): ("invalid_text", TEXTS),
    ("decline_proposal", "proposal_id"): ("invalid_text", TEXTS),
    ("decline_proposal", "forever"): ("invalid_boolean", BOOLEANS),
    ("report_import", "payload"): ("invalid_object", ["", 1, True, [], "Download"]),
    ("search_matches", "rating_key"): ("invalid_rating_key", RATING_KEYS),
    ("search_matches", "title"): ("invalid_text", TEXTS),
    ("search_matches", "year"): ("invalid_number", [*NUMBERS, 1_799, 2_201]),
    ("search_matches", "external_id"): ("invalid_text", TEXTS),
    ("get_changes", "rating_key"): ("invalid_rating_key", RATING_KEYS),
    ("get_changes", "job_id"): ("invalid_text", TEXTS),
    ("get_changes", "limit"): ("invalid_number", [*NUMBERS, 0, 1_001]),
    ("get_changes", "offset"): ("invalid_number", [*NUMBERS, 10_000_001]),
    ("undo_change", "change_id"): ("invalid_text", TEXTS),
}
REQUIRED: dict[str, dict[str, Any]] = {
    "get_log": {"job_id": "any"},
    "refresh_item": {"rating_key": "1"},
    "accept_proposal": {"proposal_id": "any"},
    "decline_proposal": {"proposal_id": "any"},
    "report_import": {"payload": {}},
    "search_matches": {"rating_key": "1"},
    "undo_change": {"change_id": "any"},
}


async def test_bad_values_are_refused_with_an_error_that_names_the_field(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for (action, field), (key, values) in BAD_INPUT.items():
        for value in values:
            case = f"{action} {field} {type(value)}"
            refusal = await refusal_of(hass, action, **REQUIRED.get(action, {}) | {field: value})
            assert refusal.translation_key == key, case
            placeholders = refusal.translation_placeholders or {}
            assert placeholders["field"] == field, case
    assert loaded.runtime_data.manager.jobs == []


async def test_an_error_about_a_number_tells_the_limits(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    refusal = await refusal_of(hass, "start_scan", days=-1)
    assert refusal.translation_placeholders == {
        "field": "days",
        "value": "-1",
        "minimum": "0",
        "maximum": "36500",
    }


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_field_that_there_is_not_is_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, action: str
) -> None:
    fields: tuple[Any, ...] = ("dryrun", "", HUGE, "__class__", "\ud800")
    for field in fields:
        refusal = await refusal_of(hass, action, **REQUIRED.get(action, {}) | {field: 1})
        assert refusal.translation_key == "unknown_field"
        placeholders = refusal.translation_placeholders or {}
        assert placeholders["field"] == {HUGE: f"{HUGE[:255]}…", "\ud800": "?"}.get(field, field)
        assert "config_entry_id" in placeholders["allowed"]


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ("get_log", "job_id"),
        ("refresh_item", "rating_key"),
        ("accept_proposal", "proposal_id"),
        ("report_import", "payload"),
        ("search_matches", "rating_key"),
    ],
)
async def test_a_field_that_is_missing_is_named(
    hass: HomeAssistant, loaded: MockConfigEntry, action: str, field: str
) -> None:
    for data in ({}, {field: None}):
        refusal = await refusal_of(hass, action, **data)
        assert refusal.translation_key == "missing_field"
        assert refusal.translation_placeholders == {"field": field}


async def test_an_empty_list_is_not_taken_for_all(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    refusal = await refusal_of(hass, "start_scan", libraries=[])
    assert refusal.translation_key == "empty_list"
    assert refusal.translation_placeholders == {"field": "libraries"}
    assert loaded.runtime_data.manager.jobs == []


async def test_a_long_list_is_refused_at_its_first_fault(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    refusal = await refusal_of(hass, "start_scan", libraries=[1.5] * 1_000)
    assert refusal.translation_key == "invalid_text"
    refusal = await refusal_of(hass, "start_scan", libraries=["Movies"] * 1_001)
    assert refusal.translation_key == "too_many"
    assert refusal.translation_placeholders == {"field": "libraries", "maximum": "1000"}


async def test_a_job_that_there_is_not_is_named(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for value in ("", "nothing", "'; DROP TABLE log_lines; --"):
        refusal = await refusal_of(hass, "get_log", job_id=value)
        assert refusal.translation_key == "unknown_job"
        assert refusal.translation_placeholders == {"field": "job_id", "value": value}


async def test_a_library_that_there_is_not_is_named_with_the_field(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    for action, field in (("start_scan", "libraries"), ("get_items", "library")):
        refusal = await refusal_of(hass, action, **{field: "<b>"})
        assert refusal.translation_key == "unknown_library"
        assert refusal.translation_placeholders == {
            "field": field,
            "value": "<b>",
            "allowed": "Movies (1), Movies (2), TV Shows",
        }


async def test_a_log_index_that_cannot_be_read_is_told(
    hass: HomeAssistant, loaded: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await scan(hass, loaded)

    async def fail(*_: object, **__: object) -> None:
        raise LogIndexError("disk I/O error")

    monkeypatch.setattr(Lines, "get", fail)
    monkeypatch.setattr(Items, "get", fail)
    for action, data in (("get_log", {"job_id": job.job_id}), ("get_items", {})):
        with pytest.raises(HomeAssistantError) as failure:
            await call(hass, action, **data)
        assert failure.value.translation_key == "log_index_failed"


# Which server is meant


async def test_the_server_must_be_named_as_soon_as_there_are_two(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    async with PlexSimulator(Catalog(), machine_identifier="another") as other:
        await other.add_library("Other")
        second = entry_for(other)
        second.add_to_hass(hass)
        for action in ACTIONS:
            refusal = await refusal_of(hass, action, **REQUIRED.get(action, {}))
            assert refusal.translation_key == "missing_field"
            assert refusal.translation_placeholders == {"field": "config_entry_id"}
        assert await hass.config_entries.async_setup(second.entry_id)
        jobs = [
            (await call(hass, "start_scan", config_entry_id=each.entry_id))["job_id"]
            for each in (loaded, second)
        ]
        for each, job_id in zip((loaded, second), jobs, strict=True):
            manager: JobManager = each.runtime_data.manager
            assert manager.jobs[0].job_id == job_id
            await until(lambda manager=manager: manager.job is None)  # type: ignore[misc]
            answer = await call(hass, "get_jobs", config_entry_id=each.entry_id)
            assert [job["job_id"] for job in answer["jobs"]] == [job_id]
        await hass.config_entries.async_unload(second.entry_id)


async def test_a_server_that_there_is_not_is_refused_with_those_that_there_are(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    foreign = MockConfigEntry(domain="plex")
    foreign.add_to_hass(hass)
    for value in ("nothing", "", foreign.entry_id):
        refusal = await refusal_of(hass, "get_jobs", config_entry_id=value)
        assert refusal.translation_key == "invalid_choice"
        assert refusal.translation_placeholders == {
            "field": "config_entry_id",
            "value": value,
            "allowed": f"{loaded.entry_id} (Simulated Plex)",
        }
    refusal = await refusal_of(hass, "get_jobs", config_entry_id=5)
    assert refusal.translation_key == "invalid_text"
    assert refusal.translation_placeholders == {
        "field": "config_entry_id",
        "value": "5",
        "maximum": "255",
    }


async def test_a_server_that_is_not_loaded_answers_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(loaded.entry_id)
    assert loaded.state is ConfigEntryState.NOT_LOADED
    for action in ACTIONS:
        for data in ({}, {"config_entry_id": loaded.entry_id}):
            refusal = await refusal_of(hass, action, **REQUIRED.get(action, {}) | data)
            assert refusal.translation_key == "service_config_entry_not_loaded"


async def test_without_any_server_the_actions_say_so(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await hass.config_entries.async_remove(loaded.entry_id)
    refusal = await refusal_of(hass, "get_jobs")
    assert refusal.translation_key == "service_found_no_config_entry_for_domain"


# Their forms


def test_the_form_of_an_action_offers_what_its_fields_accept() -> None:
    file = Path(services.__file__).with_name("services.yaml")
    forms = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert forms.keys() == ACTIONS.keys()
    for name, action in ACTIONS.items():
        assert forms[name]["fields"].keys() == {str(field) for field in action.schema}
        for marker, field in action.schema.items():
            form = forms[name]["fields"][str(marker)]
            assert form.get("required", False) is isinstance(marker, vol.Required)
            match form["selector"]:
                case {"number": number}:
                    limits = {"minimum": number["min"], "maximum": number["max"]}
                    assert limits == field.accepts, (name, marker)
                case {"select": select}:
                    each = field.each if isinstance(field, ListField) else field
                    assert select.get("multiple", False) is isinstance(field, ListField)
                    assert ", ".join(select["options"]) == each.accepts["allowed"]
                case _:
                    assert not field.accepts.keys() & {"minimum", "allowed"}

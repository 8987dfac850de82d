"""Tests of the commands for panel and card, through the real websocket."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from unittest.mock import AsyncMock

from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.const import WEEKDAYS
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.events import LogLevel, LogLine, Phase
from custom_components.plex_smart_refresher.engine.job import JobTrigger
from custom_components.plex_smart_refresher.engine.library_status import OpenDefects
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.engine.results import ATTENTION
from custom_components.plex_smart_refresher.jobs.events import ServerChanged
from custom_components.plex_smart_refresher.options import NUMBER_OPTION
from custom_components.plex_smart_refresher.storage import LogIndexError
from custom_components.plex_smart_refresher.web.command import COMMANDS
from plex_simulator import PlexSimulator

from ..kit import scan, until
from .client import Client

type Ask = Callable[..., Awaitable[dict[str, Any]]]

ADMIN_COMMANDS: dict[str, dict[str, Any]] = {
    "job_items": {"job_id": "x"},
    "items": {},
    "item": {"rating_key": "1"},
    "item_groups": {},
    "item_counts": {},
    "log": {"job_id": "x"},
    "subscribe_log": {"job_id": "x"},
    "start": {},
    "check_server": {},
    "checkup/run": {},
    "checkup/silence": {"check": "clock"},
    "cancel": {},
    "pause": {},
    "resume": {},
    "refresh_items": {"rating_keys": ["1"]},
    "ignore": {"rating_keys": ["1"], "ignored": True},
    "undo_ignore": {"change": "x", "ignored": False},
    "options": {},
    "set_options": {"window_days": 1},
    "count_items": {},
    "schedule_preset": {},
    "set_schedule": {"name": "x", "time": "03:00"},
    "delete_schedule": {"schedule_id": "x"},
    "run_schedule": {"schedule_id": "x"},
    "arrivals": {},
    "proposals": {},
    "proposal": {"rating_key": "1"},
    "accept_proposal": {"proposal_id": "x"},
    "accept_proposals": {"proposal_ids": ["x"]},
    "decline_proposal": {"proposal_id": "x"},
    "postpone_proposal": {"proposal_id": "x"},
    "reopen_proposal": {"proposal_id": "x"},
    "search_matches": {"rating_key": "1"},
    "changes": {},
    "undo_change": {"change_id": "x"},
}


# Who may do what, and for which server


async def test_all_users_see_which_servers_there_are(guest: Client, entry: MockConfigEntry) -> None:
    await guest.socket.send_json_auto_id({"type": f"{DOMAIN}/entries"})
    answer = await guest.socket.receive_json()
    (row,) = answer["result"]["entries"]
    assert (row["entry_id"], row["title"]) == (entry.entry_id, "Simulated Plex")
    assert (row["state"], row["has_trouble"]) == ("loaded", False)


@pytest.mark.parametrize("command", ADMIN_COMMANDS)
async def test_what_acts_or_shows_titles_is_for_administrators(guest: Client, command: str) -> None:
    assert await guest.error(command, **ADMIN_COMMANDS[command]) == "unauthorized"


def test_every_command_is_for_administrators_or_known_not_to_be() -> None:
    assert {command.name for command in COMMANDS} == ADMIN_COMMANDS.keys() | {
        "subscribe",
        "jobs",
        "job",
        "health_history",
        "checkup/get",
    }


async def test_a_server_that_does_not_exist_is_not_found(client: Client) -> None:
    client.entry_id = "nonsense"
    assert await client.error("jobs") == "not_found"


async def test_a_server_of_another_integration_is_not_found(
    hass: HomeAssistant, client: Client
) -> None:
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    client.entry_id = other.entry_id
    assert await client.error("jobs") == "not_found"


async def test_a_server_that_is_not_loaded_says_so(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(loaded.entry_id)
    assert loaded.state is ConfigEntryState.NOT_LOADED
    assert await client.error("jobs") == "not_loaded"
    await hass.config_entries.async_setup(loaded.entry_id)


# The state and its changes


async def test_the_whole_state_comes_first(client: Client, plex: PlexSimulator) -> None:
    await client.send("subscribe")
    event = await client.event()
    assert event["type"] == "state"
    state = event["state"]
    assert state["job"] is None
    assert state["last_job"] is None
    assert state["server"] == {
        "title": "Simulated Plex",
        "reachable": True,
        "problem": None,
        "version": plex.context.version,
        "machine_id": plex.context.machine_identifier,
        "address": plex.url,
    }
    assert state["options"] == {
        "window_days": 0,
        "max_items": 0,
        "dry_run": False,
        "arrivals": True,
    }
    assert state["limits"] == {
        key: {"minimum": NUMBER_OPTION[key].minimum, "maximum": NUMBER_OPTION[key].maximum}
        for key in ("window_days", "max_items")
    }
    assert [library["title"] for library in state["libraries"]][:1] == ["Movies (1)"]
    assert state["totals"]["success_rate"] is None


async def test_the_next_scan_is_told_when_a_schedule_is_added(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    await client.send("subscribe")
    assert (await client.event())["state"]["next_run"] is None
    nightly = ConfigSubentry(
        data=MappingProxyType({"time": "03:30:00", "weekdays": list(WEEKDAYS)}),
        subentry_type="schedule",
        title="Nightly",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(loaded, nightly)
    change = await client.event()
    next_run = dt_util.as_local(dt_util.utc_from_timestamp(change["state"]["next_run"]))
    assert (next_run.hour, next_run.minute) == (3, 30)


async def test_a_scan_is_told_as_it_goes_and_its_end_always(
    client: Client, loaded: MockConfigEntry
) -> None:
    await client.send("subscribe")
    state = (await client.event())["state"]
    job_id = (await client.ask("start", dry_run=True))["job_id"]
    while state["last_job"] is None:
        event = await client.event()
        assert event["type"] == "change"
        state |= event["state"]
    assert state["job"] is None
    assert state["last_job"]["job_id"] == job_id
    assert state["last_job"]["status"] == "success"
    assert state["last_job"]["dry_run"] is True
    assert state["last_job"]["trigger"] == "manual"
    assert state["last_job"]["tally"]["checked"] > 0
    assert state["totals"]["jobs"] == 1


async def test_changes_come_at_most_a_few_times_a_second(
    client: Client, loaded: MockConfigEntry
) -> None:
    await client.send("subscribe")
    await client.event()
    manager = loaded.runtime_data.manager
    for waiting in range(2_000):
        total = OpenDefects(waiting=waiting)
        manager.upkeep.statistics = replace(manager.upkeep.statistics, total=total)
        manager.publisher.publish(ServerChanged())
    assert (await client.event())["state"]["open"]["waiting"] == 1_999
    assert await client.silence(0.6)


async def test_nothing_is_sent_when_nothing_changed(
    client: Client, loaded: MockConfigEntry
) -> None:
    await client.send("subscribe")
    await client.event()
    loaded.runtime_data.manager.publisher.publish(ServerChanged())
    assert await client.silence(0.6)


async def test_what_is_worked_on_and_where_is_kept_from_guests(
    hass: HomeAssistant, guest: Client, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded, dry_run=True)
    await guest.send("subscribe")
    state = (await guest.event())["state"]
    assert "current" not in state["last_job"]
    assert state["server"].keys() == {"title", "reachable", "problem"}
    jobs = (await guest.ask("jobs"))["jobs"]
    assert "current" not in jobs[0]
    assert state["last_healing"] is None  # a dry run fixes nothing
    assert (await guest.ask("health_history", period="week"))["scans"][0]["dry_run"] is True


async def test_an_unloaded_server_ends_its_subscriptions_with_a_word(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    manager = loaded.runtime_data.manager
    before = manager.publisher.subscribers
    await client.send("subscribe")
    await client.event()
    assert manager.publisher.subscribers == before + 1
    await hass.config_entries.async_reload(loaded.entry_id)
    assert (await client.event())["type"] == "unloaded"
    assert manager.publisher.subscribers == 3  # the events on the bus outlast an unload
    await client.send("subscribe")
    assert (await client.event())["type"] == "state"


async def test_a_client_that_leaves_is_told_nothing_more(
    client: Client, loaded: MockConfigEntry
) -> None:
    manager = loaded.runtime_data.manager
    before = manager.publisher.subscribers
    await client.send("subscribe")
    await client.event()
    manager.publisher.publish(ServerChanged())  # its timer is running
    await client.socket.close()
    await until(lambda: manager.publisher.subscribers == before)


# Jobs


async def test_jobs_are_paged_and_filtered(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    ids = [(await scan(hass, loaded, dry_run=True)).job_id for _ in range(3)]
    page = await client.ask("jobs", limit=2, offset=1)
    assert page["total"] == 3
    assert [job["job_id"] for job in page["jobs"]] == [ids[1], ids[0]]
    assert (await client.ask("jobs", status="failed")) == {"jobs": [], "total": 0}
    assert (await client.ask("jobs", trigger="action"))["total"] == 3
    assert (await client.ask("job", job_id=ids[0]))["job"]["status"] == "success"
    assert await client.error("job", job_id="nonsense") == "unknown_job"


async def test_the_running_job_is_listed_as_it_is_now(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    job_id = (await client.ask("start"))["job_id"]
    manager = loaded.runtime_data.manager
    await until(lambda: manager.job is not None and manager.job.tally.checked > 0)
    listed = (await client.ask("jobs", status="running"))["jobs"]
    assert [job["job_id"] for job in listed] == [job_id]
    assert listed[0]["tally"]["checked"] > 0
    assert await client.error("start") == "job_running"
    assert (await client.ask("cancel"))["job_id"] == job_id
    assert await client.error("cancel") == "no_job"
    assert (await client.ask("job", job_id=job_id))["job"]["status"] == "cancelled"


async def test_a_scan_waits_for_a_job_of_new_items(
    client: Client, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", on="sections")
    manager = loaded.runtime_data.manager
    options = manager.default_options().for_arrivals(["1"])
    arrival = await manager.async_start(options, JobTrigger.ARRIVAL)
    answer = await client.ask("start")
    assert answer == {"job_id": manager.job.job_id, "queued": True}
    listed = (await client.ask("jobs", status="queued"))["jobs"]
    assert [job["job_id"] for job in listed] == [answer["job_id"]]
    assert await client.error("start") == "job_running"
    assert await client.ask("cancel") == {"job_id": answer["job_id"]}
    schedule = (await client.ask("schedule_preset"))["schedule"]
    del schedule["libraries"]
    await client.ask("set_schedule", **schedule)
    [schedule_id] = loaded.runtime_data.scheduler.schedules
    assert (await client.ask("run_schedule", schedule_id=schedule_id))["queued"] is True
    assert manager.jobs[0].schedule_id == schedule_id
    await client.ask("cancel")
    assert manager.running is arrival


async def test_a_scan_takes_what_was_asked_for_once(
    client: Client, loaded: MockConfigEntry
) -> None:
    job_id = (await client.ask("start", libraries=["1"], days=7, max_items=5, dry_run=True))[
        "job_id"
    ]
    manager = loaded.runtime_data.manager
    await until(lambda: manager.job is None)
    options = (await client.ask("job", job_id=job_id))["job"]["options"]
    assert options["library_ids"] == ["1"]
    assert (options["window_days"], options["max_items"]) == (7, 5)
    assert await client.error("start", libraries=["nonsense"]) == "unknown_library"


BAD_INPUT = [
    ("start", {"days": -1}, "invalid_number"),
    ("start", {"days": "many"}, "invalid_number"),
    ("start", {"max_items": 10**9}, "invalid_number"),
    ("start", {"dry_run": "yes"}, "invalid_boolean"),
    ("start", {"libraries": []}, "empty_list"),
    ("start", {"nonsense": 1}, "unknown_field"),
    ("jobs", {"limit": 0}, "invalid_number"),
    ("jobs", {"limit": 100_000}, "invalid_number"),
    ("jobs", {"offset": -1}, "invalid_number"),
    ("jobs", {"status": "asleep"}, "invalid_choice"),
    ("health_history", {"period": "century"}, "invalid_choice"),
    ("health_history", {}, "missing_field"),
    ("items", {"sort": "title; DROP TABLE items"}, "invalid_choice"),
    ("items", {"search": "x" * 256}, "invalid_text"),
    ("items", {"result": "repaired"}, "invalid_choice"),
    ("items", {"segment": "lost"}, "invalid_choice"),
    ("items", {"media_type": "track"}, "invalid_choice"),
    ("item_groups", {"group_by": "id"}, "invalid_choice"),
    ("item_groups", {"after": ["x", "1; DROP TABLE items"]}, "invalid_place"),
    ("item_groups", {"after": [10**30, "1"]}, "invalid_place"),
    ("item_groups", {"after": "1"}, "invalid_place"),
    ("ignore", {"selected": ["show:1/../2"], "ignored": True}, "invalid_mark"),
    ("ignore", {"ignored": True}, "missing_field"),
    ("refresh_items", {"segment": "attention"}, "missing_field"),
    ("log", {"job_id": "x", "level": "loud"}, "invalid_choice"),
    ("log", {}, "missing_field"),
    ("refresh_items", {"rating_keys": []}, "empty_list"),
    ("refresh_items", {"rating_keys": ["1/../2"]}, "invalid_rating_key"),
    ("refresh_items", {"rating_keys": ["1"] * 1_001}, "too_many"),
    ("ignore", {"rating_keys": ["1"]}, "missing_field"),
    ("set_options", {"window_days": -1}, "invalid_number"),
    ("set_options", {"levels": []}, "empty_list"),
    ("set_options", {"levels": ["game"]}, "invalid_choice"),
    ("set_options", {"after_restart": "dance"}, "invalid_choice"),
    ("set_options", {"wait_while_busy": 1}, "invalid_boolean"),
    ("set_options", {"wait_for_entity": "sensor.temperature"}, "invalid_entity"),
    ("set_options", {"notify_entities": ["light.kitchen"]}, "invalid_entity"),
    ("set_options", {"notify_actions": ["no_such_phone"]}, "invalid_choice"),
    ("set_options", {"reset": ["color"]}, "invalid_choice"),
]


@pytest.mark.parametrize(("command", "fields", "error"), BAD_INPUT)
async def test_bad_input_is_refused_as_by_an_action(
    client: Client, command: str, fields: dict[str, Any], error: str
) -> None:
    answer = await client.send(command, **fields)
    assert answer["error"]["code"] == "invalid_format"
    assert answer["error"]["translation_key"] == error
    assert answer["error"]["translation_placeholders"]["field"] in answer["error"]["message"]


# Items


async def test_the_work_list_is_grouped_and_what_is_done_reaches_all_that_is_marked(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded, dry_run=True)
    wanted = {"segment": "attention", "defect": "missing_poster"}
    counts = (await client.ask("item_counts", defect="missing_poster"))["segments"]
    total = sum(counts[segment] for segment in ATTENTION)
    entries: list[dict[str, Any]] = []
    after: dict[str, Any] = {}
    while True:
        page = await client.ask("item_groups", **wanted, limit=2, order="title", **after)
        entries += page["entries"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    groups = [entry["group"] for entry in entries if "group" in entry]
    items = [entry["item"] for entry in entries if "item" in entry]
    assert groups
    assert sum(group["items"] for group in groups) + len(items) == total
    key, size = groups[0]["key"], groups[0]["items"]
    opened = await client.ask("item_groups", **wanted, show=key, group_by="season")
    assert sum(each.get("group", {"items": 1})["items"] for each in opened["entries"]) == size
    assert (await client.ask("items", **wanted, show=key))["total"] == size

    marked = {"selected": ["all"], "unselected": [f"show:{key}"]}
    done = await client.ask("ignore", **wanted, **marked, ignored=True)
    assert done["items"] == total - size
    assert (await client.ask("items", **wanted))["total"] == size
    assert (await client.ask("item_counts"))["segments"]["ignored"] == total - size
    undone = await client.ask("undo_ignore", change=done["change"], ignored=False)
    assert undone == {"items": total - size}
    assert (await client.ask("item_counts", defect="missing_poster"))["segments"] == counts


async def test_more_items_are_queued_while_some_are_refreshed(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded)
    manager = loaded.runtime_data.manager
    found = (await client.ask("items", result="unresolved", limit=3))["items"]
    first, second, third = (item["rating_key"] for item in found)
    first_job = (await client.ask("refresh_items", rating_keys=[first]))["job_id"]
    for key in (second, third):
        answer = await client.ask("refresh_items", selected=[f"item:{key}"])
        assert answer == {"job_id": first_job, "items": 1, "left": 0}
    items = (await client.ask("items", result="unresolved"))["items"]
    activities = {item["rating_key"]: item["activity"] for item in items}
    assert [activities.pop(each["rating_key"]) for each in found] == [
        *("refreshing", "queued", "queued")
    ]
    assert set(activities.values()) <= {None}
    await until(lambda: manager.job is None and not manager.refresh_queue.activities(), 30)
    last, before = manager.jobs[:2]
    assert last.options.rating_keys == (second, third)
    assert before.job_id == first_job


async def test_a_cancel_leaves_nothing_queued(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    await client.ask("start", dry_run=True)
    await client.ask("refresh_items", rating_keys=["1"])
    manager = loaded.runtime_data.manager
    assert manager.refresh_queue.activities() == {"1": "queued"}
    await client.ask("cancel")
    assert manager.refresh_queue.activities() == {}
    assert manager.job is None


async def test_items_are_found_by_search_filters_and_key(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    job = await scan(hass, loaded)
    everything = await client.ask("items", limit=500)
    assert everything["total"] == len(everything["items"]) > 20
    first = everything["items"][0]
    assert (await client.ask("items", rating_key=first["rating_key"]))["items"] == [first]
    assert (await client.ask("items", rating_key="0"))["total"] == 0
    for item in (await client.ask("items", library="1", limit=500))["items"]:
        assert item["library_id"] == "1"
    for item in (await client.ask("items", result="fixed", limit=500))["items"]:
        assert item["result"] == "fixed"
    protected = await client.ask("items", skip_reason="protected")
    assert protected["total"] == loaded.runtime_data.manager.upkeep.statistics.total.to_review == 3
    assert all("summary" in item["protection"]["locked_fields"] for item in protected["items"])
    for item in (await client.ask("items", defect="no_match", only_open=True))["items"]:
        assert "no_match" in item["defects"]
    titles = [
        item["title"]
        for item in (await client.ask("items", sort="title", descending=False))["items"]
    ]
    assert titles == sorted(titles, key=str.lower)
    found = await client.ask("items", search="<script>alert(1)</script>")
    assert [item["title"][:27] for item in found["items"]] == ["<script>alert(1)</script> I"]
    touched = await client.ask("job_items", job_id=job.job_id, limit=500)
    assert touched["total"] == job.tally.defective
    fixed = await client.ask("job_items", job_id=job.job_id, result="fixed")
    assert fixed["total"] == job.tally.fixed
    assert await client.error("job_items", job_id="nonsense") == "unknown_job"


async def test_ignored_items_wait_no_longer_until_they_are_wanted_again(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    await scan(hass, loaded)
    manager = loaded.runtime_data.manager
    waiting = manager.upkeep.statistics.total.waiting
    keys = [
        item["rating_key"] for item in (await client.ask("items", result="unresolved"))["items"]
    ]
    await client.ask("ignore", rating_keys=keys, ignored=True)
    assert manager.upkeep.statistics.total.waiting == waiting - len(keys)
    (item,) = (await client.ask("items", rating_key=keys[0]))["items"]
    assert item["ignored"] is True
    await client.ask("ignore", rating_keys=keys, ignored=False)
    assert manager.upkeep.statistics.total.waiting == waiting


async def test_chosen_items_are_refreshed_whatever_the_options_are(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    await client.ask("set_options", dry_run=True, window_days=1)
    await scan(hass, loaded, days=0)
    item = (await client.ask("items", result="would_refresh"))["items"][0]
    job_id = (await client.ask("refresh_items", rating_keys=[item["rating_key"]]))["job_id"]
    manager = loaded.runtime_data.manager
    await until(lambda: manager.job is None, 30)
    job = (await client.ask("job", job_id=job_id))["job"]
    assert job["dry_run"] is False
    assert job["options"]["item_count"] == 1
    assert job["tally"]["would_refresh"] == 0


async def test_a_silent_server_is_asked_again_at_once_and_shows_in_the_list_of_servers(
    client: Client, plex: PlexSimulator
) -> None:
    async def has_trouble() -> bool:
        """Return whether the list of servers tells of trouble."""
        await client.socket.send_json_auto_id({"type": f"{DOMAIN}/entries"})
        return bool((await client.socket.receive_json())["result"]["entries"][0]["has_trouble"])

    await plex.refuse_connections()
    assert await client.ask("check_server") == {"reachable": False}
    assert await has_trouble()
    await plex.accept_connections()
    assert await client.ask("check_server") == {"reachable": True}
    assert not await has_trouble()


# Settings


async def test_options_are_changed_at_once_and_a_running_scan_goes_on(
    client: Client, loaded: MockConfigEntry
) -> None:
    await client.send("subscribe")
    await client.event()
    await client.ask("start")
    manager = loaded.runtime_data.manager
    await client.ask("set_options", window_days=7, max_items=100, dry_run=True)
    assert manager.job is not None
    state: dict[str, Any] = {}
    while "options" not in state:
        state |= (await client.event())["state"]
    assert state["options"] == {
        "window_days": 7,
        "max_items": 100,
        "dry_run": True,
        "arrivals": True,
    }
    assert loaded.options["item_deadline"] == 30
    await client.ask("cancel")


# The log


@pytest.fixture
async def logged(hass: HomeAssistant, loaded: MockConfigEntry) -> str:
    """Return the id of a job with a log of a thousand further lines."""
    job_id = (await scan(hass, loaded, dry_run=True)).job_id
    log_index = loaded.runtime_data.manager.files.log_index
    for number in range(1_000):
        level = LogLevel.ERROR if number % 100 == 0 else LogLevel.DEBUG
        log_index.add_line(job_id, line(f"filler number {number}", level=level))
    await log_index.async_flush()
    return job_id


def line(message: str, *, level: LogLevel = LogLevel.INFO) -> LogLine:
    return LogLine(
        time=1_800_000_000,
        level=level,
        phase=Phase.INSPECT,
        code=LineCode.ERROR,
        values={"error": message},
    )


async def test_a_log_is_read_backwards_to_its_beginning(client: Client, logged: str) -> None:
    page = await client.ask("log", job_id=logged, limit=300)
    lines = page["lines"]
    while more := (await client.ask("log", job_id=logged, limit=300, before_id=lines[0]["id"]))[
        "lines"
    ]:
        lines = [*more, *lines]
    assert len(lines) == page["total"] > 1_000
    assert lines[-1]["message"] == "filler number 999"
    assert [each["id"] for each in lines] == sorted({each["id"] for each in lines})


async def test_a_log_is_searched_and_filtered_backwards_as_well(
    client: Client, logged: str
) -> None:
    errors = await client.ask("log", job_id=logged, level="error")
    assert errors["total"] == 10
    page = await client.ask("log", job_id=logged, search="filler", limit=100)
    seen = page["lines"]
    while more := (
        await client.ask("log", job_id=logged, search="filler", limit=100, before_id=seen[0]["id"])
    )["lines"]:
        seen = [*more, *seen]
    assert len(seen) == 1_000
    assert (await client.ask("log", job_id=logged, search="filler 123"))["total"] == 1
    assert await client.error("log", job_id="nonsense") == "unknown_job"


async def test_a_followed_log_sends_its_newest_lines_first_and_then_new_ones(
    client: Client, loaded: MockConfigEntry, logged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = loaded.runtime_data.manager
    job_id = (await client.ask("start"))["job_id"]
    await client.send("subscribe_log", job_id=job_id, limit=3)
    event = await client.event()
    assert event["initial"] is True
    assert len(event["lines"]) <= 3
    newest = max((each["id"] for each in event["lines"]), default=0)
    manager.running.recorder.on_event(line("something new"))
    messages: list[str] = []
    while "something new" not in messages:
        event = await client.event()
        assert all(each["id"] > newest for each in event["lines"])
        newest = event["lines"][-1]["id"]
        messages += [each["message"] for each in event["lines"]]
    await client.ask("cancel")
    while not any(message.startswith("cancelled") for message in messages):
        messages += [each["message"] for each in (await client.event())["lines"]]


async def test_a_followed_search_only_tells_what_it_looks_for(
    client: Client, loaded: MockConfigEntry
) -> None:
    job_id = (await client.ask("start"))["job_id"]
    await client.send("subscribe_log", job_id=job_id, search="needle", limit=10)
    assert (await client.event())["lines"] == []
    manager = loaded.runtime_data.manager
    manager.running.recorder.on_event(line("hay"))
    manager.running.recorder.on_event(line("a needle in it"))
    assert [each["message"] for each in (await client.event())["lines"]] == ["a needle in it"]
    await client.ask("cancel")


async def test_whoever_misses_too_many_lines_gets_the_newest_ones_anew(
    client: Client, loaded: MockConfigEntry
) -> None:
    job_id = (await client.ask("start"))["job_id"]
    await client.send("subscribe_log", job_id=job_id, search="flood", limit=10)
    await client.event()
    for number in range(700):
        loaded.runtime_data.manager.running.recorder.on_event(line(f"flood {number}"))
    event = await client.event()
    while event["lines"][-1]["message"] != "flood 699":
        event = await client.event()
    assert event["initial"] is True
    assert len(event["lines"]) == 200
    await client.ask("cancel")


async def test_a_log_index_that_cannot_be_read_is_told(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    job_id = (await scan(hass, loaded, dry_run=True)).job_id
    manager = loaded.runtime_data.manager
    await manager.files.log_index.async_close()
    before = manager.publisher.subscribers
    assert await client.error("items") == "log_index_failed"
    assert await client.error("subscribe_log", job_id=job_id) == "log_index_failed"
    assert manager.publisher.subscribers == before
    await manager.files.log_index.async_open()


async def test_a_log_that_cannot_be_read_for_a_moment_goes_on_afterwards(
    client: Client, loaded: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager = loaded.runtime_data.manager
    job_id = (await client.ask("start"))["job_id"]
    await client.send("subscribe_log", job_id=job_id, search="needle", limit=10)
    await client.event()
    with monkeypatch.context() as patched:
        patched.setattr(
            manager.records.lines, "get", AsyncMock(side_effect=LogIndexError("locked"))
        )
        manager.running.recorder.on_event(line("needle one"))
        assert await client.silence(0.6)
    manager.running.recorder.on_event(line("needle two"))
    messages = [each["message"] for each in (await client.event())["lines"]]
    assert messages == ["needle one", "needle two"]
    await client.ask("cancel")

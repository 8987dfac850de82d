"""Tests of the commands for schedules, through the real websocket."""

from typing import Any

from homeassistant.const import WEEKDAYS
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import Catalog

from ..kit import small_catalog, until
from .client import Client


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


async def shown(client: Client) -> list[dict[str, Any]]:
    """Return the schedules as the panel gets them."""
    await client.send("subscribe")
    schedules: list[dict[str, Any]] = (await client.event())["state"]["schedules"]
    client.events.clear()
    return schedules


async def test_a_schedule_is_added_run_and_deleted(
    hass: HomeAssistant, client: Client, loaded: MockConfigEntry
) -> None:
    assert await shown(client) == []
    preset = (await client.ask("schedule_preset"))["schedule"]
    assert (preset["name"], preset["time"], preset["window_days"]) == ("Every night", "03:00:00", 0)
    assert preset.pop("libraries") == []
    added = await client.ask("set_schedule", **preset)
    local = dt_util.as_local(dt_util.utc_from_timestamp(added["next_run"]))
    assert (local.hour, local.minute) == (3, 0)
    (schedule,) = await shown(client)
    assert schedule == preset | {
        "libraries": [],
        "schedule_id": added["schedule_id"],
        "next_run": added["next_run"],
        "last_job": None,
    }
    # Its scan is the one of the schedule, and known as such.
    named = {"schedule_id": added["schedule_id"]}
    job_id = (await client.ask("run_schedule", **named))["job_id"]
    manager = loaded.runtime_data.manager
    await until(lambda: manager.job is None)
    (schedule,) = await shown(client)
    last = schedule["last_job"]
    assert (last["job_id"], last["status"], last["trigger"]) == (job_id, "success", "manual")
    assert await client.ask("delete_schedule", **named) == {}
    assert await shown(client) == []
    await hass.async_block_till_done()


async def test_a_change_replaces_all_of_a_schedule(client: Client) -> None:
    added = await client.ask("set_schedule", name="Nightly", time="03:00", window_days=7)
    named = {"schedule_id": added["schedule_id"]}
    typed = {"name": " Weekly ", "time": "04:15", "weekdays": ["sun", "mon"], "libraries": ["3"]}
    changed = await client.ask("set_schedule", **named, **typed, dry_run=True, enabled=False)
    assert changed == {**named, "next_run": None}
    (schedule,) = await shown(client)
    assert (
        schedule.items()
        >= {
            "name": "Weekly",
            "time": "04:15",
            "weekdays": ["mon", "sun"],
            "libraries": ["3"],
            "window_days": None,
            "dry_run": True,
            "enabled": False,
            "next_run": None,
        }.items()
    )


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"name": "  "}, "invalid_name"),
        ({"name": "x" * 300}, "invalid_name"),
        ({"time": "3 o'clock"}, "invalid_time"),
        ({"time": "24:00"}, "invalid_time"),
        ({"weekdays": []}, "empty_list"),
        ({"weekdays": ["someday"]}, "invalid_choice"),
        ({"libraries": ["99"]}, "unknown_library"),
        ({"libraries": []}, "empty_list"),
        ({"window_days": -1}, "invalid_number"),
        ({"catch_up_hours": 1000}, "invalid_number"),
        ({"dry_run": "perhaps"}, "invalid_boolean"),
        ({"schedule_id": "nonsense"}, "unknown_schedule"),
        ({"color": "red"}, "unknown_field"),
    ],
)
async def test_bad_input_is_refused_with_a_word_on_the_field(
    client: Client, loaded: MockConfigEntry, typed: dict[str, Any], error: str
) -> None:
    good = {"name": "Nightly", "time": "03:00", "weekdays": WEEKDAYS}
    assert await client.error("set_schedule", **good | typed) == error
    assert not loaded.subentries


async def test_a_schedule_that_is_gone_can_neither_run_nor_be_deleted(client: Client) -> None:
    for command in ("run_schedule", "delete_schedule"):
        assert await client.error(command, schedule_id="nonsense") == "unknown_schedule"

"""Hostile and oversized input to every action and every websocket command.

Whatever comes in is answered or refused with an error that says why; nothing is done that should
not be, nothing is logged as a fault of ours, and the next one is served.
"""

from collections.abc import Iterator
from contextlib import closing
import json
import logging
from pathlib import Path
import sqlite3
from types import SimpleNamespace
from typing import Any
from unittest.mock import AsyncMock

from aiohttp.test_utils import TestClient
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.json import json_bytes
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.json import JSON_DECODE_EXCEPTIONS, json_loads
from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import Job, JobTrigger
from custom_components.plex_smart_refresher.jobs.manager import JobManager
from custom_components.plex_smart_refresher.services import ACTIONS
from custom_components.plex_smart_refresher.web.command import COMMANDS
from plex_simulator import Catalog, Outcome, PlexSimulator

from .hostile import LONG, SPEECHES, by_schema, calls, modest, required_in
from .kit import broken, scan, small_catalog

#: What changes the state when it is right, and may.
MAY_WRITE = {"ignore", "undo_ignore", "set_options", "set_schedule", "delete_schedule"}
#: The longest error that anybody should have to read, in bytes.
LONGEST_ERROR = 6_000


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
async def job(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    monkeypatch: pytest.MonkeyPatch,
) -> Job:
    """Return a job with lines and an item; from now on scans are only asked for, and not run."""
    broken(plex, Outcome.NEVER)
    done = await scan(hass, loaded)
    manager = loaded.runtime_data.manager
    assert isinstance(manager, JobManager)
    manager.async_start = AsyncMock(return_value=SimpleNamespace(job=done, job_id=done.job_id))
    manager.refresh_queue._start = manager.async_start
    monkeypatch.setattr(manager.refresh_queue, "async_refresh_item", AsyncMock(return_value=None))
    return done


@pytest.fixture
def watched(
    loaded: MockConfigEntry, job: Job, hass_config_dir: str
) -> Iterator[sqlite3.Connection]:
    """Return a second pair of eyes on the database."""
    file = Path(hass_config_dir, ".storage", DOMAIN, f"{loaded.entry_id}.db")
    with closing(sqlite3.connect(file)) as connection:
        yield connection


def state(entry: MockConfigEntry, connection: sqlite3.Connection) -> tuple[Any, ...]:
    """Return what must not change; health, checked pictures and arrivals are noted at any time."""
    noted = ("health_points", "picture_round", "arrival_marks")
    stored = [line for line in connection.iterdump() if not any(each in line for each in noted)]
    jobs = [job.job_id for job in entry.runtime_data.manager.jobs]
    return stored, jobs, dict(entry.options), list(entry.subentries)


def check_wishes(manager: Any) -> None:
    """Look at what scans were asked for: nothing beyond the limits gets so far."""
    for wish in manager.async_start.call_args_list:
        options, trigger = wish.args
        assert 0 <= options.window_days <= 36_500
        assert 0 <= options.max_items <= 1_000_000
        assert type(options.dry_run) is bool
        assert set(options.library_ids) <= {"1", "2", "3"}
        assert all(key.isdecimal() and len(key) <= 20 for key in options.rating_keys)
        assert len(options.rating_keys) <= 1_000
        assert trigger in JobTrigger
    manager.async_start.reset_mock()


def faults(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what was logged with a traceback, which is for faults of ours only."""
    return [
        record.getMessage()[:500]
        for record in caplog.records
        if record.exc_info and record.levelno >= logging.INFO
    ]


# Actions


def check_error(err: HomeAssistantError, texts: dict[str, str]) -> None:
    """Look at an error as the user gets it."""
    assert err.translation_domain == DOMAIN
    assert f"component.{DOMAIN}.exceptions.{err.translation_key}.message" in texts
    assert len(json_bytes(err.translation_placeholders)) < LONGEST_ERROR
    assert len(str(err)) < LONGEST_ERROR


@given(data=st.data())
@modest
async def test_an_action_answers_or_says_what_was_wrong(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    job: Job,
    watched: sqlite3.Connection,
    caplog: pytest.LogCaptureFixture,
    data: st.DataObject,
) -> None:
    texts = await async_get_translations(hass, "en", "exceptions", [DOMAIN])
    known = {"config_entry_id": loaded.entry_id, "job_id": job.job_id}
    before = state(loaded, watched)
    for name, action in ACTIONS.items():
        fields = by_schema(action.schema, known, ["Movies", "1", "TV Shows"])
        sent = data.draw(calls(fields, required_in(action.schema)))
        try:
            answer = await hass.services.async_call(
                DOMAIN, name, sent, blocking=True, return_response=True
            )
        except HomeAssistantError as err:
            check_error(err, texts)
        else:
            json_bytes(answer)
        assert state(loaded, watched) == before
    check_wishes(loaded.runtime_data.manager)
    assert faults(caplog) == []


async def test_an_action_refuses_a_field_that_is_too_large(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    cases = [(name, row, str(field)) for name, row in ACTIONS.items() for field in row.schema]
    for name, action, field in cases:
        sent = {name: {} if name == "payload" else "1" for name in required_in(action.schema)}
        for value in (LONG, ["x"] * 100_000):
            with pytest.raises(HomeAssistantError) as refusal:
                await hass.services.async_call(
                    DOMAIN, name, sent | {field: value}, blocking=True, return_response=True
                )
            assert (refusal.value.translation_placeholders or {})["field"] == field
            assert len(str(refusal.value)) < LONGEST_ERROR


# Websocket commands


class Line:
    """A websocket on which anything may be sent."""

    def __init__(self, socket: Any) -> None:
        self.socket = socket
        self.last_id = 100

    async def send(self, message: dict[str, Any]) -> dict[str, Any]:
        """Send a message and return the answer to it."""
        self.last_id += 1
        await self.socket.send_str(json.dumps(message | {"id": self.last_id}))
        while True:
            answer: dict[str, Any] = await self.socket.receive_json(timeout=5)
            if answer["type"] in ("result", "pong") and answer["id"] == self.last_id:
                return answer

    async def end(self, message_id: int) -> None:
        """End a subscription."""
        await self.send({"type": "unsubscribe_events", "subscription": message_id})


def is_json(value: object) -> bool:
    """Return whether Home Assistant accepts a message; an invalid one ends the connection."""
    try:
        json_loads(json.dumps(value))
    except (*JSON_DECODE_EXCEPTIONS, ValueError, RecursionError):
        return False
    return True


@pytest.fixture
async def line(hass: HomeAssistant, job: Job, hass_ws_client: WebSocketGenerator) -> Line:
    return Line(await hass_ws_client(hass))


@given(data=st.data())
@modest
async def test_a_command_answers_or_says_what_was_wrong(
    loaded: MockConfigEntry,
    job: Job,
    watched: sqlite3.Connection,
    line: Line,
    caplog: pytest.LogCaptureFixture,
    data: st.DataObject,
) -> None:
    known = {"entry_id": loaded.entry_id, "job_id": job.job_id}
    for command in COMMANDS:
        name = command.name
        wish = calls(by_schema(command.schema, known), required_in(command.schema))
        message = data.draw(wish.filter(is_json)) | {"type": f"{DOMAIN}/{name}"}
        before = state(loaded, watched)
        answer = await line.send(message)
        if answer["success"]:
            await line.end(answer["id"])
        else:
            assert answer["error"]["code"] not in ("unknown_error", "timeout")
            assert 0 < len(answer["error"]["message"]) < LONGEST_ERROR
        if not answer["success"] or name not in MAY_WRITE:
            assert state(loaded, watched) == before
    check_wishes(loaded.runtime_data.manager)
    assert (await line.send({"type": "ping"}))["type"] == "pong"
    assert faults(caplog) == []


async def test_a_command_refuses_a_field_that_is_too_large(
    loaded: MockConfigEntry, job: Job, line: Line
) -> None:
    known = {"entry_id": loaded.entry_id, "job_id": job.job_id}
    for command in COMMANDS:
        right = {field: value for field, value in known.items() if field in command.schema}
        for field in map(str, command.schema):
            for value in (LONG, ["x"] * 9_999, ["1"] * 9_999, 1e300):
                case = command.name, field
                message = {"type": f"{DOMAIN}/{command.name}", **right, field: value}
                answer = await line.send(message)
                assert not answer["success"], case
                assert answer["error"]["code"] == "invalid_format", case
                assert answer["error"]["translation_placeholders"]["field"] == field, case
                assert len(answer["error"]["message"]) < LONGEST_ERROR, case


# Addresses


@pytest.mark.parametrize("view", ["thumb", "log"])
async def test_an_address_with_a_hostile_id_is_not_found(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    job: Job,
    hass_client: ClientSessionGenerator,
    caplog: pytest.LogCaptureFixture,
    view: str,
) -> None:
    client: TestClient[Any, Any] = await hass_client()
    for speech in (*SPEECHES, "x" * 4_000):
        for ids in ((loaded.entry_id, speech), (speech, job.job_id)):
            answer = await client.get("/".join(["", "api", DOMAIN, ids[0], view, ids[1]]))
            assert answer.status in (400, 404), (speech, ids)
    assert faults(caplog) == []

# ruff: noqa: ASYNC240 - a test may look at its files between its steps
"""The token: nowhere but in the config entry. The files: for their owner only."""

from collections.abc import AsyncIterator, Iterator
from itertools import cycle
import json
import logging
import os
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from homeassistant.components.backup import BackupManager
from homeassistant.components.backup.const import DATA_MANAGER
from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.const import MATCH_ALL, WEEKDAYS
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator, WebSocketGenerator

from custom_components.plex_smart_refresher.const import DOMAIN
from plex_simulator import Catalog, FaultKind, Outcome, PlexSimulator
from plex_simulator.tokens import Access

from .kit import ScaledClock, broken, call, entry_for, scan, small_catalog, until

TOKEN = "tOkEn+that/nobody=may~see"
#: As it is, and as an address would have it.
SPELLINGS = (TOKEN, quote(TOKEN), quote(TOKEN, safe=""), json.dumps(TOKEN)[1:-1])
LOGGERS = ("plexapi", "urllib3", "requests", "aiohttp", "asyncio", "homeassistant", DOMAIN)
FAULTS = (
    *(FaultKind.STATUS, FaultKind.BUSY, FaultKind.MAINTENANCE, FaultKind.STARTING_UP),
    *(FaultKind.RESET, FaultKind.CUT_OFF, FaultKind.TRUNCATED, FaultKind.HTML, FaultKind.GARBAGE),
)


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture
def entry(hass: HomeAssistant, plex: PlexSimulator) -> MockConfigEntry:
    """Return an entry with a token that is seen wherever it leaks."""
    plex.tokens.grant(TOKEN, Access.OWNER)
    template = entry_for(plex, pause_limit=0)
    entry = MockConfigEntry(
        domain=DOMAIN,
        title=template.title,
        unique_id=template.unique_id,
        data={**template.data, "token": TOKEN},
        options=dict(template.options),
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def running(
    hass: HomeAssistant, entry: MockConfigEntry, clock: ScaledClock, real_stores: None
) -> AsyncIterator[MockConfigEntry]:
    """Return the entry, set up, with stores that write their files."""
    assert await async_setup_component(hass, "diagnostics", {})
    assert await async_setup_component(hass, "backup", {})
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    yield entry
    if entry.state is ConfigEntryState.LOADED:
        await hass.config_entries.async_unload(entry.entry_id)


@pytest.fixture
def events(hass: HomeAssistant) -> list[Event[Any]]:
    """Return all that is fired from now on."""
    fired: list[Event[Any]] = []

    @callback
    def note(event: Event[Any]) -> None:
        fired.append(event)

    hass.bus.async_listen(MATCH_ALL, note)
    return fired


@pytest.fixture
def _chatty(caplog: pytest.LogCaptureFixture) -> None:
    """Let everybody log everything; the root does so already for whoever reads the log."""
    for name in LOGGERS:
        caplog.set_level(logging.DEBUG, name)


def leaks(place: str, text: object) -> list[str]:
    """Return where a token stands in what is shown there."""
    shown = str(text)
    return [
        f"{place}: …{shown[max(0, shown.index(each) - 80) :][:200]}…"
        for each in SPELLINGS
        if each in shown
    ]


async def scan_through_all_faults(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    """Run scans that succeed and fail in every way that requests can."""
    broken(plex)
    await scan(hass, entry)
    places = ("sections", "list_page", "details", "refresh")
    for kind, place in zip(FAULTS, cycle(places)):
        broken(plex, Outcome.NEVER)
        plex.faults.switch_on(kind, on=place)
        await scan(hass, entry)
        plex.faults.clear()
    await plex.refuse_connections()
    await scan(hass, entry)
    await plex.accept_connections()
    plex.tokens.revoke(TOKEN)
    await scan(hass, entry)


async def answers(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> list[dict[str, Any]]:
    """Return what the websocket and the actions answer, errors included."""
    client = await hass_ws_client(hass)
    ids = {"entry_id": entry.entry_id, "job_id": entry.runtime_data.manager.jobs[0].job_id}
    of_entry = dict.fromkeys(("subscribe", "jobs", "items", "cancel"), ("entry_id",))
    of_job = dict.fromkeys(("job", "job_items", "log", "subscribe_log"), ("entry_id", "job_id"))
    ours = {f"{DOMAIN}/{name}": fields for name, fields in (of_entry | of_job).items()}
    others = ("config_entries/get", "config_entries/flow/progress", "repairs/list_issues")
    found: list[dict[str, Any]] = []
    for name, fields in (ours | dict.fromkeys(others, ())).items():
        await client.send_json_auto_id({"type": name, **{field: ids[field] for field in fields}})
        found.append(await client.receive_json())
        while found[-1]["type"] != "result":
            found.append(await client.receive_json())
    found += [
        await call(hass, "get_log", job_id=job.job_id, limit=1000)
        for job in entry.runtime_data.manager.jobs
    ]
    for action in ("get_jobs", "get_items", "cancel_scan"):
        try:
            found.append(await call(hass, action))
        except HomeAssistantError as err:
            found.append({"error": f"{err!r} {err} {err.translation_placeholders}"})
    return found


def files_below(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield all files but Home Assistant's own of the config entries, as text."""
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "core.config_entries":
            yield str(path), path.read_bytes().decode("utf-8", "replace")


@pytest.mark.usefixtures("_chatty")
async def test_the_token_is_nowhere_but_in_the_config_entry(
    hass: HomeAssistant,
    running: MockConfigEntry,
    plex: PlexSimulator,
    events: list[Event[Any]],
    hass_client: ClientSessionGenerator,
    hass_ws_client: WebSocketGenerator,
    hass_config_dir: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await scan_through_all_faults(hass, running, plex)
    await hass.async_block_till_done()
    places: dict[str, object] = {
        "diagnostics": await get_diagnostics_for_config_entry(hass, hass_client, running),
        "answers": await answers(hass, running, hass_ws_client),
        "states": [state.as_dict() for state in hass.states.async_all()],
        "events": [f"{event.event_type} {event.data}" for event in events],
        "issues": [issue.to_json() for issue in ir.async_get(hass).issues.values()],
        "flows": [dict(flow) for flow in hass.config_entries.flow.async_progress()],
        "entities": [each.extended_dict for each in er.async_get(hass).entities.values()],
        "devices": [
            each.dict_repr
            for each in dr.async_entries_for_config_entry(dr.async_get(hass), running.entry_id)
        ],
        "runtime data": running.runtime_data,
    }
    assert await hass.config_entries.async_unload(running.entry_id)
    await hass.async_block_till_done()
    places["log"] = caplog.text
    places |= await hass.async_add_executor_job(lambda: dict(files_below(Path(hass_config_dir))))
    assert len(places["events"]) > 20  # type: ignore[arg-type]
    assert "reauth" in str(places["flows"])
    assert any(name.endswith(".db") for name in places)
    assert any(name.endswith(".jobs") for name in places)
    assert [leak for place, text in places.items() for leak in leaks(place, text)] == []


async def test_all_files_are_for_their_owner_only(
    hass: HomeAssistant, running: MockConfigEntry, plex: PlexSimulator, hass_config_dir: str
) -> None:
    folder = Path(hass_config_dir, ".storage", DOMAIN)
    before = os.umask(0)  # whoever relies on it would be caught
    try:
        data = {"time": "03:30:00", "weekdays": [*WEEKDAYS], "libraries": []}
        subentry = ConfigSubentry(
            data=MappingProxyType(data), subentry_type="schedule", title="Nightly", unique_id=None
        )
        hass.config_entries.async_add_subentry(running, subentry)
        await scan(hass, running)
        assert await hass.config_entries.async_unload(running.entry_id)
        for path in folder.iterdir():  # as a careless copy leaves them
            path.write_bytes(b"damaged")
            path.chmod(0o644)
        folder.chmod(0o755)
        assert await hass.config_entries.async_setup(running.entry_id)
        await hass.async_block_till_done()
        backups: BackupManager = hass.data[DATA_MANAGER]
        await backups.async_pre_backup_actions()
        await call(hass, "start_scan")
        broken(plex)
        manager = running.runtime_data.manager
        await until(lambda: manager.job is None)
        await backups.async_post_backup_actions()
        await manager.files.log_index.async_flush()
        hass.config_entries.async_remove_subentry(running, subentry.subentry_id)
        await hass.async_block_till_done()
        modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert set(modes.values()) == {0o600}, modes
    names = {name.removeprefix(f"{running.entry_id}.") for name in modes}
    assert names >= {"db", "db-wal", "db-shm", "jobs", "schedules"}
    assert sum("corrupt" in name for name in names) == 3

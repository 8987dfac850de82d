"""Libraries of one title, and servers of one name, are told apart wherever they are named."""

from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr, issue_registry as ir
from homeassistant.util.yaml import load_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_mock_service,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

import custom_components.plex_smart_refresher as integration
from custom_components.plex_smart_refresher import logbook
from custom_components.plex_smart_refresher.assist.requests import progress
from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.scan_events import EVENT_SCAN_END
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import broken, call, scan, small_catalog
from .test_notification import all_told
from .web.client import Client

FOLDER = Path(integration.__file__).parent
LIBRARIES = {"Movies (1)", "Movies (2)"}


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


def offered(schema: Any, field: str) -> set[str]:
    """Return the labels of what can be chosen in a field of a form."""
    return {option["label"] for option in schema.schema[field].config["options"]}


async def refused(hass: HomeAssistant, **data: Any) -> str:
    """Return what an action names as allowed, after it was refused."""
    with pytest.raises(ServiceValidationError) as refusal:
        await call(hass, "start_scan", **data)
    placeholders = refusal.value.translation_placeholders
    assert placeholders is not None
    return placeholders["allowed"]


async def offers(hass: HomeAssistant, entry: MockConfigEntry) -> list[dict[str, str]]:
    """Return what the repairs name that offer the libraries of movies, as if they were new."""
    chosen = {"libraries": ["3"], "known_libraries": ["3"]}
    hass.config_entries.async_update_entry(entry, options={**entry.options, **chosen})
    await entry.runtime_data.manager.upkeep.async_check_server()
    await hass.async_block_till_done()
    issues = [each for each in ir.async_get(hass).issues.values() if each.domain == DOMAIN]
    return [
        each.translation_placeholders or {}
        for each in issues
        if each.data and each.data["entry_id"] == entry.entry_id
    ]


async def library_names(
    hass: HomeAssistant, entry: MockConfigEntry, client: Client
) -> Mapping[str, set[str]]:
    """Return the names of the libraries on each surface."""
    registry, entry_id = dr.async_get(hass), entry.entry_id
    options = await hass.config_entries.options.async_init(entry_id)
    schedule = await hass.config_entries.subentries.async_init(
        (entry_id, "schedule"), context={"source": "user"}
    )
    await client.send("subscribe")
    event = await client.event()
    rows = (await call(hass, "get_items", config_entry_id=entry_id))["items"]
    (job,) = (await call(hass, "get_jobs", config_entry_id=entry_id))["jobs"]
    log = (await call(hass, "get_log", config_entry_id=entry_id, job_id=job["job_id"]))["lines"]
    allowed = await refused(hass, config_entry_id=entry_id, libraries=["Nowhere"])
    first = next(each for each in progress(hass) if each.server == entry.title)
    return {
        "devices": {
            child.name or ""
            for device in dr.async_entries_for_config_entry(registry, entry_id)
            for child in dr.async_entries_for_parent_device(registry, device.id)
        },
        "options": offered(options["data_schema"].schema["selection"].schema, "libraries"),
        "schedule": offered(schedule["data_schema"], "libraries"),
        "panel": {each["title"] for each in event["state"]["libraries"]},
        "items": {row["library"] for row in rows},
        "jobs": {each["title"] for each in event["state"]["last_job"]["libraries"]},
        "log": {name for name in LIBRARIES if any(name in line["message"] for line in log)},
        "refusal": set(allowed.split(", ")),
        "voice": set(first.libraries),
        "repairs": {each["library"] for each in await offers(hass, entry)},
    }


async def test_libraries_of_one_title_are_told_apart_on_each_surface(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
) -> None:
    for library in ("1", "2"):
        broken(plex, Outcome.NEVER, library=library)
    await scan(hass, loaded)
    client = Client(await hass_ws_client(hass), loaded.entry_id)
    found = await library_names(hass, loaded, client)
    titled = {
        surface: {name for name in names if "Movies" in name} for surface, names in found.items()
    }
    assert titled == dict.fromkeys(found, LIBRARIES)
    job = await scan(hass, loaded, libraries=["movies (2)"])
    assert job.options.library_ids == ("2",)


@pytest.fixture
async def second(hass: HomeAssistant, loaded: MockConfigEntry) -> AsyncIterator[MockConfigEntry]:
    """Return the entry of another server of the same name, set up by hand."""
    server = PlexSimulator(
        small_catalog(), machine_identifier="f" * 40, friendly_name="Simulated Plex"
    )
    flows = hass.config_entries.flow
    async with server:
        step = await flows.async_init(DOMAIN, context={"source": "user"})
        step = await flows.async_configure(step["flow_id"], {"next_step_id": "manual"})
        typed = {"url": server.url, "token": server.token, "verify_ssl": True}
        step = await flows.async_configure(step["flow_id"], typed)
        chosen = {"libraries": ["1"], "nightly": False, "check_now": False}
        step = await flows.async_configure(step["flow_id"], chosen)
        await hass.async_block_till_done()
        entry: MockConfigEntry = step["result"]
        yield entry
        await hass.config_entries.async_unload(entry.entry_id)


def description_of_scans(hass: HomeAssistant) -> Callable[[Any], dict[str, Any]]:
    """Return what describes the end of a scan to the logbook."""
    described: dict[str, Any] = {}
    logbook.async_describe_events(
        hass, lambda _domain, event, describe: described.update({event: describe})
    )
    found: Callable[[Any], dict[str, Any]] = described[EVENT_SCAN_END]
    return found


async def server_names(
    hass: HomeAssistant, entries: tuple[MockConfigEntry, ...], client: Client
) -> Mapping[str, list[str]]:
    """Return the names of the servers on each surface."""
    registry = dr.async_get(hass)
    told = async_mock_service(hass, "notify", "phone")
    ends = async_capture_events(hass, EVENT_SCAN_END)
    for entry in entries:
        options = {**entry.options, "notify_actions": ["phone"], "notify_when": "always"}
        hass.config_entries.async_update_entry(entry, options=options)
        await scan(hass, entry, config_entry_id=entry.entry_id)
        await all_told(hass, entry)
    await client.socket.send_json_auto_id({"type": f"{DOMAIN}/entries"})
    chooser = (await client.socket.receive_json())["result"]["entries"]
    allowed = await refused(hass, config_entry_id="nonsense")
    devices = [
        device.name or ""
        for entry in entries
        for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
        if device.via_device_id is None
    ]
    logged, repairs = list(ends), [(await offers(hass, entry))[0] for entry in entries]
    describe = description_of_scans(hass)
    return {
        "choice of a config entry": [entry.title for entry in entries],
        "devices": devices,
        "panel": [each["title"] for each in chooser],
        "refusal": [each.partition(" (")[2].removesuffix(")") for each in allowed.split(", ")],
        "voice": [each.server for each in progress(hass)],
        "logbook": [describe(each)["name"] for each in logged],
        "repairs": [each["name"] for each in repairs],
        "notification": [each.data["title"].removesuffix(": scan finished") for each in told],
    }


async def test_servers_of_one_name_are_told_apart_on_each_surface(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    second: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    client = Client(await hass_ws_client(hass), loaded.entry_id)
    found = await server_names(hass, (loaded, second), client)
    address = second.data["url"].removeprefix("http://")
    expected = ["Simulated Plex", f"Simulated Plex ({address})"]
    assert {surface: sorted(names) for surface, names in found.items()} == dict.fromkeys(
        found, expected
    )


@pytest.mark.parametrize("name", ["services", "triggers", "conditions"])
def test_actions_triggers_and_conditions_let_users_choose_a_server_by_its_title(name: str) -> None:
    described: Any = load_yaml(str(FOLDER / f"{name}.yaml"))
    selectors = [each["fields"]["config_entry_id"]["selector"] for each in described.values()]
    expected = {"config_entry": {"integration": DOMAIN}}
    assert selectors == [expected] * len(described)

"""Which server answers at the address: another one gets nothing, until the user adopts it."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from ipaddress import ip_address
from types import MappingProxyType
from typing import Any

from aiohttp import web
from homeassistant.components.repairs import repairs_flow_manager
from homeassistant.config_entries import SOURCE_ZEROCONF, ConfigEntryState, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_socket import socket_allow_hosts

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.events import ItemFinished
from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.jobs.events import JobsEvent
from plex_simulator import Catalog, Latency, PlexSimulator, RequestKind

from .kit import ScaledClock, broken, call, entry_for, scan, small_catalog, until

OTHER = "f" * 40


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@asynccontextmanager
async def replaced(plex: PlexSimulator) -> AsyncIterator[PlexSimulator]:
    """Stop a server, and run another one of the same owner at its address."""
    port = int(plex.url.rpartition(":")[2])
    await plex.stop()
    other = PlexSimulator(
        small_catalog(),
        port=port,
        machine_identifier=OTHER,
        friendly_name="Reinstalled Plex",
        latency=Latency(mean=0.01, spread=0.005),
    )
    for _ in range(5):
        broken(other)
    async with other:
        yield other


def assert_untouched(other: PlexSimulator) -> None:
    """Assert that a server was asked for its name alone."""
    assert set(other.counters.requests) == {RequestKind.IDENTITY}
    assert not other.counters.refreshes


def issues(hass: HomeAssistant) -> set[str]:
    """Return the causes of the issues."""
    return {
        issue.translation_key or ""
        for issue in ir.async_get(hass).issues.values()
        if issue.domain == DOMAIN and issue.active
    }


async def repair(hass: HomeAssistant, entry: MockConfigEntry, choice: str) -> dict[str, Any]:
    """Open the repair of an entry and choose what to do."""
    assert await async_setup_component(hass, "repairs", {})
    flows = repairs_flow_manager(hass)
    assert flows is not None
    issue_id = f"wrong_server_{entry.entry_id}"
    step = await flows.async_init(DOMAIN, data={"issue_id": issue_id})
    assert (step["type"], step["menu_options"]) == ("menu", ["adopt", "address"])
    step = await flows.async_configure(step["flow_id"], {"next_step_id": choice})
    await hass.async_block_till_done()
    return dict(step)


# A server that is another one gets nothing


async def test_a_scan_of_another_server_ends_before_the_first_request_with_a_token(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex)
    async with replaced(plex) as other:
        job = await scan(hass, loaded)
        assert (job.status, job.error) == ("failed", "wrong_server")
        assert_untouched(other)
        assert issues(hass) == {"wrong_server"}


@pytest.mark.parametrize("pause_limit", [0, 120])
async def test_another_server_in_the_middle_of_a_scan_gets_no_write(
    hass: HomeAssistant, plex: PlexSimulator, clock: ScaledClock, pause_limit: int
) -> None:
    for _ in range(20):
        broken(plex)
    entry = entry_for(plex, pause_limit=pause_limit, in_flight=2)
    entry.add_to_hass(hass)
    assert await hass.config_entries.async_setup(entry.entry_id)
    manager = entry.runtime_data.manager
    is_time = asyncio.Event()

    def follow(event: JobsEvent) -> None:
        if isinstance(event, ItemFinished):
            is_time.set()

    manager.publisher.subscribe(follow)
    await call(hass, "start_scan")
    await is_time.wait()
    async with replaced(plex) as other:
        await until(lambda: manager.job is None, 20)
        job = manager.jobs[0]
        assert (job.status, job.error) == ("failed", "wrong_server")
        assert 0 < job.tally.fixed < 20
        assert_untouched(other)
        assert issues(hass) == {"wrong_server"}
        await hass.config_entries.async_unload(entry.entry_id)


async def test_another_server_is_not_set_up_and_the_known_one_is_again(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    async with replaced(plex) as other:
        assert not await hass.config_entries.async_setup(entry.entry_id)
        assert entry.state is ConfigEntryState.SETUP_RETRY
        assert entry.error_reason_translation_key == "wrong_server"
        assert issues(hass) == {"wrong_server"}
        assert_untouched(other)
    await plex.start()
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert issues(hass) == set()
    assert await hass.config_entries.async_unload(entry.entry_id)


async def test_the_regular_check_notices_another_server(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    check = loaded.runtime_data.manager.upkeep.async_check_server
    async with replaced(plex) as other:
        await check()
        assert issues(hass) == {"wrong_server"}
        assert not loaded.runtime_data.manager.libraries.is_reachable
        assert_untouched(other)
    await plex.start()
    await check()
    assert issues(hass) == set()
    assert loaded.runtime_data.manager.libraries.is_reachable


# Adopting it


async def test_an_adopted_server_keeps_options_schedules_and_entities_but_no_memory(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, real_stores: None
) -> None:
    schedule = ConfigSubentry(
        data=MappingProxyType({"time": "03:30:00", "weekdays": ["mon"]}),
        subentry_type="schedule",
        title="Nightly",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(loaded, schedule)
    assert await hass.config_entries.async_reload(loaded.entry_id)
    key = broken(plex)
    await scan(hass, loaded, dry_run=True)
    await loaded.runtime_data.manager.upkeep.async_ignore(Marks.of([key]), ignored=True)
    options, entities, devices = dict(loaded.options), names(hass, loaded), ids(hass, loaded)
    async with replaced(plex) as other:
        await scan(hass, loaded)
        assert (await repair(hass, loaded, "adopt"))["type"] == "create_entry"
        assert loaded.state is ConfigEntryState.LOADED
        assert (loaded.unique_id, issues(hass)) == (OTHER, set())
        assert dict(loaded.options) == options
        assert list(loaded.subentries.values()) == [schedule]
        assert names(hass, loaded) == entities
        assert ids(hass, loaded) == devices
        registry = er.async_get(hass)
        found = er.async_entries_for_config_entry(registry, loaded.entry_id)
        assert all(OTHER in each.unique_id for each in found)
        assert (await call(hass, "get_items"))["items"] == []
        assert (await call(hass, "get_jobs"))["jobs"] == []
        job = await scan(hass, loaded)
        assert (job.status, job.tally.fixed) == ("success", 5)
        assert other.counters.refreshes
        await hass.config_entries.async_unload(loaded.entry_id)


@pytest.mark.parametrize("is_loaded", [True, False])
async def test_the_selected_libraries_of_an_adopted_server_are_those_of_the_same_names_and_types(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, is_loaded: bool
) -> None:
    titles = ("Attic", "Extras", "Cellar", "Den")
    former = [plex.catalog.add_library(title).key for title in titles]
    selected = {"libraries": ["3", "1", *former[:2]], "known_libraries": ["1", "3"]}
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, **selected})
    schedules = {"Films": ["1"], "Shows": ["3"], "All": [], "Far": former[2:]}
    add_schedules(hass, loaded, schedules)
    await hass.async_block_till_done()
    assert await hass.config_entries.async_reload(loaded.entry_id)
    before = library_devices(hass, loaded)
    assert set(before) == set(selected["libraries"])
    health = er.async_get(hass).async_get("sensor.simulated_plex_tv_shows_health")
    assert health is not None
    async with replaced(plex) as other:
        shows, attic, den = with_other_libraries(other)
        assert [shows, attic] == former[:2]  # IDs that meant other libraries
        if is_loaded:
            await hass.async_block_till_done()  # the check as its notifications ended
            await scan(hass, loaded)
        else:
            await hass.config_entries.async_reload(loaded.entry_id)
        assert (await repair(hass, loaded, "adopt"))["type"] == "create_entry"
        await hass.async_block_till_done()
        assert loaded.options["libraries"] == [shows, attic]
        assert {shows, attic, den} < set(loaded.options["known_libraries"])
        chosen = {each.title: each.data["libraries"] for each in loaded.subentries.values()}
        assert chosen == {"Films": [], "Shows": [shows], "All": [], "Far": [den]}
        devices = {shows: before["3"], attic: before[former[0]]}
        assert library_devices(hass, loaded) == devices
        moved = er.async_get(hass).async_get(health.entity_id)
        assert moved is not None
        assert (moved.id, moved.unique_id) == (health.id, f"{OTHER}_library_{shows}_health")
        assert not [name for name in names(hass, loaded) if "movies" in name]
        assert await dismissed(hass, loaded) == "Movies (1), Cellar, Extras"
        assert issues(hass) == set()
        await hass.config_entries.async_unload(loaded.entry_id)


def add_schedules(
    hass: HomeAssistant, entry: MockConfigEntry, schedules: Mapping[str, Sequence[str]]
) -> None:
    """Add schedules with libraries."""
    for title, chosen in schedules.items():
        data = {"time": "03:30:00", "weekdays": ["mon"], "libraries": list(chosen)}
        schedule = ConfigSubentry(
            data=MappingProxyType(data), subentry_type="schedule", title=title, unique_id=None
        )
        hass.config_entries.async_add_subentry(entry, schedule)


def with_other_libraries(plex: PlexSimulator) -> tuple[str, str, str]:
    """Replace the libraries, and return the IDs of "TV shows", "Attic" and "Den"."""
    for key in ("1", "2", "3"):
        plex.catalog.remove_library(key)
    shows = plex.catalog.add_library("TV shows", "show").key
    attic = plex.catalog.add_library("Attic").key
    plex.catalog.add_library("Extras", "show")
    return shows, attic, plex.catalog.add_library("Den").key


def library_devices(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, str]:
    """Return the IDs of the devices of the libraries, by library."""
    registry = dr.async_get(hass)
    return {
        key.rpartition("_")[2]: child.id
        for device in dr.async_entries_for_config_entry(registry, entry.entry_id)
        for child in dr.async_entries_for_parent_device(registry, device.id)
        for _, key in child.identifiers
    }


async def dismissed(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    """Dismiss the issue about dropped libraries, and return their names."""
    assert issues(hass) == {"libraries_dropped"}
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"libraries_dropped_{entry.entry_id}")
    assert issue is not None
    assert issue.translation_placeholders is not None
    flows = repairs_flow_manager(hass)
    assert flows is not None
    step = await flows.async_init(DOMAIN, data={"issue_id": issue.issue_id})
    step = await flows.async_configure(step["flow_id"], {})
    assert step["type"] == "create_entry"
    return issue.translation_placeholders["libraries"]


def names(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    """Return the entity IDs of an entry."""
    registry = er.async_get(hass)
    return {e.entity_id for e in er.async_entries_for_config_entry(registry, entry.entry_id)}


def ids(hass: HomeAssistant, entry: MockConfigEntry) -> set[str]:
    """Return the IDs of the devices of an entry."""
    registry = dr.async_get(hass)
    devices = dr.async_entries_for_config_entry(registry, entry.entry_id)
    children = [
        child
        for device in devices
        for child in dr.async_entries_for_parent_device(registry, device.id)
    ]
    return {device.id for device in (*devices, *children)}


async def test_a_server_that_is_back_before_the_repair_is_not_adopted(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    async with replaced(plex):
        await scan(hass, loaded)
    await plex.start()
    before = loaded.unique_id
    await repair(hass, loaded, "adopt")
    assert loaded.unique_id == before


async def test_a_server_that_is_set_up_already_is_not_adopted(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    async with replaced(plex):
        MockConfigEntry(domain=DOMAIN, unique_id=OTHER).add_to_hass(hass)
        await scan(hass, loaded, config_entry_id=loaded.entry_id)
        assert (await repair(hass, loaded, "adopt"))["reason"] == "already_configured"
    assert loaded.unique_id != OTHER


async def test_a_server_that_refuses_the_token_is_not_adopted(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    async with replaced(plex) as other:
        other.tokens.revoke()
        await scan(hass, loaded)
        assert (await repair(hass, loaded, "adopt"))["reason"] == "invalid_auth"
        assert issues(hass) == {"wrong_server"}


async def test_the_repair_leads_to_the_form_of_the_address(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    async with replaced(plex):
        await scan(hass, loaded)
        step = await repair(hass, loaded, "address")
        assert step["reason"] == "change_address"
        form = hass.config_entries.flow.async_get(step["next_flow"][1])
        assert form["step_id"] == "reconfigure"
        assert issues(hass) == {"wrong_server"}


# Announced addresses


class Thief:
    """A host that announces the identifier of a known server, and notes what it receives."""

    def __init__(self, identifier: str) -> None:
        self.identifier = identifier
        self.tokens: list[str] = []
        self.paths: list[str] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        if token := request.headers.get("X-Plex-Token") or request.query.get("X-Plex-Token"):
            self.tokens.append(token)
        return web.json_response({"MediaContainer": {"machineIdentifier": self.identifier}})


@pytest.fixture
async def thief(plex: PlexSimulator) -> AsyncIterator[tuple[Thief, int]]:
    """Run a host at another address, and yield it with its port."""
    socket_allow_hosts(["127.0.0.1", "127.0.0.2"])
    found = Thief(plex.context.machine_identifier)
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", found.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.2", 0)
    await site.start()
    yield found, runner.addresses[0][1]
    await runner.cleanup()


async def announce(hass: HomeAssistant, host: str, port: int) -> None:
    """Announce a server in the network."""
    info = ZeroconfServiceInfo(
        ip_address=ip_address(host),
        ip_addresses=[ip_address(host)],
        hostname="plex.local.",
        name="Plex._plexmediasvr._tcp.local.",
        port=port,
        properties={},
        type="_plexmediasvr._tcp.local.",
    )
    flow = hass.config_entries.flow
    result = await flow.async_init(DOMAIN, context={"source": SOURCE_ZEROCONF}, data=info)
    assert (result["type"], result["reason"]) == ("abort", "already_configured")
    await hass.async_block_till_done()


async def submit_moved(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, Any]:
    """Submit the repair about an announced address."""
    assert await async_setup_component(hass, "repairs", {})
    flows = repairs_flow_manager(hass)
    assert flows is not None
    issue_id = f"moved_server_{entry.entry_id}"
    step = await flows.async_init(DOMAIN, data={"issue_id": issue_id})
    assert (step["type"], step["step_id"]) == ("form", "confirm")
    step = await flows.async_configure(step["flow_id"], {})
    await hass.async_block_till_done()
    return dict(step)


async def test_who_announces_the_identifier_of_a_lost_server_gets_no_token(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    thief: tuple[Thief, int],
) -> None:
    found, port = thief
    before = loaded.data
    await plex.refuse_connections()
    await announce(hass, "127.0.0.2", port)
    loaded.runtime_data.coordinator.async_update_listeners()  # an event does not end the offer
    assert (found.paths, found.tokens) == (["/identity"], [])
    assert loaded.data == before
    assert issues(hass) == {"moved_server"}
    await plex.accept_connections()
    await loaded.runtime_data.manager.upkeep.async_check_server()
    assert issues(hass) == set()


async def test_an_announced_address_is_used_once_the_user_says_so(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    identifier = plex.context.machine_identifier
    async with PlexSimulator(small_catalog(), machine_identifier=identifier) as moved:
        await plex.refuse_connections()
        await announce(hass, "127.0.0.1", int(moved.url.rpartition(":")[2]))
        assert loaded.data["url"] == plex.url
        moved.context.machine_identifier = OTHER
        assert (await submit_moved(hass, loaded))["reason"] == "wrong_server"
        assert_untouched(moved)
        moved.context.machine_identifier = identifier
        assert (await submit_moved(hass, loaded))["type"] == "create_entry"
        assert loaded.data["url"] == moved.url
        assert loaded.state is ConfigEntryState.LOADED
        assert issues(hass) == set()
        await hass.config_entries.async_unload(loaded.entry_id)


async def test_an_encrypted_address_is_not_replaced_by_less(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    thief: tuple[Thief, int],
) -> None:
    found, port = thief
    data = {**loaded.data, "url": "https://127.0.0.1:1"}
    hass.config_entries.async_update_entry(loaded, data=data)
    await hass.async_block_till_done()  # its counts show that the server is reachable
    await announce(hass, "127.0.0.2", port)
    [issue] = ir.async_get(hass).issues.values()
    assert issue.data is not None
    assert issue.data["url"] == f"https://127.0.0.2:{port}"
    assert (await submit_moved(hass, loaded))["reason"] == "cannot_connect"
    assert loaded.data == data
    # With and without TLS, it was asked for its name alone.
    assert (set(found.paths), found.tokens) == ({"/identity"}, [])

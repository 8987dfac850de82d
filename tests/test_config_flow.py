"""Every way to set a server up, to change it, and to give up."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from ipaddress import ip_address
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import (
    SOURCE_IGNORE,
    SOURCE_USER,
    SOURCE_ZEROCONF,
    ConfigEntryDisabler,
    ConfigEntryState,
)
from homeassistant.const import WEEKDAYS
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, InvalidData
from homeassistant.helpers.service_info.zeroconf import ZeroconfServiceInfo
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_socket import socket_allow_hosts

from custom_components.plex_smart_refresher.channels import markdown
from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import JobStatus
from custom_components.plex_smart_refresher.engine.ladder_terms import RungName
from custom_components.plex_smart_refresher.flows import sign_in
from custom_components.plex_smart_refresher.flows.address import CannotSetUpError, normalize_url
from custom_components.plex_smart_refresher.flows.servers import server_labels
from custom_components.plex_smart_refresher.option_kinds import (
    FlagOption,
    NumberOption,
    Section,
)
from custom_components.plex_smart_refresher.options import (
    NUMBER_OPTION,
    OPTIONS,
    read,
)
from custom_components.plex_smart_refresher.plex import Account, FoundServer
from plex_simulator import Access, Catalog, FaultKind, Pin, PlexSimulator, RequestKind, movie

from .kit import broken, call, entry_for, scan, until
from .plex.servers import tls_before
from .plex.test_account import direct_to

type Result = dict[str, Any]

TYPE = "_plexmediasvr._tcp.local."


@pytest.fixture
def catalog() -> Catalog:
    """Return a catalog with two libraries of one title, one of shows and one of home videos."""
    catalog = Catalog()
    for _ in range(2):
        movie(catalog.add_library("Movies"), "Film")
    catalog.add_library("TV Shows", "show")
    catalog.add_library("Home Videos", agent="com.plexapp.agents.none")
    return catalog


@pytest.fixture
def _no_setup() -> Iterator[None]:
    """Only look at flows: entries are not really set up."""
    with (
        patch("custom_components.plex_smart_refresher.async_setup_entry", return_value=True),
        patch("custom_components.plex_smart_refresher.async_unload_entry", return_value=True),
    ):
        yield


@pytest.fixture
async def second(plex: PlexSimulator) -> AsyncIterator[PlexSimulator]:
    """Run another server, with another owner."""
    catalog = Catalog()
    movie(catalog.add_library("More Movies"), "Film")
    async with PlexSimulator(
        catalog, token="second-token", machine_identifier="52" * 20, friendly_name="Second Plex"
    ) as simulator:
        yield simulator


@pytest.fixture(autouse=True)
def _simulated_plex_tv(plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch) -> None:
    direct_to(f"{plex.url}/plex.tv", monkeypatch)
    monkeypatch.setattr(sign_in, "_POLL_INTERVAL", 0.01)


def core_entry(plex: PlexSimulator, **config: Any) -> MockConfigEntry:
    """Return an entry of Home Assistant's own Plex integration."""
    return MockConfigEntry(
        domain="plex",
        title=plex.context.friendly_name,
        unique_id=plex.context.machine_identifier,
        data={
            "server": plex.context.friendly_name,
            "server_id": plex.context.machine_identifier,
            "server_config": {"url": plex.url, "token": plex.token, "verify_ssl": True, **config},
        },
    )


async def begin(hass: HomeAssistant, source: str = SOURCE_USER, data: Any = None) -> Result:
    """Begin a flow."""
    flow = hass.config_entries.flow
    return dict(await flow.async_init(DOMAIN, context={"source": source}, data=data))


async def fill(hass: HomeAssistant, result: Result, typed: dict[str, Any] | None) -> Result:
    """Send a form."""
    return dict(await hass.config_entries.flow.async_configure(result["flow_id"], typed))


async def choose(hass: HomeAssistant, way: str, result: Result | None = None) -> Result:
    """Choose a way in the menu."""
    result = result or await begin(hass)
    assert result["type"] is FlowResultType.MENU
    assert way in result["menu_options"]
    return await fill(hass, result, {"next_step_id": way})


def typed(plex: PlexSimulator, **changes: Any) -> dict[str, Any]:
    """Return what a user enters by hand."""
    return {"url": plex.url, "token": plex.token, "verify_ssl": True} | changes


async def finish(
    hass: HomeAssistant, result: Result, *libraries: str, ticked: bool = False
) -> MockConfigEntry:
    """Choose libraries and what happens by itself, and return the new entry."""
    assert result["type"] is FlowResultType.FORM, result
    assert result["step_id"] == "healing"
    ticks = {} if ticked else {"nightly": False, "check_now": False}
    result = await fill(hass, result, {"libraries": list(libraries or ("1", "3")), **ticks})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()
    entry: MockConfigEntry = result["result"]
    return entry


def assert_abort(result: Result, reason: str) -> None:
    assert (result["type"], result.get("reason")) == (FlowResultType.ABORT, reason)


def assert_error(result: Result, **errors: str) -> None:
    assert (result["type"], result["errors"]) == (FlowResultType.FORM, errors)


def labels(result: Result, field: str) -> dict[str, str]:
    """Return what can be chosen in a field, by value."""
    selector = result["data_schema"].schema[field]
    return {option["value"]: option["label"] for option in selector.config["options"]}


# The menu


async def test_without_the_core_integration_there_are_two_ways(hass: HomeAssistant) -> None:
    result = await begin(hass)
    assert result["type"] is FlowResultType.MENU
    assert result["menu_options"] == ["sign_in", "manual"]


async def test_a_server_of_the_core_integration_can_be_taken_over(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    core_entry(plex).add_to_hass(hass)
    result = await begin(hass)
    assert result["menu_options"] == ["take_over", "sign_in", "manual"]


async def test_what_the_core_integration_ignores_cannot_be_taken_over(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    ignored = core_entry(plex)
    ignored.source = SOURCE_IGNORE
    ignored.add_to_hass(hass)
    MockConfigEntry(domain="plex", unique_id=None).add_to_hass(hass)
    assert "take_over" not in (await begin(hass))["menu_options"]


# Taking over


@pytest.mark.usefixtures("_no_setup")
async def test_one_server_is_taken_over_in_one_click(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    core = core_entry(plex)
    core.add_to_hass(hass)
    before = core.as_dict()
    entry = await finish(hass, await choose(hass, "take_over"))
    assert entry.title == "Simulated Plex"
    assert entry.unique_id == plex.context.machine_identifier
    assert entry.data == {
        "url": plex.url,
        "token": plex.token,
        "verify_ssl": True,
        "client_identifier": entry.data["client_identifier"],
    }
    assert entry.options == {"libraries": ["1", "3"], "known_libraries": ["1", "2", "3"]}
    assert core.as_dict() == before
    assert "take_over" not in (await begin(hass))["menu_options"]


@pytest.mark.usefixtures("_no_setup")
async def test_one_of_several_servers_is_chosen(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator
) -> None:
    for server in (plex, second):
        core_entry(server).add_to_hass(hass)
    result = await choose(hass, "take_over")
    assert result["step_id"] == "take_over"
    assert labels(result, "server") == {
        plex.context.machine_identifier: "Simulated Plex",
        second.context.machine_identifier: "Second Plex",
    }
    result = await fill(hass, result, {"server": second.context.machine_identifier})
    entry = await finish(hass, result, "1")
    assert entry.data["token"] == "second-token"
    # The other one is all that is left to take over.
    entry = await finish(hass, await choose(hass, "take_over"))
    assert entry.unique_id == plex.context.machine_identifier


@pytest.mark.parametrize(
    ("config", "errors"),
    [
        ({"url": "http://127.0.0.1:1"}, {"base": "cannot_connect"}),
        ({"token": "revoked-token"}, {"token": "invalid_auth"}),
        ({"token": "shared-token"}, {"token": "not_owner"}),
    ],
)
@pytest.mark.usefixtures("_no_setup")
async def test_what_the_core_integration_cannot_use_is_corrected_by_hand(
    hass: HomeAssistant, plex: PlexSimulator, config: dict[str, Any], errors: dict[str, str]
) -> None:
    core_entry(plex, **config).add_to_hass(hass)
    result = await choose(hass, "take_over")
    assert_error(result, **errors)
    assert result["step_id"] == "manual"
    suggested = {str(each): each.description for each in result["data_schema"].schema}
    assert suggested["url"] == {"suggested_value": config.get("url", plex.url)}
    assert suggested["token"] is None  # of the other integration, and wrong
    await finish(hass, await fill(hass, result, typed(plex)))


async def test_a_core_entry_may_have_neither_token_nor_verify_ssl(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    core = core_entry(plex)
    core.add_to_hass(hass)
    hass.config_entries.async_update_entry(core, data={"server_config": {"url": plex.url}})
    result = await choose(hass, "take_over")
    assert_error(result, token="invalid_auth")
    hass.config_entries.flow.async_abort(result["flow_id"])


async def test_a_server_that_was_set_up_in_the_meantime_is_not_taken_over(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    core_entry(plex).add_to_hass(hass)
    menu = await begin(hass)
    entry_for(plex).add_to_hass(hass)
    assert_abort(await choose(hass, "take_over", menu), "already_configured")


# By hand


@pytest.mark.usefixtures("_no_setup")
async def test_address_and_token_are_enough(hass: HomeAssistant, plex: PlexSimulator) -> None:
    result = await fill(hass, await choose(hass, "manual"), typed(plex, token=f" {plex.token} "))
    entry = await finish(hass, result, "1")
    assert entry.data["token"] == plex.token
    assert entry.options == {"libraries": ["1"], "known_libraries": ["1", "2", "3"]}


@pytest.mark.usefixtures("_no_setup")
@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"url": "http://127.0.0.1:1"}, {"base": "cannot_connect"}),
        ({"url": "ftp://127.0.0.1"}, {"url": "invalid_url"}),
        ({"token": "nonsense"}, {"token": "invalid_auth"}),
        ({"token": "expired-token"}, {"token": "invalid_auth"}),
        ({"token": "shared-token"}, {"token": "not_owner"}),
    ],
)
async def test_after_an_error_the_user_tries_again(
    hass: HomeAssistant, plex: PlexSimulator, change: dict[str, Any], errors: dict[str, str]
) -> None:
    wrong = typed(plex) | change
    result = await fill(hass, await choose(hass, "manual"), wrong)
    assert_error(result, **errors)
    suggested = {
        str(marker): marker.description["suggested_value"]
        for marker in result["data_schema"].schema
        if marker.description
    }
    assert suggested == wrong
    await finish(hass, await fill(hass, result, typed(plex)))


@pytest.mark.parametrize(
    ("fault", "errors"),
    [
        (FaultKind.HTML, {"url": "not_plex"}),
        (FaultKind.GARBAGE, {"url": "not_plex"}),
        (FaultKind.BUSY, {"base": "cannot_connect"}),
        (FaultKind.RESET, {"base": "cannot_connect"}),
    ],
)
async def test_what_answers_strangely_cannot_be_connected_to(
    hass: HomeAssistant, plex: PlexSimulator, fault: FaultKind, errors: dict[str, str]
) -> None:
    plex.faults.switch_on(fault)
    result = await fill(hass, await choose(hass, "manual"), typed(plex))
    assert_error(result, **errors)
    hass.config_entries.flow.async_abort(result["flow_id"])


@pytest.mark.usefixtures("_no_setup")
async def test_a_server_without_a_suitable_library_gets_a_second_chance(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    for key in ("1", "2", "3"):
        await plex.remove_library(key)
    result = await fill(hass, await choose(hass, "manual"), typed(plex))
    assert_error(result, base="no_libraries")
    await plex.add_library("New")
    result = await fill(hass, result, typed(plex))
    entry = await finish(hass, result, *(labels(result, "libraries").keys() - {"new"}))
    assert entry.options["libraries"] == entry.options["known_libraries"]


@pytest.mark.usefixtures("_no_setup")
async def test_a_server_is_only_set_up_once(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    result = await fill(hass, await choose(hass, "manual"), typed(plex))
    assert_abort(result, "already_configured")


@pytest.mark.usefixtures("_no_setup")
async def test_of_two_users_who_set_one_server_up_the_second_is_told(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    results = [await fill(hass, await choose(hass, "manual"), typed(plex)) for _ in range(2)]
    entry = entry_for(plex)
    entry.add_to_hass(hass)
    for result in results:
        assert_abort(await fill(hass, result, {"libraries": ["1"]}), "already_configured")
    assert hass.config_entries.async_entries(DOMAIN) == [entry]


@pytest.mark.usefixtures("_no_setup")
async def test_several_servers_stand_side_by_side(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator
) -> None:
    entries = [
        await finish(hass, await fill(hass, await choose(hass, "manual"), typed(server)), "1")
        for server in (plex, second)
    ]
    assert [entry.title for entry in entries] == ["Simulated Plex", "Second Plex"]
    assert len({entry.data["client_identifier"] for entry in entries}) == 2


@pytest.mark.usefixtures("_no_setup")
async def test_a_certificate_that_nobody_trusts_is_accepted_if_the_user_says_so(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    async with tls_before(plex.url) as url:
        result = await choose(hass, "manual")
        result = await fill(hass, result, typed(plex, url=url, verify_ssl=False))
        entry = await finish(hass, result)
    assert entry.data["verify_ssl"] is False
    assert entry.data["url"] == url


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("192.168.1.10", "http://192.168.1.10:32400"),
        (" plex.local ", "http://plex.local:32400"),
        ("plex.local:8080", "http://plex.local:8080"),
        ("plex.local:80", "http://plex.local:80"),
        ("http://plex.local", "http://plex.local:32400"),
        ("http://plex.local:80/", "http://plex.local:80"),
        ("https://plex.example", "https://plex.example"),
        ("https://plex.example:443/plex/", "https://plex.example:443/plex"),
        ("HTTP://Plex.Local:32400", "http://plex.local:32400"),
        ("fd00::10", "http://[fd00::10]:32400"),
        ("[fe80::1]:32400", "http://[fe80::1]:32400"),
        ("http://[fe80::1]", "http://[fe80::1]:32400"),
        ("http://plex.local:32400/web/index.html#!/server/1", "http://plex.local:32400"),
        ("http://plex.local:32400/web", "http://plex.local:32400"),
    ],
)
def test_an_address_is_completed(text: str, url: str) -> None:
    assert normalize_url(text) == url
    assert normalize_url(url) == url


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "http://",
        "ftp://plex.local",
        "http://plex local",
        "http://plex.local:port",
        "http://plex.local:99999",
        "http://plex.local/?X-Plex-Token=1",
        "http://plex.local/#top",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(CannotSetUpError, match="invalid_url"):
        normalize_url(text)


@pytest.mark.parametrize("text", ["http://me:secret@plex.local:32400", "me@plex.local"])
def test_user_and_password_in_an_address_are_refused(text: str) -> None:
    with pytest.raises(CannotSetUpError, match="has_credentials"):
        normalize_url(text)


async def test_a_wrong_scheme_or_certificate_is_named_at_the_address(
    hass: HomeAssistant, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The server with TLS reports each connection without it to the loop, where tests would fail.
    monkeypatch.setattr(hass.loop, "call_exception_handler", lambda _context: None)
    async with tls_before(plex.url) as url:
        for address, reason in (
            (url, "certificate_untrusted"),
            (url.replace("https", "http"), "needs_https"),
            (plex.url.replace("http", "https"), "needs_http"),
        ):
            result = await fill(hass, await choose(hass, "manual"), typed(plex, url=address))
            assert_error(result, url=reason)
            hass.config_entries.flow.async_abort(result["flow_id"])


async def test_servers_of_one_name_are_told_apart(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator
) -> None:
    second.context.friendly_name = plex.context.friendly_name
    for server in (plex, second):
        core_entry(server).add_to_hass(hass)
    assert labels(await choose(hass, "take_over"), "server") == {
        server.context.machine_identifier: f"Simulated Plex ({server.url.removeprefix('http://')})"
        for server in (plex, second)
    }


def test_servers_of_one_name_are_told_apart_by_what_a_person_knows() -> None:
    direct = "https://192-168-1-5.0123456789abcdef.plex.direct:32400"
    assert server_labels(
        {
            "a" * 40: ("Plex", direct),
            "b" * 40: ("Plex", "http://nas.local:32400"),
            "c" * 40: ("Attic", "http://nas.local:32400"),
        }
    ) == {"a" * 40: "Plex (192.168.1.5)", "b" * 40: "Plex (nas.local)", "c" * 40: "Attic"}
    same = {"a" * 40: ("Plex", direct), "b" * 40: ("Plex", direct)}
    assert server_labels(same) == {"a" * 40: "Plex (aaaaaa)", "b" * 40: "Plex (bbbbbb)"}
    other = {"a" * 40: ("Plex", "http://nas:1"), "b" * 40: ("Plex", "http://nas:2")}
    assert server_labels(other) == {"a" * 40: "Plex (nas:1)", "b" * 40: "Plex (nas:2)"}
    taken = {
        "a" * 40: ("Plex", direct),
        "b" * 40: ("Plex (nas)", "http://nas:1"),
        "c" * 40: ("Plex", "http://nas:2"),
    }
    assert server_labels(taken)["c" * 40] == "Plex (nas:2)"


@pytest.mark.usefixtures("_no_setup")
async def test_a_second_server_of_one_name_gets_a_title_of_its_own(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator
) -> None:
    entry_for(plex).add_to_hass(hass)
    second.context.friendly_name = "Simulated Plex"
    result = await fill(hass, await choose(hass, "manual"), typed(second))
    entry = await finish(hass, result, "1")
    assert entry.title == f"Simulated Plex ({second.url.removeprefix('http://')})"


# What happens from now on


@pytest.mark.usefixtures("_no_setup")
async def test_suitable_libraries_are_offered_and_told_apart(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await fill(hass, await choose(hass, "manual"), typed(plex))
    assert labels(result, "libraries") == {
        "1": "Movies (1)",
        "2": "Movies (2)",
        "3": "TV Shows",
        "new": "new",
    }
    assert result["description_placeholders"] == {"name": "Simulated Plex"}
    defaults = {str(marker): marker.default() for marker in result["data_schema"].schema}
    assert defaults == {
        "nightly": True,
        "check_now": True,
        "match_by_id": False,
        "libraries": ["1", "2", "3", "new"],
    }
    result = await fill(hass, result, {"libraries": [], "nightly": False})
    assert_error(result, libraries="no_library_chosen")
    suggested = {str(each): each.description for each in result["data_schema"].schema}
    assert suggested["nightly"] == {"suggested_value": False}
    await finish(hass, result, "2")


@pytest.mark.usefixtures("_no_setup")
@pytest.mark.parametrize(
    ("ticked", "stored"),
    [
        (["1", "2", "3", "new"], []),
        (["1", "2", "3"], ["1", "2", "3"]),
        (["2", "new"], ["2"]),  # what is not ticked is not included
    ],
)
async def test_all_libraries_are_the_default_and_include_new_ones(
    hass: HomeAssistant, plex: PlexSimulator, ticked: list[str], stored: list[str]
) -> None:
    result = await fill(hass, await choose(hass, "manual"), typed(plex))
    assert_error(await fill(hass, result, {"libraries": ["new"]}), libraries="no_library_chosen")
    entry = await finish(hass, result, *ticked)
    assert entry.options == {"libraries": stored, "known_libraries": ["1", "2", "3"]}


@pytest.mark.usefixtures("_no_setup")
async def test_matching_by_id_can_be_wanted_from_the_start(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await fill(hass, await choose(hass, "manual"), typed(plex))
    result = await fill(hass, result, {"libraries": ["1"], "match_by_id": True})
    rungs = read(result["result"].options).rungs
    assert rungs == (
        *(RungName.REFRESH, RungName.REFRESH_PARENT, RungName.MATCH_BY_ID),
        RungName.CHOOSE_POSTER,
    )


@pytest.mark.parametrize("language", ["en", "de"])
async def test_a_server_heals_itself_every_night_from_its_setup_on(
    hass: HomeAssistant, plex: PlexSimulator, language: str
) -> None:
    hass.config.language = language
    broken(plex)
    entry = await finish(
        hass,
        await fill(hass, await choose(hass, "manual"), typed(plex)),
        "1",
        "2",
        "3",
        "new",
        ticked=True,
    )
    (schedule,) = entry.runtime_data.scheduler.schedules.values()
    assert schedule.name == {"en": "Every night", "de": "Jede Nacht"}[language]
    assert (f"{schedule.time}", schedule.weekdays) == ("03:00:00", tuple(WEEKDAYS))
    assert (schedule.library_ids, schedule.window_days, schedule.dry_run) == ((), 0, False)
    # The first look is at entire libraries, whatever the window, and only once.
    manager = entry.runtime_data.manager
    await until(lambda: manager.job is None)
    (job,) = manager.jobs
    assert job.status is JobStatus.SUCCESS
    assert (job.options.dry_run, job.options.window_days) == (True, 0)
    assert job.tally.would_refresh == 1
    assert "check_now" not in entry.data
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert len(entry.runtime_data.manager.jobs) == 1
    await hass.config_entries.async_unload(entry.entry_id)


async def test_a_first_look_that_has_to_wait_for_the_server_is_taken_later(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await fill(hass, await choose(hass, "manual"), typed(plex))
    await plex.refuse_connections()
    entry = await finish(hass, result, ticked=True)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    await plex.accept_connections()
    await hass.config_entries.async_reload(entry.entry_id)
    await until(lambda: len(entry.runtime_data.manager.jobs) == 1)
    await until(lambda: entry.runtime_data.manager.job is None)
    await hass.config_entries.async_unload(entry.entry_id)


async def test_who_wants_nothing_by_itself_gets_nothing(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    entry = await finish(hass, await fill(hass, await choose(hass, "manual"), typed(plex)))
    assert not entry.runtime_data.manager.jobs
    assert not entry.subentries
    await hass.config_entries.async_unload(entry.entry_id)


# Signing in


def the_pin(plex: PlexSimulator) -> Pin:
    """Return the pin of the sign-in that is under way."""
    return list(plex.plex_tv.pins.values())[-1]


async def signed_in(hass: HomeAssistant, plex: PlexSimulator, result: Result) -> Result:
    """Confirm a sign-in and return the step after it."""
    assert result["type"] is FlowResultType.EXTERNAL_STEP
    assert the_pin(plex).code in result["url"]
    plex.plex_tv.approve(the_pin(plex))
    return await after_sign_in(hass, result)


async def after_sign_in(hass: HomeAssistant, result: Result) -> Result:
    """Wait until a sign-in is over, and go on as the user's browser does."""
    flow = hass.config_entries.flow
    await until(lambda: flow.async_get(result["flow_id"])["step_id"] == "server")
    result = await fill(hass, result, None)
    await hass.async_block_till_done()
    return result


@pytest.mark.usefixtures("_no_setup")
async def test_after_a_sign_in_the_address_that_answers_is_taken(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await signed_in(hass, plex, await choose(hass, "sign_in"))
    assert result["step_id"] == "server"
    assert labels(result, "server") == {
        plex.context.machine_identifier: "Simulated Plex",
        "away" * 10: "Switched off",
    }
    entry = await finish(
        hass, await fill(hass, result, {"server": plex.context.machine_identifier})
    )
    assert entry.data["url"] == plex.url  # the first of its addresses leads nowhere
    assert entry.data["token"] == plex.token
    assert entry.data["client_identifier"] == the_pin(plex).client


@pytest.mark.usefixtures("_no_setup")
async def test_in_place_of_a_server_that_is_switched_off_another_one_is_chosen(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await signed_in(hass, plex, await choose(hass, "sign_in"))
    assert_error(await fill(hass, result, {"server": "away" * 10}), base="unreachable")
    await finish(hass, await fill(hass, result, {"server": plex.context.machine_identifier}))


async def test_while_the_user_has_not_confirmed_the_step_stays(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await choose(hass, "sign_in")
    again = await fill(hass, result, None)
    assert again["type"] is FlowResultType.EXTERNAL_STEP
    assert again["url"] == result["url"]
    assert len(plex.plex_tv.pins) == 1
    hass.config_entries.flow.async_abort(result["flow_id"])


async def test_who_gives_up_leaves_no_task_behind(hass: HomeAssistant, plex: PlexSimulator) -> None:
    result = await choose(hass, "sign_in")
    plex.faults.switch_on(FaultKind.HANG, on="plex_tv")  # also not when plex.tv keeps silent
    await until(lambda: plex.counters.parallel_requests > 0)
    hass.config_entries.flow.async_abort(result["flow_id"])
    await asyncio.sleep(0)
    names = [task.get_name() for task in asyncio.all_tasks()]
    assert not [name for name in names if "sign-in" in name]


async def test_after_a_sign_in_that_expired_the_user_tries_again(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await choose(hass, "sign_in")
    plex.plex_tv.expire(the_pin(plex))
    menu = await after_sign_in(hass, result)
    assert (menu["step_id"], menu["menu_options"]) == ("sign_in_expired", ["sign_in", "manual"])
    result = await signed_in(hass, plex, await choose(hass, "sign_in", menu))
    assert result["step_id"] == "server"
    assert len(plex.plex_tv.pins) == 2
    hass.config_entries.flow.async_abort(result["flow_id"])


async def test_a_sign_in_that_is_never_confirmed_ends_some_day(
    hass: HomeAssistant, plex: PlexSimulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_SIGN_IN_TIMEOUT", 0.1)
    menu = await after_sign_in(hass, await choose(hass, "sign_in"))
    assert menu["step_id"] == "sign_in_expired"
    hass.config_entries.flow.async_abort(menu["flow_id"])


async def test_network_trouble_during_a_sign_in_passes(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await choose(hass, "sign_in")
    plex.faults.switch_on(FaultKind.RESET, on="plex_tv", times=8)
    await until(lambda: not plex.faults.active)
    result = await signed_in(hass, plex, result)
    assert result["step_id"] == "server"
    hass.config_entries.flow.async_abort(result["flow_id"])


async def test_plex_tv_may_be_down_at_once_or_later(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    plex.faults.switch_on(FaultKind.BUSY, on="plex_tv")
    assert_abort(await choose(hass, "sign_in"), "plex_tv_unavailable")
    plex.faults.clear()
    result = await choose(hass, "sign_in")
    plex.faults.switch_on(FaultKind.BUSY, on="/plex.tv/api/v2/resources")
    assert_abort(await signed_in(hass, plex, result), "plex_tv_unavailable")


async def test_a_friend_cannot_set_the_server_up(hass: HomeAssistant, plex: PlexSimulator) -> None:
    result = await choose(hass, "sign_in")
    plex.plex_tv.approve(the_pin(plex), plex.plex_tv.friend)
    assert_abort(await after_sign_in(hass, result), "not_owner")


class Resources:
    """Let plex.tv list other servers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def are(self, *servers: Any) -> None:
        async def found(_: Any) -> list[Any]:
            return list(servers)

        self._monkeypatch.setattr(Account, "servers", found)


def found_server(plex: PlexSimulator, *urls: str, **changes: Any) -> FoundServer:
    """Return a server as an account lists it."""
    details: dict[str, Any] = {
        "machine_identifier": plex.context.machine_identifier,
        "name": plex.context.friendly_name,
        "token": plex.token,
        "urls": urls or (plex.url,),
        "is_owned": True,
    }
    return FoundServer(**details | changes)


@pytest.fixture
def resources(monkeypatch: pytest.MonkeyPatch) -> Resources:
    return Resources(monkeypatch)


async def test_an_account_may_have_no_server(
    hass: HomeAssistant, plex: PlexSimulator, resources: Resources
) -> None:
    resources.are()
    assert_abort(await signed_in(hass, plex, await choose(hass, "sign_in")), "no_servers")


@pytest.mark.usefixtures("_no_setup")
async def test_the_only_server_of_an_account_need_not_be_chosen(
    hass: HomeAssistant, plex: PlexSimulator, resources: Resources
) -> None:
    resources.are(found_server(plex))
    await finish(hass, await signed_in(hass, plex, await choose(hass, "sign_in")))
    assert_abort(await signed_in(hass, plex, await choose(hass, "sign_in")), "already_configured")


@pytest.mark.usefixtures("_no_setup")
async def test_an_address_at_which_another_server_lives_is_passed_over(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator, resources: Resources
) -> None:
    resources.are(found_server(plex, second.url, plex.url))
    entry = await finish(hass, await signed_in(hass, plex, await choose(hass, "sign_in")))
    assert entry.data["url"] == plex.url
    assert set(second.counters.requests) == {RequestKind.IDENTITY}  # it has seen no token


@pytest.mark.usefixtures("_no_setup")
async def test_the_first_address_that_answers_need_not_wait_for_the_others(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator, resources: Resources
) -> None:
    second.faults.switch_on(FaultKind.HANG)
    resources.are(found_server(plex, plex.url, second.url))
    result = await choose(hass, "sign_in")
    async with asyncio.timeout(10):  # a request may last 30 s
        await finish(hass, await signed_in(hass, plex, result))


async def test_a_server_that_refuses_its_own_token_says_why(
    hass: HomeAssistant, plex: PlexSimulator, resources: Resources
) -> None:
    resources.are(found_server(plex, plex.url, "http://127.0.0.1:1", token="revoked-token"))
    assert_abort(await signed_in(hass, plex, await choose(hass, "sign_in")), "invalid_auth")


# A new token


async def reauth(hass: HomeAssistant, entry: MockConfigEntry) -> Result:
    """Begin to ask for a new token."""
    return dict(await entry.start_reauth_flow(hass))


@pytest.mark.usefixtures("_no_setup")
async def test_a_new_token_is_entered(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    hass.config_entries.async_update_entry(entry, data={**entry.data, "token": "revoked-token"})
    result = await reauth(hass, entry)
    assert result["step_id"] == "reauth_confirm"
    assert result["description_placeholders"]["name"] == "Simulated Plex"
    assert_error(await fill(hass, result, {"token": "nonsense"}), token="invalid_auth")
    assert_error(await fill(hass, result, {"token": "shared-token"}), token="not_owner")
    assert_abort(await fill(hass, result, {"token": plex.token}), "reauth_successful")
    await hass.async_block_till_done()
    assert entry.data == entry_for(plex).data  # the same client as before
    assert entry.state is ConfigEntryState.LOADED


@pytest.mark.usefixtures("_no_setup")
async def test_a_server_that_has_lost_its_libraries_still_gets_its_token(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    for key in ("1", "2", "3"):
        await plex.remove_library(key)
    result = await fill(hass, await reauth(hass, entry), {"token": plex.token})
    assert_abort(result, "reauth_successful")
    await hass.async_block_till_done()


@pytest.mark.usefixtures("_no_setup")
async def test_without_a_token_the_user_signs_in(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, "token": "revoked-token", "url": "http://127.0.0.1:1"}
    )
    result = await fill(hass, await reauth(hass, entry), {})
    result = await signed_in(hass, plex, result)
    assert_abort(result, "reauth_successful")
    assert the_pin(plex).client == "test-client"
    assert entry.data == entry_for(plex).data
    await hass.async_block_till_done()


async def test_an_account_without_the_server_cannot_renew_its_token(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    second: PlexSimulator,
    resources: Resources,
) -> None:
    resources.are(found_server(second, is_owned=False))
    result = await signed_in(hass, plex, await fill(hass, await reauth(hass, entry), {}))
    assert_abort(result, "server_not_listed")
    resources.are(found_server(plex, is_owned=False), found_server(second))
    result = await signed_in(hass, plex, await fill(hass, await reauth(hass, entry), {}))
    assert_abort(result, "not_owner")
    assert second.counters.total_requests == 0


async def test_an_account_whose_server_was_reinstalled_lets_it_take_the_place(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    plex: PlexSimulator,
    second: PlexSimulator,
    resources: Resources,
) -> None:
    resources.are(found_server(second))
    result = await signed_in(hass, plex, await fill(hass, await reauth(hass, entry), {}))
    await adopt(hass, entry, second, result)


async def adopt(
    hass: HomeAssistant, entry: MockConfigEntry, found: PlexSimulator, result: Result
) -> None:
    """Confirm that another server takes the place of the known one."""
    assert (result["type"], result["step_id"]) == (FlowResultType.FORM, "adopt")
    identifier = found.context.machine_identifier
    assert result["description_placeholders"] == {
        "name": "Simulated Plex",
        "found": f"Second Plex \\({identifier[-6:]}\\)",
    }
    options = dict(entry.options)
    assert entry.unique_id != identifier
    assert_abort(await fill(hass, result, {}), "adopted")
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.LOADED
    assert (entry.unique_id, dict(entry.options)) == (identifier, options)
    assert (entry.data["url"], entry.data["token"]) == (found.url, found.token)
    await hass.config_entries.async_unload(entry.entry_id)


async def test_another_server_at_the_same_address_may_take_the_place(
    hass: HomeAssistant, entry: MockConfigEntry, second: PlexSimulator
) -> None:
    hass.config_entries.async_update_entry(entry, data={**entry.data, "url": second.url})
    result = await fill(hass, await reauth(hass, entry), {"token": second.token})
    await adopt(hass, entry, second, result)


async def test_a_dead_token_asks_for_a_new_one_by_itself(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.tokens.revoke()
    for _ in range(3):
        await loaded.runtime_data.manager.upkeep.async_check_server()
    await hass.async_block_till_done()
    (flow,) = hass.config_entries.flow.async_progress()
    assert flow["step_id"] == "reauth_confirm"
    plex.tokens.grant("new-token", Access.OWNER)
    assert_abort(await fill(hass, flow, {"token": "new-token"}), "reauth_successful")
    await hass.async_block_till_done()
    assert loaded.state is ConfigEntryState.LOADED
    assert loaded.data["token"] == "new-token"


# A new address


@pytest.mark.usefixtures("_no_setup")
async def test_a_server_gets_a_new_address(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    hass.config_entries.async_update_entry(entry, data={**entry.data, "url": "http://127.0.0.1:1"})
    result = dict(await entry.start_reconfigure_flow(hass))
    assert result["step_id"] == "reconfigure"
    wrong = {"url": "http://127.0.0.1:2", "verify_ssl": True}
    assert_error(await fill(hass, result, wrong), base="cannot_connect")
    assert_error(await fill(hass, result, wrong | {"url": "x y"}), url="invalid_url")
    right = {"url": plex.url.removeprefix("http://"), "verify_ssl": True}
    assert_abort(await fill(hass, result, right), "reconfigure_successful")
    await hass.async_block_till_done()
    assert entry.data == entry_for(plex).data  # the token and the client as before


@pytest.mark.usefixtures("_no_setup")
async def test_a_server_gets_a_new_token_with_its_address(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    hass.config_entries.async_update_entry(entry, data={**entry.data, "token": "revoked-token"})
    result = dict(await entry.start_reconfigure_flow(hass))
    assert_abort(await fill(hass, result, typed(plex)), "reconfigure_successful")
    await hass.async_block_till_done()
    assert entry.data["token"] == plex.token


async def test_another_server_takes_the_place_after_a_question(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator, second: PlexSimulator
) -> None:
    result = dict(await entry.start_reconfigure_flow(hass))
    result = await fill(hass, result, typed(second))
    assert entry.data["url"] == plex.url
    await adopt(hass, entry, second, result)


async def test_a_server_of_another_entry_does_not_take_the_place(
    hass: HomeAssistant, entry: MockConfigEntry, second: PlexSimulator
) -> None:
    entry_for(second).add_to_hass(hass)
    result = dict(await entry.start_reconfigure_flow(hass))
    assert_abort(await fill(hass, result, typed(second)), "already_configured")


# Discovery


def discovery(plex: PlexSimulator, **changes: Any) -> ZeroconfServiceInfo:
    """Return how a server makes itself known in the network."""
    details: dict[str, Any] = {
        "ip_address": ip_address("127.0.0.1"),
        "ip_addresses": [ip_address("127.0.0.1")],
        "hostname": "plex.local.",
        "name": f"Dr. Plex.{TYPE}",
        "port": int(plex.url.rpartition(":")[2]),
        "properties": {},
        "type": TYPE,
    }
    return ZeroconfServiceInfo(**details | changes)


async def discovered(hass: HomeAssistant, plex: PlexSimulator, **changes: Any) -> Result:
    """Let a server be discovered."""
    result = await begin(hass, SOURCE_ZEROCONF, discovery(plex, **changes))
    await hass.async_block_till_done()
    return result


@pytest.mark.usefixtures("_no_setup")
async def test_a_new_server_is_set_up_where_it_was_found(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await discovered(hass, plex)
    (flow,) = hass.config_entries.flow.async_progress()
    address = plex.url.removeprefix("http://")
    assert flow["context"]["title_placeholders"] == {"name": f"Dr. Plex ({address})"}
    named = {"name": r"Dr\. Plex", "address": markdown(plex.url)}
    assert (result["step_id"], result["description_placeholders"]) == ("discovered", named)
    assert set(plex.counters.requests) == {RequestKind.IDENTITY}
    result = await choose(hass, "manual", result)
    (marker,) = [marker for marker in result["data_schema"].schema if marker == "url"]
    assert marker.description == {"suggested_value": plex.url}
    await finish(hass, await fill(hass, result, typed(plex)))


async def test_a_server_is_only_discovered_once(hass: HomeAssistant, plex: PlexSimulator) -> None:
    result = await discovered(hass, plex)
    assert_abort(await discovered(hass, plex), "already_in_progress")
    hass.config_entries.flow.async_abort(result["flow_id"])


@pytest.mark.usefixtures("_no_setup")
async def test_of_the_core_servers_only_the_discovered_one_is_taken_over(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator
) -> None:
    core_entry(second).add_to_hass(hass)
    result = await discovered(hass, plex)
    assert result["menu_options"] == ["sign_in", "manual"]
    hass.config_entries.flow.async_abort(result["flow_id"])
    core_entry(plex).add_to_hass(hass)
    entry = await finish(hass, await choose(hass, "take_over", await discovered(hass, plex)))
    assert entry.unique_id == plex.context.machine_identifier


@pytest.mark.usefixtures("_no_setup")
async def test_who_signs_in_for_a_discovered_server_need_not_choose_it(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    result = await choose(hass, "sign_in", await discovered(hass, plex))
    await finish(hass, await signed_in(hass, plex, result))


async def test_a_discovered_server_of_somebody_else_cannot_be_set_up(
    hass: HomeAssistant, plex: PlexSimulator, second: PlexSimulator
) -> None:
    result = await choose(hass, "sign_in", await discovered(hass, second))
    assert_abort(await signed_in(hass, plex, result), "not_owner")


@pytest.mark.usefixtures("_no_setup")
async def test_an_ignored_server_stays_ignored_but_can_be_added_by_hand(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    await discovered(hass, plex)
    ignore = {"unique_id": plex.context.machine_identifier, "title": "Dr. Plex"}
    result = await begin(hass, SOURCE_IGNORE, ignore)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert not hass.config_entries.flow.async_progress()
    assert_abort(await discovered(hass, plex), "already_configured")
    (ignored,) = hass.config_entries.async_entries(DOMAIN)
    assert ignored.data == {}
    core_entry(plex).add_to_hass(hass)
    entry = await finish(hass, await choose(hass, "take_over"))
    assert hass.config_entries.async_entries(DOMAIN) == [entry]


async def test_a_known_server_that_answers_is_left_alone(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, second: PlexSimulator
) -> None:
    before = loaded.data
    second.context.machine_identifier = plex.context.machine_identifier
    with patch.object(hass.config_entries, "async_schedule_reload") as reload:
        assert_abort(await discovered(hass, second), "already_configured")
    assert loaded.data == before
    reload.assert_not_called()


async def test_a_server_that_is_back_is_set_up_at_once(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> None:
    await plex.refuse_connections()
    await hass.config_entries.async_setup(entry.entry_id)
    assert entry.state is ConfigEntryState.SETUP_RETRY
    await plex.accept_connections()
    assert_abort(await discovered(hass, plex), "already_configured")
    assert entry.state is ConfigEntryState.LOADED
    assert entry.data["url"] == plex.url
    assert await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()


async def test_a_disabled_server_is_not_followed(hass: HomeAssistant, plex: PlexSimulator) -> None:
    entry = MockConfigEntry(
        domain=DOMAIN,
        unique_id=plex.context.machine_identifier,
        data={**entry_for(plex).data, "url": "http://127.0.0.1:1"},
        disabled_by=ConfigEntryDisabler.USER,
    )
    entry.add_to_hass(hass)
    assert_abort(await discovered(hass, plex), "already_configured")
    assert entry.data["url"] == "http://127.0.0.1:1"


@pytest.mark.parametrize(
    "changes",
    [
        {"port": 1},
        {"port": None},
        {"ip_address": ip_address("fe80::1%lo"), "port": 1},
    ],
)
async def test_what_is_announced_but_not_there_is_passed_over(
    hass: HomeAssistant, plex: PlexSimulator, changes: dict[str, Any]
) -> None:
    socket_allow_hosts(["127.0.0.1", "fe80::1"])  # where nobody is
    assert_abort(await discovered(hass, plex, **changes), "cannot_connect")


# Options


async def test_a_server_can_have_schedules(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    assert set(entry.supported_subentry_types) == {"schedule"}


async def options_of(hass: HomeAssistant, entry: MockConfigEntry) -> Result:
    """Begin to change the options."""
    return dict(await hass.config_entries.options.async_init(entry.entry_id))


def shown(result: Result) -> dict[str, dict[str, Any]]:
    """Return what a form of options shows, by group."""
    return {
        str(name): {
            str(marker): marker.default()
            for marker in group.schema.schema
            if callable(marker.default)
        }
        for name, group in result["data_schema"].schema.items()
    }


def changed(groups: dict[str, dict[str, Any]], **changes: Any) -> dict[str, dict[str, Any]]:
    """Return the groups with a few options changed."""
    names = {key for group in groups.values() for key in group}
    assert changes.keys() <= names
    return {
        name: {key: changes.get(key, value) for key, value in group.items()}
        for name, group in groups.items()
    }


async def save(hass: HomeAssistant, result: Result, groups: dict[str, Any]) -> Result:
    """Send a form of options."""
    return dict(await hass.config_entries.options.async_configure(result["flow_id"], groups))


async def test_the_form_shows_every_option_with_its_default(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(loaded, options={})
    groups = shown(await options_of(hass, loaded))
    assert [*groups] == [*Section]
    for option in OPTIONS:
        assert option.section is not None
        if isinstance(option, NumberOption | FlagOption):
            assert groups[option.section][option.key] == option.default
        else:
            assert option.key in groups[option.section] or option.default is None
    assert groups["selection"]["libraries"] == ["1", "2", "3", "new"]
    assert groups["selection"]["levels"] == [
        *("movie", "show", "season", "episode", "artist", "album")
    ]
    assert groups["selection"]["dry_run"] is False


async def test_all_libraries_can_be_chosen_and_some_of_them_again(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for chosen, stored in ((["2"], ["2"]), (["1", "2", "3", "new"], []), (["3"], ["3"])):
        groups = changed(shown(await options_of(hass, loaded)), libraries=chosen)
        await save(hass, await options_of(hass, loaded), groups)
        assert loaded.options["libraries"] == stored
        groups = shown(await options_of(hass, loaded))
        assert groups["selection"]["libraries"] == (stored or ["1", "2", "3", "new"])
    assert loaded.options["known_libraries"] == ["1", "2", "3"]


async def test_changed_options_are_stored_flat_and_reach_the_next_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    result = await options_of(hass, loaded)
    wanted = {
        "libraries": ["2"],
        "levels": ["movie"],
        "dry_run": True,
        "window_days": 7.0,
        "max_items": 5,
        "in_flight": 1,
        "item_deadline": 60,
        "retry_limit": 9,
    }
    result = await save(hass, result, changed(shown(result), **wanted))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert wanted.items() <= loaded.options.items()
    assert type(loaded.options["window_days"]) is int
    options = (await scan(hass, loaded)).options
    assert (options.library_ids, options.levels) == (("2",), ("movie",))
    assert (options.dry_run, options.window_days, options.max_items) == (True, 7, 5)
    assert (options.in_flight, options.item_deadline, options.retry_limit) == (1, 60, 9)
    assert loaded.state is ConfigEntryState.LOADED
    jobs = await call(hass, "get_jobs")
    assert jobs["jobs"][0]["dry_run"] is True


def suggested(result: Result) -> Any:
    """Return the entity that a form of options shows."""
    group = result["data_schema"].schema["interruptions"].schema.schema
    [marker] = [each for each in group if each == "wait_for_entity"]
    return marker.description["suggested_value"]


async def test_the_entity_to_wait_for_can_be_chosen_and_cleared(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    result = await options_of(hass, loaded)
    assert suggested(result) is None
    groups = shown(result)
    groups["interruptions"]["wait_for_entity"] = "schedule.film_night"
    wrong = changed(groups, levels=[])
    result = await save(hass, result, wrong)
    assert suggested(result) == "schedule.film_night"
    await save(hass, result, groups)
    assert loaded.options["wait_for_entity"] == "schedule.film_night"
    result = await options_of(hass, loaded)
    assert suggested(result) == "schedule.film_night"
    result = await save(hass, result, changed(shown(result), levels=[]))
    assert suggested(result) is None
    await save(hass, result, changed(shown(result), levels=["movie"]))
    assert not loaded.options["wait_for_entity"]


async def test_an_entity_that_is_neither_on_nor_off_cannot_be_waited_for(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    result = await options_of(hass, loaded)
    groups = shown(result)
    groups["interruptions"]["wait_for_entity"] = "sensor.temperature"
    with pytest.raises(InvalidData):
        await save(hass, result, groups)


async def test_what_the_form_does_not_show_is_kept(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    hass.config_entries.async_update_entry(loaded, options={**loaded.options, "hidden": 1})
    result = await options_of(hass, loaded)
    await save(hass, result, shown(result))
    assert loaded.options["hidden"] == 1


@pytest.mark.parametrize(
    ("change", "error"),
    [({"libraries": []}, "no_library_chosen"), ({"levels": []}, "no_level_chosen")],
)
async def test_something_must_be_chosen(
    hass: HomeAssistant, loaded: MockConfigEntry, change: dict[str, Any], error: str
) -> None:
    result = await options_of(hass, loaded)
    wrong = changed(shown(result), **change, max_items=77)
    result = await save(hass, result, wrong)
    assert_error(result, base=error)
    assert shown(result) == wrong  # what was typed is not lost
    groups = changed(shown(result), libraries=["1"], levels=["movie"])
    assert (await save(hass, result, groups))["type"] is FlowResultType.CREATE_ENTRY
    assert loaded.options["max_items"] == 77


@pytest.mark.parametrize("option", NUMBER_OPTION.values(), ids=lambda option: option.key)
async def test_numbers_have_their_limits(
    hass: HomeAssistant, entry: MockConfigEntry, option: NumberOption
) -> None:
    hass.config_entries.async_update_entry(entry, options={"libraries": ["1"]})
    result = await options_of(hass, entry)
    for value in (option.minimum - 1, option.maximum + 1, "many"):
        with pytest.raises(InvalidData):
            await save(hass, result, changed(shown(result), **{option.key: value}))
    for value in (option.minimum, option.maximum):
        result = await options_of(hass, entry)
        await save(hass, result, changed(shown(result), **{option.key: value}))
        assert entry.options[option.key] == value


async def test_options_can_be_changed_while_the_server_is_away(
    hass: HomeAssistant, plex: PlexSimulator
) -> None:
    entry = entry_for(plex, libraries=["1", "99"])
    entry.add_to_hass(hass)
    result = await options_of(hass, entry)
    group = result["data_schema"].schema["selection"].schema
    assert [option["value"] for option in group.schema["libraries"].config["options"]] == [
        *("1", "99", "new")
    ]
    await save(hass, result, changed(shown(result), window_days=3))
    assert entry.options["libraries"] == ["1", "99"]
    assert entry.options["window_days"] == 3


async def test_a_pace_sets_its_numbers_unless_they_are_set_by_hand(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    def pace_and_number(result: Result) -> tuple[Any, Any]:
        """Return the pace that the form shows, and a number of it."""
        group = shown(result)["refreshing"]
        return group["pace"], group["in_flight"]

    for changes, expected in (
        ({"pace": "gentle"}, ("gentle", 1)),
        ({"max_items": 3}, ("gentle", 1)),
        ({"in_flight": 2}, ("custom", 2)),
        ({"pace": "fast", "in_flight": 2}, ("fast", 6)),
        ({"pace": "custom", "in_flight": 4}, ("custom", 4)),
        ({"pace": "normal"}, ("normal", 3)),
    ):
        result = await options_of(hass, loaded)
        await save(hass, result, changed(shown(result), **changes))
        assert pace_and_number(await options_of(hass, loaded)) == expected
    assert "pace" not in loaded.options
    # A pace that was chosen is not lost when something else has a fault.
    result = await options_of(hass, loaded)
    result = await save(hass, result, changed(shown(result), pace="gentle", levels=[]))
    assert pace_and_number(result) == ("gentle", 3)
    await save(hass, result, changed(shown(result), levels=["movie"]))
    assert loaded.options["in_flight"] == 1

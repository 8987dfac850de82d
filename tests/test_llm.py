"""Tools for language models: what is offered, what they answer, and who may act."""

from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import llm
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import JobTrigger
from custom_components.plex_smart_refresher.jobs.serialize import iso_time
from custom_components.plex_smart_refresher.llm import async_get_tools
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import broken, call, candidate, entity_id, propose, scan, small_catalog, until

NAMES = ["Movies (1)", "Movies (2)", "TV Shows"]
READING = [
    *("get_scan_status", "get_broken_items", "get_health", "get_check_up", "get_fixed_items"),
    "get_proposals",
]
TOOLS = [*READING, "start_scan", "refresh_item", "accept_proposal", "cancel_scan"]


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


@pytest.fixture(autouse=True)
async def _assistant(hass: HomeAssistant) -> None:
    """Set up what language models are given."""
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})


async def model(hass: HomeAssistant, user: User | None = None, api: str = "assist") -> Any:
    """Return what a language model is given."""
    context = llm.LLMContext(
        platform="test",
        context=Context(user_id=user.id if user else None),
        language="en",
        assistant="conversation",
        device_id=None,
    )
    return await llm.async_get_api(hass, api, context)


async def use(
    hass: HomeAssistant, name: str, *, user: User | None = None, **arguments: Any
) -> llm.ToolResult:
    """Let a language model use a tool."""
    tool_input = llm.ToolInput(tool_name=f"{DOMAIN}__{name}", tool_args=arguments)
    result: llm.ToolResult = await (await model(hass, user)).async_call_tool(tool_input)
    return result


async def ours(hass: HomeAssistant) -> list[llm.Tool]:
    """Return the tools of this integration."""
    return [tool for tool in (await model(hass)).tools if tool.name.startswith(DOMAIN)]


async def test_all_tools_are_offered_with_their_integration_and_what_they_may_do(
    hass: HomeAssistant, loaded: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    tools = await ours(hass)
    assert [tool.name for tool in tools] == [f"{DOMAIN}__{name}" for name in TOOLS]
    assert all(tool.title and tool.description for tool in tools)
    assert [tool.annotations.read_only for tool in tools] == [name in READING for name in TOOLS]
    assert [tool.name for tool in tools if tool.annotations.destructive] == [
        f"{DOMAIN}__accept_proposal"
    ]
    assert "provides LLM tool" not in caplog.text


async def test_only_the_assistant_is_given_the_tools(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    context = (await model(hass)).llm_context
    assert async_get_tools(hass, context, "assist") is not None
    assert async_get_tools(hass, context, "another") is None


async def test_without_a_server_no_tools_are_offered(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    assert await ours(hass) == []


async def test_the_status_tells_of_the_running_and_the_last_scan(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.FIXED)
    job = await scan(hass, loaded)
    (server,) = (await use(hass, "get_scan_status")).data["servers"]
    assert server["server"] == "Simulated Plex"
    assert server["libraries"] == NAMES
    assert server["is_scanning"] is False
    assert server["scan"] is None
    assert server["last_scan"]["job_id"] == job.job_id
    assert server["last_scan"]["status"] == "success"
    assert server["last_scan"]["tally"]["fixed"] == 1
    plex.faults.switch_on("hang", seconds=60)
    running = (await call(hass, "start_scan"))["job_id"]
    (server,) = (await use(hass, "get_scan_status")).data["servers"]
    assert server["is_scanning"] is True
    assert (server["scan"]["job_id"], server["scan"]["progress"]) == (running, 0)


async def test_what_is_broken_is_listed_with_titles_and_defects(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    broken(plex, Outcome.NEVER, title="One", year=None)
    broken(plex, Outcome.NEVER, "missing_poster", "missing_summary", title="Two", year=None)
    await scan(hass, loaded)
    (server,) = (await use(hass, "get_broken_items")).data["servers"]
    assert server["total"] == 2
    assert server["has_been_scanned"] is True
    assert server["by_defect"] == {"missing_poster": 2, "missing_summary": 1}
    assert {item["title"]: item["defects"] for item in server["items"]} == {
        "One": ["missing_poster"],
        "Two": ["missing_poster", "missing_summary"],
    }
    (server,) = (await use(hass, "get_broken_items", limit=1)).data["servers"]
    assert (server["total"], len(server["items"])) == (2, 1)


async def test_the_health_and_what_was_fixed_are_told_with_titles_for_administrators_only(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, hass_read_only_user: User
) -> None:
    broken(plex, title="Saved", year=None)
    broken(plex, Outcome.NEVER, title="Hopeless", year=None)
    job = await scan(hass, loaded)
    (server,) = (await use(hass, "get_health")).data["servers"]
    assert server == {
        "server": "Simulated Plex",
        "has_been_scanned": True,
        "health_percent": None,
        "broken": 1,
        "next_steps": {"retry": 1},
    }
    (server,) = (await use(hass, "get_fixed_items")).data["servers"]
    assert server == {
        "server": "Simulated Plex",
        "fixed": 1,
        "finished_at": iso_time(job.finished_at),
        "may_read_titles": True,
        "titles": ["Saved"],
    }
    (server,) = (await use(hass, "get_fixed_items", user=hass_read_only_user)).data["servers"]
    assert (server["fixed"], server["may_read_titles"], server["titles"]) == (1, False, [])


async def test_an_item_is_refreshed_by_its_title_or_the_model_is_told_which_ones_fit(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    for year in (1999, 2001):
        broken(plex, Outcome.NEVER, title="Amber Rain", year=year)
    await scan(hass, loaded)
    result = await use(hass, "refresh_item", title="Amber Rain")
    assert result.error
    assert result.data["error"] == "several_titles"
    assert {*result.data["titles"]} == {"Amber Rain (1999)", "Amber Rain (2001)"}
    assert (await use(hass, "refresh_item", title="amber rain 1999")).data == {
        "server": "Simulated Plex",
        "title": "amber rain 1999",
        "is_queued": False,
    }


async def test_a_scan_is_started_of_a_library_and_as_a_dry_run(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    result = await use(hass, "start_scan", library="tv shows", dry_run=True)
    (started,) = result.data["started"]
    (job,) = loaded.runtime_data.manager.jobs
    assert started == {
        "server": "Simulated Plex",
        "job_id": job.job_id,
        "libraries": ["TV Shows"],
        "dry_run": True,
        "is_queued": False,
    }
    assert job.trigger is JobTrigger.ACTION
    assert (job.options.library_ids, job.options.dry_run) == (("3",), True)


async def test_without_a_library_all_are_scanned(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    (started,) = (await use(hass, "start_scan")).data["started"]
    assert started["libraries"] == "all"
    assert loaded.runtime_data.manager.job.options.library_ids == ()


async def test_a_scan_is_cancelled(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    (cancelled,) = (await use(hass, "cancel_scan")).data["cancelled"]
    assert (cancelled["server"], cancelled["status"]) == ("Simulated Plex", "cancelled")


@pytest.mark.parametrize(
    ("name", "arguments", "error"),
    [
        ("cancel_scan", {}, {"error": "nothing_runs"}),
        ("refresh_item", {"title": "Nobody"}, {"error": "unknown_title", "name": "Nobody"}),
        (
            "start_scan",
            {"library": "cooking"},
            {"error": "unknown_library", "name": "cooking", "known": NAMES},
        ),
    ],
)
async def test_a_refusal_is_an_error_that_says_why(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    name: str,
    arguments: dict[str, Any],
    error: dict[str, Any],
) -> None:
    result = await use(hass, name, **arguments)
    assert result.error
    assert result.data == error


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("get_broken_items", {"limit": 0}),
        ("get_broken_items", {"limit": "many"}),
        ("get_fixed_items", {"limit": 101}),
        ("refresh_item", {}),
        ("start_scan", {"libraries": []}),
        ("start_scan", {"dry_run": "perhaps"}),
    ],
)
async def test_arguments_that_make_no_sense_are_an_error_and_do_nothing(
    hass: HomeAssistant, loaded: MockConfigEntry, name: str, arguments: dict[str, Any]
) -> None:
    result = await use(hass, name, **arguments)
    assert result.error
    assert result.data["error"] == "invalid_arguments"
    assert not loaded.runtime_data.manager.jobs


async def test_a_second_scan_is_refused_with_how_far_the_first_one_is(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    plex.faults.switch_on("hang", seconds=60)
    await call(hass, "start_scan")
    assert (await use(hass, "start_scan")).data == {"error": "busy", "percent": 0}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("start_scan", {}), ("cancel_scan", {}), ("refresh_item", {"title": "One"})],
)
async def test_a_user_who_may_not_press_the_button_may_not_act(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    hass_read_only_user: User,
    name: str,
    arguments: dict[str, str],
) -> None:
    result = await use(hass, name, user=hass_read_only_user, **arguments)
    assert result.error
    assert result.data == {"error": "not_allowed"}
    assert not loaded.runtime_data.manager.jobs


@pytest.mark.parametrize("name", READING)
async def test_everybody_may_read(
    hass: HomeAssistant, loaded: MockConfigEntry, hass_read_only_user: User, name: str
) -> None:
    assert not (await use(hass, name, user=hass_read_only_user)).error


async def test_a_server_that_is_not_loaded_is_told(
    hass: HomeAssistant, loaded: MockConfigEntry
) -> None:
    await hass.config_entries.async_unload(loaded.entry_id)
    result = await use(hass, "get_scan_status")
    assert (result.error, result.data) == (True, {"error": "server_unavailable"})


# Proposals


@pytest.mark.usefixtures("no_search")
async def test_proposals_are_listed_and_accepted_by_whoever_may_read_and_act(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    key = broken(plex, Outcome.NEVER, "no_match", title="Lost", year=1999)
    await scan(hass, loaded)
    right = candidate("Found <b>here</b>")
    proposal_id = await propose(loaded, key, right, candidate("Other", is_recommended=False))
    (server,) = (await use(hass, "get_proposals")).data["servers"]
    assert (server["proposals"], server["protected"], server["may_read_titles"]) == (1, 0, True)
    [item] = server["items"]
    assert (item["title"], item["reason"]) == ("Lost (1999)", "no_id")
    assert item["proposal_id"] == proposal_id
    assert item["candidates"][0] == {
        "name": "Found b here /b",
        "year": 1999,
        "evidence": "title_and_year",
        "recommended": True,
    }

    presser = MockUser(groups=[]).add_to_hass(hass)
    button = entity_id(hass, "button", "start_scan", loaded)
    presser.mock_policy({"entities": {"entity_ids": {button: True}}})
    (server,) = (await use(hass, "get_proposals", user=presser)).data["servers"]
    assert (server["proposals"], server["may_read_titles"], server["items"]) == (1, False, [])
    for user, asked, error in (
        (presser, proposal_id, "not_allowed"),
        (None, "unheard of", "unknown_proposal"),
    ):
        refused = await use(hass, "accept_proposal", user=user, proposal_id=asked)
        assert (refused.error, refused.data["error"]) == (True, error)
    manager = loaded.runtime_data.manager
    jobs = len(manager.jobs)
    accepted = await use(hass, "accept_proposal", proposal_id=proposal_id)
    assert accepted.data["title"] == "Lost (1999)"
    await until(lambda: manager.job is None)
    assert len(manager.jobs) == jobs + 1
    assert manager.jobs[0].job_id == accepted.data["job_id"]
    assert [each.guid for each in manager.jobs[0].options.matches] == [right.guid]

"""Who may do what through the actions; voice and language models have their own tests of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.auth.models import User
from homeassistant.components.conversation import async_converse
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized, UnknownUser
from homeassistant.helpers import llm
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.services import ACTIONS
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import broken, candidate, entity_id, propose, scan, small_catalog

#: The action and the button that does the same.
CHANGES = {
    "start_scan": "start_scan",
    "cancel_scan": "cancel_scan",
    "pause_scan": "pause_scan",
    "resume_scan": "resume_scan",
    "refresh_item": "start_scan",
    "accept_proposal": "start_scan",
    "decline_proposal": "start_scan",
    "undo_change": "start_scan",
}
#: There may be nothing to cancel, to pause or to resume.
NOTHING_TO_DO = {"no_job", "no_pause", "unknown_proposal", "unknown_change"}
TITLES = (
    "get_log",
    "get_items",
    "search_matches",
    "get_changes",
    "report_import",
    "get_compatibility_report",
)


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


def user_with(hass: HomeAssistant, *entity_ids: str, is_admin: bool = False) -> User:
    """Return a user who controls these entities and no others."""
    user = MockUser(is_owner=is_admin).add_to_hass(hass)
    user.mock_policy({"entities": {"entity_ids": dict.fromkeys(entity_ids, True)}})
    return user


async def act(hass: HomeAssistant, action: str, user_id: str | None, **data: Any) -> Any:
    """Run an action for a user."""
    return await hass.services.async_call(
        DOMAIN,
        action,
        data,
        blocking=True,
        return_response=True,
        context=Context(user_id=user_id),
    )


async def data_for(
    hass: HomeAssistant, entry: MockConfigEntry, plex: PlexSimulator
) -> dict[str, dict[str, Any]]:
    """Return what each action needs; there is one job, and one item to refresh."""
    key, lost = broken(plex), broken(plex, Outcome.NEVER, "no_match")
    job = await scan(hass, entry, dry_run=True)
    proposal_id = await propose(entry, lost, candidate())
    return {
        "get_log": {"job_id": job.job_id},
        "refresh_item": {"rating_key": key},
        "accept_proposal": {"proposal_id": proposal_id},
        "decline_proposal": {"proposal_id": proposal_id},
        "search_matches": {"rating_key": lost},
        "undo_change": {"change_id": "none"},
        "report_import": {"payload": {"eventType": "Test"}},
    }


async def is_allowed(hass: HomeAssistant, action: str, user_id: str | None, **data: Any) -> bool:
    """Return whether an action was allowed, regardless of its result."""
    try:
        await act(hass, action, user_id, **data)
    except Unauthorized:
        return False
    except HomeAssistantError as err:
        if err.translation_key not in NOTHING_TO_DO:
            raise
    return True


@pytest.mark.parametrize("action", [*CHANGES, *TITLES])
async def test_a_user_who_may_only_look_may_neither_change_a_thing_nor_read_titles(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_read_only_user: User,
    action: str,
) -> None:
    data = (await data_for(hass, loaded, plex)).get(action, {})
    jobs = [*loaded.runtime_data.manager.jobs]
    with pytest.raises(Unauthorized) as refusal:
        await act(hass, action, hass_read_only_user.id, **data)
    assert refusal.value.user_id == hass_read_only_user.id
    assert refusal.value.config_entry_id == loaded.entry_id
    assert [*loaded.runtime_data.manager.jobs] == jobs
    assert not plex.counters.refreshes


@pytest.mark.parametrize(("action", "button"), CHANGES.items())
async def test_who_may_press_the_button_may_use_the_action_and_no_other_entity_helps(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    action: str,
    button: str,
) -> None:
    data = (await data_for(hass, loaded, plex)).get(action, {})
    others = {*CHANGES.values(), "start_dry_run"} - {button}
    others_ids = [entity_id(hass, "button", key, loaded) for key in others]
    assert not await is_allowed(hass, action, user_with(hass, *others_ids).id, **data)
    its_own = entity_id(hass, "button", button, loaded)
    assert await is_allowed(hass, action, user_with(hass, its_own).id, **data)


@pytest.mark.parametrize("action", TITLES)
async def test_who_may_press_all_buttons_may_still_not_read_titles(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, action: str
) -> None:
    data = (await data_for(hass, loaded, plex)).get(action, {})
    buttons = [entity_id(hass, "button", key, loaded) for key in set(CHANGES.values())]
    assert not await is_allowed(hass, action, user_with(hass, *buttons).id, **data)


SECRET = "Secret Title"


async def spoken_answer(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Ask by voice what is broken."""
    context = Context(user_id=user_id)
    answer = await async_converse(hass, "what is broken in Plex", None, context, language="en")
    return str(answer.response.speech)


async def model_answer(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Let a language model ask what is broken."""
    context = llm.LLMContext(
        platform="test",
        context=Context(user_id=user_id),
        language="en",
        assistant="conversation",
        device_id=None,
    )
    tools = await llm.async_get_api(hass, "assist", context)
    tool_input = llm.ToolInput(tool_name=f"{DOMAIN}__get_broken_items", tool_args={})
    return str((await tools.async_call_tool(tool_input)).data)


async def action_answer(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Have the item refreshed by an action."""
    return str(await act(hass, "refresh_item", user_id, rating_key=key))


async def list_answer(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Ask an action for the items."""
    try:
        return str(await act(hass, "get_items", user_id))
    except Unauthorized:
        return "refused"


async def proposals_answer(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Ask an action for the proposals."""
    answer = await act(hass, "get_proposals", user_id)
    assert answer["total"] == 1
    return str(answer)


async def needs_answer(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Ask by voice what waits for a person."""
    context = Context(user_id=user_id)
    answer = await async_converse(hass, "what needs me in Plex", None, context, language="en")
    return str(answer.response.speech)


async def list_of_needs(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Read the to-do list, which has no users."""
    the_list = hass.states.async_entity_ids("todo")
    return str(
        await hass.services.async_call(
            "todo",
            "get_items",
            {"entity_id": the_list},
            blocking=True,
            return_response=True,
        )
    )


async def jobs_answer(hass: HomeAssistant, user_id: str | None, key: str) -> str:
    """Ask an action for the jobs, and collect what all entities show."""
    states = str([state.as_dict() for state in hass.states.async_all()])
    return str(await act(hass, "get_jobs", user_id)) + states


#: Who gets titles from each channel.
READERS = {
    spoken_answer: {"administrator", "nobody"},
    model_answer: {"administrator", "nobody"},
    action_answer: {"administrator", "nobody", "nobody, not aloud"},
    list_answer: {"administrator", "nobody", "nobody, not aloud"},
    proposals_answer: {"administrator", "nobody", "nobody, not aloud"},
    needs_answer: {"administrator", "nobody"},
    list_of_needs: set(),
    jobs_answer: set(),
}
ASKERS = ("administrator", "ordinary", "presser", "nobody", "nobody, not aloud")


@pytest.mark.parametrize("asker", ASKERS)
@pytest.mark.parametrize("answer", READERS)
async def test_titles_reach_only_those_who_may_read_them(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    answer: Callable[[HomeAssistant, str | None, str], Awaitable[str]],
    asker: str,
) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    options = {**loaded.options, "speak_titles": asker != "nobody, not aloud"}
    hass.config_entries.async_update_entry(loaded, options=options)
    key = broken(plex, Outcome.NEVER, "no_match", title=SECRET)
    await scan(hass, loaded, dry_run=True)
    await propose(loaded, key, candidate(SECRET), title=SECRET, file=SECRET)
    ordinary = MockUser(groups=[]).add_to_hass(hass)
    ordinary.mock_policy({"entities": True})
    users = {
        "administrator": user_with(hass, is_admin=True).id,
        "ordinary": ordinary.id,
        "presser": user_with(hass, entity_id(hass, "button", "start_scan", loaded)).id,
    }
    told = await answer(hass, users.get(asker), key)
    assert (SECRET in told) is (asker in READERS[answer])


@pytest.mark.parametrize("answer", [spoken_answer, model_answer])
async def test_who_may_only_look_still_hears_the_numbers(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_read_only_user: User,
    answer: Callable[[HomeAssistant, str | None, str], Awaitable[str]],
) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    assert await async_setup_component(hass, "conversation", {})
    key = broken(plex, Outcome.NEVER, title=SECRET)
    await scan(hass, loaded, dry_run=True)
    told = await answer(hass, hass_read_only_user.id, key)
    assert SECRET not in told
    assert "poster" in told
    assert "1" in told or "One" in told


async def test_the_title_of_an_edit_below_is_not_read_either(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator
) -> None:
    outcome = {"rating_key": "1", "title": SECRET, "protection": {"below": SECRET, "x": 1}}
    action = ACTIONS["refresh_item"]
    assert action.without_titles is not None
    assert action.without_titles(outcome) == {
        "rating_key": "1",
        "protection": {"below": "", "x": 1},
    }


async def test_an_ordinary_user_changes_options_by_their_entities_only(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    hass_read_only_user: User,
    hass_ws_client: WebSocketGenerator,
) -> None:
    dry_run = entity_id(hass, "switch", "dry_run", loaded)
    window = entity_id(hass, "number", "window_days", loaded)

    async def change(user: User) -> None:
        """Change both options by their entities."""
        for domain, service, data in (
            ("switch", "turn_on", {"entity_id": dry_run}),
            ("number", "set_value", {"entity_id": window, "value": 7}),
        ):
            context = Context(user_id=user.id)
            await hass.services.async_call(domain, service, data, blocking=True, context=context)

    with pytest.raises(Unauthorized):
        await change(hass_read_only_user)
    assert "dry_run" not in loaded.options
    ordinary = user_with(hass, dry_run, window)
    await change(ordinary)
    assert (loaded.options["dry_run"], loaded.options["window_days"]) == (True, 7)
    token = await hass.auth.async_create_refresh_token(ordinary, "https://example.com/app")
    client = await hass_ws_client(hass, hass.auth.async_create_access_token(token))
    await client.send_json_auto_id(
        {"type": f"{DOMAIN}/set_options", "entry_id": loaded.entry_id, "dry_run": False}
    )
    answer = await client.receive_json()
    assert (answer["success"], answer["error"]["code"]) == (False, "unauthorized")
    assert loaded.options["dry_run"]


@pytest.mark.parametrize("action", ACTIONS)
async def test_administrators_and_automations_may_do_all(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, action: str
) -> None:
    data = (await data_for(hass, loaded, plex)).get(action, {})
    administrator = user_with(hass, is_admin=True)
    assert await is_allowed(hass, action, None, **data)
    if loaded.runtime_data.manager.job:
        await act(hass, "cancel_scan", None)
    assert await is_allowed(hass, action, administrator.id, **data)


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_user_who_was_removed_may_do_nothing_at_all(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, action: str
) -> None:
    data = (await data_for(hass, loaded, plex)).get(action, {})
    with pytest.raises(UnknownUser):
        await act(hass, action, "nobody-of-this-id", **data)


async def test_everybody_may_read_the_numbers_of_the_jobs(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, hass_read_only_user: User
) -> None:
    broken(plex, title="Secret Title")
    await scan(hass, loaded, dry_run=True)
    answer = await act(hass, "get_jobs", hass_read_only_user.id)
    assert answer["jobs"][0]["tally"]["would_refresh"] == 1
    assert "Secret Title" not in str(answer)


async def test_who_is_refused_hears_so_on_the_websocket(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    hass_read_only_access_token: str,
) -> None:
    client = await hass_ws_client(hass, hass_read_only_access_token)
    await client.send_json_auto_id(
        {"type": "call_service", "domain": DOMAIN, "service": "start_scan"}
    )
    answer = await client.receive_json()
    assert not answer["success"]
    assert answer["error"]["message"] == "Unauthorized"
    assert not loaded.runtime_data.manager.jobs

"""The to-do list: what it shows, what ticking does, and who may read and tick."""

import asyncio
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError, Unauthorized
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.plex_smart_refresher import todo as todo_platform
from custom_components.plex_smart_refresher.engine.ladder_terms import ProposalReason
from custom_components.plex_smart_refresher.jobs.decisions import Decisions, async_read_decisions
from plex_simulator import Catalog, Outcome, PlexSimulator

from .kit import broken, candidate, entity_id, propose, scan, small_catalog, state, until

pytestmark = pytest.mark.usefixtures("no_search")


@pytest.fixture
def catalog() -> Catalog:
    return small_catalog()


class ToDo:
    """The list of a server, with a proposal and a protected item."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, lost: str, made: str) -> None:
        self.hass = hass
        self.entry = entry
        self.lost = lost
        self.made = made

    @property
    def proposals(self) -> Any:
        return self.entry.runtime_data.manager.records.proposals

    @property
    def state(self) -> str:
        return state(self.hass, "todo", "decisions", self.entry).state

    async def act(self, action: str, user_id: str | None = None, **data: Any) -> Any:
        """Run an action of the list."""
        return await self.hass.services.async_call(
            "todo",
            action,
            {"entity_id": entity_id(self.hass, "todo", "decisions", self.entry), **data},
            blocking=True,
            return_response=action == "get_items",
            context=Context(user_id=user_id),
        )

    async def items(self) -> list[dict[str, str]]:
        """Return the entries as a card gets them."""
        (answer,) = (await self.act("get_items")).values()
        found: list[dict[str, str]] = answer["items"]
        return found

    async def items_with(self, words: str) -> list[dict[str, str]]:
        """Return the entries once one of them has some words."""
        async with asyncio.timeout(10):
            while words not in str(found := await self.items()):  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0.01)
        return found

    async def tick(self, uid: str, *, done: bool = True, user_id: str | None = None) -> None:
        status = "completed" if done else "needs_action"
        await self.act("update_item", user_id, item=uid, status=status)


@pytest.fixture
async def todo(hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator) -> ToDo:
    hand_made = {"summary": "By hand.", "hand_made": True}
    made = broken(plex, Outcome.FIXED, "no_match", title="Secret Wedding", **hand_made)
    lost = broken(plex, Outcome.NEVER, "no_match", title="Secret Film")
    await scan(hass, loaded)
    await propose(loaded, lost, candidate("Secret Found"), title="Secret Film (1999)")
    todo = ToDo(hass, loaded, lost, made)
    await until(lambda: todo.state == "2")
    return todo


async def test_the_list_says_why_each_item_waits_and_names_none(todo: ToDo) -> None:
    proposal, made = await todo.items()
    assert proposal["summary"] == f"Movie {todo.lost} in Movies (1)"
    assert proposal["description"].splitlines() == [
        "Nothing identifies it for certain.",
        "Tick it off to leave it as it is.",
        f"Decide in the panel: /plex-smart-refresher/{todo.entry.entry_id}/inbox",
    ]
    assert made["summary"] == f"Movie {todo.made} in Movies (1)"
    assert "manual edits" in made["description"]
    assert f"/items/{todo.made}" in made["description"]
    assert {each["status"] for each in (proposal, made)} == {"needs_action"}
    assert "Secret" not in str([proposal, made])
    assert "Secret" not in str(state(todo.hass, "todo", "decisions", todo.entry).as_dict())


async def test_an_option_names_the_items_and_the_likely_match_as_data(
    hass: HomeAssistant, todo: ToDo
) -> None:
    title = "[Lost](https://example.com)"
    await propose(todo.entry, todo.lost, candidate("Found"), title=title)
    options = {**todo.entry.options, "todo_titles": True}
    hass.config_entries.async_update_entry(todo.entry, options=options)
    proposal, made = await todo.items_with("Secret Wedding")
    assert proposal["summary"].replace("\u200b", "") == title
    assert "](" not in proposal["summary"]
    assert "Probably Found (1999): The same title and year." in proposal["description"]
    assert made["summary"].startswith("Secret Wedding")


async def test_ticking_leaves_an_item_alone_and_unticking_takes_that_back(todo: ToDo) -> None:
    proposal, made = await todo.items()
    await todo.tick(made["uid"])
    assert todo.state == "1"
    [row] = (
        await todo.entry.runtime_data.manager.records.items.get(limit=9, rating_keys=[todo.made])
    ).items
    assert row.ignored
    await todo.tick(proposal["uid"])
    assert todo.state == "0"
    row = await todo.proposals.one(proposal["uid"].partition(":")[2])
    assert row.status == "never"
    done = await todo.items()
    assert [each["status"] for each in done] == ["completed", "completed"]
    assert all(each["completed"] for each in done)

    await todo.tick(proposal["uid"])  # twice is once
    for uid in (proposal["uid"], made["uid"]):
        await todo.tick(uid, done=False)
    assert todo.state == "2"
    assert [each["uid"] for each in await todo.items()] == [proposal["uid"], made["uid"]]
    assert await todo.proposals.count_open() == 1


async def test_what_is_ticked_off_while_the_list_is_read_stays_listed_as_done(
    hass: HomeAssistant, todo: ToDo, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal, _ = await todo.items()
    is_over, begun = asyncio.Event(), asyncio.Event()

    async def read_slowly(*args: Any) -> Decisions:
        """Return the list as it was when the reading began."""
        decisions = await async_read_decisions(*args)
        begun.set()
        await is_over.wait()
        return decisions

    monkeypatch.setattr(todo_platform, "async_read_decisions", read_slowly)
    await todo.entry.runtime_data.manager.upkeep.async_count_items()
    await asyncio.wait_for(begun.wait(), 10)
    ticking = hass.async_create_task(todo.tick(proposal["uid"]))
    async with asyncio.timeout(10):
        while await todo.proposals.count_open():  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.01)
    is_over.set()
    await ticking
    assert [each["uid"] for each in await todo.items() if each["status"] == "completed"] == [
        proposal["uid"]
    ]


async def test_an_item_that_is_both_is_left_alone_as_both(todo: ToDo) -> None:
    reason = ProposalReason.HAND_MADE
    await propose(todo.entry, todo.made, candidate(), reason=reason)
    items = await todo.items_with("A match would discard manual edits.")
    assert (todo.state, len(items)) == ("2", 2)
    uid = next(each["uid"] for each in items if str(todo.made) in each["summary"])
    await todo.tick(uid)
    assert todo.state == "1"
    await todo.tick(uid, done=False)
    assert todo.state == "2"


async def test_who_ticks_needs_the_right_to_start_a_scan(hass: HomeAssistant, todo: ToDo) -> None:
    uid = (await todo.items())[0]["uid"]
    the_list = entity_id(hass, "todo", "decisions", todo.entry)
    button = entity_id(hass, "button", "start_scan", todo.entry)
    for entities, is_allowed in (([the_list], False), ([the_list, button], True)):
        user = MockUser(groups=[]).add_to_hass(hass)
        user.mock_policy({"entities": {"entity_ids": dict.fromkeys(entities, True)}})
        if is_allowed:
            await todo.tick(uid, user_id=user.id)
        else:
            with pytest.raises(Unauthorized):
                await todo.tick(uid, user_id=user.id)
        assert todo.state == ("1" if is_allowed else "2")


async def test_nothing_can_be_renamed_or_added(todo: ToDo) -> None:
    uid = (await todo.items())[0]["uid"]
    with pytest.raises(ServiceValidationError) as refusal:
        await todo.act("update_item", item=uid, rename="Mine")
    assert refusal.value.translation_key == "todo_fixed"
    with pytest.raises(ServiceValidationError):
        await todo.act("add_item", item="Mine")


async def test_the_list_follows_what_is_decided_elsewhere(
    hass: HomeAssistant, todo: ToDo, plex: PlexSimulator
) -> None:
    manager = todo.entry.runtime_data.manager
    proposal_id = (await todo.items())[0]["uid"].partition(":")[2]
    await manager.inbox.later(proposal_id)
    await until(lambda: todo.state == "1")
    await manager.inbox.reopen(proposal_id)
    await until(lambda: todo.state == "2")

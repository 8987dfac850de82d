"""Tests of the engine's memory."""

from homeassistant.core import HomeAssistant

from custom_components.plex_smart_refresher.engine.ports import ItemMemory
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.storage import (
    LogIndex,
)

from ..conftest import ENTRY_ID, AddOutcome, outcome, state


def test_it_is_the_memory_of_the_engine(hass: HomeAssistant) -> None:
    memory: ItemMemory = LogIndex(hass, ENTRY_ID).memory
    assert memory is not None


async def test_what_is_due_longest_comes_first(items: LogIndex) -> None:
    assert await items.memory.due(["10", "20"], 300.0) == ["2", "1"]
    assert await items.memory.due(["10"], 300.0) == ["1"]
    assert await items.memory.due(["10", "20"], 299.0) == ["2"]
    assert await items.memory.due([], 999.0) == []


async def test_the_states_are_those_of_items_that_have_a_past(items: LogIndex) -> None:
    await items.items.set_ignored(["5"], ignored=True)
    states = await items.memory.states([*map(str, range(3000))])
    assert sorted(states) == ["1", "2", "3", "5"]
    assert (states["2"].attempts, states["2"].library_id) == (3, "20")
    assert (states["3"].given_up, states["5"].ignored) == (True, True)


async def test_an_attempt_that_is_due_later_than_any_can_be_is_due_now(
    index: LogIndex, add: AddOutcome
) -> None:
    month = 30 * 86_400.0
    for key, moment in {"next": 100 + month, "never": 101 + month}.items():
        remembered = state(key, next_attempt=moment)
        add(outcome(Result.UNRESOLVED, rating_key=key), remembered=remembered)
    assert await index.memory.due(["10"], 100.0) == ["never"]

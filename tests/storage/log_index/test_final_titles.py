"""Tests of titles that are taken as they are."""

from dataclasses import replace
from typing import Any

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.final_titles import FinalTitle, KeptTitle
from custom_components.plex_smart_refresher.engine.identity import identity_of
from custom_components.plex_smart_refresher.engine.results import ItemOutcome, Result, SkipReason
from custom_components.plex_smart_refresher.storage import ItemRow, LogIndex

from ..conftest import AddOutcome, outcome, state

DAY = 86_400.0
TITLE, POSTER = {Defect.PLACEHOLDER_TITLE}, {Defect.MISSING_POSTER}
ONCE = state(defects=TITLE)
ONCE = replace(ONCE, kept_title=KeptTitle("Episode 7", 1))
TAKEN = replace(
    ONCE, attempts=0, next_attempt=None, defects=frozenset(), kept_title=KeptTitle("Episode 7", 2)
)


def episode(result: Result, defects: set[Defect], **fields: Any) -> ItemOutcome:
    return outcome(result, title="Episode 7", before=defects, after=defects, **fields)


def take(add: AddOutcome, rating_key: str = "1") -> ItemOutcome:
    """Record two tries of an episode, and return the outcome of the second."""
    first = episode(Result.UNRESOLVED, TITLE, rating_key=rating_key)
    add(first, remembered=replace(ONCE, rating_key=rating_key))
    taken = replace(first, result=Result.HEALTHY, after=frozenset(), takes_title=True)
    add(taken, time=60.0, remembered=replace(TAKEN, rating_key=rating_key))
    return taken


def found(index: LogIndex, defects: set[Defect]) -> None:
    index.add_found("job", episode(Result.WOULD_REFRESH, defects), 70.0)


async def row(index: LogIndex) -> ItemRow:
    [item] = (await index.items.get(limit=9)).items
    return item


async def test_an_item_whose_title_is_taken_is_healthy_and_known(
    index: LogIndex, add: AddOutcome
) -> None:
    add(episode(Result.UNRESOLVED, TITLE), remembered=ONCE)
    assert (await index.memory.states(["1"]))["1"] == ONCE
    assert (await row(index)).final_title is False
    assert await index.memory.final_titles() == []
    item = take(add).item
    item_row = await row(index)
    assert (item_row.segment, item_row.defects, item_row.final_title) == ("healed", (), True)
    assert (item_row.attempts, item_row.given_up, item_row.last_attempt) == (0, False, 60.0)
    assert (await index.items.count_open({"10": 0.0}))["10"].items == 0
    assert (await index.memory.states(["1"]))["1"] == TAKEN
    assert await index.memory.rating_keys() == {"1"}
    assert await index.memory.final_titles() == [FinalTitle("1", "Episode 7", identity_of(item))]
    assert (await index.memory.due(["10"], 999.0), await index.memory.to_heal(["10"])) == ([], [])


async def test_a_taken_title_stays_until_it_is_found_again(
    index: LogIndex, add: AddOutcome
) -> None:
    take(add)
    found(index, POSTER)
    add(episode(Result.SKIPPED, POSTER, skip_reason=SkipReason.REFRESH_LIMIT), remembered=TAKEN)
    item_row = await row(index)
    assert (item_row.defects, item_row.segment) == (("missing_poster",), "to_heal")
    assert item_row.final_title
    add(episode(Result.FIXED, set()), remembered=TAKEN)
    assert len(await index.memory.final_titles()) == 1
    found(index, TITLE)
    assert (await index.memory.final_titles(), (await row(index)).final_title) == ([], False)
    assert (await row(index)).segment == "to_heal"
    add(episode(Result.UNRESOLVED, TITLE), remembered=ONCE)
    found(index, TITLE)
    assert (await index.memory.states(["1"]))["1"].kept_title == ONCE.kept_title


async def test_a_taken_title_outlasts_the_retention_of_items_and_moves_with_its_item(
    index: LogIndex, add: AddOutcome
) -> None:
    taken = take(add)
    add(episode(Result.UNRESOLVED, TITLE, rating_key="2"), remembered=replace(ONCE, rating_key="2"))
    days = {"log_days": 0, "item_days": 9, "change_days": 0}
    await index.async_purge(999 * DAY, **days, jobs=list)
    assert [each.rating_key for each in (await index.items.get(limit=9)).items] == ["1"]
    [alike] = await index.memory.lookalikes([identity_of(taken.item)])
    assert alike == TAKEN
    add(episode(Result.GONE, set()), time=999 * DAY)
    assert (await index.items.get(limit=9)).total == 0
    assert [each.rating_key for each in await index.memory.final_titles()] == ["1"]
    await index.memory.move("1", "5")
    assert [each.rating_key for each in await index.memory.final_titles()] == ["5"]
    assert (await row(index)).final_title

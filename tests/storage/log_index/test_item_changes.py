"""Tests of the choice of items by marks, and of ignoring them."""

import pytest

from custom_components.plex_smart_refresher.engine.marks import ALL_MARKED, Marks
from custom_components.plex_smart_refresher.storage import LogIndex
from custom_components.plex_smart_refresher.storage.log_index import item_changes

from ..conftest import AddOutcome
from .test_item_groups import tree

__all__ = ["tree"]


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every choice take several steps."""
    monkeypatch.setattr(item_changes, "_STEP", 2)


def marks(selected: str, unselected: str = "") -> Marks:
    return Marks(frozenset(selected.split()), frozenset(unselected.split()))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (ALL_MARKED, 12),
        (marks("show:900"), 6),
        (marks("show:900", "season:91"), 3),
        (marks("show:900 item:101", "season:91"), 4),
        (marks("all", "show:900 item:1"), 5),
        (marks("season:92", "item:92"), 1),
        (marks("item:900"), 1),
        (marks("item:1 item:2", "item:2"), 1),
        (marks("item:404"), 0),
    ],
)
async def test_the_nearest_mark_decides(tree: LogIndex, marked: Marks, expected: int) -> None:
    keys, total = await tree.item_changes.choose(marked, most=99)
    assert len(keys) == total == expected


async def test_the_worst_are_chosen_if_there_are_too_many(tree: LogIndex) -> None:
    keys, total = await tree.item_changes.choose(
        ALL_MARKED, most=1, segments=["to_heal", "waiting"]
    )
    assert (keys, total) == (["5"], 10)


async def test_a_change_concerns_what_matches_and_can_be_undone(tree: LogIndex) -> None:
    changes = tree.item_changes
    await changes.set_ignored(Marks.of(["1"]), ignored=True, change="first")
    changed = await changes.set_ignored(
        ALL_MARKED, ignored=True, change="second", library_ids=["10", "20"]
    )
    assert changed == 10  # the first one was ignored before, and stays so
    assert (await tree.item_groups.count())["ignored"] == 11
    undone = await changes.set_ignored(
        ALL_MARKED, ignored=False, change="third", changed_by="second"
    )
    assert undone == 10
    ignored = await tree.items.get(limit=9, segments=["ignored"])
    assert [each.rating_key for each in ignored.items] == ["1"]


async def test_others_get_their_turn_between_the_steps(
    tree: LogIndex, add: AddOutcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tree.async_flush()
    runs: list[object] = []
    run = tree.database.async_run

    async def counted(work: object) -> object:
        runs.append(work)
        return await run(work)  # type: ignore[arg-type]

    monkeypatch.setattr(tree.database, "async_run", counted)
    await tree.item_changes.set_ignored(ALL_MARKED, ignored=True)
    assert len(runs) == 2 * 6 + 1  # read and write two items at a time, until there are no more

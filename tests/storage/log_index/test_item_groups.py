"""Tests of the items by show and season."""

from collections.abc import Callable

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import (
    ATTENTION,
    ItemOutcome,
    Result,
    Segment,
    SkipReason,
)
from custom_components.plex_smart_refresher.storage import (
    GroupPage,
    GroupSort,
    ItemFilters,
    ItemGroup,
    LogIndex,
)

from ..conftest import AddOutcome, outcome, state

OPEN: ItemFilters = {"segments": ATTENTION}


def episode(number: int, season: int = 1) -> MediaItem:
    """Return an episode of a show that has one key for each level."""
    return MediaItem(
        f"{season}{number:02d}",
        "20",
        MediaType.EPISODE,
        f"Episode {number}",
        parent_key=f"9{season}",
        grandparent_key="900",
        parent_title=f"Season {season}",
        grandparent_title="The Show",
        parent_number=season,
        number=number,
    )


SHOW = MediaItem("900", "20", MediaType.SHOW, "The Show")
SECOND = MediaItem(
    "92", "20", MediaType.SEASON, "Season 2", parent_key="900", parent_title="The Show", number=2
)


@pytest.fixture
def tree(items: LogIndex, add: AddOutcome) -> LogIndex:
    """Return the five films, and a show that lacks posters at every level."""
    for item in (episode(2, 2), episode(3), episode(1), SHOW, SECOND, episode(10)):
        key = item.rating_key
        add(_unresolved(item), time=60.0, remembered=state(key, library_id="20"))
    album = MediaItem(
        "70", "30", MediaType.ALBUM, "An Album", parent_key="71", parent_title="Artist", year=1999
    )
    add(_unresolved(album), time=60.0, remembered=state("70", library_id="30"))
    return items


def _unresolved(item: MediaItem) -> ItemOutcome:
    lacks = frozenset({Defect.MISSING_POSTER})
    return ItemOutcome(item=item, result=Result.UNRESOLVED, before=lacks, after=lacks)


def keys(page: GroupPage) -> list[str]:
    return [each.key if isinstance(each, ItemGroup) else each.rating_key for each in page.entries]


async def test_a_show_is_one_entry_with_counts_and_a_single_item_is_itself(tree: LogIndex) -> None:
    page = await tree.item_groups.get(group_by="show", sort="title", limit=9, **OPEN)
    # The album stands for its artist.
    assert keys(page) == ["1", "70", "2", "5", "3", "900"]
    show = page.entries[-1]
    assert isinstance(show, ItemGroup)
    assert (show.level, show.title, show.library_id, show.items) == ("show", "The Show", "20", 6)
    assert show.segments == dict.fromkeys(Segment, 0) | {"waiting": 6}
    assert show.next_attempt == 100.0
    assert page.next is None


async def test_a_show_opens_into_itself_and_its_seasons_in_their_order(tree: LogIndex) -> None:
    page = await tree.item_groups.get(
        group_by="season", sort="position", limit=9, show="900", **OPEN
    )
    assert keys(page) == ["900", "91", "92"]
    first = page.entries[1]
    assert isinstance(first, ItemGroup)
    assert (first.level, first.title, first.items) == ("season", "Season 1", 3)
    opened = await tree.items.get(limit=9, sort="position", descending=False, season="91")
    assert [each.rating_key for each in opened.items] == ["101", "103", "110"]
    opened = await tree.items.get(limit=9, sort="position", descending=False, season="92")
    assert [each.rating_key for each in opened.items] == ["92", "202"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        # One film without a match is worse than a poster, but not than six.
        ("worst", ["900", "5", "1", "2", "3", "70"]),
        # What was never tried is due now; what is given up is not due at all.
        ("next_attempt", ["5", "70", "900", "2", "1", "3"]),
        ("title", ["1", "70", "2", "5", "3", "900"]),
    ],
)
async def test_pages_follow_each_other_in_every_order(
    tree: LogIndex, sort: GroupSort, expected: list[str]
) -> None:
    found: list[str] = []
    after = None
    for _ in expected:
        page = await tree.item_groups.get(group_by="show", sort=sort, limit=1, after=after, **OPEN)
        found += keys(page)
        after = page.next
    assert (found, after) == (expected, None)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"search": "show"}, ["900"]),
        ({"search": "episode 10"}, ["110"]),
        ({"search": "%"}, []),
        ({"library_ids": ["30"]}, ["70"]),
        ({"media_type": "season"}, ["92"]),
        ({"defect": "no_match"}, ["5"]),
        ({"since": {"20": 60.0, "10": 45.0}}, ["4", "5", "900"]),
        ({"segments": ["healed"]}, ["4"]),
    ],
)
async def test_groups_are_filtered(
    tree: LogIndex, filters: ItemFilters, expected: list[str]
) -> None:
    page = await tree.item_groups.get(group_by="show", sort="worst", limit=9, **filters)
    assert sorted(keys(page)) == expected
    counted = await tree.item_groups.count(**filters)
    assert sum(counted.values()) == (await tree.items.get(limit=0, **filters)).total


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("episode", ["900"]),
        ("e", ["5", "900"]),  # in a pass over an index
    ],
)
async def test_a_search_finds_the_same_whether_it_finds_few_or_many(
    tree: LogIndex, word: str, expected: list[str]
) -> None:
    page = await tree.item_groups.get(group_by="show", sort="title", limit=9, search=word)
    assert keys(page) == expected
    show = page.entries[-1]
    assert isinstance(show, ItemGroup)
    assert (show.items, show.segments["waiting"]) == (4, 4)
    counted = await tree.item_groups.count(search=word)
    assert sum(counted.values()) == (await tree.items.get(limit=0, search=word)).total


async def test_a_word_of_every_title_narrows_nothing(index: LogIndex, add: AddOutcome) -> None:
    for number in (1, 2):
        add(_unresolved(episode(number)), time=60.0, remembered=state(f"10{number}"))
    add(outcome(Result.FIXED, rating_key="3", title="Episode 3", after=set()), time=60.0)
    every = await index.item_groups.get(group_by="show", sort="title", limit=9, **OPEN)
    assert keys(every) == ["900"]
    found = await index.item_groups.get(
        group_by="show", sort="title", limit=9, search="episode", **OPEN
    )
    assert found == every
    assert await index.item_groups.count(search="episode") == await index.item_groups.count()


async def test_each_item_is_counted_in_one_segment(tree: LogIndex, add: AddOutcome) -> None:
    add(outcome(Result.SKIPPED, rating_key="2", skip_reason=SkipReason.PROTECTED), time=70.0)
    add(outcome(Result.SKIPPED, rating_key="3", skip_reason=SkipReason.GIVEN_UP), time=70.0)
    add(outcome(Result.SKIPPED, rating_key="1", skip_reason=SkipReason.TOO_COSTLY), time=70.0)
    add(outcome(Result.WOULD_REFRESH, rating_key="77"), time=70.0)
    counted = await tree.item_groups.count()
    assert counted == {
        "needs_you": 1,
        "to_heal": 2,
        "waiting": 7,
        "given_up": 1,
        "left_alone": 1,
        "ignored": 0,
        "healed": 1,
    }
    segments = {each.rating_key: each.segment for each in (await tree.items.get(limit=99)).items}
    assert [segments[key] for key in "12345"] == [
        *("left_alone", "needs_you", "given_up", "healed", "to_heal")
    ]


async def test_a_show_with_a_new_key_takes_its_seasons_and_episodes_along(tree: LogIndex) -> None:
    await tree.async_flush()
    await tree.memory.move("92", "99")
    await tree.memory.move("900", "901")
    page = await tree.item_groups.get(group_by="season", sort="position", limit=9, show="901")
    assert keys(page) == ["901", "91", "99"]
    await tree.memory.move("1", "11")
    page = await tree.item_groups.get(group_by="show", sort="title", limit=1)
    assert keys(page) == ["11"]


async def test_only_constants_become_part_of_a_statement(tree: LogIndex) -> None:
    read: Callable[..., object] = tree.item_groups.get
    for words in ({"sort": "1; DROP TABLE items"}, {"group_by": "id"}):
        with pytest.raises(KeyError):
            await read(**{"group_by": "show", "sort": "title", "limit": 1} | words)  # type: ignore[misc]

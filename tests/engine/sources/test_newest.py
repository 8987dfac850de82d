"""The newest items of lists."""

from itertools import batched, islice

import pytest

from custom_components.plex_smart_refresher.engine import selection
from custom_components.plex_smart_refresher.engine.media import MediaItem
from custom_components.plex_smart_refresher.engine.selection import newest_first
from custom_components.plex_smart_refresher.engine.sources.newest import Newest

from ..fakes import NOW, FakeMemory, healthy


def items(count: int) -> list[MediaItem]:
    """Return items whose dates are missing, equal, in any order or ahead."""
    dates = [None, *(NOW + shift * 86_400 for shift in range(-200, 5))]
    mixed = [dates[number * 7_919 % len(dates)] for number in range(count)]
    return [healthy(f"{number}", added_at=date) for number, date in enumerate(mixed)]


async def newest_of(listed: list[MediaItem], most: int, page: int) -> Newest:
    newest = Newest(most, NOW, FakeMemory().keep_up)
    for some in batched(listed, page, strict=False):
        await newest.add(some)
    return newest


@pytest.mark.parametrize("page", [100, 1_300])
async def test_the_newest_come_in_the_order_of_a_sort_of_all(page: int) -> None:
    listed = items(3_000)
    newest = await newest_of(listed, 250, page)
    assert list(islice(newest, 250)) == newest_first(listed, NOW)[:250]


async def test_no_more_are_kept_than_twice_the_maximum_and_a_page() -> None:
    newest = Newest(100, NOW, FakeMemory().keep_up)
    for some in batched(items(5_000), 100, strict=False):
        await newest.add(some)
        assert len(list(newest)) == len(newest) <= 2 * 100 + 500


async def test_an_item_is_not_sorted_again_for_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = 0
    believable = selection.believable

    def counted(item: MediaItem, now: float) -> MediaItem:
        nonlocal judged
        judged += 1
        return believable(item, now)

    monkeypatch.setattr(selection, "believable", counted)
    newest = await newest_of(items(5_000), 5_000, 50)
    assert len(list(newest)) == 5_000
    assert judged <= 2 * 2 * 5_000

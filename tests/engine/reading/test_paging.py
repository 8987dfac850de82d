"""Reading lists to their end, however the server answers."""

from contextlib import aclosing
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.errors import (
    ItemGoneError,
    RequestError,
    ServerLostError,
)
from custom_components.plex_smart_refresher.engine.media import MediaType, Page
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.reading.paging import items_in_window
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl

from ..fakes import DAY, NOW, FakeServer, World, healthy

WEEK_AGO = NOW - 7 * DAY


async def keys_in_window(
    world: World, since: int | None = None, most: int = 0, size: int = 10
) -> list[str]:
    """Return what a list gives, having checked that it gives it once and in good order."""
    scan = Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(page_size=size, pause_limit=0),
        observer=world.observer,
    )
    library = world.server.shelves.get("1") or world.server.add_library("1")
    keys: list[str] = []
    reached = 0.0
    async with aclosing(items_in_window(scan, library, MediaType.MOVIE, since, most)) as portions:
        async for portion in portions:
            assert reached <= portion.reached <= 1
            reached = portion.reached
            keys += [item.rating_key for item in portion.items]
    assert len(keys) == len(set(keys))
    return keys


def fill(server: FakeServer, days: list[int | None], first: int = 0) -> None:
    """Add items that were added this many days ago; None means without a date."""
    for number, age in enumerate(days, first):
        added_at = None if age is None else NOW - age * DAY
        server.add(f"{number}", added_at=added_at, updated_at=added_at)


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 25, 30])
async def test_a_list_is_read_to_its_end(world: World, server: FakeServer, count: int) -> None:
    fill(server, list(range(count)))
    assert await keys_in_window(world) == [str(number) for number in range(count)]
    assert len(server.pages) <= count // 10 + 1


async def test_a_list_is_not_read_beyond_the_window(world: World, server: FakeServer) -> None:
    fill(server, [1] * 12 + [30] * 500)
    assert len(await keys_in_window(world, WEEK_AGO)) == 12
    assert server.pages == [(0, 10), (10, 10), (503, 10)]


async def test_a_list_that_fits_on_a_page_takes_one_request(
    world: World, server: FakeServer
) -> None:
    fill(server, [1, 2, 30, 31, None])
    assert await keys_in_window(world, WEEK_AGO) == ["0", "1", "4"]
    assert server.pages == [(0, 10)]


async def test_undated_items_at_the_end_are_fetched(world: World, server: FakeServer) -> None:
    fill(server, [1] * 12 + [30] * 100 + [None] * 23)
    server.add("updated lately", added_at=None, updated_at=NOW)
    server.add("updated long ago", added_at=None, updated_at=NOW - 90 * DAY)
    keys = await keys_in_window(world, WEEK_AGO)
    assert set(keys) == {str(n) for n in (*range(12), *range(112, 135))} | {"updated lately"}
    assert len(server.pages) <= 6


@pytest.mark.parametrize(
    ("longest_page", "lie"),
    [
        *((10, lie) for lie in (-130, -60, -1, 0, 1, 40, 1000)),
        *((3, lie) for lie in (-130, -61, -1, 0, 1, 40, 1000)),
        *((1, lie) for lie in (-130, 0, 40)),
    ],
)
async def test_neither_short_pages_nor_a_wrong_total_hide_anything(
    world: World, server: FakeServer, longest_page: int, lie: int
) -> None:
    server.longest_page, server.lie = longest_page, lie
    fill(server, [1] * 12 + [30] * 100 + [None] * 14)
    assert len(await keys_in_window(world, WEEK_AGO)) == 26
    assert len(await keys_in_window(world)) == 126


@pytest.mark.parametrize("longest_page", [3, 10])
async def test_a_list_without_a_total_is_read_until_nothing_comes(
    world: World, server: FakeServer, longest_page: int
) -> None:
    server.tells_total, server.longest_page = False, longest_page
    fill(server, [1] * 12 + [30] * 20 + [None])
    assert len(await keys_in_window(world, WEEK_AGO)) == 13


async def test_a_server_that_does_not_sort_is_read_completely(
    world: World, server: FakeServer
) -> None:
    server.sorts = False
    fill(server, [90, 1, 60, 2, None, 30, 3] * 10)
    assert len(await keys_in_window(world, WEEK_AGO)) == 40


async def test_a_list_that_only_begins_in_order_is_read_completely(
    world: World, server: FakeServer
) -> None:
    server.sorts = False
    fill(server, [2, 3, 30, 31, 32, 33, 34, 35, 36, 37] + [5, 90] * 20 + [80] * 10 + [3])
    assert len(await keys_in_window(world, WEEK_AGO)) == 23


async def test_pages_that_are_sorted_only_in_themselves_are_read_completely(
    world: World, server: FakeServer
) -> None:
    server.sorts = False
    fill(server, [3] * 10 + [1] * 10 + [30] * 10 + [2] * 10 + [90] * 30)
    assert len(await keys_in_window(world, WEEK_AGO)) == 30


@pytest.mark.parametrize("most", [1, 5, 15])
async def test_a_limit_ends_the_list_early_but_hides_no_undated_items(
    world: World, server: FakeServer, most: int
) -> None:
    fill(server, [*range(100), None, None])
    keys = await keys_in_window(world, most=most)
    assert {str(number) for number in range(most)} | {"100", "101"} <= set(keys)
    assert len(keys) < 42
    assert len(server.pages) <= 4


async def test_a_limited_unsorted_list_is_read_completely(world: World, server: FakeServer) -> None:
    server.sorts = False
    fill(server, [9, 8, 7] * 20)
    assert len(await keys_in_window(world, most=2)) == 60


@pytest.mark.parametrize(
    "bad", [{0}, {7}, {11, 12}, {29}, {3, 4, 17, 28}, {*range(2, 15)}, {*range(0, 30, 2)}]
)
@pytest.mark.parametrize("size", [10, 500])
async def test_entries_that_cannot_be_delivered_are_left_out(
    world: World, server: FakeServer, bad: set[int], size: int
) -> None:
    server.bad_entries = {str(number) for number in bad}
    fill(server, list(range(30)))
    expected = [str(number) for number in range(30) if number not in bad]
    assert await keys_in_window(world, size=size) == expected
    [told] = [line for line in world.observer.lines if "unreadable" in line]
    assert told == f"Library 1: unreadable entries of its movie list: {len(bad)} (status 500)"


async def test_one_bad_entry_costs_few_requests(world: World, server: FakeServer) -> None:
    server.bad_entries = {"300"}
    fill(server, [1] * 1000)
    assert len(await keys_in_window(world, size=500)) == 999
    assert server.calls["read_page"] < 30


async def test_bad_entries_among_the_undated_do_not_end_the_list(
    world: World, server: FakeServer
) -> None:
    fill(server, [1] * 5 + [30] * 100 + [None] * 25)
    server.bad_entries = {"110", "120"}
    keys = await keys_in_window(world, WEEK_AGO)
    assert set(keys) == {str(n) for n in (*range(5), *range(105, 130)) if n not in (110, 120)}


async def test_after_a_passing_failure_whole_pages_are_read_again(
    world: World, server: FakeServer
) -> None:
    fill(server, [1] * 50)
    server.fail("read_page", RequestError("busy"), times=1)
    assert len(await keys_in_window(world)) == 50
    assert [size for _, size in server.pages].count(10) == 4 + 1


@pytest.mark.parametrize("error", [RequestError("status 500"), ItemGoneError("status 404")])
async def test_a_list_that_cannot_be_read_is_an_error(
    world: World, server: FakeServer, error: RequestError
) -> None:
    fill(server, [1] * 50)
    server.fail("read_page", error)
    with pytest.raises(type(error)):
        await keys_in_window(world)
    assert server.calls["read_page"] == (1 if isinstance(error, ItemGoneError) else 20)


async def test_a_lost_server_is_no_unreadable_list(world: World, server: FakeServer) -> None:
    fill(server, [1] * 50)
    server.fail("read_page", ServerLostError("lost"))
    with pytest.raises(ServerLostError):
        await keys_in_window(world)


@pytest.mark.parametrize("since", [None, WEEK_AGO])
async def test_a_list_that_repeats_itself_for_ever_is_left(
    world: World, server: FakeServer, since: int | None
) -> None:
    server.is_endless = True
    fill(server, [1] * 12 + [30] * 12)
    assert len(await keys_in_window(world, since, size=20)) == (20 if since is None else 12)
    assert len(server.pages) < 6
    warnings = [line for line in world.observer.lines if "repeats its movie list" in line]
    assert len(warnings) == 1


@pytest.mark.parametrize("size", [1, 10])
async def test_what_is_added_while_a_list_is_read_shows_nothing_twice_and_hides_nothing(
    world: World, server: FakeServer, size: int
) -> None:
    fill(server, [1] * 35)

    def add_in_front(start: int) -> None:
        if start == 10:
            server.add("new", added_at=NOW)

    server.before_page = add_in_front
    assert set(await keys_in_window(world, size=size)) == {str(number) for number in range(35)}


@pytest.mark.parametrize("size", [1, 3, 10])
@pytest.mark.parametrize("removed", [("0",), ("0", "1", "2"), ("0", "33", "34"), ("15",)])
async def test_what_is_removed_while_a_list_is_read_hides_nothing(
    world: World, server: FakeServer, size: int, removed: tuple[str, ...]
) -> None:
    fill(server, list(range(35)))

    def remove(start: int) -> None:
        if start >= 10:
            for key in removed:
                server.items.pop(key, None)

    server.before_page = remove
    left = {str(number) for number in range(35)} - set(removed)
    assert left <= set(await keys_in_window(world, size=size))


async def test_what_is_removed_near_the_end_of_the_window_hides_nothing(
    world: World, server: FakeServer
) -> None:
    fill(server, [1] * 11 + [30] * 40)

    def remove(start: int) -> None:
        if start == 10:
            for key in "012345":
                server.items.pop(key, None)

    server.before_page = remove
    assert "10" in await keys_in_window(world, WEEK_AGO)


async def test_a_total_that_shrinks_for_no_reason_costs_a_request_a_page_at_most(
    world: World, server: FakeServer
) -> None:
    fill(server, list(range(100)))

    def shrink(start: int) -> None:
        server.lie = -start // 2

    server.before_page = shrink
    assert len(await keys_in_window(world)) == 100
    assert len(server.pages) <= 21


async def test_a_list_that_becomes_very_short_is_read_again_only_in_part(
    world: World, server: FakeServer
) -> None:
    fill(server, list(range(40)))

    def remove(start: int) -> None:
        if start == 20:
            for number in range(5, 40):
                server.items.pop(str(number), None)

    server.before_page = remove
    keys = await keys_in_window(world, size=2)
    assert keys == [str(number) for number in range(20)]
    assert server.pages[10:] == [(20, 2), (12, 2)]


async def test_what_slipped_on_an_unreadable_part_is_told(world: World, server: FakeServer) -> None:
    fill(server, list(range(35)))

    def remove(start: int) -> None:
        if start == 10 and server.items.pop("0", None):
            server.bad_entries = {"10"}

    server.before_page = remove
    keys = await keys_in_window(world)
    assert {str(number) for number in range(35)} - set(keys) == {"10"}
    assert (
        "Library 1: entries of its movie list after 9 are unreadable: status 500"
        in world.observer.lines
    )


async def test_a_total_that_grows_does_not_turn_progress_back(
    world: World, server: FakeServer
) -> None:
    fill(server, [1] * 35)

    def grow(start: int) -> None:
        server.lie = 10 * start

    server.before_page = grow
    assert len(await keys_in_window(world)) == 35


async def test_a_page_that_repeats_an_item_counts_it_once(world: World, server: FakeServer) -> None:
    item = healthy("7")

    async def read_page(*_: Any) -> Page:
        return Page(items=(item, item), received=2, total=2)

    server.read_page = read_page  # type: ignore[method-assign]
    assert await keys_in_window(world) == ["7"]


async def test_entries_that_make_no_sense_do_not_end_a_list(
    world: World, server: FakeServer
) -> None:
    async def read_page(_library: Any, _level: Any, start: int, size: int) -> Page:
        items = () if start == 0 else (healthy(f"{start}"),)
        received = min(size, 21 - start)
        return Page(items=items, received=received, total=21)

    server.read_page = read_page  # type: ignore[method-assign]
    assert await keys_in_window(world) == ["10", "20"]

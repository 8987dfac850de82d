"""Pages that are read ahead, and verification reads that share requests."""

import asyncio
from contextlib import aclosing
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.errors import RequestError, ServerLostError
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType, Page
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.reading.batching import BatchReader, Prefetcher
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl

from ..fakes import FakeServer, World


@pytest.fixture
def scan(world: World) -> Scan:
    for key in ("1", "2", "3"):
        world.server.add(key)
    return Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(pause_limit=0),
    )


async def read(scan: Scan, *keys: str) -> list[MediaItem | BaseException | None]:
    async with asyncio.TaskGroup() as tasks:
        reader = BatchReader(scan, tasks)
        return await asyncio.gather(*map(reader.read, keys), return_exceptions=True)


async def test_those_who_ask_together_share_a_request(scan: Scan, server: FakeServer) -> None:
    first, second, again, missing = await read(scan, "1", "2", "1", "99")
    assert first == again
    assert isinstance(first, MediaItem)
    assert first.confirmed
    assert isinstance(second, MediaItem)
    assert missing is None
    assert server.calls["read_items"] == 1


async def test_who_asks_during_a_read_is_served_by_the_next(
    world: World, scan: Scan, server: FakeServer
) -> None:
    server.read_time = 2
    async with asyncio.TaskGroup() as tasks:
        reader = BatchReader(scan, tasks)
        slow = tasks.create_task(reader.read("1"))
        await world.clock.sleep(1)
        quick = tasks.create_task(reader.read("2"))
        assert (await slow, await quick) != (None, None)
        await world.clock.sleep(5)
        assert await reader.read("3")
    assert server.calls["read_items"] == 3


async def test_an_error_of_one_item_is_its_own(scan: Scan, server: FakeServer) -> None:
    server.fail("read_items", RequestError("status 500"), key="2")
    first, second, third = await read(scan, "1", "2", "3")
    assert isinstance(first, MediaItem)
    assert isinstance(second, RequestError)
    assert isinstance(third, MediaItem)


async def test_nobody_waits_for_ever_when_the_server_is_lost(
    world: World, scan: Scan, server: FakeServer
) -> None:
    server.fail("read_items", ServerLostError("lost"))
    with pytest.RaisesGroup(ServerLostError):
        async with asyncio.TaskGroup() as tasks:
            reader = BatchReader(scan, tasks)
            for key in ("1", "2"):
                tasks.create_task(reader.read(key))
    assert world.clock.now > 0


@pytest.fixture
def long_list(server: FakeServer) -> FakeServer:
    """Return a server with a list of three pages of two, two and one items."""
    server.add_library("1")
    for number in range(5):
        server.add(str(number))
    return server


def pages_ahead(server: FakeServer, *, is_ahead: bool = True) -> Prefetcher:
    return Prefetcher(server.read_page, is_ahead=is_ahead)


async def read_page(pages: Prefetcher, server: FakeServer, start: int, size: int = 2) -> Page:
    page = await pages.read(server.shelves["1"], MediaType.MOVIE, start, size)
    await asyncio.sleep(0)
    return page


async def test_the_next_page_is_asked_for_before_somebody_wants_it(long_list: FakeServer) -> None:
    async with aclosing(pages_ahead(long_list)) as pages:
        for start, asked in ((0, 2), (2, 3), (4, 3)):
            page = await read_page(pages, long_list, start)
            assert len(page.items) == min(2, 5 - start)
            assert len(long_list.pages) == asked
    assert long_list.pages == [(0, 2), (2, 2), (4, 2)]


async def test_a_list_of_which_less_is_wanted_is_not_read_ahead(long_list: FakeServer) -> None:
    async with aclosing(pages_ahead(long_list, is_ahead=False)) as pages:
        await read_page(pages, long_list, 0)
    assert long_list.pages == [(0, 2)]


async def test_a_page_that_nobody_foresaw_is_read_all_the_same(long_list: FakeServer) -> None:
    async with aclosing(pages_ahead(long_list)) as pages:
        await read_page(pages, long_list, 0)
        assert (await read_page(pages, long_list, 1, 1)).received == 1
        assert (await read_page(pages, long_list, 2)).received == 2
    assert long_list.pages == [(0, 2), (2, 2), (1, 1), (4, 2)]


async def test_a_page_that_failed_ahead_of_its_time_fails_when_it_is_wanted_and_not_before(
    long_list: FakeServer,
) -> None:
    async with aclosing(pages_ahead(long_list)) as pages:
        await read_page(pages, long_list, 0)
        long_list.fail("read_page", ServerLostError("gone"), times=1)
        await read_page(pages, long_list, 2)
        with pytest.raises(ServerLostError, match="gone"):
            await read_page(pages, long_list, 4)
        assert (await read_page(pages, long_list, 4)).received == 1


async def test_a_page_that_nobody_wants_any_more_is_not_waited_for(long_list: FakeServer) -> None:
    ended = asyncio.Event()

    async def read_for_ever(*_: Any) -> Page:
        try:
            if _[2]:
                await asyncio.Event().wait()
            return await long_list.read_page(*_)
        finally:
            if _[2]:
                ended.set()

    pages = Prefetcher(read_for_ever, is_ahead=True)
    await read_page(pages, long_list, 0)
    assert not ended.is_set()
    await pages.aclose()
    assert ended.is_set()

"""Verification reads that share requests."""

import asyncio

import pytest

from custom_components.plex_smart_refresher.engine.brake import Brake
from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.errors import RequestError, ServerLostError
from custom_components.plex_smart_refresher.engine.models import MediaItem, ScanOptions
from custom_components.plex_smart_refresher.engine.reading import Readings

from .fakes import FakeServer, World


@pytest.fixture
def scan(world: World) -> Scan:
    for key in ("1", "2", "3"):
        world.server.add(key)
    return Scan(
        server=world.server,
        memory=world.memory,
        clock=world.clock,
        brake=Brake(world.clock),
        options=ScanOptions(pause_limit=0),
    )


async def read(scan: Scan, *keys: str) -> list[MediaItem | BaseException | None]:
    async with asyncio.TaskGroup() as tasks:
        readings = Readings(scan, tasks)
        return await asyncio.gather(*map(readings.read, keys), return_exceptions=True)


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
        readings = Readings(scan, tasks)
        slow = tasks.create_task(readings.read("1"))
        await world.clock.sleep(1)
        quick = tasks.create_task(readings.read("2"))
        assert (await slow, await quick) != (None, None)
        await world.clock.sleep(5)
        assert await readings.read("3")
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
            readings = Readings(scan, tasks)
            for key in ("1", "2"):
                tasks.create_task(readings.read(key))
    assert world.clock.now > 0

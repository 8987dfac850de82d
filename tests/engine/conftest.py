"""Fixtures of the engine's tests."""

from collections.abc import AsyncGenerator

import pytest

from .fakes import FakeMemory, FakeServer, SimulatedClock, World, new_world


@pytest.fixture
async def world() -> AsyncGenerator[World]:
    world = new_world()
    yield world
    await world.server.settle()


@pytest.fixture
def server(world: World) -> FakeServer:
    return world.server


@pytest.fixture
def memory(world: World) -> FakeMemory:
    return world.memory


@pytest.fixture
def clock(world: World) -> SimulatedClock:
    return world.clock

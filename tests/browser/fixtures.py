"""One Home Assistant for all tests, a scan that has run, and another one for newcomers."""

from collections.abc import AsyncIterator

import pytest

from .newcomer import Newcomer, newcomer
from .studio import SLOWLY, Studio, studio


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Run the tests that need no history first: it is made meanwhile."""
    items.sort(key=lambda item: "scanned" in item.fixturenames)


@pytest.fixture(scope="session")
async def stage() -> AsyncIterator[Studio]:
    """Return Home Assistant, its Plex servers and the browser; the first scan has begun."""
    async with studio() as running:
        await running.command("start")
        yield running


@pytest.fixture
async def scanned(stage: Studio) -> Studio:
    """Return the same with a history: a whole scan has ended, and none is running."""
    jobs = (await stage.command("jobs", status="success"))["jobs"]
    if any(job["tally"]["fixed"] for job in jobs):
        await stage.cancel()
    else:
        await stage.rest()
        stage.plex.pipeline.latency.mean = SLOWLY  # so that there is something to be seen
    return stage


@pytest.fixture(scope="session")
async def second_home(stage: Studio) -> AsyncIterator[Newcomer]:
    """Return another Home Assistant, with servers of its own."""
    async with newcomer(stage) as running:
        yield running


@pytest.fixture
async def fresh(second_home: Newcomer) -> AsyncIterator[Newcomer]:
    """Return the other Home Assistant without a server; what a test sets up is removed."""
    yield second_home
    await second_home.forget()

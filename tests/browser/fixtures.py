"""One Home Assistant for all tests, a scan that has run, and another one for newcomers."""

from collections.abc import AsyncIterator

import pytest

from .newcomer import Newcomer, newcomer
from .studio import SLOWLY, Studio, studio


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Run tests that need no history first, as it is made meanwhile; those with a stage apart."""
    items.sort(key=lambda item: "scanned" in item.fixturenames)
    for item in items:
        item.add_marker(
            pytest.mark.xdist_group("stage" if "stage" in item.fixturenames else "newcomers")
        )


@pytest.fixture(scope="session")
async def theatre(request: pytest.FixtureRequest) -> AsyncIterator[Studio]:
    """Return Home Assistant, its Plex servers and the browser."""
    if hasattr(request.config, "workerinput"):
        grouped = [item for item in request.session.items if "@" in item.nodeid]
        assert grouped == request.session.items, "pytest-xdist keeps no groups with this pytest"
    async with studio() as running:
        yield running


@pytest.fixture(scope="session")
async def stage(theatre: Studio) -> Studio:
    """Return the same; the first scan has begun."""
    await theatre.command("start")
    return theatre


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
async def second_home(theatre: Studio) -> AsyncIterator[Newcomer]:
    """Return another Home Assistant, with servers of its own."""
    async with newcomer(theatre) as running:
        yield running


@pytest.fixture
async def fresh(second_home: Newcomer) -> AsyncIterator[Newcomer]:
    """Return the other Home Assistant without a server; what a test sets up is removed."""
    yield second_home
    await second_home.forget()

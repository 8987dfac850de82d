"""One Home Assistant for all tests, and a scan that has run."""

from collections.abc import AsyncIterator

import pytest

from .studio import Studio, studio


@pytest.fixture(scope="session")
async def stage() -> AsyncIterator[Studio]:
    """Return Home Assistant, its Plex servers and the browser."""
    async with studio() as running:
        yield running


@pytest.fixture
async def scanned(stage: Studio) -> Studio:
    """Return the same with a history: a whole scan has ended, and none is running."""
    await stage.cancel()
    jobs = (await stage.command("jobs", status="success"))["jobs"]
    if not any(job["tally"]["fixed"] for job in jobs):
        await stage.command("start")
        await stage.rest()
    return stage

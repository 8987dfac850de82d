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
    """Return the same with a history: at least one scan has ended, and none is running."""
    await stage.rest()
    if not (await stage.command("jobs", status="success"))["total"]:
        await stage.command("start", libraries=["1", "2"])
        await stage.rest()
    return stage

"""Verbs for the tests: set a server up, run a scan, wait for what must happen."""

import asyncio
from collections.abc import Callable
import time
from typing import Any

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.plex_smart_refresher.const import DOMAIN
from custom_components.plex_smart_refresher.engine.job import Job
from plex_simulator import PlexSimulator


class ScaledClock:
    """The real time, but faster."""

    def __init__(self, factor: float) -> None:
        self.factor = factor
        self._start = time.time()

    def time(self) -> float:
        return self._start + (time.time() - self._start) * self.factor

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.factor)


def entry_for(plex: PlexSimulator, **options: Any) -> MockConfigEntry:
    """Return a config entry for a simulated server that looks at whole libraries."""
    return MockConfigEntry(
        domain=DOMAIN,
        title="Simulated Plex",
        unique_id=plex.world.machine_identifier,
        data={
            "url": plex.url,
            "token": plex.token,
            "verify_ssl": True,
            "client_identifier": "test-client",
        },
        options={"window_days": 0, "item_deadline": 30, **options},
    )


async def call(hass: HomeAssistant, action: str, **data: Any) -> dict[str, Any]:
    """Run an action of the integration and return its response."""
    response = await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True
    )
    assert isinstance(response, dict)
    return response


async def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something that must happen soon."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for has no event
            await asyncio.sleep(0.005)


async def scan(hass: HomeAssistant, entry: MockConfigEntry, **data: Any) -> Job:
    """Run a scan to its end and return the job."""
    job_id = (await call(hass, "start_scan", **data))["job_id"]
    manager = entry.runtime_data.manager
    await until(lambda: manager.job is None, 30)
    await hass.async_block_till_done()
    job: Job = manager.history.get(job_id)
    return job

"""A scan that is shown as ended keeps no other from starting."""

import asyncio

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from plex_simulator import PlexSimulator

from ..kit import ScaledClock, broken, call, until

_TIMES = 8


async def test_a_start_right_after_a_success_is_never_refused(
    hass: HomeAssistant, loaded: MockConfigEntry, plex: PlexSimulator, clock: ScaledClock
) -> None:
    for _ in range(_TIMES):
        broken(plex)
        started = await call(hass, "start_scan")

        async def has_ended(job_id: str = started["job_id"]) -> bool:
            [job] = (await call(hass, "get_jobs", limit=1))["jobs"]
            assert job["job_id"] == job_id
            return bool(job["status"] == "success")

        while not await has_ended():  # noqa: ASYNC110 - looks from outside, as automations do
            await asyncio.sleep(0)
    await until(lambda: loaded.runtime_data.manager.job is None)

"""The real time."""

import time

from custom_components.plex_smart_refresher.jobs.clock import SystemClock


async def test_the_real_clock_tells_and_takes_time() -> None:
    clock = SystemClock()
    before = time.time()
    await clock.sleep(0.01)
    assert before + 0.01 <= clock.time() <= time.time()

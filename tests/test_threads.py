"""The tests' event loops refuse what only their own thread may do."""

import asyncio

import pytest


@pytest.mark.parametrize("schedule", ["call_soon", "call_later", "call_at"])
async def test_another_thread_cannot_schedule_a_callback(schedule: str) -> None:
    loop = asyncio.get_running_loop()
    when = () if schedule == "call_soon" else (0,)

    with pytest.raises(RuntimeError, match="Another thread"):
        await asyncio.to_thread(getattr(loop, schedule), *when, print)
    loop.call_soon_threadsafe(print)

"""Tests of a scan that a crash of Home Assistant interrupts."""

import asyncio
from collections.abc import Callable
from typing import Any

from playwright.async_api import Locator, Page, expect
import pytest

from .newcomer import Newcomer
from .studio import PANEL, SHORT

expect.set_options(timeout=15_000)

REPAIRS = "/config/repairs"


@pytest.fixture
async def interrupted(fresh: Newcomer) -> str:
    """Kill Home Assistant in the middle of a scan, start it again, and return the entry."""
    attic = fresh.attic
    entry_id = await fresh.home.add_server(attic.url, attic.token)
    await fresh.home.set_options(entry_id, after_restart="ask", **SHORT)
    await fresh.stored(entry_id, attic.url, after_restart="ask")
    attic.reset_counters()
    await fresh.command("start", entry_id)
    async with asyncio.timeout(60):
        while attic.counters.refreshes.total() < 8:  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.05)
    await fresh.home.stop(hard=True)
    await fresh.home.start()
    await fresh.home.started()
    return entry_id


async def ask(fresh: Newcomer, page: Page) -> Locator:
    """Open the repair, and return its dialog."""
    await fresh.open(page, REPAIRS)
    await page.get_by_text("Attic: scan interrupted").click()
    flow = page.locator("dialog-data-entry-flow")
    await expect(flow).to_contain_text("Home Assistant stopped during a scan of Attic.")
    return flow


async def test_an_interrupted_scan_is_left_or_resumed(fresh: Newcomer, interrupted: str) -> None:
    refreshes = fresh.attic.counters.refreshes
    async with fresh.visit() as page:
        flow = await ask(fresh, page)
        await flow.get_by_text("Leave it as it is").click()
        await expect(flow).to_contain_text("The scan is not resumed.")
        await fresh.open(page, REPAIRS)
        await expect(page.get_by_text("The country has not been configured")).to_be_visible()
        await expect(page.get_by_text("Attic: scan interrupted")).to_be_hidden()
        # In the panel, it is resumed where it stopped.
        await fresh.open(page, f"{PANEL}/{interrupted}/overview")
        done = {key for key, count in refreshes.items() if count}
        await page.get_by_role("button", name="Resume scan").click()
        await until(fresh, interrupted, lambda job: job["status"] == "success")
        (job,) = (await fresh.command("jobs", interrupted))["jobs"]
        assert job["tally"]["checked"] > 400
        again = [key for key in done if refreshes[key] > 1]
        assert len(again) < len(done)


async def test_an_interrupted_scan_is_resumed_by_its_repair(
    fresh: Newcomer, interrupted: str
) -> None:
    async with fresh.visit() as page:
        flow = await ask(fresh, page)
        await flow.get_by_text("Resume the scan", exact=True).click()
        await expect(flow).to_contain_text("The issue is repaired!")
        await until(fresh, interrupted, lambda job: job["status"] == "running")
    await fresh.command("cancel", interrupted)


async def until(
    fresh: Newcomer, entry_id: str, condition: Callable[[dict[str, Any]], bool]
) -> None:
    """Wait for a state of the only job."""
    async with asyncio.timeout(120):
        while True:
            (job,) = (await fresh.command("jobs", entry_id))["jobs"]
            if condition(job):
                return
            await asyncio.sleep(0.2)

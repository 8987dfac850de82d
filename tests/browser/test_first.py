"""Tests of the first five minutes: from nothing to a library that heals itself every night."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import re

from playwright.async_api import Locator, Page, expect

from plex_simulator import PlexSimulator, demo_catalog

from .studio import PANEL, Studio

expect.set_options(timeout=15_000)

MOST_CLICKS, MOST_FIELDS = 8, 3
#: Counts what a person does; the page is never loaded anew on the way.
_COUNT = """() => {
  window.pressed = 0;
  addEventListener("pointerdown", ({ isTrusted }) => (window.pressed += isTrusted), true);
}"""
ENTRIES = "/api/config/config_entries/entry"


@asynccontextmanager
async def newcomer(theatre: Studio) -> AsyncIterator[PlexSimulator]:
    """Run a server that nobody has set up, and remove it afterwards."""
    catalog = demo_catalog(seed=5)
    async with PlexSimulator(
        catalog, machine_identifier="c" * 40, friendly_name="Attic"
    ) as simulator:
        try:
            yield simulator
        finally:
            for entry in await theatre.home.get(ENTRIES):
                if entry["title"] == "Attic":
                    await theatre.home.delete(f"{ENTRIES}/{entry['entry_id']}")


async def fill(fields: list[str], field: Locator, text: str) -> None:
    """Fill in a field and count it."""
    await field.fill(text)
    fields.append(text)


async def set_up(page: Page, plex: PlexSimulator) -> int:
    """Set a server up from the start page on as a newcomer does; return the fields filled in."""
    fields: list[str] = []
    await page.locator("ha-sidebar").get_by_text("Settings").click()
    await page.get_by_text("Devices & services").first.click()
    await page.get_by_text("Add integration").first.click()
    brands = page.locator("dialog-add-integration")
    await fill(fields, brands.locator("input").first, "Plex Smart")
    await brands.get_by_text("Plex Smart Refresher").click()
    flow = page.locator("dialog-data-entry-flow")
    await flow.get_by_text("Enter an address and a token").click()
    await expect(flow.locator("input")).to_have_count(
        3
    )  # the kinds of fields are loaded one by one
    await fill(fields, flow.locator("input").nth(0), plex.url)
    await fill(fields, flow.locator("input").nth(1), plex.token)
    await flow.get_by_role("button", name="Submit").click()
    await expect(flow).to_contain_text("Heal every night at 03:00")
    await flow.get_by_role("button", name="Submit").click()
    await flow.get_by_role("button", name="Skip and finish").click()
    await expect(flow.get_by_role("button", name="Skip and finish")).to_be_hidden()
    return len(fields)


async def test_from_nothing_to_healed_nightly_takes_few_clicks(theatre: Studio) -> None:
    async with newcomer(theatre) as plex, theatre.visit() as visitor:
        page = visitor.page
        await page.goto(visitor.url)
        await page.evaluate(_COUNT)
        fields = await set_up(page, plex)
        clicks = await page.evaluate("window.pressed")
        assert 0 < clicks <= MOST_CLICKS
        assert 0 < fields <= MOST_FIELDS
        (entry,) = [each for each in await theatre.home.get(ENTRIES) if each["title"] == "Attic"]
        await page.goto(f"{visitor.url}{PANEL}/{entry['entry_id']}/overview")
        # The first look is over, changed nothing, and says what to do.
        overview = page.locator("psr-overview")
        await expect(overview.locator("h2").first).to_have_text(
            re.compile(r"^\d+ items need healing$"), timeout=60_000
        )
        await expect(overview.get_by_role("link", name="Look at them")).to_be_visible()
        schedules = page.locator("psr-schedules li")
        await expect(schedules).to_have_count(1)
        await expect(schedules).to_contain_text("Every night")
        await expect(schedules).to_contain_text(re.compile("Next scan to(night|day|morrow) at"))
        assert plex.counters.refreshes.total() == 0
        # Healing starts from what was found.
        plex.reset_counters()
        await overview.get_by_role("button", name="Heal them now").click()
        await expect(overview.get_by_role("progressbar")).to_be_visible()
        await expect(overview).to_contain_text("Refreshing")
        await theatre.command("cancel", entry_id=entry["entry_id"])
        visitor.errors.clear()  # Home Assistant's own, about brands without a network


async def test_schedules_are_added_changed_and_deleted_in_the_panel(theatre: Studio) -> None:
    async with theatre.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{theatre.second_entry_id}/overview")
        card, form = page.locator("psr-schedules"), page.locator("psr-schedule-form")
        await card.get_by_role("button", name="Every night").click()
        row = card.locator("li")
        await expect(row).to_contain_text("Every night")
        await expect(row).to_contain_text("Has not run yet")
        await row.get_by_role("button", name="Edit").click()
        await expect(form.get_by_label("Time")).to_have_value("03:00")
        await expect(form.get_by_label("Friday")).to_be_hidden()
        await form.get_by_label("Name").fill("On Fridays")
        await form.get_by_label("TV Shows").uncheck()
        await form.get_by_text("More").click()
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Saturday", "Sunday"):
            await form.get_by_label(day).uncheck()
        await form.get_by_role("button", name="Save").click()
        await expect(row).to_contain_text("On Fridays")
        await expect(row).not_to_contain_text("all monitored libraries")
        await expect(row).not_to_contain_text("TV Shows")
        await row.get_by_role("switch").click()
        await expect(row).to_contain_text("Off")
        await row.get_by_role("button", name="Delete").click()
        await card.locator("#delete").get_by_role("button", name="Delete").click()
        await expect(row).to_have_count(0)
        await expect(card).to_contain_text("No scan starts by itself yet")
        assert await visitor.findings() == []

"""Nothing overlaps or is cut in any view, at any width, in both languages and with large text."""

from collections.abc import AsyncIterator
from pathlib import Path
import re

from playwright.async_api import Page, expect
import pytest

from .studio import Studio, Visitor
from .test_card import DASHBOARD, dashboard

_FINDINGS = (Path(__file__).parent / "layout.js").read_text()
_PANEL = "plex-smart-refresher-panel"
#: Widths of the window. From 871, Home Assistant's sidebar takes 256 of them.
_WIDTHS = (320, 390, 600, 820, 871, 1024, 1100, 1440, 1800, 2256)
#: Widths at which the text is as large as Home Assistant's themes allow, too.
_LARGE_TEXT_WIDTHS = (320, 820, 1440)
#: Widths of the window, and what becomes of the sidebar there: an edge of icons, or nothing.
_CLOSED_SIDEBAR = {"auto": (871, 1100), "always_hidden": (871, 1440, 2000)}
_SIDEBAR = """(dock) => document.querySelector("home-assistant").dispatchEvent(
  new CustomEvent("hass-dock-sidebar", { detail: { dock } }))"""
_HEIGHT = 900
_TEXT_SIZE = "(size) => document.documentElement.style.setProperty('--ha-font-size-scale', size)"
_ROW_HEIGHT = 88


async def findings(page: Page, element: str = _PANEL) -> list[str]:
    """Return what overlaps and what is cut at all widths, and with text of twice the size."""
    found: list[str] = []
    for size, widths in ((1, _WIDTHS), (2, _LARGE_TEXT_WIDTHS)):
        await page.evaluate(_TEXT_SIZE, size)
        found += [f"{size * 100} %, {each}" for each in await _at_widths(page, element, widths)]
    await page.evaluate(_TEXT_SIZE, 1)
    for sidebar, widths in _CLOSED_SIDEBAR.items():
        await page.evaluate(_SIDEBAR, sidebar)
        found += [f"sidebar {sidebar}, {each}" for each in await _at_widths(page, element, widths)]
    await page.evaluate(_SIDEBAR, "docked")
    return found


async def _at_widths(page: Page, element: str, widths: tuple[int, ...]) -> list[str]:
    """Return what overlaps and what is cut at some widths of the window."""
    found: list[str] = []
    for width in widths:
        await page.set_viewport_size({"width": width, "height": _HEIGHT})
        seen = await page.locator(element).first.evaluate(_FINDINGS)
        found += [f"{width} px: {each}" for each in seen]
    return found


async def views(stage: Studio, visitor: Visitor) -> AsyncIterator[str]:
    """Open one view after another."""
    jobs = (await stage.command("jobs", status="success"))["jobs"]
    job = max(jobs, key=lambda each: each["tally"]["defective"])["job_id"]
    healed = (await stage.command("items", segment="healed", limit=1))["items"][0]["rating_key"]
    for path, ready in {
        "overview": "psr-overview .library",
        "jobs": "psr-jobs li",
        f"jobs/{job}#tab=items": "psr-job .items li",
        f"jobs/{job}#tab=log": "psr-log li",
        "checkup": "psr-checkup .head",
        "options": "psr-options form",
        f"items/{healed}": "psr-item h2",
        "items": "psr-items .items li",
    }.items():
        await visitor.open(f"/{stage.entry_id}/{path}", ready=ready)
        yield path
    await visitor.open("/servers", ready="psr-servers .facts")
    yield "servers"
    await visitor.open(f"/{stage.entry_id}/items", ready="psr-items .items li")
    page = visitor.page
    await page.locator("psr-items psr-item-group .open").first.click()
    await page.locator("psr-items .below .row").first.wait_for()
    yield "items, opened"
    await page.locator("psr-items .row .pick").first.click()
    await page.locator("psr-items .row .icon-button").last.click()
    yield "items, selection and menu"
    await page.keyboard.press("Escape")
    await page.locator("psr-items .tools button").first.click()
    yield "items, filter"
    await page.keyboard.press("Escape")


async def dialogs(stage: Studio, visitor: Visitor) -> AsyncIterator[str]:
    """Open one dialog of the overview after another."""
    page = visitor.page
    await visitor.open(f"/{stage.entry_id}/overview", ready="psr-schedules .none")
    await page.locator("psr-schedules .none .filled").click()
    await page.locator("psr-schedules .buttons").wait_for()
    await page.locator("psr-scan-controls .icon-button").click()
    yield "scan options"
    await page.keyboard.press("Escape")
    await page.locator("psr-dialog#large").evaluate("dialog => dialog.show()")
    yield "large scan"
    await page.keyboard.press("Escape")
    edit, delete = (await page.locator("psr-schedules .buttons .icon-button").all())[-2:]
    await edit.click()
    await page.locator("psr-schedule-form summary").click()
    yield "schedule form"
    await page.keyboard.press("Escape")
    await delete.click()
    yield "schedule, deletion"
    await page.locator("psr-schedules psr-dialog#delete .danger").click()
    await page.locator("psr-schedules .none").wait_for()


@pytest.mark.parametrize("language", ["en", "de"])
async def test_nothing_overlaps_or_is_cut(scanned: Studio, language: str) -> None:
    found: list[str] = []
    async with scanned.visit(language=language) as visitor:
        # Home Assistant animates its sidebar: half-way, nothing is where it will be.
        await visitor.page.emulate_media(reduced_motion="reduce")
        async for view in views(scanned, visitor):
            found += [f"{view} {each}" for each in await findings(visitor.page)]
        async for dialog in dialogs(scanned, visitor):
            found += [f"{dialog} {each}" for each in await findings(visitor.page)]
        await scanned.begin_long_job()
        await scanned.command("pause")
        await visitor.open(f"/{scanned.entry_id}/overview", ready="psr-overview .pause-note")
        found += [f"paused {each}" for each in await findings(visitor.page)]
        await visitor.page.locator("psr-scan-controls .danger-soft").click()
        found += [f"cancel {each}" for each in await findings(visitor.page)]
        await visitor.page.keyboard.press("Escape")
        await scanned.cancel()
        await dashboard(scanned)
        await visitor.page.goto(f"{visitor.url}/{DASHBOARD}")
        await visitor.page.locator("plex-smart-refresher-card .head").wait_for()
        card = "plex-smart-refresher-card"
        found += [f"card {each}" for each in await findings(visitor.page, card)]
        await visitor.page.set_viewport_size({"width": 1360, "height": _HEIGHT})
    assert not found, "\n".join(found)


async def test_the_check_finds_what_overlaps_and_what_is_cut(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        await visitor.open(f"/{scanned.entry_id}/jobs", ready="psr-jobs li")
        place = visitor.page.locator("psr-jobs .main").first
        for style, word in {
            "position: relative; top: 20px": "overlap",
            "display: block; width: 20px; overflow: hidden; white-space: nowrap": "cut",
            "position: relative; left: 3000px": "outside",
        }.items():
            await place.evaluate("(node, style) => node.setAttribute('style', style)", style)
            found = await visitor.page.locator(_PANEL).evaluate(_FINDINGS)
            assert any(each.startswith(word) for each in found), (word, found)


async def test_rows_are_low_on_a_phone(scanned: Studio) -> None:
    async with scanned.visit(phone=True) as visitor:
        await visitor.open(f"/{scanned.entry_id}/items", ready="psr-items .items .row")
        rows = visitor.page.locator("psr-items .items .row")
        heights = await rows.evaluate_all("rows => rows.map((row) => row.offsetHeight)")
        assert max(heights) <= _ROW_HEIGHT


async def test_a_slash_searches_and_arrows_go_through_the_rows(scanned: Studio) -> None:
    async with scanned.visit() as visitor:
        page = visitor.page
        path = f"/{scanned.entry_id}/items#segment=waiting&type=movie"
        await visitor.open(path, ready="psr-items .items .row")
        await page.keyboard.press("/")
        search = page.get_by_role("searchbox", name="Search titles")
        await expect(search).to_be_focused()
        await expect(search).to_have_value("")
        rows = page.locator("psr-items [data-row]")
        await page.keyboard.press("ArrowDown")
        await expect(rows.first).to_be_focused()
        await page.keyboard.press("ArrowDown")
        await expect(rows.nth(1)).to_be_focused()
        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("Enter")
        await expect(page).to_have_url(re.compile(r"/items/\d+$"))

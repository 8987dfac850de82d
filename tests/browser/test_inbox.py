"""The inbox in a real browser: what a person decides on, and what comes of it."""

from collections.abc import AsyncIterator
from dataclasses import replace

from playwright.async_api import Locator, Page, expect
import pytest

from plex_simulator import PlexSimulator, ladder_catalog

from .servers import quick_latency
from .studio import RUNGS, SHORT, Studio
from .test_layout import findings

_SCREENS = ({"language": "de"}, {"phone": True, "dark": True})


@pytest.fixture(scope="module")
async def attic(theatre: Studio) -> AsyncIterator[Studio]:
    """Return a server with items that a refresh alone does not heal, scanned once."""
    async with PlexSimulator(
        ladder_catalog(),
        machine_identifier="c" * 40,
        friendly_name="Attic",
        latency=quick_latency(),
    ) as plex:
        entry_id = await theatre.home.add_server(plex.url, plex.token)
        server = replace(theatre, plex=plex, entry_id=entry_id)
        await theatre.home.set_options(entry_id, **SHORT | {"rungs": RUNGS})
        await server.command("start")
        await server.rest()
        yield server
        await theatre.home.delete(f"/api/config/config_entries/entry/{entry_id}")


def proposal(page: Page, title: str) -> Locator:
    """Return what the inbox shows of an item."""
    return page.locator("psr-proposal").filter(
        has=page.get_by_role("link", name=f"{title} (2001)", exact=True)
    )


@pytest.mark.parametrize("screen", _SCREENS)
async def test_nothing_of_it_overlaps_or_is_cut(attic: Studio, screen: dict[str, bool]) -> None:
    async with attic.visit(**screen) as visitor:  # type: ignore[arg-type]  # of either kind
        page = visitor.page
        size = page.viewport_size
        await visitor.open(f"/{attic.entry_id}/inbox", ready="psr-proposal .candidates")
        await proposal(page, "Twins").locator("footer button").first.click()
        await page.locator("psr-match-search form").wait_for()
        assert await visitor.findings() == []
        assert await findings(page) == []
        await page.set_viewport_size(size)


async def test_a_person_decides_and_changes_their_mind(attic: Studio) -> None:
    async with attic.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{attic.entry_id}/inbox", ready="psr-proposal .candidates")
        tab = page.locator("nav.tabs .count")
        waiting = int(await tab.inner_text())
        assert await page.locator("psr-proposal").count() == waiting

        declined = proposal(page, "Only Wrong Ones")
        await declined.get_by_role("button", name="None of these").click()
        await expect(declined).to_contain_text("Declined")
        await expect(tab).to_have_text(str(waiting - 1))
        await declined.get_by_role("button", name="Undo").click()
        await expect(declined.locator(".candidates li")).to_have_count(1)
        await expect(tab).to_have_text(str(waiting))
        await declined.get_by_role("button", name="Never ask again").click()
        await expect(declined).to_contain_text("Never asked again")
        later = proposal(page, "Wrong Id")
        await later.get_by_role("button", name="Later").click()
        await expect(later).to_contain_text("Asked again in a week")
        await page.reload()
        await expect(page.locator("psr-proposal")).to_have_count(waiting - 2)


async def test_a_match_is_verified_in_place_and_taken_back(attic: Studio) -> None:
    key = next(k for k, item in attic.plex.catalog.items.items() if item.title == "Title And Year")
    item = attic.plex.catalog.items[key]
    async with attic.visit(phone=True) as visitor:
        page = visitor.page
        await visitor.open(f"/{attic.entry_id}/inbox", ready="psr-proposal .candidates")
        one = proposal(page, "Title And Year")
        await one.get_by_role("button", name="Match with Title And Year (2001)").tap()
        await expect(one).to_contain_text("Fixed")
        assert not item.unmatched
        await one.get_by_role("button", name="Undo").tap()
        await expect(one).to_contain_text("Undone")
        # A poster cannot be taken away again.
        await expect(one).to_contain_text("Could not be restored: poster")
        assert item.unmatched
        await one.get_by_role("link").first.tap()
        await expect(page.locator("psr-item-changes li").first).to_contain_text("Change undone")
        assert await visitor.findings() == []


async def test_a_change_is_taken_back_on_the_page_of_its_item(attic: Studio) -> None:
    frame = next(k for k, item in attic.plex.catalog.items.items() if item.title == "Frame")
    async with attic.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{attic.entry_id}/items/{frame}", ready="psr-item-changes li")
        await expect(page.locator("psr-item .history")).to_contain_text("Poster chosen")
        assert await findings(page) == []
        await page.set_viewport_size({"width": 1360, "height": 900})
        change = page.locator("psr-item-changes li").filter(has_text="Poster chosen")
        await change.get_by_role("button", name="Undo").click()
        await expect(change).to_contain_text("Undone")
        await expect(page.locator("psr-item .history")).to_contain_text("Restored: poster")


async def test_a_search_finds_another_match(attic: Studio) -> None:
    async with attic.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{attic.entry_id}/inbox", ready="psr-proposal .candidates")
        one = proposal(page, "No Candidates")
        await one.get_by_role("button", name="Search", exact=True).click()
        await one.get_by_label("Title").fill("Twins")
        await one.get_by_label("Year").fill("2001")
        await one.get_by_role("button", name="Find").click()
        await expect(one.locator(".candidates li")).to_have_count(2)
        await one.get_by_label("Or ID").fill("tmdb-900900")
        await page.keyboard.press("Enter")
        await expect(one.locator(".candidates")).to_contain_text("Something Else (2001)")
        other = one.get_by_role("button", name="Match with Something Else (2001)")
        before = page.locator("psr-proposal [data-row]").first
        await before.focus()
        while not await other.evaluate("node => node.getRootNode().activeElement === node"):
            await page.keyboard.press("ArrowDown")
        await page.keyboard.press("Enter")
        await expect(one).to_contain_text("Matched")


async def test_clear_ones_are_matched_at_once(attic: Studio) -> None:
    async with attic.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{attic.entry_id}/overview", ready="psr-overview .sentence")
        await expect(page.locator("psr-overview .sentence")).to_contain_text("wait for you")
        await page.get_by_role("link", name="Inbox").first.click()
        await page.locator("psr-proposal .candidates").first.wait_for()
        offer = page.get_by_role("button", name="automatically from now on")
        await offer.click()
        await expect(offer).to_have_count(0)
        rows = (await attic.command("options"))["options"]
        assert "match_by_id" in next(row["value"] for row in rows if row["key"] == "rungs")
        clear = page.get_by_role("button", name="clear ones")
        await clear.click()
        await expect(proposal(page, "Id In The Name")).to_contain_text("Fixed")
        await expect(proposal(page, "Right One Second")).to_contain_text("Fixed")
        await expect(clear).to_have_count(0)
        left = proposal(page, "Hand Made")
        await expect(left.locator(".candidates")).to_be_visible()

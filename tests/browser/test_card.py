"""Tests of the card on a dashboard."""

import re

from playwright.async_api import expect

from .studio import Studio

expect.set_options(timeout=15_000)

DASHBOARD = "refresher-test"


async def dashboard(stage: Studio, **options: object) -> None:
    """Have a dashboard with the card in a section."""
    card = {"type": "custom:plex-smart-refresher-card", "entry_id": stage.entry_id, **options}
    listed = (await stage.home.websocket({"type": "lovelace/dashboards/list"}))[0]
    if not any(each["url_path"] == DASHBOARD for each in listed):
        await stage.home.websocket(
            {
                "type": "lovelace/dashboards/create",
                "url_path": DASHBOARD,
                "title": "Cinema",
                "mode": "storage",
            }
        )
    section = {"type": "grid", "cards": [card]}
    view = {"type": "sections", "title": "Home", "sections": [section]}
    await stage.home.websocket(
        {"type": "lovelace/config/save", "url_path": DASHBOARD, "config": {"views": [view]}}
    )


async def test_the_card_shows_the_last_scan_and_a_running_one(scanned: Studio) -> None:
    await dashboard(scanned)
    async with scanned.visit() as visitor:
        page = visitor.page
        await page.goto(f"{visitor.url}/{DASHBOARD}")
        card = page.locator("plex-smart-refresher-card")
        await expect(card).to_contain_text("Last healed")
        await card.get_by_role("button", name="Dry run").wait_for()
        await scanned.begin_long_job()
        await expect(card.get_by_role("progressbar")).to_be_visible()
        await card.get_by_role("button", name="Cancel scan").first.click()
        await card.locator("psr-dialog#cancel").get_by_role("button", name="Cancel scan").click()
        await expect(card.get_by_role("progressbar")).to_have_count(0)
        await card.locator(".facts").click()
        await expect(page.locator("psr-overview")).to_be_visible()


async def test_the_card_pauses_and_resumes(scanned: Studio) -> None:
    await dashboard(scanned)
    async with scanned.visit() as visitor:
        page = visitor.page
        await page.goto(f"{visitor.url}/{DASHBOARD}")
        card = page.locator("plex-smart-refresher-card")
        await expect(card).to_contain_text("Last healed")
        await scanned.begin_long_job()
        await card.get_by_role("button", name="Pause scan").click()
        await expect(card).to_contain_text("Paused manually")
        await expect(card).to_contain_text("Paused since")
        await card.get_by_role("button", name="Resume scan").click()
        await expect(card.get_by_role("button", name="Pause scan")).to_be_visible()
        await expect(card).not_to_contain_text("Paused")
        await scanned.cancel()


async def test_the_card_can_do_without_buttons(scanned: Studio) -> None:
    await dashboard(scanned, show_actions=False, title="Cinema")
    async with scanned.visit(phone=True, language="de") as visitor:
        page = visitor.page
        await page.goto(f"{visitor.url}/{DASHBOARD}")
        card = page.locator("plex-smart-refresher-card")
        await expect(card).to_contain_text("Cinema")
        await expect(card).to_contain_text("Zuletzt geheilt")
        await expect(card.get_by_role("button")).to_have_count(0)


async def test_the_card_is_edited_in_a_form(scanned: Studio) -> None:
    await dashboard(scanned)
    # The dialog would still be open in the next test that comes to this page.
    async with scanned.visit(tokens=scanned.tokens(scanned.home.token)) as visitor:
        page = visitor.page
        await page.goto(f"{visitor.url}/{DASHBOARD}?edit=1")
        await page.locator("plex-smart-refresher-card").wait_for()
        form = await page.evaluate(
            """() => customElements.get("plex-smart-refresher-card").getConfigForm()"""
        )
        names = [field["name"] for field in form["schema"]]
        assert names == ["entry_id", "title", "layout", "show_actions"]
        await page.locator("hui-card-options, hui-card-edit-mode").first.hover()
        await page.locator("hui-card-edit-mode").first.click()
        editor = page.locator("hui-dialog-edit-card hui-form-editor")
        await expect(editor).to_contain_text("Show buttons")
        await editor.get_by_text("Posters of healed items").click()
        preview = page.locator("hui-dialog-edit-card plex-smart-refresher-card")
        await expect(preview.locator("psr-healed li").first).to_be_visible()


async def test_the_card_is_in_the_picker(scanned: Studio) -> None:
    await dashboard(scanned)
    async with scanned.visit() as visitor:
        page = visitor.page
        await page.goto(f"{visitor.url}/{DASHBOARD}")
        await page.locator("plex-smart-refresher-card").wait_for()
        listed = await page.evaluate("window.customCards.map(({type, name}) => [type, name])")
        assert ["plex-smart-refresher-card", "Plex Smart Refresher"] in listed
        suggested = await page.evaluate(
            """() => {
              const { hass } = document.querySelector("home-assistant");
              const { entity_id } = Object.values(hass.entities).find(
                ({ platform }) => platform === "plex_smart_refresher");
              return window.customCards
                .find(({ type }) => type === "plex-smart-refresher-card")
                .getEntitySuggestion(hass, entity_id)
                .map(({ config }) => [config.layout, config.entry_id]);
            }"""
        )
        assert [layout for layout, _ in suggested] == ["compact", "libraries", "posters"]
        assert {entry_id for _, entry_id in suggested} <= {
            scanned.entry_id,
            scanned.second_entry_id,
        }


async def test_a_card_without_a_server_says_what_to_do(scanned: Studio) -> None:
    await dashboard(scanned, entry_id="")
    async with scanned.visit() as visitor:
        page = visitor.page
        await page.goto(f"{visitor.url}/{DASHBOARD}")
        card = page.locator("plex-smart-refresher-card")
        await expect(card).to_contain_text(re.compile("Choose a server"))

"""Tests of several servers: the list of all, and the forms that cure one."""

import re

from playwright.async_api import expect

from .studio import PANEL, Studio

expect.set_options(timeout=15_000)


async def test_all_servers_are_side_by_side_and_a_tap_opens_one(stage: Studio) -> None:
    async with stage.visit(phone=True) as visitor:
        page = visitor.page
        await visitor.open(f"/{stage.entry_id}/overview")
        chooser = page.get_by_label("Server", exact=True)
        title = page.get_by_role("heading", name="Plex Refresher")
        for part in (title, chooser):
            await expect(part).to_be_in_viewport(ratio=1)
        await chooser.select_option(label="All servers")
        await expect(page).to_have_url(re.compile(f"{PANEL}/servers$"))
        cards = page.locator("psr-servers li")
        await expect(cards).to_have_count(2)
        await expect(cards.last).to_contain_text("Summer house")
        for figure in ("Broken items", "Next scan"):
            await expect(cards.last).to_contain_text(figure)
        assert await visitor.findings() == []
        await cards.last.locator("dl").click(force=True)  # the link covers it
        await expect(page).to_have_url(re.compile(f"{PANEL}/{stage.second_entry_id}/overview"))


async def test_a_refused_token_and_a_silent_server_are_cured_from_the_panel(
    scanned: Studio,
) -> None:
    scanned.plex.faults.switch_on("status", status=401)
    for _ in range(3):  # a lasting refusal
        await scanned.command("check_server")
    await scanned.second_plex.refuse_connections()
    await scanned.command("check_server", entry_id=scanned.second_entry_id)
    async with scanned.visit() as visitor:
        page = visitor.page
        await visitor.open(f"/{scanned.second_entry_id}/overview")
        await page.get_by_role("button", name="Another server is in trouble").click()
        form = page.locator("psr-flow-dialog")
        await page.get_by_role("button", name="Sign in again").click()
        await expect(form.get_by_role("dialog", name="Home cinema needs")).to_be_visible()
        assert await visitor.findings() == []
        token = form.locator("input[name=token]")
        await token.fill("wrong")
        await form.get_by_role("button", name="Submit").click()
        await expect(form).to_contain_text("The server does not accept this token.")
        scanned.plex.faults.clear()
        await token.fill(scanned.plex.token)
        await form.get_by_role("button", name="Submit").click()
        await expect(page.locator(".message", has_text="The new token works.")).to_be_visible()
        await page.get_by_role("button", name="Change address").click()
        await expect(form.get_by_role("dialog", name="Address of Summer house")).to_be_visible()
        await expect(form.locator("input[name=url]")).to_have_value(scanned.second_plex.url)
        await form.get_by_role("button", name="Submit").click()
        await expect(form).to_contain_text("The server does not respond at this address.")
        await scanned.second_plex.accept_connections()
        await form.get_by_role("button", name="Submit").click()
        await expect(page.locator(".message", has_text="The new address works.")).to_be_visible()
        await expect(page.locator("psr-servers .sentence.tone-bad")).to_have_count(0)

"""Tests of the ways to set a server up, as a newcomer goes them."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs

from playwright.async_api import Locator, Page, expect
import pytest

from .newcomer import Newcomer

expect.set_options(timeout=15_000)


@pytest.fixture(autouse=True)
async def _nothing_is_left(fresh: Newcomer) -> AsyncIterator[None]:
    """Let plex.tv list what it lists at first."""
    yield
    fresh.attic.plex_tv.listed[:] = [fresh.attic.plex_tv]
    fresh.attic.plex_tv.lists_more = True


async def sign_in(page: Page, flow: Locator) -> str:
    """Begin to sign in, and return the code on the page of Plex, which is closed then."""
    async with page.expect_popup() as opened:
        await flow.get_by_text("Sign in at plex.tv").click()
    popup = await opened.value
    await popup.wait_for_url("**/auth/**")
    code = parse_qs(popup.url.partition("?")[2])["code"][0]
    await popup.close()
    return code


async def test_one_of_several_servers_of_an_account_is_set_up(fresh: Newcomer) -> None:
    fresh.attic.plex_tv.listed.append(fresh.namesake.plex_tv)
    async with fresh.visit() as page:
        flow = await fresh.add(page)
        code = await sign_in(page, flow)
        await expect(flow).to_contain_text("If none has opened, use the button.")
        fresh.attic.plex_tv.approve(code)
        await expect(flow).to_contain_text("Choose a server")
        await expect(flow).to_contain_text("Attic (cccccc)")
        await expect(flow).to_contain_text("Attic (dddddd)")
        # One that is switched off is no dead end.
        await flow.get_by_text("Switched off").click()
        await flow.get_by_role("button", name="Submit").click()
        await expect(flow).to_contain_text("responds at none of the addresses")
        await flow.get_by_text("Attic (cccccc)").click()
        await flow.get_by_role("button", name="Submit").click()
        entry = await fresh.finish(flow)
    # The first of its addresses leads nowhere.
    stored = await fresh.stored(entry["entry_id"], fresh.attic.url)
    assert stored["token"] == fresh.attic.token


async def test_who_comes_too_late_signs_in_again(fresh: Newcomer) -> None:
    plex_tv = fresh.attic.plex_tv
    plex_tv.lists_more = False  # nothing to choose
    async with fresh.visit() as page:
        flow = await fresh.add(page)
        plex_tv.expire(await sign_in(page, flow))
        await expect(flow).to_contain_text("You did not confirm the sign-in in time.")
        plex_tv.approve(await sign_in(page, flow))
        await fresh.finish(flow)


async def test_who_gives_up_is_not_awaited(fresh: Newcomer) -> None:
    async with fresh.visit() as page:
        flow = await fresh.add(page)
        await sign_in(page, flow)
        await expect(flow).to_contain_text("Confirm access on the Plex page")
        await flow.get_by_role("button", name="Close").first.click()
        await expect(flow.get_by_text("Confirm access")).to_be_hidden()
        (flows,) = await fresh.home.websocket({"type": "config_entries/flow/progress"})
        assert not [each for each in flows if each["handler"] == "plex_smart_refresher"]


async def test_an_account_without_an_own_server_is_told(fresh: Newcomer) -> None:
    plex_tv = fresh.attic.plex_tv
    async with fresh.visit() as page:
        flow = await fresh.add(page)
        plex_tv.approve(await sign_in(page, flow), plex_tv.friend)
        await expect(flow).to_contain_text("has access to a server but does not own it")
        plex_tv.listed.clear()
        plex_tv.lists_more = False
        flow = await fresh.add(page)
        plex_tv.approve(await sign_in(page, flow))
        await expect(flow).to_contain_text("This plex.tv account does not own a server.")
        await flow.get_by_role("button", name="Close").last.click()


async def test_a_server_of_the_plex_integration_is_taken_over(fresh: Newcomer) -> None:
    labels = [
        f"Attic ({each.url.removeprefix('http://')})" for each in (fresh.attic, fresh.namesake)
    ]
    async with fresh.plex_integration(), fresh.visit() as page:
        flow = await fresh.add(page)
        await flow.get_by_text("Use a server of the Plex integration").click()
        for label in labels:
            await expect(flow).to_contain_text(label)
        # What the other integration knows of the second one is out of date.
        await flow.get_by_text(labels[1]).click()
        await flow.get_by_role("button", name="Submit").click()
        await expect(flow).to_contain_text("The server does not accept this token.")
        await expect(flow.locator("input").nth(0)).to_have_value(fresh.namesake.url)
        await flow.get_by_role("button", name="Close").first.click()
        flow = await fresh.add(page)
        await flow.get_by_text("Use a server of the Plex integration").click()
        await flow.get_by_text(labels[0]).click()
        await flow.get_by_role("button", name="Submit").click()
        entry = await fresh.finish(flow)
        stored = await fresh.stored(entry["entry_id"], fresh.attic.url)
        assert (stored["token"], stored["verify_ssl"]) == (fresh.attic.token, False)
        # It is not offered again, and with one left there is nothing to choose.
        flow = await fresh.add(page)
        await flow.get_by_text("Use a server of the Plex integration").click()
        await expect(flow.locator("input").nth(0)).to_have_value(fresh.namesake.url)
        await flow.get_by_role("button", name="Close").first.click()

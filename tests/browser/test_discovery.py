"""Tests of servers that announce themselves in the network."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Locator, Page, expect
import pytest
from zeroconf import ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from plex_simulator import PlexSimulator, RequestKind, demo_catalog

from .newcomer import Newcomer

expect.set_options(timeout=15_000)

TYPE = "_plexmediasvr._tcp.local."
REPAIRS = "/config/repairs"


@asynccontextmanager
async def announced(*servers: PlexSimulator) -> AsyncIterator[None]:
    """Announce servers in the network, as Plex does."""
    zeroconf = AsyncZeroconf()
    try:
        for server in servers:
            port = int(server.url.rpartition(":")[2])
            name = f"{server.context.friendly_name} at {port}.{TYPE}"
            info = ServiceInfo(TYPE, name, port=port, parsed_addresses=["127.0.0.1"])
            await zeroconf.async_register_service(info)
        yield
    finally:
        await zeroconf.async_close()


async def offers(fresh: Newcomer, count: int) -> None:
    """Wait until Home Assistant offers servers: a page that is open misses some of them."""
    async with asyncio.timeout(60):
        while True:
            (flows,) = await fresh.home.websocket({"type": "config_entries/flow/progress"})
            if len([each for each in flows if each["handler"] == "plex_smart_refresher"]) == count:
                return
            await asyncio.sleep(0.2)


def offer(page: Page, server: PlexSimulator) -> Locator:
    """Return the card of a discovered server."""
    port = server.url.rpartition(":")[2]
    return page.locator("ha-config-flow-card").filter(has_text=f"Attic at {port}")


@pytest.fixture(autouse=True)
async def _nothing_is_left(fresh: Newcomer) -> AsyncIterator[None]:
    """Let the server answer again."""
    yield
    await fresh.attic.accept_connections()


async def test_an_announced_server_is_set_up_or_ignored(fresh: Newcomer) -> None:
    attic, namesake = fresh.attic, fresh.namesake
    async with fresh.visit() as page:
        async with announced(attic, namesake):
            await offers(fresh, 2)
            await fresh.open(page)
            await expect(offer(page, attic)).to_contain_text("Plex Smart Refresher")
            await offer(page, namesake).get_by_text("Ignore").click()
            await page.locator("dialog-box").get_by_role("button", name="Ignore").click()
            await expect(offer(page, namesake)).to_be_hidden()
            await offer(page, attic).get_by_role("button", name="Add").click()
            flow = page.locator("dialog-data-entry-flow")
            await expect(flow).to_contain_text(f"was found at {attic.url}.")
            await flow.get_by_text("Enter an address and a token").click()
            await expect(flow.locator("input").nth(0)).to_have_value(attic.url)
            await flow.locator("input").nth(1).fill(attic.token)
            await flow.get_by_role("button", name="Submit").click()
            await fresh.finish(flow)
        # Neither is offered again, while one that nobody knows is.
        async with (
            PlexSimulator(demo_catalog(), friendly_name="Attic") as unknown,
            announced(namesake, attic, unknown),
        ):
            await offers(fresh, 1)
            await fresh.open(page)
            await expect(offer(page, unknown)).to_be_visible()
            await expect(page.locator("ha-config-flow-card")).to_have_count(1)


async def test_a_new_address_is_offered_and_only_used_on_request(fresh: Newcomer) -> None:
    attic = fresh.attic
    entry_id = await fresh.home.add_server(attic.url, attic.token)
    identifier = attic.context.machine_identifier
    async with (
        fresh.visit() as page,
        PlexSimulator(
            demo_catalog(seed=5), machine_identifier=identifier, friendly_name="Attic"
        ) as moved,
    ):
        await attic.refuse_connections()
        await fresh.open(page, REPAIRS)
        async with announced(moved):
            await page.get_by_text("Attic: new address announced").click()
            flow = page.locator("dialog-data-entry-flow")
            await expect(flow).to_contain_text(f"Attic does not answer at {attic.url}.")
            await expect(flow).to_contain_text(f"announces itself at {moved.url}.")
            await fresh.stored(entry_id, attic.url)
            assert {*moved.counters.requests} == {RequestKind.IDENTITY}
            await flow.get_by_role("button", name="Submit").click()
            await expect(flow).to_contain_text("The issue is repaired!")
        assert (await fresh.loaded())["entry_id"] == entry_id
        await fresh.stored(entry_id, moved.url)

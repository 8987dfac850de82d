"""A Home Assistant in which nothing is set up, with all that a newcomer can find there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
import json
from pathlib import Path
import tempfile
from typing import Any

from playwright.async_api import Error, Locator, Page, expect
import pytest

from plex_simulator import PlexSimulator
from script.instance import HomeAssistant

from .plex_tv import PLEX_TV
from .servers import quick_catalog, quick_latency
from .studio import Studio

ENTRIES = "/api/config/config_entries/entry"
_DASHBOARD = "/config/integrations/dashboard"
#: The page on which a user confirms a sign-in.
_PLEX_PAGE = "https://app.plex.tv/**"


@dataclass(kw_only=True)
class Newcomer:
    """Home Assistant, two servers of the same name, and the browser."""

    studio: Studio
    folder: Path
    attic: PlexSimulator
    namesake: PlexSimulator

    @property
    def home(self) -> HomeAssistant:
        """Return Home Assistant."""
        return self.studio.home

    @asynccontextmanager
    async def visit(self) -> AsyncIterator[Page]:
        """Yield the page of the owner; a page of Plex shows nothing."""
        async with self.studio.visit() as visitor:
            await visitor.page.context.route(_PLEX_PAGE, lambda route: route.fulfill(body="Plex"))
            await self.open(visitor.page)
            yield visitor.page
            # What Home Assistant's own pages lack without a network is not ours.
            visitor.errors[:] = [each for each in visitor.errors if not _is_missing(each)]

    async def open(self, page: Page, path: str = _DASHBOARD) -> None:
        """Open a page of Home Assistant's settings."""
        try:
            await page.goto(f"{self.home.url}{path}")
        except Error as err:  # a dialog that closes steps back in the history
            if "ERR_ABORTED" not in str(err):
                raise
            await page.goto(f"{self.home.url}{path}")

    async def add(self, page: Page) -> Locator:
        """Begin to add the integration, and return the dialog."""
        await self.open(page)
        await page.get_by_text("Add integration").first.click()
        brands = page.locator("dialog-add-integration")
        await brands.locator("input").first.fill("Plex Smart")
        await brands.get_by_text("Plex Smart Refresher").click()
        return page.locator("dialog-data-entry-flow")

    async def finish(self, flow: Locator) -> dict[str, Any]:
        """Go on without a first look, and return the entry."""
        await expect(flow).to_contain_text("Healing Attic")
        await flow.locator("ha-switch").nth(1).click()  # the first look
        await flow.get_by_role("button", name="Submit").click()
        await flow.get_by_role("button", name="Skip and finish").click()
        await expect(flow.get_by_role("button", name="Skip and finish")).to_be_hidden()
        entry = await self.loaded()
        assert entry["title"] == "Attic"
        return entry

    async def loaded(self) -> dict[str, Any]:
        """Return the only entry of the integration once it is loaded, as after a reload."""
        async with asyncio.timeout(60):
            while True:
                (entry,) = await self.entries()
                if entry["state"] == "loaded":
                    return entry
                await asyncio.sleep(0.2)

    async def entries(self) -> list[dict[str, Any]]:
        """Return the entries of the integration."""
        entries = await self.home.get(f"{ENTRIES}?domain=plex_smart_refresher")
        return [each for each in entries if each["source"] != "ignore"]

    async def stored(self, entry_id: str, url: str, **options: Any) -> dict[str, Any]:
        """Return the data of an entry once it is stored like this, soon after its change."""
        file = self.folder / ".storage/core.config_entries"
        async with asyncio.timeout(60):
            while True:
                stored = (
                    json.loads(file.read_text()) if file.exists() else {"data": {"entries": []}}
                )
                for each in stored["data"]["entries"]:
                    is_same = each["entry_id"] == entry_id and each["data"]["url"] == url
                    if is_same and options.items() <= each["options"].items():
                        return dict(each["data"])
                await asyncio.sleep(0.2)

    async def command(self, name: str, entry_id: str, **fields: Any) -> Any:
        """Send a command of the panel."""
        command = {"type": f"plex_smart_refresher/{name}", "entry_id": entry_id, **fields}
        (result,) = await self.home.websocket(command)
        return result

    @asynccontextmanager
    async def plex_integration(self) -> AsyncIterator[None]:
        """Let Home Assistant's own Plex integration know the servers; one token is revoked."""
        servers = ((self.attic, self.attic.token), (self.namesake, "revoked-token"))
        await self._set_core_entries([_core_entry(*each) for each in servers])
        yield
        await self.forget()
        await self._set_core_entries([])

    async def _set_core_entries(self, entries: list[dict[str, Any]]) -> None:
        """Stop Home Assistant, store entries of the Plex integration, and start it again."""
        await self.home.stop()
        file = self.folder / ".storage/core.config_entries"
        stored = json.loads(file.read_text())
        others = [each for each in stored["data"]["entries"] if each["domain"] != "plex"]
        stored["data"]["entries"] = others + [others[0] | each for each in entries]
        file.write_text(json.dumps(stored))
        await self.home.start()
        await self.home.started()

    async def forget(self) -> None:
        """Remove what was set up."""
        for entry in await self.home.get(f"{ENTRIES}?domain=plex_smart_refresher"):
            await self.home.delete(f"{ENTRIES}/{entry['entry_id']}")


def _is_missing(error: str) -> bool:
    """Return whether something could not be loaded."""
    return error.startswith("Failed to load resource")


@asynccontextmanager
async def newcomer(stage: Studio) -> AsyncIterator[Newcomer]:
    """Start Home Assistant and two servers of one name, which it does not know."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="plex-newcomer-")))
        attic, namesake = [
            await stack.enter_async_context(
                PlexSimulator(
                    quick_catalog(seed=5),
                    machine_identifier=identifier * 40,
                    friendly_name="Attic",
                    latency=quick_latency(),
                )
            )
            for identifier in "cd"
        ]
        environment = stack.enter_context(pytest.MonkeyPatch.context())
        environment.setenv(PLEX_TV, f"{attic.url}/plex.tv")
        home = HomeAssistant(folder, module="tests.browser.plex_tv", components=("zeroconf",))
        await stack.enter_async_context(home)
        await home.started()
        studio = replace(stage, home=home, plex=attic, second_plex=namesake, pages={})
        yield Newcomer(studio=studio, folder=folder, attic=attic, namesake=namesake)


def _core_entry(server: PlexSimulator, token: str) -> dict[str, Any]:
    """Return what Home Assistant's own Plex integration stores of a server."""
    name, identifier = server.context.friendly_name, server.context.machine_identifier
    config = {"url": server.url, "token": token, "verify_ssl": False}
    return {
        "domain": "plex",
        "entry_id": f"core-plex-{identifier}",
        "title": name,
        "unique_id": identifier,
        "data": {"server": name, "server_id": identifier, "server_config": config},
        "options": {},
        "source": "user",
        "version": 1,
        "minor_version": 1,
    }

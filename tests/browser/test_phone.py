"""Tests of the notifications on a phone with a companion app."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession, web
from playwright.async_api import expect

from plex_simulator import Defect
from plex_simulator.catalog import spoil

from .newcomer import Newcomer
from .studio import SHORT


@dataclass
class Phone:
    """A phone that records what is pushed to it."""

    home: str
    pushed: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    webhook: str = ""

    async def register(self, token: str, name: str, push_url: str) -> None:
        """Register it as the companion app does."""
        device = {
            "device_id": name,
            "app_id": "io.robbie.HomeAssistant",
            "app_name": "Home Assistant",
            "app_version": "2026.11",
            "device_name": name,
            "manufacturer": "Example",
            "model": "Phone",
            "os_name": "Example OS",
            "os_version": "1",
            "supports_encryption": False,
            "app_data": {"push_token": "push-token", "push_url": push_url},
        }
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            ClientSession(self.home, headers=headers) as session,
            session.post("/api/mobile_app/registrations", json=device) as answer,
        ):
            self.webhook = (await answer.json())["webhook_id"]

    async def press(self, action: str) -> None:
        """Press a button of a notification."""
        event = {"event_type": "mobile_app_notification_action", "event_data": {"action": action}}
        async with (
            ClientSession(self.home) as session,
            session.post(
                f"/api/webhook/{self.webhook}", json={"type": "fire_event", "data": event}
            ) as answer,
        ):
            assert answer.ok

    async def next_push(self) -> dict[str, Any]:
        """Wait for the next notification."""
        return await asyncio.wait_for(self.pushed.get(), 90)


@asynccontextmanager
async def push_service(phone: Phone) -> AsyncIterator[str]:
    """Run the service that pushes to a phone, and yield its address."""

    async def push(request: web.Request) -> web.Response:
        phone.pushed.put_nowait(await request.json())
        return web.json_response({}, status=201)

    app = web.Application()
    app.router.add_post("/push", push)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/push"
    finally:
        await runner.cleanup()


async def test_a_notification_does_on_a_phone_what_its_buttons_say(fresh: Newcomer) -> None:
    attic, home = fresh.attic, fresh.home
    attic.reset_counters()  # other tests have refreshed and healed its items
    for film in [each for each in attic.catalog.libraries["1"].items() if not each.truth][:3]:
        spoil(film, Defect.MISSING_POSTER)
        attic.catalog.changed(film)
    entry_id = await home.add_server(attic.url, attic.token)
    mine, theirs = Phone(home.url), Phone(home.url)
    guest = await fresh.studio.guest_tokens()
    async with push_service(mine) as url:
        await mine.register(home.token, "Pocket", url)
        await theirs.register(guest["access_token"], "Guest", url)
        await home.set_options(
            entry_id,
            notify_actions=["mobile_app_pocket"],
            notify_when="always",
            **SHORT,
        )
        await fresh.command("start", entry_id, dry_run=True)
        first = await mine.next_push()
        assert first["title"] == "Attic: dry run finished"
        assert "would be refreshed. Nothing was changed." in first["message"]
        assert first["push_token"] == "push-token"
        heal, show = first["data"]["actions"]
        assert (heal["title"], show["title"]) == ("Heal them now", "Show")
        assert not attic.counters.refreshes
        # Nobody heals without permission; with it, what was found is healed.
        await theirs.press(heal["action"])
        await mine.press(heal["action"])
        second = await mine.next_push()
        job, check = (await fresh.command("jobs", entry_id))["jobs"]
        assert second["title"] == "Attic: scan finished"
        assert second["message"].startswith(f"Healed {job['tally']['fixed']}: ")
        assert job["options"]["found_only"]
        assert job["tally"]["checked"] == check["tally"]["would_refresh"]
        # It takes the place of the first one on the phone.
        assert second["data"]["tag"] == first["data"]["tag"]
        await assert_pictured(home.url, second)
    await assert_linked(fresh, first, second)


async def assert_pictured(url: str, message: dict[str, Any]) -> None:
    """Assert that the picture of a notification loads without a token."""
    async with ClientSession(url) as session, session.get(message["data"]["image"]) as picture:
        assert picture.content_type.startswith("image/")


async def assert_linked(fresh: Newcomer, first: dict[str, Any], second: dict[str, Any]) -> None:
    """Assert that notifications and their buttons lead to where they say."""
    async with fresh.visit() as page:
        for message, words in ((first, "Dry run"), (second, "broken items are healed")):
            assert message["data"]["url"] == message["data"]["clickAction"]
            assert message["data"]["actions"][-1]["uri"] == message["data"]["url"]
            await fresh.open(page, message["data"]["url"])
            await expect(page.locator("psr-job")).to_contain_text(words)
        review = second["data"]["actions"][0]
        assert review["title"] == "Review"
        await fresh.open(page, review["uri"])
        await expect(page.locator("psr-inbox")).to_contain_text("for you")

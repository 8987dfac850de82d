"""A real Home Assistant with simulated Plex servers, and a browser that looks at it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
import json
from pathlib import Path
import shutil
import tempfile
import time
from typing import Any

from aiohttp import ClientSession
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    TimeoutError as PageTimeoutError,
    async_playwright,
)

from plex_simulator import Catalog, Latency, PlexSimulator
from script.instance import HomeAssistant

from .servers import quick_catalog, quick_latency

PANEL = "/plex-smart-refresher"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_DESKTOP = (1360, 900)
_PHONE = (390, 844)
#: What Home Assistant's own frontend writes that has nothing to do with the panel.
_NOT_OURS = ("ResizeObserver loop", "Lit is in dev mode")
_AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
#: Options with which a scan of the demo does not take long: shows are not refreshed for an episode.
SHORT = {"window_days": 0, "item_deadline": 5, "picture_wait": 1, "rungs": ["refresh"]}
#: The ways to repair that are on by default.
RUNGS = ["refresh", "refresh_parent", "choose_poster"]
#: How long the server works on an item after the first scan, in seconds.
SLOWLY = 0.2
#: Go to an address as a link of Home Assistant does, without loading the page anew.
_NAVIGATE = """(address) => {
  history.pushState(null, "", address);
  window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
}"""
#: A view of Home Assistant in which nothing is left of the panel.
_ELSEWHERE = "/profile/general"
#: Resolve when what was rendered is also laid out and painted.
PAINTED = """async () => {
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


@dataclass(kw_only=True)
class Visitor:
    """A page in the browser, signed in, and what went wrong on it."""

    page: Page
    url: str
    errors: list[str] = field(default_factory=list)

    async def open(self, path: str = "", *, ready: str = "plex-smart-refresher-panel main") -> None:
        """Open a view of the panel: by its address, or once the page is loaded, as a link does."""
        if self.page.url.startswith(self.url):
            await self.page.evaluate(_NAVIGATE, f"{PANEL}{path}")
        else:
            await self.page.goto(f"{self.url}{PANEL}{path}")
        await self.page.locator(ready).first.wait_for()
        await self.page.evaluate(PAINTED)

    async def findings(self) -> list[str]:
        """Return what axe-core has to say of the panel that is serious."""
        if not await self.page.evaluate("'axe' in window"):
            await self.page.evaluate(_AXE.read_text())
        result = await self.page.locator("plex-smart-refresher-panel").evaluate(
            """async (panel) => {
              const only = { elementRef: true, resultTypes: ["violations"] };
              const { passes, violations } = await axe.run(panel, only);
              if (!passes.length) throw new Error("axe-core has seen nothing of the panel");
              // The inside of Home Assistant's own fields is not ours.
              const isOurs = ({ element }) =>
                !/^(ha|wa)-/.test(element.getRootNode().host?.localName ?? "");
              return violations
                .filter(({ impact }) => impact === "serious" || impact === "critical")
                .flatMap(({ id, help, nodes }) => nodes.filter(isOurs).map(
                  (node) => `${id}: ${help}: ${node.html} ${node.failureSummary}`));
            }"""
        )
        return [*result]


@dataclass(kw_only=True)
class Studio:
    """Home Assistant, its Plex servers and the browser."""

    home: HomeAssistant
    plex: PlexSimulator
    second_plex: PlexSimulator
    browser: Browser
    entry_id: str
    second_entry_id: str
    pages: dict[tuple[bool, bool, str], Page] = field(default_factory=dict)

    @asynccontextmanager
    async def visit(
        self,
        *,
        phone: bool = False,
        dark: bool = False,
        language: str = "en",
        tokens: dict[str, Any] | None = None,
    ) -> AsyncIterator[Visitor]:
        """Yield a page of somebody who is signed in, and fail if anything went wrong on it.

        The owner comes back to the same page, which has loaded Home Assistant's frontend, unless
        the visit before failed; a guest has a fresh browser.
        """
        key = (phone, dark, language)
        page = None if tokens else self.pages.pop(key, None)
        if page is None:
            context = await self._new_context(phone=phone, dark=dark, language=language)
            signed_in = tokens or self.tokens(self.home.token)
            await self._sign_in(context, signed_in, dark=dark, language=language)
            page = await context.new_page()
        visitor = Visitor(page=page, url=self.home.url)
        try:
            with self._listen(visitor):
                yield visitor
            assert visitor.errors == [], visitor.errors
        except BaseException:
            await page.context.close()
            raise
        if tokens is not None:
            await page.context.close()
            return
        # Pictures that are still loading when their view is left are no error.
        await page.evaluate("localStorage.clear()")
        await self._leave(page)
        self.pages[key] = page

    async def _leave(self, page: Page) -> None:
        """Go to a view of Home Assistant in which nothing is left of the panel."""
        profile = page.locator("ha-panel-profile")
        await page.evaluate(_NAVIGATE, _ELSEWHERE)
        try:
            await profile.wait_for(state="attached", timeout=5_000)
        except PageTimeoutError:  # a dialog that closed just now has stepped back in the history
            await page.goto(f"{self.home.url}{_ELSEWHERE}")
            await profile.wait_for(state="attached")
        await page.evaluate(PAINTED)

    @contextmanager
    def _listen(self, visitor: Visitor) -> Iterator[None]:
        """Note what goes wrong on the page of a visitor."""
        listeners: dict[Any, Callable[[Any], None]] = {
            "console": lambda message: _note(visitor, message),
            "pageerror": lambda error: visitor.errors.append(str(error)),
            "request": lambda request: self._check_address(visitor, request.url),
        }
        for event, listener in listeners.items():
            visitor.page.on(event, listener)
        yield
        for event, listener in listeners.items():
            visitor.page.remove_listener(event, listener)

    async def _new_context(self, *, phone: bool, dark: bool, language: str) -> BrowserContext:
        """Return a fresh browser context for a kind of screen."""
        width, height = _PHONE if phone else _DESKTOP
        return await self.browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=2 if phone else 1,
            has_touch=phone,
            locale=language,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
            service_workers="block",  # it would fetch all of Home Assistant's frontend ahead
        )

    async def _sign_in(
        self, context: BrowserContext, tokens: dict[str, Any], *, dark: bool, language: str
    ) -> None:
        """Let every page of a context begin with somebody who is signed in."""
        stored = {
            "hassTokens": json.dumps(tokens),
            "selectedLanguage": json.dumps(language),
            "selectedTheme": json.dumps({"theme": "default", "dark": dark}),
        }
        await context.add_init_script(
            f"for (const [key, value] of Object.entries({json.dumps(stored)}))"
            " if (!localStorage.getItem(key)) localStorage.setItem(key, value);"
        )

    def _check_address(self, visitor: Visitor, url: str) -> None:
        """Record a request to another host as an error."""
        if not url.startswith((self.home.url, "blob:", "data:")):
            visitor.errors.append(f"a request to {url}")

    def tokens(self, access_token: str) -> dict[str, Any]:
        """Return what Home Assistant's frontend keeps of somebody who is signed in."""
        return {
            "access_token": access_token,
            "token_type": "Bearer",
            "refresh_token": "",
            "expires_in": 10**8,
            "expires": int(time.time() + 10**8) * 1000,
            "hassUrl": self.home.url,
            "clientId": f"{self.home.url}/",
        }

    async def guest_tokens(self) -> dict[str, Any]:
        """Return the tokens of a user who is no administrator."""
        name = password = "guest"
        created = await self.home.websocket(
            {"type": "config/auth/create", "name": name, "group_ids": ["system-users"]}
        )
        await self.home.websocket(
            {
                "type": "config/auth_provider/homeassistant/create",
                "user_id": created[0]["user"]["id"],
                "username": name,
                "password": password,
            }
        )
        client_id = f"{self.home.url}/"
        async with ClientSession(self.home.url) as session:
            opened = {
                "client_id": client_id,
                "handler": ["homeassistant", None],
                "redirect_uri": client_id,
            }
            async with session.post("/auth/login_flow", json=opened) as answer:
                flow = await answer.json()
            typed = {"client_id": client_id, "username": name, "password": password}
            async with session.post(f"/auth/login_flow/{flow['flow_id']}", json=typed) as answer:
                code = (await answer.json())["result"]
            grant = {"client_id": client_id, "grant_type": "authorization_code", "code": code}
            async with session.post("/auth/token", data=grant) as answer:
                return self.tokens("") | await answer.json()

    async def rest(self, seconds: float = 180) -> None:
        """Wait until no scan is running."""
        async with asyncio.timeout(seconds):
            while await self.is_scanning():  # noqa: ASYNC110 - another process is asked
                await asyncio.sleep(0.2)

    async def is_scanning(self) -> bool:
        """Return whether a scan runs or is paused."""
        active = [await self.command("jobs", status=each) for each in ("running", "paused")]
        return any(page["total"] for page in active)

    async def begin_long_job(self) -> str:
        """Refresh what will not be fixed, which takes its time, and return the job's id."""
        items = (await self.command("items", result="unresolved", limit=500))["items"]
        keys = [item["rating_key"] for item in items]
        return str((await self.command("refresh_items", rating_keys=keys))["job_id"])

    async def cancel(self) -> None:
        """Cancel what is running, if anything is."""
        if await self.is_scanning():
            await self.command("cancel")

    async def command(self, name: str, **fields: Any) -> Any:
        """Send a command of the panel."""
        fields = {"entry_id": self.entry_id} | fields
        (result,) = await self.home.websocket({"type": f"plex_smart_refresher/{name}", **fields})
        return result


def _note(visitor: Visitor, message: ConsoleMessage) -> None:
    if message.type == "error" and not any(phrase in message.text for phrase in _NOT_OURS):
        visitor.errors.append(f"{message.text} ({message.location['url']})")


@asynccontextmanager
async def studio(
    catalog: Catalog | None = None, latency: Latency | None = None
) -> AsyncIterator[Studio]:
    """Start everything, with two Plex servers that are set up and were never scanned."""
    executable = next(filter(None, map(shutil.which, _BROWSERS)), None)
    assert executable, "no chromium on this machine; script/test_browser says how to get one"
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="plex-smart-refresher-"))
        plex = await stack.enter_async_context(
            PlexSimulator(
                catalog or quick_catalog(),
                friendly_name="Home cinema",
                latency=latency or quick_latency(),
            )
        )
        second = await stack.enter_async_context(
            PlexSimulator(
                quick_catalog(seed=11),
                machine_identifier="b" * 40,
                friendly_name="Summer house",
                latency=latency or quick_latency(),
            )
        )
        home = await stack.enter_async_context(HomeAssistant(Path(folder)))
        entry_id = await home.add_server(plex.url, plex.token)
        await home.set_options(entry_id, **SHORT)
        second_entry_id = await home.add_server(second.url, second.token)
        await home.set_options(second_entry_id, **SHORT)
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        stack.push_async_callback(browser.close)
        yield Studio(
            home=home,
            plex=plex,
            second_plex=second,
            browser=browser,
            entry_id=entry_id,
            second_entry_id=second_entry_id,
        )

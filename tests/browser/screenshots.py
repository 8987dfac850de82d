"""Take the pictures of the README: `.venv/demo/bin/python -m tests.browser.screenshots`."""

import asyncio
import colorsys
from io import BytesIO
from pathlib import Path
import random

from PIL import Image, ImageDraw

from plex_simulator import Latency, pictures

from .studio import Studio, Visitor, studio
from .test_card import DASHBOARD, dashboard

_FOLDER = Path(__file__).parents[2] / "docs/images"
#: How quick the simulated server is; the pictures of a running scan need some time.
_LATENCY = Latency(mean=0.5, spread=0.2, late_picture=1.0, slow=60)
_HISTORY = 7
_COLORS = 256


def poster(rating_key: str) -> bytes:
    """Draw something that looks like a poster, the same for the same item."""
    chance = random.Random(rating_key)  # noqa: S311 - colours
    hue = chance.random()
    size = (132, 198)
    top, bottom = (
        tuple(int(255 * part) for part in colorsys.hls_to_rgb(hue + shift, light, 0.45))
        for shift, light in ((0.0, 0.55), (0.12, 0.18))
    )
    picture = Image.new("RGB", size)
    draw = ImageDraw.Draw(picture)
    for row in range(size[1]):
        share = row / size[1]
        mixed = (int(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        draw.line([(0, row), (size[0], row)], fill=tuple(mixed))
    sun, radius = (chance.randint(30, 100), chance.randint(40, 100)), chance.randint(16, 34)
    light = tuple(int(255 * part) for part in colorsys.hls_to_rgb(hue + 0.5, 0.78, 0.5))
    draw.ellipse([sun[0] - radius, sun[1] - radius, sun[0] + radius, sun[1] + radius], fill=light)
    for layer in range(3):
        base = 120 + layer * 26
        ridge = [(x, base + chance.randint(-18, 18)) for x in range(0, 160, 22)]
        shade = tuple(part // (layer + 2) for part in bottom)
        draw.polygon([(0, 198), *ridge, (132, 198)], fill=shade)
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


async def take(visitor: Visitor, name: str, *, settle: float = 900) -> None:
    """Save what is seen, in few colours, so that the repository stays small."""
    await visitor.page.mouse.move(0, 0)
    await visitor.page.wait_for_timeout(settle)
    seen = Image.open(BytesIO(await visitor.page.screenshot()))
    path = _FOLDER / f"{name}.png"
    seen.convert("RGB").quantize(_COLORS, Image.Quantize.MAXCOVERAGE, kmeans=1).save(
        path, optimize=True
    )


async def make_history(stage: Studio) -> None:
    """Have scans of the past between which the libraries became healthier."""
    await stage.command("start", dry_run=True)
    await stage.rest()
    items = (await stage.command("items", result="would_refresh", limit=500))["items"]
    chance = random.Random(5)  # noqa: S311 - which items come first
    chance.shuffle(items)
    for _ in range(_HISTORY):
        chosen, items = items[:5], items[5:]
        keys = [item["rating_key"] for item in chosen]
        await stage.command("refresh_items", rating_keys=keys)
        await stage.rest()
        await stage.command("start", dry_run=True)
        await stage.rest()


async def take_running(stage: Studio) -> None:
    """Take the pictures of a scan that is running."""
    await dashboard(stage)
    job_id = (await stage.command("start"))["job_id"]
    path = f"/{stage.entry_id}"
    async with stage.visit() as visitor:
        await visitor.open(f"{path}/overview", ready="psr-overview .library")
        await take(visitor, "overview", settle=5_000)
        await visitor.open(f"{path}/jobs/{job_id}#tab=log", ready="psr-log li")
        await visitor.page.locator("psr-log").scroll_into_view_if_needed()
        await visitor.page.evaluate("scrollTo(0, document.body.scrollHeight)")
        await take(visitor, "job-log", settle=2_500)
    async with stage.visit(phone=True) as visitor:
        await visitor.open(f"{path}/overview", ready="psr-overview .library")
        await take(visitor, "phone", settle=2_000)
    async with stage.visit() as visitor:
        await visitor.page.set_viewport_size({"width": 900, "height": 460})
        await visitor.page.goto(f"{visitor.url}/{DASHBOARD}")
        await visitor.page.locator("plex-smart-refresher-card .bar").wait_for()
        await take(visitor, "card", settle=2_500)
    async with stage.visit(dark=True) as visitor:
        await visitor.open(f"{path}/overview", ready="psr-overview .library")
        await take(visitor, "dark", settle=2_000)


async def main() -> None:
    """Take them all."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    pictures.png = poster
    async with studio(_LATENCY) as stage:
        await make_history(stage)
        await take_running(stage)
        await stage.rest()
        async with stage.visit() as visitor:
            path = f"/{stage.entry_id}/items#segment=healed&library=3&sort=title"
            await visitor.open(path, ready="psr-poster img")
            await take(visitor, "items", settle=2_000)


if __name__ == "__main__":
    asyncio.run(main())

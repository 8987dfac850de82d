"""Take the pictures of the documentation: `.venv/demo/bin/python -m tests.browser.screenshots`."""

import asyncio
import colorsys
from contextlib import closing
from dataclasses import replace
from io import BytesIO
import os
from pathlib import Path
import random
import sqlite3
import time
from typing import Any

from PIL import Image, ImageDraw

from plex_simulator import Latency, PlexSimulator, demo_catalog, ladder_catalog, pictures

from .studio import RUNGS, SHORT, Studio, Visitor, studio
from .test_card import DASHBOARD, dashboard

_FOLDER = Path(__file__).parents[2] / "docs/images"
#: How quick the simulated server is; the pictures of a running scan need some time.
_LATENCY = Latency(mean=0.5, spread=0.2, late_picture=1.0, slow=60)
_DAYS = 30
_PUT_POINT = """INSERT INTO health_points (library_id, hour, time, items, broken)
VALUES (?, ?, ?, ?, ?)"""
_DESKTOP = {"width": 1360, "height": 900}
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


def make_up_days(stage: Studio) -> None:
    """Write what scans of the last days, which nobody can await, would have left for the charts."""
    (path,) = stage.home.folder.rglob(f"{stage.entry_id}.db")
    now = time.time()
    with closing(sqlite3.connect(path, timeout=30)) as connection, connection:
        latest = (
            "SELECT library_id, MAX(time), items, broken FROM health_points GROUP BY library_id"
        )
        for library_id, _, items, left in connection.execute(latest).fetchall():
            chance = random.Random(library_id)  # noqa: S311 - how much was broken
            broken = items * 0.4
            for day in range(_DAYS, 0, -1):
                broken = max(left, broken * chance.uniform(0.84, 1.02))
                at = now - day * 86_400
                row = (library_id, at // 3600, at, items, int(broken))
                connection.execute(_PUT_POINT, row)


async def picture(stage: Studio, name: str, path: str, ready: str, **visit: Any) -> None:
    """Take a picture of a view."""
    async with stage.visit(**visit) as visitor:
        if not visit.get("phone"):
            await visitor.page.set_viewport_size(_DESKTOP)
        await visitor.open(path, ready=ready)
        await take(visitor, name, settle=2_000)


async def take_running(stage: Studio) -> None:
    """Take the pictures of a scan that is running."""
    job_id = (await stage.command("start"))["job_id"]
    overview, library = f"/{stage.entry_id}/overview", "psr-overview .library"
    async with stage.visit() as visitor:
        await visitor.open(overview, ready=library)
        await take(visitor, "overview", settle=8_000)
        await visitor.open(f"/{stage.entry_id}/jobs/{job_id}#tab=log", ready="psr-log li")
        await visitor.page.locator("psr-log").scroll_into_view_if_needed()
        await take(visitor, "job-log", settle=2_500)
    await picture(stage, "phone", overview, library, phone=True)
    await picture(stage, "dark", overview, library, dark=True)


async def take_cards(stage: Studio) -> None:
    """Take the picture of the card in its three layouts."""
    await dashboard(stage)
    layouts = ("compact", "libraries", "posters")
    card = {"type": "custom:plex-smart-refresher-card", "entry_id": stage.entry_id}
    sections = [{"type": "grid", "cards": [{**card, "layout": layout}]} for layout in layouts]
    view = {"type": "sections", "title": "Home", "max_columns": 3, "sections": sections}
    config = {"type": "lovelace/config/save", "url_path": DASHBOARD, "config": {"views": [view]}}
    await stage.home.websocket(config)
    async with stage.visit() as visitor:
        await visitor.page.set_viewport_size({"width": 1560, "height": 620})
        await visitor.page.goto(f"{visitor.url}/{DASHBOARD}")
        await visitor.page.locator("plex-smart-refresher-card .head").nth(2).wait_for()
        await take(visitor, "card", settle=2_500)


async def take_healed(stage: Studio) -> None:
    """Take the pictures of what there is after a scan."""
    path = f"/{stage.entry_id}"
    preset = (await stage.command("schedule_preset"))["schedule"]
    fields = {key: each for key, each in preset.items() if each}
    command = {"type": "plex_smart_refresher/set_schedule", "entry_id": stage.entry_id, **fields}
    await stage.home.websocket(command)
    make_up_days(stage)
    healed = (await stage.command("items", segment="healed", limit=1))["items"][0]["rating_key"]
    overview, library = f"{path}/overview", "psr-overview .library"
    await picture(stage, "overview-healed", overview, library)
    await picture(stage, "german", overview, library, language="de")
    await picture(stage, "item", f"{path}/items/{healed}", "psr-item h2")
    await picture(stage, "settings", f"{path}/options", "psr-options form")
    async with stage.visit() as visitor:
        page = visitor.page
        await page.set_viewport_size(_DESKTOP)
        await visitor.open(overview, ready=library)
        for name, place in (("schedules", "psr-schedules"), ("chart", "psr-health-chart")):
            await page.locator(place).first.evaluate(
                "node => { node.scrollIntoView(); scrollBy(0, -160); }"
            )
            await take(visitor, name)
        await visitor.open(f"{path}/items#library=3", ready="psr-item-group .open")
        await page.locator("psr-item-group .open").first.click()
        await page.evaluate("scrollTo(0, 0)")
        await take(visitor, "items", settle=2_000)


async def take_inbox(stage: Studio) -> None:
    """Take the pictures of the inbox, and of an item with changes that can be undone."""
    latency = Latency(mean=0.05, spread=0.02, late_picture=0.2, slow=60)
    async with PlexSimulator(
        ladder_catalog(), machine_identifier="c" * 40, friendly_name="Attic", latency=latency
    ) as plex:
        entry_id = await stage.home.add_server(plex.url, plex.token)
        attic = replace(stage, plex=plex, entry_id=entry_id)
        await stage.home.set_options(entry_id, **SHORT | {"rungs": RUNGS})
        await attic.command("start")
        await attic.rest()
        inbox, ready = f"/{entry_id}/inbox", "psr-proposal .candidates"
        await picture(attic, "inbox", inbox, ready)
        await picture(attic, "inbox-phone", inbox, ready, phone=True)
        await picture(attic, "inbox-dark", inbox, ready, dark=True)
        healed = next(key for key, item in plex.catalog.items.items() if item.title == "Frame")
        await picture(attic, "item-undo", f"/{entry_id}/items/{healed}", "psr-item-changes li")


async def take_arrivals(stage: Studio) -> None:
    """Take the picture of new items that are not ready yet, within minutes of their arrival."""
    await stage.home.set_options(stage.entry_id, **SHORT | {"arrival_delay": 5})
    late = {"seconds": 1, "broken": ["missing_summary"]}
    for title in ("The Lantern Keeper", "Night Train to Verona"):
        stage.plex.arrive(
            "movie", library="1", title=title, **late | {"broken": ["missing_poster"]}
        )
    show = next(each for each in stage.plex.catalog.items.values() if each.type == "show")
    stage.plex.arrive("season", show=show.rating_key, season=9, episodes=6, every=0.2, **late)
    async with stage.visit() as visitor:
        await visitor.page.set_viewport_size(_DESKTOP)
        await visitor.open(f"/{stage.entry_id}/overview", ready="psr-arrivals li:nth-child(3)")
        await take(visitor, "arrivals", settle=8_000)


async def take_check_up(stage: Studio) -> None:
    """Take the pictures of the check-up of a server with faulty settings."""
    async with PlexSimulator(
        ladder_catalog(), machine_identifier="e" * 40, friendly_name="Cellar"
    ) as plex:
        films, series = plex.catalog.libraries.values()
        films.agent = "com.plexapp.agents.imdb"
        plex.settings.server["ButlerTaskRefreshPeriodicMetadata"] = False
        plex.settings.libraries = {series.key: {"respectTags": True}}
        entry_id = await stage.home.add_server(plex.url, plex.token)
        cellar = replace(stage, plex=plex, entry_id=entry_id)
        await cellar.command("checkup/run")
        page, ready = f"/{entry_id}/checkup", "psr-checkup section h3"
        await picture(cellar, "check-up", page, ready)
        await picture(cellar, "check-up-phone", page, ready, phone=True)


async def main() -> None:
    """Take them all."""
    _FOLDER.mkdir(parents=True, exist_ok=True)
    pictures.png = poster
    os.environ["TZ"] = "Europe/Berlin"  # where the demo is, so that the browser shows its times
    async with studio(demo_catalog(), _LATENCY) as stage:
        overview = "psr-overview .sentence"
        await picture(stage, "overview-first", f"/{stage.entry_id}/overview", overview)
        await stage.command("start", dry_run=True)
        await stage.rest()
        await picture(stage, "overview-found", f"/{stage.entry_id}/overview", overview)
        await take_running(stage)
        await stage.rest(600)
        await take_healed(stage)
        await take_cards(stage)
        await take_arrivals(stage)
        await take_inbox(stage)
        await take_check_up(stage)


if __name__ == "__main__":
    asyncio.run(main())

"""Hostile titles on a Plex server, all the way: from its XML to the actions and the websocket."""

import asyncio

from homeassistant.core import HomeAssistant
from homeassistant.helpers.json import json_bytes
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.plex_smart_refresher.const import DOMAIN
from plex_simulator import Catalog, Outcome, PlexSimulator, movie

from .hostile import LONG, SPEECHES
from .kit import call, scan


def writable(text: str) -> str:
    """Return what XML can hold of a text."""
    return "".join(each for each in text if each.isprintable()).strip()


TITLES = [title for title in dict.fromkeys(map(writable, SPEECHES)) if title] + [LONG]


@pytest.fixture
def catalog() -> Catalog:
    catalog = Catalog()
    library = catalog.add_library("<b>Movies</b> '; DROP TABLE items; --")
    for title in TITLES:
        movie(library, title, broken=("missing_poster",), outcome=Outcome.NEVER, year=None)
    catalog.add_library(LONG)
    return catalog


async def test_hostile_titles_are_shown_found_and_harm_nothing(
    hass: HomeAssistant,
    loaded: MockConfigEntry,
    plex: PlexSimulator,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    job = await scan(hass, loaded)
    assert job.tally.defective == len(TITLES)
    found = {item["title"] for item in (await call(hass, "get_items", limit=1000))["items"]}
    shown = {title if len(title) <= 300 else f"{title[:300]}…" for title in TITLES}
    assert found == shown
    for title in TITLES:
        answer = await call(hass, "get_items", search=title[:200])
        assert any(item["title"].startswith(title[:200]) for item in answer["items"]), title[:200]
    log = await call(hass, "get_log", job_id=job.job_id, limit=1000)
    assert len(json_bytes(log)) < 1_000_000
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {"type": f"{DOMAIN}/items", "entry_id": loaded.entry_id, "limit": 500}
    )
    async with asyncio.timeout(5):
        rows = (await client.receive_json())["result"]["items"]
    assert {row["title"] for row in rows} == shown
    assert max(len(state.name) for state in hass.states.async_all()) < 400
    assert "Traceback" not in caplog.text

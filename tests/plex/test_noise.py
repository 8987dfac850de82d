"""A scan among the notifications of a busy server, over a real socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.ports import Ports
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.plex import PlexClient
from plex_simulator import Catalog, Latency, Outcome, PlexSimulator, episode, movie, season, show
from plex_simulator.catalog import SimItem

from ..engine.fakes import FakeJournal, FakeMemory, Observer
from ..kit import ScaledClock, until
from .conftest import MakeClient

#: Seconds of the scan and of the server in a real one.
PACE = 10.0
LATENCY = 0.5


@pytest.fixture
def catalog() -> Catalog:
    """Return a show of which Plex leaves an episode out, and what the noise is about."""
    catalog = Catalog()
    shows = catalog.add_library("TV Shows", "show")
    part = season(show(shows, broken=["missing_poster"]))
    for number in range(1, 15):
        episode(part, number)
    episode(part, 15, broken=["missing_poster"], outcome=Outcome.IGNORED)
    other = season(show(shows, "Another Show"))
    for number in range(1, 5):
        episode(other, number)
    movie(catalog.add_library("Movies"))
    return catalog


@asynccontextmanager
async def among_noise(
    plex: PlexSimulator, client: PlexClient, others: list[SimItem]
) -> AsyncIterator[None]:
    """Listen while other items are reported as processed, two hundred times per real second."""

    async def make_noise() -> None:
        """Report them."""
        for item in cycle(others):
            plex.notifications.timeline(item, 5)
            await asyncio.sleep(0.005)

    tasks = [asyncio.create_task(each) for each in (make_noise(), client.notifications.listen())]
    await until(lambda: client.listening)
    yield
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_noise_about_other_items_keeps_no_episode_waiting_for_its_show(
    catalog: Catalog, plex: PlexSimulator, make_client: MakeClient
) -> None:
    plex.pipeline.latency = Latency(mean=LATENCY / PACE, spread=0.0)
    family, part, *rest = catalog.items.values()
    others = [item for item in rest if item not in part.children]
    client, clock, observer = make_client(), ScaledClock(PACE), Observer()
    heard: list[str | None] = []
    client.subscribe_processed(heard.append)
    journal: Any = FakeJournal(clock)  # type: ignore[arg-type] - it asks for the time alone
    ports = Ports(server=client, memory=FakeMemory(), journal=journal, clock=clock)
    options = ScanOptions(window_days=0, item_deadline=15, picture_wait=0)
    # A wait for a show that never is quiet would take 30 s of the real time.
    async with asyncio.timeout(20), among_noise(plex, client, others):
        await run_scan(ports, options, observer)
    left_out = part.children[-1]
    assert observer.results[family.rating_key] is Result.FIXED
    assert observer.results[left_out.rating_key] is Result.TIMED_OUT
    assert len(heard) > 100

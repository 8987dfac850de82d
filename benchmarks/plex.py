"""The simulated Plex server of the benchmarks, in a process of its own: its work is not ours."""

import argparse
import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
import random
import signal
import sys
from typing import Any

from aiohttp import ClientSession

from plex_simulator import Catalog, Outcome, PlexSimulator, movie
from plex_simulator.__main__ import latency
from plex_simulator.large import large_catalog, large_shows_catalog

from .process import ROOT

TOKEN = "simulator-token"  # noqa: S105 - opens nothing but the simulated server
WORKERS = 3
#: Seconds that a worker needs for an item, on the average.
MEAN_LATENCY = 4.0
_SEED = 7


def _movies(size: int) -> Catalog:
    """Return a large library of movies."""
    return large_catalog(size)


def _shows(size: int) -> Catalog:
    """Return episodes in the proportions of a large library."""
    return large_shows_catalog(size // 100, size // 15, size)


def _broken(size: int, outcome: Callable[[int], Outcome]) -> Catalog:
    """Return broken movies whose outcomes depend on their number."""
    catalog = Catalog()
    library = catalog.add_library("Movies")
    for number in range(size):
        movie(
            library,
            f"Movie {number:06d}",
            broken=("missing_summary", "missing_poster"),
            outcome=outcome(number),
        )
    return catalog


def _fixable(size: int) -> Catalog:
    """Return items that one refresh fixes."""
    return _broken(size, lambda _: Outcome.FIXED)


def _late(size: int) -> Catalog:
    """Return items that are fixed; the picture of one in four comes late."""
    return _broken(size, lambda number: Outcome.FIXED if number % 4 else Outcome.LATE_PICTURE)


def _half(size: int) -> Catalog:
    """Return items of which every second one is never fixed."""
    return _broken(size, lambda number: Outcome.NEVER if number % 2 else Outcome.FIXED)


def _stages(size: int) -> Catalog:
    """Return a large library that is healthy, and a small one that is never fixed."""
    catalog = large_catalog(size, broken=0)
    stubborn = catalog.add_library("Stubborn")
    for number in range(12):
        title = f"Stubborn {number}"
        movie(stubborn, title, broken=("missing_summary",), outcome=Outcome.NEVER)
    return catalog


def _crowd(size: int) -> Catalog:
    """Return a large library without a healthy item."""
    return large_catalog(size, broken=1)


CATALOGS: dict[str, Callable[[int], Catalog]] = {
    "movies": _movies,
    "shows": _shows,
    "fixable": _fixable,
    "late": _late,
    "half": _half,
    "stages": _stages,
    "crowd": _crowd,
}


def work_seconds(items: int, mean: float = MEAN_LATENCY) -> float:
    """Return how long the server's workers need for a number of items."""
    generator = random.Random(_SEED)  # noqa: S311 - the one that the server draws from
    drawn = latency(mean)
    return sum(drawn.sample(generator) for _ in range(items)) / WORKERS


class Plex:
    """A running server, as its address and what it counts."""

    def __init__(self, url: str, session: ClientSession) -> None:
        """Talk to the server at an address."""
        self.url = url
        self._session = session

    async def counters(self) -> dict[str, Any]:
        """Return what was counted since the last reset."""
        async with self._session.get(f"{self.url}/simulator/counters") as answer:
            counters: dict[str, Any] = await answer.json()
            return counters

    async def requests(self, *kinds: str) -> int:
        """Return how many requests of some kinds came since the last reset; of all without any."""
        counted = (await self.counters())["requests"]
        return sum(count for kind, count in counted.items() if not kinds or kind in kinds)

    async def truth(self) -> dict[str, Any]:
        """Return what is truly wrong with every item."""
        async with self._session.get(f"{self.url}/simulator/truth") as answer:
            truth: dict[str, Any] = await answer.json()
            return truth

    async def processed_at(self) -> dict[str, float]:
        """Return when the first final frame of each new item was sent, in Unix seconds."""
        async with self._session.get(f"{self.url}/simulator/arrivals") as answer:
            moments: dict[str, float] = await answer.json()
            return moments

    async def order(self, name: str, **values: Any) -> None:
        """Steer the server."""
        async with self._session.post(f"{self.url}/simulator/{name}", json=values) as answer:
            answer.raise_for_status()

    async def calm(self) -> None:
        """End every fault."""
        async with self._session.delete(f"{self.url}/simulator/faults") as answer:
            answer.raise_for_status()


@asynccontextmanager
async def running_plex(catalog: str, size: int, *, mean: float = 0.0) -> AsyncIterator[Plex]:
    """Run the server with a catalog of the given size."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "benchmarks.plex", catalog, str(size), str(mean)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        url = (await process.stdout.readline()).decode().strip()
        async with ClientSession() as session:
            yield Plex(url, session)
    finally:
        process.terminate()
        await process.wait()


async def _serve(catalog: str, size: int, mean: float) -> None:
    """Run until somebody asks to stop."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    simulator = PlexSimulator(
        CATALOGS[catalog](size),
        token=TOKEN,
        workers=WORKERS,
        latency=latency(mean),
        seed=_SEED,
        control=True,
    )
    for library in simulator.catalog.libraries.values():
        simulator.warm(library)
    async with simulator:
        print(simulator.url, flush=True)
        await stop.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("catalog", choices=sorted(CATALOGS))
    parser.add_argument("size", type=int)
    parser.add_argument("mean", type=float)
    options = parser.parse_args()
    asyncio.run(_serve(options.catalog, options.size, options.mean))

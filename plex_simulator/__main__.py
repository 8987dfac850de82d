"""Run the simulated server from the command line."""

import argparse
import asyncio
from collections.abc import Callable, Sequence
import signal
import sys

from .catalog import Catalog
from .ladder import add_ladder, ladder_catalog
from .large import large_catalog, large_shows_catalog
from .libraries import demo_catalog
from .refresh import Latency
from .server import PlexSimulator


def showcase_catalog() -> Catalog:
    """Build the demo, with libraries of items that a refresh alone does not heal."""
    catalog = demo_catalog()
    add_ladder(catalog, "Stubborn Movies", "Stubborn Shows")
    return catalog


CATALOGS: dict[str, Callable[[], Catalog]] = {
    "demo": demo_catalog,
    "ladder": ladder_catalog,
    "large": large_catalog,
    "large-shows": large_shows_catalog,
    "showcase": showcase_catalog,
    "empty": Catalog,
}


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m plex_simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=32400, help="0 takes any free one")
    parser.add_argument("--catalog", choices=sorted(CATALOGS), default="demo")
    parser.add_argument("--latency", type=float, default=1.5, help="seconds of work an item")
    parser.add_argument("--token", default="simulator-token")
    parser.add_argument("--control", action="store_true", help="serve /simulator/… as well")
    parser.add_argument("--warm", action="store_true", help="write all answers beforehand")
    return parser.parse_args(words)


def latency(mean: float) -> Latency:
    """Scale all times by the mean time of work."""
    return Latency(mean=mean, spread=mean / 3, late_picture=mean * 2, slow=mean * 80)


def warm(simulator: PlexSimulator) -> None:
    """Write every list in both formats in advance, so that benchmarks time their client."""
    for library in simulator.catalog.libraries.values():
        for as_json in (False, True):
            simulator.warm(library, as_json=as_json)


async def serve(options: argparse.Namespace) -> None:
    """Run until told to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    simulator = PlexSimulator(
        CATALOGS[options.catalog](),
        token=options.token,
        port=options.port,
        latency=latency(options.latency),
        control=options.control,
    )
    if options.warm:
        warm(simulator)
    async with simulator:
        sys.stdout.write(f"{simulator.url}\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(serve(arguments()))

"""Run benchmarks, print what they found, and write it down."""

import argparse
import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
import os
from pathlib import Path
import sys
import tempfile
import time
from typing import Protocol

from . import (
    again,
    arrivals,
    busy,
    crowd,
    fixing,
    inspecting,
    living,
    log_index,
    slow,
    starting,
    work_list,
)
from .report import Figure, Outcome, console, print_outcome, write_json
from .setting import Setting


class Run(Protocol):
    """What a benchmark does."""

    def __call__(self, setting: Setting, /) -> Awaitable[list[Figure]]:
        """Measure."""
        ...


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark and what it is about."""

    title: str
    run: Run
    is_quick: bool = False  #: whether --quick runs it without its being named


BENCHMARKS: dict[str, Benchmark] = {
    "movies": Benchmark(
        "Inspect a large library of films, 0.2 % of them defective",
        inspecting.movies,
        is_quick=True,
    ),
    "shows": Benchmark("Inspect a large library of shows", inspecting.shows, is_quick=True),
    "again": Benchmark("Scan again what has not changed, in a real Home Assistant", again.again),
    "fix": Benchmark("Fix items that are fixed at once", fixing.fixable, is_quick=True),
    "late": Benchmark("Fix items of which one in four gets its picture late", fixing.late),
    "half": Benchmark("Fix items of which every second one is never fixed", fixing.half),
    "deaf": Benchmark("The same without a socket", fixing.without_socket, is_quick=True),
    "impact": Benchmark("What Home Assistant notices of a scan", living.impact, is_quick=True),
    "arrivals": Benchmark("Films arrive amid noise, in a real Home Assistant", arrivals.arrivals),
    "cancel": Benchmark("Cancel in every phase, in a real Home Assistant", living.cancels),
    "crowd": Benchmark("Skip 200,000 items at once, in a real Home Assistant", crowd.crowd),
    "index": Benchmark("A large log index", log_index.index, is_quick=True),
    "items": Benchmark("The work list of a large log index", work_list.work_list, is_quick=True),
    "start": Benchmark("The start with that index and 500 jobs", starting.start),
    "busy": Benchmark("Shows scanned twice while that index is searched", busy.busy),
    "slow": Benchmark("The same on one core at a quarter of the speed", slow.slow),
}


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="a choice in small sizes, in a minute")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write the figures")
    options = parser.parse_args(words)
    for name in options.names:
        if name not in BENCHMARKS:
            parser.error(f"there is no benchmark {name!r}; there are {', '.join(BENCHMARKS)}")
    return options


async def run(name: str, setting: Setting) -> Outcome:
    """Run one benchmark; what goes wrong in it is its outcome."""
    benchmark = BENCHMARKS[name]
    outcome = Outcome(name=name, title=benchmark.title, load=os.getloadavg()[0])
    start = time.perf_counter()
    try:
        outcome.figures = await benchmark.run(setting)
    except Exception as err:  # noqa: BLE001 - the others are still to run
        outcome.error = f"{type(err).__name__}: {err}"
    outcome.seconds = time.perf_counter() - start
    return outcome


def _default_names(*, is_quick: bool) -> list[str]:
    """Return the benchmarks that run if none is named."""
    return [name for name, each in BENCHMARKS.items() if each.is_quick or not is_quick]


async def run_all(options: argparse.Namespace) -> list[Outcome]:
    """Run the chosen benchmarks one after the other, and print each when it is done."""
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="plex-smart-refresher-") as folder:
        setting = Setting(is_quick=options.quick, folder=Path(folder))
        for name in options.names or _default_names(is_quick=options.quick):
            outcome = await run(name, setting)
            outcomes.append(outcome)
            print_outcome(outcome)
            console.print(f"[dim]{name}: {outcome.seconds:.0f} s, load {outcome.load:.1f}[/]\n")
    return outcomes


def main() -> int:
    """Run from the command line, and return the exit code: 0 if nothing went wrong.

    An aim that is not met is a figure and no failure: other work on the machine slows all down.
    """
    options = arguments()
    outcomes = asyncio.run(run_all(options))
    if options.json:
        write_json(options.json, outcomes, is_quick=options.quick)
    return 1 if any(outcome.error for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())

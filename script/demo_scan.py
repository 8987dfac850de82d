"""The demo: one scan on a real Home Assistant, shown in the terminal and checked."""

import argparse
import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
import os
from pathlib import Path
import signal
import sys
import tempfile
from typing import Any

from aiohttp import ClientSession
from rich.console import Console
from rich.live import Live
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from .instance import HomeAssistant, InstanceError, simulated_plex

_TOKEN = "simulator-token"  # noqa: S105 - opens nothing but the simulated server
_PHASES = ("collect", "inspect", "refresh", "verify")
#: The ways to repair, in their order; the demo tries all of them.
_RUNGS = ("refresh", "refresh_parent", "match_by_id", "choose_poster", "analyze")
#: Options for a demo that does not take long: what Plex never answers is given up sooner.
_SHORT = {"window_days": 0, "item_deadline": 12, "picture_wait": 5, "rungs": [*_RUNGS]}
#: How long the simulated server works on an item, in seconds: to be watched, and for a check.
_WATCHED, _CHECKED = "0.5", "0.2"
_SCAN_TIMEOUT = 600.0

#: What each outcome that the simulated server has in store for an item must be reported as.
_EXPECTED: Mapping[str, frozenset[str]] = {
    "fixed": frozenset({"fixed"}),
    "late_picture": frozenset({"fixed"}),
    "second": frozenset({"unresolved", "partly_fixed"}),
    # A refresh of its season can have fixed a part before its turn.
    "partly": frozenset({"partly_fixed", "unresolved"}),
    # No refresh heals it, but another way to repair can, or that of its season can take too long.
    "never": frozenset({"unresolved", "timed_out", "partly_fixed"}),
    "vanished": frozenset({"gone"}),
    "rekeyed": frozenset({"gone"}),
    "ignored": frozenset({"timed_out"}),
    "slow": frozenset({"timed_out"}),
}

#: Defects that only a look at the picture finds.
_PICTURES = frozenset({"broken_poster", "frame_poster"})

console = Console(highlight=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Plex:
    """The server that the demo works on."""

    url: str
    token: str
    is_simulated: bool


def say(text: str) -> None:
    """Say what is happening."""
    console.print(f"[bold cyan]==>[/] {text}")


@asynccontextmanager
async def plex_server(latency: str) -> AsyncIterator[Plex]:
    """Yield the server that the environment names, or else a simulated one."""
    url, token = os.environ.get("PLEX_URL", ""), os.environ.get("PLEX_TOKEN", "")
    if bool(url) != bool(token):
        raise InstanceError("set both PLEX_URL and PLEX_TOKEN, or none of them")
    if url:
        yield Plex(url=url, token=token, is_simulated=False)
        return
    say("Starting the simulated Plex server")
    async with simulated_plex("--catalog", "showcase", "--latency", latency) as simulated_url:
        yield Plex(url=simulated_url, token=_TOKEN, is_simulated=True)


async def watch(home: HomeAssistant, job_id: str) -> dict[str, Any]:
    """Show a job while it runs, and return it as it ended. Raises InstanceError."""
    bar = Progress(
        TextColumn("{task.description:>8}"),
        BarColumn(bar_width=40),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=console,
    )
    task = bar.add_task("collect", total=100)
    told: set[str] = set()
    with Live(console=console, refresh_per_second=4) as live:
        async with asyncio.timeout(_SCAN_TIMEOUT):
            while True:
                jobs = (await home.action("get_jobs", limit=10))["jobs"]
                job: dict[str, Any] = next(job for job in jobs if job["job_id"] == job_id)
                if not console.is_terminal and job["phase"] not in told:
                    told.add(job["phase"])
                    say(f"Phase {job['phase']}, {job['progress']:.0f} %")
                bar.update(task, completed=job["progress"], description=job["phase"] or "collect")
                live.update(_picture(bar, job))
                if job["status"] not in {"running", "paused"}:
                    return job
                await asyncio.sleep(0.5)


def _picture(bar: Progress, job: Mapping[str, Any]) -> Table:
    """Return the phases, the bar and the tally as one picture."""
    reached = _PHASES.index(job["phase"]) if job["phase"] else 0
    phases = [
        f"[green]{phase}[/]"
        if number < reached
        else f"[bold]{phase}[/]"
        if number == reached
        else f"[dim]{phase}[/]"
        for number, phase in enumerate(_PHASES)
    ]
    tally = "  ".join(
        f"{name.replace('_', ' ')} [bold]{count}[/]"
        for name, count in job["tally"].items()
        if count
    )
    picture = Table.grid()
    picture.add_row("  ".join(phases))
    picture.add_row(bar)
    picture.add_row(tally)
    return picture


async def show_items(home: HomeAssistant, results: tuple[str, ...]) -> None:
    """Print a few items of each of some results."""
    table = Table(
        "Result", "Item", "Type", "Library", "Defects left", box=None, padding=(0, 2, 0, 0)
    )
    for result in results:
        page = await home.action("get_items", result=result, limit=6)
        for item in page["items"]:
            defects = ", ".join(item["defects"])
            title = "".join(letter for letter in item["title"] if letter.isprintable())
            table.add_row(result, f"{title:.60}", item["type"], item["library"], defects)
        if page["total"] > len(page["items"]):
            table.add_row("", f"… and {page['total'] - len(page['items'])} more", "", "", "")
    console.print(table)


def show_ladder(job: Mapping[str, Any]) -> None:
    """Print how many items each way to repair has healed."""
    table = Table("Way to repair", "items healed", box=None, padding=(0, 2, 0, 0))
    for rung in _RUNGS:
        table.add_row(rung.replace("_", " "), str(job["healed_by"].get(rung, 0)))
    console.print(table)


async def show_inbox(home: HomeAssistant) -> None:
    """Print what waits for a person: why, and what is likely."""
    page = await home.action("get_proposals", limit=12)
    table = Table("Waits for you", "Reason", "Probably", "Evidence", box=None, padding=(0, 2, 0, 0))
    for proposal in page["proposals"]:
        likely: Mapping[str, Any] = next(
            (each for each in proposal["candidates"] if each["recommended"]), {}
        )
        title = "".join(letter for letter in proposal["title"] if letter.isprintable())
        name = f"{likely['name']} ({likely['year']})" if likely else ""
        table.add_row(f"{title:.50}", proposal["reason"], f"{name:.50}", likely.get("evidence", ""))
    if page["total"] > len(page["proposals"]):
        table.add_row(f"… and {page['total'] - len(page['proposals'])} more", "", "", "")
    console.print(table)


async def show_healed(
    home: HomeAssistant, before: Mapping[str, Any], now: Mapping[str, Any]
) -> None:
    """Print how many of the broken items of each library the server has healed."""
    items = (await home.action("get_items", limit=1000))["items"]
    names = {item["library_id"]: item["library"] for item in items}
    broken = Counter(item["library"] for item in before.values() if item["truth"])
    left = Counter(
        item["library"]
        for key, item in before.items()
        if item["truth"] and now.get(key, item)["truth"]
    )
    table = Table("Library", "broken", "healed", box=None, padding=(0, 2, 0, 0))
    for key, count in broken.items():
        table.add_row(names.get(key, key), str(count), str(count - left[key]))
    table.add_row("all", str(broken.total()), str(broken.total() - left.total()))
    console.print(table)


def show_counters(counters: Mapping[str, Any]) -> None:
    """Print what the Plex server was asked."""
    table = Table("The Plex server was asked", "times", box=None, padding=(0, 2, 0, 0))
    for kind, count in counters["requests"].items():
        table.add_row(kind.replace("_", " "), str(count))
    for name, value in counters.items():
        if isinstance(value, int):
            table.add_row(name.replace("_", " "), str(value), style="dim")
    console.print(table)


async def control(plex: Plex, name: str) -> dict[str, Any]:
    """Ask the simulated server what only it can know."""
    async with ClientSession() as session, session.get(f"{plex.url}/simulator/{name}") as answer:
        content: dict[str, Any] = await answer.json()
        return content


async def wrong_results(
    home: HomeAssistant, job: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[str]:
    """Compare the results with what the simulated server had in store, and with what it has now."""
    items = (await home.action("get_items", limit=1000))["items"]
    results = {item["rating_key"]: item["result"] for item in items}
    wrong = [] if job["status"] == "success" else [f"the job ended as {job['status']}"]
    defective = {key: item for key, item in before.items() if item["truth"]}
    # A scan checks a limited number of pictures.
    unseen = {key for key in defective.keys() - results if {*before[key]["truth"]} <= _PICTURES}
    unseen &= after.keys()
    if job["tally"]["defective"] != len(defective) - len(unseen):
        wrong.append(f"{job['tally']['defective']} found of {len(defective)}")
    wrong += [f"{key} is healthy" for key in results if key not in defective]
    for key, item in defective.items():
        result = results.get(key, "gone")  # what is gone is remembered no longer
        expected = _EXPECTED[item["outcome"]] | {"skipped", "fixed"}
        if key not in unseen and result not in expected:
            wrong.append(f"{key} {item['title']!r}: {result}, but it was {item['outcome']}")
        left = after.get(key, {}).get("truth")
        if key not in unseen and not _is_true(result, item["truth"], left):
            wrong.append(f"{key} {item['title']!r}: {result}, but there is still {left}")
    return wrong


def _is_true(result: str, before: Sequence[str], left: Sequence[str] | None) -> bool:
    """Return whether a result is what became of an item; None is one that is gone."""
    match result:
        case "gone":
            return left is None
        case "fixed":
            return left == []
        case "partly_fixed":
            return bool(left) and left != before
        case "timed_out":
            return left is not None  # the server may finish it later
        case _:
            return bool(left)


async def parents_refreshed(home: HomeAssistant, job_id: str) -> int:
    """Return how many seasons and shows were refreshed for what is below them."""
    changes = (await home.action("get_changes", job_id=job_id, limit=1000))["changes"]
    return sum(change["rung"] == "refresh_parent" for change in changes)


async def wrongly_matched(plex: Plex) -> list[str]:
    """Return the items with another match than their own."""
    items = (await control(plex, "truth")).items()
    return [f"{key} {item['title']!r}: wrong match" for key, item in items if item["wrong_match"]]


async def regressed(plex: Plex) -> list[str]:
    """Return what refreshes made worse on the server and nobody has restored."""
    items = (await control(plex, "truth")).items()
    return [
        f"{key} {item['title']!r} lost its {', '.join(item['regressions'])}"
        for key, item in items
        if item["regressions"]
    ]


def bad_manners(counters: Mapping[str, Any], parents: int) -> list[str]:
    """Return what a good guest would not have done.

    Only for a child that its own refresh did not heal, a healthy parent is refreshed.
    """
    never = ("local_refreshes", "hand_made_destroyed", "unpaged_lists")
    bad = [f"{name}: {counters[name]}" for name in never if counters[name]]
    if counters["healthy_refreshed"] > parents:
        bad.append(f"healthy_refreshed: {counters['healthy_refreshed']}, for children {parents}")
    return bad


async def still_defective(plex: Plex, before: Mapping[str, Any]) -> Counter[str]:
    """Count, by what was in store, the items that were defective and still are."""
    now = await control(plex, "truth")
    left = (key for key, item in before.items() if item["truth"] and now.get(key, {}).get("truth"))
    return Counter(before[key]["outcome"] for key in left)


async def run(options: argparse.Namespace) -> int:
    """Run the demo and return the exit code."""
    with tempfile.TemporaryDirectory(prefix="plex-smart-refresher-") as folder:
        async with plex_server(_CHECKED if options.once else _WATCHED) as plex:
            say("Starting Home Assistant (a few seconds)")
            async with HomeAssistant(Path(folder), port=8123) as home:
                code = await scan(home, plex, options)
                if not options.once:
                    await stay_up(home)
                return code


async def scan(home: HomeAssistant, plex: Plex, options: argparse.Namespace) -> int:
    """Set the server up, scan it, and return 0 if the outcome is right."""
    say("Setting the Plex server up through the config flow")
    entry_id = await home.add_server(plex.url, plex.token)
    if plex.is_simulated:
        await home.set_options(entry_id, **_SHORT)
    truth = await control(plex, "truth") if plex.is_simulated else {}
    dry_run = not plex.is_simulated and not options.refresh
    say("Starting a dry run" if dry_run else "Starting a scan")
    job_id = (await home.action("start_scan", dry_run=dry_run))["job_id"]
    job = await watch(home, job_id)
    console.print()
    say(f"Job {job_id}: {job['status']}{' (' + job['error'] + ')' if job['error'] else ''}")
    if dry_run:
        await show_items(home, ("would_refresh", "skipped"))
    else:
        await show_items(home, ("fixed", "partly_fixed", "unresolved", "timed_out", "skipped"))
    show_ladder(job)
    await show_inbox(home)
    if not plex.is_simulated:
        report = (await home.action("get_compatibility_report"))["markdown"]
        console.print(report, markup=False, soft_wrap=True)
        return 0 if job["status"] == "success" else 1
    counters = await control(plex, "counters")
    show_counters(counters)
    left = await still_defective(plex, truth)
    console.print(f"Still defective on the server, by what was in store: {dict(left)}")
    replaced, worsened = counters["hand_picked_replaced"], counters["worsened"]
    console.print(f"Refreshes replaced {replaced} chosen posters and made {worsened} items worse")
    now = await control(plex, "truth")
    await show_healed(home, truth, now)
    wrong = await wrong_results(home, job, truth, now) + await regressed(plex)
    wrong += bad_manners(counters, await parents_refreshed(home, job_id))
    wrong += await wrongly_matched(plex)
    for sentence in wrong:
        console.print(f"[red]wrong:[/] {sentence}")
    say("The outcome is wrong" if wrong else "The outcome is right: every result is true")
    return 1 if wrong else 0


async def stay_up(home: HomeAssistant) -> None:
    """Leave Home Assistant running until Ctrl-C."""
    say(f"Home Assistant is at {home.url} (user {home.username}, password {home.password})")
    say("Press Ctrl-C to stop")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    await stop.wait()


def main() -> None:
    """Read the command line and run the demo."""
    parser = argparse.ArgumentParser(prog="script/demo")
    parser.add_argument("--once", action="store_true", help="end after the scan")
    parser.add_argument(
        "--refresh", action="store_true", help="really refresh on the server of PLEX_URL"
    )
    try:
        sys.exit(asyncio.run(run(parser.parse_args())))
    except InstanceError as err:
        console.print(f"[bold red]The demo failed:[/] {err}")
        sys.exit(1)
    except TimeoutError:
        console.print("[bold red]The demo failed:[/] the scan did not end in time")
        sys.exit(1)


if __name__ == "__main__":
    main()

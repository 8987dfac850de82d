"""How long it takes to find the defective items, and what it costs in requests and memory."""

from collections.abc import Callable, Mapping
import tempfile
from typing import Any

from homeassistant.core import HomeAssistant

from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.phases.collect import collect
from custom_components.plex_smart_refresher.engine.phases.inspect import inspect
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.jobs.journal import JobJournal
from custom_components.plex_smart_refresher.plex.json_api import JsonApi
from custom_components.plex_smart_refresher.storage import LogIndex

from .plain import fetch_and_parse, inspect_with_objects
from .plex import Plex, running_plex
from .process import in_process, measured
from .report import Figure
from .scanning import ScaledClock, plex_client
from .setting import Setting

_DETAILS = ("details", "details_batch")
#: Hidden reloads make plexapi so slow with episodes that a sample of them has to do.
_PLAIN_SAMPLE, _QUICK_PLAIN_SAMPLE = 1_000, 100
_RUNS = 3

type Answer = dict[str, Any]


async def inspect_with_engine(url: str, folder: str, *, is_noting: bool = False) -> Answer:
    """Inspect everything as a scan does, and note the requests that it takes."""
    sent: list[tuple[str, Mapping[str, str | int] | None]] = []
    if is_noting:
        _note_requests(sent)
    hass = HomeAssistant(folder)
    log_index = LogIndex(hass, "benchmark")
    await log_index.async_open()
    options, clock = ScanOptions(window_days=0), ScaledClock()
    async with plex_client(url) as client:
        scan = Scan(
            port=client,
            memory=log_index.memory,
            journal=JobJournal(log_index.changes, "benchmark", clock),
            clock=clock,
            options=options,
            pause_control=PauseControl(clock),
        )
        sent.clear()
        with measured() as measurement:
            await inspect(scan, await collect(scan))
    await log_index.async_close()
    return measurement.as_dict() | {
        "checked": scan.tally.checked,
        "defective": scan.tally.defective,
        "sent": sent,
    }


def _note_requests(sent: list[Any]) -> None:
    """Let the client note which lists and details it is asked for."""
    read = JsonApi.read

    async def noted(
        self: JsonApi,
        path: str,
        params: Mapping[str, str | int],
        build: Callable[[Any], Any],
    ) -> Any:
        """Record a request for a list or details, then send it."""
        sent.append((path, params))
        return await read(self, path, params, build)

    JsonApi.read = noted  # type: ignore[method-assign] # to note the requests


async def movies(setting: Setting) -> list[Figure]:
    """Measure a large library of films."""
    async with running_plex("movies", 10_000 if setting.is_quick else 100_000) as plex:
        return await _compare(plex, most=0, is_quick=setting.is_quick)


async def shows(setting: Setting) -> list[Figure]:
    """Measure a large library of shows, whose lists withhold the external ids."""
    async with running_plex("shows", 3_000 if setting.is_quick else 30_000) as plex:
        most = _QUICK_PLAIN_SAMPLE if setting.is_quick else _PLAIN_SAMPLE
        return await _compare(plex, most=most, is_quick=setting.is_quick)


async def _compare(plex: Plex, *, most: int, is_quick: bool) -> list[Figure]:
    """Compare the engine with the least that is possible, and with plexapi's objects."""
    runs = 1 if is_quick else _RUNS
    with tempfile.TemporaryDirectory() as folder:
        arguments = {"url": plex.url, "folder": folder}
        # Once to know the requests; the server keeps what it has written for them.
        first = await in_process(inspect_with_engine, **arguments, is_noting=True)
        counted = (await plex.counters())["requests"]
        floor = await _middle(runs, fetch_and_parse, url=plex.url, sent=first["sent"])
        ours = await _middle(runs, inspect_with_engine, **arguments)
        await plex.order("reset")
        page_size = ScanOptions().page_size
        plain = await in_process(inspect_with_objects, url=plex.url, page_size=page_size, most=most)
        hidden = await plex.requests(*_DETAILS, "details_plain")
    lists, details = counted["list_page"], sum(counted.get(kind, 0) for kind in _DETAILS)
    return [
        Figure(name="items", value=ours["checked"], note=f"{ours['defective']} defective"),
        Figure(
            name="requests",
            value=sum(counted.values()),
            note=f"{lists} pages, {details} confirmations, the rest to connect",
        ),
        *_compared(ours, floor, plain, hidden),
    ]


def _compared(ours: Answer, floor: Answer, plain: Answer, hidden: int) -> list[Figure]:
    """Return the figures of the engine beside the floor and plexapi's objects."""
    plain_seconds = plain["seconds"] * ours["checked"] / plain["checked"]
    return [
        Figure(name="seconds", value=ours["seconds"], unit="s"),
        Figure(name="items per second", value=ours["checked"] / ours["seconds"]),
        Figure(
            name="against plexapi's objects",
            value=plain_seconds / ours["seconds"],
            unit="times",
            at_least=6,
            note=f"{plain_seconds:.1f} s with {hidden} hidden reloads; {_sampled(plain, ours)}",
        ),
        Figure(
            name="against fetching and parsing",
            value=ours["seconds"] / floor["seconds"],
            unit="times",
            at_most=1.5,
            note=f"{floor['seconds']:.2f} s for the same requests",
        ),
        Figure(
            name="the same in processor time",
            value=ours["cpu_seconds"] / floor["cpu_seconds"],
            unit="times",
            note="which other work on the machine hardly changes",
        ),
        Figure(name="memory growth at its peak", value=ours["memory"], unit="MB", at_most=32),
        Figure(name="memory growth of plexapi's objects", value=plain["memory"], unit="MB"),
    ]


async def _middle(runs: int, work: Callable[..., Any], **arguments: Any) -> Answer:
    """Measure some times, each in a process of its own, and return the run in the middle."""
    answers = [await in_process(work, **arguments) for _ in range(runs)]
    return sorted(answers, key=lambda answer: answer["seconds"])[runs // 2]


def _sampled(plain: Answer, ours: Answer) -> str:
    """Return how much of the library the plain tool checked."""
    if plain["checked"] == ours["checked"]:
        return "all items"
    return f"from a sample of {plain['checked']} items"

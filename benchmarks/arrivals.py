"""What arrivals cost: the time until an event tells of one, requests, and noise on the socket."""

import asyncio
from collections.abc import Mapping
from datetime import datetime
import json
import os
from pathlib import Path
import time

from custom_components.plex_smart_refresher.engine.arrivals.watch import ArrivalWatch
from custom_components.plex_smart_refresher.plex.timeline import TimelineReader
from script.instance import DOMAIN

from .instance import Answer, RunningHomeAssistant, percentile, running_home_assistant
from .living import loop_figures, ping_figure
from .plex import Plex, running_plex
from .process import in_process, measured
from .report import Figure
from .setting import Setting

#: The option: seconds after the final frame of an item. The benchmark takes the shortest.
_DELAY = 5.0
#: More than 200 films at once would be a scan.
_FILMS, _QUICK_FILMS = 150, 30
_EVERY = 0.2
_NOISE_PER_SECOND = 1_000
#: Seconds of noise alone, and of silence; the server is checked every five minutes.
_NOISE, _QUICK_NOISE = 30.0, 5.0
_IDLE, _QUICK_IDLE = 300.0, 20.0
_HOUR = 3600.0
#: What is measured without Home Assistant.
_FRAMES, _AT_ONCE = 100_000, 5_000
_OTHER = json.dumps({"NotificationContainer": {"type": "playing", "size": 1, "state": "playing"}})


async def arrivals(setting: Setting) -> list[Figure]:
    """Measure silence, noise, and arrivals amid the noise."""
    idle, noise, films = (
        (_QUICK_IDLE, _QUICK_NOISE, _QUICK_FILMS) if setting.is_quick else (_IDLE, _NOISE, _FILMS)
    )
    async with (
        running_plex("movies", 1_000) as plex,
        running_home_assistant(plex, arrival_delay=_DELAY, picture_checks=0) as running,
    ):
        await asyncio.sleep(10)  # Home Assistant is still busy with its own start
        quiet, idle_figure = await _idle(plex, running, idle)
        await plex.order("arrive", kind="noise", per_second=_NOISE_PER_SECOND, seconds=noise)
        busy = await _processor_share(running, noise)
        await running.seen()
        async with running.observations() as observed:
            figures = await _arrive(plex, running, films)
        seen = await running.seen()
    return [
        *figures,
        idle_figure,
        Figure(
            name="processor time per second of noise",
            value=(busy - quiet) * 1000,
            unit="ms",
            note=f"{_NOISE_PER_SECOND} frames per second; {quiet * 1000:.0f} ms without noise",
        ),
        *loop_figures(seen),
        ping_figure(observed),
        *await _pure(),
    ]


async def _idle(plex: Plex, running: RunningHomeAssistant, seconds: float) -> tuple[float, Figure]:
    """Do nothing; return the share of a processor that took, and the requests."""
    await plex.order("reset")
    share = await _processor_share(running, seconds)
    counted = (await plex.counters())["requests"]
    return share, Figure(
        name="requests of an idle hour",
        value=sum(counted.values()) * _HOUR / seconds,
        note=f"in {seconds:.0f} s: {_kinds(counted)}",
    )


def _kinds(counted: Mapping[str, int]) -> str:
    """Return how many requests of which kinds were counted."""
    return ", ".join(f"{count} {kind}" for kind, count in counted.items()) or "none"


async def _arrive(plex: Plex, running: RunningHomeAssistant, films: int) -> list[Figure]:
    """Let films arrive amid noise, and compare their final frames with their events."""
    told: dict[str, float] = {}

    def on_event(event: Answer) -> None:
        """Record when the event was fired."""
        told[event["data"]["rating_key"]] = datetime.fromisoformat(event["time_fired"]).timestamp()

    await running.websocket.send("subscribe_events", on_event, event_type=f"{DOMAIN}_media_ready")
    await plex.order("reset")
    seconds = films * _EVERY + 2 * _DELAY
    await plex.order("arrive", kind="noise", per_second=_NOISE_PER_SECOND, seconds=seconds)
    for number in range(films):
        await plex.order("arrive", kind="movie", library="1", title=f"New {number}")
        await asyncio.sleep(_EVERY)
    for _ in range(300):
        if len(told) == films:
            break
        await asyncio.sleep(0.1)
    counted = (await plex.counters())["requests"]
    asked = sum(count for kind, count in counted.items() if kind != "identity")
    return [
        *_reactions(told, await plex.processed_at(), films),
        Figure(
            name="requests per check of an arrival",
            value=asked / films,
            at_most=2,
            note=_kinds(counted),
        ),
    ]


def _reactions(
    told: Mapping[str, float], processed_at: Mapping[str, float], films: int
) -> list[Figure]:
    """Return how long events took after their time had come."""
    times = [told[key] - moment - _DELAY for key, moment in processed_at.items() if key in told]
    median, longest = percentile(times, 0.5), max(times, default=0.0)
    return [
        Figure(name="arrivals without an event", value=films - len(times), at_most=0),
        Figure(
            name="from the final frame and the delay to the event, 99th percentile",
            value=percentile(times, 0.99) * 1000,
            unit="ms",
            at_most=2000,
            note=f"median {median * 1000:.0f} ms, the longest of {len(times)} {longest * 1000:.0f}",
        ),
    ]


async def _processor_share(running: RunningHomeAssistant, seconds: float) -> float:
    """Return which share of a processor Home Assistant takes for some time."""
    before = await asyncio.to_thread(_processor_seconds, running.home.pid)
    await asyncio.sleep(seconds)
    return (await asyncio.to_thread(_processor_seconds, running.home.pid) - before) / seconds


def _processor_seconds(pid: int) -> float:
    """Return the processor time of a process so far, as proc(5) documents it."""
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2]
    user, system = after_name.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


async def _pure() -> list[Figure]:
    """Measure frames and the watch without Home Assistant."""
    taken = await in_process(watch)
    return [
        Figure(
            name="a frame about an old item, read and noted",
            value=taken["noise"] * 1e6,
            unit="µs",
            note=f"processor time; one about something else {taken['other'] * 1e6:.1f} µs",
        ),
        Figure(
            name=f"{_AT_ONCE:,} films due at once, handed over",
            value=taken["take"] * 1000,
            unit="ms",
            at_most=50,
            note=f"processor time; the watch holds {taken['memory']:.1f} MB of them before",
        ),
    ]


def watch() -> dict[str, float]:
    """Return the processor time of frames in seconds each, and of many arrivals at once."""
    reader, watched = TimelineReader(), ArrivalWatch(delay=_DELAY)

    def seconds_per_frame(frame: str) -> float:
        """Return how long a frame takes."""
        start = time.process_time()
        for _ in range(_FRAMES):
            for entry in reader.entries(frame):
                watched.note(entry, 0)
        return (time.process_time() - start) / _FRAMES

    with measured() as held:
        for number in range(_AT_ONCE):
            for state in ({"state": 0, "metadataState": "created"}, {"state": 5}):
                for entry in reader.entries(_frame(itemID=str(number), **state)):
                    watched.note(entry, 0)
    noise = seconds_per_frame(_frame(itemID="999999", state=3, metadataState="loading"))
    other = seconds_per_frame(_OTHER)
    start = time.process_time()
    due = watched.take_due(_DELAY)
    taken = time.process_time() - start
    assert len(due) == _AT_ONCE
    return {"noise": noise, "other": other, "take": taken, "memory": held.memory}


def _frame(**values: object) -> str:
    """Return a frame about a film."""
    entry = {
        "identifier": "com.plexapp.plugins.library",
        "sectionID": "1",
        "type": 1,
        "title": "A film",
        "updatedAt": 1_669_341_621,
        **values,
    }
    container = {"type": "timeline", "size": 1, "TimelineEntry": [entry]}
    return json.dumps({"NotificationContainer": container})

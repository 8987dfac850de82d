"""Let items arrive as on a real server, with all frames that clients meet.

The order and the times are a choice: no whole arrival was published
(docs/plex-server.md#arrivals).
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields
from itertools import cycle
import time
from typing import Any

from . import builders
from .catalog import (
    DEFECTS,
    SUMMARY_OPTIONAL,
    Defect,
    Outcome,
    SimItem,
    fix,
    spoil,
)
from .context import ServerContext
from .refresh import (
    CREATED,
    DELETED,
    DOWNLOADING,
    LOADING,
    MATCHING,
    PROCESSED,
    PROGRESS,
)

#: An item that was just created has neither of these nor, of the types below, its title.
BARE = (Defect.NO_MATCH, Defect.MISSING_POSTER, Defect.MISSING_SUMMARY)
TITLES = tuple(defect for defect, row in DEFECTS.items() if row.field == "title")
WITH_LATE_TITLE = frozenset({"movie", "episode"})
STEPS = (
    (PROGRESS, "queued"),
    (MATCHING, "processing"),
    (DOWNLOADING, "loading"),
    (LOADING, "loading"),
)
#: The steps of the recorded analysis of an old item, with seconds before each.
MERE_ANALYSIS: tuple[tuple[float, dict[str, str]], ...] = (
    (0.0, {"mediaState": "analyzing"}),
    (0.041, {"mediaState": "thumbnailing"}),
    (0.001, {}),
)
EXTRA_TYPE = 12
TICK_SECONDS = 0.01


@dataclass(slots=True, kw_only=True)
class Course:
    """How an arrival goes; times are in seconds."""

    seconds: float = 0.2  #: from the announcement to the final frame
    unknown_for: float = 0.0  #: how long its details answer 404
    finals: int = 2  #: how often the final frame comes
    analysis: float = 0.05  #: how long the analysis of its file takes after that
    broken: Collection[str] = ()  #: what it lacks once it is processed
    late: Mapping[str, float] = field(default_factory=dict)  #: what comes by itself, and how late
    gone_after: float | None = None  #: when it is deleted again


COURSE = frozenset(each.name for each in fields(Course))


class Arrivals:
    """Create, replace and analyse items, and notify clients."""

    def __init__(self, context: ServerContext) -> None:
        """Start without arrivals."""
        self._catalog = context.catalog
        self._notifications = context.notifications
        self._pipeline = context.pipeline
        self._faults = context.faults
        self._unborn = context.unborn  # whose details answer 404
        self.processed_at: dict[str, float] = {}  #: Unix seconds of the first final frame
        self._under_way = 0
        self.settled = asyncio.Event()
        self.settled.set()
        self._kinds: dict[str, Callable[..., list[SimItem]]] = {
            "movie": self.movie,
            "episode": self.episode,
            "season": self.season,
            "extra": self.extra,
            "upgrade": self.upgrade,
            "analysis": self.analysis,
            "noise": self.noise,
        }

    def arrive(self, kind: str, **values: Any) -> list[SimItem]:
        """Let something arrive: a method of this class by name; return the items it is about."""
        return self._kinds[kind](**values)

    def movie(self, library: str, title: str = "A New Movie", **values: Any) -> list[SimItem]:
        """Add a movie; `values` are of its course or fields of the item."""
        return [self._create(builders.movie, self._catalog.libraries[library], title, **values)]

    def episode(
        self,
        *,
        show: str = "",
        library: str = "",
        season: int = 1,
        index: int | None = None,
        **values: Any,
    ) -> list[SimItem]:
        """Add an episode with what is missing above it: its season, or a show of a library."""
        made: list[SimItem] = []
        course = {name: values[name] for name in ("seconds", "unknown_for") if name in values}
        if show:
            parent = self._catalog.items[show]
        else:
            parent = self._create(builders.show, self._catalog.libraries[library], **course)
            made.append(parent)
        below = next((each for each in parent.children if each.index == season), None)
        if below is None:
            below = self._create(builders.season, parent, season, **course)
            made.append(below)
        number = len(below.children) + 1 if index is None else index
        return [*made, self._create(builders.episode, below, number, **values)]

    def season(self, *, episodes: int = 10, every: float = 0.1, **values: Any) -> list[SimItem]:
        """Add a season in a burst, an episode each `every` seconds; the first items are returned.

        `values` are those of an episode.
        """
        made = self.episode(**values)
        show = made[-1].grandparent_key

        async def go_on() -> None:
            """Add the other episodes."""
            for _ in range(episodes - 1):
                await asyncio.sleep(every)
                self.episode(**values | {"show": show, "library": ""})

        self._spawn(go_on())
        return made

    def extra(self, rating_key: str, title: str = "Trailer", seconds: float = 0.1) -> list[SimItem]:
        """Add an extra to an item, which is no item of a library."""
        owner = self._catalog.items[str(rating_key)]
        extra = {
            "sectionID": "-1",
            "itemID": self._catalog.new_key(),
            "type": EXTRA_TYPE,
            "title": title,
        }

        async def arrive() -> None:
            """Send the frames of the extra."""
            self._notifications.timeline(owner, CREATED, metadataState="created", **extra)
            await asyncio.sleep(seconds)
            self._notifications.timeline(owner, PROCESSED, mediaState="analyzing", **extra)
            self._notifications.timeline(owner, PROCESSED, **extra)

        self._spawn(arrive())
        return [owner]

    def upgrade(
        self,
        rating_key: str,
        *,
        state: int = PROGRESS,
        seconds: float = 0.1,
        loses: Collection[str] = (),
    ) -> list[SimItem]:
        """Replace the file of an item, which can take its poster.

        `state` is that of the first frame: 1 or 5. The analysis of a new file takes its time.
        """
        item = self._catalog.items[str(rating_key)]
        item.media_number += 1
        item.files = tuple(f"{path}.{item.media_number}.mkv" for path in item.paths)
        for defect in loses:
            spoil(item, Defect(defect))
        self._catalog.changed(item)
        self._notifications.timeline(item, state, mediaState="analyzing")
        self._spawn(self._end_analysis(item, seconds))
        return [item]

    def analysis(self, rating_key: str, times: int = 2) -> list[SimItem]:
        """Analyse an old item as in the recording."""
        item = self._catalog.items[str(rating_key)]

        async def analyse() -> None:
            """Send the recorded frames."""
            for _ in range(times):
                for seconds, extra in MERE_ANALYSIS:
                    await asyncio.sleep(seconds)
                    self._notifications.timeline(item, PROCESSED, **extra)

        self._spawn(analyse())
        return [item]

    def noise(self, per_second: int = 1000, seconds: float = 1.0) -> list[SimItem]:
        """Send frames about old items for some time."""
        self._spawn(self._noise(list(self._catalog.items.values()), per_second, seconds))
        return []

    async def _noise(self, items: list[SimItem], per_second: int, seconds: float) -> None:
        """Send as many frames as are due."""
        loop, sent = asyncio.get_running_loop(), 0
        start, frames = loop.time(), zip(cycle(items), cycle(range(8)), strict=False)
        while (elapsed := loop.time() - start) < seconds:
            while sent < elapsed * per_second:
                self._send_noise(*next(frames))
                sent += 1
            await asyncio.sleep(TICK_SECONDS)

    def _send_noise(self, item: SimItem, number: int) -> None:
        """Send one frame of noise of a kind."""
        timeline = self._notifications.timeline
        match number:
            case 0:
                self._notifications.send("playing", {"ratingKey": item.rating_key, "viewOffset": 1})
            case 1:
                timeline(item, PROCESSED, type=-1)
            case 2:
                timeline(item, PROCESSED, metadataState="created")
            case 3:
                timeline(item, DELETED, identifier="tv.plex.providers.epg.onconnect:4")
            case 4 | 5:
                timeline(item, PROCESSED)
            case _:
                timeline(item, number - 3, metadataState="loading")

    def _create(self, build: Callable[..., SimItem], *place: Any, **values: Any) -> SimItem:
        """Create a bare item, and let it run its course."""
        course = Course(**{name: values.pop(name) for name in COURSE & values.keys()})
        values.setdefault("added_at", int(time.time()))
        values["outcome"] = Outcome(values.get("outcome", Outcome.FIXED))
        item = build(*place, **values)
        for defect in _bare(item):
            spoil(item, defect, _stand_in(item))
        self._notifications.timeline(item, CREATED, metadataState="created", title="")
        self._spawn(self._run(item, course))
        return item

    async def _run(self, item: SimItem, course: Course) -> None:
        """Take a new item from its announcement to the last of what comes late."""
        if course.unknown_for:
            self._unborn.add(item.rating_key)
            self._spawn(self._is_born(item, course.unknown_for))
        if course.gone_after is not None:
            self._spawn(self._goes(item, course.gone_after))
        await self._process(item, course)
        start = asyncio.get_running_loop().time()
        await self._end_analysis(item, course.analysis, begins=True)
        for defect, seconds in sorted(course.late.items(), key=lambda each: each[1]):
            await asyncio.sleep(start + seconds - asyncio.get_running_loop().time())
            if self._is_present(item) and not self._faults.provider_down:
                fix(item, Defect(defect))
                self._catalog.changed(item)

    async def _process(self, item: SimItem, course: Course) -> None:
        """Take a new item through its states; without an agent there is only one."""
        timeline = self._notifications.timeline
        for state, word in STEPS:
            await asyncio.sleep(course.seconds / len(STEPS))
            if not self._is_present(item):
                return
            if item.library.personal:
                timeline(item, PROGRESS)
                return
            timeline(item, state, metadataState=word)
        timeline(item, PROCESSED, metadataState="created")
        timeline(item, PROCESSED, metadataState="created", mediaState="analyzing")
        timeline(item, PROCESSED, queueSize=0)
        self._fill(item, course)
        for _ in range(course.finals):
            self.processed_at.setdefault(item.rating_key, time.time())
            timeline(item, PROCESSED)

    def _fill(self, item: SimItem, course: Course) -> None:
        """Give a bare item what its source has by now."""
        if self._faults.provider_down:
            return
        for defect in _bare(item):
            fix(item, defect)
        for name in course.broken:
            spoil(item, Defect(name), _stand_in(item))
        self._catalog.changed(item)

    async def _end_analysis(self, item: SimItem, seconds: float, *, begins: bool = False) -> None:
        """Send the frames of an analysis that takes its time."""
        timeline = self._notifications.timeline
        if begins and self._is_present(item):
            timeline(item, PROCESSED, mediaState="analyzing")
        await asyncio.sleep(seconds)
        if self._is_present(item):
            timeline(item, PROCESSED, mediaState="thumbnailing")
            timeline(item, PROCESSED)
            timeline(item, PROCESSED)

    async def _is_born(self, item: SimItem, seconds: float) -> None:
        """Answer for the details of an item after a while."""
        await asyncio.sleep(seconds)
        self._unborn.discard(item.rating_key)

    async def _goes(self, item: SimItem, seconds: float) -> None:
        """Delete an item after a while."""
        await asyncio.sleep(seconds)
        if self._is_present(item):
            self._catalog.remove(item)
            self._notifications.timeline(item, DELETED, metadataState="deleted")

    def _is_present(self, item: SimItem) -> bool:
        """Return whether an item still exists under its rating key."""
        return self._catalog.items.get(item.rating_key) is item

    def _spawn(self, work: Any) -> None:
        """Start what ends with the server."""
        self._under_way += 1
        self.settled.clear()
        self._pipeline.spawn(self._count_down(work))

    async def _count_down(self, work: Any) -> None:
        """Do some work, and know when all is done."""
        try:
            await work
        finally:
            self._under_way -= 1
            if not self._under_way:
                self.settled.set()


def _bare(item: SimItem) -> tuple[Defect, ...]:
    """Return the defects of an item that was just created."""
    if item.library.personal:
        return ()
    if item.type in SUMMARY_OPTIONAL:
        return BARE[:-1]
    return (*BARE, *TITLES) if item.type in WITH_LATE_TITLE else BARE


def _stand_in(item: SimItem) -> str | None:
    """Return what stands in for a title: the name of the file of a movie."""
    name = "".join(each for each in item.title if each.isalnum() or each == " ")
    return f"{name.replace(' ', '.')}.1080p.WEB.x264" if item.type == "movie" else None

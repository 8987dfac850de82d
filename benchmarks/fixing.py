"""How long it takes to have defective items fixed, and what that costs the server in reads."""

from collections.abc import Mapping, Sequence, Set as AbstractSet
from typing import Any

from custom_components.plex_smart_refresher.engine.events import Phase, PhaseStarted, ScanEvent
from custom_components.plex_smart_refresher.engine.final_titles import FinalTitle
from custom_components.plex_smart_refresher.engine.identity import ItemIdentity
from custom_components.plex_smart_refresher.engine.imports import KnownImport
from custom_components.plex_smart_refresher.engine.ladder_terms import (
    Change,
    ItemForm,
    ProposalMark,
    WriteKind,
)
from custom_components.plex_smart_refresher.engine.learning import Duration
from custom_components.plex_smart_refresher.engine.media import MediaItem
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.pictures import PictureCheck
from custom_components.plex_smart_refresher.engine.ports import Ports
from custom_components.plex_smart_refresher.engine.results import ItemRecord, ItemState
from custom_components.plex_smart_refresher.engine.scan import run_scan

from .plain import fix_one_by_one
from .plex import MEAN_LATENCY, running_plex, work_seconds
from .process import in_process
from .report import Figure
from .scanning import ScaledClock, plex_client
from .setting import Setting

#: How many seconds of the scan and of the server pass in a real one: both are scaled alike.
#: Requests take their real time, and so weigh as many times more than they would.
_PACE, _QUICK_PACE = 8.0, 20.0
_DETAILS = ("details", "details_batch", "details_plain")
_PLAIN_SAMPLE, _QUICK_PLAIN_SAMPLE = 20, 8
#: The most looks at one item without a socket: 4, 10, 20, 40, 70, 100, 120 s after its refresh
#: until the deadline, once before it, and 2, 6 and 10 s after it was processed.
_MOST_LOOKS = 11

type Answer = dict[str, Any]


class _NoJournal:
    """Nothing is recorded of any change."""

    async def begin(
        self, kind: WriteKind, item: MediaItem, before: ItemForm, below: Sequence[ItemForm] = ()
    ) -> str:
        """Return an ID."""
        return "change"

    async def finish(self, change_id: str, after: ItemForm) -> None:
        """Record nothing."""

    async def mark_undone(self, change_id: str, undone_by: str | None) -> None:
        """Record nothing."""

    async def change(self, change_id: str) -> Change | None:
        """Return no change."""
        return None

    async def last(self, kind: WriteKind, rating_key: str) -> float | None:
        """Return no time."""
        return None

    async def discount(self, change_ids: Sequence[str]) -> None:
        """Record nothing."""

    async def is_undone(self, rating_key: str) -> bool:
        """Return that nothing was taken back."""
        return False

    async def is_match_undone(self, rating_key: str) -> bool:
        """Return that nothing was taken back."""
        return False

    async def count(self, kind: WriteKind, since: float) -> int:
        """Return no change."""
        return 0


class _NoMemory:
    """Nothing is remembered of any item."""

    async def rating_keys(self) -> AbstractSet[str]:
        """Return no known item."""
        return frozenset()

    async def states(self, rating_keys: Sequence[str]) -> Mapping[str, ItemState]:
        """Return no state."""
        return {}

    async def due(self, library_ids: Sequence[str], now: float) -> Sequence[str]:
        """Return no item that is due."""
        return ()

    async def to_heal(self, library_ids: Sequence[str]) -> Sequence[str]:
        """Return no item that was found."""
        return ()

    async def results(self, job_id: str) -> Mapping[str, ItemRecord]:
        """Return no result."""
        return {}

    async def lookalikes(self, identities: Sequence[ItemIdentity]) -> Sequence[ItemState]:
        """Return no state."""
        return ()

    async def imports(self, item: MediaItem) -> Sequence[KnownImport]:
        """Return no import."""
        return ()

    async def proposed(self, rating_keys: Sequence[str]) -> Mapping[str, ProposalMark]:
        """Return no proposal."""
        return {}

    async def move(self, old_key: str, new_key: str) -> None:
        """Store nothing."""

    async def forget(self, rating_keys: Sequence[str]) -> None:
        """Drop nothing."""

    async def final_titles(self) -> Sequence[FinalTitle]:
        """Return no title."""
        return ()

    async def bad_pictures(self) -> Sequence[PictureCheck]:
        """Return no check."""
        return ()

    async def pictures(self, rating_keys: Sequence[str]) -> Mapping[str, PictureCheck]:
        """Return no check."""
        return {}

    async def keep_pictures(self, checks: Sequence[PictureCheck]) -> None:
        """Store nothing."""

    async def durations(self, now: float) -> Sequence[Duration]:
        """Return no duration."""
        return ()

    async def keep_up(self) -> None:
        """Write nothing."""


async def fix_with_engine(url: str, pace: float, *, is_listening: bool = True) -> Answer:
    """Run a whole scan and return how long fixing took, in seconds of the scan's clock."""
    clock = ScaledClock(pace)
    began: dict[Phase, float] = {}

    def note(event: ScanEvent) -> None:
        """Record when each phase began."""
        if isinstance(event, PhaseStarted):
            began[event.phase] = clock.time()

    options = ScanOptions(window_days=0)
    async with plex_client(url, is_listening=is_listening) as client:
        tally = await run_scan(
            Ports(server=client, memory=_NoMemory(), journal=_NoJournal(), clock=clock),
            options,
            note,
        )
        ended = clock.time()
    return {
        "seconds": ended - began[Phase.REFRESH],
        "sending": began[Phase.VERIFY] - began[Phase.REFRESH],
        "defective": tally.defective,
        "fixed": tally.fixed,
        "failed": tally.failed,
    }


async def fixable(setting: Setting) -> list[Figure]:
    """Measure items that are fixed at once."""
    return await _against_limit(
        "fixable", 30 if setting.is_quick else 200, is_quick=setting.is_quick
    )


async def late(setting: Setting) -> list[Figure]:
    """Measure items of which one in four gets its picture late."""
    return await _against_limit("late", 30 if setting.is_quick else 200, is_quick=setting.is_quick)


async def half(setting: Setting) -> list[Figure]:
    """Measure items of which every second one is never fixed."""
    return await _against_limit("half", 30 if setting.is_quick else 100, is_quick=setting.is_quick)


async def _against_limit(catalog: str, size: int, *, is_quick: bool) -> list[Figure]:
    """Compare a scan with the server's own limit and with a plain tool."""
    pace = _QUICK_PACE if is_quick else _PACE
    sample = _QUICK_PLAIN_SAMPLE if is_quick else _PLAIN_SAMPLE
    async with _slow_plex(catalog, size, pace) as plex:
        ours = await in_process(fix_with_engine, url=plex.url, pace=pace)
        reads = await plex.requests(*_DETAILS)
        counters = await plex.counters()
    async with _slow_plex(catalog, size, pace) as plex:
        plain = await in_process(fix_one_by_one, url=plex.url, pace=pace, most=sample)
    return [
        *_compared(ours, plain, size=size, pace=pace),
        Figure(name="detail reads an item", value=reads / size, at_most=3, note="of the whole job"),
        Figure(name="most refreshes in flight", value=counters["max_refreshes_in_flight"]),
    ]


def _compared(
    ours: Mapping[str, Any], plain: Mapping[str, Any], *, size: int, pace: float
) -> list[Figure]:
    """Return the figures of a scan beside the limit and the plain tool."""
    limit = work_seconds(size)
    plain_seconds = plain["seconds"] * size
    return [
        Figure(
            name="items",
            value=size,
            note=f"{ours['fixed']} fixed, {ours['failed']} not; {pace:.0f} seconds in one",
        ),
        Figure(
            name="the server's own limit",
            value=limit,
            unit="s",
            note=f"{MEAN_LATENCY:.0f} s mean latency, three workers",
        ),
        Figure(name="fixing", value=ours["seconds"], unit="s"),
        Figure(
            name="against the limit",
            value=ours["seconds"] / limit,
            unit="times",
            at_most=1.1,
            note=f"{ours['sending'] / limit:.2f} times until the last item was in flight",
        ),
        Figure(
            name="against the plain way",
            value=plain_seconds / ours["seconds"],
            unit="times",
            at_least=5,
            note=f"{plain['seconds']:.1f} s an item, from a sample of {plain['items']}, "
            f"of which it fixed {plain['fixed']}",
        ),
    ]


async def without_socket(setting: Setting) -> list[Figure]:
    """Measure the reads where no notification is observed."""
    size, pace = (16, _QUICK_PACE) if setting.is_quick else (60, _PACE)
    async with _slow_plex("half", size, pace) as plex:
        arguments = {"url": plex.url, "pace": pace, "is_listening": False}
        ours = await in_process(fix_with_engine, **arguments)
        reads = await plex.requests(*_DETAILS)
        others = await plex.requests("timeline")
    return [
        Figure(name="items", value=size, note=f"{ours['fixed']} fixed, {ours['failed']} not"),
        Figure(name="detail reads an item", value=reads / size, at_most=_MOST_LOOKS),
        Figure(name="questions for the queue, an item", value=others / size),
        Figure(
            name="against the server's limit",
            value=ours["seconds"] / work_seconds(size),
            unit="times",
        ),
    ]


def _slow_plex(catalog: str, size: int, pace: float) -> Any:
    """Run a server that works as slowly as a real one does, at a pace."""
    return running_plex(catalog, size, mean=MEAN_LATENCY / pace)

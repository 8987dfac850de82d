"""Compare what the code relies on with what a server does, and derive what to adapt to."""

from collections.abc import Iterable, Mapping, Sequence

from ..media import Library
from ..traits import ServerTraits
from .evidence import Evidence, gather
from .judges import judge_frames
from .observed import ProbeServer
from .result import Assumption, ProbeResult, Verdict
from .table import ROWS

#: The maximum number of requests of a probe.
MOST_REQUESTS = 34


async def probe(server: ProbeServer, libraries: Sequence[Library]) -> tuple[ProbeResult, ...]:
    """Probe a server and return one result per assumption. Raises EngineError if it is lost.

    All requests are GETs on a few healthy items. No result contains the name of anything.
    """
    evidence = await gather(server, libraries)
    return tuple(ProbeResult(row.assumption, *row.judge(evidence)) for row in ROWS)


def kept(before: Iterable[ProbeResult], now: Iterable[ProbeResult]) -> tuple[ProbeResult, ...]:
    """Return results; where a server did not show it this time, those of before."""
    known = {each.assumption: each for each in before}
    return tuple(
        known.get(each.assumption, each) if each.verdict is Verdict.UNKNOWN else each
        for each in now
    )


def with_frames(
    results: Iterable[ProbeResult], frames: Mapping[tuple[str, str], int] | None
) -> tuple[ProbeResult, ...]:
    """Return results with what has arrived in notifications since; None changes nothing."""
    if frames is None:
        return tuple(results)
    judged = judge_frames(Evidence(libraries=(), frames=frames))
    return tuple(
        ProbeResult(each.assumption, *judged) if each.assumption is Assumption.FRAMES else each
        for each in results
    )


def traits_of(results: Iterable[ProbeResult]) -> ServerTraits:
    """Return what client and engine adapt to; what is unknown counts as expected."""
    found = {each.assumption: each for each in results}
    differing = {key for key, each in found.items() if each.verdict is Verdict.DIFFERS}
    ids = found[Assumption.LIST_IDS].values if Assumption.LIST_IDS in found else {}
    locks = found[Assumption.LIST_LOCKS].values if Assumption.LIST_LOCKS in found else {}
    return ServerTraits(
        lists_show_locks=bool(locks) and locks.get("shown") == locks.get("locked"),
        lists_show_ids=bool(ids) and not ids.get("withheld", 1) and not ids.get("unknown", 1),
        shows_ids=Assumption.DETAIL_IDS not in differing,
        batches_leave_out_unknown=Assumption.BATCHES not in differing,
        sorts_by_addition=Assumption.ADDED_ORDER not in differing,
        sorts_by_change=Assumption.CHANGED_ORDER not in differing,
        filters_by_guid=Assumption.GUID_FILTER not in differing,
        skips_refresh=Assumption.SKIP_REFRESH not in differing,
    )

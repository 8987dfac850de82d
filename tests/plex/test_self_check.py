"""The self-check and what follows from it, against servers that differ from what is expected."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.assumptions.probe import (
    MOST_REQUESTS,
    probe,
    traits_of,
)
from custom_components.plex_smart_refresher.engine.assumptions.result import Verdict
from custom_components.plex_smart_refresher.engine.events import LogLevel, LogLine
from custom_components.plex_smart_refresher.engine.lines import LineCode
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.ports import Ports
from custom_components.plex_smart_refresher.engine.results import Result
from custom_components.plex_smart_refresher.engine.scan import run_scan
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from custom_components.plex_smart_refresher.plex import PlexClient
from plex_simulator import (
    Catalog,
    FaultKind,
    PlexSimulator,
    RequestKind,
    album,
    artist,
    episode,
    movie,
    season,
    show,
)

from ..engine.fakes import FakeJournal, FakeMemory, Observer
from ..kit import ScaledClock, until

ALL_LEVELS = frozenset({"movie", "show", "season", "episode", "artist", "album"})
#: What the items of the catalog must become, by their titles.
EXPECTED = {
    **dict.fromkeys(("No Poster", "No Summary", "The 3. Tale", "No Picture"), Result.FIXED),
    "Locked": None,
    "Foreign": None,
    "Hand Made": Result.SKIPPED,
}
#: What this small server does not have.
OPEN = {"trash", "inherited_pictures"}


@dataclass(frozen=True, kw_only=True)
class Variant:
    """A server, which facts differ on it, and what the log of a scan says of that."""

    quirks: Mapping[str, Any] = field(default_factory=dict)
    differs: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    lines: frozenset[LineCode] = frozenset()
    has_socket: bool = True
    local_refreshes: bool = False


VARIANTS = {
    "default": Variant(),
    "old JSON types": Variant(quirks={"uneven_json": True, "socket_integer_ids": True}),
    "short pages": Variant(
        quirks={"max_page_size": 4},
        differs=frozenset({"pages"}),
        unknown=frozenset({"list_locks"}),
    ),
    "no totals": Variant(quirks={"states_totals": False}, differs=frozenset({"totals"})),
    "lists with locked fields": Variant(
        quirks={"lists_carry_locks": True, "withhold_list_guids": frozenset()},
        differs=frozenset({"list_locks"}),
        lines=frozenset({LineCode.LISTS_COMPLETE}),
    ),
    "no socket": Variant(has_socket=False, unknown=frozenset({"frames"})),
    "filters ignored": Variant(
        quirks={"honours_filters": False},
        differs=frozenset({"window", "guid_filter"}),
        lines=frozenset({LineCode.GUIDS_UNFILTERED}),
    ),
    "orders ignored": Variant(
        quirks={"honours_orders": False},
        differs=frozenset({"added_order", "changed_order"}),
        lines=frozenset({LineCode.ADDITIONS_UNSORTED, LineCode.CHANGES_UNSORTED}),
    ),
    "guids left out of lists": Variant(
        quirks={"withhold_list_guids": ALL_LEVELS},
        differs=frozenset({"list_ids"}),
        unknown=frozenset({"id_search"}),
    ),
    "no guids at all": Variant(
        quirks={"shows_guids": False},
        differs=frozenset({"detail_ids"}),
        unknown=frozenset({"list_ids", "id_search"}),
        lines=frozenset({LineCode.IDS_NOT_SHOWN}),
    ),
    "candidates with a score": Variant(
        quirks={"scores_all_candidates": True}, differs=frozenset({"candidate_scores"})
    ),
    "skipRefresh ignored": Variant(
        quirks={"honours_skip_refresh": False},
        differs=frozenset({"skip_refresh"}),
        lines=frozenset({LineCode.READS_REFRESH}),
        local_refreshes=True,
    ),
    "batches refused": Variant(
        quirks={"batches_leave_out_unknown": False},
        differs=frozenset({"batches"}),
        unknown=frozenset({"list_ids", "detail_ids", "list_locks"}),
        lines=frozenset({LineCode.BATCHES_INCOMPLETE}),
    ),
}


@pytest.fixture
def catalog() -> Catalog:
    """Return a few healthy items per level, and one of each that a scan must treat differently."""
    made = Catalog()
    films, shows = made.add_library("Movies"), made.add_library("TV Shows", "show")
    for number in range(1, 9):
        movie(films, f"Film {9 - number}", added_at=made.now - 86_400 * number)
    movie(films, "No Poster", broken=["missing_poster"])
    movie(films, "No Summary", broken=["missing_summary"])
    movie(films, "Locked", thumb=None, locked=frozenset({"thumb"}))
    guid = "org.example.agents.home://7"
    movie(films, "Foreign", thumb=None, guid=guid, guids=(), added_at=made.now)
    movie(films, "Hand Made", broken=["no_match"], hand_made=True, unknown_to_source=True)
    part = season(show(shows, "Show"))
    for number in (1, 2):
        episode(part, number, added_at=made.now - 86_400 * number)
    episode(part, 3, broken=["missing_summary"])
    player = artist(made.add_library("Music", "artist"), "Artist")
    album(player, "Album")
    album(player, "No Picture", broken=["missing_poster"])
    return made


@pytest.fixture
async def listening(client: PlexClient) -> AsyncIterator[PlexClient]:
    """Return a client that listens to notifications."""
    listener = asyncio.create_task(client.notifications.listen())
    yield client
    listener.cancel()
    await asyncio.wait([listener])


@pytest.mark.parametrize("name", VARIANTS)
async def test_a_server_that_differs_is_recognized_and_healed_all_the_same(
    name: str, plex: PlexSimulator, listening: PlexClient
) -> None:
    variant, client = VARIANTS[name], listening
    for quirk, value in variant.quirks.items():
        setattr(plex.quirks, quirk, value)
    if not variant.has_socket:
        plex.faults.switch_on(FaultKind.SOCKET_REFUSED, times=None)
    await until(lambda: client.listening is variant.has_socket)
    before = frozenset(item.rating_key for item in plex.catalog.items.values())
    verdicts = await check(client, plex)
    differs = {key for key, each in verdicts.items() if each is Verdict.DIFFERS}
    assert differs == {*variant.differs, "guid_schemes"}
    unknown = {key for key, each in verdicts.items() if each is Verdict.UNKNOWN}
    assert unknown - OPEN == variant.unknown
    plex.reset_counters()
    observer = await scan(client)
    results = {each.item.title: each.result for each in observer.outcomes.values()}
    assert {title: results.pop(title, None) for title in EXPECTED} == EXPECTED
    assert results == {}
    assert codes(observer) == {*variant.lines, LineCode.GUIDS_UNKNOWN}
    assert plex.counters.healthy_refreshed == plex.counters.hand_made_destroyed == 0
    assert bool(plex.counters.local_refreshes) is variant.local_refreshes
    assert frozenset(item.rating_key for item in plex.catalog.items.values()) == before


#: Traits that this server has not.
WRONG = {
    "complete lists": ServerTraits(lists_show_locks=True, lists_show_ids=True),
    "all": ServerTraits(
        **{name: not getattr(ServerTraits(), name) for name in ServerTraits.__dataclass_fields__}
    ),
}


@pytest.mark.parametrize("name", WRONG)
async def test_wrong_traits_cost_reads_and_counts_but_no_healthy_item(
    name: str, plex: PlexSimulator, listening: PlexClient
) -> None:
    plex.quirks.withhold_list_guids = ALL_LEVELS
    await until(lambda: listening.listening)
    listening.traits = WRONG[name]
    observer = await scan(listening)
    results = {each.item.title: each.result for each in observer.outcomes.values()}
    assert {title for title, each in results.items() if each is Result.FIXED} == {
        title for title, each in EXPECTED.items() if each is Result.FIXED
    }
    assert plex.counters.healthy_refreshed == plex.counters.hand_made_destroyed == 0
    assert plex.counters.healthy_cascaded == 0


async def check(client: PlexClient, plex: PlexSimulator) -> dict[str, Verdict]:
    """Run the self-check, adapt to it, and return its verdicts."""
    libraries = await client.libraries()
    plex.reset_counters()
    results = await probe(client.prober, libraries)
    client.traits = traits_of(results)
    requests = plex.counters.requests
    assert client.prober.requests == sum(requests.values()) - requests[RequestKind.WEBSOCKET]
    assert client.prober.requests <= MOST_REQUESTS
    assert plex.counters.writes == 0
    return {
        result.assumption.value: result.verdict
        for result in results
        if result.assumption not in OPEN or result.verdict is Verdict.UNKNOWN
    }


async def scan(client: PlexClient) -> Observer:
    """Scan the whole server and return what the observer was told."""
    clock, observer = ScaledClock(factor=100), Observer()
    ports = Ports(
        server=client,
        memory=FakeMemory(),
        journal=FakeJournal(clock),  # type: ignore[arg-type] - only its time is asked
        clock=clock,
    )
    options = ScanOptions(pause_limit=0, window_days=0, item_deadline=60)
    await run_scan(ports, options, observer)
    return observer


def codes(observer: Observer) -> set[LineCode]:
    """Return what a log says about a server that differs."""
    known = {*(line for each in VARIANTS.values() for line in each.lines), LineCode.GUIDS_UNKNOWN}
    lines = [event for event in observer.events if isinstance(event, LogLine)]
    assert not [line.code for line in lines if line.level is LogLevel.ERROR]
    return {line.code for line in lines} & known

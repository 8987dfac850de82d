"""Choosing what is refreshed."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import pytest

from custom_components.plex_smart_refresher.engine import defects
from custom_components.plex_smart_refresher.engine.candidates import (
    Candidates,
    unpack,
)
from custom_components.plex_smart_refresher.engine.criteria import Criteria
from custom_components.plex_smart_refresher.engine.defects import Defect, Finding
from custom_components.plex_smart_refresher.engine.errors import ProviderDownError
from custom_components.plex_smart_refresher.engine.events import ItemFinished, ScanResumed
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.phases.queue import in_fair_order
from custom_components.plex_smart_refresher.engine.results import Candidate, ItemState, SkipReason
from custom_components.plex_smart_refresher.engine.sources import confirm
from plex_simulator import Outcome

from ..fakes import DAY, NOW, FakeMemory, FakeServer, World, healthy

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


async def test_the_maximum_of_refreshes_takes_the_worst(world: World, server: FakeServer) -> None:
    for number, defect in enumerate(Defect):
        server.add(f"{number}", EPISODE, defect, library_id="2")
    server.add_library("2", LibraryType.SHOW)
    tally = await world.scan(max_refreshes=2)
    assert sorted(server.refreshed) == ["0", "1"]
    reasons = {outcome.skip_reason for outcome in world.observer.outcomes.values()}
    assert reasons == {None, SkipReason.REFRESH_LIMIT}
    assert (tally.fixed, tally.skipped) == (2, len(Defect) - 3)  # one is not required


def candidate(key: str, defect: Defect, attempts: int = 0, **fields: str) -> Candidate:
    state = ItemState(rating_key=key, library_id="1", attempts=attempts) if attempts else None
    return Candidate(healthy(key, **fields), (Finding(defect, "because"),), state)


async def order_of(*candidates: Candidate) -> list[str]:
    waiting = Candidates()
    for each in candidates:
        waiting.add(each)
    order = await in_fair_order(waiting, FakeMemory().keep_up)
    return [unpack(each).item.rating_key for each in order]


def from_both_ends(numbers: Iterable[int]) -> list[int]:
    """Return numbers with the second of each four from the end of those that are left."""
    left = list(numbers)
    return [left.pop(-1 if turn % 4 == 1 else 0) for turn in range(len(left))]


async def test_each_kind_of_item_has_its_turn_the_worst_first() -> None:
    clips = [candidate(f"clip {number}", Defect.NO_MATCH) for number in range(5)]
    films = [candidate(f"film {number}", SUMMARY) for number in range(2)]
    others = [candidate("other", SUMMARY, library_id="2")]
    assert await order_of(*films, *clips, *others) == [
        *("clip 0", "film 0", "other", "clip 4", "film 1", "clip 1", "clip 2", "clip 3"),
    ]


async def test_what_was_never_tried_comes_first_and_what_failed_before_has_its_share() -> None:
    new = [candidate(f"new {number}", POSTER) for number in range(5)]
    old = [candidate(f"old {number}", POSTER, 3 - number) for number in range(3)]
    assert await order_of(*old, *new) == [
        *("new 0", "new 4", "new 1", "old 2", "new 2", "new 3", "old 0", "old 1"),
    ]


async def test_a_limit_reaches_every_kind_however_many_are_hopeless(
    world: World, server: FakeServer
) -> None:
    for number in range(100, 160):
        server.add(f"{number}", MOVIE, Defect.NO_MATCH)
    for number in range(5):
        server.add(f"{number}", MOVIE, SUMMARY, added_at=NOW - 20 * DAY)
    await world.scan(max_refreshes=10)
    assert set(map(str, range(5))) <= set(server.refreshed)


@pytest.mark.parametrize("outage", [None, 1, 3])
async def test_hopeless_items_keep_no_others_of_their_kinds_waiting_for_ever(
    world: World, server: FakeServer, outage: int | None
) -> None:
    kinds = Defect.NO_MATCH, POSTER, SUMMARY
    server.add("9999", MOVIE)  # what the sources must know
    for number in range(12):
        server.add(f"good {number}", MOVIE, kinds[number % 3], added_at=NOW - DAY - number)
    first = world.clock.now
    for night in range(6):
        for number in range(75 if night == 0 else 15):  # as many as a scan may refresh
            key, defect = f"hopeless {night} {number}", kinds[number % 3]
            date = NOW + night * DAY
            server.add(key, MOVIE, defect, outcome=Outcome.NEVER, added_at=date, updated_at=date)
        server.provider_is_down = night == outage
        with suppress(ProviderDownError):
            await world.scan(max_refreshes=15)
        world.clock.now = first + (night + 1) * DAY
    assert {f"good {number}" for number in range(12)} <= set(server.refreshed)


def results_per_turn(world: World) -> list[int]:
    """Return the numbers of results that were recorded between two turns of others."""
    numbers = [0]
    for event in world.observer.events:
        if event is TURN:
            numbers.append(0)
        numbers[-1] += isinstance(event, ItemFinished)
    return numbers


TURN = ScanResumed()


@pytest.fixture
def turns(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Show among the events where others had their turn."""

    async def keep_up() -> None:
        world.observer(TURN)

    monkeypatch.setattr(world.memory, "keep_up", keep_up)


@pytest.mark.usefixtures("turns")
async def test_many_skipped_items_let_others_run(world: World, server: FakeServer) -> None:
    for number in range(1_000):
        server.add(f"{number}", MOVIE, POSTER)
    tally = await world.scan(max_refreshes=1)
    assert tally.skipped == 999
    assert max(results_per_turn(world)) <= 50


@pytest.mark.usefixtures("turns")
async def test_many_items_that_are_gone_or_healthy_let_others_run(
    world: World, server: FakeServer
) -> None:
    server.add("there", MOVIE)
    for number in range(1_000):
        world.memory.failed_before(f"gone {number}", POSTER)
        world.memory.failed_before(f"healed {number}", POSTER)
        server.add(f"healed {number}", MOVIE)
    tally = await world.scan(retry_limit=5_000)
    assert (tally.gone, len(world.observer.outcomes)) == (1_000, 2_000)
    assert max(results_per_turn(world)) <= 50


@pytest.mark.usefixtures("turns")
async def test_many_numbered_titles_let_others_run(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.shelves.pop("1")
    for number in range(1_000):
        title = f"Word {number}"
        server.add(f"{number}", EPISODE, library_id="2", title=title, number=number, parent_key="p")
    judged = [0]

    def looks_defective(item: MediaItem, criteria: Criteria) -> bool:
        judged[-1] += 1
        return defects.looks_defective(item, criteria)

    async def keep_up() -> None:
        judged.append(0)

    monkeypatch.setattr(confirm, "looks_defective", looks_defective)
    monkeypatch.setattr(world.memory, "keep_up", keep_up)
    server.before_page = lambda _: judged.append(0)
    tally = await world.scan(page_size=100)
    assert (tally.healthy, sum(judged)) == (1_000, 2_000), "in their list and at its end"
    assert max(judged) <= 100


async def test_the_order_of_a_crowd_is_found_in_many_turns_and_leaves_nothing_behind() -> None:
    waiting, turns = Candidates(), 0
    for number in range(2_000):
        waiting.add(candidate(f"{number}", POSTER))

    async def pause() -> None:
        nonlocal turns
        turns += 1

    order = await in_fair_order(waiting, pause)
    assert turns >= 2 * 2_000 / 500
    assert list(waiting.take()) == []
    assert [int(unpack(each).item.rating_key) for each in order] == from_both_ends(range(2_000))


async def test_a_sort_in_parts_is_the_sort_of_all(world: World, server: FakeServer) -> None:
    for number in range(2_500):
        server.add(f"{number}", MOVIE, POSTER, added_at=NOW - (number * 7919) % 2_500)
    await world.scan(max_refreshes=1)
    *skipped, refreshed = world.observer.order
    dates = [NOW - (int(key) * 7919) % 2_500 for key in (refreshed, *skipped)]
    assert dates == from_both_ends(sorted(dates, reverse=True))


def add_artist(server: FakeServer, *defects: Defect, albums: int = 30) -> None:
    server.add_library("3", LibraryType.ARTIST)
    server.add("300", MediaType.ARTIST, *defects, library_id="3")
    for number in range(301, 301 + albums):
        server.add(f"{number}", MediaType.ALBUM, library_id="3", parent_key="300")


async def test_a_weak_defect_does_not_justify_a_refresh_of_everything_below(
    world: World, server: FakeServer
) -> None:
    add_artist(server, IDS)
    server.add("1", MOVIE, IDS)
    await world.scan()
    assert server.refreshed == ["1"]
    assert world.observer.outcomes["300"].skip_reason is SkipReason.TOO_COSTLY
    await world.scan(rating_keys=("300",))
    assert server.refreshed == ["1", "300"], "whoever names it decides"


async def test_various_artists_cost_no_refresh_of_all_albums(
    world: World, server: FakeServer
) -> None:
    add_artist(server, SUMMARY, POSTER, albums=300)
    server.change("300", title="Various Artists")
    await world.scan()
    assert server.refreshed == []
    assert world.observer.outcomes["300"].skip_reason is SkipReason.TOO_COSTLY


async def test_a_show_of_which_only_a_weak_defect_is_left_at_its_turn_is_not_refreshed(
    world: World, server: FakeServer
) -> None:
    server.add_library("1", LibraryType.SHOW)
    server.latency = 100
    server.add("200", MediaType.SHOW, Defect.NO_MATCH, added_at=NOW - 10)
    server.add("300", MediaType.SHOW, Defect.MISSING_POSTER, Defect.NO_EXTERNAL_IDS)
    thumb = {"thumb": "/library/metadata/300/thumb/1"}
    timer = asyncio.get_running_loop().create_task(server.clock.sleep(50))
    timer.add_done_callback(lambda _: server.change("300", **thumb))
    await world.scan(in_flight=1)
    assert server.refreshed == ["200"]
    assert world.observer.outcomes["300"].skip_reason is SkipReason.TOO_COSTLY

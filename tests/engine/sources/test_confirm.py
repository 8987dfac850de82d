"""Telling healthy items from suspects."""

from collections.abc import Mapping, Sequence
from copy import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.context import Scan
from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import (
    RequestError,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.options import ScanOptions
from custom_components.plex_smart_refresher.engine.resilience.pause import PauseControl
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from custom_components.plex_smart_refresher.engine.sources.confirm import Confirmer
from custom_components.plex_smart_refresher.engine.traits import ServerTraits

from ..fakes import DAY, NOW, FakeMemory, FakeServer, World, healthy

POSTER, SUMMARY, IDS = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY, Defect.NO_EXTERNAL_IDS
MOVIE, EPISODE = MediaType.MOVIE, MediaType.EPISODE
OLD = NOW - 400 * DAY


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")


async def test_a_list_that_withholds_ids_and_locks_proves_no_defect(
    world: World, server: FakeServer
) -> None:
    server.withholds_ids = True
    server.add("10")
    server.add("11", MOVIE, POSTER, locked_fields=frozenset({"thumb"}))
    server.add("12", MOVIE, IDS)
    tally = await world.scan()
    assert world.results == {"12": Result.FIXED}
    assert (tally.checked, tally.healthy) == (3, 2)


async def test_complete_lists_prove_what_is_wrong_with_matched_items(
    world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.traits = ServerTraits(lists_show_locks=True, lists_show_ids=True)
    server.add("10", MOVIE, POSTER)
    server.add("11", MOVIE, POSTER, locked_fields=frozenset({"thumb"}))
    server.add("12", MOVIE, Defect.NO_MATCH)
    asked: list[list[str]] = []
    read_items = server.read_items

    async def read(keys: Sequence[str]) -> Mapping[str, MediaItem]:
        asked.append([*keys])
        return await read_items(keys)

    monkeypatch.setattr(server, "read_items", read)
    tally = await world.scan(dry_run=True)
    assert world.results == {"10": Result.WOULD_REFRESH, "12": Result.WOULD_REFRESH}
    assert (tally.checked, tally.healthy) == (3, 1)
    assert asked[0] == ["12"]  # for the file of the unmatched one
    assert any("are judged without their details" in line for line in world.observer.lines)


async def test_a_match_of_an_unknown_kind_is_counted_and_left_alone(
    world: World, server: FakeServer
) -> None:
    server.add("10", MOVIE, POSTER, guid="org.example.agents.home://7")
    server.add("11", MOVIE, guid="org.example.agents.home://8")
    tally = await world.scan()
    assert (tally.checked, tally.healthy, world.results) == (2, 2, {})
    text = "Library 1: 2 items have a match of an unknown kind and are left alone"
    assert [line for line in world.observer.lines if "unknown kind" in line] == [text]


async def test_suspects_are_confirmed_in_batches(world: World, server: FakeServer) -> None:
    server.withholds_ids = True
    for number in range(1000):
        server.add(str(number))
    assert (await world.scan(page_size=150)).healthy == 1000
    assert server.calls["read_items"] < 10


async def test_details_that_leave_out_the_library_do_not_hide_an_item(
    world: World, server: FakeServer
) -> None:
    server.add("10", MOVIE, POSTER)
    read_items = server.read_items

    async def read_without_library(keys: Any) -> Any:
        items = await read_items(keys)
        return {key: replace(item, library_id="") for key, item in items.items()}

    server.read_items = read_without_library  # type: ignore[method-assign]
    await world.scan()
    assert world.results == {"10": Result.FIXED}


async def test_what_vanishes_after_it_was_listed_is_gone(world: World, server: FakeServer) -> None:
    server.add("10", MOVIE, POSTER)
    server.add("11", MOVIE, POSTER)
    read_items = server.read_items

    async def vanish_and_read(keys: Any) -> Any:
        server.items.pop("10", None)
        return await read_items(keys)

    server.read_items = vanish_and_read  # type: ignore[method-assign]
    await world.scan()
    assert world.results == {"10": Result.GONE, "11": Result.FIXED}
    assert world.observer.outcomes["10"].before == {POSTER}


async def test_an_unreadable_item_is_an_error_and_tried_again_another_day(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    server.add("10", MOVIE, POSTER)
    server.add("11", MOVIE, POSTER)
    server.fail("read_items", RequestError("status 500"), key="10")
    await world.scan()
    assert world.results == {"10": Result.ERRORED, "11": Result.FIXED}
    assert memory.remembered["10"].defects == {POSTER}
    assert memory.remembered["10"].library_id == "1"


async def test_a_failed_item_in_the_window_is_left_alone_until_it_is_due(
    world: World, server: FakeServer, memory: FakeMemory
) -> None:
    for key in ("waits", "given up", "ignored", "worse"):
        server.add(key, MOVIE, POSTER)
    memory.failed_before("waits", POSTER, next_attempt=NOW + 3600.0)
    memory.failed_before("given up", POSTER, given_up=True, next_attempt=None)
    memory.failed_before("ignored", POSTER, ignored=True)
    memory.failed_before("worse", SUMMARY, next_attempt=NOW + 3600.0)
    before = dict(memory.remembered)
    await world.scan()
    reasons = {key: outcome.skip_reason for key, outcome in world.observer.outcomes.items()}
    assert reasons == {
        "waits": SkipReason.BACKOFF,
        "given up": SkipReason.GIVEN_UP,
        "ignored": SkipReason.IGNORED,
        "worse": None,
    }
    assert memory.remembered == {key: before[key] for key in before if key != "worse"}


async def test_an_item_that_is_done_is_counted_once_however_often_it_is_listed(
    world: World,
) -> None:
    scan = Scan(
        port=world.server,
        memory=world.memory,
        journal=world.journal,
        clock=world.clock,
        pause_control=PauseControl(world.clock),
        options=ScanOptions(),
        done={"7": Result.FIXED, "8": Result.HEALTHY},
    )
    confirmer = Confirmer(scan, (), frozenset())
    await confirmer.add_listed([healthy("7"), healthy("7")])
    assert (scan.tally.checked, scan.tally.fixed) == (1, 1)
    await confirmer.count_all_done()
    assert (scan.tally.checked, scan.tally.fixed, scan.tally.healthy) == (2, 1, 1)

"""A second look at a library reads only what can have changed, and misses nothing."""

import asyncio
from collections.abc import Mapping
from copy import replace
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings, strategies as st
import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import RequestError, ServerLostError
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from custom_components.plex_smart_refresher.engine.traits import ServerTraits
from plex_simulator import Outcome

from ..fakes import DAY, NOW, FakeMemory, FakeServer, SimulatedClock, World, new_world

POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
MOVIE = MediaType.MOVIE


@pytest.fixture
def films(server: FakeServer) -> None:
    """Put thirty healthy films on a server, each a day older than the one before."""
    server.add_library("1")
    server.content["1"] = 1000
    for number in range(30):
        server.add(f"{number}", added_at=NOW - number * DAY, updated_at=NOW - number * DAY)


def pages_since(server: FakeServer) -> Mapping[str, int]:
    """Return how often lists were read since the last time that was asked."""
    pages = {call: server.calls[call] for call in ("read_page", "read_changed_page", "read_items")}
    server.calls.clear()
    return pages


async def second_scan(world: World, **options: Any) -> Mapping[str, int]:
    """Scan again, and return how often lists and details were read."""
    world.clock.now += 3600
    world.server.calls.clear()
    await world.scan(**({"window_days": 0, "page_size": 10} | options))
    return pages_since(world.server)


CHEAP = {"read_page": 0, "read_changed_page": 1, "read_items": 0}


@pytest.mark.usefixtures("films")
class TestAnUnchangedLibrary:
    async def test_is_not_read_again(self, world: World) -> None:
        await world.scan(window_days=0, page_size=10)
        first = world.observer.health["1"]
        assert await second_scan(world) == CHEAP
        second = world.observer.health["1"]
        assert (second.is_complete, second.checked, second.defective) == (True, 30, 0)
        assert second.checkpoint is not None
        assert first.checkpoint is not None
        assert second.checkpoint.full_scan_at == first.checkpoint.full_scan_at
        assert "Library 1: unchanged since the scan of 2027-01-15 08:00 UTC; only its 0" in (
            "\n".join(world.observer.lines)
        )

    async def test_is_read_in_full_by_a_server_that_does_not_sort_by_change(
        self, world: World, server: FakeServer
    ) -> None:
        server.traits = ServerTraits(sorts_by_change=False)
        await world.scan(window_days=0, page_size=10)
        pages = await second_scan(world)
        assert pages["read_changed_page"] == 0
        assert pages["read_page"] > 1

    async def test_costs_one_more_request_for_what_stayed_defective(
        self, world: World, server: FakeServer
    ) -> None:
        server.add("bad", MOVIE, POSTER, outcome=Outcome.NEVER, updated_at=NOW - 40 * DAY)
        await world.scan(window_days=0, page_size=10)
        assert world.results == {"bad": Result.UNRESOLVED}
        assert await second_scan(world) == CHEAP | {"read_items": 1}
        assert world.observer.outcomes["bad"].skip_reason is SkipReason.BACKOFF
        world.clock.now += DAY
        world.server.content_counts_edits = False
        assert (await second_scan(world))["read_page"] == 0
        assert world.results == {"bad": Result.UNRESOLVED}

    async def test_counts_only_what_was_looked_at(self, world: World, server: FakeServer) -> None:
        server.add("bad", MOVIE, POSTER, outcome=Outcome.NEVER, updated_at=NOW - 40 * DAY)
        await world.scan(window_days=0, dry_run=True)
        tally = await world.scan(window_days=0, dry_run=True)
        assert (tally.checked, tally.defective) == (2, 1)
        health = world.observer.health["1"]
        assert (health.checked, health.defective, health.defects) == (31, 1, {POSTER: 1})

    async def test_leaves_alone_what_got_its_result_before_a_restart(
        self, world: World, server: FakeServer
    ) -> None:
        server.add("bad", MOVIE, POSTER, outcome=Outcome.NEVER, updated_at=NOW - 40 * DAY)
        await world.scan(window_days=0)
        world.clock.now += 3 * DAY
        world.done = {"bad": Result.UNRESOLVED}
        assert await second_scan(world) == CHEAP
        assert world.results == {}
        assert world.server.refreshed == ["bad"]

    async def test_looks_once_at_what_is_due(self, world: World, server: FakeServer) -> None:
        server.add("bad", MOVIE, POSTER, outcome=Outcome.NEVER, updated_at=NOW - 40 * DAY)
        await world.scan(window_days=0)
        server.change("bad", updated_at=NOW - 40 * DAY)
        world.clock.now += 3 * DAY
        await second_scan(world)
        assert world.results == {"bad": Result.UNRESOLVED}

    async def test_is_read_in_full_after_a_week(self, world: World) -> None:
        await world.scan(window_days=0, page_size=10)
        for _ in range(6):
            world.clock.now += DAY
            assert await second_scan(world) == CHEAP
        world.clock.now += DAY
        assert (await second_scan(world))["read_page"] == 4
        assert await second_scan(world) == CHEAP

    async def test_is_read_in_full_if_the_clock_was_set_back(self, world: World) -> None:
        await world.scan(window_days=0, page_size=10)
        world.clock.now -= DAY
        assert (await second_scan(world))["read_page"] == 4

    async def test_is_always_read_in_full_if_that_is_asked_for(self, world: World) -> None:
        await world.scan(window_days=0)
        assert (await second_scan(world, full_scan_days=0))["read_page"] == 4

    async def test_is_read_in_full_on_a_server_that_does_not_count(
        self, world: World, server: FakeServer
    ) -> None:
        server.content.clear()
        await world.scan(window_days=0)
        assert world.observer.health["1"].checkpoint is None
        assert (await second_scan(world))["read_page"] == 4

    @pytest.mark.parametrize(
        ("first", "second", "pages"),
        [
            ({"window_days": 10}, {"window_days": 10}, 0),
            ({"window_days": 10}, {"window_days": 5}, 0),
            ({"window_days": 0}, {"window_days": 10}, 0),
            ({"window_days": 10}, {"window_days": 20}, 4),
            ({"window_days": 10}, {"window_days": 0}, 4),
            ({"max_items": 5}, {}, 4),
            ({}, {"max_items": 5}, 2),
            ({"levels": (MediaType.SHOW,)}, {}, 4),
            ({}, {"levels": (MediaType.MOVIE,)}, 0),
            ({"library_ids": ("1",)}, {}, 0),
            ({"rating_keys": ("1",)}, {}, 4),
            ({"dry_run": True}, {}, 0),
        ],
    )
    async def test_is_read_if_more_is_asked_for_than_was_looked_at(
        self, world: World, first: dict[str, Any], second: dict[str, Any], pages: int
    ) -> None:
        await world.scan(**({"window_days": 0, "page_size": 10} | first))
        assert (await second_scan(world, **second))["read_page"] == pages

    async def test_is_judged_for_itself(self, world: World, server: FakeServer) -> None:
        server.add_library("2")
        server.content["2"] = 7
        server.add("200", library_id="2")
        await world.scan(window_days=0)
        server.add("201", MOVIE, POSTER, library_id="2")
        assert await second_scan(world) == {
            "read_page": 1,
            "read_changed_page": 1,
            "read_items": 3,  # confirmed, read again when its turn comes, verified
        }
        assert world.results == {"201": Result.FIXED}


@pytest.mark.usefixtures("films")
class TestALibraryIsReadInFull:
    async def test_if_its_counter_moved(self, world: World, server: FakeServer) -> None:
        await world.scan(window_days=0)
        server.content["1"] += 1
        assert await second_scan(world) == CHEAP | {"read_page": 4, "read_changed_page": 0}

    async def test_if_a_list_has_another_length(self, world: World, server: FakeServer) -> None:
        await world.scan(window_days=0)
        del server.items["7"]
        assert (await second_scan(world))["read_page"] == 3

    async def test_if_the_server_does_not_sort_by_the_last_change(
        self, world: World, server: FakeServer
    ) -> None:
        server.sorts_changes = False
        await world.scan(window_days=0)
        server.change("0", updated_at=NOW - 300 * DAY)
        assert (await second_scan(world))["read_page"] == 4

    @pytest.mark.parametrize("error", [RequestError("status 400"), RequestError("status 500")])
    async def test_if_its_latest_changes_are_unreadable(
        self, world: World, server: FakeServer, error: RequestError
    ) -> None:
        await world.scan(window_days=0)
        server.fail("read_changed_page", error)
        assert (await second_scan(world))["read_page"] == 4
        assert any("latest changes are unreadable" in line for line in world.observer.lines)

    async def test_if_too_much_has_changed_to_hold_it(
        self, world: World, server: FakeServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(
            "custom_components.plex_smart_refresher.engine.reading.paging._MOST_CHANGED", 12
        )
        server.content_counts_edits = False
        await world.scan(window_days=0)
        for number in range(15):
            server.edit(f"{number}", title="Other")
        assert await second_scan(world) == CHEAP | {"read_page": 4, "read_changed_page": 2}

    @pytest.mark.parametrize("fields", [{"updated_at": None}, {"updated_at": NOW + 9 * DAY}])
    async def test_if_items_have_no_date_or_all_of_them_one_in_the_future(
        self, world: World, server: FakeServer, fields: dict[str, Any]
    ) -> None:
        for key in server.items:
            server.change(key, **fields)
        await world.scan(window_days=0)
        assert world.observer.health["1"].checkpoint is None

    async def test_if_a_single_item_has_no_date(self, world: World, server: FakeServer) -> None:
        server.change("3", updated_at=None)
        await world.scan(window_days=0)
        assert world.observer.health["1"].checkpoint is None

    async def test_if_something_moved_back_in_a_list_while_that_was_read(
        self, world: World, server: FakeServer
    ) -> None:
        server.content_counts_edits = False
        server.change("10", thumb="")

        def move(start: int) -> None:
            if start == 10:
                server.edit("3", added_at=NOW - 100 * DAY)

        server.before_page = move
        await world.scan(window_days=0, page_size=10)
        assert world.results == {}
        server.before_page = lambda _: None
        assert (await second_scan(world))["read_page"] == 4
        assert world.results == {"10": Result.FIXED}

    async def test_if_something_moved_back_while_what_had_slipped_was_read(
        self, world: World, server: FakeServer
    ) -> None:
        server.content_counts_edits = False
        server.change("10", thumb="")
        changes = {10: lambda: server.remove("3"), 9: lambda: server.add("100", added_at=NOW)}
        server.before_page = lambda start: changes.pop(start, lambda: None)()
        server.count_change = lambda *_, **__: None  # type: ignore[method-assign] # of no server
        await world.scan(window_days=0, page_size=10)
        assert (world.results, changes) == ({}, {})
        assert (await second_scan(world))["read_page"] == 4
        assert world.results == {"10": Result.FIXED}

    async def test_if_an_entry_could_not_be_delivered(
        self, world: World, server: FakeServer
    ) -> None:
        server.bad_entries = {"20"}
        await world.scan(window_days=0)
        assert world.observer.health["1"].checkpoint is None

    async def test_if_a_list_was_unreadable(self, world: World, server: FakeServer) -> None:
        server.add_library("2", LibraryType.SHOW)
        server.content["2"] = 1
        server.fail("read_page", RequestError("status 500"), key="2")
        await world.scan(window_days=0)
        assert world.observer.health["2"].checkpoint is None
        assert world.observer.health["1"].checkpoint is not None


@pytest.mark.usefixtures("films")
class TestWhatAScanChangedItself:
    async def test_does_not_make_the_next_one_read_everything(
        self, world: World, server: FakeServer
    ) -> None:
        server.add("bad", MOVIE, POSTER)
        await world.scan(window_days=0)
        assert world.results == {"bad": Result.FIXED}
        assert server.content["1"] > 1001
        assert await second_scan(world) == CHEAP
        assert world.results == {}

    async def test_is_not_told_from_what_others_did_while_lists_were_read(
        self, world: World, server: FakeServer
    ) -> None:
        server.add("bad", MOVIE, POSTER)
        server.before_page = lambda _: server.edit("5", title="Other")
        await world.scan(window_days=0)
        server.before_page = lambda _: None
        assert (await second_scan(world))["read_page"] == 4

    async def test_makes_the_next_one_read_everything_if_it_cannot_be_told(
        self, world: World, server: FakeServer
    ) -> None:
        server.add("bad", MOVIE, POSTER)
        await world.scan(window_days=0)
        server.edit("bad", thumb="")
        fail_later(server)
        await world.scan(window_days=0)
        assert world.results == {"bad": Result.FIXED}
        assert "the next scan reads all libraries in full: away" in world.observer.lines
        server.failures.clear()
        assert (await second_scan(world))["read_page"] == 4


def fail_later(server: FakeServer) -> None:
    """Let the server go away for who asks for its libraries a second time."""
    server.before_page = lambda _: server.fail("libraries", ServerLostError("away"))


@pytest.mark.usefixtures("films")
class TestNothingIsMissed:
    async def test_of_what_was_edited(self, world: World, server: FakeServer) -> None:
        server.content_counts_edits = False
        await world.scan(window_days=0)
        world.clock.now += 3600
        server.edit("25", thumb="")
        assert await second_scan(world) == CHEAP | {"read_items": 3}
        assert world.results == {"25": Result.FIXED}

    async def test_of_what_was_edited_outside_the_window(
        self, world: World, server: FakeServer, memory: FakeMemory
    ) -> None:
        server.content_counts_edits = False
        await world.scan(window_days=10)
        server.edit("25", thumb="")
        await second_scan(world, window_days=10)
        assert world.results == {}
        memory.failed_before("25", POSTER)
        await second_scan(world, window_days=10)
        assert world.results == {"25": Result.FIXED}

    async def test_of_what_left_the_window_defective(
        self, world: World, server: FakeServer
    ) -> None:
        server.content_counts_edits = False
        server.add("bad", MOVIE, POSTER, added_at=NOW - 9 * DAY, outcome=Outcome.NEVER)
        await world.scan(window_days=10, backoff_hours=24 * 7)
        world.clock.now += 2 * DAY
        assert (await second_scan(world, window_days=10))["read_page"] == 0
        assert world.results == {}
        world.clock.now += 6 * DAY
        await second_scan(world, window_days=10, full_scan_days=30)
        assert world.results == {"bad": Result.UNRESOLVED}

    async def test_of_what_could_not_be_read_in_detail(
        self, world: World, server: FakeServer
    ) -> None:
        server.add("bad", MOVIE, POSTER, updated_at=NOW - 40 * DAY)
        server.fail("read_items", RequestError("status 500"), key="bad")
        await world.scan(window_days=0)
        for _ in range(2):
            await second_scan(world)
            assert world.results == {"bad": Result.ERRORED}
        server.failures.clear()
        world.clock.now += 5 * DAY
        await second_scan(world)
        assert world.results == {"bad": Result.FIXED}

    async def test_of_what_the_clock_of_the_server_being_set_back_hides(
        self, world: World, server: FakeServer
    ) -> None:
        server.content_counts_edits = False
        await world.scan(window_days=0)
        server.change("12", thumb="", updated_at=NOW - 200)
        await second_scan(world)
        assert world.results == {"12": Result.FIXED}

    async def test_of_what_has_a_date_in_the_future(self, world: World, server: FakeServer) -> None:
        server.content_counts_edits = False
        server.change("3", updated_at=NOW + 100 * DAY)
        await world.scan(window_days=0)
        world.clock.now += 3600
        server.edit("25", thumb="")
        assert (await second_scan(world))["read_page"] == 0
        assert world.results == {"25": Result.FIXED}


# Whatever changes, at whatever moment


KEYS = st.integers(0, 14)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "break", "heal", "remove", "swap", "rekey", "date"]),
        KEYS,
        st.sampled_from([(), (POSTER,), (SUMMARY,), (POSTER, SUMMARY)]),
        st.integers(0, 45),
    ),
    max_size=4,
)
ROUNDS = st.lists(
    st.tuples(
        CHANGES,
        st.sampled_from([1, 3600, DAY, 3 * DAY]),
        st.fixed_dictionaries(
            {
                "window_days": st.sampled_from([0, 0, 30]),
                "page_size": st.sampled_from([2, 5, 500]),
                "max_refreshes": st.sampled_from([0, 0, 1]),
                "dry_run": st.sampled_from([False, False, True]),
                "levels": st.sampled_from([tuple(MediaType), (MediaType.MOVIE,)]),
            }
        ),
        st.booleans(),
    ),
    min_size=2,
    max_size=5,
)


class Film:
    """Changes the films of a server as its owner and its scanner do."""

    def __init__(self, server: FakeServer, clock: SimulatedClock) -> None:
        self.server, self.clock = server, clock
        self.numbers = count(100)

    def change(self, kind: str, number: int, defects: tuple[Defect, ...], age: int) -> None:
        now = int(self.clock.time())
        keys = sorted(self.server.items)
        key = keys[number % len(keys)] if keys else None
        if kind == "add" or key is None:
            self._add(defects, now - age * DAY)
        elif kind == "break":
            broken = {"thumb": ""} if POSTER in defects else {"has_summary": False}
            self.server.edit(key, **broken)
        elif kind == "heal":
            self.server.edit(key, thumb=f"/library/metadata/{key}/thumb/2", has_summary=True)
        elif kind == "remove":
            self.server.remove(key)
        elif kind == "swap":
            self.server.remove(key)
            self._add(defects, now)
        elif kind == "rekey":
            stored = self.server.items[key]
            self.server.remove(key)
            new = f"{next(self.numbers)}"
            item = replace(stored.item, rating_key=new, updated_at=now)
            cure = replace(stored.cure, rating_key=new)
            self.server.items[new] = replace(stored, item=item, cure=cure)
            self.server.count_change(item)
        else:
            self.server.edit(key, added_at=now - age * DAY)

    def _add(self, defects: tuple[Defect, ...], added_at: int) -> None:
        self.server.add(
            f"{next(self.numbers)}",
            MOVIE,
            *defects,
            outcome=Outcome.NEVER if added_at % 2 else Outcome.FIXED,
            added_at=added_at,
            updated_at=int(self.clock.time()),
        )


def found(world: World) -> dict[str, tuple[frozenset[Defect], SkipReason | None]]:
    """Return what a scan found defective, and what it would do."""
    return {
        key: (outcome.before, outcome.skip_reason)
        for key, outcome in world.observer.outcomes.items()
        if outcome.result in (Result.WOULD_REFRESH, Result.SKIPPED, Result.ERRORED)
    }


async def compare_scans(rounds: list[Any], start: list[tuple[Outcome, bool]], counter: str) -> None:
    """Check after each round of changes that a scan finds what a full one does."""
    world = new_world()
    server, films = world.server, Film(world.server, world.clock)
    server.add_library("1")
    for number, (outcome, is_broken) in enumerate(start):
        date = NOW - (number + 1) * 3 * DAY
        defects = (POSTER,) if is_broken else ()
        server.add(f"{number}", MOVIE, *defects, outcome=outcome, added_at=date, updated_at=date)
    server.content["1"] = 1000
    server.content_counts_edits = counter == "all"
    if counter == "none":
        server.count_change = lambda *_, **__: None  # type: ignore[method-assign]
    for changes, pause, options, is_amid in rounds:
        todo = list(changes)

        def change_one(_: int, todo: list[Any] = todo) -> None:
            if todo and todo[-1][0] != "date":  # which a window may not notice
                films.change(*todo.pop())

        server.before_page = change_one if is_amid else lambda _: None
        await world.scan(**options)
        server.before_page = lambda _: None
        await server.settle()
        world.clock.now += pause
        while todo:
            films.change(*todo.pop())
        same = options | {"dry_run": True, "max_refreshes": 0}
        await world.scan(forgetful=True, **same)
        expected = found(world)
        jobs = list(world.jobs)
        await world.scan(**same)
        assert found(world) == expected
        world.jobs = jobs
    await server.settle()


@given(
    rounds=ROUNDS,
    start=st.lists(st.tuples(st.sampled_from(Outcome), st.booleans()), max_size=15),
    counter=st.sampled_from(["all", "members", "none"]),
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_a_second_scan_finds_what_a_full_scan_finds(
    rounds: list[Any], start: list[tuple[Outcome, bool]], counter: str
) -> None:
    with asyncio.Runner() as runner:
        runner.run(compare_scans(rounds, start, counter))

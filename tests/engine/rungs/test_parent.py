"""The parent of an item is refreshed if that is likely to help, rarely, and once for all below."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.errors import JournalError, RequestError
from custom_components.plex_smart_refresher.engine.ladder_terms import ItemForm, RungName, WriteKind
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import RestoredField, Result, SkipReason
from plex_simulator import Outcome

from ..fakes import DAY, FakeServer, World

SUMMARY = Defect.MISSING_SUMMARY
EPISODES = ("31", "32", "33")
PARENT = (WriteKind.REFRESH_PARENT, "21")


def add_season(server: FakeServer, broken: int = 1, **fields: Any) -> None:
    """Add a show with a season of which some episodes are only healed with a parent."""
    server.add_library("1", LibraryType.SHOW)
    server.add("20", MediaType.SHOW)
    server.add("21", MediaType.SEASON, parent_key="20", **fields)
    for number, key in enumerate(EPISODES):
        defects = (SUMMARY,) if number < broken else ()
        below = {"parent_key": "21", "grandparent_key": "20"}
        server.add(key, MediaType.EPISODE, *defects, **below)
        server.items[key].needs_parent = True


async def test_a_season_is_refreshed_if_that_of_its_episode_changed_nothing(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    tally = await world.scan()
    assert (tally.fixed, server.refreshed) == (1, ["31", "21"])
    outcome = world.observer.outcomes["31"]
    assert (outcome.result, outcome.rung) == (Result.FIXED, RungName.REFRESH_PARENT)
    assert world.journal.kinds == [(WriteKind.REFRESH, "31"), PARENT]
    assert outcome.change_ids == ("1", "2")
    change = world.journal.changes["2"]
    assert [each.rating_key for each in change.below] == [*EPISODES]
    assert not change.is_open


async def test_the_episodes_of_a_season_share_its_refresh(world: World, server: FakeServer) -> None:
    add_season(server, broken=3)
    tally = await world.scan()
    assert (tally.fixed, server.refreshed.count("21")) == (3, 1)
    assert server.refreshed[-1] == "21"
    rungs = {key: outcome.rung for key, outcome in world.observer.outcomes.items()}
    assert rungs == dict.fromkeys(EPISODES, RungName.REFRESH_PARENT)


@pytest.mark.parametrize("in_flight", [1, 2, 3])
async def test_episodes_wait_for_a_refresh_of_their_season_and_need_none_of_their_own(
    world: World, server: FakeServer, in_flight: int
) -> None:
    add_season(server, broken=3)
    for number in range(40, 52):
        below = {"parent_key": "21", "grandparent_key": "20"}
        server.add(f"{number}", MediaType.EPISODE, SUMMARY, **below)
        server.items[f"{number}"].needs_parent = True
    tally = await world.scan(in_flight=in_flight)
    assert (tally.fixed, server.refreshed.count("21")) == (15, 1)
    assert len(server.refreshed) <= 4 * in_flight + 2  # those that start while the first settles
    assert server.most_queued <= in_flight
    outcomes = world.observer.outcomes
    waited = next(outcomes[key] for key in outcomes if key not in server.refreshed)
    assert (waited.rung, waited.change_ids) == (
        RungName.REFRESH_PARENT,
        (next(key for key, each in world.journal.changes.items() if each.kind is PARENT[0]),),
    )


async def test_the_show_follows_if_the_season_does_not_help(
    world: World, server: FakeServer
) -> None:
    add_season(server, broken=2)
    server.items["31"].outcome = server.items["32"].outcome = Outcome.NEVER
    tally = await world.scan()
    assert tally.unresolved == 2
    assert sorted(server.refreshed) == ["20", "21", "31", "32"]
    assert world.observer.outcomes["31"].rung is None
    await world.scan(rating_keys=("31",))
    assert server.refreshed[4:] == ["31"], "each parent once a day"
    world.clock.now += DAY
    await world.scan(rating_keys=("31",))
    assert server.refreshed[5:] == ["31", "21", "20"]


async def test_an_item_without_a_parent_has_nothing_to_refresh_but_itself(
    world: World, server: FakeServer
) -> None:
    server.add_library("1")
    server.add("10", MediaType.MOVIE, SUMMARY, outcome=Outcome.NEVER)
    await world.scan()
    assert server.refreshed == ["10"]


async def test_a_parent_refreshed_on_its_own_in_this_scan_is_not_refreshed_again(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    server.change("20", thumb="")
    server.items["31"].outcome = Outcome.NEVER
    await world.scan()
    assert server.refreshed == ["20"]
    assert world.results["31"] is Result.UNRESOLVED


async def test_what_is_fixed_with_its_defective_show_names_the_refresh_of_the_show(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    server.change("20", thumb="")
    await world.scan()
    assert server.refreshed == ["20"]
    outcome = world.observer.outcomes["31"]
    assert (outcome.result, outcome.rung, outcome.change_ids) == (
        Result.FIXED,
        RungName.REFRESH,
        ("1",),
    )


@pytest.mark.parametrize("reason", ["partly", "slow"])
async def test_one_defective_child_whose_own_refresh_did_something_is_no_reason(
    world: World, server: FakeServer, reason: str
) -> None:
    add_season(server)
    server.change("31", thumb="")
    server.items["31"].needs_parent = False
    server.items["31"].outcome = Outcome.PARTLY if reason == "partly" else Outcome.IGNORED
    await world.scan()
    assert server.refreshed == ["31"]


async def test_a_server_that_is_too_slow_for_the_items_gets_no_refresh_of_their_parent(
    world: World, server: FakeServer
) -> None:
    add_season(server, broken=2)
    for key in ("31", "32"):
        server.items[key].outcome = Outcome.IGNORED
    await world.scan()
    assert world.results == {"31": Result.TIMED_OUT, "32": Result.TIMED_OUT}
    assert sorted(server.refreshed) == ["31", "32"]


async def test_several_defective_children_are_a_reason_even_if_one_was_helped(
    world: World, server: FakeServer
) -> None:
    add_season(server, broken=2)
    for key in ("31", "32"):
        server.change(key, thumb="")
        server.items[key].needs_parent = False
        server.items[key].outcome = Outcome.PARTLY
    await world.scan()
    assert sorted(server.refreshed) == ["20", "21", "31", "32"]


async def test_a_season_that_needs_its_show_keeps_no_slot_from_it(
    world: World, server: FakeServer
) -> None:
    add_season(server, broken=2)
    server.change("21", thumb="")
    server.items["21"].needs_parent = True
    tally = await world.scan(in_flight=1)
    assert (tally.fixed, server.refreshed) == (3, ["21", "20"])


@pytest.mark.parametrize("played", ["20", "21", "32"])
async def test_nothing_is_refreshed_while_somebody_plays_something_of_it(
    world: World, server: FakeServer, played: str
) -> None:
    add_season(server)
    server.played = {played}
    await world.scan()
    assert server.refreshed == (["31", "21"] if played == "20" else ["31"])
    server.played, world.clock.now = {"99"}, world.clock.now + DAY
    await world.scan()
    assert world.results.get("31", Result.FIXED) is Result.FIXED


async def test_a_parent_with_too_much_below_is_left_alone(world: World, server: FakeServer) -> None:
    add_season(server)
    for number in range(100, 198):
        below = {"parent_key": "22", "grandparent_key": "20"}
        server.add(f"{number}", MediaType.EPISODE, **below)
    server.items["31"].outcome = Outcome.NEVER
    await world.scan()
    assert server.refreshed == ["31", "21"], "the show has 101 episodes"


async def test_a_parent_with_manual_edits_below_is_left_alone(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    locked = {"guid": "local://33", "locked_fields": frozenset({"title"})}
    server.change("33", **locked)
    await world.scan()
    assert (server.refreshed, server.destroyed) == (["31"], [])
    server.change("31", has_summary=False, summary="", title="TBA")
    await world.scan(rungs=(RungName.REFRESH_PARENT,), rating_keys=("31", "32"), force=True)
    assert (server.refreshed, server.destroyed) == (["31"], [])


async def test_what_the_refresh_of_a_parent_damages_below_is_restored(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    server.select("32", "upload://mine")
    server.harms("32", replaced_by="metadata://posters/first")
    await world.scan()
    assert server.items["32"].selected == "upload://mine"
    assert world.observer.outcomes["31"].restored == (RestoredField.BELOW,)
    assert not world.journal.changes["2"].is_open


async def test_what_a_parent_and_all_below_cost_counts(world: World, server: FakeServer) -> None:
    add_season(server)
    await world.scan(max_refreshes=4)
    assert server.refreshed == ["31"]
    assert world.results == {"31": Result.UNRESOLVED}
    world.clock.now += DAY
    await world.scan(max_refreshes=5)
    assert server.refreshed == ["31", "31", "21"]


@pytest.mark.parametrize("gone", ["20", "21"])
async def test_a_parent_that_is_gone_is_not_refreshed(
    world: World, server: FakeServer, gone: str
) -> None:
    add_season(server)
    server.items["31"].outcome = Outcome.NEVER
    server.remove(gone)
    await world.scan()
    assert world.results == {"31": Result.UNRESOLVED}
    assert gone not in server.refreshed


async def test_a_parent_that_vanishes_with_its_refresh_is_told(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    server.items["21"].outcome = Outcome.VANISHED
    await world.scan()
    assert world.results == {"31": Result.FIXED}
    after = world.journal.changes["2"].after
    assert after is not None
    assert (after.rating_key, after.title) == ("21", "")


async def test_a_failure_of_the_second_rung_keeps_what_the_first_one_did(
    world: World, server: FakeServer
) -> None:
    add_season(server, broken=2)
    server.fail("refresh", RequestError("status 500"), key="21")
    server.fail("refresh", RequestError("status 500"), key="20")
    await world.scan()
    assert world.results == {"31": Result.UNRESOLVED, "32": Result.UNRESOLVED}
    assert any(
        "the repair “refresh_parent” failed: status 500" in line for line in world.observer.lines
    )
    assert not [each for each in world.journal.changes.values() if each.is_open]


async def test_a_change_that_failed_and_cannot_be_read_stays_open(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    server.fail("refresh", RequestError("status 500"), key="21")
    reads = server.read_items

    async def read_items(rating_keys: Sequence[str]) -> Mapping[str, MediaItem]:
        if server.calls["refresh"] > 1 and "21" in rating_keys:
            raise RequestError("status 500")
        return await reads(rating_keys)

    server.read_items = read_items  # type: ignore[method-assign] - fails from then on
    await world.scan()
    assert [each.rating_key for each in world.journal.changes.values() if each.is_open] == ["21"]


async def test_a_journal_that_breaks_during_a_change_leaves_it_open(
    world: World, server: FakeServer
) -> None:
    add_season(server)

    async def finish(change_id: str, after: ItemForm) -> None:
        raise JournalError("the disk is full")

    world.journal.finish = finish  # type: ignore[method-assign] - as a full disk does
    await world.scan()
    assert world.results == {"31": Result.FIXED}
    assert {each.is_open for each in world.journal.changes.values()} == {True}


async def test_a_refresh_that_a_user_took_back_is_not_repeated(
    world: World, server: FakeServer
) -> None:
    add_season(server)
    server.remove("20")
    server.items["31"].outcome = Outcome.NEVER
    await world.scan()
    assert server.refreshed == ["31", "21"]
    await world.journal.mark_undone("2", None)
    world.clock.now += 2 * DAY
    await world.scan()
    assert world.observer.outcomes["31"].skip_reason is SkipReason.NO_REPAIR
    await world.scan(rungs=(RungName.REFRESH,), rating_keys=("31",))
    world.clock.now += 2 * DAY
    await world.scan()
    assert server.refreshed == ["31", "21", "31", "31"], "the season is left alone still"


async def test_without_a_journal_no_parent_is_refreshed(world: World, server: FakeServer) -> None:
    add_season(server)
    world.journal.error = JournalError("the disk is full")
    await world.scan()
    assert (server.refreshed, world.results) == (["31"], {"31": Result.UNRESOLVED})
    said = "changes cannot be recorded, so the only repair is the refresh: the disk is full"
    assert world.observer.lines.count(said) == 1


async def test_a_dry_run_names_the_refresh_of_the_parent_if_that_of_the_item_is_off(
    world: World, server: FakeServer
) -> None:
    add_season(server, broken=2)
    await world.scan(dry_run=True, rungs=(RungName.REFRESH_PARENT,))
    outcome = world.observer.outcomes["31"]
    assert (outcome.result, outcome.rung) == (Result.WOULD_REFRESH, RungName.REFRESH_PARENT)
    assert server.refreshed == []
    await world.scan(dry_run=True, rungs_off=("1:refresh_parent",))
    assert world.observer.outcomes["31"].rung is RungName.REFRESH
    await world.scan(rungs=(), forgetful=True)
    assert world.observer.outcomes["31"].skip_reason is SkipReason.NO_REPAIR

"""A change is taken back as it was recorded, unless somebody has changed the item since."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.edits.changes import form_of
from custom_components.plex_smart_refresher.engine.errors import (
    InvalidTokenError,
    JournalError,
    RequestError,
)
from custom_components.plex_smart_refresher.engine.ladder_terms import ItemForm, WriteKind
from custom_components.plex_smart_refresher.engine.media import LibraryType, MediaType, Poster
from custom_components.plex_smart_refresher.engine.results import (
    ItemOutcome,
    RestoredField,
    Result,
    SkipReason,
)

from ..fakes import AGENTS_POSTERS, DAY, FakeServer, World

FIRST, SECOND = AGENTS_POSTERS
UPLOAD = "upload://posters/mine"
TITLE, SUMMARY, POSTER = RestoredField.TITLE, RestoredField.SUMMARY, RestoredField.POSTER
BELOW, MATCH, LOCKS = RestoredField.BELOW, RestoredField.MATCH, RestoredField.LOCKS


def form(server: FakeServer, key: str = "10", **fields: Any) -> ItemForm:
    """Return an item as it is now, except for some fields."""
    stored = server.items[key]
    return form_of(stored.item._replace(**fields), Poster(stored.selected))


async def record(
    world: World, before: ItemForm, *below: ItemForm, is_open: bool = False, **now: Any
) -> str:
    """Record a change that ended with the item as it is now."""
    key = before.rating_key
    world.server.change(key, **now)
    item = world.server.items[key].item
    change_id = await world.journal.begin(WriteKind.MATCH, item, before, below)
    if not is_open:
        await world.journal.finish(change_id, form(world.server, key))
    return change_id


async def undo(world: World, *change_ids: str) -> ItemOutcome:
    """Take changes back, and return the outcome of the last one."""
    await world.scan(rating_keys=("10",), undo=change_ids)
    return list(world.observer.outcomes.values())[-1]


@pytest.fixture(autouse=True)
def film(server: FakeServer) -> None:
    server.add_library("1")
    server.add("10", MediaType.MOVIE)


async def test_a_refresh_is_taken_back_and_not_repeated_until_a_person_wants_it(
    world: World, server: FakeServer
) -> None:
    server.add("11", MediaType.MOVIE, Defect.MISSING_SUMMARY)
    await world.scan()
    assert world.observer.outcomes["11"].change_ids == ("1",)
    outcome = await undo(world, "1")
    assert (outcome.result, outcome.restored, outcome.not_restored) == (
        Result.UNDONE,
        (SUMMARY,),
        (),
    )
    assert (outcome.before, outcome.after) == (set(), {Defect.MISSING_SUMMARY})
    assert server.items["11"].item.summary == ""
    assert world.journal.kinds == [(WriteKind.REFRESH, "11"), (WriteKind.UNDO, "11")]
    assert world.journal.changes["1"].undone_at == world.clock.time()
    assert outcome.change_ids == ("2",)
    assert not world.journal.changes["2"].is_open
    world.clock.now += DAY
    await world.scan()
    assert world.observer.outcomes["11"].skip_reason is SkipReason.NO_REPAIR
    await world.scan(rating_keys=("11",))
    assert world.results == {"11": Result.FIXED}


async def test_texts_are_restored_with_their_locks(world: World, server: FakeServer) -> None:
    before = form(server, title="Mine", locked_fields=frozenset({"title", "summary"}))
    outcome = await undo(world, await record(world, before))
    item = server.items["10"].item
    assert (item.title, item.locked_fields) == ("Mine", {"title", "summary"})
    assert (outcome.result, outcome.restored) == (Result.UNDONE, (TITLE, SUMMARY))


async def test_a_match_is_removed_where_there_was_none(world: World, server: FakeServer) -> None:
    before = form(server, guid="tv.plex.agents.none://10", title="clip", summary="", thumb="")
    server.match_brings["10"] = {"title": "clip"}
    change_id = await record(world, before)
    outcome = await undo(world, change_id)
    item = server.items["10"].item
    assert (server.unmatched, item.guid) == (["10"], "local://10")
    assert (item.title, item.summary, outcome.result) == ("clip", "", Result.UNDONE)
    assert outcome.restored == (POSTER, TITLE, SUMMARY, MATCH)


async def test_a_match_is_that_of_before_again(world: World, server: FakeServer) -> None:
    before = form(server, guid="plex://movie/right", title="The Right Film")
    outcome = await undo(world, await record(world, before, guid="plex://movie/wrong"))
    assert server.matched == [("10", "plex://movie/right")]
    assert server.items["10"].item.guid == "plex://movie/right"
    assert (outcome.result, outcome.restored) == (Result.UNDONE, (TITLE, MATCH))


async def test_texts_that_come_late_with_a_match_do_not_replace_what_is_restored(
    world: World, server: FakeServer
) -> None:
    before = form(server, guid="plex://movie/right", title="Mine")
    change_id = await record(world, before, guid="plex://movie/wrong")

    async def bring_title_late() -> None:
        await world.clock.sleep(5)
        server.change("10", title="The Agent's Title")

    server.on_match["10"] = lambda _: server._start(bring_title_late())
    outcome = await undo(world, change_id)
    await server.settle()
    assert (outcome.result, server.items["10"].item.title) == (Result.UNDONE, "Mine")


async def test_a_match_that_plex_does_not_take_is_named(world: World, server: FakeServer) -> None:
    server.takes_matches = False
    before = form(server, guid="plex://movie/right", title="Mine")
    change_id = await record(world, before, guid="plex://movie/wrong")
    outcome = await undo(world, change_id)
    assert (outcome.result, outcome.restored, outcome.not_restored) == (
        Result.PARTLY_UNDONE,
        (TITLE,),
        (MATCH,),
    )
    said = "The movie 10: match could not be restored: Plex keeps another match"
    assert said.replace("The movie 10", "The movie 10") in world.observer.lines
    assert world.journal.changes[change_id].undone_at


async def test_a_season_has_no_match_to_restore(world: World, server: FakeServer) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SEASON, library_id="2")
    change_id = await record(world, form(server, "20", guid="plex://season/other"))
    outcome = await undo(world, change_id)
    assert (outcome.result, outcome.not_restored) == (Result.PARTLY_UNDONE, (MATCH,))
    assert world.journal.changes[change_id].undone_at is None, "nothing was restored"
    assert server.matched == []


async def test_a_poster_is_selected_again_with_its_lock(world: World, server: FakeServer) -> None:
    server.select("10", UPLOAD)
    before = form(server)
    server.select("10", FIRST)
    outcome = await undo(world, await record(world, before))
    stored = server.items["10"]
    assert (stored.selected, stored.item.locked_fields) == (UPLOAD, frozenset())
    assert (outcome.result, outcome.restored) == (Result.UNDONE, (POSTER,))


async def test_the_lock_of_a_poster_is_restored_alone(world: World, server: FakeServer) -> None:
    before = form(server)
    change_id = await record(world, before, locked_fields=frozenset({"thumb"}))
    outcome = await undo(world, change_id)
    assert server.items["10"].item.locked_fields == frozenset()
    assert (outcome.restored, server.calls["select_poster"]) == ((POSTER,), 0)


@pytest.mark.parametrize("before", ["metadata://posters/gone", ""])
async def test_a_poster_that_cannot_come_back_is_named(
    world: World, server: FakeServer, before: str
) -> None:
    poster = Poster(before) if before else None
    was = form_of(server.items["10"].item._replace(title="Mine"), poster)
    outcome = await undo(world, await record(world, was))
    assert (outcome.result, outcome.restored, outcome.not_restored) == (
        Result.PARTLY_UNDONE,
        (TITLE,),
        (POSTER,),
    )
    assert "The movie 10: as it was before the change, except poster" in [
        line.replace("Mine", "The movie 10") for line in world.observer.lines
    ]


async def test_locks_whose_values_are_unknown_are_named(world: World, server: FakeServer) -> None:
    before = form(server, locked_fields=frozenset({"genre"}))
    outcome = await undo(world, await record(world, before))
    assert (outcome.result, outcome.not_restored) == (Result.PARTLY_UNDONE, (LOCKS,))


@pytest.mark.parametrize(
    "since",
    [
        {"title": "Typed since"},
        {"summary": "Typed since"},
        {"guid": "plex://movie/chosen"},
        {"locked_fields": frozenset({"genre"})},
        {"locked_fields": frozenset({"title"})},
    ],
)
async def test_an_item_that_somebody_has_changed_since_is_left_alone(
    world: World, server: FakeServer, since: dict[str, Any]
) -> None:
    change_id = await record(world, form(server, title="Before"))
    server.edit("10", **since)
    outcome = await undo(world, change_id)
    assert outcome.skip_reason is SkipReason.CHANGED_SINCE
    assert (world.journal.changes[change_id].undone_at, server.calls["edit_fields"]) == (None, 0)


async def test_a_poster_that_somebody_uploaded_since_is_left_alone(
    world: World, server: FakeServer
) -> None:
    change_id = await record(world, form(server, title="Before"))
    server.select("10", UPLOAD)
    assert (await undo(world, change_id)).skip_reason is SkipReason.CHANGED_SINCE


async def test_of_a_change_without_an_end_any_value_without_a_lock_is_its_effect(
    world: World, server: FakeServer
) -> None:
    before = form(server, title="Before", guid="local://10", summary="")
    change_id = await record(world, before, is_open=True, title="After")
    outcome = await undo(world, change_id)
    assert outcome.result is Result.PARTLY_UNDONE  # the agent's poster went with the match
    assert (server.items["10"].item.title, server.unmatched) == ("Before", ["10"])
    other = await record(world, form(server), is_open=True)
    server.edit("10", locked_fields=frozenset({"title"}))
    assert (await undo(world, other)).skip_reason is SkipReason.CHANGED_SINCE


async def test_a_change_is_taken_back_once(world: World, server: FakeServer) -> None:
    change_id = await record(world, form(server, title="Before"))
    assert (await undo(world, change_id)).result is Result.UNDONE
    outcome = await undo(world, change_id)
    assert outcome.skip_reason is SkipReason.ALREADY_UNDONE
    assert (await undo(world, "2")).restored == (TITLE,), "an undo can be taken back, too"
    assert server.items["10"].item.title == "The movie 10"


async def test_what_is_as_it_was_needs_no_request(world: World, server: FakeServer) -> None:
    change_id = await record(world, form(server))
    outcome = await undo(world, change_id)
    assert (outcome.result, outcome.restored, outcome.change_ids) == (Result.UNDONE, (), ())
    assert world.journal.changes[change_id].undone_at


async def test_an_item_that_is_gone_is_told(world: World, server: FakeServer) -> None:
    change_id = await record(world, form(server))
    server.remove("10")
    outcome = await undo(world, change_id)
    assert (outcome.result, outcome.item.title) == (Result.GONE, "The movie 10")


def add_season(server: FakeServer) -> tuple[ItemForm, ...]:
    """Add a season, and return its episodes as they were before a change."""
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SEASON, library_id="2")
    for key in ("21", "22"):
        server.add(key, MediaType.EPISODE, library_id="2", parent_key="20")
    return form(server, "21", summary="Before"), form(server, "22", title="Mine")


async def test_what_is_below_an_item_is_restored_too(world: World, server: FakeServer) -> None:
    below = add_season(server)
    outcome = await undo(world, await record(world, form(server, "20"), *below))
    assert (outcome.result, outcome.restored) == (Result.UNDONE, (BELOW,))
    assert (server.items["21"].item.summary, server.items["22"].item.title) == ("Before", "Mine")
    assert [each.rating_key for each in world.journal.changes["2"].below] == ["21", "22"]


async def test_what_is_below_an_item_is_left_alone_after_a_day(
    world: World, server: FakeServer
) -> None:
    below = add_season(server)
    now = {key: server.items[key].item for key in ("21", "22")}
    change_id = await record(world, form(server, "20"), *below)
    world.clock.now += DAY
    outcome = await undo(world, change_id)
    assert outcome.not_restored == (BELOW,)
    assert {key: server.items[key].item for key in now} == now


@pytest.mark.parametrize("is_gone", [True, False])
async def test_what_somebody_changed_below_an_item_stays_and_is_told(
    world: World, server: FakeServer, is_gone: bool
) -> None:
    below = add_season(server)
    change_id = await record(world, form(server, "20"), *below)
    if is_gone:
        server.remove("21")
    else:
        server.edit("21", summary="Typed since", locked_fields=frozenset({"summary"}))
    outcome = await undo(world, change_id)
    assert (outcome.result, outcome.not_restored) == (Result.PARTLY_UNDONE, (BELOW,))
    assert server.items["22"].item.title == "Mine"
    if not is_gone:
        assert server.items["21"].item.summary == "Typed since"


async def test_an_item_that_cannot_be_read_stays_as_it_is(world: World, server: FakeServer) -> None:
    below = add_season(server)
    change_id = await record(world, form(server, "20"), *below)
    server.fail("read_items", RequestError("status 500"), key="22")
    assert (await undo(world, change_id)).result is Result.ERRORED
    assert world.journal.changes[change_id].undone_at is None
    assert server.calls["edit_fields"] == 0


async def test_without_a_journal_nothing_is_taken_back(world: World, server: FakeServer) -> None:
    change_id = await record(world, form(server, title="Before"))
    journal = world.journal

    async def fail(*_: object) -> str:
        raise JournalError("the disk is full")

    begin, journal.begin = journal.begin, fail  # type: ignore[method-assign] - as a full disk does
    outcome = await undo(world, change_id)
    assert (outcome.result, outcome.error) == (Result.ERRORED, "the disk is full")
    assert server.calls["edit_fields"] == 0
    journal.begin, journal.error = begin, JournalError("the disk is full")  # type: ignore[method-assign]
    await world.scan(rating_keys=("10",), undo=(change_id,))
    assert world.observer.outcomes == {}
    assert "the disk is full" in world.observer.lines


async def test_a_change_that_is_unknown_is_told(world: World) -> None:
    await world.scan(rating_keys=("10",), undo=("99",))
    assert world.observer.outcomes == {}
    assert "the change 99 is unknown" in world.observer.lines


async def test_a_refused_token_ends_the_job(world: World, server: FakeServer) -> None:
    change_id = await record(world, form(server, title="Before"))
    server.fail("edit_fields", InvalidTokenError("status 401"))
    with pytest.raises(InvalidTokenError):
        await undo(world, change_id)

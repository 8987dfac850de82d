"""Tests of the engine's memory."""

from dataclasses import replace
import gc

from homeassistant.core import HomeAssistant
import pytest

from custom_components.plex_smart_refresher.engine.identity import identity_of
from custom_components.plex_smart_refresher.engine.library_status import add_up
from custom_components.plex_smart_refresher.engine.marks import Marks
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.pictures import PictureCheck, PictureState
from custom_components.plex_smart_refresher.engine.ports import ItemMemory
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from custom_components.plex_smart_refresher.storage import (
    LogIndex,
)

from ..conftest import ENTRY_ID, AddOutcome, outcome, state

FILM = MediaItem(
    *("1", "10", MediaType.MOVIE, "The Film"),
    guid="plex://movie/1",
    added_at=5,
    file="/films/1.mkv",
)


def test_it_is_the_memory_of_the_engine(hass: HomeAssistant) -> None:
    memory: ItemMemory = LogIndex(hass, ENTRY_ID).memory
    assert memory is not None


async def test_what_is_due_longest_comes_first(items: LogIndex) -> None:
    assert await items.memory.due(["10", "20"], 300.0) == ["2", "1"]
    assert await items.memory.due(["10"], 300.0) == ["1"]
    assert await items.memory.due(["10", "20"], 299.0) == ["2"]
    assert await items.memory.due([], 999.0) == []


async def test_the_states_are_those_of_items_that_have_a_past(items: LogIndex) -> None:
    await items.item_changes.set_ignored(Marks.of(["5"]), ignored=True)
    states = await items.memory.states([*map(str, range(3000))])
    assert sorted(states) == ["1", "2", "3", "5"]
    assert (states["2"].attempts, states["2"].library_id) == (3, "20")
    assert (states["3"].given_up, states["5"].ignored) == (True, True)


async def test_the_last_check_of_each_picture_is_kept(index: LogIndex, add: AddOutcome) -> None:
    memory, broken = index.memory, PictureState.BROKEN
    first = PictureCheck("1", "/thumb/1", broken, 5.0)
    others = [
        PictureCheck("2", "/thumb/1", PictureState.FRAME, 6.0),
        PictureCheck("3", "/thumb/1", PictureState.OK, 7.0),
    ]
    await memory.keep_pictures([first, *others])
    assert await memory.pictures(["1", "3", "4"]) == {"1": first, "3": others[1]}
    assert await memory.bad_pictures() == [], "none of the items is known"
    for key in "123":
        add(outcome(Result.UNRESOLVED, rating_key=key), remembered=state(key))
    assert await memory.bad_pictures() == [first, others[0]]
    whole = PictureCheck("1", "/thumb/2", PictureState.OK, 8.0)
    await memory.keep_pictures([whole])
    assert await memory.pictures(["1"]) == {"1": whole}
    assert await memory.bad_pictures() == [others[0]]


async def test_an_attempt_that_is_due_later_than_any_can_be_is_due_now(
    index: LogIndex, add: AddOutcome
) -> None:
    month = 30 * 86_400.0
    for key, moment in {"next": 100 + month, "never": 101 + month}.items():
        remembered = state(key, next_attempt=moment)
        add(outcome(Result.UNRESOLVED, rating_key=key), remembered=remembered)
    assert await index.memory.due(["10"], 100.0) == ["never"]


async def test_an_item_is_found_by_its_match_title_or_file_and_moves_with_all_that_is_known(
    index: LogIndex, add: AddOutcome
) -> None:
    film = FILM
    given = replace(outcome(Result.UNRESOLVED), item=film)
    add(given, remembered=state("1", attempts=3, next_attempt=700.0))
    add(outcome(Result.UNRESOLVED, rating_key="2", title="Else"), remembered=state("2"))
    await index.item_changes.set_ignored(Marks.of(["1"]), ignored=True)
    identity = identity_of(film)
    for sought in (
        replace(identity, title="Der Film"),
        replace(identity, guid="local://1"),
        replace(identity, guid="", title="the film"),
        replace(identity, guid="", title="Der Film", file="/films/1.mkv"),
    ):
        assert [each.rating_key for each in await index.memory.lookalikes([sought])] == ["1"]
    nobody = replace(identity, guid="", title="Nobody", file="")
    assert await index.memory.lookalikes([nobody]) == []
    [before] = (await index.memory.states(["1"])).values()
    assert before.identity == identity
    await index.memory.move("1", "2")
    assert await index.memory.states(["1", "2"]) == {"2": replace(before, rating_key="2")}
    assert [each.title for each in (await index.items.get(limit=9, search="film")).items] == [
        "The Film"
    ]
    assert (await index.items.get(limit=9, search="else")).items == ()
    await index.memory.forget(["2"])
    assert await index.memory.states(["2"]) == {}


async def test_an_item_that_cannot_be_read_keeps_its_identity(
    index: LogIndex, add: AddOutcome
) -> None:
    season = FILM._replace(type=MediaType.SEASON)
    for item in (season, MediaItem("1", "10", MediaType.MOVIE, "1")):
        add(replace(outcome(Result.ERRORED), item=item), remembered=state("1"))
    [kept] = (await index.memory.states(["1"])).values()
    assert kept.identity == identity_of(season)


@pytest.mark.parametrize("key", ["1", "2"])
async def test_an_item_that_comes_back_has_all_that_was_known_of_it(
    index: LogIndex, add: AddOutcome, key: str
) -> None:
    failed = replace(outcome(Result.UNRESOLVED), item=FILM)
    add(failed, remembered=state("1", attempts=3, next_attempt=700.0))
    await index.item_changes.set_ignored(Marks.of(["1"]), ignored=True)
    [before] = (await index.items.get(limit=9)).items
    add(outcome(Result.GONE), time=60.0)
    assert (await index.items.get(limit=9, search="film")).items == ()
    assert await index.memory.due(["10"], 999.0) == []
    assert await index.memory.rating_keys() == {"1"}
    [past] = (await index.memory.states(["1"])).values()
    assert (past.attempts, past.ignored, past.identity) == (3, True, identity_of(FILM))
    assert await index.memory.lookalikes([identity_of(FILM)]) == [past]
    if key != "1":
        await index.memory.move("1", key)
    back = replace(
        outcome(Result.SKIPPED, rating_key=key, skip_reason=SkipReason.IGNORED),
        past=replace(past, rating_key=key),
    )
    add(back, time=50.0)
    [after] = (await index.items.get(limit=9, search="film")).items
    assert after == replace(
        before, rating_key=key, show_key=key, season_key=key, skip_reason="ignored"
    )
    assert await index.memory.rating_keys() == {key}


async def test_an_item_without_a_past_leaves_nothing_when_it_is_gone(
    index: LogIndex, add: AddOutcome
) -> None:
    add(outcome(Result.FIXED, after=set()))
    add(outcome(Result.GONE))
    assert await index.memory.states(["1"]) == {}
    assert (await index.items.get(limit=9)).total == 0


async def test_what_is_dropped_of_an_item_that_is_gone_stays_dropped(
    index: LogIndex, add: AddOutcome
) -> None:
    add(outcome(Result.UNRESOLVED), remembered=state("1"))
    add(outcome(Result.GONE))
    await index.memory.forget(["1"])
    assert await index.memory.states(["1"]) == {}


async def test_what_needs_healing_is_listed_as_it_is_counted(
    index: LogIndex, add: AddOutcome
) -> None:
    """Only items that a scan would refresh and nobody has refreshed are left to heal."""
    for key in "123":
        add(outcome(Result.WOULD_REFRESH, rating_key=key), dry_run=True)
    add(outcome(Result.WOULD_REFRESH, rating_key="4", library_id="20"), dry_run=True)
    add(outcome(Result.SKIPPED, rating_key="5", skip_reason=SkipReason.PROTECTED))
    add(outcome(Result.SKIPPED, rating_key="6", skip_reason=SkipReason.TOO_COSTLY))
    add(outcome(Result.SKIPPED, rating_key="7", skip_reason=SkipReason.REFRESH_LIMIT))
    add(outcome(Result.UNRESOLVED, rating_key="8"), remembered=state("8"))
    add(outcome(Result.UNRESOLVED, rating_key="9"), remembered=state("9", given_up=True))
    add(outcome(Result.HEALTHY, rating_key="2", after=set()))
    await index.item_changes.set_ignored(Marks.of(["3"]), ignored=True)
    assert sorted(await index.memory.to_heal(["10", "20"])) == ["1", "4", "7"]
    assert await index.memory.to_heal(["20"]) == ["4"]
    assert await index.memory.to_heal([]) == []
    counted = add_up((await index.items.count_open({"10": 0.0, "20": 0.0})).values())
    assert counted.to_heal == len(["1", "4", "7"])


async def test_items_with_equal_results_share_one_record(index: LogIndex, add: AddOutcome) -> None:
    """Each record of its own would be searched for garbage, however many items a job had."""
    for key in "123":
        add(outcome(Result.SKIPPED, rating_key=key, skip_reason=SkipReason.REFRESH_LIMIT))
    add(outcome(Result.UNRESOLVED, rating_key="4"), remembered=state("4"))
    records = await index.memory.results("job")
    assert len(records) == len("1234")
    assert len({id(record) for record in records.values()}) == 2
    assert len({id(record.before) for record in records.values()}) == 1


async def test_the_garbage_collector_looks_at_no_key_that_is_remembered(
    index: LogIndex, add: AddOutcome
) -> None:
    for key in "123":
        add(outcome(Result.UNRESOLVED, rating_key=key), remembered=state(key))
    keys = await index.memory.rating_keys()
    (mapping,) = gc.get_referents(keys)
    assert (keys, list(filter(None, gc.get_referents(mapping)))) == ({"1", "2", "3"}, [])

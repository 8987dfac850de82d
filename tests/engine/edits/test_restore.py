"""The edit guard restores damage after a refresh but keeps choices made meanwhile."""

import asyncio
from copy import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect, has_own_poster
from custom_components.plex_smart_refresher.engine.edits.rules import (
    Snapshot,
    fields_to_restore,
    is_chosen,
    poster_to_restore,
    protection,
    protection_below,
)
from custom_components.plex_smart_refresher.engine.errors import (
    InvalidTokenError,
    ItemGoneError,
    RequestError,
)
from custom_components.plex_smart_refresher.engine.learning import (
    ENOUGH,
    Duration,
    DurationKind,
)
from custom_components.plex_smart_refresher.engine.media import (
    FieldEdit,
    LibraryType,
    MediaItem,
    MediaType,
    Poster,
)
from custom_components.plex_smart_refresher.engine.results import (
    Protection,
    RestoredField,
    Result,
    SkipReason,
)
from plex_simulator import Outcome

from ..fakes import (
    AGENTS_POSTERS,
    DAY,
    NO_SUMMARY,
    NOW,
    FakeServer,
    SimulatedClock,
    World,
    healthy,
)

FIRST, SECOND = AGENTS_POSTERS
UPLOAD, NEWER, FRAME = "upload://posters/mine", "upload://posters/newer", "media://frame.jpg"
LOCAL = "metadata://posters/beside-the-video"
POSTER, SUMMARY = Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
LOCKED_SUMMARY = frozenset({"summary"})
LOCKED_THUMB = frozenset({"thumb"})
PLACEHOLDER = "Show.S01E01.mkv"


EMBEDDED = "metadata://posters/in-the-video"
LEGACY_LOCAL = "metadata://seasons/1/thumbs/com.plexapp.agents.localmedia_92206304"
AGENTS = "metadata://posters/tv.plex.agents.movie_8a69ac86"
OFFERS = ("https://example.com/tmdb.jpg", "https://example.com/fanart.jpg")
#: Uploads, frames and all pictures of old servers have none.
PROVIDERS = {
    **dict.fromkeys((FIRST, SECOND, AGENTS, OFFERS[0]), "tmdb"),
    OFFERS[1]: "fanarttv",
    LOCAL: "local",
    EMBEDDED: "embedded",
}
#: What a real server offered for a film, in its order: a file beside the video comes first.
RECORDED = (LOCAL, AGENTS, *OFFERS, "upload://posters/older", UPLOAD, FRAME)


def offered(*addresses: str, selected: str | None) -> tuple[Poster, ...]:
    return tuple(
        Poster(address, address == selected, PROVIDERS.get(address, "")) for address in addresses
    )


# What protects an item


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"has_summary": True}, None),
        (
            {"has_summary": False, "locked_fields": frozenset({"title", "art"})},
            Protection(locked_fields=("art", "title")),
        ),
        (
            {"has_summary": True, "locked_fields": LOCKED_SUMMARY},
            Protection(locked_fields=("summary",)),
        ),
        ({"has_summary": False}, None),
    ],
)
def test_a_protected_item_has_what_a_refresh_would_destroy(
    fields: dict[str, Any], expected: Protection | None
) -> None:
    assert protection(healthy("1", guid="local://1", **fields)) == expected


def test_a_matched_item_is_not_protected_whatever_is_locked() -> None:
    assert protection(healthy("1", locked_fields=LOCKED_SUMMARY)) is None


def test_a_parent_is_protected_by_what_is_below_it() -> None:
    mine = {"guid": "local://2", "title": "Mine", "locked_fields": LOCKED_SUMMARY}
    below = [healthy("1"), healthy("2", **mine)]
    assert protection_below(below) == Protection(locked_fields=("summary",), below="Mine")
    assert protection_below(below[:1]) is None


# Which poster was chosen


@pytest.mark.parametrize(
    ("addresses", "selected", "locked", "is_chosen_by_hand"),
    [
        ((FIRST, SECOND), FIRST, frozenset(), False),
        ((FIRST, SECOND), SECOND, frozenset(), False),
        ((LOCAL, FIRST), LOCAL, frozenset(), False),
        ((FIRST, SECOND), SECOND, LOCKED_THUMB, True),
        ((FIRST, UPLOAD), UPLOAD, frozenset(), True),
        ((UPLOAD,), UPLOAD, frozenset(), True),
        ((FIRST, FRAME), FRAME, frozenset(), False),
        ((FRAME,), FRAME, frozenset(), False),
        ((FIRST,), FIRST, LOCKED_THUMB, True),
        ((FIRST, UPLOAD), None, frozenset(), False),
        ((), None, frozenset(), False),
        # as real servers offered them
        (RECORDED, UPLOAD, frozenset(), True),
        (RECORDED, AGENTS, frozenset(), False),
        (RECORDED, OFFERS[1], LOCKED_THUMB, True),
        (RECORDED, LOCAL, frozenset(), False),
        (RECORDED, LOCAL, LOCKED_THUMB, True),
        ((LOCAL, OFFERS[0]), LOCAL, frozenset(), False),
        ((EMBEDDED, AGENTS), EMBEDDED, frozenset(), False),
        ((UPLOAD, LEGACY_LOCAL), UPLOAD, frozenset(), True),
        ((UPLOAD, LEGACY_LOCAL), LEGACY_LOCAL, frozenset(), False),
    ],
)
def test_the_origin_of_the_selected_poster_tells_whether_it_was_chosen(
    addresses: tuple[str, ...],
    selected: str | None,
    locked: frozenset[str],
    is_chosen_by_hand: bool,
) -> None:
    item = healthy("1", locked_fields=locked)
    assert is_chosen(item, offered(*addresses, selected=selected)) is is_chosen_by_hand


@pytest.mark.parametrize(
    ("thumb", "is_own"),
    [
        ("/library/metadata/1/thumb/5", True),
        ("/library/metadata/7/thumb/5", False),
        ("/composite/1.jpg", True),
        ("", False),
    ],
)
def test_only_a_picture_of_its_own_can_be_replaced(thumb: str, is_own: bool) -> None:
    assert has_own_poster(healthy("1", MediaType.EPISODE, thumb=thumb)) is is_own


# What is restored


@pytest.mark.parametrize(
    ("before", "locked", "now", "locked_now", "restored"),
    [
        (UPLOAD, frozenset(), FIRST, frozenset(), UPLOAD),
        (SECOND, frozenset(), FIRST, frozenset(), None),
        (SECOND, LOCKED_THUMB, FIRST, frozenset(), SECOND),
        (FIRST, LOCKED_THUMB, SECOND, frozenset(), FIRST),
        (UPLOAD, frozenset(), None, frozenset(), UPLOAD),
        (FIRST, frozenset(), None, frozenset(), FIRST),
        (FIRST, LOCKED_THUMB, None, LOCKED_THUMB, FIRST),
        # a newer choice, and what nobody chose
        (UPLOAD, frozenset(), NEWER, frozenset(), None),
        (UPLOAD, frozenset(), SECOND, LOCKED_THUMB, None),
        (UPLOAD, LOCKED_THUMB, SECOND, LOCKED_THUMB, None),
        (FIRST, frozenset(), None, LOCKED_THUMB, None),
        (FIRST, frozenset(), SECOND, frozenset(), None),
        (UPLOAD, frozenset(), UPLOAD, frozenset(), None),
        (None, frozenset(), FIRST, frozenset(), None),
    ],
)
def test_a_poster_is_restored_unless_there_is_a_newer_choice(
    before: str | None,
    locked: frozenset[str],
    now: str | None,
    locked_now: frozenset[str],
    restored: str | None,
) -> None:
    posters = (FIRST, SECOND, UPLOAD, NEWER)
    snapshot = Snapshot(healthy("1", locked_fields=locked), offered(*posters, selected=before))
    current = healthy("1", locked_fields=locked_now)
    found = poster_to_restore(snapshot, current, offered(*posters, selected=now))
    assert (found and found.address) == restored


@pytest.mark.parametrize(
    ("locked", "now", "restored"),
    [
        (frozenset(), NO_SUMMARY, ("By hand.", False)),
        (LOCKED_SUMMARY, NO_SUMMARY, ("By hand.", True)),
        (LOCKED_SUMMARY, {"summary": "Another."}, ("By hand.", True)),
        (LOCKED_SUMMARY, NO_SUMMARY | {"locked_fields": LOCKED_SUMMARY}, ("By hand.", True)),
        # the source knows it better, and what somebody typed meanwhile
        (frozenset(), {"summary": "Another."}, None),
        (frozenset(), NO_SUMMARY | {"locked_fields": LOCKED_SUMMARY}, None),
        (LOCKED_SUMMARY, {"summary": "Another.", "locked_fields": LOCKED_SUMMARY}, None),
        (LOCKED_SUMMARY, {"locked_fields": frozenset()}, None),
    ],
)
def test_a_summary_is_restored_unless_somebody_typed_another(
    locked: frozenset[str], now: dict[str, Any], restored: tuple[str, bool] | None
) -> None:
    before = healthy("1", summary="By hand.", locked_fields=locked)
    found = fields_to_restore(before, replace(before, **{"locked_fields": frozenset()} | now))
    assert found == (() if restored is None else (FieldEdit("summary", *restored),))


def test_a_title_that_became_a_placeholder_is_restored() -> None:
    before = healthy("1", title="The Good One")
    assert fields_to_restore(before, replace(before, title=PLACEHOLDER)) == (
        FieldEdit("title", "The Good One", is_locked=False),
    )
    assert fields_to_restore(before, replace(before, title="The Better One")) == ()
    assert fields_to_restore(replace(before, title="a.mkv"), replace(before, title="b.mkv")) == ()


def test_a_title_that_became_a_number_is_restored_beside_a_summary() -> None:
    before = healthy("7", MediaType.EPISODE, number=7)
    (edit,) = fields_to_restore(before, replace(before, title="Episode 7"))
    assert edit.value == before.title


def test_a_summary_that_says_nothing_is_neither_an_edit_nor_a_loss() -> None:
    before = healthy("7", summary="N/A", has_summary=False)
    assert fields_to_restore(before, replace(before, summary="")) == ()
    assert protection(replace(before, guid="local://7")) is None


def test_an_item_that_lost_its_match_gets_back_only_what_was_made_by_hand() -> None:
    lost = {"guid": "local://1", "thumb": "", "title": PLACEHOLDER, **NO_SUMMARY}
    before = healthy("1", title="Mine", locked_fields=frozenset({"title"}))
    now = replace(before, locked_fields=frozenset(), **lost)
    assert fields_to_restore(before, now) == (FieldEdit("title", "Mine", is_locked=True),)
    nothing = offered(FIRST, UPLOAD, selected=None)
    agents = Snapshot(before, offered(FIRST, UPLOAD, selected=FIRST))
    chosen = Snapshot(before, offered(FIRST, UPLOAD, selected=UPLOAD))
    assert poster_to_restore(agents, now, nothing) is None
    assert poster_to_restore(chosen, now, nothing) == Poster(UPLOAD, is_selected=True)


@pytest.mark.parametrize("file", [LOCAL, EMBEDDED, LEGACY_LOCAL])
def test_a_picture_from_a_file_does_not_go_with_the_match_but_with_the_file(file: str) -> None:
    before = healthy("1")
    lost = replace(before, guid="local://1", thumb="")
    snapshot = Snapshot(before, offered(file, FIRST, selected=file))
    for now in (before, lost):
        found = poster_to_restore(snapshot, now, offered(file, FIRST, selected=None))
        assert found
        assert found.address == file
        assert poster_to_restore(snapshot, now, offered(FIRST, selected=None)) is None
    locked = Snapshot(replace(before, locked_fields=LOCKED_THUMB), snapshot.posters)
    assert poster_to_restore(locked, before, offered(FIRST, selected=FIRST)) is None
    assert poster_to_restore(snapshot, before, offered(file, FIRST, selected=FIRST)) is None


def test_a_new_file_beside_the_video_replaces_a_chosen_poster_but_an_old_one_does_not() -> None:
    film = healthy("1")
    now = offered(LOCAL, FIRST, UPLOAD, selected=LOCAL)
    before = Snapshot(film, offered(LOCAL, FIRST, UPLOAD, selected=UPLOAD))
    found = poster_to_restore(before, film, now)
    assert found
    assert found.address == UPLOAD
    before = Snapshot(film, offered(FIRST, UPLOAD, selected=UPLOAD))
    assert poster_to_restore(before, film, now) is None


# In a scan


def add_film(server: FakeServer, *defects: Defect, **fields: Any) -> MediaItem:
    """Add a film with a poster of somebody's own."""
    server.add_library("1")
    item = server.add("10", MediaType.MOVIE, *(defects or (SUMMARY,)), **fields)
    if item.thumb:
        server.select("10", UPLOAD)
    return item


async def test_a_chosen_poster_that_a_refresh_replaced_is_restored_and_that_is_said(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.harms("10", replaced_by=FIRST)
    await world.scan()
    assert server.items["10"].selected == UPLOAD
    assert world.observer.outcomes["10"].restored == (RestoredField.POSTER,)
    assert world.results == {"10": Result.FIXED}
    said = "The movie 10: restored the poster that a user had chosen"
    assert said in world.observer.lines


async def test_a_poster_that_its_owner_uploads_meanwhile_stays(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.harms("10", replaced_by=FIRST)
    scan = asyncio.ensure_future(world.scan())
    await world.clock.sleep(server.latency + 0.1)
    assert server.items["10"].selected == FIRST
    server.select("10", NEWER)
    await scan
    assert server.items["10"].selected == NEWER
    assert world.observer.outcomes["10"].restored == ()


async def test_a_poster_that_is_replaced_late_is_restored_all_the_same(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.harms("10", replaced_by=FIRST)
    server.harm_delay = 6
    await world.scan(picture_wait=10)
    assert server.items["10"].selected == UPLOAD
    assert world.observer.outcomes["10"].restored == (RestoredField.POSTER,)


async def test_an_untouched_poster_costs_one_read(world: World, server: FakeServer) -> None:
    add_film(server)
    await world.scan()
    assert server.calls["read_posters"] == 1
    assert server.calls["select_poster"] == server.calls["edit_fields"] == 0
    assert world.observer.outcomes["10"].restored == ()


async def test_the_posters_of_an_item_without_a_picture_are_not_read(
    world: World, server: FakeServer
) -> None:
    add_film(server, POSTER)
    await world.scan()
    assert server.calls["read_posters"] == 0


async def test_a_summary_and_a_title_that_a_refresh_dropped_are_restored(
    world: World, server: FakeServer
) -> None:
    add_film(server, POSTER, title="Good", summary="Good, too.")
    server.harms("10", title=PLACEHOLDER, **NO_SUMMARY)
    tally = await world.scan()
    assert tally.fixed == 1
    assert world.observer.outcomes["10"].restored == (RestoredField.TITLE, RestoredField.SUMMARY)
    item = server.items["10"].item
    assert (item.title, item.summary, item.locked_fields) == ("Good", "Good, too.", frozenset())
    assert "Good: restored title, summary" in world.observer.lines


async def test_a_locked_value_is_restored_with_its_lock(world: World, server: FakeServer) -> None:
    add_film(server, POSTER, summary="Mine.", locked_fields=LOCKED_SUMMARY)
    server.harms("10", summary="Theirs.", locked_fields=frozenset())
    await world.scan()
    item = server.items["10"].item
    assert (item.summary, item.locked_fields) == ("Mine.", LOCKED_SUMMARY)
    assert "The movie 10: restored summary" in world.observer.lines


async def test_the_result_is_what_is_there_after_all_was_restored(
    world: World, server: FakeServer
) -> None:
    add_film(server, POSTER, outcome=Outcome.NEVER)
    server.harms("10", **NO_SUMMARY)
    await world.scan()
    assert world.observer.outcomes["10"].after == {POSTER}


async def test_a_lost_match_is_said_and_is_part_of_the_result(
    world: World, server: FakeServer
) -> None:
    add_film(server, POSTER)
    server.harms("10", guid="local://10")
    await world.scan()
    assert world.observer.outcomes["10"].after == {Defect.NO_MATCH}
    assert any("removed its match" in line for line in world.observer.lines)


async def test_what_cannot_be_restored_is_said_and_harms_no_other_item(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.add("11", MediaType.MOVIE, POSTER)
    server.harms("10", replaced_by=FIRST)
    server.harms("11", **NO_SUMMARY)
    server.fail("select_poster", RequestError("status 500"))
    server.fail("edit_fields", RequestError("status 400"))
    await world.scan()
    assert world.results == {"10": Result.FIXED, "11": Result.PARTLY_FIXED}
    assert world.observer.outcomes["10"].restored == ()
    assert "The movie 10: poster could not be restored: status 500" in world.observer.lines
    assert "The movie 11: summary could not be restored: status 400" in world.observer.lines


async def test_what_plex_does_not_take_is_not_called_restored(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.add("11", MediaType.MOVIE, POSTER)
    server.harms("10", replaced_by=FIRST)
    server.harms("11", **NO_SUMMARY)
    server.takes_edits = server.takes_posters = False
    await world.scan()
    assert all(outcome.restored == () for outcome in world.observer.outcomes.values())
    assert world.results["11"] is Result.PARTLY_FIXED


@pytest.mark.parametrize("error", [RequestError("status 500"), ItemGoneError("status 404")])
async def test_an_item_whose_posters_cannot_be_read_is_not_refreshed_and_tried_again(
    world: World, server: FakeServer, clock: SimulatedClock, error: RequestError
) -> None:
    add_film(server)
    server.fail("read_posters", error, times=1)
    await world.scan()
    assert (world.results, server.refreshed) == ({"10": Result.ERRORED}, [])
    reason = f"the posters of The movie 10 cannot be read, so none can be restored: {error}"
    assert world.observer.outcomes["10"].error == f"not changed: {reason}"
    assert f"The movie 10: not changed: {reason}" in world.observer.lines
    clock.now += DAY
    await world.scan()
    assert world.results == {"10": Result.FIXED}


async def test_a_show_is_not_refreshed_if_posters_below_it_cannot_be_read(
    world: World, server: FakeServer
) -> None:
    add_show(server, episodes=3)
    server.fail("read_posters", RequestError("status 500"), key="31")
    await world.scan()
    assert (world.results, server.refreshed) == ({"20": Result.ERRORED}, [])
    error = world.observer.outcomes["20"].error
    assert error is not None
    assert "the posters of" in error


@pytest.mark.parametrize("key", [None, "20"])
async def test_a_show_is_not_refreshed_if_what_is_below_it_cannot_be_read(
    world: World, server: FakeServer, key: str | None
) -> None:
    add_show(server)
    server.fail("read_below", RequestError("status 500"), key=key)
    await world.scan()
    assert (world.results, server.refreshed) == ({"20": Result.ERRORED}, [])


async def test_an_item_below_that_cannot_be_compared_is_said(
    world: World, server: FakeServer
) -> None:
    add_show(server)
    server.harms("30", **NO_SUMMARY)
    scan = asyncio.ensure_future(world.scan())
    await world.clock.sleep(server.latency)
    server.fail("read_items", RequestError("status 500"), key="30")
    await scan
    assert world.results == {"20": Result.FIXED}
    assert any("it cannot be compared with its snapshot" in line for line in world.observer.lines)


async def test_an_item_that_vanishes_while_its_poster_is_watched_is_gone(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    scan = asyncio.ensure_future(world.scan())
    await world.clock.sleep(server.latency + 3)
    del server.items["10"]
    await scan
    assert world.results == {"10": Result.GONE}


async def test_a_lost_token_ends_the_scan_also_while_something_is_restored(
    world: World, server: FakeServer
) -> None:
    add_film(server)
    server.harms("10", replaced_by=FIRST)
    server.fail("select_poster", InvalidTokenError("status 401"))
    with pytest.raises(InvalidTokenError):
        await world.scan()


async def test_a_dry_run_reads_no_posters(world: World, server: FakeServer) -> None:
    add_film(server)
    await world.scan(dry_run=True)
    assert server.calls["read_posters"] == 0


async def test_a_protected_item_tells_its_reason(world: World, server: FakeServer) -> None:
    server.add_library("1")
    server.add("10", MediaType.MOVIE, POSTER, guid="local://10", locked_fields=LOCKED_SUMMARY)
    await world.scan()
    outcome = world.observer.outcomes["10"]
    assert outcome.skip_reason is SkipReason.PROTECTED
    assert outcome.protection == Protection(locked_fields=("summary",))
    reason = "skipped (protected: unmatched, with locked fields: summary)"
    assert any(reason in line for line in world.observer.lines)


async def test_a_text_of_its_own_bars_no_unmatched_item_and_is_restored_if_it_is_lost(
    world: World, server: FakeServer
) -> None:
    server.add_library("1")
    server.add("10", MediaType.MOVIE, POSTER, guid="local://10", summary="From the file.")
    server.harms("10", **NO_SUMMARY)
    await world.scan()
    item = server.items["10"].item
    assert (item.summary, item.locked_fields) == ("From the file.", frozenset())
    assert server.refreshed == ["10"]
    assert world.observer.outcomes["10"].restored == (RestoredField.SUMMARY,)


@pytest.mark.parametrize("locked", [frozenset(), LOCKED_THUMB])
async def test_a_restored_poster_keeps_the_lock_as_it_was(
    world: World, server: FakeServer, locked: frozenset[str]
) -> None:
    add_film(server, locked_fields=locked | {"art"})
    server.harms("10", replaced_by=FIRST, locked_fields=frozenset({"art"}))
    await world.scan()
    assert server.items["10"].selected == UPLOAD
    assert server.items["10"].item.locked_fields == locked | {"art"}
    assert server.calls["edit_fields"] == (0 if locked else 1)


async def test_a_lock_that_plex_keeps_is_said(world: World, server: FakeServer) -> None:
    add_film(server)
    server.harms("10", replaced_by=FIRST)
    server.takes_edits, server.takes_posters = False, True
    await world.scan()
    assert server.items["10"].selected == UPLOAD
    said = "The movie 10: poster could not be restored: Plex keeps another value or lock"
    assert said in world.observer.lines


async def test_an_ignored_item_waits_for_no_review(world: World, server: FakeServer) -> None:
    server.add_library("1")
    server.add("10", MediaType.MOVIE, POSTER, guid="local://10", locked_fields=LOCKED_SUMMARY)
    world.memory.failed_before("10", POSTER, ignored=True)
    await world.scan()
    assert world.observer.outcomes["10"].skip_reason is SkipReason.IGNORED


# Below a refreshed item


def add_show(server: FakeServer, episodes: int = 3) -> None:
    server.add_library("2", LibraryType.SHOW)
    server.add("20", MediaType.SHOW, POSTER, library_id="2")
    server.add("21", MediaType.SEASON, library_id="2", parent_key="20")
    for number in range(episodes):
        server.add(
            str(30 + number),
            MediaType.EPISODE,
            library_id="2",
            parent_key="21",
            grandparent_key="20",
        )


async def test_what_a_refresh_harms_below_a_show_is_restored(
    world: World, server: FakeServer
) -> None:
    add_show(server)
    server.select("21", UPLOAD)
    server.harms("21", replaced_by=FIRST)
    server.harms("31", **NO_SUMMARY)
    await world.scan()
    assert world.results == {"20": Result.FIXED}
    assert world.observer.outcomes["20"].restored == (RestoredField.BELOW,)
    assert server.items["21"].selected == UPLOAD
    assert server.items["31"].item.summary == "What happens in 31."
    lines = [line for line in world.observer.lines if "restored" in line]
    assert lines[0].endswith("restored the poster that a user had chosen")
    assert lines[1].endswith("restored summary")


async def test_the_last_of_many_episodes_is_waited_for(world: World, server: FakeServer) -> None:
    add_show(server, episodes=40)
    server.latency = 12
    server.harms("69", **NO_SUMMARY)
    start = world.clock.now
    await world.scan()
    assert world.clock.now - start < 42 * server.latency + 10, "and not for longer"
    await server.settle()
    assert server.items["69"].item.has_summary


async def test_without_notifications_the_queue_tells_whether_to_wait(
    world: World, server: FakeServer
) -> None:
    add_show(server, episodes=40)
    server.latency, server.listening = 12, False
    server.harms("69", **NO_SUMMARY)
    await world.scan()
    await server.settle()
    assert server.items["69"].item.has_summary


async def test_a_queue_that_cannot_be_asked_for_is_not_waited_for(
    world: World, server: FakeServer
) -> None:
    add_show(server)
    server.listening = False
    server.fail("pending_updates", RequestError("status 500"))
    await world.scan()
    assert world.results == {"20": Result.FIXED}


async def test_a_show_that_refreshes_nothing_below_it_is_not_waited_for_long(
    world: World, server: FakeServer
) -> None:
    add_show(server)
    server.cascades = False
    start = world.clock.now
    await world.scan()
    assert world.clock.now - start < 80


async def test_a_quick_server_is_done_with_a_show_soon(world: World, server: FakeServer) -> None:
    add_show(server, episodes=20)
    server.items["39"].outcome = Outcome.IGNORED  # nothing is heard of it
    server.harms("38", **NO_SUMMARY)
    server.latency = 0.5
    start = world.clock.now
    await world.scan(picture_wait=0)
    assert world.clock.now - start < 20
    assert server.items["38"].item.has_summary
    assert server.calls["pending_updates"] == 1


@pytest.mark.parametrize("is_queue_known", [True, False])
async def test_a_slow_episode_on_a_quick_server_is_not_left_damaged(
    world: World, server: FakeServer, is_queue_known: bool
) -> None:
    add_show(server, episodes=20)
    server.harms("49", **NO_SUMMARY)
    server.latency, server.workers = 0.5, 1
    if not is_queue_known:
        server.fail("pending_updates", RequestError("status 500"))
    scan = asyncio.ensure_future(world.scan(picture_wait=0))
    await world.clock.sleep(10.4)  # by now it has processed all but the last
    server.latency = 50
    await scan
    assert server.items["49"].processed
    assert server.items["49"].item.has_summary


def remember_quick_episodes(world: World) -> None:
    """Let the server have been quick in earlier scans."""
    quick = Duration("2", MediaType.EPISODE, DurationKind.PROCESSED, 1.0, NOW)
    world.memory.took = [quick] * ENOUGH


async def test_a_quick_server_that_is_slow_today_gets_the_time_that_it_needs(
    world: World, server: FakeServer
) -> None:
    remember_quick_episodes(world)
    add_show(server, episodes=20)
    server.latency, server.workers = 20, 1
    server.harms("49", **NO_SUMMARY)
    await world.scan(picture_wait=0)
    assert server.items["49"].processed
    assert server.items["49"].item.has_summary


async def test_without_notifications_a_busy_queue_holds_up_a_quick_server_for_minutes_at_most(
    world: World, server: FakeServer
) -> None:
    remember_quick_episodes(world)
    add_show(server, episodes=20)
    server.listening, server.queued_below = False, 50  # other items, for ever
    start = world.clock.now
    await world.scan(picture_wait=0)
    assert 100 < world.clock.now - start < 200


@pytest.mark.parametrize("delay", [0.0, 6.0])
async def test_every_title_card_below_a_show_is_restored(
    world: World, server: FakeServer, delay: float
) -> None:
    add_show(server, episodes=40)
    server.harm_delay = delay
    for key in map(str, range(30, 70)):
        server.select(key, UPLOAD)
        server.harms(key, replaced_by=FIRST)
    await world.scan(picture_wait=10)
    assert world.observer.outcomes["20"].restored == (RestoredField.BELOW,)
    assert {server.items[str(key)].selected for key in range(30, 70)} == {UPLOAD}


async def test_a_show_with_more_pictures_below_than_are_read_is_listed_for_a_review(
    world: World, server: FakeServer
) -> None:
    add_show(server, episodes=1_000)
    await world.scan()
    outcome = world.observer.outcomes["20"]
    assert outcome.skip_reason is SkipReason.PROTECTED
    assert outcome.protection == Protection(pictures_below=1_001)
    assert server.refreshed == []
    assert server.calls["read_posters"] == 1, "another rung looks for a poster of the show itself"


async def test_what_cannot_be_compared_below_is_said(world: World, server: FakeServer) -> None:
    add_show(server)
    scan = asyncio.ensure_future(world.scan())
    await world.clock.sleep(server.latency)
    server.fail("read_below", RequestError("status 500"))
    await scan
    assert world.results == {"20": Result.FIXED}
    assert any("cannot be compared" in line for line in world.observer.lines)


async def test_a_show_that_was_not_processed_is_not_compared(
    world: World, server: FakeServer
) -> None:
    add_show(server)
    server.items["20"].outcome = Outcome.IGNORED
    server.cascades = False
    await world.scan()
    assert world.results == {"20": Result.TIMED_OUT}
    assert server.calls["read_below"] == 1


async def test_two_hundred_films_cost_few_requests_each(world: World, server: FakeServer) -> None:
    server.add_library("1")
    for number in range(200):
        server.add(str(number), MediaType.MOVIE, SUMMARY)
    await world.scan()
    assert server.calls["refresh"] == server.calls["read_posters"] == 200
    assert server.calls["read_items"] < 2 * 200

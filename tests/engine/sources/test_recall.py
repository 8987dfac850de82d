"""What is remembered of items that change their keys."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.identity import identity_of
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason
from plex_simulator import Outcome

from ..fakes import DAY, NOW, FakeServer, World

MOVIE, POSTER = MediaType.MOVIE, Defect.MISSING_POSTER


@pytest.fixture(autouse=True)
def films(server: FakeServer) -> None:
    server.add_library("1")
    server.add("other", MOVIE)


def remember(world: World, item: MediaItem, **fields: object) -> None:
    world.memory.failed_before(item.rating_key, POSTER, identity=identity_of(item), **fields)


def move(server: FakeServer, old: str, new: str) -> None:
    """Give a film another key, as Plex does when its file moves."""
    film = server.items[old].item
    server.remove(old)
    server.add(new, MOVIE, POSTER, title=film.title, guid=film.guid, added_at=NOW - 60)


@pytest.mark.parametrize(
    ("past", "reason"),
    [
        ({"ignored": True}, SkipReason.IGNORED),
        ({"attempts": 5, "given_up": True, "next_attempt": None}, SkipReason.GIVEN_UP),
        ({"attempts": 3, "next_attempt": NOW + 5.0 * DAY}, SkipReason.BACKOFF),
    ],
)
async def test_what_is_remembered_follows_an_item_to_its_new_key(
    world: World, server: FakeServer, past: dict[str, object], reason: SkipReason
) -> None:
    remember(world, server.add("old", MOVIE, POSTER), **past)
    before = world.memory.remembered["old"]
    move(server, "old", "new")
    await world.scan()
    assert world.observer.outcomes["new"].skip_reason is reason
    assert "old" not in world.memory.remembered
    after = world.memory.remembered["new"]
    assert replace(after, identity=None) == replace(before, rating_key="new", identity=None)
    assert server.refreshed == []


async def test_an_item_that_is_like_another_one_has_a_past_of_its_own(
    world: World, server: FakeServer
) -> None:
    film = server.add("old", MOVIE, POSTER)
    remember(world, film, ignored=True)
    server.add("copy", MOVIE, POSTER, title=film.title, guid=film.guid)
    await world.scan()
    assert world.results == {"old": Result.SKIPPED, "copy": Result.FIXED}
    assert world.memory.remembered["old"].ignored


@pytest.mark.parametrize(
    "past", [{"ignored": True}, {"given_up": True}, {"next_attempt": NOW + 5.0 * DAY}]
)
async def test_what_does_not_fit_the_item_of_a_key_is_dropped(
    world: World, server: FakeServer, past: dict[str, object]
) -> None:
    remember(world, server.add("1", MOVIE, POSTER, added_at=NOW - 90 * DAY), **past)
    server.remove("1")
    server.add("1", MOVIE, POSTER, title="Something else", guid="plex://movie/else")
    await world.scan()
    assert world.results == {"1": Result.FIXED}
    assert world.memory.remembered == {}


async def test_a_match_keeps_the_past_of_an_item(world: World, server: FakeServer) -> None:
    film = server.add("1", MOVIE, POSTER, title="IMG 0001", guid="local://1")
    remember(world, film, ignored=True)
    server.change("1", title="The Film", guid="plex://movie/5d77")
    await world.scan()
    assert world.observer.outcomes["1"].skip_reason is SkipReason.IGNORED


async def test_a_dry_run_changes_nothing_that_is_remembered(
    world: World, server: FakeServer
) -> None:
    remember(world, server.add("old", MOVIE, POSTER), ignored=True)
    move(server, "old", "new")
    await world.scan(dry_run=True)
    assert world.observer.outcomes["new"].skip_reason is SkipReason.IGNORED
    assert world.memory.remembered["old"].ignored


async def test_nothing_is_asked_about_when_nothing_is_alike(
    world: World, server: FakeServer
) -> None:
    server.add("1", MOVIE, POSTER)
    await world.scan(dry_run=True)
    assert server.calls["read_items"] == 2  # to confirm it, and before its turn


async def test_an_item_whose_match_and_title_changed_is_known_by_its_file(
    world: World, server: FakeServer
) -> None:
    clip = server.add("old", MOVIE, POSTER, title="IMG 0001", guid="local://1", file="/1.mov")
    remember(world, clip, ignored=True)
    server.remove("old")
    server.add("new", MOVIE, POSTER, title="The Film", guid="plex://movie/5d77", file="/1.mov")
    await world.scan()
    assert world.observer.outcomes["new"].skip_reason is SkipReason.IGNORED


async def test_the_best_evidence_decides_between_two_editions(
    world: World, server: FakeServer
) -> None:
    film = server.add("old", MOVIE, POSTER, file="/films/cut.mkv")
    remember(world, film, ignored=True)
    server.remove("old")
    for key, file in {"whole": "/films/whole.mkv", "cut": "/films/cut.mkv"}.items():
        server.add(key, MOVIE, POSTER, title=film.title, guid=film.guid, file=file)
    await world.scan()
    assert world.results == {"cut": Result.SKIPPED, "whole": Result.FIXED}


@pytest.mark.parametrize("key", ["old", "new"])
async def test_what_is_gone_for_some_scans_has_its_past_when_it_comes_back(
    world: World, server: FakeServer, key: str
) -> None:
    """A film in the trash is gone; the drive of another one is away while it gets a new key."""
    film = server.add("old", MOVIE, POSTER, outcome=Outcome.NEVER)
    server.add("first", MOVIE, POSTER, outcome=Outcome.NEVER)
    remember(world, film, attempts=4)
    server.remove("old")
    await world.scan()
    assert world.results["old"] is Result.GONE
    await world.scan()
    assert "old" not in world.results  # nothing asks for it again
    server.add(key, MOVIE, POSTER, title=film.title, guid=film.guid, outcome=Outcome.NEVER)
    await world.scan()
    assert world.memory.remembered[key].attempts == 5
    assert world.memory.remembered[key].given_up
    assert world.memory.vanished == {}


async def test_an_ignored_item_that_was_gone_is_ignored_when_it_comes_back(
    world: World, server: FakeServer
) -> None:
    film = server.add("1", MOVIE, POSTER)
    remember(world, film, ignored=True)
    server.remove("1")
    await world.scan(rating_keys=("1",))
    assert (world.results, world.memory.remembered) == ({"1": Result.GONE}, {})
    server.add("1", MOVIE, POSTER)
    await world.scan()
    assert world.observer.outcomes["1"].skip_reason is SkipReason.IGNORED

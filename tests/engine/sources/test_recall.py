"""What is remembered of items that change their keys."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.defects import Defect
from custom_components.plex_smart_refresher.engine.identity import identity_of
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType
from custom_components.plex_smart_refresher.engine.results import Result, SkipReason

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

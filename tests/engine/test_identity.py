"""What an item is, whatever its key."""

from copy import replace

import pytest

from custom_components.plex_smart_refresher.engine.identity import (
    ItemIdentity,
    identity_of,
    is_another,
    likeness,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType

FILM = ItemIdentity("1", "movie", "plex://movie/5d77", "The Film (1999)", 1_000)
CLIP = ItemIdentity("1", "movie", "local://12", "IMG 0001", 1_000)
LEGACY = replace(FILM, guid="com.plexapp.agents.imdb://tt1?lang=en")
FILE = "/films/The Film (1999).mkv"


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (FILM, FILM, False),
        (CLIP, replace(FILM), False),  # it was matched, and dated as before
        (FILM, replace(FILM, added_at=2_000), False),  # it came back
        (FILM, replace(FILM, title="Der Film (1999)", added_at=2_000), False),
        (CLIP, replace(FILM, added_at=2_000), True),
        (FILM, ItemIdentity("1", "movie", "plex://movie/1", "Other (2001)", None), False),
        (replace(FILM, added_at=None), replace(CLIP), False),
        (replace(CLIP, file=FILE), replace(FILM, added_at=2_000, file=FILE), False),
        (replace(CLIP, file="/IMG_0001.mov"), replace(FILM, file=FILE), True),
        (replace(CLIP, file=FILE), replace(FILM, added_at=2_000), True),
        (replace(FILM, file=FILE), replace(FILM, added_at=2_000, file="/better.mkv"), False),
    ],
)
def test_a_key_belongs_to_another_item_if_nothing_fits(
    before: ItemIdentity, now: ItemIdentity, expected: bool
) -> None:
    assert is_another(before, now) is expected


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (FILM, replace(FILM, added_at=2_000), True),
        (FILM, replace(FILM, title="Der Film (1999)"), True),
        (CLIP, replace(CLIP, guid="local://13"), True),
        (CLIP, replace(CLIP, title="IMG 0002"), False),  # neither its guid nor its date proves it
        (FILM, replace(FILM, library_id="2"), False),
        (FILM, replace(FILM, type="show"), False),
        (FILM, replace(FILM, guid="plex://movie/1", title="Other (2001)"), False),
        (FILM, replace(FILM, guid="plex://movie/1"), False),  # another film of that title and year
        (FILM, LEGACY, True),  # the library has another agent now
        (LEGACY, replace(LEGACY, guid="com.plexapp.agents.imdb://tt1?lang=de"), True),
        (LEGACY, replace(LEGACY, guid="com.plexapp.agents.imdb://tt2?lang=en"), False),
        (replace(CLIP, file=FILE), replace(FILM, file=FILE), True),
        (replace(FILM, file=FILE), replace(FILM, guid="plex://movie/1", file=FILE), True),
    ],
)
def test_an_item_under_a_new_key_is_known_by_its_file_match_or_title(
    before: ItemIdentity, now: ItemIdentity, expected: bool
) -> None:
    assert bool(likeness(before, now)) is expected


def test_a_file_says_more_than_a_match_a_match_more_than_a_title_and_a_date_breaks_a_tie() -> None:
    film = replace(FILM, file=FILE)
    by_file = replace(CLIP, file=FILE)
    by_match = replace(FILM, title="Der Film (1999)", added_at=2_000)
    by_title = replace(FILM, guid="", added_at=2_000)
    by_title_and_date = replace(FILM, guid="")
    found = [likeness(film, each) for each in (by_file, by_match, by_title_and_date, by_title)]
    assert found == sorted(set(found), reverse=True)


def test_the_episodes_of_one_file_are_told_apart() -> None:
    first, second = (
        MediaItem(str(number), "1", MediaType.EPISODE, "x", number=number, file="/S01E01-E02.mkv")
        for number in (1, 2)
    )
    assert identity_of(first).file != identity_of(second).file
    assert identity_of(MediaItem("1", "1", MediaType.MOVIE, "x", file=FILE)).file == FILE
    assert identity_of(replace(first, file="")).file == ""

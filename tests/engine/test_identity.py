"""What an item is, whatever its key."""

from dataclasses import replace

import pytest

from custom_components.plex_smart_refresher.engine.identity import (
    ItemIdentity,
    is_another,
    is_same,
)

FILM = ItemIdentity("1", "movie", "plex://movie/5d77", "The Film (1999)", 1_000)
CLIP = ItemIdentity("1", "movie", "local://12", "IMG 0001", 1_000)


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
        (CLIP, replace(CLIP, title="IMG 0002"), False),  # its guid says nothing
        (FILM, replace(FILM, library_id="2"), False),
        (FILM, replace(FILM, type="show"), False),
        (FILM, replace(FILM, guid="plex://movie/1", title="Other (2001)"), False),
    ],
)
def test_an_item_under_a_new_key_is_known_by_its_match_or_title(
    before: ItemIdentity, now: ItemIdentity, expected: bool
) -> None:
    assert is_same(before, now) is expected

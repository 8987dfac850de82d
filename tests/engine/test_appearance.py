"""What a user sees of an item before its refresh and after it."""

from custom_components.plex_smart_refresher.engine.appearance import (
    LONGEST_SUMMARY,
    ItemChange,
    appearance_before,
    appearance_of,
)

from .fakes import healthy


def test_only_what_differs_is_a_difference() -> None:
    item = healthy("7", title="Episode 1", thumb="", summary="")
    own = item._replace(title="Pilot", thumb="/library/metadata/7/thumb/1", summary="A town.")
    change = ItemChange(appearance_of(item), appearance_of(own))
    assert change.differences() == {
        "title": ("Episode 1", "Pilot"),
        "summary": ("", "A town."),
        "poster": ("none", "own"),
    }
    assert ItemChange(appearance_of(own), appearance_of(own)).differences() == {}


def test_a_poster_of_the_parent_is_not_its_own() -> None:
    item = healthy("7", thumb="/library/metadata/3/thumb/1")
    assert appearance_of(item).poster == "parent"


def test_texts_are_kept_on_one_line_and_not_longer_than_they_are_shown() -> None:
    item = healthy("7", title="A\nB\u202e", summary="x" * (LONGEST_SUMMARY + 1))
    seen = appearance_of(item)
    assert seen.title == "A B"
    assert len(seen.summary) == LONGEST_SUMMARY + 1
    assert seen.summary.endswith("x…")


def test_what_an_item_looked_like_before_is_known_from_its_list() -> None:
    listed = healthy("7", title="Episode 1", has_summary=False)
    read = healthy("7", title="Pilot", summary="A town.", has_summary=True)
    assert appearance_before(listed, read).summary == ""
    assert appearance_before(listed, read).title == "Episode 1"
    # That it had one is all that a list says.
    assert appearance_before(listed._replace(has_summary=True), read).summary == "A town."

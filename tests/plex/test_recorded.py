"""Answers that real servers gave, with other texts, and what is right for each item.

`recorded/` keeps their structure: names, types and odd values of the fields. A recording made
without external IDs, or before servers had them, cannot tell whether they are missing, so it is
judged as one of a server that old.
"""

from functools import cache
import json
from pathlib import Path

import pytest

from custom_components.plex_smart_refresher.engine.criteria import (
    Criteria,
    criteria_for,
    is_inspectable,
)
from custom_components.plex_smart_refresher.engine.defects import (
    Defect,
    Finding,
    find_defects,
    is_protected,
    looks_defective,
)
from custom_components.plex_smart_refresher.engine.final_titles import FinalTitles
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType, MediaItem
from custom_components.plex_smart_refresher.engine.pictures import Pictures
from custom_components.plex_smart_refresher.engine.siblings import Siblings
from custom_components.plex_smart_refresher.plex.parsing import (
    parse_container,
    parse_details,
    parse_libraries,
    parse_page,
)

FOLDER = Path(__file__).with_name("recorded")
FILES = sorted(path.stem for path in FOLDER.glob("*.json"))
#: 2026-11-26, in Unix time.
TODAY = 1_795_651_200.0

MATCH, POSTER, SUMMARY = Defect.NO_MATCH, Defect.MISSING_POSTER, Defect.MISSING_SUMMARY
TITLE, INHERITED = Defect.PLACEHOLDER_TITLE, Defect.INHERITED_POSTER
MOVIES = "movie", "tv.plex.agents.movie"
SHOWS = "show", "tv.plex.agents.series"
MUSIC = "artist", "tv.plex.agents.music"
NEW, BEFORE_MUSIC_IDS, BEFORE_IDS = "1.43.3", "1.26.2", "1.20.0"

type Right = dict[str, dict[Defect, bool]]  #: whether each defect is weak, by rating key

#: File, type and agent of the library, version of the server, and the findings that are right.
TABLE: list[tuple[str, tuple[str, str], str, Right]] = [
    ("movies_all_1_41", MOVIES, NEW, {"73564": {}}),
    ("movie_details_1_41", MOVIES, NEW, {"73564": {}}),
    ("movie_details_locked_2024", MOVIES, NEW, {"65547": {}}),
    (
        "movies_all_2012",
        MOVIES,
        BEFORE_IDS,
        {"357": {SUMMARY: False}, "57": {POSTER: False, SUMMARY: False}, "132": {}},
    ),
    ("movies_all_legacy_2022", MOVIES, NEW, {"55": {}, "56": {}}),
    ("movies_all_legacy_2022", ("movie", "com.plexapp.agents.imdb"), NEW, {"55": {}, "56": {}}),
    ("seasons_children_2023", SHOWS, BEFORE_IDS, {"275480": {}, "275494": {}}),
    ("seasons_children_legacy_2020", SHOWS, NEW, {"89": {}, "33": {}}),
    ("season_details_of_dvr_show_2018", SHOWS, BEFORE_IDS, {"50568": {}}),
    ("episode_details_dvr_news_2020", SHOWS, BEFORE_IDS, {"48154": {}}),
    ("episode_details_dvr_news_2020", SHOWS, NEW, {"48154": {}}),
    ("episode_details_unmatched_in_foreign_show_2026", SHOWS, NEW, {"60293": {}}),
    (
        "episode_details_unmatched_in_foreign_show_2026",
        ("show", "com.plexapp.agents.hama"),
        NEW,
        {"60293": {}},
    ),
    (
        "episode_details_really_called_episode_1_2026",
        SHOWS,
        NEW,
        {"60239": {POSTER: False, TITLE: True}},
    ),
    ("episodes_all_1_43", SHOWS, NEW, {"129858": {}, "129859": {}}),
    (
        "episodes_recently_added_2017",
        SHOWS,
        BEFORE_IDS,
        {"10513": {SUMMARY: False, TITLE: False}},
    ),
    (
        "artists_all_2018",
        MUSIC,
        BEFORE_IDS,
        {
            "399775": {},
            "404003": {},
            "381412": {SUMMARY: False},
            "403600": {SUMMARY: False},
            "399802": {POSTER: True, SUMMARY: True},
            "397717": {POSTER: True, SUMMARY: True},
            "381472": {POSTER: True, SUMMARY: True},
            "403933": {POSTER: True, SUMMARY: True},
        },
    ),
    ("artists_all_legacy_2020", MUSIC, NEW, {"156": {}, "142": {}}),
    ("artist_details_foreign_with_ids_1_29", MUSIC, NEW, {"17139": {}}),
    (
        "albums_all_2020",
        MUSIC,
        BEFORE_MUSIC_IDS,
        {key: {} for key in ("474523", "474537", "403868", "403890", "403899", "397985")},
    ),
    ("album_details_2020", MUSIC, BEFORE_MUSIC_IDS, {"417205": {}}),
    ("albums_all_unmatched_1_29", MUSIC, NEW, {"8014": {MATCH: False}}),
    ("album_details_unmatched_1_29", MUSIC, NEW, {"8014": {MATCH: False}}),
    (
        "album_details_audiobook_2020",
        ("artist", "com.plexapp.agents.none"),
        NEW,
        {"15982": {}},
    ),
]
#: Entries of no supported level.
NO_ITEMS = ["track_details_mbid_guid_2026", "collection_details"]
#: Libraries that can be inspected, by file.
LIBRARIES = {
    "library_sections_1_41": {"32": True},
    "library_sections_1_43": {"1": True, "2": True, "5": False},
    # Libraries of legacy agents are supported; the others hold personal media.
    "library_sections_2018": {
        "4": True,
        "5": True,
        "31": False,
        "29": True,
        "9": False,
        "2": True,
    },
}


@cache
def items_of(name: str) -> tuple[MediaItem, ...]:
    """Return the items of a recording, read as the scan reads lists or details."""
    container = parse_container(FOLDER.joinpath(f"{name}.json").read_bytes())
    if "_details" in name:
        return tuple(parse_details(container).values())
    return parse_page(container, "1").items


def criteria(library: tuple[str, str], version: str) -> Criteria:
    """Return what items of a library are judged by."""
    library_type, agent = library
    return criteria_for(
        Library(library_id="1", title="L", type=LibraryType(library_type), agent=agent),
        server_version=version,
        required_ids=(),
        now=TODAY,
        siblings=Siblings(),
        pictures=Pictures(),
        final_titles=FinalTitles(),
    )


def weakness(findings: tuple[Finding, ...]) -> dict[Defect, bool]:
    """Return whether each found defect is weak."""
    return {finding.defect: finding.is_weak for finding in findings}


@pytest.mark.parametrize(
    ("name", "library", "version", "right"), TABLE, ids=[f"{row[0]}-{row[1][1]}" for row in TABLE]
)
def test_each_recorded_item_is_judged_rightly(
    name: str, library: tuple[str, str], version: str, right: Right
) -> None:
    judged_by = criteria(library, version)
    found = {item.rating_key: find_defects(item, judged_by) for item in items_of(name)}
    assert {key: weakness(findings) for key, findings in found.items()} == right
    assert all(
        looks_defective(item, judged_by) is bool(found[item.rating_key]) for item in items_of(name)
    )


@pytest.mark.parametrize(("name", "right"), LIBRARIES.items())
def test_each_recorded_library_is_inspected_if_an_agent_fills_it(
    name: str, right: dict[str, bool]
) -> None:
    container = parse_container(FOLDER.joinpath(f"{name}.json").read_bytes())
    found = {each.library_id: is_inspectable(each) for each in parse_libraries(container)}
    assert found == right


@pytest.mark.parametrize("name", NO_ITEMS)
def test_tracks_or_collections_are_no_items(name: str) -> None:
    container = parse_container(FOLDER.joinpath(f"{name}.json").read_bytes())
    assert parse_page(container, "1").items == ()


def test_every_recording_has_its_row() -> None:
    assert sorted({row[0] for row in TABLE} | {*LIBRARIES} | {*NO_ITEMS}) == FILES


def test_a_recorded_album_with_locks_is_protected_where_the_library_has_an_agent() -> None:
    (album,) = items_of("album_details_audiobook_2020")
    assert weakness(find_defects(album, criteria(MUSIC, NEW))) == {MATCH: False}
    assert is_protected(album)


def test_an_old_list_without_ids_is_told_by_the_version_of_the_server() -> None:
    found = [find_defects(item, criteria(MUSIC, NEW)) for item in items_of("album_details_2020")]
    assert weakness(found[0]) == {Defect.NO_EXTERNAL_IDS: True}


def test_no_recording_names_a_place_of_its_server() -> None:
    for name in FILES:
        text = FOLDER.joinpath(f"{name}.json").read_text(encoding="utf-8")
        assert json.loads(text)
        assert "token" not in text.lower()
        assert "/media/" not in text

"""The table of defect checks."""

from copy import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.defects import (
    DEFECT_CHECKS,
    Defect,
    find_defects,
    has_foreign_agent,
    is_inspectable,
    is_protected,
    looks_defective,
    severity,
)
from custom_components.plex_smart_refresher.engine.media import Library, LibraryType, MediaType

from .fakes import FLAWS, healthy

MOVIE, SHOW, SEASON, EPISODE = (
    MediaType.MOVIE,
    MediaType.SHOW,
    MediaType.SEASON,
    MediaType.EPISODE,
)
ARTIST, ALBUM = MediaType.ARTIST, MediaType.ALBUM


def defects_of(media_type: MediaType = MOVIE, **fields: Any) -> set[Defect]:
    item = healthy("7", media_type, **fields)
    findings = find_defects(item)
    assert looks_defective(item) is bool(findings)
    return {finding.defect for finding in findings}


@pytest.mark.parametrize("media_type", MediaType)
def test_a_healthy_item_has_no_defect_at_any_level(media_type: MediaType) -> None:
    assert defects_of(media_type) == set()


@pytest.mark.parametrize("defect", Defect)
def test_each_defect_is_told_alone_and_with_a_reason(defect: Defect) -> None:
    item = healthy("7", EPISODE)
    flaws = FLAWS[defect](item)
    if defect is Defect.NO_MATCH:
        flaws["has_summary"] = True
    (finding,) = find_defects(replace(item, **flaws))
    assert finding.defect is defect
    assert finding.reason


@pytest.mark.parametrize("media_type", MediaType)
def test_a_local_guid_is_no_match_at_every_level(media_type: MediaType) -> None:
    assert defects_of(media_type, guid="local://7") == {Defect.NO_MATCH}


@pytest.mark.parametrize("media_type", MediaType)
def test_no_picture_is_a_missing_poster_at_every_level(media_type: MediaType) -> None:
    assert defects_of(media_type, thumb="") == {Defect.MISSING_POSTER}


@pytest.mark.parametrize(
    ("media_type", "is_defect"),
    [(MOVIE, True), (SHOW, True), (EPISODE, True), (ARTIST, True), (SEASON, False), (ALBUM, False)],
)
def test_an_empty_summary_is_normal_for_seasons_and_albums(
    media_type: MediaType, is_defect: bool
) -> None:
    expected = {Defect.MISSING_SUMMARY} if is_defect else set()
    assert defects_of(media_type, has_summary=False) == expected


@pytest.mark.parametrize(
    ("media_type", "thumb", "is_defect"),
    [
        (EPISODE, "/library/metadata/8/thumb/1669", True),
        (SEASON, "/library/metadata/77/thumb/1669", True),
        (SEASON, "/library/metadata/7/thumb/1669", False),
        (EPISODE, "/:/resources/show.png", False),
        (EPISODE, "https://example.org/8/thumb", False),
        (ALBUM, "/library/metadata/8/thumb/1669", False),
        (ARTIST, "/library/metadata/8/thumb/1669", False),
        (SHOW, "/library/metadata/8/thumb/1669", False),
        (MOVIE, "/library/metadata/8/thumb/1669", False),
    ],
)
def test_a_season_or_episode_with_the_picture_of_another_item_has_inherited_it(
    media_type: MediaType, thumb: str, is_defect: bool
) -> None:
    expected = {Defect.INHERITED_POSTER} if is_defect else set()
    assert defects_of(media_type, thumb=thumb) == expected


@pytest.mark.parametrize(
    "title",
    [
        "",
        "   ",
        "TBA",
        "tbd",
        "Tba.",
        "Episode 7",
        "episode #12",
        "EPISODE 07",
        "Folge 3",
        "Épisode 4",
        "E\u0301pisode 4",
        "Episodio 5",
        "Aflevering 6",
        "Odcinek 2",
        "3. epizoda",
        "5. Bölüm",
        "Серия 8",
        "第3話",
        "第 12 集",
        "제7화",
        "에피소드 9",
        "2026-03-14",
        "2026.3.14",
        "14.03.2026",
        "Show.S01E05.1080p.WEB.mkv",
        "Show.S01E05.1080p.WEB",
        "s1e5",
        "My holiday clip.MP4",
        " TBA ",
    ],
)
def test_such_an_episode_title_only_stands_in(title: str) -> None:
    assert defects_of(EPISODE, title=title) == {Defect.PLACEHOLDER_TITLE}


@pytest.mark.parametrize(
    "title",
    [
        "Episode VII",
        "Episode 7: The Return",
        "The Episode 7",
        "TBA - part two",
        "TBDs",
        "Chapter 1",
        "Part 7",
        "2026",
        "24-7",
        "1.5",
        "9-1-1",
        "eps1.0_hellofriend.mov",
        "eps1.4_3xpl0its.wmv",
        ".mkv",
        "Dr. No",
        "The Ep.",
        "S.O.S.",
        "Folge mir",
        "Seven",
        "null",
        "0",
        "7",
        "🎬",
        "千と千尋の神隠し",
        "<script>",
        "\u202eright-to-left",
        "Bell\x07",
    ],
)
def test_such_an_episode_title_is_real(title: str) -> None:
    assert defects_of(EPISODE, title=title) == set()


@pytest.mark.parametrize(
    ("media_type", "title", "is_defect"),
    [
        (MOVIE, "TBA", False),
        (MOVIE, "2012-06-01", False),
        (MOVIE, "Episode 7", False),
        (SHOW, "Episode 1", False),
        (SEASON, "Season 1", False),
        (ALBUM, "dreams.avi", False),
        (ARTIST, "X.mov", False),
        (ALBUM, "TBA", False),
        (MOVIE, "the.film.2019.mkv", True),
        (MOVIE, "", True),
        (ALBUM, " ", True),
    ],
)
def test_only_episodes_have_placeholders_and_only_what_has_a_file_is_named_after_one(
    media_type: MediaType, title: str, is_defect: bool
) -> None:
    expected = {Defect.PLACEHOLDER_TITLE} if is_defect else set()
    assert defects_of(media_type, title=title) == expected


def test_the_reasons_of_a_title_quote_it() -> None:
    assert [f.reason for f in find_defects(healthy("7", title=""))] == ["it has no title"]
    (finding,) = find_defects(healthy("7", EPISODE, title="TBA"))
    assert finding.reason == "its title 'TBA' is a placeholder"


@pytest.mark.parametrize("media_type", MediaType)
def test_a_matched_item_without_external_ids_is_a_weak_defect(media_type: MediaType) -> None:
    assert defects_of(media_type, has_external_ids=False) == {Defect.NO_EXTERNAL_IDS}


@pytest.mark.parametrize(
    "guid",
    [
        "com.plexapp.agents.imdb://tt0133093?lang=en",
        "com.plexapp.agents.none://7",
        "tv.plex.agents.none://7",
        "tv.plex.agents.custom.anime://show/7",
        "org.example.agents.home://7",
    ],
)
def test_items_of_other_agents_are_never_reported(guid: str) -> None:
    bare = {"title": "", "thumb": "", "has_summary": False, "has_external_ids": False}
    assert has_foreign_agent(guid)
    assert defects_of(EPISODE, guid=guid, **bare) == set()


def test_an_item_without_a_guid_is_judged_by_what_it_shows() -> None:
    assert not has_foreign_agent("")
    assert defects_of(guid="", has_external_ids=False) == set()
    assert defects_of(guid="", thumb="") == {Defect.MISSING_POSTER}


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("thumb", {"thumb": ""}),
        ("thumb", {"thumb": "/library/metadata/1/thumb/1"}),
        ("summary", {"has_summary": False}),
        ("title", {"title": "TBA"}),
    ],
)
def test_a_locked_field_is_never_reported(name: str, empty: dict[str, Any]) -> None:
    assert defects_of(EPISODE, **empty) != set()
    assert defects_of(EPISODE, **empty, locked_fields=frozenset({name})) == set()
    assert defects_of(EPISODE, **empty, locked_fields=frozenset({"genre"})) != set()


def test_all_defects_of_an_item_are_told() -> None:
    assert defects_of(EPISODE, guid="local://7", thumb="", has_summary=False, title="TBA") == {
        Defect.NO_MATCH,
        Defect.MISSING_POSTER,
        Defect.MISSING_SUMMARY,
        Defect.PLACEHOLDER_TITLE,
    }


@pytest.mark.parametrize(
    ("agent", "language", "expected"),
    [
        ("tv.plex.agents.movie", "en-US", True),
        ("tv.plex.agents.series", "de-DE", True),
        ("tv.plex.agents.music", "", True),
        ("", "", True),
        ("tv.plex.agents.movie", "xn", False),
        ("tv.plex.agents.none", "en", False),
        ("com.plexapp.agents.none", "xn", False),
        ("com.plexapp.agents.imdb", "en", False),
        ("tv.plex.agents.custom.anime", "en", False),
        ("org.example.agents.home", "en", False),
    ],
)
def test_only_libraries_of_plex_own_agents_are_inspected(
    agent: str, language: str, expected: bool
) -> None:
    library = Library(
        library_id="1", title="L", type=LibraryType.MOVIE, agent=agent, language=language
    )
    assert is_inspectable(library) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"guid": "local://7", "has_summary": True}, True),
        ({"guid": "local://7", "locked_fields": frozenset({"title"})}, True),
        ({"guid": "local://7"}, False),
        ({"has_summary": True, "locked_fields": frozenset({"title"})}, False),
    ],
)
def test_unmatched_items_with_hand_made_data_are_protected(
    fields: dict[str, Any], expected: bool
) -> None:
    assert is_protected(healthy("7", **({"has_summary": False} | fields))) is expected


def test_each_defect_has_one_check_and_a_severity_of_its_own() -> None:
    assert sorted(check.defect for check in DEFECT_CHECKS) == sorted(Defect)
    assert len({check.severity for check in DEFECT_CHECKS}) == len(Defect)


def test_defects_are_listed_from_the_worst_to_the_mildest() -> None:
    assert sorted(Defect, key=lambda defect: severity([defect]), reverse=True) == [*Defect]


def test_one_bad_defect_outweighs_all_milder_ones() -> None:
    assert severity([Defect.NO_MATCH]) > severity(set(Defect) - {Defect.NO_MATCH})
    assert severity([]) == 0

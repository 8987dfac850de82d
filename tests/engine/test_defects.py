"""The table of defect checks."""

from copy import replace
from datetime import date
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.criteria import (
    Criteria,
    criteria_for,
    is_inspectable,
)
from custom_components.plex_smart_refresher.engine.defects import (
    DEFECT_CHECKS,
    Defect,
    Finding,
    find_defects,
    is_protected,
    looks_defective,
    severity,
)
from custom_components.plex_smart_refresher.engine.final_titles import FinalTitles
from custom_components.plex_smart_refresher.engine.guids import has_foreign_agent, parentage_of
from custom_components.plex_smart_refresher.engine.media import (
    IdSource,
    Library,
    LibraryType,
    MediaType,
    Parentage,
)
from custom_components.plex_smart_refresher.engine.pictures import PictureCheck, Pictures
from custom_components.plex_smart_refresher.engine.siblings import Siblings

from .fakes import BAD, FLAWS, NOW, healthy

MOVIE, SHOW, SEASON, EPISODE = (
    MediaType.MOVIE,
    MediaType.SHOW,
    MediaType.SEASON,
    MediaType.EPISODE,
)
ARTIST, ALBUM = MediaType.ARTIST, MediaType.ALBUM


CRITERIA = Criteria()


def findings_of(
    media_type: MediaType = MOVIE, criteria: Criteria = CRITERIA, **fields: Any
) -> tuple[Finding, ...]:
    item = healthy("7", media_type, **fields)
    findings = find_defects(item, criteria)
    assert looks_defective(item, criteria) is bool(findings)
    return findings


def defects_of(
    media_type: MediaType = MOVIE, criteria: Criteria = CRITERIA, **fields: Any
) -> set[Defect]:
    return {finding.defect for finding in findings_of(media_type, criteria, **fields)}


def weak_of(media_type: MediaType, criteria: Criteria = CRITERIA, **fields: Any) -> set[Defect]:
    found = findings_of(media_type, criteria, **fields)
    return {finding.defect for finding in found if finding.is_weak}


@pytest.mark.parametrize("media_type", MediaType)
def test_a_healthy_item_has_no_defect_at_any_level(media_type: MediaType) -> None:
    assert defects_of(media_type) == set()


@pytest.mark.parametrize("defect", Defect)
def test_each_defect_is_told_alone_and_with_a_reason(defect: Defect) -> None:
    item = healthy("7", SHOW if defect is Defect.MISSING_REQUIRED_ID else EPISODE)
    flaws = FLAWS[defect](item)
    if defect is Defect.NO_MATCH:
        flaws["has_summary"] = True
    pictures = Pictures()
    if defect in BAD:
        pictures.note([PictureCheck("7", item.thumb, BAD[defect], NOW)])
    criteria = Criteria(required_ids=[IdSource.IMDB], pictures=pictures)
    (finding,) = find_defects(replace(item, **flaws), criteria)
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
    assert [f.reason for f in findings_of(title="")] == ["it has no title"]
    (finding,) = findings_of(EPISODE, title="TBA")
    assert finding.reason == "its title 'TBA' is a placeholder"


@pytest.mark.parametrize("media_type", MediaType)
def test_a_matched_item_without_external_ids_is_a_weak_defect(media_type: MediaType) -> None:
    assert defects_of(media_type, has_external_ids=False) == {Defect.NO_EXTERNAL_IDS}
    assert weak_of(media_type, has_external_ids=False) == {Defect.NO_EXTERNAL_IDS}


LEGACY = "com.plexapp.agents.imdb://tt0133093?lang=en"


def test_an_item_with_a_match_of_an_unknown_kind_is_left_alone() -> None:
    bare = {"thumb": "", "has_summary": False, "has_external_ids": False, "title": "TBA"}
    assert defects_of(EPISODE, guid="org.example.agents.home://7", **bare) == set()
    assert defects_of(EPISODE, guid="", **bare)


@pytest.mark.parametrize(
    "guid",
    [LEGACY, "tv.plex.agents.custom.anime://show/7"],
)
def test_an_item_of_another_agent_lacks_all_but_a_match_and_ids(guid: str) -> None:
    bare = {"thumb": "", "has_summary": False, "has_external_ids": False, "title": "TBA"}
    assert has_foreign_agent(guid)
    assert defects_of(EPISODE, guid=guid, has_external_ids=False) == set()
    assert defects_of(EPISODE, guid=guid, **bare) == {
        Defect.MISSING_POSTER,
        Defect.MISSING_SUMMARY,
        Defect.PLACEHOLDER_TITLE,
    }


@pytest.mark.parametrize("media_type", [ARTIST, ALBUM])
def test_what_plex_music_found_at_musicbrainz_needs_no_ids(media_type: MediaType) -> None:
    assert defects_of(media_type, guid="mbid://0fe5", has_external_ids=False) == set()
    assert defects_of(media_type, guid="mbid://0fe5", thumb="") == {Defect.MISSING_POSTER}


@pytest.mark.parametrize("guid", ["tv.plex.agents.none://7", "com.plexapp.agents.none://7"])
def test_an_item_of_no_agent_is_unmatched_where_the_library_has_one(guid: str) -> None:
    assert defects_of(guid=guid, has_external_ids=False) == {Defect.NO_MATCH}
    assert defects_of(criteria=Criteria(is_personal=True), guid=guid) == set()


BARE = {"guid": "local://7", "thumb": "", "has_summary": False, "title": "Episode 7"}


@pytest.mark.parametrize(
    ("parent", "grandparent", "expected"),
    [
        ("local://6", "com.plexapp.agents.hama://tvdb-371310?lang=en", Parentage.FOREIGN),
        ("com.gracenote.onconnect://show/1", "", Parentage.FOREIGN),
        ("tv.plex.agents.custom.anime://season/1", "", Parentage.FOREIGN),
        ("plex://season/5cff/2020", "plex://show/5cff", Parentage.GUIDE),
        ("plex://season/5cff", "plex://show/5cff", Parentage.OWN),
        ("local://6", "local://5", Parentage.OWN),
        ("tv.plex.agents.none://6", "com.plexapp.agents.none://5", Parentage.OWN),
        ("", "", Parentage.OWN),
    ],
)
def test_the_guids_of_its_parents_tell_whose_business_an_item_is(
    parent: str, grandparent: str, expected: Parentage
) -> None:
    assert parentage_of(parent, grandparent) is expected
    is_ours = expected is not Parentage.FOREIGN
    assert bool(defects_of(EPISODE, parentage=expected, **BARE)) is is_ours


def test_an_episode_that_another_agent_matched_is_judged_below_its_show() -> None:
    fields = {"guid": LEGACY, "parentage": Parentage.FOREIGN}
    assert defects_of(EPISODE, **fields, thumb="") == {Defect.MISSING_POSTER}


def test_a_recording_from_the_guide_has_no_ids() -> None:
    assert defects_of(EPISODE, parentage=Parentage.GUIDE, has_external_ids=False) == set()
    assert defects_of(SHOW, guid="com.gracenote.onconnect://show/1", thumb="") == set()


@pytest.mark.parametrize(
    ("library_type", "agent", "version", "expected"),
    [
        (LibraryType.MOVIE, "tv.plex.agents.movie", "1.43.0.10162-b67a664ab", True),
        (LibraryType.MOVIE, "", "", True),
        (LibraryType.MOVIE, "tv.plex.agents.movie", "1.24.3.5033-757abe6b4", True),
        (LibraryType.SHOW, "tv.plex.agents.series", "1.24.2.4973", False),
        (LibraryType.ARTIST, "tv.plex.agents.music", "1.27.0.5897-3940636f2", True),
        (LibraryType.ARTIST, "tv.plex.agents.music", "1.27.0.5896", False),
        (LibraryType.ARTIST, "tv.plex.agents.music", "1.24.3.5033", False),
        (LibraryType.MOVIE, "com.plexapp.agents.imdb", "1.43.0", False),
        (LibraryType.MOVIE, "tv.plex.agents.custom.anime", "1.43.0", False),
        (LibraryType.MOVIE, "tv.plex.agents.movie", "unknown", True),
    ],
)
def test_the_agent_and_the_version_of_the_server_decide_whether_there_are_ids(
    library_type: LibraryType, agent: str, version: str, expected: bool
) -> None:
    library = Library(library_id="1", title="L", type=library_type, agent=agent)
    criteria = criteria_for(
        library,
        server_version=version,
        required_ids=(),
        now=NOW,
        siblings=Siblings(),
        pictures=Pictures(),
        final_titles=FinalTitles(),
    )
    media_type = library.levels[0]
    found = defects_of(media_type, criteria, has_external_ids=False)
    assert found == ({Defect.NO_EXTERNAL_IDS} if expected else set())


@pytest.mark.parametrize(
    ("media_type", "fields", "expected"),
    [
        (MOVIE, {"id_sources": {IdSource.TVDB}}, {Defect.MISSING_REQUIRED_ID}),
        (SHOW, {"id_sources": {IdSource.TMDB}}, {Defect.MISSING_REQUIRED_ID}),
        (MOVIE, {"id_sources": {IdSource.TMDB, IdSource.IMDB}}, set()),
        (EPISODE, {"id_sources": {IdSource.TVDB}}, set()),
        (MOVIE, {"id_sources": (), "has_external_ids": False}, {Defect.NO_EXTERNAL_IDS}),
        (MOVIE, {"id_sources": (), "guid": LEGACY}, set()),
    ],
)
def test_a_movie_or_show_lacks_an_id_that_the_user_requires(
    media_type: MediaType, fields: dict[str, Any], expected: set[Defect]
) -> None:
    criteria = Criteria(required_ids=(IdSource.TMDB, IdSource.IMDB))
    assert defects_of(media_type, criteria, **fields) == expected
    assert weak_of(media_type, criteria, **fields) == expected
    assert Defect.MISSING_REQUIRED_ID not in defects_of(media_type, **fields)


def test_the_reason_names_the_required_ids_that_are_missing() -> None:
    criteria = Criteria(required_ids=(IdSource.TMDB, IdSource.TVDB, IdSource.IMDB))
    (finding,) = findings_of(MOVIE, criteria, id_sources={IdSource.TVDB})
    assert finding.reason == "it has no id of TMDB and IMDB"


@pytest.mark.parametrize(
    ("fields", "is_weak"),
    [
        ({"title": "Nest / Forest"}, True),
        ({"title": "Various Artists"}, True),
        ({"title": "Verschiedene Interpreten"}, True),
        ({"title": "[Unknown Artist]"}, True),
        ({"title": "Nest; Forest"}, True),
        ({"title": "Nest feat. Forest"}, True),
        ({"title": "Nest & Forest"}, False),
        ({"title": "Feat. Forest"}, False),
        ({"title": "N/F"}, False),
        ({"title": "Diverse", "guid": "plex://artist/5d07bdaa403c64029060f8c4"}, True),
        ({"title": "AC/DC"}, False),
        ({"title": "Nest"}, False),
    ],
)
def test_what_artists_of_several_lack_is_weak(fields: dict[str, Any], is_weak: bool) -> None:
    bare = {"thumb": "", "has_summary": False}
    expected = {Defect.MISSING_POSTER, Defect.MISSING_SUMMARY}
    assert defects_of(ARTIST, **bare, **fields) == expected
    assert weak_of(ARTIST, **bare, **fields) == (expected if is_weak else set())
    assert not weak_of(MOVIE, **bare, title="Face / Off")


@pytest.mark.parametrize(
    ("fields", "found", "weak"),
    [
        ({"title": "Episode 7"}, True, True),
        ({"title": "Episode 7", "aired": "2026-12-01"}, True, True),
        ({"title": "Episode 7", "aired": "2026-12-01T20:15:00Z"}, True, True),
        ({"title": "Episode 7", "aired": "2027-01-14"}, True, False),
        ({"title": "Episode 7", "aired": "soon"}, True, True),
        ({"title": "Episode 7", "aired": "2026-12-01", "has_summary": False}, True, False),
        ({"title": "Pennod 7"}, False, False),
        ({"title": "The Return"}, False, False),
    ],
)
def test_the_air_date_and_the_summary_weigh_a_numbered_title(
    fields: dict[str, Any], found: bool, weak: bool
) -> None:
    criteria = Criteria(today=date(2027, 1, 15))
    titles = {Defect.PLACEHOLDER_TITLE}
    assert defects_of(EPISODE, criteria, **fields) & titles == (titles if found else set())
    assert weak_of(EPISODE, criteria, **fields) & titles == (titles if weak else set())


def test_siblings_confirm_a_title_in_any_language() -> None:
    siblings = Siblings()
    criteria = Criteria(siblings=siblings)
    fields = {"title": "Pennod 7", "number": 7, "parent_key": "3", "has_summary": False}
    titles = {Defect.PLACEHOLDER_TITLE}
    other = healthy("8", EPISODE, **fields | {"title": "Pennod 8", "number": 8})
    assert not siblings.note(healthy("9", EPISODE, title="The Return", number=9, parent_key="3"))
    assert siblings.note(healthy("7", EPISODE, **fields))
    assert siblings.note(replace(other, parent_key="4"))
    assert defects_of(EPISODE, criteria, **fields) & titles == set()
    assert siblings.note(other)
    assert defects_of(EPISODE, criteria, **fields) & titles == titles
    assert weak_of(EPISODE, criteria, **fields) == set()
    fields["has_summary"] = True
    assert defects_of(EPISODE, criteria, **fields) == set()
    fresh = Criteria(siblings=siblings, today=date(2027, 1, 15))
    assert weak_of(EPISODE, fresh, **fields, aired="2027-01-14") == titles


def test_an_episode_of_a_hidden_season_has_siblings_by_its_show() -> None:
    siblings = Siblings()
    for number in (7, 8):
        title = f"Pennod {number}"
        siblings.note(healthy(f"{number}", EPISODE, title=title, number=number))
        assert not siblings.has(healthy("7", EPISODE, title="Pennod 7", number=7))
    for number in (7, 8):
        title = f"Pennod {number}"
        siblings.note(
            healthy(f"{number}", EPISODE, title=title, number=number, grandparent_key="2")
        )
    assert siblings.has(healthy("7", EPISODE, title="Pennod 7", number=7, grandparent_key="2"))


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
        ("com.plexapp.agents.imdb", "en", True),
        ("com.plexapp.agents.imdb", "xn", False),
        ("tv.plex.agents.custom.anime", "en", True),
        ("org.example.agents.home", "en", True),
    ],
)
def test_all_libraries_with_an_agent_are_inspected(
    agent: str, language: str, expected: bool
) -> None:
    library = Library(
        library_id="1", title="L", type=LibraryType.MOVIE, agent=agent, language=language
    )
    assert is_inspectable(library) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"guid": "local://7", "has_summary": True}, False),
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

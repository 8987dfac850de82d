"""From JSON to values, also from JSON that nobody should send.

The shapes are those of answers that real servers gave; what they say is made up.
"""

from collections.abc import Sequence
import json
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.errors import RequestError
from custom_components.plex_smart_refresher.engine.media import (
    Dossier,
    IdSource,
    LibraryType,
    MediaItem,
    MediaType,
    Parentage,
    Poster,
)
from custom_components.plex_smart_refresher.plex.json_values import parse_number
from custom_components.plex_smart_refresher.plex.parsing import (
    has_library_scan,
    has_matches,
    has_playing_session,
    is_rating_key,
    machine_identifier,
    name_and_version,
    parse_candidates,
    parse_container,
    parse_details,
    parse_dossier,
    parse_libraries,
    parse_page,
    parse_posters,
    pending_updates,
)

FILM = {"ratingKey": "7", "type": "movie", "title": "A Film"}
#: A library of a server of 2026, and one of 2018, which counts no changes.
NEW_LIBRARY = {
    "allowSync": True,
    "filters": True,
    "refreshing": False,
    "key": "2",
    "type": "show",
    "title": "Shows",
    "agent": "tv.plex.agents.series",
    "scanner": "Plex TV Series",
    "language": "en-US",
    "metadataAgentProviderGroupId": 2,
    "uuid": "",
    "hidden": 0,
    "updatedAt": 1788415151,
    "contentChangedAt": 3101725,
    "Location": [{"id": 2, "path": "/a"}],
}
OLD_LIBRARY = {
    "allowSync": True,
    "filters": True,
    "refreshing": False,
    "key": "31",
    "type": "artist",
    "title": "Songs",
    "agent": "com.plexapp.agents.none",
    "language": "xn",
    "uuid": "u",
}
EPISODE = {
    "ratingKey": "129",
    "key": "/library/metadata/129",
    "parentRatingKey": "128",
    "grandparentRatingKey": "127",
    "guid": "plex://episode/1",
    "parentGuid": "plex://season/1",
    "grandparentGuid": "plex://show/1",
    "type": "episode",
    "title": "Begin",
    "grandparentTitle": "The Show",
    "parentTitle": "Season 1",
    "summary": "It begins.",
    "index": 2,
    "parentIndex": 1,
    "year": 2026,
    "thumb": "/library/metadata/129/thumb/1",
    "originallyAvailableAt": "2026-02-08",
    "addedAt": 1770545896,
    "updatedAt": 1787668274,
    "Image": [{"alt": "Begin", "type": "coverPoster", "url": "/library/metadata/127/thumb/1"}],
    "UltraBlurColors": {"topLeft": "44250d", "topRight": "2a1704"},
    "Guid": [{"id": "imdb://tt1"}, {"id": "tmdb://1"}],
}


def the_items(*entries: object, library_id: str = "", **attributes: object) -> Sequence[MediaItem]:
    return parse_page({"Metadata": list(entries), **attributes}, library_id).items


def the_item(entry: object, library_id: str = "", **attributes: object) -> MediaItem:
    (item,) = the_items(entry, library_id=library_id, **attributes)
    return item


# The container


def test_an_answer_is_its_container() -> None:
    assert parse_container(b'\n {"MediaContainer": {"size": 0}} ') == {"size": 0}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "cannot be read"),
        (b"not found", "cannot be read"),
        (b'{"MediaContainer": {"size": 1', "cannot be read"),
        (b'{"MediaContainer": {"size": NaN}}', "cannot be read"),
        (b'{"MediaContainer": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", "cannot be read"),
        (b"<html><body/></html>", "not one of a Plex server"),
        (b'<?xml version="1.0"?><MediaContainer size="0"/>', "not one of a Plex server"),
        (b"[]", "not one of a Plex server"),
        (b"null", "not one of a Plex server"),
        (b"{}", "not one of a Plex server"),
        (b'{"MediaContainer": null}', "not one of a Plex server"),
        (b'{"MediaContainer": [{}]}', "not one of a Plex server"),
    ],
)
def test_what_is_no_answer_of_a_plex_server_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(RequestError, match=message):
        parse_container(body)


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        (b"Am\x0b\xc3\xa9\x1flie", "Amélie"),
        (b"Am\\u000b\\u00e9\\u001Flie\\u0000", "Amélie"),
        (b"\\u0001\\u0002", ""),
        (b"Line\\nbreak\\tand \\u000a tab", "Line\nbreak\tand \n tab"),
        (b"Line\nbreak\tand tab", "Line break and tab"),
        (b"no escape: \\\\u0007", "no escape: \\u0007"),
        (b"escape: \\\\\\u0007", "escape: \\"),
        (b"A\xffm\xc3\xa9lie", "A\N{REPLACEMENT CHARACTER}mélie"),
        (b"\xed\xa0\x80", "\N{REPLACEMENT CHARACTER}" * 3),
        ("🎬 <b>Film</b> & more".encode(), "🎬 <b>Film</b> & more"),
        (b"\\ud83c\\udfac", "🎬"),
        ("\u202b\u05e9\u05dc\u05d5\u05dd\u202c".encode(), "\u202b\u05e9\u05dc\u05d5\u05dd\u202c"),
    ],
)
def test_titles_come_through_without_what_no_title_has(sent: bytes, title: str) -> None:
    body = b'{"MediaContainer": {"Metadata": [{"ratingKey": "1", "type": "movie", "title": "%b"}]}}'
    (item,) = parse_page(parse_container(body % sent), "1").items
    assert item.title == title


def test_a_byte_order_mark_does_not_matter() -> None:
    assert parse_container(b'\xef\xbb\xbf{"MediaContainer": {}}') == {}


# Libraries


def test_libraries_of_films_shows_and_music_are_kept_in_order() -> None:
    found = list(
        parse_libraries(
            {
                "size": 5,
                "allowSync": False,
                "title1": "Plex Library",
                "Directory": [
                    OLD_LIBRARY,
                    {"key": "4", "title": "Photos", "type": "photo"},
                    NEW_LIBRARY,
                    {"key": 9, "title": "Shows", "type": "show"},
                    {"key": "9"},
                    {"title": "without a key", "type": "movie"},
                    {"key": True, "type": "movie"},
                    *("nonsense", None, 7, ["key"]),
                ],
            }
        )
    )
    assert [(library.library_id, library.title, library.type) for library in found] == [
        ("31", "Songs", LibraryType.ARTIST),
        ("2", "Shows", LibraryType.SHOW),
        ("9", "Shows", LibraryType.SHOW),
    ]
    assert (found[0].agent, found[0].language) == ("com.plexapp.agents.none", "xn")
    assert (found[0].content_changed_at, found[1].content_changed_at) == (None, 3101725)


@pytest.mark.parametrize("directory", [NEW_LIBRARY, [NEW_LIBRARY]])
def test_a_library_alone_need_not_be_in_a_list(directory: object) -> None:
    assert [each.library_id for each in parse_libraries({"Directory": directory})] == ["2"]


@pytest.mark.parametrize("directory", [None, "", 0, {}, [], [[]]])
def test_a_server_may_have_no_libraries(directory: object) -> None:
    assert list(parse_libraries({"Directory": directory})) == []
    assert list(parse_libraries({})) == []


@pytest.mark.parametrize(
    ("sent", "counter"),
    [
        (5868, 5868),
        ("41632394", 41632394),
        (1234567890123456789, 1234567890123456789),
        *((each, None) for each in (0, "0", "", "soon", None, True, [1], 1e30)),
    ],
)
def test_a_library_that_does_not_count_its_changes_is_told_from_one_that_does(
    sent: object, counter: int | None
) -> None:
    [found] = parse_libraries({"Directory": [NEW_LIBRARY | {"contentChangedAt": sent}]})
    assert found.content_changed_at == counter


# Items


def test_an_item_is_read_with_all_that_tells_defects() -> None:
    fields = [
        {"name": "title", "locked": True},
        {"name": "summary", "locked": False},
        {"name": "thumb", "locked": "1"},
        {"name": "year", "locked": 1},
        {"name": "art", "locked": "0"},
    ]
    item = the_item(EPISODE | {"librarySectionID": 2, "Field": fields})
    assert item == MediaItem(
        rating_key="129",
        library_id="2",
        type=MediaType.EPISODE,
        title="Begin",
        guid="plex://episode/1",
        has_external_ids=True,
        id_sources=frozenset({IdSource.IMDB, IdSource.TMDB}),
        has_summary=True,
        thumb="/library/metadata/129/thumb/1",
        parent_key="128",
        grandparent_key="127",
        parent_title="Season 1",
        grandparent_title="The Show",
        parent_number=1,
        number=2,
        year=2026,
        added_at=1_770_545_896,
        updated_at=1_787_668_274,
        aired="2026-02-08",
        locked_fields=frozenset({"title", "thumb", "year"}),
    )


def test_an_item_may_have_all_its_values_in_other_types() -> None:
    other = {
        "ratingKey": 129,
        "parentRatingKey": 128,
        "grandparentRatingKey": 127,
        "index": "2",
        "parentIndex": 1.0,
        "year": "2026",
        "addedAt": "1770545896",
        "Guid": {"id": "imdb://tt1"},
        "librarySectionID": "2",
    }
    assert the_item(EPISODE | other) == the_item(
        EPISODE | {"librarySectionID": 2, "Guid": [{"id": "imdb://tt1"}]}
    )


def test_a_title_may_be_a_number() -> None:
    assert the_item(FILM | {"title": 1917}).title == "1917"


def test_an_item_may_lack_nearly_everything() -> None:
    bare = {"ratingKey": "7", "type": "movie"}
    assert the_item(bare) == MediaItem("7", "", MediaType.MOVIE, "")
    names = set(EPISODE) - {"ratingKey", "type", "key"} | {"Field", "librarySectionID"}
    for nothing in (None, [], {}, [[]], True):
        assert the_item(bare | dict.fromkeys(names, nothing)) == the_item(bare), nothing


@pytest.mark.parametrize(
    "summary",
    ["", "  ", "\n\t", None, [], {"a": 1}, "N/A", "No overview available.", "&nbsp;", "the film!"],
)
def test_a_summary_that_says_nothing_is_none(summary: object) -> None:
    assert not the_item(FILM | {"title": "The Film", "summary": summary}).has_summary


def test_what_is_in_the_trash_is_no_item() -> None:
    away = FILM | {"deletedAt": 1_732_600_000}
    page = parse_page({"Metadata": [away, FILM | {"ratingKey": "8"}]}, "1")
    assert ([item.rating_key for item in page.items], page.received) == (["8"], 2)
    assert parse_details({"Metadata": [away]}) == {}
    assert the_item(FILM | {"deletedAt": 0}).rating_key == "7"


@pytest.mark.parametrize(
    ("guids", "sources"),
    [
        (["imdb://tt1", "tmdb://2", "tvdb://3"], {IdSource.IMDB, IdSource.TMDB, IdSource.TVDB}),
        (["tvdb://3", "imdb://tt1"], {IdSource.IMDB, IdSource.TVDB}),
        (["tmdb://2", "tmdb://4"], {IdSource.TMDB}),
        (["mbid://1"], set()),
        (["mbid://1", "imdb://tt1"], {IdSource.IMDB}),
        ([7, "imdb://tt1"], {IdSource.IMDB}),
    ],
)
def test_the_databases_of_the_external_ids_are_told_apart(
    guids: list[object], sources: set[IdSource]
) -> None:
    item = the_item(FILM | {"Guid": [{"id": guid} for guid in guids]})
    assert item.id_sources == sources
    assert item.has_external_ids


@pytest.mark.parametrize(
    ("guids", "expected"),
    [
        ({}, Parentage.OWN),
        ({"parentGuid": "local://1"}, Parentage.OWN),
        ({"parentGuid": "com.gracenote.onconnect://show/1"}, Parentage.FOREIGN),
        ({"grandparentGuid": "com.plexapp.agents.hama://tvdb-1"}, Parentage.FOREIGN),
        ({"parentGuid": None, "grandparentGuid": []}, Parentage.OWN),
        ({"parentGuid": "plex://season/1/2020"}, Parentage.GUIDE),
    ],
)
def test_the_parents_of_an_item_tell_whose_business_it_is(
    guids: dict[str, object], expected: Parentage
) -> None:
    entry = {key: value for key, value in EPISODE.items() if not key.lower().endswith("parentguid")}
    assert the_item(entry | guids).parentage is expected


def test_only_episodes_have_an_air_date() -> None:
    aired = {"originallyAvailableAt": "2026-02-08"}
    assert the_item(FILM | aired).aired == ""
    assert the_item(EPISODE | aired).aired == "2026-02-08"


@pytest.mark.parametrize("guids", [[], [{}], None, {}, "imdb://tt1", ["imdb://tt1"], True, 7])
def test_external_ids_are_objects(guids: object) -> None:
    assert not the_item(FILM | {"Guid": guids}).has_external_ids


@pytest.mark.parametrize("number", ["", "soon", "1.5", 1.5, "9" * 5_000, "0x10", 2**63, [], True])
def test_a_number_that_is_none_counts_as_missing(number: object) -> None:
    item = the_item(FILM | {"addedAt": number, "year": number, "index": number})
    assert (item.added_at, item.year, item.number) == (None, None, None)


@pytest.mark.parametrize(
    ("sent", "number"),
    [(7, 7), ("7", 7), (" 7 ", 7), (7.0, 7), (-7, -7), (2**63 - 1, 2**63 - 1), (-(2**63), None)],
)
def test_a_number_may_be_written_in_other_ways(sent: object, number: int | None) -> None:
    assert parse_number(sent) == number


@pytest.mark.parametrize(
    "entry",
    [
        FILM | {"type": "track"},
        FILM | {"type": "clip"},
        FILM | {"type": ["movie"]},
        FILM | {"type": None},
        {"ratingKey": "1"},
        {"type": "movie"},
        {"type": "movie", "key": "/library/sections/1"},
        {"type": "movie", "key": 7},
        FILM | {"ratingKey": "../1"},
        FILM | {"ratingKey": "1" * 21},
        FILM | {"ratingKey": -1},
        FILM | {"ratingKey": True},
        *(None, "movie", 7, [], [FILM]),
    ],
)
def test_what_is_no_item_of_a_level_is_left_out(entry: object) -> None:
    page = parse_page({"Metadata": [entry, FILM]}, "1")
    assert [item.rating_key for item in page.items] == ["7"]
    assert page.received == 2


def test_a_show_lists_all_episodes_among_its_seasons() -> None:
    container = {
        "size": 2,
        "Directory": [{"leafCount": 18, "key": "/library/metadata/22/allLeaves", "title": "All"}],
        "Metadata": [{"ratingKey": "89", "type": "season", "title": "Season 1", "index": 1}],
    }
    page = parse_page(container, "2")
    assert ([item.rating_key for item in page.items], page.received) == (["89"], 2)


def test_a_rating_key_may_hide_in_the_path() -> None:
    hidden = {"type": "season", "key": "/library/metadata/12/children"}
    assert the_item(hidden).rating_key == "12"
    assert the_items({"type": "season", "key": "/library/metadata/" + "1" * 21}) == ()


@pytest.mark.parametrize("text", ["", "²", "1a", "-1", " 1", "\N{ARABIC-INDIC DIGIT ONE}"])
def test_a_rating_key_is_of_plain_digits(text: str) -> None:
    assert not is_rating_key(text)
    assert is_rating_key("0" * 20)


def test_an_item_belongs_to_its_own_library_or_else_to_that_of_the_list() -> None:
    assert the_item(FILM, librarySectionID=5).library_id == "5"
    assert the_item(FILM, "6", librarySectionID=5).library_id == "6"
    assert the_item(FILM | {"librarySectionID": "4"}, librarySectionID=5).library_id == "4"
    assert the_item(FILM | {"librarySectionID": []}, "6").library_id == "6"


# Pages and details


def test_only_details_confirm() -> None:
    entry = FILM | {"summary": "Once."}
    item = parse_details({"Metadata": [entry], "librarySectionID": 3})["7"]
    assert (item.confirmed, item.summary, item.library_id) == (True, "Once.", "3")
    listed = the_item(entry)
    assert (listed.confirmed, listed.summary, listed.has_summary) == (False, "", True)
    (kept,) = parse_page({"Metadata": entry}, "", texts=True).items
    assert kept.summary == "Once."


@pytest.mark.parametrize(
    ("entry", "file"),
    [
        ({"Media": [{"Part": [{"file": "/1.mkv"}, {"file": "/2.mkv"}]}]}, "/1.mkv"),
        ({"Media": {"Part": {"file": "/1.mkv"}}}, "/1.mkv"),
        ({"Media": [{"Part": []}, {"Part": [{"id": 1}, {"file": "/2.mkv"}]}]}, "/2.mkv"),
        ({"Location": [{"path": "/tv/The Show"}]}, "/tv/The Show"),
        ({"Media": [{"Part": [{"file": "/" * 9999}]}]}, "/" * 4096),
        ({"Media": ["x"], "Location": [5]}, ""),
        ({"Media": [{"Part": [{"file": {}}]}], "Location": [{"path": None}]}, ""),
        ({}, ""),
    ],
)
def test_details_tell_the_first_file_or_the_folder_of_an_item(
    entry: dict[str, object], file: str
) -> None:
    whole = {"ratingKey": "1", "type": "movie", **entry}
    [item] = parse_details({"Metadata": [whole]}).values()
    assert item.file == file
    assert item.other_files == (("/2.mkv",) if file == "/1.mkv" and "2" in str(entry) else ())
    assert the_item(whole).file == ""  # lists would be several times as long with files


def test_details_tell_a_limited_number_of_files() -> None:
    parts = [{"file": f"/{number}.mkv"} for number in range(1000)]
    whole = {"ratingKey": "1", "type": "movie", "Media": [{"Part": parts}]}
    [item] = parse_details({"Metadata": [whole]}).values()
    assert (item.file, len(item.other_files)) == ("/0.mkv", 49)


def test_details_of_other_kinds_are_not_taken_for_nothing() -> None:
    assert parse_details({}) == {}
    with pytest.raises(RequestError, match="a track is not supported"):
        parse_details({"Metadata": [FILM | {"type": "track"}]})
    with pytest.raises(RequestError, match="a  is not supported"):
        parse_details({"Metadata": ["nonsense"]})


@pytest.mark.parametrize(("sent", "total"), [(12, 12), ("12", 12), (None, None), ("many", None)])
def test_a_page_counts_what_arrived_also_what_is_no_item(sent: object, total: int | None) -> None:
    page = parse_page({"totalSize": sent, "Metadata": [FILM, {}]}, "3")
    assert (len(page.items), page.received, page.total) == (1, 2, total)
    assert page.items[0].library_id == "3"


@pytest.mark.parametrize("metadata", [None, [], "", False])
def test_a_page_may_be_empty(metadata: object) -> None:
    assert parse_page({"Metadata": metadata}, "3").items == ()
    assert parse_page({"size": 0}, "3") == parse_page({"Metadata": []}, "3")


# What else a server tells


def test_posters_tell_their_address_and_which_one_is_selected() -> None:
    path = "/library/metadata/7/file?url=metadata%3A%2F%2Fposters%2F1"
    offered: list[Any] = [
        {"key": path, "ratingKey": "metadata://posters/1", "selected": False, "provider": "local"},
        {"key": "https://example.com/a.jpg", "selected": "1"},
        {"ratingKey": "upload://posters/2", "selected": 1, "thumb": path},
        {"selected": True},
        None,
    ]
    for container in ({"Metadata": offered}, {"Photo": offered}):
        assert list(parse_posters(container)) == [
            Poster("metadata://posters/1", is_selected=False, provider="local"),
            Poster("https://example.com/a.jpg", is_selected=True),
            Poster("upload://posters/2", is_selected=True),
        ]
    assert list(parse_posters({"size": 0})) == []


@pytest.mark.parametrize(
    ("container", "is_scanning"),
    [
        ({"Directory": [NEW_LIBRARY, NEW_LIBRARY | {"refreshing": True}]}, True),
        ({"Directory": NEW_LIBRARY | {"refreshing": "1"}}, True),
        ({"Directory": [NEW_LIBRARY | {"refreshing": 0}]}, False),
        ({"Activity": [{"type": "butler"}, {"type": "library.update.section"}]}, True),
        ({"Activity": {"type": "library.update.section"}}, True),
        ({"Activity": [{"type": "library.refresh.items"}, None, "x"]}, False),
        ({"Activity": None}, False),
        ({}, False),
    ],
)
def test_a_library_scan_shows_in_libraries_or_activities(
    container: dict[str, Any], *, is_scanning: bool
) -> None:
    assert has_library_scan(container) is is_scanning


@pytest.mark.parametrize(
    ("metadata", "plays"),
    [
        ([{"Player": {"state": "playing"}}], True),
        ({"Player": [{"state": "buffering"}]}, True),
        ([{"Player": {"state": "paused"}}, {"Player": {"state": "paused"}}], False),
        ([{"Player": {"title": "TV"}}], True),
        ([{"Player": None}, {"Player": {}}, {}, None, "x"], False),
        (None, False),
    ],
)
def test_a_session_plays_unless_it_is_paused(metadata: object, *, plays: bool) -> None:
    assert has_playing_session({"Metadata": metadata}) is plays


def test_a_candidate_for_a_match_is_an_object() -> None:
    candidate = {"type": "movie", "guid": "plex://movie/1", "name": "A Film", "score": 106}
    assert has_matches({"SearchResult": [candidate, candidate]})
    assert has_matches({"SearchResult": candidate})
    assert has_matches({"Metadata": [candidate]})
    assert not has_matches({"size": 0, "SearchResult": [], "identifier": "x"})


def test_a_server_says_who_it_is() -> None:
    root = {"machineIdentifier": "abc", "friendlyName": "Den", "version": "1.43.3", "claimed": True}
    assert machine_identifier(root) == "abc"
    assert name_and_version(root) == ("Den", "1.43.3")
    assert name_and_version({"friendlyName": None, "version": []}) == ("Plex", "")


def test_a_name_cannot_forge_a_line_of_a_log() -> None:
    name = "x\n2026-01-01 00:00:00.000 ERROR (MainThread) [homeassistant] FORGED"
    assert "\n" not in name_and_version({"friendlyName": name})[0]
    [library] = parse_libraries({"Directory": {"key": "1", "type": "movie", "title": name}})
    assert library.title == name.replace("\n", " ")
    for nobody in (None, "", [], True, {}):
        with pytest.raises(RequestError, match="not one of a Plex server"):
            machine_identifier({"machineIdentifier": nobody})


@pytest.mark.parametrize(
    ("sent", "count"), [(7, 7), ("7", 7), (-1, 0), (None, 0), ("many", 0), ([7], 0)]
)
def test_a_queue_of_unknown_length_counts_as_empty(sent: object, count: int) -> None:
    assert pending_updates({"updateQueueSize": sent}) == count


def test_what_json_has_in_common_with_python_is_what_the_tests_say() -> None:
    body = json.dumps({"MediaContainer": {"Metadata": [EPISODE, FILM]}}).encode()
    assert parse_page(parse_container(body), "1") == parse_page({"Metadata": [EPISODE, FILM]}, "1")


def test_candidates_are_those_of_the_type_each_once_and_within_limits() -> None:
    film = {"type": "movie", "guid": "plex://movie/1", "name": "A\nFilm", "year": "2001"}
    typeless = {"guid": "com.plexapp.agents.xxx://1", "name": "Old", "score": "106"}
    answer = {
        "SearchResult": [
            film,
            film,
            typeless,
            {"type": "show", "guid": "plex://show/1", "name": "A Show"},
            {"type": "movie", "name": "Without a guid"},
            {"type": "movie", "guid": "x" * 2000, "name": "Long guid"},
            {"type": "movie", "guid": "g", "name": "n" * 999, "summary": "s" * 9999},
        ]
    }
    first, old, long = parse_candidates(answer, MediaType.MOVIE)
    assert (first.guid, first.name, first.year, first.score) == (film["guid"], "A Film", 2001, None)
    assert (old.type, old.year, old.score) == (MediaType.MOVIE, None, 106)
    assert (len(long.name), len(long.summary)) == (300, 2000)
    assert list(parse_candidates({"size": 0}, MediaType.MOVIE)) == []
    many = {"SearchResult": [{"guid": str(number)} for number in range(500)]}
    assert len(list(parse_candidates(many, MediaType.SHOW))) == 100


@pytest.mark.parametrize(
    ("thumb", "picture"),
    [
        ("https://images.plex.tv/photo?url=x", "https://images.plex.tv/photo?url=x"),
        ("http://images.plex.tv/photo", ""),
        ("javascript:alert(1)", ""),
        ("https://" + "x" * 2000, ""),
        (None, ""),
    ],
)
def test_the_picture_of_a_candidate_is_an_encrypted_address(thumb: object, picture: str) -> None:
    [found] = parse_candidates({"SearchResult": {"guid": "g", "thumb": thumb}}, MediaType.MOVIE)
    assert found.picture == picture


def test_a_dossier_tells_what_a_match_could_destroy() -> None:
    entry = {
        "Media": [
            {"Part": [{"file": "/m/a.mkv"}, {"file": "/m/b.mkv"}]},
            {"Part": {"file": "/m/c.mkv"}},
        ],
        "Location": [{"path": "/m"}],
        "editionTitle": "Extended",
        "viewCount": "2",
        "viewedLeafCount": 5,
        "lastViewedAt": 1_700_000_000,
        "userRating": 8.5,
        "childCount": 3,
        "Label": [{"tag": "Overlay"}, {}],
        "Collection": {"tag": "Best"},
    }
    assert parse_dossier({"Metadata": entry}) == Dossier(
        files=("/m/a.mkv", "/m/b.mkv", "/m/c.mkv"),
        edition="Extended",
        view_count=5,
        last_viewed_at=1_700_000_000,
        user_rating="8.5",
        children=3,
        labels=("Overlay",),
        collections=("Best",),
    )
    folders = parse_dossier({"Metadata": [{"title": "x", "Location": [{"path": "/a"}, {}]}]})
    assert folders == Dossier(files=("/a",))
    assert parse_dossier({"Metadata": []}) is None


@pytest.mark.parametrize(
    ("fields", "is_watched"),
    [
        ({}, False),
        ({"viewCount": 1}, True),
        ({"viewedLeafCount": 1}, True),
        ({"viewOffset": 9}, True),
        ({"lastViewedAt": 9}, True),
        ({"viewCount": 0, "viewOffset": 0}, False),
    ],
)
def test_whoever_began_to_watch_has_watched(fields: dict[str, int], *, is_watched: bool) -> None:
    dossier = parse_dossier({"Metadata": {"title": "A film", **fields}})
    assert dossier
    assert dossier.is_watched is is_watched


def test_what_is_no_rating_key_is_no_parent() -> None:
    hostile = ("../../api/states", "1?x=y", "7#", "9" * 21, "٣", "12 ", ["1"], {"a": 1}, True)
    for key in hostile:
        [item] = parse_page(
            {"Metadata": [EPISODE | {"parentRatingKey": key, "grandparentRatingKey": key}]}, "2"
        ).items
        assert (item.parent_key, item.grandparent_key) == ("", ""), key

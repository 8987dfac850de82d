"""What Sonarr and Radarr report, in each of their versions; what is wrong is named."""

from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.plex_smart_refresher.engine.import_payloads import (
    LONGEST_PATH,
    MOST_ENTRIES,
    InvalidPayloadError,
    parse_payload,
)
from custom_components.plex_smart_refresher.engine.imports import (
    ImportedFile,
    ImportEvent,
    ImportSource,
)
from custom_components.plex_smart_refresher.engine.media import LONGEST_TITLE, MediaType

from ..hostile import ANYTHING, modest
from ..import_payloads import OTHERS, PAYLOADS, payload

EPISODE = "/tv/Harbour Lights/Season 01/Harbour Lights - S01E03 - The Lamp.mkv"
FOG = "/tv/Harbour Lights/Season 01/Harbour Lights - S01E04 - Fog.mkv"
FILM = "/movies/Amber Rain (1999)/Amber Rain (1999) Bluray-1080p.mkv"
OLD_IDS = ("tvdb-371028", "imdb-tt7654321")
IDS = ("tmdb-94605", *OLD_IDS)
FILM_IDS = ("tmdb-603", "imdb-tt0133093")


def words(file: ImportedFile) -> tuple[str, ...]:
    return tuple(each.words for each in file.ids)


@pytest.mark.parametrize(
    ("name", "is_upgrade", "year", "ids"),
    [
        ("sonarr 3", False, None, OLD_IDS),
        ("sonarr 4", False, 2019, IDS),
        ("sonarr 4 upgrade", True, 2019, IDS),
        ("sonarr 5", False, 2019, IDS),
    ],
)
def test_an_episode_of_sonarr_is_understood(
    name: str, is_upgrade: bool, year: int | None, ids: tuple[str, ...]
) -> None:
    event, files = parse_payload(payload(name))
    [file] = files
    assert event is (ImportEvent.UPGRADE if is_upgrade else ImportEvent.IMPORT)
    assert (file.source, file.type) == (ImportSource.SONARR, MediaType.EPISODE)
    assert (file.path, file.folder) == (EPISODE, "/tv/Harbour Lights")
    assert (file.title, file.year, file.season, file.episodes) == ("Harbour Lights", year, 1, (3,))
    assert words(file) == ids
    assert file.is_upgrade is is_upgrade


def test_an_import_of_many_has_a_path_per_file() -> None:
    event, files = parse_payload(payload("sonarr 4 complete"))
    assert event is ImportEvent.IMPORT
    assert [each.path for each in files] == [EPISODE, FOG]
    # Which number belongs to which file is not said, nor whether it is an upgrade.
    assert {(each.season, each.episodes, each.is_upgrade) for each in files} == {(1, (), None)}


@pytest.mark.parametrize(
    ("name", "is_upgrade"),
    [("radarr 3.0", False), ("radarr 5", False), ("radarr 5 upgrade", True)],
)
def test_a_film_of_radarr_is_understood(name: str, is_upgrade: bool) -> None:
    event, [file] = parse_payload(payload(name))
    assert event is (ImportEvent.UPGRADE if is_upgrade else ImportEvent.IMPORT)
    assert (file.source, file.type, file.path) == (ImportSource.RADARR, MediaType.MOVIE, FILM)
    assert (file.title, file.year, words(file)) == ("Amber Rain", 1999, FILM_IDS)
    assert file.name == "Amber Rain (1999) Bluray-1080p.mkv"


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_import_is_recognised(name: str) -> None:
    assert parse_payload(payload(name)) == (ImportEvent(name.removeprefix("radarr ")), ())


def test_the_type_of_an_event_may_be_written_small() -> None:
    assert parse_payload(payload("radarr 5", eventType="download")).event is ImportEvent.IMPORT


@pytest.mark.parametrize(
    ("folder", "path"),
    [
        ("/movies/Amber Rain/", "/movies/Amber Rain/a.mkv"),
        ("D:\\Movies\\Amber Rain", "D:\\Movies\\Amber Rain\\a.mkv"),
    ],
)
def test_a_path_in_two_parts_is_put_together(folder: str, path: str) -> None:
    film = {"title": "Amber Rain", "folderPath": folder}
    sent = payload("radarr 3.0", movie=film, movieFile={"relativePath": "a.mkv"})
    assert parse_payload(sent).files[0].path == path


def test_ids_that_are_not_known_are_left_out() -> None:
    film = {"tmdbId": 0, "imdbId": "", "year": 0, "title": "x" * 4_000 + "\n", "tvdbId": None}
    remote = {"imdbId": "0133093", "tmdbId": 603, "year": None}
    [file] = parse_payload(payload("radarr 5", movie=film, remoteMovie=remote)).files
    assert words(file) == FILM_IDS
    assert (file.year, len(file.title)) == (None, LONGEST_TITLE)
    two = [{"seasonNumber": 1}, {"seasonNumber": 2, "episodeNumber": 5}, {"seasonNumber": None}]
    [file] = parse_payload(payload("sonarr 4", episodes=two)).files
    assert (file.season, file.episodes) == (None, ())


WRONG: list[tuple[str, Any, str, str]] = [
    ("sonarr 4", {"eventType": None}, "missing_field", "payload.eventType"),
    ("sonarr 4", {"eventType": "Party"}, "invalid_choice", "payload.eventType"),
    ("sonarr 4", {"eventType": 7}, "invalid_text", "payload.eventType"),
    ("sonarr 4", {"series": None}, "no_import", "payload"),
    ("sonarr 4", {"series": "Show"}, "invalid_object", "payload.series"),
    ("sonarr 4", {"series": {"tvdbId": "1"}}, "invalid_number", "payload.series.tvdbId"),
    ("sonarr 4", {"series": {"tvdbId": True}}, "invalid_number", "payload.series.tvdbId"),
    ("sonarr 4", {"series": {"tvdbId": False}}, "invalid_number", "payload.series.tvdbId"),
    ("sonarr 4", {"series": {"imdbId": "x"}}, "invalid_imdb_id", "payload.series.imdbId"),
    ("sonarr 4", {"series": {"title": ["x"]}}, "invalid_text", "payload.series.title"),
    ("sonarr 4", {"episodeFile": None}, "missing_field", "payload.episodeFile.path"),
    ("sonarr 4", {"episodes": {"x": 1}}, "invalid_list", "payload.episodes"),
    ("sonarr 4", {"episodes": [{}, 1]}, "invalid_object", "payload.episodes[1]"),
    ("sonarr 4", {"episodes": [{}] * (MOST_ENTRIES + 1)}, "too_many", "payload.episodes"),
    (
        *("sonarr 4", {"episodes": [{"episodeNumber": -1}]}),
        *("invalid_number", "payload.episodes[0].episodeNumber"),
    ),
    ("sonarr 4", {"isUpgrade": "yes"}, "invalid_boolean", "payload.isUpgrade"),
    (
        "radarr 5",
        {"movieFile": {"relativePath": 1}},
        "invalid_text",
        "payload.movieFile.relativePath",
    ),
    ("radarr 5", {"movieFile": {"path": "x" * 5_000}}, "invalid_text", "payload.movieFile.path"),
    ("radarr 5", {"movie": {"year": 99}}, "invalid_number", "payload.movie.year"),
]


@pytest.mark.parametrize(("name", "changes", "code", "field"), WRONG)
def test_what_is_wrong_is_named(name: str, changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(InvalidPayloadError) as refusal:
        parse_payload(payload(name, **changes))
    assert (refusal.value.code, refusal.value.field) == (code, field)


@pytest.mark.parametrize("sent", [None, [], "Download", 1])
def test_a_report_is_an_object(sent: Any) -> None:
    with pytest.raises(InvalidPayloadError, match="invalid_object: payload"):
        parse_payload(sent)


_PLACES = [
    (name, part, key)
    for name, sent in PAYLOADS.items()
    for part, value in sent.items()
    for key in (value if isinstance(value, dict) else [None])
]


@given(st.sampled_from(_PLACES), ANYTHING)
@modest
def test_anything_is_understood_within_its_limits_or_refused(
    place: tuple[str, str, str | None], value: Any
) -> None:
    name, part, key = place
    sent = payload(name)
    sent[part] = value if key is None else sent[part] | {key: value}
    try:
        report = parse_payload(sent)
    except InvalidPayloadError:
        return
    assert len(report.files) <= MOST_ENTRIES
    for file in report.files:
        assert 0 < len(file.path) <= LONGEST_PATH * 2
        assert len(file.title) <= LONGEST_TITLE
        (file.path + file.folder + file.title).encode()
        assert len(file.ids) <= 6

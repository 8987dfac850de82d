"""What names of files and folders say: labelled examples, hostile ones too."""

import pytest

from custom_components.plex_smart_refresher.engine.file_names import (
    ids_of,
    names_of,
    readings_of,
    search_words,
    title_key,
)
from custom_components.plex_smart_refresher.engine.media import MediaItem, MediaType

RTL = "\N{RIGHT-TO-LEFT OVERRIDE}"


def film(file: str, media_type: MediaType = MediaType.MOVIE) -> MediaItem:
    return MediaItem("1", "1", media_type, "Any", file=file)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("/m/Alien (1979) {tmdb-348}/Alien (1979).mkv", ["tmdb-348"]),
        ("/m/Alien (1979)/Alien (1979) {imdb-tt0078748}.mkv", ["imdb-tt0078748"]),
        ("/m/Alien {tvdb-1}/Alien.mkv", ["tvdb-1"]),
        ("/m/Alien [tmdbid-348]/Alien.mkv", ["tmdb-348"]),
        ("/m/Alien [imdbid-tt0078748].mkv", ["imdb-tt0078748"]),
        ("/m/Alien [tmdbid=348].mkv", ["tmdb-348"]),
        ("/m/Alien {TMDB - 348}.mkv", ["tmdb-348"]),
        ("/m/Alien [tt0078748].mkv", ["imdb-tt0078748"]),
        ("/m/Alien {imdb-TT0078748}.mkv", ["imdb-tt0078748"]),
        ("C:\\m\\Alien {tmdb-348}\\Alien.mkv", ["tmdb-348"]),
        ("/m/A {tmdb-348} {imdb-tt0078748}/A.mkv", ["tmdb-348", "imdb-tt0078748"]),
        ("/m/A {tmdb-348}/A {tmdb-348}.mkv", ["tmdb-348"]),
        ("/m/A {tmdb-348}/A {tmdb-349}.mkv", ["tmdb-349", "tmdb-348"]),
        ("/m/A {tmdb-00348}.mkv", ["tmdb-348"]),
        # No ID, or not one of it.
        ("/m/Alien tmdb-348.mkv", []),
        ("/m/Alien (tmdb-348).mkv", []),
        ("/m/Alien [1979] [1080p] {edition-Final Cut}.mkv", []),
        ("/m/Alien {tmdb-0}.mkv", []),
        ("/m/Alien {tmdb-}.mkv", []),
        ("/m/Alien {tmdb-tt0078748}.mkv", []),
        ("/m/Alien {imdb-348}.mkv", []),
        ("/m/Alien {tmdb-12345678901}.mkv", []),
        ("/m/Alien {tmdb-\N{ARABIC-INDIC DIGIT ONE}}.mkv", []),
        ("/{tmdb-1}/m/Films/Alien.mkv", []),
        ("/m/Alien tt0078748.mkv", []),
        ("", []),
    ],
)
def test_external_ids_are_those_in_brackets(file: str, expected: list[str]) -> None:
    assert [each.words for each in ids_of(film(file))] == expected


def test_a_show_is_named_by_its_folder_alone() -> None:
    folder = film("/tv/Arcane (2021) {tvdb-371028}", MediaType.SHOW)
    assert names_of(folder) == ("Arcane (2021) {tvdb-371028}",)
    assert [each.words for each in ids_of(folder)] == ["tvdb-371028"]
    assert names_of(film("/m/Alien (1979)/Alien.mkv")) == ("Alien", "Alien (1979)")
    assert names_of(film("")) == ()


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("/m/Alien (1979).mkv", [("Alien", 1979)]),
        ("/m/Alien [1979].mkv", [("Alien", 1979)]),
        ("/m/Alien (Final Cut) (1979) [1080p].mkv", [("Alien", 1979)]),
        ("/m/2001 - A Space Odyssey (1968).mkv", [("2001 - A Space Odyssey", 1968)]),
        ("/m/1917 (2019).mkv", [("1917", 2019)]),
        ("/m/(1979) Alien.mkv", [("Alien", 1979)]),
        ("/m/Alien.1979.1080p.BluRay.x264-GRP.mkv", [("Alien", 1979), (..., None)]),
        ("/m/Alien - 1979.mkv", [("Alien", 1979), ("Alien - 1979", None)]),
        ("/m/Blade Runner 2049.mkv", [("Blade Runner", 2049), ("Blade Runner 2049", None)]),
        ("/m/2012.mkv", [("2012", None)]),
        ("/m/1917.2019.mkv", [("1917", 2019), ("1917.2019", None)]),
        ("/m/Film.2001", [("Film", 2001), ("Film.2001", None)]),
        ("/m/Mr. Nobody", [("Mr. Nobody", None)]),
        ("/m/Film 12019.mkv", [("Film 12019", None)]),
        ("/m/{tmdb-348}.mkv", []),
        ("/m/(1979).mkv", []),
        ("/m/.mkv", []),
    ],
)
def test_a_name_is_read_in_each_way_that_makes_sense(
    file: str, expected: list[tuple[object, int | None]]
) -> None:
    found = readings_of(names_of(film(file))[0])
    assert [each.year for each in found] == [year for _, year in expected]
    for each, (title, _) in zip(found, expected, strict=True):
        assert title in (each.title, ...)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alien", "ALIEN"),
        ("The Matrix", "Matrix, The"),
        ("The Matrix", "Matrix"),
        ("Das Boot", "Boot, Das"),
        ("Les Misérables", "Miserables"),
        ("Amélie", "Ame\u0301lie"),
        ("Léon: The Professional", "Leon - The Professional"),
        ("Schindler's List", "Schindlers List"),
        ("Schindler\u2019s List", "Schindler's List"),
        ("Fast & Furious", "Fast and Furious"),
        ("WALL\u00b7E", "WALL-E"),
        ("S.W.A.T.", "SWAT"),
        ("Spider-Man", "Spider Man"),
        ("Straße", "STRASSE"),
        ("Ødipus", "Odipus"),
        ("Łódź", "lodz"),
        ("\uff26\uff55\uff4c\uff4c\u3000\uff37\uff49\uff44\uff54\uff48", "Full Width"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("Ёлки", "Елки"),
        ("שָׁלוֹם", "שלום"),
        (f"{RTL}Alien", "Alien"),
        ("Alien\0", "Alien"),
    ],
)
def test_titles_are_equal_whatever_their_dress(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alien", "Aliens"),
        ("Rocky", "Rocky II"),
        ("Die Hard", "Hard"),
        ("The", "A"),
        ("かき", "かぎ"),
        ("किताब", "कताब"),
        ("!!!", "???"),
        ("東京物語", "東京"),
        ("Алиса", "Алина"),
        ("Up", ""),
    ],
)
def test_titles_differ_by_letters_in_any_script(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tmdb-10283", "tmdb-10283"),
        (" TMDB://10283 ", "tmdb-10283"),
        ("{tvdb-110381}", "tvdb-110381"),
        ("imdb-tt1217209", "imdb-tt1217209"),
        ("tt1217209", "imdb-tt1217209"),
        ("imdb://tt1217209", "imdb-tt1217209"),
        ("0B3E7C1A-1111-2222-3333-444455556666", "0b3e7c1a-1111-2222-3333-444455556666"),
        ("10283", None),
        ("Alien", None),
        ("tmdb-1} {tvdb-2", None),
        ("", None),
    ],
)
def test_an_external_id_is_understood_in_its_usual_forms(text: str, expected: str | None) -> None:
    assert search_words(text) == expected

"""Which import a file in Plex comes from, though its path is another one there; and its IDs."""

from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.file_names import ExternalId
from custom_components.plex_smart_refresher.engine.imports import (
    ImportedFile,
    ImportSource,
    KnownImport,
    equal_parts,
    import_of,
    known_ids,
    last_part,
)
from custom_components.plex_smart_refresher.engine.media import IdSource, MediaItem, MediaType

TMDB = ExternalId(IdSource.TMDB, "348")
TVDB = ExternalId(IdSource.TVDB, "81189")
PATH = "/movies/Alien (1979)/Alien (1979).mkv"


def item(file: str, kind: MediaType = MediaType.MOVIE, **fields: Any) -> MediaItem:
    values: dict[str, Any] = {"title": "Alien", "year": 1979}
    return MediaItem(rating_key="1", library_id="1", type=kind, file=file, **(values | fields))


def film(path: str = PATH, **fields: Any) -> ImportedFile:
    values: dict[str, Any] = {"title": "Alien", "ids": (TMDB,)}
    return ImportedFile(source=ImportSource.RADARR, path=path, **(values | fields))


def episode(path: str, **fields: Any) -> ImportedFile:
    values: dict[str, Any] = {"title": "Harbour", "ids": (TVDB,)}
    return ImportedFile(source=ImportSource.SONARR, path=path, **(values | fields))


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (PATH, "/data/media/Alien (1979)/Alien (1979).mkv", 2),
        (PATH, "D:\\movies\\Alien (1979)\\Alien (1979).mkv", 3),
        (PATH, "/a/movies/Alien (1979)/Alien (1979).mkv", 3),
        (PATH, "/movies/alien (1979)/Alien (1979).mkv", 1),
        (PATH, "/movies/Alien (1979)/alien (1979).mkv", 0),
        (PATH, "", 0),
        ("/m/Ame\u0301lie/a.mkv", "/x/Am\u00e9lie/a.mkv", 2),  # as a Mac writes it
        ("/tv/Show/", "/data/tv/Show", 2),
    ],
)
def test_the_last_parts_of_paths_are_compared(one: str, other: str, count: int) -> None:
    assert equal_parts(one, other) == equal_parts(other, one) == count


def test_the_last_part_of_no_path_is_empty() -> None:
    assert last_part("//") == ""


def test_the_import_with_the_most_equal_parts_is_found() -> None:
    near, far = film("/movies/Alien (1979)/a.mkv"), film("/4k/Alien (1979)/a.mkv")
    assert import_of(item("/data/4k/Alien (1979)/a.mkv"), [near, far]) is far
    assert import_of(item("/data/hd/Alien (1979)/a.mkv"), [near]) is near
    # Both fit equally well.
    assert import_of(item("/data/hd/Alien (1979)/a.mkv"), [near, far]) is None
    assert import_of(item(PATH, MediaType.EPISODE), [film()]) is None
    assert import_of(item(""), [film()]) is None


def test_another_version_of_a_film_is_its_import_too() -> None:
    both = item("/data/hd/Alien (1979)/hd.mkv", other_files=("/data/4k/Alien (1979)/4k.mkv",))
    imported = film("/movies/Alien (1979)/4k.mkv")
    assert import_of(both, [imported]) is imported


def test_a_name_alone_is_enough_only_if_it_has_the_title() -> None:
    flat = film("/movies/Alien.1979.mkv")
    assert import_of(item("/data/films/Alien.1979.mkv"), [flat]) is flat
    bare = episode("/tv/Harbour/S01E01.mkv")
    assert import_of(item("/tv/Other/S01E01.mkv", MediaType.EPISODE), [bare]) is None
    untitled = film("/movies/Alien.1979.mkv", title="")
    assert import_of(item("/data/films/Alien.1979.mkv"), [untitled]) is None


def test_the_ids_of_its_import_count_like_those_in_its_name() -> None:
    other = ExternalId(IdSource.TMDB, "679")
    file = "/data/Alien (1979)/Alien (1979).mkv"
    assert known_ids(item(file), [KnownImport(file=film())]) == (TMDB,)
    assert known_ids(item(file), []) == ()
    assert known_ids(item("/data/Aliens (1986)/b.mkv"), [KnownImport(file=film())]) == ()
    named = "/data/Alien (1979) {tmdb-679}/a.mkv"
    imported = film("/movies/Alien (1979) {tmdb-679}/a.mkv")
    # Both are named: two of one database, so that nothing is certain.
    assert known_ids(item(named), [KnownImport(file=imported)]) == (other, TMDB)


def test_the_ids_of_a_show_are_those_of_its_files() -> None:
    file = episode("/tv/Harbour/Season 01/Harbour S01E01.mkv", folder="/tv/Harbour")
    show = item("/data/tv/Harbour", MediaType.SHOW)
    assert known_ids(show, [KnownImport(file=file)]) == (TVDB,)
    # The name of a folder alone can be that of another show, unless its episode is known.
    elsewhere = item("/data/series/Harbour", MediaType.SHOW)
    assert known_ids(elsewhere, [KnownImport(file=file)]) == ()
    assert known_ids(elsewhere, [KnownImport(file=file, show_key="1")]) == (TVDB,)
    assert known_ids(elsewhere, [KnownImport(file=film(), show_key="1")]) == ()
    assert known_ids(item("/data/tv/Harbour", MediaType.SEASON), [KnownImport(file=file)]) == ()

"""Imports: what is awaited, what belongs to an item, and what is forgotten."""

from dataclasses import replace
from typing import Any

import pytest

from custom_components.plex_smart_refresher.engine.file_names import ExternalId
from custom_components.plex_smart_refresher.engine.imports import ImportedFile, ImportSource
from custom_components.plex_smart_refresher.engine.media import IdSource, MediaItem, MediaType
from custom_components.plex_smart_refresher.storage import LogIndex
from custom_components.plex_smart_refresher.storage.log_index import imports as module

from .conftest import connection_of

NOW = 1_800_000_000.0
DAY = 86_400.0
EPISODE = ImportedFile(
    source=ImportSource.SONARR,
    path="/tv/Harbour\ud800/Season 01/S01E03.mkv",
    folder="/tv/Harbour\ud800/",
    title="Harbour",
    year=2019,
    season=1,
    episodes=(3, 4),
    ids=(ExternalId(IdSource.TVDB, "7"), ExternalId(IdSource.IMDB, "tt0000007")),
    is_upgrade=False,
)
FILM = ImportedFile(source=ImportSource.RADARR, path="/m/A.mkv", is_upgrade=True)


def item(kind: MediaType, file: str, key: str = "1", **fields: Any) -> MediaItem:
    return MediaItem(rating_key=key, library_id="1", type=kind, title="Any", file=file, **fields)


async def awaited(index: LogIndex, now: float = NOW) -> list[tuple[str, bool]]:
    return [(each.file.path, each.is_told) for each in await index.imports.awaited(now)]


async def test_an_import_comes_back_as_it_was(index: LogIndex) -> None:
    await index.imports.add([EPISODE, FILM], NOW)
    [episode, film] = await index.imports.awaited(NOW)
    clean = {"path": EPISODE.path.replace("\ud800", "?"), "folder": "/tv/Harbour?/"}
    assert (episode.file, film.file) == (replace(EPISODE, **clean), FILM)
    assert (episode.reported_at, episode.is_told) == (NOW, False)


async def test_what_is_found_old_or_from_the_future_is_not_awaited(index: LogIndex) -> None:
    await index.imports.add([EPISODE], NOW)
    [first] = await index.imports.awaited(NOW + DAY)
    assert await awaited(index, NOW + DAY + 1) == await awaited(index, NOW - 1) == []
    await index.imports.set_told([first.import_id], NOW)
    assert [told for _, told in await awaited(index)] == [True]
    await index.imports.set_found(first.import_id, item(MediaType.EPISODE, ""))
    assert await awaited(index) == []


async def test_a_newer_import_of_a_file_starts_anew_unless_it_is_the_end_of_the_same(
    index: LogIndex,
) -> None:
    await index.imports.add([FILM], NOW)
    [first] = await index.imports.awaited(NOW)
    await index.imports.set_found(first.import_id, item(MediaType.MOVIE, ""))
    complete = replace(FILM, is_upgrade=None)
    await index.imports.add([complete], NOW + 60)
    assert await awaited(index, NOW + 60) == []
    await index.imports.add([complete], NOW + DAY)
    await index.imports.set_told([first.import_id], NOW + DAY)
    await index.imports.add([FILM], NOW + DAY + 1)
    assert await awaited(index, NOW + DAY + 1) == [("/m/A.mkv", False)]


async def test_the_imports_of_an_item_are_found_by_name_folder_and_show(index: LogIndex) -> None:
    await index.imports.add([EPISODE, FILM], NOW)
    find = index.memory.imports
    assert [each.file for each in await find(item(MediaType.MOVIE, "/data/A.mkv"))] == [FILM]
    show = item(MediaType.SHOW, "/data/Harbour?", key="9")
    [known] = await find(show)
    assert (known.file.ids, known.show_key) == (EPISODE.ids, "")
    for other in (item(MediaType.MOVIE, ""), item(MediaType.SHOW, "/data/Elsewhere", key="8")):
        assert not await find(other)
    episode = item(MediaType.EPISODE, "", key="3", grandparent_key="8")
    await index.imports.set_found((await index.imports.awaited(NOW))[0].import_id, episode)
    [known] = await find(item(MediaType.SHOW, "/data/Elsewhere", key="8"))
    assert known.show_key == "8"
    await index.memory.move("8", "80")
    assert await find(item(MediaType.SHOW, "/data/Elsewhere", key="80"))


async def test_old_imports_and_the_oldest_of_too_many_are_forgotten(
    index: LogIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {"log_days": 0, "item_days": 0, "change_days": 0}
    await index.imports.add([FILM], NOW - 29 * DAY)
    await index.imports.add([EPISODE], NOW - 31 * DAY)
    await index.async_purge(NOW, **days, jobs=lambda: ())
    query = "SELECT path FROM imports"
    assert connection_of(index).execute(query).fetchall() == [("/m/A.mkv",)]
    monkeypatch.setattr(module, "MOST_IMPORTS", 2)
    await index.imports.add([replace(FILM, path=f"/m/{each}.mkv") for each in range(3)], NOW)
    assert len(connection_of(index).execute(query).fetchall()) == 2
    plan = connection_of(index).execute(
        f"EXPLAIN QUERY PLAN {module._OF_ITEM}", {"name": "a", "key": "1"}
    )
    assert not [row for row in plan if row[3].startswith("SCAN")]
